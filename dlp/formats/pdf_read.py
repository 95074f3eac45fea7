"""PDF: every page with its pictures, and everything that lies beside, behind and before the pages.

pdfium reads the pages: visible, hidden, white, clipped or off the page is all text. Pictures are
recognised, also on pages that have text. pikepdf reads the objects: notes, form values, bookmarks,
properties, scripts, links, attachments, drawings that stand on no page. Earlier versions that lie
in the file are read as documents of their own; what is the same in them is left out.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from io import BytesIO

import pikepdf
import regex as re
from pikepdf import Dictionary, Pdf, PdfImage
from PIL import Image
from pypdfium2 import PdfDocument

from dlp.data import Incomplete, Location
from dlp.formats import pdf_pages as pages
from dlp.formats.base import Budget, Damaged, Embedded, Encrypted, Found, LimitReached, Slot
from dlp.formats.encoding import decode
from dlp.formats.image_bytes import is_small_trailer, printable
from dlp.formats.images import read_picture
from dlp.formats.in_order import InOrder
from dlp.formats.pdf_content import shown_text
from dlp.formats.pdf_objects import Contents, Held, stream_bytes
from dlp.formats.pdf_words import telling_names

MEDIA_TYPES = ("application/pdf",)
MAX_DRAWINGS = 50_000  # of a page, counted as often as they are drawn
MAX_DRAWINGS_DEEP = 60  # drawings inside drawings that are counted
MAX_LOOSE_PICTURES = 40  # that no page shows; more is Incomplete
_DO = re.compile(rb"/([^\s/\[\]<>()%]{1,127})\s+Do\b")
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[\r\n]{0,2}")
_BROKEN = re.compile(r"(?i)damaged|reconstruct|EOF|unable to find|xref not found|expected")
_SPEECH = re.compile(
    rb"/(?:ActualText|Alt|E|Contents|Title)\s*(\((?:[^()\\]|\\.){0,4000}\)|<[0-9A-Fa-f\s]{0,8000}>)"
)
_REMARK = re.compile(rb"\((?:[^()\\]|\\.){0,4000}\)|%([^\r\n]{4,4000})")  # or a string
OBJECT_ERRORS = (  # what pikepdf raises on objects that are not what they should be
    *(pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, AttributeError),
)
_PICTURE_ERRORS = (
    *(pikepdf.PdfError, pikepdf.models.image.UnsupportedImageTypeError, OSError, ValueError),
    *(TypeError, KeyError, AttributeError, RuntimeError),
)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """All text of a PDF, its files, and what could not be read.

    Raises: Damaged, Encrypted, LimitReached.
    Cost: 3 ms a page of text, 2 s a page that has to be recognised.
    """
    ends = [(one.end(), int(one[1])) for one in _END.finditer(content)]
    seen = _Seen()
    yield from _document(content, "", budget, seen)
    for number, (end, start) in enumerate(ends[:-1], 1):
        if start == 0:  # the first part of a file made for reading while it is fetched
            continue
        path = f"revision/{number}"
        try:
            yield from _document(content[:end], f"{path}/", budget, seen)
        except Damaged:
            yield Incomplete(path, "damaged", "an earlier version in the file cannot be read")
    yield from _around(content, ends[-1][0] if ends else len(content))


def _around(content: bytes, end: int) -> Iterator[Found]:
    """What stands before and behind the PDF."""
    before, behind = content[: content.find(b"%PDF-")], content[end:].strip(b"\0\r\n \t")
    if len(before) >= 4 and (text := printable(before)):
        yield Slot("before", text)
    if not behind:
        return
    if is_small_trailer(behind):
        if text := printable(behind):
            yield Slot("behind", text)
    else:
        yield Embedded("behind/1", behind)


@contextmanager
def opened(content: bytes) -> Iterator[Pdf]:
    """The objects of a PDF. Raises: Damaged, Encrypted."""
    try:
        pdf = pikepdf.open(BytesIO(content), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise Encrypted("the PDF needs a password") from None
    except (pikepdf.PdfError, RuntimeError, ValueError, OverflowError) as error:
        if "encrypt" in str(error).lower():
            raise Encrypted("the PDF is encrypted in a way that is not read") from None
        raise Damaged("the PDF cannot be opened") from None
    try:
        yield pdf
    finally:
        pdf.close()


def _document(content: bytes, at: str, budget: Budget, seen: "_Seen") -> Iterator[Found]:
    """One version of the document; `seen` holds what was read already."""
    with opened(content) as pdf, pages.opened(content) as shown:
        try:
            count = len(pdf.pages)
        except (pikepdf.PdfError, RuntimeError):
            raise Damaged("the list of pages cannot be read") from None
        budget.check("pages", count)
        try:
            spoken = _spoken(pdf, budget)
        except OBJECT_ERRORS:
            raise Damaged("the pages of the file cannot be listed") from None
        if count != len(shown):
            detail = f"{count:,} pages by one reader, {len(shown):,} by another"
            yield Incomplete(at.rstrip("/"), "damaged", detail)
        texts: list[str] = []
        for found in _pages(shown, spoken, at, budget):
            if isinstance(found, Slot):
                texts.append(found.text)
                if at and seen.has(found.text):
                    continue
                seen.add(found.text)
            yield found
        yield from _beside(pdf, at, budget, seen, texts)
        if any(_BROKEN.search(str(warning)) for warning in pdf.get_warnings()):
            detail = "the file is cut short or its directory is broken; what was left has been read"
            yield Incomplete(at.rstrip("/"), "damaged", detail)


def bare(text: str) -> str:
    """The text without spaces: the same however it is laid out."""
    return "".join(text.split())


class _Seen:
    """Texts that were read, however they are laid out. Most files have one version: none asks."""

    def __init__(self) -> None:
        self._waiting: list[str] = []
        self._bare: set[str] = set()

    def add(self, text: str) -> None:
        """One text more."""
        self._waiting.append(text)

    def has(self, text: str) -> bool:
        """True for a text that an earlier part had whole."""
        self._bare.update(map(bare, self._waiting))
        self._waiting.clear()
        return bare(text) in self._bare


def _spoken(pdf: Pdf, budget: Budget) -> dict[int, str]:
    """Texts beside the text in the instructions of each page: for readers aloud, of artifacts,
    remarks, telling names; by index of the page.

    Holds every packed content and all drawings in drawings against the limits, before a reader
    unpacks and follows them without any.
    Raises: LimitReached.
    """
    found: dict[int, str] = {}
    known: dict[tuple[int, int], int] = {}
    for index, page in enumerate(pdf.pages):
        contents = page.obj.get("/Contents")
        every: list[bytes] = []
        for one in contents if isinstance(contents, pikepdf.Array) else [contents]:
            data = stream_bytes(one, budget) if isinstance(one, pikepdf.Stream) else None
            every.append(data or b"")
        data = b"\n".join(every)
        said = list(telling_names(data))
        if any(name in data for name in (b"/A", b"/E", b"/C", b"/T")):
            said += map(_said, _SPEECH.findall(data))
        if b"%" in data:
            said += (one.decode("utf-8", "replace") for one in _REMARK.findall(data))
        found[index] = "\n".join(filter(None, said))
        _drawings(page.obj.get("/Resources"), data, budget, known, 0)
    return found


def _drawings(
    resources: object, data: bytes, budget: Budget, known: dict[tuple[int, int], int], depth: int
) -> int:
    """How many drawings are drawn in all, those in drawings counted as often as they are.

    Raises: LimitReached for more than MAX_DRAWINGS.
    """
    table = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(table, Dictionary):
        return 0
    count = 0
    for name, times in Counter(_DO.findall(data)).items():
        form = table.get("/" + name.decode("latin-1"))
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != pikepdf.Name("/Form"):
            continue
        if form.objgen not in known:
            known[form.objgen] = 1  # a drawing that draws itself ends there
            if depth < MAX_DRAWINGS_DEEP:
                inside = stream_bytes(form, budget) or b""
                own = form.get("/Resources", resources)
                known[form.objgen] += _drawings(own, inside, budget, known, depth + 1)
        count += times * known[form.objgen]
        if count > MAX_DRAWINGS:
            raise LimitReached("max_drawings", MAX_DRAWINGS)
    return count


def _said(token: bytes) -> str:
    try:
        value = pikepdf.Object.parse(token)
    except (pikepdf.PdfError, ValueError):
        return ""
    return str(value) if isinstance(value, pikepdf.String) else ""


def _pages(
    shown: PdfDocument, spoken: Mapping[int, str], at: str, budget: Budget
) -> Iterator[Found]:
    """Text of every page, words beside it for readers aloud, and what its pictures say.

    Pictures are recognised side by side while the next pages are read.
    """
    most = int(budget.limit("ocr_processes"))
    with InOrder[Slot | Incomplete | None](most) as results:
        for index in range(len(shown)):
            number = index + 1
            path, location = f"{at}page/{number}", Location(page=number)
            budget.spend("pages")
            with pages.page_of(shown, index) as page:
                text = pages.page_text(page)
                if text.text.strip():
                    results.put(Slot(path, text.text, ((0, location),)))
                if said := spoken.get(index):
                    results.put(Slot(f"{path}/spoken", said, ((0, location),)))
                for place, picture in enumerate(pages.pictures(page, text), 1):
                    image = pages.render(page, picture, budget)
                    here = f"{path}/picture/{place}"
                    results.ask(
                        partial(
                            read_picture, image, here, budget, dpi=picture.dpi, location=location
                        )
                    )
            yield from filter(None, results.ready())
        yield from filter(None, results.rest())


def _beside(
    pdf: Pdf, at: str, budget: Budget, seen: _Seen, texts: Sequence[str]
) -> Iterator[Found]:
    """Everything that stands on no page; `texts` are those of the pages."""
    on_pages = ""
    try:
        contents = Contents(pdf, budget)
    except OBJECT_ERRORS:
        yield Incomplete(at.rstrip("/"), "damaged", "the objects of the file cannot be listed")
        return
    for group in contents.groups:
        if not (at and seen.has(group.text)):
            seen.add(group.text)
            spots = ((0, Location(page=group.page)),) if group.page else ()
            yield Slot(f"{at}{group.path}", group.text, spots)
    if contents.xfa:
        parts = [stream_bytes(one, budget) or b"" for one in contents.xfa]
        yield Embedded(f"{at}xfa/1", b"".join(parts), media_type="application/xml")
    loose = 0
    for held in contents.held:
        budget.tick()
        loose += held.kind == "picture"
        if held.kind == "picture" and loose > MAX_LOOSE_PICTURES:
            detail = f"more than {MAX_LOOSE_PICTURES} pictures that no page shows"
            yield Incomplete(f"{at}{held.path}", "limit", detail)
            break
        for found in _held(held, at, budget):
            if isinstance(found, Slot):
                if at and seen.has(found.text):
                    continue
                seen.add(found.text)
                if held.on_page:
                    on_pages = on_pages or bare("".join(texts))
                    if bare(found.text) in on_pages:
                        continue
            yield found


def _held(held: Held, at: str, budget: Budget) -> Iterator[Found]:
    """One stream beside the pages."""
    path = f"{at}{held.path}"
    spots = ((0, Location(page=held.page)),) if held.page else ()
    if held.kind == "picture":
        found = _loose_picture(held, path, budget)
        if found is not None:
            yield found
        return
    data = stream_bytes(held.stream, budget)
    if data is None:
        yield Incomplete(path, "damaged", "a part of the file cannot be unpacked")
    elif held.kind == "attachment":
        yield Embedded(path, data, held.name, held.media_type)
    elif text := held_text(held, data):
        yield Slot(path, text, spots)


def held_text(held: Held, data: bytes) -> str:
    """The words of a stream: what a drawing shows, the whole of a text, words in binary data."""
    if held.kind == "drawing" or (b"BT" in data and b"ET" in data and b"Tf" in data):
        return shown_text(held.stream, held.stream.get("/Resources", Dictionary()))
    decoded = decode(data)
    return decoded.text if decoded is not None else printable(data)


def _loose_picture(held: Held, path: str, budget: Budget) -> Slot | Incomplete | None:
    location = Location(page=held.page) if held.page else None
    try:
        width, height = int(held.stream["/Width"]), int(held.stream["/Height"])
        budget.check("pixels", width * height)
        if min(width, height) < 12:
            return None
        image: Image.Image = PdfImage(held.stream).as_pil_image()
    except _PICTURE_ERRORS:
        return Incomplete(path, "damaged", "a picture that no page shows cannot be decoded")
    return read_picture(image, path, budget, location=location)
