"""Word and PowerPoint files, macro and template variants too: every part of the package.

Headers, footers, notes, comments, text boxes, SmartArt, charts, masters, properties and custom XML
are parts like the body; each is read with all its text and telling attributes. Pictures, embedded
files and objects are files inside the file. On the way back only the parts that change are written.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field, replace

import regex as re

from dlp.formats.base import (
    Budget,
    Damaged,
    Edit,
    Embedded,
    Encrypted,
    Found,
    Incomplete,
    Label,
    Location,
    Slot,
)
from dlp.formats.ms_labels import Property, labels_in_info, labels_in_properties
from dlp.formats.ooxml_text import attributes_of, tells, texts_of
from dlp.formats.package import XML, Package
from dlp.formats.thumbnails import is_plain_thumbnail
from dlp.formats.traced import Splice, Traced
from dlp.formats.vba import modules
from dlp.formats.xml_source import Source, source_of

TYPES = "[Content_Types].xml"
LABEL_INFO = "docMetadata/LabelInfo.xml"
CUSTOM = "docProps/custom.xml"
COMMENTS = "#zip-comments"  # of the container
NAMES = "#names"  # of parts, where somebody chose them
_FONTS = (".odttf", ".fntdata", ".ttf")
SETTINGS = re.compile(r"(?:^|/)printerSettings[0-9]*\.bin$")
_PROPERTY = re.compile(  # where one begins, or text in it
    r'<(?:\w+:)?property\b[^<>]*?\sname="([^"]*)"[^<>]*>|(?<=>)([^<>]*[^<>\s][^<>]*)(?=<)'
)
_MASHUP = re.compile(r"<(?:\w+:)?DataMashup\b[^<>]*>([A-Za-z0-9+/=\s]{40,})<")
_CONTROLS = re.compile(r"(?:^|/)activeX/[^/]+\.bin$")  # what a form control remembers
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)([0-9]{1,5})\.xml$")
_PLAIN_NAME = re.compile(
    r"(?:.*/)?(?:Pictures|media)/[0-9A-Fa-f]{16,48}\.[a-z]{3,4}|[A-Za-z_./\[\]-]*[0-9]{0,5}(?:\.(?:[a-z0-9]{1,8}))?(?:\.rels)?"
)
_RUNS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,}|[\x20-\x7e\xa0-\xff]{6,}")
_ASCII, _NUMBER = re.compile(r"[ -~]{6,}"), re.compile(r"(?:[0-9][ ./\-]{0,2}){6}")
_UNREAD = (Damaged, Encrypted)


@dataclass(slots=True)
class Piece:
    """One slot of a part, with its way back into the part's source."""

    path: str
    traced: Traced
    location: Location | None = None

    def slot(self) -> Slot:
        """The slot as the walker takes it."""
        spots = self.traced.spots or ([(0, self.location)] if self.location else [])
        return Slot(self.path, self.traced.text, tuple(spots))

    def splices(self, edits: tuple[Edit, ...]) -> list[Splice]:
        """The edits as splices of the part."""
        return self.traced.splices(edits)


@dataclass(slots=True)
class XmlPart:
    """One XML part: its characters and its pieces."""

    name: str
    source: Source
    pieces: list[Piece] = field(default_factory=list)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """Every part, in the order of the container, the body's kind of part first."""
    package = Package(content, budget)
    yield from read_package(package, budget, xml_part)


def read_package(
    package: Package,
    budget: Budget,
    part_of: Callable[[str, bytes, Budget], XmlPart],
    skip: Set[str] = frozenset(),
) -> Iterator[Found]:
    """All of a package but the parts to skip; `part_of` reads one XML part."""
    yield from package.odd()
    if comments := package.comments():
        yield Slot(COMMENTS, comments)
    if names := chosen_names(package):
        yield Slot(NAMES, names)
    labelled: set[str] = set()
    aliases = shown_names(package)
    for name in ordered(package):
        if name in skip:
            continue
        try:
            for one in _one(package, name, budget, part_of, labelled):
                yield one if name not in aliases else _renamed(one, name, aliases[name])
        except Encrypted as error:
            yield Incomplete(aliases.get(name, name), "encrypted", str(error))
        except Damaged as error:
            yield Incomplete(aliases.get(name, name), "damaged", str(error))


def ordered(package: Package) -> list[str]:
    """Names of the parts: body and slides, other XML, relations and properties, the rest."""

    def rank(name: str) -> tuple[int, int]:
        if not name.lower().endswith(XML):
            return 3, 0
        if name.endswith(".rels") or name.startswith(("docProps/", "customXml/", "[")):
            return 2, 0
        slide = _SLIDE.search(name)
        body = name.endswith("/document.xml") or name == "content.xml" or slide is not None
        return (0 if body else 1), int(slide[1]) if slide else 0

    return sorted(package.entries, key=rank)


def chosen_names(package: Package) -> str:
    """Names of parts that no office program gives, one a line."""
    return "\n".join(name for name in package.entries if not _is_plain(name))


def _is_plain(name: str) -> bool:
    return ".." not in name and _PLAIN_NAME.fullmatch(name) is not None


def shown_names(package: Package) -> dict[str, str]:
    """What stands in the answer for a name that somebody chose: its position."""
    return {
        name: f"entry/{number}"
        for number, name in enumerate(package.entries, 1)
        if not _is_plain(name)
    }


def _renamed(one: Found, name: str, alias: str) -> Found:
    """The same found under a name that tells nothing."""
    if isinstance(one, Incomplete):
        return replace(one, part=alias + one.part[len(name) :])
    if isinstance(one, Embedded):
        return replace(one, path=alias + one.path[len(name) :], name=name.rpartition("/")[2])
    return replace(one, path=alias + one.path[len(name) :])


def _one(
    package: Package,
    name: str,
    budget: Budget,
    part_of: Callable[[str, bytes, Budget], XmlPart],
    labelled: set[str],
) -> Iterator[Found]:
    lower = name.lower()
    if lower.endswith(XML):
        part = part_of(name, package.read(name), budget)
        for piece in part.pieces:
            if len(piece.traced):
                yield piece.slot()
        yield from _labels(part, labelled)
        yield from _queries(part)
    elif lower.endswith("vbaproject.bin"):
        yield from macros(name, package.read(name))
    elif SETTINGS.search(name) or _CONTROLS.search(name):
        if text := strings(package.read(name)):
            yield Slot(name, text)
    elif not lower.endswith(_FONTS):
        content = package.read(name)
        if not is_plain_thumbnail(name, content):
            yield Embedded(name, content)


def xml_part(name: str, content: bytes, budget: Budget) -> XmlPart:
    """One XML part with all its text."""
    source = source_of(content, budget)
    del content  # may be 60 MB
    part = XmlPart(name, source)
    slide = _SLIDE.search(name)
    where = Location(slide=int(slide[1])) if slide else None
    if name == TYPES and not tells(source.text):
        return part
    if name == CUSTOM:
        part.pieces.append(Piece(name, _properties(source.text)[0]))
    elif name == LABEL_INFO:
        traced = Traced()
        traced.take(source.text, 0)
        part.pieces.append(Piece(name, traced))
    else:
        texts = texts_of(source.text, tags=budget.tags)
        with_body = texts.body.says or bool(texts.tables)
        if with_body:
            part.pieces.append(Piece(name, texts.body, where))
            for number, table in enumerate(texts.tables, 1):
                part.pieces.append(Piece(f"{name}#table/{number}", table, where))
            part.pieces.append(Piece(f"{name}#hidden", texts.aside, where))
        elif len(texts.aside):
            part.pieces.append(Piece(f"{name}#hidden", texts.aside, where))
        part.pieces.append(Piece(f"{name}#more" if with_body else name, texts.more, where))
    if source.asides:
        aside = Traced()
        aside.own(source.asides)
        part.pieces.append(Piece(f"{name}#comments", aside, where))
    return part


def _properties(source: str) -> tuple[Traced, list[Property]]:
    """Custom properties, `name: value` one a line; attributes that no line has behind them."""
    traced, found = Traced(), []
    name, taken = ("", 0), set[int]()
    for match in _PROPERTY.finditer(source):
        if match[1] is not None:
            name = (match[1], match.start(1))
            continue
        taken.add(name[1])
        traced.xml(*name)
        traced.own(": ")
        start = len(traced)
        traced.xml(match[2], match.start(2))
        found.append(Property(name[0], match[2], start, len(traced)))
        traced.own("\n")
    for label, raw, at in attributes_of(source):
        if at not in taken:
            traced.own(f"{label}: ")
            traced.xml(raw, at)
            traced.own("\n")
    return traced, found


def _labels(part: XmlPart, known: set[str]) -> Iterator[Label]:
    """Sensitivity labels that a part sets, each once."""
    if part.name == CUSTOM:
        found = list(labels_in_properties(_properties(part.source.text)[1], CUSTOM))
    elif part.name == LABEL_INFO:
        text = part.source.text
        found = [
            Label(one, None, encrypts, LABEL_INFO, at, at + len(one))
            for one, encrypts in labels_in_info(text)
            if (at := text.lower().find(one)) >= 0
        ]
    else:
        return
    for label in found:
        if label.id not in known:
            known.add(label.id)
            yield label


def _queries(part: XmlPart) -> Iterator[Found]:
    """What a part holds of Power Query in base64: a package, and XML behind it ([MS-QDEFF])."""
    if "DataMashup" not in part.source.text:
        return
    packed = _MASHUP.search(part.source.text)
    if packed is None:
        return
    try:
        content = base64.b64decode(packed[1])
    except binascii.Error:
        yield Incomplete(part.name, "damaged", "queries are not base64")
        return
    end = 8 + int.from_bytes(content[4:8], "little")  # behind its version and length
    yield Embedded(f"{part.name}/queries", content[8:end])
    if text := strings(content[end:]):
        yield Slot(f"{part.name}/queries/about", text)


def macros(name: str, project: bytes) -> Iterator[Found]:
    """The source of the modules; a project without any readable one is not scanned."""
    count = 0
    for module, source in modules(project):
        count += 1
        yield Slot(f"{name}/{count}", f"{module}\n{source}")
    if not count:
        yield Incomplete(name, "unsupported-part", "macros without source text are not read")


def strings(content: bytes) -> str:
    """Runs of characters in a binary part, one a line; a number in one stands apart once more, as
    bytes around it may look like letters.
    """
    found: list[str] = []
    for run in _RUNS.findall(content):
        found.append(run.decode("utf-16-le" if b"\0" in run else "latin-1"))
        if not found[-1].isascii():
            found += filter(_NUMBER.search, _ASCII.findall(found[-1]))
    return "\n".join(found)
