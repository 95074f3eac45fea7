"""Changes into a file and the files inside it, over the walk that read them.

Only files in which something changes are written anew; all else is copied as it came.
"""

from collections.abc import Mapping

from dlp.formats import format_of
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Edit,
    Embedded,
    Encrypted,
    LimitReached,
    Rewrite,
)
from dlp.formats.nodes import Node
from dlp.limits import FileLimits

Edits = Mapping[str, tuple[Edit, ...]]


def can_rewrite(root: Node, edits: Edits) -> bool:
    """False when one of the files that must change is of a format that nothing here writes."""
    return all(
        (found := format_of(node.format)) is not None and found.write is not None
        for node in root.walk()
        if any(path in edits for path in node.slots) or any(_in(c, edits) for c in _files(node))
    )


def rewrite_file(content: bytes, root: Node, edits: Edits, limits: FileLimits) -> bytes:
    """The file with its edits, and with those of all files inside it.

    Args:
        content: the file that `root` was read from.
        edits: by path of the part; those of the file's own name are new_name()'s.
    Raises: CannotRewrite, saying which kind of file cannot take a change; LimitReached.
    Cost: that of reading the files that hold a change, and of writing them.
    """
    try:
        return _rewritten(content, root, edits, Budget(limits, root.memo))
    except (Damaged, Encrypted) as error:
        raise CannotRewrite(f"{root.media_type} could not be read again: {error}") from None
    except (CannotRewrite, LimitReached):
        raise
    except Exception as error:  # noqa: BLE001 - a file that trips a writer has not been cleaned
        raise CannotRewrite(f"writing it ended in {type(error).__name__}") from None


def new_name(name: str, node: Node, edits: Edits) -> str:
    """A file name with its edits; placeholders without the signs that no file system takes."""
    pieces: list[str] = []
    cursor = 0
    for start, end, replacement in edits.get(node.name_part or "", ()):
        pieces += (name[cursor:start], replacement.translate(_NOT_IN_NAMES))
        cursor = end
    return "".join([*pieces, name[cursor:]])


_NOT_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*'))


def _rewritten(content: bytes, node: Node, edits: Edits, budget: Budget) -> bytes:
    own = {slot.path: edits[path] for path, slot in node.slots.items() if path in edits}
    touched = {path: child for path, child in node.files.items() if _in(child, edits)}
    if not own and not touched:
        return content
    found = format_of(node.format)
    if found is None or found.write is None:
        raise CannotRewrite(f"{node.media_type} cannot be written")
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    if touched:
        for one in found.read(content, budget):
            if isinstance(one, Embedded) and (child := touched.get(one.path)) is not None:
                changed = _rewritten(one.content, child, edits, budget)
                if changed is not one.content:
                    files[one.path] = changed
                if child.name_part in edits:
                    names[one.path] = new_name(one.name or "", child, edits)
    return found.write(content, Rewrite(own, files, names), budget)


def _files(node: Node) -> list[Node]:
    return list(node.files.values())


def _in(node: Node, edits: Edits) -> bool:
    """True when something changes in this file, its name or a file inside it."""
    return any(
        one.name_part in edits or any(path in edits for path in one.slots) for one in node.walk()
    )
