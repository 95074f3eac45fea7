"""Tar archives, and files packed by gzip, bzip2 or xz. Every member is a file in a file.

Nothing touches the disk, so that names are only text: all are scanned, those of folders and links
too, and comments and owners. They are not written back.
"""

import bz2
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO

from dlp.data import Incomplete
from dlp.formats.base import Budget, Damaged, Embedded, Format, Found, Slot
from dlp.formats.image_bytes import printable

_CHUNK = 1 << 20
_MAGIC = {"gz": b"\x1f\x8b", "bz2": b"BZh", "xz": b"\xfd7zXZ"}
_XZ_MEMORY = 256_000_000  # bytes that unpacking xz may take
_PACKED_ERRORS = (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError, MemoryError)
_TAR_ERRORS = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, RuntimeError)


def read_tar(content: bytes, budget: Budget) -> Iterator[Found]:
    """Members, their names, links, owners, and bytes behind the end. Raises: Damaged."""
    asides: list[str] = []
    number = 0
    try:
        archive = tarfile.open(fileobj=BytesIO(content), mode="r:")  # noqa: SIM115 - closed below
    except _TAR_ERRORS:
        raise Damaged("the tar archive cannot be opened") from None
    with archive:
        while True:
            try:
                member = archive.next()
            except _TAR_ERRORS:
                yield Incomplete("", "damaged", "the tar archive is cut short or broken")
                break
            if member is None:
                break
            budget.spend("entries")
            asides += [member.linkname, member.uname, member.gname]
            asides += [f"{key}: {value}" for key, value in member.pax_headers.items()]
            if not member.isreg():
                asides.append(member.name)
                continue
            number += 1
            budget.spend("unpacked_bytes", member.size)
            file = archive.extractfile(member)
            try:
                data = file.read() if file is not None else b""
            except _TAR_ERRORS:
                data = b""
            if len(data) < member.size:
                asides.append(member.name)
                yield Incomplete(f"file/{number}", "damaged", "a member is cut short")
                continue
            yield Embedded(f"file/{number}", data, member.name)
        end = archive.offset
    if text := "\n".join(dict.fromkeys(filter(None, asides))):
        yield Slot("directory", text)
    rest = content[end:].strip(b"\0")
    if rest:
        yield Embedded("behind/1", rest)


class _Stream:
    """One packed stream, unpacked a MB at a time."""

    def __init__(self, kind: str) -> None:
        self._bz2 = bz2.BZ2Decompressor() if kind == "bz2" else None
        self._xz = lzma.LZMADecompressor(lzma.FORMAT_XZ, _XZ_MEMORY) if kind == "xz" else None
        self._gz = zlib.decompressobj(31)
        self.eof = False
        self.rest = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        """Unpacked pieces; afterwards `eof` and `rest` hold. Raises: _PACKED_ERRORS."""
        whole = self._bz2 or self._xz
        if whole is not None:
            while not whole.eof:
                piece = whole.decompress(data, _CHUNK)
                data = b""
                yield piece
                if whole.needs_input and not whole.eof:
                    return
            self.eof, self.rest = True, whole.unused_data
            return
        while data and not self._gz.eof:
            yield self._gz.decompress(data, _CHUNK)
            data = self._gz.unconsumed_tail
        while not self._gz.eof:
            piece = self._gz.decompress(b"", _CHUNK)
            if not piece:
                return
            yield piece
        self.eof, self.rest = True, self._gz.unused_data


def _unpacked(kind: str, content: bytes, budget: Budget) -> tuple[bytes, bytes]:
    """Unpacked bytes of all streams in a row, and what stands behind them that is none.

    Raises: Damaged; LimitReached.
    """
    out: list[bytes] = []
    rest, length = content, 0
    while rest:
        stream = _Stream(kind)
        done = len(out)
        try:
            for piece in stream.pieces(rest):
                out.append(piece)
                length += len(piece)
                budget.spend("unpacked_bytes", len(piece))
                budget.ratio(len(content), length)
        except _PACKED_ERRORS:
            if done == 0 or any(out[done:]):
                raise Damaged("the packed file is broken") from None
            return b"".join(out[:done]), rest
        if not stream.eof:
            if done and not rest.startswith(_MAGIC[kind]):
                return b"".join(out[:done]), rest
            raise Damaged("the packed file is cut short")
        rest = stream.rest if stream.rest.strip(b"\0") else b""
    return b"".join(out), b""


def _read_packed(kind: str, content: bytes, budget: Budget) -> Iterator[Found]:
    """The file inside, words in the header, and bytes behind the end. Raises: Damaged."""
    data, behind = _unpacked(kind, content, budget)
    asides, name = _gzip_words(content) if kind == "gz" else ("", None)
    if asides:
        yield Slot("directory", asides)
    yield Embedded("file/1", data, name)
    if behind:
        yield Embedded("behind/1", behind)


def _gzip_words(content: bytes) -> tuple[str, str | None]:
    """Extra field and comment of a gzip header, and the file name in it (RFC 1952)."""
    flags, at = content[3], 10
    words: list[str] = []
    name = None
    if flags & 4:
        size = int.from_bytes(content[at : at + 2], "little")
        words.append(printable(content[at + 2 : at + 2 + size]))
        at += 2 + size
    for bit in (8, 16):
        if flags & bit:
            end = content.find(b"\0", at)
            end = len(content) if end < 0 else end
            text = content[at:end].decode("latin-1")
            at = end + 1
            if bit == 8:
                name = text
            else:
                words.append(text)
    return "\n".join(filter(None, words)), name


TAR = Format("tar", ("application/x-tar",), read_tar)
GZ = Format("gz", ("application/gzip",), partial(_read_packed, "gz"))
BZ2 = Format("bz2", ("application/x-bzip2",), partial(_read_packed, "bz2"))
XZ = Format("xz", ("application/x-xz",), partial(_read_packed, "xz"))
