"""Belgian police report (proces-verbaal) and notice number of the prosecutor.

Names: nl PV-nummer, notitienummer; fr numéro de PV, n° de notice; de Protokollnummer; en police
report number.

TG.69.L3.005722/24: arrondissement (two letters), offence code (two digits), police service, serial,
year. The prosecutor's system writes 24XX55555. Unverified: the list of arrondissements, and the
length of the serial (a source shows five and six digits; four to six are read).

Source: docs.athumi.eu/elys (structure, example).
Confused with: article and part numbers; without the dots a label is required.
"""

from dataclasses import replace
from string import ascii_uppercase

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.words import NUMBERS

_LEFT = r"(?<![^\W_]|[^\W_][./\-])"
_RIGHT = r"(?![^\W_]|[./\-]\d)"

PRINTED = Recognizer(
    name="be-police-report",
    entity="BE_POLICE_REPORT",
    title={
        "nl": "een PV-nummer",
        "fr": "un numéro de procès-verbal",
        "de": "eine Protokollnummer",
        "en": "a police report number",
    },
    pattern=compiled(rf"{_LEFT}[A-Z]{{2}}\.\d\d\.[A-Z][A-Z0-9]\.\d{{5,6}}[/\-](?:20)?\d\d{_RIGHT}"),
    anchor=Anchor(digits=(7, 11), after_letter=True, before=10, reach=0, begins=ascii_uppercase),
    keep="alnum",
    bare=0.75,
    context=(
        *("pv", "pv's", "pv-nummer*", "pv-nr", "p.v", "proces-verbaal*", "processen-verbaal"),
        *("notitienummer*", "notitienr", "parket*", "procureur*"),
        *(
            "opsporingsonderzoek",
            "systeemnummer*",
            "procès-verbal",
            "procès-verbaux",
            "n° de notice",
        ),
        *(
            "n° de pv",
            "numéro de notice",
            "notice",
            "notices",
            "polizeiprotokoll*",
            "parquet*",
            "protokollnummer*",
        ),
        *("staatsanwalt*", "police report*", "prosecutor*"),
    ),
    negative=NUMBERS,
    specificity=78,
    samples=(
        hit("PV «TG.69.L3.005722/24»", "published example"),
        hit("PV «LI.43.L7.001188/26»", "another arrondissement"),
        hit("(«DE.61.LB.011843/2026»)", "year of four digits, in brackets"),
        hit("notitie «GE.11.F1.12345/24».", "serial of five digits, end of sentence"),
        hit('{"pv": "«TG.69.L3.005722/24»"}', "JSON"),
        hit("pv=«TG.69.L3.005722/24»;", "in a record"),
        hit("1,«TG.69.L3.005722/24»,Gent", "a line of CSV"),
        hit("parket: «BR.45.LB.005722-24»", "hyphen before the year"),
        miss("TG.69.L3.5722/24", "serial of four digits: only with a label"),
        miss("TG.69.L3.0057222/24", "serial of seven digits"),
        miss("T.69.L3.005722/24", "one letter"),
        miss("TGX.69.L3.005722/24", "three letters"),
        miss("TG.69.33.005722/24", "service in digits: only with a label"),
        miss("TG.69.L3.005722/194", "year of three digits"),
        miss("TG.69.L3.005722", "no year"),
        miss("A-TG.69.L3.005722/24", "inside a code"),
        miss("TG.69.L3\n.005722/24", "over a line end"),
    ),
)

LOOSE = replace(
    PRINTED,
    name="be-police-report-labelled",
    pattern=compiled(
        rf"(?=[A-Za-z]{{2}}[ .\-/]?\d\d|\d\d[A-Z]{{2}}\d){_LEFT}"
        rf"(?:(?i:[A-Z]{{2}})[ .\-/]?\d\d[ .\-/]?(?i:[A-Z0-9]{{2}})"
        rf"[ .\-/]?\d{{4,6}}[ ./\-](?:20)?\d\d|\d\d[A-Z]{{2}}\d{{5}}){_RIGHT}"
    ),
    anchor=Anchor(cue=True, digits=(6, 14), reach=110),
    bare=0.45,
    needs_context=True,
    specificity=58,
    samples=(
        hit("PV «TG 69 L3 005722/24»", "spaces"),
        hit("pv «tg69l3005722/24»", "compact, lower case"),
        hit("(«TG.69.33.5722/24»)", "service in digits, short serial"),
        hit("notitienr. «GE11.F1.12345/2024».", "first dot left out"),
        hit('{"pv": "«BR-45-LB-005722-24»"}', "JSON, hyphens"),
        hit("parket=«24GE12345»;", "number of the prosecutor's system"),
        hit("1,«TG.69.L3.005722/24»,Gent", "the printed form as well"),
        hit("procès-verbal «LI 43.L7.001188/26»", "mixed separators"),
        miss("TG.69.L3.572/24", "serial of three digits"),
        miss("TG.69.L3.005722", "no year"),
        miss("T69L3005722/24", "one letter"),
        miss("TG.69.L3.005722/194", "year of three digits"),
        miss("24XX5555", "four digits"),
        miss("1224GE12345", "longer number"),
        miss("A-TG.69.L3.005722/24", "inside a code"),
        miss("TG.69.L3\n.005722/24", "over a line end"),
        miss("artikel 24GE12345", "no label", scanned=True),
    ),
)

RECOGNIZERS = (PRINTED, LOOSE)
