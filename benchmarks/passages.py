"""Confidential passages without identifiers: who must be stopped, and who must not.

Case notes, mails, prompts and minutes in four languages, and as many leaflets, policies, laws, news
and questions about the same. Judged by the verdict of the default policy in a tolerated tool, by
rules alone and with names: a passage that tells of somebody must block, the others must be allowed
(with names those that hold what looks like a person are redacted, and count as stopped). The closed
half names nobody, or only by a role; it was written before the rules. The blind texts, half of them
with names, were written by others who knew neither rules nor training texts, each lot later than
the one before; the short ones are of the third. None is ever looked into. Of the other short ones,
statements and ordinary requests of a sentence, we know the texts; the classifier learns from none.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import show
from benchmarks.scanners import shipped
from dlp.evaluation.corpus import Case, load_corpus
from dlp.scanner import Scanner

CASES = Path(__file__).parent / "passages"
KEPT = ("closed", "blind", "blind_2", "blind_3", "blind_short")
RECALL = PRECISION = 0.85  # wanted at least
STOPPED, PASSED = 0.02, 0.03  # ordinary texts stopped, must-block texts passed: wanted at most


def measure() -> None:
    """Judge, print and keep."""
    figures = {}
    for names in ("off", "on"):
        with shipped(names) as scanner:
            for half in ("tuning", "short", *KEPT):
                key = half if names == "off" else f"{half}, names on"
                figures[key] = judged(scanner, load_corpus([CASES / f"{half}.cases"]))
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
    show.keep("passages", figures)


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
