"""Base64, base64url, base32, hex, uuencoded lines: characters that are text once decoded.

What an encoder made cannot be cut: a value inside leads back to the whole run. Only what decodes to
text becomes a reading; random tokens, hashes, images and long words do not.
"""

import base64
import binascii
import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator
from itertools import chain

from dlp.normalise.hints import LEAST_RUN, Hints
from dlp.normalise.reading import Reading

WRAPPED = 20  # characters of a line from which the next one may go on with the same run
SEGMENTS = 400  # characters of a run whose parts between "/", "-" and "_" are tried too
SAMPLE = 4096  # characters from which is told whether something is text
STRETCH = 24  # readable bytes in a row that count inside what is not readable as a whole

_CALL = re.compile(  # of what decodes its argument
    r"(?P<call>(?:\$\(|`)?(?:(?:echo|printf)(?: -n)? "
    r"|(?:[A-Za-z0-9_:$]{1,20}\.){0,3}(?i:b64decode|atob|b32decode"
    r"|(?:from|decode)_?(?:base)?64(?:string)?|base64_?decode|unhexlify|fromhex|hex2bin|buffer\.from"
    r"|decode|decodestring)\())[ ]?b?[\"']?\Z"
)
CLOSED = 12  # characters behind such an argument that are read with it
CALL = 80  # characters of the name of what decodes
_MORE_LINES = re.compile(r"(?:[ \t]{0,8}\r?\n[> \t]{0,8}[A-Za-z0-9+/_\-]{16,1024})+")
_LAST_LINE = re.compile(r"[ \t]{0,8}\r?\n[> \t]{0,8}[A-Za-z0-9+/_\-]{1,1024}(?==|\s|\Z)")
_PADDING = re.compile(r"={1,6}")
_BASE32 = re.compile(r"(?=[A-Z]*[2-7])[A-Z2-7]{16,}|(?=[a-z]*[2-7])[a-z2-7]{16,}")
_SPACE = re.compile(r"[\s>]+")
_HEX = re.compile(r"(?:0[xX])?((?:[0-9a-fA-F]{2}){7,})")
_HEX_ROW = re.compile(
    r"(?:0[xX])?[0-9a-fA-F]{2}(?:[ ,:;\-\n]{1,3}(?:0[xX])?[0-9a-fA-F]{2}){6,}(?![0-9A-Za-z])"
)
_UU_BEGIN = re.compile(r"begin [0-7]{3,4} [^\n]{1,200}\n")
_UU_LINE = re.compile(r"([!-M][ -`]{1,88})\r?(?:\n|\Z)")  # how many bytes, and they
_PAIR = re.compile(r"[0-9a-fA-F]{2}")
_BETWEEN, _COMMAS = " ,:;-\n", (",", ";", ":")
_NOT_HEX = re.compile(r"0[xX]|[^0-9a-fA-F]+")
_WORDS = re.compile(r"[/_-]*(?:(?:[A-Z]?[a-z]+|[A-Z]+)(?:[/_-]+|\Z))*")  # "proces-verbaal"
_SEGMENT = re.compile(rf"[A-Za-z0-9+]{{{LEAST_RUN},}}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
_NOT_PLAIN = re.compile(rb"[^\t\n\r -~]+")
_STRETCH = re.compile(rb"[\t\n\r -~]{%d,}" % STRETCH)
_DIGITS = re.compile(rb"[0-9][^0-9]{0,3}[0-9]|@")
_URL_SAFE = str.maketrans("-_", "+/")


def readings(body: str, hints: Hints) -> Iterator[Reading]:
    """Every encoded run that decodes to text. Cost: linear in the text."""
    done = 0
    for start, end, text in sorted(chain(_uu(body, hints), _rows(body, hints), _runs(body, hints))):
        if start < done:
            continue
        call = _CALL.search(body, max(done, start - CALL), start)
        if call is None:
            reading = Reading(body, start, done)
        else:  # "$(echo 'UGFh...' | base64 -d)": what it is called with stands in its place
            reading = Reading(body, call.start(), done)
            reading.keep(call.end("call"), start)
        reading.put(text, start, end)
        done = end
        if call is not None:
            reading.finish(end, CLOSED)
        yield reading


def _uu(body: str, hints: Hints) -> Iterator[tuple[int, int, str]]:
    """Uuencoded lines below "begin 644 name"."""
    done = 0
    for at in hints.at.get("uu", ()):
        begin = _UU_BEGIN.match(body, at) if at >= done else None
        if begin is None:
            continue
        lines = []
        done = begin.end()
        while (line := _UU_LINE.match(body, done)) is not None:
            try:
                lines.append(binascii.a2b_uu(line[1].encode("ascii")))
            except (binascii.Error, UnicodeEncodeError):
                break
            done = line.end()
        text = _text(b"".join(lines)) if lines else None
        if text is not None:
            yield at, done, text


def _rows(body: str, hints: Hints) -> Iterator[tuple[int, int, str]]:
    """Hex in pairs: "38 35 2e", "0x38, 0x35", "38:35:2e"."""
    done = 0
    for at in sorted((*hints.at.get("hex", ()), *hints.at.get("pair", ()))):
        if at < done:
            continue
        row = _HEX_ROW.match(body, _row_start(body, done, at))
        if row is not None:
            done = row.end()
            text = _text(bytes.fromhex(_NOT_HEX.sub("", row[0])))
            if text is not None:
                yield row.start(), done, text


def _row_start(body: str, floor: int, at: int) -> int:
    """Where the row of pairs begins that holds the separator, or the first pair, at `at`."""
    start = at
    while start - 2 >= floor and _PAIR.match(body, start - 2):
        start -= 2
        if start == floor or body[start - 1] not in _BETWEEN:
            return start
        at = start
        start -= 2 if body[start - 2 : start - 1] in _COMMAS else 1
    return at if body[at] not in _BETWEEN else at + 1


def _runs(body: str, hints: Hints) -> Iterator[tuple[int, int, str]]:
    done = wrapped = 0  # the end of what was read, of the lines that were tried together
    for start, end in hints.runs():
        if start < done:
            continue
        run = body[start:end]
        if _WORDS.fullmatch(run):
            continue
        # lines tried together are not tried again from each of them: that would be quadratic
        ends = _ends(body, start, end) if start >= wrapped else [_padded(body, end)]
        wrapped = max(wrapped, ends[0])
        for last in ends:
            text = _decoded(_SPACE.sub("", body[start:last]))
            if text is not None:
                done = last
                yield start, last, text
                break
        else:
            if end - start <= SEGMENTS:
                yield from _segments(body, start, end)


def _ends(body: str, start: int, end: int) -> list[int]:
    """Where the run may end: with the lines that go on with it, or without; padding included."""
    ends = [end]
    if end - start >= WRAPPED:
        more = _MORE_LINES.match(body, end)
        if more:
            ends.insert(0, more.end())
        rest = _LAST_LINE.match(body, ends[0])
        if rest:
            ends.insert(0, rest.end())
    return [_padded(body, at) for at in ends]


def _padded(body: str, end: int) -> int:
    padding = _PADDING.match(body, end)
    return padding.end() if padding else end


def _segments(body: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Parts of a path that are encoded by themselves."""
    for match in _SEGMENT.finditer(body, start, end):
        low, high = match.start(), _padded(body, match.end())
        if (low, match.end()) != (start, end) and not _WORDS.fullmatch(match[0]):
            text = _decoded(body[low:high])
            if text is not None:
                yield low, high, text


def _decoded(run: str) -> str | None:
    """The text that the run encodes, if any."""
    match = _HEX.fullmatch(run)
    if match:
        text = _text(bytes.fromhex(match[1]))
        if text is not None:
            return text
    if _HEX_ROW.fullmatch(run):
        return _text(bytes.fromhex(_NOT_HEX.sub("", run)))
    run = run.rstrip("=")
    if _BASE32.fullmatch(run):
        text = _base32(run)
        if text is not None:
            return text
    run = run.translate(_URL_SAFE)
    run = run[: len(run) - 1] if len(run) % 4 == 1 else run
    try:
        text = _text(binascii.a2b_base64(run + "=" * (-len(run) % 4)))
        return _glued(run) if text is None else text
    except binascii.Error:  # signs that base64 does not have
        return None


def _glued(run: str) -> str | None:
    """What is readable behind one to three letters that do not belong to the run."""
    for skip in (1, 2, 3):
        rest = run[skip:]
        rest = rest[: len(rest) - 1] if len(rest) % 4 == 1 else rest
        text = _stretches(binascii.a2b_base64(rest + "=" * (-len(rest) % 4)))
        if text is not None:
            return text
    return None


def _base32(run: str) -> str | None:
    """The text that a run of base32 encodes, if it can hold a value."""
    run = run.upper()
    run = run[: len(run) - (1 if len(run) % 8 in (1, 3, 6) else 0)]
    try:
        text = _text(base64.b32decode(run + "=" * (-len(run) % 8)))
    except binascii.Error:  # no such length
        return None
    return text if text is not None and _DIGITS.search(text.encode()) else None


def _text(data: bytes) -> str | None:
    """The bytes as text, or None when they are none.

    UTF-8 (with hardly a control character), UTF-16, Latin-1 that is mostly ASCII; of anything else
    the readable stretches, if they hold digits or an address.
    """
    if len(data) >= 8 and max(data[0::2].count(0), data[1::2].count(0)) * 2 > len(data) * 0.8:
        big = data[0] == 0
        text = data[: len(data) & ~1].decode("utf-16-be" if big else "utf-16-le", "replace")
        return text if _readable(text) else None
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1") if _mostly_ascii(data) else ""
    if text and _readable(text):
        return text
    return _stretches(data)


def _stretches(data: bytes) -> str | None:
    """The readable stretches of what is not readable as a whole, if they hold digits."""
    stretches = [found for found in _STRETCH.findall(data) if _DIGITS.search(found)]
    return b"\n".join(stretches).decode("ascii") if stretches else None


def _mostly_ascii(data: bytes) -> bool:
    sample = data[:SAMPLE]
    return len(_NOT_PLAIN.sub(b"", sample)) >= 0.85 * len(sample)


def _readable(text: str) -> bool:
    odd = len(_CONTROL.findall(text[:SAMPLE]))
    return odd * 50 <= min(len(text), SAMPLE)
