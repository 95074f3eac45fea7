"""Office files for the tests: a value planted where people forget it."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from lxml import etree

from dlp.formats import format_of
from dlp.formats.base import Budget, Edit, Embedded, Found, Incomplete, Label, Rewrite, Slot
from dlp.formats.detect import detect

VALUE = "85.07.30-999.32"
HALVES = ("85.07.30", "-999.32")
GONE = "<BE_NATIONAL_NUMBER_1>"

Change = Callable[[bytes], bytes]


def entries(content: bytes) -> dict[str, bytes]:
    """Every entry of a ZIP container, unpacked."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], comment: bytes = b"") -> bytes:
    """A ZIP container of these entries, in this order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, kind)
        archive.comment = comment
    return out.getvalue()


def replaced(content: bytes, part: str, old: str, new: str) -> bytes:
    """The container with other text in one part."""
    parts = entries(content)
    text = parts[part].decode()
    assert old in text, f"{part} has no {old}"
    parts[part] = text.replace(old, new, 1).encode()
    return zipped(parts)


def with_part(
    content: bytes, name: str, part: str | bytes, *, owner: str = "", kind: str = "", mime: str = ""
) -> bytes:
    """The container with one part more, and a relation of `owner` to it."""
    parts = entries(content)
    parts[name] = part.encode() if isinstance(part, str) else part
    if mime:
        types = parts["[Content_Types].xml"].decode()
        override = f'<Override PartName="/{name}" ContentType="{mime}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", override).encode()
    if owner:
        folder, _, base = owner.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels"
        schema = "http://schemas.openxmlformats.org/package/2006/relationships"
        empty = f'<Relationships xmlns="{schema}"></Relationships>'.encode()
        text = parts.get(rels, empty).decode()
        kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        relation = (
            f'<Relationship Id="rIdX{len(parts)}" Type="{kind}" Target="/{name}"/></Relationships>'
        )
        text = text.replace("</Relationships>", relation)
        parts[rels] = text.encode()
    return zipped(parts)


def found(content: bytes) -> list[Found]:
    """What the format of a file reads in it."""
    reader = format_of(detect(content).format)
    assert reader is not None
    return list(reader.read(content, Budget()))


def slots(content: bytes) -> dict[str, str]:
    """Text by path, of the file alone."""
    return {one.path: one.text for one in found(content) if isinstance(one, Slot)}


def unread(content: bytes) -> list[Incomplete]:
    return [one for one in found(content) if isinstance(one, Incomplete)]


def inside(content: bytes) -> list[Embedded]:
    return [one for one in found(content) if isinstance(one, Embedded)]


def labels(content: bytes) -> list[Label]:
    return [one for one in found(content) if isinstance(one, Label)]


def without(content: bytes, value: str = VALUE, replacement: str = GONE) -> bytes:
    """The file with a value replaced wherever a slot holds it; in files inside it too."""
    writer = format_of(detect(content).format)
    assert writer is not None
    assert writer.write is not None
    edits: dict[str, tuple[Edit, ...]] = {}
    files: dict[str, bytes] = {}
    for one in writer.read(content, Budget()):
        if isinstance(one, Slot) and value in one.text:
            edits[one.path] = tuple(_edits(one.text, value, replacement))
        elif isinstance(one, Embedded) and one.content.startswith((b"PK", b"<")):
            inner = without(one.content, value, replacement)
            if inner != one.content:
                files[one.path] = inner
    if not edits and not files:
        return content
    return writer.write(content, Rewrite(edits, files), Budget())


def _edits(text: str, value: str, replacement: str) -> list[Edit]:
    starts, at = [], text.find(value)
    while at >= 0:
        starts.append(at)
        at = text.find(value, at + len(value))
    return [Edit(start, start + len(value), replacement) for start in starts]


def streams(content: bytes) -> list[bytes]:
    """Every byte stream of a file, unpacked, files inside it too."""
    if not content.startswith(b"PK"):
        return [content]
    found = [content]
    for entry in entries(content).values():
        found += streams(entry)
    return found


def holds(content: bytes, value: str = VALUE) -> bool:
    """True when a value stands in some stream, whole or without separators."""
    forms = {value, value.replace(".", "").replace("-", ""), HALVES[1]}
    sought = [form.encode(codec) for form in forms for codec in ("utf-8", "utf-16-le")]
    return any(form in stream for stream in streams(content) for form in sought)


def well_formed(content: bytes) -> None:
    """Every XML part of a container can be parsed, and every part is declared once."""
    parts = entries(content)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(part)
    assert len(parts) == len(set(parts))
