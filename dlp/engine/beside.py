"""Numbers that are somebody's because of who stands beside them (labelled_beside.py).

They are sought only around what tells of a private person, so that a text without one costs
nothing and an order of screws stays an order of screws.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex as re

from dlp.engine.overlap import GENERIC, NAMES, Hit, winners
from recognizers.compiled import compiled
from recognizers.entities import CATEGORY_OF
from recognizers.general.date_of_birth_told import AGED
from recognizers.general.labelled_beside import (
    ALONE,
    BEHIND,
    ENTITY,
    KEY,
    LABELLED,
    NAME,
    NOBODYS,
)
from recognizers.labels import check

RECOGNIZERS: Mapping[str, str] = {NAME: ENTITY}
SURE = 0.5  # confidence from which a finding tells of somebody
REACH = 600  # code points around it
LEAD = 40  # code points before a number in which a word may say that it is nobody's
LABEL, CODE = 0.66, 0.6  # confidence behind a label, and of a code alone
PATTERNS = (*((LABELLED, LABEL), (KEY, LABEL), (BEHIND, LABEL), (ALONE, CODE)),)
EVIDENCE = ("pattern", "beside:person")
BEFORE, AFTER = 120, 60  # code points around a number in which a label may stand
_TELLING = frozenset(("person", "national_identifier"))
_NUMBER = compiled(r"\d[^\s;|]{0,80}")
_OPENS = frozenset(" \t\r\n;|([{\"'«“„€~<>=*•")  # before a number that no letter or dash is part of
_PLAIN = compiled(  # a year, a time, a date, an amount, a small number on its own, an ordinal
    r"(?:(?:19|20)\d\d(?:[\-–/](?:(?:19|20)?\d\d))?|\d{1,2}[:.uh]\d\d(?:[:.]\d\d)?[uh]?"
    r"|\d{1,2}[uh](?:[\-–]\d{1,2}[uh])?|\d{1,2}[./\-]\d{1,2}(?:[./\-](?:\d{4}|\d\d))?"
    r"|\d{4}-\d\d-\d\d|\d{1,3}(?:[.,]\d{3}){0,4}(?:[.,]\d{1,2})?(?:€|%|-)?"
    r"|\d{1,2}(?:e|er|de|ste|th|st|nd|rd|°|ème|x|m|m²|km|kg|cm|mm|l|kWh|MB|GB))"
    r"[)\]\"'»”.,;:!?]{0,4}(?=[\s;|]|\Z)(?![ ]\d)"
)


def with_beside(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The findings, and the numbers around those persons whom they tell of, outside all others.

    Args:
        text: normalised.
        hits: in order, none overlapping; unsure names doubted and listed ones told.
    Cost: linear in the text around persons; nothing without one.
    """
    more: dict[int, Hit] = {}
    firm = [hit for hit in hits if hit.entity not in NAMES]
    for low, high in _windows(text, hits):
        for first, last in _numbered(text, low, high, firm):
            for pattern, confidence in PATTERNS:
                for match in pattern.finditer(text, first, last):
                    hit = _hit(text, match, low, confidence)
                    if hit is not None and hit.start not in more:
                        more[hit.start] = hit
        for span, value in AGED.candidates(text, ((low, high),)):  # "15j (23/02/2011": no cue
            if callable(AGED.check) and AGED.check(value):
                more[span.start] = Hit(*span, AGED.entity, AGED.name, LABEL, EVIDENCE)
    if not more:
        return list(hits)
    new = [hit for hit in winners(more.values()) if not _meets(firm, hit)]
    return winners([*hits, *new]) if new else list(hits)


def _numbered(text: str, low: int, high: int, firm: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The places around numbers that no finding has and that are no date, amount or the like."""
    start = stop = -1
    for first, last in _gaps(low, high, firm):
        for match in _NUMBER.finditer(text, first, last):
            begin, end = match.span()
            alone = begin == first or text[begin - 1] in _OPENS
            if alone and _PLAIN.match(text, begin) is not None:
                continue
            if start >= 0 and begin - BEFORE <= stop:
                stop = end + AFTER
                continue
            if start >= 0:
                yield start, min(stop, high)
            start, stop = max(low, begin - BEFORE), end + AFTER
    if start >= 0:
        yield start, min(stop, high)


def _gaps(low: int, high: int, firm: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """What lies between findings that are apart and in order."""
    for i in range(bisect_right(firm, low, key=lambda one: one.end), len(firm)):
        hit = firm[i]
        if hit.start >= high:
            break
        if hit.start > low:
            yield low, hit.start
        low = max(low, hit.end)
    if low < high:
        yield low, high


def _meets(hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether one of the hits, which are sorted and apart, overlaps another."""
    i = bisect_right(hits, hit.start, key=lambda one: one.end)
    return i < len(hits) and hits[i].start < hit.end


def _hit(text: str, match: "re.Match[str]", low: int, confidence: float) -> Hit | None:
    """What a match finds; None where it is no number, or nobody's."""
    start, end = match.span("value")
    if not check(match["value"].lstrip("#")):
        return None
    if NOBODYS.search(text, max(low, match.start() - LEAD), start) is not None:
        return None
    return Hit(start, end, ENTITY, NAME, confidence, EVIDENCE, GENERIC)


def _windows(text: str, found: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """What is near a person, whole lines, apart and in order."""
    low = high = -1
    for hit in sorted(found):
        if not _tells(hit):
            continue
        first, last = max(0, hit.start - 2 * REACH), min(len(text), hit.end + 2 * REACH)
        start = max(first, text.rfind("\n", first, max(0, hit.start - REACH)) + 1)
        stop = text.find("\n", hit.end + REACH, last)
        stop = last if stop < 0 else stop
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
