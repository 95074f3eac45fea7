"""Names in columns without a header: where most cells are people's, the rest are too.

"10:15;balie4;OPROEP;A019;Stoica I." below four rows in which the fifth cell is a name; a list with
a name a line.
"""

from bisect import bisect_left
from collections.abc import Iterator

import regex as re

from dlp.engine.name_cues import PARTICLES
from dlp.engine.name_evidence import LEAST
from dlp.engine.name_read import Found, Read

COLUMN = 0.75  # confidence of such a name
_LEAST = 2  # people in a column
_ROWS = 3  # rows of one that has no header
_CELLS = 40  # of a row
_ORDINARY = 2  # how common an ordinary word is that is no name alone
_BULLET = re.compile(r"[ \t>*•\-–—]{0,6}(?:\d{1,3}[.)°][ \t]{0,3})?")
_DELIMITERS = ("\t", ";", "|", " / ")
_FIRST = (", ", " - ", " – ", " : ")  # behind the name in a list: only its first cell counts

Span = tuple[int, int]


def in_rows(read: Read, names: list[Found]) -> list[Found]:
    """The names, and those cells that must be names too. Cost: linear in the text."""
    people = [(read.cut[n.start][0], read.cut[n.end - 1][1]) for n in names if n.label == "PERSON"]
    if len(people) < _LEAST or "\n" not in read.text:
        return names
    more: list[Found] = []
    sure = [n for n in names if n.probability >= LEAST]
    taken = [(read.cut[n.start][0], read.cut[n.end - 1][1]) for n in sure]
    for rows in _blocks(read.text):
        for column in zip(*rows, strict=False):
            more += _named(read, [cell for cell in column if cell[0] < cell[1]], people, taken)
    if not more:
        return names
    new = {i for n in more for i in range(n.start, n.end)}
    return sorted([*(n for n in names if new.isdisjoint(range(n.start, n.end))), *more])


def _blocks(text: str) -> Iterator[list[list[Span]]]:
    """Runs of rows with as many cells, or one more or less; of a list only what begins a line."""
    block: list[list[Span]] = []
    sign, start = "", 0
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        here = next((d for d in (*_DELIMITERS, *_FIRST) if text.find(d, start, stop) >= 0), "")
        cells = _cells(text, start, stop, here) if start < stop else []
        if not cells or here != sign or (block and abs(len(cells) - len(block[0])) > 1):
            if len(block) >= _ROWS:
                yield block
            block, sign = [], here
        if cells:
            block.append(cells)
        start = stop + 1
    if len(block) >= _ROWS:
        yield block


def _cells(text: str, start: int, stop: int, sign: str) -> list[Span]:
    """Extents of the cells of a line, without spaces, quotes and bullets around them."""
    found: list[Span] = []
    while sign and len(found) < _CELLS and (end := text.find(sign, start, stop)) >= 0:
        found.append(_bare(text, start, end))
        start = end + len(sign)
        if sign in _FIRST:
            return found
    return [*found, _bare(text, start, stop)]


def _bare(text: str, low: int, high: int) -> Span:
    bullet = _BULLET.match(text, low, high)
    low = bullet.end() if bullet is not None else low
    while low < high and text[low] in " \t\r\"'*":
        low += 1
    while high > low and text[high - 1] in " \t\r\"'*,":
        high -= 1
    return low, high


def _named(read: Read, cells: list[Span], people: list[Span], taken: list[Span]) -> Iterator[Found]:
    """The cells of a column that are names, where half of them or more are people's."""
    told = [_covers(people, cell) for cell in cells]
    if sum(told) < _LEAST or sum(told) * 2 < len(cells):
        return
    for cell, known in zip(cells, told, strict=True):
        i = bisect_left(taken, cell[0], key=lambda one: one[1] - 1)
        if known or (i < len(taken) and taken[i][0] < cell[1]):
            continue
        words = _words(read, cell)
        if words is not None:
            yield Found(*words, "PERSON", COLUMN, ("column",))


def _covers(people: list[Span], cell: Span) -> bool:
    """True where the cell is a person's name and little else."""
    i = bisect_left(people, cell[0], key=lambda one: one[0])
    return i < len(people) and 3 * (people[i][1] - people[i][0]) > 2 * (cell[1] - cell[0])


def _words(read: Read, cell: Span) -> Span | None:
    """The words of a cell that can be a name: capitals, no ordinary word but beside a known one."""
    first = bisect_left(read.cut, cell[0], key=lambda word: word[0])
    if first >= len(read.cut) or read.cut[first][0] != cell[0]:
        return None
    end = read.run(first, lower=True)
    if end == first or abs(read.cut[end - 1][1] - cell[1]) > 1:
        return None
    real = [i for i in range(first, end) if read.low[i] not in PARTICLES]
    if any(read.lexicon.ordinary(read.low[i]) >= _ORDINARY for i in real):
        return None
    known = any(read.known(read.low[i]) for i in real)
    return (first, end) if known or len(real) > 1 else None
