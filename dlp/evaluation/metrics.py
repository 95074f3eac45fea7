"""Compare findings with marked texts: which spans are found, which findings are false.

Strict: a finding and a gold span are the same when entity, start and end are. Overlap: a gold
span is found when findings of its entity cover at least half of it, and a finding is right when it
shares a character with such a span. Findings under confidence 0.4 are in no answer, so not counted.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field

from dlp.data import STRICTNESS, Action, Finding
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.measures import Counts, Score

LEAST = 0.4  # confidence

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One marked text and what the scanner made of it."""

    case: Case
    findings: tuple[Finding, ...]
    verdict: Action


@dataclass(frozen=True, slots=True)
class Error:
    """One span that was missed, or found where none is; where, never what."""

    case: str  # id
    sort: str  # "missed" or "false"
    entity: str
    start: int
    end: int
    line: int  # 1 is the first
    column: int  # 1 is the first; code points


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything measured on one corpus."""

    texts: int
    characters: int
    entities: dict[str, Score]  # judged ones with gold spans or findings, by name
    overall: Score
    groups: dict[str, dict[str, Score]]  # "lang", "genre", "kind": value to overall score
    sensitive: int  # characters in judged gold spans
    missed: int  # of those, covered by no finding of whatever entity
    clean_texts: int  # texts without any gold span
    clean_characters: int
    clean_false: int  # findings in them
    confusion: dict[str, dict[str, int]]  # expected verdict to verdict given
    verdicts_left_out: int  # texts with a verdict that hangs on entities that are not judged
    left_out: dict[str, int]  # gold spans of entities that are not judged
    errors: tuple[Error, ...] = field(repr=False, default=())  # overlap matching
    wrong_verdicts: tuple[tuple[str, str, str], ...] = ()  # id of the text, expected, given

    @property
    def missed_share(self) -> float:
        """Share of sensitive characters that no finding covers; 0 when there are none."""
        return self.missed / self.sensitive if self.sensitive else 0.0

    @property
    def false_per_1000(self) -> float:
        """False findings per 1,000 characters of texts without spans; 0 without such texts."""
        return 1000 * self.clean_false / self.clean_characters if self.clean_characters else 0.0


def evaluate(judged: Iterable[Judged], entities: Collection[str] | None = None) -> Evaluation:
    """Measure.

    Args:
        entities: those to judge; None for all. Gold spans of others are counted in `left_out`,
            and a text that holds one is left out of the verdicts.
    Cost: linear in texts, n log n in the spans of one text.
    """
    tally = _Tally(entities)
    for one in judged:
        tally.take(one)
    return tally.evaluation()


class _Tally:
    def __init__(self, entities: Collection[str] | None) -> None:
        self._wanted: Callable[[str], bool] = (
            (lambda _: True) if entities is None else frozenset(entities).__contains__
        )
        self._entities: defaultdict[str, Score] = defaultdict(Score)
        self._groups: dict[str, defaultdict[str, Score]] = {
            name: defaultdict(Score) for name in ("lang", "genre", "kind")
        }
        self._sums: Counter[str] = Counter()
        self._confusion: dict[str, dict[str, int]] = {
            gold: dict.fromkeys(map(str, STRICTNESS), 0) for gold in STRICTNESS
        }
        self._left_out: Counter[str] = Counter()
        self._errors: list[Error] = []
        self._wrong_verdicts: list[tuple[str, str, str]] = []

    def take(self, one: Judged) -> None:
        case = one.case
        findings = [f for f in one.findings if f.confidence >= LEAST and self._wanted(f.entity)]
        gold = [span for span in case.spans if self._wanted(span.entity)]
        left_out = [span.entity for span in case.spans if not self._wanted(span.entity)]
        self._left_out.update(left_out)
        total = Score()
        for entity in sorted({f.entity for f in findings} | {span.entity for span in gold}):
            score = self._score(case, entity, findings, gold)
            self._entities[entity] += score
            total += score
        for name, value in (("lang", case.lang), ("genre", case.genre), ("kind", case.kind)):
            if value:
                self._groups[name][value] += total
        sensitive = joined((span.start, span.end) for span in gold)
        covered = joined((f.start, f.end) for f in one.findings if f.confidence >= LEAST)
        self._sums.update(
            texts=1,
            characters=len(case.text),
            sensitive=sum(end - start for start, end in sensitive),
            hit=sum(covered_of(span, covered) for span in sensitive),
        )
        if not case.spans:
            self._sums.update(clean=1, clean_characters=len(case.text), clean_false=len(findings))
        if case.verdict is not None and left_out:
            self._sums["verdicts_left_out"] += 1
        elif case.verdict is not None:
            self._confusion[case.verdict][one.verdict] += 1
            if case.verdict != one.verdict:
                self._wrong_verdicts.append((case.id, case.verdict, one.verdict))

    def _score(self, case: Case, entity: str, findings: list[Finding], gold: list[Gold]) -> Score:
        mine = [(f.start, f.end) for f in findings if f.entity == entity]
        wanted = [(span.start, span.end) for span in gold if span.entity == entity]
        same = sum((Counter(mine) & Counter(wanted)).values())
        strict = Counts(same, len(wanted) - same, same, len(mine) - same)
        cover = joined(mine)
        found = [w for w in wanted if 2 * covered_of(w, cover) >= w[1] - w[0]]
        missed = [w for w in wanted if 2 * covered_of(w, cover) < w[1] - w[0]]
        right = joined(found)
        false = [span for span in mine if not covered_of(span, right)]
        self._errors += (_error(case, "missed", entity, span) for span in missed)
        self._errors += (_error(case, "false", entity, span) for span in false)
        return Score(strict, Counts(len(found), len(missed), len(mine) - len(false), len(false)))

    def evaluation(self) -> Evaluation:
        sums = self._sums
        return Evaluation(
            texts=sums["texts"],
            characters=sums["characters"],
            entities=dict(sorted(self._entities.items())),
            overall=sum(self._entities.values(), Score()),
            groups={name: dict(sorted(group.items())) for name, group in self._groups.items()},
            sensitive=sums["sensitive"],
            missed=sums["sensitive"] - sums["hit"],
            clean_texts=sums["clean"],
            clean_characters=sums["clean_characters"],
            clean_false=sums["clean_false"],
            confusion=self._confusion,
            verdicts_left_out=sums["verdicts_left_out"],
            left_out=dict(sorted(self._left_out.items())),
            errors=tuple(self._errors),
            wrong_verdicts=tuple(self._wrong_verdicts),
        )


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans sorted, those that touch or overlap made one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return whole


def covered_of(span: tuple[int, int], cover: Spans) -> int:
    """How many characters of the span lie in the cover, which is joined()."""
    shared = 0
    for place in range(max(0, bisect_right(cover, span) - 1), len(cover)):
        start, end = cover[place]
        if start >= span[1]:
            break
        shared += max(0, min(end, span[1]) - max(start, span[0]))
    return shared


def _error(case: Case, sort: str, entity: str, span: tuple[int, int]) -> Error:
    line = case.text.count("\n", 0, span[0]) + 1
    column = span[0] - (case.text.rfind("\n", 0, span[0]) + 1) + 1
    return Error(case.id, sort, entity, *span, line=line, column=column)
