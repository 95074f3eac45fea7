"""OLE compound files for the tests: storages one deep, every stream padded to 4,096 bytes.

Source: [MS-CFB], version 3. Padding keeps small streams out of the mini stream.
"""

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF

Tree = Mapping[str, "bytes | Mapping[str, bytes]"]


def compound(tree: Tree) -> bytes:
    """A compound file of these streams, and of storages with streams in them."""
    entries: list[tuple[str, int, int, int, bytes]] = []  # name, kind, child, next, data
    entries.append(("Root Entry", 5, 1 if tree else NONE, NONE, b""))
    _add(entries, tree)
    sectors: list[bytes] = []
    chains: list[int] = []
    starts = [
        _store(data, sectors, chains) if kind == 2 else END for _, kind, _, _, data in entries
    ]
    directory = b"".join(
        _entry(*one[:4], start, max(len(one[4]), 4_096) if one[1] == 2 else 0)
        for one, start in zip(entries, starts, strict=True)
    )
    directory_start = _store(directory, sectors, chains, least=0)
    fats = (len(sectors) + 127) // 127
    table = [*chains, *[FAT] * fats]
    table += [FREE] * (-len(table) % 128)
    fat = struct.pack(f"<{len(table)}I", *table)
    first_fat = len(sectors)
    places = [first_fat + i for i in range(len(fat) // SECTOR)]
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        len(places),
        directory_start,
        0,
        4_096,
        END,
        0,
        END,
        0,
    )
    head += struct.pack("<109I", *places, *[FREE] * (109 - len(places)))
    return head + b"".join(sectors) + fat


def _add(entries: list[tuple[str, int, int, int, bytes]], tree: Tree) -> None:
    """Siblings as a chain of right children."""
    names = list(tree)
    at = [len(entries)]
    for name in names:
        value = tree[name]
        size = 1 if isinstance(value, bytes) else 1 + len(value)
        at.append(at[-1] + size)
    for i, name in enumerate(names):
        value = tree[name]
        following = at[i + 1] if i + 1 < len(names) else NONE
        if isinstance(value, bytes):
            entries.append((name, 2, NONE, following, value))
        else:
            entries.append((name, 1, at[i] + 1 if value else NONE, following, b""))
            _add(entries, value)


def _store(data: bytes, sectors: list[bytes], chains: list[int], least: int = 4_096) -> int:
    """The data in sectors; where it begins."""
    padded = data.ljust(max(least, SECTOR), b"\0")
    padded += bytes(-len(padded) % SECTOR)
    start, count = len(sectors), len(padded) // SECTOR
    sectors += [padded[i * SECTOR : (i + 1) * SECTOR] for i in range(count)]
    chains += [*range(start + 1, start + count), END]
    return start


def _entry(name: str, kind: int, child: int, following: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    fields = struct.pack(
        "<HBBIII16xI8x8xIQ", len(raw) + 2, kind, 1, NONE, following, child, 0, start, size
    )
    return raw.ljust(64, b"\0") + fields
