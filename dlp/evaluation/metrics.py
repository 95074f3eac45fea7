"""Compare findings with marked texts: which spans are found, which findings are false.

Strict: a finding and a gold span are the same when entity, start and end are. Overlap: as
matching.py says.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from dlp.data import STRICTNESS
from dlp.evaluation.corpus import Case
from dlp.evaluation.matching import (
    LEAST,
    Found,
    Judged,
    Result,
    Wanted,
    covered_of,
    joined,
    matched,
    result,
)
from dlp.evaluation.measures import Counts, Score


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
    leaks: dict[str, tuple[int, int]] = field(default_factory=dict)  # judged entity to characters
    # of its gold spans, and how many of them no finding covers
    results: tuple[Result, ...] = field(repr=False, default=())  # one per text, in order

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
        self._leaks: dict[str, Counter[str]] = defaultdict(Counter)
        self._results: list[Result] = []

    def take(self, one: Judged) -> None:
        case = one.case
        shown = [finding for finding in one.findings if finding.confidence >= LEAST]
        wanted, findings = matched(case, shown)
        total = Score()
        for entity in sorted(filter(self._wanted, wanted.keys() | findings.keys())):
            score = self._score(case, entity, wanted[entity], findings[entity])
            self._entities[entity] += score
            total += score
        for name, value in (("lang", case.lang), ("genre", case.genre), ("kind", case.kind)):
            if value:
                self._groups[name][value] += total
        gold = [span for span in case.spans if self._wanted(span.entity)]
        sensitive = joined((span.start, span.end) for span in gold)
        covered = joined((finding.start, finding.end) for finding in shown)
        self._sums.update(
            texts=1,
            characters=len(case.text),
            sensitive=sum(end - start for start, end in sensitive),
            hit=sum(covered_of(span, covered) for span in sensitive),
        )
        if not case.spans:
            false = total.overlap.findings
            self._sums.update(clean=1, clean_characters=len(case.text), clean_false=false)
        self._judge_verdict(one)
        self._results.append(result(one, wanted, findings))

    def _judge_verdict(self, one: Judged) -> None:
        case = one.case
        left_out = [span.entity for span in case.spans if not self._wanted(span.entity)]
        self._left_out.update(left_out)
        if case.verdict is not None and left_out:
            self._sums["verdicts_left_out"] += 1
        elif case.verdict is not None:
            self._confusion[case.verdict][one.verdict] += 1
            if case.verdict != one.verdict:
                self._wrong_verdicts.append((case.id, case.verdict, one.verdict))

    def _score(self, case: Case, entity: str, wanted: list[Wanted], findings: list[Found]) -> Score:
        gold = Counter((span.start, span.end) for span in wanted)
        same = sum((gold & Counter((f.start, f.end) for f in findings)).values())
        missed = [span for span in wanted if not span.found]
        false = [finding for finding in findings if not finding.right]
        self._errors += (_error(case, "missed", span) for span in missed)
        self._errors += (_error(case, "false", finding) for finding in false)
        self._leaks[entity].update(
            gold=sum(span.end - span.start for span in wanted),
            leaked=sum(span.leaked for span in wanted),
        )
        return Score(
            Counts(same, len(wanted) - same, same, len(findings) - same),
            Counts(len(wanted) - len(missed), len(missed), len(findings) - len(false), len(false)),
        )

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
            leaks={name: (spent["gold"], spent["leaked"]) for name, spent in self._leaks.items()},
            results=tuple(self._results),
        )


def _error(case: Case, sort: str, span: Wanted | Found) -> Error:
    return Error(case.id, sort, span.entity, span.start, span.end, span.line, span.column)
