"""How sure it is that a name is a person's: the network's opinion and all that speaks beside it.

Log-odds that add up. The weights are fitted (models/training/weigh.py) on texts that no model was
trained on: the network alone is sure of too much, mostly of single words where nobody is named.
"""

from collections.abc import Iterable, Sequence
from math import exp, log

import regex as re

from dlp.engine.decode import POSSIBLE
from dlp.engine.name_cues import PARTICLES
from dlp.engine.name_read import Cued, Found, Read

BASE = -1.0  # fitted -0.8: in doubt nobody
NETWORK = 0.68  # of the log-odds of the network, between -3 and 5
LOWEST, HIGHEST = -3.0, 5.0
WEIGHTS: dict[str, float] = {
    # a cue beside it
    "title": 2.0,
    "header": 1.0,
    "greeting": 0.8,
    "role": 1.0,
    "label": 0.5,
    "signature": 0.1,
    "sender": 0.0,
    # of the text
    "company": 0.7,  # somebody else in it is named with a cue, or in full
    "foreign": -0.6,  # another language, or code
    # of one word
    "one": -0.3,
    "one-unknown": -1.8,  # the gazetteers do not know it
    "one-given": 0.4,  # rather a given name than a family name
    "one-ordinary": 0.1,  # an ordinary word
    "one-shouted": -1.3,  # in capitals: an acronym
    "one-lower": 1.2,  # fitted 0.6: who writes so has no capital to go by
    "one-rare": -0.1,  # the rarest of names that the gazetteers know
    "one-cell": -0.3,  # all that stands in its cell or line
    "one-quoted": -0.1,  # all between two quotes
    "one-small": -3.3,  # fitted -2.1: in lower case where sentences begin with capitals
    "one-clear": 0.5,  # a frequent given name that is nothing else
    "one-colon": 1.0,  # before a colon: who speaks, who does it
    "one-listed": 1.4,  # a comma or "and" beside somebody
    "one-listed-other": 0.0,  # the same beside a firm or a place
    # of several words
    "full-given": 0.7,  # one is a given name and no ordinary word
    "full-known": 0.9,  # the gazetteers know them all
    "full-unknown": -0.9,  # they know none
    "full-one-unknown": -0.8,
    "full-ordinary": -0.5,
    "full-shouted": 0.0,
    "full-lower": 0.9,  # fitted 0.4
    "full-cell": -0.5,
    "full-quoted": -1.0,
    "full-small": -0.9,  # fitted -0.4: what the two lines for lower case add, it takes
    "full-listed": 0.9,
    "full-listed-other": -0.8,
    # of both
    "initials": 0.6,  # nothing else
    "behind-capital": 0.4,
    "before-capital": -0.1,
    "before-number": 0.4,
}
NEAR = 8  # words before a name in capitals, for one that is in capitals too
ORDINARY = 2  # how common a word is that is called ordinary here
CLEAR = 2  # how common a given name is that is called clear
LEAST = 0.5  # confidence from which a name counts that the network thinks possible only
SURE_CUE = 0.9  # confidence of a name where a cue alone is enough, whatever the network says
SURE = 0.98  # of the network: a full name that speaks for the others in its text
_EDGES = frozenset(("\t", "|", ";", "\n", "\n\n"))
_BEGINS = frozenset((".", "\n", "\n\n", "\t", ":", "!", "?", '"', "-", "•"))
_COMMAS = frozenset((",", ";", "/", "&", "+", "en", "et", "und", "and", "of", "ou", "oder", "or"))
_DIGITS = frozenset("0123456789")
_VALUE = re.compile(r"[:=] ?$|[,;\t\n\[{(]$")  # before the quote of a value in JSON or a table
_ASSIGNED = re.compile(r"=\s?$")  # the same before a single one: `naam = 'Peeters'`
_VALUED = frozenset("'\"")
_OPEN = frozenset("'\"«„“‘’”")
_SHUT = frozenset("'\"»“”’‘")


def weighed(
    read: Read, names: Sequence[tuple[Found, Sequence[Cued]]], others: Iterable[Found] = ()
) -> list[Found]:
    """The people that the network found, with the confidence and the evidence of all signs.

    Args:
        names: each with the cues that point at it, in order of position.
        others: the firms and places that the network found.
    Cost: linear in the names.
    """
    given = [is_given(read, name, said) for name, said in names]
    many = sum(given)
    found = []
    beside = listed(read, [name for name, _ in names], others)
    for (name, said), own, near in zip(names, given, beside, strict=True):
        one = _weighed(read, name, said, company=many > own, beside=near)
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


def listed(read: Read, names: Sequence[Found], others: Iterable[Found]) -> list[str]:
    """Of each name what it stands beside in a list: "listed" where somebody, "listed-other" where
    a firm or a place does, "" in none. Cost: linear in the names."""
    ends: dict[int, str] = {}
    starts: dict[int, str] = {}
    for sign, some in (("listed-other", others), ("listed", names)):
        for name in some:
            if name.probability > POSSIBLE:
                ends[name.end] = starts[name.start] = sign
    found = []
    for name in names:
        before, behind = name.start, name.end
        while before > 0 and name.start - before < 2 and read.low[before - 1] in _COMMAS:
            before -= 1
        while behind < len(read.low) and behind - name.end < 2 and read.low[behind] in _COMMAS:
            behind += 1
        near = {
            ends.get(before, "") if before < name.start else "",
            starts.get(behind, "") if behind > name.end else "",
        }
        found.append("listed" if "listed" in near else max(near))
    return found


def _weighed(read: Read, name: Found, said: Sequence[Cued], *, company: bool, beside: str) -> Found:
    cues = tuple(dict.fromkeys(cue.evidence for cue in said))
    z = BASE + NETWORK * log_odds(name.probability)
    z += sum(
        WEIGHTS.get(sign, 0.0) for sign in signs(read, name, cues, company=company, beside=beside)
    )
    known = any(read.known(read.low[i]) for i in inner(read, name))
    evidence = (*name.evidence, *cues, *(("gazetteer",) if known else ()))
    least = SURE_CUE if any(cue.sure for cue in said) else 0.0
    return name._replace(probability=max(least, 1 / (1 + exp(-z))), evidence=evidence)


def log_odds(probability: float) -> float:
    """Of the network's opinion, within what is told apart."""
    if not 0 < probability < 1:
        return HIGHEST if probability >= 1 else LOWEST
    return min(HIGHEST, max(LOWEST, log(probability / (1 - probability))))


def signs(
    read: Read, name: Found, cues: Iterable[str], *, company: bool = False, beside: str = ""
) -> list[str]:
    """What speaks for and against a name, as keys of WEIGHTS. Cost: linear in its words.

    Args:
        cues: the evidence of what points at it, "title:mevrouw".
        company: somebody else in the text is named beyond doubt.
        beside: what listed() says of it.
    """
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
        if beside:
            found.append(f"{kind}-{beside}")
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
    ordinary = lexicon.ordinary(low)
    if ordinary >= ORDINARY:
        found.append("one-ordinary")
    if first >= CLEAR and not family and not ordinary:
        found.append("one-clear")
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
    if read.low[before] not in _VALUED:
        return True
    address = read.text[end : end + 2].strip().startswith("<")
    value = _VALUE if read.low[before] == '"' else _ASSIGNED
    return not address and not value.search(read.text, max(0, at - 2), at)


def _is_small(read: Read, name: Found) -> bool:
    """True where the name is in lower case in a text whose sentences begin with capitals."""
    words = read.spelt[name.start : name.end]
    return all(word.islower() for word in words) and read.begun_large(name.start)


def _is_head(read: Read, name: Found) -> bool:
    """True for one word before a colon: "Bas: ik kom", "actie Sofie: bellen"."""
    one = len(inner(read, name)) == 1
    return one and name.end < len(read.low) and read.low[name.end] == ":"


_BESIDE = {"cell": _is_cell, "colon": _is_head, "quoted": _is_quoted, "small": _is_small}


def begins(read: Read, i: int) -> bool:
    """True for the first word of a line or sentence."""
    return not i or read.spelt[i - 1] in _BEGINS
