"""One winner where findings overlap: the only place that decides it.

By confidence, then specificity (how much the pattern alone says), then length, then position and
name, so that the same text gives the same answer on every run. Families that share an algorithm
(OGM, eID card, old account; national and BIS number, phone; enterprise and VAT number, phone) are
told apart by separators and context, which confidence already holds, and by specificity. What is
known by its label only (specificity 0) yields to whatever is likely by its form. A passage (a piece
of a registered document) yields to everything, and is told at the longest piece that is left of it.

Names yield to identifiers, however sure the model is of them: an address with its street, a mail
address with its owner's name. What of a person's name stands outside the identifier stays found.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable
from typing import NamedTuple

from recognizers.entities import CATEGORY_OF

PASSAGE = -1  # specificity of a passage
GENERIC = 0  # specificity of what has no form of its own
LIKELY = 0.6  # confidence from which it yields to another
NAMES = frozenset(("PERSON", "LOCATION", "ORGANIZATION"))
PASSAGES = frozenset(("special_category", "confidential"))  # what they speak of stands in them: a
# name there is a finding of its own
LEAST_PIECE = 2  # characters
SHOWN = 0.4  # confidence from which an identifier takes the names inside it


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
    hits = list(hits)
    names = [hit for hit in hits if hit.entity in NAMES]
    if not names or len(names) == len(hits):
        return _apart(hits)
    rest = _apart([hit for hit in hits if hit.entity not in NAMES])
    firm = [hit for hit in rest if _takes_names(hit)]
    soft = [hit for hit in rest if not _takes_names(hit)]
    telling = [hit for hit in soft if hit.confidence >= LIKELY and hit.specificity != PASSAGE]
    both = sorted([*firm, *telling])  # a union in "lid van het ACV" is part of what is told
    outside = [
        piece
        for name in names
        for piece in _outside(name, firm if name.entity == "PERSON" else both)
    ]
    return sorted([*firm, *_apart([*soft, *outside])])


def _takes_names(hit: Hit) -> bool:
    return hit.confidence >= SHOWN and CATEGORY_OF.get(hit.entity) not in PASSAGES


def _outside(name: Hit, others: list[Hit]) -> list[Hit]:
    """What of a name stands outside the others, which are sorted and apart.

    Of a place or firm nothing stays that is cut; of a person what is longer than two characters.
    """
    start, end = name.start, name.end
    i = bisect_right(others, start, key=lambda other: other.end)
    if i == len(others) or others[i].start >= end:
        return [name]
    if name.entity != "PERSON":
        return []
    pieces = []
    while i < len(others) and others[i].start < end:
        if others[i].start - start > LEAST_PIECE:
            pieces.append(name._replace(start=start, end=others[i].start))
        start = others[i].end
        i += 1
    if end - start > LEAST_PIECE:
        pieces.append(name._replace(start=start, end=end))
    return pieces


def _apart(hits: Iterable[Hit]) -> list[Hit]:
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


def _end(hit: Hit) -> int:
    return hit.end


def _with_passages(kept: list[Hit], passages: list[Hit]) -> list[Hit]:
    """The winners, and each passage at the longest piece that no winner takes."""
    for passage in sorted(passages, key=_rank):
        at = passage.start
        free: list[tuple[int, int]] = []
        i = bisect_right(kept, passage.start, key=_end)  # they are apart: their ends are in order
        while i < len(kept) and kept[i].start < passage.end:
            free.append((at, kept[i].start))
            at = max(at, kept[i].end)
            i += 1
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
