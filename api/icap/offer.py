"""What may be sent instead of a prompt that was held back: its own text, cleaned, to copy."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson

MAX_CHARS = 4_000  # offered at most
NESTED = 4  # JSON in a string of JSON


def cleaned_texts(body: bytes, placeholders: Sequence[str]) -> str:
    """The strings of a JSON body in which something was replaced, "" for any other body.

    Args:
        body: the request as it could be sent, cleaned.
    Cost: linear in the body. Raises: nothing; what cannot be shown is not offered.
    """
    if not placeholders:
        return ""
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    texts: dict[str, None] = {}  # each once, in order
    for text in _strings(value, 0):
        if any(one in text for one in placeholders):
            texts[text] = None
    found = "\n\n".join(texts)
    return found if len(found) <= MAX_CHARS else ""


def _strings(value: Any, nested: int) -> Iterator[str]:
    """Every string, in order; of one that holds JSON the strings inside."""
    left = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left.extend(reversed(one.values()))
        elif isinstance(one, list):
            left.extend(reversed(one))
        elif isinstance(one, str):
            inside = _json(one) if nested < NESTED else None
            if inside is None:
                yield one
            else:
                yield from _strings(inside, nested + 1)


def _json(text: str) -> Any:
    """The JSON that a string holds, None when it is just text."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
