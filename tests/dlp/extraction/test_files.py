"""Files to runs of text: paths, names, limits, and what cannot be read."""

from dataclasses import replace

import pytest

from dlp.extraction.files import FileDocument, read_file
from dlp.limits import FileLimits, Limits


def read(content: bytes, name: str | None = None, limits: Limits | None = None) -> FileDocument:
    return read_file(content, name=name, limits=limits or Limits(), tells=lambda text: "99" in text)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850"]
)
def test_text_in_any_encoding_is_one_part(encoding: str) -> None:
    text = (
        "Dossier van de ingeschreven cliënt, née à Liège, déjà reçu.\r\nNummer 85.07.30-999.32\r\n"
    )
    found = read(text.encode(encoding))
    assert [(part.path, part.text) for part in found.document.parts] == [("text", text)]
    assert found.document.incomplete == ()
    assert [(i.part, i.media_type, i.characters) for i in found.infos] == [
        ("text", "text/plain", len(text))
    ]


def test_the_name_is_a_part_too() -> None:
    found = read(b"x", "verslag_85073099932.txt")
    assert [(p.path, p.text) for p in found.document.parts] == [
        ("#name", "verslag 85073099932    "),
        ("text", "x"),
    ]


UNREAD = [
    (b"\x7fELF\x02\x01\x01\x00" + bytes(64), "unsupported"),
    (b"7z\xbc\xaf\x27\x1c" + bytes(64), "unsupported"),
    (b"OggS" + bytes(64), "media"),
    (bytes(range(256)) * 4, "unsupported"),
]


@pytest.mark.parametrize(("content", "reason"), UNREAD)
def test_what_is_not_read_is_incomplete(content: bytes, reason: str) -> None:
    found = read(content)
    assert [one.reason for one in found.document.incomplete] == [reason]
    assert [one.scanned for one in found.infos] == [False]


def test_a_limit_is_named() -> None:
    limits = replace(Limits(), files=FileLimits(max_document_chars=10))
    (one,) = read(b"x" * 11, limits=limits).document.incomplete
    assert (one.reason, one.detail) == ("limit", "more than max_document_chars = 10")


def test_an_empty_file_is_complete() -> None:
    found = read(b"")
    assert found.document.parts == ()
    assert found.document.incomplete == ()
