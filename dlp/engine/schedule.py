"""Which recognizers look where: cheap anchors first, patterns only around them.

One pass finds the runs of digits, one automaton the context words; a pattern is then only tried
where its anchor (recognizers/base.py) says that a match may begin, or in the windows where one may
stand. The result is that of running every pattern over the whole text (a test holds this); the cost
is that of the anchors that stand in the text, so that one more recognizer costs next to nothing
where its kind does not.
"""

import re as plain_re  # noqa: TID251 - on this class it is 1.6 times as fast as regex
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

import regex as re

from dlp.engine.literals import Literals
from dlp.engine.runs import Members, Runs, Window, kinds, solid
from dlp.engine.score import Facts
from recognizers.base import GUARD, SORTS_BACK, Anchor, Recognizer, Span, reduce

_DIGITS = plain_re.compile(b"dd*")  # of kinds(); what begins with a literal is sought fast
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
_ALNUM = frozenset(chr(code) for code in range(128) if chr(code).isalnum())

Candidates = list[tuple[Span, str]]
Windows = dict[int, list[Window]]  # by family


class _Family:
    """Recognizers with one pattern and one anchor: it runs once for all of them."""

    __slots__ = (
        *("_group", "_leading", "_match", "_refined", "_signs", "anchor", "first", "labelled"),
        *("members", "signed"),
    )

    def __init__(self, recognizers: Sequence[Recognizer], members: Members) -> None:
        self.members = members
        self.first = recognizers[members[0]]
        self.anchor = self.first.anchor
        self.labelled = any(recognizers[i].needs_context for i in members)
        self.signed = bool(self.anchor.holds)
        self._match, self._group = self.first.pattern.match, self.first.group
        whole = self.first.refine is None and self.first.extend is None
        self._refined = None if whole else self.first.refined
        self._signs = tuple((sign, self.anchor.times) for sign in self.anchor.holds)
        leading = self.anchor.leading
        self._leading = re.compile(f"(?r){leading}*") if leading else None

    @property
    def begins_at_anchor(self) -> bool:
        """True when the anchor tells where a match begins: no window is needed."""
        return self.anchor.exact or self._leading is not None

    def may_match(self, text: str) -> bool:
        """False when the text lacks the sign that every match holds."""
        for sign, times in self._signs:
            if sign in text if times == 1 else text.count(sign) >= times:
                return True
        return not self.signed

    def matches_at(self, text: str, anchors: Sequence[int]) -> Candidates:
        """The matches that are anchored at these positions, given in order; none overlap."""
        match, group, refined = self._match, self._group, self._refined
        leads = self.anchor.leads
        if leads is not None:
            anchors = [at for at in anchors if leads(text, at)]
        found: Candidates = []
        done = 0
        for start in self._starts(text, anchors) if self.anchor.lead else anchors:
            here = match(text, start) if start >= done else None
            if here is None:
                continue
            done = here.end()
            if refined is None:
                found.append((tuple.__new__(Span, here.span(group)), here[group]))
            elif (one := refined(here)) is not None:
                found.append(one)
        return found

    def _starts(self, text: str, anchors: Iterable[int]) -> list[int]:
        """Where a match may begin before its anchor: a word with a fit first character."""
        lead, begins, leading = self.anchor.lead, self.anchor.begins, self._leading
        if self.anchor.exact:
            return [at - lead for at in anchors if at >= lead]
        starts = []
        for at in anchors:
            low = max(0, at - lead)
            if leading is not None:
                before = leading.match(text, low, at)
                low = before.start() if before is not None else at
            for start in range(low, at + 1):
                fits = not begins or text[start] in begins
                if fits and (not start or text[start - 1] not in _ALNUM):
                    starts.append(start)
        return starts

    def matches_in(self, text: str, windows: list[Window], timeout: float) -> Candidates:
        """The matches in these windows."""
        return list(self.first.candidates(text, windows, timeout))


class Schedule:
    """A set of recognizers with their anchors, compiled once. Stateless; safe to share."""

    __slots__ = (
        *("_by_word", "_cued", "_everywhere", "_families", "_first_word", "_labelled", "_lettered"),
        *(
            "_literal",
            "_literals",
            "_near_word",
            "_plain",
            "_solid",
            "_sorted",
            "_sure",
            "_timeout",
        ),
        "recognizers",
    )

    def __init__(
        self,
        recognizers: Sequence[Recognizer],
        labels: Mapping[str, Iterable[int]],
        timeout: float,
        anchored: Mapping[str, Iterable[int]],
    ) -> None:
        """Compile; `labels` and `anchored` hold each recognizer's context and anchor words."""
        self._timeout = timeout
        self.recognizers = tuple(recognizers)
        self._families = _families(self.recognizers)
        anchors = [(f, family.anchor) for f, family in enumerate(self._families)]
        self._cued: dict[int, list[int]] = defaultdict(list)  # families by context word
        for f, anchor in anchors:
            for word in labels[self._families[f].first.name] if anchor.cue else ():
                self._cued[word].append(f)
        self._literal: dict[str, list[int]] = defaultdict(list)
        for f, anchor in anchors:
            if anchor.literal is not None:
                self._literal[anchor.literal.lower()].append(f)
        self._literals = Literals(self._literal)
        self._solid = tuple((anchor.solid, f) for f, anchor in anchors if anchor.solid)
        self._near_word: dict[int, list[int]] = defaultdict(list)  # families by anchor word
        self._first_word: dict[int, list[int]] = defaultdict(list)  # and those that begin there
        for f, family in enumerate(self._families):
            words = self._first_word if family.anchor.exact else self._near_word
            for word in anchored.get(family.first.name, ()):
                words[word].append(f)
        self._sorted = tuple(
            (
                f,
                plain_re.compile(a.sorts.encode()),
                plain_re.compile(f"(?:{a.sorts_before})\\Z".encode()) if a.sorts_before else None,
            )
            for f, a in anchors
            if a.sorts is not None
        )
        counted = [(f, a) for f, a in anchors if a.digits is not None and not (a.cue or a.words)]
        self._plain = Runs([(f, a) for f, a in counted if not a.after_letter], after_letter=False)
        self._lettered = Runs([(f, a) for f, a in counted if a.after_letter], after_letter=True)
        self._sure = tuple(f for f, a in counted if self._families[f].first.sure)
        self._everywhere = tuple(
            f
            for f, a in anchors
            if not (a.cue or a.literal or a.words or a.sorts or a.solid or a.digits is not None)
        )
        self._labelled = frozenset(i for i, r in enumerate(self.recognizers) if r.needs_context)
        self._by_word: dict[int, list[int]] = defaultdict(list)  # labelled ones by context word
        for i in self._labelled:
            for word in labels[self.recognizers[i].name]:
                self._by_word[word].append(i)

    def candidates(self, facts: Facts) -> dict[int, Candidates]:
        """Matches of every pattern, by index of recognizer, each list in order of position."""
        text = facts.text
        sorts = kinds(text)
        found: dict[int, Candidates] = {}
        tries, runs = self._lettered.read(text, sorts)
        taken = self._sure_matches(text, tries, found)
        more_tries, more_runs = self._plain.read(text, sorts, taken)
        tries.update(more_tries)
        runs.update(more_runs)
        windows = self._around_runs(runs, len(text)) if runs else {}
        self._read_literals(text, tries, windows)
        if facts.labels.ids:
            self._read_labels(facts, sorts, tries, windows)
        self._read_sorts(text, tries, windows)
        for length, f in self._solid:
            long = solid(sorts, length)
            if long:
                windows[f] = _widened(long, self._families[f].anchor, len(text))
        for f in self._everywhere:
            if self._families[f].may_match(text):
                windows[f] = [(0, len(text))]
        awake = self._awake(facts)
        labelled, families = self._labelled, self._families
        for f in (*tries, *windows):
            family = families[f]
            members = family.members
            if family.labelled:
                members = tuple(i for i in members if i not in labelled or i in awake)
            if members and (not family.signed or family.may_match(text)):
                if f in tries:
                    matches = family.matches_at(text, tries[f])
                else:
                    matches = family.matches_in(text, windows[f], self._timeout)
                if matches:
                    _add(found, members, matches)
        return found

    def _awake(self, facts: Facts) -> Set[int]:
        """Of the recognizers that need a label, those that have one here."""
        if facts.said.ids:
            return self._labelled
        by_word = self._by_word
        return {i for word in set(facts.labels.ids) for i in by_word.get(word, ())}

    def _sure_matches(
        self, text: str, tries: dict[int, list[int]], found: dict[int, Candidates]
    ) -> list[Window]:
        """Run the recognizers that leave no doubt; inside what they find nothing else is sought."""
        taken: list[Window] = []
        for f in self._sure:
            anchors = tries.pop(f, None)
            if anchors:
                family = self._families[f]
                check, keep = family.first.check, family.first.keep
                matches = family.matches_at(text, anchors)
                if matches and callable(check):
                    _add(found, family.members, matches)
                    taken += [
                        (s.start, s.end) for s, value in matches if check(reduce(value, keep))
                    ]
        taken.sort()
        return taken

    def _around_runs(self, runs: Mapping[Members, list[Window]], length: int) -> Windows:
        """Per family, the runs of every kind that it wants, widened by its reach."""
        wanted: dict[int, list[list[Window]]] = defaultdict(list)
        for families, spans in runs.items():
            for f in families:
                wanted[f].append(spans)
        return {
            f: _widened(
                some[0] if len(some) == 1 else sorted(chain.from_iterable(some)),
                self._families[f].anchor,
                length,
            )
            for f, some in wanted.items()
        }

    def _read_literals(self, text: str, tries: dict[int, list[int]], windows: Windows) -> None:
        """Where literals stand: tries for those that say how a match begins, else windows."""
        for literal, places in self._literals.read(text).items():
            for f in self._literal[literal]:
                family = self._families[f]
                leads = family.anchor.leads
                if family.begins_at_anchor:
                    tries[f] = places
                elif spans := [
                    (at, at + len(literal)) for at in places if leads is None or leads(text, at)
                ]:
                    windows[f] = _widened(spans, family.anchor, len(text))

    def _read_labels(
        self, facts: Facts, sorts: bytes, tries: dict[int, list[int]], windows: Windows
    ) -> None:
        """Windows around the words of those that stand near one; columns under their labels."""
        cued, near, first = self._cued, self._near_word, self._first_word
        labels, text = facts.labels, facts.text
        spots: Windows = defaultdict(list)
        around: Windows = defaultdict(list)
        places: dict[int, list[int]] = defaultdict(list)  # by word
        for word, start, end in zip(labels.ids, labels.starts, labels.ends, strict=True):
            if word in first:
                places[word].append(start)
            for f in cued.get(word, ()):
                spots[f].append((start, end))
            for f in near.get(word, ()):
                anchor = self._families[f].anchor
                if anchor.leads is not None and not anchor.leads(text, start):
                    continue
                low, high = start - anchor.lead, end + anchor.reach + GUARD
                if anchor.digits is None or _DIGITS.search(sorts, max(0, low), high):
                    around[f].append((low, high))
        begin: dict[int, list[int]] = defaultdict(list)
        for word, begins in places.items():
            for f in first[word]:
                begin[f] += begins
        for f, some in spots.items():
            windows[f] = self._near(facts, sorts, self._families[f].anchor, some)
        for f, some in around.items():
            windows[f] = _merged(sorted(some), len(text))
        for f, starts in begin.items():
            tries[f] = sorted({*starts})  # several words may begin alike

    def _read_sorts(self, text: str, tries: dict[int, list[int]], windows: Windows) -> None:
        """Where the sorts of the characters are those that a recognizer wants."""
        if not self._sorted:
            return
        sorts = text.encode("latin-1", "replace").translate(_SORTS)
        for f, wanted, behind in self._sorted:
            spans = [
                match.span()
                for match in wanted.finditer(sorts)
                if behind is None
                or behind.search(sorts, max(0, (at := match.start()) - SORTS_BACK), at)
            ]
            anchor = self._families[f].anchor
            if spans and anchor.exact:
                tries[f] = [start for start, _ in spans]
            elif spans:
                windows[f] = _widened(spans, anchor, len(text))

    @staticmethod
    def _near(facts: Facts, sorts: bytes, anchor: Anchor, spots: Sequence[Window]) -> list[Window]:
        before, after, length = anchor.lead, anchor.reach + GUARD, len(facts.text)
        windows = [(start - before, end + after) for start, end in spots]
        if anchor.digits is not None:
            windows = [
                (digits.start() - _AROUND, digits.end() + _AROUND)
                for low, high in _merged(sorted(windows), length)
                for digits in _DIGITS.finditer(sorts, low, high)
            ]
        for start, _ in spots:
            table = facts.tables.under_header(start)
            if table is not None:
                windows += ((a, b + GUARD) for a, b in facts.tables.column(table, start))
        return _merged(sorted(windows), length)


def _families(recognizers: Sequence[Recognizer]) -> tuple[_Family, ...]:
    """Those that share pattern, anchor and refinement; near labels each is alone with its own."""
    found: dict[object, list[int]] = defaultdict(list)
    for i, one in enumerate(recognizers):
        alone = one.name if one.anchor.cue or one.anchor.words else ""
        found[type(one), id(one.pattern), id(one.refine), id(one.extend), one.anchor, alone].append(
            i
        )
    return tuple(_Family(recognizers, tuple(members)) for members in found.values())


def _add(found: dict[int, Candidates], members: Members, matches: Candidates) -> None:
    for i in members:
        found[i] = matches


def _widened(spans: Iterable[Window], anchor: Anchor, length: int) -> list[Window]:
    """Windows around spans, given in order."""
    before, after = anchor.lead, anchor.reach + GUARD
    return _merged([(start - before, end + after) for start, end in spans], length)


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
