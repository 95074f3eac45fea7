"""English postal address: the number before the street, "14 Elm Tree Lane, Dublin".

Source and confusions: see address.py.
"""

import regex as re

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.gazetteers import street_types as types
from recognizers.general import address_parts as parts
from recognizers.general.address import CONTEXT, FULL, TITLE

_ENGLISH = re.compile(
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

RECOGNIZERS = (ENGLISH,)
