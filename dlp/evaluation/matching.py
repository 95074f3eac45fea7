"""What became of each gold span and each finding of one text: where, never what.

A gold span is found when findings of its entity cover at least half of it, and a finding is right
when it shares a character with such a span. Findings under confidence 0.4 are in no answer, so
not counted.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from dlp.data import Action, Finding
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.places import Places

LEAST = 0.4  # confidence

Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Judged:
    """One marked text and what the scanner made of it."""

    case: Case
    findings: tuple[Finding, ...]
    verdict: Action
    rules: tuple[str, ...] = ()  # of the policy, that asked for the verdict


@dataclass(frozen=True, slots=True)
class Wanted:
    """One gold span and what became of it; where, never what."""

    entity: str
    start: int
    end: int
    line: int  # 1 is the first
    column: int  # 1 is the first; code points
    found: bool  # by overlap
    leaked: int  # characters that no finding of whatever entity covers


@dataclass(frozen=True, slots=True)
class Found:
    """One finding; where, never what."""

    entity: str
    start: int
    end: int
    line: int  # 1 is the first
    column: int  # 1 is the first; code points
    recognizer: str
    right: bool  # by overlap


@dataclass(frozen=True, slots=True)
class Result:
    """What one text gave, judged or not: enough to compare with another evaluation of it."""

    id: str
    lang: str
    genre: str
    kind: str
    characters: int
    expected: Action | None
    verdict: Action
    rules: tuple[str, ...]
    wanted: tuple[Wanted, ...]  # sorted by start
    findings: tuple[Found, ...]  # sorted by start


def matched(
    case: Case, findings: Iterable[Finding]
) -> tuple[dict[str, list[Wanted]], dict[str, list[Found]]]:
    """Gold spans and findings by entity. Cost: n log n in the spans, linear in the text."""
    gold: dict[str, list[Gold]] = defaultdict(list)
    mine: dict[str, list[Finding]] = defaultdict(list)
    for span in case.spans:
        gold[span.entity].append(span)
    for finding in findings:
        mine[finding.entity].append(finding)
    everything = joined((f.start, f.end) for found in mine.values() for f in found)
    places = Places(case.text)
    wanted: dict[str, list[Wanted]] = defaultdict(list)
    given: dict[str, list[Found]] = defaultdict(list)
    for entity, spans in gold.items():
        cover = joined((f.start, f.end) for f in mine.get(entity, ()))
        for span in spans:
            place = span.start, span.end
            length = span.end - span.start
            found = 2 * covered_of(place, cover) >= length
            leaked = length - covered_of(place, everything)
            wanted[entity].append(Wanted(entity, *place, *places.at(span.start), found, leaked))
    for entity, some in mine.items():
        right = joined((span.start, span.end) for span in wanted.get(entity, ()) if span.found)
        for f in some:
            hit = covered_of((f.start, f.end), right) > 0
            place = f.start, f.end
            given[entity].append(Found(entity, *place, *places.at(f.start), f.recognizer, hit))
    return wanted, given


def result(
    one: Judged, wanted: dict[str, list[Wanted]], findings: dict[str, list[Found]]
) -> Result:
    """The same, as one text's result."""
    case = one.case
    return Result(
        id=case.id,
        lang=case.lang,
        genre=case.genre,
        kind=case.kind,
        characters=len(case.text),
        expected=case.verdict,
        verdict=one.verdict,
        rules=one.rules,
        wanted=tuple(sorted(chain(*wanted.values()), key=_by_place)),
        findings=tuple(sorted(chain(*findings.values()), key=_by_place)),
    )


def _by_place(span: Wanted | Found) -> tuple[int, int, str]:
    return span.start, span.end, span.entity


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
