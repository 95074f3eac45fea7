"""multipart/form-data as browsers send it: each field and each uploaded file is a file inside.

Read by its bytes: what is not rewritten stays as it was, boundary and headers too. Source: RFC
7578, and the HTML Standard for how names are escaped (percent for quotes and line ends).
"""

from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

import regex as re

from dlp.formats.base import Budget, CannotRewrite, Damaged, Embedded, Format, Found, Rewrite

MAX_PARTS = 10_000
_FIRST = re.compile(rb"(?:\r\n)?--([^\r\n]{1,200})\r\n")
_HEADER_END = b"\r\n\r\n"
_FILE_NAME = re.compile(
    rb"(?i)(;[ \t]*+filename(?:\*)?[ \t]*+=[ \t]*+)(\"(?:[^\"\\\r\n]|\\.)*+\"|[^;\r\n]*+)"
)


class _Part(NamedTuple):
    """Where one part stands; offsets in bytes."""

    head: tuple[int, int]  # its header lines
    body: tuple[int, int]
    name: str | None  # file name
    media_type: str | None


def _parts(content: bytes) -> Iterator[_Part]:
    """Every part in order. Raises: Damaged."""
    first = _FIRST.match(content)
    if first is None:
        raise Damaged("no boundary at the beginning of the form")
    mark = b"\r\n--" + first[1]
    at = first.end() - 2  # the line end before the headers
    for _ in range(MAX_PARTS):
        if content[at : at + 2] == b"--":
            return
        if content[at : at + 2] != b"\r\n":
            raise Damaged("a boundary of the form is not followed by a line end")
        start = at + 2
        if content[start : start + 2] == b"\r\n":  # a part without headers
            head, body = (start, start), start + 2
        else:
            end = content.find(_HEADER_END, start)
            if end < 0:
                raise Damaged("the headers of a form part have no end")
            head, body = (start, end + 2), end + 4
        stop = content.find(mark, body - 2)
        if stop < 0:
            raise Damaged("the last boundary of the form is missing")
        name, media_type = _described(content[slice(*head)])
        yield _Part(head, (body, max(body, stop)), name, media_type)
        at = stop + len(mark)
    raise Damaged(f"the form has more than {MAX_PARTS:,} parts")


def _described(head: bytes) -> tuple[str | None, str | None]:
    """File name and declared media type of a part."""
    described = Message()
    for line in head.split(b"\r\n"):
        key, colon, value = line.partition(b":")
        if colon:
            try:
                text = value.strip().decode("utf-8")
            except UnicodeDecodeError:
                text = value.strip().decode("latin-1")
            described[key.strip().decode("latin-1")] = text.replace("\n", " ").replace("\r", " ")
    return described.get_filename(), described.get("content-type")


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """Every field and file."""
    for number, part in enumerate(_parts(content)):
        body = content[slice(*part.body)]
        if body or part.name:
            yield Embedded(f"part/{number}", body, part.name, part.media_type)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The form with other content, and other file names, in some parts.

    Raises: CannotRewrite when content would look like a boundary.
    """
    first = _FIRST.match(content)
    pieces, done = [], 0
    for number, part in enumerate(_parts(content)):
        path = f"part/{number}"
        name, body = rewrite.names.get(path), rewrite.files.get(path)
        if name is not None:
            pieces += [content[done : part.head[0]], _renamed(content[slice(*part.head)], name)]
            done = part.head[1]
        if body is not None:
            if first is not None and b"--" + first[1] in body:
                raise CannotRewrite("new content holds the boundary of the form")
            pieces += [content[done : part.body[0]], body]
            done = part.body[1]
    return b"".join([*pieces, content[done:]])


def _renamed(head: bytes, name: str) -> bytes:
    """Header lines with another file name in every form that it has there."""
    safe = name.replace("\r", "").replace("\n", "").replace('"', "%22").replace("\\", "_")
    quoted = b'"' + safe.encode() + b'"'
    return _FILE_NAME.sub(lambda _match: b"; filename=" + quoted, head)


FORMAT = Format("multipart", ("multipart/form-data",), read, write)
