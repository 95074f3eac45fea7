"""Words about persons and subjects, sought by one automaton: roles, pronouns, events, rules."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine.context import fold
from recognizers.sensitive import persons, stories


def pattern(word: str) -> bytes:
    """A telling word as the automaton seeks it."""
    bare = word.strip("*")
    whole = bare.isascii() and bare.replace(" ", "").isalnum()  # most are folded already
    folded = bare.lower() if whole else " ".join(fold(bare).split())
    return (" " * (word[0] != "*") + folded + " " * (word[-1] != "*")).encode("latin-1")


class Cue(NamedTuple):
    """One word about persons or subjects."""

    start: int
    end: int
    sort: int  # index into LISTS: ROLE, PRONOUN, ...


LISTS = (
    *(persons.ROLES, persons.PRONOUNS, persons.HONORIFICS, persons.CASES, persons.CONTACTS),
    *(persons.OFFICES, persons.UNION_ROLES, persons.SUBJECTS, persons.PARLIAMENT),
    *(stories.FUNCTIONS, stories.KIN, stories.ENDINGS, stories.WHEN, stories.SAID),
    *(stories.BECAME, stories.GENERAL, stories.MANY, stories.FRAMED),
)
ROLE, PRONOUN, HONORIFIC, CASE, CONTACT, OFFICE, UNION, SUBJECT, PARLIAMENT = range(9)
FUNCTION, KIN, ENDING, WHEN, SAID, BECAME, GENERAL, MANY, FRAMED = range(9, 18)
VERBS = (SAID, BECAME)
HEADS = (persons.SUBJECTS, persons.PARLIAMENT)  # what the head of a text is read for
ROLES = frozenset((ROLE, FUNCTION, KIN, ENDING))
# No findings where an office or a delegate is spoken of: a seat, a vote, the work of a union.
OF_OFFICE = ("POLITICAL_OPINION", "UNION_MEMBERSHIP")


class Cues:
    """The words about persons and subjects, compiled once."""

    __slots__ = ("_automaton", "_left", "_right", "_sorts")

    def __init__(self, lists: Sequence[Sequence[str]] = LISTS) -> None:
        pairs = [(word, sort) for sort, some in enumerate(lists) for word in dict.fromkeys(some)]
        patterns = [pattern(word) for word, _ in pairs]
        self._sorts = tuple(sort for _, sort in pairs)
        self._left = tuple(int(p.startswith(b" ")) for p in patterns)
        self._right = tuple(int(p.endswith(b" ")) for p in patterns)
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.ContiguousNFA)

    def read(self, plain: bytes, low: int, high: int) -> list[Cue]:
        """Those in text[low:high], of which `plain` is the folded form with a space around."""
        found = self._automaton.find_matches_as_indexes(plain[low : high + 2], overlapping=True)
        left, right, shift, sorts = self._left, self._right, low - 1, self._sorts
        make = tuple.__new__  # half the cost of Cue()
        return [
            make(Cue, (start + left[word] + shift, end - right[word] + shift, sorts[word]))
            for word, start, end in found
        ]


@cache
def shipped() -> Cues:
    """Those of LISTS, compiled at first use."""
    return Cues()
