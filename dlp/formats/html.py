"""HTML: text, tables, attributes, comments, scripts, pictures in attributes; changed in place.

What a browser shows, what it hides and what it never shows is all text. Besides our own tokenizer
the parser of a browser engine (lexbor) reads the document: characters that only it sees make a slot
of their own, which can be scanned and not changed.
"""

import base64
import binascii
import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

import numpy as np
import regex as re
from numpy.typing import NDArray
from selectolax.lexbor import LexborHTMLParser, LexborNode

from dlp.data import Incomplete
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
from dlp.formats.encoding import Decoded, decode
from dlp.formats.html_source import DataUri, Html, parse
from dlp.formats.traced import Splice, Traced, spliced

OTHERWISE = "otherwise"  # what only the browser's parser reads
MAX_DEPTH = 5_000  # elements inside elements, to which a browser's parser takes linear time
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,300}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})")
_SPACE = re.compile(r"\s")
_SEPARATORS = "\u200b\ufeff\xad\x00\ufffd"
_BATCH = 1_000_000  # characters


def decoded(content: bytes) -> Decoded:
    """The characters of a document: byte order mark, else what it says itself, else a guess.

    Raises: Damaged.
    """
    found = decode(content)
    if found is None:
        raise Damaged("not text in any encoding known here")
    said = _CHARSET.search(content, 0, 4_096)
    if said and not found.mark and found.encoding not in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            name = said[1].decode("ascii")
            text = content.decode(name)
            if text.encode(name) == content:
                return Decoded(text, name)
        except (UnicodeError, LookupError):
            pass  # it says what is not so
    return found


def runs(source: str, at: str = "") -> Iterator[tuple[str, Traced, Callable[[str], str]]]:
    """(path, text, how to escape a replacement) of every run of a document."""
    found = parse(source)
    for name, traced, escape in (
        ("", found.text, html.escape),
        ("attributes", found.attributes, _attribute),
        ("comments", found.comments, str),
        ("scripts", found.scripts, str),
        ("boxes", found.boxes, _attribute),
    ):
        yield "/".join(filter(None, (at, name))), traced, escape


def found_in(
    source: str, budget: Budget, at: str = "", raw: bytes | None = None
) -> Iterator[Found]:
    """Slots and pictures of a document whose paths begin with `at`.

    `raw`: the same in UTF-8, where it is at hand: a large source is let go of early then.
    Raises: LimitReached when the time is over.
    """
    document = parse(source, budget.tick)
    pieces = _cut(source if raw is None else raw, source, document.cuts)
    if raw is not None and not document.data:
        source = ""
    named = (
        ("", document.text),
        ("attributes", document.attributes),
        ("comments", document.comments),
        ("scripts", document.scripts),
        ("boxes", document.boxes),
    )
    for name, traced in named:
        if traced.says:
            yield Slot("/".join(filter(None, (at, name))), traced.text)
    if document.depth > MAX_DEPTH:
        yield Incomplete(at, "limit", f"elements inside elements: more than {MAX_DEPTH:,}")
        other = ""
    else:
        other = _otherwise(pieces, document, budget.tick)
    if other:
        yield Slot("/".join(filter(None, (at, OTHERWISE))), other)
    for number, uri in enumerate(document.data, 1):
        content = _unpacked(source, uri)
        path = "/".join(filter(None, (at, f"data/{number}")))
        yield Embedded(path, content, media_type=uri.media_type)


def changed(
    source: str, edits: Mapping[str, Sequence[Edit]], files: Mapping[str, bytes], at: str = ""
) -> str:
    """The document with changes; paths as found_in() gives them. Raises: CannotRewrite."""
    splices: list[Splice] = []
    for path, traced, escape in runs(source, at):
        if path in edits:
            splices += traced.splices(edits[path], escape)
    if "/".join(filter(None, (at, OTHERWISE))) in edits:
        raise CannotRewrite("browsers read text here that has no certain place in the source")
    for number, uri in enumerate(parse(source).data if files else (), 1):
        new = files.get("/".join(filter(None, (at, f"data/{number}"))))
        if new is not None:
            splices.append(Splice(uri.start, uri.end, base64.b64encode(new).decode("ascii")))
    return spliced(source, splices)


def _attribute(text: str) -> str:
    """A replacement inside an attribute, quoted or not."""
    return _SPACE.sub(lambda space: f"&#{ord(space[0])};", html.escape(text))


def _unpacked(source: str, uri: DataUri) -> bytes:
    packed = html.unescape(source[uri.start : uri.end]).replace("%2B", "+").replace("%2F", "/")
    packed = re.sub(r"[^A-Za-z0-9+/]", "", packed.replace("%3D", ""))
    try:
        return base64.b64decode(packed + "=" * (-len(packed) % 4))
    except binascii.Error:
        return packed.encode("ascii")


@dataclass(frozen=True, slots=True)
class _Pieces:
    """A source, parsed piece by piece: a tree takes up to nine times the memory of its page."""

    source: str | bytes = field(repr=False)
    places: Sequence[int]  # where one begins, in the source; the last is its end

    def __iter__(self) -> "Iterator[LexborNode]":
        """The body of each piece that has one."""
        for start, end in pairwise(self.places):
            body = LexborHTMLParser(self.source[start:end]).body
            if body is not None:
                yield body


def _cut(source: str | bytes, text: str, cuts: Sequence[int]) -> _Pieces:
    """`source`: the text, or its UTF-8. Cost: 1 ms a MB of UTF-8 with cuts."""
    places = [0, *cuts, len(text)]
    if isinstance(source, bytes):
        sizes = (len(text[a:b].encode("utf-8", "surrogatepass")) for a, b in pairwise(places))
        places = [0, *accumulate(sizes)] if cuts else [0, len(source)]
    return _Pieces(source, places)


def _otherwise(pieces: _Pieces, document: Html, tick: Callable[[], None]) -> str:
    """Text that a browser would show and the tokenizer has nowhere, "" when there is none."""
    more = _counts(_nodes(pieces, tick))
    runs_ = (document.text, document.scripts, document.comments, document.attributes)
    has = _counts(traced.text for traced in runs_)[: len(more)]
    more[: len(has)] -= has
    for char in map(chr, np.flatnonzero(more > 0).tolist()):
        if char not in _SEPARATORS and not char.isspace():
            return "".join(body.text(deep=True, separator=" ") for body in pieces)
    return ""


def _nodes(pieces: _Pieces, tick: Callable[[], None]) -> Iterator[str]:
    for body in pieces:
        tick()
        yield from (
            one.text_content or "" for one in body.traverse(include_text=True) if one.is_text_node
        )


def _counts(texts: Iterable[str]) -> NDArray[np.int64]:
    """How often each character stands in them, by its code point. Cost: 3 ns a character."""
    total = np.zeros(1, np.int64)
    for piece in _batches(texts):
        codes = np.frombuffer(piece.encode("utf-32-le", "surrogatepass"), np.uint32)
        found = np.bincount(codes, minlength=len(total))
        found[: len(total)] += total
        total = found
    return total


def _batches(texts: Iterable[str]) -> Iterator[str]:
    """The texts in pieces that are worth a call and take little memory."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        for at in range(0, len(text), _BATCH):
            piece = text[at : at + _BATCH]
            waiting.append(piece)
            length += len(piece)
            if length >= _BATCH:
                yield "".join(waiting)
                waiting, length = [], 0
    yield "".join(waiting)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """The runs of text of a document and the pictures in it. Raises: Damaged, LimitReached."""
    budget.check("xml_bytes", len(content))
    raw = content if _is_utf8(content) else None
    yield from found_in(decoded(content).text, budget, raw=raw)  # no name here: it can be let go of


def _is_utf8(content: bytes) -> bool:
    """True when a page is read as plain UTF-8. Cost: 1 ms a MB."""
    found = decode(content)
    return found is not None and (found.encoding, found.mark, found.errors) == (
        "utf-8",
        b"",
        "strict",
    )


def write(content: bytes, rewrite: Rewrite, _budget: Budget) -> bytes:
    """The document with changes in place, in its own encoding. Raises: CannotRewrite."""
    source = decoded(content)
    text = changed(source.text, rewrite.edits, rewrite.files)
    try:
        return source.encode(text)
    except UnicodeEncodeError:
        raise CannotRewrite(f"{source.encoding} cannot hold the replacement") from None


FORMAT = Format("html", ("text/html", "application/xhtml+xml"), read, write)
