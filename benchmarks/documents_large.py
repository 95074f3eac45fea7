"""The largest files that a service takes: memory of its worker and seconds until the answer.

Each goes to a service of its own, started as shipped with one worker and names on, as a form. The
peak is what the kernel says of the worker (VmHWM) with the programs it has started, the scanner
and the file included; seconds count from the last byte sent to the last byte of the answer. What
was not scanned stands in the answer; the table shows it.
"""

import http.client
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from threading import Event, Thread
from time import perf_counter

from benchmarks import files, show
from benchmarks.memory import PROC, children
from benchmarks.service import started

LARGE = 50_000_000  # bytes that a service takes by default
MOST_MB = 600  # promised, of a worker that answers for such a file
ANSWER_S = 20.0  # promised, from the last byte sent
_LOOK_S = 0.02  # between two looks at memory
_BOUNDARY = "dlp-bench-6f1c2b"
_FORM = (
    f"--{_BOUNDARY}\r\n"
    'Content-Disposition: form-data; name="file"; filename="stuk"\r\n'
    "Content-Type: application/octet-stream\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What one file took."""

    file: str
    bytes: int
    start_mb: float  # of the worker before
    peak_mb: float
    answer_s: float
    verdict: str
    findings: int
    missed: tuple[str, ...]  # what was not scanned, and the limit


def run() -> list[dict[str, object]]:
    """Measure, print and give the figures."""
    answered = list(_answers())
    _show(answered)
    return [asdict(one) for one in answered]


def _answers() -> Iterator[Answered]:
    for kind in files.LARGE:
        begun = perf_counter()
        content = largest(kind)
        one = answer(kind, content)
        took = perf_counter() - begun
        print(f"  {kind}: {one.peak_mb:.0f} MB, {one.answer_s:.1f} s ({took:.0f} s in all)")
        sys.stdout.flush()
        yield one


def largest(kind: str, limit: int = LARGE) -> bytes:
    """A file of a format, as large as a form may bring it."""
    most = limit - len(_form(b""))
    size = most
    while len(content := files.large(kind, size)) > most:
        size = size * most // len(content) - 10_000
    return content


def answer(kind: str, content: bytes) -> Answered:
    """Have a new service scan a file. Raises: RuntimeError when it does not answer 200."""
    with started("--workers", "1") as service:
        (zygote,) = children(service.pid)
        (worker,) = children(zygote)
        before = memory_mb(worker, "VmRSS")
        with _watched(worker) as peaks:
            seconds, body = _post(service.port, _form(content))
            last = memory_mb(worker, "VmHWM")
    found = json.loads(body)
    missed = tuple(f"{one['reason']}: {one['detail']}" for one in found["incomplete"])
    return Answered(
        file=kind,
        bytes=len(content),
        start_mb=before,
        peak_mb=max([last, *peaks]),
        answer_s=seconds,
        verdict=found["verdict"],
        findings=len(found["findings"]),
        missed=missed,
    )


def _form(content: bytes) -> bytes:
    return _FORM.encode() + content + f"\r\n--{_BOUNDARY}--\r\n".encode()


def _post(port: int, body: bytes) -> tuple[float, bytes]:
    """Seconds from the last byte to the whole answer, and the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        connection.request("POST", "/v1/scan/document", body, {"Content-Type": kind})
        sent = perf_counter()
        response = connection.getresponse()
        answered = response.read()
        if response.status != 200:
            raise RuntimeError(f"the service answered {response.status}")
        return perf_counter() - sent, answered
    finally:
        connection.close()


@contextmanager
def _watched(worker: int) -> Iterator[list[float]]:
    """Looks at the memory of a worker together with the programs that it has started."""
    peaks: list[float] = []
    over = Event()

    def look() -> None:
        while not over.wait(_LOOK_S):
            try:
                if started_by := children(worker):
                    peaks.append(sum(memory_mb(one, "VmRSS") for one in (worker, *started_by)))
            except (OSError, StopIteration):
                continue  # one of them has just ended

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peaks
    finally:
        over.set()
        thread.join()


def memory_mb(pid: int, name: str) -> float:
    """VmRSS or VmHWM of a process. Raises: OSError or StopIteration when it has ended."""
    lines = (PROC / str(pid) / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024 / 1e6


def _show(answered: list[Answered]) -> None:
    show.table(
        "the largest file of each format, a new service each, one worker, names on, default policy",
        (
            *("file", "size", "worker before", "peak", "promised", "answer", "promised"),
            *("verdict", "findings", "not scanned"),
        ),
        (
            (
                one.file,
                show.size_name(one.bytes),
                f"{one.start_mb:.0f} MB",
                f"{one.peak_mb:.0f} MB",
                show.target(one.peak_mb, MOST_MB, at_least=False),
                f"{one.answer_s:.1f} s",
                show.target(one.answer_s, ANSWER_S, at_least=False),
                one.verdict,
                f"{one.findings:,}",
                "; ".join(one.missed[:2]),
            )
            for one in answered
        ),
    )
