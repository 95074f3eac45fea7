"""Metafiles: text however it is drawn, bitmaps, and files that are cut off."""

import io
import struct

import pytest
from PIL import Image

from dlp.formats.base import Damaged
from tests.dlp.formats.office import HALVES, VALUE, found, inside, slots, unread, without


def record(kind: int, body: bytes) -> bytes:
    body += bytes(-len(body) % 4)
    return struct.pack("<II", kind, 8 + len(body)) + body


def wide(text: str, height: int = 5) -> bytes:
    raw = text.encode("utf-16-le")
    return record(
        84, bytes(28) + struct.pack("<iiIIII", 1, height, len(text), 76, 0, 0) + bytes(16) + raw
    )


def small(text: str) -> bytes:
    options = 0x100 | 0x200
    return record(
        108, struct.pack("<iiIIIff", 1, 7, len(text), options, 1, 1, 1) + text.encode("cp1252")
    )


def emf(*records: bytes, end: bool = True) -> bytes:
    head = bytearray(record(1, bytes(80)))
    head[40:44] = b" EMF"
    return bytes(head) + b"".join(records) + (record(14, bytes(12)) if end else b"")


def wmf(*records: bytes, placeable: bool = True) -> bytes:
    head = b"\xd7\xcd\xc6\x9a" + bytes(18) if placeable else b""
    head += struct.pack("<HHHIHIH", 1, 9, 0x300, 0, 0, 0, 0)
    return head + b"".join(records) + struct.pack("<IH", 3, 0)


def wmf_text(text: str) -> bytes:
    raw = text.encode("cp1252")
    raw += bytes(len(raw) % 2)
    return struct.pack("<IHhhHH", 7 + len(raw) // 2, 0x0A32, 5, 1, len(text), 0) + raw


def svm(*actions: tuple[int, bytes]) -> bytes:
    head = bytes(45) + struct.pack("<I", len(actions))
    body = b"".join(struct.pack("<HHI", kind, 1, len(data)) + data for kind, data in actions)
    return b"VCLMTF" + struct.pack("<HI", 1, len(head)) + head + body


def svm_text(text: str, height: int = 5) -> tuple[int, bytes]:
    raw, wide_ = text.encode(), text.encode("utf-16-le")
    data = struct.pack("<iiH", 1, height, len(raw)) + raw + struct.pack("<HHH", 0, 9, len(text))
    return 113, data + wide_


TEXTS = [
    svm(svm_text(f"INSZ {VALUE}")),
    svm(*(svm_text(char) for char in VALUE)),
    emf(wide(f"INSZ {VALUE}")),
    emf(*(wide(char) for char in VALUE)),
    emf(small(HALVES[0]), small(HALVES[1])),
    wmf(wmf_text(f"INSZ {VALUE}")),
    wmf(*(wmf_text(char) for char in VALUE)),
    wmf(wmf_text(VALUE), placeable=False),
]


@pytest.mark.parametrize("content", TEXTS)
def test_text_is_read_however_it_is_drawn(content: bytes) -> None:
    assert any(VALUE in text for text in slots(content).values())
    assert not unread(content)


def test_a_bitmap_is_a_picture_inside() -> None:
    info = struct.pack("<IiiHHIIiiII", 40, 20, 20, 1, 24, 0, 1_200, 0, 0, 0, 0)
    body = bytes(40) + struct.pack("<4I", 80, 40, 120, 1_200) + bytes(16) + info + bytes(1_200)
    (one,) = inside(emf(record(81, body)))
    assert one.content[:2] == b"BM"
    assert len(one.content) == 14 + 40 + 1_200


def test_what_is_not_read_is_said() -> None:
    assert [one.reason for one in unread(emf(record(76, bytes(2_000))))] == ["unsupported-part"]
    assert [one.reason for one in unread(emf(wide("x"), end=False))] == ["damaged"]
    assert [one.reason for one in unread(wmf(wmf_text("x"))[:-6])] == ["damaged"]
    with pytest.raises(Damaged):
        found(b"\xd7\xcd\xc6\x9a")


def test_a_bitmap_in_an_older_metafile_is_a_picture() -> None:
    pixels = struct.pack("<IiiHHIIiiII", 40, 9, 9, 1, 24, 0, 0, 0, 0, 0, 0) + b"\x80" * 28 * 15
    data = bytes(22) + pixels
    record_ = struct.pack("<IH", 3 + len(data) // 2, 0x0F43) + data
    (one,) = inside(wmf(record_))
    assert one.content[:2] == b"BM"
    with Image.open(io.BytesIO(one.content)) as image:
        assert image.size == (9, 9)


def test_a_metafile_of_libreoffice_is_emptied_and_never_clean_when_cut() -> None:
    content = svm(svm_text(VALUE), svm_text("x"))
    assert not unread(content)
    clean = without(content)
    assert VALUE.encode() not in clean
    assert not unread(clean)
    assert not slots(clean)
    assert unread(content[:-3])
