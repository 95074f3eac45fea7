"""Names that are an abbreviated day, an animal, a street or a statue, or invented for an exercise.

"Mo" beside hours, "30 Sep", "Ezel Gust", "Place Delcour", "Statue du bourgmestre Rogier", "met
fantasienamen (meneer Appel, mevrouw Peer)". Each reads a few words around a name that was found.
"""

from dlp.engine.name_cues import (
    ANIMALS,
    DAYS,
    EXERCISES,
    EXERCISES_TOLD,
    INVENTED,
    MEMORIALS,
    MONTHS,
    STREETS,
)
from dlp.engine.name_read import Read

_BETWEEN = frozenset(("-", "–", "—", "/", ",", "+", "&", "(", ")", "bis", "t/m", "tot", "au", "to"))
_OF = frozenset(("de", "du", "d'", "van", "of", "des", "der", "voor", "the", "la", "le", "l'"))
_ROW = 70  # words of a table around a day in which another stands
_SENTENCE = 20  # words before a name in which it is said that names are invented
_TASK = 60  # words behind the head of an exercise, within its paragraph
_TOWARDS = 4  # words between a statue and whom it shows
_AROUND = frozenset(
    ("\t", "\n", "\n\n", ",", ";", "|", "/", "-", "+", "(", ")", ".", "et", "en", "&")
)
_DISHES = frozenset(
    (
        *(
            "clémentine",
            "clémentines",
            "clementine",
            "mirabelle",
            "prune",
            "olive",
            "cerise",
            "melba",
        ),
        *(
            "myrtille",
            "pomme",
            "poire",
            "charlotte",
            "madeleine",
            "colombo",
            "romanesco",
            "romaine",
        ),
        *(
            "margarita",
            "margherita",
            "caprese",
            "jasmin",
            "jasmijn",
            "roos",
            "rose",
            "iris",
            "linde",
        ),
        *("angelica", "melisse", "mélisse", "ginger", "rosemary", "basil", "salvia", "laurier"),
        *("florentine", "suzette", "tatin", "stella", "nicola", "bintje", "désirée", "agata"),
        *("williams", "conférence", "jonagold", "elstar", "gala", "fuji", "golden", "lambada"),
    )
)
_STOPS = frozenset((".", "!", "?", "\n\n", "\n"))
_NAMES = frozenset(
    (
        *("naam", "namen", "noms", "nom", "names", "name", "prénoms", "voornamen", "personnages"),
        *("personages", "characters", "personen", "personnes", "people", "figuren", "vornamen"),
    )
)


def day(read: Read, start: int, end: int) -> bool:
    """True for an abbreviated day or month beside a figure or another: "Mo 9.05", "1 Apr-30 Sep".

    In a cell of its own it takes another day or month in the rows around.
    """
    if not all(word in DAYS or word in MONTHS or word in _BETWEEN for word in read.low[start:end]):
        return False
    low, kind = read.low, DAYS if read.low[start] in DAYS else MONTHS
    before = low[start - 1].rpartition("-")[2] if start else ""  # "Apr-30" is one word
    if kind is MONTHS and before.isdecimal() and len(before) < 3:
        return True
    for at, step in ((start - 1, -1), (end, 1)):
        inside = 0 <= at < len(low)
        other = at + step if inside and (low[at] in _BETWEEN or low[at] == ".") else at
        if 0 <= other < len(low) and low[other] in kind and low[other] != low[start]:
            return True
    behind = end + (end < len(low) and low[end] in ("\t", "|", ";", ".", ":", ","))
    if behind >= len(low) or not low[behind][0].isdecimal():
        return False
    around = {*low[max(0, start - _ROW) : start], *low[end : end + _ROW]}
    return len(around & kind - {low[start]}) > 0


def animal(read: Read, start: int, end: int) -> bool:
    """True for "Ezel Gust": the animal stands inside what was found or, with "onze", before it."""
    low = read.low
    if end - start == 2 and low[start] in ANIMALS and not read.lexicon.family(low[start]):
        return read.lexicon.first(low[end - 1]) >= read.lexicon.family(low[end - 1])
    if end - start != 1 or not start or low[start - 1] not in ANIMALS:
        return False
    return read.lexicon.first(low[start]) >= read.lexicon.family(low[start])


def dish(read: Read, start: int, end: int) -> bool:
    """True for fruit, herbs and flowers in lower case between signs: "riz\tclémentine\n"."""
    if end - start > 1 or read.low[start] not in _DISHES or not read.spelt[start].islower():
        return False
    before = read.low[start - 1] if start else "\n"
    behind = read.low[end] if end < len(read.low) else "\n"
    return before in _AROUND and behind in _AROUND


def street(read: Read, start: int, end: int) -> bool:
    """True for "Place Delcour": a kind of street is the first word of what was found."""
    return end - start > 1 and read.low[start] in STREETS and read.spelt[start][0].isupper()


def remembered(read: Read, start: int) -> bool:
    """True for "Statue du bourgmestre Rogier": whom a statue shows, behind title or office."""
    low = read.low
    for i in range(start - 1, max(-1, start - 1 - _TOWARDS), -1):
        if low[i] in MEMORIALS:
            return any(word in _OF for word in low[i + 1 : start])
        if not low[i].isalpha() and low[i] not in _OF:
            return False
    return False


def invented(read: Read, start: int) -> bool:
    """True in a sentence that says that its names are invented: "met fantasienamen"."""
    for i in range(start - 1, max(-1, start - _SENTENCE), -1):
        word = read.low[i]
        if word in _STOPS and read.low[i - 1] not in ("m", "mr", "dr"):
            return False
        if word in INVENTED:
            whole = word.endswith(("namen", "naam", "nahmen", "names"))
            return whole or not _NAMES.isdisjoint(read.low[max(0, i - 2) : i + 3])
    return False


def exercise(read: Read, start: int, end: int) -> bool:
    """True for one given name or a surname in an exercise: "Rekenoefening: Lotte"."""
    if end - start > 2:
        return False
    for i in range(start - 1, max(-1, start - _TASK), -1):
        word = read.low[i]
        if word == "\n\n":
            return False
        if word in EXERCISES or (word in EXERCISES_TOLD and ":" in read.low[i + 1 : i + 4]):
            return True
    return False
