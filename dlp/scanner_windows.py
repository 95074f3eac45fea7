"""A long text piece by piece, and what all pieces of one request may cost together.

Memory, and the time between two looks at the clock, are those of a window instead of those of the
text. Neighbouring windows overlap, and a table that goes on keeps its header. Rules come first:
people are sought only where time is left for the rules to see all that follows. What was not
scanned, and where people were not sought, is said.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Literal, NamedTuple

from dlp.data import Finding, Incomplete, Part
from dlp.engine.tables import Tables
from dlp.limits import Limits
from dlp.quick import quick
from dlp.remembered import Find, Remembered

LONG = 1_000_000  # code points; a text up to here is scanned in one go
WINDOW = 250_000  # code points of a longer one that are scanned at once
OVERLAP = 4_000  # code points before and behind a window that are read with it
FREE = 20_000  # code points of short texts (names of files, properties) in which people are sought
# whatever follows
_SLACK = WINDOW // 10  # code points at the end of a window in which a good place to cut is sought
_CHOICE = _SLACK // 10  # before the last such place; one of them is taken
_TELLS = 80  # code points behind a place to cut that tell it from others
_MAX_HEADER = 4_000  # code points of a header that is carried on
_ENDS = ("\n\n", "\n", " ")  # where a text is cut, the best first

Way = Literal["names", "rules", "nothing"]
_SPEEDS: dict[Way, float] = {"names": 5e-6, "rules": 3e-7}  # seconds a code point, until measured
_MEASURED = 100_000  # code points from which a measured speed counts
_FORGET = 2_000_000  # and beyond which the latest counts more
_SURE = 1.15  # how much longer the rest is taken to need
_SHOWN = 20  # runs of text that are named as not scanned, one by one

_make_finding = quick(Finding)


class Window(NamedTuple):
    """A piece of a text; offsets into it. What stands in [start, end) counts."""

    low: int
    start: int
    end: int
    high: int


def windows(text: str) -> Iterator[Window]:
    """A text in overlapping pieces, cut between lines where it has some. Cost: next to nothing."""
    start, size = 0, len(text)
    while start < size:
        end = size if size - start <= WINDOW + _SLACK else _cut(text, start + WINDOW)
        low = max(0, start - OVERLAP)
        high = min(size, end + OVERLAP)
        yield Window(
            text.find("\n", low, start) + 1 or low if low else 0,
            start,
            end,
            text.rfind("\n", end, high) + 1 or high if high < size else size,
        )
        start = end


def _cut(text: str, end: int) -> int:
    """A good place shortly before `end`: of the last ones, that where what follows sorts last.

    A window in which a value was replaced is some characters longer or shorter; cut like this,
    the windows behind it are mostly the same and need not be scanned again.
    """
    for mark in _ENDS:
        last = text.rfind(mark, end - _SLACK, end)
        if last >= 0:
            near = text[last - min(last, _CHOICE) : last]
            at, places = near.find(mark), [last + len(mark)]
            while at >= 0:
                places.append(last - len(near) + at + len(mark))
                at = near.find(mark, at + 1)
            return max(places, key=lambda place: text[place : place + _TELLS])
    return end


class Watch:
    """Time and findings of one request; not for sharing."""

    def __init__(self, limits: Limits, before: "Watch | None" = None) -> None:
        """`before`: that of an earlier reading of the same request."""
        self._limits = limits
        until = before.until if before else monotonic() + limits.max_answer_s
        self.until: float = until  # of the monotonic clock
        self.seen: Remembered = before.seen if before else Remembered()  # gone with the request
        self.unread: set[str] = set()  # paths of which not all was scanned
        self.gaps = 0  # pieces that were not scanned as asked
        self._left = self._found = 0
        self._free = FREE
        self._spent: dict[Way, tuple[float, float]] = {}  # code points, seconds
        self._missed: dict[str, dict[str, tuple[int, int]]] = {}  # code points, of how many, by
        # why and path
        self._late: dict[str, None] = {}  # paths, in order

    @property
    def seconds_left(self) -> float:
        """Wall-clock time that is left, never negative."""
        return max(0.0, self.until - monotonic())

    def begin(self, size: int) -> None:
        """So many code points come."""
        self._left = size

    def way(self, size: int, *, names: bool) -> Way:
        """How the next piece is scanned."""
        if not self.allows(size, names=False):
            return "nothing"
        fits = names and self._fits(size)
        self._left -= size
        if names and not fits and size <= self._free:
            self._free -= size
            fits = True
        return "names" if fits else "rules"

    def allows(self, size: int, *, names: bool) -> bool:
        """True when the next piece may be scanned as asked."""
        return not self._full() and self.seconds_left > 0 and (not names or self._fits(size))

    def _fits(self, size: int) -> bool:
        """True when people can be sought in the next piece and the rules see all that follows."""
        rest = max(0, self._left - size) * self._speed("rules") * _SURE
        return size * self._speed("names") + rest <= self.seconds_left

    def took(self, way: Way, size: int, seconds: float, found: int) -> None:
        """What scanning a piece took, and how much it found."""
        self._found += found
        before = self._spent.get(way, (0.0, 0.0))
        keep = 0.5 if before[0] > _FORGET else 1.0
        self._spent[way] = before[0] * keep + size, before[1] * keep + seconds

    def missed(self, path: str, size: int, whole: int, *, names: bool) -> None:
        """So many code points of a run of text were not scanned, or people not sought there."""
        self.gaps += 1
        why = "names" if names else "findings" if self._full() else "time"
        if not names:
            self.unread.add(path)
        known = self._missed.setdefault(why, {})
        known[path] = known.get(path, (0, 0))[0] + size, whole

    def late(self, path: str) -> None:
        """A pattern took too long on a piece of a run of text."""
        self.gaps += 1
        self.unread.add(path)
        self._late.setdefault(path)

    def incomplete(self) -> Iterator[Incomplete]:
        """What was not scanned, and why."""
        limits = self._limits
        for path in self._late:
            detail = f"a pattern took longer than {limits.pattern_timeout_s:g} s"
            yield Incomplete(path, "deadline", detail)
        time = f"more takes longer than max_answer_s = {limits.max_answer_s:g}"
        full = f"more findings than max_findings = {limits.max_findings:,}"
        for why, what, reason in (
            ("names", "people were not sought in", time),
            ("time", "not scanned:", time),
            ("findings", "not scanned:", full),
        ):
            missed = sorted(self._missed.get(why, {}).items(), key=lambda one: -one[1][0])
            for path, (size, whole) in missed[:_SHOWN]:
                detail = f"{what} {size:,} of {whole:,} characters; {reason}"
                yield Incomplete(path, "limit", detail)
            if len(missed) > _SHOWN:
                detail = f"{what} {len(missed) - _SHOWN:,} more runs of text; {reason}"
                yield Incomplete(missed[_SHOWN][0], "limit", detail)

    def _full(self) -> bool:
        return self._found >= self._limits.max_findings

    def _speed(self, way: Way) -> float:
        size, seconds = self._spent.get(way, (0.0, 0.0))
        return seconds / size if size >= _MEASURED else _SPEEDS[way]


def in_windows(part: Part, *, find: Find, watch: Watch, names: bool) -> list[Finding]:
    """The findings of a run of text of any length, as far as the watch allows.

    Cost: that of find(), and of Tables() for a long text.
    """
    size = len(part.text)
    if size <= LONG:
        return _piece(part, find, watch, size, size, names=names)
    found: list[Finding] = []
    header, done = "", 0
    for window in windows(part.text):
        low, start, end, high = window
        text = header + part.text[low:high]
        piece = Part(part.path, text, part.location, part.speaker, part.technical)
        shift = low - len(header)
        first = max(start, done) - shift
        inside = _piece(piece, find, watch, end - start, size, names=names)
        inside = [one for one in inside if first <= one.start < end - shift]
        found += inside if not low else [_moved(one, shift, low) for one in inside]
        done = found[-1].end if found else 0
        header = _header(text, end - shift) if end < size and watch.seconds_left else ""
    return found


def _piece(
    piece: Part, find: Find, watch: Watch, size: int, whole: int, *, names: bool
) -> list[Finding]:
    """The findings of one piece, as far as the watch allows; `size` of it count."""
    way = watch.way(size, names=names)
    if way == "nothing":
        watch.missed(piece.path, size, whole, names=False)
        return []
    if names and way == "rules":
        watch.missed(piece.path, size, whole, names=True)
    begun, found = monotonic(), list[Finding]()
    try:
        found = find(piece, names=way == "names")
    except TimeoutError:
        watch.late(piece.path)
    watch.took(way, size, monotonic() - begun, len(found))
    return found


def _header(text: str, end: int) -> str:
    """The header of the table that goes on at `end` of a text; "" for none."""
    if not _goes_on(text, end):
        return ""
    tables = Tables(text[:end]).tables
    if not tables or tables[-1].end < end:
        return ""
    last = tables[-1]
    return text[last.start : last.body] if last.body - last.start <= _MAX_HEADER else ""


def _goes_on(text: str, end: int) -> bool:
    """True when the lines before and behind a cut may be rows of one table."""
    if text[end - 1 : end] != "\n":
        return False
    before = text[text.rfind("\n", 0, end - 1) + 1 : end]
    behind = text[end : text.find("\n", end) + 1 or len(text)]
    counts = [(before.count(sign), behind.count(sign)) for sign in "\t|;,"]
    return any(one and other for one, other in counts[:3]) or counts[3][0] == counts[3][1] > 0


def _moved(one: Finding, shift: int, passage: int) -> Finding:
    """The finding where it stands in the whole text; passages stay different."""
    return _make_finding(
        *(one.entity, one.category, one.part, one.start + shift, one.end + shift, one.confidence),
        *(one.recognizer, one.evidence, one.digest, one.passage + passage, one.location, one.group),
    )
