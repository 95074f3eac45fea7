"""Bodies as browsers compress them: undone with a cap, one coding after the other."""

import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard

PIECE = 65_536  # bytes taken at a time, so that no bomb is unpacked at once
SMALL = 1_024  # where a piece cannot be capped itself: some 30 MB come of one at the most
MAX_CODINGS = 3


class Undecodable(Exception):
    """The body is not what its Content-Encoding says. `reason` is that of an Incomplete."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason, self.detail = reason, detail


def decoded(body: bytes, coding: str, limit: int) -> bytes:
    """The body without its Content-Encoding.

    Args:
        coding: the header's value: "gzip", "br", "gzip, br", "identity" or "".
        limit: bytes that it may unpack to.
    Raises: Undecodable with `unsupported-part`, `damaged` or `limit`.
    """
    names = [name.strip().lower() for name in coding.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > MAX_CODINGS:
        raise Undecodable("limit", f"more than {MAX_CODINGS} content codings")
    for name in reversed(names):
        unpack = _CODINGS.get(name)
        if unpack is None:
            raise Undecodable("unsupported-part", "a content coding that is not known")
        body = _capped(unpack(body), limit)
    return body


def _capped(pieces: Iterator[bytes], limit: int) -> bytes:
    found, size = [], 0
    try:
        for piece in pieces:
            size += len(piece)
            if size > limit:
                raise Undecodable("limit", f"unpacks to more than {limit:,} bytes")
            found.append(piece)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError):
        raise Undecodable("damaged", "the content coding is broken") from None
    return b"".join(found)


def _zlib(window: int) -> Callable[[bytes], Iterator[bytes]]:
    def unpack(body: bytes) -> Iterator[bytes]:
        while body:
            inflate = zlib.decompressobj(window)
            rest = body
            while rest and not inflate.eof:
                yield inflate.decompress(rest, PIECE)
                rest = inflate.unconsumed_tail
            yield inflate.flush()
            if not inflate.eof:
                raise EOFError
            body = inflate.unused_data  # gzip members may follow each other

    return unpack


def _deflate(body: bytes) -> Iterator[bytes]:
    """With zlib's header as the standard says, without as some senders do."""
    wrapped = len(body) > 1 and body[0] & 0x0F == 8 and (body[0] << 8 | body[1]) % 31 == 0
    return _zlib(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)(body)


def _brotli(body: bytes) -> Iterator[bytes]:
    unpack = brotli.Decompressor()
    for start in range(0, len(body), SMALL):
        yield unpack.process(body[start : start + SMALL])
    if not unpack.is_finished():
        raise EOFError


def _zstd(body: bytes) -> Iterator[bytes]:
    while body:
        unpack = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
        at = 0
        while at < len(body) and not unpack.eof:
            yield unpack.decompress(body[at : at + SMALL])
            at += SMALL
        if not unpack.eof:
            raise EOFError
        body = unpack.unused_data + body[at:]  # frames may follow each other


_CODINGS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _zlib(zlib.MAX_WBITS | 16),
    "x-gzip": _zlib(zlib.MAX_WBITS | 16),
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
