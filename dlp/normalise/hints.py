"""One cheap look at a text for whatever hides values: where may a decoder have something to do.

The text becomes one byte a character (lower case, accents dropped), so that one automaton finds all
hints in one pass and a byte search the long runs; offsets stay what they are.
"""

import unicodedata
from collections.abc import Iterator
from typing import Literal

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

LEAST_RUN = 14  # characters: base64 of ten, a telephone number without separators

Kind = Literal["escape", "hex", "pair", "number", "separator", "at", "reversed", "run"]

_TELLING = [*(f"3{digit}" for digit in range(10)), "40", "61", "65", "6e"]  # digits, "@", a, e, n
_PAIRS = [
    f"{before}{pair}{after}"
    for before, after in ("__", "::", ",,", "_,", "--")
    for pair in _TELLING
]
_WORDS: dict[Kind, str] = {  # "_" is a space
    "escape": "& % \\ =",
    "hex": "0x",
    "pair": " ".join(_PAIRS),
    "number": "nul zero null oh_ deux twee two zwei trois drie three drei quatre vier four cinq "
    "vijf five funf zes six sechs zeven sept seven sieben huit acht eight neuf negen nine neun",
    "separator": "punt point dot punkt streep koppelteken tiret trait_d dash hyphen strich slash "
    "schuine_streep liggend_streep barre_oblique oblique [.] (.) spatie espace",
    "at": "apenstaart arobas klammeraffe at-teken [at] (at) {at} <at> [@] (@) _at_",
    "reversed": "omgekeerd achterstevoren achter_naar envers a_rebours ruckwarts umgekehrt "
    "von_hinten reversed backward reverse_order",
}
_KINDS: list[Kind] = [kind for kind, words in _WORDS.items() for _ in words.split()]
_AUTOMATON = BytesAhoCorasick(
    [word.replace("_", " ").encode() for words in _WORDS.values() for word in words.split()],
    implementation=Implementation.DFA,
    matchkind=MatchKind.LeftmostLongest,
)


def _lower(code: int) -> int:
    plain = unicodedata.normalize("NFKD", chr(code).lower())[0]
    return ord(plain) if ord(plain) < 256 else code


_LOWER = bytes(map(_lower, range(256)))


def _class(char: str) -> str:
    """x: capital or digit, y: small letter, z: other characters of base64; a space else."""
    if char.isascii() and char.isalnum():
        return "y" if char.islower() else "x"
    return "z" if char in "+/_-" else " "


_CLASSES = "".join(_class(chr(code)) for code in range(256)).encode()
_TURN = b"yx"  # every base64 of some length has it, hardly any word
_FIGURES = b"x" * LEAST_RUN  # hex of digits


class Hints:
    """What one look tells. Cost: about 4 ns a character; the matches come on top."""

    __slots__ = ("_classes", "at", "kinds", "low")

    def __init__(self, body: str) -> None:
        plain = body.encode("latin-1", "replace")
        self.low = plain.translate(_LOWER)  # one byte a character, lower case, no accents
        self._classes = plain.translate(_CLASSES)
        self.at: dict[Kind, list[int]] = {}
        for word, start, _ in _AUTOMATON.find_matches_as_indexes(self.low):
            self.at.setdefault(_KINDS[word], []).append(start)
        self.kinds: set[Kind] = set(self.at)
        if _TURN in self._classes or _FIGURES in self._classes:
            self.kinds.add("run")

    def runs(self) -> Iterator[tuple[int, int]]:
        """Every run of LEAST_RUN or more characters of base64, base64url or hex that is no word."""
        classes, length = self._classes, len(self._classes)
        turn, figures, end = classes.find(_TURN), classes.find(_FIGURES), 0
        while turn >= 0 or figures >= 0:
            at = min(turn, figures) if min(turn, figures) >= 0 else max(turn, figures)
            start = classes.rfind(b" ", end, at) + 1 or end
            end = classes.find(b" ", at)
            end = length if end < 0 else end
            if end - start >= LEAST_RUN:
                yield start, end
            if 0 <= turn < end:
                turn = classes.find(_TURN, end)
            if 0 <= figures < end:
                figures = classes.find(_FIGURES, end)
