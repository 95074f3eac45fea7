"""What is known of a word before any context: the features that the model reads.

A lexicon gives each known word a class such as "f3s0w2p0": how common it is as a first name, as a
family name, as an ordinary word in lower case, and whether it names a place. "jan" is f3w1,
"januari" w3, "peeters" s3: in lower-case prompts this is most of what there is to go by.
"""

import lzma
import unicodedata
from collections.abc import Mapping
from pathlib import Path

UNKNOWN = "?"
# What the hash embeddings read of each word; lower case throughout, but for its shape.
FEATURES = ("NORM", "PREFIX", "SUFFIX", "SHAPE", "LANG")


def plain(word: str) -> str:
    """Lower case without accents: names are often written so. Cost: linear in the word."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


class Lexicon:
    """Word classes by lower-case spelling. Immutable; safe to share."""

    __slots__ = ("_classes", "everyday")

    def __init__(self, classes: Mapping[str, str]) -> None:
        self._classes = classes
        # Words that are nobody's name, in lower case: what need not be sought on lists of names.
        self.everyday = frozenset(w for w, code in classes.items() if code.startswith("f0s0w"))

    @classmethod
    def load(cls, path: Path) -> "Lexicon":
        """From a compressed file of lines `class<TAB>words`. Raises: OSError, ValueError."""
        classes: dict[str, str] = {}
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                code, _, members = line.rstrip("\n").partition("\t")
                classes.update(dict.fromkeys(members.split(" "), code))
        return cls(classes)

    def __len__(self) -> int:
        return len(self._classes)

    def words(self) -> list[str]:
        """All words, in the order of the file."""
        return list(self._classes)

    def code(self, word: str) -> str:
        """The class of a word, of its longest known hyphened part, else UNKNOWN."""
        low = word.lower()
        found = self._classes.get(low)
        if found is None and not low.isascii():
            found = self._classes.get(plain(low))
        if found is None and "-" in low:
            for part in low.split("-"):
                known = self._classes.get(part) or self._classes.get(plain(part))
                if known is not None:
                    return f"-{known}"
        return found or UNKNOWN

    def first(self, word: str) -> int:
        """How common the word is as a first name: 0 (not known as one) to 3."""
        return _digit(self.code(word), "f")

    def family(self, word: str) -> int:
        """How common the word is as a family name, 0 to 3."""
        return _digit(self.code(word), "s")

    def ordinary(self, word: str) -> int:
        """How common the word is as an ordinary word in lower case, 0 to 3."""
        return _digit(self.code(word), "w")


def _digit(code: str, kind: str) -> int:
    at = code.find(kind)
    return int(code[at + 1]) if at >= 0 else 0


def shape(word: str) -> str:
    """Letters as X or x, digits as d, runs of one kind cut to three; "Peeters" is "Xxxx"."""
    if word.isalpha():  # nearly every word: what the loop below would say
        if word.islower():
            return "xxx"[: len(word)]
        if word[0].isupper() and word[1:].islower():
            return "Xxxx"[: len(word)]
    out: list[str] = []
    last, run = "", 0
    for char in word[:40]:
        if char.isalpha():
            kind = "X" if char.isupper() else "x"
        else:
            kind = "d" if char.isdigit() else char
        run = run + 1 if kind == last else 1
        last = kind
        if run <= 3:
            out.append(kind)
    return "".join(out)


_DIGITS = str.maketrans("123456789", "000000000")


def features(word: str, lexicon: Lexicon) -> tuple[str, str, str, str, str]:
    """The five texts of a word, in the order of FEATURES. Cost: a few microseconds."""
    norm = word.lower()[:40].translate(_DIGITS)
    return norm, norm[:3], norm[-4:], shape(word), lexicon.code(word)
