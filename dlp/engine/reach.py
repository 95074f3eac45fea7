"""Who is in reach of a telling word: its sentence and paragraph, read for persons and subjects.

Cues are sought by one automaton in a paragraph at most; patterns run in a sentence or where a cue
stands, never over a whole text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine import stories
from dlp.engine.context import fold
from recognizers.sensitive import persons
from recognizers.sensitive.stories import FUNCTIONS, KIN

SENTENCE = 400  # code points on either side of a telling word that its sentence may reach
BACK, ON = 500, 250  # of a paragraph, around a sentence
SHORT = 2_500  # a text up to so many: what only looks like a name is one in its paragraph
TITLE = 60  # code points of a first line that may be a title
HEAD = 3_000  # at the head of a text in which a label says whom it is about
_END = re.compile(r"\n|(?<=[.!?])[)\"'»”]?[ \t]+(?=[\p{Lu}\"'«“(])")
_ABBREVIATED = re.compile(
    r"(?i)(?:(?<!\p{L})\p{L}|dhr|mevr|mme|mlle|mrs?|ms|dr|mr|st|nr|art|bv|o\.a)\.\Z"
)
_EMPTY = re.compile(r"\n[ \t\r]*\n")
_LABEL = re.compile(r"\A[ \t\-*•]*\p{L}[\p{L} ]{2,24}[ ]?:")
_ABOUT = re.compile(  # a form that says whom it is about
    r"(?im)^[ \t]*(?:cliënte?|naam|betrokkene|leerlinge?|patiënte?|bewoner|minderjarige|verzoeker"
    r"|nom|bénéficiaire|élève|intéressée?|patiente?|client|name|pupil|klient(?:in)?|bewohner(?:in)?"
    r"|personeelslid|werknemer|agent|employee)[ ]?:[ ]*\S"
)
_ROW = re.compile(r"[;|\t]|,[^\s]")
_NOUNS = re.compile(
    r"(?i)(?:ing|heid|tie|isme|ism|tion|ung|keit|ment|té|ity|ness|sche|schap|nis)\Z"
)
LOOSE = ("name", "subject")  # capitals that look like a name


def pattern(word: str) -> bytes:
    """A telling word as the automaton seeks it."""
    folded = " ".join(fold(word.strip("*")).split())
    return (" " * (word[0] != "*") + folded + " " * (word[-1] != "*")).encode("latin-1")


class Reach(NamedTuple):
    """What one sentence says of persons."""

    here: str  # evidence of a person in it, or ""
    at: int  # where that person's name ends
    firm: bool  # ... that a subject does not outweigh
    near: bool  # a person in its paragraph, spoken of in it
    singled: bool
    somebody: bool  # a role or pronoun
    subject: bool
    office: bool
    union: bool
    told: float  # how much it tells of one case (stories.py)


class _Cue(NamedTuple):
    """One word about persons or subjects."""

    start: int
    end: int
    sort: int  # index into _CUES


_CUES = (
    *(persons.ROLES, persons.PRONOUNS, persons.HONORIFICS, persons.CASES, persons.CONTACTS),
    *(persons.OFFICES, persons.UNION_ROLES, persons.SUBJECTS, persons.PARLIAMENT, FUNCTIONS, KIN),
)
_ROLE, _PRONOUN, _HONORIFIC, _CASE, _CONTACT, _OFFICE, _UNION, _SUBJECT, _PARLIAMENT = range(9)
_FUNCTION, _KIN = 9, 10
NEXT = 120  # code points behind a sentence in which a question in general may stand
_ONE = frozenset(persons.ONE)


class Reader:
    """Reads the sentences of one text for persons, each once."""

    def __init__(
        self,
        text: str,
        plain: bytes,
        found: list[tuple[int, int, bool]],
        terms_at: set[int],
        cues: "Cues",
    ) -> None:
        self._text, self._plain = text, plain
        self._found, self._terms_at, self._cues = found, terms_at, cues
        self._terms = sorted(terms_at)
        self._known: dict[tuple[int, int], Reach] = {}
        self._last: tuple[int, int] = (0, -1)
        about = _ABOUT.search(text, 0, HEAD)
        self._about = about.start() if about is not None else len(text)
        head = cues.read(plain, 0, min(len(text), HEAD))
        self._official = any(cue.sort == _PARLIAMENT for cue in head)
        title = text.find("\n", 0, TITLE)
        title = min(len(text), TITLE) if title < 0 else title
        self._title = any(cue.sort == _SUBJECT and cue.end <= title for cue in head)

    def reach(self, start: int, end: int) -> Reach:
        """What the sentence of text[start:end] says of persons."""
        low, high = self._last
        if not (low <= start and end <= high):
            low, high = self._last = _sentence(self._text, start, end)
        known = self._known.get((low, high))
        if known is None:
            known = self._known[low, high] = self._read(low, high)
        return known

    def _read(self, low: int, high: int) -> Reach:
        text = self._text
        first, last = self._paragraph(low, high)
        cues = self._cues.read(self._plain, first, last)
        mine = [cue for cue in cues if cue.start >= low and cue.end <= high]
        sorts, around = {cue.sort for cue in mine}, {cue.sort for cue in cues}
        signed = persons.SIGN_OFF.search(text, high, last)
        last = signed.start() if signed is not None else last
        here, at = self._person(low, high, mine)
        role = any(cue.sort == _ROLE and self._one(cue) for cue in mine)
        somebody = role or _PRONOUN in sorts
        spoken = somebody or _LABEL.match(text, low, high) is not None
        near = False
        if spoken and not here and (":" in text[low:high] or _ROW.search(text, low, high) is None):
            who = self._person(first, last, cues)[0]
            near = who not in ("", *LOOSE) or (who != "" and len(text) < SHORT)
        near = near or (self._about < low and (spoken or self._about >= first))
        subject = _SUBJECT in sorts or (self._title and low < SENTENCE)
        return Reach(
            here=here,
            at=at,
            firm=here in ("role", "initials", "case", "identifier"),
            near=near and not subject and not self._official,
            singled=role and persons.DETAIL.search(text, low, high) is not None,
            somebody=somebody,
            subject=subject,
            office=_OFFICE in around,
            union=_UNION in around,
            told=self._told(low, high, mine),
        )

    def _told(self, low: int, high: int, cues: Sequence[_Cue]) -> float:
        if self._official:
            return 0.0
        text, roles = self._text, dict[bytes, float]()
        for cue in cues:
            if cue.sort not in (_ROLE, _FUNCTION, _KIN):
                continue
            before = self._plain[max(0, cue.start - stories.LEAD) + 1 : cue.start + 1]
            weight = stories.role(before.decode("latin-1"), function=cue.sort == _FUNCTION)
            if weight < 1 and stories.at_head(text, cue.start):
                weight = stories.FUNCTION if cue.sort == _FUNCTION else stories.DEFINITE
            word = self._plain[cue.start + 1 : cue.end + 1]
            roles[word] = max(weight, roles.get(word, 0.0))
        return stories.told(
            text[low:high],
            roles.values(),
            pronoun=any(cue.sort == _PRONOUN for cue in cues),
            terms=bisect_left(self._terms, high) - bisect_left(self._terms, low),
            general=text[low : high + NEXT],
        )

    def _one(self, role: _Cue) -> bool:
        """True for "mijn cliënt", "ma chère voisine": one person is meant."""
        before = self._plain[max(0, role.start - 30) + 1 : role.start + 1].split()[-2:]
        return any(word.decode("latin-1") in _ONE for word in before)

    def _paragraph(self, low: int, high: int) -> tuple[int, int]:
        text = self._text
        first, last = max(0, low - BACK), min(len(text), high + ON)
        for gap in _EMPTY.finditer(text, first, low):
            if gap.end() < low and not _greeting(text, first, gap.start()):
                first = gap.end()
        end = _EMPTY.search(text, high, last)
        return first, end.start() if end is not None else last

    def _person(self, low: int, high: int, cues: Sequence[_Cue]) -> tuple[str, int]:
        """Evidence of a person in text[low:high] and where the name ends, or nothing."""
        text = self._text
        taken = [match.span() for match in persons.GREETING.finditer(text, low, high)]
        for cue in cues:
            if cue.sort == _CONTACT and low <= cue.start < high:
                asked = persons.AFTER_CONTACT.match(text, cue.end, high)
                taken += [asked.span()] if asked is not None else []
        for cue in cues:
            if low <= cue.start < high and not _within(taken, cue.start):
                name = _NAMED.get(cue.sort)
                found = name[1].match(text, cue.end, high) if name is not None else None
                if name is not None and found is not None and not _within(taken, found.end() - 1):
                    return name[0], found.end()
        known = self._known_in(low, high, taken)
        if known is not None:
            return known
        for match in persons.INITIALS.finditer(text, low, high):
            if not _within(taken, match.start()):
                return "initials", match.end()
        return self._loose(low, high, taken)

    def _known_in(
        self, low: int, high: int, taken: list[tuple[int, int]]
    ) -> tuple[str, int] | None:
        """An identifier or name that others found; a name on pages of speakers is none."""
        for i in range(bisect_left(self._found, (low, 0, False)), len(self._found)):
            start, end, named = self._found[i]
            if start >= high:
                break
            if not named:
                return "identifier", end
            if not self._official and not _within(taken, start):
                return "person", end
        return None

    def _loose(self, low: int, high: int, taken: list[tuple[int, int]]) -> tuple[str, int]:
        """What only looks like a name; where speakers are named on every page, nothing."""
        if self._official:
            return "", 0
        for match in persons.TWO_NAMES.finditer(self._text, low, high, overlapped=True):
            if not _within(taken, match.start()) and self._names(match, 1, 2):
                return "name", match.end()
        for match in persons.DOES.finditer(self._text, low, high):
            if not _within(taken, match.start()) and self._names(match, 1):
                return "subject", match.end(1)
        return "", 0

    def _names(self, match: "re.Match[str]", *groups: int) -> bool:
        return all(
            match[group].casefold() not in persons.NO_NAME
            and match.start(group) not in self._terms_at
            and not match[group].isupper()
            and _NOUNS.search(match[group]) is None
            for group in groups
        )


class Cues:
    """The words about persons and subjects, compiled once."""

    __slots__ = ("_automaton", "_left", "_right", "_sorts")

    def __init__(self, lists: Sequence[Sequence[str]] = _CUES) -> None:
        pairs = [(word, sort) for sort, some in enumerate(lists) for word in dict.fromkeys(some)]
        patterns = [pattern(word) for word, _ in pairs]
        self._sorts = tuple(sort for _, sort in pairs)
        self._left = tuple(int(p.startswith(b" ")) for p in patterns)
        self._right = tuple(int(p.endswith(b" ")) for p in patterns)
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.DFA)

    def read(self, plain: bytes, low: int, high: int) -> list[_Cue]:
        """Those in text[low:high], of which `plain` is the folded form with a space around."""
        found = self._automaton.find_matches_as_indexes(plain[low : high + 2], overlapping=True)
        left, right, shift = self._left, self._right, low - 1
        return [
            _Cue(start + left[word] + shift, end - right[word] + shift, self._sorts[word])
            for word, start, end in found
        ]


_NAMED = {
    _ROLE: ("role", persons.AFTER_ROLE),
    _HONORIFIC: ("honorific", persons.AFTER_HONORIFIC),
    _CASE: ("case", persons.AFTER_CASE),
}


def _within(taken: Iterable[tuple[int, int]], at: int) -> bool:
    return any(low <= at < high for low, high in taken)


def _greeting(text: str, low: int, high: int) -> bool:
    """True when what stands there is no more than a greeting."""
    return high - low < 60 and persons.GREETING.match(text, low) is not None


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence, line or table row around text[start:end]."""
    low = first = max(0, start - SENTENCE)
    for gap in _END.finditer(text, first, start):
        if text[gap.start()] == "\n" or not _ABBREVIATED.search(
            text, max(0, gap.start() - 6), gap.start()
        ):
            low = gap.end()
    last = min(len(text), end + SENTENCE)
    for gap in _END.finditer(text, end, last):
        if text[gap.start()] == "\n" or not _ABBREVIATED.search(
            text, max(0, gap.start() - 6), gap.start()
        ):
            return low, gap.start()
    return low, last
