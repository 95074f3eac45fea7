"""A PDF with text really taken out: from the instructions of its pages, or the page as a picture.

Text goes glyph by glyph where every glyph is sure (pdf_content.py). Where a font does not say
enough, where a picture lies under the text, or where the page then reads as anything but what it
should, the page becomes a picture with burnt boxes. The file is saved anew: earlier versions,
unused objects, previews, XMP and private data of programs are not in it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
import regex as re
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument, PdfPage

from dlp.formats import pdf_pages as pages
from dlp.formats.base import Budget, CannotRewrite, Edit, Rewrite
from dlp.formats.encoding import decode
from dlp.formats.images import recognised
from dlp.formats.ocr import OcrFailed, OcrMissing
from dlp.formats.pdf_content import Box, erase, silence
from dlp.formats.pdf_fonts import Uncertain
from dlp.formats.pdf_objects import Contents, Group, Held, stream_bytes
from dlp.formats.pdf_page_draw import labels, picture_page
from dlp.formats.pdf_read import bare, opened
from dlp.formats.txt import edited

_PAGE = re.compile(r"page/(\d+)")
_PICTURE = re.compile(r"page/(\d+)/picture/(\d+)")
_SPOKEN = re.compile(r"page/(\d+)/spoken")
_GONE = re.compile(r"(?:revision/\d+|metadata/\d+|before|behind)(?:/|$)")  # never saved again
_PRIVATE = ("/Metadata", "/PieceInfo", "/Thumb", "/LastModified")


@dataclass(slots=True)
class _Work:
    """What happens to one page."""

    texts: tuple[Edit, ...] = ()
    boxes: list[list[Box]] = field(default_factory=list, repr=False)  # of each edit, own points
    burnt: list[Box] = field(default_factory=list, repr=False)  # of pictures, points as shown
    paint: bool = False
    spoken: bool = False


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The PDF with the changes; see above.

    Raises: CannotRewrite, Damaged, Encrypted, LimitReached.
    Cost: some 20 ms a page with changes, 0.5 s where it is painted.
    """
    with pages.opened(content) as shown:
        work, expected = _planned(shown, rewrite.edits, budget)
        done = _made(content, shown, work, rewrite, budget)
        wrong = _wrong_pages(done, work, expected)
        if wrong:
            for number in wrong:
                work[number].paint = True
            done = _made(content, shown, work, rewrite, budget)
            if _wrong_pages(done, work, expected):
                raise CannotRewrite("text is left on a page that was cleaned")
    return done


def _planned(
    shown: PdfDocument, edits: Mapping[str, Sequence[Edit]], budget: Budget
) -> tuple[dict[int, _Work], dict[int, tuple[Counter[str], list[str]]]]:
    """What to do on each page, and what its text is to be: its letters, and what must be gone."""
    work: dict[int, _Work] = {}
    expected: dict[int, tuple[Counter[str], list[str]]] = {}
    for path, changes in edits.items():
        if match := _PAGE.fullmatch(path):
            work.setdefault(int(match[1]), _Work()).texts = tuple(changes)
        elif match := _PICTURE.fullmatch(path):
            one = work.setdefault(int(match[1]), _Work())
            one.paint = True
            one.burnt += _recognised_boxes(shown, match, changes, budget)
        elif match := _SPOKEN.fullmatch(path):
            work.setdefault(int(match[1]), _Work()).spoken = True
    for number, one in work.items():
        budget.tick()
        with pages.page_of(shown, number - 1) as page:
            text = pages.page_text(page)
            spans = [(edit.start, edit.end) for edit in one.texts]
            boxes = pages.character_boxes(
                page, [(text.source(a), text.source(b)) for a, b in spans]
            )
            if boxes is None or (one.texts and not all(boxes)):
                if boxes is None or not one.texts:
                    raise CannotRewrite(f"where the text of page {number} stands is not known")
                one.paint = True
            one.boxes = boxes
            regions = [picture.box for picture in pages.pictures(page, text)]
            seen = [pages.shown(box, page) for each in boxes for box in each]
            if any(_inside(box, region) for box in seen for region in regions):
                one.paint = True
        values = [bare(text.text[start:end]) for start, end in spans]
        expected[number] = (Counter(bare(edited(text.text, one.texts))), values)
    return work, expected


def _recognised_boxes(
    shown: PdfDocument, match: re.Match[str], changes: Sequence[Edit], budget: Budget
) -> list[Box]:
    """Where recognised words stand on the page as shown, in points."""
    number, place = int(match[1]), int(match[2])
    with pages.page_of(shown, number - 1) as page:
        found = pages.pictures(page, pages.page_text(page))
        if place > len(found):
            raise CannotRewrite(f"a picture of page {number} is not there")
        picture = found[place - 1]
        image = pages.render(page, picture, budget)
        try:
            words = recognised(image, budget, picture.dpi)
        except (OcrMissing, OcrFailed) as error:
            raise CannotRewrite(str(error)) from None
    points = pages.POINTS / picture.dpi
    left, top = picture.box.left, picture.box.top
    return [
        Box(left + x0 * points, top - y1 * points, left + x1 * points, top - y0 * points)
        for edit in changes
        for x0, y0, x1, y1 in words.boxes(edit.start, edit.end)
    ]


def _inside(box: Box, region: Box) -> bool:
    return region.holds((box.left + box.right) / 2, (box.bottom + box.top) / 2)


def _made(
    content: bytes, shown: PdfDocument, work: dict[int, _Work], rewrite: Rewrite, budget: Budget
) -> bytes:
    """The file with all changes. A page whose glyphs are uncertain is marked to be painted."""
    with opened(content) as pdf:
        _words(pdf, rewrite, budget)
        pdf.remove_unreferenced_resources()
        for number, one in sorted(work.items()):
            budget.tick()
            page = pdf.pages[number - 1]
            if not one.paint:
                try:
                    boxes = [box for each in one.boxes for box in each]
                    erase(pdf, page, boxes)
                    labels(pdf, page, one.boxes, [edit.replacement for edit in one.texts])
                    continue
                except Uncertain:
                    one.paint = True
            with pages.page_of(shown, number - 1) as source:
                picture_page(pdf, page, _painted(source, one, budget))
        _without_private_data(pdf)
        out = BytesIO()
        try:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        except (pikepdf.PdfError, RuntimeError):
            raise CannotRewrite("the PDF cannot be saved again") from None
    return out.getvalue()


def _painted(page: PdfPage, one: _Work, budget: Budget) -> Image.Image:
    """The page as a picture with burnt boxes."""
    picture = pages.whole(page)
    image = pages.render(page, picture, budget)
    scale, height = picture.dpi / pages.POINTS, picture.box.top
    draw = ImageDraw.Draw(image)
    boxes = [pages.shown(box, page) for each in one.boxes for box in each]
    for box in [*boxes, *one.burnt]:
        draw.rectangle(
            (
                box.left * scale - 2,
                (height - box.top) * scale - 2,
                box.right * scale + 2,
                (height - box.bottom) * scale + 2,
            ),
            fill=(0, 0, 0),
        )
    return image


def _wrong_pages(
    content: bytes,
    work: dict[int, _Work],
    expected: dict[int, tuple[Counter[str], list[str]]],
) -> list[int]:
    """Pages that do not say what they should: a value is left, or something else is gone."""
    wrong = []
    with pages.opened(content) as again:
        for number, (letters, values) in expected.items():
            with pages.page_of(again, number - 1) as page:
                text = bare(pages.page_text(page).text)
            if work[number].paint:
                if text:
                    wrong.append(number)
            elif Counter(text) != letters or any(value and value in text for value in values):
                wrong.append(number)
    return wrong


def _words(pdf: Pdf, rewrite: Rewrite, budget: Budget) -> None:
    """Changes of strings, streams and files. Raises: CannotRewrite for a path that is not there."""
    contents = Contents(pdf, budget)
    groups = {group.path: group for group in contents.groups}
    held = {one.path: one for one in contents.held}
    for path, edits in rewrite.edits.items():
        if _GONE.match(path) or _PAGE.fullmatch(path) or _PICTURE.fullmatch(path):
            continue
        if path in groups:
            _strings(groups[path], edits)
        elif path in held:
            _stream(held[path], edits, budget)
        elif not _SPOKEN.fullmatch(path):
            raise CannotRewrite("a run of text of the PDF is not there any more")
    for path, content in rewrite.files.items():
        if path == "xfa/1":
            pdf.Root.AcroForm.XFA = pdf.make_stream(content)
        elif path in held and held[path].kind == "attachment":
            _attachment(held[path].stream, content)
        elif not _GONE.match(path):
            raise CannotRewrite("a file inside the PDF is not there any more")


def _strings(group: Group, edits: Sequence[Edit]) -> None:
    """Each string with its part of the edits; what runs over several is put into the first."""
    for line in group.lines:
        own = []
        for start, end, replacement in edits:
            if start < line.end and line.start < end:
                first = start >= line.start
                low, high = max(start, line.start) - line.start, min(end, line.end) - line.start
                own.append(Edit(low, high, replacement if first else ""))
        if own:
            text = group.text[line.start : line.end]
            if line.key == "":
                raise CannotRewrite("a string of the PDF stands alone")
            line.holder[line.key] = String(edited(text, own))


def _stream(held: Held, edits: Sequence[Edit], budget: Budget) -> None:
    if held.kind == "picture":
        held.stream.write(b"\xff")
        for key in ("/DecodeParms", "/SMask", "/Mask", "/Decode"):
            if key in held.stream:
                del held.stream[key]
        held.stream["/Width"] = held.stream["/Height"] = 1
        held.stream["/ColorSpace"], held.stream["/BitsPerComponent"] = Name("/DeviceGray"), 8
        return
    data = stream_bytes(held.stream, budget) or b""
    if held.kind == "drawing" or (b"BT" in data and b"ET" in data and b"Tf" in data):
        silence(held.stream)
        return
    decoded = decode(data)
    held.stream.write(decoded.encode(edited(decoded.text, edits)) if decoded else b"")


def _attachment(stream: Stream, content: bytes) -> None:
    stream.write(content)
    if "/DecodeParms" in stream:
        del stream["/DecodeParms"]
    stream["/Params"] = Dictionary(Size=len(content))


def _without_private_data(pdf: Pdf) -> None:
    """XMP, previews and what programs keep for themselves: they repeat what was taken out."""
    for one in pdf.objects:
        if isinstance(one, Dictionary | Stream):
            for key in _PRIVATE:
                if key in one and isinstance(one[key], Dictionary | Stream | Array | String):
                    del one[key]
