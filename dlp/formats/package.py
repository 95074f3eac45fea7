"""ZIP packages of office files: read within limits, written with untouched entries as they were.

What a ZIP reader could see differently from us is said, not ignored: entries twice, bytes between
entries, names that differ between directory and entry.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from dlp.formats.base import Budget, Damaged, Encrypted, Incomplete
from dlp.formats.image_bytes import printable

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
XML = (".xml", ".rels", ".vml")
_PIECE = 1_000_000
_LEAST_WORD = 8  # characters in an extra field; times and owners hold fewer that can be read
_DESCRIPTOR = 24  # bytes that may follow an entry's data
_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    ValueError,
    OSError,
    struct.error,
)
_DOS_EPOCH = (1980 - 1980) << 9 | 1 << 5 | 1  # 1 January 1980


class Package:
    """One ZIP container in memory."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        """Read the directory. Raises: Damaged; LimitReached."""
        self.content, self._budget = content, budget
        _check_size(content, budget)
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _ERRORS:
            raise Damaged("the ZIP directory cannot be read") from None
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self.twice: list[str] = []
        for entry in self._archive.infolist():
            budget.spend("entries")
            if entry.filename in self.entries:
                self.twice.append(entry.filename)
            if not entry.is_dir():
                self.entries[entry.filename] = entry

    def read(self, name: str) -> bytes:
        """One entry, unpacked. Raises: Damaged; Encrypted; LimitReached; KeyError."""
        if name.lower().endswith(XML):  # before it is in memory
            self._budget.check("xml_bytes", self.entries[name].file_size)
        return b"".join(self.pieces(name))

    def pieces(self, name: str, size: int = _PIECE) -> Iterator[bytes]:
        """One entry, unpacked piece by piece. Raises: as read()."""
        entry = self.entries[name]
        if entry.flag_bits & 1:
            raise Encrypted("an entry is encrypted")
        got = 0
        try:
            with self._archive.open(entry) as file:
                while piece := file.read(size):
                    got += len(piece)
                    self._budget.spend("unpacked_bytes", len(piece))
                    self._budget.ratio(entry.compress_size, got)
                    yield piece
        except _ERRORS:
            raise Damaged("an entry cannot be unpacked") from None

    def odd(self) -> Iterator[Incomplete]:
        """What another reader of the container could see and we do not."""
        if self.twice:
            yield Incomplete("", "damaged", f"{len(self.twice)} entries are there twice")
        at = 0
        for entry in sorted(self._archive.infolist(), key=lambda entry: entry.header_offset):
            if entry.header_offset - at > (_DESCRIPTOR if at else 0):
                break
            found = self._local(entry)
            if found is None:
                yield Incomplete("", "damaged", "an entry and the directory do not agree")
                return
            at = found + entry.compress_size
        else:
            if self._archive.start_dir - at <= _DESCRIPTOR:
                return
        yield Incomplete("", "unsupported-part", "bytes between the entries are not read")

    def comments(self) -> str:
        """Comments of the archive and its entries and words in extra fields, one a line."""
        entries = self._archive.infolist()
        found = [self._archive.comment, *(entry.comment for entry in entries)]
        said = [one.decode("utf-8", "replace") for one in found if one]
        return "\n".join([*said, *filter(None, (extra_words(self.content, e) for e in entries))])

    def _local(self, entry: zipfile.ZipInfo) -> int | None:
        """Where the packed bytes of an entry begin; None when its own header says otherwise."""
        start = entry.header_offset
        if start + _LOCAL.size > len(self.content):
            return None
        fields = _LOCAL.unpack_from(self.content, start)
        name_size, extra_size = int(fields[9]), int(fields[10])
        name = self.content[start + _LOCAL.size : start + _LOCAL.size + name_size]
        raw = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")
        if fields[0] != b"PK\x03\x04" or name != raw:
            return None
        return start + _LOCAL.size + name_size + extra_size

    def rebuilt(self, changed: Mapping[str, bytes | None], comment: bytes = b"") -> bytes:
        """The container with some entries changed (None: left out), in the same order.

        Entries that do not change keep their packed bytes. Extra fields, comments of entries and
        whatever lay between them are left out.
        Raises: Damaged.
        """
        body: list[bytes] = []
        directory: list[bytes] = []
        at = 0
        for name, entry in self.entries.items():
            new = changed.get(name, b"")
            if name in changed and new is None:
                continue
            data = self._packed(entry) if name not in changed else None
            local, central = _written(entry, data, new or b"", at)
            body += local
            directory.append(central)
            at += sum(map(len, local))
        size, count = sum(map(len, directory)), len(directory)
        end = _END.pack(
            b"PK\x05\x06", 0, 0, min(count, 65_535), min(count, 65_535), size, at, len(comment)
        )
        return b"".join([*body, *directory, end, comment])

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        start = self._local(entry)
        if start is None or start + entry.compress_size > len(self.content):
            raise Damaged("an entry and the directory do not agree")
        return self.content[start : start + entry.compress_size]


def extra_words(content: bytes, entry: zipfile.ZipInfo) -> str:
    """Words in the extra fields of an entry, in the directory and before its data, one a line.

    They are meant for times and owners, but can hold anything.
    """
    start = entry.header_offset
    own = b""
    if 0 <= start <= len(content) - _LOCAL.size:
        fields = _LOCAL.unpack_from(content, start)
        start += _LOCAL.size + fields[9]
        own = content[start : start + fields[10]]
    fields_ = {entry.extra, own} - {b""}
    words = "\n".join(printable(field) for field in sorted(fields_))
    return "\n".join(line for line in words.split("\n") if len(line) >= _LEAST_WORD)


def _written(
    entry: zipfile.ZipInfo, packed: bytes | None, content: bytes, at: int
) -> tuple[list[bytes], bytes]:
    """Header and data of one entry, and its line of the directory."""
    method, crc, size = entry.compress_type, entry.CRC, entry.file_size
    if packed is None:
        crc, size = zlib.crc32(content), len(content)
        if method == zipfile.ZIP_STORED:
            packed = content
        else:
            method = zipfile.ZIP_DEFLATED
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            packed = packer.compress(content) + packer.flush()
    flags = entry.flag_bits & 0x806 | (0 if entry.filename.isascii() else 0x800)
    name = entry.filename.encode("utf-8")
    date = (
        max(0, entry.date_time[0] - 1980) << 9 | entry.date_time[1] << 5 | entry.date_time[2]
    ) or _DOS_EPOCH
    time = entry.date_time[3] << 11 | entry.date_time[4] << 5 | entry.date_time[5] // 2
    common = (flags, method, time, date & 0xFFFF, crc, len(packed), size, len(name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", 20, *common)
    central = _CENTRAL.pack(
        b"PK\x01\x02", 20, 20, *common, 0, 0, entry.internal_attr, entry.external_attr, at
    )
    return [local, name, packed], central + name


def _check_size(content: bytes, budget: Budget) -> None:
    """Hold the number of entries against its limit before the directory is read."""
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + _END.size > len(content):
        raise Damaged("the ZIP directory is missing: the file is cut off")
    entries = _END.unpack_from(content, end)[4]
    budget.check("entries", entries)
