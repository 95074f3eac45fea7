r"""Text that is written with escapes: JSON strings, form fields, one inside the other.

A layer is one way of escaping over one text: what it reads `below` becomes `text`, with the place
of every escape remembered. Layers lie on each other (a form field that holds JSON that holds JSON
in a string); a span of the topmost text is led down to the bytes as they came, and a replacement
is escaped on its way. What is not replaced stays as it was, spelling of escapes too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dlp.formats.base import Edit

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Layer:
    """One text and what it was read from; offsets in code points of both."""

    text: str = field(repr=False)
    below: str = field(repr=False)
    at: Sequence[int]  # where in `text` an escape's character stands, ascending
    origin: Sequence[int]  # where in `below` that escape begins
    width: Sequence[int]  # how long it is there
    escape: Callable[[str], str]
    literals: Callable[[], Sequence[Range]] | None = None  # where in `below` a replacement may
    # stand, ascending; None: anywhere
    bare: Callable[[str], str] = str  # form of an escaped replacement outside of literals
    ranges: Sequence[Range] | None = None  # of `below` that this layer reads; None: all of it

    def down(self, position: int) -> int:
        """The place in `below` of a place in `text`."""
        i = bisect_right(self.at, position) - 1
        if i < 0:
            return position
        if position == self.at[i]:
            return self.origin[i]
        return self.origin[i] + self.width[i] + position - self.at[i] - 1

    def up(self, position: int) -> int:
        """The place in `text` of a place in `below` that is not inside an escape."""
        i = bisect_left(self.origin, position) - 1
        if i < 0:
            return position
        return self.at[i] + 1 + position - self.origin[i] - self.width[i]

    def end_down(self, position: int) -> int:
        """The place in `below` of the end of a span in `text`."""
        return self.down(position - 1) + self._width(position - 1) if position else 0

    def _width(self, position: int) -> int:
        i = bisect_right(self.at, position) - 1
        return self.width[i] if i >= 0 and self.at[i] == position else 1

    def covers(self, position: int) -> bool:
        """True when this layer reads what stands at a place of `text`."""
        if self.ranges is None:
            return True
        below = self.down(position)
        i = bisect_right(self.ranges, (below, len(self.below) + 1)) - 1
        return i >= 0 and self.ranges[i][0] <= below < self.ranges[i][1]


def splice(layers: Sequence[Layer], edits: Sequence[Edit]) -> str:
    """The lowest text with edits of the topmost one made.

    An edit over several literals leaves what stands between them: the first takes the replacement,
    the others lose what was covered. Cost: linear in the text and the edits.
    """
    changes: list[Edit] = []
    known: dict[int, Sequence[Range]] = {}
    for edit in edits:
        changes += _led_down(layers, edit, known)
    raw, cursor = layers[0].below, 0
    pieces: list[str] = []
    for start, end, replacement in sorted(changes):
        if start < cursor:  # two edits over one escape: the first has taken it
            continue
        pieces += (raw[cursor:start], replacement)
        cursor = end
    return "".join([*pieces, raw[cursor:]])


def _led_down(layers: Sequence[Layer], edit: Edit, known: dict[int, Sequence[Range]]) -> list[Edit]:
    """One edit of the topmost text as edits of the lowest one."""
    pieces = [edit]
    placed = False
    for i in range(len(layers) - 1, -1, -1):
        layer = layers[i]
        moved = []
        for start, end, replacement in pieces:
            if not layer.covers(start):
                moved.append(Edit(layer.down(start), layer.end_down(end), replacement))
                continue
            low, high = layer.down(start), layer.end_down(end)
            if placed:
                moved.append(Edit(low, high, layer.escape(replacement)))
                continue
            if layer.literals is None:
                moved.append(Edit(low, high, layer.escape(replacement)))
                continue
            if i not in known:
                known[i] = layer.literals()
            moved += _in_literals(layer, known[i], Edit(low, high, replacement))
        placed = placed or layer.covers(edit.start)
        pieces = moved
    return pieces


def _in_literals(layer: Layer, literals: Sequence[Range], edit: Edit) -> list[Edit]:
    """The parts of an edit of layer.below that lie inside literals; the first is replaced."""
    start, end, replacement = edit
    escaped = layer.escape(replacement)
    found: list[Edit] = []
    i = max(0, bisect_right(literals, (start, len(layer.below) + 1)) - 1)
    while i < len(literals) and literals[i][0] < end:
        low, high = max(start, literals[i][0]), min(end, literals[i][1])
        if low < high:
            found.append(Edit(low, high, "" if found else escaped))
        i += 1
    return found or [Edit(start, end, layer.bare(escaped))]
