"""Text and chat messages to a Document: which runs of text there are, and what is not read."""

from collections.abc import Mapping, Sequence

from dlp.data import Document, Incomplete, Part
from dlp.limits import Limits
from dlp.tree import Attached, walk_sections

TEXT = "text"  # path of a plain text
MESSAGES = "messages"  # path that all messages stand under
MAX_PATH_CHARS = 20_000_000  # all paths of one request together: deep keys over many short strings

_DEFAULTS = Limits()


def read_text(text: str, limits: Limits = _DEFAULTS) -> Document:
    """A plain text as one part, none when it is empty.

    Longer than limits.max_text_chars: no part and Incomplete("limit").
    """
    if len(text) > limits.max_text_chars:
        return Document((), (_too_long(TEXT, limits),))
    return Document((Part(TEXT, text),) if text else ())


def read_messages(messages: Sequence[object], limits: Limits = _DEFAULTS) -> Document:
    """As read_sections(), of the messages of a chat alone."""
    return read_sections({MESSAGES: list(messages)}, limits)


def read_sections(sections: Mapping[str, object], limits: Limits = _DEFAULTS) -> Document:
    """Every run of text of a request to a model, in its order: messages, tools and all else.

    Content is `messages/3` or `messages/3/content/0`; strings, long numbers and telling keys
    elsewhere have their own paths (see dlp/tree.py).

    Args:
        sections: what JSON gives, of any depth, by name; see dlp/tree.py for which are chats.
        limits: max_text_chars: a run that would pass it is left out and the rest is still read;
            max_parts, max_depth: what is beyond is left out. Each gives one Incomplete("limit")
            that names it. At most tree.MAX_NODES values and MAX_PATH_CHARS are read.
    Returns:
        The parts, and an Incomplete("unsupported-part") for each part that is neither text nor a
        file; files are left to dlp/formats/chat.py, `has_files` says that there are some.
    Raises:
        TypeError: a section holds what JSON cannot.
    Cost: linear.
    """
    parts: list[Part] = []
    incomplete: list[Incomplete] = []
    chars = path_chars = 0
    too_long = has_files = False
    for found in walk_sections(sections, max_depth=limits.max_depth):
        if isinstance(found, Incomplete):
            incomplete.append(found)
            continue
        if isinstance(found, Attached):
            has_files = True
            continue
        path_chars += len(found.path)
        if len(parts) >= limits.max_parts or path_chars > MAX_PATH_CHARS:
            name, value = "max_parts", limits.max_parts
            if len(parts) < limits.max_parts:
                name, value = "max_path_chars", MAX_PATH_CHARS
            where = found.path.partition("/")[0]
            incomplete.append(Incomplete(where, "limit", f"runs of text: {name} = {value:,}"))
            break
        if chars + len(found.text) > limits.max_text_chars:
            if not too_long:
                incomplete.append(_too_long(found.path, limits))
            too_long = True
            continue
        chars += len(found.text)
        parts.append(Part(found.path, found.text, speaker=_speaker(sections, found.path)))
    return Document(tuple(parts), tuple(incomplete), has_files)


def _speaker(sections: Mapping[str, object], path: str) -> str:
    """Who says what stands at that path: the role of its message, empty where it names none."""
    name, _, rest = path.partition("/")
    position = rest.partition("/")[0]
    section = sections.get(name)
    if not isinstance(section, list) or not position.isdecimal() or int(position) >= len(section):
        return ""
    message = section[int(position)]
    role = message.get("role") if isinstance(message, dict) else None
    return role if isinstance(role, str) else ""


def _too_long(path: str, limits: Limits) -> Incomplete:
    detail = f"more text than max_text_chars = {limits.max_text_chars:,} code points"
    return Incomplete(path, "limit", detail)
