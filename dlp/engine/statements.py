"""Special categories: statements about somebody, as apart from subjects people speak of.

Telling words ("schizofrenie", "strafblad") are sought in one pass of one automaton; where one
stands, and only there, its sentence and the paragraph around it are read for a person. What counts:

| in reach | finding | confidence |
| --- | --- | --- |
| a person in the sentence: name, initials, case number, an identifier | statement | 0.90 |
| a person in the paragraph, and a pronoun, role or label in the sentence | statement | 0.80 |
| a role with a detail that singles it out: age, class, room, place | statement | 0.75 |
| an everyday word ("operatie") beside a person | statement | 0.60 |
| a role ("mijn cliënt") or a pronoun alone, or nobody | mention | 0.45, 0.42 |
| the sentence is about a subject, many people or a rule | none | |

A negation ("geen strafblad") says something of a person too, and stays. Who is addressed, who signs
and who is to be asked are no persons in reach; a seat in a council, its votes and parties, and the
work of union delegates are no findings.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine.context import fold
from dlp.engine.overlap import Hit
from recognizers.entities import CATEGORY_OF
from recognizers.sensitive import persons
from recognizers.sensitive.lists import SPECIAL
from recognizers.sensitive.terms import Terms

STATEMENT, MENTION = "statement-", "mention-"  # recognizer names begin with these
RECOGNIZERS = {f"{kind}{t.name}": t.entity for t in SPECIAL for kind in (STATEMENT, MENTION)}

SENTENCE = 400  # code points on either side of a telling word that its sentence may reach
BACK, ON = 500, 250  # of a paragraph, around a sentence
LOOSE_BEFORE, LOOSE_AFTER = 80, 80  # from a telling word to what only looks like a name
SHORT = 2_500  # a text up to so many: what only looks like a name is one in its paragraph
TITLE = 60  # code points of a first line that may be a title
HEAD = 3_000  # at the head of a text in which a label says whom it is about
HERE, NEAR, SINGLED, EVERYDAY, NOBODY, SUBJECT = 0.90, 0.80, 0.75, 0.60, 0.45, 0.42
SPECIFICITY = 5

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
_WORD_BEFORE = re.compile(r"(?r)[\p{L}\d]{0,30}")
_WORD_AFTER = re.compile(r"[\p{L}\d]{0,30}")
_IDENTIFYING = frozenset(("person", "national_identifier", "case_file"))
_LOOSE = ("name", "subject")  # capitals that look like a name
_SINGLE = frozenset(("ADDRESS", "EMAIL_ADDRESS", "PHONE_NUMBER"))
_OF_OFFICE = ("POLITICAL_OPINION", "UNION_MEMBERSHIP")
_PUBLIC = ("email-address-function", "phone-number-helpline", "person-public")


class _Match(NamedTuple):
    """One telling word in the text."""

    start: int
    end: int
    terms: int  # index into SPECIAL
    plain: bool


class _Reach(NamedTuple):
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


class Statements:
    """The telling words of all special categories, compiled once. Stateless; safe to share."""

    __slots__ = ("_automaton", "_cues", "_left", "_means", "_right")

    def __init__(self, special: Sequence[Terms] = SPECIAL) -> None:
        means: dict[str, list[tuple[int, bool]]] = {}
        for i, terms in enumerate(special):
            for plain, words in ((False, terms.telling), (True, terms.plain)):
                for word in words:
                    means.setdefault(word, []).append((i, plain))
        patterns = [pattern(word) for word in means]
        self._means = tuple(tuple(some) for some in means.values())
        self._left = tuple(int(p.startswith(b" ")) for p in patterns)
        self._right = tuple(1 + p.endswith(b" ") for p in patterns)
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.DFA)
        self._cues = Cues()

    def hits(self, text: str, plain: bytes, found: Iterable[Hit]) -> list[Hit]:
        """The statements and mentions in a text.

        Args:
            text: normalised, n code points.
            plain: the same folded (dlp/engine/context.py), one byte a code point, a space around.
            found: what else stands in it; persons and identifiers count as such.
        Cost: linear in n; some 40 us a sentence that has a telling word.
        """
        matches = self._matches(text, plain)
        if not matches:
            return []
        persons_at = sorted(h.start for h in found if _identifies(h))
        reader = _Reader(text, plain, persons_at, {m.start for m in matches}, self._cues)
        hits = []
        for match in matches:
            hit = _judged(match, reader.reach(match.start, match.end), text)
            if hit is not None:
                hits.append(hit)
        return hits

    def _matches(self, text: str, plain: bytes) -> list[_Match]:
        matches = []
        for word, first, last in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            start, end = first - 1 + self._left[word], last - self._right[word]
            if not self._left[word]:
                before = _WORD_BEFORE.match(text, 0, start)
                start = before.start() if before is not None else start
            if self._right[word] == 1:
                after = _WORD_AFTER.match(text, end)
                end = after.end() if after is not None else end
            matches += [_Match(start, end, i, everyday) for i, everyday in self._means[word]]
        return sorted(set(matches))


def pattern(word: str) -> bytes:
    """A telling word as the automaton seeks it."""
    folded = " ".join(fold(word.strip("*")).split())
    return (" " * (word[0] != "*") + folded + " " * (word[-1] != "*")).encode("latin-1")


def _identifies(hit: Hit) -> bool:
    if hit.confidence < 0.5 or hit.recognizer in _PUBLIC:
        return False
    return CATEGORY_OF.get(hit.entity) in _IDENTIFYING or hit.entity in _SINGLE


def _judged(match: _Match, reach: _Reach, text: str) -> Hit | None:
    """The hit for one telling word, given what its sentence says."""
    terms = SPECIAL[match.terms]
    if terms.entity in _OF_OFFICE and (reach.office or reach.union):
        return None
    kind, confidence, person = _kind(match, reach)
    if not kind:
        return None
    evidence = [f"term:{fold(text[match.start : match.end]).strip()}"]
    if person:
        evidence.append(f"person:{person}")
    if persons.NEGATED.search(text, max(0, match.start - 40), match.start):
        evidence.append("negated")
    name = kind + terms.name
    place = (match.start, match.end, terms.entity, name, confidence)
    return Hit(*place, tuple(evidence), SPECIFICITY)


def _kind(match: _Match, reach: _Reach) -> tuple[str, float, str]:
    """Statement or mention, its confidence and who is in reach; "" for neither."""
    here = reach.here
    if here in _LOOSE and not -LOOSE_AFTER <= match.start - reach.at <= LOOSE_BEFORE:
        here = ""
    if match.plain:
        if here in ("", *_LOOSE) or reach.subject:
            return "", 0.0, ""
        return STATEMENT, EVERYDAY, here
    if reach.subject and not reach.firm:
        return (MENTION, SUBJECT, "") if reach.somebody else ("", 0.0, "")
    if here:
        return STATEMENT, HERE, here
    if reach.near:
        return STATEMENT, NEAR, "near"
    if reach.singled:
        return STATEMENT, SINGLED, "role-and-detail"
    return MENTION, NOBODY if reach.somebody else SUBJECT, ""


class _Cue(NamedTuple):
    """One word about persons or subjects."""

    start: int
    end: int
    sort: int  # index into _CUES


_CUES = (
    *(persons.ROLES, persons.PRONOUNS, persons.HONORIFICS, persons.CASES, persons.CONTACTS),
    *(persons.OFFICES, persons.UNION_ROLES, persons.SUBJECTS, persons.PARLIAMENT),
)
_ROLE, _PRONOUN, _HONORIFIC, _CASE, _CONTACT, _OFFICE, _UNION, _SUBJECT, _PARLIAMENT = range(9)
_ONE = frozenset(persons.ONE)


class _Reader:
    """Reads the sentences of one text for persons, each once."""

    def __init__(
        self, text: str, plain: bytes, persons_at: list[int], terms_at: set[int], cues: "Cues"
    ) -> None:
        self._text, self._plain = text, plain
        self._persons_at, self._terms_at, self._cues = persons_at, terms_at, cues
        self._known: dict[tuple[int, int], _Reach] = {}
        self._last: tuple[int, int] = (0, -1)
        about = _ABOUT.search(text, 0, HEAD)
        self._about = about.start() if about is not None else len(text)
        head = cues.read(plain, 0, min(len(text), HEAD))
        self._official = any(cue.sort == _PARLIAMENT for cue in head)
        title = text.find("\n", 0, TITLE)
        title = min(len(text), TITLE) if title < 0 else title
        self._title = any(cue.sort == _SUBJECT and cue.end <= title for cue in head)

    def reach(self, start: int, end: int) -> _Reach:
        """What the sentence of text[start:end] says of persons."""
        low, high = self._last
        if not (low <= start and end <= high):
            low, high = self._last = _sentence(self._text, start, end)
        known = self._known.get((low, high))
        if known is None:
            known = self._known[low, high] = self._read(low, high)
        return known

    def _read(self, low: int, high: int) -> _Reach:
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
            near = who not in ("", *_LOOSE) or (who != "" and len(text) < SHORT)
        near = near or (self._about < low and (spoken or self._about >= first))
        subject = _SUBJECT in sorts or (self._title and low < SENTENCE)
        return _Reach(
            here=here,
            at=at,
            firm=here in ("role", "initials", "case", "identifier"),
            near=near and not subject,
            singled=role and persons.DETAIL.search(text, low, high) is not None,
            somebody=somebody,
            subject=subject,
            office=_OFFICE in around,
            union=_UNION in around,
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
        gap = _EMPTY.search(text, high, last)
        return first, gap.start() if gap is not None else last

    def _person(self, low: int, high: int, cues: Sequence[_Cue]) -> tuple[str, int]:
        """Evidence of a person in text[low:high] and where the name ends, or nothing."""
        i = bisect_left(self._persons_at, low)
        if i < len(self._persons_at) and self._persons_at[i] < high:
            return "identifier", self._persons_at[i]
        text = self._text
        taken = [match.span() for match in persons.GREETING.finditer(text, low, high)]
        for cue in cues:
            if cue.sort == _CONTACT and low <= cue.start < high:
                name = persons.AFTER_CONTACT.match(text, cue.end, high)
                taken += [name.span()] if name is not None else []
        for cue in cues:
            if low <= cue.start < high and not _within(taken, cue.start):
                name = _NAMED.get(cue.sort)
                found = name[1].match(text, cue.end, high) if name is not None else None
                if name is not None and found is not None and not _within(taken, found.end() - 1):
                    return name[0], found.end()
        for match in persons.INITIALS.finditer(text, low, high):
            if not _within(taken, match.start()):
                return "initials", match.end()
        return self._loose(low, high, taken)

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


@cache
def shipped() -> Statements:
    """Those of the shipped lists, compiled at first use (some 30 ms)."""
    return Statements()
