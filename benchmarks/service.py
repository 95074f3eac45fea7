"""A really started service: latency over HTTP, memory of its processes, time until ready."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter, sleep
from typing import Any

from benchmarks import show, texts
from benchmarks.timing import Times

BODY = 4_000  # bytes of text in one request
BODIES = 64  # different ones
CLIENTS = (1, 4, 16)
WARM_UP, REQUESTS = 100, 2_000  # per number of clients


@dataclass(frozen=True, slots=True)
class Promise:
    """What a service by rules, or with names, was to keep."""

    ready_s: float
    worker_mb: float
    latency_ms: dict[int, tuple[float, ...]]  # clients: p50, p99


PROMISED = {  # by whether names are sought
    "off": Promise(3.0, 250.0, {4: (8.0, 25.0)}),
    "on": Promise(5.0, 450.0, {1: (25.0,)}),
}
START_TIMEOUT_S = 60.0


@dataclass(frozen=True, slots=True)
class Service:
    """One that answers."""

    port: int
    pid: int
    ready_s: float  # from its start until /readyz says 200


@contextmanager
def started(*options: str) -> Iterator[Service]:
    """A service with the shipped policy in a process of its own, stopped at the end.

    Raises: RuntimeError when it is not ready in START_TIMEOUT_S or ends.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with TemporaryDirectory(prefix="dlp-bench-") as folder:
        environment = {**os.environ, "DLP_DATA_DIR": folder, "DLP_LOG_LEVEL": "error"}
        command = [sys.executable, "-m", "dlp.cli", "serve", "--port", str(port), *options]
        begun = perf_counter()
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[1]
        ) as child:
            try:
                _wait(port, child)
                yield Service(port, child.pid, perf_counter() - begun)
            finally:
                child.send_signal(signal.SIGTERM)
                child.wait(30)


def _wait(port: int, child: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + START_TIMEOUT_S
    while True:
        if child.poll() is not None:
            raise RuntimeError(f"the service ended with status {child.returncode}")
        if monotonic() > until:
            raise RuntimeError(f"the service was not ready in {START_TIMEOUT_S:g} s")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
                connection.sendall(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                if connection.recv(65_536).startswith(b"HTTP/1.1 200"):
                    return
        except OSError:
            pass
        sleep(0.01)


def request(text: str) -> bytes:
    """One keep-alive POST /v1/scan."""
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    head = (
        "POST /v1/scan HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def exchange(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, raw: bytes
) -> tuple[int, bytes]:
    """Send a request, read its whole answer: status and body."""
    writer.write(raw)
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
    return int(head.split(b" ", 2)[1]), await reader.readexactly(length)


async def latencies(port: int, clients: int, count: int) -> list[float]:
    """Seconds of `count` requests, shared by clients that each wait for their answer.

    Raises: RuntimeError at an answer that is not 200.
    """
    raws = [request(texts.office(BODY, seed)) for seed in range(BODIES)]
    left = iter(range(count))
    seconds: list[float] = []

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for number in left:
            start = perf_counter()
            status, _ = await exchange(reader, writer, raws[number % BODIES])
            seconds.append(perf_counter() - start)
            if status != 200:
                raise RuntimeError(f"the service answered {status}")
        writer.close()
        await writer.wait_closed()

    await asyncio.gather(*(client() for _ in range(clients)))
    return seconds


def http() -> None:
    """Latency by rules and with names: measure, print and keep."""
    figures: list[dict[str, Any]] = []
    for names in PROMISED:
        with started("--names", names) as service:
            for clients in CLIENTS:
                asyncio.run(latencies(service.port, clients, WARM_UP))
                begun = perf_counter()
                times = Times.of(asyncio.run(latencies(service.port, clients, REQUESTS)))
                figures.append(
                    {
                        "names": names,
                        "clients": clients,
                        "p50_ms": times.percentile(50) * 1e3,
                        "p99_ms": times.percentile(99) * 1e3,
                        "per_s": REQUESTS / (perf_counter() - begun),
                    }
                )
    cores = len(os.sched_getaffinity(0))
    show.table(
        f"POST /v1/scan, {BODY:,} bytes of prose, keep-alive, {cores} cores shared with the client;"
        f" {WARM_UP} warm-up requests, then {REQUESTS:,} of {BODIES} texts;"
        " with names, lines that were read before are known",
        ("names", "clients", "p50", "promised", "p99", "promised", "requests/s"),
        (
            (
                f["names"],
                str(f["clients"]),
                f"{f['p50_ms']:.2f} ms",
                _promise(f, "p50_ms", 0),
                f"{f['p99_ms']:.2f} ms",
                _promise(f, "p99_ms", 1),
                f"{f['per_s']:,.0f}",
            )
            for f in figures
        ),
    )
    show.keep("http", figures)


def _promise(figure: dict[str, Any], key: str, place: int) -> str:
    limits = PROMISED[figure["names"]].latency_ms.get(figure["clients"], ())
    return show.target(figure[key], limits[place], at_least=False) if place < len(limits) else ""
