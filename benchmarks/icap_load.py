"""ICAP under mixed load: everything at once, for minutes (`python -m benchmarks icap-load`).

Clean, redacted and blocked prompts, compressed ones, blocked tools, hosts that pass unread, bodies
of 200 bytes to 300 KB, previews, connections that end in the middle of a request; more clients than
the queue takes, so that there is overload. Watched: wrong answers, memory, descriptors.
"""

import gzip
import os
import random
import socket
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic, sleep

from benchmarks import show, texts
from benchmarks.icap import UNREAD, Server, answer, children, request, roeland

MINUTES = 2.0
CLIENTS = 8
SIZES = (*(200, 1_000, 4_000) * 4, 60_000, 300_000)  # bytes of text
PAUSE_S = 0.2  # of a client that was refused
QUEUE = 2  # requests that wait for a worker: fewer than there are clients
MAY_ANSWER = frozenset({200, 204, 503})
GROWTH = 1.15  # of the memory, from a tenth of the time to the end
NUMBER = b"85.07.30-999.32"  # invented: sequence 999
PAGE = b"HTTP/1.1 403 "


@dataclass(slots=True)
class Load:
    """What came of it."""

    seconds: float
    answers: dict[str, int] = field(default_factory=dict)  # by status or what went wrong
    wrong: int = 0  # answers that were not the right one for what was sent, leaks among them
    cut_off: int = 0  # requests left in the middle
    rss_mb: list[float] = field(default_factory=list)  # all processes, ten times
    descriptors: tuple[int, int] = (0, 0)  # of all processes, before and after

    @property
    def flat(self) -> bool:
        """Whether memory stayed what it was."""
        return self.rss_mb[-1] <= self.rss_mb[0] * GROWTH

    @property
    def good(self) -> bool:
        """Whether everything that must hold does."""
        answered = set(self.answers) <= {str(code) for code in MAY_ANSWER}
        closed = self.descriptors[1] <= self.descriptors[0]
        return answered and not self.wrong and self.flat and closed


def run(minutes: float = MINUTES) -> None:
    """Measure, print and keep."""
    found = load(minutes * 60)
    show.table(
        f"ICAP under mixed load for {minutes:g} minutes, {CLIENTS} clients, queue of {QUEUE}",
        ("answers", "wrong", "cut off", "RSS early, late", "descriptors", "promised"),
        (
            (
                ", ".join(f"{count:,} x {name}" for name, count in sorted(found.answers.items())),
                str(found.wrong),
                f"{found.cut_off:,}",
                f"{found.rss_mb[0]:.0f}, {found.rss_mb[-1]:.0f} MB",
                f"{found.descriptors[0]}, then {found.descriptors[1]}",
                "met" if found.good else "MISSED",
            ),
        ),
    )
    show.keep("icap-load", asdict(found))


def load(seconds: float) -> Load:
    """Mixed requests for so long."""
    found, until = Load(seconds), monotonic() + seconds
    with roeland("--queue-size", str(QUEUE)) as server:
        pids = server.pids()[0], *tree(server.pids()[0])
        before = sum(map(_descriptors, pids))
        with ThreadPoolExecutor(CLIENTS) as threads:
            clients = [_Client(server, found, seed) for seed in range(CLIENTS)]
            jobs = [threads.submit(client.go, until) for client in clients]
            for _ in range(10):
                sleep(seconds / 10)
                found.rss_mb.append(sum(map(_rss_mb, (server.pids()[0], *tree(pids[0])))))
            for job in as_completed(jobs):
                job.result()
        sleep(2.0)
        after = sum(map(_descriptors, (server.pids()[0], *tree(pids[0]))))
        found.descriptors = (before, after)
    return found


_LOCK = threading.Lock()


class _Client:
    """One proxy's connection after the other."""

    def __init__(self, server: Server, found: Load, seed: int) -> None:
        self._server, self._found = server, found
        self._chance = random.Random(seed)

    def go(self, until: float) -> None:
        """Ask until then."""
        while monotonic() < until:
            try:
                with socket.create_connection(("127.0.0.1", self._server.port), 120) as connection:
                    for _ in range(self._chance.randrange(1, 50)):
                        if monotonic() > until or not self._ask(connection):
                            break
            except OSError as error:
                self._count(type(error).__name__)

    def _ask(self, connection: socket.socket) -> bool:
        """One request and its answer; False when it was cut off in the middle."""
        chance = self._chance
        host = chance.choice(("chatgpt.com", "claude.ai", UNREAD, "grok.com"))
        kind = chance.choice(("clean", "clean", "redact", "block"))
        body = texts.office(chance.choice(SIZES), chance.randrange(50)).encode()
        body += {"clean": b"", "redact": b" rijksregisternummer " + NUMBER, "block": _many()}[kind]
        coded = chance.random() < 0.2
        sent, more = (gzip.compress(body, 1), "Content-Encoding: gzip\r\n") if coded else (body, "")
        wire = request(self._server, host, sent, chance.random() < 0.7, more)
        if chance.random() < 0.02:
            connection.sendall(wire[: chance.randrange(len(wire))])
            with _LOCK:
                self._found.cut_off += 1
            return False
        connection.sendall(wire)
        status, told = answer(connection)
        self._count(str(status))
        if status == 503:
            sleep(PAUSE_S)
        if not _right(host, kind, status, told, sent):
            with _LOCK:
                self._found.wrong += 1
        return True

    def _count(self, name: str) -> None:
        with _LOCK:
            self._found.answers[name] = self._found.answers.get(name, 0) + 1


def _many() -> bytes:
    """Twelve national numbers: block."""
    return b" " + ", ".join(_number(day) for day in range(1, 13)).encode()


def _number(day: int) -> str:
    first = f"8507{day:02d}999"
    return f"85.07.{day:02d}-999.{97 - int(first) % 97:02d}"


def _right(host: str, kind: str, status: int, told: bytes, sent: bytes) -> bool:
    """Whether the answer is right for what was sent."""
    if status == 503:
        return True
    if host == UNREAD:
        return status == 204 or _unchunked(told).endswith(sent)
    if host == "grok.com" or kind == "block":
        return status == 200 and PAGE in told and NUMBER not in told
    if kind == "redact":  # a long text holds ten more national numbers of its own: block
        cleaned = b"<BE_NATIONAL_NUMBER_" in told
        return status == 200 and NUMBER not in told and (cleaned or PAGE in told)
    return status in (200, 204)


def _unchunked(told: bytes) -> bytes:
    """The body of an ICAP answer behind its headers."""
    rest, found = told.split(b"\r\n\r\n", 2)[-1], b""
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        length = int(size, 16)
        found, rest = found + rest[:length], rest[length + 2 :] if length else b""
    return found


def tree(pid: int) -> list[int]:
    """Every process under one."""
    return [one for child in children(pid) for one in (child, *tree(child))]


def _descriptors(pid: int) -> int:
    try:
        return len(list(Path(f"/proc/{pid}/fd").iterdir()))
    except OSError:
        return 0


def _rss_mb(pid: int) -> float:
    """Memory that is its own: what workers share with their parent counts once, there."""
    try:
        resident, shared = map(
            int, Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1:3]
        )
    except OSError:
        return 0.0
    return (resident - shared) * os.sysconf("SC_PAGE_SIZE") / 1e6
