"""The text of one Office Open XML part, with its way back: paragraphs, tables, and all the rest.

Two passes over the characters of the part: text by text for the flow of paragraphs and tables
(Word, DrawingML, comments) and any other text between tags with the name of its element, then one
regular expression for attributes that may hold what a person wrote. A value over several runs is
whole. Tracked changes and hidden characters give up to three readings of a paragraph: as it shows,
as it was before, and with all that is hidden.
"""

import re  # noqa: TID251 - on these patterns it is twice as fast as regex; all are linear
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dlp.formats.base import Location
from dlp.formats.ooxml_tags import (
    BEGIN,
    CHANGES,
    DELETED,
    END,
    FIELD,
    HIDDEN,
    INSERTED,
    OWN,
    PARAGRAPHS,
    RUN,
    RUNS,
    Tag,
    series_of,
)
from dlp.formats.traced import Traced

_WINDOW = 1_000_000  # characters that are parted into texts at once
_TEXT = re.compile(r">([^<]+)")  # and the end of the tag before it
_MEASURES = frozenset({"posOffset", "pctWidth", "pctHeight", "pctPosHOffset", "pctPosVOffset"})
_SAYS = re.compile(r">\s*+[^<\s]")
_LABEL = re.compile(r"(?:[\w.-]+:)?([\w.-]+)")
_UNLABELLED = frozenset({"v", "f", "t", "lpwstr"})
_SMALL = re.compile(r"\s*-?[0-9]{1,7}(?:\.[0-9]*)?\s*\Z|(?:true|false)\Z")

# Attributes whose value is text whatever it looks like, and what in others is certainly none.
_TEXT_ATTRIBUTES = (
    "author", "initials", "userId", "displayName", "descr", "title", "alt", "name", "tooltip",
    "caption", "displayText", "instr", "prompt", "promptTitle", "error", "errorTitle", "string",
    "Target", "lastValue", "placeholder", "display", "location", "helpText", "statusText",
)  # fmt: skip
_FONTS = frozenset({"ascii", "hAnsi", "cs", "eastAsia", "typeface", "ContentType", "Type", "uri"})
_NOT_TEXT = (  # the most frequent first
    r"[A-Za-z]{1,40}+[0-9]{0,3}+", r"[0-9]{1,9}+", r"[0-9A-Fa-f]{1,8}",
    r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?(?:pt|in|cm|mm|px|em|f|%)?", r"#[0-9A-Fa-f]{3,8}",
    r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?", r"[0-9A-F]{20}",
    r"https?://(?:schemas|www\.w3|purl)\.[^\"'<]*",
)  # fmt: skip
_ENDS = "|".join(sorted({f" {name}"[-4:] for name in _TEXT_ATTRIBUTES}))
# A part is brought to this form first: no space around =, double quotes (xml_source.py).
_PLAIN = "|".join(f'{one}"' for one in _NOT_TEXT)
_ATTRIBUTE = re.compile(rf'="(?:(?!{_PLAIN})|(?<=(?:{_ENDS})="))([^"<]+)"')
_LONGEST_NAME = 80
_STANDARD = "lsdException "  # Word's own list of its style names
_VALUE = re.compile(r"(?:[0-9][ ./\-]{0,2}){7}[0-9]|@")  # as in no address of a cell or schema
_TELLS = re.compile(r"[0-9]{3}|[@:/.]|&#")  # in none of them
_OFF = re.compile(r"val\s*=\s*[\"'](?:0|false|off)[\"']")
_VAL = re.compile(r"(?:val|char)\s*=\s*[\"']([0-9A-Fa-f]{1,6})[\"']")

Run = tuple[int, str, int]  # kind, raw characters, place in the source; -1: characters of our own


class Texts(NamedTuple):
    """What stands in one part."""

    body: Traced
    tables: Sequence[Traced]
    aside: Traced  # other readings of paragraphs, instructions of fields
    more: Traced  # other text and attributes, one a line


def texts_of(source: str, *, attributes: bool = True, tags: dict[str, Any] | None = None) -> Texts:
    """All text of an XML part.

    `tags`: those of the parts before it, and of this one after; of one request.
    Cost: linear; about 6 ms for a Word body of 1 MB.
    """
    flow = _Flow({} if tags is None else tags)
    if _has_text(source) or "sym " in source:
        flow.read(source)
    more = Traced()
    for label, raw, start in flow.others:
        _line(more, label, raw, start)
    if attributes:
        for label, raw, start in attributes_of(source):
            _line(more, label, raw, start)
    return Texts(flow.body, flow.tables, flow.aside, more)


def tells(source: str) -> bool:
    """True when a part that holds no words of people by its kind may hold some all the same."""
    return _has_text(source) or _VALUE.search(source) is not None


def _has_text(source: str) -> bool:
    """True when text stands between tags."""
    return _SAYS.search(source) is not None


def _line(more: Traced, label: str, raw: str, start: int) -> None:
    if len(more):
        more.own("\n")
    if label:
        more.own(f"{label}: ")
    more.xml(raw, start)


def attributes_of(source: str) -> Iterator[tuple[str, str, int]]:
    """Attributes that may hold text: name without prefix, raw characters, place."""
    for match in _ATTRIBUTE.finditer(source):
        at = match.start()
        before = source[max(0, at - _LONGEST_NAME) : at]
        whole = before[before.rfind(" ") + 1 :]
        name = whole[whole.rfind(":") + 1 :]
        if name in _FONTS or whole.startswith("xmlns"):
            continue
        if _STANDARD in before and not _TELLS.search(match[1]):
            continue
        # "string" holds the words of a watermark: on a line of their own they are a marking
        yield "" if name == "string" else name, match[1], match.start(1)


class _Flow:
    """Paragraphs and tables in reading order, and the text that stands in none."""

    def __init__(self, known: dict[str, Any]) -> None:
        self._known = known  # tags and series of them: ooxml_tags.py
        self.body, self.aside = Traced(), Traced()
        self.tables: list[Traced] = []
        self.others: list[tuple[str, str, int]] = []  # name of the element, characters, place
        self._sinks: list[_Table] = []
        self._open: list[list[Run]] = [[]]  # paragraphs that have begun, the innermost last
        self._changes = {DELETED: 0, INSERTED: 0}
        self._hidden = 0
        self._kind = 0  # of the runs that come

    def read(self, source: str) -> None:
        """Read the whole part."""
        known, opened = self._known, self._open
        at = source.find("<")
        while at >= 0:
            end = source.find("<", at + _WINDOW)
            pieces = _TEXT.split(source[at : end if end >= 0 else None])
            rest = pieces.pop()  # tags behind the last text
            each = iter(pieces)
            for markup, text in zip(each, each, strict=True):
                series = known.get(markup) or series_of(markup, known)
                if series.tags:
                    self._pass(series.tags)
                at += len(markup) + 1
                last = series.last
                if last.run is not None:
                    opened[-1].append((last.run | self._kind, text, at))
                elif last.name:
                    self._means(last, text, at)
                elif not text.isspace():
                    self._other(series.label, text, at)
                at += len(text)
            if rest:
                series = series_of(rest.removesuffix(">"), known)
                self._pass((*series.tags, series.last))
            at = end
        while len(opened) > 1:
            self._flush(opened.pop())
        self._flush(opened[0])
        while self._sinks:
            self._table("/")

    def _pass(self, tags: tuple[Tag, ...]) -> None:
        """Tags without text behind them."""
        opened = self._open
        for tag in tags:
            if tag is END:
                if len(opened) > 1:
                    self._flush(opened.pop())
            elif tag is BEGIN:
                opened.append([])
                if self._hidden:
                    self._show()
            elif tag.name and (tag is not RUN or self._hidden):
                self._means(tag, "", -1)

    def _show(self) -> None:
        """What comes is not hidden."""
        self._hidden = 0
        self._kind = sum(bit for bit, depth in self._changes.items() if depth)

    def _means(self, tag: Tag, text: str, start: int) -> None:
        """A tag of the flow that is no run's text."""
        name, closing, attributes, _ = tag
        if name in PARAGRAPHS:
            self._paragraph(closing, attributes)
            if text and not closing and not text.isspace():  # <text>...</text> of comments
                self._open[-1].append((0, text, start))
                text = ""
        elif name not in RUNS:
            if name == "r":
                self._hidden = 0
            elif name not in CHANGES:
                self._rare(name, closing, attributes)
            elif not attributes.endswith("/"):  # else a mark in properties of a paragraph
                bit = CHANGES[name]
                self._changes[bit] = max(0, self._changes[bit] + (-1 if closing else 1))
            self._kind = sum((bit for bit, depth in self._changes.items() if depth), self._hidden)
        if text and not text.isspace():
            self._other("" if closing else name, text, start)

    def _other(self, tag: str, text: str, start: int) -> None:
        """Text that stands in no paragraph."""
        name = _LABEL.match(tag)
        label = name[1] if name else ""
        if label not in _MEASURES and not _SMALL.match(text):
            self.others.append(("" if label in _UNLABELLED else label, text, start))

    def _rare(self, name: str, closing: str, attributes: str) -> None:
        if name in OWN:
            if not attributes.strip("/ ") or name in ("br", "ptab"):  # else a stop in properties
                self._open[-1].append((self._kind, OWN[name], -1))
        elif name == "tbl":
            self._table(closing)
        elif name in ("vanish", "specVanish", "webHidden"):
            self._hidden = 0 if _OFF.search(attributes) else HIDDEN
        elif name == "sym":
            code = _VAL.search(attributes)
            if code is not None:
                char = chr(int(code[1], 16) & 0xFF)
                self._open[-1].append((self._kind, char if char.isprintable() else " ", -1))
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
            if self._hidden:
                self._show()

    def _table(self, closing: str) -> None:
        if not closing:
            self._sinks.append(_Table())
        elif self._sinks:
            table = self._sinks.pop()
            if len(table.traced):
                self.tables.append(table.traced)

    def _flush(self, runs: list[Run]) -> None:
        """A paragraph has ended: write its readings."""
        if len(runs) == 1 and not runs[0][0] and not self._sinks:  # most are
            _, raw, start = runs[0]
            if start < 0:
                self.body.own(raw + "\n")
            else:
                self.body.line(raw, start)
            return
        found = 0
        for kind, _, _ in runs:
            found |= kind
        if not found:
            shown = runs
        else:
            shown = [run for run in runs if not run[0] & (DELETED | HIDDEN | FIELD)]
            if found & (DELETED | INSERTED):
                self._reading([run for run in runs if not run[0] & (INSERTED | FIELD)])
            if found & HIDDEN:
                self._reading([run for run in runs if not run[0] & (DELETED | FIELD)])
            if found & FIELD:
                self._reading([run for run in runs if run[0] & FIELD])
        if self._sinks:
            self._sinks[-1].paragraph(shown)
        else:
            _write(self.body, shown)
            self.body.own("\n")

    def _reading(self, runs: list[Run]) -> None:
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
