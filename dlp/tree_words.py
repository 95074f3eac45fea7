"""What the words of chat messages mean: roles, types of parts, keys, and what is text or data.

The types are those of the OpenAI chat and responses interfaces and of Anthropic messages, as
documented in 2025; an unknown type of part is never taken for text.
"""

from base64 import b64decode, b64encode
from binascii import Error as BinasciiError
from collections.abc import Iterable, Mapping
from urllib.parse import unquote_to_bytes

import regex as re

MAX_WORD = 40  # characters of a key that is shown in paths
SHORT_KEY = 5  # characters; a shorter key holds no value worth finding
LONG_NUMBER = 10_000_000  # the smallest number of eight digits

ROLES = frozenset({"system", "developer", "user", "assistant", "tool", "function", "model"})
TEXT_TYPES = frozenset(
    {"text", "input_text", "output_text", "summary_text", "refusal", "reasoning", "thinking"}
    | {"tool_use", "tool_call", "tool_result", "function_call", "function_call_output"}
    | {"server_tool_use", "search_result", "message", "content", "logs", "custom_tool_call"}
    | {"custom_tool_call_output", "mcp_tool_use", "mcp_tool_result", "redacted_thinking"}
    | {"web_search_result", "web_search_tool_result", "web_fetch_result", "web_fetch_tool_result"}
    | {"code_execution_result", "code_execution_tool_result", "bash_code_execution_result"}
    | {"bash_code_execution_tool_result", "text_editor_code_execution_tool_result"}
)
FILE_TYPES = frozenset(
    {"image", "image_url", "input_image", "audio", "input_audio", "file", "input_file", "document"}
    | {"video", "video_url", "audio_url", "computer_screenshot", "image_generation_call"}
)
# Values of "role" and "type" that are words of the protocols, so not worth a scan.
KNOWN = {
    "role": ROLES,
    "type": TEXT_TYPES
    | {"function", "image", "image_url", "input_image", "audio", "input_audio", "video"}
    | {"video_url", "file", "input_file", "document", "base64", "url", "ephemeral", "object"},
}
# Keys of the strings in which protocols inline files, and of the references that they put instead.
_INLINE_KEYS = frozenset(
    {"data", "file_data", "b64_json", "bytes", "url", "image_url", "image", "result"}
)
_REFERENCE_KEYS = frozenset({"file_id", "file_url", "fileUri", "file_uri"})
_NAME_KEYS = ("filename", "file_name", "title", "name")
_MEDIA_TYPE_KEYS = ("media_type", "mime_type", "mimeType", "mediaType")

_PLAIN_KEY = re.compile(rf"[A-Za-z_][A-Za-z_-]{{0,{MAX_WORD - 1}}}+")
_PLAIN_TYPE = re.compile(r"[a-z][a-z_]{0,23}+")
_SPACE = re.compile(r"\s")
_DATA_URL = re.compile(r"(?i)data:[^,]{0,200}?(;base64)?,")
_MEDIA_URL = re.compile(r"(?i)data:(?!text/)[^,;]{1,100}(?:;[^,;]{0,100}){0,8};base64,")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,}+={0,2}")
_SHORT_BASE64 = re.compile(r"[A-Za-z0-9+/_-]++={0,2}")  # under the key of a file's content
_URLSAFE = str.maketrans("-_", "+/", "\r\n\t ")
_LEVELS = 4  # inside a part in which inlined files are looked for


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
    is_data = isinstance(node.get("data"), str) and any(key in node for key in _MEDIA_TYPE_KEYS)
    return is_data and node.get("type") != "text"  # the data of a text source is the text


def is_file(node: Mapping[str, object]) -> bool:
    """True for an object whose type says that it is a file and that holds one."""
    word = node.get("type")
    return isinstance(word, str) and word in FILE_TYPES and inlines(node)


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


def is_inline(key: object, text: object) -> bool:
    """True for a string that is a file: a data URL, or base64 under a key that says so."""
    if not isinstance(text, str):
        return False
    if text[:5].lower() == "data:":
        return _DATA_URL.match(text) is not None
    if key == "file_data":
        return _SHORT_BASE64.fullmatch(text) is not None
    named = key in _INLINE_KEYS or isinstance(key, int)
    return named and _BASE64.fullmatch(text) is not None


def is_media_url(text: str) -> bool:
    """True for a data URL of something that is no text, wherever it stands."""
    return text[:5].lower() == "data:" and _MEDIA_URL.match(text) is not None


def inlines(node: object) -> bool:
    """True when a part that is no text holds files, and nothing that lies elsewhere."""
    found, waiting = False, [(node, 0)]
    while waiting:
        one, level = waiting.pop()
        entries = one.items() if isinstance(one, Mapping) else enumerate(one)  # type: ignore[arg-type]
        for key, value in entries:
            if isinstance(value, str):
                if is_inline(key, value):
                    found = True
                elif key in _REFERENCE_KEYS or key in ("url", "image_url"):
                    return False
            elif isinstance(value, Mapping | list):
                if level >= _LEVELS:
                    return False
                waiting.append((value, level + 1))
    return found


def file_name(nodes: Iterable[object]) -> str | None:
    """The name of an inlined file, from the objects around it, the innermost first."""
    for node in nodes:
        if isinstance(node, Mapping):
            for key in _NAME_KEYS:
                if isinstance(node.get(key), str) and node[key]:
                    return str(node[key])
    return None


def inline_bytes(text: str) -> bytes | None:
    """The file in such a string; None when it is no base64 after all."""
    url = _DATA_URL.match(text)
    body = text[url.end() :] if url else text
    if url and url[1] is None:
        return unquote_to_bytes(body)
    plain = body.translate(_URLSAFE)
    try:
        return b64decode(
            plain + "=" * (-len(plain.rstrip("=")) % 4 if "=" not in plain else 0), validate=True
        )
    except (BinasciiError, ValueError):
        return None


def inline_text(source: str, content: bytes) -> str:
    """Other content in the form of the string it takes the place of."""
    url = _DATA_URL.match(source)
    encoded = b64encode(content).decode("ascii")
    if url is None:
        return encoded
    head = url[0] if url[1] else f"{url[0][:-1]};base64,"
    return head + encoded
