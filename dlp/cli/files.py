"""Files as text: what encoding they are in, and writing them back the same way, whole or not."""

import codecs
import os
import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path

import regex as re

STDIN = "-"

# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What begins like this is no plain text, even where its bytes could be read as such.
_FORMATS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, Office or OpenDocument"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office or Outlook"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x7fELF", "program"),
    (b"SQLite format 3\x00", "SQLite"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")  # in no text; escape and form feed may be


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how to write text back in its way; newlines are untouched."""

    text: str = field(repr=False)
    encoding: str
    mark: bytes = b""  # byte order mark

    def encode(self, text: str) -> bytes:
        """The text as bytes of the same form."""
        return self.mark + text.encode(self.encoding)


def decode(data: bytes) -> Decoded | str:
    """The text of a file, or why it is none: by byte order mark, else UTF-8, else Windows-1252.

    Cost: linear.
    """
    for magic, name in _FORMATS:
        if data.startswith(magic):
            return f"{name} files are not read yet"
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, mark)
            except UnicodeDecodeError:
                return f"damaged {encoding} text"
    for encoding in ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _CONTROL.search(text):
            return "binary content is not read yet"
        return Decoded(text, encoding)
    return "neither UTF-8 nor Windows-1252 text"


def read(name: str, limit: int) -> bytes | None:
    """The bytes of a file, or of standard input for `-`; None when there are more than `limit`.

    Raises: OSError.
    """
    if name == STDIN:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(limit + 1)
    return None if len(data) > limit else data


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in its place at once: a reader sees the old one or all of the new one.

    Raises: OSError.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
