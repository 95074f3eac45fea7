"""Pages of a PDF as pdfium sees them: text, where each character stands, pictures on the page.

pdfium is not safe between threads: a worker process has one.
"""

import ctypes
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex as re
from PIL import Image

from dlp.formats.base import Budget, Damaged, Encrypted
from dlp.formats.pdf_content import Box
from dlp.formats.pdf_tables import aligned

DPI = 200  # of a page that is read by recognition or painted
POINTS = 72  # an inch
LEAST_PICTURE = (24.0, 8.0)  # points wide and high; smaller ones hold no value that can be read
MAX_OBJECTS = 200_000  # of one page
MAX_DRAWING_DEPTH = 8
_PATHS_ARE_TEXT = 40  # outlines on a page without text: letters may have been drawn
_IS_TEXT: int = raw.FPDF_PAGEOBJ_TEXT
_HYPHENS = ("\x02", "\ufffe", "\uffff")  # how pdfium marks a word cut at a line end
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\p{Co}\p{Cn}]")
_GAP = 1.45  # heights of a letter between words that stand in different cells
_FEW_DIGITS = 0.05  # share of digits of a page without tables of numbers
_TABLE_LINE = 0.15  # share of digits of a line that may be a row of a table


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of a page that recognition has to read: points, upright as the page is shown."""

    box: Box
    dpi: int


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page, character by character as pdfium counts them."""

    text: str = field(repr=False)
    garbled: bool = False  # a font does not say which letters it shows
    added: tuple[int, ...] = ()  # places of tabs that stand for empty cells: no characters of it

    def source(self, offset: int) -> int:
        """The same place as pdfium counts."""
        return offset - bisect_left(self.added, offset)


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document; closed behind. Raises: Damaged, Encrypted."""
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise Encrypted("the PDF needs a password") from None
        raise Damaged("the PDF cannot be opened") from None
    try:
        yield document
    finally:
        document.close()


@contextmanager
def page_of(document: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfPage]:
    """A page by its number from 0. Raises: Damaged."""
    try:
        page = document[index]
    except (pdfium.PdfiumError, IndexError):
        raise Damaged(f"page {index + 1} cannot be loaded") from None
    try:
        yield page
    finally:
        page.close()


def page_text(page: pdfium.PdfPage) -> PageText:
    """Text of one page; cells of a row are parted by tabs, all else is as pdfium has it.

    Text outside the page, invisible, clipped away or white is text like any other.
    Cost: about 2 ms for a full page.
    """
    textpage = page.get_textpage()
    added: tuple[int, ...] = ()
    try:
        text = textpage.get_text_range()
        for hyphen in _HYPHENS:
            text = text.replace(hyphen, "-")
        if _rows(text) > 1:
            text, added = _with_tabs(textpage.raw, text)
    finally:
        textpage.close()
    return PageText(text, _odd(text) * 20 > len(text) > 0, added)


def _odd(text: str) -> int:
    """How many characters stand for no letter or sign. Cost: some 20 us a page."""
    if text.replace("\r\n", "").isprintable() and "\ufffd" not in text:
        return 0  # most pages
    return sum(map(text.count, _ODD.findall("".join(set(text)))))


def _rows(text: str) -> int:
    """Lines that may be rows of a table of numbers."""
    if _digits(text) < _FEW_DIGITS * len(text):
        return 0
    return sum(_digits(line) > _TABLE_LINE * len(line) for line in text.split("\n") if line)


def _digits(text: str) -> int:
    characters = text.encode("utf-8", "surrogatepass")
    return len(characters) - len(characters.translate(None, b"0123456789"))


def _with_tabs(handle: object, text: str) -> tuple[str, tuple[int, ...]]:
    """A tab for each space that is wider than between words, and for each empty cell."""
    count = raw.FPDFText_CountChars(handle)
    if count != len(text):  # characters beyond the first plane: positions cannot be trusted
        return text, ()
    out = list(text)
    edges = _Edges(handle)
    at = text.find(" ")
    while at >= 0:
        end = at + 1
        while end < count and text[end] == " ":
            end += 1
        if at > 0 and end < count and text[at - 1] not in "\r\n" and text[end] not in "\r\n":
            before, after = edges.of(at - 1), edges.of(end)
            height = max(before.top - before.bottom, after.top - after.bottom)
            if after.left - before.right > _GAP * height > 0:
                out[at] = "\t"
        at = text.find(" ", end)
    done = aligned("".join(out), lambda start, end: (edges.of(start).left, edges.of(end - 1).right))
    return done.text, done.added


class _Edges:
    """Boxes of characters, tight around the ink."""

    def __init__(self, handle: object) -> None:
        self._handle = handle
        self._values = [ctypes.c_double() for _ in range(4)]
        self._places = [ctypes.byref(value) for value in self._values]

    def of(self, index: int) -> Box:
        """The box of one character, in points of the page."""
        raw.FPDFText_GetCharBox(self._handle, index, *self._places)
        left, right, bottom, top = (value.value for value in self._values)
        return Box(left, bottom, right, top)


def character_boxes(page: pdfium.PdfPage, spans: list[tuple[int, int]]) -> list[list[Box]] | None:
    """For each span of the page's text, the boxes of its characters as wide as the pen moves.

    None when characters and positions do not fit each other.
    """
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        if len(text) != raw.FPDFText_CountChars(textpage.raw):
            return None
        rectangle = raw.FS_RECTF()
        found: list[list[Box]] = []
        for start, end in spans:
            boxes = []
            for index in range(start, end):
                if text[index].isspace() or not raw.FPDFText_GetLooseCharBox(
                    textpage.raw, index, rectangle
                ):
                    continue
                box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
                if box.left < box.right and box.bottom < box.top:
                    boxes.append(box)
            found.append(boxes)
    finally:
        textpage.close()
    return found


def pictures(page: pdfium.PdfPage, text: PageText) -> list[Picture]:
    """What of a page has to be recognised: its pictures, all of it where letters are no text."""
    images: list[tuple[Box, float]] = []
    paths = _gather(page.raw, images)
    width, height = page.get_size()
    whole = Box(0.0, 0.0, width, height)
    left, bottom, right, top = page.get_bbox()
    if text.garbled or (paths > _PATHS_ARE_TEXT and len(text.text.strip()) < 20):
        return [Picture(whole, DPI)]
    found: list[Picture] = []
    for box, density in images:
        clipped = Box(
            max(box.left, left), max(box.bottom, bottom), min(box.right, right), min(box.top, top)
        )
        wide, high = clipped.right - clipped.left, clipped.top - clipped.bottom
        if wide < LEAST_PICTURE[0] or high < LEAST_PICTURE[1]:
            continue
        found.append(Picture(clipped, int(min(300, max(DPI, density)))))
    if len(found) > 6 or _cover(found) > 0.5 * (right - left) * (top - bottom):
        dpi = max((one.dpi for one in found), default=DPI)
        return [Picture(whole, dpi)] if found else []
    return [Picture(_turned(one.box, page), one.dpi) for one in found]


def _cover(found: list[Picture]) -> float:
    return sum((p.box.right - p.box.left) * (p.box.top - p.box.bottom) for p in found)


def _gather(handle: object, images: list[tuple[Box, float]]) -> int:
    """Pictures of a page or drawing with their dots an inch; returns how many outlines it has."""
    paths = 0
    object_at, type_of, is_text = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType, _IS_TEXT
    for index in range(min(raw.FPDFPage_CountObjects(handle), MAX_OBJECTS)):
        one = object_at(handle, index)
        kind = type_of(one)
        if kind == is_text:  # most are
            continue
        if kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif kind == raw.FPDF_PAGEOBJ_SHADING or (
            kind == raw.FPDF_PAGEOBJ_FORM and _has_picture(one, 0)
        ):
            images.append((_bounds(one), 0.0))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            images.append((_bounds(one), _density(one)))
    return paths


def _has_picture(form: object, depth: int) -> bool:
    if depth > MAX_DRAWING_DEPTH:
        return True
    for index in range(min(raw.FPDFFormObj_CountObjects(form), MAX_OBJECTS)):
        one = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(one)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            return True
        if kind == raw.FPDF_PAGEOBJ_FORM and _has_picture(one, depth + 1):
            return True
    return False


def _bounds(one: object) -> Box:
    values = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(one, *map(ctypes.byref, values))
    left, bottom, right, top = (value.value for value in values)
    return Box(left, bottom, right, top)


def _density(one: object) -> float:
    """Dots an inch of a picture as it lies on the page."""
    wide, high = ctypes.c_uint(), ctypes.c_uint()
    if not raw.FPDFImageObj_GetImagePixelSize(one, ctypes.byref(wide), ctypes.byref(high)):
        return 0.0
    box = _bounds(one)
    longest = max(box.right - box.left, box.top - box.bottom, 1.0)
    return max(wide.value, high.value) * POINTS / longest


def _turned(box: Box, page: pdfium.PdfPage) -> Box:
    """From points of the page to points of the page as it is shown (turned, cut)."""
    turn = page.get_rotation()
    left, bottom, right, top = page.get_bbox()
    box = Box(box.left - left, box.bottom - bottom, box.right - left, box.top - bottom)
    wide, high = right - left, top - bottom
    if turn == 90:
        return Box(box.bottom, wide - box.right, box.top, wide - box.left)
    if turn == 180:
        return Box(wide - box.right, high - box.top, wide - box.left, high - box.bottom)
    if turn == 270:
        return Box(high - box.top, box.left, high - box.bottom, box.right)
    return box


def shown(box: Box, page: pdfium.PdfPage) -> Box:
    """A box of the page's own points in points of the page as it is shown."""
    return _turned(box, page)


def render(page: pdfium.PdfPage, picture: Picture, budget: Budget) -> Image.Image:
    """That part of the page as pixels, with notes and form fields as they are printed.

    Raises: LimitReached for pixels. Cost: about 50 ms for A4 at 200 dpi.
    """
    width, height = page.get_size()
    scale = picture.dpi / POINTS
    box = picture.box
    budget.check("pixels", (box.right - box.left) * (box.top - box.bottom) * scale * scale)
    crop = (
        max(0.0, box.left),
        max(0.0, box.bottom),
        max(0.0, width - box.right),
        max(0.0, height - box.top),
    )
    bitmap = page.render(scale=scale, crop=crop, may_draw_forms=True, draw_annots=True)
    try:
        image: Image.Image = bitmap.to_pil().convert("RGB")
        return image.copy()
    finally:
        bitmap.close()


def whole(page: pdfium.PdfPage, dpi: int = DPI) -> Picture:
    """All of a page."""
    width, height = page.get_size()
    return Picture(Box(0.0, 0.0, width, height), dpi)
