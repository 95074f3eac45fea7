"""Scan marked texts as a caller would, with no destination given."""

from collections.abc import Iterable, Iterator

from dlp.evaluation.corpus import Case
from dlp.evaluation.matching import Judged
from dlp.scanner import Scanner


def judged(scanner: Scanner, cases: Iterable[Case]) -> Iterator[Judged]:
    """Each text with its findings and verdict, one at a time, for progress to be shown."""
    for case in cases:
        verdict = scanner.scan(text=case.text)
        yield Judged(case, verdict.findings, verdict.verdict, verdict.rules)


def found_entities(scanner: Scanner) -> frozenset[str]:
    """What the loaded recognizers can find; other entities would only measure their absence."""
    return frozenset(scanner.engine.get_supported_entities())
