"""Special categories: statements about somebody, as apart from subjects people speak of.

Telling words ("schizofrenie", "strafblad") are sought in one pass of one automaton; where one
stands, and only there, its sentence and the paragraph around it are read for a person. What counts:

| in reach | finding | confidence |
| --- | --- | --- |
| a person in the sentence: name, initials, case number, an identifier | statement | 0.90 |
| a person in the paragraph, and a pronoun, role or label in the sentence | statement | 0.80 |
| a role with a detail that singles it out: age, class, room, place | statement | 0.75 |
| nobody named, but what the sentence tells is of one case (stories.py) | statement | 0.70 |
| an everyday word ("operatie") beside a person, or in such a sentence | statement | 0.60 |
| a role ("mijn cliënt") or a pronoun alone, or nobody | mention | 0.45, 0.42 |
| the sentence is about a subject, many people or a rule | none | |

A negation ("geen strafblad") says something of a person too, and stays. Who is addressed, who signs
and who is to be asked are no persons in reach; a seat in a council, its votes and parties, and the
work of union delegates are no findings.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine import cues
from dlp.engine.context import fold
from dlp.engine.cues import HEADS, Cues, pattern
from dlp.engine.marks import FRAMED
from dlp.engine.named import LOOSE
from dlp.engine.overlap import NAMES, SHOWN, Hit
from dlp.engine.public_places import SIGN as PUBLIC_PLACE
from dlp.engine.reach import HEAD, Reach, Reader
from dlp.engine.stories import PASSAGE, TOLD
from recognizers.entities import CATEGORY_OF
from recognizers.sensitive import persons
from recognizers.sensitive.lists import HEARD, OTHER, SPECIAL
from recognizers.sensitive.stories import AFTER_GLOSS, BEFORE_RULED, SHARE, WRITER
from recognizers.sensitive.terms import Terms

STATEMENT, MENTION = "statement-", "mention-"  # recognizer names begin with these
RECOGNIZERS = {f"{kind}{t.name}": t.entity for t in SPECIAL for kind in (STATEMENT, MENTION)}

OWN_BEFORE = 60  # code points before a telling word that the writer may take to say "I am"
RULED_BEFORE = 70  # ... that a rule may take to say "in the event of"
LOOSE_BEFORE, LOOSE_AFTER = 80, 80  # from a telling word to what only looks like a name
HERE, NEAR, SINGLED, CASE, WHOLE, EVERYDAY = 0.90, 0.80, 0.75, 0.70, 0.65, 0.60
NOBODY, SUBJECT = 0.45, 0.42
SURER = 0.5  # what a sentence must tell more beside a word of subjects, or by an everyday word
SPECIFICITY = 5

_WORD_BEFORE = re.compile(r"(?r)[\p{L}\d]{0,30}")
_WORD_AFTER = re.compile(r"[\p{L}\d]{0,30}")
_IDENTIFYING = frozenset(("person", "national_identifier", "case_file"))
_SINGLE = frozenset(("ADDRESS", "EMAIL_ADDRESS", "PHONE_NUMBER"))
_PUBLIC = ("email-address-function", "phone-number-helpline", "person-public")


TELLING, PLAIN, TOLD_ONLY, HEARD_ONLY, NO_WORD = range(5)  # sorts of words: terms.py


class Match(NamedTuple):
    """One word of the lists in the text."""

    start: int
    end: int
    terms: int  # index into SPECIAL, or behind it into the topics that HEARD has words of
    sort: int  # TELLING, ...


class Statements:
    """The telling words of all special categories, compiled once. Stateless; safe to share."""

    __slots__ = ("_automaton", "_cues", "_heads", "_left", "_means", "_names", "_right")

    def __init__(
        self,
        special: Sequence[Terms] = SPECIAL,
        heard: Mapping[str, Sequence[str]] = HEARD,
        other: Mapping[str, Sequence[str]] = OTHER,
    ) -> None:
        means: dict[str, list[tuple[int, int]]] = {}
        self._names = tuple(dict.fromkeys((*(terms.name for terms in special), *heard)))
        for i, terms in enumerate(special):
            for sort, words in enumerate((terms.telling, terms.plain, terms.told)):
                for word in words:
                    means.setdefault(word, []).append((i, sort))
        for sort, lists in ((HEARD_ONLY, heard), (NO_WORD, other)):
            for name, some in lists.items():
                only = self._names.index(name), sort
                for word in some:
                    means.setdefault(word, []).append(only)
        patterns = [pattern(word) for word in means]
        same: dict[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = {}  # few and often
        self._means = tuple(same.setdefault(some, some) for some in map(tuple, means.values()))
        self._left = tuple(int(p.startswith(b" ")) for p in patterns)
        self._right = tuple(1 + p.endswith(b" ") for p in patterns)
        self._automaton = BytesAhoCorasick(patterns, implementation=Implementation.ContiguousNFA)
        self._cues, self._heads = cues.shipped(), Cues(HEADS)

    def matches(self, text: str, plain: bytes, found: Sequence[Hit]) -> list[Match]:
        """The words of the lists in a text, in order, that stand in no identifier.

        Args:
            text: normalised, n code points.
            plain: the same folded (dlp/engine/context.py), one byte a code point, a space around.
            found: what else stands in it.
        Cost: linear in n.
        """
        matches = self._matches(text, plain)
        if not matches:
            return []
        taken = sorted((h.start, h.end) for h in found if _takes(h))
        return [m for m in matches if not _inside(taken, m) and not _is_code(text, m)]

    def spots(self, matches: Sequence[Match]) -> list[tuple[int, str]]:
        """Where each begins, in code points, and the name of its list."""
        return [(match.start, self._names[match.terms]) for match in matches]

    def hits(
        self, text: str, plain: bytes, matches: Sequence[Match], found: Sequence[Hit]
    ) -> list[Hit]:
        """The statements and mentions that these words make.

        Args:
            text, plain, matches: as matches() takes and gives them.
            found: what else stands in it; persons and identifiers count as such.
        Cost: linear in n; some 40 us a sentence that has a telling word.
        """
        matches = [match for match in matches if match.sort != HEARD_ONLY]
        if not matches:
            return []
        public = {(h.start, h.end) for h in found if h.recognizer in _PUBLIC}
        known = sorted(
            (h.start, h.end, h.entity == "PERSON")
            for h in found
            if _identifies(h) and (h.start, h.end) not in public
        )
        terms = [(m.start, m.end, m.sort == TELLING) for m in matches]
        reader = Reader(text, plain, known, terms, self._cues, self._heads)
        hits = []
        for match in matches:
            hit = _judged(match, reader.reach(match.start, match.end), text)
            if hit is not None:
                hits.append(hit)
        return hits

    def _matches(self, text: str, plain: bytes) -> list[Match]:
        matches = []
        for word, first, last in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            start, end = first - 1 + self._left[word], last - self._right[word]
            if not self._left[word]:
                before = _WORD_BEFORE.match(text, 0, start)
                start = before.start() if before is not None else start
            if self._right[word] == 1:
                after = _WORD_AFTER.match(text, end)
                end = after.end() if after is not None else end
            matches += [Match(start, end, i, sort) for i, sort in self._means[word]]
        return _meant(set(matches))


def _meant(matches: set[Match]) -> list[Match]:
    """In order, without the words in a phrase in which they mean something else."""
    reached: dict[int, int] = {}
    kept = []
    for match in sorted(matches, key=lambda one: (one.start, -one.end, -one.sort)):
        if match.sort == NO_WORD:
            reached[match.terms] = max(match.end, reached.get(match.terms, 0))
        elif match.end > reached.get(match.terms, 0):
            kept.append(match)
    return sorted(kept)


def _takes(hit: Hit) -> bool:
    """True for an identifier: a word inside it ("dossier CPAS/2026/12") tells nothing."""
    return hit.confidence >= SHOWN and hit.entity not in NAMES


def _inside(taken: list[tuple[int, int]], match: Match) -> bool:
    i = bisect_left(taken, (match.end, 0)) - 1
    return any(end > match.start for _, end in taken[max(0, i - 2) : i + 1])


def _is_code(text: str, match: Match) -> bool:
    """True for the name of a variable or of a placeholder: <YOUTH_CARE_DATA_1>."""
    return "_" in text[match.start + 1 : match.end - 1]


def _identifies(hit: Hit) -> bool:
    if hit.confidence < 0.5 or hit.recognizer in _PUBLIC or PUBLIC_PLACE in hit.evidence:
        return False
    return CATEGORY_OF.get(hit.entity) in _IDENTIFYING or hit.entity in _SINGLE


def _judged(match: Match, reach: Reach, text: str) -> Hit | None:
    """The hit for one telling word, given what its sentence says."""
    terms = SPECIAL[match.terms]
    if terms.entity in cues.OF_OFFICE and (reach.office or reach.union):
        return None
    denied = persons.NEGATED.search(text, max(0, match.start - 40), match.start) is not None
    kind, confidence, person = _kind(match, reach, denied=denied)
    if match.sort == TELLING and kind == MENTION and _of_writer(text, match.start, reach):
        kind, confidence, person = STATEMENT, CASE, "writer"
    elif match.sort == TELLING and kind == MENTION and _of_reader(text, match.start, reach):
        kind, confidence, person = STATEMENT, CASE, "addressed"
    if not kind:
        return None
    framed = confidence < HERE and _of_rule(text, match)
    if framed:
        kind, confidence, person = MENTION, SUBJECT, ""
    evidence = [f"term:{fold(text[match.start : match.end]).strip()}"]
    if framed:
        evidence.append(FRAMED)
    if person:
        evidence.append(f"person:{person}")
    if denied:
        evidence.append("negated")
    name = kind + terms.name
    place = (match.start, match.end, terms.entity, name, confidence)
    return Hit(*place, tuple(evidence), SPECIFICITY)


def _of_rule(text: str, match: Match) -> bool:
    """True for what may happen to anybody ("in geval van ..."), and for a word of a glossary."""
    span = max(0, match.start - RULED_BEFORE), match.start
    if BEFORE_RULED.search(text, *span) or SHARE.search(text, *span):
        return True
    return AFTER_GLOSS.match(text, match.end) is not None


def _of_writer(text: str, start: int, reach: Reach) -> bool:
    """True behind "ik ben al jaren ...": who writes speaks of himself."""
    return not reach.subject and WRITER.search(text, max(0, start - OWN_BEFORE), start) is not None


def _of_reader(text: str, start: int, reach: Reach) -> bool:
    """True behind "uw ..." in a letter to somebody who is named."""
    return (
        not reach.subject
        and persons.ADDRESSED.search(text, max(0, start - OWN_BEFORE), start) is not None
        and persons.LETTER.search(text, 0, HEAD) is not None
    )


def _kind(match: Match, reach: Reach, *, denied: bool) -> tuple[str, float, str]:
    """Statement or mention, its confidence and who is in reach; "" for neither."""
    here = reach.here
    if here in LOOSE and not -LOOSE_AFTER <= match.start - reach.at <= LOOSE_BEFORE:
        here = ""
    if match.sort:
        if match.sort == TOLD_ONLY or here in ("", *LOOSE) or reach.subject:
            told = reach.told >= TOLD + SURER and not reach.subject and not denied
            return (STATEMENT, EVERYDAY, "case") if told else ("", 0.0, "")
        return STATEMENT, EVERYDAY, here
    if reach.subject and not reach.firm and reach.told < TOLD + SURER:
        return (MENTION, SUBJECT, "") if reach.somebody else ("", 0.0, "")
    if here:
        return STATEMENT, HERE, here
    if reach.near:
        return STATEMENT, NEAR, "near"
    if reach.singled:
        return STATEMENT, SINGLED, "role-and-detail"
    if reach.told >= TOLD:
        return STATEMENT, CASE, "case"
    if reach.passage >= PASSAGE and not reach.subject:
        return STATEMENT, WHOLE, "passage"
    return MENTION, NOBODY if reach.somebody else SUBJECT, ""


@cache
def shipped() -> Statements:
    """Those of the shipped lists, compiled at first use (some 100 ms)."""
    return Statements()
