"""What no reader shows may still be in the bytes: values sought in everything that unpacks."""

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

import ahocorasick_rs
import regex as re

from dlp.formats.base import Budget

_LEAST_DIGITS = 9  # a shorter number could stand anywhere by chance
_SEPARATORS = re.compile(r"[\s./\-()+]")
_PIECE = 4_000_000  # bytes of an entry that are held at once
_TAIL = 400  # bytes of one piece that are looked at again with the next


def needles(values: Iterable[str]) -> list[bytes]:
    """The values that are telling enough to be sought in raw bytes, in the forms they may have.

    Numbers of nine digits and more, as found and without separators, and e-mail addresses; in
    UTF-8 and UTF-16.
    """
    forms = set()
    for value in values:
        if sum(map(str.isdecimal, value)) >= _LEAST_DIGITS:
            forms |= {value, _SEPARATORS.sub("", value)}
        elif "@" in value and len(value) > 6:
            forms.add(value)
    codecs = ("utf-8", "utf-16-le", "utf-16-be")
    return sorted({form.encode(c, "surrogatepass") for form in forms for c in codecs})


def leaves(content: bytes, sought: list[bytes], budget: Budget) -> bool:
    """True when one of the values still stands in the file or in what a ZIP container unpacks to.

    Raises: LimitReached.
    Cost: linear in what is unpacked.
    """
    if not sought:
        return False
    automaton = ahocorasick_rs.BytesAhoCorasick(sought)
    return any(_stands(automaton, piece) for piece in _pieces(content, budget))


def _stands(automaton: "ahocorasick_rs.BytesAhoCorasick", piece: bytes) -> bool:
    for _, start, end in automaton.find_matches_as_indexes(piece, overlapping=True):
        around = piece[max(0, start - 1) : start] + piece[end : end + 1]
        if not any(48 <= byte <= 57 for byte in around):  # not inside a longer number
            return True
    return False


def _pieces(content: bytes, budget: Budget) -> Iterator[bytes]:
    yield content
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for entry in archive.infolist():
                budget.spend("entries")
                with archive.open(entry) as file:
                    tail = b""
                    while piece := file.read(_PIECE):
                        budget.spend("unpacked_bytes", len(piece))
                        yield tail + piece
                        tail = piece[-_TAIL:]
                        if not tail.strip(b"\0"):
                            tail = b""
    except (zipfile.BadZipFile, RuntimeError, zlib.error, EOFError, ValueError):
        return  # what does not unpack has been judged by its reader
