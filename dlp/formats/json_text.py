r"""JSON as one run of text: keys label values, escapes are read, JSON inside strings too.

The text is the file with the escapes of its strings undone (`\u00e9`, `\n`, `\"`), up to NESTED
deep where a string holds JSON itself, as web tools send it. It is read by its tokens and not as a
tree, so JSON lines, cut off and slightly wrong files are read as well, and everything that is not
replaced stays byte for byte. A number that is replaced becomes a string.
"""

import re  # noqa: TID251 - twice as fast as regex here; every pattern is linear
from collections.abc import Iterator, Sequence

from dlp.formats.base import Budget, Edit, Format, Found, Rewrite, Slot
from dlp.formats.escaped import Layer, Range, splice
from dlp.formats.traced import Splice, Traced, merged
from dlp.formats.txt import decoded, encoded

NESTED = 4  # JSON in a string in a string ...
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)"?', re.DOTALL)
_HOLDS_JSON = re.compile(r"\s{0,8}[\[{]")
JOINED = "joined"  # the slot of joined()
_RUNNING, _BOXES = ("insert", "text", "delta"), ("value", "val")
_PIECED = frozenset(f'"{key}"' for key in (*_RUNNING, *_BOXES))
_LEAST_BOXES, _MOST_BOXES = 8, 24
_WORD = re.compile(r"[A-Za-zÀ-ÿ]")
_COLON = re.compile(r"\s{0,8}:")
_GOES_ON = frozenset("0123456789./-@")
_APART = 400  # code points between strings of one value, at most
_SHOWN = 80  # code points of the first and the last string that are shown
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_BACK = {
    **{ord(char): f"\\{name}" for name, char in _SIMPLE.items()},
    ord('"'): '\\"',
    ord("\\"): "\\\\",
    **{code: f"\\u{code:04x}" for code in range(32) if chr(code) not in _SIMPLE.values()},
}


def escape(text: str) -> str:
    """Text as it stands inside a JSON string."""
    return text.translate(_BACK)


def layers(
    text: str, ranges: Sequence[Range] | None = None, *, nested: int = NESTED
) -> list[Layer]:
    """The text of JSON, and of the JSON in its strings, one layer over the other.

    Args:
        text: a JSON file, or what holds JSON in some `ranges`.
    Returns: at least one layer.
    Cost: linear in the text, times the depth that it really has.
    """
    found: list[Layer] = []
    while len(found) <= nested and (ranges or not found):
        layer = _layer(found[-1].text if found else text, ranges)
        found.append(layer)
        ranges = _nested(layer)
    return found


def _layer(below: str, ranges: Sequence[Range] | None) -> Layer:
    """Undo the escapes of `below`, in all of it or in some ranges."""
    at: list[int] = []
    origin: list[int] = []
    width: list[int] = []
    pieces: list[str] = []
    done = length = 0
    for match in _escapes(below, ranges):
        start, end = match.span()
        if start < done:  # the second half of a pair
            continue
        char = _SIMPLE.get(match[2], match[2]) if match[1] is None else chr(int(match[1], 16))
        if "\ud800" <= char <= "\udbff":
            second = _ESCAPE.match(below, end)
            if second is not None and second[1] is not None:
                low = int(second[1], 16)
                if 0xDC00 <= low < 0xE000:
                    char = chr(0x10000 + ((ord(char) - 0xD800) << 10) + low - 0xDC00)
                    end = second.end()
        pieces += (below[done:start], char)
        length += start - done
        at.append(length)
        origin.append(start)
        width.append(end - start)
        length += 1
        done = end
    text = "".join([*pieces, below[done:]]) if pieces else below

    def literals() -> Sequence[Range]:
        return [match.span(1) for match in _literals(below, ranges)]

    return Layer(text, below, at, origin, width, escape, literals, _quoted, ranges)


def _quoted(escaped: str) -> str:
    """In the place of a number or word comes a string."""
    return f'"{escaped}"'


def _escapes(below: str, ranges: Sequence[Range] | None) -> Iterator[re.Match[str]]:
    if "\\" not in below:
        return
    for start, end in ranges if ranges is not None else ((0, len(below)),):
        yield from _ESCAPE.finditer(below, start, end)


def _literals(below: str, ranges: Sequence[Range] | None) -> Iterator[re.Match[str]]:
    for start, end in ranges if ranges is not None else ((0, len(below)),):
        yield from _LITERAL.finditer(below, start, end)


def _nested(layer: Layer) -> list[Range]:
    """Where in layer.text strings stand that hold JSON themselves: `[{"` behind escaped quotes."""
    if '\\"' not in layer.below:
        return []
    return [
        (layer.up(match.start(1)), layer.up(match.end(1)))
        for match in _literals(layer.below, layer.ranges)
        if '\\"' in match[1] and _HOLDS_JSON.match(match[1])
    ]


def joined(text: str) -> Traced:
    """What strings of one key that follow each other make, where a value may be cut over them: the
    operations of an editor, the pieces of a stream, boxes of a form. A line for each such series.

    Cost: linear in the strings; nothing without such a key.
    """
    found = Traced()
    if not any(key in text for key in _PIECED):
        return found
    key = ""
    series: dict[str, list[Range]] = {}
    for match in _LITERAL.finditer(text):
        start, end = match.span(1)
        if _COLON.match(text, match.end()):
            key = match[1]
            continue
        if f'"{key}"' not in _PIECED or start == end:
            continue
        known = series.get(key)
        if known and start - known[-1][1] < _APART and _cut(text, known[-1][1], start):
            known.append((start, end))
            continue
        if known and _is_word(text, key, known):
            _write(found, text, known)
        series[key] = [(start, end)]
    for key, known in series.items():
        if _is_word(text, key, known):
            _write(found, text, known)
    return found


def _is_word(text: str, key: str, series: Sequence[Range]) -> bool:
    """True for strings that are boxes of one value, or running text; not for a row of numbers."""
    if all(end - start == 1 for start, end in series):
        return _LEAST_BOXES <= len(series) <= _MOST_BOXES
    return (
        key in _RUNNING
        and len(series) > 1
        and any(_WORD.search(text, start, end) for start, end in series)
    )


def _cut(text: str, end: int, start: int) -> bool:
    """True when a value may go on from one string to another."""
    return text[end - 1] in _GOES_ON and text[start] in _GOES_ON


def _write(found: Traced, text: str, series: Sequence[Range]) -> None:
    for number, (start, end) in enumerate(series):
        low = max(start, end - _SHOWN) if number == 0 else start
        high = min(end, start + _SHOWN) if number == len(series) - 1 else end
        found.take(text[low:high], low)
    found.own("\n")


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The whole file as one slot, nothing when it is empty; what joined() finds as another."""
    text = layers(decoded(content).text)[-1].text
    if text:
        yield Slot("", text)
    if pieces := joined(text).text:
        yield Slot(JOINED, pieces)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The file with the edits, every replacement escaped where it stands."""
    source = decoded(content)
    read_as = layers(source.text)
    edits = list(rewrite.edits.get("", ()))
    if JOINED in rewrite.edits:
        pieces = joined(read_as[-1].text).splices(rewrite.edits[JOINED], str)
        edits = [Edit(*one) for one in merged([*(Splice(*edit) for edit in edits), *pieces])]
    return encoded(source, splice(read_as, edits))


FORMAT = Format("json", ("application/json",), read, write)
