"""What is drawn on a page that was cleaned: labels where text was, or all of it as one picture."""

from collections.abc import Sequence
from io import BytesIO

from pikepdf import Dictionary, Name, Page, Pdf
from PIL import Image

from dlp.formats.pdf_content import Box
from dlp.formats.pdf_fonts import Font

QUALITY = 85  # JPEG, of a page that became a picture
_FONT = "/RoelandHelvetica"
_LEAST_SIZE = 2.0  # points of a label in a small box


def labels(pdf: Pdf, page: Page, boxes: Sequence[Sequence[Box]], words: Sequence[str]) -> None:
    """A grey box for each run that was taken out, the label in the first box of the run.

    Raises: Uncertain when the reader's Helvetica cannot be measured.
    """
    if not boxes:
        return
    helvetica = Dictionary(
        Type=Name("/Font"),
        Subtype=Name("/Type1"),
        BaseFont=Name("/Helvetica"),
        Encoding=Name("/WinAnsiEncoding"),
    )
    font = Font(helvetica)
    resources = page.obj["/Resources"]
    if "/Font" not in resources:
        resources["/Font"] = Dictionary()
    resources["/Font"][_FONT] = pdf.make_indirect(helvetica)
    out = ["Q q"]
    for run, word in zip(boxes, words, strict=True):
        for place, box in enumerate(_lines(run)):
            out.append(_drawn(box, word if place == 0 else "", font))
    out.append("Q")
    page.contents_add(b"q\n", prepend=True)
    page.contents_add("\n".join(out).encode("latin-1"))


def _lines(run: Sequence[Box]) -> list[Box]:
    """Boxes of characters joined along a line, level or upright."""
    found: list[Box] = []
    for box in run:
        last = found[-1] if found else None
        if last and (
            _overlap(last.bottom, last.top, box.bottom, box.top)
            or _overlap(last.left, last.right, box.left, box.right)
        ):
            found[-1] = Box(
                min(last.left, box.left),
                min(last.bottom, box.bottom),
                max(last.right, box.right),
                max(last.top, box.top),
            )
        else:
            found.append(box)
    return found


def _overlap(low: float, high: float, other_low: float, other_high: float) -> bool:
    shared = min(high, other_high) - max(low, other_low)
    return shared > 0.6 * min(high - low, other_high - other_low)


def _drawn(box: Box, word: str, font: Font) -> str:
    """Instructions for one box and its label, which fits in it and runs along it."""
    wide, high = box.right - box.left, box.top - box.bottom
    out = f"0.88 g {box.left:.2f} {box.bottom:.2f} {wide:.2f} {high:.2f} re f"
    if not word:
        return out
    shown = word.encode("cp1252", "replace")
    thousandths = sum(width for _, width in font.codes(shown)) or 1.0
    upright = high > 1.5 * wide and len(word) > 2
    along, across = (high, wide) if upright else (wide, high)
    size = max(_LEAST_SIZE, min(0.8 * across, 0.96 * along * 1_000 / thousandths))
    turned = "0 1 -1 0" if upright else "1 0 0 1"
    x = box.left + (0.75 * across if upright else 0.02 * along)
    y = box.bottom + (0.02 * along if upright else 0.25 * across)
    escaped = "".join(f"\\{byte:03o}" for byte in shown)
    return f"{out}\n0 g BT {_FONT} {size:.2f} Tf {turned} {x:.2f} {y:.2f} Tm ({escaped}) Tj ET"


def picture_page(pdf: Pdf, page: Page, image: Image.Image) -> None:
    """The page as one picture; text, notes and fields on it are gone."""
    packed = BytesIO()
    grey = image.convert("L")
    if image.mode == "RGB" and _is_grey(image):
        image = grey
    image.save(packed, "JPEG", quality=QUALITY, dpi=(200, 200))
    stream = pdf.make_stream(packed.getvalue())
    stream["/Type"], stream["/Subtype"] = Name("/XObject"), Name("/Image")
    stream["/Width"], stream["/Height"] = image.size
    stream["/ColorSpace"] = Name("/DeviceGray" if image.mode == "L" else "/DeviceRGB")
    stream["/BitsPerComponent"] = 8
    stream["/Filter"] = Name("/DCTDecode")
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    wide, high = abs(right - left), abs(top - bottom)
    if int(page.obj.get("/Rotate", 0)) % 180:
        wide, high = high, wide
    for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/Annots", "/Group"):
        if key in page.obj:
            del page.obj[key]
    page.obj["/Rotate"] = 0  # a parent may say otherwise
    page.obj["/MediaBox"] = [0, 0, wide, high]
    page.obj["/CropBox"] = [0, 0, wide, high]
    page.obj["/Resources"] = Dictionary(XObject=Dictionary({"/Page": stream}))
    drawing = f"q {wide:.3f} 0 0 {high:.3f} 0 0 cm /Page Do Q"
    page.obj["/Contents"] = pdf.make_stream(drawing.encode())


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.reduce(4).split()
    return red.tobytes() == green.tobytes() == blue.tobytes()
