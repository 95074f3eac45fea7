"""A text's words as the rules about names see them, and what they say of some of them."""

from collections.abc import Sequence
from typing import NamedTuple

from dlp.engine.language import is_common
from dlp.engine.lexicon import Lexicon
from dlp.engine.name_cues import CULTURE, NO_NAMES, PARTICLES

MOST_WORDS = 5  # of one name
STRETCH = 40  # words
_ENDS = frozenset(("\n", "\n\n", ".", "!", "?"))


class Cued(NamedTuple):
    """Words [start, end) that a cue says are a person's name."""

    start: int
    end: int
    evidence: str  # "title:mevrouw", "label:naam", "header:naam", "greeting", "signature", "role"
    sure: bool  # enough for a finding by itself


class Found(NamedTuple):
    """Words [start, end) of a text that name something."""

    start: int
    end: int
    label: str
    probability: float
    evidence: tuple[str, ...]


class Read:
    """A text's words as the rules see them; made once a text."""

    __slots__ = ("_culture", "_foreign", "_large", "cut", "lexicon", "low", "spelt", "text")

    def __init__(
        self, text: str, cut: Sequence[tuple[int, int]], spelt: Sequence[str], lexicon: Lexicon
    ) -> None:
        self.text, self.cut, self.spelt, self.lexicon = text, cut, spelt, lexicon
        self.low = [word.lower() for word in spelt]
        self._culture: dict[int, int] = {}
        self._foreign: dict[int, bool] = {}
        self._large: dict[int, bool] = {}

    def is_name(self, i: int, *, lower: bool) -> bool:
        """True when word i can be of a name; `lower` also takes known names in lower case."""
        word, low = self.spelt[i], self.low[i]
        if not word[0].isalpha() or low in NO_NAMES or len(word) > 30 or "@" in word:
            return False
        if word[0].isupper():
            if len(word) == 1 or (word.endswith(".") and len(word) <= 5):
                return True
            return self.lexicon.ordinary(low) < 3 or self.known(low) > 1
        return lower and self.known(low) > 0 and self.lexicon.ordinary(low) < 2

    def foreign(self, i: int) -> bool:
        """True when the text around word i is of none of the four languages, or code.

        Judged by stretches of forty words: fewer than one in twenty is one of their most frequent.
        """
        stretch = i // STRETCH
        if stretch not in self._foreign:
            some = self.low[max(0, stretch * STRETCH - STRETCH // 2) : (stretch + 1) * STRETCH]
            letters = [word for word in some if word[0].isalpha()]
            common = sum(is_common(word) for word in letters)
            self._foreign[stretch] = len(letters) >= STRETCH // 3 and common * 20 < len(letters)
        return self._foreign[stretch]

    def culture(self, i: int) -> int:
        """How many different words of art and the past stand around word i.

        Counted by stretches of forty words with three before and three behind.
        """
        stretch = i // STRETCH
        if stretch not in self._culture:
            low = self.low[max(0, (stretch - 3) * STRETCH) : (stretch + 4) * STRETCH]
            self._culture[stretch] = len(CULTURE.intersection(low))
        return self._culture[stretch]

    def begun_large(self, i: int) -> bool:
        """True where sentences and lines around word i begin with a capital, at least half of them.

        Judged by stretches of forty words and what stands before them; where none begins, by one
        capital in twenty words. A name in lower case is then an odd one.
        """
        stretch = i // STRETCH
        if stretch not in self._large:
            first, last = max(0, stretch * STRETCH - STRETCH // 2), (stretch + 1) * STRETCH
            some = [k for k in range(first, min(last, len(self.low))) if self.spelt[k][0].isalpha()]
            begun = [k for k in some if not k or self.low[k - 1] in _ENDS]
            large = sum(self.spelt[k][0].isupper() for k in begun or some)
            self._large[stretch] = large * (2 if begun else STRETCH // 2) >= len(begun or some)
        return self._large[stretch]

    def known(self, word: str) -> int:
        """How common a word is as a first or family name, 0 to 3."""
        code = self.lexicon.code(word)
        at = code.find("f")
        return max(int(code[at + 1]), int(code[at + 3])) if at >= 0 else 0

    def run(self, start: int, *, lower: bool = False, most: int = MOST_WORDS) -> int:
        """The end of the name that begins at word `start`; `start` when none does."""
        i = end = start
        last = min(len(self.spelt), start + most)
        while i < last:
            if self.is_name(i, lower=lower):
                i += 1
                end = i
            elif self.low[i] in PARTICLES and i + 1 < len(self.spelt):
                i += 1
            else:
                break
        if end == start + 1 and self.spelt[start].endswith("."):
            return start  # an initial alone
        return end
