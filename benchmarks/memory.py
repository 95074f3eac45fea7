"""Memory of each process of the service after work, and the time until it was ready."""

import asyncio
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import show
from benchmarks.service import READY_S, WORKER_MB, latencies, started

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
    ready = []
    found: list[Memory] = []
    for _ in range(STARTS):
        with started() as service:
            ready.append(service.ready_s)
            asyncio.run(latencies(service.port, 4, REQUESTS))
            found = list(processes(service.pid))
    show.table(
        f"memory after {REQUESTS} requests",
        ("process", "PSS", "RSS", "promised"),
        (
            (
                one.role,
                "not readable" if one.pss_mb is None else f"{one.pss_mb:.0f} MB",
                f"{one.rss_mb:.0f} MB",
                show.target(one.rss_mb, WORKER_MB, at_least=False) if one.role == "worker" else "",
            )
            for one in found
        ),
    )
    slowest = max(ready)
    print(
        f"\nready after {', '.join(f'{seconds:.2f}' for seconds in ready)} s"
        f" (promised {show.target(slowest, READY_S, at_least=False)} s)"
    )
    show.keep("memory", {"processes": [asdict(one) for one in found], "ready_s": ready})


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
