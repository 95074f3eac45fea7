"""`python -m benchmarks [PART...]`: every part, or those named. `make bench` runs them all.

Each part runs in a process of its own, so that no part pays for what another left behind.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from functools import partial

from benchmarks.show import RESULTS

PARTS = {
    "accuracy": "precision and recall on our corpora",
    "blind": "the same on texts that nobody here has looked into",
    "passages": "confidential passages that name nobody, and ordinary texts about the same",
    "speed": "throughput of one scan on one core",
    "documents": "time and memory of reading files",
    "peers": "the same beside Presidio and DataFog",
    "names": "the whole scan with names beside plain spaCy and stock Presidio, same weights",
    "secrets": "secrets found beside detect-secrets and the rules of gitleaks",
    "http": "latency of a started service",
    "gateways": "what our own gateway adds to a bare proxy",
    "memory": "memory and start of a service",
    "icap": "the web proxy's way in: beside c-icap, and through Squid",
    "icap-load": "the same under mixed load, for --minutes",
}

# As the service has it: a second thread of the network would wait for the core of the first.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def main() -> int:
    """Run the parts; 0 when all of them could be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="; ".join(f"{name}: {what}" for name, what in PARTS.items()),
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--minutes", type=float, default=2.0, help="of icap-load; 2 without it")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    if asked.here:
        _run(asked.parts[0], asked.minutes)
        return 0
    print(f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores, {_cpu()}")
    failed = [part for part in asked.parts or PARTS if not _apart(part, asked.minutes)]
    for part in failed:
        print(f"benchmarks: {part} could not be measured", file=sys.stderr)
    print(f"\nall figures: {RESULTS.relative_to(RESULTS.parents[2])}")
    return 1 if failed else 0


def _apart(part: str, minutes: float) -> bool:
    sys.stdout.flush()
    command = [sys.executable, "-m", "benchmarks", "--here", part, "--minutes", str(minutes)]
    return subprocess.run(command, check=False, env=os.environ | ONE_THREAD).returncode == 0


def _run(part: str, minutes: float) -> None:
    from benchmarks import (
        accuracy,
        blind,
        documents,
        gateways,
        icap,
        icap_load,
        memory,
        names,
        passages,
        peers,
        secrets,
        service,
        speed,
    )

    runs: dict[str, Callable[[], None]] = {
        "accuracy": accuracy.measure,
        "blind": blind.measure,
        "passages": passages.measure,
        "speed": speed.run,
        "documents": documents.run,
        "peers": peers.run,
        "names": names.run,
        "secrets": secrets.run,
        "http": service.http,
        "gateways": gateways.run,
        "memory": memory.run,
        "icap": icap.run,
        "icap-load": partial(icap_load.run, minutes),
    }
    runs[part]()


def _cpu() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:  # noqa: PTH123
            return next(line.partition(":")[2].strip() for line in file if "model name" in line)
    except (OSError, StopIteration):
        return platform.machine()


if __name__ == "__main__":
    sys.exit(main())
