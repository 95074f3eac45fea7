"""How sure it is that a name is a person's: the network's opinion and all that speaks beside it.

Log-odds that add up. The weights are fitted (models/training/weigh.py) on texts that no model was
trained on: the network alone is sure of too much, mostly of single words where nobody is named.
"""

from collections.abc import Iterable, Sequence
from math import exp, log

import regex as re

from dlp.engine.decode import POSSIBLE
from dlp.engine.name_cues import PARTICLES
from dlp.engine.name_rules import Cued, Found, Read

BASE = -0.8  # fitted -0.6: in doubt nobody
NETWORK = 0.72  # of the log-odds of the network, between -3 and 5
LOWEST, HIGHEST = -3.0, 5.0
WEIGHTS: dict[str, float] = {
    # a cue beside it
    "title": 2.0,
    "header": 1.0,
    "greeting": 0.9,
    "role": 1.0,
    "label": 0.4,
    "signature": 0.2,
    "sender": 0.0,
    # of the text
    "company": 0.5,  # somebody else in it is named with a cue, or in full
    "foreign": -0.6,  # another language, or code
    # of one word
    "one": -0.2,
    "one-unknown": -1.8,  # the gazetteers do not know it
    "one-given": 0.7,  # rather a given name than a family name
    "one-ordinary": -0.3,  # an ordinary word
    "one-shouted": -1.6,  # in capitals: an acronym
    "one-lower": 1.4,  # fitted 0.8: who writes so has no capital to go by
    "one-rare": -0.4,  # the rarest of names that the gazetteers know
    "one-cell": -0.4,  # all that stands in its cell or line
    "one-quoted": 0.0,  # fitted 0.5, on 21 names: all between two quotes
    "one-small": -3.1,  # in lower case where sentences begin with capitals
    # of several words
    "full-given": 0.6,  # one is a given name and no ordinary word
    "full-known": 1.0,  # the gazetteers know them all
    "full-unknown": -0.9,  # they know none
    "full-one-unknown": -0.6,
    "full-ordinary": -0.4,
    "full-shouted": 0.0,
    "full-lower": 0.7,  # fitted 0.2
    "full-cell": -0.6,
    "full-quoted": -0.6,
    "full-small": -1.3,  # fitted -0.8: what the two lines for lower case add, it takes
    # of both
    "initials": 0.5,  # nothing else
    "behind-capital": 0.3,
    "before-capital": -0.2,
    "before-number": 0.4,
}
NEAR = 8  # words before a name in capitals, for one that is in capitals too
ORDINARY = 2  # how common a word is that is called ordinary here
LEAST = 0.5  # confidence from which a name counts that the network thinks possible only
SURE_CUE = 0.9  # confidence of a name where a cue alone is enough, whatever the network says
SURE = 0.98  # of the network: a full name that speaks for the others in its text
_EDGES = frozenset(("\t", "|", ";", "\n", "\n\n"))
_BEGINS = frozenset((".", "\n", "\n\n", "\t", ":", "!", "?", '"', "-", "•"))
_DIGITS = frozenset("0123456789")
_VALUE = re.compile(r"[:=] ?$|[,;\t\n\[{(]$")  # before the quote of a value in JSON or a table
_OPEN = frozenset("'\"«„“‘’”")
_SHUT = frozenset("'\"»“”’‘")


def weighed(read: Read, names: Sequence[tuple[Found, Sequence[Cued]]]) -> list[Found]:
    """The people that the network found, with the confidence and the evidence of all signs.

    Args:
        names: each with the cues that point at it, in order of position.
    Cost: linear in the names.
    """
    given = [is_given(read, name, said) for name, said in names]
    many = sum(given)
    found = []
    for (name, said), own in zip(names, given, strict=True):
        one = _weighed(read, name, said, company=many > own)
        if one.probability >= LEAST or name.probability > POSSIBLE:
            found.append(one)
    return found


def is_given(read: Read, name: Found, said: Sequence[Cued]) -> bool:
    """True for somebody beyond doubt: a cue points there, or a full name of which one is known."""
    if said:
        return True
    inside = inner(read, name)
    known = any(read.known(read.low[i]) for i in inside)
    return len(inside) > 1 and name.probability >= SURE and known


def _weighed(read: Read, name: Found, said: Sequence[Cued], *, company: bool) -> Found:
    cues = tuple(dict.fromkeys(cue.evidence for cue in said))
    z = BASE + NETWORK * log_odds(name.probability)
    z += sum(WEIGHTS.get(sign, 0.0) for sign in signs(read, name, cues, company=company))
    known = any(read.known(read.low[i]) for i in inner(read, name))
    evidence = (*name.evidence, *cues, *(("gazetteer",) if known else ()))
    least = SURE_CUE if any(cue.sure for cue in said) else 0.0
    return name._replace(probability=max(least, 1 / (1 + exp(-z))), evidence=evidence)


def log_odds(probability: float) -> float:
    """Of the network's opinion, within what is told apart."""
    if not 0 < probability < 1:
        return HIGHEST if probability >= 1 else LOWEST
    return min(HIGHEST, max(LOWEST, log(probability / (1 - probability))))


def signs(read: Read, name: Found, cues: Iterable[str], *, company: bool) -> list[str]:
    """What speaks for and against a name, as keys of WEIGHTS. Cost: linear in its words."""
    found = [cue.partition(":")[0] for cue in cues]
    alone = not found
    if company:
        found.append("company")
    if alone and read.foreign(name.start):
        found.append("foreign")
    inside = inner(read, name)
    found += _of_one(read, inside[0]) if len(inside) == 1 else _of_several(read, inside)
    if alone:
        kind = "one" if len(inside) == 1 else "full"
        found += [f"{kind}-{sign}" for sign, told in _BESIDE.items() if told(read, name)]
    if all(len(read.spelt[i]) < 3 or read.spelt[i].endswith(".") for i in inside):
        found.append("initials")
    before, behind = name.start - 1, name.end
    if before > 0 and read.spelt[before][0].isupper() and not begins(read, before):
        found.append("behind-capital")
    if behind < len(read.spelt):
        first = read.spelt[behind][0]
        if first.isupper():
            found.append("before-capital")
        elif first in _DIGITS:
            found.append("before-number")
    return found


def inner(read: Read, name: Found) -> list[int]:
    """The words of a name that are no particles, or its first."""
    return [
        i
        for i in range(name.start, name.end)
        if read.low[i] not in PARTICLES and read.spelt[i][0].isalpha()
    ] or [name.start]


def _of_one(read: Read, i: int) -> list[str]:
    word, low, lexicon = read.spelt[i], read.low[i], read.lexicon
    found = ["one"]
    first, family = lexicon.first(low), lexicon.family(low)
    if not first and not family:
        found.append("one-unknown")
    elif first > family:
        found.append("one-given")
    if max(first, family) == 1:
        found.append("one-rare")
    if lexicon.ordinary(low) >= ORDINARY:
        found.append("one-ordinary")
    if word.islower():
        found.append("one-lower")
    elif word.isupper() and len(word) > 1 and not _among_capitals(read, i):
        found.append("one-shouted")
    return found


def _of_several(read: Read, inside: Sequence[int]) -> list[str]:
    lexicon = read.lexicon
    low = [read.low[i] for i in inside]
    unknown = sum(not read.known(word) for word in low)
    found = []
    if all(read.spelt[i].islower() for i in inside):
        found.append("full-lower")
    if unknown == len(low):
        found.append("full-unknown")
    elif not unknown:
        found.append("full-known")
    if unknown == 1:
        found.append("full-one-unknown")
    if any(lexicon.first(word) and lexicon.ordinary(word) < ORDINARY for word in low):
        found.append("full-given")
    if any(lexicon.ordinary(word) >= ORDINARY for word in low):
        found.append("full-ordinary")
    if all(read.spelt[i].isupper() for i in inside) and not _among_capitals(read, inside[0]):
        found.append("full-shouted")
    return found


def _among_capitals(read: Read, i: int) -> bool:
    """True where the word before is in capitals too, so that capitals say nothing."""
    for before in reversed(read.spelt[max(0, i - NEAR) : i]):
        if before[0].isalpha() and len(before) > 1:
            return before.isupper()
    return False


def _is_cell(read: Read, name: Found) -> bool:
    """True where the name is all of a cell, or of a line."""
    before = read.low[name.start - 1] if name.start else "\n"
    behind = read.low[name.end] if name.end < len(read.low) else "\n"
    return before in _EDGES and behind in _EDGES


def _is_quoted(read: Read, name: Found) -> bool:
    """True where the name is all that stands between quotes: a title, a nickname of a thing.

    Not where quotes are those of a value or of an address: `"agent": "Jan Peeters"`,
    `17,"Peeters, Jan",Gent`, `"Jan Peeters" <jan@...>`.
    """
    before, behind = name.start - 1, name.end
    if before < 0 or behind >= len(read.low):
        return False
    if read.low[before] not in _OPEN or read.low[behind] not in _SHUT:
        return False
    at, end = read.cut[before][0], read.cut[behind][1]
    if read.low[before] != '"':
        return True
    address = read.text[end : end + 2].strip().startswith("<")
    return not address and not _VALUE.search(read.text, max(0, at - 2), at)


def _is_small(read: Read, name: Found) -> bool:
    """True where the name is in lower case in a text whose sentences begin with capitals."""
    words = read.spelt[name.start : name.end]
    return all(word.islower() for word in words) and read.begun_large(name.start)


_BESIDE = {"cell": _is_cell, "quoted": _is_quoted, "small": _is_small}


def begins(read: Read, i: int) -> bool:
    """True for the first word of a line or sentence."""
    return not i or read.spelt[i - 1] in _BEGINS
