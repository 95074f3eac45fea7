"""Addresses and numbers of public places and of nobody, told apart before they are linked to any.

An address that a public place's name governs (recognizers/general/address_public.py) or that stands
in a public matter (public_matter.py) says so in its evidence, as does a service's land line, where
nobody is named on its line nor on the two above; whether it tells of a person, the whole text
decides (name_alone.py).
"""

from bisect import bisect_left
from collections.abc import Sequence

from dlp.engine.overlap import Hit
from recognizers.general.address_counts import COUNTS, PEOPLE
from recognizers.general.address_public import counted, governed, invented
from recognizers.general.phone_service import fixed_line, of_service
from recognizers.general.public_matter import (
    BEFORE,
    BEHIND,
    noted,
    of_public_matter,
    tells_of_a_home,
)

SIGN = "public-place"  # evidence of such an address or number
RECOGNIZER = "address-public"  # that it is told by where nothing tells of a person
SERVICE = "phone-number-service"  # the same of a number
RECOGNIZERS = {RECOGNIZER: "ADDRESS", SERVICE: "PHONE_NUMBER"}
COLUMN = "address-column"  # in a table
TOLD_BY = {entity: recognizer for recognizer, entity in RECOGNIZERS.items()}
LEAST = 0.3  # confidence from which a name near it keeps it private
NOBODYS = 0.2  # confidence of an address that is made up
_ABOVE = 2  # lines
_FAR = 240  # code points
_BESIDE = 120  # code points between a number and its service's mailbox or place
_MAILBOX = "email-address-function"


def with_places(text: str, found: Sequence[Hit], *, named: bool) -> list[Hit]:
    """The hits, addresses and numbers of public places and made-up ones among them marked.

    Args:
        named: True where people were sought; else nothing but a place's own name counts.
    Cost: linear in the hits and in a text that holds any; a look at 900 code points for each.
    """
    if not any(hit.entity in TOLD_BY for hit in found):
        return list(found)
    people = [(h.start, h.end) for h in found if h.entity == "PERSON" and h.confidence >= LEAST]
    heads = _heads(text) if any(hit.recognizer == COLUMN for hit in found) else []
    marked = [
        _signed(hit)
        if hit.recognizer == COLUMN and _below(text, heads, hit)
        else _marked(text, hit, people)
        if hit.entity == "ADDRESS"
        else hit
        for hit in found
    ]
    if not named:
        return marked
    if tells_of_a_home(text):
        return [_noted(text, hit) for hit in marked]
    return _in_matter(text, marked, people)


def _heads(text: str) -> list[int]:
    """Where the heads of tables end that count things by street, and tell of nobody."""
    heads = (match for match in COUNTS.finditer(text) if PEOPLE.search(match[0]) is None)
    return [match.end() for match in heads]


def _below(text: str, heads: Sequence[int], hit: Hit) -> bool:
    """True where a hit stands below one of these heads, no empty line between."""
    i = bisect_left(heads, hit.start)
    return i > 0 and "\n\n" not in text[heads[i - 1] : hit.start]


def _noted(text: str, hit: Hit) -> Hit:
    """An address right behind a house of note, whatever else the text tells of."""
    plain = hit.entity == "ADDRESS" and hit.confidence > NOBODYS and SIGN not in hit.evidence
    return _signed(hit) if plain and noted(text, hit.start) else hit


def _in_matter(text: str, found: list[Hit], people: Sequence[tuple[int, int]]) -> list[Hit]:
    """The hits, services' numbers and addresses in a public matter marked too."""
    contacts = [(hit.start, hit.end) for hit in found if hit.recognizer == _MAILBOX]
    places = [(hit.start, hit.end) for hit in found if SIGN in hit.evidence]
    for i, hit in enumerate(found):
        if hit.entity == "PHONE_NUMBER" and fixed_line(text[hit.start : hit.end]):
            beside = _near(hit, contacts, _BESIDE) or _near(hit, places, _BESIDE)
            if not _has_people(text, hit, people) and of_service(
                text, hit.start, hit.end, beside=beside
            ):
                found[i] = _signed(hit)
    contacts += [
        (hit.start, hit.end)
        for hit in found
        if hit.entity == "PHONE_NUMBER" and SIGN in hit.evidence
    ]
    addresses = sum(hit.entity == "ADDRESS" and hit.confidence > NOBODYS for hit in found)
    added = []
    for i, hit in enumerate(found):
        if hit.entity != "ADDRESS" or SIGN in hit.evidence or hit.confidence <= NOBODYS:
            continue
        near = sum(hit.start - BEFORE < at < hit.end + BEHIND for at, _ in contacts)
        if of_public_matter(text, hit.start, hit.end, near, addresses):
            found[i] = _signed(hit)
            added.append((hit.start, hit.end))
    for i, hit in enumerate(found) if added else ():
        if hit.entity == "PHONE_NUMBER" and SIGN not in hit.evidence and _near(hit, added, _BESIDE):
            fixed = fixed_line(text[hit.start : hit.end]) and not _has_people(text, hit, people)
            if fixed and of_service(text, hit.start, hit.end, beside=True):
                found[i] = _signed(hit)
    return found


def _near(hit: Hit, others: Sequence[tuple[int, int]], far: int) -> bool:
    return any(start < hit.end + far and end > hit.start - far for start, end in others)


def _signed(hit: Hit) -> Hit:
    return hit._replace(evidence=(*hit.evidence, SIGN))


def _marked(text: str, hit: Hit, people: Sequence[tuple[int, int]]) -> Hit:
    if invented(text, hit.start, hit.end) or counted(text, hit.start):
        return hit._replace(confidence=min(hit.confidence, NOBODYS))
    if not governed(text, hit.start, hit.end) or _has_people(text, hit, people):
        return hit
    return _signed(hit)


def _has_people(text: str, hit: Hit, people: Sequence[tuple[int, int]]) -> bool:
    """True where somebody is named on the line of a hit or on the two above."""
    low, high = _lines(text, hit)
    return any(start < high and end > low and not _meet(hit, start, end) for start, end in people)


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
