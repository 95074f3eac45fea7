"""Redacted text back into the shape that came in."""

from collections.abc import Mapping
from typing import Any

from dlp.tree import replace_sections


def rebuild(content: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """What may leave: {"text": ...}, {"messages": [...]}, or the sections of another request.

    Args:
        content: what came in, by section; it is left as it is.
        texts: new text by path, as redact() gives it.
    Returns:
        The same shape; keys, order and values that have no new text are those that came in.
    Raises:
        ValueError: a path is not in the content.
    """
    return replace_sections(content, texts)
