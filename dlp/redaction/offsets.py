"""Offsets in code points to the unit a caller counts in."""

from collections.abc import Sequence

from dlp.data import OffsetUnit


def convert(text: str, offsets: Sequence[int], unit: OffsetUnit) -> list[int]:
    """The same places in another unit.

    Args:
        text: the part as the caller sent it.
        offsets: code points into it, never decreasing, each from 0 to len(text).
        unit: "codepoint", "utf16" (code units, as JavaScript counts) or "byte" (UTF-8).
    Returns:
        One number per offset. A lone surrogate is one UTF-16 unit and three bytes.
    Raises:
        ValueError: an offset is outside the text or lower than the one before it.
    Cost: linear in text and offsets; for ASCII nothing is counted.
    """
    converted, before, count = [], 0, 0
    plain = unit == "codepoint" or text.isascii()
    for offset in offsets:
        if not before <= offset <= len(text):
            raise ValueError("offsets must not decrease, nor pass the end of the text")
        count += offset - before if plain else _size(text[before:offset], unit)
        before = offset
        converted.append(count)
    return converted


def _size(text: str, unit: OffsetUnit) -> int:
    if unit == "utf16":
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text.encode("utf-8", "surrogatepass"))
