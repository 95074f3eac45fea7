"""From class probabilities of words to names: the likeliest sequence that makes sense.

Classes are BILUO: a name begins, goes on, ends, or is one word. Words that are surely no name cut
the text into short runs, so that the search costs next to nothing in prose.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LABELS = ("PERSON", "LOCATION", "ORGANIZATION")
CLASSES = ("O", *(f"{position}-{label}" for label in LABELS for position in "BILU"))
SURELY_NONE = 0.985  # probability of no name from which a word cuts
FAINT = 0.2  # probability of a person from which a word is worth a look at what else speaks for it
POSSIBLE = 0.5  # what its name has at most
MOST_FAINT = 5  # words of it

Floats = NDArray[np.float32]


class Name(NamedTuple):
    """A name over words [start, end); probability that its words are of the label."""

    start: int
    end: int
    label: str
    probability: float


def _allowed() -> NDArray[np.float32]:
    """0 where class j may follow class i, else minus infinity."""
    table = np.full((len(CLASSES), len(CLASSES)), -np.inf, dtype="float32")
    for i, before in enumerate(CLASSES):
        inside = before[0] in "BI"
        for j, after in enumerate(CLASSES):
            goes_on = after[0] in "IL" and after[2:] == before[2:]
            starts = after[0] in "BUO"
            if goes_on if inside else starts:
                table[i, j] = 0.0
    return table


_STEP = _allowed()
_CLOSED = np.array([0.0 if c[0] in "OLU" else -np.inf for c in CLASSES], dtype="float32")


def decode(probabilities: Floats) -> list[Name]:
    """Names in one segment.

    Args:
        probabilities: one row a word, one column a class of CLASSES.
    Cost: linear in the words that may be in a name.
    """
    open_words = np.flatnonzero(probabilities[:, 0] < SURELY_NONE)
    found: list[Name] = []
    if not len(open_words):
        return found
    breaks = np.flatnonzero(np.diff(open_words) > 1) + 1
    for run in np.split(open_words, breaks):
        first, last = int(run[0]), int(run[-1]) + 1
        rows = probabilities[first:last]
        found += _names(_best_path(rows), rows, first)
    return found


def faint(probabilities: Floats, names: Sequence[Name]) -> list[Name]:
    """People whom the network thinks possible but not likely, where no name stands.

    Args:
        names: what decode() found in the segment.
    Cost: linear in the words.
    """
    mass = probabilities[:, 1:5].sum(axis=1)
    for name in names:
        mass[name.start : name.end] = 0.0
    found: list[Name] = []
    likely = np.flatnonzero(mass >= FAINT)
    if not len(likely):
        return found
    for run in np.split(likely, np.flatnonzero(np.diff(likely) > 1) + 1):
        first, last = int(run[0]), int(run[-1]) + 1
        if last - first <= MOST_FAINT:
            found.append(Name(first, last, LABELS[0], min(POSSIBLE, float(mass[first:last].min()))))
    return found


def _best_path(rows: Floats) -> list[int]:
    """Classes of the likeliest sequence that starts and ends outside a name."""
    logs = np.log(np.maximum(rows, 1e-12))
    score = _STEP[0] + logs[0]
    back: list[NDArray[np.intp]] = []
    for row in logs[1:]:
        table = score[:, None] + _STEP
        came = table.argmax(axis=0)
        back.append(came)
        score = table[came, np.arange(len(CLASSES))] + row
    at = int((score + _CLOSED).argmax())
    path = [at]
    for came in reversed(back):
        at = int(came[at])
        path.append(at)
    return path[::-1]


def _names(path: Sequence[int], rows: Floats, offset: int) -> list[Name]:
    found: list[Name] = []
    start = 0
    for i, at in enumerate(path):
        position = CLASSES[at][0]
        if position in "BU":
            start = i
        if position in "LU":
            label = CLASSES[at][2:]
            column = 1 + 4 * LABELS.index(label)
            mass = rows[start : i + 1, column : column + 4].sum(axis=1)
            found.append(Name(offset + start, offset + i + 1, label, float(mass.min())))
    return found
