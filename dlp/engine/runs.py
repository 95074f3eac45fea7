"""Runs of digits in a text, and at which of their characters which patterns are worth a try.

What is worth a try depends only on the shape of a run ("00.00.00-000.00"), and texts hold the same
shapes again and again: it is worked out once a shape and looked up from then on.
"""

import re  # noqa: TID251 - bytes, and patterns that begin with a literal: 10 times as fast as regex
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from recognizers.base import Anchor

MOST = 40  # digits; longer runs count as this many
SHAPES = 4_096  # shapes remembered, of at most LONGEST characters
LONGEST = 64


def _kind(char: str) -> str:
    """d: digit, A: capital, a: other letter, a separator as it is (/ for the rarer ones), or x."""
    if char.isdigit() and char.isascii():
        return "d"
    if char.isalpha():
        return "A" if char.isascii() and char.isupper() else "a"
    if char in " .-":
        return char
    return "/" if char in "/()+*" else "x"


_KINDS = "".join(_kind(chr(code)) for code in range(256)).encode()
_BETWEEN = rb"[ ./\-]"
_LETTERED = re.compile(rb"d(?:(?<=[Aa]d)|(?<=[Aa]-d)|(?<=AA[ .]d))d*(?:" + _BETWEEN + rb"{1,3}d+)*")
_SHAPES = bytes(ord("0") if chr(code) in "123456789" else code for code in range(256))
_GROUP = re.compile("0+")
_ONE_NUMBER = frozenset((".", "-", "/"))  # alone between two groups of digits: no number ends there
_WHOLE = re.compile(r"[0.\-]+")

Window = tuple[int, int]
Members = tuple[int, ...]
NOWHERE: Window = (1 << 62, 1 << 62)


def kinds(text: str) -> bytes:
    """The kind of every character, one byte each: what Runs and solid() read. 1 us a KB."""
    return text.encode("latin-1", "replace").translate(_KINDS)


class Plan(NamedTuple):
    """What to do with the runs of one shape."""

    tries: tuple[tuple[int, dict[str, Members]], ...]  # offset, and members by the digit there
    around: Members  # those that want a window around the run


class Runs:
    """Members that want runs of digits, compiled once. What it remembers changes no answer."""

    __slots__ = ("_after_letter", "_by_sums", "_known", "_members", "_pattern")

    def __init__(self, anchors: Sequence[tuple[int, Anchor]], *, after_letter: bool) -> None:
        """Members are the numbers beside the anchors, which have `digits`."""
        self._members = tuple((i, a, *a.digits) for i, a in anchors if a.digits is not None)
        self._after_letter = after_letter
        self._known: dict[bytes, Plan] = {}
        self._by_sums: dict[frozenset[int], dict[str, Members]] = {}
        self._pattern = _LETTERED if after_letter else self._plain()

    def _plain(self) -> "re.Pattern[bytes]":
        least = min((low for _, a, low, _ in self._members if not a.dots), default=MOST)
        dotted = {b"d*(?:\\.d+){%d}" % a.dots for _, a, _, _ in self._members if a.dots}
        run = b"(?:%b{0,3}d){%d,}" % (_BETWEEN, max(least, 1) - 1)
        return re.compile(b"d(?:%b)" % b"|".join((run, *sorted(dotted))))

    def read(
        self, text: str, kinds: bytes, taken: Sequence[Window] = ()
    ) -> tuple[dict[int, list[int]], dict[Members, list[Window]]]:
        """Where to try each member, and the runs that members want a window around.

        Args:
            kinds: of the text.
            taken: extents in order; runs inside one of them are passed over.
        Cost: linear; some 0.7 us a run.
        """
        tries: dict[int, list[int]] = defaultdict(list)
        around: dict[Members, list[Window]] = defaultdict(list)
        if not self._members:
            return tries, around
        mask = iter(taken)
        low, high = next(mask, NOWHERE)
        known = self._known
        shapes = text.encode("latin-1", "replace").translate(_SHAPES)
        for match in self._pattern.finditer(kinds):
            start, end = span = match.span()
            while high <= start:
                low, high = next(mask, NOWHERE)
            if low <= start and end <= high:
                continue
            shape = shapes[start:end]
            plan = known.get(shape) or self._plan(shape)
            for offset, by_digit in plan.tries:
                at = start + offset
                for i in by_digit.get(text[at], ()):
                    tries[i].append(at)
            if plan.around:
                around[plan.around].append(span)
        return tries, around

    def _plan(self, raw: bytes) -> Plan:
        shape = raw.decode("latin-1")
        numbers = _numbers(shape)
        tries = []
        for place, (offset, _) in enumerate(numbers[:1] if self._after_letter else numbers):
            sums, total = set(), 0
            for _, count in numbers[place : place + MOST]:
                total = min(total + count, MOST)
                sums.add(total)
                if total == MOST:
                    break
            by_digit = self._tried(frozenset(sums))
            if by_digit:
                tries.append((offset, by_digit))
        plan = Plan(tuple(tries), self._around(shape))
        if len(shape) <= LONGEST:
            _remember(self._known, raw, plan)
        return plan

    def _tried(self, sums: frozenset[int]) -> dict[str, Members]:
        """Those whose match may begin at the first of numbers that add up to so many digits."""
        known = self._by_sums.get(sums)
        if known is not None:
            return known
        found: dict[str, Members] = {}
        for i, anchor, least, most in self._members:
            if anchor.begins and any(least <= one <= most for one in sums):
                for digit in "0123456789" if anchor.lead else anchor.begins:
                    found[digit] = (*found.get(digit, ()), i)
        _remember(self._by_sums, sums, found)
        return found

    def _around(self, shape: str) -> Members:
        """Those that are not tried at a place: of a run that is one number the digits must fit."""
        count = min(shape.count("0"), MOST)
        free = count == MOST or _WHOLE.fullmatch(shape) is None
        return tuple(
            i
            for i, anchor, least, most in self._members
            if not anchor.begins and least <= count and (count <= most or free)
        )


def _remember(known: dict[Any, Any], key: object, value: object) -> None:
    if len(known) >= SHAPES:
        known.clear()
    known[key] = value


def _numbers(shape: str) -> list[tuple[int, int]]:
    """Where each number of a run begins, and of how many digits it is."""
    numbers: list[tuple[int, int]] = []
    end = -1
    for group in _GROUP.finditer(shape):
        start, stop = group.span()
        if numbers and shape[end:start] in _ONE_NUMBER:
            numbers[-1] = (numbers[-1][0], numbers[-1][1] + stop - start)
        else:
            numbers.append((start, stop - start))
        end = stop
    return numbers


_WORDY = bytes(ord("x") if chr(code) in "dAa" else ord(" ") for code in range(256))


def solid(kinds: bytes, length: int) -> list[Window]:
    """Extents of the runs of at least so many letters and digits in a row."""
    wordy = kinds.translate(_WORDY)
    run, found = b"x" * length, []
    at = wordy.find(run)
    while at >= 0:
        end = wordy.find(b" ", at + length)
        end = len(wordy) if end < 0 else end
        found.append((at, end))
        at = wordy.find(run, end)
    return found
