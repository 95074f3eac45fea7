"""Tables in text: CSV with comma, semicolon or tab, Markdown, HTML, columns of spaces or slashes,
and one column of numbers under a header, as it is copied out of a spreadsheet. A header labels it.

A 300-character window fails on a spreadsheet: only the first rows see the header. Here every cell
knows the header of its column, however long the table is.
"""

import re as plain_re  # noqa: TID251 - on one class it is twice as fast as regex
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache

import regex as re

from dlp.engine.layouts import Cell, Grid, html_grids, slashed_grids, spaced_grids

_DELIMITERS = "\t|;,"
_NO_DELIMITER = bytes(code for code in range(256) if chr(code) not in '\n"' + _DELIMITERS)
_SIGNS = tuple(  # of each delimiter, itself as a byte, in two lines, and the others
    (d, d.encode(), f"{d}\n{d}".encode(), f'{_DELIMITERS}"'.replace(d, "").encode())
    for d in _DELIMITERS
)
_EQUAL_LINES = plain_re.compile(rb"(?:\A|\n)(,+)\n\1(?:\n|\Z)")
_WORD = re.compile(r"[^\W\d_]{2}")  # a header line has words
_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"[0-9]{5}|[0-9][ ./\-][0-9]+[ ./\-][0-9]")  # and no values
_VALUES = (
    r"(?:[ \t]{0,8}[0-9][0-9 .,/\-eE+]{6,30}\r?(?:\n|\Z))"  # a line with one number and no more
)
_TWO_VALUES = re.compile(rf"\n{_VALUES}{{2}}")
_LONE_COLUMN = re.compile(rf"(?m)^([^\n]{{2,60}}+)\n{_VALUES}{{2,}}+")
_DENIED = re.compile(r"(?i)\b(?:geen|niet|pas|aucune?|kein\w{0,2}|nicht|not?)\b")
_MAX_HEADER = 2_000  # code points; a longer first line is no header


@dataclass(frozen=True, slots=True)
class Table:
    """One block of rows; offsets into the text."""

    start: int  # of the header line
    body: int  # of the first row below it
    end: int
    delimiter: str
    columns: tuple[tuple[int, int], ...] = field(repr=False)  # extent of each header cell
    above: tuple[tuple[int, int], ...] = field(default=(), repr=False)  # of a first header line
    cells: tuple[Cell, ...] = field(default=(), repr=False)  # where no delimiter tells them


class Tables:
    """The tables of one text. Cost: linear in the text; next to nothing without delimiters."""

    __slots__ = ("_columns", "_maps", "_starts", "_text", "tables")

    def __init__(self, text: str) -> None:
        self._text = text
        wanted = _in_rows(text)
        self.tables = _blocks(text, wanted) if wanted else []
        if _TWO_VALUES.search(text) is not None:
            self.tables = _with_lone_columns(text, self.tables)
        grids = [*html_grids(text)] if "<" in text else []
        if "  " in text:
            grids += spaced_grids(text)
        if " / " in text:
            grids += slashed_grids(text)
        if grids:
            self.tables = _with_grids(self.tables, grids)
        self._starts = [table.start for table in self.tables]
        self._maps: dict[int, tuple[list[int], list[int]]] = {}  # by number of a table
        self._columns: dict[tuple[int, int], list[tuple[int, int]]] = {}  # by start and number

    def cell(self, position: int) -> tuple[int, int] | None:
        """(table, column) of a position in the body of a table, else None."""
        i = bisect_right(self._starts, position) - 1
        if i < 0:
            return None
        table = self.tables[i]
        if not table.body <= position < table.end:
            return None
        if table.cells:
            at = bisect_right(table.cells, (position, 1 << 62, 0)) - 1
            here = at >= 0 and position < table.cells[at][1]
            return (i, table.cells[at][2]) if here else None
        starts, columns = self._maps.get(i) or self._map(i)
        return i, columns[bisect_right(starts, position) - 1]

    def _map(self, number: int) -> tuple[list[int], list[int]]:
        """Where the cells below a header begin, and the column of each. Cost: linear, once."""
        table = self.tables[number]
        last = len(table.columns) - 1
        starts, columns = [table.body], [0]
        column, quoted = 0, False
        for mark in _marks(table.delimiter).finditer(self._text, table.body, table.end):
            sign = mark[0]
            if sign == '"':
                quoted = not quoted  # what stands inside double quotes ends no cell
                continue
            if sign == "\n":
                column, quoted = 0, False
            elif quoted:
                continue
            else:
                column += 1
            starts.append(mark.end())
            columns.append(column if column < last else last)  # noqa: FURB136 - twice as fast
        self._maps[number] = starts, columns
        return starts, columns

    def under_header(self, position: int) -> Table | None:
        """The table in whose header line the position lies."""
        i = bisect_right(self._starts, position) - 1
        return self.tables[i] if i >= 0 and position < self.tables[i].body else None

    def column_of(self, table: Table, position: int) -> int:
        """Number of the column in whose header cell the position lies; -1 for none."""
        return bisect_right([start for start, _ in table.columns], position) - 1

    def column(self, table: Table, position: int) -> list[tuple[int, int]]:
        """Extents of the cells below a position in a table's header, not to be changed.

        Cost: linear in the table, once a column.
        """
        wanted = self.column_of(table, position)
        known = self._columns.get((table.start, wanted))
        if known is None:
            known = self._columns[table.start, wanted] = self._cells(table, wanted)
        return known

    def _cells(self, table: Table, wanted: int) -> list[tuple[int, int]]:
        """Extents of the cells of one column. Cost: linear in the table."""
        if table.cells:
            return [(low, high) for low, high, column in table.cells if column == wanted]
        last = wanted == len(table.columns) - 1
        text, delimiter = self._text, table.delimiter
        cells = []
        start, end = table.body, min(table.end, len(text))
        while start < end:
            stop = text.find("\n", start, end)
            stop = end if stop < 0 else stop
            if text.find('"', start, stop) < 0:
                at = start
                for _ in range(wanted):
                    at = text.find(delimiter, at, stop) + 1
                    if not at:
                        break
                if at or not wanted:
                    close = -1 if last else text.find(delimiter, at, stop)
                    cells.append((at, stop if close < 0 else close))
            else:  # quoted cells may hold delimiters
                columns = _columns(text[start:stop], delimiter, start)
                if wanted < len(columns):
                    cells.append((columns[wanted][0], columns[-1 if last else wanted][1]))
            start = stop + 1
        return cells

    def header(self, cell: tuple[int, int]) -> tuple[int, int]:
        """Extent of the header cell above a cell."""
        return self.tables[cell[0]].columns[cell[1]]

    def above(self, cell: tuple[int, int]) -> tuple[int, int] | None:
        """Extent of the cell in the first of two header lines; one without words goes on."""
        above = self.tables[cell[0]].above
        for low, high in reversed(above[: cell[1] + 1]):
            if _WORD.search(self._text, low, high):
                return low, high
        return None


@cache
def _marks(delimiter: str) -> "plain_re.Pattern[str]":
    return plain_re.compile(rf'["\n{plain_re.escape(delimiter)}]')


def _delimiters(line: str, delimiter: str) -> int:
    """How many delimiters stand outside double quotes."""
    if '"' not in line:
        return line.count(delimiter)
    return sum(piece.count(delimiter) for piece in line.split('"')[::2])


def _in_rows(text: str) -> list[str]:
    """The delimiters that stand in two lines after one another, as often as in a table: 2 us a KB.

    Prose has commas too; without quotes, the rows of a comma table have equally many.
    """
    signs = text.encode("latin-1", "replace").translate(None, _NO_DELIMITER)
    least = max(signs.count(b"\n") + 1, 5)
    wanted = []
    for delimiter, sign, rows, others in _SIGNS:
        if signs.count(sign) * 4 >= least:
            alone = signs.translate(None, others)
            if rows in alone and (
                delimiter != "," or b'"' in signs or _EQUAL_LINES.search(alone) is not None
            ):
                wanted.append(delimiter)
    return wanted


def _blocks(text: str, wanted: list[str]) -> list[Table]:
    """Runs of lines with the same delimiter whose first line reads like a header."""
    tables: list[Table] = []
    lines: list[tuple[int, int]] = []  # of the block being gathered
    delimiter, count = "", 0
    start, length = 0, len(text)
    while start <= length:
        stop = text.find("\n", start)
        stop = length if stop < 0 else stop
        if delimiter and _continues(text, start, stop, delimiter, count):
            lines.append((start, stop))
        else:
            _close(text, lines, delimiter, tables)
            delimiter, count = _opens(text, start, stop, wanted)
            lines = [(start, stop)] if delimiter else []
        start = stop + 1
    _close(text, lines, delimiter, tables)
    return tables


def _opens(text: str, start: int, stop: int, wanted: list[str]) -> tuple[str, int]:
    """The delimiter of a line that may be a header, and how often it stands there."""
    if stop - start > _MAX_HEADER:
        return "", 0
    after = text.find("\n", stop + 1)
    after = len(text) if after < 0 else after
    for delimiter in wanted:
        count = text.count(delimiter, start, stop)
        below = text.count(delimiter, stop + 1, after)
        if not count or not below or (delimiter == "," and below < count):
            continue
        line = text[start:stop]
        if delimiter == "," and line.rstrip().endswith((".", ",", ":", "?")):
            continue
        if _WORD.search(line) and not _NUMBER.search(line):
            cells = [cell.strip(' \t"*') for cell in line.split(delimiter)]
            if max(map(len, cells)) <= 60:
                return delimiter, _delimiters(line, delimiter)
    return "", 0


def _continues(text: str, start: int, stop: int, delimiter: str, count: int) -> bool:
    """True for the next row: prose has commas too, so a comma table keeps their number."""
    found = _delimiters(text[start:stop], delimiter)
    if delimiter == ",":
        return found == count
    return 0 < found <= count + 1


def _close(text: str, lines: list[tuple[int, int]], delimiter: str, tables: list[Table]) -> None:
    """Make a table of the gathered lines when they are one."""
    if len(lines) < (3 if delimiter == "," and text.count(",", *lines[0]) == 1 else 2):
        return
    start, stop = lines[0]
    columns = _columns(text[start:stop], delimiter, start)
    above: tuple[tuple[int, int], ...] = ()
    if _is_double(text, lines, delimiter):
        above, stop = columns, lines[1][1]
        columns = _columns(text[lines[1][0] : stop], delimiter, lines[1][0])
    tables.append(Table(start, stop + 1, lines[-1][1] + 1, delimiter, columns, above))


def _is_double(text: str, lines: list[tuple[int, int]], delimiter: str) -> bool:
    """True when two lines make the header: the first has empty cells, only below are digits."""
    if len(lines) < 3:
        return False
    first, second, third = (text[low:high] for low, high in lines[:3])
    cells = first.split(delimiter)
    empty = any(not cell.strip() for cell in cells[1:-1]) or (
        delimiter != "|" and not cells[-1].strip()
    )
    words = _WORD.search(second) is not None and _DIGIT.search(second) is None
    return empty and words and _DIGIT.search(third) is not None


def _with_grids(tables: list[Table], grids: list[Grid]) -> list[Table]:
    """The tables, and those grids that lie outside them; HTML goes before what looks like CSV."""
    taken: list[Table] = []
    for start, body, end, header, cells in grids:
        html = cells[0][0] > 0 and header[0][0] > start
        over = [t for t in tables if t.start < end and start < t.end]
        if not html and any(t.start <= start for t in over):
            continue
        tables = [t for t in tables if t not in over]
        if not any(t.start < end and start < t.end for t in taken):
            taken.append(Table(start, body, end, "", header, (), cells))
    return sorted([*tables, *taken], key=lambda table: table.start)


def _columns(line: str, delimiter: str, at: int) -> tuple[tuple[int, int], ...]:
    """Extents of the cells of a line that begins at `at`."""
    columns = []
    for cell in _split(line, delimiter):
        columns.append((at, at + len(cell)))
        at += len(cell) + 1
    return tuple(columns)


def _with_lone_columns(text: str, tables: list[Table]) -> list[Table]:
    """The tables, and columns of numbers that stand outside them under a line of words."""
    found = list(tables)
    starts = [table.start for table in tables]
    for match in _LONE_COLUMN.finditer(text):
        start, stop = match.span(1)
        header = match[1]
        if not _WORD.search(header) or _NUMBER.search(header) or _DENIED.search(header):
            continue
        i = bisect_right(starts, match.end() - 1) - 1  # the last table that begins before its end
        if i < 0 or tables[i].end <= start:
            found.append(Table(start, stop + 1, match.end(), "\n", ((start, stop),)))
    return sorted(found, key=lambda table: table.start)


def _split(line: str, delimiter: str) -> list[str]:
    """Cells of a header line; a delimiter inside double quotes belongs to its cell."""
    if '"' not in line:
        return line.split(delimiter)
    cells, cell, quoted = [], "", False
    for char in line:
        if char == delimiter and not quoted:
            cells.append(cell)
            cell = ""
            continue
        quoted ^= char == '"'
        cell += char
    return [*cells, cell]
