"""Addresses of public places and of nobody, told apart before anything is linked to them.

An address that a public place's name governs (recognizers/general/address_public.py) says so in its
evidence, where nobody is named on its line nor on the two above; whether it tells of a person, the
whole text decides (name_alone.py).
"""

from collections.abc import Sequence

from dlp.engine.overlap import Hit
from recognizers.general.address_public import governed, invented

SIGN = "public-place"  # evidence of such an address
RECOGNIZER = "address-public"  # that it is told by where nothing tells of a person
LEAST = 0.3  # confidence from which a name near it keeps it private
NOBODYS = 0.2  # confidence of an address that is made up
_ABOVE = 2  # lines
_FAR = 240  # code points


def with_places(text: str, found: Sequence[Hit]) -> list[Hit]:
    """The hits, addresses of public places and made-up ones among them marked.

    Cost: linear in the hits; a look at 200 code points for each address.
    """
    if not any(hit.entity == "ADDRESS" for hit in found):
        return list(found)
    people = [(h.start, h.end) for h in found if h.entity == "PERSON" and h.confidence >= LEAST]
    return [_marked(text, hit, people) if hit.entity == "ADDRESS" else hit for hit in found]


def _marked(text: str, hit: Hit, people: Sequence[tuple[int, int]]) -> Hit:
    if invented(text, hit.start, hit.end):
        return hit._replace(confidence=min(hit.confidence, NOBODYS))
    if not governed(text, hit.start, hit.end):
        return hit
    low, high = _lines(text, hit)
    if any(start < high and end > low and not _meet(hit, start, end) for start, end in people):
        return hit
    return hit._replace(evidence=(*hit.evidence, SIGN))


def _meet(hit: Hit, start: int, end: int) -> bool:
    return start < hit.end and end > hit.start


def _lines(text: str, hit: Hit) -> tuple[int, int]:
    """The line of an address with those above it, to an empty one."""
    low, least = hit.start, max(0, hit.start - _FAR)
    for _ in range(_ABOVE + 1):
        before = text.rfind("\n", least, low)
        if before < 0:
            low = least
            break
        low = before
        if text[max(0, low - 1) : low] == "\n":
            break
    high = text.find("\n", hit.end, hit.end + _FAR)
    return low, high if high >= 0 else hit.end + _FAR
