"""Postcode with its municipality: public by itself, part of an address beside a street.

Belgian postcodes run from 1000 to 9992; the postcode must be one of the municipality or a part of
it, in whatever language. Postcodes that look like years (2000 and 2018 are Antwerp) need a sign
that they are none: the begin of a line, a comma, "te", "à", "B-".

Source: municipalities.tsv; makers and licence in NOTICE.
Confused with: years, amounts ("1000 Brusselaars").
"""

from recognizers.base import Anchor, Recognizer, Span, hit, miss
from recognizers.compiled import compiled
from recognizers.general import address_parts as parts

_PREFIX = compiled(r"(?<![^\W_])BE? ?- ?\Z")
_JOINED = frozenset("./-:+,'")
_NO_YEAR = compiled(r"(?:\A|[\n,;|\t(:]|[-–] |\b(?:te|à|at|zu|B-|BE-))[ ]?\Z")


def extent(text: str, span: Span) -> Span | None:
    """The postcode, a "B-" before it and the whole name of the town."""
    code = text[span.start : span.end]
    prefix = _PREFIX.search(text, max(0, span.start - 5), span.start)
    start = span.start if prefix is None else prefix.start()
    if prefix is None and text[max(0, span.start - 1) : span.start] in _JOINED:
        return None
    bare = prefix is None and parts.is_year(code)
    if bare and _NO_YEAR.search(text, max(0, span.start - 6), span.start) is None:
        return None
    at = span.end + 1
    end = parts.known_town(text, at, code)
    if end is None:
        return None
    return Span(start, end)


RECOGNIZER = Recognizer(
    name="postcode-municipality",
    entity="LOCATION",
    title={
        "nl": "een postcode met gemeente",
        "fr": "un code postal avec sa commune",
        "de": "eine Postleitzahl mit Gemeinde",
        "en": "a postcode with its municipality",
    },
    pattern=compiled(r"(?<![^\W_])[1-9]\d{3}(?= \p{Lu})"),
    anchor=Anchor(sorts="0000 A", before=0, reach=8, exact=True),
    extend=extent,
    keep="raw",
    bare=0.7,
    context=(
        "postcode*",
        "code postal",
        "plz",
        "postleitzahl*",
        "gemeente*",
        "commune*",
        "localité",
    ),
    specificity=20,
    samples=(
        hit("in «9000 Gent» geboren", "Dutch"),
        hit("à «4000 Liège»", "French"),
        hit("«4780 Sankt Vith»", "German, two words"),
        hit("«B-3500 Hasselt»", "country before it"),
        hit("te «2000 Antwerpen»", "looks like a year"),
        hit("«1080 Sint-Jans-Molenbeek».", "hyphens"),
        hit("«1348 Louvain-la-Neuve»", "French, hyphens"),
        hit("Postcode en gemeente: «3001 Heverlee»", "a form"),
        miss("in 2020 Antwerpen bezocht", "a year"),
        miss("over 1000 Brusselaars", "inhabitants"),
        miss("9000 Antwerpen", "postcode of another place"),
        miss("12.9000 Gent", "a decimal"),
        miss("19000 Gent", "five digits"),
        miss("de 3000 Leuvense studenten", "an adjective"),
        miss("9000 gent", "lower case: only with a street"),
        miss("0999 Gent", "no postcode"),
    ),
)
