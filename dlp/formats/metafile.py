"""Metafiles, EMF and WMF of Windows and SVM of LibreOffice: the text they draw, and bitmaps in EMF.
Read only
but for SVM, which is emptied.

Office programs put one beside every embedded object, as its picture. Text may be drawn glyph by
glyph, so it is read a line a record, and once more with records of one height joined.

Source: [MS-EMF] sections 2.3.5.7, 2.3.5.8 and 2.3.1.7; [MS-WMF] section 2.3.3.5; SvmReader.cxx of
LibreOffice.
"""

import struct
from collections.abc import Iterator

from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Embedded,
    Format,
    Found,
    Incomplete,
    Rewrite,
    Slot,
)
from dlp.formats.ole import readable

_TEXT_A, _TEXT_W, _SMALL, _COMMENT, _DIB, _END = 83, 84, 108, 70, 81, 14
_OTHER_BITMAPS = frozenset({76, 77, 78, 79, 80, 114, 116})
_PICTURE = 400  # bytes of a record above which it can hold a picture
_WMF_TEXT, _WMF_EXT = 0x0521, 0x0A32
_WMF_DIBS = {0x0F43: 28, 0x0B41: 26, 0x0940: 22, 0x0D33: 24}  # where the bitmap begins
_WMF_BITMAPS = frozenset({*_WMF_DIBS, 0x0922, 0x0B23})
_SVM_TEXT, _SVM_COMMENT = frozenset(range(112, 116)), 512
_SVM_BITMAPS = frozenset(range(116, 126))
_PLACEABLE = b"\xd7\xcd\xc6\x9a"
MAX_RECORDS = 1_000_000

Line = tuple[int, str]  # height at which it is drawn, text


def read_emf(content: bytes, budget: Budget) -> Iterator[Found]:
    """Text of an enhanced metafile, then its bitmaps. Raises: Damaged."""
    lines: list[Line] = []
    count = pictures = 0
    at = unread = 0
    ended = False
    while at + 8 <= len(content) and not ended:
        kind, size = struct.unpack_from("<II", content, at)
        count += 1
        if size < 8 or size % 4 or at + size > len(content) or count > MAX_RECORDS:
            break
        record = content[at : at + size]
        at += size
        if kind in (_TEXT_A, _TEXT_W, _SMALL):
            lines += _emf_text(kind, record)
        elif kind == _COMMENT:
            lines += [(-1, line) for line in readable(record).split("\n") if line]
        elif kind == _DIB and size > _PICTURE:
            pictures += 1
            yield from _bitmap(record, f"picture/{pictures}")
        elif kind in _OTHER_BITMAPS and size > _PICTURE:
            unread += 1
        ended = kind == _END
        budget.tick()
    yield from _slots(lines)
    if unread:
        yield Incomplete("", "unsupported-part", "a bitmap in the picture is not read")
    if not ended:
        yield Incomplete("", "damaged", "the picture is cut off")


def _emf_text(kind: int, record: bytes) -> Iterator[Line]:
    try:
        if kind == _SMALL:
            _, height, chars, options = struct.unpack_from("<iiII", record, 8)
            start = 36 if options & 0x100 else 52
            wide = not options & 0x200
        else:
            _, height, chars, start = struct.unpack_from("<iiII", record, 36)
            wide = kind == _TEXT_W
    except struct.error:
        return
    raw = record[start : start + chars * (2 if wide else 1)]
    yield height, raw.decode("utf-16-le" if wide else "cp1252", "replace")


def _bitmap(record: bytes, path: str) -> Iterator[Found]:
    """A device independent bitmap as a BMP file."""
    try:
        info, info_size, bits, bits_size = struct.unpack_from("<4I", record, 48)
    except struct.error:
        return
    head, pixels = record[info : info + info_size], record[bits : bits + bits_size]
    if len(head) < 40 or len(pixels) < bits_size:
        yield Incomplete(path, "damaged", "a bitmap in the picture is cut off")
        return
    size = 14 + len(head) + len(pixels)
    yield Embedded(path, struct.pack("<2sIII", b"BM", size, 0, 14 + len(head)) + head + pixels)


def _bmp(dib: bytes) -> bytes:
    """A device independent bitmap as a BMP file; b"" when it is none."""
    if len(dib) < 40:
        return b""
    size, _, _, _, bits, packing = struct.unpack_from("<IiiHHI", dib)
    (colours,) = struct.unpack_from("<I", dib, 32)
    if not 40 <= size <= 124 or bits not in (1, 4, 8, 16, 24, 32):
        return b""
    colours = colours or (1 << bits if bits <= 8 else 0)
    start = 14 + size + 4 * min(colours, 256) + (12 if packing == 3 and size == 40 else 0)
    return struct.pack("<2sIII", b"BM", 14 + len(dib), 0, start) + dib


def read_wmf(content: bytes, budget: Budget) -> Iterator[Found]:
    """Text of an older metafile. Raises: Damaged."""
    at = 22 if content.startswith(_PLACEABLE) else 0
    if at + 18 > len(content):
        raise Damaged("the picture is cut off")
    at += 2 * struct.unpack_from("<H", content, at + 2)[0]
    lines: list[Line] = []
    unread = count = pictures = 0
    kind = -1
    while at + 6 <= len(content) and kind and count < MAX_RECORDS:
        words, kind = struct.unpack_from("<IH", content, at)
        size = 2 * words
        if size < 6 or at + size > len(content):
            break
        record = content[at : at + size]
        at, count = at + size, count + 1
        if kind in (_WMF_TEXT, _WMF_EXT):
            lines += _wmf_text(kind, record)
        elif kind in _WMF_BITMAPS and size > _PICTURE:
            if bitmap := _bmp(record[_WMF_DIBS[kind] :] if kind in _WMF_DIBS else b""):
                pictures += 1
                yield Embedded(f"picture/{pictures}", bitmap)
            else:
                unread += 1
        budget.tick()
    yield from _slots(lines)
    if unread:
        yield Incomplete("", "unsupported-part", "a bitmap in the picture is not read")
    if kind:
        yield Incomplete("", "damaged", "the picture is cut off")


def _wmf_text(kind: int, record: bytes) -> Iterator[Line]:
    try:
        if kind == _WMF_TEXT:
            (chars,) = struct.unpack_from("<H", record, 6)
            start, place = 8, 8 + chars + chars % 2
            (height,) = struct.unpack_from("<h", record, place)
        else:
            height, _, chars, options = struct.unpack_from("<hhHH", record, 6)
            start = 22 if options & 6 else 14
    except struct.error:
        return
    yield height, record[start : start + chars].decode("cp1252", "replace")


def read_svm(content: bytes, budget: Budget) -> Iterator[Found]:
    """Text of a metafile of LibreOffice. Raises: Damaged."""
    if len(content) < 12:
        raise Damaged("the picture is cut off")
    at = 12 + struct.unpack_from("<I", content, 8)[0]  # magic, version, length of the head
    lines: list[Line] = []
    unread = count = 0
    while at + 8 <= len(content) and count < MAX_RECORDS:
        kind, _, size = struct.unpack_from("<HHI", content, at)
        record = content[at + 8 : at + 8 + size]
        if len(record) < size:
            break
        at, count = at + 8 + size, count + 1
        if kind in _SVM_TEXT and size >= 10:
            height, chars = struct.unpack_from("<iH", record, 4)
            lines.append((height, record[10 : 10 + chars].decode("utf-8", "replace")))
            shown = lines[-1][1]
            lines += [
                (-1, line) for line in readable(record).split("\n") if line not in ("", shown)
            ]
        elif kind == _SVM_COMMENT:
            lines += [(-1, line) for line in readable(record).split("\n") if line]
        elif kind in _SVM_BITMAPS and size > _PICTURE:
            unread += 1
        budget.tick()
    yield from _slots(lines)
    if unread:
        yield Incomplete("", "unsupported-part", "a bitmap in the picture is not read")
    if at != len(content):
        yield Incomplete("", "damaged", "the picture is cut off")


def write_svm(content: bytes, _rewrite: Rewrite, _budget: Budget) -> bytes:
    """The picture without anything in it: it only repeats an object. Raises: CannotRewrite."""
    size = int.from_bytes(content[8:12], "little")
    if size < 4 or len(content) < 12 + size:
        raise CannotRewrite("the head of a picture is cut off")
    return content[: 8 + size] + bytes(4)  # the number of its records


def _slots(lines: list[Line]) -> Iterator[Slot]:
    """The text as it is drawn, and with what stands at one height joined."""
    shown = "\n".join(text for _, text in lines)
    if not shown.strip():
        return
    yield Slot("", shown)
    joined: list[str] = []
    before: int | None = None
    for height, text in lines:
        if height == before and height != -1:
            joined[-1] += text
        else:
            joined.append(text)
        before = height
    together = "\n".join(joined)
    if together != shown:
        yield Slot("joined", together)


EMF = Format("emf", ("image/emf",), read_emf)
WMF = Format("wmf", ("image/wmf",), read_wmf)
SVM = Format("svm", ("application/x-openoffice-gdimetafile",), read_svm, write_svm)
