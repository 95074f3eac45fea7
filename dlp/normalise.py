"""Fold look-alike spellings to one, and remember where each character came from.

What evades a pattern is made plain: full-width and other digits, no-break and thin spaces, odd
dashes and slashes, letters of another script that look Latin; zero-width characters, soft hyphens,
bidirectional controls and control characters vanish. Behind the folded text stand *views*: short
copies of places where a value may be cut by a line end, with the line end taken out. Patterns run
over all of it in one pass, and every finding points back into the text as it was sent.
"""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field

_PLAIN = "\t\n\r -~À-ÖØ-öø-ÿŒœ€…“”„•"  # stays as it is; everything else is looked at once
_ODD = re.compile(f"[^{_PLAIN}]+")  # stdlib re: 430 MB/s on this class, regex 160

_DASHES = "‐‑‒–—―⁃−﹘﹣－⸺⸻"
_SLASHES = "⁄∕⧸／"
_DOTS = "․·∙•⋅．。｡"
_QUOTES = "’‘‛′ʼ＇´"
_LATIN_TWINS = dict(  # letters that look Latin; folded only beside Latin letters or digits
    zip(
        "АВЕЅІЈКМНОРСТУХҮԌԚԜаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαρνυικ",
        "ABESIJKMHOPCTYXYGQWaesijopcyxhdqwABEZHIKMNOPTYXoapvuik",
        strict=True,
    )
)


class _Folds(dict[str, str]):
    """What each character becomes, worked out once per character (not per text)."""

    def __missing__(self, char: str) -> str:
        self[char] = folded = _fold(char)
        return folded


def _fold(char: str) -> str:
    """The plain spelling of one character: itself, another one, several, or none."""
    if char in _DASHES:
        return "-"
    if char in _SLASHES:
        return "/"
    if char in _DOTS:
        return "."
    if char in _QUOTES:
        return "'"
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category in ("Zl", "Zp") or char == "\x85":
        return "\n"
    if category in ("Cf", "Cc", "Mn", "Me"):
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and plain.replace("\u2044", "/").isascii():
        return plain.replace("\u2044", "/")
    return plain if len(plain) == 1 else char


_FOLDS = _Folds()
_JOINT = re.compile(r"(?<=[0-9])[ \t]?[-./]?[ \t]*\r?\n[> \t]{0,8}(?=[ .\-/]?[0-9])")
_TAIL = 90  # characters of the first line that a view repeats: the value and its label
_HEAD = re.compile(r"[0-9 ./\-]{1,32}")
_NUMBER_LINE = re.compile(r"[0-9 ./\-+()]+")
_LAST_RUN = re.compile(r"[0-9A-Za-z+][0-9A-Za-z ./\-+()]{0,30}\Z")
_DIGIT = re.compile(r"[0-9]")
MIN_CUT_DIGITS = 8  # fewer digits on both sides together are no identifier cut in two


@dataclass(frozen=True, slots=True)
class View:
    """A copy behind the folded text: only what crosses `joint` counts as found there."""

    start: int  # code points into Normalised.text
    end: int
    joint: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """Folded text with the way back.

    `text` is the folded body (`body` code points) followed by the views. `source()` maps a range of
    it to the text as sent. The map is a list of pieces: `_at[i]` is where a piece begins in `text`,
    `_from[i]` where it comes from, `_width[i]` 0 when it runs along character by character, else
    the number of source characters that the whole piece stands for.
    """

    text: str = field(repr=False)
    body: int
    views: tuple[View, ...]
    _at: "array[int]" = field(repr=False)
    _from: "array[int]" = field(repr=False)
    _width: "array[int]" = field(repr=False)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The half-open range of the text as sent that text[start:end] stands for; start < end."""
        if len(self._at) == 1 and self._from[0] == 0:
            return start, end
        i = bisect_right(self._at, start) - 1
        j = bisect_right(self._at, end - 1) - 1
        first = self._from[i] if self._width[i] else self._from[i] + start - self._at[i]
        last = self._from[j] + (self._width[j] or end - self._at[j])
        return first, last

    def counts(self, start: int, end: int) -> bool:
        """False for what lies in a view without crossing its joint: the body has it already."""
        if end <= self.body:
            return True
        i = bisect_right(self.views, start, key=lambda view: view.start) - 1
        return i >= 0 and self.views[i].start <= start < self.views[i].joint < end


def normalise(text: str) -> Normalised:
    """Fold look-alike spellings to one, and remember where each character came from.

    Args:
        text: decoded text, n code points; callers keep n within limits.max_text_chars.
    Returns: Normalised; its text is at most about 4 n code points (a view per cut line end).
    Raises: nothing; every str has a folding, lone surrogates pass through.
    Cost: linear in n; about 400 MB/s where nothing is odd. Source: Unicode Standard Annex #15
    (NFKC, character by character), Unicode TR 39 for the look-alike letters.
    """
    pieces = _Pieces()
    body = text if _ODD.search(text) is None else _folded(text, pieces)
    views = _add_views(body, pieces)
    joined = body + "".join(pieces.appended) if views else body
    return Normalised(joined, len(body), tuple(views), pieces.at, pieces.origin, pieces.width)


class _Pieces:
    """The map while it is built; always begins with the piece 0 -> 0."""

    __slots__ = ("appended", "at", "origin", "width")

    def __init__(self) -> None:
        self.at, self.origin, self.width = array("q", [0]), array("q", [0]), array("q", [0])
        self.appended: list[str] = []

    def add(self, at: int, origin: int, width: int = 0) -> None:
        if self.at[-1] == at:  # an empty piece makes way
            self.at.pop(), self.origin.pop(), self.width.pop()
        self.at.append(at)
        self.origin.append(origin)
        self.width.append(width)


def _folded(text: str, pieces: _Pieces) -> str:
    """The text with every odd character folded; pieces get an entry where lengths differ."""
    out: list[str] = []
    done, length = 0, 0  # characters of `text` consumed, of `out` written
    for match in _ODD.finditer(text):
        start, end = match.span()
        out.append(text[done:start])
        length += start - done
        run = match[0]
        latin = _twins_are_latin(text, start, end)
        for i, char in enumerate(run, start):
            plain = _LATIN_TWINS.get(char) if latin else None
            if plain is None:
                plain = _FOLDS[char]
            if len(plain) == 1:
                out.append(plain)
                length += 1
                continue
            if plain:
                pieces.add(length, i, 1)
                out.append(plain)
                length += len(plain)
            pieces.add(length, i + 1)
        done = end
    out.append(text[done:])
    return "".join(out)


def _twins_are_latin(text: str, start: int, end: int) -> bool:
    """True when the run stands directly beside a Latin letter, digit or @: "ВЕ68", "jаn@"."""
    for beside in (text[max(0, start - 1) : start], text[end : end + 1]):
        if beside and beside.isascii() and (beside.isalnum() or beside in "@_"):
            return True
    return end - start == 2 and text[end : end + 3].lstrip(" ")[:2].isdigit()  # "ВЕ 68"


def _add_views(body: str, pieces: _Pieces) -> list[View]:
    """One view per line end that may cut a value: the end of a line and the start of the next."""
    views: list[View] = []
    position, known = len(body), len(pieces.at)
    for match in _JOINT.finditer(body):
        cut, resume = match.start(), match.end()
        if match[0].lstrip(" \t")[:1] in "-./":
            cut += match[0].index(match[0].lstrip(" \t")[0]) + 1  # "850730-" keeps its separator
        line = max(body.rfind("\n", max(0, cut - _TAIL), cut) + 1, cut - _TAIL, 0)
        head = _HEAD.match(body, resume)
        if head is None or not _may_be_cut(body, line, cut, head[0]):
            continue
        start = position + 2
        joint = start + cut - line
        _copy(pieces, known, line, cut, start)
        _copy(pieces, known, head.start(), head.end(), joint)
        pieces.appended.append(f"\n\n{body[line:cut]}{head[0]}")
        position = joint + head.end() - head.start()
        views.append(View(start, position, joint))
    return views


def _may_be_cut(body: str, line: int, cut: int, head: str) -> bool:
    """False for a column of equal numbers and where both sides hold too few digits for a value."""
    tail = _LAST_RUN.search(body, line, cut)
    if tail is None or len(_DIGIT.findall(tail[0])) + len(_DIGIT.findall(head)) < MIN_CUT_DIGITS:
        return False
    first = _NUMBER_LINE.fullmatch(body, line, cut)
    return not (first and len(first[0].strip()) == len(head.strip()))


def _copy(pieces: _Pieces, known: int, start: int, end: int, to: int) -> None:
    """Let text[to:] come from where body[start:end] comes from; `known` pieces map the body."""
    i = bisect_right(pieces.at, start, 0, known) - 1
    while i < known and pieces.at[i] < end:
        at, origin, width = pieces.at[i], pieces.origin[i], pieces.width[i]
        ahead = max(0, start - at)
        pieces.add(to + max(at, start) - start, origin if width else origin + ahead, width)
        i += 1
