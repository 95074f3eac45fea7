"""`python -m benchmarks [PART...]`: every part, or those named. `make bench` runs them all.

Each part runs in a process of its own, so that no part pays for what another left behind.
"""

import argparse
import os
import platform
import subprocess
import sys

from benchmarks.show import RESULTS

PARTS = {
    "accuracy": "precision and recall on our corpora",
    "speed": "throughput of one scan on one core",
    "peers": "the same beside Presidio and DataFog",
    "secrets": "secrets found beside detect-secrets and the rules of gitleaks",
    "http": "latency of a started service",
    "gateways": "what our own gateway adds to a bare proxy",
    "memory": "memory and start of a service",
    "icap": "the web proxy's way in: beside c-icap, through Squid, under mixed load",
}


def main() -> int:
    """Run the parts; 0 when all of them could be measured."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description="; ".join(f"{name}: {what}" for name, what in PARTS.items()),
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    if asked.here:
        _run(asked.parts[0])
        return 0
    print(f"Python {platform.python_version()}, {len(os.sched_getaffinity(0))} cores, {_cpu()}")
    failed = [part for part in asked.parts or PARTS if not _apart(part)]
    for part in failed:
        print(f"benchmarks: {part} could not be measured", file=sys.stderr)
    print(f"\nall figures: {RESULTS.relative_to(RESULTS.parents[2])}")
    return 1 if failed else 0


def _apart(part: str) -> bool:
    sys.stdout.flush()
    command = [sys.executable, "-m", "benchmarks", "--here", part]
    return subprocess.run(command, check=False).returncode == 0


def _run(part: str) -> None:
    from benchmarks import accuracy, gateways, icap, memory, peers, secrets, service, speed

    runs = {
        "accuracy": accuracy.measure,
        "speed": speed.run,
        "peers": peers.run,
        "secrets": secrets.run,
        "http": service.http,
        "gateways": gateways.run,
        "memory": memory.run,
        "icap": icap.run,
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
