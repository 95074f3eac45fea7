"""uvicorn's HTTP protocol with what it lacks: time and size limits on headers, and problem+json.

A connection that sends its headers slower than header_timeout_s, or more than max_header_bytes of
them, is answered and closed. The name in a verified client certificate is put into the scope.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from api.problems import MEDIA_TYPE, Problem, busy, field_error
from dlp.settings import Settings

CERTIFICATE_NAME = "dlp.certificate_name"  # key in the scope's extensions


class LimitedProtocol(HttpToolsProtocol):
    """One connection. `limits` is set on a subclass made by protocol_for()."""

    limits: Settings

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._header_timer: asyncio.TimerHandle | None = None
        self._header_bytes = 0
        self._in_headers = False
        self._certificate_name: str | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start the clock of the first request's headers."""
        super().connection_made(transport)  # type: ignore[arg-type]
        self._certificate_name = certificate_name(transport.get_extra_info("peercert"))
        if len(self.connections) > self.limits.max_connections:
            self._refuse(busy("too many connections", 1))
            return
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._headers_done()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Feed the parser, and count what is still headers."""
        if self._in_headers:
            self._header_bytes += len(data)
        super().data_received(data)
        # Counted per piece read: a piece may also hold body, so only what never ended is refused.
        if self._in_headers and self._header_bytes > self.limits.max_header_bytes:
            self._refuse(_too_many_headers(self.limits.max_header_bytes))

    def on_message_begin(self) -> None:
        """A request begins; a next one on the same connection starts the clock anew."""
        super().on_message_begin()
        if not self._in_headers:
            self._expect_headers()

    def on_headers_complete(self) -> None:
        """Hand the request to the app, unless its headers were too many."""
        self._headers_done()
        size = sum(len(name) + len(value) for name, value in self.headers) + len(self.url)
        if size > self.limits.max_header_bytes:
            self._refuse(_too_many_headers(self.limits.max_header_bytes))
            return
        self.scope["extensions"] = {CERTIFICATE_NAME: {"name": self._certificate_name}}
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Body of a request that was refused above has no cycle to go to."""
        if not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        """As on_body()."""
        if not self.transport.is_closing():
            super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What the parser does not take as HTTP; `msg` is uvicorn's own text."""
        remedy = "send HTTP/1.1 with one Content-Length or chunks, and no other protocol"
        entry = field_error("request", "is not HTTP as this address reads it", remedy)
        self._refuse(Problem(400, "malformed", "Malformed request", msg, (entry,)))

    def _expect_headers(self) -> None:
        self._in_headers, self._header_bytes = True, 0
        self._header_timer = self.loop.call_later(self.limits.header_timeout_s, self._too_late)

    def _headers_done(self) -> None:
        self._in_headers = False
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None

    def _too_late(self) -> None:
        seconds = self.limits.header_timeout_s
        detail = f"the headers did not come within {seconds:g} seconds"
        entry = field_error("headers", detail, "send the headers at once", int(seconds))
        self._refuse(Problem(408, "request-timeout", "Request timeout", detail, (entry,)))

    def _refuse(self, problem: Problem) -> None:
        """Answer without the app and close."""
        self._headers_done()
        if self.transport.is_closing():
            return
        body = problem.body()
        named = {"Content-Type": MEDIA_TYPE, "Content-Length": str(len(body)), **problem.headers}
        lines = [f"{name}: {value}\r\n".encode() for name, value in named.items()]
        head = [STATUS_LINE[problem.status], *lines, b"Connection: close\r\n\r\n"]
        self.transport.write(b"".join([*head, body]))
        self.transport.close()


def _too_many_headers(limit: int) -> Problem:
    detail = f"request line and headers are larger than {limit} bytes"
    remedy = "send fewer or shorter headers, or have max_header_bytes raised"
    entry = field_error("headers", detail, remedy, limit)
    return Problem(431, "headers-too-large", "Headers too large", detail, (entry,))


def certificate_name(certificate: dict[str, Any] | None) -> str | None:
    """The common name in a verified client certificate, its subject's last part without one."""
    name: str | None = None
    for relative in (certificate or {}).get("subject", ()):
        for key, value in relative:
            if key == "commonName":
                return str(value)
            name = str(value)
    return name


def protocol_for(settings: Settings) -> type[LimitedProtocol]:
    """The protocol class with these limits, as uvicorn wants it."""
    return type("Protocol", (LimitedProtocol,), {"limits": settings})
