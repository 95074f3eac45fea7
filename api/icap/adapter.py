"""What the ICAP server needs of whoever judges: plain data, no framing, no sockets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from api.icap.grammar import Head
from api.icap.spool import Spool

Mode = Literal["pass", "read"]


@dataclass(frozen=True, slots=True)
class Peer:
    """Who is connected: the proxy, not the person behind it."""

    address: str | None
    certificate_name: str | None  # of a verified client certificate


@dataclass(frozen=True, slots=True)
class Message:
    """One HTTP message as the proxy hands it over, its body whole."""

    head: Head
    request_header: bytes | None = field(repr=False)  # with its empty line
    response_header: bytes | None = field(repr=False)
    body: Spool | None = field(repr=False)  # None when the message has none
    peer: Peer
    gone: Callable[[], bool] = field(default=lambda: False, repr=False)  # nobody waits any more


class Unchanged(NamedTuple):
    """Let the message pass byte for byte."""

    headers: Mapping[str, str] = {}  # ICAP headers for the proxy's log


class Changed(NamedTuple):
    """Another HTTP message instead: the request rewritten, or a response that ends it here."""

    kind: Literal["req", "res"]
    header: bytes  # HTTP start line and headers with the empty line
    body: bytes | None
    headers: Mapping[str, str] = {}


class Busy(NamedTuple):
    """Too much to do: ICAP 503, the proxy tries elsewhere or later."""

    retry_after_s: int


Outcome = Unchanged | Changed | Busy


@dataclass(frozen=True, slots=True)
class ServiceInfo:
    """What OPTIONS says of one service."""

    method: Literal["REQMOD", "RESPMOD"]
    title: str
    preview: int  # bytes


class Adapter(Protocol):
    """Judges messages. One for all connections of a listener."""

    services: Mapping[str, ServiceInfo]  # by path

    @property
    def istag(self) -> str:
        """At most 32 characters; another one whenever the same message may be judged otherwise."""

    def admits(self, peer: Peer) -> bool:
        """Whether this proxy may use the service at all."""

    def mode(self, head: Head, request_header: bytes | None, response_header: bytes | None) -> Mode:
        """What to do with a message whose headers are there: pass it unread, or read it whole."""

    def restricted(self, request_header: bytes) -> bytes | None:
        """Request headers with what is to be added to every request there, None for nothing."""

    async def judge(self, message: Message) -> Outcome:
        """The outcome for a message that was read whole."""
