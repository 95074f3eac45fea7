"""An ICAP server on a thread, judged by a script, and a client that reads answers to the byte."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from api.icap.adapter import Changed, Message, Mode, Outcome, Peer, ServiceInfo, Unchanged
from api.icap.grammar import Head
from api.icap.server import IcapServer
from api.icap.session import IcapLimits

Judge = Callable[[Message, bytes], Outcome]


def unchanged(_message: Message, _body: bytes) -> Outcome:
    """Let everything pass."""
    return Unchanged()


@dataclass
class Script:
    """An adapter that does what the test says; `seen` are the bodies it was given."""

    judged: Judge = unchanged
    delay_s: float = 0.0
    services: Mapping[str, ServiceInfo] = field(
        default_factory=lambda: {
            "/reqmod": ServiceInfo("REQMOD", "Test", 65_535),
            "/respmod": ServiceInfo("RESPMOD", "Test", 0),
            "/unread": ServiceInfo("REQMOD", "Test", 65_535),
        }
    )
    istag: str = "one"
    seen: list[bytes] = field(default_factory=list)
    adds: Callable[[bytes], bytes | None] = lambda _header: None

    def admits(self, peer: Peer) -> bool:
        return peer.address == "127.0.0.1"

    def mode(self, head: Head, _request: bytes | None, _response: bytes | None) -> Mode:
        return "pass" if head.path == "/unread" else "read"

    def restricted(self, request_header: bytes) -> bytes | None:
        return self.adds(request_header)

    async def judge(self, message: Message) -> Outcome:
        body = message.body.content() if message.body is not None else b""
        self.seen.append(body)
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        return self.judged(message, body)


@dataclass
class Running:
    """A server that runs."""

    server: IcapServer
    port: int
    loop: asyncio.AbstractEventLoop

    def connect(self) -> "Client":
        """A new connection."""
        return Client(socket.create_connection(("127.0.0.1", self.port), timeout=10))

    def call(self, *pieces: bytes) -> tuple[int, dict[str, str], bytes, bytes]:
        """One request on a connection of its own, and its answer."""
        with self.connect() as client:
            for piece in pieces:
                client.send(piece)
            return client.answer()

    def stop(self, grace_s: float = 1.0) -> None:
        """Stop in an orderly way."""
        asyncio.run_coroutine_threadsafe(self.server.stop(grace_s), self.loop).result(20)


class Client:
    """A connection; answer() takes exactly one answer."""

    def __init__(self, connection: socket.socket) -> None:
        self.socket = connection
        self._buffer = b""

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, data: bytes) -> None:
        """Send all of it."""
        self.socket.sendall(data)

    def _more(self) -> None:
        data = self.socket.recv(65_536)
        if not data:
            raise EOFError(f"closed after {len(self._buffer)} bytes")
        self._buffer += data

    def _until(self, end: bytes) -> bytes:
        while end not in self._buffer:
            self._more()
        found, _, self._buffer = self._buffer.partition(end)
        return found

    def _exactly(self, count: int) -> bytes:
        while len(self._buffer) < count:
            self._more()
        found, self._buffer = self._buffer[:count], self._buffer[count:]
        return found

    def answer(self) -> tuple[int, dict[str, str], bytes, bytes]:
        """Status, ICAP headers, encapsulated HTTP headers, body."""
        first, *lines = self._until(b"\r\n\r\n").decode("latin-1").split("\r\n")
        version, code, _ = first.split(" ", 2)
        assert version == "ICAP/1.0"
        headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
        last = headers.get("encapsulated", "null-body=0").split(", ")[-1]
        name, _, size = last.partition("=")
        http = self._exactly(int(size))
        body = b""
        while not name.startswith("null"):
            piece = self._exactly(int(self._until(b"\r\n"), 16))
            body += piece
            assert self._exactly(2) == b"\r\n"
            if not piece:
                break
        return int(code), headers, http, body

    def closed(self) -> bool:
        """True when the server has closed, with nothing more to read."""
        if self._buffer:
            return False
        try:
            return self.socket.recv(1) == b""
        except ConnectionResetError:
            return True


@contextmanager
def running(script: Script, limits: IcapLimits | None = None) -> Iterator[Running]:
    """The server, listening until the context ends."""
    loop = asyncio.new_event_loop()
    server = IcapServer(script, limits or IcapLimits())
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        port = asyncio.run_coroutine_threadsafe(server.start("127.0.0.1", 0), loop).result(10)
        run = Running(server, port, loop)
        yield run
        run.stop()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


__all__ = ["Changed", "Client", "Running", "Script", "running"]
