"""Number of a Belgian driving licence.

Names: nl rijbewijsnummer; fr numéro de permis de conduire; de Führerscheinnummer; en driving
licence number.

Ten digits without separators; no check digits, so a label is required. What begins as a mobile
number (045 to 049) is none.

Source: Microsoft Purview, Belgium driver's licence number; Council of the EU, PRADO BEL-FO-05001.
Confused with: enterprise numbers, telephone numbers, Unix times.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT
from recognizers.words import NUMBERS, PHONES

RECOGNIZER = Recognizer(
    name="be-driving-licence",
    entity="BE_DRIVING_LICENCE",
    title={
        "nl": "een rijbewijsnummer",
        "fr": "un numéro de permis de conduire",
        "de": "eine Führerscheinnummer",
        "en": "a driving licence number",
    },
    pattern=compiled(
        LEFT
        + r"(?!04[5-9])\d{10}(?<!(?i:commande|bestelnummer|order number)[ :]{1,2}\d{10})"
        + RIGHT
    ),
    anchor=Anchor(digits=(10, 10), reach=0, begins="0123456789"),
    bare=0.45,
    context=(
        *(
            "rijbew",
            "rb nr",
            "n° du permis",
            "permis b",
            "driver licence no",
            "licence no",
            "dl no",
        ),
        *("rijbewijs*", "rijbewijzen", "permis de conduire", "n° de permis", "n° permis", "permis"),
        *("numéro de permis", "führerschein*", "fahrerlaubnis*", "driving licence*"),
        *("driving license*", "driver's licence*", "driver's license*", "drivers licence"),
        *("drivers license", "driver licence*", "driver license*"),
    ),
    negative=(
        *(*NUMBERS, *PHONES),
        *(
            "horodatage*",
            "unix*",
            "kbo*",
            "ondernemingsnummer*",
            "btw*",
            "bce",
            "tva",
            "numéro d'entreprise",
        ),
        *("permis d'urbanisme", "permis de bâtir", "permis d'environnement", "permis unique"),
        *("permis de construire", "permis de travail", "permis de séjour"),
    ),
    needs_context=True,
    one_per_label=True,
    specificity=46,
    samples=(
        hit("rijbewijs «1084471902»", "printed form"),
        hit("permis «0912345678»", "begins with 0"),
        miss("licence, no. de commande 4500128834", "an order"),
        hit("(«1644120093»)", "in brackets"),
        hit("Führerschein: «1084471902».", "end of sentence"),
        hit('{"licence": "«1084471902»"}', "JSON"),
        hit("rijbewijs=«1084471902»;", "in a record"),
        hit("1,«1084471902»,Gent", "a line of CSV"),
        hit("licence no.«2011784406»", "glued to an abbreviation"),
        miss("0470123456", "mobile"),
        miss("108447190", "nine digits"),
        miss("10844719021", "eleven digits"),
        miss("x1084471902", "inside a code"),
        miss("0.1084471902", "fraction"),
        miss("+1084471902", "telephone number"),
        miss("1084 471 902", "grouped"),
        miss("10844\n71902", "over a line end"),
        miss("nummer 1084471902", "no label", scanned=True),
        hit("mijn rijbewijs is gestolen, nr «1084471902»", "labelled", scanned=True),
    ),
)

GROUPED = replace(
    RECOGNIZER,
    name="be-driving-licence-grouped",
    pattern=compiled(
        rf"{LEFT}(?!\d{{10}}|0 ?4|\d{{1,2}}[./\-]\d{{1,2}}[./\-]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
        rf"|(?:0\d{{3}}|\d\.\d{{3}})\.\d{{3}}\.\d{{3}})\d(?:[ .\-]?\d){{9}}{RIGHT}"
        r"(?!,\d\d(?!\d)| ?(?i:€|eur))"
    ),
    bare=0.3,  # nobody prints it in groups: the label decides
    specificity=44,
    samples=(
        hit("rijbewijs «1084 471 902»", "4-3-3"),
        hit("permis «1084.471.902»", "dots"),
        hit("(«10 84 47 19 02»)", "pairs, in brackets"),
        hit("Führerschein «1084-471-902».", "hyphens, end of sentence"),
        hit('"«108 447 1902»"', "3-3-4, quoted"),
        hit("rijbewijs=«10844 71902»;", "halves, in a record"),
        hit("1;«1084 4719 02»;Gent", "a line of CSV"),
        hit("licence no.«2011 784 406»", "glued to an abbreviation"),
        miss("1084471902", "in a row: the other recognizer"),
        miss("0470 12 34 56", "mobile"),
        miss("1084 471 90", "nine digits"),
        miss("1084 471 9021", "eleven digits"),
        miss("30.11.2026 10", "a date and a time"),
        miss("2026-11-30 10", "a date first"),
        miss("0403.019.261", "enterprise number"),
        miss("2.147.812.701", "establishment number"),
        miss("1084 471\n902", "over a line end"),
        miss("+1084 471 902", "telephone number"),
        miss("nummer 1084 471 902", "no label", scanned=True),
    ),
)

RECOGNIZERS = (RECOGNIZER, GROUPED)
