"""File of a Flemish environment permit (omgevingsvergunning).

Names: nl omgevingsdossier, OMV-nummer; fr permis d'environnement flamand; de flämische
Umweltgenehmigung; en Flemish building permit.

OMV_ and ten digits, the year first: OMV_2023036107. Unverified, and so left out: numbers of older
files, of Brussels and of Wallonia.

Source: Omgevingsloket Vlaanderen (published decisions).
Confused with: nothing known.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

RECOGNIZER = Recognizer(
    name="be-building-permit",
    entity="BE_BUILDING_PERMIT",
    title={
        "nl": "een omgevingsdossier",
        "fr": "un dossier d'environnement",
        "de": "eine Akte der Umweltgenehmigung",
        "en": "a building permit file",
    },
    pattern=compiled(r"(?i)(?<![^\W_]|[^\W_][.\-])omv[_ \-]?20\d{8}(?![^\W_])"),
    anchor=Anchor(digits=(10, 40), before=4, reach=0, begins="oO"),
    keep="alnum",
    bare=0.9,
    context=(
        *("omgevingsvergunning*", "omgevingsloket", "omgevingsdossier*", "bouwaanvraag"),
        *("permis d'environnement", "permis d'urbanisme", "umweltgenehmigung", "building permit"),
    ),
    specificity=82,
    samples=(
        hit("«OMV_2023036107»", "published example"),
        hit("2026_CBS_01189 - «OMV_2026041187» - carport", "behind a decision"),
        hit("(«OMV_2023036107»)", "in brackets"),
        hit("dossier «omv_2023036107».", "lower case, end of sentence"),
        hit('{"omv": "«OMV_2023036107»"}', "JSON"),
        hit("dossier=«OMV2023036107»;", "no separator, in a record"),
        hit("/dossier/«OMV_2023036107»_plan.pdf", "in the name of a file"),
        hit("«OMV 2023036107» R", "space"),
        miss("OMV_202303610", "nine digits"),
        miss("OMV_20230361070", "eleven digits"),
        miss("OMV_1923036107", "no such year"),
        miss("XOMV_2023036107", "inside a code"),
        miss("OMV_2023036107A", "letter behind it"),
        miss("A-OMV_2023036107", "inside a code, hyphen"),
        miss("OMV 2023", "year only"),
        miss("OMV_2023\n036107", "over a line end"),
    ),
)
