"""Memory of each process of the service after work, and the time until it was ready.

By rules alone and with names.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import show
from benchmarks.service import PROMISED, latencies, started

PROC = Path("/proc")
REQUESTS = 400
STARTS = 3


@dataclass(frozen=True, slots=True)
class Memory:
    """One process. Proportional: pages shared by n processes count for one n-th each."""

    role: str  # by its distance from the service: "service", "zygote", "worker"
    pid: int
    pss_mb: float | None  # None where the kernel does not tell us
    rss_mb: float


def run() -> None:
    """Measure, print and keep."""
    figures = {names: measured(names) for names in PROMISED}
    show.table(
        f"memory after {REQUESTS} requests",
        ("names", "process", "PSS", "RSS", "promised"),
        (
            (
                names,
                one.role,
                "not readable" if one.pss_mb is None else f"{one.pss_mb:.0f} MB",
                f"{one.rss_mb:.0f} MB",
                _promise(names, one),
            )
            for names, (found, _) in figures.items()
            for one in found
        ),
    )
    print()
    for names, (_, ready) in figures.items():
        kept = show.target(max(ready), PROMISED[names].ready_s, at_least=False)
        seconds = ", ".join(f"{one:.2f}" for one in ready)
        print(f"ready after {seconds} s with names {names} (promised {kept} s)")
    show.keep(
        "memory",
        {
            names: {"processes": [asdict(one) for one in found], "ready_s": ready}
            for names, (found, ready) in figures.items()
        },
    )


def measured(names: str) -> tuple[list[Memory], list[float]]:
    """The processes of a service after work, and the seconds until it was ready, each start."""
    ready = []
    found: list[Memory] = []
    for _ in range(STARTS):
        with started("--names", names) as service:
            ready.append(service.ready_s)
            asyncio.run(latencies(service.port, 4, REQUESTS))
            found = list(processes(service.pid))
    return found, ready


def _promise(names: str, one: Memory) -> str:
    if one.role != "worker":
        return ""
    return show.target(one.rss_mb, PROMISED[names].worker_mb, at_least=False)


def processes(pid: int) -> Iterator[Memory]:
    """A service, the process that forks its workers, and the workers."""
    roles = ("service", "zygote", "worker")
    level = [pid]
    for role in roles:
        for one in level:
            yield Memory(role, one, _pss(one), _rss(one))
        level = [child for one in level for child in children(one)]


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    tasks = (PROC / str(pid) / "task").glob("*/children")
    return sorted(int(child) for task in tasks for child in task.read_text().split())


def _pss(pid: int) -> float | None:
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except PermissionError:  # the service forbids looking into its processes
        return None
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024 / 1e6


def _rss(pid: int) -> float:
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) * 1024 / 1e6
