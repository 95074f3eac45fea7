"""Thumbnails of office files: pictures of the first page that office programs put in by themselves.

They repeat, too small to be read, what the file says: reading each by OCR would cost seconds a
file. They go when a file is redacted. What is larger, or holds more than pixels, is read.
"""

import struct

import regex as re

MOST = 640  # pixels in each direction
_NAME = re.compile(r"(?:docProps|Thumbnails)/thumbnail\.(?:png|jpe?g)$")
_CHUNKS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_PNG = b"\x89PNG\r\n\x1a\n"


def is_plain_thumbnail(name: str, content: bytes) -> bool:
    """True for a small picture without text of its own that stands where thumbnails stand."""
    if not _NAME.fullmatch(name):
        return False
    if content.startswith(_PNG) and len(content) > 24:
        ends = content.rstrip(b"\0").endswith(b"IEND\xaeB`\x82")
        return (
            ends
            and max(struct.unpack_from(">II", content, 16)) <= MOST
            and not any(chunk in content for chunk in _CHUNKS)
        )
    return content.startswith(b"\xff\xd8") and _is_plain_jpeg(content)


def _is_plain_jpeg(content: bytes) -> bool:
    """Walk the segments up to the size of the picture; comments and EXIF make it not plain."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        (length,) = struct.unpack_from(">H", content, at + 2)
        if marker in (0xE1, 0xFE):  # EXIF or XMP, comment
            return False
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return (
                max(struct.unpack_from(">HH", content, at + 5)) <= MOST
                and content.find(b"\xff\xd9", at) >= len(content) - 2
            )
        at += 2 + length
    return False
