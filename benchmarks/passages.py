"""Confidential passages without identifiers: who must be stopped, and who must not.

Case notes, mails, prompts and minutes in four languages that name nobody, or only by a role, and as
many leaflets, policies, laws, news and questions about the same. Judged by the verdict
of the default policy in a tolerated tool: a passage that tells of somebody must block, the others
must be allowed. The closed half was written before the rules and is never looked into.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import show
from benchmarks.scanners import shipped
from dlp.evaluation.corpus import Case, load_corpus
from dlp.scanner import Scanner

CASES = Path(__file__).parent / "passages"
RECALL = PRECISION = 0.85  # wanted at least
STOPPED, PASSED = 0.02, 0.03  # ordinary texts stopped, must-block texts passed: wanted at most


def measure() -> None:
    """Judge, print and keep."""
    figures = {}
    with shipped() as scanner:
        for half in ("tuning", "closed"):
            figures[half] = judged(scanner, load_corpus([CASES / f"{half}.cases"]))
    closed = figures["closed"]
    show.table(
        "passages that name nobody, by verdict",
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
    print(f"  recall {show.target(closed['recall'], RECALL, at_least=True)}", end="")
    print(f", precision {show.target(closed['precision'], PRECISION, at_least=True)}", end="")
    print(f", stopped {show.target(closed['stopped'], STOPPED, at_least=False)}", end="")
    print(f", passed {show.target(closed['passed'], PASSED, at_least=False)} on the closed half")
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
        else:
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
