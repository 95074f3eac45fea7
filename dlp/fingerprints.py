"""Winnowed, keyed fingerprints of a text: enough to know a passage again, too little to read it.

Words in lower case without accents are hashed under a key (BLAKE2b), five in a row make a shingle,
and of every four shingles the smallest is kept (winnowing). So any run of eight words that two
texts share gives a fingerprint in common; without the key nobody can try words.

Source: Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD 2003.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

import numpy as np
import numpy.typing as npt
import regex as re

SHINGLE = 5  # words
WINDOW = 4  # shingles of which one is kept
RUN = SHINGLE + WINDOW - 1  # words in a row that are always known again
MAX_WORDS = 2_000_000  # of one text
_WORD = re.compile(r"[\p{L}\p{N}]+")

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as keyed hashes; offsets in code points."""

    hashes: Hashes = field(repr=False)
    starts: Places = field(repr=False)
    ends: Places = field(repr=False)


def words_of(text: str, key: bytes) -> Words:
    """The words of a text; case, accents, punctuation and line ends do not matter.

    Args:
        key: 32 bytes of the key ring, purpose "fingerprint".
    Returns: at most MAX_WORDS.
    Cost: linear, about 10 MB/s.
    """
    starts: list[int] = []
    ends: list[int] = []

    def each() -> Iterator[str]:
        for match in islice(_WORD.finditer(text), MAX_WORDS):
            starts.append(match.start())
            ends.append(match.end())
            yield match[0]

    hashes = hashed(each(), key)
    return Words(hashes, np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def hashed(words: Iterable[str], key: bytes) -> Hashes:
    """The hash of each word, as words_of() gives them. Cost: 1 us a word."""
    start = hashlib.blake2b(key=key, digest_size=8)
    hashes = bytearray()
    for word in words:
        digest = start.copy()
        digest.update(_plain(word).encode("utf-8", "surrogatepass"))
        hashes += digest.digest()
    return np.frombuffer(bytes(hashes), dtype="<u8")


def word_count(text: str) -> int:
    """How many words words_of() finds in a text."""
    return sum(1 for _ in islice(_WORD.finditer(text), MAX_WORDS))


def fingerprints(words: Words, key: bytes) -> tuple[Hashes, Places]:
    """The fingerprints of a text and the number of the word at which each begins, ascending.

    None when it has fewer than SHINGLE words. Cost: linear, far below that of the words.
    """
    if len(words.hashes) < SHINGLE:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    shingles = in_a_row(words.hashes, SHINGLE, key)
    kept = _winnowed(shingles)
    return shingles[kept], kept


def in_a_row(hashes: Hashes, count: int, key: bytes) -> Hashes:
    """One hash for every `count` words in a row: a keyed polynomial, then mixed (splitmix64)."""
    base = np.uint64(int.from_bytes(key[:8], "little") | 1)
    size = max(0, len(hashes) - count + 1)
    with np.errstate(over="ignore"):
        found = np.full(size, count, dtype=np.uint64)
        for i in range(count):
            found = found * base + hashes[i : i + size]
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            found = (found ^ (found >> np.uint64(shift))) * np.uint64(factor)
        mixed: Hashes = found ^ (found >> np.uint64(31))
    return mixed


def _plain(word: str) -> str:
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    return "".join(
        char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char)
    )


def _winnowed(shingles: Hashes) -> Places:
    """Which shingles are kept: of each window the smallest, the rightmost of equal ones."""
    if len(shingles) <= WINDOW:
        return np.array([int(np.argmin(shingles))], dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(shingles, WINDOW)[:, ::-1]
    smallest = WINDOW - 1 - np.argmin(windows, axis=1)
    kept: Places = np.unique(np.arange(len(windows)) + smallest)
    return kept
