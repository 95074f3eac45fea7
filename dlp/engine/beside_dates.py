"""Dates of birth that are told by who stands beside them (date_of_birth_named.py)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dlp.engine.overlap import Hit
from dlp.engine.tables import Tables
from recognizers.general.date_of_birth import check
from recognizers.general.date_of_birth_named import (
    BORN,
    KEYED,
    LABEL_BESIDE,
    OTHER_DAYS,
    ROW,
    SEX_BESIDE,
    STRING_BESIDE,
)
from recognizers.general.date_of_birth_person import check_past

_BEHIND = (
    (BORN, check_past),
    (LABEL_BESIDE, check),
    (SEX_BESIDE, check),
    (STRING_BESIDE, check_past),
)
_APART = 2  # lines between two rows of a list
_LINE = 200  # code points of a row, on either side of its name

Span = tuple[int, int]


def born(text: str, people: Sequence[Hit], windows: Sequence[Span]) -> Iterator[Span]:
    """Where dates of birth stand beside people.

    Args:
        people: in order, none overlapping.
        windows: what is near them, apart and in order.
    Cost: linear in the windows.
    """
    rows: list[tuple[int, Span]] = []
    for hit in people:
        for pattern, holds in _BEHIND:
            match = pattern.match(text, hit.end)
            if match is not None and holds(match["value"]):
                yield match.span("value")
                break
        else:
            match = ROW.match(text, hit.end)
            if match is not None and check_past(match["value"]):
                rows.append((hit.start, match.span("value")))
    for low, high in windows:
        for match in KEYED.finditer(text, low, high):
            if check(match["value"]):
                yield match.span("value")
    if len(rows) > 1:
        yield from _listed(text, rows)


def _listed(text: str, rows: Sequence[tuple[int, Span]]) -> Iterator[Span]:
    """The dates of those rows that are a list without a header, and tell of no other day."""
    tables = Tables(text)
    apart = [
        i
        for i, ((_, one), (name, _)) in enumerate(pairwise(rows), 1)
        if text.count("\n", one[1], name) not in range(1, _APART + 1)
    ]
    for first, last in pairwise([0, *apart, len(rows)]):
        block = rows[first:last]
        if len(block) < 2 or tables.cell(block[0][1][0]) is not None:
            continue
        low, high = block[0][0], block[-1][1][1]
        top = text.rfind("\n", max(0, low - _LINE), low)
        above = text.rfind("\n", max(0, top - _LINE), max(0, top)) + 1 if top >= 0 else low
        stop = text.find("\n", high, high + _LINE)
        if OTHER_DAYS.search(text, above, stop if stop >= 0 else high) is None:
            yield from (span for _, span in block)
