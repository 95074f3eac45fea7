"""Which bytes are text, and that text goes back the way it came."""

import stat
from pathlib import Path

import pytest

from dlp.cli.files import Decoded, decode, read, write_whole

TEXT = "één\r\ntwee\rdrie\n€"

ENCODED = [
    (TEXT.encode(), "utf-8", b""),
    (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", b"\xef\xbb\xbf"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", b"\xff\xfe"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", b"\xfe\xff"),
    (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32-le", b"\xff\xfe\0\0"),
    (b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), "utf-32-be", b"\0\0\xfe\xff"),
    (TEXT.encode("cp1252"), "cp1252", b""),
]


@pytest.mark.parametrize(("data", "encoding", "mark"), ENCODED)
def test_text_is_read_and_written_back_as_it_was(data: bytes, encoding: str, mark: bytes) -> None:
    decoded = decode(data)
    assert decoded == Decoded(TEXT, encoding, mark)
    assert decoded.encode(TEXT) == data
    assert decoded.encode("<PERSON_1>\r\n") == mark + "<PERSON_1>\r\n".encode(encoding)


def test_an_empty_file_is_text() -> None:
    assert decode(b"") == Decoded("", "utf-8")


NO_TEXT = [
    (b"%PDF-1.7\n", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office"),
    (b"{\\rtf1 Bonjour}", "RTF"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"plain until \x00 here", "binary"),
    ("één".encode("utf-16-le"), "binary"),
    (b"\xff\xfe\x00\xd8", "damaged utf-16-le"),
    (b"\xef\xbb\xbf\xff", "damaged utf-8"),
    (b"\x81\x8d", "neither"),
    (bytes(range(256)), "neither"),
]


@pytest.mark.parametrize(("data", "why"), NO_TEXT)
def test_what_is_no_text_is_said_to_be_none(data: bytes, why: str) -> None:
    said = decode(data)
    assert isinstance(said, str)
    assert said.startswith(why)


def test_no_text_is_shown() -> None:
    assert "geheim" not in repr(decode(b"geheim"))


@pytest.mark.parametrize(("size", "whole"), [(0, True), (10, True), (11, False)])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, size: int, whole: bool) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x" * size)
    assert read(str(file), 10) == (b"x" * size if whole else None)


def test_a_file_is_put_in_its_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_nothing_is_left_behind_when_a_file_cannot_be_put(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert stat.S_ISDIR(target.stat().st_mode)
