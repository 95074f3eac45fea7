"""Where a pattern that somebody else wrote need not run at all: away from digits.

Most numbers are some fixed signs, then digits with separators, then perhaps some signs. For those
the schedule looks around runs of digits only, so that twenty of them cost what one does. Everything
else runs over the whole text.
"""

from collections.abc import Iterator

import regex as re

from dlp.engine.custom_cost import mask
from dlp.engine.custom_regex import Atom, Edge, Named, Node, Repeat, Seq, longest, walk
from recognizers.base import GUARD, Anchor

MANY = 40  # digits; longer runs count as this many
BETWEEN = 3  # separators between one digit and the next
REACH = 60  # characters before or after the digits

# Written so that they hold nothing outside the characters that a mask knows.
_DIGIT = re.compile(r"\\d|[0-9]|\[(?:[0-9]-[0-9]|[0-9])+\]")
_SEPARATOR = re.compile(r"[\x20-\x7e]|\\[^\w]|\[[^\\^\x7f-\U0010ffff]+\]")
_DIGITS = mask("[0-9]", 0)
_SEPARATORS = mask(r"[ ./\-()+*]", 0)


def anchor(tree: Node, flags: int) -> Anchor:
    """The anchor of a pattern: digits, when every match is signs, digits, signs."""
    if any(isinstance(n, Edge) and n.look and not _short(n.look) for n in walk(tree)):
        return Anchor()
    least = before = gap = after = 0
    begun = False
    for atom, low, high in _atoms(tree):
        bits = mask(atom.text, flags) if atom is not None else 0
        if atom is None or high is None or not bits or (bits & _DIGITS and bits & ~_DIGITS):
            return Anchor()
        if bits & _DIGITS:
            if not _DIGIT.fullmatch(atom.text):
                return Anchor()
            if after > gap or gap > BETWEEN:  # signs or too many separators between two digits
                return Anchor()
            if not low and not begun:
                return Anchor()  # which digit is the first one is not known
            begun, least = True, least + low
            if low:  # one that may be absent does not part the signs beside it
                gap = after = 0
        elif not begun:
            before += high
        else:
            after += high
            gap += high if _SEPARATOR.fullmatch(atom.text) and not bits & ~_SEPARATORS else 0
    if not least or before > REACH or after > REACH:
        return Anchor()
    return Anchor(digits=(min(least, MANY), MANY), before=before, reach=max(after, 1))


def _short(look: Node) -> bool:
    size = longest(look)
    return size is not None and size <= GUARD


def _atoms(node: Node) -> Iterator[tuple[Atom | None, int, int | None]]:
    """The sorts of characters in order, each with its least and most; None for anything else."""
    if isinstance(node, Atom):
        yield node, 1, 1
    elif isinstance(node, Seq):
        for item in node.items:
            yield from _atoms(item)
    elif isinstance(node, Named):
        yield from _atoms(node.item)
    elif isinstance(node, Repeat) and isinstance(node.item, Atom):
        yield node.item, node.least, node.most
    elif not isinstance(node, Edge):
        yield None, 0, None
