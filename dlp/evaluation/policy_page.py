"""What two policies make of the same texts, as one page."""

from dlp.evaluation import page, plots
from dlp.evaluation.markup import Markup
from dlp.evaluation.policies import PolicyDiff
from dlp.evaluation.policy_tables import policy_notes, policy_tables
from dlp.evaluation.tables import NONE, Table


def policy_page(diff: PolicyDiff, before: str, after: str, made: str) -> str:
    """The whole page; it holds places and no values.

    Args:
        before, after: name and version of the policies.
        made: date.
    """
    plot = plots.matrix(
        "verdicts",
        "Verdicts before against verdicts after",
        "Counts of texts; on the diagonal nothing changes. The table below has the same figures.",
        diff.verdicts,
        down="before",
        across="after",
    )
    verdicts, *others = policy_tables(diff)
    first = {"verdicts that changed, by rules": "verdict"}
    children: list[Markup] = [
        page.lines([f"Before: {before}.", f"After: {after}.", f"Made {made}."]),
        page.lines(f"{line}." for line in policy_notes(diff)),
        page.section(
            "Verdicts",
            page.figure(plot, "Right of the framed diagonal is stricter, left of it milder."),
            page.grid(verdicts, first="before"),
            *(page.grid(one, first=first.get(one.title, "entity")) for one in others),
        ),
    ]
    if diff.changed:
        heads = ("text", "before", "after", "rules before", "rules after")
        rows = tuple(
            (
                *(turn.id, turn.before, turn.after),
                *(", ".join(rules) or NONE for rules in (turn.rules_before, turn.rules_after)),
            )
            for turn in diff.changed
        )
        table = Table("Texts with another verdict", heads, rows, words=tuple(range(5)))
        children.append(page.section("Texts with another verdict", page.grid(table)))
    handled = [
        (turn.id, one.start, one.end, one.line, one.column, (one.entity, one.before, one.after))
        for turn in diff.turns
        for one in turn.handled
    ]
    if handled:
        title = "Findings that are handled otherwise"
        listed = page.places(title, ("entity", "before", "after"), handled, None)
        folded = page.folded(f"{len(handled):,} findings", listed)
        children.append(page.section(title, folded))
    return page.document("What another policy would change", children)
