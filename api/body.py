"""Reading a request body: within its limit, in time, and no faster than memory allows."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from starlette.requests import ClientDisconnect, Request

from api.problems import Refused, busy, too_large, too_slow, unsupported
from dlp.settings import Settings

RATE_AFTER_S = 5.0  # the minimum rate counts from here
DRAIN_S = 2.0  # an oversized body is read off this long, so that the caller gets to see the 413
DRAIN_FACTOR = 2  # and this many times the limit


@dataclass(slots=True)
class Inflight:
    """Bytes of all bodies held at this moment."""

    limit: int
    held: int = 0


@asynccontextmanager
async def body_of(
    request: Request, limit: int, setting: str, settings: Settings, inflight: Inflight
) -> AsyncIterator[bytes]:
    """The body, counted against `inflight` while the context lasts.

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
    held = 0
    try:
        pieces: list[bytes] = []
        async for piece in _pieces(request, settings):
            held += len(piece)
            inflight.held += len(piece)
            if held > limit:
                pieces.clear()
                await _drain(request, limit)
                raise Refused(too_large(limit, setting))
            if inflight.held > inflight.limit:
                pieces.clear()
                raise Refused(busy("too many bytes are being scanned", 1, close=True))
            pieces.append(piece)
        yield pieces[0] if len(pieces) == 1 else b"".join(pieces)
    finally:
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
