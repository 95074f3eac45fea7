"""Calendars and address cards (ics, vcf): folded lines of NAME;PARAMETERS:VALUE.

Lines are unfolded, escapes and quoted-printable read, pictures in base64 handed on as files. A
change writes the lines that it touches anew, folded again; all others keep their bytes.
"""

import base64
import quopri
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex as re

from dlp.formats import mime
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Edit,
    Embedded,
    Format,
    Found,
    Rewrite,
    Slot,
)
from dlp.formats.encoding import decode
from dlp.formats.mail import spliced
from dlp.formats.traced import Traced
from dlp.formats.traced import spliced as traced_spliced

_LINE = re.compile(rb"[^\r\n]*(?:(?:\r?\n|\r)[ \t][^\r\n]*)*")
_FOLD = re.compile(rb"(?:\r?\n|\r)[ \t]")
_SOFT = re.compile(rb"=\r?\n[^\r\n]*")  # quoted-printable goes on in the next line
_END = re.compile(rb"\r?\n|\r|\Z")
_HEAD = re.compile(r"((?:[^:\"]|\"[^\"]*\"?)*+):")
_ESCAPE = re.compile(r"\\([nN,;:\\])")
_QUOTED = re.compile(r"(?i)[;=]\s*quoted-printable\b")
_BASE64 = re.compile(r"(?i);\s*(?:encoding\s*=\s*)?(?:b|base64)(?=[;:])")
_DATA_URI = re.compile(r"(?i)\s*data:([\w.+-]+/[\w.+-]+)?[^,]{0,200};base64,")
_CHARSET = re.compile(r"(?i);\s*charset\s*=\s*\"?([\w.:-]+)")
_TYPE = re.compile(r"(?i);\s*(?:fmttype|mediatype)\s*=\s*\"?([\w.+/-]+)")
_WIDTH = 75  # octets of a line


@dataclass(slots=True)
class _Line:
    """One logical line."""

    start: int  # bytes of the file
    end: int
    raw: str = field(repr=False)  # unfolded
    text: Traced = field(repr=False)  # as a person reads it, over `raw`
    quoted: int = -1  # where in `raw` a quoted-printable value begins
    packed: int = -1  # where in `raw` base64 begins
    media_type: str | None = None


def _lines(content: bytes) -> Iterator[_Line]:
    """Every line that is not empty. Cost: linear."""
    found = decode(content[:65_536])
    encoding = found.encoding if found is not None else "utf-8"
    if encoding.startswith(("utf-16", "utf-32")):
        raise Damaged("a calendar or card that is not in UTF-8")
    at = 0
    while at < len(content):
        line = _LINE.match(content, at)
        end = line.end() if line else at
        while (
            end > at
            and content[end - 1 : end] == b"="
            and b"QUOTED-PRINTABLE" in content[at : at + 200].upper()
        ):
            soft = _SOFT.match(content, end - 1)
            if soft is None or soft.end() == end:
                break
            end = soft.end()
        if end > at:
            yield _line(content, at, end, encoding)
        newline = _END.match(content, end)
        at = newline.end() if newline and newline.end() > at else end + 1


def _line(content: bytes, start: int, end: int, encoding: str) -> _Line:
    data = content[start:end]
    raw = _decoded(_FOLD.sub(b"", data), encoding)
    text = Traced()
    head = _HEAD.match(raw)
    if head is None:
        text.take(raw, 0)
        return _Line(start, end, raw, text)
    at = head.end()
    text.take(raw[:at], 0)
    if _QUOTED.search(head[1]):
        charset = _CHARSET.search(head[1])
        value = quopri.decodestring(raw[at:].encode("latin-1", "replace"))
        text.atom(mime.decoded(value, charset[1] if charset else None), at, len(raw))
        return _Line(start, end, raw, text, quoted=at)
    uri = _DATA_URI.match(raw, at)
    if uri or _BASE64.search(raw[:at]):
        said = _TYPE.search(head[1])
        media_type = uri[1] if uri else said[1] if said else None
        return _Line(start, end, raw, text, packed=uri.end() if uri else at, media_type=media_type)
    done = at
    for escape in _ESCAPE.finditer(raw, at):
        text.take(raw[done : escape.start()], done)
        text.atom("\n" if escape[1] in "nN" else escape[1], escape.start(), escape.end())
        done = escape.end()
    text.take(raw[done:], done)
    return _Line(start, end, raw, text)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return data.decode("latin-1")


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """All lines as one slot, files inside them as files. Raises: Damaged."""
    texts: list[str] = []
    files = 0
    for line in _lines(content):
        texts.append(line.text.text)
        if line.packed >= 0:
            files += 1
            body = mime.unbase64(line.raw[line.packed :].encode("latin-1", "replace"))
            yield Embedded(f"file/{files}", body, media_type=line.media_type)
    text = "\n".join(texts)
    if text.strip():
        yield Slot("", text)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The lines with changes, folded anew where one changed. Raises: CannotRewrite."""
    edits = list(rewrite.edits.get("", ()))
    newline = b"\r\n" if b"\r\n" in content[:4_096] else b"\n"
    changes: list[tuple[int, int, bytes]] = []
    files, at, first = 0, 0, 0
    for line in _lines(content):
        length = len(line.text)
        while first < len(edits) and edits[first].end <= at:
            first += 1
        own = []
        for edit in edits[first:]:
            if edit.start >= at + length:
                break
            span = (max(edit.start, at) - at, min(edit.end, at + length) - at)
            if span[0] < span[1]:
                own.append(Edit(*span, edit.replacement if edit.start >= at else ""))
        at += length + 1
        raw = line.raw
        if line.packed >= 0:
            files += 1
            new = rewrite.files.get(f"file/{files}")
            if new is not None:
                raw = raw[: line.packed] + base64.b64encode(new).decode("ascii")
        if own:
            raw = _changed(line, raw, own)
        if raw != line.raw:
            changes.append((line.start, line.end, _folded(raw, newline, soft=line.quoted >= 0)))
    if set(rewrite.edits) - {""} or any(edit.start > at for edit in edits):
        raise CannotRewrite("a run of text is not there any more")
    return spliced(content, changes)


def _changed(line: _Line, raw: str, edits: list[Edit]) -> str:
    """One line with its edits."""
    if line.quoted < 0:
        return traced_spliced(raw, line.text.splices(edits, _escaped))
    text, out, at = line.text.text, [], 0
    for start, end, replacement in edits:
        out += [text[at:start], replacement]
        at = end
    new = "".join([*out, text[at:]])
    head = line.raw[: line.quoted]
    charset = _CHARSET.search(head)
    try:
        body = new[len(head) :].encode(charset[1] if charset else "utf-8")
    except (UnicodeError, LookupError):
        raise CannotRewrite("the charset of a line cannot hold its text") from None
    packed = "".join(
        chr(byte) if 33 <= byte <= 126 and byte != 61 else f"={byte:02X}" for byte in body
    )
    return new[: len(head)] + packed


def _escaped(text: str) -> str:
    return re.sub(r"([,;\\])", r"\\\1", text).replace("\n", "\\n")


def _folded(raw: str, newline: bytes, *, soft: bool) -> bytes:
    """A line in pieces of at most 75 octets, no character cut."""
    out, line = [], b""
    for char in raw:
        data = char.encode("utf-8", "surrogateescape")
        in_escape = soft and b"=" in line[-2:]
        if len(line) + len(data) > _WIDTH - 1 and not in_escape:
            out.append(line + (b"=" if soft else b""))
            line = b"" if soft else b" "
        line += data
    return newline.join([*out, line])


ICS = Format("ics", ("text/calendar",), read, write)
VCF = Format("vcf", ("text/vcard", "text/x-vcard"), read, write)
