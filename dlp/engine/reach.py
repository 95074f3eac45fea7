"""Who is in reach of a telling word: its sentence and paragraph, read for persons and subjects.

Cues are sought by one automaton in a paragraph at most; patterns run in a sentence or where a cue
stands, never over a whole text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import regex as re

from dlp.engine import stories
from dlp.engine.cues import (
    BECAME,
    ENDING,
    FRAMED,
    FUNCTION,
    GENERAL,
    HEADS,
    KIN,
    MANY,
    OFFICE,
    PRONOUN,
    ROLE,
    ROLES,
    SAID,
    SUBJECT,
    UNION,
    VERBS,
    WHEN,
    Cue,
    Cues,
)
from dlp.engine.named import LOOSE, Named
from dlp.engine.stories import at_head
from recognizers.sensitive import persons
from recognizers.sensitive.stories import ABOUT_ONE, AMOUNT, COUNTED, FRAME, LIST, ROWS, SHARE

SENTENCE = 400  # code points on either side of a telling word that its sentence may reach
BACK, ON = 500, 250  # of a paragraph, around a sentence
SHORT = 2_500  # a text up to so many: what only looks like a name is one in its paragraph
TITLE = 60  # code points of a first line that may be a title
NEXT = 120  # code points behind a sentence in which a question in general may stand
HEAD = 3_000  # at the head of a text in which a label says whom it is about
_ONE = frozenset(persons.ONE)
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
_ROW = re.compile(r"[;|\t]|(?<!\d),[^\s]")
_JOB = re.compile(rb"arti(?:kel|cle) 6[01] ")  # of somebody on social aid


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
    passage: float  # ... and the paragraph around it, where nothing above says enough


class Reader:
    """Reads the sentences of one text for persons, each once."""

    def __init__(
        self,
        text: str,
        plain: bytes,
        found: list[tuple[int, int, bool]],
        terms: list[tuple[int, int, bool]],
        cues: Cues,
        heads: Cues,
    ) -> None:
        self._text, self._plain = text, plain
        self._cues = cues
        self._terms = list[int]()  # where different telling words begin; one within another is none
        self._ends = list[int]()  # ... and end
        last = 0
        for start, end, _ in terms:
            if start >= last:
                self._terms.append(start)
                self._ends.append(end)
            last = max(last, end)
        self._known: dict[tuple[int, int], Reach] = {}
        self._last: tuple[int, int] = (0, -1)
        about = _ABOUT.search(text, 0, HEAD)
        self._about = about.start() if about is not None else len(text)
        head = heads.read(plain, 0, min(len(text), HEAD))
        self._official = any(cue.sort == HEADS.index(persons.PARLIAMENT) for cue in head)
        terms_at = {start for start, _, _ in terms}
        self._telling = sorted(start for start, _, telling in terms if telling)
        self._named = Named(text, found, terms_at, official=self._official)
        title = text.find("\n", 0, TITLE)
        title = min(len(text), TITLE) if title < 0 else title
        self._title = any(
            cue.sort == HEADS.index(persons.SUBJECTS) and cue.end <= title for cue in head
        )

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
        cues = [cue for cue in self._cues.read(self._plain, first, last) if self._means(cue)]
        mine = [cue for cue in cues if cue.start >= low and cue.end <= high]
        sorts, around = {cue.sort for cue in mine}, {cue.sort for cue in cues}
        signed = persons.SIGN_OFF.search(text, high, last)
        last = signed.start() if signed is not None else last
        here, at = self._named.find(low, high, mine)
        role = any(cue.sort == ROLE and self._one(cue) for cue in mine)
        somebody = role or PRONOUN in sorts
        spoken = somebody or _LABEL.match(text, low, high) is not None
        spoken = spoken or any(c.sort in VERBS and at_head(text, c.start) for c in mine)
        near = False
        if spoken and not here and (":" in text[low:high] or _ROW.search(text, low, high) is None):
            who = self._named.find(first, last, cues)[0]
            near = who not in ("", *LOOSE) or (who != "" and len(text) < SHORT)
        near = near or (self._about < low and (spoken or self._about >= first))
        near = near and not self._official
        subject = SUBJECT in sorts or (self._title and low < SENTENCE)
        told = stories.told(self._told(low, high, mine, high + NEXT))
        whole = 0.0
        telling = bisect_left(self._telling, high) > bisect_left(self._telling, low)
        if telling and not (here or near or subject or told >= stories.TOLD):
            whole = self._passage(first, last, cues)
        return Reach(
            here=here,
            at=at,
            firm=here in ("role", "initials", "case", "identifier"),
            near=near and not subject,
            singled=role and persons.DETAIL.search(text, low, high) is not None,
            somebody=somebody,
            subject=subject,
            office=self._of_office(OFFICE, sorts, around),
            union=self._of_office(UNION, sorts, around),
            told=told,
            passage=whole,
        )

    def _of_office(self, office: int, here: set[int], around: set[int]) -> bool:
        """True where an office is spoken of: in the sentence, or near one that has no role."""
        return office in (here if here & ROLES else around)

    def _told(self, low: int, high: int, cues: Sequence[Cue], on: int) -> stories.Told:
        if self._official:
            return stories.Told((), pronoun=False, terms=0, narrated=0, general=False, many=False)
        text, roles = self._text, dict[bytes, float]()
        sorts = {cue.sort for cue in cues if cue.sort not in VERBS or not self._telling_itself(cue)}
        for cue in cues:
            if cue.sort in ROLES:
                word, weight = self._role(cue)
                roles[word] = max(weight, roles.get(word, 0.0))
        narrated = (SAID in sorts) + (BECAME in sorts)
        narrated += WHEN in sorts or COUNTED.search(text, low, high) is not None
        narrated += AMOUNT.search(text, low, high) is not None
        return stories.Told(
            roles=roles.values(),
            pronoun=PRONOUN in sorts,
            terms=bisect_left(self._terms, high) - bisect_left(self._terms, low),
            narrated=narrated,
            general=GENERAL in sorts
            or FRAMED in sorts
            or FRAME.search(text, low, high) is not None
            or LIST.search(text, low, high) is not None
            or any(cue.sort == GENERAL for cue in self._cues.read(self._plain, high, on)),
            many=MANY in sorts or SHARE.search(text, low, high) is not None,
        )

    def _telling_itself(self, cue: Cue) -> bool:
        """True for a word of events within a telling word: it is not told twice."""
        i = bisect_left(self._terms, cue.end) - 1
        return i >= 0 and self._ends[i] > cue.start

    def _role(self, cue: Cue) -> tuple[bytes, float]:
        """The word of a role, and its weight."""
        text, start, function = self._text, cue.start, cue.sort == FUNCTION
        if cue.sort == ENDING:
            while start > 0 and text[start - 1].isalpha() and cue.start - start < stories.LEAD:
                start -= 1
            function = start < cue.start
        before = self._plain[max(0, start - stories.LEAD) + 1 : start + 1].decode("latin-1")
        word = self._plain[start + 1 : cue.end + 1]
        weight = stories.role(
            before, word.decode("latin-1"), function=function, kin=cue.sort == KIN
        )
        if weight < 1 and at_head(text, start):
            weight = stories.FUNCTION if function else stories.DEFINITE
        if (
            weight < stories.SERVED
            and (function or weight >= stories.RULED)
            and stories.of_service(text, cue.end)
        ):
            weight = stories.SERVED
        return word, weight

    def _passage(self, first: int, last: int, cues: Sequence[Cue]) -> float:
        """How much the paragraph tells of one case; 0 where it is about a subject."""
        if self._title or any(cue.sort == SUBJECT for cue in cues):
            return 0.0
        told = self._told(first, last, cues, last)
        roles = list(told.roles)
        if self._named.firm(first, last, cues):
            roles.append(stories.NAMED)
        for form, weight in ((ABOUT_ONE, stories.LABEL), (ROWS, stories.ROWS)):
            if form.search(self._text, first, last) is not None:
                roles.append(weight)
        return stories.told(told._replace(roles=roles))

    def _means(self, cue: Cue) -> bool:
        """False for a word that is a role only behind an article, and for "artikel 60", a job."""
        if cue.sort == SUBJECT:
            return _JOB.match(self._plain, cue.start + 1) is None
        if cue.sort not in (ROLE, KIN):
            return True
        word = self._plain[cue.start + 1 : cue.end + 1].decode("latin-1")
        return word not in persons.ARTICLED or self._one(cue) or at_head(self._text, cue.start)

    def _one(self, role: Cue) -> bool:
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
