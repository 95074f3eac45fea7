"""A recognizer of listed words: ten thousand of them cost what one does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex as re
from ahocorasick_rs import AhoCorasick

from recognizers.base import Recognizer, Span

MAX_WORD = 100  # characters of one listed word or phrase
PIECE = 65_536  # code points sought at once: bounds the memory that hits inside words take
NEVER = re.compile(r"(?!)")


def lowered(text: str) -> str:
    """Lower case, character by character, so that offsets stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WordList(Recognizer):
    """Finds listed words and phrases as whole words, capitals or not; the longest of a place.

    `pattern` matches nothing: the words are sought by one automaton, at 30 to 100 MB/s.
    """

    words: "Words"

    def candidates(
        self,
        text: str,
        windows: Iterable[tuple[int, int]],
        timeout: float | None = None,  # noqa: ARG002 - an automaton is linear
    ) -> Iterator[tuple[Span, str]]:
        """Every listed word in the windows (half-open, clipped to the text), in order."""
        for low, high in windows:
            yield from self.words.found(text, max(0, low), min(high, len(text)))


class Words:
    """Listed words, compiled once. Stateless; safe to share."""

    __slots__ = ("_automaton", "_longest")

    def __init__(self, words: Iterable[str]) -> None:
        listed = sorted({lowered(word) for word in words})
        self._longest = max(map(len, listed))
        self._automaton = AhoCorasick(listed)

    def found(self, text: str, low: int, high: int) -> Iterator[tuple[Span, str]]:
        """Leftmost, longest, not overlapping, no letter, digit or underscore beside them."""
        done = low
        for begin in range(low, high, PIECE):
            end = min(begin + PIECE, high)
            piece = lowered(text[begin : min(end + self._longest, high)])
            spans = [
                (begin + start, -(begin + stop))
                for _, start, stop in self._automaton.find_matches_as_indexes(
                    piece, overlapping=True
                )
                if begin + start < end and _apart(text, begin + start, begin + stop)
            ]
            for start, stop in sorted(spans):
                if start >= done:
                    done = -stop
                    yield Span(start, done), text[start:done]


def _apart(text: str, start: int, stop: int) -> bool:
    before, after = text[start - 1 : start], text[stop : stop + 1]
    return not (before.isalnum() or before == "_" or after.isalnum() or after == "_")
