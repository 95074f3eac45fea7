"""OLE containers for the tests: as much of [MS-CFB] as olefile reads."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass
class _Entry:
    name: str
    kind: int  # 1 storage, 2 stream, 5 root
    data: bytes = b""
    child: int = FREE
    right: int = FREE
    start: int = END
    kids: list["_Entry"] = field(default_factory=list)


def build(tree: Mapping[str, Any]) -> bytes:
    """A container of streams (bytes) and storages (mappings)."""
    entries = [_Entry("Root Entry", 5)]
    _fill(entries[0], tree, entries)
    sectors: list[bytes] = []
    fat: list[int] = []

    def put(data: bytes) -> int:
        if not data:
            return END
        start = len(sectors)
        pieces = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(pieces)
        fat.extend([*range(start + 1, start + len(pieces)), END])
        return start

    mini, mini_fat = b"", list[int]()
    for entry in entries[1:]:
        if entry.kind != 2 or not entry.data:
            continue
        if len(entry.data) >= CUTOFF:
            entry.start = put(entry.data)
            continue
        count = -(-len(entry.data) // MINI)
        entry.start = len(mini_fat)
        mini_fat += [*range(entry.start + 1, entry.start + count), END]
        mini += entry.data.ljust(count * MINI, b"\0")
    entries[0].data = mini
    entries[0].start = put(mini)
    mini_start = put(b"".join(struct.pack("<L", one) for one in mini_fat))
    directory = put(b"".join(map(_packed, entries)))
    fat_count = 1
    while (len(fat) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    fat_start = len(sectors)
    fat += [FAT_SECTOR] * fat_count
    table = b"".join(struct.pack("<L", one) for one in fat).ljust(fat_count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<LLLLL", 0, fat_count, directory, 0, CUTOFF)
    header += struct.pack("<LLLL", mini_start, -(-len(mini_fat) * 4 // SECTOR), END, 0)
    places = [*range(fat_start, fat_start + fat_count)]
    header += b"".join(struct.pack("<L", one) for one in places).ljust(436, b"\xff")
    return header + b"".join(sectors) + table


def _fill(parent: _Entry, tree: Mapping[str, Any], entries: list[_Entry]) -> None:
    before: _Entry | None = None
    for name, value in tree.items():
        stream = isinstance(value, bytes)
        entry = _Entry(name, 2 if stream else 1, value if stream else b"")
        entries.append(entry)
        if before is None:
            parent.child = len(entries) - 1
        else:
            before.right = len(entries) - 1
        before = entry
        if not stream:
            _fill(entry, value, entries)


def _packed(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    out = name.ljust(64, b"\0") + struct.pack("<HBB", len(name) + 2, entry.kind, 1)
    out += struct.pack("<LLL", FREE, entry.right, entry.child) + bytes(16 + 4 + 16)
    return out + struct.pack("<LQ", entry.start, len(entry.data))
