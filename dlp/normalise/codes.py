"""Characters given by their numbers or signs: "fromCharCode(56, 53)", "chr(56) + chr(53)", bits,
"U+0038", Morse and braille; whole numbers and network addresses written in base 16.

Names of functions and of codes announce rows of decimal codes; the others are known by their form.
"""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

FAR = 60  # characters between what announces a row of codes and its first
LEAST = 8  # characters that a row stands for
PLAIN = range(32, 127)  # the codes of what identifiers hold
DIGITS = range(9, 12)  # of a whole number that may be a national number, zeros lost
REGISTER = 11  # digits of a national number
BITS = 8  # of a character

_CODE = r"[0-9]{2,3}"
_BETWEEN = (
    r"(?:[ \t]{0,2}[,;+|][ \t\r\n]{0,12}|[ \t]{1,3}"
    r"|[ \t]?\)[ \t]{0,2}(?:[&+.,;]|\|\||\.\.)[ \t\r\n]{0,12}[A-Za-z_.$]{1,24}\([ \t]?)"
)
_ROW = re.compile(rf"(?<![0-9.,]){_CODE}(?:{_BETWEEN}{_CODE}){{{LEAST - 1},400}}(?![0-9])")
_CODES = re.compile(_CODE)
_BYTES = re.compile(r"[01]{8}(?:[ ,;_\-]{0,2}[01]{8}){6,400}(?![01])")
_BYTE = re.compile(r"[01]{8}")
_POINTS = re.compile(r"[uU]\+[0-9A-Fa-f]{4}(?:[ ,;]{0,2}[uU]\+[0-9A-Fa-f]{4}){6,400}")
_POINT = re.compile(r"\+([0-9A-Fa-f]{4})")
_MORSE = re.compile(r"[.\-]{5}(?:[ /|,\n]{1,4}[.\-]{5}){7,40}(?![.\-])")
_MORSE_GROUP = re.compile(r"[.\-]{5}")
_MORSE_FIGURES = {
    "." * n + "-" * (5 - n) if n < 6 else "-" * (n - 5) + "." * (10 - n): str(n) for n in range(10)
}
_NUMBER_SIGN = "\u283c"  # of braille: letters behind it are figures
_BRAILLE = dict(zip("\u2801\u2803\u2809\u2819\u2811\u280b\u281b\u2813\u280a\u281a", "1234567890",
                    strict=True))  # fmt: skip
_BRAILLE_RUN = re.compile(
    rf"{_NUMBER_SIGN}[{''.join(_BRAILLE)}{_NUMBER_SIGN} ./\-\u2802\u2832\u2824\u2834]{{7,80}}"
)
_HEX = r"0[xX][0-9A-Fa-f]"
_OCTETS = re.compile(rf"(?<![\w.]){_HEX}{{1,2}}(?:\.{_HEX}{{1,2}}){{3}}(?![\w.])")
_WHOLE = re.compile(rf"{_HEX}{{7,10}}(?![\w.])")
_PARSED = re.compile(r"[\"'](?:0[xX])?([0-9A-Fa-f]{7,10})[\"'],[ ]?16\)")


def rows(body: str, hints: Hints) -> Iterator[Reading]:
    """Rows of decimal codes behind what announces them. Cost: linear; bounded behind every one."""
    done = 0
    for at in hints.at.get("codes", ()):
        row = _ROW.match(body, _first(body, at)) if at >= done else None
        if row is None:
            continue
        done = row.end()
        codes = [int(code[0]) for code in _CODES.finditer(row[0])]
        if all(code in PLAIN for code in codes):
            yield _read(body, "".join(map(chr, codes)), *row.span())


def _first(body: str, at: int) -> int:
    """Where the first code behind `at` begins, at most FAR characters on; else `at` itself."""
    for i in range(at, min(len(body), at + FAR)):
        if "0" <= body[i] <= "9" and not body[i - 1 : i].isalnum():
            return i
    return at


def signs(body: str, hints: Hints) -> Iterator[Reading]:
    """Bits, code points and Morse, in this order. Cost: linear in the text."""
    done = 0
    for at in hints.at.get("bits", ()):
        if at < done:
            continue
        start = at
        while start - BITS >= done and (before := _byte_before(body, start)) is not None:
            start = before
        run = _BYTES.match(body, start)
        done = run.end() if run is not None else at + 1
        if run is not None and not body[max(0, start - 1) : start].isdigit():
            plain = re.sub(r"[^01]", "", run[0])
            codes = [int(plain[i : i + BITS], 2) for i in range(0, len(plain), BITS)]
            if all(code in PLAIN for code in codes):
                yield _read(body, "".join(map(chr, codes)), *run.span())
    done = 0
    for at in hints.at.get("points", ()):
        run = _POINTS.match(body, at) if at >= done else None
        if run is not None:
            done = run.end()
            yield _read(body, "".join(chr(int(p, 16)) for p in _POINT.findall(run[0])), at, done)
    done = 0
    for at in hints.at.get("morse", ()):
        if at < done:
            continue
        start = at
        while start > done and body[start - 1] in ".-/ ":
            start -= 1
        run = _MORSE.match(body, start + len(body[start:at]) - len(body[start:at].lstrip(" /")))
        done = run.end() if run is not None else at + 1
        if run is not None:
            said = "".join(_MORSE_FIGURES.get(one, "") for one in _MORSE_GROUP.findall(run[0]))
            yield _read(body, said, *run.span())


def _byte_before(body: str, start: int) -> int | None:
    """Where the byte begins that ends right before `start`, or one sign before it."""
    for gap in (0, 1):
        at = start - gap - BITS
        if at >= 0 and _BYTE.match(body, at) and (not gap or body[start - 1] in " ,;_-"):
            return at
    return None


def braille(body: str, _: Hints) -> Iterator[Reading]:
    """Figures in braille. Cost: linear in the text."""
    done = 0
    for run in _BRAILLE_RUN.finditer(body):
        said = "".join(_BRAILLE.get(char, "" if char == _NUMBER_SIGN else " ") for char in run[0])
        yield _read(body, said.rstrip(), run.start(), run.start() + len(run[0].rstrip()), done)
        done = run.end()


def wholes(body: str, hints: Hints) -> Iterator[Reading]:
    """Network addresses and whole numbers in base 16: "0xAC.0x17.0x09.0x3B". Cost: linear."""
    for at in hints.at.get("hex", ()):
        octets = _OCTETS.match(body, at)
        if octets is not None:
            said = ".".join(str(int(octet, 16)) for octet in octets[0].split("."))
            yield _read(body, said, *octets.span())
            continue
        whole = _WHOLE.match(body, at)
        figures = _register(whole[0]) if whole is not None else ""
        if whole is not None and figures:
            yield _checked(body, figures, *whole.span())
    for at in hints.at.get("base", ()):
        parsed = _PARSED.search(body, max(0, at - 14), at + 5)
        figures = _register(parsed[1]) if parsed is not None else ""
        if parsed is not None and figures:
            yield _checked(body, figures, *parsed.span(1))


def _register(digits: str) -> str:
    """The number in base 16 as eleven figures that pass as a national number; else nothing."""
    figures = str(int(digits, 16)).zfill(REGISTER)
    if len(figures) > REGISTER or len(figures.lstrip("0")) not in DIGITS:
        return ""
    checks = {97 - int(century + figures[:9]) % 97 for century in ("", "2")}
    return figures if int(figures[9:]) in checks else ""


def _checked(body: str, figures: str, start: int, end: int) -> Reading:
    reading = _read(body, figures, start, end)
    reading.checked = reading.final = True
    return reading


def _read(body: str, said: str, start: int, end: int, floor: int = 0) -> Reading:
    """`said` for body[start:end], with its label from `floor` on and what follows on the line."""
    reading = Reading(body, start, floor)
    reading.put(said, start, end)
    reading.finish(end, 40)
    return reading
