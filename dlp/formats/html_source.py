"""HTML as characters: what a person reads, with the way back to every character of the source.

A tokenizer of our own, because changes must go back in place and parsers forget where text stood.
It follows the HTML standard where that decides what is text: raw text elements, quotes, comments
that end early, tags that never end. A browser's parser is asked too (html.py): what it reads and
this does not is never passed over.
"""

import html
from collections.abc import Callable
from dataclasses import dataclass, field

import regex as re

from dlp.formats.traced import Traced

_TAG = re.compile(r"<(?:(/?)([A-Za-z][^\s/>]*)|(!--)|([!?/]))")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?:(>)|([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"?|'([^']*+)'?|([^\s>]*+)))?)?"
)
_COMMENT_END = re.compile(r"--!?>")
_ENTITY = re.compile(r"&(?:#[xX]?[0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SPACES = re.compile(r"[\t\r\n\f][ \t\r\n\f]*+| [ \t\r\n\f]++")  # all but single spaces
_RAW = {"script", "style", "xmp", "iframe", "noembed", "noframes"}  # no tags and entities inside
_RCDATA = {"textarea", "title"}  # entities inside, no tags
_ENDS = {name: re.compile(rf"(?i)</{name}(?=[\s/>])") for name in (*_RAW, *_RCDATA)}
_BLOCK_NAMES = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li "
    "main menu nav ol option p pre section select summary tbody tfoot thead title textarea ul "
    "annotation audio button canvas datalist desc foreignobject metadata noscript object optgroup "
    "svg template text video"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_CLOSE_NAMES = (
    "area base br col embed hr img input link meta source track wbr p li td th tr dt dd option "
    "optgroup thead tbody tfoot colgroup rp rt"
)
_CLOSE_THEMSELVES = frozenset(_CLOSE_NAMES.split())
_OWN_RULES = frozenset({"svg", "math", "select", "template", "plaintext", "frameset"})
MAX_COLSPAN = 100
_STEP = 2_000_000  # characters after which a large source may be cut
OVERRIDE, OVERRIDE_ENDS = "\u202e", "\u202c"  # what stands between is shown from its end
_MAY_TURN = re.compile(r"(?i)<bdo\b|bidi-override")
_TURNED = re.compile(r"(?i)\bdir\s*=\s*[\"']?rtl")
_OVERRIDDEN = re.compile(
    r"(?i)direction\s*:\s*rtl[^<>]{0,200}?bidi-override|bidi-override[^<>]{0,200}?:\s*rtl"
)
_MASKED = re.compile(r"(?:[0-9a-fA-F]{2}){4,160}")
_APART = 400  # characters of source between boxes of one value, at most
_LABEL = 40  # characters before the first that are read with them
_DATA = re.compile(r"(?is)\s*data:([a-z0-9.+-]+/[a-z0-9.+-]+)?[^,]{0,200};base64,")


@dataclass(frozen=True, slots=True)
class DataUri:
    """A file inside an attribute, in base64."""

    start: int  # of the base64 in the source
    end: int
    media_type: str | None


@dataclass(slots=True)
class Html:
    """The runs of text of one document."""

    text: Traced = field(default_factory=Traced)
    attributes: Traced = field(default_factory=Traced)
    comments: Traced = field(default_factory=Traced)
    scripts: Traced = field(default_factory=Traced)
    boxes: Traced = field(default_factory=Traced)  # inputs of one character that follow each other
    data: list[DataUri] = field(default_factory=list)
    depth: int = 0  # of elements in elements, about
    cuts: list[int] = field(default_factory=list)  # places before tags, some _STEP apart, where a
    # parser that begins there reads the same characters


def parse(source: str, tick: Callable[[], None] = lambda: None) -> Html:
    """Tokenise; `tick` is called from time to time.

    Raises: nothing of its own; every text is some HTML. Cost: linear, 30 to 170 ms a MB.
    """
    return _Reader(source, tick).read()


class _Reader:
    def __init__(self, source: str, tick: Callable[[], None]) -> None:
        self._source, self._tick = source, tick
        self._found = Html()
        self._cells: list[int] = []  # of each open table: cells so far in its row; -1 outside rows
        self._in_cell: list[bool] = []
        self._pre = 0
        self._depth = 0
        self._apart = 0  # open elements inside of which other rules hold
        self._next = _STEP  # where the source may be cut again
        self._begun = False  # something stands on the line
        self._may_turn = _MAY_TURN.search(source) is not None
        self._turned = ""  # an open element whose text is shown from its end
        self._boxed = -_APART  # where the last box ended
        self._said = 0, 0  # where the last text stood
        self._space = False  # a space is due before the next word: a block ended inside a cell

    def _break(self) -> None:
        self._space = False
        if self._begun:
            self._found.text.own("\n")
            self._begun = False

    def read(self) -> Html:
        source, at = self._source, 0
        while True:
            tag = _TAG.search(source, at)
            if tag is None:
                self._text(at, len(source))
                return self._found
            self._text(at, tag.start())
            if tag.start() >= self._next:
                self._step(tag.start())
            if tag[2]:
                at = self._tag(tag[2].lower(), tag.end(), closing=bool(tag[1]))
            elif tag[3]:
                at = self._comment(tag.end())
            else:
                end = source.find(">", tag.end())
                end = len(source) if end < 0 else end
                self._aside(self._found.comments, tag.start(), end)
                at = end + 1

    def _step(self, at: int) -> None:
        """A large source: what was read so far needs less memory, and it may be cut here."""
        self._tick()
        found = self._found
        for traced in (found.text, found.attributes, found.comments, found.scripts, found.boxes):
            traced.pack()
        if self._apart:
            self._next = at + _STEP // 20  # soon again
        else:
            found.cuts.append(at)
            self._next = at + _STEP

    def _comment(self, start: int) -> int:
        source = self._source
        for short in (">", "->"):
            if source.startswith(short, start):
                return start + len(short)
        end = _COMMENT_END.search(source, start)
        self._aside(self._found.comments, start, end.start() if end else len(source))
        return end.end() if end else len(source)

    def _aside(self, where: Traced, start: int, end: int) -> None:
        raw = self._source[start:end]
        if raw.strip():
            if len(where):
                where.own("\n")
            where.take(raw, start)

    def _tag(self, name: str, at: int, *, closing: bool) -> int:
        """Read the attributes and what the element means for the text; returns where it ends."""
        begin = at
        if self._source.startswith(">", at):
            at, span = at + 1, 1
        else:
            at, span = self._attributes(at)
        self._turn(name, begin, at, closing=closing)
        if name not in _CLOSE_THEMSELVES:
            self._depth = max(0, self._depth + (-1 if closing else 1))
            self._found.depth = max(self._found.depth, self._depth)
        if name in _OWN_RULES and not self._source.endswith("/>", 0, at):
            self._apart = max(0, self._apart + (-1 if closing else 1))
        if name == "table":
            self._table(closing=closing)
        elif self._cells and name == "tr":
            self._cells[-1], self._in_cell[-1] = 0, False
            if not closing:
                self._break()
        elif self._cells and name in ("td", "th"):
            self._cell(span, closing=closing)
        elif name in _BLOCKS:
            inside = bool(self._in_cell) and self._in_cell[-1]
            if inside:
                self._space = self._begun
            else:
                self._break()
        if name == "pre":
            self._pre = max(0, self._pre + (-1 if closing else 1))
        if not closing and name in _ENDS:
            return self._raw(name, at)
        return at

    def _turn(self, name: str, start: int, end: int, *, closing: bool) -> None:
        """An element whose text is shown from its end, marked as plain text marks it."""
        if not self._may_turn:
            return
        turned = _TURNED if name == "bdo" else _OVERRIDDEN
        if not closing and turned.search(self._source, start, end):
            self._found.text.own(OVERRIDE)
            self._turned = name
        elif closing and name == self._turned:
            self._found.text.own(OVERRIDE_ENDS)
            self._turned = ""

    def _table(self, *, closing: bool) -> None:
        self._break()
        if not closing:
            self._cells.append(-1)
            self._in_cell.append(False)
        elif self._cells:
            self._cells.pop()
            self._in_cell.pop()

    def _cell(self, span: int, *, closing: bool) -> None:
        self._in_cell[-1] = not closing
        if closing:
            return
        self._space = False
        tabs = (self._cells[-1] > 0) + min(span, MAX_COLSPAN) - 1
        if tabs:
            self._found.text.own("\t" * tabs)
            self._begun = True
        self._cells[-1] = max(1, self._cells[-1] + 1)

    def _raw(self, name: str, at: int) -> int:
        end = _ENDS[name].search(self._source, at)
        stop = end.start() if end else len(self._source)
        if name in _RCDATA:
            self._text(at, stop)
            self._break()
        else:
            self._aside(self._found.scripts, at, stop)
        return stop

    def _attributes(self, at: int) -> tuple[int, int]:
        """(behind the tag, colspan)."""
        source, span = self._source, 1
        where = self._found.attributes
        while True:
            one = _ATTRIBUTE.match(source, at)
            if one is None or one[1] or one.end() == at or one[2] is None:
                return (one.end() if one else len(source)), span
            at = one.end()
            name = one[2].lower()
            group = next((i for i in (3, 4, 5) if one[i] is not None), 0)
            if len(where):
                where.own("\n")
            if not group or not one[group].strip():
                where.take(one[2], one.start(2))
                continue
            where.own(f"{name}: ")
            if name == "value" and len(one[group].strip()) == 1:
                self._box(one[group], one.start(group))
            uri = _DATA.match(one[group])
            if uri:
                start = one.start(group) + uri.end()
                self._found.data.append(DataUri(start, one.end(group), uri[1]))
                where.take(one[group][: uri.end()], one.start(group))
            elif name == "data-cfemail" and (address := _unmasked(one[group])):
                where.atom(address, *one.span(group))
            else:
                _take(where, one[group], one.start(group))
            if name == "colspan" and one[group].strip().isdecimal():
                span = int(one[group].strip()[:4])

    def _box(self, raw: str, at: int) -> None:
        """An input that holds one character: those near each other are one word."""
        boxes = self._found.boxes
        if at - self._boxed > _APART or self._said[0] > self._boxed:
            low, high = self._said
            label = html.unescape(self._source[max(low, high - _LABEL) : high])
            boxes.own(f"\n{' '.join(label.split())} ")
        boxes.take(raw, at)
        self._boxed = at + len(raw)

    def _text(self, start: int, end: int) -> None:
        if start >= end:
            return
        raw, text = self._source[start:end], self._found.text
        if not raw.isspace():
            self._said = start, end
        if self._pre:
            _take(text, raw, start)
            self._begun = True
            return
        outside = bool(self._cells) and not self._in_cell[-1]
        if raw.isspace() and (not self._begun or outside or self._space):
            return
        done = 0
        if self._space:
            text.own(" ")
            self._space = False
        if not self._begun:
            done = len(raw) - len(raw.lstrip(" \t\r\n\f"))
            self._begun = True
        if raw.isprintable() and "  " not in raw:
            _take(text, raw[done:] if done else raw, start + done)
            return
        for space in _SPACES.finditer(raw, done):
            _take(text, raw[done : space.start()], start + done)
            text.atom(" ", start + space.start(), start + space.end())
            done = space.end()
        _take(text, raw[done:], start + done)


def _unmasked(raw: str) -> str:
    """The address that Cloudflare masks: hexadecimal, each byte crossed with the first."""
    if not _MASKED.fullmatch(raw):
        return ""
    key, *rest = bytes.fromhex(raw)
    return bytes(key ^ code for code in rest).decode("utf-8", "replace")


def _take(where: Traced, raw: str, start: int) -> None:
    """Text of the source, its entities read."""
    if "&" not in raw:
        where.take(raw, start)
        return
    done = 0
    for entity in _ENTITY.finditer(raw):
        read = html.unescape(entity[0])
        if read == entity[0]:
            continue
        where.take(raw[done : entity.start()], start + done)
        where.atom(read, start + entity.start(), start + entity.end())
        done = entity.end()
    where.take(raw[done:], start + done)
