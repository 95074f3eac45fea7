"""Confidence from evidence: the formula and its table.

confidence = 1 / (1 + exp(-z)),  z = logit(recognizer.bare) + the weights of the evidence:

| evidence | log-odds | where it is measured |
| --- | --- | --- |
| pattern, and check digits where there are any | logit(bare) | the recognizer's file |
| rarity: a secret is no stand-in, and looks drawn | logit(bare) | recognizers/secrets/values.py |
| separators: the value is written in its usual printed form | recognizer.formatted_weight | same |
| label on the same line / the line before / with a number between | 2.4 / 1.8 / 1.0 | context.py |
| label behind the value | 1.6 | context.py |
| column header | 3.0 | context.py |
| any of these, where the recognizer says so | recognizer.boost | a custom recognizer's file |
| nearest label or header names a look-alike | -3.5 | context.py |
| column or list of same-shaped numbers, fewer than half of which pass their check | -5.0 | here |
| ten different numbers or more, nine in ten of which pass a check that is rare | 2.5 | here |

Check digits alone never reach the level at which the default policy blocks: `bare` of every
national identifier is below 0.85, and a test holds it there.
"""

from collections.abc import Callable, Sequence
from math import exp, log

import regex as re

from dlp.engine.context import HEADER, Evidence, Labels, goes_on
from dlp.engine.crowd import Crowd
from dlp.engine.overlap import Hit
from dlp.engine.tables import Tables
from recognizers.base import Recognizer, Span, reduce

LIST_WITHOUT_CHECKS = -5.0
LIST_OF_CHECKS = 2.5
MANY = 10  # different numbers that pass
RARE = 0.005  # share of random look-alikes that pass, at most: 3e-12 for nine of ten
HOPELESS = 20  # numbers to one that passes: the header of their column speaks for none of them
LIST_LENGTH = 6  # so many numbers of one shape make a list, wherever they stand
LINES_ALIKE = 3  # so many when their lines begin alike, or in one column
LABEL = 24  # code points that a line may begin with
_DIGIT = re.compile(r"[0-9]")


class Facts:
    """What all recognizers share about one text."""

    __slots__ = ("_crowd", "_tables", "heads", "labelled", "labels", "said", "text")

    def __init__(self, text: str, labels: Labels, said: Labels) -> None:
        self.text, self.labels, self.said = text, labels, said
        self._tables: Tables | None = None
        self._crowd: Crowd | None = None
        self.labelled: dict[tuple[str, int], Evidence] = {}  # by recognizer and start of a value:
        # the label that it follows, where the pattern holds the label itself
        self.heads: dict[int, bool] = {}  # by start of a line: whether it may head a table

    @property
    def tables(self) -> Tables:
        """The tables of the text, looked for when somebody asks."""
        if self._tables is None:
            self._tables = Tables(self.text)
        return self._tables

    @property
    def crowd(self) -> Crowd:
        """The bare numbers of the text by their length, counted when somebody asks."""
        if self._crowd is None:
            self._crowd = Crowd(self.text, self.tables)
        return self._crowd


class Judge:
    """Turns the matches of one recognizer into scored hits. Stateless; safe to share."""

    __slots__ = ("_check", "_logit", "_mute", "_numeric", "_selective", "recognizer")

    def __init__(self, recognizer: Recognizer, check: Callable[[str], bool] | None) -> None:
        self.recognizer, self._check = recognizer, check
        self._selective = isinstance(recognizer.check, str)  # its pattern knows prefixes, so that
        # those around it that fail are no candidates
        self._mute = not (
            recognizer.context or recognizer.negative
        )  # no word speaks for or against
        self._numeric = recognizer.keep != "raw" or not self._mute  # its check is of digits
        self._logit = log(recognizer.bare / (1 - recognizer.bare))

    def hits(self, facts: Facts, candidates: Sequence[tuple[Span, str]]) -> list[Hit]:
        """Scored hits among all matches of the pattern in a text, in order.

        All matches must come at once: whether a passing check counts depends on how many of the
        same-shaped numbers around it fail theirs. Cost: linear in the candidates.
        """
        check = self._check
        if check is None:
            passed = candidates
        else:
            keep = self.recognizer.keep
            passed = [c for c in candidates if check(reduce(c[1], keep))]
        if not passed:
            return []
        recognizer, formatted = self.recognizer, self.recognizer.formatted
        checked = check is not None and self._numeric
        doubtful = self._doubtful(facts, candidates, passed) if checked else frozenset()
        if self._selective:
            bare = [span for span, value in passed if value.isdigit()]
            doubtful |= facts.crowd.lost(bare) if bare else frozenset()
        cell_of = None  # tables are read where a header may speak for or against
        if not self._mute and facts.tables.tables:
            cell_of = facts.tables.cell
        hopeless = len(passed) * HOPELESS < len(candidates)
        proven = checked and len(passed) >= MANY and self._proven(candidates, passed)
        headers: dict[tuple[int, int], Evidence | None] = {}
        scores: dict[object, tuple[float, tuple[str, ...]] | None] = {}
        labelled: dict[int, int] = {}  # where a label ends, and where the last value under it does
        found = []
        for span, value in passed:
            usual = formatted is not None and formatted.fullmatch(value) is not None
            cell = cell_of(span.start) if cell_of is not None else None
            said = self._context(facts, span, cell, headers)
            if recognizer.one_per_label and said is not None and said.at >= 0:
                last = labelled.get(said.at)
                if last is not None and not goes_on(facts.text[last : span.start]):
                    continue  # the label was that of the value before
                labelled[said.at] = span.end
            doubted = span.start in doubtful
            case = (usual, said and said[:2], doubted)
            if case not in scores:
                scores[case] = self._score(usual, said, doubted, proven=proven, hopeless=hopeless)
            score = scores[case]
            if score is not None:
                found.append(
                    Hit(
                        span.start,
                        span.end,
                        recognizer.entity,
                        recognizer.name,
                        *score,
                        recognizer.specificity,
                    )
                )
        return found

    def _score(
        self, usual: bool, said: Evidence | None, doubted: bool, *, proven: bool, hopeless: bool
    ) -> tuple[float, tuple[str, ...]] | None:
        """Confidence and evidence; None where context is needed and there is none."""
        recognizer = self.recognizer
        evidence = ["pattern"]
        if self._check is not None:
            evidence.append("check-digits" if self._numeric else "rarity")
        if recognizer.partial:
            evidence.append("partial")
        z = self._logit
        if usual:
            evidence.append("separators")
            z += recognizer.formatted_weight
        labelled = said is not None and said.weight > 0
        if said is not None:
            evidence.append(said.name)
            z += said.weight + (recognizer.boost if labelled else 0.0)
        if recognizer.needs_context and not labelled:
            return None
        if proven:
            evidence.append("list-of-checks")
            z += LIST_OF_CHECKS
        if doubted and (not labelled or (hopeless and said is not None and said.weight == HEADER)):
            evidence.append("list-without-checks")
            z += LIST_WITHOUT_CHECKS
        return max(0.001, round(1 / (1 + exp(-z)), 3)), tuple(evidence)

    def _context(
        self,
        facts: Facts,
        span: Span,
        cell: tuple[int, int] | None,
        headers: dict[tuple[int, int], Evidence | None],
    ) -> Evidence | None:
        """The column header decides; else the nearest label; else what was said from outside."""
        if self._mute:
            return None
        if facts.labelled:
            label = facts.labelled.get((self.recognizer.name, span.start))
            if label is not None:
                return label
        if cell is not None:
            if cell not in headers:
                header = facts.labels.within(self.recognizer, *facts.tables.header(cell))
                above = facts.tables.above(cell) if header is None else None
                if above is not None:
                    header = facts.labels.within(self.recognizer, *above)
                headers[cell] = header
            said = headers[cell]
            if said is not None:
                return said
        near = facts.labels.near(self.recognizer, span.start, span.end, in_row=cell is not None)
        return near or facts.said.anywhere(self.recognizer)

    def _proven(
        self, candidates: Sequence[tuple[Span, str]], passed: Sequence[tuple[Span, str]]
    ) -> bool:
        """True for a list whose numbers pass a check that hardly any would by chance."""
        return (
            self.recognizer.keep == "digits"
            and self.recognizer.random_pass_rate <= RARE
            and len(passed) * 10 >= len(candidates) * 9
            and len({value for _, value in passed}) >= MANY
        )

    def _doubtful(
        self,
        facts: Facts,
        candidates: Sequence[tuple[Span, str]],
        passed: Sequence[tuple[Span, str]],
    ) -> frozenset[int]:
        """Starts of those that pass by chance among same-shaped numbers most of which fail.

        Together belong the cells of a column, the lines that begin alike ("Art. 85073099932"), and
        the numbers of one shape anywhere in the text.
        """
        if len(candidates) < LINES_ALIKE or len(passed) * 2 >= len(candidates):
            return frozenset()
        total: dict[object, int] = {}
        good: dict[object, list[int]] = {}
        passing = {span.start for span, _ in passed}
        for span, value in candidates:
            for key in _company(facts, span, value):
                total[key] = total.get(key, 0) + 1
                if span.start in passing:
                    good.setdefault(key, []).append(span.start)
        return frozenset(
            start
            for key, starts in good.items()
            if total[key] >= (LINES_ALIKE if isinstance(key, tuple) else LIST_LENGTH)
            and len(starts) * 2 < total[key]
            for start in starts
        )


def _company(facts: Facts, span: Span, value: str) -> tuple[object, ...]:
    """The groups of same-shaped numbers that a value belongs to."""
    cell = facts.tables.cell(span.start) if facts.tables.tables else None
    if cell is not None:
        return (cell,)
    shape = _DIGIT.sub("0", value)
    line = facts.text.rfind("\n", max(0, span.start - LABEL), span.start) + 1
    if line or span.start <= LABEL:
        return (shape, (shape, _DIGIT.sub("0", facts.text[line : span.start])))
    return (shape,)
