"""Names that a scanner of paper misread: "0verwaelle", "Wi11em", "Ph11ip".

A nought at the beginning of a word of letters is an O; a nought or one inside is a letter where the
word that results is a name. The words keep their length, so that offsets hold.
"""

from collections.abc import Sequence
from itertools import product

import regex as re

from dlp.engine.lexicon import Lexicon

_MISREAD = re.compile(r"(?<![\p{L}\d])(?:0'?\p{L}{3}|\p{Lu}\p{L}{0,20}[01]{1,2}\p{Ll})")
_WORD = re.compile(r"(?=.{4,30}\Z)(?:0|\p{Lu})(?:[\p{L}'\-]|[01]){2,29}")
_MOST = 3  # signs in one word that were misread
_READ_AS = {"0": "o", "1": "li"}


def mended(text: str, spelt: Sequence[str], lexicon: Lexicon) -> Sequence[str]:
    """The words with misread names as they were printed. Cost: linear; one look where none is."""
    if _MISREAD.search(text) is None:
        return spelt
    return [_mended(word, lexicon) if _WORD.fullmatch(word) else word for word in spelt]


def _mended(word: str, lexicon: Lexicon) -> str:
    places = [i for i, sign in enumerate(word) if sign in _READ_AS]
    if not places or len(places) > _MOST or word[-1] in _READ_AS:
        return word
    for letters in product(*(_READ_AS[word[i]] for i in places)):
        signs = list(word)
        for i, letter in zip(places, letters, strict=True):
            signs[i] = letter if i else letter.upper()
        read = "".join(signs)
        known = lexicon.first(read) or lexicon.family(read)
        if known or (places == [0] and word[1:].isalpha() and not lexicon.ordinary(read)):
            return read
    return word
