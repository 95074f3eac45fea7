"""Form fields (`a=b&c=d`) and URLs: percent escapes undone, JSON in the values read too."""

import re  # noqa: TID251 - twice as fast as regex here; every pattern is linear
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import quote, quote_plus

from dlp.formats import json_text
from dlp.formats.base import Budget, Damaged, Format, Found, Rewrite, Slot
from dlp.formats.escaped import Layer, Range, splice

_FIELD_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})++|\+")
_URL_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})++")
_VALUE = re.compile(r"(?:^|(?<=&))[^=&]++|(?<==)[^&]++")  # names too
Escape = Callable[[str], str]
Values = Callable[[], Sequence[Range]] | None

_HOLDS_JSON = re.compile(r"(?:\s|%0[AaDd9]|%20|\+)*+(?:%5[Bb]|%7[Bb]|[\[{])")


def layers(text: str) -> list[Layer]:
    """The fields of a form with their escapes undone, and the JSON in them. Cost: linear."""

    def values() -> Sequence[Range]:
        return [match.span() for match in _VALUE.finditer(text)]

    first = _layer(text, _FIELD_ESCAPES.finditer(text), quote_plus, values)
    inside = [
        (first.up(match.start()), first.up(match.end()))
        for match in _VALUE.finditer(text)
        if _HOLDS_JSON.match(match[0])
    ]
    return [first, *(json_text.layers(first.text, inside) if inside else ())]


def url_layers(url: str) -> list[Layer]:
    """A URL with its percent escapes undone, and in its query plus signs, which are spaces."""
    query = url.find("?") + 1 or len(url)
    found = chain(_URL_ESCAPES.finditer(url, 0, query), _FIELD_ESCAPES.finditer(url, query))
    return [_layer(url, found, lambda text: quote(text, safe=""), None)]


def _layer(text: str, escapes: Iterable[re.Match[str]], escape: Escape, values: Values) -> Layer:
    at: list[int] = []
    origin: list[int] = []
    width: list[int] = []
    pieces: list[str] = []
    done = length = 0
    for match in escapes:
        start = match.start()
        length += start - done
        pieces.append(text[done:start])
        done = match.end()
        if match[0] == "+":
            chars = " "
        else:
            chars = bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "surrogateescape")
        pieces.append(chars)
        for char in chars:
            size = 1 if match[0] == "+" else 3 * len(char.encode("utf-8", "surrogateescape"))
            at.append(length)
            origin.append(start)
            width.append(size)
            start += size
            length += 1
    plain = "".join([*pieces, text[done:]]) if pieces else text
    return Layer(plain, text, at, origin, width, escape, values)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("ascii")
    except UnicodeDecodeError:
        raise Damaged("form fields hold bytes beyond ASCII") from None


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """All fields as one slot, nothing when there are none."""
    text = layers(_decoded(content))[-1].text
    if text:
        yield Slot("", text)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The fields with the edits, every replacement escaped where it stands."""
    edits = rewrite.edits.get("", ())
    return splice(layers(_decoded(content)), edits).encode("ascii")


FORMAT = Format("form", ("application/x-www-form-urlencoded",), read, write)
