"""Tables of the benchmarks, and all figures in one file."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parents[1] / "build" / "benchmarks" / "latest.json"
KILO = 1_000  # sizes are decimal: 1 MB is 1,000,000 bytes


def size_name(size: int) -> str:
    """1 KB, 100 KB, 1 MB."""
    return f"{size // KILO**2} MB" if size >= KILO**2 else f"{size // KILO} KB"


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under heads; all but the first column to the right."""
    lines = [tuple(heads), *(tuple(row) for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(heads))]
    print(f"\n{title}")
    for number, line in enumerate(lines):
        cells = (
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  " + "  ".join(cells).rstrip())
        if number == 0:
            print("  " + "  ".join("-" * width for width in widths))


def target(value: float, limit: float, *, at_least: bool) -> str:
    """Whether a figure keeps its promise."""
    kept = value >= limit if at_least else value <= limit
    return f"{'≥' if at_least else '≤'} {limit:g}{'' if kept else ' MISSED'}"


def keep(part: str, figures: Any, path: Path = RESULTS) -> None:
    """Put the figures of one part into the results file, beside those of the others."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    text = json.dumps({**before, part: figures}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
