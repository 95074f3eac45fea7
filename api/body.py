"""Reading a request body: within its limit, in time, and no faster than memory allows."""

import asyncio
import mmap
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from starlette.requests import ClientDisconnect, Request

from api.problems import Refused, busy, too_large, too_slow, unsupported
from dlp.settings import Settings

RATE_AFTER_S = 5.0  # the minimum rate counts from here
SPOOL_FROM = 1_000_000  # bytes of a body above which a spool leaves the heap
DRAIN_S = 2.0  # an oversized body is read off this long, so that the caller gets to see the 413
DRAIN_FACTOR = 2  # and this many times the limit


@dataclass(slots=True)
class Inflight:
    """Bytes of all bodies held at this moment."""

    limit: int
    held: int = 0


Body = bytes | memoryview


class _Spool:
    """A body as it comes in. A large one goes to anonymous memory (memfd) piece by piece: it is
    never copied whole here, is on no disk, and goes back to the system at once.
    """

    def __init__(self, *, large: bool) -> None:
        self._large = large
        self._pieces: list[bytes] = []
        self._held = 0
        self._descriptor: int | None = None

    def add(self, piece: bytes) -> None:
        """Take the next piece."""
        self._held += len(piece)
        if self._descriptor is None:
            self._pieces.append(piece)
            if self._large and self._held > SPOOL_FROM:
                self._descriptor = os.memfd_create("body", os.MFD_CLOEXEC)
                self._write(b"".join(self._pieces))
                self._pieces.clear()
        else:
            self._write(piece)

    def _write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor or 0, view) :]

    def whole(self) -> Body:
        """All of it."""
        if self._descriptor is None:
            return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)
        return memoryview(mmap.mmap(self._descriptor, self._held, prot=mmap.PROT_READ))

    def drop(self) -> None:
        """Let go of what is held; what whole() gave lives on until it is let go of too."""
        self._pieces.clear()
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@asynccontextmanager
async def body_of(
    request: Request,
    limit: int,
    setting: str,
    settings: Settings,
    inflight: Inflight,
    *,
    spool: bool = False,
) -> AsyncIterator[Any]:
    """The body, counted against `inflight` while the context lasts.

    Args:
        spool: put a large one into anonymous memory; it then comes as a memoryview.
    Raises: Refused with 408, 413, 415 or 503; ClientDisconnect when the caller is gone.
    """
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        detail = "compressed bodies are not taken"
        raise Refused(unsupported("Content-Encoding", detail, "send the body uncompressed"))
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > limit:
        if "expect" not in request.headers:
            await _drain(request, limit)
        raise Refused(too_large(limit, setting))
    held, spooled = 0, _Spool(large=spool)
    try:
        async for piece in _pieces(request, settings):
            held += len(piece)
            inflight.held += len(piece)
            if held > limit:
                spooled.drop()
                await _drain(request, limit)
                raise Refused(too_large(limit, setting))
            if inflight.held > inflight.limit:
                spooled.drop()
                raise Refused(busy("too many bytes are being scanned", 1, close=True))
            spooled.add(piece)
        yield spooled.whole()
    finally:
        spooled.drop()
        inflight.held -= held


async def _pieces(request: Request, settings: Settings) -> AsyncIterator[bytes]:
    """The pieces of the body as they come; too slow ones end it."""
    start, got = time.monotonic(), 0
    more = True
    while more:
        spent = time.monotonic() - start
        allowed = settings.body_timeout_s - spent
        if settings.min_body_rate:
            # The next bytes must come before the rate so far falls below the least allowed.
            allowed = min(allowed, RATE_AFTER_S + got / settings.min_body_rate - spent)
        try:
            async with asyncio.timeout(max(0.0, allowed)):
                message = await request.receive()
        except TimeoutError:
            raise Refused(too_slow(_slow(settings, allowed_rate=allowed > 0))) from None
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        more = message.get("more_body", False)
        piece: bytes = message.get("body", b"")
        got += len(piece)
        if piece:
            yield piece


def _slow(settings: Settings, *, allowed_rate: bool) -> str:
    rate = f", at {settings.min_body_rate} bytes a second at least" if allowed_rate else ""
    return f"the body did not come within {settings.body_timeout_s:g} seconds{rate}"


async def _drain(request: Request, limit: int) -> None:
    """Read and drop some of the rest: closing at once could cost the caller the answer."""
    dropped = 0
    try:
        async with asyncio.timeout(DRAIN_S):
            while dropped < DRAIN_FACTOR * limit:
                message = await request.receive()
                dropped += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return
    except TimeoutError:
        return


def require_type(request: Request, *accepted: str) -> None:
    """Refuse another Content-Type than those. Raises: Refused with 415."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    charset = request.headers.get("content-type", "").lower().partition("charset=")[2]
    wanted = " or ".join(accepted)
    if given not in accepted:
        detail = f"this address takes {wanted}"
        raise Refused(unsupported("Content-Type", detail, f"send Content-Type: {accepted[0]}"))
    if charset and charset.split(";")[0].strip(' "') not in ("utf-8", "utf8", "us-ascii"):
        raise Refused(unsupported("Content-Type", "the text is not UTF-8", "send UTF-8"))
