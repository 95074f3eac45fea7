r"""JSON as one run of text: keys label values, escapes are read, JSON inside strings too.

The text is the file with the escapes of its strings undone (`\u00e9`, `\n`, `\"`), up to NESTED
deep where a string holds JSON itself, as web tools send it. It is read by its tokens and not as a
tree, so JSON lines, cut off and slightly wrong files are read as well, and everything that is not
replaced stays byte for byte. A number that is replaced becomes a string.
"""

import re  # noqa: TID251 - twice as fast as regex here; every pattern is linear
from collections.abc import Iterator, Sequence

from dlp.formats.base import Budget, Format, Found, Rewrite, Slot
from dlp.formats.escaped import Layer, Range, splice
from dlp.formats.txt import decoded, encoded

NESTED = 4  # JSON in a string in a string ...
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|(.))", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\]++|\\.)*+)"?', re.DOTALL)
_HOLDS_JSON = re.compile(r"\s{0,8}[\[{]")
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


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The whole file as one slot, nothing when it is empty."""
    text = layers(decoded(content).text)[-1].text
    if text:
        yield Slot("", text)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The file with the edits, every replacement escaped where it stands."""
    source = decoded(content)
    return encoded(source, splice(layers(source.text), rewrite.edits.get("", ())))


FORMAT = Format("json", ("application/json",), read, write)
