"""Two evaluations of the same texts held against each other: by entity and text by text.

Only texts that both have, with the same length and the same gold spans, are compared. An entity
got worse beyond noise when, of its gold spans that changed, so many changed for the worse that
chance alone would do it in less than 5 % of cases (measures.chance_of: four lost and none won is
enough, three are not), or when some of them were found and now none is. Entities of which neither
evaluation finds anything are left out: nothing can get worse there.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dlp.data import Action
from dlp.evaluation.matching import Found, Result, Wanted
from dlp.evaluation.measures import Counts, chance_of

ALL = "all"  # the row of all entities together
NOISE = 0.05  # chance below which a change for the worse counts

MEASURES = ("recall", "missed_share")


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two evaluations gives for one entity, by overlap."""

    precision: float | None  # None without findings
    recall: float | None  # None without gold spans
    f2: float | None
    missed_share: float | None  # of the characters of its gold spans


@dataclass(frozen=True, slots=True)
class EntityChange:
    """One entity that is not what it was."""

    entity: str
    before: Side
    after: Side
    lost: int  # gold spans that were found and are not
    won: int  # gold spans that were not found and are
    leaks_more: int  # gold spans of which fewer characters are covered than were
    leaks_less: int
    worse: tuple[str, ...]  # of MEASURES: worse beyond noise


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One text of which the verdict or the findings are not what they were."""

    id: str
    expected: Action | None
    before: Action
    after: Action
    vanished: tuple[Found, ...]
    appeared: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs."""

    texts: int  # compared
    only_before: tuple[str, ...]  # ids
    only_after: tuple[str, ...]
    altered: tuple[str, ...]  # in both, with another text or other gold spans
    entities: tuple[EntityChange, ...]
    cases: tuple[CaseChange, ...]

    @property
    def regressions(self) -> tuple[EntityChange, ...]:
        """Entities that got worse beyond noise."""
        return tuple(change for change in self.entities if change.worse)

    def as_json(self) -> dict[str, Any]:
        """The same with the names of entities that got worse; where, never what."""
        return {**asdict(self), "regressions": [change.entity for change in self.regressions]}


def compare(before: Iterable[Result], after: Iterable[Result]) -> Comparison:
    """What differs. Cost: linear in texts and spans."""
    old = {result.id: result for result in before}
    new = {result.id: result for result in after}
    both = [(old[name], new[name]) for name in new if name in old]
    same = [pair for pair in both if _shape(pair[0]) == _shape(pair[1])]
    return Comparison(
        texts=len(same),
        only_before=tuple(name for name in old if name not in new),
        only_after=tuple(name for name in new if name not in old),
        altered=tuple(was.id for was, now in both if _shape(was) != _shape(now)),
        entities=tuple(_entities(same)),
        cases=tuple(_cases(same)),
    )


def _shape(result: Result) -> tuple[int, list[tuple[str, int, int]]]:
    return result.characters, [(span.entity, span.start, span.end) for span in result.wanted]


def _cases(pairs: Iterable[tuple[Result, Result]]) -> Iterator[CaseChange]:
    for was, now in pairs:
        earlier = {_key(finding) for finding in was.findings}
        later = {_key(finding) for finding in now.findings}
        vanished = tuple(f for f in was.findings if _key(f) not in later)
        appeared = tuple(f for f in now.findings if _key(f) not in earlier)
        if vanished or appeared or was.verdict != now.verdict:
            yield CaseChange(now.id, now.expected, was.verdict, now.verdict, vanished, appeared)


def _key(finding: Found) -> tuple[str, int, int]:
    return finding.entity, finding.start, finding.end


class _Sums:
    """Counts of one entity on both sides."""

    def __init__(self) -> None:
        self.before: Counter[str] = Counter()
        self.after: Counter[str] = Counter()
        self.changed: Counter[str] = Counter()

    def span(self, was: Wanted, now: Wanted) -> None:
        for side, span in ((self.before, was), (self.after, now)):
            side["found" if span.found else "missed"] += 1
            side["characters"] += span.end - span.start
            side["leaked"] += span.leaked
        self.changed["lost"] += was.found and not now.found
        self.changed["won"] += now.found and not was.found
        self.changed["more"] += now.leaked > was.leaked
        self.changed["less"] += now.leaked < was.leaked

    def change(self, entity: str) -> EntityChange | None:
        changed = self.changed
        before, after = _side(self.before), _side(self.after)
        if before == after and not any(changed.values()):
            return None
        gone = self.before["found"] > 0 and not self.after["found"]
        worse = []
        if gone or _beyond_noise(changed["lost"], changed["won"]):
            worse.append("recall")
        if _beyond_noise(changed["more"], changed["less"]):
            worse.append("missed_share")
        return EntityChange(
            entity,
            before,
            after,
            lost=changed["lost"],
            won=changed["won"],
            leaks_more=changed["more"],
            leaks_less=changed["less"],
            worse=tuple(worse),
        )


def _beyond_noise(worse: int, better: int) -> bool:
    return worse > better and chance_of(worse, better) < NOISE


def _side(sums: Counter[str]) -> Side:
    counts = Counts(sums["found"], sums["missed"], sums["right"], sums["false"])
    characters = sums["characters"]
    return Side(
        precision=counts.precision if counts.findings else None,
        recall=counts.recall if counts.gold else None,
        f2=counts.f(2) if counts.gold else None,
        missed_share=sums["leaked"] / characters if characters else None,
    )


def _entities(pairs: Sequence[tuple[Result, Result]]) -> Iterator[EntityChange]:
    """All entities together first, then each by name; those without any difference left out."""
    by_entity: defaultdict[str, _Sums] = defaultdict(_Sums)
    seen = {finding.entity for pair in pairs for side in pair for finding in side.findings}
    for was, now in pairs:
        for old, new in zip(was.wanted, now.wanted, strict=True):
            for name in (ALL, new.entity) if new.entity in seen else ():
                by_entity[name].span(old, new)
        for result, side in ((was, "before"), (now, "after")):
            for finding in result.findings:
                for name in (ALL, finding.entity):
                    sums: Counter[str] = getattr(by_entity[name], side)
                    sums["right" if finding.right else "false"] += 1
    for name in sorted(by_entity, key=lambda name: (name != ALL, name)):
        change = by_entity[name].change(name)
        if change is not None:
            yield change
