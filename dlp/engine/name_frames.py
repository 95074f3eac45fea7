"""Frames in which a word that looks like a name names nobody: languages, mails, characters, works.

"vertaal naar Frans en Engels", "Von: ... / An: alle Nutzer", "personages heten Jan en Marie". What
is invented or stands in a text about art counts as unsure: it is acted on where something else
tells of a person (name_alone.py).
"""

import regex as re

from dlp.engine.name_cues import (
    CHARACTERS,
    LANGUAGES,
    MADE_BY,
    MAKERS,
    PARTICLES,
    PROGRAMME,
    SENDERS,
    WORK_ENDS,
    WORKS,
)
from dlp.engine.name_read import Read

_JOINS = frozenset(
    (",", "en", "et", "und", "and", "of", "ou", "oder", "or", "/", "-", "+", "&", "|")
)
_NEAR = 3  # words of a list between two languages
_INTO = frozenset(
    (
        *(
            "naar",
            "nach",
            "into",
            "in",
            "uit",
            "from",
            "aus",
            "vers",
            "du",
            "en",
            "au",
            "ins",
            "im",
        ),
        *("het", "le", "das", "auf", "vom", "zum"),
    )
)
_TO = frozenset(("an", "a", "à", "de", "van", "von", "cc", "aan"))
_HEADS = frozenset(
    (
        *("von", "van", "de", "from", "gesendet", "verzonden", "envoyé", "sent", "datum", "date"),
        *(
            "betr",
            "betr.",
            "betreff",
            "onderwerp",
            "objet",
            "subject",
            "cc",
            "bcc",
            "kopie",
            "copie",
        ),
    )
)
_LINES = ("\n", "\n\n")
_LINE = 40  # words of a line at most
_SENTENCE = 14  # words before a name in which the characters stand
_ENDS = frozenset((".", "!", "?", "\n\n"))
_QUOTE_OPEN, _QUOTE_SHUT = frozenset("'\"«„“‘"), frozenset("'\"»”’“")
_TITLE = 10  # words of a work's title between quotes
_BY = frozenset(("van", "de", "d'", "von", "by", "door", "par", "du"))
_AS_WELL = frozenset(
    (
        *("works", "film", "films", "album", "portret", "portrait", "portretten", "portraits"),
        *("pièce", "pièces", "ontworpen", "dessiné", "dessinée", "dessinés", "conçu", "conçue"),
        *("designed", "entworfen", "kunst", "nummers", "hits", "lied", "arrangementen"),
        *("handschriften", "foto's", "photos", "figuren"),
    )
)
_TRACES = frozenset(("spoor", "sporen", "voetsporen", "pas", "traces", "spuren", "footsteps"))
_TEST_LINE = 200  # code points on either side of a name that a line of a test may reach
_TEST = re.compile(
    r"(?<![\p{L}_])(?:assert (?=[^\n]{0,200}[(=])|assert(?:_?[Ee]quals?|That|Equal"
    r"|True|_eq!?)\(|expect\("
    r"|def test_|@Test\b|\.toBe\(|\.toEqual\(|@pytest|pytest\.param|faker\.)"
)
_CULTURE = 5  # different words of art and the past around a name that everybody may know
_APPOSED = 2  # of them around a name that a maker of works stands beside
_TRIBUTES = frozenset(("hommage", "hulde", "tribute", "eerbetoon", "ode", "herinnering"))
_YEARS = 2  # years long past that a full name wants beside them
_FAR = 100  # words
_PROGRAMME = 40  # words of a list of artists before one of them
_HEADS_LIST = 6  # words before its colon
_OLDEST, _NEWEST = "1300", "1950"
_CENTURIES = frozenset(
    ("eeuw", "eeuwse", "siècle", "siècles", "jahrhundert", "jahrhunderts", "century")
)
_GIVERS = frozenset(
    (
        *("door", "par", "by", "von", "durch", "met", "avec", "with", "mit", "bij", "chez", "bei"),
        *("info", "contact", "gids", "guide", "guides", "gidsen", "spreker", "orateur", "redner"),
        *("speaker", "lezing", "rondleiding", "conférence", "vortrag", "dirigent", "voorzitter"),
        *("aanwezig", "présents", "anwesend", "present", "verslag", "lid", "membre", "mitglied"),
    )
)
_TRACE_OF = frozenset(("van", "de", "d'", "von", "of", "du"))


def language(read: Read, start: int, end: int) -> bool:
    """True for "Frans" and "Engels" in "naar Frans en Engels": not in "Frans en Marie"."""
    if end - start > 1 or read.low[start] not in LANGUAGES:
        return False
    if start > 1 and read.low[start - 1] in _INTO and _translated(read, start):
        return True
    return _beside(read, start, -1) or _beside(read, start, 1)


def _translated(read: Read, start: int) -> bool:
    return any(
        word.startswith(
            ("vertaal", "vertal", "tradui", "traduc", "übersetz", "translat", "hertaal")
        )
        for word in read.low[max(0, start - _SENTENCE) : start]
    )


def _beside(read: Read, start: int, step: int) -> bool:
    """True where another language stands next to it in a list."""
    at = start + step
    for _ in range(_NEAR):
        if not 0 <= at < len(read.low):
            return False
        word = read.low[at]
        if word in LANGUAGES:
            return word != read.low[start] and at != start + step
        if word not in _JOINS and word not in _INTO:
            return False
        at += step
    return False


def mail_head(read: Read, start: int, end: int) -> bool:
    """True for the "An" of "Von: ...", "An: alle Nutzer": not for who speaks in a chat."""
    if end - start > 1 or read.low[start] not in _TO or end >= len(read.low):
        return False
    if read.low[end] != ":" or (start and read.low[start - 1] not in _LINES):
        return False
    at = start - 2
    while at >= max(0, start - _LINE) and read.low[at] not in _LINES:
        at -= 1
    if start > 1 and _head(read, at + 1):
        return True
    at = end
    while at < min(len(read.low), end + _LINE) and read.low[at] not in _LINES:
        at += 1
    return _head(read, at + 1)


def _head(read: Read, at: int) -> bool:
    return at + 1 < len(read.low) and read.low[at] in _HEADS and ":" in read.low[at + 1 : at + 3]


def character(read: Read, start: int, end: int) -> bool:
    """True for one given name in a sentence about characters, variables or invented people."""
    if end - start > 1 or not read.lexicon.first(read.low[start]):
        return False
    for i in range(start - 1, max(-1, start - _SENTENCE - 1), -1):
        if read.low[i] in _ENDS:
            return False
        if read.low[i] in CHARACTERS:
            return True
    return False


def tested(read: Read, start: int, end: int) -> bool:
    """True for a name in a line of a test: 'assert full_name("Jan", "Maes") == ...'."""
    low, high = read.cut[start][0], read.cut[end - 1][1]
    first = max(0, read.text.rfind("\n", 0, low) + 1, low - _TEST_LINE)
    last = read.text.find("\n", high, high + _TEST_LINE)
    return _TEST.search(read.text, first, last if last >= 0 else high + _TEST_LINE) is not None


def of_work(read: Read, start: int) -> bool:
    """True behind "composé par", "orgelmuziek van", 'roman "..." van', "op de sporen van"."""
    low, at = read.low, start - 1
    if at < 1 or low[at] not in _BY:
        return False
    before = low[at - 1]
    if before in MADE_BY or (before.endswith(WORK_ENDS) and len(before) > 6):
        return True
    if before in _AS_WELL and read.culture(start) >= _APPOSED:
        return True  # "works by", "ontworpen door": of today's contractors elsewhere
    if before in _TRACES:
        return at > 1 and low[at] in _TRACE_OF and low[at - 2] not in ("geen", "aucune")
    if before in _QUOTE_SHUT:
        return _titled_work(read, at - 1)
    return False


def programmed(read: Read, start: int) -> bool:
    """True for one of a list of artists, books or characters: "Playlist: Udo Jürgens, Heino"."""
    for i in range(start - 1, max(0, start - _PROGRAMME), -1):
        if read.low[i] == "\n\n":
            return False
        if read.low[i] == ":":
            return not PROGRAMME.isdisjoint(read.low[max(0, i - _HEADS_LIST) : i])
    return False


def _titled_work(read: Read, shut: int) -> bool:
    """True where a work stands before the quotes that end at word `shut`."""
    for i in range(shut - 1, max(0, shut - _TITLE), -1):
        if read.low[i] in _QUOTE_OPEN:
            word = read.low[i - 1]
            if word in WORKS or word.endswith(WORK_ENDS):
                return True
            title = read.spelt[i + 1][0].isupper() and word not in SENDERS
            return title and read.culture(i) > 0
        if read.low[i] == "\n\n":
            return False
    return False


def quoted_whole(read: Read, start: int, end: int) -> bool:
    """True for 'het veer "Burgemeester Max"': a thing, and title and name between quotes."""
    first = start - 1
    if first < 2 or read.low[first - 1] not in _QUOTE_OPEN or not read.spelt[first][0].isupper():
        return False
    if end >= len(read.low) or read.low[end] not in _QUOTE_SHUT:
        return False
    thing = read.spelt[first - 2]
    return thing.isalpha() and thing.islower() and len(thing) > 2 and thing not in PARTICLES


def in_culture(read: Read, start: int, end: int) -> bool:
    """True in a text about art or the past: for a surname alone, and for a full name among years
    long past; not for whoever guides, lectures or is to be asked there.
    """
    if not _GIVERS.isdisjoint(read.low[max(0, start - 3) : start]):
        return False
    if end < len(read.low) and read.low[end] in (":", "("):
        return False
    if end - start == 1:
        low, lexicon = read.low[start], read.lexicon
        family = read.spelt[start][0].isupper() and lexicon.first(low) <= lexicon.family(low)
        return family and read.culture(start) >= _CULTURE
    culture = read.culture(start)
    return culture >= _APPOSED and _past_years(read, start) >= _YEARS


def apposed(read: Read, start: int, end: int) -> bool:
    """True in a text about art or the past for "Jules Dupont, caricaturiste", "hommage à ..."."""
    if read.culture(start) < _APPOSED:
        return False
    if (
        start > 1
        and read.low[start - 1] in ("à", "aan", "to", "an")
        and read.low[start - 2] in _TRIBUTES
    ):
        return True
    if end >= len(read.low) or read.low[end] != ",":
        return False
    return not MAKERS.isdisjoint(read.low[end + 1 : end + 4])


def _past_years(read: Read, start: int) -> int:
    """How many different years long past, or centuries, stand within a hundred words."""
    years = set()
    for word in read.low[max(0, start - _FAR) : start + _FAR]:
        if (
            len(word) == 4 and word.isdecimal() and _OLDEST <= word <= _NEWEST
        ) or word in _CENTURIES:
            years.add(word)
    return len(years)
