"""Names that a scanner of paper misread: "0verwaelle", "Wi11em", "Ph11ip".

A nought at the beginning of a word of letters is an O; that and other figures are letters where
the word that results is a name. The words keep their length, so that offsets hold.
"""

from itertools import product

import regex as re

from dlp.engine.lexicon import Lexicon

_MISREAD = re.compile(r"(?<![\p{L}\d])(?:[058]'?\p{L}{3}|\p{Lu}\p{L}{0,20}[0158]{1,2}\p{L})")
_WORD = re.compile(r"(?=.{4,30}\Z)(?:[058]|\p{Lu})(?:[\p{L}'\-]|[0158]){2,29}")
_MOST = 3  # signs in one word that were misread
_READ_AS = {"0": "o", "1": "li", "5": "s", "8": "b"}


def mended(text: str, spelt: list[str], lexicon: Lexicon) -> list[str]:
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
            signs[i] = letter.upper() if not i or (word[i - 1].isupper() and i > 1) else letter
        read = "".join(signs)
        known = lexicon.first(read) or lexicon.family(read)
        if known or (
            places == [0] and word[0] == "0" and word[1:].isalpha() and not lexicon.ordinary(read)
        ):
            return read
    return word
