"""The web servers behind the proxy, all in one: records to the byte what reaches it."""

import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as the vendor gets it."""

    method: str
    host: str  # without port
    path: str
    headers: Mapping[str, str]  # lower-case names
    body: bytes


@dataclass(slots=True)
class Origin:
    """What has reached it, and what it answers by path."""

    port: int
    seen: list[Seen] = field(default_factory=list)
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)  # path: media type, content

    def take(self) -> list[Seen]:
        """All since the last time."""
        taken, self.seen = self.seen, []
        return taken


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    origin: Origin

    def __getattr__(self, name: str) -> Any:
        """Every method is answered alike."""
        if name.startswith("do_"):
            return self._answer
        raise AttributeError(name)

    def _answer(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        if headers.get("transfer-encoding", "").lower() == "chunked":
            body = b"".join(self._chunks())
        else:
            body = self.rfile.read(int(headers.get("content-length", "0")))
        host = headers.get("host", "").partition(":")[0]
        self.origin.seen.append(Seen(self.command, host, self.path, headers, body))
        kind, content = self.origin.pages.get(
            self.path.partition("?")[0], ("application/json", b'{"answer": "Goeiendag"}')
        )
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Alt-Svc", 'h3=":443"; ma=86400')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _chunks(self) -> Iterator[bytes]:
        while size := int(self.rfile.readline().split(b";")[0], 16):
            yield self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_: object) -> None:
        """Connections that the tests break are no news."""


@contextmanager
def origin(certificate: Path) -> Iterator[Origin]:
    """HTTPS on a free port of this machine, for every name of the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    state = Origin(0)
    handler = type("Handler", (_Handler,), {"origin": state})
    server = _Server(("127.0.0.1", 0), handler)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    state.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
