"""An XML part as characters: safely, and so that pieces of it can be taken and put back.

Where a part is plain UTF-8 without comments and CDATA sections, its attributes in double quotes,
its text is what stands in the file, and a splice changes nothing else. Otherwise it is brought to
that form first, by lxml, without entities and network; what stood in comments is given separately.
"""

import re  # noqa: TID251 - twice as fast as regex here; every pattern is linear
from dataclasses import dataclass, field
from xml.parsers import expat

from lxml import etree

from dlp.formats.base import Budget, Damaged

_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_MAY_BE_LOOSE = re.compile(rb"=(?:[^\"]|(?<=[ \t\r\n]=))")
_LOOSE = (b"='", b" =", b"= ", b"\t=", b"=\t", b"\n=", b"=\n", b"\r=", b"=\r")  # how an attribute
# may be written that we want otherwise
_MOST_LOOSE = 500  # of them in text are looked at; with more, the part is written anew to be sure
_WINDOW = 20_000  # bytes before one that are looked at
_PLAIN = (b"utf-8", b"us-ascii", b"ascii")
TREE_COST = 4  # a tree takes so much more memory than its part that it must be so much smaller
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Source:
    """One XML part."""

    text: str = field(repr=False)
    asides: str = field(default="", repr=False)  # comments and instructions, one a line; they are
    # not in `text` and go when the part is written anew
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """A changed text as the bytes of the part."""
        return self.mark + text.encode("utf-8", "surrogatepass")


def source_of(part: bytes, budget: Budget) -> Source:
    """The characters of an XML part.

    Raises: Damaged for what is not well-formed, and for document type declarations, which no office
        file has and which could bring in other files or grow without end; LimitReached.
    Cost: linear; about 10 ms a MB.
    """
    budget.check("xml_bytes", len(part))
    has_asides = check_xml(part)
    declaration = _DECLARATION.match(part)
    named = _ENCODING.search(declaration[0]) if declaration else None
    plain = (
        (named is None or named[1].lower() in _PLAIN)
        and not has_asides
        and not part.startswith((b"\xff\xfe", b"\xfe\xff"))
        and not _has_loose_attributes(part, declaration.end() if declaration else 0)
    )
    if plain:
        mark = b"\xef\xbb\xbf" if part.startswith(b"\xef\xbb\xbf") else b""
        return Source(part[len(mark) :].decode("utf-8"), mark=mark)
    budget.check("xml_bytes", len(part) * TREE_COST)
    tree = parse(part)
    around = [*tree.itersiblings(preceding=True), *tree.itersiblings()]
    inside = list(tree.iter(etree.Comment, etree.ProcessingInstruction))
    for node in inside:
        _remove(node)
    asides = "\n".join(node.text or "" for node in (*around, *inside))
    return Source(_HEAD + etree.tostring(tree, encoding="unicode"), asides)


def check_xml(part: bytes, *, doctype: bool = False) -> bool:
    """Hold a part against the grammar; nothing is built, expanded or fetched.

    Returns: True when it has comments, instructions or CDATA sections.
    Raises: Damaged for what is not well-formed, and unless `doctype` for a document type
        declaration.
    Cost: linear; about 5 ms a MB.
    """
    parser, asides = expat.ParserCreate(), set[str]()
    if not doctype:
        parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.CommentHandler = lambda _: asides.add("comment")
    parser.ProcessingInstructionHandler = lambda _, __: asides.add("instruction")
    parser.StartCdataSectionHandler = lambda: asides.add("CDATA")
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise Damaged("XML that is not well-formed") from None
    return bool(asides)


def _refuse_doctype(*_: object) -> None:
    raise Damaged("XML with a document type declaration, which is not read")


def _has_loose_attributes(part: bytes, start: int) -> bool:
    """True when an attribute has space around its = or single quotes, from a byte on."""
    if _MAY_BE_LOOSE.search(part, start) is None:
        return False  # most parts
    count = 0
    for loose in _LOOSE:
        at = part.find(loose, start)
        while at >= 0:
            low = max(start, at - _WINDOW)
            count += 1
            if count > _MOST_LOOSE or part.rfind(b"<", low, at) >= part.rfind(b">", low, at):
                return True
            at = part.find(loose, at + 1)
    return False


def parse(part: bytes) -> "etree._Element":
    """The tree of an XML part; nothing is expanded or fetched. Raises: Damaged."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_blank_text=False,
    )
    try:
        tree = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Damaged("XML that is not well-formed") from None
    if tree.getroottree().docinfo.doctype:
        raise Damaged("XML with a document type declaration, which is not read")
    return tree


def _remove(node: "etree._Element") -> None:
    """Take a comment or instruction out, and keep the text behind it."""
    parent, before = node.getparent(), node.getprevious()
    if parent is None:  # outside of the root element
        return
    if node.tail:
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)
