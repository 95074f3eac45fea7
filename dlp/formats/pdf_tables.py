"""Rows of a table on a PDF page: an empty cell leaves no trace in the text, so that a value would
stand under the header of its neighbour. Where the words stand says which column is empty.
"""

from collections.abc import Callable
from typing import NamedTuple

import regex as re

_NUMBER = re.compile(r"[0-9]{5}|[0-9][ ./\-][0-9]+[ ./\-][0-9]")  # a row that is no header
_LONGEST_HEADER = 40  # cells

Extent = tuple[float, float]  # left and right edge, points


class Aligned(NamedTuple):
    """The text with a tab for each empty cell, and where (in it) those tabs stand, ascending."""

    text: str
    added: tuple[int, ...]


def aligned(text: str, extent: Callable[[int, int], Extent]) -> Aligned:
    """Put a tab where a cell is empty.

    Args:
        text: lines, cells parted by tabs; the first row of a table is its header.
        extent: the edges of text[start:end] on the page.
    Cost: linear; positions are asked for in rows that are too short only.
    """
    out: list[str] = []
    added: list[int] = []
    columns: list[Extent] = []
    header: list[tuple[int, int]] = []
    at = length = 0
    for line in text.split("\n"):
        cells, spread = _cells(line, at), line
        if len(cells) == 1:
            header, columns = [], []
        elif not header:
            header = cells if len(cells) <= _LONGEST_HEADER and not _NUMBER.search(line) else []
        elif len(cells) < len(header):
            columns = columns or [extent(*cell) for cell in header]
            spread, places = _spread(line, cells, columns, extent)
            added += [length + place for place in places]
        out.append(spread)
        at += len(line) + 1
        length += len(spread) + 1
    return Aligned("\n".join(out), tuple(added))


def _cells(line: str, at: int) -> list[tuple[int, int]]:
    """Extents of the cells of a line, without the spaces around them."""
    cells = []
    for cell in line.split("\t"):
        end = len(cell.rstrip())
        cells.append((at, at + max(end, 1)))
        at += len(cell) + 1
    return cells


def _spread(
    line: str,
    cells: list[tuple[int, int]],
    columns: list[Extent],
    extent: Callable[[int, int], Extent],
) -> tuple[str, list[int]]:
    """The line with tabs for its empty cells, and where in it they stand."""
    pieces: list[str] = []
    places: list[int] = []
    length, next_column = 0, 0
    for i, (cell, text) in enumerate(zip(cells, line.split("\t"), strict=True)):
        left, right = extent(*cell)
        last = len(columns) - (len(cells) - i)
        choice = range(next_column, max(next_column, last) + 1)
        column = max(choice, key=lambda j: min(right, columns[j][1]) - max(left, columns[j][0]))
        for _ in range(column - next_column):
            places.append(length)
            pieces.append("\t")
            length += 1
        pieces.append(text)
        length += len(text)
        next_column = column + 1
        if i + 1 < len(cells):
            pieces.append("\t")
            length += 1
    return "".join(pieces), places
