"""The cells of one worksheet with their changes, in the same stream of rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import regex as re

from dlp.formats.base import Edit
from dlp.formats.traced import spliced, xml_escape
from dlp.formats.txt import edited
from dlp.formats.xlsx_numbers import Styles
from dlp.formats.xlsx_sheet import Cell, cells, inline, letters_of, pieces, shown

_FORMULA = re.compile(r"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)")
_SHARED = re.compile(r'\bt="shared"')
_INDEX = re.compile(r'\bsi="([0-9]+)"')
_DATA = re.compile(r"<(?:\w+:)?sheetData\b[^<>]*>")

Place = tuple[int, int]  # row from 1, column from 0


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """What changes in one sheet."""

    cells: Mapping[Place, Sequence[Edit]] = field(repr=False)  # edits of a cell's text
    without_formula: Collection[Place]  # cells that keep their result only
    outer: str = field(repr=False)  # XML around the rows, changed already


@dataclass(slots=True)
class Written:
    """A changed sheet."""

    content: bytes = field(repr=False)
    string_edits: dict[int, list[Edit]] = field(repr=False)  # of shared strings
    lost_formulas: bool


def written(
    chunks: Iterable[bytes], changes: SheetChanges, strings: Sequence[str], styles: Styles
) -> Written:
    """The sheet with its changes; cells that do not change keep their characters."""
    writer = _Writer(changes, strings, styles)
    data = _DATA.search(changes.outer)
    cut = data.end() if data else len(changes.outer)
    out = [changes.outer[:cut].encode("utf-8")]
    row = 0
    for kind, piece in pieces(chunks):
        if kind == "rows":
            text, row = writer.rows(piece, row)
            out.append(text.encode("utf-8"))
    out.append(changes.outer[cut:].encode("utf-8"))
    return Written(b"".join(out), writer.string_edits, writer.lost_formulas)


class _Writer:
    def __init__(self, changes: SheetChanges, strings: Sequence[str], styles: Styles) -> None:
        self._changes, self._strings, self._styles = changes, strings, styles
        self._lost_groups: set[str] = set()  # shared formulas whose text is gone
        self.string_edits: dict[int, list[Edit]] = {}
        self.lost_formulas = False

    def rows(self, piece: str, row: int) -> tuple[str, int]:
        """A piece of rows with its changes, and its last row."""
        out: list[str] = []
        cursor = 0
        for cell in cells(piece, row):
            row = cell.row
            new = self._cell(cell, piece)
            if new is not None:
                out += (piece[cursor : cell.start], new)
                cursor = cell.end
        out.append(piece[cursor:])
        return "".join(out), row

    def _cell(self, cell: Cell, piece: str) -> str | None:
        """The XML of a cell that changes, None for one that does not."""
        place = (cell.row, cell.column)
        edits = self._changes.cells.get(place)
        if edits and cell.kind == "s":
            index = int(cell.value or 0)
            self.string_edits.setdefault(index, []).extend(edits)
            return None
        if edits and cell.kind == "inlineStr":
            inner = cell.inner or ""
            start = piece.find(inner, cell.start, cell.end)
            changed = spliced(inner, inline(cell).splices(edits))
            return piece[cell.start : start] + changed + piece[start + len(inner) : cell.end]
        if edits:
            self._lose(cell)
            return self._text_cell(
                cell, piece, edited(shown(cell, self._strings, self._styles), edits)
            )
        if place in self._changes.without_formula or self._in_lost_group(cell):
            self._lose(cell)
            return _FORMULA.sub("", piece[cell.start : cell.end])
        return None

    def _lose(self, cell: Cell) -> None:
        """Note that a formula goes, with those that share its text."""
        formula = _FORMULA.search(cell.inner or "")
        if formula is None:
            return
        self.lost_formulas = True
        index = _INDEX.search(formula[0])
        if _SHARED.search(formula[0]) and index and not formula[0].endswith("/>"):
            self._lost_groups.add(index[1])

    def _in_lost_group(self, cell: Cell) -> bool:
        if not self._lost_groups or not cell.inner:
            return False
        formula = _FORMULA.search(cell.inner)
        index = _INDEX.search(formula[0]) if formula else None
        return index is not None and index[1] in self._lost_groups

    def _text_cell(self, cell: Cell, piece: str, text: str) -> str:
        head = piece[cell.start : cell.start + 40]
        prefix = head[1 : head.index("c")] if ":" in head.split(" ")[0] else ""
        style = f' s="{cell.style}"' if cell.style else ""
        place = f"{letters_of(cell.column)}{cell.row}"
        return (
            f'<{prefix}c r="{place}"{style} t="inlineStr"><{prefix}is><{prefix}t '
            f'xml:space="preserve">{xml_escape(text)}</{prefix}t></{prefix}is></{prefix}c>'
        )
