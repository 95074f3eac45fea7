"""Artists and persons of history in texts about them: "een schilderij van Jules Dupont".

Whoever lived long ago, by the years behind the name, and kings by their first name are nobody that
a policy protects. Beside a work, between quotes behind a thing, or in a sentence about a year long
past, a name is most often one that everybody knows, or no person's: it counts as unsure, so that
it is acted on only where something else tells of a person (name_alone.py).
"""

import regex as re

from dlp.engine.name_cues import (
    DEDICATED,
    HEADERS,
    KIN,
    KNOWN_SO,
    LABELS,
    MAKERS,
    NAMED_AFTER,
    OFFICES,
    PROFESSIONS,
    ROYAL,
    ROYAL_NAMES,
    SHOWN,
    TITLES,
    WORKS,
)
from dlp.engine.name_read import Read

UNSURE = 0.75  # confidence at most of a name beside a work
_OF = frozenset(("de", "d'", "du", "van", "von", "by", "of"))
_ABOUT = frozenset(("sur", "over", "über", "rond", "about", "on"))
_MADE = frozenset(("werk", "werken"))  # of art where no article says whose job it is
_OWN = frozenset(("het", "dit", "zijn", "haar", "hun", "mijn", "je", "jouw", "uw", "ons"))
_TO = frozenset(("à", "aan", "to"))
_AFTER = frozenset(("naar", "nach", "after", "d'", "après", "als"))
_NEAR = 6  # words before "consacrée" in which the exhibition stands
_YEARS = 12  # words between the brackets behind a name
_BORN = 1900  # year of birth until which nobody is alive
_OLDEST = 110  # years
_PAST = 1920  # year until which whoever did something is dead
_SENTENCE = 40  # words on either side of a name in which such a year stands
_IN = frozenset(
    (
        "in",
        "en",
        "anno",
        "sinds",
        "depuis",
        "dès",
        "vers",
        "rond",
        "omstreeks",
        "um",
        "uit",
        "from",
        "aus",
        "since",
    )
)
_MONTHS = frozenset(
    (
        *("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september"),
        *("oktober", "november", "december", "janvier", "février", "mars", "avril", "mai", "juin"),
        *("juillet", "août", "septembre", "octobre", "novembre", "décembre", "januar", "februar"),
        *("märz", "august", "dezember", "january", "february", "march", "may", "june", "july"),
        *("october",),
    )
)
_CENTURIES = frozenset(("eeuw", "eeuwse", "siècle", "jahrhundert", "jahrhunderts", "century"))
_THIS_CENTURY = 20  # whose persons may live
_ROMAN = re.compile(r"(?:x?v?i{0,3}|xi[vx]|i[vx])e?m?e?", re.IGNORECASE)  # the nineteenth at most
_NUMERAL = re.compile(r"[IVX]{2,6}(?!\w)")  # "Jean XXIII", "Christina II"
_FIRST = frozenset(("I", "I.", "Ier", "Ire"))  # behind a king's name; a letter elsewhere
_BESIDE = frozenset((",", "en", "et", "und", "and"))
_ENDS = frozenset((".", "!", "?", "\n", "\n\n"))
_OPEN, _SHUT = frozenset("'\"«„“‘"), frozenset("'\"»”’")
_PEOPLE = KIN | LABELS | HEADERS | OFFICES | PROFESSIONS | TITLES
_JOINS = frozenset(("en", "et", "und", "and", "&"))
_QUOTED = 4  # words behind a name before its quotes are closed


def long_dead(read: Read, end: int) -> bool:
    """True for a name before "(1882-1916)" or "(Mechelen, 1882 - Brussel, 1916)".

    Args:
        end: where the name ends, in words.
    Cost: constant.
    """
    if end >= len(read.low) or read.low[end] != "(":
        return False
    years: list[int] = []
    for word in read.low[end + 1 : end + 1 + _YEARS]:
        if word == ")":
            break
        years += [int(part) for part in word.split("-") if len(part) == 4 and part.isdecimal()]
    return len(years) == 2 and years[0] <= _BORN and 0 < years[1] - years[0] <= _OLDEST


def beside_work(read: Read, start: int, end: int) -> bool:
    """True for a name over words [start, end) behind "roman van", "Gemälde von", "dichter".

    Cost: constant.
    """
    low, at = read.low, start - 1
    if at >= 0 and low[at] in MAKERS:
        return True
    if at < 1:
        return False
    before, joint = low[at - 1], low[at]
    if joint in _OF or joint in _ABOUT or (joint in _TO and before in WORKS):
        if before in _MADE:
            return at > 1 and low[at - 2] not in _OWN
        if before in WORKS or (joint in _ABOUT and before in SHOWN):
            return True
        return before not in _OF and at > 1 and low[at - 2] in WORKS
    if joint in _TO and before == "hommage":
        return not WORKS.isdisjoint(low[max(0, at - 4) : at])
    if joint in _TO and before in DEDICATED:
        return not SHOWN.isdisjoint(low[max(0, at - _NEAR) : at])
    around = (*low[max(0, at - 4) : at], *low[end : end + 1])
    return joint in _AFTER and not NAMED_AFTER.isdisjoint(around)


def known_so(read: Read, start: int, end: int) -> bool:
    """True for "Rembrandt" and "Molière" alone, with a capital and no word of a name beside it."""
    if end - start > 1 or read.low[start] not in KNOWN_SO or not read.spelt[start][0].isupper():
        return False
    before = start > 0 and read.spelt[start - 1][0].isupper() and read.known(read.low[start - 1])
    return not before and not (end < len(read.low) and read.spelt[end][0].isupper())


def royal(read: Read, start: int, end: int) -> bool:
    """True for "koningin Elisabeth", "Prins Filip": not for "prins Carnaval Jan Peeters"."""
    first = start - 1 if read.low[start] not in ROYAL else start
    if first < 0 or end - first != 2 or read.low[first] not in ROYAL:
        return False
    return read.low[end - 1] in ROYAL_NAMES and read.spelt[end - 1][0].isupper()


def long_past(read: Read, start: int, end: int) -> bool:
    """True in a sentence, or behind one, about a year long past: "In 1881 koos Dupont ...".

    Not for a year of birth, nor for a postcode: "in 1080 Molenbeek". Cost: constant.
    """
    low = read.low
    first, sentences = start, 0
    while first > max(0, start - _SENTENCE):
        if low[first - 1] in _ENDS:
            sentences += 1
            if sentences == 2 or low[first - 1] == "\n\n":
                break
        first -= 1
    last = end
    while last < min(len(low), end + _SENTENCE):
        if low[last] in _ENDS and not (low[last] == "." and low[last - 1].isdecimal()):
            break
        last += 1
    return any(_is_past(read, i) for i in range(max(1, first), last))


def _is_past(read: Read, i: int) -> bool:
    """True at the year of "in 1881", and at "19de eeuw" and "XVIIe siècle"."""
    word = read.low[i]
    if word in _CENTURIES:
        count = read.low[i - 2] if read.low[i - 1] == "." and i > 1 else read.low[i - 1]
        digits = "".join(sign for sign in count if sign.isdecimal())
        return (
            len(digits) < 3 and int(digits) < _THIS_CENTURY
            if digits
            else _ROMAN.fullmatch(count) is not None
        )
    if len(word) != 4 or not word.isdecimal() or not 1000 <= int(word) <= _PAST:
        return False
    if read.low[i - 1] not in _IN and read.low[i - 1] not in _MONTHS:
        return False
    return i + 1 == len(read.spelt) or not read.spelt[i + 1][0].isupper()


def quoted_thing(read: Read, start: int, end: int) -> bool:
    """True for 'speelotheek "Sofie en Sam"': a thing before the quotes, no more in them."""
    low = read.low
    i = start - 1
    while i > 0 and start - i < _QUOTED and low[i] not in _OPEN:
        if low[i] not in _JOINS and not read.spelt[i][0].isupper():
            return False
        i -= 1
    if i < 1 or low[i] not in _OPEN:
        return False
    closed = end < len(low) and (low[end] in _SHUT or low[end] in _JOINS)
    thing = low[i - 1]
    return closed and thing.isalpha() and read.spelt[i - 1].islower() and thing not in _PEOPLE


def among_rulers(read: Read, last: int, start: int, end: int) -> bool:
    """True for "Napoleon" in "Jozef II, Napoleon, Willem I"."""
    if end - start > 1 or start - last > 3:
        return False
    between = [i for i in range(last, start) if not _NUMERAL.fullmatch(read.spelt[i])]
    counted = len(between) < start - last or _NUMERAL.fullmatch(read.spelt[last - 1])
    return bool(counted) and all(read.low[i] in _BESIDE for i in between)


def numbered(read: Read, start: int, end: int) -> bool:
    """True for "Filips II", "Jean XXIII"."""
    counted = end < len(read.spelt) and _NUMERAL.fullmatch(read.spelt[end])
    counted = counted or (end - start > 1 and _NUMERAL.fullmatch(read.spelt[end - 1]))
    first = read.low[start] in ROYAL_NAMES and not _FIRST.isdisjoint(read.spelt[end - 1 : end + 1])
    return bool(counted or first) and not read.spelt[start].isupper()
