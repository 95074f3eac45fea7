"""PowerPoint 97-2003 files. Read only.

The document stream is a tree of records; text stands in atoms of UTF-16 or Latin-1, on slides,
masters and notes alike, and in strings of names, links and comments. Older versions of a slide stay
in the stream and are read as well.

Source: [MS-PPT], sections 2.3.1 and 2.13.24.
"""

import struct
import zlib
from collections.abc import Iterator

from dlp.formats.base import Budget, Damaged, Embedded, Encrypted, Format, Found, Incomplete, Slot
from dlp.formats.ole import common, opened

_WIDE, _BYTES, _STRING, _OBJECT = 0x0FA0, 0x0FA8, 0x0FBA, 0x1011
_CONTAINER = 0xF
_ENCRYPTED_TOKEN = 0xF3D1C4DF
_OWN = frozenset({"PowerPoint Document"})
_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x00": None})
MAX_RECORDS = 2_000_000


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """The text in the order of the stream, objects, then what is beside it."""
    with opened(content) as ole:
        if ole.exists("Current User"):
            user = ole.openstream("Current User").read()
            if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED_TOKEN:
                raise Encrypted("the presentation needs a password")
        stream = ole.openstream("PowerPoint Document").read()
        budget.spend("unpacked_bytes", len(stream))
        lines: list[str] = []
        count = 0
        for kind, instance, data in _records(stream):
            if kind in (_WIDE, _STRING):
                lines.append(data.decode("utf-16-le", "replace").translate(_BREAKS))
            elif kind == _BYTES:
                lines.append(data.decode("latin-1").translate(_BREAKS))
            elif kind == _OBJECT:
                count += 1
                yield from _object(f"object/{count}", instance, data, budget)
        text = "\n".join(line for line in lines if line.strip())
        if text:
            yield Slot("slides", text)
        yield from common(ole, content, budget, _OWN)


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Type, instance and content of every atom. Raises: Damaged."""
    at = count = 0
    while at + 8 <= len(stream):
        head, kind, size = struct.unpack_from("<HHI", stream, at)
        count += 1
        if count > MAX_RECORDS:
            raise Damaged("too many records")
        at += 8
        if head & 0xF == _CONTAINER:
            continue  # what it holds follows
        yield kind, head >> 4, stream[at : at + size]
        at += size


def _object(where: str, instance: int, data: bytes, budget: Budget) -> Iterator[Found]:
    """An embedded OLE file, packed or not."""
    if instance != 1:
        yield Embedded(where, data)
        return
    most = int(budget.left("unpacked_bytes"))
    unpacker = zlib.decompressobj()
    try:
        inner = unpacker.decompress(data[4:], max(1, most))
    except zlib.error:
        yield Incomplete(where, "damaged", "an embedded object cannot be unpacked")
        return
    budget.spend("unpacked_bytes", len(inner))
    budget.ratio(len(data), len(inner))
    if unpacker.unconsumed_tail:
        budget.spend("unpacked_bytes", most + 1)
    yield Embedded(where, inner)


FORMAT = Format("ppt", ("application/vnd.ms-powerpoint",), read)
