"""OpenDocument texts, spreadsheets and presentations: every part of the package.

Body, headers and footers (styles.xml), properties (meta.xml), macros, objects inside and their
charts; pictures and foreign objects are files inside the file. Sheets are tables with cells.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import regex as re

from dlp.formats.base import (
    Budget,
    Edit,
    Encrypted,
    Format,
    Found,
    Label,
    Location,
    Places,
    Rewrite,
    Slot,
    Spots,
)
from dlp.formats.ms_labels import Property, labels_in_properties
from dlp.formats.odf_text import OdfTable, header_spots, texts_of
from dlp.formats.ooxml import Piece, XmlPart, read_package, strings
from dlp.formats.ooxml_text import tells
from dlp.formats.ooxml_write import changes
from dlp.formats.package import Package
from dlp.formats.traced import Splice, Traced, spliced, unescaped
from dlp.formats.xml_source import Source, source_of

STYLED = ("content.xml", "styles.xml")
MANIFEST = "META-INF/manifest.xml"
META = "meta.xml"
CACHE = "layout-cache"  # where LibreOffice broke its pages
_GONE = re.compile(
    r"(?:.*/)?Thumbnails/|ObjectReplacements/|Pictures/TablePreview[0-9]+\.svm$"
    r"|META-INF/documentsignatures\.xml$|layout-cache$"
)
_USER = re.compile(
    r'<(?:[\w.-]+:)?user-defined\b[^<>]*\s(?:[\w.-]+:)?name="([^"]*)"[^<>]*>([^<]*)<'
)
_SLIDE = re.compile(r"<(?:[\w.-]+:)?page\b[^<>]*>")


@dataclass(slots=True)
class TablePiece(Piece):
    """A table or sheet as a slot; its cells lose their values when they change."""

    table: OdfTable | None = None
    in_book: bool = False
    source: str = ""

    def slot(self) -> Slot:
        """The slot with the place of every cell."""
        table = self.table
        assert table is not None  # noqa: S101 - for the type checker
        places: Spots | Places = table.grid if self.in_book else tuple(header_spots(table))
        return Slot(self.path, table.traced.text, places)

    def splices(self, edits: tuple[Edit, ...]) -> list[Splice]:
        """The edits as splices of the part."""
        assert self.table is not None  # noqa: S101 - for the type checker
        return self.table.splices(self.source, edits)


def _read(content: bytes, budget: Budget, *, book: bool) -> Iterator[Found]:
    package = Package(content, budget)
    _refuse_encrypted(package)
    part_of = _book_part if book else _text_part
    yield from read_package(package, budget, part_of, {"mimetype", CACHE})
    if CACHE in package.entries and tells(words := strings(package.read(CACHE))):
        yield Slot(CACHE, words)
    if META in package.entries:
        yield from _labels(source_of(package.read(META), budget).text)


def _refuse_encrypted(package: Package) -> None:
    """Raises: Encrypted when the manifest names a way to decrypt an entry."""
    if MANIFEST in package.entries and b"encryption-data" in package.read(MANIFEST):
        raise Encrypted("the document needs a password")


def _book_part(name: str, content: bytes, budget: Budget) -> XmlPart:
    return _part(name, content, budget, book=True)


def _text_part(name: str, content: bytes, budget: Budget) -> XmlPart:
    return _part(name, content, budget, book=False)


def _part(name: str, content: bytes, budget: Budget, *, book: bool) -> XmlPart:
    """One XML part with all its text."""
    source = source_of(content, budget)
    part = XmlPart(name, source)
    if name == MANIFEST and not tells(source.text):
        return part
    texts = texts_of(source.text)
    sheets = book and name == "content.xml"
    if name == "content.xml" and (slides := _slides(texts.body, source.text)):
        texts.body.spots = slides
    if texts.body.says:
        part.pieces.append(Piece(name, texts.body))
    for number, table in enumerate(texts.tables, 1):
        path = f"sheet/{number}" if sheets else f"{name}#table/{number}"
        where = TablePiece(path, table.traced, None, table, sheets, source.text)
        part.pieces.append(where)
    part.pieces.append(Piece(f"{name}#hidden", texts.aside))
    with_body = any(piece.path == name for piece in part.pieces) or bool(texts.tables)
    with_body = with_body or name in STYLED  # its names of styles are nobody's words
    part.pieces.append(Piece(f"{name}#more" if with_body else name, texts.more))
    if source.asides:
        aside = Traced()
        aside.own(source.asides)
        part.pieces.append(Piece(f"{name}#comments", aside))
    return part


def _slides(body: Traced, source: str) -> list[tuple[int, Location]]:
    """Where the text of each slide begins; nothing in a text document."""
    starts = [match.start() for match in _SLIDE.finditer(source)]
    return [
        (at, Location(slide=n))
        for n, start in enumerate(starts, 1)
        if (at := body.after(start)) is not None
    ]


def _labels(meta: str) -> Iterator[Label]:
    found = []
    texts = texts_of(meta).more
    for match in _USER.finditer(meta):
        start = texts.place_of(match.start(2))
        name, value = unescaped(match[1]), unescaped(match[2])
        found.append(Property(name, value, start, start + len(value)))
    yield from labels_in_properties(found, META)


def _write(content: bytes, rewrite: Rewrite, budget: Budget, *, book: bool) -> bytes:
    """The package with its changes, without thumbnails and pictures of objects, which repeat it."""
    package = Package(content, budget)
    part_of = _book_part if book else _text_part
    rest: dict[str, tuple[Edit, ...]] = {}
    sheets: dict[str, tuple[Edit, ...]] = {}
    for path, edits in rewrite.edits.items():
        if path != CACHE:  # goes as a whole
            (sheets if path.startswith("sheet/") else rest)[path] = edits
    own = {p: e for p, e in rest.items() if p.partition("#")[0] == "content.xml"} if sheets else {}
    for path in own:
        del rest[path]
    changed = changes(package, Rewrite(rest, rewrite.files), budget, part_of)
    if sheets:
        part = part_of("content.xml", package.read("content.xml"), budget)
        changed["content.xml"] = _changed(part, {**sheets, **own})
    gone = [name for name in package.entries if _GONE.match(name)]
    changed.update(dict.fromkeys(gone))
    if gone and MANIFEST in package.entries:
        changed[MANIFEST] = _without(source_of(package.read(MANIFEST), budget), gone)
    return package.rebuilt(changed)


def _changed(part: XmlPart, edits: Mapping[str, tuple[Edit, ...]]) -> bytes:
    splices: list[Splice] = []
    for piece in part.pieces:
        if piece.path in edits and not piece.path.endswith("#comments"):
            splices += piece.splices(edits[piece.path])
    return part.source.encode(spliced(part.source.text, splices))


def _without(manifest: Source, gone: list[str]) -> bytes:
    """The manifest without some entries."""
    text = manifest.text
    for name in gone:
        entry = rf'<(?:[\w.-]+:)?file-entry\b[^<>]*full-path="{re.escape(name)}"[^<>]*/>'
        text = re.sub(entry, "", text)
    return manifest.encode(text)


def _read_text(content: bytes, budget: Budget) -> Iterator[Found]:
    """Every part, the body first."""
    return _read(content, budget, book=False)


def _read_book(content: bytes, budget: Budget) -> Iterator[Found]:
    """Every part; the sheets are tables with cells."""
    return _read(content, budget, book=True)


def _write_text(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    return _write(content, rewrite, budget, book=False)


def _write_book(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    return _write(content, rewrite, budget, book=True)


_ODF = "application/vnd.oasis.opendocument."
ODT = Format("odt", (f"{_ODF}text",), _read_text, _write_text)
ODS = Format("ods", (f"{_ODF}spreadsheet",), _read_book, _write_book)
ODP = Format("odp", (f"{_ODF}presentation", f"{_ODF}graphics"), _read_text, _write_text)
