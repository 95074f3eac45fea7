"""Throughput of the whole Scanner.scan() on one core.

Time is CPU time of this process: a scan waits for nothing, and what else the machine does must not
count. Of every size several texts are scanned in turn, so that no figure hangs on one text.
"""

import os
from dataclasses import dataclass
from time import process_time_ns
from typing import Any

from benchmarks import show, texts
from benchmarks.scanners import shipped
from benchmarks.timing import measure
from dlp.scanner import LEAST, Scanner

TEXTS = {1_000: 32, 10_000: 8, 100_000: 2, 1_000_000: 1}  # how many texts of so many bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text and the MB/s promised; None where nothing is."""

    make: Any
    promised: float | None


KINDS = {
    "office text": Kind(texts.office, 5.0),
    "tables": Kind(texts.table, 1.0),
    "dense prose": Kind(texts.dense, None),
}


def run() -> None:
    """Measure, print and keep."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with shipped() as scanner:
        figures = [
            _figure(scanner, name, size, [kind.make(size, seed) for seed in range(count)])
            for name, kind in KINDS.items()
            for size, count in TEXTS.items()
        ]
    _show(figures)
    show.keep("speed", figures)


def _figure(scanner: Scanner, name: str, size: int, some: list[str]) -> dict[str, Any]:
    def scan_all() -> None:
        for text in some:
            scanner.scan(text=text)

    times = measure(scan_all, budget_s=1.5, clock=process_time_ns)
    verdicts = [scanner.scan(text=text) for text in some]
    shown = sum(f.confidence >= LEAST for verdict in verdicts for f in verdict.findings)
    stages = {stage: sum(v.timings_ms[stage] for v in verdicts) for stage in verdicts[0].timings_ms}
    return {
        "text": name,
        "bytes": size,
        "texts": len(some),
        "findings_per_kb": shown / len(some) / size * show.KILO,
        "mb_per_s": size * len(some) / times.median / 1e6,
        "median_ms": times.median * 1e3 / len(some),
        "best_mb_per_s": size * len(some) / times.seconds[0] / 1e6,
        "spread": times.spread,
        "rounds": len(times.seconds),
        "promised": KINDS[name].promised,
        "stages_ms": stages,
    }


def _show(figures: list[dict[str, Any]]) -> None:
    least, *_ = TEXTS
    per_byte = {f["text"]: f["median_ms"] / f["bytes"] for f in figures if f["bytes"] == least}
    show.table(
        "Scanner.scan(), one core, CPU time, rules only, default policy; one warm-up, then rounds",
        (
            *("text", "size", "texts", "findings/KB", "median", "spread", "rounds", "MB/s"),
            *("promised", "best", "time/byte"),
        ),
        (
            (
                f["text"],
                show.size_name(f["bytes"]),
                str(f["texts"]),
                f"{f['findings_per_kb']:.1f}",
                f"{f['median_ms']:.2f} ms",
                f"±{f['spread']:.0%}",
                str(f["rounds"]),
                f"{f['mb_per_s']:.2f}",
                show.target(f["mb_per_s"], f["promised"], at_least=True) if f["promised"] else "",
                f"{f['best_mb_per_s']:.2f}",
                f"x{f['median_ms'] / f['bytes'] / per_byte[f['text']]:.2f}",
            )
            for f in figures
        ),
    )
    print(
        "  best: MB/s of the fastest round, when nothing else is busy; time/byte: against the 1 KB"
        " text, linear when it does not grow"
    )
    stages = [name for name in figures[0]["stages_ms"] if name != "total"]
    show.table(
        "where the time goes, one call a text",
        ("text", "size", *stages),
        (
            (
                f["text"],
                show.size_name(f["bytes"]),
                *(f"{f['stages_ms'][s] / f['stages_ms']['total']:.0%}" for s in stages),
            )
            for f in figures
        ),
    )
