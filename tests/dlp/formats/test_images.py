"""Pictures: text by Tesseract, metadata, what hangs behind, and boxes that are burnt in."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageOps, PngImagePlugin

from dlp.data import Incomplete
from dlp.formats import images, ocr
from dlp.formats.base import Budget, CannotRewrite, Damaged, Format, LimitReached, Rewrite
from dlp.limits import FileLimits
from tests import components
from tests.dlp.formats.pictures import letter, saved
from tests.dlp.formats.values import (
    IBAN,
    MAIL,
    NRN,
    bare,
    edits_for,
    everything,
    patient,
    read,
    redacted,
    slots,
)

FORMATS = {
    "png": images.PNG,
    "jpg": images.JPG,
    "tiff": images.TIFF,
    "webp": images.WEBP,
    "bmp": images.BMP,
}


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    components.require("tesseract")


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_is_read_and_painted_over_in_its_own_format(kind: str) -> None:
    content = saved(
        letter(f"Rijksregisternummer {NRN} van de aanvrager", "Gemeente Voorbeeld"), kind
    )
    found = read(FORMATS[kind], content)
    assert bare(NRN) in everything(found)
    clean = redacted(FORMATS[kind], content, {NRN: "<X>"})
    again = read(FORMATS[kind], clean)
    assert bare(NRN)[:6] not in everything(again)
    assert "gemeentevoorbeeld" in everything(again)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(clean)) as after:
        assert (before.size, before.format) == (after.size, after.format)


def test_lines_of_a_table_keep_their_columns() -> None:
    page = letter(
        "Naam                                   Rijksregister",
        f"Test                                    {NRN}",
    )
    (text,) = slots(read(images.PNG, saved(page, "png"))).values()
    assert "\t" in text.splitlines()[0]


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = f"foto van {IBAN}"
    exif[0x9C9C] = MAIL.encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + NRN.encode()
    return exif.tobytes()


def _png_text() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", IBAN)
    info.add_text("Author", MAIL, zip=True)
    info.add_itxt("Note", NRN, zip=True)
    return saved(Image.new("L", (20, 20), 200), "png", pnginfo=info)


def _png_hidden_chunk() -> bytes:
    plain = saved(Image.new("L", (20, 20), 200), "png")
    data = f"{IBAN} {MAIL} {NRN}".encode()
    chunk = struct.pack(">I", len(data)) + b"roLa" + data
    chunk += struct.pack(">I", zlib.crc32(b"roLa" + data))
    return plain[:33] + chunk + plain[33:]


def _jpg_blocks() -> bytes:
    plain = saved(Image.new("L", (20, 20), 200), "jpg", comment=IBAN.encode(), exif=_exif())
    iptc = b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + MAIL.encode()
    return plain[:2] + b"\xff\xed" + struct.pack(">H", len(iptc) + 2) + iptc + plain[2:]


ALL = f"{IBAN} {MAIL} {NRN}".encode()


def dot(kind: str, **options: Any) -> bytes:
    return saved(Image.new("RGB", (20, 20), "red"), kind, **options)


METADATA: dict[str, tuple[str, Callable[[], bytes]]] = {
    "exif of a JPEG": ("jpg", lambda: dot("jpg", exif=_exif())),
    "exif of a PNG": ("png", lambda: dot("png", exif=_exif())),
    "exif of a WebP": ("webp", lambda: dot("webp", exif=_exif())),
    "tags of a TIFF": ("tiff", lambda: dot("tiff", exif=_exif())),
    "text chunks": ("png", _png_text),
    "a private chunk": ("png", _png_hidden_chunk),
    "comment and IPTC": ("jpg", _jpg_blocks),
    "behind the end": ("png", lambda: dot("png") + b"\n" + ALL),
    "behind a JPEG": ("jpg", lambda: dot("jpg") + b"\n" + ALL),
    "XMP": ("webp", lambda: dot("webp", xmp=b"<x>" + ALL + b"</x>")),
}


@pytest.mark.parametrize(("kind", "make"), METADATA.values(), ids=METADATA)
def test_metadata_is_read_and_does_not_come_back(kind: str, make: Callable[[], bytes]) -> None:
    content = make()
    text = everything(read(FORMATS[kind], content))
    assert all(bare(value) in text for value in (IBAN, MAIL, NRN))
    clean = redacted(FORMATS[kind], content, {IBAN: "<1>", MAIL: "<2>", NRN: "<3>"})
    assert not any(
        bare(value) in everything(read(FORMATS[kind], clean)) for value in (IBAN, MAIL, NRN)
    )
    for value in (IBAN, MAIL, NRN):
        assert value.encode() not in clean
        assert value.encode("utf-16-le") not in clean


def test_a_jpeg_that_loses_only_metadata_keeps_its_pixels() -> None:
    content = saved(letter("Niets te zien hier"), "jpg", comment=NRN.encode(), quality=80)
    clean = redacted(images.JPG, content, {NRN: "<X>"})
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(clean)) as after:
        assert before.tobytes() == after.tobytes()


def test_every_page_of_a_tiff_has_its_number() -> None:
    pages = [letter("Eerste blad"), letter(f"Tweede blad {NRN}")]
    content = saved(pages[0], "tiff", save_all=True, append_images=pages[1:])
    found = read(images.TIFF, content)
    assert bare(NRN) in bare(slots(found)["page/2"])
    clean = redacted(images.TIFF, content, {NRN: "<X>"})
    again = slots(read(images.TIFF, clean))
    assert "Eerste" in again["page/1"]
    assert "Tweede" in again["page/2"]
    assert bare(NRN) not in bare(again["page/2"])


@pytest.mark.parametrize("turn", [3, 88])
def test_turned_and_slanted_pages_are_read_and_painted_in_place(turn: int) -> None:
    lines = [f"Regel {number} van een gewone brief van de gemeente" for number in range(12)]
    lines[6] = f"Het nummer is {NRN} zoals gevraagd"
    page = letter(*lines).rotate(
        turn, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )
    content = saved(page, "png")
    assert bare(NRN) in everything(read(images.PNG, content))
    clean = redacted(images.PNG, content, {NRN: "<X>"})
    text = everything(read(images.PNG, clean))
    assert bare(NRN)[2:8] not in text
    assert "gewonebriefvandegemeente" in text


def test_screen_text_and_light_text_on_dark_are_read() -> None:
    small = letter(f"INSZ {NRN} en {IBAN}", dpi=96, size=9)
    assert bare(NRN) in everything(read(images.PNG, saved(small, "png")))
    dark = Image.eval(letter(f"INSZ {NRN}"), lambda value: 255 - value)
    assert bare(NRN) in everything(read(images.PNG, saved(dark, "png")))


def test_text_drawn_on_nothing_is_read() -> None:
    page = letter(f"INSZ {NRN}")
    clear = Image.new("RGBA", page.size, "black")
    clear.putalpha(ImageOps.invert(page.convert("L")))
    content = saved(clear, "png")
    assert bare(NRN) in everything(read(images.PNG, content))
    assert bare(NRN) not in everything(
        read(images.PNG, redacted(images.PNG, content, {NRN: "<X>"}))
    )


def _huge_png() -> bytes:
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (3_751 * 1_000), 9)
    out = b"\x89PNG\r\n\x1a\n"
    for name, data in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")):
        out += (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )
    return out


def test_a_huge_picture_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(LimitReached, match="max_pixels"):
        read(images.PNG, _huge_png())


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_that_is_cut_short_is_damaged(kind: str) -> None:
    content = saved(
        letter("Gemeente"), kind, **({"compression": "tiff_lzw"} if kind == "tiff" else {})
    )
    for cut in (0, 4, len(content) // 8, len(content) // 2):
        with pytest.raises(Damaged):
            read(FORMATS[kind], content[:cut])


def test_without_tesseract_a_picture_is_not_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    ocr._command.cache_clear()
    monkeypatch.setenv("PATH", "/nowhere")
    try:
        found = read(images.PNG, saved(letter("Gemeente"), "png"))
    finally:
        ocr._command.cache_clear()
    (lack,) = [one for one in found if isinstance(one, Incomplete)]
    assert lack.reason == "ocr-missing"
    assert "Tesseract" in lack.detail


def test_tesseract_is_killed_at_its_time_limit() -> None:
    page = saved(letter(*["Gemeente Voorbeeld, dienst bevolking"] * 40), "png")
    found = read(images.PNG, page, Budget(FileLimits(max_ocr_s=0.05)))
    (lack,) = [one for one in found if isinstance(one, Incomplete)]
    assert (lack.reason, lack.part) == ("limit", "picture")
    assert "max_ocr_s = 0.05" in lack.detail


def test_time_of_the_request_ends_recognition() -> None:
    with pytest.raises(LimitReached, match="max_document_s"):
        read(images.PNG, saved(letter("Gemeente"), "png"), Budget(FileLimits(max_document_s=0.0)))


def test_another_file_behind_a_picture_is_handed_on() -> None:
    zipped = b"PK\x03\x04" + b"x" * 100
    found = read(images.PNG, saved(Image.new("L", (9, 9), 9), "png") + zipped)
    assert [one.content for one in found if hasattr(one, "content")] == [zipped]


def test_a_change_that_is_nowhere_in_the_picture_is_refused() -> None:
    content = saved(Image.new("L", (9, 9), 9), "png")
    assert images.PNG.write is not None
    with pytest.raises(CannotRewrite):
        images.PNG.write(content, Rewrite({}, {"attachment/1": b""}, {}), Budget())


def test_the_same_picture_is_recognised_once_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    run = ocr._tesseract

    def counted(*args: Any, **options: Any) -> str:
        calls.append(1)
        return run(*args, **options)

    monkeypatch.setattr(ocr, "_tesseract", counted)
    content, budget = saved(letter(f"INSZ {NRN}"), "png"), patient()
    form: Format = images.PNG
    found = list(form.read(content, budget))
    assert form.write is not None
    form.write(content, Rewrite(edits_for(found, {NRN: "x"}), {}, {}), budget)
    assert len(calls) == 1
