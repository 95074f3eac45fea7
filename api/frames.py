"""One frame between the service and a worker: a number, small JSON, and bytes. Does no I/O.

A frame is a header of 16 bytes (job number, length of the JSON, length of the body, big-endian),
the JSON and the body. The body travels as it came in, so that hostile content is first parsed in
a worker. Nothing here is an object stream: a worker that went bad can send bytes, never code.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

import orjson

HEADER = Struct("!QII")
MAX_META_BYTES = 64_000_000
MAX_BODY_BYTES = 1_000_000_000


class FrameError(Exception):
    """The peer broke the framing; the connection is of no more use."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; `number` ties an answer to its question."""

    number: int
    meta: Mapping[str, Any] = field(repr=False)
    body: bytes = field(default=b"", repr=False)


def pack(frame: Frame) -> list[bytes]:
    """The bytes of one frame, in pieces so that a large body is not copied."""
    meta = orjson.dumps(frame.meta)
    return [HEADER.pack(frame.number, len(meta), len(frame.body)), meta, frame.body]


def sizes(header: bytes | bytearray) -> tuple[int, int, int]:
    """Job number, bytes of JSON and bytes of body that follow this header.

    Raises: FrameError when a length is beyond what the service ever sends.
    """
    number, meta, body = HEADER.unpack_from(header)
    if meta > MAX_META_BYTES or body > MAX_BODY_BYTES:
        raise FrameError("a frame announces more than its limit")
    return number, meta, body


class FrameReader:
    """Cuts a byte stream into frames, wherever the pieces were cut."""

    def __init__(self) -> None:
        self._buffer = bytearray()

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that `data` completes. Raises: FrameError."""
        self._buffer += data
        while len(self._buffer) >= HEADER.size:
            number, meta, body = sizes(self._buffer)
            end = HEADER.size + meta + body
            if len(self._buffer) < end:
                return
            with memoryview(self._buffer) as view:
                raw_meta = bytes(view[HEADER.size : HEADER.size + meta])
                raw_body = bytes(view[HEADER.size + meta : end])
            del self._buffer[:end]
            yield Frame(number, loads_object(raw_meta), raw_body)


def loads_object(raw: bytes) -> dict[str, Any]:
    """Parse the JSON of a frame. Raises: FrameError when it is not one JSON object."""
    try:
        value = orjson.loads(raw)
    except orjson.JSONDecodeError:
        raise FrameError("a frame holds broken JSON") from None
    if not isinstance(value, dict):
        raise FrameError("a frame holds JSON that is no object")
    return value
