"""Decision of a Flemish municipal body.

Names: nl besluitnummer; fr numéro de décision communale; de Nummer eines Gemeindebeschlusses; en
municipal decision number.

Year, body and serial: 2023_CBS_04548 (CBS is the college of mayor and aldermen; GR, RMW, VB, BCSD
and others are unverified, so any two to six capitals are read).

Source: Stad Gent, published decisions.
Confused with: names of variables and files in capitals.
"""

from recognizers.base import Anchor, Recognizer, hit, miss
from recognizers.compiled import compiled

RECOGNIZER = Recognizer(
    name="be-municipal-decision",
    entity="BE_MUNICIPAL_DECISION",
    title={
        "nl": "een nummer van een besluit",
        "fr": "un numéro de décision communale",
        "de": "eine Nummer eines Beschlusses",
        "en": "a municipal decision number",
    },
    pattern=compiled(r"(?<![^\W_]|[^\W_][.\-])20\d\d_[A-Z]{2,6}_\d{5}(?![^\W_])"),
    anchor=Anchor(literal="_", before=5, reach=15),
    keep="alnum",
    bare=0.85,
    context=(
        *("besluitnummer*", "agendapunt*", "besluitenlijst", "numéro de décision", "délibération"),
        *("collège communal", "gemeindekollegium", "decision number"),
    ),
    specificity=81,
    samples=(
        hit("«2023_CBS_04548»", "published example"),
        hit("besluit «2026_GR_00012»", "council"),
        hit("(«2026_BCSD_00012»)", "four letters, in brackets"),
        hit("punt «2026_CBS_01188».", "end of sentence"),
        hit('{"besluit": "«2023_CBS_04548»"}', "JSON"),
        hit("besluit=«2023_CBS_04548»;", "in a record"),
        hit("1,«2023_CBS_04548»,Gent", "a line of CSV"),
        hit("/besluiten/«2023_CBS_04548»_bijlage.pdf", "in the name of a file"),
        miss("2023_CBS_0454", "four digits"),
        miss("2023_CBS_045481", "six digits"),
        miss("2023_cbs_04548", "lower case"),
        miss("1923_CBS_04548", "no such year"),
        miss("2023_C_04548", "one letter"),
        miss("12023_CBS_04548", "longer year"),
        miss("2023_CBS_04548A", "letter behind it"),
        miss("2023-CBS-04548", "hyphens"),
    ),
)
