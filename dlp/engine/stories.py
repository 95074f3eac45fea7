"""How much a sentence or a passage tells of one case, where nobody is named: weights and sums.

| evidence | weight |
| --- | --- |
| a function of one ("de conciërge", "ma voisine"); kin of who writes ("mijn man") | 2.0 |
| a role of a service ("de collega van burgerzaken") | 1.5 |
| a role ("cliënt", "leerling") or kin, with an article or at the head of a note | 1.0 |
| one that rules speak of too ("de werknemer") | 0.6 |
| any one of them: a function, a role ("een collega") | 0.8; 0.3 |
| a second role, a third; a pronoun | 0.7, 0.5; 0.5 |
| two different telling words, three | 0.7, 1.0 |
| when it happened, an amount, what is said or wanted, what became of somebody: each | 0.6 |
| a rule, a question in general, a play, a court that speaks in public | -1.2 |
| many people, figures | -0.7 |

From TOLD on a sentence is a statement about somebody. A passage (the paragraph around it) needs
PASSAGE: there a person named counts 2.0, the label of a form filled in about one person 2.4, the
head of a table of persons 2.0. The weights were set by hand on the tuning halves of our corpora.
"""

from collections.abc import Collection
from typing import NamedTuple

import regex as re

from recognizers.sensitive import persons, stories

TOLD, PASSAGE = 2.0, 3.3
FUNCTION, SERVED, DEFINITE = 2.0, 1.5, 1.0
NAMED, LABEL, ROWS = 2.0, 2.4, 2.0
RULED = 0.6
_ANY, _ANY_FUNCTION = 0.3, 0.8
_PRONOUN, _NARRATED, _GENERAL, _MANY = 0.5, 0.6, -1.2, -0.7
_ROLES = (0.0, 0.0, 0.7, 1.2)  # more, by how many different roles
_TERMS = (0.0, 0.0, 0.7, 1.0)  # by how many different telling words
_OWN = frozenset(stories.OWN)
_MINE = _OWN - frozenset(stories.YOURS)
_ONE = frozenset((*stories.OWN, *stories.DEFINITE))
_SAID_BETWEEN = frozenset(
    ("only", "enige", "nieuwe", "nouveau", "nouvelle", "neue", "neuer", "seul", "seule", "new")
)
_HEAD = re.compile(r"(?:\A|[\n:;,.!?(\-–•*])[ ]?\Z")
_SERVICE = re.compile(
    r"(?i)[ ](?:van|bij|uit|op|du|de la|de l['’]|des|d['’]|à la|au|aux|vom|von der|aus der|aus dem"
    r"|beim|bei der|im|in der|at the|in the|from the|of the|on the|from|in|at)[ ]?"
    r"(?:de |het |den |'t |ons |onze |la |le |our )?\p{L}{3}"
)
LEAD = 30  # code points before a role in which its article stands


def role(before: str, word: str = "", *, function: bool, kin: bool = False) -> float:
    """The weight of a role, given the folded text before it and itself."""
    near = [word for word in before.split() if word not in _SAID_BETWEEN]
    beside = near[-1] if near else ""
    if word in stories.CHIEFS and beside in stories.THEIRS:
        return _ANY
    if beside in _MINE and (kin or word in stories.CHIEFS):
        return FUNCTION
    if any(other in _ONE for other in near[-2:]):
        ruled = word in persons.RULED and not any(other in _OWN for other in near[-2:])
        return FUNCTION if function else RULED if ruled else DEFINITE
    return _ANY_FUNCTION if function else _ANY


def at_head(text: str, start: int) -> bool:
    """True where a role begins a sentence, a row or a note: "cliënt gebruikt al jaren ..."."""
    return _HEAD.search(text, max(0, start - 3), start) is not None


def of_service(text: str, end: int) -> bool:
    """True where the service of a role is said: "de collega" of "de collega van burgerzaken"."""
    return _SERVICE.match(text, end) is not None


class Told(NamedTuple):
    """What a sentence or a paragraph tells."""

    roles: Collection[float]  # the weights of the roles in it, one for each different word
    pronoun: bool
    terms: int  # different telling words in it
    narrated: int  # sorts of words that tell that something happened
    general: bool
    many: bool  # it speaks of many


def told(of: Told) -> float:
    """The sum for one sentence or passage; 0 where nobody is spoken of."""
    if not of.roles and not of.pronoun:
        return 0.0
    weight = max(of.roles, default=0.0) + _ROLES[min(len(of.roles), 3)] + _PRONOUN * of.pronoun
    weight += _TERMS[min(of.terms, 3)] + _NARRATED * of.narrated
    return weight + _GENERAL * of.general + _MANY * of.many
