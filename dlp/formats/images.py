"""Pictures: PNG, JPEG, TIFF, WebP and BMP. Text by Tesseract, metadata, and what hangs behind.

The size in the header is held against `max_pixels` before one pixel is decoded. Writing paints over
the words that must go, drops all metadata (with the small preview in it) and keeps the format.
"""

import hashlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple

from PIL import ExifTags, Image, ImageDraw, ImageOps, UnidentifiedImageError

from dlp.data import Incomplete, Location
from dlp.formats import image_bytes, ocr
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Embedded,
    Format,
    Found,
    Rewrite,
    Slot,
)

METADATA, BEHIND = "metadata", "behind"
MAX_FRAMES_READ = 200  # pictures in one file that are decoded; more is Incomplete
PAINT: dict[str, Any] = {"1": 0, "L": 0, "LA": (0, 255), "RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255)}
_PADDING = 2  # pixels around a word that are painted too
_UTF16_TAGS = {0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}  # Windows' title, comment, author, ...
_ORIENTATION = 0x0112
_SUB_IFDS = (0x8769, 0x8825, 0xA005)  # Exif, GPS, interoperability
_DECODER_ERRORS = (  # what Pillow raises on damaged files
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError),
    *(OverflowError, AttributeError, ZeroDivisionError, RuntimeError, MemoryError),
    UnidentifiedImageError,
    Image.DecompressionBombError,
)

Image.MAX_IMAGE_PIXELS = None  # Budget decides, with a limit that is a setting and is named


class _Kind(NamedTuple):
    name: str
    pillow: str
    media_types: tuple[str, ...]


KINDS = (
    _Kind("png", "PNG", ("image/png", "image/apng")),
    _Kind("jpg", "JPEG", ("image/jpeg",)),
    _Kind("tiff", "TIFF", ("image/tiff",)),
    _Kind("webp", "WEBP", ("image/webp",)),
    _Kind("bmp", "BMP", ("image/bmp", "image/x-ms-bmp")),
)


def read(kind: _Kind, content: bytes, budget: Budget) -> Iterator[Found]:
    """Text of every picture in the file, its metadata, and bytes behind the end.

    Raises: Damaged; LimitReached for pixels, pages, time.
    """
    with _open(kind, content, budget) as image:
        if text := _metadata(kind, image, content):
            yield Slot(METADATA, text)
        frames = _frames(image)
        for number in range(1, min(frames, MAX_FRAMES_READ) + 1):
            path, location = _place(number, frames)
            budget.spend("pages")
            frame = _frame(image, number, budget)
            found = read_picture(frame, path, budget, dpi=_dpi(image), location=location)
            if found is not None:
                yield found
        if frames > MAX_FRAMES_READ:
            detail = f"{frames:,} pictures in one file; {MAX_FRAMES_READ} are read"
            yield Incomplete("", "limit", detail)
    if not image_bytes.is_whole(kind.name, content):
        yield Incomplete("", "damaged", "the picture is cut short")
    rest = image_bytes.behind(kind.name, content)
    if rest:
        printable = image_bytes.printable(rest)
        if image_bytes.is_small_trailer(rest):
            if printable:
                yield Slot(BEHIND, printable)
        else:
            yield Embedded(f"{BEHIND}/1", rest)


def read_picture(
    image: Image.Image,
    path: str,
    budget: Budget,
    *,
    dpi: int | None = None,
    location: Location | None = None,
) -> Slot | Incomplete | None:
    """The text of one decoded picture, or why there is none; None where nothing stands."""
    try:
        found = recognised(image, budget, dpi)
    except ocr.OcrMissing as missing:
        return Incomplete(path, "ocr-missing", str(missing))
    except ocr.OcrFailed as failed:
        return Incomplete(path, "limit", f"{failed}; max_ocr_s = {budget.limit('ocr_s'):g}")
    if not found.text:
        return None
    return Slot(path, found.text, ((0, location),) if location else ())


def recognised(image: Image.Image, budget: Budget, dpi: int | None) -> ocr.Recognised:
    """Recognised text, remembered in the budget of the request: writing asks again."""
    grey, factor = ocr.prepared(image)
    key = hashlib.blake2b(grey.tobytes(), digest_size=16)
    key.update(repr((grey.size, factor, dpi)).encode())
    known = budget.memo.get(key.digest())
    if not isinstance(known, ocr.Recognised):
        seconds = min(budget.limit("ocr_s"), budget.seconds_left)
        dots = dpi // factor if dpi else None
        known = ocr.recognise(grey, dpi=dots, seconds=seconds).scaled(factor)
        budget.memo[key.digest()] = known
    budget.tick()
    return known


def write(kind: _Kind, content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The picture with the words painted over and without metadata.

    Raises: CannotRewrite when an edit is in what is behind the picture, or a frame is not painted.
    """
    if unknown := [p for p in rewrite.files if not p.startswith(f"{BEHIND}/")]:
        raise CannotRewrite(f"{len(unknown)} changed files are not in the picture")
    with _open(kind, content, budget) as image:
        frames = _frames(image)
        if frames > MAX_FRAMES_READ:
            raise CannotRewrite(f"{frames:,} pictures in one file")
        dpi = _dpi(image)
        painted, edited = [], 0
        for number in range(1, frames + 1):
            path, _ = _place(number, frames)
            frame = _frame(image, number, budget, copy=frames > 1)
            boxes = []
            for edit in rewrite.edits.get(path, ()):
                edited += 1
                boxes += recognised(frame, budget, dpi).boxes(edit.start, edit.end)
            painted.append(paint(frame, boxes) if boxes else frame)
        if edited == 0 and kind.name == "jpg":
            return _without_metadata(image, content)
        info: dict[str, Any] = {k: image.info[k] for k in ("dpi", "icc_profile") if k in image.info}
        return _save(kind, painted, info, image.info.get("compression"))


def paint(image: Image.Image, boxes: list[ocr.Box]) -> Image.Image:
    """A copy with black boxes. Colours of a palette become full colours."""
    if image.mode not in PAINT:
        has_alpha = "A" in image.getbands() or "transparency" in image.info
        image = image.convert("RGBA" if has_alpha else "RGB")
    else:
        image = image.copy()
    draw = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        place = (left - _PADDING, top - _PADDING, right + _PADDING - 1, bottom + _PADDING - 1)
        draw.rectangle(place, fill=PAINT[image.mode])
    return image


def _open(kind: _Kind, content: bytes, budget: Budget) -> Image.Image:
    """The picture, header read and its size held against the limit; nothing decoded yet."""
    try:
        image = Image.open(BytesIO(content), formats=(kind.pillow,))
    except _DECODER_ERRORS:
        raise Damaged(f"not a {kind.name} picture that can be read") from None
    budget.check("pixels", image.width * image.height)
    return image


def _frames(image: Image.Image) -> int:
    try:
        return max(1, int(getattr(image, "n_frames", 1)))
    except _DECODER_ERRORS:
        raise Damaged("the list of pictures in the file cannot be read") from None


def _place(number: int, frames: int) -> tuple[str, Location | None]:
    if frames == 1:
        return "picture", None
    return f"page/{number}", Location(page=number)


def _frame(image: Image.Image, number: int, budget: Budget, *, copy: bool = False) -> Image.Image:
    """One decoded picture, upright as its EXIF asks for. Raises: Damaged when it is cut short.

    Without `copy` it may be `image` itself, good until the next frame is asked for.
    """
    try:
        if number > 1 or image.tell() != number - 1:
            image.seek(number - 1)
        budget.check("pixels", image.width * image.height)
        image.load()
        if image.getexif().get(_ORIENTATION, 1) in range(2, 9):
            return ImageOps.exif_transpose(image)
        return image.copy() if copy else image
    except _DECODER_ERRORS:
        raise Damaged(f"picture {number} cannot be decoded") from None


def _dpi(image: Image.Image) -> int | None:
    """Dots an inch as the file says, None where that cannot be."""
    said: Any = image.info.get("dpi")
    try:
        dots = round(float(said[0]))
    except (TypeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return None
    return dots if 72 < dots <= 1_200 else None


def _metadata(kind: _Kind, image: Image.Image, content: bytes) -> str:
    """EXIF, XMP, IPTC, comments and text chunks, one a line."""
    lines: list[str] = []
    try:
        exif = image.getexif()
        tables = [dict(exif.items()), *(dict(exif.get_ifd(tag)) for tag in _SUB_IFDS)]
    except _DECODER_ERRORS:
        tables = []
        lines.append(image_bytes.printable(image.info.get("exif", b"")))
    for table in tables:
        for tag, value in table.items():
            name = ExifTags.TAGS.get(tag) or ExifTags.GPSTAGS.get(tag) or f"tag {tag}"
            if text := _said(tag, value):
                lines.append(f"{name}: {text}")
    for key, value in sorted(image.info.items(), key=lambda item: str(item[0])):
        if key in ("exif", "icc_profile", "dpi", "transparency", "compression", "jfif_version"):
            continue
        if isinstance(value, str | bytes) and (text := _said(0, value)):
            lines.append(f"{key}: {text}")
    lines.extend(image_bytes.blocks(kind.name, content))
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _said(tag: int, value: object) -> str:
    """A value of a tag as text; numbers alone say nothing, but GPS places are joined."""
    if isinstance(value, bytes):
        if tag in _UTF16_TAGS:
            return value.decode("utf-16-le", "replace").strip("\0")
        return image_bytes.printable(value)
    if isinstance(value, str):
        return value.strip("\0 ")
    if (
        isinstance(value, tuple | list)
        and value
        and isinstance(value[0], int)
        and tag in _UTF16_TAGS
    ):
        return bytes(byte & 255 for byte in value).decode("utf-16-le", "replace").strip("\0")
    if isinstance(value, tuple | list):
        return " ".join(filter(None, (_said(tag, one) for one in value[:1_000])))
    return ""


def _without_metadata(image: Image.Image, content: bytes) -> bytes:
    """A JPEG with the same pixels, bit by bit, and nothing else; turned ones are decoded."""
    try:
        orientation = image.getexif().get(_ORIENTATION, 1)
    except _DECODER_ERRORS:
        orientation = 1
    stripped = image_bytes.bare_jpeg(content)
    if stripped is None or orientation not in (0, 1):
        return _save(KINDS[1], [ImageOps.exif_transpose(image)], {}, None)
    return stripped


def _save(
    kind: _Kind, frames: list[Image.Image], info: dict[str, Any], compression: str | None
) -> bytes:
    """The frames in the format they came in. Raises: CannotRewrite."""
    out = BytesIO()
    options: dict[str, Any] = dict(info)
    if kind.name == "jpg":
        frames = [f if f.mode in ("L", "RGB", "CMYK") else f.convert("RGB") for f in frames[:1]]
        options |= {"quality": 90, "subsampling": 0}
    elif kind.name == "webp":
        options |= {"quality": 92}
    elif kind.name == "tiff":
        bilevel = all(frame.mode == "1" for frame in frames)
        kept = compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits")
        options["compression"] = "group4" if bilevel else compression if kept else "tiff_lzw"
    if kind.name == "bmp":
        frames = [f if f.mode in ("1", "L", "P", "RGB") else f.convert("RGB") for f in frames]
        options.pop("icc_profile", None)
    if len(frames) > 1:
        options |= {"save_all": True, "append_images": [_bare(frame) for frame in frames[1:]]}
    try:
        _bare(frames[0]).save(out, kind.pillow, **options)
    except _DECODER_ERRORS:
        raise CannotRewrite(f"the {kind.name} picture cannot be saved again") from None
    return out.getvalue()


def _bare(frame: Image.Image) -> Image.Image:
    """The pixels with their palette and nothing that came along in the file."""
    kept: dict[Any, Any] = {
        k: frame.info[k] for k in ("transparency", "duration") if k in frame.info
    }
    bare = frame.copy()
    bare.info = kept
    if hasattr(bare, "tag_v2"):
        bare = Image.frombytes(frame.mode, frame.size, frame.tobytes())
    return bare


PNG, JPG, TIFF, WEBP, BMP = (
    Format(kind.name, kind.media_types, partial(read, kind), partial(write, kind)) for kind in KINDS
)
