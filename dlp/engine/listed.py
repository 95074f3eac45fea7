"""What lists of names change in what was found: public figures, an organisation's own people.

| a listed name | becomes | in the shipped policies |
| --- | --- | --- |
| of a public figure, nothing else about the person near it | `person-public` | reported, allowed |
| of the organisation's own people, the same | `person-own` | reported, allowed |
| of a historic person, the same | `person-historic`, confidence 0.3 | left out |
| with an identifier or a sensitive statement near it | `person-name` | as anybody's |

Near is the same sentence, or the lines of one form or block; for a sensitive statement the
paragraph, or the text around it where it is about somebody who is named elsewhere. Where one
mention is as anybody's, all mentions of that person in the text are. A surname alone is the listed
person's where the full name stands too, and nobody else bears it in the text.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import regex as re

from dlp.engine.lexicon import Lexicon, plain
from dlp.engine.name_cues import CULTURE, OFFICES, PARTICLES, TITLES
from dlp.engine.overlap import NAMES, Hit
from dlp.engine.public_places import SIGN as PUBLIC_PLACE
from dlp.listed import FAMILY_FIRST, INITIALS, Match, Names
from dlp.listing import ListKind

RECOGNIZERS: Mapping[ListKind, str] = {
    "public": "person-public",
    "own": "person-own",
    "historic": "person-historic",
}
ORDINARY = "person-name"
FULL, LETTERS, HISTORIC = 0.9, 0.75, 0.3  # confidence of a name that a list knows
SPECIFICITY = 10
SURE = 0.5  # confidence from which what stands near counts
FAR, BLOCK, PARAGRAPH = 1_000, 200, 600  # code points: of a sentence, over lines, of a paragraph
HEAD = 3_000  # from a form's head to a statement about whom it names

MOST_UNKNOWN = 3  # unlisted names for each listed one in a list of names
UNSURE = 0.75  # confidence at most of such a name
ATTENDING = 60  # code points before a list in which a word for who was there stands
_ATTENDING = re.compile(
    r"(?i)(?<!\p{L})(?:aanwezig|verontschuldigd|afwezig|présents?|excusés?|absents?"
    r"|anwesend|entschuldigt"
    r"|present|apologies|leden|membres|mitglieder|members|deelnemers|participants?"
    r"|teilnehmer)(?!\p{L})"
)
CULTURAL = 2  # different words of art and the past around it
_KNOWN = frozenset(("person-public", "person-historic"))
_PLAIN = frozenset(("model", "gazetteer", "work", "coreference", "dotted"))
_JOINED = re.compile(
    r"[\s\"'«»“”]{0,3}(?:,|;|/|&|en|et|und|and|of|ou|or|oder|, (?:en|et|and|und)"
    r"|, ?\n)\s{1,2}[\"'«»“” ]{0,2}"
)
_IDENTIFYING = frozenset(
    ("person", "contact", "national_identifier", "financial", "vehicle", "case_file")
)
_SENSITIVE = frozenset(("special_category", "confidential"))
_ABOUT_SOMEBODY = "person:near"  # evidence of a statement about a person named elsewhere
_EMPTY = re.compile(r"\n[ \t]*\n")
# The end of a sentence, not of "tel." or "geb."; or an empty line.
_END = re.compile(
    r"(?<=\p{L}{4}|[\d)\]\"'»”])[.!?]+[\"')»”]*(?:[ \t]+(?=[\p{Lu}\"'«“(])|[ \t]*\n)|\n[ \t]*\n"
)
_WORD = re.compile(r"[\p{L}\p{M}]+")


class _Mention(NamedTuple):
    """A listed name, or part of one, as it stands in the text."""

    hit: Hit
    match: Match
    sure: bool  # written so that it is the listed person rather than a namesake


def with_lists(
    text: str,
    hits: Sequence[Hit],
    names: Names,
    lexicon: Lexicon,
    category: Callable[[str], str],
    public: Collection[str],
) -> list[Hit]:
    """The hits with what the lists say of the people among them, and listed people not yet found.

    Args:
        text: normalised.
        hits: in order, none overlapping.
        category: of an entity.
        public: recognizers of what identifies nobody (help lines, mailboxes of functions).
    Cost: that of Names.matches(); some 50 us a listed name.
    """
    matches = names.matches(text, lexicon.everyday)
    if not matches:
        return list(hits)
    kept = list(hits)
    mentions: list[_Mention] = []
    full = {one.who for one in matches if not one.how & INITIALS}
    for match in matches:
        places = _overlapped(kept, match)
        inside = kept[places]
        for hit in _mentioned(text, inside, match, lexicon):
            sure = _is_sure(text, match, lexicon, full=match.who in full)
            mentions.append(_Mention(hit, match, sure))
        if mentions and mentions[-1].match is match:
            taken = {m.hit[:3] for m in mentions if m.match is match}
            mine = [m.hit for m in mentions if m.match is match]
            low, high = min(h.start for h in mine), max(h.end for h in mine)
            rest = [h for h in inside if h[:3] not in taken and (h.end <= low or h.start >= high)]
            kept[places] = sorted([*rest, *mine])
    mentions += _again(text, kept, mentions)
    if not mentions:
        return kept
    near = _Near(text, [h for h in kept if _tells(h, category, public)], category)
    ordinary = {m.match.who for m in mentions if near.has(m.hit)}
    said = {m.hit[:3]: _said(m, ordinary) for m in mentions}
    return _in_company(text, [said.get(hit[:3], hit) for hit in kept])


def _in_company(text: str, hits: list[Hit]) -> list[Hit]:
    """The hits, unlisted names unsure that stand in a list with listed ones: in a text about art or
    the past ("werken van César Franck, Grétry en ..."), or where half of the list is listed."""
    people = [i for i, hit in enumerate(hits) if hit.entity == "PERSON"]
    chains: list[list[int]] = []
    for i in people:
        last = chains[-1][-1] if chains else -1
        if last >= 0 and _JOINED.fullmatch(text, hits[last].end, hits[i].start):
            chains[-1].append(i)
        else:
            chains.append([i])
    for chain in chains:
        listed = sum(hits[i].recognizer in _KNOWN for i in chain)
        others = [i for i in chain if hits[i].recognizer == ORDINARY and _uncued(hits[i])]
        if not listed or not others or len(chain) > MOST_UNKNOWN * listed + listed:
            continue
        if listed + len(others) != len(chain):
            continue
        known = listed >= CULTURAL and listed >= len(others)
        if _is_about_culture(text, hits[chain[0]].start, known=known):
            for i in others:
                evidence = (*hits[i].evidence, "company")
                hits[i] = hits[i]._replace(
                    confidence=min(UNSURE, hits[i].confidence), evidence=evidence
                )
    return hits


def _uncued(hit: Hit) -> bool:
    """True where no title, label or signature points at the name, nor a list knows it."""
    return all(said.partition(":")[0] in _PLAIN for said in hit.evidence)


def _is_about_culture(text: str, at: int, *, known: bool) -> bool:
    """True in a text about art or the past, or where half of those in a list are `known`."""
    if _ATTENDING.search(text, max(0, at - ATTENDING), at) is not None:
        return False
    if known:
        return True
    around = _WORD.findall(text, max(0, at - PARAGRAPH), at + PARAGRAPH)
    return len(CULTURE.intersection(word.lower() for word in around)) >= CULTURAL


def _overlapped(hits: Sequence[Hit], match: Match) -> slice:
    """Which of the hits a listed name meets."""
    low = bisect_left(hits, match.start, key=lambda hit: hit.end)
    while low < len(hits) and hits[low].end <= match.start:
        low += 1
    return slice(low, bisect_left(hits, match.end, low, key=lambda hit: hit.start))


def _mentioned(text: str, inside: Sequence[Hit], match: Match, lexicon: Lexicon) -> Iterator[Hit]:
    """The hits that stand for the listed name: those found, put together, or a new one."""
    if any(hit.entity not in NAMES for hit in inside):
        return
    if len(inside) == 1 and inside[0].entity == "PERSON" and _titles_around(text, inside[0], match):
        yield inside[0]
        return
    if any(hit.start < match.start or hit.end > match.end for hit in inside):
        return
    people = [hit for hit in inside if hit.entity == "PERSON"]
    if not match.joined or (people and text[match.start].islower() and people == list(inside)):
        yield from people  # two cells, or a title and a name: "roi Philippe"
        return
    if not people:
        as_thing = any(hit.start == match.start and hit.end == match.end for hit in inside)
        if as_thing or match.kind == "historic" or _small(text, match, lexicon):
            return
    confidence = max([LETTERS if match.how & INITIALS else FULL, *(h.confidence for h in people)])
    evidence = tuple(dict.fromkeys(e for hit in people for e in hit.evidence))
    place = (match.start, match.end, "PERSON", ORDINARY)
    yield Hit(*place, confidence, evidence, SPECIFICITY)


def _titles_around(text: str, hit: Hit, match: Match) -> bool:
    """True for a hit that is the listed name and nothing but titles before it."""
    if hit.start > match.start or hit.end != match.end:
        return False
    before = _WORD.findall(text, hit.start, match.start)
    return all(word.lower() in TITLES or word.lower() in OFFICES for word in before)


def _small(text: str, match: Match, lexicon: Lexicon) -> bool:
    """True for everyday words in lower case, initials apart: too little to find somebody by."""
    words = [text[start:end] for start, end in match.words]
    words = [word for word in words if len(word) > 1 or not match.how & INITIALS] or words
    return all(w.islower() and (lexicon.ordinary(w) > 1 or w in PARTICLES) for w in words)


def _is_sure(text: str, match: Match, lexicon: Lexicon, *, full: bool) -> bool:
    """True where the way in which a name is written leaves little room for a namesake.

    Initials are sure for the organisation's own people, and behind the full name; the family name
    first where a comma or capitals say so, or where it is no given name.
    """
    if match.how & INITIALS and match.kind != "own" and not full:
        return False
    if not match.how & FAMILY_FIRST:
        return True
    first = text[match.words[0][0] : match.words[0][1]]
    return "," in text[match.start : match.end] or first.isupper() or not lexicon.first(first)


def _again(text: str, hits: Sequence[Hit], mentions: Sequence[_Mention]) -> Iterator[_Mention]:
    """Later mentions by surname alone of somebody whose full name stands in the text."""
    surnames: dict[frozenset[str], Match | None] = {}
    taken = {m.hit[:3] for m in mentions}
    for mention in mentions:
        match = mention.match
        if match.how & INITIALS or not mention.sure:
            continue
        places = match.words[:-1] if match.how & FAMILY_FIRST else match.words[1:]
        key = frozenset(plain(text[start:end]) for start, end in places) - PARTICLES
        known = surnames.setdefault(key, match)
        if known is not None and known.who != match.who:
            surnames[key] = None  # two listed people
    surnames = {key: match for key, match in surnames.items() if key}
    if not surnames:
        return
    people = [
        (hit, frozenset(map(plain, _WORD.findall(text, hit.start, hit.end))) - PARTICLES)
        for hit in hits
        if hit.entity == "PERSON" and hit[:3] not in taken
    ]
    bearers: dict[str, set[frozenset[str]]] = defaultdict(set)
    for _, words in people:
        for word in words:
            bearers[word].add(words)
    for hit, words in people:
        bearer = surnames.get(words)
        if bearer is not None and not any(words < other for other in bearers[min(words)]):
            yield _Mention(hit, bearer, sure=True)


def _tells(hit: Hit, category: Callable[[str], str], public: Collection[str]) -> bool:
    """True for what makes a public name that of a person with something to protect."""
    if hit.entity in NAMES or hit.confidence < SURE or hit.recognizer in public:
        return False
    if PUBLIC_PLACE in hit.evidence:
        return False
    return category(hit.entity) in _IDENTIFYING | _SENSITIVE


class _Near:
    """What stands near a mention."""

    def __init__(self, text: str, telling: Sequence[Hit], category: Callable[[str], str]) -> None:
        self._text, self._telling, self._category = text, telling, category

    def has(self, mention: Hit) -> bool:
        """True when an identifier or a sensitive statement stands near."""
        low = bisect_left(self._telling, mention.start - HEAD, key=lambda hit: hit.end)
        high = bisect_left(self._telling, mention.end + HEAD, low, key=lambda hit: hit.start)
        return any(self._meets(mention, hit) for hit in self._telling[low:high])

    def _meets(self, mention: Hit, hit: Hit) -> bool:
        start, end = min(mention.end, hit.end), max(mention.start, hit.start)
        category = self._category(hit.entity)
        if _ABOUT_SOMEBODY in hit.evidence:
            return True
        if category in _SENSITIVE:
            return end - start <= PARAGRAPH and _EMPTY.search(self._text, start, end) is None
        if end - start > FAR or _END.search(self._text, start, end + 1) is not None:
            return False
        if self._text.find("\n", start, end) < 0:
            return True
        signed = category == "contact" and "signature" in mention.evidence
        return end - start <= BLOCK and not signed


def _said(mention: _Mention, ordinary: Collection[tuple[int, int]]) -> Hit:
    """The hit as the lists make it."""
    hit, match = mention.hit, mention.match
    evidence = (*hit.evidence, f"list:{match.name}")
    if match.who in ordinary or not mention.sure:
        return hit._replace(evidence=evidence)
    confidence = HISTORIC if match.kind == "historic" else max(hit.confidence, LETTERS)
    return hit._replace(
        recognizer=RECOGNIZERS[match.kind], confidence=confidence, evidence=evidence
    )
