"""How fast secrets are sought in a source tree and in a log, beside the specialised scanners.

The tree is Python's standard library, a file at a time, repeated to its size; the log is drawn:
calls of a service, failed log-ins, lines of a web server, sessions and commits, and no secret.
"""

import sysconfig
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from time import process_time

from benchmarks import show
from dlp.engine.detector import Detector
from dlp.scanner import Scanner
from recognizers import ALL

SIZES = (5_000_000, 10_000_000)  # code points, of ours alone: twice the text, twice the time
PEERS = 1_000_000  # of those that are slower
WANTED = {"source tree": 20.0, "log": 5.0}  # MB/s of ours alone

Find = Callable[[str], object]


def run(scanner: Scanner, tools: Mapping[str, Find]) -> dict[str, dict[str, float]]:
    """Measure and print; MB/s by CPU time of one core, best of two rounds."""
    alone = Detector(one for one in ALL if one.entity == "SECRET")
    figures: dict[str, dict[str, float]] = {}
    for name, made in (("source tree", source), ("log", log)):
        rows: dict[str, float] = {}
        for size in SIZES:
            rows[f"secrets alone, {show.size_name(size)}"] = _speed(alone.hits, made(size))
        rows[f"whole scan, {show.size_name(PEERS)}"] = _speed(_scan(scanner), made(PEERS))
        for tool, find in tools.items():
            rows[f"{tool}, {show.size_name(PEERS)}"] = _speed(find, made(PEERS))
        figures[name] = rows
        show.table(
            f"secrets in a {name}: MB/s",
            ("scanner", "MB/s"),
            ((row, f"{speed:.2f}") for row, speed in rows.items()),
        )
        last = rows[f"secrets alone, {show.size_name(SIZES[-1])}"]
        print(f"  wanted: {show.target(last, WANTED[name], at_least=True)}")
    return figures


def _scan(scanner: Scanner) -> Find:
    return lambda text: scanner.scan(text=text)


def _speed(find: Find, texts: Sequence[str]) -> float:
    size = sum(map(len, texts))
    best = float("inf")
    for _ in range(2):
        start = process_time()
        for text in texts:
            find(text)
        best = min(best, process_time() - start)
    return size / 1e6 / max(best, 1e-9)


@cache
def source(size: int) -> tuple[str, ...]:
    """Files of the standard library, its tests apart, `size` code points in all."""
    files: list[str] = []
    left = size
    while left > 0:
        for path in sorted(Path(sysconfig.get_path("stdlib")).rglob("*.py")):
            if {"site-packages", "test", "tests", "dist-packages"} & set(path.parts) or left <= 0:
                continue
            files.append(path.read_text(encoding="utf-8", errors="replace")[:left])
            left -= len(files[-1])
    return tuple(files)


@cache
def log(size: int) -> tuple[str]:
    """One log of `size` code points; the same for the same size."""
    draw = Random(size)
    lines: list[str] = []
    length = 0
    while length < size:
        lines.append(draw.choice(_LINES)(draw))
        length += len(lines[-1]) + 1
    return ("\n".join(lines)[:size],)


def _hex(draw: Random, size: int) -> str:
    return f"{draw.getrandbits(4 * size):0{size}x}"


def _call(draw: Random) -> str:
    moment = f"2026-11-{draw.randrange(1, 29):02}T08:{draw.randrange(60):02}:00.{_hex(draw, 3)}Z"
    number = "-".join(_hex(draw, size) for size in (8, 4, 4, 4, 12))
    return f"{moment} INFO [http-{draw.randrange(40)}] request_id={number} GET /api/x 200 14 ms"


def _refused(draw: Random) -> str:
    host = f"10.0.{draw.randrange(255)}.{draw.randrange(255)}"
    return (
        f"Nov 12 08:14:22 srv3 sshd[{draw.randrange(9999)}]: Failed password for root from {host}"
    )


def _served(draw: Random) -> str:
    path = f"/static/app.{_hex(draw, 8)}.js"
    return f'10.0.0.{draw.randrange(255)} - - [12/Nov/2026:08:14:22 +0100] "GET {path}" 200 5120'


def _session(draw: Random) -> str:
    return f"WARN token refresh for session {_hex(draw, 32)} took 12 ms; commit {_hex(draw, 40)}"


_LINES = (_call, _refused, _served, _session)
