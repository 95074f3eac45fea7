"""Numbers known by their label only: files, clients, members and staff.

Names: nl dossiernummer, kenmerk, klantnummer, lidnummer, personeelsnummer; fr numéro de dossier,
nos réf., n° de client, n° d'affilié, matricule; de Aktenzeichen, Kundennummer, Mitgliedsnummer,
Personalnummer; en file, case, client, member and employee number.

Every organisation gives out its own: letters, digits, dots, slashes and hyphens, at least two
digits. So the label decides, read in running text, forms, keys of JSON, YAML, XML, vCards and
addresses, and above or before the cells of a table (recognizers/labels.py, engine/labelled.py).

Source: common usage.
Confused with: dates, years, amounts, counts of files, versions, telephone numbers, case law.
"""

from recognizers.base import hit, miss
from recognizers.labels import family

_PARTY = (  # whose reference it is
    "notari(?:s|aat)|notaires?|notars?|notary|schuldeiser|cr[ée]ancier|gläubigers?|creditor|(?:gerechts)?deurwaarder"
    "|huissier|gerichtsvollziehers?|bailiff|advocaat|avocate?|anwalts?|lawyer|solicitor|parket|parquet"
    "|verzekeraar|assureur|versicherers?|insurer|griffie|greffe|bemiddelaar|m[ée]diateur|curator"
    "|curateur|politie|polizei|mutualiteit|ziekenfonds|mutuelle|krankenkasse"
    "|verhuurder|bailleur|vermieters?|landlord|school|[ée]cole|schule|arts|m[ée]decin|arztes"
    "|expert|bank|banque|tegenpartij|partie adverse|gegenpartei"
)

FILE = family(
    "file",
    ("een dossiernummer", "un numéro de dossier", "ein Aktenzeichen", "a file number"),
    r"r[ée]f[ée]rences?|referenties?|contract(?:en|s)?|contrats?|vertrags?|overeenkomst|zaken|vorgangs?|antrags?|aanvraag|meldings?|bezwaar|demandes?|plaintes?|r[ée]clamations?"
    r"|recours|fall|files?|applications?|complaints?|dockets?|schade|schadens?|schadenfall|claims?"
    r"|notre|votre|nos|vos|ons|onze|uw|our|your|unsere?|ihre?|n/|v/|vergunnings?|beslissings?",
    r"(?:ons |uw )?kenmerk|(?:nos|vos|[nvou]/)[ ]?r[ée]f(?:[ée]rences?)?\.?|akten?zeichen"
    r"|gesch[äa]ftszeichen|(?:unser|ihr) zeichen|az\.|numerodossier|numdossier|iddossier|nodossier"
    r"|(?<=(?:^|\n)[ \t]{0,4})(?:referentie|referte|r[ée]f[ée]rence|reference|r[ée]f\.?)(?= ?:)"
    r"|(?<=\b(?:met|onder|avec|sous|mit|unter|with|under|als)[ ](?:de |la |der )?)"
    r"(?:referentie|referte|r[ée]f[ée]rence|reference|referenz|r[ée]f\.?)"
    r"|az(?= ?:)|gesch\.-z\.|gz(?= ?:)"
    r"|(?:dossier|r[ée]f(?:[ée]rences?)?|referentie|referte|kenmerk|reference|referenz|zeichen)s?"
    r"\.?[ ]"
    rf"(?:(?:van de|van het|van|de la|de|du|of the|des|der)[ ]|de l')?(?:{_PARTY})(?!\p{{L}})"
    r"(?=[^\d\n]{1,16}(?:[^\s\d]{0,8}\d){4})",
    r"(?:deel|schade|bouw|jeugd|steun|gezins|klacht|straf|personeels|zorg|hulp|tucht|aanvraag)?"
    r"dossiers?|doss\.|zaak|affaires?|akten?|klacht|cases?|schadegeval|sinistres?|docket|referte",
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
        *("vergunningsnr", "beslissingsnummer*", "contract", "contracten", "contractnummer*"),
        *("contractnr", "contrat", "vertragsnummer*", "vertragsnr", "vertrags nr", "contractid"),
        *("overeenkomst", "overeenkomstnummer*", "references", "références", "dossiers"),
        *("zeichen des", "zeichen der", "zeichen"),
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

CUSTOMER = family(
    "customer",
    ("een klantnummer", "un numéro de client", "eine Kundennummer", "a client number"),
    r"klanten|cli[ëe]nten|clients|customers|klienten?|abonnee?s?|abonn[ée]s?|relatie|debiteuren?|d[ée]biteurs?|debitoren?|b[ée]n[ée]ficiaires?|begunstigden?|demandeurs?"
    r"|beneficiar(?:y|ies)|subscribers?|aanvragers?|allocataires?"
    r"|gebruikers?|utilisateurs?|contribuables?|contrat[ _]client",
    r"numeroclient|idclient|codeclient|(?:kind|gezins|klant|cli[ëe]nt|leden|gebruikers)codes?"
    r"|code (?:client|enfant|famille|usager|patient)|kundencode"
    r"|(?:client|customer|child|family) code|k(?:d|und)\.-?nr\.?",
    r"klant(?!en|ref)|cli[ëe]nt(?!en)|client(?!en|s)|customer(?!s)|kunden?",
    (
        *("klant", "klantnr", "klantnummer*", "klant nr", "klantid", "klanten", "klantcode"),
        *("cliënt*", "client", "clientnr", "clientnummer*", "clientid"),
        *("clientnumber", "customer", "customerid", "customernumber", "kunde"),
        *("kundennummer*", "kundennr", "kunden nr", "kundenid", "klientennummer", "abonneenummer*"),
        *("abonneenr", "abonné*", "relatienummer*", "relatienr", "debiteurnummer*", "debiteurnr"),
        *("débiteur", "debitorennummer", "bénéficiaire*", "begunstigdenummer*", "begunstigde"),
        *("demandeur", "beneficiary", "subscriber", "aanvragersnummer*", "allocataire"),
        *("numeroclient", "idclient", "codeclient", "gebruikersnummer*", "contribuable"),
        *(
            "contrat_client",
            "contrat client",
            "kindcode*",
            "gezinscode*",
            "cliëntcode",
            "ledencode*",
        ),
        *("gebruikerscode*", "code client", "code enfant", "code famille", "code usager"),
        *("kundencode", "child code", "family code", "code patient", "kd.-nr", "kd nr", "kd.nr"),
    ),
    (
        hit("Cliëntnummer\n«C 118.204»\n", "on the next line"),
        hit('"klantnummer": "«KL0099172»"', "JSON"),
        hit("klantnr: «118204»", "YAML"),
        hit("client_id=«CL-00991»", "key and value"),
        hit("N° client : «0044187»", "French"),
        hit("Kundennummer «4418-22»,", "German"),
        hit("client no. «88120»", "English"),
        hit("numéro de demandeur : «LOG-44182»", "French, housing"),
        hit("klant «KD-77012» belde", "noun alone, a code behind it"),
        hit("kindcode Opgroeien: «KC-7741-0093»", "a code"),
        hit("code famille : «F-20418»", "a code, French"),
        hit("klantnummer Fluvius «0260 771 338»", "a name between"),
        miss("klantnummer Proximus 0478 00 31 62", "a telephone number"),
        miss("client 5.1.3.62", "a version"),
        miss("14.402 clients, client 14.402", "a count"),
        miss("klantnummer staat op factuur", "no value"),
        miss("klant 2026", "a year"),
        miss("clients 2025: 1.990", "statistics"),
        miss("klantenkaart 12", "another word"),
        miss("client(10442)", "a call in a program"),
        miss("klant: 0478 00 31 62", "a telephone number"),
        hit("Kundennr.;Ort\n«K-10442»;Eupen\n«K-10448»;Kelmis", "column header", scanned=True),
    ),
)

MEMBER = family(
    "member",
    ("een lidnummer", "un numéro de membre", "eine Mitgliedsnummer", "a membership number"),
    r"leden|lid|membres?|affili[ée]s?|affiliations?|adh[ée]rents?|aansluitings?"
    r"|inschrijvings?|inscriptions?|mitglieds?|members?|memberships?|membership card|bewonerskaart"
    r"|parkeerkaart|bezoekerskaart|bibliotheekkaart|lezerskaart|toegangskaart|badge|carte"
    r"|carte (?:de |d')?(?:riverain|stationnement|membre|acc[èe]s|lecteur)|resident card|card"
    r"|library card|parking permit|bewohnerausweis|parkausweis|leserausweis|volunteers?"
    r"|vrijwilligers?|numeroaffilie|numaffilie|leners?|lezers?|lecteurs?|readers?|lesers?|sollicitanten?|kandidaten?|candidats?|registratie|teilnehmer",
    r"numeroaffilie|numaffilie|lidkaart|membership card|carte de riverain|resident card"
    r"|carte de membre|bewonerskaart|parkeerkaart",
    r"lidkaart|membership card",
    (
        *("lid", "lidnr", "lidnummer*", "lidnrs", "lid nr", "ledennummer*", "lidkaart*"),
        *("membre", "membre n°", "affilié*", "affiliation", "adhérent"),
        *("aansluitingsnummer*", "aansluitingsnr", "inschrijvingsnummer*", "inschrijvingsnr"),
        *("inscription", "mitglied", "mitgliedsnummer*", "mitgliedsnr", "mitglieds nr", "member"),
        *("memberid", "membernumber", "membership", "membership card", "bewonerskaart*"),
        *("parkeerkaart*", "bezoekerskaart*", "bibliotheekkaart*", "lezerskaart*"),
        *("toegangskaart*", "badge", "badgenr", "badgenummer*", "carte de riverain"),
        *("carte de stationnement", "carte de membre", "carte d'accès", "carte de lecteur"),
        *("resident card", "library card", "parking permit", "bewohnerausweis*", "parkausweis*"),
        *("leserausweis*", "vrijwilligersnummer*", "vrijwilligersnr", "numeroaffilie"),
        *("numaffilie", "sollicitantennummer*", "kandidaatnummer*", "registratienummer*"),
        *(
            "registratienr",
            "teilnehmernummer*",
            "lener",
            "lenersnummer*",
            "lenersnr",
            "lenernummer*",
        ),
        *("lezer", "lezersnummer*", "lezersnr", "lecteur", "reader", "lesernummer*", "lesernr"),
    ),
    (
        hit("lener nr. «B20441872» is te laat", "reader of a library"),
        hit("lidnummer «88-20417» denk ik", "Dutch"),
        hit("ik ben lid met nr «20418» van de bib", "words between"),
        hit("numéro de membre : «FR-20-4418»,", "French"),
        hit("n° d'affilié «45.118.204»", "French, insurance"),
        hit("Mitgliedsnummer «M/7712».", "German"),
        hit("?member_id=«M-118204»&lang=en", "address"),
        hit("Bewonerskaart nr. «BK-118-2204»", "card"),
        hit("parkeerkaart (nr. «PK-118820»)", "in brackets"),
        hit("membership card «LIB-0044187» was found", "English"),
        miss("lid 2 van artikel 12", "paragraph of an article"),
        miss("2.118 leden (2025: 1.990)", "statistics"),
        miss("member since 2019", "a year"),
        miss("artikel 14, lid 3", "paragraph"),
        miss("Members: 2,118", "a count"),
        miss("lidgeld: 25,00", "an amount"),
        miss("members 10442 in total", "a count"),
        miss("badge 12", "too short"),
        hit("Naam   Lidnummer\nAn   «K-0441»\nBo   «K-0442»", "columns of spaces", scanned=True),
    ),
)

STAFF = family(
    "staff",
    ("een personeelsnummer", "un matricule", "eine Personalnummer", "a personnel number"),
    r"personeels?|personeelsleden|medewerkers?|werknemers?|personnel|travailleurs?"
    r"|agents?|employ[ée]s?|personal|mitarbeiter|bediensteten?|employees?|staff|payroll|workers?",
    r"matricules?|matriculenummer|stamnummer|stamnr\.?|matr\.",
    r"personeelslid|matricule",
    (
        *("personeelsnummer*", "personeelsnr", "personeels nr", "personeelsid"),
        *("personeelslid", "medewerkersnummer*", "medewerkernummer*", "medewerkersnr"),
        *("medewerkernr", "werknemersnummer*", "werknemersnr", "werknemernummer*", "stamnummer*"),
        *("stamnr", "matr", "matricule*", "personnel", "personnelnumber", "personnelid"),
        *("travailleur", "agent", "employé", "personalnummer*", "personalnr", "personal nr"),
        *("mitarbeiternummer*", "mitarbeiternr", "dienstnummer", "employee", "employeeid"),
        *("employeenumber", "staff", "staffid", "payroll", "worker"),
    ),
    (
        hit("personeelsnr «104882»: 3 dagen", "Dutch"),
        hit("stamnummer personeelslid: «A-10772»", "a word between"),
        hit("Matricule «H-20417».", "French"),
        hit("N° de personnel : «1187»", "French, short"),
        hit("Personalnummer:\n«20-4418»\n", "German, on the next line"),
        hit("Personalnummer: «PN 20441»", "capitals apart"),
        hit("Employee ID «E-20418»", "English"),
        hit('<Person personnelNumber="«00418822»"', "XML attribute"),
        hit("X-MATRICULE:«44187»", "vCard"),
        miss("1.204 personeelsleden, 61 %", "a count"),
        miss("Employees: 418.", "statistics"),
        miss("personeelsnummer: zes cijfers", "no digits"),
        miss("personnel 2026", "a year"),
        miss("agents 318, dont 12", "a count"),
        miss("staff: 12,5 fte", "an amount"),
        miss("personeelsfeest 26/02/2027", "another word, a date"),
        miss("matricule 2025-2026", "years"),
        hit("| Matricule | Grade |\n|---|---|\n| «D4-1187» | employé |", "Markdown", scanned=True),
        hit("matricules «20417», «20418» et «20419»", "a list", scanned=True),
    ),
)
