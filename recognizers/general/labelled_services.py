"""More numbers known by their label only: tenants, policies, patients, declarations.

Names: nl huurdersnummer, polisnummer, patiëntnummer, Dimona, Limosa, pensioendossier,
kohierartikel; fr n° de locataire, police, n° de patient, dossier de pension, article du rôle; de
Mieternummer, Policennummer, Patientennummer, Rollenartikel; en tenant, policy and patient number.

Unverified, hence here: the lengths of Dimona and Limosa numbers, of pension files and tax articles.
The label decides, as in labelled.py.

Source: navigator.emis.vito.be, article 14.3.5 (tax articles on assessment notices); common usage.
Confused with: dates, years, amounts, counts, versions, telephone numbers.
"""

from recognizers.base import hit, miss
from recognizers.labels import family

TENANT = family(
    "tenant",
    ("een huurdersnummer", "un numéro de locataire", "eine Mieternummer", "a tenant number"),
    r"huurders?|kandidaat-huurders?|locataires|candidat-locataires?|tenants|tenancy|woning|logement"
    r"|bewoners?|r[ée]sidents?",
    r"huurdersnr\.?",
    r"huurder(?!s)|locataire(?!s)|mieter|tenant(?!s)",
    (
        *("huurder", "huurdersnummer*", "huurdersnr", "huurders nr", "huurdernummer*", "huurdernr"),
        *("kandidaat-huurder*", "locataire*", "candidat-locataire*", "mieter"),
        *("mieternummer*", "mieternr", "mieter nr", "tenant", "tenantid", "tenancy"),
        *("bewonersnummer*", "bewonersnr", "woningnummer", "logement", "woning"),
    ),
    (
        hit("Huurdersnummer «20.118.4» heeft", "Dutch"),
        hit("huurdersnummer «HR 40.118.27»", "capitals apart"),
        hit("Locataire n° «08.2207» – loyer", "French"),
        hit("Réf. locataire : «08-1123-B»", "French, reference"),
        hit("Mieternummer: «12.0418»", "German"),
        hit("Tenant reference: «T/0418/22»", "English"),
        hit("Huurdersnr. / réf. locataire «SLRB 41.1187»: plainte", "two languages"),
        hit("kandidaat-huurdersnr. «2026-00417»", "candidate"),
        miss("huurders 2026: 412", "a count"),
        miss("412 huurders, huurder 12", "a count"),
        miss("locataire depuis 2019", "a year"),
        miss("logement 4.1", "a version or section"),
        miss("huurdersreglement artikel 14", "another word"),
        miss("tenant 12", "too short"),
        miss("Mieter: 1.204", "statistics"),
        miss("huurprijs: 612,00", "another word"),
        hit("huurdersnr;stand\n«20.118.4»;ok\n«20.119.1»;ok", "column header", scanned=True),
    ),
)

POLICY = family(
    "policy",
    ("een polisnummer", "un numéro de police", "eine Versicherungsnummer", "a policy number"),
    r"polissen|verzekerings?|polices?|contrat d'assurance|assurance|policen?|versicherungs?"
    r"|versicherungsschein|policy|insurance(?: policy)?|policyholder",
    r"polisnr\.?",
    r"(?:verzekerings)?polis",
    (
        *("polis", "polisnr", "polisnummer*", "polis nr", "verzekeringsnummer*"),
        *("verzekeringsnr", "verzekeringspolis*", "police n°", "police", "contrat d'assurance"),
        *("policennummer*", "policen nr", "versicherungsnummer*", "versicherungsnr"),
        *("versicherungsscheinnummer*", "policy", "policyid", "policynumber"),
        *("insurance", "policyholder", "assurance n°"),
    ),
    (
        hit("Polisnr. «AB/7781204-11»,", "Dutch"),
        hit('"polisnummer": "«45.118.990/02»"', "JSON"),
        hit("Police n° «38.118.204/7»,", "French"),
        hit("Policennummer «VP 118.204-3»,", "German"),
        hit('{"policyNumber": "«PL-7712-04»"', "English, JSON"),
        hit("policy no: «7712-04-118»", "English"),
        hit("n° de police : «7712041»", "French, number word first"),
        hit("polis bij Ethias: «45/118.990»", "with whom, a sign"),
        hit("polis «AB7781204» loopt af", "noun alone, a code behind it"),
        miss("Policy 2030 aims at", "a year"),
        miss("Policies in force: 311,204", "a count"),
        miss("police 12 pt", "size of letters"),
        miss("politie 112", "another word"),
        miss("polis vervalt op 12/12/2026", "a date"),
        miss("police locale, zone 5412", "the force"),
        miss("policy 1.4.2", "a version"),
        miss("insurance: 412,50", "an amount"),
        hit("Polisnummer|premie\n«77.204.1»|12\n«77.204.9»|14", "column header", scanned=True),
    ),
)

PATIENT = family(
    "patient",
    ("een patiëntnummer", "un numéro de patient", "eine Patientennummer", "a patient number"),
    r"pati[ëe]nten|patients|patienten|opname|hospitalisations?|admissions?|ehr|emd",
    r"patientid",
    r"pati[ëe]nt(?!en|s)",
    (
        *("patiënt*", "patient", "patientid", "patientnr", "patientnummer*"),
        *("patientnumber", "patientennummer*", "patientennr", "patienten nr", "opnamenummer*"),
        *("opnamenr", "admission", "hospitalisation"),
    ),
    (
        hit("Patiëntnummer: «00 418 227» - afspraak", "groups of digits"),
        hit("N° patient «P0044187» : rendez-vous", "French"),
        hit("Patient ID «P-0044182» needs", "English"),
        hit("Patientennummer «2026/4418»", "German"),
        hit("patient_id: «118204»", "YAML"),
        hit("patiënt nr. «44187»", "two words"),
        hit("opnamenummer «26-118204»", "admission"),
        hit('"patientId":"«A0044187»"', "JSON"),
        miss("48 patients per day, patient 48", "a count"),
        miss("patiënt, 67 jaar", "an age"),
        miss("patient: 37,5 °C", "a measure"),
        miss("patiënten 2025: 12.118", "statistics"),
        miss("patient 2026", "a year"),
        miss("patiëntenrechten 22/08/2002", "another word"),
        miss("patient sits in room 412", "a room"),
        miss("Patients seen: 1,990", "a count"),
        hit("patientnr\tzorg\n«44187»\ta\n«44190»\tb", "column header", scanned=True),
    ),
)

DECLARATION = family(
    "declaration",
    (
        "een nummer van een aangifte",
        "un numéro de déclaration",
        "eine Nummer einer Meldung",
        "a declaration number",
    ),
    r"pensioendossiers|pensioen|pensions?|aangifte|d[ée]clarations?|aanslagbiljet",
    r"dimona(?:-?(?:aangifte|melding|nummer|in|out|meldung))?(?: (?:in|out))?"
    r"|limosa(?:-?(?:aangifte|melding|nummer|meldung|1))?(?: \(?L-?1\)?(?= \p{L}))?"
    r"|(?:dimona|limosa)[ :(]{1,3}(?:\p{L}{3,14}[ ]){0,3}(?:\(?L-?1\)?[ ])?(?=n°|nr|nummer"
    r"|num[ée]ro|no\.)"
    r"|pensioendossier(?:nummer)?"
    r"|dossier de pension|pensionsakte|pension file|kohierartikel|artikel van het kohier"
    r"|kohierart\.?|article (?:de|du) r[ôo]le|rollenartikel|heberollenartikel|artikel der heberolle"
    r"|tax article|assessment article|art\. (?:de|du) r[ôo]le"
    r"|artikel(?:nummer|nr\.?) (?:van het )?kohier"
    r"|extrait de r[ôo]le[ ,:(]{1,2}(?:article|art\.?)|aanslagbiljet[ ,:(]{1,2}art(?:ikel|\.)?"
    r"|artikelnummer (?:der|in der) heberolle",
    r"pensioendossier|dossier pension|kohier|extrait de r[ôo]le",
    (
        *("dimona*", "limosa*", "pensioendossier*", "dossier de pension", "pensionsakte*"),
        *(
            "pension file",
            "pensioennummer*",
            "aanslagbiljet*",
            "kohierartikel*",
            "kohierart",
            "artikel van het kohier",
        ),
        *("dossier pension", "kohier", "extrait de rôle", "art de rôle", "art du rôle"),
        *("article de rôle", "article du rôle", "rollenartikel*", "heberollenartikel*"),
        *("artikel der heberolle", "tax article", "assessment article", "artikelnummer kohier"),
        *("artikelnummer van het kohier", "artikelnr kohier", "artikelnummer der heberolle"),
        *("déclaration", "déclarations", "declaration", "aangifte"),
    ),
    (
        hit("Dimona-nummer van vorige week was «442018873391»", "words between"),
        hit("Dimona IN n° «442 190 733 018», travailleur", "groups of digits"),
        hit("Limosa reçue : «L1 2026 0881204».", "capitals apart"),
        hit("Limosa-melding kreeg ik «L1-2026-774120».", "words between"),
        hit("Kohierartikel «750118820», aanslagjaar", "tax article"),
        hit("Article du rôle : «000884120»", "French"),
        hit("Rollenartikel «000118204», Steuerjahr", "German"),
        hit("Pensioendossier «77.204.118»:", "pension"),
        hit("Artikelnummer kohier: «523 771 904»", "groups"),
        hit("extrait de rôle, article «741 883 026»", "French, a comma"),
        hit("Réf. déclaration «518 204 771 093»", "French, reference"),
        hit("Limosa L1 voor de Poolse firma: «L1-0049-22817-633»", "its form between"),
        hit("Limosa-1 nummer\n«L1-2025-00448190»\n", "on the next line"),
        hit("Limosa : attestation L-1 n° «40018877231» pour", "its form between"),
        miss("aanslagbiljet, art. 12", "too short"),
        miss("Dimona-aangifte 2026", "a year"),
        miss("Limosa sinds 1 januari 2023", "a date"),
        miss("Limosa-melding geldt 12 maanden", "a count"),
        miss("Dimona: boete van 4.000 euro", "an amount"),
        miss("kohierartikel staat op het biljet", "no value"),
        miss("article 3321-12 du Code", "a law"),
        miss("pension: 1.984,12", "an amount"),
        miss("Dimona 02 511 51 51", "a telephone number"),
        hit("dimona nr\tnaam\n«442018873391»\tx\n«442018873392»\ty", "header", scanned=True),
    ),
)
