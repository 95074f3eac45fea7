"""Outlook messages (msg): every property of a message, its recipients, attachments, inner messages.

A msg is an OLE container with one stream a property (MS-OXMSG). All text properties are read, known
or not; binary ones give their readable runs. It is not written back.
"""

import io
import struct
from collections.abc import Iterator

import olefile
import regex as re

from dlp.data import Incomplete
from dlp.formats import html, mime
from dlp.formats.base import Budget, Damaged, Embedded, Format, Found, Slot
from dlp.formats.encoding import decode
from dlp.formats.image_bytes import printable

_PROPERTY = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(?:-[0-9A-Fa-f]{8})?")
_BODY, _HTML, _RTF = 0x1000, 0x1013, 0x1009
_ATTACHED, _LONG_NAME, _NAME, _MIME = 0x3701, 0x3707, 0x3704, 0x370E
_WIDE, _NARROW, _BINARY, _STORAGE = 0x1F, 0x1E, 0x0102, 0x000D
_ERRORS = (
    *(OSError, IndexError, KeyError, ValueError, TypeError, AttributeError, struct.error),
    *(OverflowError, MemoryError, RecursionError),
)
_DICTIONARY = (  # what every compressed RTF begins with in mind (MS-OXRTFCP 2.1.2.1)
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
    b"\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
    b"\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW = 4_096


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """All properties, storage by storage. Raises: Damaged, LimitReached."""
    try:
        ole = olefile.OleFileIO(io.BytesIO(content))
        entries = ole.listdir(streams=True, storages=False)
    except _ERRORS:
        raise Damaged("the Outlook message cannot be opened") from None
    with ole:
        if not ole.exists("__properties_version1.0"):
            raise Damaged("the Outlook message has no properties")
        if _loose_entries(ole):
            yield Incomplete("", "damaged", "parts of the Outlook message hang on nothing")
        storages: dict[tuple[str, ...], list[list[str]]] = {}
        for entry in entries:
            budget.spend("entries")
            storages.setdefault(tuple(entry[:-1]), []).append(entry)
        numbers: dict[str, int] = {}
        said = False
        for storage, streams in storages.items():
            for one in _storage(ole, _path(storage, numbers), streams, budget):
                said = True
                yield one
        if not said:  # a message has a class, at least
            yield Incomplete("", "damaged", "the Outlook message is empty")


def _loose_entries(ole: olefile.OleFileIO) -> bool:
    """True when the directory has streams that no storage leads to."""
    try:
        ole.directory_fp.seek(0)
        data: bytes = ole.directory_fp.read()
    except _ERRORS:
        return True
    kinds = data[66::128]
    known = sum(entry is not None for entry in ole.direntries)
    return sum(kind in (1, 2, 5) for kind in kinds) > known


def _path(storage: tuple[str, ...], numbers: dict[str, int]) -> str:
    """Where a storage stands, by what it is and its position."""
    steps = []
    for depth, name in enumerate(storage):
        kind = next(
            (
                word
                for begin, word in (
                    ("__attach", "attachment"),
                    ("__recip", "recipient"),
                    ("__nameid", "names"),
                    ("__substg1.0_3701000D", "message"),
                )
                if name.startswith(begin)
            ),
            "storage",
        )
        if kind in ("attachment", "recipient", "storage"):
            key = "/".join(storage[: depth + 1])
            scope = "/".join(storage[:depth]) + "|" + kind
            if key not in numbers:
                numbers[scope] = numbers.get(scope, 0) + 1
                numbers[key] = numbers[scope]
            steps.append(f"{kind}/{numbers[key]}")
        else:
            steps.append(kind)
    return "/".join(steps)


def _storage(
    ole: olefile.OleFileIO, at: str, streams: list[list[str]], budget: Budget
) -> Iterator[Found]:
    """The properties of one storage: text in one slot, bodies and files by themselves."""
    lines: list[str] = []
    attached: bytes | None = None
    names: dict[int, str] = {}
    for stream in streams:
        data = _stream(ole, stream, budget)
        match = _PROPERTY.fullmatch(stream[-1])
        if match is None:
            lines.append(printable(data))
            continue
        tag, kind = int(match[1], 16), int(match[2], 16)
        text = _text(data, kind)
        if text is not None and tag == _BODY:
            yield Slot(_joined(at, "body"), text)
        elif text is not None and tag == _HTML:
            yield from html.found_in(text, budget, _joined(at, "html"))
        elif text is not None:
            names[tag] = text
            lines.append(text)
        elif tag == _HTML:
            found = decode(data)
            page = found.text if found else data.decode("latin-1")
            yield from html.found_in(page, budget, _joined(at, "html"))
        elif tag == _RTF:
            yield Embedded(_joined(at, "rtf"), unpack_rtf(data, budget), None, "application/rtf")
        elif tag == _ATTACHED:
            attached = data
        else:
            lines.append(printable(data))
    text = "\n".join(dict.fromkeys(line for line in lines if line.strip()))
    if text:
        yield Slot(_joined(at, "properties"), text)
    if attached is not None:
        name = names.get(_LONG_NAME, names.get(_NAME))
        yield Embedded(_joined(at, "file"), attached, name, names.get(_MIME))


def _stream(ole: olefile.OleFileIO, stream: list[str], budget: Budget) -> bytes:
    try:
        data: bytes = ole.openstream(stream).read()
    except _ERRORS:
        raise Damaged("a stream of the Outlook message cannot be read") from None
    budget.spend("unpacked_bytes", len(data))
    return data


def _text(data: bytes, kind: int) -> str | None:
    """The text of a property, None for what is binary."""
    if kind & 0xFFF == _WIDE:
        return data.decode("utf-16-le", "replace").rstrip("\0")
    if kind & 0xFFF == _NARROW:
        found = decode(data.rstrip(b"\0"))
        return found.text if found else mime.decoded(data, "cp1252")
    return None


def _joined(*steps: str) -> str:
    return "/".join(step for step in steps if step)


def unpack_rtf(data: bytes, budget: Budget) -> bytes:
    """Compressed RTF (MS-OXRTFCP). Raises: Damaged; LimitReached."""
    if len(data) < 16:
        raise Damaged("compressed RTF is cut short")
    _, size, magic, _ = struct.unpack_from("<4L", data)
    if magic == 0x414C454D:  # "MELA": not compressed
        return data[16 : 16 + size]
    if magic != 0x75465A4C:  # "LZFu"
        raise Damaged("compressed RTF of an unknown kind")
    budget.ratio(len(data), size)
    budget.spend("unpacked_bytes", size)
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, at, out = len(_DICTIONARY), 16, bytearray()
    while at < len(data) and len(out) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data) or len(out) >= size:
                break
            if not control >> bit & 1:
                out.append(data[at])
                window[write] = data[at]
                write, at = (write + 1) % _WINDOW, at + 1
                continue
            if at + 1 >= len(data):
                return bytes(out)
            offset, length = data[at] << 4 | data[at + 1] >> 4, (data[at + 1] & 15) + 2
            at += 2
            if offset == write:
                return bytes(out)
            for step in range(length):
                byte = window[(offset + step) % _WINDOW]
                out.append(byte)
                window[write] = byte
                write = (write + 1) % _WINDOW
    return bytes(out)


FORMAT = Format("msg", ("application/vnd.ms-outlook",), read)
