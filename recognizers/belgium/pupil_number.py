"""Number of a pupil within a Belgian school.

Names: nl leerlingnummer, stamnummer; fr numéro d'élève, matricule de l'élève; de Schülernummer; en
pupil number.

Seven digits: school year (22 for 2022-2023) and a serial of five. Given out by each school, no
check digits, so a label is required.

Source: helpdesk.informat.be (stamnummer).
Confused with: teacher numbers (eleven digits), telephone numbers, amounts.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.labels import family
from recognizers.words import NUMBERS, PHONES

RECOGNIZER = Recognizer(
    name="be-pupil-number",
    entity="BE_PUPIL_NUMBER",
    title={
        "nl": "een leerlingnummer",
        "fr": "un numéro d'élève",
        "de": "eine Schülernummer",
        "en": "a pupil number",
    },
    pattern=compiled(
        r"(?<![^\W_]|\+|[^\W_][./\-])[0-4]\d[ .\-]?\d{5}"
        r"(?![^\W_]|[./\-]\d|,\d\d(?!\d)| ?(?i:€|eur))"
    ),
    anchor=Anchor(cue=True, digits=(7, 7), reach=100),
    bare=0.4,
    context=(
        *(
            "leerlingnummer*",
            "leerlingennummer*",
            "leerlingnr",
            "leerling",
            "leerling id",
            "nummer leerling",
            "leerling nr",
            "leerling n°",
            "stamnummer*",
        ),
        *("stamnr", "stamnummers", "studentnummer*", "studentennummer*", "numéro d'élève"),
        *("numéro de l'élève", "n° de l'élève", "schüler nr", "pupil"),
        *(
            "n° d'élève",
            "n° élève",
            "matricule élève",
            "matricule de l'élève",
            "n° étudiant",
            "élève n°",
            "élèves n°",
        ),
        *("numéro d'étudiant", "schülernummer*", "schüler-nr", "pupil number*", "pupil no"),
        *("pupil id", "student number*", "student no", "student id"),
    ),
    negative=(*NUMBERS, *PHONES),
    needs_context=True,
    specificity=34,
    samples=(
        hit("stamnummer «2200417»", "compact form"),
        hit("leerlingnr. «22-00417»", "hyphen"),
        hit("(«2300001»)", "in brackets"),
        hit("n° d'élève: «2200417».", "end of sentence"),
        hit('{"pupil": "«2200417»"}', "JSON"),
        hit("stamnr=«22 00417»;", "space, in a record"),
        hit("Lou,«2200417»,3A", "a line of CSV"),
        hit("Schülernummer «0912345»", "school year 2009"),
        miss("220041", "six digits"),
        miss("22004171", "eight digits"),
        miss("9200417", "no such school year"),
        miss("x2200417", "inside a code"),
        miss("2200417,50", "amount"),
        miss("+2200417", "telephone number"),
        miss("2200\n417", "over a line end"),
        miss("17204159971", "teacher number"),
        miss("teller 2200417", "no label", scanned=True),
        hit("Naam\tStamnr school\nLou\t«2200417»\nMila\t«2200422»", "column header", scanned=True),
    ),
)

_OTHER_FORMS = family(  # schools that have their own: LL-2025-118, r0771234
    "pupil",
    ("een leerlingnummer", "un numéro d'élève", "eine Schülernummer", "a pupil number"),
    r"leerlingen?|student(?:en)?|[ée]l[èe]ves?|[ée]tudiante?s?|sch[üu]ler|studierenden"
    r"|matrikel|pupils?|students?|cursist(?:en)?",
    r"matricule (?:de l')?[ée]l[èe]ve|[ée]l[èe]ves?[^\d\n.;]{1,30}matricule"
    r"|leerling[^\d\n.;]{1,30}stam(?:nummer|nr\.?)",
    r"leerling(?!e)|[ée]l[èe]ve(?!s)|[ée]tudiante?(?!s)|pupil(?!s)|student(?!en|s)|sch[üu]ler(?!n)",
    (
        *(
            "leerling",
            "leerlingnummer*",
            "leerlingnr",
            "leerlingennummer*",
            "leerlingid",
            "leerlingen",
        ),
        *(
            "student",
            "studentnummer*",
            "studentennummer*",
            "studentnr",
            "studentid",
            "studentnumber",
        ),
        *("élève", "élèves", "étudiant", "étudiante", "étudiants", "schüler", "schülernummer*"),
        *("schülernr", "pupil", "pupils", "pupilid", "pupilnumber", "matricule élève", "students"),
        *("eleve", "eleves", "leerling met stamnummer"),
        *("matrikelnummer*", "matrikelnr", "cursist", "cursistnummer*", "matricule de l'élève"),
    ),
    (
        hit("leerlingnummer «LL-2025-118» is", "Dutch"),
        hit("leerling «LL-26-0418» stapt over", "noun alone, a code behind it"),
        hit("studentennummer «r0771234»", "a small letter"),
        hit("n° d'élève : «25-118-B»", "French"),
        hit("N° étudiant «E 2025 118»", "French, groups"),
        hit("Schülernummer «S-2026-118»", "German"),
        hit("the pupil number is «IS-25-0933»", "English"),
        hit('{"student": {"id": "«ST-44182»"}}', "nested key"),
        hit("L'élève portant le matricule «25-00481» rejoint", "words between"),
        hit('{"eleve":{"matricule":"«2500088»"', "a key below"),
        miss("leerling 12 van 24", "a count"),
        miss("leerlingen: 1.118", "statistics"),
        miss("student in 2025-2026", "years"),
        miss("élèves 2026 : 412", "a count"),
        miss("Schüler 118", "a count"),
        miss("leerlingnummer staat op de kaart", "no value"),
        miss("pupil 6A", "a class"),
        miss("students 1,118", "a count"),
    ),
    entity="BE_PUPIL_NUMBER",
)

OTHER_FORMS = replace(_OTHER_FORMS, specificity=5)  # before any other number

RECOGNIZERS = (RECOGNIZER, OTHER_FORMS)
