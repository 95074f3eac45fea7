"""Values taken apart by commas, cells, quotes, brackets or lines: "8,5,0,7", "85 | 07", "(85)(07)",
or by one sign between all their figures: "8.5.0.7", "B-E-6-8".

Lists of numbers are everywhere, so only a list that is a value as a whole is put together: single
digits, or groups as identifiers are printed. Check digits decide the rest.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

Span = tuple[int, int]

SINGLE = range(9, 19)  # digits of a value that is a list of them
SHAPES = frozenset(  # digits of the groups of a value
    (
        *((2, 2, 2, 3, 2), (6, 3, 2), (4, 4, 4, 4), (4, 3, 3), (4, 2, 2, 2), (3, 2, 2, 2)),
        *((3, 7, 2), (3, 4, 5), (1, 5, 2, 3), (4, 6, 5), (2, 3, 3, 3), (6, 5)),
        *((4, 2, 2, 3, 2), (4, 4, 3, 2), (8, 3, 2), (8, 5), (4, 2, 2, 5)),
    )
)
LEAST = 7  # characters from the first sign on: ",999,32"
ACCOUNT = 4  # figures of each group of an IBAN

_SORTS = {
    "0123456789": "d",
    ",;:|\"'()[]{}\t#~=+&^!?@%$§°": ",",  # "?" also for what Latin-1 does not have
    "\n": "n",
    " \r": " ",
    "./-": ".",
}
_GATE = bytes(
    ord(
        next(
            (sort for chars, sort in _SORTS.items() if chr(code) in chars),
            "A" if code < 128 and chr(code).isupper() else "x",
        )
    )
    for code in range(256)
)
# Both begin with the sign before a number, and take the whole list at once. In a list the line may
# end behind a sign, as in JSON that people are to read.
_LIST = re.compile(
    rb",[ ,.]{0,6}(?:n[ ]{0,40},?)?d+(?:[ .]{0,3},[ ,.]{0,5}(?:n[ ]{0,40},?)?d+){1,60}"
)
_LINES = re.compile(  # a sign may have a line of its own too
    rb"n[ ]{0,12}d+(?:[ .]{0,2}n(?:[ ]{0,2}\.[ ]{0,2}n)?[ .]{0,12}d+){2,60}(?=[ ]{0,2}(?:n|\Z))"
)
_BOXES = re.compile(  # some cells beside each other, some below: how pdfium reads boxes far apart
    rb"d(?<![dAx.]d)(?:[ .]{0,2}[,n][ .,]{0,3}d){8,17}(?=[ ]{0,2}(?:n|\Z))"
)
_IN_BOXES = frozenset("0123456789\t\r\n ./-")
_SIGNS = re.compile(rb"\.d\.d\.d\.d(?:\.d){4,15}(?!\.?[dA])")  # and the sign before the first
_BEFORE = re.compile(rb"(?<![.dAx])(?:A\.A|d)\Z")
_FIRST = re.compile(rb"(?:A,[ ,]{0,3}A|AAdd(?: dddd){1,2}|(?:AA)?d+)[ .]{0,3}\Z")
_CROSSED = re.compile(rb"d{2,6}[xA]d{2,7}[xA]d{2,4}(?:[xA]d{2,4}){0,3}")  # "85x07x30x999x32"
_BEGIN = {_LIST: _FIRST, _SIGNS: _BEFORE}
_D, _SPACE = ord("d"), ord(" ")
_CROSSES = ({"x"}, {"X"})
_WORDY = (b"x", b"A", b"d")
_FIGURES = re.compile(rb"d+")
_PIECES = re.compile(rb"[dA]+")
_APART = bytes(code if code in b"dA" else ord(" ") for code in range(256))
_BACK = 24  # characters before the first sign in which the first group stands


def taken_apart(body: str) -> Iterator[tuple[int, list[Span]]]:
    """Where each such value begins, and its pieces. Cost: linear in the signs and digits."""
    gate = body.encode("latin-1", "replace").translate(_GATE)
    shapes = (_LIST, _LINES, _BOXES, _SIGNS) if "\t" in body else (_LIST, _LINES, _SIGNS)
    for lists in shapes:
        for match in lists.finditer(gate):
            start, end = match.span()
            if end - start < LEAST:
                continue
            if lists is _BOXES and not {"\t", "\n"} <= set(body[start:end]) <= _IN_BOXES:
                continue
            low = max(0, start - _BACK)
            begin = _BEGIN.get(lists)
            first = begin.search(gate, low, start) if begin is not None else None
            if first is None and lists is _SIGNS:
                continue
            if first is not None:
                start = first.start()
                if gate[max(0, start - 1) : start] in _WORDY:
                    if gate[first.end() - 1] != _SPACE:
                        continue  # inside a word or a longer number
                    start = match.start()  # behind one, as a formula behind its cell: "B2 =8&5"
            groups = gate[start:end].translate(_APART).split()
            if _is_value(groups):
                pieces = [piece.span() for piece in _PIECES.finditer(gate, start, end)]
                yield pieces[0][0], pieces
    if _has_cross(body, gate, "x") or _has_cross(body, gate, "X"):
        yield from _crossed(body, gate)


def _has_cross(body: str, gate: bytes, letter: str) -> bool:
    """True when the letter stands between figures: two searches for a letter cost next to nothing,
    one for what stands around it ten times as much."""
    at = body.find(letter, 1)
    while at >= 0:
        if gate[at - 1] == _D and gate[at + 1 : at + 2] == b"d":
            return True
        at = body.find(letter, at + 1)
    return False


def _crossed(body: str, gate: bytes) -> Iterator[tuple[int, list[Span]]]:
    """Values with an x between all their groups."""
    for match in _CROSSED.finditer(gate):
        start, end = match.span()
        if gate[end : end + 1] in _WORDY:
            continue
        pieces = [piece.span() for piece in _FIGURES.finditer(gate, start, end)]
        letters = {body[last : last + 1] for _, last in pieces[:-1]}
        if gate[max(0, start - 2) : start] == b"AA":  # "BE68x5390x0754x7034"
            start -= 2
            pieces[0] = (start, pieces[0][1])
        groups = [gate[low:high] for low, high in pieces]
        alone = gate[max(0, start - 1) : start] not in _WORDY
        if letters in _CROSSES and alone and _is_value(groups):
            yield start, pieces


def _is_value(groups: list[bytes]) -> bool:
    """True when the groups have the shape of one value."""
    sizes = tuple(map(len, groups))
    if groups[0] == b"A":  # B, E, 6, 8
        return max(sizes) == 1 and groups[1] == b"A" and len(sizes) - 2 in SINGLE
    if groups[0][:1] == b"A":  # BE68, 5390
        return sizes[:-1] == (ACCOUNT,) * (len(sizes) - 1) and len(sizes) > 3 >= sizes[-1] - 1
    return sizes in SHAPES or (len(sizes) in SINGLE and max(sizes) == 1)
