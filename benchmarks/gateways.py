"""What our own gateway adds to a bare proxy: one message, and the first and a later turn of a chat.

The bare proxy is the same server and client library without anything between them. Requests go to
both in turn, so that what else runs on the machine falls on both. No text comes twice but the
history of a chat: what was scanned before is remembered.
"""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import show, texts
from benchmarks.service import BODIES, BODY, exchange, started
from benchmarks.timing import Times

TURNS, TURN = 40, 1_000  # messages of the long chat, bytes of text in each
WARM_UP, ROUNDS = 40, 200
PROMISED_MS = {"off": 8.0, "on": 30.0}  # added at the median, by whether names are sought
ANSWER = json.dumps(
    {"choices": [{"index": 0, "message": {"role": "assistant", "content": "Dag, tot dan."}}]}
).encode()


def request(messages: list[dict[str, str]]) -> bytes:
    """One keep-alive POST /v1/chat/completions."""
    body = json.dumps({"model": "x", "messages": messages}, ensure_ascii=False).encode()
    head = (
        "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def single() -> list[bytes]:
    """Chats of one message of BODY bytes, each another one."""
    return [
        request([{"role": "user", "content": f"{n}. {texts.office(BODY, n % BODIES)}"}])
        for n in range(WARM_UP + ROUNDS)
    ]


def turn(number: int) -> list[bytes]:
    """A chat of TURN bytes a message, each time with another one at its end as that turn."""
    roles = ("user", "assistant")
    # Few different texts: forty would name so many people that the policy stops the chat.
    told = [
        {"role": roles[n % 2], "content": f"{n}. {texts.office(TURN, n % 3)}"}
        for n in range(number - 1)
    ]
    return [
        request([*told, {"role": "user", "content": f"{number}/{n}! {texts.office(TURN, 3)}"}])
        for n in range(WARM_UP + ROUNDS)
    ]


@dataclass(frozen=True, slots=True)
class Target:
    """A proxy that is measured."""

    port: int
    pid: int

    def cpu_ms(self) -> float:
        """What it and the processes it started have used of a processor so far."""
        spent, waiting = 0.0, [self.pid]
        while waiting:
            tasks = list(Path(f"/proc/{waiting.pop()}/task").iterdir())
            for task in tasks:
                spent += int((task / "schedstat").read_text().split()[0]) / 1e6
                waiting += [int(pid) for pid in (task / "children").read_text().split()]
        return spent


@asynccontextmanager
async def model() -> AsyncIterator[str]:
    """A model that answers at once; gives its address."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        try:
            while True:
                asked = (await reader.readuntil(b"\r\n\r\n")).lower()
                length = asked.partition(b"content-length:")[2].partition(b"\r\n")[0]
                await reader.readexactly(int(length or b"0"))
                writer.write(head % len(ANSWER) + ANSWER)
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=2**20)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@contextmanager
def bare(upstream: str) -> Iterator[Target]:
    """A proxy with nothing in it, in a process of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.gateways", str(port), upstream]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1]) as child:
        try:
            yield Target(port, child.pid)
        finally:
            child.kill()


def serve_bare(port: int, upstream: str) -> None:
    """The bare proxy: Starlette, uvicorn and httpx, as in the gateway."""
    import httpx
    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.routing import Route

    client = httpx.AsyncClient()

    async def forward(asked: Request) -> Response:
        body = await asked.body()
        kind = {"content-type": "application/json"}
        answer = await client.post(upstream + asked.url.path, content=body, headers=kind)
        return Response(answer.content, answer.status_code, media_type="application/json")

    app = Starlette(routes=[Route("/{path:path}", forward, methods=["POST"])])
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", loop="uvloop")


async def connect(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A connection to a server that may be starting. Raises: OSError after 30 s."""
    for _ in range(300):
        try:
            return await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
    raise OSError("the proxy does not listen")


async def pairs(raws: list[bytes], targets: tuple[Target, Target]) -> dict[str, Any]:
    """Times and CPU of both, asked in turn. Raises: RuntimeError when the policy stops a chat."""
    connections = [await connect(one.port) for one in targets]
    seconds: tuple[list[float], list[float]] = ([], [])
    before = [0.0, 0.0]
    for number, raw in enumerate(raws):
        if number == WARM_UP:
            before = [one.cpu_ms() for one in targets]
        for place, (reader, writer) in enumerate(connections):
            start = perf_counter()
            status, _ = await exchange(reader, writer, raw)
            if status == 403:
                continue  # what the policy stops goes nowhere
            if status != 200:
                raise RuntimeError(f"answered {status}")
            if number >= WARM_UP:
                seconds[place].append(perf_counter() - start)
    cpu = [(one.cpu_ms() - was) / ROUNDS for one, was in zip(targets, before, strict=True)]
    for _, writer in connections:
        writer.close()
    if len(seconds[1]) < ROUNDS / 2:
        raise RuntimeError(f"the policy lets {len(seconds[1])} of {ROUNDS} chats pass")
    p50 = [Times.of(one).percentile(50) * 1e3 for one in seconds]
    return {"bare_ms": p50[0], "gateway_ms": p50[1], "added_ms": p50[1] - p50[0],
            "bare_cpu_ms": cpu[0], "gateway_cpu_ms": cpu[1]}  # fmt: skip


CHATS: dict[str, Callable[[], list[bytes]]] = {
    f"one message, {BODY:,} bytes": single,
    f"turn 1 of {TURN:,} bytes": lambda: turn(1),
    f"turn {TURNS + 1} of {TURN:,} bytes each": lambda: turn(TURNS + 1),
}


async def compared() -> list[dict[str, Any]]:
    """All chats through both, by rules only and with names."""
    figures = []
    for names in PROMISED_MS:
        options = ("--workers", "1", "--names", names, "--gateways", "gateway=approved")
        async with model() as upstream:
            with bare(upstream) as first, started(*options, "--upstream", upstream) as ours:
                both = (first, Target(ours.port, ours.pid))
                for chat, raws in CHATS.items():
                    measured = await pairs(raws(), both)
                    figures.append({"chat": chat, "names": names, **measured})
    return figures


def run() -> None:
    """Measure, print and keep."""
    figures = asyncio.run(compared())
    show.table(
        f"our own gateway beside a bare proxy, p50 of {ROUNDS} rounds, one client; CPU of all its"
        " processes a request",
        ("names", "chat", "bare proxy", "gateway", "added", "promised", "CPU bare", "CPU gateway"),
        (
            (
                f["names"],
                f["chat"],
                f"{f['bare_ms']:.2f} ms",
                f"{f['gateway_ms']:.2f} ms",
                f"{f['added_ms']:.2f} ms",
                show.target(f["added_ms"], PROMISED_MS[f["names"]], at_least=False),
                f"{f['bare_cpu_ms']:.2f} ms",
                f"{f['gateway_cpu_ms']:.2f} ms",
            )
            for f in figures
        ),
    )
    show.keep("gateways", figures)


if __name__ == "__main__":
    serve_bare(int(sys.argv[1]), sys.argv[2])
