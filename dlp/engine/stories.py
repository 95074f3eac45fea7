"""How much a sentence tells of one case, where nobody is named: the weights and their sum.

| evidence | weight |
| --- | --- |
| a function of one ("de conciërge", "ma voisine") | 2.0 |
| a role ("cliënt", "leerling") or kin, with an article or at the head of a note | 1.0 |
| any one of them: a function, a role ("een collega") | 0.8; 0.3 |
| a second role; a pronoun | 0.7; 0.5 |
| two different telling words, three | 0.7, 1.0 |
| when it happened, an amount, what is said or wanted, what became of somebody: each | 0.6 |
| a rule, a question in general, a play, a court that speaks in public | -1.2 |

From TOLD on it is a statement about somebody. The weights were set by hand on the tuning halves of
our corpora.
"""

from collections.abc import Collection

import regex as re

from recognizers.sensitive import stories

TOLD = 2.0
FUNCTION, DEFINITE = 2.0, 1.0
_ANY, _ANY_FUNCTION = 0.3, 0.8
_SECOND, _PRONOUN, _NARRATED, _GENERAL = 0.7, 0.5, 0.6, -1.2
_TERMS = (0.0, 0.0, 0.7, 1.0)  # by how many different telling words
_ONE = frozenset((*stories.OWN, *stories.DEFINITE))
_SAID_BETWEEN = frozenset(
    ("only", "enige", "nieuwe", "nouveau", "nouvelle", "neue", "neuer", "seul", "seule", "new")
)
_HEAD = re.compile(r"(?:\A|[\n:;,.!?(\-–])[ ]?\Z")
LEAD = 30  # code points before a role in which its article stands


def role(before: str, *, function: bool) -> float:
    """The weight of a role, given the folded text before it."""
    near = [word for word in before.split() if word not in _SAID_BETWEEN]
    if any(word in _ONE for word in near[-2:]):
        return FUNCTION if function else DEFINITE
    return _ANY_FUNCTION if function else _ANY


def at_head(text: str, start: int) -> bool:
    """True where a role begins a sentence, a row or a note: "cliënt gebruikt al jaren ..."."""
    return _HEAD.search(text, max(0, start - 3), start) is not None


def told(
    sentence: str, roles: Collection[float], *, pronoun: bool, terms: int, general: str
) -> float:
    """The sum for one sentence.

    Args:
        sentence: as written; at most 800 code points.
        roles: the weights of the roles in it, one for each different word.
        terms: different telling words in it.
        general: the sentence with the next one, where a question in general may stand.
    Cost: some 30 us; called only where a telling word and a role or pronoun stand.
    """
    if not roles and not pronoun:
        return 0.0
    weight = max(roles, default=0.0)
    weight += _SECOND * (len(roles) > 1) + _PRONOUN * pronoun + _TERMS[min(terms, 3)]
    weight += _NARRATED * sum(p.search(sentence) is not None for p in stories.NARRATED)
    return weight + _GENERAL * (stories.GENERAL.search(general) is not None)
