"""What differs from a baseline, as a table and lines for people."""

from collections.abc import Iterator, Mapping

from dlp.evaluation.compare import CaseChange, Comparison, EntityChange
from dlp.evaluation.matching import Found
from dlp.evaluation.tables import NONE, Table

_WORDS = {"recall": "recall", "missed_share": "characters missed"}
_SHOWN_IDS = 5

Values = Mapping[str, str]  # text of each case by id


def entity_table(comparison: Comparison) -> Table:
    """Each entity that differs: figures before and after, by overlap."""
    heads = ("", "precision", "recall", "F2", "characters missed", "lost", "won", "worse")
    return Table(
        "against the baseline, by overlap",
        heads,
        tuple(tuple(_row(change)) for change in comparison.entities),
        words=(0, len(heads) - 1),
    )


def _row(change: EntityChange) -> Iterator[str]:
    before, after = change.before, change.after
    yield change.entity
    yield turn(_figure(before.precision), _figure(after.precision))
    yield turn(_figure(before.recall), _figure(after.recall))
    yield turn(_figure(before.f2), _figure(after.f2))
    yield turn(_percent(before.missed_share), _percent(after.missed_share))
    yield str(change.lost)
    yield str(change.won)
    yield worse(change)


def worse(change: EntityChange) -> str:
    """Which measures got worse beyond noise, in words; empty when none did."""
    return ", ".join(_WORDS[measure] for measure in change.worse)


def turn(before: str, after: str) -> str:
    """From one to the other, or the one that both are."""
    return after if before == after else f"{before} → {after}"


def _figure(value: float | None) -> str:
    return NONE if value is None else f"{value:.3f}"


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{value:.2%}"


def notes(comparison: Comparison) -> Iterator[str]:
    """How much was compared and what was not, a sentence a line."""
    yield f"{comparison.texts:,} texts compared, {len(comparison.cases):,} differ"
    for ids, what in (
        (comparison.altered, "not compared, their text or spans changed"),
        (comparison.only_before, "only in the baseline"),
        (comparison.only_after, "not in the baseline"),
    ):
        if ids:
            more = ", ..." if len(ids) > _SHOWN_IDS else ""
            yield f"{what}: {len(ids):,} ({', '.join(ids[:_SHOWN_IDS])}{more})"
    for change in comparison.regressions:
        yield f"worse beyond noise: {change.entity}, {worse(change)}"


def case_lines(comparison: Comparison, values: Values | None = None) -> Iterator[str]:
    """Verdicts that changed first, then one line for each finding that vanished or appeared.

    Args:
        values: only where somebody asked to see values.
    """
    for case in comparison.cases:
        if case.before != case.after:
            expected = f", expected {case.expected}" if case.expected else ""
            yield f"{case.id}: verdict {case.before} → {case.after}{expected}"
    for case in comparison.cases:
        for sort, finding in findings_of(case):
            line = f"{case.id}:{finding.line}:{finding.column}: {sort} {finding.entity}"
            if values is not None:
                line += f" {values[case.id][finding.start : finding.end]!r}"
            yield line


def findings_of(case: CaseChange) -> Iterator[tuple[str, Found]]:
    """Each finding that differs, with what happened to it in words."""
    for finding in case.vanished:
        yield ("vanished (was right)" if finding.right else "vanished (was false)"), finding
    for finding in case.appeared:
        yield ("appeared (right)" if finding.right else "appeared (false)"), finding
