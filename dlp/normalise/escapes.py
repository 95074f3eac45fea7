"""Escapes: HTML entities, percent encoding, escapes of JSON and programs, quoted-printable.

Each is decoded in its place and leads back to exactly the characters that spell it. An escape is
worth a reading when it stands for a letter, a digit or a sign that identifiers hold, or when it
touches a digit; line breaks and quotes in program text are not.
"""

import html.entities
import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

GAP = 200  # characters between two escapes that are read together
MIN_DIGITS = 6  # in and around escaped signs; fewer make no identifier

_HEX = "[0-9A-Fa-f]"
_CODE = rf"{_HEX}{{2}}(?!{_HEX})"
_ESCAPE = re.compile(
    r"[&%\\=](?:"
    rf"(?<=&)(?:#(?:[0-9]{{1,7}}|[xX]{_HEX}{{1,6}});?|[A-Za-z]{{2,31}}[0-9]{{0,2}};)"
    rf"|(?<=%)(?:{_HEX}{{2}}(?:%{_HEX}{{2}}){{0,999}}|u{_HEX}{{4}})"
    rf"|(?<=\\)(?:u{_HEX}{{4}}(?:\\u[dD][c-fC-F]{_HEX}{{2}})?|u\{{{_HEX}{{1,6}}\}}|U{_HEX}{{8}}"
    rf"|x{_HEX}{{2}}(?:\\x{_HEX}{{2}}){{0,999}}"
    rf"|(?:0000)?{_CODE}(?:[ ]?\\(?:0000)?{_CODE}){{3,999}}"
    rf"|[0-3][0-7]{{2}}(?:\\[0-3][0-7]{{2}}){{0,999}}"
    r"|\r?\n|[nrt/\"\\.\-@_])"
    r"|(?<==)(?:[0-9A-F]{2}(?:=[0-9A-F]{2}){0,999}|[ \t]{0,3}\r?\n))"
)
_QUOTED_PRINTABLE = re.compile(
    r"=(?:[0-9A-F]{2}=[0-9A-F]{2}|3D|\r?\n|20\r?\n|(?<=[A-Za-z0-9]=)(?:40|2E)(?=[A-Za-z]))"
)
_CONTROL = {"n": "\n", "r": "\r", "t": "\t"}
_OCTAL = re.compile(r"(?:\\[0-3][0-7]{2})+")
_HEX_CODE = re.compile(r"\\(?:0000)?([0-9A-Fa-f]{2})[ ]?")  # of LDAP and style sheets
_TWICE = re.compile(rf"(?:40|2[dDeEfF]|3[0-9])(?!{_HEX})|40[a-z]")
_SIGNS = "@.-/+_:\x1b"  # the last begins a colour of a terminal
_OF_PATTERNS = ("\\.", "\\-")  # of grep and sed: "85\\.07\\.30-999\\.32"
_MOST = 0x10FFFF

Char = tuple[str, int]  # a decoded character (or none), the length of what spells it


def readings(body: str, hints: Hints) -> Iterator[Reading]:
    """Every stretch with escapes that may matter, decoded. Cost: linear in the text."""
    begin = _first(body, hints.at.get("escape", ()))
    if begin is None:
        return
    quoted = _QUOTED_PRINTABLE.search(body, begin) is not None
    reading: Reading | None = None
    done, letters = 0, False  # body read so far; whether letters or digits were escaped
    for match in _ESCAPE.finditer(body, begin):
        start, end = match.span()
        if body[start] == "=" and not quoted:
            continue
        if reading is not None and start - done > GAP:
            if _finished(reading, done, letters):
                yield reading
            reading = None
        chars = _decoded(match[0])
        spells = any(char.isalnum() for char, _ in chars)
        if reading is None:
            if not (spells or _telling(body, start, end, chars)):
                continue
            reading, done, letters = Reading(body, start, done), start, False
        reading.keep(done, start)
        for char, width in chars:
            reading.put(char, start, start + width)
            start += width
        done, letters = end, letters or spells
    if reading is not None and _finished(reading, done, letters):
        yield reading


def _first(body: str, hints: "list[int] | tuple[()]") -> int | None:
    return next((at for at in hints if _ESCAPE.match(body, at)), None)


def _telling(body: str, start: int, end: int, chars: list[Char]) -> bool:
    """True for a sign that identifiers hold, and for an escape that touches a digit."""
    if chars[-1][0] == "&" and body[end : end + 1] == "#":  # "&amp;#56;": escaped twice
        return True
    if chars[-1][0] == "%" and _TWICE.match(body, end):  # "%2540"
        return True
    if body[start : start + 2] not in _OF_PATTERNS and any(c and c in _SIGNS for c, _ in chars):
        return True
    return body[max(0, start - 1) : start].isdigit() or body[end : end + 1].isdigit()


def _finished(reading: Reading, done: int, letters: bool) -> bool:
    """Add what follows; True when the whole can hold what the body does not show."""
    last = reading.length + 1  # "\\n85": the value begins right behind the escape
    reading.finish(done)
    reading.last = min(last, reading.length)
    text = reading.text
    return (
        letters or "@" in text or "%40" in text or sum(map(text.count, "0123456789")) >= MIN_DIGITS
    )


def _decoded(escape: str) -> list[Char]:
    """What an escape, or a run of escaped bytes, stands for."""
    kind = escape[:2]
    if escape[0] == "&":
        return [(_entity(escape), len(escape))]
    if kind in ("%u", "\\u", "\\U"):
        return _unicode(escape)
    if escape[0] == "%":
        return _bytes(bytes.fromhex(escape.replace("%", "")), 3)
    if kind == "\\x":
        return _bytes(bytes.fromhex(escape.replace("\\x", "")), 4)
    if _OCTAL.fullmatch(escape):
        codes = [int(code, 8) for code in escape[1:].split("\\")]
        return _bytes(bytes(code & 0xFF for code in codes), 4)
    if escape[0] == "\\" and escape[1] in "0123456789abcdefABCDEF":
        return [
            (chr(int(one[1], 16)), one.end() - one.start()) for one in _HEX_CODE.finditer(escape)
        ]
    if escape[0] == "\\" and escape[1] in "\r\n":  # a shell goes on with the line
        return [("", len(escape))]
    if escape[0] == "\\":
        return [(_CONTROL.get(escape[1], escape[1]), 2)]
    if escape[1] in " \t\r\n":
        return [("", len(escape))]
    return _bytes(bytes.fromhex(escape.replace("=", "")), 3)


def _entity(escape: str) -> str:
    name = escape[1:]
    if name[0] != "#":
        return html.entities.html5.get(name, escape)
    digits = name[1:].rstrip(";")
    code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    return chr(code) if 0 < code <= _MOST else ""


def _unicode(escape: str) -> list[Char]:
    digits = escape[2:].strip("{}")
    if "\\" in digits:
        high, low = (int(half, 16) for half in digits.split("\\u"))
        if 0xD800 <= high < 0xDC00:
            return [(chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00), len(escape))]
        return [(chr(high), 6), (chr(low), 6)]
    code = int(digits, 16)
    return [(chr(code) if 0 < code <= _MOST else "", len(escape))]


def _bytes(data: bytes, width: int) -> list[Char]:
    """The characters of a run of bytes: UTF-8, else Latin-1."""
    if data.isascii():
        return [(chr(code), width) for code in data]
    try:
        return [(char, width * len(char.encode())) for char in data.decode()]
    except UnicodeDecodeError:
        return [(char, width) for char in data.decode("latin-1")]
