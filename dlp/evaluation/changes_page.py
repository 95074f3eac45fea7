"""The part of a page that says what differs from a baseline."""

from dlp.evaluation import differences, page, plots
from dlp.evaluation.compare import Comparison, EntityChange
from dlp.evaluation.markup import Markup
from dlp.evaluation.plots import Dot
from dlp.evaluation.tables import NONE, Table

RULE = (
    "Worse beyond noise: of the marked spans of an entity that changed, so many changed for the"
    " worse that chance alone would do it in less than 5 % of cases (one-sided McNemar test,"
    " mid-p: four lost and none won are enough), or the entity was found and now never is."
)


def changes_section(comparison: Comparison, values: page.Values | None) -> Markup:
    """Entities, verdicts and findings that are not what they were."""
    children: list[Markup] = [page.lines([*differences.notes(comparison), RULE])]
    if comparison.entities:
        plot = plots.dots(
            "changes",
            "Recall, precision and characters missed, before and after",
            "A hollow dot is the baseline, a full one is now; the table below has the figures.",
            ("Recall, %", "Precision, %", "Characters missed, %"),
            [(change.entity, _dots(change)) for change in comparison.entities],
        )
        caption = "Hollow: the baseline. Full: now; green is better, red is worse, blue as it was."
        children.append(page.figure(plot, caption))
        table = differences.entity_table(comparison)
        children.append(page.grid(table, first="entity", bad=(len(table.heads) - 1,)))
    verdicts = tuple(
        (case.id, case.before, case.after, case.expected or NONE)
        for case in comparison.cases
        if case.before != case.after
    )
    if verdicts:
        heads = ("text", "before", "after", "expected")
        table = Table("Verdicts that changed", heads, verdicts, words=(0, 1, 2, 3))
        children.append(page.folded(f"{len(verdicts):,} verdicts changed", page.grid(table)))
    moved = [
        (case.id, f.start, f.end, f.line, f.column, (sort, f.entity, f.recognizer))
        for case in comparison.cases
        for sort, f in differences.findings_of(case)
    ]
    if moved:
        title = "Findings that vanished or appeared"
        table_of_places = page.places(title, ("what", "entity", "recognizer"), moved, values)
        summary = f"{len(moved):,} findings vanished or appeared"
        children.append(page.folded(summary, table_of_places))
    return page.section("Against the baseline", *children)


def _dots(change: EntityChange) -> tuple[Dot, Dot, Dot]:
    before, after = change.before, change.after
    return (
        _dot(before.recall, after.recall),
        _dot(before.precision, after.precision),
        _dot(before.missed_share, after.missed_share, less_is_better=True),
    )


def _dot(before: float | None, after: float | None, *, less_is_better: bool = False) -> Dot:
    if before is None or after is None or before == after:
        return Dot(after, before=before)
    return Dot(after, before=before, good=(after < before) == less_is_better)
