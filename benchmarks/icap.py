"""ICAP: the cost of the protocol beside c-icap, the way through Squid (icap_load.py: mixed load).

The first compares CPU per request of the listening process with that of c-icap's echo service, the
same bytes to both: no detection (Roeland passes what goes to hosts that are no AI tool unread).
"""

import os
import random
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from benchmarks import show
from benchmarks.service import started

CONNECTIONS = 8
ROUNDS = 3  # best of, in pairs
MODULES = Path("/usr/lib/x86_64-linux-gnu/c_icap")
MAGIC = Path("/etc/c-icap/c-icap.magic")
TICKS = os.sysconf("SC_CLK_TCK")
UNREAD = "www.belgium.example"


@dataclass(frozen=True, slots=True)
class Case:
    """One kind of request, as Squid sends it."""

    name: str
    size: int  # bytes of the body
    preview: bool  # whole in the preview, 204 allowed; else neither
    requests: int  # per round
    promised: float  # at most so many times c-icap's CPU


CASES = (
    Case("1 KB, in the preview, 204", 1_000, True, 6_000, 1.5),
    Case("64 KB, whole message back", 64_000, False, 2_000, 1.5),
    Case("1 MB, whole message back", 1_000_000, False, 200, 2.5),
)


@dataclass(frozen=True, slots=True)
class Server:
    """Something that speaks ICAP, and the processes whose CPU counts."""

    port: int
    service: str
    pids: Callable[[], list[int]]

    def cpu_s(self) -> float:
        """Seconds of CPU so far."""
        return sum(map(cpu_s, self.pids()))


def run() -> None:
    """Measure, print and keep."""
    if shutil.which("c-icap") is None:
        print("\nicap: needs c-icap; please install: apt-get install c-icap")
        return
    layer = [asdict(one) for one in protocol()]
    show.keep("icap", {"layer": layer, "squid": through_squid()})


@dataclass(frozen=True, slots=True)
class Cost:
    """Microseconds of CPU per request."""

    name: str
    roeland_us: float
    c_icap_us: float
    ratio: float
    promised: float


def protocol() -> list[Cost]:
    """The protocol's cost beside c-icap's."""
    found = []
    with roeland() as ours, c_icap() as theirs:
        for case in CASES:
            best = [min(pair) for pair in zip(*(_pair(case, ours, theirs) for _ in range(ROUNDS)),
                                              strict=True)]  # fmt: skip
            found.append(Cost(case.name, best[0], best[1], best[0] / best[1], case.promised))
    show.table(
        f"ICAP without detection, CPU per request, {CONNECTIONS} connections, best of {ROUNDS}",
        ("request", "Roeland", "c-icap echo", "times", "promised"),
        (
            (
                one.name,
                f"{one.roeland_us:.1f} us",
                f"{one.c_icap_us:.1f} us",
                f"{one.ratio:.2f}",
                show.target(one.ratio, one.promised, at_least=False),
            )
            for one in found
        ),
    )
    return found


def _pair(case: Case, *servers: Server) -> list[float]:
    """One round: microseconds per request of each server."""
    costs = []
    for server in servers:
        before = server.cpu_s()
        exchange(server, case)
        costs.append((server.cpu_s() - before) / case.requests * 1e6)
    return costs


def exchange(server: Server, case: Case) -> None:
    """Send the requests over kept connections. Raises: RuntimeError at a wrong answer."""
    wire = request(server, UNREAD, os.urandom(case.size).hex()[: case.size].encode(), case.preview)

    def client(count: int) -> None:
        with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
            for _ in range(count):
                connection.sendall(wire)
                status, _ = answer(connection)
                if status not in (200, 204):
                    raise RuntimeError(f"the ICAP server answered {status}")

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        list(threads.map(client, [case.requests // CONNECTIONS] * CONNECTIONS))


def request(server: Server, host: str, body: bytes, preview: bool, more: str = "") -> bytes:
    """One REQMOD with a body, as Squid writes it; `more` are lines of the HTTP request."""
    http = (
        f"POST https://{host}/a HTTP/1.1\r\nHost: {host}\r\nUser-Agent: bench\r\n{more}"
        f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode()
    extra = (
        f"Preview: {len(body)}\r\nAllow: 204, trailers\r\n" if preview else "Allow: trailers\r\n"
    )
    head = (
        f"REQMOD icap://127.0.0.1:{server.port}/{server.service} ICAP/1.0\r\nHost: 127.0.0.1\r\n"
        f"Encapsulated: req-hdr=0, req-body={len(http)}\r\n{extra}\r\n"
    ).encode()
    pieces = [head, http]
    for start in range(0, len(body), 4_096):  # as Squid cuts what it reads from a client
        piece = body[start : start + 4_096]
        pieces += [b"%x\r\n" % len(piece), piece, b"\r\n"]
    return b"".join([*pieces, b"0; ieof\r\n\r\n" if preview else b"0\r\n\r\n"])


def answer(connection: socket.socket) -> tuple[int, bytes]:
    """Status and everything of the next answer; the peer sends no two at once."""
    data = bytearray()
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += _more(connection)
    status = int(data[9:12])
    if status == 200:
        while not data.endswith(b"\r\n0\r\n\r\n"):
            data += _more(connection)
    return status, bytes(data[end:])


def _more(connection: socket.socket) -> bytes:
    piece = connection.recv(262_144)
    if not piece:
        raise ConnectionError("the ICAP server closed")
    return piece


@contextmanager
def roeland(*options: str) -> Iterator[Server]:
    """The service with its ICAP listener."""
    port = _free()
    with started("--icap-port", str(port), *options) as service:
        yield Server(port, "reqmod", lambda: [service.pid])


@contextmanager
def c_icap() -> Iterator[Server]:
    """c-icap with its echo service."""
    port = _free()
    with TemporaryDirectory(prefix="c-icap-") as folder:
        text = (
            f"PidFile {folder}/pid\nCommandsSocket {folder}/ctl\nPort 127.0.0.1:{port}\n"
            f"StartServers 1\nMaxServers 2\nThreadsPerChild 20\nMaxKeepAliveRequests -1\n"
            f"TmpDir {folder}\nLoadMagicFile {MAGIC}\nServerLog {folder}/log\n"
            f"AccessLog {folder}/access\nModulesDir {MODULES}\nServicesDir {MODULES}\n"
            "User root\nService echo srv_echo.so\n"
        )
        configuration = Path(folder, "c-icap.conf")
        configuration.write_text(text, encoding="utf-8")
        command = ["c-icap", "-N", "-f", str(configuration)]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as child:
            try:
                _listening(port, child)
                yield Server(port, "echo", lambda: [child.pid, *children(child.pid)])
            finally:
                child.terminate()
                child.wait(20)


def _free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listening(port: int, child: "subprocess.Popen[bytes]") -> None:
    until = monotonic() + 30
    while monotonic() < until and child.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            sleep(0.05)
        else:
            return
    raise RuntimeError("c-icap has not started")


def cpu_s(pid: int) -> float:
    """Seconds of CPU of one process, 0 when it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def children(pid: int) -> list[int]:
    """The processes that it has started."""
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(one) for one in text.split()]


# --- Through Squid ------------------------------------------------------------------------------

POSTS, CLIENTS, ENOUGH = 1_600, 8, 0.6


def through_squid() -> dict[str, float] | None:
    """Posts a second to an AI tool through a real Squid, judged by us and by c-icap's echo.

    Every body is another one, clean, 1 KB of prose. None where the test dependencies are missing.
    """
    try:
        from tests.integrations.squid.network import squid
    except ImportError as error:
        print(f"\nthrough Squid: needs the test dependencies (make setup-dev): {error.name}")
        return None
    best = [0.0, 0.0]
    with roeland() as ours, c_icap() as theirs:
        echo = [(f":{theirs.port}/reqmod", f":{theirs.port}/echo")]
        with squid(ours.port) as first, squid(theirs.port, changed=echo) as second:
            for turn in range(ROUNDS):
                for place, proxy in enumerate((first, second)):
                    rate = posts(proxy.port, proxy.origin.port, proxy.both, POSTS, turn)
                    best[place] = max(best[place], rate)
    show.table(
        f"1 KB posts through Squid, {CLIENTS} clients, best of {ROUNDS}",
        ("Roeland", "c-icap echo", "share", "promised"),
        (
            (
                f"{best[0]:,.0f}/s",
                f"{best[1]:,.0f}/s",
                f"{best[0] / best[1]:.2f}",
                show.target(best[0] / best[1], ENOUGH, at_least=True),
            ),
        ),
    )
    return {"roeland_per_s": best[0], "c_icap_per_s": best[1], "share": best[0] / best[1]}


# fmt: off
WORDS = (
    "de", "het", "een", "wij", "vergadering", "agenda", "buurt", "feest", "plein", "park", "straat",
    "school", "kinderen", "planten", "brief", "samen", "vragen", "geven", "morgen", "volgende",
    "week", "graag", "korte", "lange", "tekst", "schrijf", "maak", "lijst", "met", "voor",
)
# fmt: on


def clean(seed: int) -> bytes:
    """About 1 KB of words without anything to find, other ones for each seed."""
    return " ".join(random.Random(seed).choices(WORDS, k=170)).encode()


def posts(proxy: int, origin: int, authorities: Path, count: int, turn: int) -> float:
    """Requests a second over kept tunnels. Raises: RuntimeError at an answer that is not 200."""
    context = ssl.create_default_context(cafile=str(authorities))

    def client(place: int) -> None:
        connection = HTTPSConnection("127.0.0.1", proxy, context=context, timeout=60)
        connection.set_tunnel("chatgpt.com", origin)
        for number in range(count // CLIENTS):
            seed = (turn * CLIENTS + place) * count + number
            connection.request("POST", "/backend-api/conversation", clean(seed))
            reply = connection.getresponse()
            reply.read()
            if reply.status != 200:
                raise RuntimeError(f"the proxy answered {reply.status}")
        connection.close()

    begun = monotonic()
    with ThreadPoolExecutor(CLIENTS) as threads:
        list(threads.map(client, range(CLIENTS)))
    return count / (monotonic() - begun)


if __name__ == "__main__":
    run()
