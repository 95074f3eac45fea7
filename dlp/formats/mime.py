"""The structure of a mail: which bytes are headers, which are bodies, and what the headers say.

Read by offsets, so that everything that does not change keeps its bytes, and without recursion: a
mail in a mail is a file in a file, and only the walker goes down. The standard library's parser
builds all levels at once and is quadratic on some headers.
"""

import binascii
import quopri
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value

import regex as re

from dlp.formats.base import Budget, LimitReached

MAX_NESTED = 60  # multiparts inside multiparts of one mail
MAX_HEADERS = 2_000_000  # bytes of the headers of one part
_HEADERS_END = re.compile(rb"\r?\n(?=\r?\n)|\A(?=\r?\n)|\r\r")
_LINE_END = re.compile(rb"\r?\n|\r")
_NOT_BASE64 = bytes(  # nor the sign at its end
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
)
_UU = re.compile(rb"(?m)^begin [0-7]{3,4} ([^\n]{1,200})\n(?=[!-M][ -`]{1,88}\r?$)")
_WORD = re.compile(r"=\?([A-Za-z0-9_.:+*-]{1,60})\?([bBqQ])\?([^? \t\r\n]{0,1000})\?=")
_PARSER = BytesHeaderParser(policy=compat32)


@dataclass(slots=True)
class Part:
    """One part of a mail; offsets in bytes of the file."""

    number: int  # 1 is the mail itself
    start: int  # of the headers
    body: int  # first byte of the body
    end: int
    depth: int
    headers: Message = field(repr=False)
    gaps: list[tuple[int, int]] = field(default_factory=list)  # before, between and behind parts
    split: bool = False  # a multipart: its parts come after it

    @property
    def kind(self) -> str:
        """Content type in lower case."""
        return self.headers.get_content_type()

    @property
    def code(self) -> str:
        """Content-Transfer-Encoding in lower case."""
        return str(self.headers.get("Content-Transfer-Encoding", "7bit")).strip().lower()

    @property
    def charset(self) -> str | None:
        """As the headers say; it may be wrong."""
        said = _parameter(self.headers, "charset")
        return said.strip().lower() if said else None

    @property
    def filename(self) -> str | None:
        """File name of an attachment, its encodings read."""
        for header, name in (("content-disposition", "filename"), ("content-type", "name")):
            said = _parameter(self.headers, name, header)
            if said:
                return words(said)
        return None

    @property
    def flows_without_space(self) -> bool:
        """True where a line that ends with a space goes on in the next without it (RFC 3676)."""
        said = (_parameter(self.headers, name) or "" for name in ("format", "delsp"))
        return tuple(one.strip().lower() for one in said) == ("flowed", "yes")

    @property
    def attached(self) -> bool:
        """True when it is meant to be a file."""
        said = str(self.headers.get("Content-Disposition", "")).strip().lower()
        return said.startswith("attachment")


def _parameter(headers: Message, name: str, header: str = "content-type") -> str | None:
    try:
        said = headers.get_param(name, None, header)
        return None if said is None else collapse_rfc2231_value(said)
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return None


def parts(content: bytes, budget: Budget) -> Iterator[Part]:
    """Every part, outermost first. Raises: LimitReached. Cost: linear for each level."""
    waiting = [(0, len(content), 0, False)]
    number = 0
    while waiting:
        start, end, depth, digest = waiting.pop()
        if depth > MAX_NESTED:
            raise LimitReached("max_nested_multiparts", MAX_NESTED)
        budget.spend("entries")
        number += 1
        part = _part(content, start, end, number, depth, digest=digest)
        inside: list[tuple[int, int]] = []
        if part.headers.get_content_maintype() == "multipart":
            inside = _split(content, part)
        yield part
        is_digest = part.kind == "multipart/digest"
        waiting += [(low, high, depth + 1, is_digest) for low, high in reversed(inside)]


def _part(content: bytes, start: int, end: int, number: int, depth: int, *, digest: bool) -> Part:
    found = _HEADERS_END.search(content, start, min(end, start + MAX_HEADERS))
    if found is None:  # headers only, or none at all
        stop = end if b":" in content[start : min(end, start + 200)] else start
        body = stop
    else:
        stop = found.end()
        blank = _LINE_END.match(content, stop, end)
        body = blank.end() if blank else stop
    headers = _PARSER.parsebytes(content[start:stop])
    if headers.get("Content-Type") is None and digest:
        headers["Content-Type"] = "message/rfc822"
    return Part(number, start, body, end, depth, headers)


def _split(content: bytes, part: Part) -> list[tuple[int, int]]:
    """Extents of the parts of a multipart; fills part.gaps."""
    boundary = (_parameter(part.headers, "boundary") or "").rstrip().encode("latin-1", "replace")
    if not boundary:
        return []
    line = re.compile(rb"(?m)^--" + re.escape(boundary) + rb"(--)?[ \t]*(?:\r?\n|\r|\Z)")
    found: list[tuple[int, int]] = []
    at, open_ = part.body, False
    for mark in line.finditer(content, part.body, part.end):
        stop = mark.start()
        if open_:
            for newline in (b"\r\n", b"\n", b"\r"):
                if content.endswith(newline, at, stop):
                    stop -= len(newline)
                    break
            found.append((at, max(at, stop)))
        elif at < stop:
            part.gaps.append((at, stop))
        at, open_ = mark.end(), mark[1] is None
    if at < part.end:
        if open_:  # the closing line is missing
            found.append((at, part.end))
        else:
            part.gaps.append((at, part.end))
    part.split = bool(found)
    return found


def unpacked(part: Part, content: bytes) -> bytes:
    """The body with its transfer encoding read; leniently, as mail programs do."""
    body = content[part.body : part.end]
    if part.code == "base64":
        return unbase64(body)
    if part.code == "quoted-printable":
        return quopri.decodestring(body)
    if part.code in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _unuu(body)
    return body


def packed(body: bytes, code: str, newline: bytes) -> bytes:
    """A body in a transfer encoding."""
    if code == "base64":
        text = binascii.b2a_base64(body, newline=False)
        return b"".join(text[at : at + 76] + newline for at in range(0, len(text), 76))
    if code == "quoted-printable":
        lines = quopri.encodestring(body.replace(b"\r\n", b"\n"))
        return lines.replace(b"\n", newline)
    return body


def unbase64(packed_: bytes) -> bytes:
    """Base64 with whatever else is in it left out; it may end in the middle.

    Cost: linear; memory for what is packed once more, and for the result.
    """
    digits = packed_.translate(None, _NOT_BASE64)
    view, pieces, start = memoryview(digits), list[bytes](), 0
    while start < len(digits):  # several runs may stand behind each other
        end = digits.find(b"=", start)
        end = len(digits) if end < 0 else end
        whole = end - (end - start) % 4
        pieces.append(binascii.a2b_base64(view[start:whole]))
        if end - whole > 1:
            pieces.append(binascii.a2b_base64(digits[whole:end] + b"=" * (4 - end + whole)))
        start = end + 1
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _unuu(body: bytes) -> bytes:
    out = []
    for line in body.split(b"\n"):
        line = line.rstrip(b"\r")  # noqa: PLW2901 - the same line
        if line and not line.startswith((b"begin ", b"end")):
            try:
                out.append(binascii.a2b_uu(line))
            except binascii.Error:
                count = (((line[0] - 32) & 63) * 4 + 5) // 3
                out.append(binascii.a2b_uu(line[:count]) if count else b"")
    return b"".join(out)


def uuencoded(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of files that stand uuencoded in a body. Cost: linear."""
    for begin in _UU.finditer(body):
        end = body.find(b"\nend", begin.end() - 1)
        lines = body[begin.end() : end if end >= 0 else len(body)]
        yield decoded(begin[1].rstrip(b"\r"), None), _unuu(lines)


def words(text: str) -> str:
    """Header text with its encoded words (RFC 2047) read; those that cannot be stay."""
    if "=?" not in text:
        return text
    out: list[str] = []
    done = 0
    run: list[tuple[str, bytes]] = []
    for match in _WORD.finditer(text):
        between = text[done : match.start()]
        if run and between.strip():
            out.append(_joined(run))
            run = []
        if between.strip() or not run:
            out.append(between)
        run.append((match[1].split("*")[0], _word(match)))
        done = match.end()
    return "".join([*out, _joined(run), text[done:]])


def _word(match: "re.Match[str]") -> bytes:
    data = match[3].encode("ascii", "replace")
    return unbase64(data) if match[2] in "bB" else quopri.decodestring(data, header=True)


def _joined(run: list[tuple[str, bytes]]) -> str:
    """Words that follow each other; a character may be cut over two of one charset."""
    out, at = [], 0
    while at < len(run):
        charset, data = run[at]
        at += 1
        while at < len(run) and run[at][0].lower() == charset.lower():
            data += run[at][1]
            at += 1
        out.append(decoded(data, charset))
    return "".join(out)


def decoded(data: bytes, charset: str | None) -> str:
    """Text in a charset that may be wrong or unknown: then UTF-8, else Latin."""
    for name in (charset, "utf-8"):
        try:
            if name:
                return data.decode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")
