"""People by their initials: who wrote the minutes, who signs, who is told in full elsewhere.

"Verslag: P.C.", "KDB = Kris De Buck", "(P.C.)" where Pieter Claes stands in the text.
"""

import regex as re

from dlp.engine.name_code import inside
from dlp.engine.name_cues import PARTICLES
from dlp.engine.name_evidence import LEAST
from dlp.engine.name_read import Found, Read

INITIALS = 0.8  # confidence of a person by initials
_AUTHOR = re.compile(  # "Verslag: P.C.", "PV rédigé par : A.D."
    r"(?i)(?<![\p{L}\-])(?:verslag(?:gever|geefster)?|notule(?:n|s)?|notulist(?:e)?|paraaf"
    r"|opgemaakt door|opgesteld door|rapport|pv|r[ée]dig[ée]e? par|r[ée]dacteur|r[ée]dactrice"
    r"|visa de|paraphe"
    r"|protokoll(?:führer(?:in)?)?|schriftführer(?:in)?|gez\.|kürzel|minutes(?: by)?|note-?taker"
    r"|taken by|initials|opvolging|suivi(?: par)?|behandeld door|trait[ée] par|bearbeiter(?:in)?)"
    r"[ ]?[:=(][ ]?(?-i:(?P<name>(?:\p{Lu}\.[ \-]?){2,4}|\p{Lu}{2,3}(?![\p{L}\d\-/])))"
)
_DOTTED = re.compile(r"(?<![\p{L}.\d])(?:\p{Lu}\.-?){2,4}(?![\p{L}\d])")
_MEANT = re.compile(  # "KDB = ", "(KDB)", "KDB:" at the beginning of a line
    r"(?<![\p{L}\d.\-])(?:(?P<name>\p{Lu}{2,4})(?=[ ]?=[ ])|(?<=\()(?P<name>\p{Lu}{2,4})(?=\))"
    r"|(?<=(?:\A|\n)[ \-]{0,3})(?P<name>\p{Lu}{2,4})(?=[ ]?:))"
)


def initialled(read: Read, names: list[Found]) -> list[Found]:
    """The names, and the initials that stand for somebody. Cost: linear in the text."""
    text = read.text
    found = [match.span("name") for match in _AUTHOR.finditer(text)]
    known = {
        told
        for name in names
        if name.label == "PERSON" and name.probability >= LEAST
        for told in _letters(read, name)
    }
    if known:
        dotted = _DOTTED.finditer(text)
        found += [m.span() for m in dotted if re.sub(r"[.\-]", "", m[0]) in known]
        found += [m.span("name") for m in _MEANT.finditer(text) if m["name"] in known]
    if not found:
        return names
    people = {
        i
        for n in names
        if n.label == "PERSON" and n.probability >= LEAST
        for i in range(n.start, n.end)
    }
    more: dict[int, Found] = {}
    for low, high in found:
        words = inside(read, low, high)
        if words is not None and people.isdisjoint(range(*words)):
            more[words[0]] = Found(*words, "PERSON", INITIALS, ("initials",))
    if not more:
        return names
    new = {i for n in more.values() for i in range(n.start, n.end)}
    kept = [n for n in names if new.isdisjoint(range(n.start, n.end))]
    return sorted([*kept, *more.values()])


def _letters(read: Read, name: Found) -> set[str]:
    """The initials of a full name, with those of its particles and without, either part first."""
    words = [read.spelt[i] for i in range(name.start, name.end) if read.spelt[i][0].isalpha()]
    real = [word for word in words if word.lower() not in PARTICLES]
    if len(real) < 2 or any(len(word) < 3 for word in real):
        return set()
    found = {"".join(word[0].upper() for word in some) for some in (words, real)}
    return found | {told[-1] + told[:-1] for told in found} | {told[1:] + told[0] for told in found}
