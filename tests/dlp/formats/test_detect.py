"""What a file is, by its content."""

import zipfile
from io import BytesIO

import pytest

from dlp.formats import FORMATS
from dlp.formats.detect import detect


def zipped(**entries: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
CASES = [
    (b"%PDF-1.7\n", "pdf", "application/pdf"),
    (b"junk\n%PDF-1.7\n", "pdf", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (zipped(**{"a.txt": "x"}), "zip", "application/zip"),
    (zipped(**{"[Content_Types].xml": f'<Override ContentType="{WORD}.main+xml"/>'}), "docx", WORD),
    (
        zipped(mimetype="application/vnd.oasis.opendocument.text-template"),
        "odt",
        "application/vnd.oasis.opendocument.text-template",
    ),
    (b"PK\x05\x06 cut off", "zip", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 cut off", "ole", "application/x-ole-storage"),
    (b"MZ is een afkorting", "txt", "text/plain"),
    (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60), "program", None),
    (b"", "txt", "text/plain"),
]


@pytest.mark.parametrize(("content", "name", "media_type"), CASES)
def test_by_content(content: bytes, name: str, media_type: str | None) -> None:
    found = detect(content, "brief.docx")
    assert found.format == name
    assert media_type in (None, found.media_type)


TEXTS = [
    ('<?xml version="1.0"?><a/>', "application/xml"),
    ("<!-- x -->\n<!DOCTYPE html><html>", "text/html"),
    ("<div class='a'>x</div>", "text/html"),
    ('[{"a": 1}]', "application/json"),
    ("[x](http://a.be) en meer", "text/plain"),
    ("BEGIN:VCARD\r\nVERSION:3.0\r\n", "text/vcard"),
    ("begin:vcalendar\n", "text/calendar"),
    ("Received: by x\r\nFrom: a@b.be\r\nTo: c@d.be\r\nSubject: x\r\n\r\nhi", "message/rfc822"),
    ("From a@b.be Mon Jan  1 00:00:00 2024\nFrom: a@b.be\nSubject: x\n\nhi\n", "application/mbox"),
    (
        'From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype="text/html"\n\nx',
        "multipart/related",
    ),
    ("Van: Jan\nOnderwerp: iets\n\nDag", "text/plain"),
]


@pytest.mark.parametrize(("text", "media_type"), TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_kinds_of_text(text: str, media_type: str, encoding: str) -> None:
    assert detect(text.encode(encoding)).media_type == media_type


def test_a_text_kind_without_reader_is_read_as_text() -> None:
    assert detect(b"begin:vcalendar\n").format in FORMATS
