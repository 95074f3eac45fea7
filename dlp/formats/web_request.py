"""A request that a proxy hands over: where it goes and its body, as one file.

Only our own ICAP service makes such files (`pack`). The address is a run of text like any other,
the body a file inside; so the limits, the distinct counts and the proof hold over both.
"""

from collections.abc import Iterator
from struct import Struct

from dlp.formats import form
from dlp.formats.base import Budget, Damaged, Embedded, Format, Found, Rewrite, Slot
from dlp.formats.escaped import splice

MAGIC = b"\0ROELAND-REQUEST\0"
URL, BODY = "url", "body"  # paths of the two
_SIZE = Struct("!I")


def pack(url: str, body: bytes) -> bytes:
    """The file. `url` is what to scan of the address, as it was sent."""
    address = url.encode("utf-8", "surrogateescape")
    return b"".join((MAGIC, _SIZE.pack(len(address)), address, body))


def unpack(content: bytes) -> tuple[str, bytes]:
    """Address and body. Raises: Damaged."""
    start = len(MAGIC) + _SIZE.size
    if not content.startswith(MAGIC) or len(content) < start:
        raise Damaged("a web request without its beginning")
    (size,) = _SIZE.unpack_from(content, len(MAGIC))
    if len(content) < start + size:
        raise Damaged("a web request without its address")
    address = content[start : start + size].decode("utf-8", "surrogateescape")
    return address, content[start + size :]


def read(content: bytes, _budget: Budget) -> Iterator[Found]:
    """The address with its escapes undone, and the body."""
    url, body = unpack(content)
    if url:
        yield Slot(URL, form.url_layers(url)[-1].text)
    if body:
        yield Embedded(BODY, body)


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The same with a changed address or body."""
    url, body = unpack(content)
    if URL in rewrite.edits:
        url = splice(form.url_layers(url), rewrite.edits[URL])
    return pack(url, rewrite.files.get(BODY, body))


FORMAT = Format("web-request", ("application/x-roeland-request",), read, write)
