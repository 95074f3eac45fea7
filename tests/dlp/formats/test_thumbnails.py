"""Which pictures are thumbnails that need no reading."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dlp.formats.thumbnails import is_plain_thumbnail


def picture(kind: str, size: int = 200, **more: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", (size, size // 2), "white").save(out, kind, **more)
    return out.getvalue()


def with_text() -> bytes:
    info = PngInfo()
    info.add_text("Comment", "85.07.30-999.32")
    return picture("PNG", pnginfo=info)


PNG, JPEG = "Thumbnails/thumbnail.png", "docProps/thumbnail.jpeg"
CASES = [
    (PNG, picture("PNG"), True),
    (JPEG, picture("JPEG"), True),
    (PNG, picture("PNG", 900), False),
    (JPEG, picture("JPEG", 900), False),
    (PNG, with_text(), False),
    (JPEG, picture("JPEG", comment=b"85.07.30-999.32"), False),
    (PNG, picture("PNG") + b"more", False),
    (JPEG, picture("JPEG") + b"more", False),
    ("word/media/image1.png", picture("PNG"), False),
    (PNG, b"\x89PNG\r\n\x1a\n", False),
    (JPEG, b"\xff\xd8\xff", False),
    ("docProps/thumbnail.emf", b"x", False),
]


@pytest.mark.parametrize(("name", "content", "plain"), CASES)
def test_only_small_pictures_without_words_are_passed_over(
    name: str, content: bytes, plain: bool
) -> None:
    assert is_plain_thumbnail(name, content) is plain
