"""One ICAP connection: an asyncio.Protocol over the parser of connection.py.

A message passes unread (`mode` says so from its headers) or is read whole, judged, and answered:
204 where that is legal, the whole message otherwise, a changed one, or a response in its place.
Callbacks rather than streams: framing then costs about what c-icap's does.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from api.icap import replies
from api.icap.adapter import Busy, Changed, Message, Outcome, Peer, Unchanged
from api.icap.connection import (
    NEED_DATA,
    Connection,
    Data,
    PreviewEnd,
    Request,
)
from api.icap.grammar import Head, RemoteProtocolError
from api.icap.spool import Spool
from api.protocol import certificate_name
from api.telemetry import log_failure

if TYPE_CHECKING:
    from api.icap.server import IcapServer

AHEAD = 262_144  # bytes of the next requests that are taken in while one is being judged
UNLIMITED = 2**62  # bytes of a body that only passes, on disk
RATE_AFTER_S = 5.0  # the minimum rate of a body counts from here


@dataclass(frozen=True, slots=True)
class IcapLimits:
    """What one connection may cost."""

    max_header_bytes: int = 65_536
    max_body_bytes: int = 50_000_000  # a larger one is judged as not scanned
    memory_bytes: int = 1_000_000  # of a body before it goes to a file
    max_connections: int = 1_000
    header_timeout_s: float = 10.0  # for the whole header section
    idle_timeout_s: float = 120.0  # between requests
    write_timeout_s: float = 60.0  # for a proxy that does not read its answer
    min_body_rate: int = 1_000  # bytes a second a body must come at after RATE_AFTER_S; 0 is any


class Exchange:
    """One request from its head to its answer."""

    __slots__ = (
        *("continued", "head", "passes", "refusal", "request", "restricted", "spool", "streams"),
    )

    def __init__(self, request: Request, *, passes: bool, refusal: int | None) -> None:
        self.request, self.head = request, request.head
        self.passes = passes  # unread
        self.refusal = refusal  # ICAP status that answers whatever follows
        self.spool: Spool | None = None
        self.streams = False  # the message goes back while it comes
        self.restricted: bytes | None = None  # the request's headers with some added
        self.continued = False  # `100 Continue` was sent: the licence for 204 is gone

    @property
    def answered_at_once(self) -> bool:
        """What is not judged: it passes, is refused or asks for the options."""
        passes = self.passes and self.spool is None  # with headers added it comes back whole
        return passes or self.refusal is not None or self.head.method == "OPTIONS"

    @property
    def may_204(self) -> bool:
        """Where `204` is legal: asked for, or in answer to a preview; and nothing is added."""
        if self.restricted is not None:
            return False
        return self.head.allow_204 or (self.head.preview is not None and not self.continued)


class IcapProtocol(asyncio.Protocol):
    """One connection."""

    def __init__(self, server: "IcapServer") -> None:
        self._server, self._limits = server, server.limits
        self._connection = Connection(server.limits.max_header_bytes)
        self._exchange: Exchange | None = None
        self._task: asyncio.Task[None] | None = None
        self._body_began = 0.0
        self._body_bytes = 0
        self._drained: asyncio.Event | None = None  # while the proxy reads too slowly
        self._left = False  # the proxy has said all, or is gone
        self.deadline = 0.0  # loop time; 0 while the next move is ours

    # What asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection up, or turn it away."""
        self._transport: Any = transport
        address = transport.get_extra_info("peername")
        certificate = certificate_name(transport.get_extra_info("peercert"))
        self._peer = Peer(address[0] if address else None, certificate)
        server = self._server
        server.connections.add(self)
        self._now = server.loop.time
        if len(server.connections) > self._limits.max_connections or server.stopping:
            self._refuse(503)
        elif not server.adapter.admits(self._peer):
            self._refuse(403)
        else:
            self.deadline = self._now() + self._limits.header_timeout_s

    def connection_lost(self, _error: Exception | None) -> None:
        """Forget everything."""
        self._left = True
        self._server.lost(self)
        if self._task is not None:
            self._task.cancel()
        if self._exchange is not None and self._exchange.spool is not None:
            self._exchange.spool.close()

    def eof_received(self) -> bool:
        """A proxy that has said all may still read; one in the middle of a request is gone."""
        self._left = True
        return self._task is not None

    def data_received(self, data: bytes) -> None:
        """Feed the parser; while a request is being judged, only up to AHEAD bytes."""
        if self._transport.is_closing():
            return
        connection = self._connection
        idle = connection.idle
        connection.receive_data(data)
        if self._task is not None:
            if connection.buffered > AHEAD:
                self._transport.pause_reading()
            return
        if idle:
            self.deadline = self._now() + self._limits.header_timeout_s
        self._advance()

    def pause_writing(self) -> None:
        """The proxy does not read: nor do we, before it does."""
        self._drained = asyncio.Event()
        self._transport.pause_reading()
        self.deadline = self._now() + self._limits.write_timeout_s

    def resume_writing(self) -> None:
        """It reads again."""
        if self._drained is not None:
            self._drained.set()
            self._drained = None
        self._transport.resume_reading()
        if self._task is None:
            self._set_deadline()

    # One request

    def _advance(self) -> None:
        """Do what the bytes so far ask for."""
        connection, transport = self._connection, self._transport
        try:
            while self._task is None:
                event = connection.next_event()
                if event is NEED_DATA:
                    break
                self._handle(event)
                if self._exchange is None and (connection.idle or transport.is_closing()):
                    break  # answered, and no next one yet
        except RemoteProtocolError as error:
            self._refuse(error.status, error.reason)
        except OSError as error:  # no room to spool
            log_failure("icap-body-not-kept", error)
            self._refuse(503)
        else:
            if self._task is None and self._drained is None:
                self._set_deadline()

    def _handle(self, event: object) -> None:
        kind = event.__class__  # isinstance() four times in a row is a tenth of a small request
        if kind is Request:
            self._begin(cast("Request", event))
            return
        exchange = self._exchange
        assert exchange is not None  # noqa: S101 - the parser gives Request first
        if kind is Data:
            data = cast("Data", event).data
            self._body_bytes += len(data)
            if exchange.streams:
                self._transport.writelines(replies.chunk(data))
            elif exchange.spool is not None:
                exchange.spool.add(data)
        elif exchange.answered_at_once:
            self._answer_now(exchange)
        elif kind is PreviewEnd:
            exchange.continued = True
            self._transport.write(replies.CONTINUE)
            self._connection.go_on()
        else:
            self.deadline = 0.0
            self._task = self._server.loop.create_task(self._judge(exchange))

    def _begin(self, request: Request) -> None:
        head = request.head
        refusal = self._wrong_service(head)
        passes = False
        if refusal is None and head.method != "OPTIONS":
            mode = self._server.adapter.mode(head, request.request_header, request.response_header)
            passes = mode == "pass"
        exchange = self._exchange = Exchange(request, passes=passes, refusal=refusal)
        if refusal is None and head.method == "REQMOD" and request.request_header is not None:
            exchange.restricted = self._server.adapter.restricted(request.request_header)
        self._body_began, self._body_bytes = self._now(), 0
        if not head.encapsulated.has_body:
            return
        if passes:
            if exchange.restricted is not None and head.preview is not None:
                # The answer may begin only after the preview, and then needs all of the body.
                exchange.spool = Spool(self._limits.memory_bytes, UNLIMITED)
            elif not exchange.may_204:
                exchange.streams = True
                self._write_echo_head(exchange)
        elif refusal is None and head.method != "OPTIONS":
            exchange.spool = Spool(self._limits.memory_bytes, self._limits.max_body_bytes)

    def _wrong_service(self, head: Head) -> int | None:
        service = self._server.adapter.services.get(head.path)
        if service is None:
            return 404
        return None if head.method in ("OPTIONS", service.method) else 405

    def _answer_now(self, exchange: Exchange) -> None:
        """Answer without judging: OPTIONS, what passes unread, and what has no service."""
        server, head = self._server, exchange.head
        if exchange.refusal is not None:
            more = {}
            if exchange.refusal == 405:
                more["Allow"] = f"{server.adapter.services[head.path].method}, OPTIONS"
            reply = replies.status(exchange.refusal, server.istag, more=more, close=head.close)
            self._transport.write(reply)
        elif head.method == "OPTIONS":
            self._transport.write(server.options(head.path))
        elif exchange.streams:
            self._transport.write(replies.LAST_CHUNK)
        elif exchange.may_204:
            self._transport.write(server.unchanged(close=head.close))
        else:  # nothing but headers, and no licence for 204
            self._write_echo_head(exchange)
        self._finish(exchange)

    async def _judge(self, exchange: Exchange) -> None:
        request = exchange.request
        message = Message(
            exchange.head,
            request.request_header,
            request.response_header,
            exchange.spool,
            self._peer,
            lambda: self._left,
        )
        try:
            outcome: Outcome = Unchanged()
            if not exchange.passes:
                outcome = await self._server.adapter.judge(message)
            await self._answer(exchange, outcome)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # noqa: BLE001 - logged; a proxy takes 500 as "not scanned"
            log_failure("icap-request-failed", error)
            self._refuse(500)
            return
        self._task = None
        self._finish(exchange)
        if self._connection.buffered:
            self._advance()
        if self._drained is None and not self._transport.is_closing():
            self._transport.resume_reading()

    async def _answer(self, exchange: Exchange, outcome: Outcome) -> None:
        """Write the answer to a judged message, as fast as the proxy reads it."""
        istag, transport = self._server.istag, self._transport
        if isinstance(outcome, Busy):
            more = {"Retry-After": str(outcome.retry_after_s)}
            transport.write(replies.status(503, istag, more=more))
        elif isinstance(outcome, Changed):
            header = outcome.header
            if outcome.kind == "req" and exchange.restricted is not None:
                header = self._server.adapter.restricted(header) or header
            sections = [(f"{outcome.kind}-hdr", header)]
            body = outcome.kind if outcome.body is not None else None
            more = {**outcome.headers, "Encapsulated": replies.encapsulated(sections, body)}
            transport.writelines([replies.status(200, istag, more=more), header])
            if outcome.body is not None:
                await self._write_body((outcome.body,))
        elif exchange.may_204:
            close = exchange.head.close
            transport.write(replies.status(204, istag, close=close, more=outcome.headers))
        else:
            self._write_echo_head(exchange, outcome)
            if exchange.spool is not None:
                await self._write_body(exchange.spool.pieces())

    def _write_echo_head(self, exchange: Exchange, outcome: Unchanged | None = None) -> None:
        """The head of `200` with the message as it came, and its HTTP headers."""
        request, head = exchange.request, exchange.head
        kind = "req" if head.method == "REQMOD" else "res"
        header = request.request_header if kind == "req" else request.response_header
        header = exchange.restricted or header
        sections = [(f"{kind}-hdr", header)] if header is not None else []
        body = kind if head.encapsulated.has_body else None
        more = {
            **(outcome.headers if outcome is not None else {}),
            "Encapsulated": replies.encapsulated(sections, body),
        }
        self._transport.writelines(
            [replies.status(200, self._server.istag, more=more), header or b""]
        )

    async def _write_body(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            self._transport.writelines(replies.chunk(piece))
            if self._drained is not None:
                await self._drained.wait()
        self._transport.write(replies.LAST_CHUNK)

    def _finish(self, exchange: Exchange) -> None:
        """The request is answered; take up the next one."""
        if exchange.spool is not None:
            exchange.spool.close()
        self._exchange = None
        self._connection.finish()
        if exchange.head.close or self._server.stopping:
            self._transport.close()

    # Time

    def _set_deadline(self) -> None:
        """By when the peer has to make its next move."""
        connection, limits = self._connection, self._limits
        if connection.idle:
            self.deadline = self._now() + limits.idle_timeout_s
        elif self._exchange is not None and connection.in_body:
            rate = limits.min_body_rate
            spare = RATE_AFTER_S + self._body_bytes / rate if rate else limits.idle_timeout_s
            self.deadline = (self._body_began if rate else self._now()) + spare

    def too_late(self) -> None:
        """The deadline has passed."""
        if self._connection.idle or self._drained is not None:
            self._transport.abort() if self._drained is not None else self._transport.close()
        else:
            self._refuse(408)

    def _refuse(self, code: int, reason: str | None = None) -> None:
        """Answer with an error and close; what was sent before is of no more use."""
        more = {"X-DLP-Reason": reason} if reason else None
        self._task = None
        if not self._transport.is_closing():
            self._transport.write(replies.status(code, self._server.istag, close=True, more=more))
            self._transport.close()

    def stop(self) -> None:
        """Close when nothing is under way; else after the answer."""
        if self._exchange is None:
            self._transport.close()

    def abort(self) -> None:
        """End it now."""
        self._transport.abort()
