"""One winner where findings overlap: the only place that decides it.

By confidence, then specificity (how much the pattern alone says), then length, then position and
name, so that the same text gives the same answer on every run. Families that share an algorithm
(OGM, eID card, old account; national and BIS number, phone; enterprise and VAT number, phone) are
told apart by separators and context, which confidence already holds, and by specificity. What is
known by its label only (specificity 0) yields to whatever is likely by its form. A passage (a piece
of a registered document) yields to everything, and is told at the longest piece that is left of it.
"""

from bisect import insort
from collections.abc import Iterable
from typing import NamedTuple

PASSAGE = -1  # specificity of a passage
GENERIC = 0  # specificity of what has no form of its own
LIKELY = 0.6  # confidence from which it yields to another


class Hit(NamedTuple):
    """One scored match in normalised text; offsets in code points."""

    start: int
    end: int
    entity: str
    recognizer: str  # kebab-case
    confidence: float
    evidence: tuple[str, ...]
    specificity: int = 50


def _rank(hit: Hit) -> tuple[bool, float, int, int, int, str]:
    generic = hit.specificity == GENERIC or hit.confidence < LIKELY
    return (
        generic,
        -hit.confidence,
        -hit.specificity,
        hit.start - hit.end,
        hit.start,
        hit.recognizer,
    )


def winners(hits: Iterable[Hit]) -> list[Hit]:
    """The hits that stay, sorted by start, none overlapping. Cost: n log n."""
    kept: list[Hit] = []
    group: list[Hit] = []
    passages: list[Hit] = []
    reach = -1
    for hit in sorted(hits):
        if hit.specificity == PASSAGE:
            passages.append(hit)
            continue
        if hit.start >= reach:
            _settle(group, kept)
            group = [hit]
        else:
            group.append(hit)
        reach = max(reach, hit.end)
    _settle(group, kept)
    return _with_passages(kept, passages) if passages else kept


def _with_passages(kept: list[Hit], passages: list[Hit]) -> list[Hit]:
    """The winners, and each passage at the longest piece that no winner takes."""
    for passage in sorted(passages, key=_rank):
        at = passage.start
        free: list[tuple[int, int]] = []
        for hit in kept:
            if hit.end > passage.start and hit.start < passage.end:
                free.append((at, hit.start))
                at = max(at, hit.end)
        free.append((at, passage.end))
        start, end = max(free, key=lambda piece: piece[1] - piece[0])
        if start < end:
            insort(kept, passage._replace(start=start, end=end))
    return kept


def _settle(group: list[Hit], kept: list[Hit]) -> None:
    """Add the winners of one group of chained overlaps."""
    if len(group) < 2:
        kept.extend(group)
        return
    chosen: list[Hit] = []
    taken: list[tuple[int, int]] = []
    for hit in sorted(group, key=_rank):
        i = _insertion(taken, hit.start)
        if (i == 0 or taken[i - 1][1] <= hit.start) and (i == len(taken) or hit.end <= taken[i][0]):
            taken.insert(i, (hit.start, hit.end))
            chosen.append(hit)
    kept.extend(sorted(chosen))


def _insertion(taken: list[tuple[int, int]], start: int) -> int:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][0] < start:
            low = middle + 1
        else:
            high = middle
    return low
