"""Names of lists, as keyed digests: enough to know a listed person again, too little to read one.

A person is kept as digests of the ways in which a name is written: as listed, family name first,
with initials. Beside them stands the digest of the one word that gives the person away: only where
a text has such a word is anything else looked at.

Cost: 80 us for a KB of office text, 20 MB/s for 100 KB, where no listed word stands; that is 2 % of
finding names. A listed name costs some 15 us more.
"""

import re as plain_re  # noqa: TID251 - on this pattern it is four times as fast as regex
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dlp.fingerprints import Hashes, Places, hashed, in_a_row
from dlp.listing import KINDS, ListKind, Person

ROW = np.dtype([("form", "<u8"), ("person", "<u4"), ("how", "u1"), ("words", "u1")])
AS_LISTED, INITIALS, FAMILY_FIRST = 0, 1, 2  # bits of `how`
REACH = 200  # code points around such a word in which the name stands
LEAST, RARE = 3, 5  # letters of the word that gives a person away; of a family name that does
_WORD = plain_re.compile(r"[^\W_]+")
_LONG_WORD = plain_re.compile(rf"[^\W_]{{{LEAST},}}")

_TITLES = frozenset(("König", "Königin", "Kaiser", "Kaiserin", "Prinz", "Prinzessin", "Papst"))

# What may stand between two words of one name, and between two cells or lines that hold one.
_GAPS = frozenset((" ", "  ", "-", "'", "’", " '", " ’", "' ", "’ "))
_AFTER_INITIAL = frozenset((".", ". ", ".-", "", " ", "-"))
_APART = frozenset(("\t", ";", "|", "\n", ",", " ;", "; ", " |", "| ", '","', '";"', "\r\n"))


class Match(NamedTuple):
    """A listed name in a text; offsets in code points."""

    start: int
    end: int
    who: tuple[int, int]  # number of the list, and of the person on it
    kind: ListKind
    name: str  # of the list
    how: int
    words: tuple[tuple[int, int], ...]  # of the text, in their order
    joined: bool  # words of one name, rather than of two cells or lines


@dataclass(frozen=True, slots=True)
class NameList:
    """One list; `rows` sorted by form, `telling` sorted."""

    rows: npt.NDArray[np.void] = field(repr=False)
    telling: Hashes = field(repr=False)  # of the words that give a person away
    people: int

    @property
    def data(self) -> bytes:
        """As the store keeps it."""
        head = len(self.telling).to_bytes(4, "little") + self.people.to_bytes(4, "little")
        return head + self.telling.tobytes() + self.rows.tobytes()

    @classmethod
    def from_data(cls, data: bytes) -> "NameList":
        """What `data` gave."""
        count, people = (int.from_bytes(data[at : at + 4], "little") for at in (0, 4))
        rows = np.frombuffer(data[8 + 8 * count :], dtype=ROW)
        return cls(rows, np.frombuffer(data[8 : 8 + 8 * count], dtype="<u8"), people)


def name_list(people: Sequence[Person], key: bytes) -> NameList:
    """The digests of these people. Cost: some 12 us a person."""
    by_length: dict[int, list[tuple[tuple[str, ...], int, int]]] = defaultdict(list)
    for number, person in enumerate(people):
        for form, how in _forms(person):
            by_length[len(form)].append((form, number, how))
    telling = set(map(_telling, people))
    words = list(telling.union(*(form for some in by_length.values() for form, _, _ in some)))
    known = dict(zip(words, hashed(words, key).tolist(), strict=True))
    found: set[tuple[int, int, int, int]] = set()
    for length, some in by_length.items():
        hashes = np.array([known[word] for form, _, _ in some for word in form], dtype=np.uint64)
        grams = in_a_row(hashes, length, key)[::length]
        for gram, (_, number, how) in zip(grams.tolist(), some, strict=True):
            found.add((gram, number, how, length))
    rows = np.array(sorted(found), dtype=ROW)
    telling_hashes = np.array(sorted({known[word] for word in telling}), dtype="<u8")
    return NameList(rows, telling_hashes, len(people))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _telling(person: Person) -> str:
    """The longest word of the family name, or of all when that is a short one ("Pas", "II")."""
    family = max(_words(person.family), key=len, default="")
    if len(family) >= RARE:
        return family
    return max(_words(f"{person.family} {person.given}"), key=len)


def _forms(person: Person) -> Iterator[tuple[tuple[str, ...], int]]:
    """The ways in which a name is written, in words; of a title ("koning Filip") only the one."""
    given, family = _words(person.given), _words(person.family)
    yield (*given, *family), AS_LISTED
    if person.given[0].islower() or person.given in _TITLES:
        return
    yield (*family, *given), FAMILY_FIRST
    letters = [word[0] for word in given]
    for initials in {tuple(letters), tuple(letters[:1]), ("".join(letters),)}:
        yield (*initials, *family), INITIALS
        yield (*family, *initials), INITIALS | FAMILY_FIRST


class Names:
    """All lists together, ready to be sought in texts. Immutable; safe to share and to fork."""

    __slots__ = ("_forms", "_key", "_kinds", "_lengths", "_lists", "_of", "_telling")

    def __init__(self, lists: Iterable[tuple[ListKind, str, NameList]] = (), key: bytes = b""):
        """`key` is the one that the lists were made with."""
        ordered = sorted(lists, key=lambda one: KINDS.index(one[0]))
        self._lists = tuple((kind, name) for kind, name, _ in ordered)
        rows = [one.rows for _, _, one in ordered]
        every = np.concatenate(rows) if rows else np.empty(0, ROW)
        of = [np.full(len(some), i, dtype=np.int32) for i, some in enumerate(rows)]
        order = np.argsort(every["form"], kind="stable")
        self._forms = every[order]
        self._of = np.concatenate(of)[order] if of else np.empty(0, np.int32)
        telling = [one.telling for _, _, one in ordered]
        self._telling = np.unique(np.concatenate(telling)) if telling else np.empty(0, np.uint64)
        self._lengths = np.unique(every["words"]).tolist()
        self._key = key

    def __bool__(self) -> bool:
        return len(self._telling) > 0

    def matches(self, text: str, everyday: Set[str] = frozenset()) -> list[Match]:
        """The listed names in normalised text, in order; none overlap, the longest at a place.

        `everyday`: words that give nobody away when they are written in lower case.
        """
        told = self._told(text, everyday)
        if not told:
            return []
        at, near = _around(text, told)
        hashes = self._hashes([text[start:end].casefold() for start, end in near])
        found: list[Match] = []
        for count in self._lengths:
            grams = in_a_row(hashes, count, self._key)
            whole = at[count - 1 :] - at[: len(grams)] == count - 1
            first = np.searchsorted(self._forms["form"], grams)
            first = np.minimum(first, len(self._forms) - 1)
            hit = whole & (self._forms["form"][first] == grams)
            for i in np.flatnonzero(hit).tolist():
                one = self._match(text, near[i : i + count], int(first[i]))
                if one is not None:
                    found.append(one)
        return _apart(found)

    def _told(self, text: str, everyday: Set[str]) -> list[str]:
        """The words of a text, as they stand there, that give somebody away."""
        if not len(self._telling):
            return []
        words = list(set(_LONG_WORD.findall(text)) - everyday)
        if not words:
            return []
        hashes = hashed(words, self._key)
        at = np.minimum(np.searchsorted(self._telling, hashes), len(self._telling) - 1)
        return [words[i] for i in np.flatnonzero(self._telling[at] == hashes).tolist()]

    def _hashes(self, words: Sequence[str]) -> Hashes:
        once = list(dict.fromkeys(words))
        known = dict(zip(once, hashed(once, self._key).tolist(), strict=True))
        return np.array([known[word] for word in words], dtype=np.uint64)

    def _match(self, text: str, words: Sequence[tuple[int, int]], index: int) -> Match | None:
        row, which = self._forms[index], int(self._of[index])
        how = int(row["how"])
        joined = True
        for (low, before), (after, _) in pairwise(words):
            between = text[before:after]
            inside = between in _GAPS or (how & FAMILY_FIRST and between in (", ", ","))
            initial = before - low <= (3 if how & INITIALS else 1)
            if not inside and not (initial and between in _AFTER_INITIAL):
                if between not in _APART:
                    return None
                joined = False
        start, end = words[0][0], words[-1][1]
        if _glued(text, start, end):
            return None
        kind, name = self._lists[which]
        who = (which, int(row["person"]))
        return Match(start, end, who, kind, name, how, tuple(words), joined)


def _around(text: str, told: Iterable[str]) -> tuple[Places, list[tuple[int, int]]]:
    """The words around those that are told: a number each, and where it is.

    Numbers follow each other where the words do.
    """
    windows: list[tuple[int, int]] = []
    for word in told:
        at = text.find(word)
        while at >= 0:
            windows.append((max(0, at - REACH), at + len(word) + REACH))
            at = text.find(word, at + len(word))
    places: list[tuple[int, int]] = []
    numbers: list[int] = []
    number = done = 0
    for low, high in sorted(windows):
        if low > done:
            number += 1  # something is left out
            done = _word_end(text, low) if low else 0
        for match in _WORD.finditer(text, done):
            if match.start() >= high:
                break
            places.append(match.span())
            numbers.append(number)
            number += 1
            done = match.end()
    return np.array(numbers, dtype=np.int64), places


def _word_end(text: str, at: int) -> int:
    """Where a word that is cut at this place ends."""
    match = _WORD.match(text, at) if text[at - 1].isalnum() else None
    return match.end() if match is not None else at


def _glued(text: str, start: int, end: int) -> bool:
    """True for a piece of a longer name: "Jan-Bart De Wever", "Bart De Wever-Peeters"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[1:] == "-" and before[:1].isalpha()) or (
        after[:1] == "-" and after[1:].isalpha()
    )


def _apart(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for one in sorted(found, key=lambda m: (m.start, -m.end, m.how)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
