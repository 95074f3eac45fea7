"""One ICAP connection as a state machine: bytes in, events out. Knows no sockets, tasks or clocks.

| state | waits for | then |
| --- | --- | --- |
| head | the ICAP header section | sections |
| sections | the encapsulated HTTP headers | chunk line, or done for null-body |
| chunk line | `SIZE[;ext] CRLF` | data, or trailer after size 0 |
| data | SIZE bytes | CRLF |
| data end | CRLF | chunk line |
| trailer | lines to an empty one, ignored | preview end or end of body |
| paused | the server's word after a preview: go_on() or finish() | chunk line, or head |
| done | finish() by the server | head of the next request, already in the buffer or not |

Requests of one connection come one after another; bytes of the next one may be there already and
stay in the buffer. Every wait is bounded: a head by `max_head`, a line of the body by LINE.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from api.icap.grammar import (
    Head,
    RemoteProtocolError,
    check_section,
    parse_chunk_line,
    parse_head,
)
from dlp.quick import quick

LINE = 4_096  # bytes of a chunk line with its extensions, or of one trailer line
TRAILERS = 64  # trailer lines of one body
BLANKS = 8  # bytes of line ends that may stand before a request


class NeedData(NamedTuple):
    """Nothing can be said before more bytes come, or before the server answers."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request has begun: its own head and the HTTP headers inside it."""

    head: Head
    request_header: bytes | None = field(repr=False)  # with its empty line
    response_header: bytes | None = field(repr=False)


_make_request = quick(Request)


class Data(NamedTuple):
    """Some bytes of the body, in order; cut anywhere."""

    data: bytes


class PreviewEnd(NamedTuple):
    """The preview ended and there is more: answer, or go_on() after `100 Continue`."""


class EndOfBody(NamedTuple):
    """The body, or a request without one, is whole."""

    ieof: bool  # the preview was the whole body: `100 Continue` is forbidden now


Event = Request | Data | PreviewEnd | EndOfBody | NeedData
Step = Callable[[], Event]
NEED_DATA = NeedData()
END, IEOF, PREVIEW_END = EndOfBody(ieof=False), EndOfBody(ieof=True), PreviewEnd()


class Connection:
    """Feed receive_data(); take next_event() until it gives NEED_DATA.

    After PreviewEnd call go_on() or finish(); after EndOfBody call finish(). next_event() raises
    RemoteProtocolError when the peer broke the protocol: then the connection is of no more use.
    """

    __slots__ = (
        "_at",
        "_buffer",
        "_head",
        "_ieof",
        "_left",
        "_max_head",
        "_preview",
        "_step",
        "_trailers",
    )

    def __init__(self, max_head: int = 65_536) -> None:
        self._buffer = b""  # bytes: what is cut out of it is copied once
        self._at = 0  # how much of the buffer is consumed
        self._max_head = max_head
        self._head: Head | None = None
        self._preview = False  # in a preview
        self._ieof = False
        self._left = 0  # bytes of the chunk that are still to come
        self._trailers = 0
        self._step: Step = self._read_head

    def receive_data(self, data: bytes) -> None:
        """Take bytes from the peer. Cost: linear in them and in what was left unread."""
        if self._at == len(self._buffer):
            self._buffer = data
        else:
            self._buffer = self._buffer[self._at :] + data
        self._at = 0

    @property
    def buffered(self) -> int:
        """Bytes that were received and not consumed yet."""
        return len(self._buffer) - self._at

    @property
    def idle(self) -> bool:
        """True between requests, with no byte of the next one there."""
        return self._head is None and self._at == len(self._buffer)

    @property
    def in_body(self) -> bool:
        """True while the peer is to send a body; False in a head and while the server works."""
        return self._step not in (self._read_head, self._read_sections, self._wait)

    def next_event(self) -> Event:
        """What the bytes so far say. Raises: RemoteProtocolError."""
        return self._step()

    def go_on(self) -> None:
        """Read on after a preview: the server has sent `100 Continue`."""
        if not self._preview or self._step != self._wait:
            raise RuntimeError("go_on() is for after PreviewEnd")
        self._preview = False
        self._step = self._chunk_line

    def finish(self) -> None:
        """The request is answered; what follows in the buffer is the next one."""
        if self._step != self._wait:
            raise RuntimeError("finish() is for after PreviewEnd or EndOfBody")
        self._head = None
        self._step = self._read_head

    # The states

    def _wait(self) -> Event:
        return NEED_DATA

    def _read_head(self) -> Event:
        buffer, at = self._buffer, self._at
        if buffer.startswith(b"\r\n", at):
            last = at + BLANKS
            while at < last and buffer.startswith(b"\r\n", at):
                at += 2
            self._at = at
        end = buffer.find(b"\r\n\r\n", at)
        size = (len(buffer) if end < 0 else end) - at
        if size > self._max_head:
            raise RemoteProtocolError(f"the headers are larger than {self._max_head} bytes")
        if end < 0:
            return NEED_DATA
        self._head = head = parse_head(buffer[at:end])
        self._at = end + 4
        if head.encapsulated.size > self._max_head:
            raise RemoteProtocolError(
                f"the encapsulated headers are larger than {self._max_head} bytes"
            )
        self._step = self._read_sections
        return self._read_sections()

    def _read_sections(self) -> Event:
        head = self._head
        assert head is not None  # noqa: S101 - set by _read_head, the only way here
        sections, body, size = head.encapsulated
        buffer, at = self._buffer, self._at
        if len(buffer) - at < size:
            return NEED_DATA
        asked = answered = None
        for name, start, end in sections:
            raw = buffer[at + start : at + end]
            check_section(name, raw)
            if name == "req-hdr":
                asked = raw
            else:
                answered = raw
        self._at = at + size
        self._preview = head.preview is not None
        self._ieof = False
        self._step = self._end if body == "null-body" else self._chunk_line
        return _make_request(head, asked, answered)

    def _line(self) -> bytes | None:
        """The next line without its CR LF; None while it is not whole."""
        end = self._buffer.find(b"\r\n", self._at, self._at + LINE)
        if end < 0:
            if self.buffered >= LINE:
                raise RemoteProtocolError(f"a line of the body is longer than {LINE} bytes")
            return None
        line = self._buffer[self._at : end]
        self._at = end + 2
        return line

    def _chunk_line(self) -> Event:
        line = self._line()
        if line is None:
            return NEED_DATA
        size, ieof = parse_chunk_line(line)
        if size:
            self._left = size
            self._step = self._data
            return self._data()
        self._ieof = ieof and self._preview
        self._trailers = 0
        self._step = self._trailer
        return self._trailer()

    def _data(self) -> Event:
        """What is there of this chunk and of the whole chunks behind it, as one event.

        One copy for all of them: chunks of 4 KB would else cost as much as their content.
        """
        buffer, at, left = self._buffer, self._at, self._left
        end = len(buffer)
        if at == end:
            return NEED_DATA
        if at + left < end and (last := self._plain_end(at + left)) is not None:
            self._step, self._at = last  # the whole of a small body, mostly
            self._left = 0
            return Data(buffer[at : at + left])
        pieces: list[bytes | memoryview] = []
        first, view = at, None
        while True:
            stop = min(at + left, end)
            if view is not None:
                pieces.append(view[at:stop])
            left -= stop - at
            at = stop
            if left or not buffer.startswith(b"\r\n", at):  # not whole yet, or wrong: see below
                break
            if (last := self._plain_end(at)) is not None:
                self._step, at = last
                break
            line_end = buffer.find(b"\r\n", at + 2, at + 2 + LINE)
            if line_end < 0 or buffer[at + 2] == 48:  # "0": the last one, or zeros in front
                break
            left, _ = parse_chunk_line(buffer[at + 2 : line_end])
            if view is None:
                view = memoryview(buffer)
                pieces.append(view[first:stop])
            at = line_end + 2
            if at == end:
                break
        data = b"".join(pieces) if pieces else buffer[first:stop]
        self._at, self._left = at, left
        if not left and self._step == self._data:
            self._step = self._data_end
        return Data(data)

    def _plain_end(self, at: int) -> tuple[Step, int] | None:
        """The end of a body as nearly every client writes it, without a look at single lines."""
        buffer = self._buffer
        if buffer.startswith(b"\r\n0\r\n\r\n", at):
            return (self._preview_end if self._preview else self._end), at + 7
        if self._preview and buffer.startswith(b"\r\n0; ieof\r\n\r\n", at):
            return self._ieof_end, at + 13
        return None

    def _end(self) -> Event:
        self._step = self._wait
        return END

    def _ieof_end(self) -> Event:
        self._step = self._wait
        self._ieof = True
        return IEOF

    def _preview_end(self) -> Event:
        self._step = self._wait
        return PREVIEW_END

    def _data_end(self) -> Event:
        """Require the CR LF after a chunk: skipping two unread bytes lets a peer smuggle."""
        if self.buffered < 2:
            return NEED_DATA
        if not self._buffer.startswith(b"\r\n", self._at):
            raise RemoteProtocolError("chunk data is not followed by CR LF")
        self._at += 2
        self._step = self._chunk_line
        return self._chunk_line()

    def _trailer(self) -> Event:
        while True:
            line = self._line()
            if line is None:
                return NEED_DATA
            if not line:
                break
            self._trailers += 1
            if self._trailers > TRAILERS:
                raise RemoteProtocolError(f"a body has more than {TRAILERS} trailer lines")
        self._step = self._wait
        if self._preview and not self._ieof:
            return PREVIEW_END
        return IEOF if self._ieof else END
