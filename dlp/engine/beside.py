"""Numbers that are somebody's because of who stands beside them (labelled_beside.py).

They are sought only around what tells of a private person, so that a text without one costs
nothing and an order of screws stays an order of screws.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dlp.engine.overlap import Hit
from recognizers.entities import CATEGORY_OF
from recognizers.general.labelled_beside import ALONE, ENTITY, LABELLED, NAME, NOBODYS
from recognizers.labels import check

RECOGNIZERS: Mapping[str, str] = {NAME: ENTITY}
SURE = 0.5  # confidence from which a finding tells of somebody
REACH = 400  # code points around it
LEAD = 30  # code points before a number in which a word may say that it is nobody's
LABEL, CODE = 0.66, 0.6  # confidence behind a label, and of a code alone
_TELLING = frozenset(("person", "national_identifier"))


def beside(text: str, found: Sequence[Hit]) -> list[Hit]:
    """The numbers around those whom the findings tell of, outside all findings.

    Cost: linear in the text around persons; nothing without one.
    """
    windows = list(_windows(text, found))
    if not windows:
        return []
    taken = sorted((hit.start, hit.end) for hit in found if hit.confidence >= SURE)
    hits: dict[int, Hit] = {}
    for low, high in windows:
        for pattern, confidence in ((LABELLED, LABEL), (ALONE, CODE)):
            for match in pattern.finditer(text, low, high):
                start, end = match.span("value")
                if start in hits or not check(match["value"].lstrip("#")):
                    continue
                if NOBODYS.search(text, max(low, match.start() - LEAD), start):
                    continue
                if any(a < end and start < b for a, b in taken):
                    continue
                evidence = ("pattern", "beside:person")
                hits[start] = Hit(start, end, ENTITY, NAME, confidence, evidence, 0)
    return [hits[start] for start in sorted(hits)]


def _windows(text: str, found: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """What is near a person, whole lines, apart and in order."""
    low = high = -1
    for hit in sorted(found):
        if not _tells(hit):
            continue
        start = text.rfind("\n", 0, max(0, hit.start - REACH)) + 1
        start = max(start, hit.start - 2 * REACH)
        stop = text.find("\n", hit.end + REACH)
        stop = min(len(text) if stop < 0 else stop, hit.end + 2 * REACH)
        if start <= high:
            high = max(high, stop)
            continue
        if high >= 0:
            yield low, high
        low, high = start, stop
    if high >= 0:
        yield low, high


def _tells(hit: Hit) -> bool:
    if hit.confidence < SURE or CATEGORY_OF.get(hit.entity) not in _TELLING:
        return False
    return not any(said.startswith("list:") for said in hit.evidence)
