"""Scan marked texts as a caller would, with no destination given."""

from collections.abc import Iterable, Iterator, Sequence

from dlp.evaluation.corpus import Case
from dlp.evaluation.matching import Judged
from dlp.scanner import Scanner

NAMES = frozenset(("PERSON", "LOCATION", "ORGANIZATION"))


def judged(
    scanner: Scanner, cases: Iterable[Case], unmarked: frozenset[str] = frozenset()
) -> Iterator[Judged]:
    """Each text with its findings and verdict, one at a time, for progress to be shown.

    Args:
        unmarked: entities that the corpus does not mark; what is found of them is not judged.
    """
    for case in cases:
        verdict = scanner.scan(text=case.text)
        findings = tuple(f for f in verdict.findings if f.entity not in unmarked)
        yield Judged(case, findings, verdict.verdict, verdict.rules)


def unmarked(cases: Sequence[Case]) -> frozenset[str]:
    """Names that no text of a corpus marks: it is about identifiers, and they are not false there.

    Where one text marks a person, all persons are marked, and any other found is false.
    """
    return NAMES - {span.entity for case in cases for span in case.spans}


def found_entities(scanner: Scanner) -> frozenset[str]:
    """What the loaded recognizers can find; other entities would only measure their absence."""
    return frozenset(scanner.engine.get_supported_entities())
