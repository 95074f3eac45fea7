"""The cells of one worksheet: read in a stream of rows, and written back the same way.

A sheet may be hundreds of megabytes of XML: it is unpacked in pieces that end with a row, and
nothing of a cell is kept but its text. The text is one line a row with tabs between the columns, so
that the engine sees a table with its header; where a character stands, Grid works out when asked.
"""

import codecs
import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from dlp.formats.base import Damaged, Location
from dlp.formats.traced import Traced, unescaped
from dlp.formats.xlsx_numbers import Styles
from dlp.quick import quick

MAX_COLUMNS = 256  # kept in line; cells further right follow with one tab each
_DATA = re.compile(r"<(?:\w+:)?sheetData\b[^<>]*?(/?)>")
_DATA_END = re.compile(r"</(?:\w+:)?sheetData>")
_CELL = re.compile(
    r"<(?:\w+:)?(?:c(?=[ />])(?: r=\"([A-Z]{1,3})[0-9]{1,7}\")?(?: s=\"([0-9]{1,6})\")?"
    r"(?: t=\"([A-Za-z]{1,9})\")?([^<>]*)>"
    r"(?:<(?:\w+:)?v>([^<]*)</(?:\w+:)?v></(?:\w+:)?c>"
    r"|<is><t(?: xml:space=\"preserve\")?>([^<]*)</t></is></c>)?|row(?=[ />])([^<>]*)>)"
)
_CELL_END = re.compile(r"</(?:\w+:)?c>")
_VALUE = re.compile(r"<(?:\w+:)?v\b[^<>]*>([^<]*)<")
_FORMULA = re.compile(r"<(?:\w+:)?f\b([^<>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)")
_TEXT = re.compile(r"<(?:\w+:)?t\b[^<>]*>([^<]*)<")
_REFERENCE = re.compile(r'\br="([A-Z]{1,3})[0-9]{1,7}"')
_TYPE, _STYLE = re.compile(r'\bt="([A-Za-z]{1,9})"'), re.compile(r'\bs="([0-9]{1,6})"')
_ROW = re.compile(r'\br="([0-9]{1,7})"')
_LITERAL = re.compile(r'"([^"]+)"')
_BREAKS = str.maketrans("\t\n\r", "   ")
MAX_TAIL = 50_000_000  # characters in which a row must end


def column_of(letters: str) -> int:
    """0 for A, 26 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


@lru_cache(1_000)
def letters_of(column: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it stands in the XML of a piece."""

    row: int  # 1 is the first
    column: int  # 0 is the first
    style: str | None
    kind: str | None  # the t attribute
    value: str | None = field(repr=False)  # raw characters of <v>
    inner: str | None = field(repr=False)  # raw XML of the cell, where there is more than <v>
    start: int  # in the piece
    end: int


def pieces(chunks: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """("outer", XML around the rows) and ("rows", whole rows), in order.

    Raises: Damaged for what is not UTF-8 or has a row without end.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    buffer, inside = "", False
    try:
        for chunk in chunks:
            buffer += decoder.decode(chunk)
            if not inside:
                data = _DATA.search(buffer)
                if data is None:
                    continue
                yield "outer", buffer[: data.end()]
                buffer, inside = buffer[data.end() :], True
                if data[1]:  # <sheetData/>
                    break
            last = buffer.rfind("row>")
            if last >= 0 and "</" in buffer[max(0, last - 10) : last]:
                yield "rows", buffer[: last + 4]
                buffer = buffer[last + 4 :]
            if len(buffer) > MAX_TAIL:
                raise Damaged("a row of a sheet does not end")
            if _DATA_END.search(buffer):
                break
        buffer += decoder.decode(b"".join(chunks), final=True)
    except UnicodeDecodeError:
        raise Damaged("a sheet is not UTF-8") from None
    end = _DATA_END.search(buffer) if inside else None
    if end is not None:
        yield "rows", buffer[: end.start()]
        buffer = buffer[end.start() :]
    yield "outer", buffer


def cells(piece: str, row: int = 0) -> Iterator[Cell]:
    """The cells of a piece of rows; `row` is the last row before it."""
    column = -1
    for match in _CELL.finditer(piece):
        attributes = match[7]
        if attributes is not None:
            number = _ROW.search(attributes)
            row, column = int(number[1]) if number else row + 1, -1
            continue
        cell = _cell(match, piece, row, column + 1)
        if cell is None:
            return
        column = cell.column
        yield cell


def _cell(match: "re.Match[str]", piece: str, row: int, column: int) -> Cell | None:
    """The cell of a match, at `column` when it does not say where; None when it does not end."""
    letters, style, kind, rest, value, simple, _ = match.groups()
    end, inner = match.end(), None
    if rest:
        reference, typed, styled = _REFERENCE.search(rest), _TYPE.search(rest), _STYLE.search(rest)
        letters = letters or (reference[1] if reference else None)
        kind = kind or (typed[1] if typed else None)
        style = style or (styled[1] if styled else None)
    if simple is not None:
        inner = piece[piece.index(">", match.start()) + 1 : end - len("</c>")]
    elif value is None and not rest.endswith("/"):
        closing = _CELL_END.search(piece, end)
        if closing is None:
            return None
        inner = piece[end : closing.start()]
        end = closing.end()
        found = _VALUE.search(inner)
        value = found[1] if found else None
    place = column_of(letters) if letters else column
    return Cell(row, place, style, kind, value, inner, match.start(), end)


_location = quick(Location)


class Grid:
    """Where the characters of a sheet's text stand; dlp.formats.base.Places."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._starts, self._rows = array("Q"), array("L")
        self._far: dict[int, list[int]] = {}  # line: columns beyond MAX_COLUMNS
        self._heads: list[str] | None = None  # cells of the first line, once asked for
        self._shown: dict[int, tuple[str, str | None]] = {}  # column: its letters and header
        self.text = ""

    def line(self, start: int, row: int, far: list[int]) -> None:
        """A line of the text begins at `start`."""
        if far:
            self._far[len(self._starts)] = far
        self._starts.append(start)
        self._rows.append(row)

    def cell(self, offset: int) -> tuple[int, int, int]:
        """Row from 1, column from 0, and where that cell's text begins in the sheet's."""
        line = max(0, bisect_right(self._starts, offset) - 1)
        start = self._starts[line]
        tabs = self.text.count("\t", start, offset)
        begin = self.text.rfind("\t", start, offset) + 1 or start
        return self._rows[line], self._column(line, tabs), begin

    def _column(self, line: int, tabs: int) -> int:
        far = self._far.get(line)
        if far is None or tabs < MAX_COLUMNS:
            return tabs
        return far[min(tabs - MAX_COLUMNS, len(far) - 1)]

    def at(self, offset: int) -> Location | None:
        """The cell, its sheet, and the text above it in the first line."""
        if not self._starts:
            return None
        line = max(0, bisect_right(self._starts, offset) - 1)
        column = self._column(line, self.text.count("\t", self._starts[line], offset))
        shown = self._shown.get(column)
        if shown is None:
            shown = self._shown[column] = letters_of(column), self._header(column)
        letters, header = shown
        return _location(
            None, self._sheet, f"{letters}{self._rows[line]}", None, header if line else None
        )

    def _header(self, column: int) -> str | None:
        if self._heads is None:
            end = self._starts[1] - 1 if len(self._starts) > 1 else 0
            cells = self.text[:end].split("\t")
            self._heads = [cell.strip()[:100] for cell in cells]
        return (self._heads[column] or None) if column < len(self._heads) else None


@dataclass(slots=True)
class Sheet:
    """What one worksheet holds."""

    grid: Grid
    formulas: Traced  # one a line behind its cell
    outer: str = field(default="", repr=False)  # XML around the rows
    used: set[int] = field(default_factory=set)  # shared strings that cells use


def read_sheet(
    chunks: Iterable[bytes], name: str, strings: Sequence[str], styles: Styles, most: float
) -> Sheet:
    """All cells of a sheet, at most about `most` characters: beyond that reading stops there.

    Cost: about 3 us a cell.
    """
    sheet = Sheet(Grid(name), Traced())
    rows = _Rows(sheet.grid)
    reader = _Reader(sheet, rows, strings, styles)
    for kind, piece in pieces(chunks):
        if kind == "outer":
            sheet.outer += piece
            continue
        reader.read(piece)
        if rows.length > most:
            break
    rows.end()
    sheet.grid.text = "\n".join(rows.lines)
    return sheet


class _Reader:
    """Cells into rows; what most cells look like goes without a Cell."""

    def __init__(self, sheet: Sheet, rows: "_Rows", strings: Sequence[str], styles: Styles) -> None:
        self._sheet, self._rows = sheet, rows
        self._strings, self._styles = strings, styles
        self._row, self._columns = 0, _Columns()

    def read(self, piece: str) -> None:
        """The cells of one piece."""
        rows, columns, strings, used = self._rows, self._columns, self._strings, self._sheet.used
        shown_number, row, column, count = self._styles.shown, self._row, -1, len(self._strings)
        current, last = rows.current, rows.row
        for match in _CELL.finditer(piece):
            letters, style, kind, rest, value, simple, attributes = match.groups()
            if attributes is not None:
                number = _ROW.search(attributes)
                row, column = int(number[1]) if number else row + 1, -1
                continue
            if rest or letters is None or (value is None and simple is None):
                cell = _cell(match, piece, row, column + 1)
                if cell is None:
                    break
                column, text = cell.column, self._rare(cell)
            else:
                column = columns[letters]
                if kind == "s" and value is not None and value.isdecimal():
                    index = int(value)
                    used.add(index)
                    text = strings[index] if index < count else ""
                elif value is not None and (kind is None or kind == "n"):
                    text = shown_number(value, style)
                elif simple is not None and "&" not in simple:
                    text = simple if simple.isprintable() else simple.translate(_BREAKS)
                else:
                    rare = _cell(match, piece, row, column)
                    text = self._rare(rare) if rare else ""
            if text:
                if row == last and column == len(current) < MAX_COLUMNS:  # what most cells are
                    current.append(text)
                else:
                    rows.add(row, column, text)
                    current, last = rows.current, row
        self._row = row

    def _rare(self, cell: Cell) -> str:
        if cell.inner is not None and "f" in cell.inner:
            _formula(self._sheet.formulas, cell)
        return shown(cell, self._strings, self._styles, self._sheet.used)


class _Columns(dict[str, int]):
    """Column numbers by letters, worked out once."""

    def __missing__(self, letters: str) -> int:
        self[letters] = found = column_of(letters)
        return found


class _Rows:
    """Lines of a sheet while its cells come."""

    def __init__(self, grid: Grid) -> None:
        self.lines: list[str] = []
        self.length = 0
        self._grid, self.row = grid, 0
        self.current: list[str] = []
        self._far: list[int] = []

    def add(self, row: int, column: int, text: str) -> None:
        """One cell; rows come in order, and so do the cells of a row."""
        if row != self.row:
            self.end()
            if row > self.row + 1 and self.lines:
                self.lines.append("")
                self.length += 1
            self.row = row
        current = self.current
        missing = min(column, MAX_COLUMNS) - len(current)
        if missing > 0:
            current += [""] * missing
        if column >= MAX_COLUMNS:
            self._far.append(column)
        current.append(text)

    def end(self) -> None:
        """The row is over."""
        if self.current:
            line = "\t".join(self.current)
            self._grid.line(self.length, self.row, self._far)
            self.lines.append(line)
            self.length += len(line) + 1
            self.current, self._far = [], []


def shown(cell: Cell, strings: Sequence[str], styles: Styles, used: set[int] | None = None) -> str:
    """The text of a cell on one line."""
    value = cell.value
    if cell.kind == "s":
        index = int(value) if value and value.isdecimal() else len(strings)
        if used is not None:
            used.add(index)
        return strings[index] if index < len(strings) else ""
    if cell.kind == "inlineStr":
        return inline(cell).text.translate(_BREAKS)
    if value is None:
        return ""
    if cell.kind is None or cell.kind == "n":
        return styles.shown(value, cell.style)
    if cell.kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return one_line(unescaped(value))


def inline(cell: Cell) -> Traced:
    """The text of a cell that holds it itself; places in the cell's inner XML."""
    traced = Traced()
    for match in _TEXT.finditer(cell.inner or ""):
        traced.xml(match[1], match.start(1))
    return traced


def one_line(text: str) -> str:
    """A text without the characters that part cells and rows; as long as it was."""
    return text.translate(_BREAKS)


def _formula(formulas: Traced, cell: Cell) -> None:
    found = _FORMULA.search(cell.inner or "")
    if found is None or not found[2]:
        return
    place = f"{letters_of(cell.column)}{cell.row} ="
    formula = unescaped(found[2]).translate(_BREAKS)
    formulas.own(f"{place}{formula}\n")
    texts = _LITERAL.findall(formula)
    if len(texts) > 1:  # a value may be put together of them
        formulas.own(f"{place}{''.join(texts)}\n")
