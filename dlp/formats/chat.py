"""A chat with files in its messages, as one file: text parts as they are, and the files inside.

Only our own routes make such files (`pack`), from requests whose messages hold files; so limits,
distinct counts, the redaction of a file in its own format and the proof hold over all of it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from dlp.data import Incomplete
from dlp.formats.base import Budget, Damaged, Embedded, Format, Found, Rewrite, Slot
from dlp.formats.txt import edited
from dlp.tree import Attached, Leaf, replace_sections, walk_sections
from dlp.tree_words import inline_bytes, inline_text

MAGIC = b"\0ROELAND-CHAT\0"


def pack(sections: Mapping[str, Any]) -> bytes:
    """The file; sections such as {"messages": [...], "tools": [...]}."""
    return MAGIC + json.dumps(sections).encode("ascii")


def unpack(content: bytes) -> dict[str, Any]:
    """The sections. Raises: Damaged."""
    try:
        sections = json.loads(content[len(MAGIC) :])
    except ValueError:
        raise Damaged("a chat that is no JSON") from None
    if not content.startswith(MAGIC) or not isinstance(sections, dict):
        raise Damaged("a chat without its sections")
    return sections


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """Every run of text, and every file that stands in a message."""
    for found in walk_sections(unpack(content)):
        if isinstance(found, Leaf):
            yield Slot(found.path, found.text)
        elif isinstance(found, Incomplete):
            yield found
        else:
            file = inline_bytes(found.text)
            if file is None:
                detail = "a file in a message is not written in base64"
                yield Incomplete(found.path, "damaged", detail)
            else:
                yield Embedded(found.path, file, found.name)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The chat with other text and other files in it."""
    sections = unpack(content)
    texts: dict[str, str] = {}
    for found in walk_sections(sections):
        if isinstance(found, Leaf) and found.path in rewrite.edits:
            texts[found.path] = edited(found.text, rewrite.edits[found.path])
        elif isinstance(found, Attached) and found.path in rewrite.files:
            texts[found.path] = inline_text(found.text, rewrite.files[found.path])
    return pack(replace_sections(sections, texts))


FORMAT = Format("chat", ("application/x-roeland-chat",), read, write)
