"""A file with all files inside it to a Document: runs of text with paths, and what was not read.

Formats know how to read one file; here is the way down: what each file is (by content), its name,
its place in the answer, and the limits of the whole. Nothing that goes wrong in a file ends the
request: it becomes an Incomplete that names the part.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import regex as re

from dlp.data import Document, Incomplete, Part, PartInfo
from dlp.extraction.technical import technical
from dlp.formats import format_of
from dlp.formats.base import Budget, Damaged, Embedded, Encrypted, Format, Label, LimitReached, Slot
from dlp.formats.detect import detect
from dlp.formats.nodes import Node
from dlp.limits import Limits
from dlp.tree import part_of

WHOLE = "text"  # path of a run of text that is all of the file that was sent
FILE = "file"  # path of that file itself, where it was not read
CHAT = "chat"  # the format of which files are parts of messages
NAME = "#name"  # path of a file's name, behind that of the file
MAX_NAME = 1_000  # code points of a file name that are scanned; a longer one is Incomplete
_PLAIN_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")
_SUFFIX = re.compile(  # of kinds of files that people name
    r"(?i)\.(?:do[ct][xm]?|xl[st][xmb]?|xlam|pp[st][xm]?|pot[xm]?|od[tspg]|pdf|rtf|txt|csv|tsv|md"
    r"|html?|xml|json|ya?ml|eml|msg|mbox|ics|vcf|ipynb|log|png|jpe?g|tiff?|gif|bmp|webp|svg|zip|gz"
    r"|tar|7z|rar|bin)\z"
)
_PARTING = str.maketrans("_/\\", "   ")
_UNPRINTABLE = re.compile(r"[\p{C}\p{Zl}\p{Zp}]")

_NOT_READ = {  # formats that are known and not read: reason, what they are
    "encrypted-office": ("encrypted", "the file is encrypted"),
    "media": ("media", "sound and film are not read"),
}


@dataclass(frozen=True, slots=True)
class FileDocument:
    """What reading a file gave."""

    document: Document
    root: Node
    infos: tuple[PartInfo, ...]
    labels: tuple[tuple[str, Label], ...] = field(repr=False)  # with the path of their part


def read_file(
    content: bytes,
    *,
    name: str | None,
    limits: Limits,
    tells: Callable[[str], bool],
    memo: dict[bytes, object] | None = None,
) -> FileDocument:
    """Every run of text of a file and of all files inside it.

    Args:
        content: the file.
        name: its file name where the caller gave one; scanned too, as the part `#name`.
        limits: limits.files caps the whole request, limits.max_parts the runs of text.
        tells: says whether something is found in a text; a file name in which something is
            found stands in no path, its position does.
        memo: what reading an earlier version of this file in this request has recognised.
    Returns: the parts in the order of the file; what was not read is Incomplete.
    Raises: nothing because of content.
    Cost: linear in what is unpacked.
    """
    return _Walk(limits, tells, memo).read(content, name)


def name_text(name: str) -> str:
    """A file name as a person reads it, character by character: underscores and slashes part words,
    and a suffix is no word of it ("x@city.be.docx").
    """
    return _SUFFIX.sub(
        lambda found: " " * len(found[0]), _UNPRINTABLE.sub(" ", name).translate(_PARTING)
    )


class _Walk:
    """One request."""

    def __init__(
        self, limits: Limits, tells: Callable[[str], bool], memo: dict[bytes, object] | None
    ) -> None:
        self._tells, self._max_parts = tells, limits.max_parts
        self._budget = Budget(limits.files, memo)
        self._parts: list[Part] = []
        self._incomplete: list[Incomplete] = []
        self._infos: list[PartInfo] = []
        self._labels: list[tuple[str, Label]] = []
        self._taken: set[str] = set()

    def read(self, content: bytes, name: str | None) -> FileDocument:
        detected = detect(content, name)
        root = Node("", detected.format, detected.media_type, memo=self._budget.memo)
        self._file(content, name, root, depth=0)
        document = Document(tuple(self._parts), tuple(self._incomplete))
        return FileDocument(document, root, tuple(self._infos), tuple(self._labels))

    def _file(
        self, content: bytes, name: str | None, node: Node, depth: int, part: str | None = None
    ) -> None:
        """One file and what is inside it; `part` is the part of a message that it stands in."""
        try:
            if name:
                self._name(name, node)
            self._budget.check("file_depth", depth)
            found = format_of(node.format)
            if found is None:
                unknown = "unsupported" if part is None else "unsupported-part"
                reason, what = _NOT_READ.get(node.format, (unknown, ""))
                detail = what or f"{node.media_type} files are not read"
                self._unread(node, reason, detail, part if reason == unknown else None)
            else:
                self._content(found, content, node, depth)
        except LimitReached as limit:
            self._unread(node, "limit", str(limit))
        except Encrypted as error:
            self._unread(node, "encrypted", str(error))
        except Damaged as error:
            self._unread(node, "damaged", str(error))
        except MemoryError:
            self._unread(node, "limit", "needs more memory than worker_memory_bytes allows")
        except Exception as error:  # noqa: BLE001 - a file that trips a parser has not been read
            self._unread(node, "damaged", f"reading it ended in {type(error).__name__}")

    def _content(self, found: Format, content: bytes, node: Node, depth: int) -> None:
        for one in found.read(content, self._budget):
            if isinstance(one, Slot):
                self._slot(one, node)
            elif isinstance(one, Embedded):
                self._budget.spend("entries")
                part = part_of(one.path) if found.name == CHAT else None
                self._file(one.content, one.name, self._embedded(one, node), depth + 1, part)
            elif isinstance(one, Label):
                self._labels.append((_joined(node.path, one.path) or WHOLE, one))
            else:
                part = _joined(node.path, one.part) or FILE
                self._incomplete.append(Incomplete(part, one.reason, one.detail))

    def _embedded(self, one: Embedded, parent: Node) -> Node:
        """The node of a file inside a file; its path shows its name unless that tells something."""
        detected = detect(one.content, one.name)
        path = _joined(parent.path, one.path)
        if one.name:
            shown = _UNPRINTABLE.sub("", one.name)[:MAX_NAME].strip("/")
            steps = [step for step in shown.split("/") if step not in ("", ".", "..")]
            if not steps or self._tells(name_text(one.name[:MAX_NAME])):
                suffix = PurePosixPath(one.name).suffix[:6]
                path += suffix.lower() if _PLAIN_SUFFIX.fullmatch(suffix) else ""
            else:
                path = _joined(path, "/".join(steps))
        node = Node(self._unique(path), detected.format, detected.media_type)
        parent.files[one.path] = node
        return node

    def _name(self, name: str, node: Node) -> None:
        """The file name is a run of text itself."""
        if len(name) > MAX_NAME:
            detail = f"a file name is longer than {MAX_NAME} characters"
            self._incomplete.append(Incomplete(node.path or FILE, "limit", detail))
        node.name_part = self._unique(node.path + NAME)
        text = name_text(name[:MAX_NAME])
        self._add(Part(node.name_part, text), "text/plain")

    def _slot(self, slot: Slot, node: Node) -> None:
        self._budget.spend("document_chars", len(slot.text))
        if slot.path or not node.path:
            path = self._unique(_joined(node.path, slot.path) or WHOLE)
        else:  # all of a file inside a file: its path is taken by itself
            path = node.path
        node.slots[path] = slot
        aside = technical(node.media_type, slot.path, slot.text)
        self._add(Part(path, slot.text, technical=aside), node.media_type)

    def _add(self, part: Part, media_type: str) -> None:
        if len(self._parts) >= self._max_parts:
            raise LimitReached("max_parts", self._max_parts)
        self._parts.append(part)
        self._infos.append(PartInfo(part.path, media_type, len(part.text), scanned=True))

    def _unread(self, node: Node, reason: str, detail: str, part: str | None = None) -> None:
        where = node.path or FILE
        self._incomplete.append(Incomplete(part or where, reason, detail))
        self._infos.append(PartInfo(where, node.media_type, 0, scanned=False))

    def _unique(self, path: str) -> str:
        """The path, with a number behind it when a file holds it twice."""
        chosen, count = path, 1
        while chosen in self._taken:
            count += 1
            chosen = f"{path}~{count}"
        self._taken.add(chosen)
        return chosen


def _joined(*steps: str) -> str:
    return "/".join(step for step in steps if step)


__all__: Sequence[str] = ("FILE", "NAME", "WHOLE", "FileDocument", "name_text", "read_file")
