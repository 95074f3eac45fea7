"""Which recognizers look where: cheap anchors first, patterns only around them.

One pass finds the runs of digits, one automaton the context words; a pattern then runs only in the
windows where its anchor (recognizers/base.py) says a match may stand. The result is that of running
every pattern over the whole text (a test holds this); the cost is that of the anchors, so that one
more recognizer costs next to nothing in text that does not hold its kind.
"""

import re as plain_re  # noqa: TID251 - on this class it is 1.6 times as fast as regex
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from dlp.engine.score import Facts
from recognizers.base import GUARD, SORTS_BACK, Anchor, Recognizer, Span, reduce

_SEPARATORS = dict.fromkeys(map(ord, " ./-()+*"))
_OTHERS = frozenset("()+*")
_BETWEEN = r"[ ./\-()+*]"
_REST = f"[0-9]*(?:{_BETWEEN}{{1,3}}[0-9]+)*"
_AFTER_LETTER = r"(?:(?<=[^\W\d_][0-9])|(?<=[^\W\d_]-[0-9])|(?<=[A-Z]{2}[ .][0-9]))"
_DIGITS = plain_re.compile(r"[0-9]+")
_SORTS = bytes(  # what Anchor.sorts is written in
    ord(
        "0"
        if chr(code).isdigit() and code < 128
        else "A"
        if chr(code).isupper()
        else "a"
        if chr(code).isalpha()
        else " "
        if chr(code).isspace() or chr(code) in ",;|"
        else "-"
        if chr(code) == "-"
        else "."
    )
    for code in range(256)
)
_AROUND = 24  # code points before its first digit at which a labelled value may begin ("30 juli")
_MOST = 40  # digits; longer zones count as this many


WHOLE, JOINED, SEVERAL = range(3)  # shapes of a run: digits only; with . or - between (one number);
# with a separator between that may also stand between two numbers

Candidates = list[tuple[Span, str]]
Window = tuple[int, int]
Kind = tuple[int, ...]  # indexes of the recognizers that want runs of one kind
Kinds = dict[tuple[int, int], Kind]  # by number of digits and shape
RunPattern = plain_re.Pattern[str]
_NOWHERE: Window = (1 << 62, 1 << 62)


class Schedule:
    """A set of recognizers with their anchors, compiled once. Stateless; safe to share."""

    __slots__ = (
        *("_by_anchor", "_by_word", "_cued", "_everywhere", "_labelled", "_lettered", "_literal"),
        *("_numeric", "_plain", "_reach", "_signed", "_sorted", "_sure", "_timeout"),
        "recognizers",
    )

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        words: Mapping[str, Iterable[int]],
        timeout: float,
        anchored: Mapping[str, Iterable[int]],
    ) -> None:
        """Compile; `words` and `anchored` hold each recognizer's context and anchor words."""
        self._timeout = timeout
        self.recognizers = tuple(recognizers)
        anchors = tuple((i, r.anchor) for i, r in enumerate(self.recognizers))
        self._reach = tuple(
            ((a.reach if a.before is None else a.before), a.reach + GUARD) for _, a in anchors
        )
        self._cued = tuple(i for i, anchor in anchors if anchor.cue)
        self._literal = tuple((i, a.literal) for i, a in anchors if a.literal is not None)
        self._by_anchor: dict[int, list[int]] = {}
        for i, recognizer in enumerate(self.recognizers):
            for word in anchored.get(recognizer.name, ()):
                self._by_anchor.setdefault(word, []).append(i)
        self._sorted = tuple(
            (
                i,
                plain_re.compile(a.sorts.encode()),
                plain_re.compile(f"(?:{a.sorts_before})\\Z".encode()) if a.sorts_before else None,
            )
            for i, a in anchors
            if a.sorts is not None
        )
        self._everywhere = tuple(
            i
            for i, a in anchors
            if not (a.cue or a.literal or a.words or a.sorts or a.digits is not None)
        )
        counted = [(i, a) for i, a in anchors if a.digits is not None and not (a.cue or a.words)]
        plain = [(i, a) for i, a in counted if not a.after_letter]
        lettered = [(i, a) for i, a in counted if a.after_letter]
        labelled = [(i, r) for i, r in enumerate(self.recognizers) if r.needs_context]
        self._labelled = frozenset(i for i, _ in labelled)
        self._by_word: dict[int, list[int]] = {}
        for i, recognizer in labelled:
            for word in words[recognizer.name]:
                self._by_word.setdefault(word, []).append(i)
        signs = {a.holds for _, a in anchors if a.holds}
        self._signed = tuple(
            (some, frozenset(i for i, a in anchors if a.holds == some)) for some in sorted(signs)
        )
        self._numeric = tuple(a.digits is not None for _, a in anchors)
        least = min((a.digits[0] for _, a in plain if a.digits is not None), default=_MOST)
        self._plain = (
            plain_re.compile(f"[0-9](?:{_BETWEEN}{{0,3}}[0-9]){{{least - 1},}}"),
            _kinds(plain),
        )
        self._lettered = (plain_re.compile(f"[0-9]{_AFTER_LETTER}{_REST}"), _kinds(lettered))
        self._sure = tuple(i for i, a in lettered if self.recognizers[i].sure)

    def candidates(self, facts: Facts) -> dict[int, Candidates]:
        """Matches of every pattern, by index of recognizer, each list in order of position."""
        text = facts.text
        asleep = self._asleep(facts)
        found: dict[int, Candidates] = {}
        windows = self._around_runs(text, asleep, *self._lettered)
        taken = self._sure_matches(text, windows, found)
        windows.update(self._around_runs(text, asleep, *self._plain, taken=taken))
        around: dict[tuple[str, Window], list[Window]] = {}
        for i, literal in self._literal:
            if i not in asleep:
                where = (literal, self._reach[i])
                if where not in around:
                    around[where] = self._around_literal(text, *where)
                windows[i] = around[where]
        for i in self._cued:
            if i not in asleep:
                windows[i] = self._around_cues(facts, i)
        windows.update(self._around_words(facts))
        self._around_sorts(text, windows)
        for i in self._everywhere:
            if i not in asleep:
                windows[i] = [(0, len(text))]
        run: dict[tuple[int, ...], Candidates] = {}  # by pattern and windows: families share both
        for i, places in windows.items():
            recognizer = self.recognizers[i]
            key = (id(recognizer.pattern), id(recognizer.refine), id(recognizer.extend), id(places))
            matches = run.get(key)
            if matches is None:
                matches = run[key] = self._matches(i, text, places)
            if matches:
                found[i] = matches
        return found

    def _asleep(self, facts: Facts) -> frozenset[int]:
        """The recognizers that can find nothing here: the text lacks a label or sign they need."""
        asleep: set[int] = set()
        if not facts.said.ids:
            awake: set[int] = set()
            for word in frozenset(facts.labels.ids):
                awake.update(self._by_word.get(word, ()))
            asleep |= self._labelled - awake
        for signs, members in self._signed:
            if not any(sign in facts.text for sign in signs):
                asleep |= members
        return frozenset(asleep)

    def _matches(self, i: int, text: str, where: list[Window]) -> Candidates:
        recognizer = self.recognizers[i]
        if recognizer.anchor.exact:
            return list(recognizer.matches_at(text, [start for start, _ in where]))
        return list(recognizer.candidates(text, where, self._timeout))

    def _sure_matches(
        self, text: str, windows: dict[int, list[Window]], found: dict[int, Candidates]
    ) -> list[Window]:
        """Run the recognizers that leave no doubt; inside what they find nothing else is sought."""
        taken: list[Window] = []
        for i in self._sure:
            recognizer = self.recognizers[i]
            matches = self._matches(i, text, windows.pop(i, []))
            if matches and callable(recognizer.check):
                found[i] = matches
                for span, value in matches:
                    if recognizer.check(reduce(value, recognizer.keep)):
                        taken.append((span.start, span.end))
        taken.sort()
        return taken

    def _around_runs(
        self,
        text: str,
        asleep: frozenset[int],
        pattern: RunPattern,
        kinds: Kinds,
        taken: Sequence[Window] = (),
    ) -> dict[int, list[Window]]:
        """Windows around runs of digits, for the recognizers that want so many of them."""
        runs: dict[Kind, list[Window]] = {}
        mask = iter(taken)
        low, high = next(mask, _NOWHERE)
        for match in pattern.finditer(text):
            start, end = span = match.span()
            while high <= start:
                low, high = next(mask, _NOWHERE)
            if low <= start and end <= high:
                continue
            run = match[0]
            count = len(run.translate(_SEPARATORS))
            if count == end - start:
                shape = WHOLE
            elif " " in run or "/" in run or not _OTHERS.isdisjoint(run):
                shape = SEVERAL
            else:
                shape = JOINED
            kind = kinds[count if count < _MOST else _MOST, shape]  # noqa: FURB136 - twice as fast
            if kind:
                known = runs.get(kind)
                if known is None:
                    runs[kind] = [span]
                else:
                    known.append(span)
        return self._windows(runs, asleep, len(text))

    def _windows(
        self, runs: dict[Kind, list[Window]], asleep: frozenset[int], length: int
    ) -> dict[int, list[Window]]:
        """Per recognizer, the runs of every kind that it wants, widened by its reach."""
        wanted: dict[int, tuple[Kind, ...]] = {}
        for kind in runs:
            for i in kind:
                if i not in asleep:
                    wanted[i] = (*wanted.get(i, ()), kind)
        windows: dict[int, list[Window]] = {}
        shared: dict[object, list[Window]] = {}
        for i, sorts in wanted.items():
            key = (sorts, self._reach[i], self.recognizers[i].anchor.exact)
            if key not in shared:
                spans = runs[sorts[0]]
                if len(sorts) > 1:
                    spans = sorted(chain.from_iterable(runs[kind] for kind in sorts))
                before, after = self._reach[i]
                around = [(a - before, b + after) for a, b in spans]
                exact = self.recognizers[i].anchor.exact
                shared[key] = around if exact else _merged(around, length)
            windows[i] = shared[key]
        return windows

    @staticmethod
    def _around_literal(text: str, literal: str, reach: Window) -> list[Window]:
        positions = []
        at = text.find(literal)
        while at >= 0:
            positions.append((at - reach[0], at + len(literal) + reach[1]))
            at = text.find(literal, at + len(literal))
        return _merged(positions, len(text))

    def _around_words(self, facts: Facts) -> dict[int, list[Window]]:
        """Windows around anchor words; of a recognizer that wants digits, near those only."""
        text, by_word = facts.text, self._by_anchor
        found: dict[int, list[Window]] = {}
        labels = facts.labels
        for start, end, word in zip(labels.starts, labels.ends, labels.ids, strict=True):
            for i in by_word.get(word, ()):
                before, after = self._reach[i]
                if not self._numeric[i] or _DIGITS.search(
                    text, max(0, start - before), end + after
                ):
                    found.setdefault(i, []).append((start - before, end + after))
        return {i: _merged(sorted(around), len(text)) for i, around in found.items()}

    def _around_sorts(self, text: str, windows: dict[int, list[Window]]) -> None:
        """Add windows where the sorts of the characters are those that a recognizer wants."""
        if not self._sorted:
            return
        sorts = text.encode("latin-1", "replace").translate(_SORTS)
        for i, wanted, behind in self._sorted:
            before, after = self._reach[i]
            around = [
                (m.start() - before, m.end() + after)
                for m in wanted.finditer(sorts)
                if behind is None
                or behind.search(sorts, max(0, (at := m.start()) - SORTS_BACK), at)
            ]
            windows[i] = around if self.recognizers[i].anchor.exact else _merged(around, len(text))

    def _around_cues(self, facts: Facts, i: int) -> list[Window]:
        """Windows around the recognizer's context words; the column under such a header."""
        text = facts.text
        windows: list[Window] = []
        before, after = self._reach[i]
        for start, end in facts.labels.of(self.recognizers[i]):
            if self._numeric[i]:
                found = _DIGITS.finditer(text, max(0, start - before), end + after)
                windows += ((d.start() - _AROUND, d.end() + _AROUND) for d in found)
            else:
                windows.append((start - before, end + after))
            table = facts.tables.under_header(start)
            if table is not None:
                windows += ((a, b + GUARD) for a, b in facts.tables.column(table, start))
        return _merged(sorted(windows), len(text))


def _kinds(anchors: Sequence[tuple[int, Anchor]]) -> Kinds:
    """Which recognizers want a run, by its number of digits and its shape."""
    return {
        (count, shape): tuple(
            i
            for i, anchor in anchors
            if anchor.digits is not None
            and anchor.digits[0] <= count
            and (count <= anchor.digits[1] or shape == SEVERAL or count == _MOST)
        )
        for count in range(_MOST + 1)
        for shape in (WHOLE, JOINED, SEVERAL)
    }


def _merged(windows: list[Window], length: int) -> list[Window]:
    """Windows in order of start, clipped to the text, overlapping ones made one."""
    merged: list[Window] = []
    low, high = 0, -1
    for start, end in windows:
        if start <= high:
            if end > high:
                high = end
            continue
        if high >= 0:
            merged.append((low, high))
        low, high = start, end
    if high >= 0:
        merged.append((low, high))
    if merged:
        merged[0] = (max(0, merged[0][0]), merged[0][1])
        merged[-1] = (merged[-1][0], min(length, merged[-1][1]))
    return merged
