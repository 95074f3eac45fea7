"""OLE compound files: what all of them share, and objects that were embedded in a document.

Read only. Streams of other kinds are read for the runs of characters in them.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import olefile
import regex as re

from dlp.formats.base import (
    Budget,
    Damaged,
    Embedded,
    Encrypted,
    Format,
    Found,
    Incomplete,
    LimitReached,
    Slot,
)
from dlp.formats.ooxml import strings
from dlp.formats.vba import modules

_ERRORS = (OSError, ValueError, IndexError, struct.error, TypeError, KeyError, AttributeError)
_PROPERTIES = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_PICTURES = re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff[\xe0\xe1\xdb\xee]")
_PNG_END = b"IEND\xaeB`\x82"
MAX_STREAMS = 5_000
MAX_PROPERTY = 1_000  # bytes; a longer one is a picture or a blob
_SHAPE = re.compile(r"[^\W\d_]{2}|[0-9]{4}|@|(?:[0-9][ ./\-]{0,2}){6}")


@contextmanager
def opened(content: bytes) -> Iterator["olefile.OleFileIO"]:
    """The file's directory. Raises: Damaged for whatever goes wrong in it."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            yield ole
    except (Damaged, Encrypted, LimitReached):
        raise
    except RecursionError:
        raise Damaged("the OLE directory is circular") from None
    except _ERRORS:
        raise Damaged("the OLE file cannot be read") from None


def streams(ole: "olefile.OleFileIO", budget: Budget) -> Iterator[tuple[list[str], bytes]]:
    """Path and content of every stream. Raises: LimitReached."""
    for count, path in enumerate(ole.listdir(streams=True, storages=False)):
        if count > MAX_STREAMS:
            raise LimitReached("streams", MAX_STREAMS)
        budget.spend("entries")
        data = ole.openstream(path).read()
        budget.spend("unpacked_bytes", len(data))
        yield path, data


def common(
    ole: "olefile.OleFileIO", content: bytes, budget: Budget, own: frozenset[str]
) -> Iterator[Found]:
    """Properties, macros, embedded files, and characters in streams that are not `own`."""
    if ole.parsing_issues:
        yield Incomplete("", "damaged", "the OLE directory is not as it should be")
    number = 0
    macros = False
    for path, data in streams(ole, budget):
        number += 1
        if len(path) == 1 and path[0] in own:
            continue
        macros = macros or "VBA" in path
        yield from _stream(ole, path, data, f"stream/{number}")
    if not number:
        yield Incomplete("", "damaged", "the OLE file holds nothing that can be read")
    if macros:
        for count, (module, source) in enumerate(modules(content), 1):
            yield Slot(f"macro/{count}", f"{module}\n{source}")


def _stream(ole: "olefile.OleFileIO", path: list[str], data: bytes, where: str) -> Iterator[Found]:
    """What one stream holds."""
    name = path[-1]
    if name in _PROPERTIES:
        if text := _properties(ole, path):
            yield Slot(where, text)
    elif name == "\x01Ole10Native":
        yield from _native(where, data)
        return
    elif data.startswith(b"PK\x03\x04"):
        yield Embedded(where, data)
        return
    elif "VBA" not in path and (text := readable(data)):
        yield Slot(where, text)
    yield from pictures(where, data)


def readable(data: bytes) -> str:
    """Runs of characters that look like words or numbers, one a line."""
    return "\n".join(line for line in strings(data).split("\n") if _SHAPE.search(line))


def _properties(ole: "olefile.OleFileIO", path: list[str]) -> str:
    found = []
    for value in ole.getproperties(path, convert_time=False).values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, bytes):
                plain = len(one) < MAX_PROPERTY
                found.append(
                    one.decode("utf-8", "replace").rstrip("\0") if plain else readable(one)
                )
            elif isinstance(one, str):
                found.append(one)
    return "\n".join(one for one in found if one.strip())


def pictures(where: str, data: bytes) -> Iterator[Embedded]:
    """PNG and JPEG pictures in a stream."""
    starts = [match.start() for match in _PICTURES.finditer(data)]
    for number, start in enumerate(starts, 1):
        stop = starts[number] if number < len(starts) else len(data)
        if data.startswith(b"\x89PNG", start):
            end = data.find(_PNG_END, start, stop)
            stop = end + len(_PNG_END) if end >= 0 else stop
        else:
            end = data.rfind(b"\xff\xd9", start, stop)
            stop = end + 2 if end >= 0 else stop
        yield Embedded(f"{where}/picture/{number}", data[start:stop])


def _native(where: str, data: bytes) -> Iterator[Found]:
    """A file that was dragged into a document, with its name."""
    try:
        at = 6
        name, at = _string(data, at)
        _, at = _string(data, at)
        (_, size) = struct.unpack_from("<II", data, at)
        at += 8 + size
        (length,) = struct.unpack_from("<I", data, at)
        inner = data[at + 4 : at + 4 + length]
        if len(inner) < length:
            raise ValueError
    except (struct.error, ValueError):
        yield Incomplete(where, "damaged", "an embedded file is cut off")
        return
    yield Embedded(where, inner, name or None)


def _string(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\0", at)
    return data[at:end].decode("cp1252", "replace"), end + 1


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """All streams of a compound file of no kind that is known better."""
    with opened(content) as ole:
        yield from common(ole, content, budget, frozenset())


FORMAT = Format("ole", ("application/x-ole-storage",), read)
