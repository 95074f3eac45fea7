"""What a PDF holds besides its pages: strings of every object, streams, files, drawings on no page.

One walk serves reading and writing. Every object of the file is visited, also those that nothing
points to; each string is a line of a slot that says where a person would look for it.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import regex as re
from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from dlp.formats.base import Budget
from dlp.formats.pdf_words import boxed_fields, each, string_text, telling_names

MAX_STRING = 4_000_000  # characters of one string that are read
LEAST = 3  # characters of a string that may say something
MOST_RAW = 2_000_000  # packed bytes of a stream in a code other than Flate that are unpacked
_CHUNK = 1 << 20
_HAS_STRING = re.compile(rb"\(|<[0-9a-f]")
_DATE = re.compile(r"D:\d{4}(?:[01]\d)?(?:[0-3]\d)?(?:[0-2]\d)?[\d+\-Z']{0,14}")
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_QUIET_KEYS = ("/ID", "/Registry", "/Ordering", "/CheckSum", "/Lookup", "/Cert", "/O", "/U", "/OE")
_QUIET_STREAMS = ("/FunctionType", "/ShadingType", "/HalftoneType", "/CMapName", "/Length1")
_FONT_STREAMS = (
    *("/ToUnicode", "/CIDToGIDMap", "/CIDSet", "/Encoding"),
    *("/FontFile", "/FontFile2", "/FontFile3"),
)

Id = tuple[int, int]
NOWHERE: Id = (0, 0)


@dataclass(slots=True)
class Line:
    """One string: where it stands in its slot, and in which object."""

    start: int
    end: int
    holder: Object = field(repr=False)
    key: str | int


@dataclass(slots=True)
class Group:
    """Strings that belong together, one a line."""

    path: str
    page: int | None
    pieces: list[str] = field(default_factory=list, repr=False)
    lines: list[Line] = field(default_factory=list, repr=False)
    length: int = 0

    @property
    def text(self) -> str:
        """All strings, each on a line."""
        return "\n".join(self.pieces)

    def add(self, text: str, holder: Object, key: str | int) -> None:
        """One string more."""
        start = self.length + (1 if self.pieces else 0)
        self.pieces.append(text)
        self.length = start + len(text)
        self.lines.append(Line(start, self.length, holder, key))


@dataclass(frozen=True, slots=True)
class Held:
    """A stream that has to be read besides the pages."""

    kind: str  # "attachment", "drawing", "picture", "metadata", "stream"
    path: str
    stream: Stream = field(repr=False)
    page: int | None = None
    on_page: bool = False  # a page may show it
    name: str | None = field(default=None, repr=False)
    media_type: str | None = None


class Contents:
    """Everything besides the pages, in the order of the objects. Cost: some 20 us an object."""

    def __init__(self, pdf: Pdf, budget: Budget) -> None:
        self._pdf, self._budget = pdf, budget
        self._groups: dict[str, Group] = {}
        self._group_of: dict[Id, tuple[str, int | None]] = {}
        self._page_of: dict[Id, int] = {}  # drawings of notes and form fields
        self._quiet: set[Id] = set()
        self._drawn: set[Id] = set()  # pictures and drawings that pages may show: read there
        self._files: dict[Id, tuple[str | None, str | None]] = {}
        self.xfa: list[Stream] = []
        self._survey()
        self.held: list[Held] = []
        counts: dict[str, int] = {}
        self._strings_of(pdf.trailer, "info", None)
        self._names(Dictionary(dict(pdf.trailer.items())).unparse())
        for number, one in enumerate(pdf.objects):
            if number % 64 == 0:
                budget.tick()
            self._object(one, counts)

    @property
    def groups(self) -> list[Group]:
        """The strings, by where they belong."""
        return [group for group in self._groups.values() if group.pieces]

    # What belongs where -------------------------------------------------------------------------

    def _survey(self) -> None:
        """One look ahead: which objects are notes, fields, bookmarks, files, parts of fonts."""
        root = self._pdf.Root
        for number, page in enumerate(self._pdf.pages, 1):
            self._budget.tick()
            self._page(page.obj, number)
        form = root.get("/AcroForm")
        if isinstance(form, Dictionary):
            self._tree(form.get("/Fields"), "/Kids", "form")
            self._boxes(form.get("/Fields"))
            self._xfa(form.get("/XFA"))
        outlines = root.get("/Outlines")
        if isinstance(outlines, Dictionary):
            self._outline(outlines)
        info = self._pdf.trailer.get("/Info")
        if isinstance(info, Object):
            self._group_of[info.objgen] = ("info", None)
        lock = self._pdf.trailer.get("/Encrypt")
        if isinstance(lock, Object):
            self._quiet.add(lock.objgen)
        for number, one in enumerate(self._pdf.objects):
            if number % 64 == 0:
                self._budget.tick()
            if isinstance(one, Dictionary | Stream):
                self._references(one)

    def _page(self, page: Object, number: int) -> None:
        self._group_of[page.objgen] = (f"page/{number}/notes", number)
        for content in each(page.get("/Contents")):
            self._quiet.add(content.objgen)
        if isinstance(thumb := page.get("/Thumb"), Stream):
            self._quiet.add(thumb.objgen)
        notes = page.get("/Annots")
        if isinstance(notes, Array):
            self._group_of[notes.objgen] = (f"page/{number}/notes", number)
            for note in notes:
                if isinstance(note, Dictionary):
                    self._group_of[note.objgen] = (f"page/{number}/notes", number)
                    self._appearance(note.get("/AP"), number)
        self._pictures(page.get("/Resources"))

    def _appearance(self, table: Any, number: int) -> None:
        """Drawings of a note: /N, /R, /D, each a stream or one stream a state."""
        for one in table.values() if isinstance(table, Dictionary) else ():
            for stream in one.values() if isinstance(one, Dictionary) else (one,):
                if isinstance(stream, Stream):
                    self._page_of[stream.objgen] = number

    def _pictures(self, resources: Any) -> None:
        """Pictures that a page or its drawings may show: rendering the page shows them."""
        waiting, seen = [resources], set[Id]()
        while waiting:
            table = waiting.pop()
            drawings = table.get("/XObject") if isinstance(table, Dictionary) else None
            for one in drawings.values() if isinstance(drawings, Dictionary) else ():
                if not isinstance(one, Stream) or one.objgen in seen:
                    continue
                seen.add(one.objgen)
                self._drawn.add(one.objgen)
                if one.get("/Subtype") != Name("/Image"):
                    waiting.append(one.get("/Resources"))

    def _tree(self, top: Any, kids: str, group: str) -> None:
        waiting, seen = [top], set[Id]()
        while waiting:
            for one in each(waiting.pop()):
                if isinstance(one, Dictionary) and one.objgen not in seen:
                    if one.objgen != NOWHERE:
                        seen.add(one.objgen)
                        self._group_of.setdefault(one.objgen, (group, None))
                    waiting.append(one.get(kids))

    def _outline(self, top: Object) -> None:
        waiting: list[Any] = [top]
        seen = set[Id]()
        while waiting:
            one = waiting.pop()
            if not isinstance(one, Dictionary) or one.objgen in seen:
                continue
            seen.add(one.objgen)
            self._group_of[one.objgen] = ("outline", None)
            waiting += [one.get("/Next"), one.get("/First")]

    def _xfa(self, xfa: Any) -> None:
        for one in each(xfa):
            if isinstance(one, Stream):
                self.xfa.append(one)
                self._quiet.add(one.objgen)

    def _references(self, one: Object) -> None:
        """Streams that other objects say the meaning of."""
        if "/EF" in one and isinstance(one["/EF"], Dictionary):
            name = one.get("/UF", one.get("/F"))
            for stream in one["/EF"].values():
                if isinstance(stream, Stream):
                    said = string_text(name) if isinstance(name, String) else None
                    self._files.setdefault(stream.objgen, (said, _subtype(stream)))
        if one.get("/Type") in (Name("/Font"), Name("/FontDescriptor")):
            for key in _FONT_STREAMS:
                if isinstance(part := one.get(key), Stream):
                    self._quiet.add(part.objgen)
        for key in ("/SMask", "/Mask"):
            if isinstance(part := one.get(key), Stream):
                self._quiet.add(part.objgen)

    # What there is --------------------------------------------------------------------------------

    def _object(self, one: Any, counts: dict[str, int]) -> None:
        if not isinstance(one, Object) or one.objgen in self._quiet:  # numbers come as numbers
            return
        path, page = self._group_of.get(one.objgen, ("", None))
        if isinstance(one, Stream):
            self._strings_of(one, path or "objects", page)
            self._names(one.stream_dict.unparse(resolved=True))
            self._stream(one, counts)
        elif isinstance(one, Dictionary | Array):
            if not path:
                path = "structure" if one_is_structure(one) else "objects"
            written = one.unparse(resolved=True)
            self._names(written)
            if _HAS_STRING.search(written.replace(b"<<", b"")):
                self._strings_of(one, path, page)
        elif isinstance(one, String):
            self._add("objects", None, string_text(one), one, "")

    def _strings_of(self, top: Object, path: str, page: int | None) -> None:
        for holder, key, text in strings(top):
            self._add(path, page, text, holder, key)

    def _boxes(self, fields: Any) -> None:
        """Fields that are boxes of one value: a line each below the name of the first."""
        for run in boxed_fields(fields):
            group = self._groups.setdefault("form/boxes", Group("form/boxes", None))
            name = run[0].get("/T")
            if isinstance(name, String):
                group.add(string_text(name), run[0], "/T")
            for one in run:
                value: Any = one["/V"]
                group.add(string_text(value), one, "/V")

    def _names(self, written: bytes) -> None:
        """Names and keys that may hold a value: of destinations, fonts, colours, properties. They
        tie objects together, so that none can be changed.
        """
        for text in telling_names(written):
            self._add("names", None, text, self._pdf.Root, "")

    def _add(self, path: str, page: int | None, text: str, holder: Object, key: str | int) -> None:
        if len(text.strip()) < LEAST or _DATE.fullmatch(text):
            return
        if len(_UNREADABLE.findall(text)) * 5 > len(text):
            return
        self._groups.setdefault(path, Group(path, page)).add(text[:MAX_STRING], holder, key)

    def _stream(self, one: Stream, counts: dict[str, int]) -> None:
        kind = self._kind(one)
        if not kind:
            return
        counts[kind] = counts.get(kind, 0) + 1
        name, media_type = self._files.get(one.objgen, (None, None))
        path = f"{kind}/{counts[kind]}"
        page = self._page_of.get(one.objgen)
        on_page = one.objgen in self._drawn
        self.held.append(Held(kind, path, one, page, on_page, name, media_type))

    def _kind(self, one: Stream) -> str:
        """What a stream is good for; "" for what holds no words of people."""
        type_, subtype = str(one.get("/Type", "")), str(one.get("/Subtype", ""))
        if type_ in ("/XRef", "/ObjStm") or any(key in one for key in _QUIET_STREAMS):
            return ""
        if one.objgen in self._files or type_ == "/EmbeddedFile":
            return "attachment"
        if subtype == "/Image":
            return "" if one.objgen in self._drawn else "picture"
        if type_ == "/Metadata" or subtype == "/XML":
            return "metadata"
        if subtype == "/Form" or "/PatternType" in one:
            return "drawing"
        if subtype in ("/Type1C", "/CIDFontType0C", "/OpenType") or (
            "/N" in one and isinstance(one["/N"], int) and type_ == ""
        ):
            return ""
        return "stream"


def one_is_structure(one: Object) -> bool:
    """True for the elements of a tagged PDF: their strings repeat or describe the page."""
    if not isinstance(one, Dictionary):
        return False
    return one.get("/Type") == Name("/StructElem") or ("/S" in one and "/P" in one and "/K" in one)


def strings(top: Object) -> Iterator[tuple[Object, str | int, str]]:
    """(holder, key, text) of every string in an object, without following references."""
    waiting: list[Object] = [top]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            items: list[tuple[str | int, Any]] = list(enumerate(one))
        else:
            signed = "/ByteRange" in one
            items = [
                (key, value)
                for key, value in one.items()
                if key not in _QUIET_KEYS and not (signed and key == "/Contents")
            ]
        inner = []
        for key, value in items:
            if not isinstance(value, Object) or value.is_indirect:
                continue
            if isinstance(value, String):
                yield one, key, string_text(value)
            elif isinstance(value, Dictionary | Array):
                inner.append(value)
        waiting.extend(reversed(inner))


def stream_bytes(stream: Stream, budget: Budget) -> bytes | None:
    """Unpacked content, None when the file uses a code that is not read or it is broken.

    Raises: LimitReached for unpacked bytes and ratio, before they are in memory.
    """
    try:
        filters = [str(one) for one in each(stream.get("/Filter"))]
        if any(name not in ("/FlateDecode", "/Fl") for name in filters) or "/DecodeParms" in stream:
            data = stream.read_raw_bytes()
            if len(data) > MOST_RAW:
                return None
            unpacked = stream.read_bytes()
            budget.spend("unpacked_bytes", len(unpacked))
            return unpacked
        data = stream.read_raw_bytes()
    except (PdfError, UnicodeDecodeError):
        return None
    for _ in filters:
        data = _inflated(data, budget)
    return data


def _inflated(data: bytes, budget: Budget) -> bytes:
    """Flate, chunk by chunk; what comes behind an error is left out, as readers do."""
    inflate = zlib.decompressobj()
    out, rest, length = [], data, 0
    while rest and not inflate.eof:
        try:
            chunk = inflate.decompress(rest, _CHUNK)
        except zlib.error:
            break
        out.append(chunk)
        length += len(chunk)
        budget.spend("unpacked_bytes", len(chunk))
        budget.ratio(len(data), length)
        rest = inflate.unconsumed_tail
        if not chunk and not rest:
            break
    return b"".join(out)


def _subtype(stream: Stream) -> str | None:
    said = stream.get("/Subtype")
    return str(said).lstrip("/") if said is not None else None
