"""Two policies on the same texts: each text is scanned once and decided twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, cast

from dlp.data import STRICTNESS, Action, Context, Finding, Verdict
from dlp.evaluation.corpus import Case
from dlp.evaluation.matching import LEAST
from dlp.evaluation.places import Places
from dlp.scanner import Scanner

EXCLUDED = "excluded"  # what happens to a finding that a policy's exclusions take away
HANDLINGS = (*STRICTNESS, EXCLUDED)


@dataclass(frozen=True, slots=True)
class Handled:
    """One finding with which the policies do different things; where, never what."""

    entity: str
    start: int
    end: int
    line: int  # 1 is the first
    column: int  # 1 is the first; code points
    before: str  # one of HANDLINGS
    after: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the policies make of one text."""

    id: str
    before: Action
    after: Action
    would_be_before: Action  # counting rules that only notify or observe
    would_be_after: Action
    rules_before: tuple[str, ...]  # that asked for the verdict
    rules_after: tuple[str, ...]
    handled: tuple[Handled, ...]


@dataclass(frozen=True, slots=True)
class PolicyDiff:
    """Everything in which the policies differ on a corpus."""

    texts: int
    verdicts: dict[str, dict[str, int]]  # before to after to texts
    entities: dict[str, dict[str, dict[str, int]]]  # before to after to findings, where they differ
    turns: tuple[Turn, ...]  # texts of which the verdict, would-be verdict or a handling differs

    @property
    def changed(self) -> tuple[Turn, ...]:
        """Texts of which the verdict differs."""
        return tuple(turn for turn in self.turns if turn.before != turn.after)

    def as_json(self) -> dict[str, Any]:
        """The same with the counts that people ask for first; where, never what."""
        changed = Counter(
            (turn.before, turn.after, turn.rules_before, turn.rules_after) for turn in self.changed
        )
        return {
            "texts": self.texts,
            "changed": len(self.changed),
            "verdicts": self.verdicts,
            "by_rules": [
                {
                    "before": before,
                    "after": after,
                    "rules_before": rules_before,
                    "rules_after": rules_after,
                    "texts": count,
                }
                for (before, after, rules_before, rules_after), count in changed.most_common()
            ],
            "entities": self.entities,
            "cases": [asdict(turn) for turn in self.turns],
        }


class _Once:
    """An engine that remembers what it found in the last text."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self._last: tuple[str, tuple[str, ...], bool, int, bool] | None = None
        self._hits: list[Any] = []

    def detect(
        self,
        text: str,
        said: Sequence[str] = (),
        *,
        names: bool = True,
        body: int = 0,
        technical: bool = False,
    ) -> list[Any]:
        asked = text, tuple(said), names, body, technical
        if asked != self._last:
            self._hits = self._engine.detect(
                text, said, names=names, body=body, technical=technical
            )
            self._last = asked
        return list(self._hits)

    def __getattr__(self, name: str) -> Any:
        """Everything else is the engine's own."""
        return getattr(self._engine, name)


def turns(
    before: Scanner, after: Scanner, cases: Iterable[Case], context: Context
) -> Iterator[Turn]:
    """Each text under both policies, one at a time, for progress to be shown.

    Args:
        before, after: scanners that differ in nothing but their policy.
    Cost: that of one scan, and of normalising, deciding and redacting once more.
    """
    engine = cast(Any, _Once(before.engine))
    before, after = replace(before, engine=engine), replace(after, engine=engine)
    for case in cases:
        was = before.scan(text=case.text, context=context)
        now = after.scan(text=case.text, context=context)
        yield Turn(
            id=case.id,
            before=was.verdict,
            after=now.verdict,
            would_be_before=was.would_be,
            would_be_after=now.would_be,
            rules_before=was.rules,
            rules_after=now.rules,
            handled=tuple(_handled(case.text, was, now)),
        )


def _handled(text: str, was: Verdict, now: Verdict) -> Iterator[Handled]:
    earlier, later = _actions(was), _actions(now)
    different = sorted(
        key
        for key in earlier.keys() | later.keys()
        if earlier.get(key, EXCLUDED) != later.get(key, EXCLUDED)
    )
    places = Places(text)
    for key in different:
        start, end, entity = key
        yield Handled(
            entity,
            start,
            end,
            *places.at(start),
            before=earlier.get(key, EXCLUDED),
            after=later.get(key, EXCLUDED),
        )


def _actions(verdict: Verdict) -> dict[tuple[int, int, str], str]:
    """What happens to each finding that an answer shows."""
    pairs: Iterable[tuple[Finding, Action]] = zip(verdict.findings, verdict.actions, strict=True)
    return {(f.start, f.end, f.entity): action for f, action in pairs if f.confidence >= LEAST}


def summed(some: Iterable[Turn]) -> PolicyDiff:
    """All texts together. Cost: linear."""
    verdicts = {was: dict.fromkeys(map(str, STRICTNESS), 0) for was in map(str, STRICTNESS)}
    entities: dict[str, dict[str, dict[str, int]]] = {}
    kept = []
    texts = 0
    for turn in some:
        texts += 1
        verdicts[turn.before][turn.after] += 1
        for one in turn.handled:
            counts = entities.setdefault(one.entity, {}).setdefault(one.before, {})
            counts[one.after] = counts.get(one.after, 0) + 1
        if turn.before != turn.after or turn.would_be_before != turn.would_be_after or turn.handled:
            kept.append(turn)
    return PolicyDiff(texts, verdicts, dict(sorted(entities.items())), tuple(kept))
