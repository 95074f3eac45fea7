"""In what two policies differ, as tables and lines for people."""

from collections.abc import Iterator

from dlp.data import STRICTNESS
from dlp.evaluation.policies import HANDLINGS, PolicyDiff
from dlp.evaluation.tables import NONE, Table

_WORDS = {"allow": "left", "redact": "redacted", "block": "blocked", "excluded": "excluded"}


def policy_tables(diff: PolicyDiff) -> Iterator[Table]:
    """Verdicts, the rules behind those that changed, and what happens to findings."""
    yield Table(
        "verdict: before down, after across",
        ("", *STRICTNESS),
        tuple(
            (before, *(str(after[verdict]) for verdict in STRICTNESS))
            for before, after in diff.verdicts.items()
        ),
    )
    answer = diff.as_json()
    if answer["by_rules"]:
        yield Table(
            "verdicts that changed, by rules",
            ("", "texts", "rules before", "rules after"),
            tuple(
                (
                    f"{row['before']} → {row['after']}",
                    str(row["texts"]),
                    ", ".join(row["rules_before"]) or NONE,
                    ", ".join(row["rules_after"]) or NONE,
                )
                for row in answer["by_rules"]
            ),
            words=(0, 2, 3),
        )
    if diff.entities:
        yield Table(
            "findings that are handled otherwise",
            ("", "before", "after", "findings"),
            tuple(
                (entity, _WORDS[before], _WORDS[after], str(rows[before][after]))
                for entity, rows in diff.entities.items()
                for before in HANDLINGS
                for after in HANDLINGS
                if after in rows.get(before, {})
            ),
            words=(0, 1, 2),
        )


def policy_notes(diff: PolicyDiff) -> Iterator[str]:
    """The outcome, a sentence a line."""
    yield f"{diff.texts:,} texts, {len(diff.changed):,} with another verdict"
    would = sum(turn.would_be_before != turn.would_be_after for turn in diff.turns)
    if would != len(diff.changed):
        yield f"{would:,} texts with another verdict were every rule enforced"


def turn_lines(diff: PolicyDiff) -> Iterator[str]:
    """One line for each text of which the verdict differs."""
    for turn in diff.changed:
        rules = ", ".join(turn.rules_after if _stricter(turn.before, turn.after) else ()) or (
            ", ".join(turn.rules_before)
        )
        yield f"{turn.id}: {turn.before} → {turn.after} ({rules or NONE})"


def _stricter(before: str, after: str) -> bool:
    order = [str(verdict) for verdict in STRICTNESS]
    return order.index(after) > order.index(before)
