"""Identifiers, secrets, contact data and markings in texts that nobody here has looked into.

Written by others who knew what the entities are and nothing of the recognizers, to be missed: odd
spellings, tables, chats, forms, evasions, and as many things that only look like a value as a
fraud would try. Every value is marked but those of names and of what is told of people. By rules
alone, default policy, no destination. Two other lots by the same sort of writers became tuning
corpora (tuning_fresh_*); of these texts only the totals are looked at.
"""

from pathlib import Path

from benchmarks import show
from benchmarks.scanners import shipped
from dlp.engine.overlap import PASSAGES
from dlp.evaluation import metrics, report, run
from dlp.evaluation.corpus import load_corpus
from dlp.evaluation.matching import Judged
from recognizers.entities import CATEGORY_OF

CASES = Path(__file__).parent / "blind"
UNMARKED = run.NAMES | {e for e, category in CATEGORY_OF.items() if category in PASSAGES}
WANTED = {
    "identifiers": 0.99,
    "labels": 0.95,
    "contact": 0.95,
    "secrets": 0.95,
    "told": 0.95,
    "evasion": 0.95,
}


def measure() -> None:
    """Evaluate, print and keep."""
    figures, rows, entities = {}, [], []
    with shipped() as scanner:
        found = run.found_entities(scanner)
        for name, wanted in WANTED.items():
            cases = load_corpus([CASES / f"{name}.cases"])
            judged = list(run.judged(scanner, cases, UNMARKED))
            whole = metrics.evaluate(judged, found)
            figures[name] = report.as_json(whole)
            score = figures[name]["overall"]["overlap"]
            rows.append(
                (
                    name,
                    str(len(cases)),
                    str(score["gold"]),
                    *(
                        f"{score[key]:.3f} {show.target(score[key], wanted, at_least=True)}"
                        for key in ("precision", "recall")
                    ),
                    f"{whole.missed_share:.3f}",
                    *_verdicts(judged),
                )
            )
            entities += [
                (name, entity, str(one["gold"]), str(one["missed"]), str(one["false"]))
                for entity, both in figures[name]["entities"].items()
                for one in (both["overlap"],)
                if one["missed"] or one["false"]
            ]
    heads = ("", "texts", "values", "precision", "recall", "characters missed")
    show.table(
        "blind texts, by overlap", (*heads, "stopped, of ordinary", "passed, of others"), rows
    )
    show.table("what was missed or false", ("", "entity", "values", "missed", "false"), entities)
    show.keep("blind", figures)


def _verdicts(judged: list[Judged]) -> tuple[str, str]:
    """Ordinary texts that were not allowed, and others that were."""
    ordinary = [one.verdict for one in judged if one.case.verdict == "allow"]
    others = [one.verdict for one in judged if one.case.verdict != "allow"]
    stopped = len(ordinary) - ordinary.count("allow")
    return f"{stopped} of {len(ordinary)}", f"{others.count('allow')} of {len(others)}"
