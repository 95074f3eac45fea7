"""Plain text in any encoding: notes, source code, Markdown, logs.

One slot, the whole text; on the way back encoding, byte order mark and newlines are those of the
file.
"""

from collections.abc import Iterator, Sequence

from dlp.formats.base import Budget, CannotRewrite, Damaged, Edit, Format, Found, Rewrite, Slot
from dlp.formats.encoding import Decoded, decode


def decoded(content: bytes) -> Decoded:
    """The text of a file. Raises: Damaged when it is none."""
    found = decode(content)
    if found is None:
        raise Damaged("not text in any encoding known here")
    return found


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made. Cost: linear."""
    pieces: list[str] = []
    cursor = 0
    for start, end, replacement in edits:
        pieces += (text[cursor:start], replacement)
        cursor = end
    return "".join([*pieces, text[cursor:]])


def encoded(source: Decoded, text: str) -> bytes:
    """Changed text in the encoding of its source. Raises: CannotRewrite."""
    try:
        return source.encode(text)
    except UnicodeEncodeError:
        raise CannotRewrite(f"{source.encoding} cannot hold the replacement") from None


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The whole text as one slot, nothing when it is empty."""
    text = decoded(content).text
    if text:
        yield Slot("", text)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The text with the edits, in its own encoding."""
    source = decoded(content)
    return encoded(source, edited(source.text, rewrite.edits.get("", ())))


FORMAT = Format("txt", ("text/plain",), read, write)
