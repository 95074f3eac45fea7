"""Walk over JSON-like trees: where text stands in them, and how to put other text there.

Paths look like `messages/3/tool_calls/0/function/arguments`: keys as they are, with `~` as `~0`
and `/` as `~1` (RFC 6901). Two shapes are known. In "messages", a message whose content is a
string is `messages/3`, a text part of its content is `messages/3/content/0`, and parts that are
no text are reported instead of read. In "tree" nothing has a meaning.

Keys hold values too. A key that is no plain word (tree_words.shown_key) stands in every path as its
position in the object (`messages/3/metadata/0`); when it has more than five characters it is also a
run of text of its own (`messages/3/metadata/#0`). Whole numbers of eight digits and more are text
in their decimal form; putting other text there makes the number a string.

Everything here is iterative and linear in the size of the tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import regex as re

from dlp import tree_words as words
from dlp.data import Incomplete

Shape = Literal["messages", "tree"]
_Kind = Literal["top", "messages", "message", "content", "part", "tree"]

CHATS = frozenset(  # sections that are chats
    {"messages", "structured_messages", "input", "items", "additional_messages"}
)
TOKENS = frozenset({"input", "prompt"})  # sections that may be numbers of tokens instead of text
_PART = re.compile(r"(.*/content/[0-9]+)/")
MAX_DEPTH = 64  # objects and lists inside each other
MAX_NODES = 1_000_000  # values in one tree


@dataclass(frozen=True, slots=True)
class Leaf:
    """One run of text in a tree."""

    path: str
    text: str = field(repr=False)
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A file inside a message: `text` is the string that holds it (tree_words.inline_bytes)."""

    path: str
    text: str = field(repr=False)
    name: str | None = field(default=None, repr=False)
    is_key: bool = False


@dataclass(slots=True, eq=False)
class _Frame:
    """One object or list on the way down, and its changed copy when there is one."""

    node: Any = field(repr=False)
    path: str
    kind: _Kind
    parent: "_Frame | None"
    key: Any = field(repr=False)
    unread: bool = False  # inside a part that is no text: data is skipped
    copy: Any = field(default=None, repr=False)
    renamed: dict[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class _Slot:
    leaf: Leaf | Attached
    frame: _Frame
    key: Any = field(repr=False)


def walk(
    tree: object,
    prefix: str,
    *,
    shape: Shape = "messages",
    max_depth: int = MAX_DEPTH,
    max_nodes: int = MAX_NODES,
) -> Iterator[Leaf | Attached | Incomplete]:
    """Every run of text in the order of the document, and what is not read.

    Empty strings, words of the protocol in `role` and `type` (tree_words.KNOWN), short
    numbers, true, false and null give nothing. Inside a part that is no text, names are given,
    files that stand in it are Attached, and other data is not given: strings over 256 characters
    without white space. Files that lie elsewhere (`file_id`, an address) make it Incomplete, and so
    do texts sent as numbers of tokens. Data URLs of media are Attached wherever they stand.

    Args:
        tree: dicts with string keys, lists, strings, numbers, bools and None.
        prefix: path of the tree itself, e.g. "messages".
        max_depth: what is nested deeper is one Incomplete("limit"), the rest is still walked.
        max_nodes: beyond it the walk ends with Incomplete("limit").
    Raises:
        TypeError: the tree holds what JSON cannot.
    """
    for slot in _slots(tree, prefix, shape, max_depth, max_nodes):
        yield slot if isinstance(slot, Incomplete) else slot.leaf


def shape_of(section: str) -> Shape:
    """How a section of a request is walked, from its name."""
    return "messages" if section in CHATS else "tree"


def walk_sections(
    sections: Mapping[str, object], *, max_depth: int = MAX_DEPTH
) -> Iterator[Leaf | Attached | Incomplete]:
    """As walk(), over the named sections of a request, MAX_NODES values in each."""
    for name, value in sections.items():
        yield from walk(value, name, shape=shape_of(name), max_depth=max_depth)


def replace_sections(sections: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """As replace(), over the named sections of a request. Raises: ValueError."""
    if texts.keys() == sections.keys() == {"text"}:
        return dict(texts)  # a plain text has no tree
    by_section: dict[str, dict[str, str]] = {}
    for path, text in texts.items():
        by_section.setdefault(path.partition("/")[0], {})[path] = text
    if unknown := by_section.keys() - sections.keys():
        raise ValueError(f"{len(unknown)} sections are not in the request")
    return {
        name: replace(value, by_section[name], name, shape=shape_of(name))
        if name in by_section
        else value
        for name, value in sections.items()
    }


def part_of(path: str) -> str:
    """The part of a message that the file at that path stands in; else the path itself."""
    found = _PART.match(path)
    return found[1] if found else path


def strings(tree: object, prefix: str, *, shape: Shape = "messages") -> Iterator[Leaf]:
    """As walk(), only the runs of text."""
    return (leaf for leaf in walk(tree, prefix, shape=shape) if isinstance(leaf, Leaf))


def replace(
    tree: object, texts: Mapping[str, str], prefix: str, *, shape: Shape = "messages"
) -> Any:
    """The same tree with other text at some paths; the tree that came in is left as it is.

    Objects and lists on the way to a change are copied, all else is shared. A key that would
    fall together with another one of its object gets `_2`, `_3`, ... behind it.

    Args:
        texts: new text per path, as walk() gave them for the same tree, prefix and shape.
    Raises:
        ValueError: a path is not in the tree.
    """
    left = dict(texts)
    top: list[object] = [tree]
    renaming: dict[int, _Frame] = {}
    if left:
        for slot in _slots(tree, prefix, shape, None, None, top):
            if isinstance(slot, Incomplete) or slot.leaf.path not in left:
                continue
            text = left.pop(slot.leaf.path)
            if text != slot.leaf.text:  # a number whose digits stay is still a number
                copy = _own(slot.frame)
                if slot.leaf.is_key:
                    slot.frame.renamed[slot.key] = text
                    renaming[id(slot.frame)] = slot.frame
                else:
                    copy[slot.key] = text
            if not left:
                break
    if left:
        raise ValueError(f"{len(left)} of {len(texts)} paths are not in the tree")
    for frame in renaming.values():
        _rename(frame)
    return top[0]


def _own(frame: _Frame) -> Any:
    """The copy of a frame's node that may be changed, linked to its parents' copies."""
    chain = []
    while frame.copy is None and frame.parent is not None:
        chain.append(frame)
        frame = frame.parent
    copy = frame.copy
    for below in reversed(chain):
        below.copy = below.node.copy()
        copy[below.key] = below.copy
        copy = below.copy
    return copy


def _rename(frame: _Frame) -> None:
    """Give the changed keys of an object their new names, in place and in order."""
    entries = list(frame.copy.items())
    taken = {key for key, _ in entries if key not in frame.renamed}
    counts: dict[str, int] = {}
    frame.copy.clear()
    for key, value in entries:
        name = frame.renamed.get(key, key)
        if key in frame.renamed:
            wanted = name
            while name in taken:
                counts[wanted] = counts.get(wanted, 1) + 1
                name = f"{wanted}_{counts[wanted]}"
            taken.add(name)
        frame.copy[name] = value


_Entry = tuple[Any, str, Any, str | None]  # key, path, value, path of the key as text


def _slots(
    tree: object,
    prefix: str,
    shape: Shape,
    max_depth: int | None,
    max_nodes: int | None,
    top: list[object] | None = None,
) -> Iterator[_Slot | Incomplete]:
    """The walk itself; `top` is the one-element list that receives a changed tree."""
    root = _Frame([tree], prefix, "top", None, 0, copy=top)
    stack: list[tuple[_Frame, Iterator[_Entry]]] = [(root, iter([(0, prefix, tree, None)]))]
    nodes, deep = 0, False
    while stack:
        frame, entries = stack[-1]
        for key, path, value, key_path in entries:
            nodes += 1
            if max_nodes is not None and nodes > max_nodes:
                detail = f"more values than max_nodes = {max_nodes:,}"
                yield Incomplete(frame.path, "limit", detail)
                return
            if key_path is not None:
                yield _Slot(Leaf(key_path, key, True), frame, key)
            if not isinstance(value, dict | list):
                yield from _scalar(frame, key, path, value)
                continue
            if (text := _usual(frame, value)) is not None:
                message = _Frame(value, path, "message", frame, key)
                yield _Slot(Leaf(path, text), message, "content")
                continue
            if max_depth is not None and len(stack) > max_depth:
                if not deep:
                    yield Incomplete(path, "limit", f"nested deeper than max_depth = {max_depth}")
                deep = True
                continue
            kind = shape if frame.kind == "top" else _kind(frame, key, value)
            child = _Frame(value, path, kind, frame, key, frame.unread)
            if not child.unread and (name := _not_text(child)) is not None:
                child.unread = True
                if not words.inlines(value):
                    yield Incomplete(path, "unsupported-part", f"not read as text: type {name}")
            stack.append((child, _entries(child)))
            break
        else:
            stack.pop()


def _usual(frame: _Frame, value: Any) -> str | None:
    """The text of a message that is only a known role and some text: most of what comes in."""
    if frame.kind != "messages" or len(value) != 2 or isinstance(value, list):
        return None
    text, role = value.get("content"), value.get("role")
    is_usual = isinstance(text, str) and isinstance(role, str) and role in words.ROLES
    return text or None if is_usual else None


def _kind(frame: _Frame, key: Any, value: Any) -> _Kind:
    """What a dict or list is, from where it stands."""
    is_list = isinstance(value, list)
    if frame.kind == "messages" and not is_list:
        return "message"
    if frame.kind == "tree" and key in CHATS and is_list and _is_chat(value):
        return "messages"  # requests inside a request: batches
    if frame.kind in ("message", "part") and key == "content":
        return "content" if is_list else "part"
    if frame.kind == "message" and key in ("output", "outputs") and _are_parts(value):
        return "content" if is_list else "part"
    is_text_source = frame.kind == "part" and key == "source" and not is_list
    if is_text_source and value.get("type") in ("text", "content"):
        return "part"
    if frame.path == "prompt/variables" and _are_parts(value):
        return "part"
    return "part" if frame.kind == "content" and not is_list else "tree"


def _are_parts(value: Any) -> bool:
    """True for what tools give back as a model may see it: a list of parts, or one file."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(one, dict) and "type" in one for one in value)
    return value.get("type") in words.FILE_TYPES


def _are_tokens(frame: _Frame) -> bool:
    """True for a text that was sent as the numbers of its tokens, which nothing reads."""
    node, parent = frame.node, frame.parent
    if not node or type(node[0]) is not int or parent is None:
        return False
    named = frame.path if parent.kind == "top" else parent.path
    return named in TOKENS and all(isinstance(one, int) for one in node)


def _is_chat(values: list[Any]) -> bool:
    """True for a list of messages, each with a known role."""
    return bool(values) and all(
        isinstance(one, dict) and one.get("role") in words.ROLES for one in values
    )


def _not_text(frame: _Frame) -> str | None:
    """A word for what this is when it is no text, "unknown" when its own word is not plain."""
    node: Any = frame.node
    if isinstance(node, list):
        if _are_tokens(frame):
            return "tokens"
        in_message = frame.parent is not None and frame.parent.kind == "message"
        return "images" if node and in_message and frame.key == "images" else None
    if frame.kind == "part":
        word = node.get("type", "text" if isinstance(node.get("text"), str) else None)
        if not isinstance(word, str):
            return "unknown"
        if word == "document" and _has_text_source(node):
            return None
        if word not in words.TEXT_TYPES:
            return words.shown_type(word)
    return "data" if words.is_media(node) or words.is_file(node) else None


def _has_text_source(node: Mapping[str, Any]) -> bool:
    """True for a document whose content stands in it as text or as parts."""
    source = node.get("source")
    return isinstance(source, dict) and source.get("type") in ("text", "content")


def _entries(frame: _Frame) -> Iterator[_Entry]:
    """What a dict or list holds, with the path of each value."""
    base = frame.path
    if isinstance(frame.node, list):
        for index, value in enumerate(frame.node):
            yield index, f"{base}/{index}", value, None
        return
    for index, (key, value) in enumerate(frame.node.items()):
        name, is_text = words.shown_key(key, index)
        yield key, f"{base}/{name}", value, f"{base}/#{index}" if is_text else None


def _scalar(frame: _Frame, key: Any, path: str, value: object) -> Iterator[_Slot]:
    """The run of text that a string or number is, if it is one."""
    text = words.text_of(value)
    if not text or words.is_known(key, text):
        return
    if words.is_inline(key, text) if frame.unread else words.is_media_url(text):
        around = (frame.node, frame.parent.node if frame.parent is not None else None)
        yield _Slot(Attached(path, text, name=words.file_name(around)), frame, key)
        return
    if frame.unread and words.is_data(text):
        return
    if (frame.kind == "message" and key == "content") or (frame.kind == "part" and key == "text"):
        path = frame.path
    yield _Slot(Leaf(path, text), frame, key)
