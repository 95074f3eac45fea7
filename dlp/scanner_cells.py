"""Values that stand in several cells of one row: a form with a box a digit, a number cut in two.

Numbers beside each other make identifiers by accident, so only what a label names counts: a word
of context in the header above or in the cell before.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import regex as re

from dlp.data import Finding, Part
from dlp.engine.passages import passages
from dlp.joined import with_pieces

_CELLS = re.compile(
    r"(?<=[\t\n])(?:[0-9./\-][0-9 ./\-]{0,13}\t){1,20}[0-9./\-][0-9 ./\-]{0,13}(?=[\t\n]|\Z)"
)
_DIGITS = range(9, 21)  # of all cells together
MOST = 200  # rows of one table that are tried
MAX_TABLE = 500_000  # code points of a table that is looked at
_LABEL = 80  # code points of a header or of the cell before

Find = Callable[[str], Sequence[Finding]]


def with_cells(findings: list[Finding], parts: Sequence[Part], find: Find) -> list[Finding]:
    """The findings, and those over several cells, by part and start; none overlap."""
    tables = [part for part in parts if "\t" in part.text]
    if not tables:
        return findings
    near: dict[str, list[Finding]] = {}
    for one in findings:
        near.setdefault(one.part, []).append(one)
    pieces = [piece for part in tables for piece in over_cells(part, near.get(part.path, ()), find)]
    names = {group: f"cells-{i}" for i, group in enumerate(dict.fromkeys(p.group for p in pieces))}
    return with_pieces(findings, [replace(p, group=names[p.group]) for p in pieces], parts)


def over_cells(part: Part, found: Sequence[Finding], find: Find) -> Iterator[Finding]:
    """One finding a cell of every value that only the cells of a row together make.

    Args:
        part: a table, a line a row with tabs between the cells.
        found: what stands in single cells; those are left alone.
        find: the findings of a text.
    Cost: one search of the table, and find() on at most MOST short texts.
    """
    text = part.text
    if "\t" not in text or len(text) > MAX_TABLE:
        return
    heads = text.partition("\n")[0].split("\t")
    taken = sorted((one.start, one.end) for one in found)
    for tried, run in enumerate(_CELLS.finditer(text)):
        if tried >= MOST:
            return
        start, end = run.span()
        if sum(map(str.isdigit, run[0])) not in _DIGITS or _meets(taken, start, end):
            continue
        line = text.rfind("\n", 0, start) + 1
        column = text.count("\t", line, start)
        head = heads[column][:_LABEL] if column < len(heads) and line else ""
        before = text[line : start - 1].rpartition("\t")[2][-_LABEL:] if start > line else ""
        yield from _pieces(part, run[0], start, f"{head} {before}: ", find)


def _meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in taken)


def _pieces(part: Part, cells: str, start: int, label: str, find: Find) -> Iterator[Finding]:
    """The value of some cells, cell by cell."""
    joined = label + cells.replace("\t", "")
    for whole in find(joined):
        if whole.start < len(label) or not any(
            one.startswith("context:") for one in whole.evidence
        ):
            continue
        low, high = whole.start - len(label), whole.end - len(label)
        at = 0  # in the joined cells
        place = start
        pieces = []
        for cell in cells.split("\t"):
            first, last = max(low, at), min(high, at + len(cell))
            if first < last:
                pieces.append((place + first - at, place + last - at))
            at += len(cell)
            place += len(cell) + 1
        if len(pieces) > 1:
            group = f"{part.path} {pieces[0][0]}"
            (passage,) = passages(part.text, [pieces[0][0]])
            for first, last in pieces:
                yield replace(
                    whole, part=part.path, start=first, end=last, group=group, passage=passage
                )
