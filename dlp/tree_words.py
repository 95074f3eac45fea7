"""What the words of chat messages mean: roles, types of parts, keys, and what is text or data.

The types are those of the OpenAI chat and responses interfaces and of Anthropic messages, as
documented in 2025; an unknown type of part is never taken for text.
"""

from collections.abc import Mapping

import regex as re

MAX_WORD = 40  # characters of a key that is shown in paths
SHORT_KEY = 5  # characters; a shorter key holds no value worth finding
LONG_NUMBER = 10_000_000  # the smallest number of eight digits

ROLES = frozenset({"system", "developer", "user", "assistant", "tool", "function", "model"})
TEXT_TYPES = frozenset(
    {"text", "input_text", "output_text", "summary_text", "refusal", "reasoning", "thinking"}
    | {"tool_use", "tool_call", "tool_result", "function_call", "function_call_output"}
    | {"server_tool_use", "search_result", "message"}
)
# Values of "role" and "type" that are words of the protocols, so not worth a scan.
KNOWN = {
    "role": ROLES,
    "type": TEXT_TYPES
    | {"function", "image", "image_url", "input_image", "audio", "input_audio", "video"}
    | {"video_url", "file", "input_file", "document", "base64", "url", "ephemeral", "object"},
}
_MEDIA_TYPE_KEYS = ("media_type", "mime_type", "mimeType", "mediaType")

_PLAIN_KEY = re.compile(rf"[A-Za-z_][A-Za-z_-]{{0,{MAX_WORD - 1}}}+")
_PLAIN_TYPE = re.compile(r"[a-z][a-z_]{0,23}+")
_SPACE = re.compile(r"\s")


def shown_key(key: str, index: int) -> tuple[str, bool]:
    """How a key stands in paths, and whether it is text to scan as well.

    Plain words stand as they are. So do other keys of at most SHORT_KEY characters (escaped),
    unless they would look like a position or break a line; the rest stands as its position.
    """
    if _PLAIN_KEY.fullmatch(key):
        return key, False
    if len(key) > SHORT_KEY:
        return str(index), True
    if key.isdecimal() or key.startswith("#") or not key.isprintable():
        return str(index), False
    return key.replace("~", "~0").replace("/", "~1"), False


def shown_type(word: str) -> str:
    """A part's type as it may be shown, "unknown" when it is no short plain word."""
    return word if _PLAIN_TYPE.fullmatch(word) else "unknown"


def is_known(key: object, text: str) -> bool:
    """True for a `role` or `type` that is a word of the protocols."""
    return key in ("role", "type") and text in KNOWN[str(key)]


def is_media(node: Mapping[str, object]) -> bool:
    """True for an object of data with its media type, as several protocols inline files."""
    return isinstance(node.get("data"), str) and any(key in node for key in _MEDIA_TYPE_KEYS)


def text_of(value: object) -> str | None:
    """A string as it is, a long number in decimal form, None for what holds no text."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return str(value) if abs(value) >= LONG_NUMBER else None
    if isinstance(value, float):
        whole = LONG_NUMBER <= abs(value) < 1e20 and value.is_integer()
        return str(int(value)) if whole else None
    raise TypeError(f"a JSON tree cannot hold {type(value).__name__}")


def is_data(text: str) -> bool:
    """True for what stands in a part that is no text and is not a name."""
    return text[:5].lower() == "data:" or (len(text) > 256 and not _SPACE.search(text))
