"""Later mentions of a person who is named in full: by surname or first name, in another case too.

"Van Overwaelle Achiel ... overwaelle", "DI MARCO Enzo ... 'di marco%'". A given name that nothing
else is counts where it was found alone, too.
"""

from dlp.engine.name_cues import NO_NAMES, PARTICLES
from dlp.engine.name_evidence import LEAST, begins
from dlp.engine.name_read import Found, Read

AGAIN = 0.7  # confidence of a person found again
_SURE = 0.9  # of the mention that speaks for the others
_SHORT = 3  # letters of a name found again
_CLEAR = 2  # how common a given name is that counts alone


def again(read: Read, names: list[Found]) -> list[Found]:
    """The names, and later mentions of a person who was named, by surname or first name.

    Only mentions that nothing else covers; ordinary words count with a capital in mid-sentence, and
    spelled the same.
    """
    sought: dict[str, float] = {}
    for name in names:
        if name.label == "PERSON" and name.probability >= _SURE:
            for word in _words(read, name):
                sought[word] = max(sought.get(word, 0.0), name.probability)
    if not sought:
        return names
    people = [n for n in names if n.label == "PERSON" and n.probability >= LEAST]
    taken = {i for name in people for i in range(name.start, name.end)}
    others = [n for n in names if n.label != "PERSON" and n.end - n.start > 1]
    taken.update(i for name in others for i in range(name.start, name.end))
    more = {
        i: Found(i, i + 1, "PERSON", AGAIN, ("coreference",))
        for i, word in enumerate(read.spelt)
        if i not in taken and (word in sought or read.low[i] in sought) and _stands_alone(read, i)
    }
    if not more:
        return names
    kept = [n for n in names if more.keys().isdisjoint(range(n.start, n.end))]
    return sorted([*kept, *more.values()])


def _words(read: Read, name: Found) -> list[str]:
    """The words by which somebody may be named again; in lower case those that are no others."""
    real = [
        i
        for i in range(name.start, name.end)
        if read.low[i] not in PARTICLES and not read.spelt[i].endswith(".")
    ]
    found: list[str] = []
    for i in real:
        word, low = read.spelt[i], read.low[i]
        if len(word) < _SHORT or low in NO_NAMES:
            continue
        ordinary = read.lexicon.ordinary(low)
        if name.end - name.start < 2:
            clear = read.lexicon.first(low) >= _CLEAR and not ordinary
            found += [low] if clear else []
        elif read.known(low) or not ordinary:
            found.append(word)
            if not ordinary and len(word) > _SHORT:
                found.append(low)
    return found


def _stands_alone(read: Read, i: int) -> bool:
    """True when word i, a word of somebody's name, can be that person here."""
    word = read.spelt[i]
    if not word[0].isupper():
        return read.lexicon.ordinary(read.low[i]) == 0
    if read.lexicon.ordinary(read.low[i]) < 2:
        return True
    return not begins(read, i)
