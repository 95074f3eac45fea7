"""Artists and persons of history in texts about their work: "een schilderij van Jules Dupont".

Whoever lived long ago, by the years behind the name, is nobody that a policy protects. Beside a
work, or in what is called after somebody, a name is most often one that everybody knows: it counts
as unsure, so that it is acted on only where something else tells of a person (name_alone.py).
"""

from dlp.engine.name_cues import DEDICATED, MAKERS, NAMED_AFTER, SHOWN, WORKS
from dlp.engine.name_read import Read

UNSURE = 0.75  # confidence at most of a name beside a work
_OF = frozenset(("de", "d'", "du", "van", "von", "by", "of"))
_ABOUT = frozenset(("sur", "over", "über", "rond", "about", "on"))
_TO = frozenset(("à", "aan", "to"))
_AFTER = frozenset(("naar", "nach", "after", "d'", "après", "als"))
_NEAR = 6  # words before "consacrée" in which the exhibition stands
_YEARS = 12  # words between the brackets behind a name
_BORN = 1900  # year of birth until which nobody is alive
_OLDEST = 110  # years


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


def beside_work(read: Read, start: int) -> bool:
    """True for a name from word `start` on behind "roman van", "Gemälde von", "dichter".

    Cost: constant.
    """
    low, at = read.low, start - 1
    if at >= 0 and low[at] in MAKERS:
        return True
    if at < 1:
        return False
    before, joint = low[at - 1], low[at]
    if joint in _OF or joint in _ABOUT:
        if before in WORKS or (joint in _ABOUT and before in SHOWN):
            return True
        return before not in _OF and at > 1 and low[at - 2] in WORKS
    if joint in _TO and before in DEDICATED:
        return not SHOWN.isdisjoint(low[max(0, at - _NEAR) : at])
    return joint in _AFTER and not NAMED_AFTER.isdisjoint(low[max(0, at - 2) : at])
