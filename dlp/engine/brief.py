"""Short statements, weighed by a small network: words, their pieces, pairs of words and marks.

One or two sentences have few words, and a sum over them (learned.py) cannot tell "die Mieterin hört
Stimmen" from "Stimmen hören: eine Ausstellung": whom a sentence speaks of counts only beside what
is told, and either may stand in words that no training text had. Eight hidden units see both at
once. All features of a window have a row of nine small whole numbers; rows add up, the same in any
order, a hidden unit counts where its sum is over nought, and their weighted sum is the log-odds
that something is told. Training and limits: models/passages/README.md.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from math import fsum
from pathlib import Path
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dlp.engine.marks import pieces
from dlp.errors import ConfigurationError

FILE = Path(__file__).parents[2] / "models" / "passages" / "brief.npz"
PAIRED = 40  # different words of a window up to which pairs count
ARRAYS = ("keys", "rows", "steps", "start", "out")  # of the file
NUMBER = b"0"  # what any number is in a pair: "dossier 14"


@dataclass(frozen=True, slots=True)
class Brief:
    """The network. Stateless, it keeps nothing of a text; safe to share."""

    keys: NDArray[np.uint32]  # (n,), rising: hashes of the features
    rows: NDArray[np.int8]  # (n, 1 + units): what a feature adds to the sum and to each unit
    steps: NDArray[np.float64]  # (1 + units,): what one of a column's whole numbers stands for
    start: NDArray[np.float64]  # (1 + units,): what the sum and each unit begin with
    out: NDArray[np.float64]  # (units,): what a unit adds to the sum
    digest: str

    def score(self, tokens: Sequence[bytes], marks: Set[bytes]) -> float:
        """The log-odds that a window of these folded words, in order, and marks tells something.

        Cost: some 60 us for twenty words.
        """
        hashes = np.fromiter(map(crc32, features(tokens, marks)), np.uint32)
        at = self.keys.searchsorted(hashes)
        at[at == len(self.keys)] = 0
        known = at[self.keys[at] == hashes]
        sums = self.start + self.steps * self.rows[known].sum(0, dtype=np.int32)
        return fsum((sums[0], *(self.out * np.maximum(sums[1:], 0.0))))  # alike on any processor


def features(tokens: Sequence[bytes], marks: Set[bytes]) -> set[bytes]:
    """What a window is known by: words and their pieces, pairs of neighbours, marks."""
    words = set(tokens)
    few = tokens if len(words) <= PAIRED else ()
    plain = [NUMBER if token.isdigit() else token for token in few]
    return {*marks, *_words(words), *map(b" ".join, pairwise(plain))}


def _words(words: Set[bytes]) -> Iterator[bytes]:
    for word in words:
        if word.isalpha():
            yield word
            yield from pieces(word)


def load(file: Path = FILE) -> Brief:
    """The shipped network.

    Raises: ConfigurationError for a missing or damaged file.
    Cost: some 5 ms.
    """
    try:
        raw = file.read_bytes()
        with np.load(BytesIO(raw), allow_pickle=False) as some:
            keys, rows, steps, start, out = map(some.__getitem__, ARRAYS)
        return Brief(keys, rows, steps, start, out, sha256(raw).hexdigest())
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        message = f"{file.name}: the network of short statements cannot be read; install again"
        raise ConfigurationError([message]) from error


@cache
def shipped() -> Brief:
    """The shipped network, read once."""
    return load()
