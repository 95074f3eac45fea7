"""Redacted text back into the shape that came in."""

from collections.abc import Mapping
from typing import Any

from dlp.tree import replace


def rebuild(content: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """What may leave: {"text": ...} or {"messages": [...]}.

    Args:
        content: what came in, with `text` or `messages`; it is left as it is.
        texts: new text by path, as redact() gives it.
    Returns:
        The same shape; keys, order and values that have no new text are those that came in.
    Raises:
        ValueError: a path is not in the content, or the content has neither or both.
    """
    text, messages = content.get("text"), content.get("messages")
    if (text is None) == (messages is None):
        raise ValueError("content has exactly one of text, messages")
    if text is not None:
        if unknown := texts.keys() - {"text"}:
            raise ValueError(f"{len(unknown)} paths are not in a plain text")
        return {"text": texts.get("text", text)}
    return {"messages": replace(messages, texts, "messages")}
