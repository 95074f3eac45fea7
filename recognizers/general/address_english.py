"""The number before the street: "14 Elm Tree Lane, Dublin"; "14, op der Haart, L-9999 Wemperhardt".

Source and confusions: see address.py.
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address import CONTEXT, FULL, TITLE
from recognizers.general.address_parts import PIECE

_ENGLISH = compiled(
    r"(?<![^\W_]|[./\-:+,]|\d )(?P<house>\d{1,4}(?!\d)[A-Z]?),? (?:\p{Lu}[\p{L}'.\-]+ ){1,4}"
    r"(?:Street|Road|Lane|Drive|Terrace|Crescent|Gardens|Avenue|Close|Mews|Grove)(?![^\W_])"
)


def english(text: str, span: Span) -> Span | None:
    """An English street behind its number, with the town."""
    house = text[span.start : span.end].split(" ", maxsplit=1)[0]
    if parts.is_year(house.rstrip(",")):
        return None
    return Span(span.start, parts.tail(text, span.end).end)


ENGLISH = Recognizer(
    name="address-english",
    entity="ADDRESS",
    title=TITLE,
    pattern=_ENGLISH,
    anchor=Anchor(words=types.ENGLISH, digits=(1, 4), reach=3, before=60),
    extend=english,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    context=CONTEXT,
    specificity=60,
    samples=(
        hit("lives at «14 Elm Tree Lane», Dublin", "a lane"),
        hit("«221 Richmond Road, Cardiff CF24 3BP»", "British postcode"),
        hit("«10 Downing Street» was quiet", "two words"),
        hit("«14B Church Road»", "a letter"),
        hit("«7 St. Mary's Terrace»", "a saint"),
        hit("to «3, Park Drive»", "a comma"),
        hit("«12 Vine Street, 1000 Brussels»", "Belgian town"),
        hit("(«8 Old Mill Crescent»)", "in brackets"),
        miss("Wall Street in 1929", "no house number"),
        miss("1929 Wall Street Crash", "a year"),
        miss("street food 3 euros", "an ordinary word"),
        miss("the road 5 km ahead", "an ordinary word"),
        miss("lane 2 is closed", "an ordinary word"),
        miss("12 street lamps", "an ordinary word"),
        miss("12 lamps in Church Lane", "a number of something else"),
        miss("page 3.14 Elm Lane", "a decimal"),
    ),
)

_LUXEMBOURG = compiled(
    r"(?<![^\W_]|[./\-:+]|\d )\d{1,3}(?!\d)(?: ?[A-Za-z](?![^\W_]))?, ?"
    rf"{PIECE}(?: {PIECE}){{0,5}}(?:, ?| - | |\n)L ?- ?\d{{4}} (?=\p{{Lu}})"
)


def luxembourg(text: str, span: Span) -> Span | None:
    """A number, a street by whatever name, and a town behind its postcode with L."""
    end = parts.town(text, span.end, text[span.end - 5 : span.end - 1])
    return None if end is None else Span(span.start, end)


LUXEMBOURG = Recognizer(
    name="address-luxembourg",
    entity="ADDRESS",
    title=TITLE,
    pattern=_LUXEMBOURG,
    anchor=Anchor(sorts=" A ?- ?0000 A", before=70, reach=8),
    extend=luxembourg,
    keep="raw",
    bare=0.75,
    formatted=FULL,
    context=CONTEXT,
    specificity=59,
    samples=(
        hit("genauer «14, Duarrefstrooss, L-9944 Beiler»\nErreichbar", "a street in Luxembourgish"),
        hit('"«12, op der Haart, L-9999 Wemperhardt»"', "small letters"),
        hit("wohnt «3A, Am Duerf, L-9940 Asselborn»", "a letter"),
        hit("«7, um Knapp\nL-9911 Troisvierges»", "two lines"),
        hit("«25, rte de Luxembourg - L-6633 Wasserbillig»", "a hyphen"),
        hit("«1, Kierchestrooss L-9753 Heinerscheid»", "no comma"),
        hit("«116, Haaptstrooss, L-9835 Hoscheid-Dickt»", "a town of two words"),
        hit("habite «5, beim Buer, L - 9836 Hosingen», et", "spaces in the postcode"),
        miss("14, L-9944 Beiler", "no street"),
        miss("Rohr Typ L-9944 Beta", "a type"),
        miss("1990, Duarrefstrooss, L-9944 Beiler", "a year"),
        miss("14, Duarrefstrooss, L-99441 Beiler", "no postcode"),
        miss("14, Duarrefstrooss, XL-9944 Beiler", "a code"),
        miss("3.14, Duarrefstrooss, L-9944 Beiler", "a decimal"),
        miss("14, Duarrefstrooss, L-9944 beiler", "small letters"),
        miss("Duarrefstrooss, L-9944 Beiler", "no number"),
    ),
)

RECOGNIZERS = (ENGLISH, LUXEMBOURG)
