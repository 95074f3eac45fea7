"""The tree of files inside files that reading found, so that writing meets the same ones."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from dlp.formats.base import Slot


@dataclass(slots=True)
class Node:
    """One file: how it was read, and where what it holds stands in the answer.

    Holds the slots' text, but not the files' bytes: the writer reads those anew.
    """

    path: str  # of the file in the answer: "", "mail/2/report.docx"
    format: str  # as dlp.formats.detect names it
    media_type: str
    name_part: str | None = None  # path of the part that is its file name
    slots: dict[str, Slot] = field(default_factory=dict, repr=False)  # by path of the part
    files: dict[str, "Node"] = field(default_factory=dict)  # by Embedded.path
    memo: dict[bytes, object] = field(default_factory=dict, repr=False)  # of the outermost file:
    # what was dear to find out (Budget.memo), for writing it and for reading it again

    def walk(self) -> Iterator["Node"]:
        """This file and all files inside it, outermost first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.files.values()))
