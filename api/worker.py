"""The loop of a worker process: one job at a time, bytes in, bytes out.

A failure of our own never ends as "no findings": it becomes the operation's answer for something
that was not scanned. A worker that cannot even do that ends, and the service answers instead.
"""

import socket
from typing import Any, Protocol

from api.frames import HEADER, Frame, loads_object, pack, sizes
from api.job import Job, WorkResult
from api.telemetry import log_failure
from api.work import run


class Channel(Protocol):
    """The part of a socket that the loop needs."""

    def recv_into(self, buffer: memoryview, nbytes: int = 0, /) -> int:
        """Fill the buffer with what has arrived; 0 at the end."""

    def sendall(self, data: bytes, /) -> None:
        """Send all of it."""


def read_exactly(channel: Channel, count: int) -> bytes | None:
    """`count` bytes, or None when the service closed the socket."""
    buffer = bytearray(count)
    view = memoryview(buffer)
    filled = 0
    while filled < count:
        got = channel.recv_into(view[filled:])
        if not got:
            return None
        filled += got
    return bytes(buffer)


def read_frame(channel: Channel) -> Frame | None:
    """The next frame, or None at the end. Raises: FrameError."""
    header = read_exactly(channel, HEADER.size)
    if header is None:
        return None
    number, meta_size, body_size = sizes(header)
    meta = read_exactly(channel, meta_size)
    body = read_exactly(channel, body_size)
    if meta is None or body is None:
        return None
    return Frame(number, loads_object(meta), body)


def write_frame(channel: Channel, frame: Frame) -> None:
    """Send a frame whole; the service always reads, so this cannot block for ever."""
    for piece in pack(frame):
        if piece:
            channel.sendall(piece)


def serve_jobs(scanner: Any, channel: socket.socket) -> None:
    """Answer jobs until the service closes the socket."""
    while (asked := read_frame(channel)) is not None:
        job, number = Job.from_frame(asked.meta, asked.body), asked.number
        del asked  # the job may let go of the body
        try:
            result = run(scanner, job)
        except Exception as error:  # noqa: BLE001 - logged; becomes the answer for "not scanned"
            log_failure("scan-failed", error, request=job.request_id)
            result = run(scanner, job.failed("failure", f"our mistake: {type(error).__name__}"))
        write_frame(channel, Frame(number, result.meta(), result.body))
        del job, result


__all__ = ["WorkResult", "serve_jobs"]
