"""Any XML file as one run of text, tags and all: names of elements label what stands in them.

Entities are read, so that a value spelled with them is found, and a replacement is escaped. What
Word and LibreOffice save as a single XML file is read as a document as well, and so is what an SVG
shows: programs place its words, often its letters, one by one. Entities that the file itself
declares are not expanded: their text is read where it is declared, and said to be not whole.
Pages of diagrams.net are files inside it.
"""

import base64
import binascii
import zlib
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

import regex as re

from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Embedded,
    Format,
    Found,
    Incomplete,
    Rewrite,
    Slot,
)
from dlp.formats.encoding import Decoded, decode
from dlp.formats.ooxml_text import texts_of
from dlp.formats.traced import Splice, Traced, spliced
from dlp.formats.txt import encoded
from dlp.formats.xml_source import check_xml

_ENCODING = re.compile(rb"\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ENTITY = re.compile(r"<!ENTITY\s")
_CDATA = "]]><![CDATA["
_SVG = re.compile(r"<(?:\w{1,20}:)?svg[\s>]")
_IN_SVG = re.compile(r"<(/?)(?:\w{1,20}:)?text\b([^<>]*)>|(?<=>)([^<>]+)")
_DIAGRAM = re.compile(r"<diagram\b[^<>]{0,400}>\s{0,40}([A-Za-z0-9+/=\s]{16,})</diagram>")
_OFFICE = re.compile(r"schemas\.microsoft\.com/office|wordprocessingml|opendocument:xmlns")


def decoded_xml(content: bytes) -> Decoded:
    """The text in the encoding that the file declares, or that its bytes show. Raises: Damaged."""
    declared = _ENCODING.match(content)
    if declared is not None:
        name = declared[1].decode("ascii")
        try:
            text = content.decode(name)
            if text.encode(name) == content:
                return Decoded(text, name)
        except (UnicodeError, LookupError):
            pass  # the bytes decide
    found = decode(content)
    if found is None:
        raise Damaged("not text in any encoding known here")
    return found


def _pieces(text: str) -> dict[str, Traced]:
    whole, at = Traced(), 0
    for piece in text.split(_CDATA):  # what is cut there is one text all the same
        whole.xml(piece, at)
        at += len(piece) + len(_CDATA)
    found = {"": whole}
    if _SVG.search(text, 0, 20_000):
        found["drawn"] = _drawn(text)
    if _OFFICE.search(text, 0, 20_000):
        texts = texts_of(text, attributes=False)
        found |= {"body": texts.body, "hidden": texts.aside}
        found |= {f"table/{n}": table for n, table in enumerate(texts.tables, 1)}
    return found


def _drawn(source: str) -> Traced:
    """The words of a drawing, a text element a line. Cost: linear."""
    traced, depth = Traced(), 0
    for match in _IN_SVG.finditer(source):
        if match[3] is not None:
            if depth:
                traced.xml(match[3], match.start(3))
        elif not match[2].endswith("/"):
            depth = max(0, depth + (-1 if match[1] else 1))
            if not depth and len(traced):
                traced.own("\n")
    return traced


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """The text, and the document in it where it is one."""
    budget.check("xml_bytes", len(content))
    text = decoded_xml(content).text
    for path, traced in _pieces(text).items():
        if traced.says:
            yield Slot(path, traced.text)
    yield from _diagrams(text, budget)
    if _ENTITY.search(text):
        yield Incomplete("", "unsupported-part", "entities that the file declares are not expanded")


def _diagrams(text: str, budget: Budget) -> Iterator[Found]:
    """Pages of diagrams.net, which are packed XML. Cost: linear."""
    if "<diagram" not in text:
        return
    for number, match in enumerate(_DIAGRAM.finditer(text), 1):
        path = f"diagram/{number}"
        try:
            packed = base64.b64decode(match[1])
            inflate = zlib.decompressobj(-15)
            page = inflate.decompress(packed, int(budget.limit("xml_bytes")) + 1)
        except (binascii.Error, zlib.error):
            yield Incomplete(path, "damaged", "a page of the diagram cannot be unpacked")
            continue
        budget.spend("unpacked_bytes", len(page))
        budget.ratio(len(packed), len(page))
        yield Embedded(path, unquote_to_bytes(page), media_type="application/xml")


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The file with its edits, as well-formed as it was. Raises: CannotRewrite."""
    if rewrite.files:
        raise CannotRewrite("a packed page of a diagram is not written")
    source = decoded_xml(content)
    splices: list[Splice] = []
    for path, traced in _pieces(source.text).items():
        splices += traced.splices(rewrite.edits.get(path, ()))
    changed = encoded(source, spliced(source.text, splices))
    if _is_well_formed(content) and not _is_well_formed(changed):
        raise CannotRewrite("what must go is part of the file's structure")
    return changed


def _is_well_formed(content: bytes) -> bool:
    try:
        check_xml(content, doctype=True)
    except Damaged:
        return False
    return True


FORMAT = Format("xml", ("application/xml", "text/xml", "image/svg+xml"), read, write)
