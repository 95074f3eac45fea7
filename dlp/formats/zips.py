"""ZIP archives: members by position, bytes that no member has, and written back.

A member that does not change keeps its packed bytes. Names may be there twice, headers may say
something else than the directory, and bytes may lie between members: nothing of it is passed over.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise

from dlp.data import Incomplete
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Embedded,
    Encrypted,
    Format,
    Found,
    LimitReached,
    Rewrite,
    Slot,
)
from dlp.formats.package import extra_words

_PIECE = 1 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError),
    *(struct.error, IndexError, OverflowError),
)
_MANY = 65_535  # beyond it the directory needs the larger form, which is not written here


class Archive:
    """One archive in memory."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        """Read the directory. Raises: Damaged; LimitReached before too long a list is made."""
        self.content, self._budget = content, budget
        budget.check("entries", content.count(b"PK\x01\x02"))
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _ERRORS:
            raise Damaged("the directory of the archive cannot be read") from None
        listed = self._archive.infolist()
        self.members = [entry for entry in listed if not entry.filename.endswith("/")]
        self.folders = [entry for entry in listed if entry.filename.endswith("/")]
        self.comment = self._archive.comment

    def read(self, entry: zipfile.ZipInfo) -> bytes:
        """One member, unpacked. Raises: Damaged; Encrypted; LimitReached."""
        if entry.flag_bits & 1:
            raise Encrypted("a member of the archive needs a password")
        pieces: list[bytes] = []
        got = 0
        try:
            with self._archive.open(entry) as file:
                while piece := file.read(_PIECE):
                    got += len(piece)
                    self._budget.spend("unpacked_bytes", len(piece))
                    self._budget.ratio(entry.compress_size, got)
                    pieces.append(piece)
        except _ERRORS:
            raise Damaged("a member of the archive cannot be unpacked") from None
        return b"".join(pieces)

    def packed(self, entry: zipfile.ZipInfo) -> tuple[int, int] | None:
        """Where the packed bytes of a member lie; None when no header stands there."""
        start = entry.header_offset
        if start < 0 or start + _LOCAL.size > len(self.content):
            return None
        fields = _LOCAL.unpack_from(self.content, start)
        low = start + _LOCAL.size + fields[9] + fields[10]
        high = low + entry.compress_size
        return (low, high) if fields[0] == b"PK\x03\x04" and high <= len(self.content) else None

    def gaps(self) -> list[bytes]:
        """What lies before, between and behind the members, without filling zeros."""
        taken = []
        for entry in (*self.members, *self.folders):
            if (extent := self.packed(entry)) is not None:
                high = extent[1]
                if entry.flag_bits & 8:  # a descriptor follows, with its mark or without
                    marked = self.content.startswith(b"PK\x07\x08", high)
                    wide = entry.file_size > 0xFFFFFFFE or entry.compress_size > 0xFFFFFFFE
                    high += (4 if marked else 0) + (20 if wide else 12)
                taken.append((entry.header_offset, high))
        end = self.content.rfind(b"PK\x05\x06")
        taken.append((self._archive.start_dir, end + _END.size + len(self.comment)))
        found, at = [], 0
        for low, high in sorted(taken):
            if low > at:
                found.append(self.content[at:low].strip(b"\0"))
            at = max(at, high)
        found.append(self.content[at:].strip(b"\0\r\n"))
        return [gap for gap in found if gap]

    def asides(self) -> list[str]:
        """Comments of the archive and of its members, and words in extra fields."""
        found = [self.comment.decode("utf-8", "replace")]
        for entry in (*self.members, *self.folders):
            found.append(entry.comment.decode("utf-8", "replace"))
            found.append(extra_words(self.content, entry))
        return found

    def overlap(self) -> bool:
        """True when two members share bytes: how the smallest bombs are made."""
        extents = sorted(filter(None, map(self.packed, self.members)))
        return any(one[1] > two[0] for one, two in pairwise(extents))

    def rebuilt(
        self, files: Mapping[int, bytes], names: Mapping[int, str], *, quiet: bool
    ) -> bytes:
        """The archive with other content and names at some positions of `members`.

        `quiet` leaves all comments out. Extra fields are not written: they hold times and owners.
        Raises: CannotRewrite.
        """
        body: list[bytes] = []
        directory: list[bytes] = []
        at = 0
        positions = {id(entry): i for i, entry in enumerate(self.members)}
        for entry in self._archive.infolist():
            i = positions.get(id(entry), -1)
            new = files.get(i)
            local, central = self._written(entry, names.get(i, entry.filename), new, at)
            comment = b"" if quiet else entry.comment
            body += local
            directory.append(central[0](len(comment)) + central[1] + comment)
            at += sum(map(len, local))
        size, count = sum(map(len, directory)), len(directory)
        if count >= _MANY or at + size > 0xFFFFFFFE:
            raise CannotRewrite("the archive is too large to be written again")
        comment = b"" if quiet else self.comment
        end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, len(comment))
        return b"".join([*body, *directory, end, comment])

    def _written(
        self, entry: zipfile.ZipInfo, filename: str, new: bytes | None, at: int
    ) -> tuple[list[bytes], tuple["_Central", bytes]]:
        """Header and packed bytes of one member, and its line of the directory."""
        method, crc, size = entry.compress_type, entry.CRC, entry.file_size
        if new is None:
            extent = self.packed(entry)
            if extent is None:
                raise CannotRewrite("a member of the archive is not where it should be")
            data = self.content[extent[0] : extent[1]]
        else:
            crc, size = zlib.crc32(new), len(new)
            data = new
            if method != zipfile.ZIP_STORED:
                method = zipfile.ZIP_DEFLATED
                packer = zlib.compressobj(6, zlib.DEFLATED, -15)
                data = packer.compress(new) + packer.flush()
        name = filename.encode("utf-8", "surrogateescape")
        kept = entry.flag_bits & (1 if new is None else 0) | entry.flag_bits & 6
        flags = kept | (0 if filename.isascii() else 0x800)
        year, month, day, hour, minute, second = entry.date_time
        date = (max(0, min(year - 1980, 127)) << 9 | month << 5 | day) & 0xFFFF
        time = (hour << 11 | minute << 5 | second // 2) & 0xFFFF
        common = (flags, method, time, date, crc, len(data), size, len(name), 0)
        local = _LOCAL.pack(b"PK\x03\x04", 20, *common)
        return [local, name, data], (_Central(common, entry, at), name)


class _Central:
    """A line of the directory, but for the length of its comment."""

    def __init__(self, common: tuple[int, ...], entry: zipfile.ZipInfo, at: int) -> None:
        self._common, self._entry, self._at = common, entry, at

    def __call__(self, comment: int) -> bytes:
        entry = self._entry
        made = entry.create_system << 8 | 20
        more = (comment, 0, entry.internal_attr & 0xFFFF, entry.external_attr, self._at)
        return _CENTRAL.pack(b"PK\x01\x02", made & 0xFFFF, 20, *self._common, *more)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """Members, all names and comments, and bytes that no member has.

    Raises: Damaged, LimitReached.
    """
    archive = Archive(content, budget)
    asides = archive.asides()
    asides += [entry.filename for entry in archive.folders]
    if archive.overlap():
        yield Slot("names", "\n".join(entry.filename for entry in archive.members))
        raise Damaged("members of the archive share bytes")
    for number, entry in enumerate(archive.members, 1):
        path = f"file/{number}"
        try:
            data = archive.read(entry)
        except Encrypted as error:
            yield Incomplete(path, "encrypted", str(error))
        except Damaged as error:
            known = entry.compress_type in _METHODS
            yield Incomplete(path, "damaged" if known else "unsupported-part", str(error))
        except LimitReached as limit:
            asides += [later.filename for later in archive.members[number - 1 :]]
            yield Incomplete(path, "limit", str(limit))
            break
        else:
            yield Embedded(path, data, entry.filename)
            continue
        asides.append(entry.filename)
    if text := "\n".join(filter(None, asides)):
        yield Slot("directory", text)
    for number, gap in enumerate(archive.gaps(), 1):
        yield Embedded(f"gap/{number}", gap)


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The archive with changed members and names. Raises: CannotRewrite; Damaged."""
    archive = Archive(content, budget)
    positions = {f"file/{i + 1}": i for i in range(len(archive.members))}
    changed = {path for path in (*rewrite.files, *rewrite.names) if path not in positions}
    if any(not path.startswith("gap/") for path in changed):
        raise CannotRewrite("a member of the archive is not there any more")
    if set(rewrite.edits) - {"directory"}:
        raise CannotRewrite("a run of text of the archive is not there any more")
    if rewrite.edits:
        _check_names(archive, rewrite)
    files = {positions[p]: data for p, data in rewrite.files.items() if p in positions}
    names = {positions[p]: name for p, name in rewrite.names.items() if p in positions}
    return archive.rebuilt(files, names, quiet=bool(rewrite.edits))


def _check_names(archive: Archive, rewrite: Rewrite) -> None:
    """Comments go as a whole; a name that stands in the directory alone cannot change.

    Raises: CannotRewrite.
    """
    length = len("\n".join(filter(None, archive.asides())))
    if any(edit.end > length for edit in rewrite.edits["directory"]):
        raise CannotRewrite("the name of a folder or a locked member cannot be changed")


FORMAT = Format("zip", ("application/zip",), read, write)
