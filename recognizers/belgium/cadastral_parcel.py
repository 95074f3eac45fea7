"""Belgian cadastral parcel.

Names: nl kadastraal perceel, capakey; fr parcelle cadastrale; de Katasterparzelle; en cadastral
parcel.

The key is 44021A3675/00A000: division (five digits), section (a letter), root number (four digits),
bis number (two), exponent (a letter or _) and power (three digits). In words: "Gent, 1ste afdeling,
sectie A, nr. 3675/A"; there the value begins at the division where it is named, else at "sectie".

Source: AAPD, CaPaKey; Digitaal Vlaanderen, parcel register (examples).
Confused with: little; in words, with sections and numbers of an act, hence the label.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled

CONTEXT: tuple[str, ...] = (
    *("kadast*", "capakey*", "perceel*", "percelen", "perceelnummer*", "cadast*", "parcelle*"),
    *("katast*", "parzelle*", "flurstück*", "gemarkung*", "parcel", "parcels", "plot"),
)

KEY = Recognizer(
    name="be-cadastral-parcel",
    entity="BE_CADASTRAL_PARCEL",
    title={
        "nl": "een kadastraal perceel",
        "fr": "une parcelle cadastrale",
        "de": "eine Katasterparzelle",
        "en": "a cadastral parcel",
    },
    pattern=compiled(
        r"(?<![^\W_]|\d[./\-])\d{5} ?[A-Za-z] ?\d{4} ?/ ?\d\d ?[A-Za-z0-9_] ?\d{3}"
        r"(?![^\W_]|[./\-]\d)"
    ),
    anchor=Anchor(digits=(6, 10), after_letter=True, before=8, reach=6, begins="0123456789"),
    keep="alnum",
    bare=0.85,
    context=CONTEXT,
    specificity=80,
    samples=(
        hit("perceel «44021A3675/00A000»", "published example"),
        hit("capakey «11922B0570/00H004»", "published example"),
        hit("(«62042B0311/02C004»)", "bis number, in brackets"),
        hit("parcelle «44021A3675/00_000».", "no exponent, end of sentence"),
        hit('{"capakey": "«44021A3675/00A000»"}', "JSON"),
        hit("key=«44021a3675/00a000»;", "lower case, in a record"),
        hit("1,«44021A3675/00A000»,Gent", "a line of CSV"),
        hit("/parcel/«41048B0217/00C002»?full=1", "in an address"),
        hit("«44021A3675/000000»", "exponent written 0"),
        miss("44021A3675", "no bis number"),
        miss("44021A3675/00A00", "power of two digits"),
        miss("44021A3675/00A0000", "power of four digits"),
        miss("4402A3675/00A000", "division of four digits"),
        miss("144021A3675/00A000", "division of six digits"),
        miss("440213675/00A000", "no section"),
        miss("44021A3675/00AB000", "two letters"),
        miss("44021A3675\n/00A000", "over a line end"),
    ),
)

_DIVISION = compiled(  # "1ste afdeling, ", "afd. 2, ", "Gemarkung Eupen, " before a section
    r"(?i)(?<![^\W_])(?:\d{1,2} ?(?:ste|de|er|[èe]re|[èe]me|re|e|°|\.)? ?"
    r"(?:afd(?:eling)?|div(?:ision)?|abt(?:eilung)?|gemarkung)|(?:afd(?:eling)?|div(?:ision)?"
    r"|abt(?:eilung)?|gemarkung)\.? (?:\d{1,2}|[\p{L}\-]{3,24}))\.?,? \Z"
)
_SECTION = compiled(r"(?i)(?:sectie|section|sektion|sect?\.?|flur) ?[\"']?\Z")
_FAR = 40  # code points before a section in which its division is sought


def in_words(text: str, span: Span) -> Span:
    """The value with its section, and the division before it. Cost: some 50 code points."""
    section = _SECTION.search(text, max(0, span.start - 12), span.start)
    start = section.start() if section is not None else span.start
    division = _DIVISION.search(text, max(0, start - _FAR), start)
    return Span(division.start() if division is not None else start, span.end)


IN_WORDS = replace(
    KEY,
    name="be-cadastral-parcel-in-words",
    pattern=compiled(
        r"(?i)(?=[sf])(?<![^\W_])(?:sectie|section|sektion|sect?\.?|flur) ?[\"']?"
        r"(?P<value>(?-i:[A-Z])[\"']?,? {0,2}"
        r"(?:(?:perceel(?:nummer|nr\.?)?|parcelle|parzelle|met|avec|numéros?|nummers?|nrs?\.?|n°s?|n[or]s?\.?)"
        r" ?[:.]? ?){0,2}"
        r"\d{1,4}(?:[ /]?(?:[0-9]{1,2}[ /]?)?(?-i:[A-Z])(?![^\W\d_])(?: ?\d{1,3})?|/\d{1,4})?)"
        r"(?![^\W_]|[./\-]\d)"
    ),
    anchor=Anchor(cue=True, digits=(1, 12), reach=130),
    extend=in_words,
    bare=0.6,
    context=(*CONTEXT, "afdeling", "afd", "division", "abteilung"),
    needs_context=True,
    specificity=30,
    samples=(
        hit("Gent, «1ste afdeling, sectie A, nr. 3675/A»", "Dutch, printed form"),
        hit("«1re division, section A n° 3675 A»", "French"),
        hit("kadaster: «sectie B nr. 217/C»,", "comma behind it"),
        hit("(«sectie B, nummer 217»)", "no exponent, in brackets"),
        hit("«Gemarkung Eupen, Sektion C Nr. 12»", "German"),
        hit("«4. Gemarkung, Flur B, Nr. 118A»", "German, Flur"),
        hit("«afd. 2, sectie A 3675 A 2».", "exponent and power, end of sentence"),
        hit("cadastrée «section B, numéro 311/2 C 4»", "bis number"),
        hit("«2de afdeling sectie D perceel 44»", "word for parcel"),
        miss("sectie A", "no number"),
        miss("section 3675", "no letter"),
        miss("sectie AB nr. 12", "two letters"),
        miss("sectie A nr. 36751", "five digits"),
        miss("dissection A 12", "inside a word"),
        miss("afdeling A, nr. 12", "no section"),
        miss("sectie A\n3675", "over a line end"),
        miss("de sectie heeft A en 3675", "words between"),
        miss("sectie B, punt 12 van de agenda", "another word"),
    ),
)

RECOGNIZERS = (KEY, IN_WORDS)
