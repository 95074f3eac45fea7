"""Numbers of files and cases, known by their label only.

Names: nl dossiernummer, kenmerk, zaaknr., referte; fr numéro de dossier, nos réf.; de Aktenzeichen,
Geschäftszeichen, Unser Zeichen; en file, case and reference number.

The label decides, as in labelled.py: in running text, forms, keys and tables; so do "te vermelden",
"à rappeler" behind the word for a reference, and "registered as" before a code.

Source: common usage.
Confused with: dates, years, counts of files, standards, case law.
"""

from recognizers.base import hit, miss
from recognizers.labels import family

_PARTY = (  # whose reference it is
    "notari(?:s|aat)|notaires?|notars?|notary|schuldeiser|cr[ée]ancier|gläubigers?|creditor"
    "|(?:gerechts)?deurwaarder"
    "|huissier|gerichtsvollziehers?|bailiff|advocaat|avocate?|anwalts?|lawyer|solicitor|parket"
    "|parquet"
    "|verzekeraar|assureur|versicherers?|insurer|griffie|greffe|bemiddelaar|m[ée]diateur|curator"
    "|curateur|politie|polizei|mutualiteit|ziekenfonds|mutuelle|krankenkasse"
    "|verhuurder|bailleur|vermieters?|landlord|school|[ée]cole|schule|arts|m[ée]decin|arztes"
    "|expert|bank|banque|tegenpartij|partie adverse|gegenpartei"
)

_RECALLED = (  # "Référence à rappeler dans toute correspondance :"
    r"(?:r[ée]f[ée]rences?|r[ée]f\.?|referenties?|referte|ref\.?|kenmerk|nummer|num[ée]ro|n°"
    r"|referenz|zeichen"
    r"|reference)[ ,]{1,2}(?:bij elk(?:e)? \p{L}{3,14} |steeds |altijd "
    r"|bei \p{L}{3,9} \p{L}{3,14} |bitte "
    r"|stets |immer |to |please |always )?"
    r"(?:[àa] (?:rappeler|mentionner|indiquer|citer|reprendre)|(?:te )?vermelden|anzugeben|angeben"
    r"|be (?:quoted|mentioned)|quote|mention)(?!\p{L})(?=[^:\n]{0,40}:)(?:[ ]\p{L}{1,5}(?!\p{L}))?"
)
_REGISTERED = (  # "the case is registered as WA-2026-00418"
    r"(?:(?:registered|filed|recorded|logged) (?:as|under)|(?:geregistreerd|gekend|ingeschreven)"
    r" (?:als|onder)|(?:enregistr|connu|inscrit|r[ée]pertori)[ée]?e? (?:sous|comme)"
    r"|(?:registriert|geführt|erfasst) (?:als|unter))(?=[ ][A-Z]{1,5}[\-/.]?\d{2})"
)

FILE = family(
    "file",
    ("een dossiernummer", "un numéro de dossier", "ein Aktenzeichen", "a file number"),
    r"r[ée]f[ée]rences?|referenties?|contract(?:en|s)?|contrats?|vertrags?|overeenkomst|zaken"
    r"|vorgangs?|antrags?|aanvraag|meldings?|bezwaar|demandes?|plaintes?|r[ée]clamations?"
    r"|recours|fall|files?|applications?|complaints?|dockets?|schade|schadens?|schadenfall|claims?"
    r"|notre|votre|nos|vos|ons|onze|uw|our|your|unsere?|ihre?|n/|v/|vergunnings?|beslissings?",
    r"(?:ons |uw )?kenmerk|(?:nos|vos|[nvou]/)[ ]?r[ée]f(?:[ée]rences?)?\.?|akten?zeichen"
    r"|gesch[äa]ftszeichen|(?:unser|ihr) zeichen|az\.|numerodossier|numdossier|iddossier|nodossier"
    r"|(?<=(?:^|\n)[ \t]{0,4})(?:referentie|referte|r[ée]f[ée]rence|reference|r[ée]f\.?)(?= ?:)"
    r"|(?<=\b(?:met|onder|avec|sous|mit|unter|with|under|als|porte|portant|draagt|heeft|kreeg"
    r"|trägt|bears"
    r"|has|vermeld(?:en)?|mentionner|mentionnez|rappeler|rappelez|indiquer|indiquez|quote"
    r"|quoting|mention"
    r"|angeben)[ ](?:(?:altijd|steeds|toujours|stets|immer|always|de|la|der|die|the|uw|votre"
    r"|your) ){0,2})"
    r"(?:referentie|referte|r[ée]f[ée]rence|reference|referenz|r[ée]f\.?)"
    r"|az(?= ?:|[ ]\d)|gesch\.-z\.|gz(?= ?:)"
    rf"|{_RECALLED}|{_REGISTERED}"
    r"|(?:dossier|r[ée]f(?:[ée]rences?)?|referentie|referte|kenmerk|reference|referenz|zeichen)s?"
    r"\.?[ ]"
    rf"(?:(?:van de|van het|van|de la|de|du|of the|des|der)[ ]|de l')?(?:{_PARTY})(?!\p{{L}})"
    r"(?=[^\d\n]{1,16}(?:[^\s\d]{0,8}\d){4})",
    r"(?:deel|schade|bouw|jeugd|steun|gezins|klacht|straf|personeels|zorg|hulp|tucht|aanvraag)?"
    r"dossiers?|doss\.|zaak|affaires?|akten?|klacht|cases?|vorgang|schadegeval|sinistres?|docket|referte",
    (
        *("dossier*", "deeldossier*", "schadedossier*", "bouwdossier*", "jeugddossier*"),
        *("steundossier*", "gezinsdossier*", "klachtdossier*", "strafdossier*", "tuchtdossier*"),
        *("personeelsdossier*", "zorgdossier*", "hulpdossier*", "aanvraagdossier*"),
        *("zaak", "zaaknr", "zaaknummer*", "zaak nr", "affaire", "affaire n°", "akte", "akten*"),
        *("aktenzeichen", "az", "vorgang*", "antragsnummer", "antrags nr", "aanvraagnummer*"),
        *("aanvraagnr", "aanvraag nr", "meldingsnummer*", "meldingsnr", "meldings id", "klachtnr"),
        *("klachtnummer*", "bezwaarnummer*", "kenmerk", "ons kenmerk", "uw kenmerk", "referte"),
        *(
            "referentie*",
            "référence",
            "reference",
            "demande n°",
            "demande numéro",
            "demande",
            "plainte",
        ),
        *(
            "réclamation",
            "recours",
            "ref",
            "réf",
            "nos réf*",
            "vos réf*",
            "n/réf*",
            "v/réf*",
            "notre réf*",
        ),
        *("votre réf*", "unser zeichen", "ihr zeichen", "geschäftszeichen", "unsere ref*"),
        *("our ref*", "your ref*", "onze ref*", "uw ref*", "ons ref*", "case", "case no"),
        *("caseid", "casenumber", "file", "fileid", "filenumber", "application", "complaint"),
        *(
            "doss",
            "referenz",
            "gesch z",
            "gz",
            "docket",
            "claim",
            "claimnumber",
            "claimid",
            "sinistre",
            "schadenummer*",
            "schadenr",
        ),
        *("schadegeval", "schadennummer", "schadenfall", "schaden nr", "numerodossier"),
        *("numdossier", "iddossier", "nodossier", "fallnummer", "fall nr", "vergunningsnummer*"),
        *(
            "vergunningsnr",
            "beslissingsnummer*",
            "contract",
            "contracten",
            "contractnummer*",
            "vertrag",
        ),
        *("contractnr", "contrat", "vertragsnummer*", "vertragsnr", "vertrags nr", "contractid"),
        *("overeenkomst", "overeenkomstnummer*", "references", "références", "dossiers"),
        *("zeichen des", "zeichen der", "zeichen"),
        *("registered as", "registered under", "filed as", "filed under", "recorded as"),
        *(
            "recorded under",
            "logged as",
            "logged under",
            "geregistreerd als",
            "geregistreerd onder",
        ),
        *("gekend als", "gekend onder", "ingeschreven als", "ingeschreven onder"),
        *("enregistré sous", "enregistrée sous", "connu sous", "connue sous", "inscrit sous"),
        *("inscrite sous", "répertorié sous", "répertoriée sous", "registriert als"),
        *("registriert unter", "geführt unter", "erfasst unter", "klacht", "affaires", "cases"),
        *("n/ref*", "v/ref*", "o/ref*", "u/ref*", "o/réf*", "u/réf*"),
    ),
    (
        hit("dossiernummer «SD-2026/04417» ligt stil", "Dutch, in a sentence"),
        hit("Le dossier n° «URB/2026/0447» est complet", "French"),
        hit("Aktenzeichen: «SOZ-2026/0418»", "German"),
        hit("case number «CS-2026-00418»", "English"),
        hit("Uw kenmerk: «B-4471»", "a word that is a label by itself"),
        hit("Nos réf. : «SJ/AM/26-1184»", "French, abbreviated"),
        hit("Our ref.: «LEG/26/1187»", "English, abbreviated"),
        hit("dossier «WON-2025-00318» leegstand", "noun alone, a code behind it"),
        hit("Dossiernummer\n«BB/26/1184»\n", "value on the next line"),
        hit('{"numero_dossier": "«PE-2026-00318»"}', "JSON"),
        hit('<dossier nummer="«2026-OV-00417»">', "XML attribute"),
        hit("?dossiernr=«LO-26-44182»&taal=nl", "address"),
        hit("Dossiernummer\t«BB/26/1184»", "label in the first column"),
        hit("dossier «OCMW 2026-0882», vraagt", "capitals apart"),
        hit("het dossiernummer van mevrouw De Smet is «SD-26/0417»", "whose it is between"),
        hit("numéro de dossier de Madame Dupont est «118204»", "whose it is, French"),
        hit("referentienummer «2026.118.44»", "reference number"),
        hit("dossiernummer ........ «118204»", "leaders of a form"),
        hit("• zaaknr. → «B-118»", "an arrow"),
        hit("het dossier draagt het nummer «W/118-26»", "a verb between"),
        hit("An: wat is het dossiernr?\nBo: «W-26-118»\nok", "the answer in a chat"),
        hit("Dossiernummer\n\n«W-26-118»\n", "an empty line between"),
        hit("Référence à rappeler dans toute correspondance : «D4/BR/25/0071»", "to be quoted"),
        hit("Referentie bij elk contact te vermelden: «26-0417-B»", "to be quoted, Dutch"),
        hit("Réf. à rappeler : «118204»", "to be quoted, abbreviated"),
        hit("das Aktenzeichen lautet «FB2/AZ 4471-25», nicht", "two signs before it"),
        hit("zaaknr van die burenruzie is toch «25.0317»?", "small words between"),
        hit("mijn dossiernummer, «7731.02.118», telkens", "between commas"),
        hit("Vermeld altijd referentie «WZ-2026-0417» bij", "what is to be quoted"),
        hit("numéro de dossier, c'est le «4418-227-B».", "between commas, French"),
        hit("the case is registered as «WA-2026-00418».", "registered"),
        hit("Bitte angeben: AZ «50.3-2026/118»", "a sign cut short"),
        hit("klacht «KL26/0093» van", "noun alone, a code"),
        hit("Vorgang «ÖSHZ-2025-041» ruht", "noun alone, a letter with dots"),
        hit("dossier de Mme Dupont : «118204-B»", "of whom, a sign"),
        miss("AZ 2-1", "a score"),
        miss("Referentie: EN 12464-1", "a standard"),
        miss("het dossiernummer, 12.03.2026, staat", "a date between commas"),
        miss("dossiernummer, 02 511 51 51", "a telephone number"),
        miss("Dossiernummer:\nBedrag: 118204", "the next label's value"),
        hit("Vertragsnummer: «V-2026-118»", "contract"),
        hit("ref. schuldeiser «PROX-99120447».", "whose"),
        hit("références notaire «D.2025-118/VM»", "whose, French"),
        hit("dossier notaris «2250417/ldw»", "whose, digits first"),
        hit("N/Réf. – O/Ref.: «COCOM/25/00417»", "two languages"),
        hit("dossier «0077 4418» C/2", "a zero first"),
        miss("dossier notaris 12 mei", "a day"),
        miss("contract 2026/118 verlengd", "noun alone, a year behind it"),
        miss("12 dossiers 2025", "a count"),
        miss("dossier 2026 begroting", "a year"),
        miss("dossier 3 fietsstraten", "a list"),
        miss("In 2025 1.284 dossiers, dossier 1.284", "a grouped count"),
        miss("dossiernummer 12/11/2026", "a date"),
        miss("zaak C-311/18", "case law"),
        miss("dossiernummer staat rechtsboven", "no value"),
        miss("dossierkosten: 125,00 euro", "another word"),
        miss("kenmerk 2025-2026", "years"),
        miss("file: report-2026.pdf", "name of a file"),
        miss("Grondwettelijk Hof, arrest 147/2021, dossier nr. 7429", "court", scanned=True),
        hit("Dossiernr;naam\n«W-26-318»;x\n«W-26-322»;y", "column header", scanned=True),
        hit("dossiers nr. «W-26-318» en «W-26-322» zijn af", "two of one label", scanned=True),
    ),
)
