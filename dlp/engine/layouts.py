"""Tables that no delimiter tells: HTML, columns kept apart by several spaces or by " / ".

All give their cells outright, with the number of the column above each.
"""

import re as plain_re  # noqa: TID251 - thrice as fast here
from bisect import bisect_right
from collections.abc import Iterator

import regex as re

Extent = tuple[int, int]
Cell = tuple[int, int, int]  # start, end, number of the column
Grid = tuple[int, int, int, tuple[Extent, ...], tuple[Cell, ...]]  # start, body, end, header, cells

_TAG = re.compile(r"(?i)<(?P<close>/?)(?P<name>table|tr|t[dh])\b[^<>]{0,300}>")
_GAP = re.compile(r" {2,}")
_INNER = plain_re.compile(
    r"(?<=[^ \n])  "
)  # no indentation: two spaces inside a line or at its end
_SLASHES = plain_re.compile(r" / [^\n]{0,200} / ")
_WORD = re.compile(r"[^\W\d_]{2}")
_DIGIT = re.compile(r"[0-9]")
_SENTENCE = re.compile(r"[!?:]\Z|[^ .]{7}\.\Z| [^ ]{0,40}\.\Z")  # but "Geb.", "Tel."
LONGEST = 2_000  # code points of a line that is a row
HEADER = 40  # code points of a header cell


def html_grids(text: str) -> Iterator[Grid]:
    """The tables of HTML: the first row is the header. Cost: linear; nothing without a tag."""
    if text.find("<t") < 0 and text.find("<T") < 0:
        return
    rows: list[list[Extent]] = []
    row: list[Extent] = []
    opened = start = -1
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if name in {"td", "th"}:
            if opened >= 0:
                row.append((opened, tag.start()))
            opened = -1 if tag["close"] else tag.end()
            continue
        if opened >= 0:
            row.append((opened, tag.start()))
            opened = -1
        if row:
            rows.append(row)
            row = []
        if name == "table":
            yield from _grid(rows, start, tag.end())
            rows, start = [], -1
        elif start < 0:
            start = tag.start()
    if opened >= 0:
        row.append((opened, len(text)))
    if row:
        rows.append(row)
    yield from _grid(rows, start, len(text))


def _grid(rows: list[list[Extent]], start: int, end: int) -> Iterator[Grid]:
    if len(rows) > 1 and start >= 0:
        last = len(rows[0]) - 1
        cells = tuple((*cell, min(i, last)) for row in rows[1:] for i, cell in enumerate(row))
        yield start, rows[1][0][0], end, tuple(rows[0]), cells


def spaced_grids(text: str) -> Iterator[Grid]:
    """Lines whose cells stand two spaces apart, under a line of words. Cost: linear."""
    block: list[list[Extent]] = []
    last = stop = -1
    for gap in _INNER.finditer(text):
        at = gap.start()
        if at < stop:
            continue  # the same line
        start = text.rfind("\n", max(0, at - LONGEST), at) + 1
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        row = list(_apart(text, start, stop)) if stop - start < LONGEST else []
        if start != last:
            yield from _spaced(block)
            block = []
        if len(row) > 1 and (block or _is_header(text, row)):
            block.append(row)
            last = stop + 1
        elif block:
            yield from _spaced(block)
            block, last = [], -1
    yield from _spaced(block)


def slashed_grids(text: str) -> Iterator[Grid]:
    """Lines of equally many cells, three or more, with " / " between them, under a line of words.

    Cost: linear; one search where the text has no such sign.
    """
    block: list[list[Extent]] = []
    stop = -1
    for sign in _SLASHES.finditer(text):
        if sign.start() < stop:
            continue  # the same line
        start = text.rfind("\n", max(0, sign.start() - LONGEST), sign.start()) + 1
        if block and start != stop + 1:
            yield from _spaced(block)
            block = []
        stop = text.find("\n", sign.start())
        stop = len(text) if stop < 0 else stop
        row = list(_split(text, start, stop)) if stop - start < LONGEST else []
        if block and len(row) != len(block[0]):
            yield from _spaced(block)
            block = []
        if block or (len(row) > 2 and _is_header(text, row)):
            block.append(row)
    yield from _spaced(block)


def _split(text: str, start: int, stop: int) -> Iterator[Extent]:
    """The cells of a line with slashes."""
    at = start
    while (sign := text.find(" / ", at, stop)) >= 0:
        yield at, sign
        at = sign + 3
    yield at, stop


def _apart(text: str, start: int, stop: int) -> Iterator[Extent]:
    """The cells of a line, indentation and spaces at its end left out."""
    at = start
    for gap in _GAP.finditer(text, start, stop):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < stop and text[at:stop].strip():
        yield at, stop


def _is_header(text: str, row: list[Extent]) -> bool:
    cells = [text[low:high].strip() for low, high in row]
    return all(
        len(cell) <= HEADER
        and _WORD.search(cell)
        and not _DIGIT.search(cell)
        and not _SENTENCE.search(cell)
        for cell in cells
    )


def _spaced(block: list[list[Extent]]) -> Iterator[Grid]:
    """A block of rows as a grid: by number where a row is full, else by what it stands under."""
    if len(block) < 2:
        return
    header = block[0]
    line = header[0][0]
    begins = [low - line for low, _ in header]
    cells: list[Cell] = []
    for row in block[1:]:
        for i, (low, high) in enumerate(row):
            column = i
            if len(row) != len(header):
                place = low - row[0][0] if i else 0
                column = max(0, bisect_right(begins, place + 2) - 1)
            cells.append((low, high, min(column, len(header) - 1)))
    yield header[0][0], block[1][0][0], block[-1][-1][1] + 1, tuple(header), tuple(cells)
