"""Word, Excel and PowerPoint 97-2003, RTF and OLE objects: read wholly, never written."""

import struct
from pathlib import Path

import pytest

from dlp.extraction.files import read_file
from dlp.formats import FORMATS, format_of
from dlp.formats.base import Damaged, Encrypted
from dlp.limits import Limits
from tests.dlp.formats.compound import compound
from tests.dlp.formats.office import HALVES, VALUE, found, inside, slots

XLS = Path(__file__).parent / "data" / "klanten.xls"  # written by LibreOffice 7


def doc(*pieces: tuple[str, bool], flags: int = 0) -> bytes:
    """A Word file of text pieces, each in Windows-1252 (True) or UTF-16."""
    head = bytearray(0x200)
    struct.pack_into("<H", head, 10, flags)
    stream, places, entries, chars = bytes(head), [0], b"", 0
    for text, narrow in pieces:
        start = len(stream)
        stream += text.encode("cp1252" if narrow else "utf-16-le")
        chars += len(text)
        places.append(chars)
        entries += struct.pack("<HIH", 0, (start * 2) | 0x40000000 if narrow else start, 0)
    plc = struct.pack(f"<{len(places)}I", *places) + entries
    clx = b"\x02" + struct.pack("<I", len(plc)) + plc
    whole = bytearray(stream)
    struct.pack_into("<II", whole, 0x1A2, 0, len(clx))
    return compound({"WordDocument": bytes(whole), "0Table": clx})


def test_word_text_is_read_in_the_order_of_its_pieces() -> None:
    content = doc(
        ("Geachte\rINSZ ", True), (HALVES[0], False), (f"{HALVES[1]}\x07b\x07\x07é", True)
    )
    assert slots(content)["body"] == f"Geachte\nINSZ {VALUE}\tb\né"


def test_older_text_that_no_piece_names_is_read() -> None:
    content = doc((f"weg {VALUE} weg", True), ("blijft", True))
    only = content.replace(struct.pack("<I", len(f"weg {VALUE} weg")), struct.pack("<I", 0), 1)
    assert VALUE not in slots(only).get("body", "")
    assert VALUE in slots(only)["left"]


def records(*atoms: tuple[int, bytes]) -> bytes:
    inner = b"".join(struct.pack("<HHI", 0, kind, len(data)) + data for kind, data in atoms)
    return struct.pack("<HHI", 0xF, 0x03E8, len(inner)) + inner


def test_slides_and_notes_are_read() -> None:
    stream = records(
        (0x0FA0, f"Titel {VALUE}\rtwee".encode("utf-16-le")),
        (0x0FA8, b"caf\xe9"),
        (0x0FBA, "naam".encode("utf-16-le")),
    )
    text = slots(compound({"PowerPoint Document": stream}))["slides"]
    assert text.startswith(f"Titel {VALUE}\ntwee\ncafé\nnaam")


def test_sheets_are_tables_hidden_ones_too() -> None:
    read = read_file(XLS.read_bytes(), name=None, limits=Limits(), tells=lambda _: False)
    slot = read.root.slots["sheet/1"]
    assert slot.text == f"Naam\tINSZ\nJan\t{VALUE}\nPiet\t85073099932"
    where = slot.location(slot.text.index(VALUE))
    assert where is not None
    assert (where.sheet, where.cell, where.header) == ("Sheet", "B2", "INSZ")
    assert read.root.slots["sheet/2"].text == VALUE


ENCRYPTED = [
    doc(("x", True), flags=0x0100),
    compound(
        {
            "PowerPoint Document": records((0x0FA8, b"x")),
            "Current User": bytes(12) + struct.pack("<I", 0xF3D1C4DF),
        }
    ),
]


@pytest.mark.parametrize("content", ENCRYPTED, ids=["doc", "ppt"])
def test_what_needs_a_password_is_said_to(content: bytes) -> None:
    with pytest.raises(Encrypted):
        found(content)


def test_encrypted_office_files_are_said_to_be() -> None:
    content = compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"})
    read = read_file(content, name=None, limits=Limits(), tells=lambda _: False)
    assert [one.reason for one in read.document.incomplete] == ["encrypted"]


def native(name: str, content: bytes) -> bytes:
    """An Ole10Native stream."""
    names = name.encode("cp1252") + b"\0" + f"C:\\{name}".encode("cp1252") + b"\0"
    tail = struct.pack("<II", 0x30000, 4) + b"tmp\0" + struct.pack("<I", len(content)) + content
    return struct.pack("<IH", len(names) + len(tail) + 2, 2) + names + tail


def test_a_file_that_was_dragged_into_a_document_is_a_file_with_its_name() -> None:
    (one,) = inside(compound({"\x01Ole10Native": native("brief.txt", f"INSZ {VALUE}".encode())}))
    assert (one.name, one.content) == ("brief.txt", f"INSZ {VALUE}".encode())


def test_a_package_in_an_object_is_a_file() -> None:
    (one,) = inside(compound({"Package": b"PK\x03\x04 and so on"}))
    assert one.content.startswith(b"PK\x03\x04")


RTF = [
    (f"INSZ {VALUE}", f"INSZ {VALUE}"),
    (rf"{HALVES[0]}\b {HALVES[1]}\b0", VALUE),
    (rf"{{\b {HALVES[0]}}}{{\i {HALVES[1]}}}", VALUE),
    (r"85\'2e07.30\_999.32", VALUE),
    (r"85\u46?07.30-999.32", VALUE),
    (rf"x{{\footnote {VALUE}}}y", VALUE),
    (rf"{{\header\pard {VALUE}\par}}", VALUE),
    (rf"{{\info{{\author {VALUE}}}}}", VALUE),
    (rf'{{\field{{\*\fldinst HYPERLINK "mailto:{VALUE}"}}{{\fldrslt x}}}}', VALUE),
    (rf"{{\*\annotation {VALUE}}}", VALUE),
    (rf"{{{{\*\atrfstart 0}}{VALUE}}}{{\*\atrfend 0}}{{\*\atndate 9}}x", f"{VALUE}\n"),
    (rf"{{\*\revtbl{{Unknown;}}{{{VALUE};}}}}", f"{VALUE};"),
    (rf"{{\v {VALUE}}}", VALUE),
    (rf"x{{\*\unheardof {VALUE}}}y", f"x\n{VALUE}\ny"),
    (rf"{{\stylesheet{{\s1 heading 1;}}{{\s2 INSZ {VALUE};}}}}x", f"INSZ {VALUE};"),
    (rf"{{\fonttbl{{\f1 {VALUE};}}}}x", f"{VALUE};"),
    (r"caf\'e9 \u8364?", "café €"),
    (r"a\par b\tab c\line d\{e\}", "a\nb\tc\nd{e}"),
]


@pytest.mark.parametrize(("body", "text"), RTF)
def test_rtf_is_read_wherever_text_hides(body: str, text: str) -> None:
    source = rf"{{\rtf1\ansi\ansicpg1252{{\fonttbl{{\f0 Arial;}}}}{body}}}"
    assert text in slots(source.encode())[""]


def test_pictures_in_rtf_are_files() -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(40)
    source = rf"{{\rtf1 x{{\pict\pngblip {data.hex()}}}}}"
    assert [one.content for one in inside(source.encode())] == [data]


@pytest.mark.parametrize("before", ["", r"{\*\picprop{\sp{\sn wzName}{\sv }}}", "\\wmetafile8\n"])
def test_pictures_in_rtf_are_files_whatever_stands_before(before: str) -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(40)
    source = rf"{{\rtf1 x{{\pict{before} {data.hex()}}}}}"
    assert [one.content for one in inside(source.encode())] == [data]


def test_who_changed_and_commented_a_word_file_is_read() -> None:
    authors = "Dienst X".encode("utf-16-le") + bytes(2) + f"INSZ {VALUE}".encode("utf-16-le")
    stream = bytearray(doc(("x", True)))
    table = stream.index(b"\x02" + struct.pack("<I", 16))  # the piece table begins the stream
    stream[table + 40 : table + 40 + len(authors)] = authors
    fib = stream.index(struct.pack("<II", 0, 21))
    struct.pack_into("<II", stream, fib + 8 * (51 - 33), 40, len(authors))
    assert VALUE in slots(bytes(stream))["names"]


@pytest.mark.parametrize("behind", [b"\0", b"\xc1\x01"])
def test_a_number_in_a_binary_stream_is_read_whatever_bytes_are_around_it(behind: bytes) -> None:
    content = compound({"Other": b"\x17\x0f\0" + VALUE.encode() + behind})
    assert VALUE in "\n".join(slots(content).values()).split("\n")


def test_rtf_that_nests_without_end_is_damaged() -> None:
    with pytest.raises(Damaged):
        found(b"{\\rtf1 " + b"{" * 5_000)


@pytest.mark.parametrize("name", ["doc", "xls", "xlsb", "ppt", "rtf", "ole"])
def test_none_of_them_is_written(name: str) -> None:
    assert name in FORMATS
    one = format_of(name)
    assert one is not None
    assert one.write is None
