"""Throughput of the whole Scanner.scan() on one core."""

import os
from typing import Any

from benchmarks import show, texts
from benchmarks.scanners import shipped
from benchmarks.timing import measure

SIZES = (1_000, 10_000, 100_000, 1_000_000)  # bytes
MAKERS = {"office prose": (texts.office, 5.0), "tables": (texts.table, 1.0)}  # promised MB/s


def run() -> None:
    """Measure, print and keep."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    figures: list[dict[str, Any]] = []
    with shipped() as scanner:
        for name, (maker, promised) in MAKERS.items():
            for size in SIZES:
                text = maker(size)
                times = measure(lambda text=text: scanner.scan(text=text))  # type: ignore[misc]
                verdict = scanner.scan(text=text)
                figures.append(
                    {
                        "text": name,
                        "bytes": size,
                        "findings": len(verdict.findings),
                        "mb_per_s": size / times.median / 1e6,
                        "median_ms": times.median * 1e3,
                        "spread": times.spread,
                        "rounds": len(times.seconds),
                        "promised": promised,
                        "stages_ms": dict(verdict.timings_ms),
                    }
                )
    _show(figures)
    show.keep("speed", figures)


def _show(figures: list[dict[str, Any]]) -> None:
    per_byte = {
        name: next(f for f in figures if f["text"] == name)["median_ms"] / SIZES[0]
        for name in MAKERS
    }
    show.table(
        "Scanner.scan(), one core, rules only, default policy; one warm-up call, then rounds",
        ("text", "size", "findings", "median", "spread", "rounds", "MB/s", "promised", "time/byte"),
        (
            (
                f["text"],
                show.size_name(f["bytes"]),
                str(f["findings"]),
                f"{f['median_ms']:.2f} ms",
                f"±{f['spread']:.0%}",
                str(f["rounds"]),
                f"{f['mb_per_s']:.2f}",
                show.target(f["mb_per_s"], f["promised"], at_least=True),
                f"x{f['median_ms'] / f['bytes'] / per_byte[f['text']]:.2f}",
            )
            for f in figures
        ),
    )
    print("  time/byte: against the 1 KB text; linear when it does not grow")
    stages = [name for name in figures[0]["stages_ms"] if name != "total"]
    show.table(
        "where the time goes, one call",
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
