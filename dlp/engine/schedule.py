"""Which recognizers look where: cheap anchors first, patterns only around them.

One pass finds the runs of digits, one automaton the context words; a pattern then runs only in the
windows where its anchor (recognizers/base.py) says a match may stand. The result is that of running
every pattern over the whole text (a test holds this); the cost is that of the anchors, so that one
more recognizer costs next to nothing in text that does not hold its kind.
"""

import re as plain_re  # noqa: TID251 - on this class it is 1.6 times as fast as regex
from collections.abc import Iterable, Iterator, Sequence

from dlp.engine.score import Facts
from recognizers.base import Recognizer, Span

_ZONE = plain_re.compile(r"[0-9]+(?:[ ./\-()+*]{1,3}[0-9]+)*")
_MOST = 40  # digits; longer zones count as this many
_GUARD = 3  # code points beyond the reach, for what a pattern's lookarounds want to see

_SHORT = 2_000  # code points; patterns are linear, and watching the clock doubles a short call

Candidates = list[tuple[Span, str]]
Window = tuple[int, int]


class Schedule:
    """A set of recognizers with their anchors, compiled once. Stateless; safe to share."""

    __slots__ = ("_cued", "_everywhere", "_literal", "_reach", "_timeout", "_zones", "recognizers")

    def __init__(self, recognizers: Sequence[Recognizer], timeout: float) -> None:
        self._timeout = timeout
        self.recognizers = tuple(recognizers)
        anchors = tuple((i, r.anchor) for i, r in enumerate(self.recognizers))
        self._reach = tuple(anchor.reach + _GUARD for _, anchor in anchors)
        self._cued = tuple(i for i, anchor in anchors if anchor.cue)
        self._literal = tuple((i, a.literal) for i, a in anchors if a.literal is not None)
        self._everywhere = tuple(
            i for i, a in anchors if not (a.cue or a.literal or a.digits is not None)
        )
        self._zones: dict[tuple[int, bool, bool], tuple[int, ...]] = {
            (count, unbroken, lettered): tuple(
                i
                for i, anchor in anchors
                if anchor.digits is not None
                and (
                    lettered
                    if anchor.after_letter
                    else anchor.digits[0] <= count
                    and (not unbroken or count <= anchor.digits[1] or count == _MOST)
                )
            )
            for count in range(_MOST + 1)
            for unbroken in (False, True)
            for lettered in (False, True)
        }

    def candidates(self, facts: Facts) -> dict[int, Candidates]:
        """Matches of every pattern, by index of recognizer, each list in order of position."""
        text = facts.text
        windows = self._around_digits(text)
        for i, literal in self._literal:
            windows[i] = self._around_literal(text, literal, self._reach[i])
        for i in self._cued:
            windows[i] = self._around_cues(facts, i)
        for i in self._everywhere:
            windows[i] = [(0, len(text))]
        found = {}
        for i, where in windows.items():
            matches = list(self._matches(i, text, where))
            if matches:
                found[i] = matches
        return found

    def _matches(self, i: int, text: str, where: list[Window]) -> Iterator[tuple[Span, str]]:
        recognizer, length = self.recognizers[i], len(text)
        for start, end in where:
            timeout = self._timeout if end - start > _SHORT else None
            for span, value in recognizer.candidates(text, start, end, timeout):
                if span.end <= end - _GUARD or end == length:  # else the window cut it short
                    yield span, value

    def _around_digits(self, text: str) -> dict[int, list[Window]]:
        """Windows around runs of digits, for the recognizers that want so many of them."""
        windows: dict[int, list[Window]] = {}
        zones, reach, length = self._zones, self._reach, len(text)
        for match in _ZONE.finditer(text):
            start, end = match.span()
            run = match[0]
            unbroken = run.isdigit()
            count = end - start if unbroken else sum(map(run.count, "0123456789"))
            lettered = start > 0 and (
                text[start - 1].isalpha() or text[max(0, start - 3) : start - 1].isupper()
            )  # "BE71 ...", "BE 71 ..."
            for i in zones[min(_MOST, count), unbroken, lettered]:
                low, high = start - reach[i], end + reach[i]
                known = windows.get(i)
                if known is None:
                    windows[i] = [(max(0, low), min(length, high))]
                elif low <= known[-1][1]:
                    known[-1] = (known[-1][0], min(length, high))
                else:
                    known.append((low, min(length, high)))
        return windows

    @staticmethod
    def _around_literal(text: str, literal: str, reach: int) -> list[Window]:
        positions = []
        at = text.find(literal)
        while at >= 0:
            positions.append((at - reach, at + len(literal) + reach))
            at = text.find(literal, at + len(literal))
        return _merged(positions, len(text))

    def _around_cues(self, facts: Facts, i: int) -> list[Window]:
        """Windows around the recognizer's context words; the whole table under such a header."""
        windows: list[Window] = []
        for start, end in facts.labels.of(self.recognizers[i]):
            windows.append((start - self._reach[i], end + self._reach[i]))
            table = facts.tables.under_header(start)
            if table is not None:
                windows.append((table.body, table.end))
        return _merged(sorted(windows), len(facts.text))


def _merged(windows: Iterable[Window], length: int) -> list[Window]:
    """Windows in order of start, clipped to the text, overlapping ones made one."""
    merged: list[Window] = []
    for start, end in windows:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], min(length, max(merged[-1][1], end)))
        else:
            merged.append((max(0, start), min(length, end)))
    return merged
