"""What a format is: a file in, runs of text and files inside it out, and back again.

`read` and `write` of a format walk the same way, so that the paths of one mean the same to the
other. Nothing here knows a file type.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from dlp.data import Incomplete, Location
from dlp.formats.budget import Budget, LimitReached


class Places(Protocol):
    """Locations worked out when asked for, where a tuple of them would cost too much."""

    def at(self, offset: int) -> Location | None:
        """Where the character at `offset` of the slot's text stands."""


Spots = Sequence[tuple[int, Location]]


@dataclass(frozen=True, slots=True)
class Slot:
    """One run of text inside a file, as a person or a program can read it."""

    path: str  # inside this file, unique: "word/footnotes.xml", "sheet/2", "page/3"; "" is the only
    text: str = field(repr=False)
    spots: Spots | Places = field(default=(), repr=False)  # from this offset (code points) on, this
    # Location, ascending; a sheet name or header is content, hence hidden

    def location(self, offset: int) -> Location | None:
        """Where a person would look for the character at `offset`."""
        if not isinstance(self.spots, Sequence):
            return self.spots.at(offset)
        i = bisect_right(self.spots, offset, key=lambda spot: spot[0]) - 1
        return self.spots[i][1] if i >= 0 else None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A file inside a file."""

    path: str  # "attachment/1", "word/media/image1.png"; holds no name that somebody chose
    content: bytes = field(repr=False)
    name: str | None = field(default=None, repr=False)  # its file name; the walker has it scanned
    media_type: str | None = None  # as declared; never trusted


@dataclass(frozen=True, slots=True)
class Label:
    """A sensitivity label that stands in a file's metadata (Microsoft's MSIP_Label_*)."""

    id: str  # GUID without braces, lower case
    name: str | None = field(default=None, repr=False)  # as the organisation calls it
    encrypts: bool = False
    path: str = ""  # of the slot that holds it, and where in its text
    start: int = 0
    end: int = 0


class Edit(NamedTuple):
    """Other text for part of a slot: code points into Slot.text, half-open."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What changes in one file."""

    edits: Mapping[str, tuple[Edit, ...]] = field(default_factory=dict, repr=False)  # by Slot.path;
    # sorted, not overlapping
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # content by Embedded.path
    names: Mapping[str, str] = field(default_factory=dict, repr=False)  # file name by Embedded.path


Found = Slot | Embedded | Incomplete | Label


@dataclass(frozen=True, slots=True)
class Format:
    """How one kind of file is read and written.

    `read` yields what it finds, in the order of the file; in an Incomplete, `part` is the path
    inside the file, "" for all of it. It raises Damaged, Encrypted or LimitReached when it cannot
    go on: what was yielded before still counts. `write` gives the file with the changes and all
    else as it was; it raises CannotRewrite when it cannot. None: this format cannot be redacted.
    """

    name: str  # "docx"
    media_types: tuple[str, ...]  # the first is the usual one
    read: Callable[[bytes, Budget], Iterator[Found]]
    write: Callable[[bytes, Rewrite, Budget], bytes] | None = None


class Damaged(Exception):
    """The file is not what its format asks for. The detail never quotes content."""


class Encrypted(Exception):
    """The file needs a password or a key. The detail never quotes content."""


class CannotRewrite(Exception):
    """The changes cannot be made in this file. The detail never quotes content."""


__all__ = [
    "Budget",
    "CannotRewrite",
    "Damaged",
    "Edit",
    "Embedded",
    "Encrypted",
    "Format",
    "Found",
    "Incomplete",
    "Label",
    "LimitReached",
    "Location",
    "Places",
    "Rewrite",
    "Slot",
    "Spots",
]
