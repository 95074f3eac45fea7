"""Text between "right-to-left override" and its end: shown from its last character to its first."""

import re  # noqa: TID251 - one class of characters
from bisect import bisect_right
from collections.abc import Iterator

from dlp.normalise.offsets import Pieces
from dlp.normalise.reading import Reading

OVERRIDE = "\u202e"
_END = re.compile(r"[\u202c\n]")  # of the override, of its paragraph
LEAST, MOST = 8, 2_000  # characters of such a stretch that are turned


def overridden(text: str, body: str, pieces: Pieces, known: int) -> Iterator[Reading]:
    """Such stretches as they are shown.

    Args:
        text: as it came.
        body: the same folded.
        pieces: the first `known` of them map `body` to `text`.
    Cost: one search where there is none; linear in the stretches.
    """
    end = 0
    while (at := text.find(OVERRIDE, end)) >= 0:
        stop = _END.search(text, at)
        end = stop.start() if stop is not None else len(text)
        low, high = (_folded(place, pieces, known, len(body)) for place in (at + 1, end))
        if LEAST <= high - low <= MOST:
            reading = Reading(body, low)
            reading.put(body[low:high][::-1], low, high)
            reading.finish(high, 40)
            yield reading


def _folded(place: int, pieces: Pieces, known: int, length: int) -> int:
    """Where in the body a place of the text as it came stands."""
    i = bisect_right(pieces.origin, place, 0, known) - 1
    stop = pieces.at[i + 1] if i + 1 < known else length
    return min(stop, pieces.at[i] + (0 if pieces.width[i] else place - pieces.origin[i]))
