"""Macros of office files: the source text of the modules in a VBA project.

Each module is a stream of an OLE file that ends in its source, compressed as MS-OVBA 2.4.1 says:
a signature byte and chunks of 4,096 bytes, each of literals and copies of what came before.
"""

import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from dlp.formats.base import Damaged

_BEGIN = b"\x00Attribut"  # the first eight literals of every module's source
MAX_SOURCE = 10_000_000  # bytes of one module
_ERRORS = (OSError, ValueError, IndexError, struct.error, TypeError, KeyError, RecursionError)


def modules(project: bytes) -> Iterator[tuple[str, str]]:
    """Name and source text of every module. Raises: Damaged when the project is no OLE file."""
    try:
        with olefile.OleFileIO(BytesIO(project)) as ole:
            for path in ole.listdir(streams=True, storages=False):
                data = ole.openstream(path).read()
                at = data.find(_BEGIN)
                if at >= 3:
                    source = decompressed(data[at - 3 :])
                    yield path[-1], source.decode("cp1252", "replace")
    except _ERRORS:
        raise Damaged("the macro project cannot be read") from None


def decompressed(data: bytes) -> bytes:
    """What a compressed container holds, up to the first chunk that is none.

    Raises: Damaged.
    """
    if data[:1] != b"\x01":
        raise Damaged("the macro source is not compressed as it should be")
    out = bytearray()
    at = 1
    while at + 2 <= len(data) and len(out) <= MAX_SOURCE:
        (header,) = struct.unpack_from("<H", data, at)
        if header >> 12 & 7 != 3:
            break
        end = min(len(data), at + (header & 0xFFF) + 3)
        if header >> 15:
            _chunk(data, at + 2, end, out)
        else:
            out += data[at + 2 : end]
        at = end
    return bytes(out)


def _chunk(data: bytes, at: int, end: int, out: bytearray) -> None:
    """One chunk of tokens: eight at a time behind a byte that says which are copies."""
    start = len(out)
    while at < end:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= end:
                return
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            if at + 2 > end:
                return
            (token,) = struct.unpack_from("<H", data, at)
            at += 2
            bits = max(4, (len(out) - start - 1).bit_length())
            length = (token & (0xFFFF >> bits)) + 3
            offset = (token >> (16 - bits)) + 1
            if offset > len(out) - start:
                raise Damaged("the macro source refers to what is not there")
            for _ in range(length):
                out.append(out[-offset])
