"""Numbers known by their label only: clients, members and staff (files: labelled_file.py).

Names: nl klantnummer, lidnummer, personeelsnummer; fr n° de client, n° d'affilié, matricule; de
Kundennummer, Mitgliedsnummer, Personalnummer; en client, member and employee number.

Every organisation gives out its own: letters, digits, dots, slashes and hyphens, at least two
digits. So the label decides, read in running text, forms, keys of JSON, YAML, XML, vCards and
addresses, and above or before the cells of a table (recognizers/labels.py, engine/labelled.py).

Source: common usage.
Confused with: dates, years, amounts, counts of files, versions, telephone numbers, case law.
"""

from recognizers.base import hit, miss
from recognizers.labels import family

CUSTOMER = family(
    "customer",
    ("een klantnummer", "un numéro de client", "eine Kundennummer", "a client number"),
    r"klanten|cli[ëe]nten|clients|customers|klienten?|abonnee?s?|abonn[ée]s?|relatie|debiteuren?"
    r"|d[ée]biteurs?|debitoren?|b[ée]n[ée]ficiaires?|begunstigden?|demandeurs?"
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
        hit("Kundennummer\n«600 4418 2»\n", "a last group of one digit"),
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
    r"|vrijwilligers?|numeroaffilie|numaffilie|leners?|lezers?|lecteurs?|readers?|lesers?"
    r"|sollicitanten?|kandidaten?|candidats?|registratie|teilnehmer",
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
    r"matricules?(?:agent|enseignant|[ée]tudiant|personnel|travailleur)?|matriculenummer|stamnummer|stamnr\.?|matr\.",
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
