"""Numbers of a spreadsheet as a person sees them: dates, and identifiers with their zeros.

A national number that was typed as a number has lost its leading zero, and its dots are in the
format only: `00"."00"."00"-"000"."00`. Amounts keep their plain digits.
"""

from datetime import datetime, timedelta

import regex as re

_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_FORMAT = re.compile(
    r'<(?:\w+:)?numFmt\b[^<>]*?\bnumFmtId="([0-9]{1,6})"[^<>]*?\bformatCode="([^"]*)"'
)
_CELLS = re.compile(r"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(r"<(?:\w+:)?xf\b([^<>]*)>")
_ID = re.compile(r'\bnumFmtId="([0-9]{1,6})"')
_NO_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|&quot;.*?&quot;|General', re.IGNORECASE)
_EPOCHS = (datetime(1899, 12, 30), datetime(1904, 1, 1))  # noqa: DTZ001 - a sheet's days have no zone
_LAST = 2_958_465  # 31 December 9999
MAX_MASK = 60  # characters of a format that are followed

Mask = tuple[str, ...]  # "0" for a digit that is always shown, "#" for another, else characters


class Styles:
    """What the styles of a workbook say about numbers. Cost: linear in the part."""

    def __init__(self, styles: str = "", *, from_1904: bool = False) -> None:
        self._epoch = _EPOCHS[from_1904]
        codes = {int(m[1]): _unescaped(m[2]) for m in _FORMAT.finditer(styles)}
        cells = _CELLS.search(styles)
        self._by_style: dict[str, str | Mask] = {}  # those that show numbers in a way of their own
        for index, style in enumerate(_STYLE.finditer(cells[0]) if cells else ()):
            number = _ID.search(style[1])
            kind = _kind(int(number[1]) if number else 0, codes)
            if kind is not None:
                self._by_style[str(index)] = kind

    def shown(self, value: str, style: str | None) -> str:
        """A number as a person sees it; what is no number as it is."""
        kind = self._by_style.get(style) if style else None
        if kind is None and value[-2:] != ".0" and "E" not in value and "e" not in value:
            return value
        try:
            number = float(value)
        except ValueError:
            return value
        if kind == "date" and 0 < number < _LAST:
            day = self._epoch + timedelta(days=number)
            return day.strftime("%d/%m/%Y") if number >= 1 else day.strftime("%H:%M")
        whole = number.is_integer() and abs(number) < 1e20
        if whole and isinstance(kind, tuple) and number >= 0:
            return _masked(str(int(number)), kind)
        return str(int(number)) if whole else value


def _kind(number: int, codes: dict[int, str]) -> str | Mask | None:
    if number in _DATES:
        return "date"
    code = codes.get(number, "")
    if not code:
        return None
    bare = _NO_DATE.sub("", code.partition(";")[0]).lower()
    if any(letter in bare for letter in "yd") or ("m" in bare and "h" in bare):
        return "date"
    return _mask(code.partition(";")[0])


def _mask(code: str) -> Mask | None:
    """Digits and what stands between them; None for amounts and what else is not followed."""
    found: list[str] = []
    at = 0
    while at < min(len(code), MAX_MASK):
        char = code[at]
        if char == '"':
            end = code.find('"', at + 1)
            if end < 0:
                return None
            found.append(code[at + 1 : end])
            at = end
        elif char == "\\" and at + 1 < len(code):
            found.append(code[at + 1])
            at += 1
        elif char in "0#?":
            found.append("0" if char == "0" else "#")
        elif char in "-/() ":
            found.append(char)
        else:  # decimals, thousands, colours, scientific notation
            return None
        at += 1
    return tuple(found) if found.count("0") > 1 else None


def _masked(digits: str, mask: Mask) -> str:
    """The digits in the places of the mask, from the right."""
    digits = digits.zfill(mask.count("0"))
    left = mask.count("0") + mask.count("#")
    out: list[str] = []
    for one in reversed(mask):
        if one in ("0", "#"):
            left -= 1
            cut = len(digits) if left == 0 else 1
            out.append(digits[len(digits) - cut :])
            digits = digits[: len(digits) - cut]
        else:
            out.append(one)
    return "".join(reversed(out))


def _unescaped(code: str) -> str:
    return (
        code.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
