"""What our own gateway adds to a bare proxy: one message, and the next turn of a long chat.

The bare proxy is the same server and client library without anything between them. Requests go to
both in turn, so that what else runs on the machine falls on both.
"""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks import show, texts
from benchmarks.service import BODIES, BODY, exchange, started
from benchmarks.timing import Times

TURNS, TURN = 40, 1_000  # messages of the long chat, bytes of text in each
WARM_UP, ROUNDS = 50, 400
PROMISED_MS = 8.0  # added at the median, rules only
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
    """Chats of one message of BODY bytes."""
    return [request([{"role": "user", "content": texts.office(BODY, n)}]) for n in range(BODIES)]


def long() -> list[bytes]:
    """A chat of TURNS messages, each time with another message at its end."""
    roles = ("user", "assistant")
    # Few different texts: forty would name so many people that the policy stops the chat.
    told = [
        {"role": roles[n % 2], "content": f"{n}. {texts.office(TURN, n % 3)}"} for n in range(TURNS)
    ]
    return [
        request([*told, {"role": "user", "content": f"{n}! {texts.office(TURN, 3)}"}])
        for n in range(WARM_UP + ROUNDS)
    ]


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
def bare(upstream: str) -> Iterator[int]:
    """A proxy with nothing in it, in a process of its own; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.gateways", str(port), upstream]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1]) as child:
        try:
            yield port
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


async def pairs(raws: list[bytes], ports: tuple[int, int]) -> list[Times]:
    """The times of both, asked in turn. Raises: RuntimeError when the policy stops half of them."""
    connections = [await connect(port) for port in ports]
    asked = [(await exchange(*connections[1], raw))[0] for raw in raws[:BODIES]]
    passing = [raw for raw, status in zip(raws, asked, strict=False) if status == 200]
    if len(passing) < len(asked) / 2:
        raise RuntimeError(f"the policy lets {len(passing)} of {len(asked)} chats pass")
    raws = [*passing, *raws[BODIES:]]
    seconds: tuple[list[float], list[float]] = ([], [])
    for number in range(WARM_UP + ROUNDS):
        for place, (reader, writer) in enumerate(connections):
            start = perf_counter()
            status, _ = await exchange(reader, writer, raws[number % len(raws)])
            if status != 200:
                raise RuntimeError(f"answered {status}")
            if number >= WARM_UP:
                seconds[place].append(perf_counter() - start)
    for _, writer in connections:
        writer.close()
    return [Times.of(one) for one in seconds]


async def compared() -> list[dict[str, Any]]:
    """Both kinds of chat through both."""
    figures = []
    options = ("--workers", "1", "--gateways", "gateway=approved", "--upstream")
    async with model() as upstream:
        with bare(upstream) as first, started(*options, upstream) as ours:
            for name, raws in ((f"one message, {BODY:,} bytes", single()),
                               (f"turn {TURNS + 1} of {TURN:,} bytes each", long())):  # fmt: skip
                times = await pairs(raws, (first, ours.port))
                p50 = [one.percentile(50) * 1e3 for one in times]
                figures.append({"chat": name, "bare_ms": p50[0], "gateway_ms": p50[1],
                                "added_ms": p50[1] - p50[0]})  # fmt: skip
    return figures


def run() -> None:
    """Measure, print and keep."""
    figures = asyncio.run(compared())
    show.table(
        f"our own gateway beside a bare proxy, p50 of {ROUNDS} rounds, one client, rules only",
        ("chat", "bare proxy", "gateway", "added", "promised"),
        (
            (
                f["chat"],
                f"{f['bare_ms']:.2f} ms",
                f"{f['gateway_ms']:.2f} ms",
                f"{f['added_ms']:.2f} ms",
                show.target(f["added_ms"], PROMISED_MS, at_least=False),
            )
            for f in figures
        ),
    )
    show.keep("gateways", figures)


if __name__ == "__main__":
    serve_bare(int(sys.argv[1]), sys.argv[2])
