"""Confidential passages without identifiers: who must be stopped, and who must not.

Case notes, mails, prompts and minutes in four languages, and as many leaflets, policies, laws, news
and questions about the same. Judged by the verdict of the default policy in a tolerated tool, by
rules alone and with names: a passage that tells of somebody must block, the others must be allowed
(with names those that hold what looks like a person are redacted, and count as stopped). The closed
half names nobody, or only by a role; it was written before the rules. The blind texts, half of them
with names, were written by others who knew neither rules nor training texts, each lot later than
the one before; the short ones are of the third, their second lot is later still. None is ever
looked into. Of the other short ones, statements and ordinary requests of a sentence, we know the
texts; the classifier learns from none.

In the blind texts, and in business mails by the same writers, people are marked: how many are found
and how many are none is counted too. Everyday texts are about people (a parking card, a repair, a
camp) and tell nothing sensitive of them: what is personal goes, and none of them must be blocked.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import show
from benchmarks.scanners import shipped
from dlp.data import Finding
from dlp.engine.name_alone import FOUND
from dlp.evaluation.corpus import Case, Gold, load_corpus
from dlp.scanner import Scanner

CASES = Path(__file__).parent / "passages"
KEPT = ("closed", "blind", "blind_2", "blind_3", "blind_short", "blind_short_2")
EVERYDAY = "everyday"
NAMED = ("blind", "blind_2", "blind_3", "blind_people", EVERYDAY)
RECALL = PRECISION = 0.85  # wanted at least
STOPPED, PASSED = 0.02, 0.03  # ordinary texts stopped, must-block texts passed: wanted at most


def measure() -> None:
    """Judge, print and keep."""
    figures = {}
    blocked: dict[str, int] = {}
    everyday = load_corpus([CASES / f"{EVERYDAY}.cases"])
    persons: dict[str, dict[str, int]] = {}
    for names in ("off", "on"):
        with shipped(names) as scanner:
            for half in ("tuning", "short", *KEPT):
                key = half if names == "off" else f"{half}, names on"
                figures[key] = judged(scanner, load_corpus([CASES / f"{half}.cases"]))
            found = [scanner.scan(text=case.text).verdict for case in everyday]
            blocked[f"names {names}"] = found.count("block")
            if names == "on":
                persons |= {n: named(scanner, load_corpus([CASES / f"{n}.cases"])) for n in NAMED}
    show.table(
        "confidential passages, by verdict",
        ("", "texts", "recall", "precision", "ordinary texts stopped", "must-block texts passed"),
        (
            (
                half,
                str(f["leaks"] + f["clean"]),
                *(f"{f[key]:.3f}" for key in ("recall", "precision", "stopped", "passed")),
            )
            for half, f in figures.items()
        ),
    )
    for half in KEPT:
        f = figures[half]
        print(f"  recall {show.target(f['recall'], RECALL, at_least=True)}", end="")
        print(f", precision {show.target(f['precision'], PRECISION, at_least=True)}", end="")
        print(f", stopped {show.target(f['stopped'], STOPPED, at_least=False)}", end="")
        print(f", passed {show.target(f['passed'], PASSED, at_least=False)}: {half}")
    for names_on, count in blocked.items():
        print(f"  {count} of {len(everyday)} everyday texts about people blocked, {names_on}")
    show.table(
        "people in blind texts, names on",
        ("", "marked", "found", "false", "precision", "recall", "ordinary texts with a false one"),
        (
            (
                name,
                *(str(p[key]) for key in ("marked", "found", "false")),
                f"{p['found'] / max(1, p['found'] + p['false']):.3f}",
                f"{p['found'] / max(1, p['marked']):.3f}",
                f"{p['mistaken']} of {p['ordinary']}",
            )
            for name, p in persons.items()
        ),
    )
    show.keep("passages", {**figures, "people": persons, EVERYDAY: blocked})


def judged(scanner: Scanner, cases: Iterable[Case]) -> dict[str, Any]:
    """Counts and shares of one half."""
    leaks = clean = blocked = allowed = stopped = 0
    for case in cases:
        verdict = scanner.scan(text=case.text).verdict
        if case.verdict == "block":
            leaks += 1
            blocked += verdict == "block"
            allowed += verdict == "allow"
        elif case.verdict == "allow":
            clean += 1
            stopped += verdict != "allow"
    return {
        "leaks": leaks,
        "clean": clean,
        "recall": blocked / max(1, leaks),
        "precision": blocked / max(1, blocked + stopped),
        "stopped": stopped / max(1, clean),
        "passed": allowed / max(1, leaks),
    }


def named(scanner: Scanner, cases: Iterable[Case]) -> dict[str, int]:
    """Persons marked, found (by overlap) and false, and ordinary texts with a false one."""
    counts = dict.fromkeys(("marked", "found", "false", "ordinary", "mistaken"), 0)
    for case in cases:
        gold = [span for span in case.spans if span.entity == "PERSON"]
        findings = scanner.scan(text=case.text).findings
        given = [f for f in findings if f.entity == "PERSON" and f.confidence >= FOUND]
        false = sum(not any(_meet(f, span) for span in gold) for f in given)
        counts["marked"] += len(gold)
        counts["found"] += sum(any(_meet(f, span) for f in given) for span in gold)
        counts["false"] += false
        counts["ordinary"] += case.verdict == "allow"
        counts["mistaken"] += case.verdict == "allow" and false > 0
    return counts


def _meet(finding: Finding, span: Gold) -> bool:
    return finding.start < span.end and span.start < finding.end
