"""Tables in text: comma, semicolon and tab separated values in any encoding.

One slot, the whole text, in which the engine sees the columns itself. On the way back a
replacement stays inside its cell: delimiters, line ends and quotes of the file stay where they are.
"""

from collections.abc import Iterator

import regex as re

from dlp.formats.base import Budget, Edit, Format, Found, Rewrite, Slot
from dlp.formats.txt import decoded, edited, encoded

_FRAME = re.compile(r"[;,\t|\r\n\"]+")


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The whole text as one slot, nothing when it is empty."""
    text = decoded(content).text
    if text:
        yield Slot("", text)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The table with the edits; rows and columns stay as they are."""
    source = decoded(content)
    kept = [one for edit in rewrite.edits.get("", ()) for one in _in_cells(source.text, edit)]
    return encoded(source, edited(source.text, kept))


def _in_cells(text: str, edit: Edit) -> Iterator[Edit]:
    """The pieces of an edit between what frames the cells; the first takes the replacement."""
    start, end, replacement = edit
    quoted = replacement.replace('"', '""')
    for frame in _FRAME.finditer(text, start, end):
        if frame.start() > start:
            yield Edit(start, frame.start(), quoted)
            quoted = ""
        start = frame.end()
    if start < end:
        yield Edit(start, end, quoted)


FORMAT = Format("csv", ("text/csv", "text/tab-separated-values"), read, write)
