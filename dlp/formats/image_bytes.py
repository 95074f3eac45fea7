"""Pictures as bytes: where one ends, what stands behind it, and which blocks hold words."""

import zlib
from collections.abc import Iterator

import regex as re

SMALL_TRAILER = 4_096  # bytes that cameras leave behind a picture; more is a file of its own
LEAST = 4  # characters of a run that may be words
MAX_BLOCK = 8_000_000  # bytes of one block that are looked at

_PNG = b"\x89PNG\r\n\x1a\n"
_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # a marker that ends entropy-coded data
_FILES = (b"PK\x03\x04", b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")
_BYTE_RUN = re.compile(rb"[\t\r\n\x20-\x7e\xc2-\xf4\x80-\xbf]{4,}")
_LATIN_RUN = re.compile(rb"[\t\r\n\x20-\x7e\xa1-\xff]{4,}")
_WIDE_RUNS = (
    re.compile(rb"(?:[\t\r\n\x20-\xff]\x00){4,}"),
    re.compile(rb"(?:\x00[\t\r\n\x20-\xff]){4,}"),
)
_PNG_QUIET = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"}
_PNG_QUIET |= {b"bKGD", b"pHYs", b"tIME", b"hIST", b"fcTL", b"fdAT", b"acTL"}


def printable(data: bytes) -> str:
    """Runs of readable characters in binary data, one a line: UTF-8 or Latin-1, and UTF-16.

    Cost: linear.
    """
    data = data[:MAX_BLOCK]
    found: list[str] = []
    for run in _BYTE_RUN.findall(data):
        try:
            found.append(run.decode("utf-8"))
        except UnicodeDecodeError:
            found += [part.decode("latin-1") for part in _LATIN_RUN.findall(run)]
    if data.count(0) * 4 > len(data):
        for pattern, encoding in zip(_WIDE_RUNS, ("utf-16-le", "utf-16-be"), strict=True):
            found += [run.decode(encoding, "replace") for run in pattern.findall(data)]
    return "\n".join(line for line in (one.strip() for one in found) if len(line) >= LEAST)


def is_small_trailer(data: bytes) -> bool:
    """True for what cameras leave behind a picture; False for what may be another file."""
    return len(data) <= SMALL_TRAILER and not any(magic in data for magic in _FILES)


def behind(kind: str, content: bytes) -> bytes:
    """What stands behind the end of the picture, without filling zeros."""
    end = {"png": _png_end, "jpg": _jpg_end, "webp": _webp_end, "bmp": _bmp_end}.get(kind)
    at = end(content) if end else len(content)
    return content[at:].strip(b"\0\r\n \xff") if at < len(content) else b""


def is_whole(kind: str, content: bytes) -> bool:
    """False for a picture that is shorter than it says: decoders may not mind."""
    if kind == "png":
        return any(name == b"IEND" for name, _ in _png_chunks(content))
    end = {"webp": _webp_end, "bmp": _bmp_end}.get(kind)
    return end is None or end(content) <= len(content)


def blocks(kind: str, content: bytes) -> Iterator[str]:
    """Words in blocks that the decoder does not show: comments, IPTC, unknown chunks."""
    if kind == "png":
        for name, data in _png_chunks(content):
            if name in _PNG_QUIET:
                continue
            yield printable(data)
            yield _inflated(data)
    elif kind == "jpg":
        for marker, start, end in _jpg_segments(content):
            if marker == 0xFE or 0xE1 <= marker <= 0xEF:
                yield printable(content[start + 4 : end])
    elif kind == "webp":
        for name, data in _riff_chunks(content):
            if name not in (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"):
                yield printable(data)


def bare_jpeg(content: bytes) -> bytes | None:
    """A JPEG without comments and application blocks but JFIF, Adobe and colour profile.

    None when its structure is not plain.
    """
    out, done = [content[:2]], 2
    for marker, start, end in _jpg_segments(content):
        if start < done:
            return None
        colour = marker == 0xE2 and content[start + 4 : start + 15] == b"ICC_PROFILE"
        keep = marker in (0xE0, 0xEE) or colour or not (marker == 0xFE or 0xE0 <= marker <= 0xEF)
        if keep:
            out.append(content[start:end])
        done = end
    if done >= len(content) or not out:
        return None
    out.append(content[done : _jpg_end(content)])
    return b"".join(out)


def _png_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name = content[at + 4 : at + 8]
        yield name, content[at + 8 : at + 8 + length]
        at += 12 + length
        if name == b"IEND":
            return


def _inflated(data: bytes) -> str:
    """The compressed text of a chunk, from its first bytes on or behind some name."""
    for at in range(len(data)):
        if data[at] in (0x58, 0x78, 0x48, 0x68, 0x08, 0x18, 0x28, 0x38):
            try:
                return printable(zlib.decompressobj().decompress(data[at:], MAX_BLOCK))
            except zlib.error:
                continue
        if at > 400:
            break
    return ""


def _png_end(content: bytes) -> int:
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        last = content[at + 4 : at + 8] == b"IEND"
        at += 12 + length
        if last:
            return at
    return len(content)


def _jpg_segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of every segment before the first scan."""
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in (0xD9, 0xDA):
            return
        if marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        end = min(at + 2 + max(length, 2), len(content))
        yield marker, at, end
        at = end


def _jpg_end(content: bytes) -> int:
    """Behind the end-of-image marker of the first picture."""
    at = 2
    for _, _, at in _jpg_segments(content):  # noqa: B007 - the end of the last one
        pass
    while at + 2 <= len(content):
        if content[at] != 0xFF:
            return len(content)
        marker = content[at + 1]
        if marker == 0xD9:
            return at + 2
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4], "big"))
        if marker == 0xDA:
            found = _SCAN_END.search(content, at)
            at = found.start() if found else len(content)
    return len(content)


def _riff_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        yield content[at : at + 4], content[at + 8 : at + 8 + length]
        at += 8 + length + (length & 1)


def _webp_end(content: bytes) -> int:
    return 8 + int.from_bytes(content[4:8], "little")


def _bmp_end(content: bytes) -> int:
    said = int.from_bytes(content[2:6], "little")
    return said if said >= 54 else len(content)
