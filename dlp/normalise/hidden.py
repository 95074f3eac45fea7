"""Views of what is encoded or spelled out, and of what is hidden in it again.

Every reading is normalised as a text of its own, one level deeper: base64 of spaced digits, or of
percent encoding, is read to the bottom.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from dlp.normalise import (
    alphabet,
    codes,
    dated,
    encoded,
    escapes,
    glued,
    grouped,
    halves,
    markup,
    numerals,
    overridden,
    plates,
    said,
    spelled,
    turns,
)
from dlp.normalise.fold import fold
from dlp.normalise.hints import Hints, Kind
from dlp.normalise.offsets import Pieces, View
from dlp.normalise.reading import Reading
from dlp.normalise.views import add_views

Reader = Callable[[str, Hints], Iterator[Reading]]

DEPTH = 3  # encodings within encodings that are undone
ROOM = 16  # times the text: all readings together; ten times what any honest text takes
LEAST_ROOM = 20_000


_READERS: tuple[tuple[tuple[Kind, ...], Reader], ...] = (  # in this order
    (("escape",), escapes.readings),
    (("hex", "pair", "uu", "run"), encoded.readings),
    (("codes",), codes.rows),
    (("bits", "points", "morse"), codes.signs),
    (("braille",), codes.braille),
    (("hex", "base"), codes.wholes),
    (("number",), numerals.readings),
    (("separator",), spelled.separated),
    (("separator",), spelled.devices),
    (("at", "separator"), spelled.addresses),
    (("under",), spelled.underscored),
    (("reversed",), spelled.backwards),
    (("half",), halves.told),
    (("register",), halves.explained),
    (("register",), dated.dated),
    (("turn",), turns.said),
    (("plate",), plates.plates),
    (("spelled",), alphabet.accounts),
    (("document",), alphabet.documents),
    (("vehicle",), alphabet.vehicles),
    (("tag",), markup.tagged),
    (("keyed",), markup.keyed),
    (("glue",), glued.strings),
    (("concat",), glued.concatenated),
    (("marked",), glued.marked),
    (("secret",), glued.secrets),
    (("secret", "lock"), said.secrets),
    (("at",), glued.addresses),
    (("account",), grouped.accounts),
    (("country",), grouped.countries),
    (("card",), grouped.cards),
    (("vehicle",), grouped.vehicles),
)
_READERS_OF: dict[Kind, tuple[int, ...]] = {
    kind: tuple(i for i, (kinds, _) in enumerate(_READERS) if kind in kinds)
    for kind in chain.from_iterable(kinds for kinds, _ in _READERS)
}


@lru_cache(maxsize=512)
def _readers(kinds: frozenset[Kind]) -> tuple[Reader, ...]:
    """What has something to do where hints of these kinds stand, in order."""
    return tuple(_READERS[i][1] for i in sorted({i for kind in kinds for i in _READERS_OF[kind]}))


@dataclass(slots=True)
class Room:
    """How many characters all readings of one text may still take."""

    left: int
    capped: bool = False


@dataclass(slots=True)
class Layer:
    """A folded text with its views, and the way back to what was folded."""

    body: str
    views: list[View]
    pieces: Pieces

    @property
    def text(self) -> str:
        """The body and its views."""
        return self.body + "".join(self.pieces.appended) if self.views else self.body


def layer(text: str, depth: int = DEPTH, room: Room | None = None) -> tuple[Layer, Room]:
    """Fold a text and append its views. Cost: linear; see Room for how much it may grow."""
    if room is None:
        room = Room(ROOM * len(text) + LEAST_ROOM)
    pieces = Pieces()
    body = fold(text, pieces)
    known = len(pieces.at)
    views = add_views(body, pieces)
    if depth and len(body) > 7:
        hints = Hints(body)
        at = len(body) + sum(map(len, pieces.appended))
        readers = _readers(frozenset(hints.kinds))
        read_by = chain.from_iterable(reader(body, hints) for reader in readers)
        if overridden.OVERRIDE in text:
            read_by = chain(overridden.overridden(text, body, pieces, known), read_by)
        for reading in read_by:
            if reading.length > room.left:
                room.capped = True
                break
            room.left -= reading.length
            inner, _ = layer(reading.text, 0 if reading.final else depth - 1, room)
            at += 2
            read = inner.text
            way = Pieces()
            way.graft(reading.pieces, len(reading.pieces.at), inner.pieces, len(read), 0)
            pieces.graft(pieces, known, way, len(read), at)
            pieces.appended += ("\n\n", read)
            last = len(inner.body) - (reading.length - reading.last)
            checked = reading.checked
            views.append(View(at, at + len(inner.body), at + last, at + reading.first, checked))
            views += (
                View(v.start + at, v.end + at, v.before + at, v.after + at, checked or v.checked)
                for v in inner.views
            )
            at += len(read)
    return Layer(body, views, pieces), room
