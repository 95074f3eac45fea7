"""Word 97-2003 files. Read only.

The text stands in pieces, in Windows-1252 or UTF-16, that the piece table in the table stream puts
in order; body, notes, headers, comments and text boxes follow each other. Characters of the stream
that no piece names are older text (fast saves): they are read too.

Source: [MS-DOC], sections 2.4.1 and 2.9.177.
"""

import struct
from collections.abc import Iterator

from dlp.formats.base import Budget, Damaged, Encrypted, Format, Found, Slot
from dlp.formats.ole import common, opened, readable

_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_CLX = 0x01A2  # in the FIB: place and length of the piece table
_TABLES = 0x009A  # in the FIB: place and length of each table
_NAMES = (
    21,
    32,
    36,
    45,
    50,
    51,
)  # bookmarks, properties, authors of comments, form fields, shapes,
# authors of changes
_COMPRESSED = 0x40000000
_CHARS = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x1e": "-", "\x1f": None, "\x13": "\n", "\x14": "\n"}
    | {"\x15": "\n", "\x01": None, "\x02": None, "\x05": None, "\x08": None, "\x00": None}
)
_OWN = frozenset({"WordDocument", "0Table", "1Table"})


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """The text in the order of the piece table, then what is beside it."""
    with opened(content) as ole:
        stream = ole.openstream("WordDocument").read()
        budget.spend("unpacked_bytes", len(stream))
        if len(stream) < _CLX + 8:
            raise Damaged("the document is cut off")
        (flags,) = struct.unpack_from("<H", stream, 10)
        if flags & _ENCRYPTED:
            raise Encrypted("the document needs a password")
        table = ole.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        text = "".join(_pieces(stream, table))
        shown = text.replace("\x07\x07", "\n").replace("\x07", "\t").translate(_CHARS)
        if shown.strip():
            yield Slot("body", shown)
        if left := _left(stream, text):
            yield Slot("left", left)
        if names := _names(stream, table):
            yield Slot("names", names)
        yield from common(ole, content, budget, _OWN)


def _names(stream: bytes, table: bytes) -> str:
    """What people called things, and who they are, one a line."""
    found = []
    for number in _NAMES:
        if _TABLES + 8 * number + 8 <= len(stream):
            start, length = struct.unpack_from("<II", stream, _TABLES + 8 * number)
            found.append(readable(table[start : start + length]))
    return "\n".join(filter(None, found))


def _pieces(stream: bytes, table: bytes) -> Iterator[str]:
    """The text of every piece. Raises: Damaged."""
    start, length = struct.unpack_from("<II", stream, _CLX)
    clx = table[start : start + length]
    at = 0
    while at < len(clx) and clx[at] == 1:  # formatting of pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        raise Damaged("the piece table is missing")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (size - 4) // 12
    plc = clx[at + 5 : at + 5 + size]
    if count < 0 or len(plc) < 4 + count * 12:
        raise Damaged("the piece table is cut off")
    places = struct.unpack_from(f"<{count + 1}I", plc)
    for i in range(count):
        (place,) = struct.unpack_from("<I", plc, (count + 1) * 4 + i * 8 + 2)
        chars = places[i + 1] - places[i]
        if chars < 0 or chars > len(stream):
            raise Damaged("the piece table is damaged")
        if place & _COMPRESSED:
            first = (place & ~_COMPRESSED) // 2
            yield stream[first : first + chars].decode("cp1252", "replace")
        else:
            yield stream[place : place + 2 * chars].decode("utf-16-le", "replace")


def _left(stream: bytes, text: str) -> str:
    """Runs of characters in the stream that the pieces do not hold."""
    lines = readable(stream).split("\n")
    return "\n".join(line for line in lines if line.strip() and line.strip() not in text)


FORMAT = Format("doc", ("application/msword",), read)
