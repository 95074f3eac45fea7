"""Context words: where they stand in a text, and which one labels a value.

All words of all recognizers and languages are sought in one pass of one automaton, whatever the
language of the text. A word ending in * is the beginning of words ("rijksregister*"), one beginning
with * their end. Case, accents and punctuation do not matter: both sides are folded to lower-case
letters without accents, one byte a code point, so that offsets stay what they are.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from recognizers.base import Recognizer

BEFORE = 80  # code points before a value in which its label is sought
AFTER = 40  # code points after it
MOST_WORDS = 4  # between a label of a look-alike and its number
LONGEST_REST = 20  # code points of a word behind the beginning that is a label
BESIDE = 8  # code points between a misleading word and the label that it belongs to

SAME_LINE = 2.4  # log-odds that a label on the value's own line adds
LINE_BEFORE = 1.8  # ... on the line before: forms, wrapped prose
FAR = 1.0  # ... with another number between them
BEHIND = 1.6  # "85.07.30-999.32 (rijksregisternummer)"
HEADER = 3.0  # the header of the value's table column
NEGATIVE = -3.5  # the nearest label names a look-alike

_KEPT = "°§&"  # signs that are words of their own: "° 30/07/1985"
_LIST = re.compile(
    r"(?:[\s0-9.,;:/&+\-()'\"]|\b(?:en|et|und|and|of|ou|oder|or|dus|donc|also|so|from|van|de|von|naar|to|vers|auf|nach|tot|bis)\b)*+"
)
_LONG_NUMBER = re.compile(r"[0-9](?:[ ./\-]?[0-9]){5}")
_COMMA = re.compile(r"[,;]")
_WORD_REST = re.compile(r"[^\W\d_]{0,20}")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_CLAUSE_END = re.compile(r"[,;.\n]|[0-9]{4}")
_APART = re.compile(r"[.!?]\s+\p{Lu}|[,;]\s")  # another sentence or clause
_IN_ADDRESS = re.compile(r"[\w.+\-]{0,40}@")
_NEGATED = re.compile(  # "geen rijksregisternummer", "ni une communication"
    r"(?i)\b(?:geen|niet|noch|pas|ni|aucune?|kein\w{0,2}|nicht|not|non?)[ \t]+"
    r"(?:(?:het|de|een|une?|la|le|du|das|die|der|eine?|the|an?)\s+){0,2}\Z"
)
_NEXT_VALUE = re.compile(r"[^\W\d]{0,30}\W{0,4}(?:[A-Z]{2})?[0-9]")  # rest of the word, a value


def _fold_table() -> bytes:
    """Latin-1 byte to lower-case letter without accent, digit, kept sign or space."""
    table = bytearray(b" " * 256)
    for code in range(256):
        char = chr(code)
        plain = unicodedata.normalize("NFKD", char.lower())[0]
        if char in _KEPT:
            table[code] = code
        elif plain.isalnum() and ord(plain) < 256:
            table[code] = ord(plain)
    return bytes(table)


_TABLE = _fold_table()


def fold(text: str) -> str:
    """The text in lower case, without accents, punctuation as spaces; same length. 700 MB/s."""
    return folded(text).decode("latin-1")


def folded(text: str) -> bytes:
    """The same as one byte a code point, as automata read it."""
    return text.encode("latin-1", "replace").translate(_TABLE)


def _word_end(text: str, at: int, last: int) -> int:
    """Where the word ends whose beginning ("rijksregister*") ends at `at`; at most `last`."""
    rest = _WORD_REST.match(text, at, last)
    return rest.end() if rest is not None else at


def goes_on(between: str) -> bool:
    """True when what stands between two values makes them a list under one label."""
    return _LIST.fullmatch(between) is not None


class Evidence(NamedTuple):
    """What context says of one value: log-odds and the word for the answer."""

    weight: float
    name: str  # "context:btw", "header:iban", "negative:factuur"
    at: int = -1  # where a label before the value ends; -1 for others


def _spoken(word: str) -> str:
    """A context word as it is sought: one space between words, two for two signs ("nat.-reg")."""
    plain = fold(word).strip()
    return plain if ".-" in word else " ".join(plain.split())


class Vocabulary:
    """The context words of a set of recognizers, compiled once."""

    __slots__ = ("_automaton", "_left", "_right", "anchors", "negative", "positive", "words")

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        recognizers = tuple(recognizers)
        words = sorted({w for r in recognizers for w in (*r.context, *r.negative)})
        spoken = len(words)
        words += sorted({w for r in recognizers for w in r.anchor.words} - set(words))
        number = {word: i for i, word in enumerate(words)}
        self.anchors = {r.name: frozenset(number[w] for w in r.anchor.words) for r in recognizers}
        self.words = tuple(word.strip("*") for word in words)
        self.positive = {r.name: frozenset(number[w] for w in r.context) for r in recognizers}
        self.negative = {r.name: frozenset(number[w] for w in r.negative) for r in recognizers}
        self._left = tuple(int(word.startswith("*")) for word in words)
        self._right = tuple(1 + (not word.endswith("*")) for word in words)
        patterns = [
            " " * (not word.startswith("*"))
            + (_spoken(word.strip("*")) if i < spoken else fold(word.strip("*")))
            + " " * (not word.endswith("*"))
            for i, word in enumerate(words)
        ]
        encoded = [pattern.encode("latin-1") for pattern in patterns]
        self._automaton = (
            BytesAhoCorasick(encoded, implementation=Implementation.ContiguousNFA)
            if encoded
            else None
        )

    def read(self, text: str) -> "Labels":
        """Every context word in the text. Cost: linear, about 200 MB/s."""
        if self._automaton is None:
            return Labels(text, self, [], [], [])
        plain = text.encode("latin-1", "replace").translate(_TABLE)
        found = self._automaton.find_matches_as_indexes(b" %b " % plain, overlapping=True)
        left, right = self._left, self._right  # one space was put in front of the text
        starts = [start - left[word] for word, start, _ in found]
        ends = [end - right[word] for word, _, end in found]
        ids = [word for word, _, _ in found]
        if ends != sorted(ends):  # open and closed ends mixed
            order = sorted(range(len(ends)), key=ends.__getitem__)
            starts, ends, ids = ([column[i] for i in order] for column in (starts, ends, ids))
        return Labels(text, self, starts, ends, ids)


class Labels:
    """Where the context words of one text stand; positions in code points."""

    __slots__ = ("_text", "_vocabulary", "ends", "ids", "starts")

    def __init__(
        self, text: str, vocabulary: Vocabulary, starts: list[int], ends: list[int], ids: list[int]
    ) -> None:
        self._text, self._vocabulary = text, vocabulary
        self.starts, self.ends, self.ids = starts, ends, ids

    def words_of(self, recognizer: Recognizer) -> frozenset[int]:
        """Numbers of the recognizer's own context words, as `ids` holds them."""
        return self._vocabulary.positive[recognizer.name]

    def of(self, recognizer: Recognizer) -> Iterator[tuple[int, int]]:
        """Extents of the recognizer's own context words, in order of their ends."""
        positive = self._vocabulary.positive[recognizer.name]
        for start, end, word in zip(self.starts, self.ends, self.ids, strict=True):
            if word in positive:
                yield start, end

    def starting(self, wanted: Mapping[int, Iterable[int]]) -> Iterator[tuple[int, int, str]]:
        """For every wanted word: whose it is, where it begins and the word; in order of the ends.

        Args:
            wanted: by number of a word, whatever wants it.
        """
        if not wanted.keys().isdisjoint(self.ids):
            for start, word in zip(self.starts, self.ids, strict=True):
                for one in wanted.get(word, ()):
                    yield one, start, self._vocabulary.words[word]

    def against(self, recognizer: Recognizer, start: int, reach: int) -> bool:
        """True when a misleading word stands on the same line, at most `reach` before start."""
        negative = self._vocabulary.negative[recognizer.name]
        if not negative:
            return False
        for i in range(bisect_right(self.ends, start) - 1, -1, -1):
            if self.ends[i] < start - reach:
                return False
            if self.ids[i] in negative and "\n" not in self._text[self.ends[i] : start]:
                return True
        return False

    def anywhere(self, recognizer: Recognizer) -> Evidence | None:
        """What context words given from outside say: one of the recognizer's own is enough."""
        for word in self.ids:
            if word in self._vocabulary.positive[recognizer.name]:
                return Evidence(SAME_LINE, f"context:{self._vocabulary.words[word]}")
        return None

    def near(
        self, recognizer: Recognizer, start: int, end: int, *, in_row: bool
    ) -> Evidence | None:
        """What the nearest label says of text[start:end]; in a table row, of that row only."""
        if not self.ends:
            return None
        said = self._before(recognizer, start, in_row=in_row) or self._behind(recognizer, end)
        if said is None and recognizer.block:
            return self._of_block(recognizer, start)
        return said

    def within(self, recognizer: Recognizer, start: int, end: int) -> Evidence | None:
        """What the words inside text[start:end], a column header, say."""
        positive = self._vocabulary.positive[recognizer.name]
        negative = self._vocabulary.negative[recognizer.name]
        against = None
        for i in range(bisect_left(self.ends, start), bisect_right(self.ends, end)):
            if self.starts[i] < start:
                continue
            if self.ids[i] in positive:
                return Evidence(HEADER, f"header:{self._vocabulary.words[self.ids[i]]}")
            if self.ids[i] in negative:
                against = Evidence(NEGATIVE, f"negative:{self._vocabulary.words[self.ids[i]]}")
        return against

    def _before(self, recognizer: Recognizer, start: int, *, in_row: bool) -> Evidence | None:
        """The nearest label before a value that can be meant for it."""
        text, words = self._text, self._vocabulary.words
        positive = self._vocabulary.positive[recognizer.name]
        negative = self._vocabulary.negative[recognizer.name]
        against: Evidence | None = None
        window = recognizer.before_window
        bound = start - (BEFORE if window is None else window)
        for i in range(bisect_right(self.ends, start) - 1, -1, -1):
            word, at = self.ids[i], self.ends[i]
            if at < bound - LONGEST_REST:
                break
            if word not in positive and (word not in negative or against is not None):
                continue
            at = _word_end(text, at, start)
            if at < bound or (against is not None and _COMMA.search(text, at, bound + BESIDE)):
                continue
            between = text[at:start]
            lines = between.count("\n")
            if lines and (in_row or _LONG_NUMBER.search(between)):
                break
            if lines > 1 and between.strip():
                break
            if _IN_ADDRESS.match(text, at):  # a word of an e-mail address
                continue
            far = _LONG_NUMBER.search(between) is not None and not goes_on(between)
            if word in positive:
                if _NEGATED.search(text, max(0, self.starts[i] - 30), self.starts[i]):
                    return Evidence(NEGATIVE, f"negative:{words[word]}")
                weight = FAR if far else LINE_BEFORE if lines else SAME_LINE
                return Evidence(weight, f"context:{words[word]}", at)
            if far or _APART.search(between) or len(between.split()) > MOST_WORDS:
                continue
            if lines and text[text.rfind("\n", at, start) + 1 : start].strip():
                continue
            against = Evidence(NEGATIVE, f"negative:{words[word]}")
            bound = self.starts[i] - BESIDE  # "geboorte": {"datum": only what stands beside it
        return against

    def _of_block(self, recognizer: Recognizer, start: int) -> Evidence | None:
        """A label of the passage that the value stands in: no empty line lies between."""
        positive = self._vocabulary.positive[recognizer.name]
        for i in range(bisect_right(self.ends, start) - 1, -1, -1):
            at = self.ends[i]
            if at < start - recognizer.block:
                return None
            if self.ids[i] in positive:
                if _EMPTY_LINE.search(self._text, at, start):
                    return None
                weight = LINE_BEFORE if "\n" in self._text[at:start] else SAME_LINE
                return Evidence(weight, f"context:{self._vocabulary.words[self.ids[i]]}", at)
        return None

    def _behind(self, recognizer: Recognizer, end: int) -> Evidence | None:
        """A label after a value, in the same clause and not that of the next value."""
        text = self._text
        positive = self._vocabulary.positive[recognizer.name]
        window = recognizer.after_window
        bound = end + (AFTER if window is None else window)
        for i in range(bisect_left(self.ends, end), len(self.ends)):
            word, at = self.ids[i], self.ends[i]
            if at > bound:
                return None
            if word not in positive or self.starts[i] < end:
                continue
            if _CLAUSE_END.search(text, end, self.starts[i]) or _NEXT_VALUE.match(text, at):
                return None
            return Evidence(BEHIND, f"context:{self._vocabulary.words[word]}")
        return None
