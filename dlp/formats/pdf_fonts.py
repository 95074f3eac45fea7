"""Fonts of a PDF as far as removing text needs them: which codes, how wide, which letters.

A font of which a code's width cannot be known raises Uncertain: the page is then painted as a
picture instead of guessed at.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex as re
from pikepdf import Array, Dictionary, Name, Object, Stream

MAX_CMAP = 2_000_000  # bytes of a ToUnicode map that are read
_STANDARD = {  # beginnings of names; other fonts bring their widths
    "arial": "Helvetica",
    "helvetica": "Helvetica",
    "timesnewroman": "Times",
    "times": "Times",
    "couriernew": "Courier",
    "courier": "Courier",
    "symbol": "Symbol",
    "zapfdingbats": "ZapfDingbats",
}
_BF = re.compile(rb"(beginbfchar|beginbfrange)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


class Uncertain(Exception):
    """Which glyph stands where cannot be told; the message never quotes content."""


class Font:
    """Codes of a string, and the width of each in thousandths of the font size."""

    def __init__(self, font: Object | None) -> None:
        if not isinstance(font, Dictionary):
            raise Uncertain("a font is missing")
        self._font = font
        self.bytes = 1
        self._widths: dict[int, float] = {}
        self._default: float | None = None
        self._letters: dict[int, str] | None = None
        kind = font.get("/Subtype")
        if kind == Name("/Type0"):
            self._composite(font)
        else:
            matrix = list(font.get("/FontMatrix", [])) if kind == Name("/Type3") else []
            self._simple(font, 1_000.0 * _number(matrix[0]) if matrix else 1.0)

    def codes(self, text: bytes) -> Iterator[tuple[bytes, float]]:
        """(bytes of one code, its width). Raises: Uncertain."""
        for at in range(0, len(text), self.bytes):
            code = text[at : at + self.bytes]
            yield code, self.width(int.from_bytes(code, "big"))

    def width(self, code: int) -> float:
        """Thousandths of the font size. Raises: Uncertain when the font does not say."""
        width = self._widths.get(code, self._default)
        if width is None:
            raise Uncertain("a font has no widths")
        return width

    def text(self, shown: bytes) -> str:
        """What a string reads as, by the font's own map, else as Windows Latin."""
        if self._letters is None:
            self._letters = _to_unicode(self._font.get("/ToUnicode"))
        letters = self._letters
        if not letters and self.bytes == 1:
            return shown.decode("cp1252", "replace")
        codes = (shown[at : at + self.bytes] for at in range(0, len(shown), self.bytes))
        return "".join(
            letters.get(int.from_bytes(c, "big"), "\N{REPLACEMENT CHARACTER}") for c in codes
        )

    def _composite(self, font: Dictionary) -> None:
        if font.get("/Encoding") != Name("/Identity-H"):
            raise Uncertain("a font has an encoding of its own")
        self.bytes = 2
        (descendant,) = list(font.get("/DescendantFonts", []))[:1] or [Dictionary()]
        self._default = _number(descendant.get("/DW", 1000))
        widths = list(descendant.get("/W", []))
        at = 0
        while at + 1 < len(widths):
            first, second = int(_number(widths[at])), widths[at + 1]
            if isinstance(second, Array):
                self._widths.update(enumerate(map(_number, second), first))
                at += 2
            elif at + 2 < len(widths):
                last = min(int(_number(second)), first + 65_535)
                self._widths.update(dict.fromkeys(range(first, last + 1), _number(widths[at + 2])))
                at += 3
            else:
                break

    def _simple(self, font: Dictionary, scale: float) -> None:
        widths = font.get("/Widths")
        if isinstance(widths, Array):
            first = int(_number(font.get("/FirstChar", 0)))
            self._widths = {code: _number(w) * scale for code, w in enumerate(widths, first)}
            descriptor = font.get("/FontDescriptor")
            missing = (
                descriptor.get("/MissingWidth", 0) if isinstance(descriptor, Dictionary) else 0
            )
            self._default = _number(missing) * scale
            return
        name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1].lower()
        plain = re.sub(r"[^a-z]", "", name.split("-")[0].split(",")[0])
        family = next((std for begin, std in _STANDARD.items() if plain.startswith(begin)), None)
        if family is None:
            raise Uncertain("a font has no widths")
        bold, slanted = "bold" in name, "oblique" in name or "italic" in name
        self._widths = _standard_widths(_face(family, bold=bold, slanted=slanted))
        self._default = 500.0


def _number(value: Any) -> float:
    """A number of a PDF. Raises: Uncertain for anything else."""
    try:
        return float(value)
    except (TypeError, ValueError):
        raise Uncertain("a font has widths that are no numbers") from None


def _face(family: str, *, bold: bool, slanted: bool) -> str:
    if family in ("Symbol", "ZapfDingbats"):
        return family
    italic = "Italic" if family == "Times" else "Oblique"
    style = ("Bold" if bold else "") + (italic if slanted else "")
    if not style:
        return "Times-Roman" if family == "Times" else family
    return f"{family}-{style}"


@cache
def _standard_widths(face: str) -> dict[int, float]:
    """Widths of the fonts that every reader has, by code of Windows Latin."""
    document = pdfium.PdfDocument.new()
    font = raw.FPDFText_LoadStandardFont(document.raw, face.encode())
    width = raw.c_float()
    found = {}
    for code in range(32, 256):
        letter = ord(bytes([code]).decode("cp1252", "replace"))
        if raw.FPDFFont_GetGlyphWidth(font, letter, 1_000.0, width):
            found[code] = float(width.value)
    raw.FPDFFont_Close(font)
    document.close()
    return found


def _to_unicode(stream: Object | None) -> dict[int, str]:
    """Code to letters, as a ToUnicode map has it."""
    if not isinstance(stream, Stream):
        return {}
    letters: dict[int, str] = {}
    for kind, body in _BF.findall(stream.read_bytes()[:MAX_CMAP]):
        if kind == b"beginbfchar":
            pairs = [_hex(token[0]) for token in _TOKEN.findall(body)]
            for source, target in zip(pairs[::2], pairs[1::2], strict=False):
                letters[int.from_bytes(source, "big")] = _letters(target)
        else:
            _ranges(body, letters)
    return letters


def _ranges(body: bytes, letters: dict[int, str]) -> None:
    tokens = iter(_TOKEN.findall(body))
    for low, *_ in tokens:
        high, target = next(tokens, (b"",))[0], next(tokens, (b"", b"", b""))
        first, last = int.from_bytes(_hex(low), "big"), int.from_bytes(_hex(high), "big")
        if target[1]:
            code = first
            for one in tokens:
                if one[2]:
                    break
                letters[code] = _letters(_hex(one[0]))
                code += 1
            continue
        start = _letters(_hex(target[0]))
        for code in range(first, min(last, first + 65_535) + 1):
            if start:
                letters[code] = start[:-1] + chr(min(ord(start[-1]) + code - first, 0x10FFFF))


def _hex(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))


def _letters(target: bytes) -> str:
    return target.decode("utf-16-be", "replace")
