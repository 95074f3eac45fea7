"""Pictures for the tests, made by Pillow."""

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFont

PILLOW = {"png": "PNG", "jpg": "JPEG", "tiff": "TIFF", "webp": "WEBP", "bmp": "BMP"}


def letter(*lines: str, dpi: int = 200, size: float = 11, mode: str = "RGB") -> Image.Image:
    """Clean print on white."""
    font = ImageFont.load_default(size * dpi / 72)
    page = Image.new(mode, (int(6 * dpi), int((len(lines) + 2) * size * dpi / 72 * 1.7)), "white")
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines, 1):
        draw.text((dpi // 3, number * size * dpi / 72 * 1.6), line, fill="black", font=font)
    return page


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, PILLOW[kind], **options)
    return out.getvalue()
