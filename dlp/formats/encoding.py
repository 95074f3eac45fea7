"""Bytes as text: which encoding they are in, and text back into the same bytes.

By byte order mark, else UTF-8, else UTF-16 without a mark, else the Western code pages by the
letters they give, else what charset-normalizer reads in the first part. Newlines stay as they are.
"""

import codecs
from dataclasses import dataclass, field

import charset_normalizer
import regex as re

# Longest first: the mark of UTF-32 begins like that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In no text but by accident. ESC colours terminals, RS ends records of JSON (RFC 7464, SignalR).
_CONTROLS = bytes([*range(9), *range(14, 27), 28, 29, 31])
_ASCII = bytes(range(128))
_WESTERN = ("cp1252", "cp850", "mac_roman")
_WEIGHTS = {  # how likely each is in our languages
    **dict.fromkeys("éèëêàâäçïîôöùûüßœÉÈÀÇ€’‘“”«»–—…°§\xa0", 1.0),
    **dict.fromkeys("áãåæìíñòóõøúÿÂÄÁÅÆÊËÎÏÑÔÖØÙÛÜ²³µ·", 0.5),
}
_SAMPLE = 65_536  # bytes that are looked at to tell binary content and the encoding
MAX_CONTROLS = 0.002  # share of control characters above which content is no text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and how to write text back in its way."""

    text: str = field(repr=False)
    encoding: str
    mark: bytes = b""  # byte order mark
    errors: str = "strict"  # surrogateescape where single bytes are wrong: they come back as sent

    def encode(self, text: str) -> bytes:
        """The text as bytes of the same form. Raises: UnicodeEncodeError."""
        return self.mark + text.encode(self.encoding, self.errors)


def decode(content: bytes) -> Decoded | None:
    """The text of a file, None when it is no text.

    Bytes that are wrong in their encoding become lone surrogates and come back as they were.
    Cost: linear.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            errors = "surrogateescape" if encoding == "utf-8" else "surrogatepass"
            try:
                return Decoded(
                    content[len(mark) :].decode(encoding, errors), encoding, mark, errors
                )
            except UnicodeDecodeError:
                return None  # half a unit at the end: what follows the mark is no text
    if (wide := _wide(content)) is not None:
        return wide
    if not is_texty(content):
        return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _narrow(content)


def is_texty(content: bytes) -> bool:
    """False where control characters say that bytes are no text of an 8-bit encoding."""
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return controls <= len(content) * MAX_CONTROLS


def _wide(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = content[:4_096]
    if len(content) % 2 or sample.count(0) < len(sample) // 4:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > len(zeros) // 2:
            try:
                text = content.decode(encoding, "surrogatepass")
            except UnicodeDecodeError:
                continue
            if not _CONTROL_CHARS.search(text[:_SAMPLE]):
                return Decoded(text, encoding, errors="surrogatepass")
    return None


_CONTROL_CHARS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _narrow(content: bytes) -> Decoded:
    """An 8-bit encoding, or UTF-8 with single wrong bytes in it."""
    escaped = content.decode("utf-8", "surrogateescape")
    wrong = len(_ESCAPED.findall(escaped))
    right = len(_BEYOND_ASCII.findall(escaped)) - wrong
    if right > 4 * wrong:
        return Decoded(escaped, "utf-8", errors="surrogateescape")
    high = content.translate(None, _ASCII)[:_SAMPLE]
    best, share = "", 0.7
    for encoding in _WESTERN:
        text = high.decode(encoding, "replace")
        letters = sum(_WEIGHTS.get(char, 0.0) for char in text) / max(1, len(text))
        if letters > share:
            best, share = encoding, letters + 0.05  # a later one must be clearly better
    if not best:
        guessed = charset_normalizer.from_bytes(content[:_SAMPLE], steps=5).best()
        best = guessed.encoding if guessed is not None else "cp1252"
    for encoding in (best, "cp1252", "latin-1"):
        try:
            text = content.decode(encoding)
            if text.encode(encoding) == content:
                return Decoded(text, encoding)
        except (UnicodeError, LookupError):
            continue
    return Decoded(content.decode("latin-1"), "latin-1")


_ESCAPED = re.compile(r"[\udc80-\udcff]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
