"""Mails (eml), saved pages (mhtml) and mailboxes (mbox): headers, bodies, and all that is attached.

Paths count the parts of a mail: mail/1 is its outermost part, mail/2/headers the headers of the
second. What is attached is a file in a file. A change touches the header field, the body or the
attachment that it is in; all other bytes stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.header import Header

import regex as re

from dlp.data import Incomplete, Location
from dlp.formats import html, mime
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
from dlp.formats.mime import Part
from dlp.formats.txt import edited

_FIELD = re.compile(rb"([^\r\n]*(?:(?:\r?\n|\r)[ \t][^\r\n]*)*)(?:\r?\n|\r|\Z)")
_FOLD = re.compile(r"(?:\r?\n|\r)[ \t]+")
_FLOWED = re.compile(r"(?<!^--) \r?\n(?![> ])", re.MULTILINE)  # the line goes on in the next
_FROM = re.compile(rb"(?m)^From [^\r\n]*(?:\r?\n|\r|\Z)")
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_MESSAGES = ("message/rfc822", "message/global", "message/news")
_PLAIN = (
    *("text/plain", "text/enriched", "text/rfc822-headers", "message/delivery-status"),
    *("message/disposition-notification", "message/partial", "message/external-body"),
)
_WIDTH = 76  # characters of a header line


@dataclass(slots=True)
class _Headers:
    """The headers of one part as text, a field a line."""

    pieces: list[str] = field(default_factory=list, repr=False)
    fields: list[tuple[int, int, int, int]] = field(default_factory=list)  # (start, end) in the
    # text, (start, end) in the file
    length: int = 0

    @property
    def text(self) -> str:
        """All fields."""
        return "\n".join(self.pieces)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """Headers, bodies and attachments of one mail. Raises: Damaged, LimitReached."""
    if not content or content.isspace():
        raise Damaged("an empty mail")
    for part in mime.parts(content, budget):
        yield from _part(part, content, budget)


def _part(part: Part, content: bytes, budget: Budget) -> Iterator[Found]:
    path = f"mail/{part.number}"
    headers = _headers(part, content)
    if headers.text.strip():
        location = Location(header="headers")
        yield Slot(f"{path}/headers", headers.text, ((0, location),))
    gaps = "\n".join(content[low:high].decode("utf-8", "replace") for low, high in part.gaps)
    if gaps.strip():
        yield Slot(f"{path}/between", gaps)
    if part.kind == "multipart/encrypted":
        yield Incomplete(path, "encrypted", "the mail is encrypted")
    if part.split:
        return
    if part.kind in _SEALED:
        sort = str(part.headers.get_param("smime-type", "")).lower()
        signed = sort in ("signed-data", "certs-only")
        reason = "unsupported-part" if signed else "encrypted"
        yield Incomplete(path, reason, "a sealed part of the mail is not read")
        return
    body = mime.unpacked(part, content)
    if not body:
        return
    kind = _handling(part)
    if kind == "plain":
        text = _text(part, body)
        if text and not text.isspace():
            yield Slot(path, text)
        for number, (name, file) in enumerate(mime.uuencoded(body), 1):
            if decode(file) is None:  # else it is read as text, where it stands
                budget.spend("entries")
                yield Embedded(f"{path}/uu/{number}", file, name)
    elif kind == "html":
        yield from html.found_in(_text(part, body), budget, path)
    else:
        media_type = "message/rfc822" if part.kind in _MESSAGES else part.kind
        yield Embedded(path, body, part.filename, media_type)


def _handling(part: Part) -> str:
    """How a body is read: "plain", "html" or "file"."""
    if part.filename or part.attached:
        return "file"
    if part.kind == "text/html":
        return "html"
    return "plain" if part.kind in _PLAIN or part.kind.startswith("multipart/") else "file"


def _text(part: Part, body: bytes) -> str:
    """A body as text: as its headers say, else as it looks."""
    found = None if part.charset else decode(body)
    text = found.text if found is not None else mime.decoded(body, part.charset)
    return _FLOWED.sub("", text) if part.flows_without_space else text


def _headers(part: Part, content: bytes) -> _Headers:
    """The header fields, unfolded, encoded words read."""
    found = _Headers()
    at = part.start
    while at < part.body:
        one = _FIELD.match(content, at, part.body)
        if one is None or one.end() == at:
            break
        text = _FOLD.sub(" ", mime.decoded(one[1], None))
        text = mime.words(text)
        if text and not text.isspace():
            start = found.length + (1 if found.pieces else 0)
            found.pieces.append(text)
            found.length = start + len(text)
            found.fields.append((start, found.length, one.start(1), one.end(1)))
        at = one.end()
    return found


# Writing ---------------------------------------------------------------------------------------

_Change = tuple[int, int, bytes]  # bytes of the file, half-open, and what comes there


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The mail with changes; all other bytes as they were. Raises: CannotRewrite."""
    newline = b"\r\n" if b"\r\n" in content[:4_096] else b"\n"
    changes: list[_Change] = []
    known: set[str] = set()
    for part in mime.parts(content, budget):
        path = f"mail/{part.number}"
        if edits := rewrite.edits.get(f"{path}/headers"):
            changes += _changed_headers(part, content, edits, newline)
            known.add(f"{path}/headers")
        if edits := rewrite.edits.get(f"{path}/between"):
            known.add(f"{path}/between")
            changes += [(low, high, b"") for low, high in part.gaps]
        if part.split:
            continue
        new, used = _changed_body(part, content, rewrite)
        known |= used
        if new is not None:
            body = mime.packed(new, part.code, newline)
            if part.code == "base64" and not content.endswith((b"\n", b"\r"), part.body, part.end):
                body = body.rstrip(b"\r\n")
            changes.append((part.body, part.end, body))
    if (rewrite.edits.keys() | rewrite.files.keys()) - known:
        raise CannotRewrite("a run of text of the mail is not there any more")
    return spliced(content, changes)


def spliced(content: bytes, changes: Sequence[_Change]) -> bytes:
    """Bytes with changes made; they do not overlap."""
    out, at = [], 0
    for start, end, new in sorted(changes):
        out += [content[at:start], new]
        at = end
    return b"".join([*out, content[at:]])


def _changed_body(part: Part, content: bytes, rewrite: Rewrite) -> tuple[bytes | None, set[str]]:
    """A new body before its transfer encoding, None when it stays; and the paths that were used."""
    path = f"mail/{part.number}"
    if path in rewrite.files:
        return rewrite.files[path], {path}
    kind = _handling(part)
    if kind == "plain" and path in rewrite.edits:
        text = _text(part, mime.unpacked(part, content))
        return _encoded(part, edited(text, rewrite.edits[path])), {path}
    if kind == "html":
        used = {p for p in (*rewrite.edits, *rewrite.files) if _within(p, path)}
        if used:
            text = _text(part, mime.unpacked(part, content))
            new = html.changed(text, rewrite.edits, rewrite.files, path)
            return _encoded(part, new), used
    return None, set()


def _within(path: str, top: str) -> bool:
    """True for the paths of an HTML body, not for those of its headers."""
    if path == top:
        return True
    rest = path.removeprefix(top + "/") if path.startswith(top + "/") else ""
    return bool(rest) and rest not in ("headers", "between")


def _encoded(part: Part, text: str) -> bytes:
    """A body in the charset of its part. Raises: CannotRewrite."""
    charset = part.charset
    for name in (charset, "utf-8" if charset is None else None, "cp1252"):
        try:
            if name:
                return text.encode(name)
        except (UnicodeError, LookupError, ValueError):
            continue
    raise CannotRewrite("the charset of a body cannot hold its text")


def _changed_headers(
    part: Part, content: bytes, edits: Sequence[Edit], newline: bytes
) -> Iterator[_Change]:
    """Header fields that an edit touches, written anew; the others keep their bytes."""
    headers = _headers(part, content)
    text = headers.text
    for start, end, low, high in headers.fields:
        own = []
        for edit in edits:
            if edit.start < end and start < edit.end:
                first = edit.start >= start
                span = (max(edit.start, start) - start, min(edit.end, end) - start)
                own.append(Edit(*span, edit.replacement if first else ""))
        if own:
            yield low, high, _field(edited(text[start:end], own), newline)


def _field(text: str, newline: bytes) -> bytes:
    """A header field, folded; what is not ASCII as encoded words."""
    name, colon, value = text.partition(":")
    if not colon or not name.isascii():
        return text.encode("utf-8")
    if not value.isascii():
        header = Header(value.strip(), "utf-8", _WIDTH, name.strip())
        return f"{name}: {header.encode(linesep=newline.decode())}".encode("ascii", "replace")
    lines, line = [], f"{name}:"
    for word in value.split():
        if len(line) + 1 + len(word) > _WIDTH and line.strip():
            lines.append(line)
            line = ""
        line += f" {word}"
    return newline.join(one.encode("ascii") for one in [*lines, line])


# Mailboxes -------------------------------------------------------------------------------------


def _messages(content: bytes) -> Iterator[tuple[int, int, int]]:
    """(start of the From line, start of the mail, its end) of each mail."""
    marks = [(one.start(), one.end()) for one in _FROM.finditer(content)]
    ends = [start for start, _ in marks[1:]] + [len(content)] * bool(marks)
    for (start, body), end in zip(marks, ends, strict=True):
        yield start, body, end


def read_box(content: bytes, budget: Budget) -> Iterator[Found]:
    """Each mail of a mailbox as a file in a file. Raises: Damaged, LimitReached."""
    envelopes: list[str] = []
    found = list(_messages(content))
    if not found:
        raise Damaged("a mailbox without a mail")
    for number, (start, body, end) in enumerate(found, 1):
        budget.tick()
        envelopes.append(content[start:body].decode("utf-8", "replace").rstrip("\r\n"))
        if content[body:end].strip():
            yield Embedded(f"mail/{number}", content[body:end], media_type="message/rfc822")
    yield Slot("envelopes", "\n".join(envelopes))


def write_box(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The mailbox with changed mails and envelopes. Raises: CannotRewrite."""
    changes: list[_Change] = []
    at = 0
    edits = rewrite.edits.get("envelopes", ())
    for number, (start, body, end) in enumerate(_messages(content), 1):
        envelope = content[start:body].decode("utf-8", "replace").rstrip("\r\n")
        own = [edit for edit in edits if edit.start < at + len(envelope) and at < edit.end]
        if own:
            changes.append((start, start + len(content[start:body].rstrip(b"\r\n")), b"From -"))
        at += len(envelope) + 1
        new = rewrite.files.get(f"mail/{number}")
        if new is not None:
            changes.append((body, end, new))
    if set(rewrite.edits) - {"envelopes"}:
        raise CannotRewrite("a run of text of the mailbox is not there any more")
    return spliced(content, changes)


EML = Format("eml", ("message/rfc822",), read, write)
MHTML = Format("mhtml", ("multipart/related", "message/rfc822"), read, write)
MBOX = Format("mbox", ("application/mbox",), read_box, write_box)
