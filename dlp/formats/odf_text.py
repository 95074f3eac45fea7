"""The text of one OpenDocument part, with its way back: paragraphs, tables, sheets, the rest.

Text stands in paragraphs between any other elements, so one regular expression takes every tag.
What was deleted stands at the head of the file: a paragraph with changes is read as it shows and as
it was before. A cell of a spreadsheet holds its value a second time, as an attribute: when its text
changes, that and the formula go.
"""

import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dlp.formats.base import Edit, Location
from dlp.formats.ooxml_tags import DELETED, INSERTED
from dlp.formats.ooxml_text import Run, attributes_of
from dlp.formats.traced import Splice, Traced
from dlp.formats.xlsx_sheet import MAX_COLUMNS, Grid

_TOKEN = re.compile(r"<(/?)(?:[\w.-]+:)?([\w.-]+)((?:[\s/][^<>]*)?)>([^<]*)")
_PARAGRAPHS = frozenset({"p", "h"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_ASIDES = frozenset(
    {
        *("note-citation", "creator", "date", "ruby-text", "initials", "creator-initials"),
        *("title", "desc"),  # of a picture
    }
)
_COUNT = re.compile(r'\s(?:[\w.-]+:)?(?:c|number-columns-repeated)="([0-9]{1,7})"')
_ID = re.compile(r'\s(?:[\w.-]+:)?(?:change-id|id)="([^"]*)"')
_NAME = re.compile(r'\s(?:[\w.-]+:)?name="([^"]*)"')
_VALUE = re.compile(
    r'\s(?:[\w.-]+:)?(?:value|date-value|time-value|string-value|boolean-value|currency|formula)="[^"]*"'
)
_LITERAL = re.compile(r"&quot;([^&]*+(?:&(?!quot;)[^&]*+)*+)&quot;")  # a text in a formula
_TYPE = re.compile(r'(\s(?:[\w.-]+:)?value-type=)"[^"]*"')
MOST_SPACES = 100  # of one element that stands for several


@dataclass(slots=True)
class OdfTable:
    """A table or sheet: its text, and which of its cells hold a value besides."""

    traced: Traced
    name: str = field(repr=False)
    grid: Grid
    places: list[tuple[int, int, int]] = field(default_factory=list)  # begin of a cell in the text,
    # start and end of its tag

    def splices(self, source: str, edits: Iterable[Edit]) -> list[Splice]:
        """Edits of the text; cells that change lose their value, type and formula."""
        edits = list(edits)
        found = self.traced.splices(edits)
        begins = [begin for begin, _, _ in self.places]
        for start, end, _ in edits:
            i = max(0, bisect_left(begins, start + 1) - 1)
            while i < len(begins) and begins[i] < end:
                _, low, high = self.places[i]
                tag = _VALUE.sub("", source[low:high])
                found.append(Splice(low, high, _TYPE.sub(r'\1"string"', tag)))
                i += 1
        return found


@dataclass(slots=True)
class OdfTexts:
    """What stands in one part."""

    body: Traced
    tables: list[OdfTable]
    aside: Traced
    more: Traced


def texts_of(source: str) -> OdfTexts:
    """All text of an XML part of an OpenDocument file. Cost: linear."""
    flow = _Flow()
    flow.read(source)
    more = flow.more
    for label, raw, start in attributes_of(source):
        if len(more):
            more.own("\n")
        more.own(f"{label}: ")
        more.xml(raw, start)
        if label == "formula" and raw.count("&quot;") > 2:  # a value may be put together of texts
            more.own("\n= ")
            for text in _LITERAL.finditer(raw):
                more.xml(text[1], start + text.start(1))
    return OdfTexts(flow.body, flow.tables, flow.aside, more)


class _Flow:
    def __init__(self) -> None:
        self.body, self.aside, self.more = Traced(), Traced(), Traced()
        self.tables: list[OdfTable] = []
        self._open: list[list[Run]] = []  # paragraphs that have begun
        self._asides: list[list[Run]] = []
        self._sinks: list[_Sink] = []
        self._regions: dict[str, list[Run]] = {}  # deleted text by id
        self._inserted: set[str] = set()
        self._region: str | None = None
        self._between: set[str] = set()  # insertions that have begun

    def read(self, source: str) -> None:
        """Read the whole part."""
        for match in _TOKEN.finditer(source):
            closing, name, attributes, text = match.groups()
            single = attributes.endswith("/")
            if name in _PARAGRAPHS:
                self._paragraph(closing, single=single)
            elif name in _ASIDES and self._open and not single:
                self._aside(closing)
            elif self._open or name in ("changed-region", "insertion", "deletion"):
                self._inline(closing, name, attributes)
            if name in _CELLS or name in ("table", "table-row"):
                self._table(
                    closing, name, attributes, (match.start(), match.start(4)), single=single
                )
            if text and (self._open or self._asides):
                into = self._asides[-1] if self._asides else self._open[-1]
                into.append((INSERTED if self._between else 0, text, match.start(4)))
            elif text and not text.isspace():
                self._more("" if closing else name, text, match.start(4))
        while self._open:
            self._paragraph("/", single=False)
        while self._sinks:
            self._close_table()

    def _more(self, label: str, text: str, start: int) -> None:
        if len(self.more):
            self.more.own("\n")
        if label:
            self.more.own(f"{label}: ")
        self.more.xml(text, start)

    def _paragraph(self, closing: str, *, single: bool) -> None:
        if not closing:
            if single:
                self._flush([])
            else:
                self._open.append([])
        elif self._open:
            runs = self._open.pop()
            if self._region is not None:
                kept = self._regions.setdefault(self._region, [])
                kept += [(DELETED, raw, start) for _, raw, start in runs]
            self._flush(runs)

    def _aside(self, closing: str) -> None:
        if not closing:
            self._asides.append([])
        elif self._asides:
            _write(self.aside, self._asides.pop())
            self.aside.own("\n")

    def _inline(self, closing: str, name: str, attributes: str) -> None:
        if name == "changed-region":
            found = _ID.search(attributes)
            self._region = found[1] if found and not closing else None
        elif name == "insertion" and self._region is not None:
            self._inserted.add(self._region)
        elif closing or not self._open:
            return
        elif name == "s":
            count = _COUNT.search(attributes)
            spaces = min(MOST_SPACES, int(count[1])) if count else 1
            self._open[-1].append((0, " " * spaces, -1))
        elif name in ("tab", "line-break"):
            self._open[-1].append((0, "\t" if name == "tab" else "\n", -1))
        elif name.startswith("change"):
            self._change(name, attributes)

    def _change(self, name: str, attributes: str) -> None:
        found = _ID.search(attributes)
        if found is None:
            return
        if name == "change":
            self._open[-1] += self._regions.get(found[1], [])
        elif name == "change-start" and found[1] in self._inserted:
            self._between.add(found[1])
        elif name == "change-end":
            self._between.discard(found[1])

    def _flush(self, runs: list[Run]) -> None:
        found = 0
        for kind, _, _ in runs:
            found |= kind
        if found:
            before = [run for run in runs if not run[0] & INSERTED]
            _write(self.aside, before)
            self.aside.own("\n")
            runs = [run for run in runs if not run[0] & DELETED]
        if self._sinks:
            self._sinks[-1].paragraph(runs)
        else:
            _write(self.body, runs)
            self.body.own("\n")

    def _table(
        self, closing: str, name: str, attributes: str, tag: tuple[int, int], *, single: bool
    ) -> None:
        if name == "table":
            if closing:
                self._close_table()
            elif not single:
                found = _NAME.search(attributes)
                self._sinks.append(_Sink(found[1] if found else ""))
        elif self._sinks:
            sink = self._sinks[-1]
            if name == "table-row":
                if closing or single:
                    sink.row()
            elif closing:
                sink.end_cell()
            else:
                count = _COUNT.search(attributes)
                sink.cell(int(count[1]) if count else 1, attributes, tag)
                if single:
                    sink.end_cell()

    def _close_table(self) -> None:
        if self._sinks:
            table = self._sinks.pop().table()
            if table.traced.says:
                self.tables.append(table)


def _write(traced: Traced, runs: Sequence[Run]) -> None:
    for _, raw, start in runs:
        if start < 0:
            traced.own(raw)
        else:
            traced.xml(raw, start)


class _Sink:
    """A table while it is read: a line a row, tabs between cells."""

    def __init__(self, name: str) -> None:
        self._traced, self._name = Traced(), name
        self._grid = Grid(name)
        self._places: list[tuple[int, int, int]] = []
        self._row, self._column, self._written = 1, 0, 0  # written: tabs of the line so far
        self._in_line = False
        self._repeat = 1
        self._begin = 0
        self._pending: tuple[int, int] | None = None  # tag of the cell, when it holds a value
        self._far: list[int] = []

    def cell(self, repeat: int, attributes: str, tag: tuple[int, int]) -> None:
        """A cell begins."""
        self._repeat = repeat
        self._begin = -1
        self._pending = tag if _VALUE.search(attributes) else None

    def paragraph(self, runs: Sequence[Run]) -> None:
        """Text of the cell; its paragraphs are parted by a space."""
        if not any(start >= 0 for _, _, start in runs):
            return
        traced = self._traced
        if self._begin < 0:
            if not self._in_line:
                self._grid.line(len(traced), self._row, self._far)
                self._in_line = True
            wanted = min(self._column, MAX_COLUMNS + len(self._far))
            if self._column >= MAX_COLUMNS:
                self._far.append(self._column)
            traced.own("\t" * (wanted - self._written))
            self._written = wanted
            self._begin = len(traced)
            if self._pending is not None:
                self._places.append((self._begin, *self._pending))
        elif len(traced) > self._begin:
            traced.own(" ")
        for _, raw, start in runs:
            if start < 0:
                traced.own(" " * len(raw))
            else:
                traced.xml(raw, start)

    def end_cell(self) -> None:
        """The cell is over."""
        self._column += self._repeat
        self._repeat = 1

    def row(self) -> None:
        """The row is over."""
        if self._in_line:
            self._traced.own("\n")
            self._far = []
        self._row += 1
        self._column = self._written = 0
        self._in_line = False

    def table(self) -> OdfTable:
        """All of it."""
        self._grid.text = self._traced.text
        return OdfTable(self._traced, self._name, self._grid, self._places)


def header_spots(table: OdfTable) -> Iterator[tuple[int, Location]]:
    """For a table in a text: the header of every cell."""
    text = table.traced.text
    heads = [head.strip()[:100] for head in text.partition("\n")[0].split("\t")]
    at = text.find("\n") + 1
    if not at:
        return
    for line in text[at:].split("\n"):
        for column, cell in enumerate(line.split("\t")):
            head = heads[column] if column < len(heads) else ""
            yield at, Location(header=head or None)
            at += len(cell) + 1
