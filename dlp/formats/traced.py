"""Text made of pieces of a source and of characters of our own, and the way back into the source.

A reader takes pieces of an XML part in the order in which a person reads them and puts line ends
and tabs of its own between; an edit of that text becomes splices of the part. The replacement goes
where the edited span begins; what else it covers is emptied. Nothing else of the source changes.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import regex as re

from dlp.formats.base import CannotRewrite, Edit, Location

_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;"})


class Splice(NamedTuple):
    """Other characters for part of a source, half-open."""

    start: int
    end: int
    text: str


def xml_escape(text: str) -> str:
    """Text as it may stand in an element and in an attribute of either quotes."""
    return text.translate(_ESCAPES)


class Traced:
    """A text that is being put together. Offsets are code points."""

    __slots__ = ("_at", "_from", "_length", "_lengths", "_packed", "_pieces", "_width", "spots")

    def __init__(self) -> None:
        self._packed: list[bytes] = []  # what came first, where somebody had it packed
        self._pieces: list[str] = []
        self._length = 0
        # One entry per piece of the source: where in the text, where in the source, how many
        # characters there it stands for (0 when character for character), and its length here.
        self._at, self._from = array("q"), array("q")
        self._width, self._lengths = array("q"), array("q")
        self.spots: list[tuple[int, Location]] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """All of it so far."""
        if self._packed:
            self.pack()
            whole = bytearray()
            packed, self._packed = self._packed[::-1], []
            while packed:
                whole += packed.pop()
            self._pieces = [whole.decode("utf-8", "surrogatepass")]
        elif len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    def pack(self) -> None:
        """Hold all of it so far in UTF-8: where one sign makes a text four bytes a character, small
        pieces and the whole would take that beside the source. Cost: 1 ms a MB.
        """
        if self._pieces:
            self._packed.append("".join(self._pieces).encode("utf-8", "surrogatepass"))
            self._pieces.clear()

    @property
    def says(self) -> bool:
        """True when there is more than space; strip() would copy all of it."""
        text = self.text
        return bool(text) and not text.isspace()

    def own(self, text: str) -> None:
        """Add characters that are in no source."""
        self._pieces.append(text)
        self._length += len(text)

    def take(self, text: str, start: int) -> None:
        """Add text as it stands in the source from `start` on."""
        if text:
            self._add(text, start, 0)

    def atom(self, text: str, start: int, end: int) -> None:
        """Add text that stands for source[start:end] as a whole."""
        if text:
            self._add(text, start, end - start)

    def xml(self, raw: str, start: int) -> None:
        """Add a run of an XML source, its entities read."""
        if "&" not in raw:
            self.take(raw, start)
            return
        done = 0
        for match in _ENTITY.finditer(raw):
            self.take(raw[done : match.start()], start + done)
            self.atom(_character(match), start + match.start(), start + match.end())
            done = match.end()
        self.take(raw[done:], start + done)

    def line(self, raw: str, start: int) -> None:
        """Add a run of an XML source and the end of a line: xml() and own() in one."""
        if not raw or "&" in raw:
            self.xml(raw, start)
            self.own("\n")
            return
        at, length = self._length, len(raw)
        self._pieces += (raw, "\n")
        self._at.append(at)
        self._from.append(start)
        self._width.append(0)
        self._lengths.append(length)
        self._length = at + length + 1

    def spot(self, location: Location) -> None:
        """What comes from here on stands at `location`."""
        if self.spots and self.spots[-1][0] == self._length:
            self.spots.pop()
        self.spots.append((self._length, location))

    def copy(self, other: "Traced") -> None:
        """Add another text of the same source."""
        shift = self._length
        self._pieces.append(other.text)
        self._length += other._length
        self._at.extend(at + shift for at in other._at)
        self._from += other._from
        self._width += other._width
        self._lengths += other._lengths

    def after(self, source: int) -> int | None:
        """Where the first piece that stands at or behind a place of the source begins here.

        Pieces are taken to be in the order of the source. Cost: log n.
        """
        i = bisect_left(self._from, source)
        return self._at[i] if i < len(self._at) else None

    def place_of(self, source: int) -> int:
        """Where the piece that begins at a place of the source stands here; 0 without one."""
        return self._at[self._from.index(source)] if source in self._from else 0

    def _add(self, text: str, start: int, width: int) -> None:
        self._pieces.append(text)
        self._at.append(self._length)
        self._from.append(start)
        self._width.append(width)
        self._lengths.append(len(text))
        self._length += len(text)

    def splices(
        self, edits: Iterable[Edit], escape: Callable[[str], str] = xml_escape
    ) -> list[Splice]:
        """The edits as splices of the source, in no order; see spliced().

        Raises: CannotRewrite when an edit covers nothing of the source.
        """
        found: list[Splice] = []
        for start, end, replacement in edits:
            placed = False
            i = max(0, bisect_right(self._at, start) - 1)
            while i < len(self._at) and self._at[i] < end:
                at, origin, width = self._at[i], self._from[i], self._width[i]
                low, high = max(start, at), min(end, at + self._lengths[i])
                i += 1
                if low >= high:
                    continue
                if width:
                    place = (origin, origin + width)
                else:
                    place = (origin + low - at, origin + high - at)
                found.append(Splice(*place, "" if placed else escape(replacement)))
                placed = True
            if not placed:
                raise CannotRewrite("a change covers nothing that stands in the file")
        return found


def _character(match: "re.Match[str]") -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code < 0x110000 else "\ufffd"


def unescaped(raw: str) -> str:
    """Raw characters of an XML source with their entities read."""
    if "&" not in raw:
        return raw
    traced = Traced()
    traced.xml(raw, 0)
    return traced.text


def spliced(source: str, splices: Iterable[Splice]) -> str:
    """The source with the splices made. Where two meet, the one that puts text there wins.

    Cost: linear in the source, n log n in the splices.
    """
    pieces: list[str] = []
    cursor = 0
    for start, end, text in merged(splices):
        pieces += (source[cursor:start], text)
        cursor = end
    return "".join([*pieces, source[cursor:]])


def merged(splices: Iterable[Splice]) -> Sequence[Splice]:
    """Splices in order, those that overlap made one."""
    done: list[Splice] = []
    for one in sorted(splices, key=lambda s: (s.start, s.end)):
        if done and one.start < done[-1].end:
            last = done[-1]
            done[-1] = Splice(last.start, max(last.end, one.end), last.text or one.text)
        else:
            done.append(one)
    return done
