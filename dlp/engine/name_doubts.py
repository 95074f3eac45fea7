"""Names that are nobody's: storms, ships, firms, schools, laws, makes, rulers, code.

The network knows what names look like; what is called after somebody looks the same. Each doubt
reads a few words around a name that was found and says what the name is instead: a body, a place,
or nothing that is reported. A cue (title, label, signature) outweighs all but a product's own name.
"""

from collections.abc import Callable

import regex as re

from dlp.engine.name_cues import (
    CALLED,
    DESCRIBED,
    FIRM_FORMS,
    HONOURS,
    HONOURS_BEHIND,
    MAKES,
    NOBODIES,
    PARTICLES,
    SORTS,
    VESSELS,
    WEATHER,
    WEATHER_NAMES,
)
from dlp.engine.name_frames import (
    apposed,
    character,
    in_culture,
    language,
    mail_head,
    of_work,
    quoted_whole,
    tested,
)
from dlp.engine.name_places import before_site, ended, headed, listed, sized, titled
from dlp.engine.name_read import Found, Read
from dlp.engine.name_things import (
    animal,
    day,
    dish,
    exercise,
    invented,
    remembered,
    street,
)
from dlp.engine.name_works import (
    UNSURE,
    among_rulers,
    beside_work,
    known_so,
    long_dead,
    long_past,
    numbered,
    quoted_thing,
    royal,
)

NOBODY, SOMEBODY, PLACE, FIRM = "", "PERSON", "LOCATION", "ORGANIZATION"
KNOWN = "known"  # somebody, most often one whom everybody knows
PAST = "past"  # a king, or dead for long: nobody, and whoever stands beside is not
CUES = frozenset(("title", "label", "header", "greeting", "signature", "role", "sender"))
_LOOSE = frozenset(("title", "role"))  # cues that persons of history have too
_LETTER = re.compile(r"\p{Ll}\.?")  # "a word that begins with k."
_SHIPS = frozenset(("MS", "MV", "SS"))  # before a name that is not in capitals
_QUOTES = frozenset("'\"«„“‘")
_COMMAS = frozenset((",", "en", "et", "und", "and", "of", "ou", "oder", "or"))
_OF = frozenset(("de", "d'", "du", "des", "van", "von", "of"))  # "maladie de", "ziekte van"
# A line of code: braces, tags, calls, assignments, a property of a style sheet.
_CODE = re.compile(
    r"[{}]|</?[a-z][\w-]{0,20}[\s>/]|\w\(\)|;[ \t]*$|[=!]=|=>|(?:^|\s)(?:class|def|const|let"
    r"|var|import|function|git|npm|pip|sudo|cd)\s|\b\d{1,4}px\b|:[ \t]*#[0-9a-f]{3,6}\b",
    re.MULTILINE,
)
_ROADS = frozenset(("r.", "q.", "av.", "av", "ch.", "bd", "bd.", "pl.", "bld", "all."))
_SAINTS = ("st-", "ste-", "saint-", "sainte-")
_NEAR = 12  # words around an abbreviated street in which another stands
_HOMES = frozenset(("users", "home", "homes", "gebruikers", "utilisateurs", "benutzer", "profiles"))
_LIST = 24  # words of a list in which its head is sought
_OFTEN = 20  # mentions of one name that are looked at
_LINE = 160  # code points on either side of a name that its line may reach


def undoubted(read: Read, names: list[Found], sites: frozenset[int] = frozenset()) -> list[Found]:
    """The names without those that name nobody; firms and places among them are told as such.

    Args:
        sites: words that begin a cell in a column of rooms or streets.
    Cost: linear in the names.
    """
    kept: list[Found] = []
    before = (0, SOMEBODY)
    things: dict[str, str] = {}
    again: dict[str, list[int]] = {}
    for name in names:
        if name.label != "PERSON":
            kept.append(name)
            continue
        if any(said.partition(":")[0] in CUES for said in name.evidence):
            what = _in_spite(read, name)
        else:
            what = judged(read, name.start, name.end, before)
            if what == SOMEBODY and (name.start in sites or sized(read, name.start, name.end)):
                what = PLACE
            if what == SOMEBODY and name.end - name.start > 1:
                what = _elsewhere(read, name, again)
        before = (name.end, what)
        if what in (NOBODY, PLACE) and _lasting(read, name.start, name.end):
            things[_spelling(read, name)] = what
        if what == KNOWN:
            evidence = (*name.evidence, "work")
            unsure = min(name.probability, UNSURE)
            kept.append(name._replace(probability=unsure, evidence=evidence))
        elif what not in (NOBODY, PAST):
            kept.append(name._replace(label=what))
    return _without(read, kept, things) if things else kept


def _elsewhere(read: Read, name: Found, again: dict[str, list[int]]) -> str:
    """PLACE for a full name that is a room's or a street's elsewhere: "zaal Rik Wouters".

    Args:
        again: where words of a text stand, filled once for all its names.
    """
    if not again:
        for i, word in enumerate(read.low):
            again.setdefault(word, []).append(i)
    words = read.low[name.start : name.end]
    for start in again[words[0]][:_OFTEN]:
        end = start + len(words)
        if start != name.start and read.low[start:end] == words:
            place = headed(read, start) == PLACE and read.low[start - 1] not in _OF
            if place or listed(read, start):
                return PLACE
    return SOMEBODY


def _lasting(read: Read, start: int, end: int) -> bool:
    """True where a thing is told by its name, wherever that stands in the text again."""
    several = end - start > 1
    return any(doubt(read, start, end) != SOMEBODY for doubt in (_DOUBTS if several else _THINGS))


def _spelling(read: Read, name: Found) -> str:
    return " ".join(word for word in read.low[name.start : name.end] if word != "'s")


def _without(read: Read, names: list[Found], things: dict[str, str]) -> list[Found]:
    """The names, later mentions of a thing that bears one told as such: "De Zoe ...".

    Args:
        things: by the name's words, what it was found to be.
    """
    kept: list[Found] = []
    for name in names:
        what = things.get(_spelling(read, name)) if name.label == "PERSON" else None
        cue = any(said.partition(":")[0] in CUES for said in name.evidence)
        if what is None or cue:
            kept.append(name)
        elif what != NOBODY:
            kept.append(name._replace(label=what))
    return kept


def judged(read: Read, start: int, end: int, before: tuple[int, str]) -> str:
    """What the name over words [start, end) names: SOMEBODY, or one of the others.

    Args:
        before: where the name before it ends, in words, and what that names: in a list ("de schepen
            Johanna, Christina") what is nobody's or of a work holds for the next.
    Cost: constant.
    """
    if long_dead(read, end) or known_so(read, start, end):
        return PAST
    if nobodies(read, start, end) or (_LETTER.fullmatch(read.spelt[start]) and end - start == 1):
        return NOBODY
    if language(read, start, end) or mail_head(read, start, end):
        return NOBODY
    if day(read, start, end) or animal(read, start, end) or dish(read, start, end):
        return NOBODY
    if ended(read, start, end) or street(read, start, end):
        return PLACE
    for doubt in _DOUBTS:
        said = doubt(read, start, end)
        if said != SOMEBODY:
            return said
    if (
        beside_work(read, start, end)
        or quoted_thing(read, start, end)
        or long_past(read, start, end)
        or of_work(read, start)
        or character(read, start, end)
        or invented(read, start)
        or (end - start == 1 and exercise(read, start, end))
        or apposed(read, start, end)
        or in_culture(read, start, end)
        or tested(read, start, end)
    ):
        return KNOWN
    last, said = before
    if said == PAST and among_rulers(read, last, start, end):
        return PAST
    if said not in (NOBODY, KNOWN) or not 0 < start - last <= 2 + (said == KNOWN):
        return SOMEBODY
    joins = _COMMAS if said == NOBODY else _COMMAS | _OF
    return said if all(read.low[i] in joins for i in range(last, start)) else SOMEBODY


def _in_spite(read: Read, name: Found) -> str:
    """What a name is that a cue points at: products, kings and streets outweigh it."""
    start, end = name.start, name.end
    if nobodies(read, start, end):
        return NOBODY
    if numbered(read, start, end):
        return PAST
    if quoted_whole(read, start, end):
        return NOBODY
    if start > 1 and read.low[start - 2] in _QUOTES and _sort(read, start, end) == NOBODY:
        return NOBODY  # a rose: "'Madame Meilland'"
    titled_only = {one.partition(":")[0] for one in name.evidence} & CUES <= {"title"}
    if invented(read, start) or remembered(read, start):
        return KNOWN
    if titled_only and exercise(read, start, end):
        return KNOWN
    site = _site(read, name)
    said = {one.partition(":")[0] for one in name.evidence} & CUES
    past = site == SOMEBODY and said <= _LOOSE and long_past(read, start, end)
    return KNOWN if past else site


def _site(read: Read, name: Found) -> str:
    """PLACE for "Dokter Haekstraat" and "boulevard Frère Orban", whose title or kin is a cue."""
    named = titled(read, name.start - 1) or ended(read, name.start, name.end)
    return PLACE if named else SOMEBODY


def nobodies(read: Read, start: int, end: int) -> bool:
    """True for a product or a figure that is called like a person ("Dr. Oetker", "Jack Daniel's").

    Where a citizen can be called so ("Paul Smith"), the list does not hold it.
    """
    glued = start > 1 and read.low[start - 1] in (".", "&")
    for first in {start, max(0, start - 2 if glued else start - 1)}:
        words = "_".join(w for w in read.low[first : end + 2] if w != ".").replace("_'s", "'s")
        while "_" in words:
            if words in NOBODIES:
                return True
            words = words.rpartition("_")[0]
    return False


def _weather(read: Read, start: int, end: int) -> str:
    low, lexicon = read.low, read.lexicon
    inside = end - start > 1
    word, name = (
        (low[start], low[start + 1]) if inside else (low[start - 1] if start else "", low[start])
    )
    if word in WEATHER or (word in WEATHER_NAMES and lexicon.first(name) >= lexicon.family(name)):
        return NOBODY
    return SOMEBODY


def _ruler_or_ship(read: Read, start: int, end: int) -> str:
    if numbered(read, start, end) or royal(read, start, end):
        return PAST
    if not start:
        return SOMEBODY
    shipped = read.spelt[start - 1] in _SHIPS and not read.spelt[start].isupper()
    return NOBODY if shipped or read.low[start - 1] in VESSELS else SOMEBODY


def _called_after(read: Read, start: int, end: int) -> str:
    """ "école Jean XXIII", "parc Reine Astrid", "maladie de Charcot", "Crohn's disease"."""
    behind = end + (end < len(read.low) and read.low[end] == "'s")
    if behind < len(read.low) and read.low[behind] in HONOURS_BEHIND:
        return NOBODY
    if before_site(read, start, end):
        return PLACE
    if not start:
        return SOMEBODY
    if read.text[read.cut[start][0] - 1] == "-" and end - start == 1:
        return NOBODY  # a piece of a longer word: "in-'t-Goor"
    site = headed(read, start)
    if site:
        return site
    word = read.low[start - 1]
    large = read.spelt[start][0].isupper() or read.spelt[start - 1][0].isupper()
    if large and (word in HONOURS or word in MAKES):
        return NOBODY
    if listed(read, start):
        return PLACE
    if start > 1 and word in _OF and read.low[start - 2] in DESCRIBED:
        return NOBODY
    return SOMEBODY


def _thing(read: Read, start: int, end: int) -> str:
    """ "de hond Bas", "server Minerva": one given name behind what bears it."""
    if end - start > 1 or not start or read.low[start - 1] not in CALLED:
        return SOMEBODY
    low, lexicon = read.low[start], read.lexicon
    return NOBODY if lexicon.first(low) >= lexicon.family(low) else SOMEBODY


def _path(read: Read, start: int, end: int) -> str:
    """One word of a path: "K:\\Scan\\Damian\\plan", not "C:\\Users\\Damian", "\\Maes_Jan\\"."""
    if end - start > 1 or start < 2:
        return SOMEBODY
    before, behind = read.low[start - 1], read.low[end] if end < len(read.low) else ""
    if "\\" not in (before[-1], behind[:1]) or "_" in (before[-1], behind[:1]):
        return SOMEBODY
    return SOMEBODY if read.low[start - 2] in _HOMES else NOBODY


def _short_street(read: Read, start: int, end: int) -> str:
    """ "R. Ste-Véronique 17", "Q. de Rome 33": an abbreviated kind of street, and a number."""
    if read.low[start] not in _ROADS or end - start < 2 or end >= len(read.low):
        return SOMEBODY
    number = (
        read.low[end] if read.low[end] != "," or end + 1 == len(read.low) else read.low[end + 1]
    )
    saint = read.low[start + 1].startswith(_SAINTS) or read.low[start + 1] in _OF
    among = not _ROADS.isdisjoint(
        (*read.low[max(0, start - _NEAR) : start], *read.low[end : end + _NEAR])
    )
    return PLACE if number[0].isdigit() and (saint or among) else SOMEBODY


def _sort(read: Read, start: int, end: int) -> str:
    """ "Nieuwe rassen: Charlotte, Nicola": one in a list of sorts."""
    del end
    for i in range(start - 1, max(0, start - _LIST), -1):
        word = read.low[i]
        if word == ":":
            return SOMEBODY if SORTS.isdisjoint(read.low[max(0, i - 4) : i]) else NOBODY
        if word in {".", ";", "\n", "\n\n", "\t", "!", "?"}:
            return SOMEBODY
    return SOMEBODY


def _make(read: Read, start: int, end: int) -> str:
    """ "De Renault Zoe", "Opel Adam": the make stands inside what was found."""
    first = start + (read.low[start] in PARTICLES)
    return NOBODY if first + 1 < end and read.low[first] in MAKES else SOMEBODY


def _firm(read: Read, start: int, end: int) -> str:
    """ "Peeters NV", "Johnson & Johnson", "Jansen & Zonen": not "Jan & Marie"."""
    if end < len(read.low) and read.low[end] in FIRM_FORMS:
        return FIRM if read.spelt[end][0].isupper() else SOMEBODY
    for sign, other in ((end, end + 1), (start - 1, start - 2)):
        if 0 <= other < len(read.low) and 0 <= sign < len(read.low) and read.low[sign] == "&":
            near = start if sign < start else end - 1
            words = (read.low[near], read.low[other])
            if any(read.lexicon.first(w) <= read.lexicon.family(w) for w in words) and (
                read.spelt[other][0].isupper() and read.spelt[near][0].isupper()
            ):
                return FIRM
    return SOMEBODY


def _code(read: Read, start: int, end: int) -> str:
    """One word in a line of code; two in a row may be an author."""
    if end - start > 1:
        return SOMEBODY
    low, high = read.cut[start][0], read.cut[end - 1][1]
    text = read.text
    begin = max(text.rfind("\n", max(0, low - _LINE), low) + 1, low - _LINE, 0)
    stop = text.find("\n", high, high + _LINE)
    line = text[begin : stop if stop >= 0 else high + _LINE]
    quoted = low and text[low - 1] in "'\"" and high < len(text) and text[high] in "'\""
    if quoted and text[low].isupper():
        return SOMEBODY
    return NOBODY if sum(1 for _ in _CODE.finditer(line)) > 1 else SOMEBODY


_DOUBTS: tuple[Callable[[Read, int, int], str], ...] = (
    _weather,
    _ruler_or_ship,
    _called_after,
    _thing,
    _path,
    _short_street,
    _sort,
    _make,
    _firm,
    _code,
)
# What they say of one word holds for the whole text.
_THINGS = (_weather, _ruler_or_ship, _thing, _sort, _make)
