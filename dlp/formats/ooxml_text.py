"""The text of one Office Open XML part, with its way back: paragraphs, tables, and all the rest.

Three passes over the characters of the part, each one regular expression: the flow of paragraphs
and tables (Word, DrawingML, comments), any other text between tags with the name of its element,
and attributes that may hold something a person wrote. A value that stands in several runs is whole.
Tracked changes and hidden characters give up to three readings of a paragraph: as it shows, as it
was before, and with all that is hidden.
"""

import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from dlp.formats.base import Location
from dlp.formats.traced import Traced

DELETED, INSERTED, HIDDEN, FIELD = 1, 2, 4, 8  # kinds of a run, as bits
_PARAGRAPHS = frozenset({"p", "si", "text", "comment", "is"})
_RUNS = {"t": 0, "delText": 0, "instrText": FIELD, "delInstrText": FIELD}
_CHANGES = {"del": DELETED, "moveFrom": DELETED, "ins": INSERTED, "moveTo": INSERTED}
_OWN = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_OPENING = (*_RUNS, *_OWN, "r", "gridSpan", "vanish", "specVanish", "webHidden", "sym")
_BOTH = (*_PARAGRAPHS, *_CHANGES, "tbl", "tr", "tc")  # whose end counts too
_PREFIX = r"(?:[A-Za-z_][\w.-]*:)?"
_TOKEN = re.compile(
    rf"<(?:{_PREFIX}({'|'.join(sorted(_OPENING, key=len, reverse=True))})"
    rf"|(/?){_PREFIX}({'|'.join(sorted(_BOTH, key=len, reverse=True))}))"
    r"(?=[\s/>])([^<>]*)>([^<]*)"
)
_ANY_TEXT = re.compile(r">\s*[^<\s]")
_OTHER = re.compile(
    r"<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>([^<]*[^<\s][^<]*)|</[\w.:-]+>([^<]*[^<\s][^<]*)"
)
_MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"})
_SMALL = re.compile(r"\s*-?[0-9]{1,7}(?:\.[0-9]*)?\s*\Z|(?:true|false)\Z")

# Attributes whose value is text whatever it looks like, and what in others is certainly none.
_TEXT_ATTRIBUTES = (
    "author", "initials", "userId", "displayName", "descr", "title", "alt", "name", "tooltip",
    "caption", "displayText", "instr", "prompt", "promptTitle", "error", "errorTitle", "string",
    "Target", "lastValue", "placeholder", "display", "location", "helpText", "statusText",
)  # fmt: skip
_FONTS = frozenset({"ascii", "hAnsi", "cs", "eastAsia", "typeface", "ContentType", "Type", "uri"})
_NOT_TEXT = (
    r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?(?:pt|in|cm|mm|px|em|f|%)?|[0-9A-Fa-f]{1,8}"
    r"|\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?|#[0-9A-Fa-f]{3,8}"
    r"|[0-9A-F]{20}|[A-Za-z][A-Za-z]{0,39}[0-9]{0,3}|https?://(?:schemas|www\.w3|purl)\.[^\"'<]*"
)
_ENDS = "|".join(sorted({f" {name}"[-4:] for name in _TEXT_ATTRIBUTES}))
# A part is brought to this form first: no space around =, double quotes (xml_source.py).
_ATTRIBUTE = re.compile(rf'="(?:(?!(?:{_NOT_TEXT})")|(?<=(?:{_ENDS})="))([^"<]+)"')
_LONGEST_NAME = 80
_STANDARD = "lsdException "  # Word's own list of its style names
_OFF = re.compile(r"val\s*=\s*[\"'](?:0|false|off)[\"']")
_VAL = re.compile(r"(?:val|char)\s*=\s*[\"']([0-9A-Fa-f]{1,6})[\"']")

Run = tuple[int, str, int]  # kind, raw characters, place in the source; -1: characters of our own


class Texts(NamedTuple):
    """What stands in one part."""

    body: Traced
    tables: Sequence[Traced]
    aside: Traced  # other readings of paragraphs, instructions of fields
    more: Traced  # other text and attributes, one a line


def texts_of(source: str, *, attributes: bool = True) -> Texts:
    """All text of an XML part. Cost: linear; about 20 ms for a Word body of 1 MB."""
    flow = _Flow()
    flow.read(source)
    more = Traced()
    for label, raw, start in _others(source, flow.seen):
        _line(more, label, raw, start)
    if attributes:
        for label, raw, start in attributes_of(source):
            _line(more, label, raw, start)
    return Texts(flow.body, flow.tables, flow.aside, more)


def _line(more: Traced, label: str, raw: str, start: int) -> None:
    if len(more):
        more.own("\n")
    if label:
        more.own(f"{label}: ")
    more.xml(raw, start)


def _others(source: str, seen: Set[int]) -> Iterator[tuple[str, str, int]]:
    """Text between tags that the flow has not read: label, raw characters, place."""
    if sum(1 for _ in _ANY_TEXT.finditer(source)) <= len(seen):
        return  # the flow has read all there is
    for match in _OTHER.finditer(source):
        group = 2 if match[2] is not None else 3
        start = match.start(group)
        if start in seen or match[1] in _MEASURES or _SMALL.match(match[group]):
            continue
        label = match[1] or ""
        yield ("" if label in ("v", "f", "t", "lpwstr") else label), match[group], start


def attributes_of(source: str) -> Iterator[tuple[str, str, int]]:
    """Attributes that may hold text: name without prefix, raw characters, place."""
    for match in _ATTRIBUTE.finditer(source):
        at = match.start()
        before = source[max(0, at - _LONGEST_NAME) : at]
        whole = before[before.rfind(" ") + 1 :]
        name = whole[whole.rfind(":") + 1 :]
        if name in _FONTS or whole.startswith("xmlns") or _STANDARD in before:
            continue
        yield name, match[1], match.start(1)


class _Flow:
    """Paragraphs and tables in reading order."""

    def __init__(self) -> None:
        self.body, self.aside = Traced(), Traced()
        self.tables: list[Traced] = []
        self._sinks: list[_Table] = []
        self._open: list[list[Run]] = [[]]  # paragraphs that have begun, the innermost last
        self._changes = {DELETED: 0, INSERTED: 0}
        self._hidden = 0
        self._seen: set[int] = set()

    @property
    def seen(self) -> Set[int]:
        """Where text was read."""
        return self._seen

    def read(self, source: str) -> None:
        """Read the whole part."""
        for match in _TOKEN.finditer(source):
            opening, closing, name, attributes, text = match.groups()
            if opening is not None:
                if opening == "r":
                    self._hidden = 0
                elif (kind := _RUNS.get(opening)) is None:
                    self._rare(opening, "", attributes)
                elif text and not attributes.endswith("/"):
                    start = match.start(5)
                    self._seen.add(start)
                    self._open[-1].append((kind | self._kind(), text, start))
            elif name in _PARAGRAPHS:
                self._paragraph(closing, attributes)
                if text and not closing and text.strip():  # <text>...</text> of comments
                    self._seen.add(match.start(5))
                    self._open[-1].append((0, text, match.start(5)))
            elif name in _CHANGES:
                if not attributes.endswith("/"):  # a mark in properties of a paragraph
                    bit = _CHANGES[name]
                    self._changes[bit] = max(0, self._changes[bit] + (-1 if closing else 1))
            else:
                self._rare(name, closing, attributes)
        while len(self._open) > 1:
            self._flush(self._open.pop())
        self._flush(self._open[0])
        while self._sinks:
            self._table("/")

    def _kind(self) -> int:
        changes = self._changes
        return (
            (DELETED if changes[DELETED] else 0)
            | (INSERTED if changes[INSERTED] else 0)
            | self._hidden
        )

    def _rare(self, name: str, closing: str, attributes: str) -> None:
        if name in _OWN:
            if not attributes.strip("/ ") or name in ("br", "ptab"):  # else a stop in properties
                self._open[-1].append((self._kind(), _OWN[name], -1))
        elif name == "tbl":
            self._table(closing)
        elif name in ("vanish", "specVanish", "webHidden"):
            self._hidden = 0 if _OFF.search(attributes) else HIDDEN
        elif name == "sym":
            code = _VAL.search(attributes)
            if code is not None:
                char = chr(int(code[1], 16) & 0xFF)
                self._open[-1].append((self._kind(), char if char.isprintable() else " ", -1))
        elif self._sinks:
            table = self._sinks[-1]
            if name == "gridSpan":
                span = _VAL.search(attributes)
                table.span = min(64, int(span[1])) if span and span[1].isdecimal() else 1
            elif name == "tc":
                self._settle()
                table.cell(closing)
            elif closing:
                table.row()

    def _settle(self) -> None:
        """Text outside of a paragraph at the end of a cell belongs to it."""
        if self._open[-1]:
            self._flush(self._open[-1])
            self._open[-1] = []

    def _paragraph(self, closing: str, attributes: str) -> None:
        if closing:
            if len(self._open) > 1:
                self._flush(self._open.pop())
        elif attributes.endswith("/"):
            self._flush([])
        else:
            self._open.append([])
            self._hidden = 0

    def _table(self, closing: str) -> None:
        if not closing:
            self._sinks.append(_Table())
        elif self._sinks:
            table = self._sinks.pop()
            if len(table.traced):
                self.tables.append(table.traced)

    def _flush(self, runs: list[Run]) -> None:
        """A paragraph has ended: write its readings."""
        found = 0
        for kind, _, _ in runs:
            found |= kind
        if not found:
            shown = runs
        else:
            shown = [run for run in runs if not run[0] & (DELETED | HIDDEN | FIELD)]
            if found & (DELETED | INSERTED):
                self._other([run for run in runs if not run[0] & (INSERTED | FIELD)])
            if found & HIDDEN:
                self._other([run for run in runs if not run[0] & (DELETED | FIELD)])
            if found & FIELD:
                self._other([run for run in runs if run[0] & FIELD])
        if self._sinks:
            self._sinks[-1].paragraph(shown)
        else:
            _write(self.body, shown)
            self.body.own("\n")

    def _other(self, runs: list[Run]) -> None:
        _write(self.aside, runs)
        self.aside.own("\n")


def _write(traced: Traced, runs: list[Run]) -> None:
    for _, raw, start in runs:
        if start < 0:
            traced.own(raw)
        else:
            traced.xml(raw, start)


class _Table:
    """One table: a line a row, tabs between cells, the first row above all."""

    def __init__(self) -> None:
        self.traced = Traced()
        self.span = 1
        self._headers: list[str] = []
        self._in_first = True
        self._column = 0
        self._start = 0  # of the cell in the text

    def paragraph(self, runs: list[Run]) -> None:
        """Text of a cell; its paragraphs are parted by a space."""
        if not runs:
            return
        if len(self.traced) > self._start:
            self.traced.own(" ")
        for _, raw, start in runs:
            if start < 0:
                self.traced.own(" " if raw in "\n\t" else raw)
            else:
                self.traced.xml(raw, start)

    def cell(self, closing: str) -> None:
        """A cell begins or ends."""
        if closing:
            self._column += self.span
            return
        if self._column:
            self.traced.own("\t" * self.span)  # as many as the cell before it is wide
        self.span = 1
        self._start = len(self.traced)
        if not self._in_first and self._column < len(self._headers):
            self.traced.spot(Location(header=self._headers[self._column] or None))

    def row(self) -> None:
        """A row ends."""
        if self._in_first:
            self._headers = [one.strip()[:100] for one in self.traced.text.split("\t")]
            self._in_first = False
        self.traced.own("\n")
        self._column, self.span, self._start = 0, 1, len(self.traced)
