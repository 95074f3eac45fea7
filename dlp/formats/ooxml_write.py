"""Office Open XML packages with their changes: parts, what refers to parts that go, the container.

Only the parts that change are written anew; what repeats the first page or signs it goes.
"""

from collections.abc import Callable, Mapping, Set
from posixpath import dirname, join, normpath

import regex as re

from dlp.formats.base import Budget, CannotRewrite, Edit, Format, Rewrite
from dlp.formats.ooxml import (
    COMMENTS,
    NAMES,
    SETTINGS,
    TYPES,
    XmlPart,
    read,
    shown_names,
    xml_part,
)
from dlp.formats.ooxml_repair import repaired
from dlp.formats.package import XML, Package
from dlp.formats.traced import Splice, spliced
from dlp.formats.xml_source import source_of


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The package with its changes; see rewritten()."""
    package = Package(content, budget)
    changed = changes(package, rewrite, budget, xml_part)
    return finished(package, changed, budget)


def changes(
    package: Package,
    rewrite: Rewrite,
    budget: Budget,
    part_of: Callable[[str, bytes, Budget], XmlPart],
) -> dict[str, bytes | None]:
    """New content of the parts that change; None for those that go.

    Raises: CannotRewrite where a change is in something that cannot be written.
    """
    if NAMES in rewrite.edits:
        raise CannotRewrite("a part of the package is named after what must go")
    changed: dict[str, bytes | None] = {}
    wanted: dict[str, dict[str, tuple[Edit, ...]]] = {}
    known = {alias: name for name, alias in shown_names(package).items()}
    for shown, edits in rewrite.edits.items():
        if shown == COMMENTS:
            continue  # rebuilt() leaves them out
        path = _real(shown, known)
        name = path if path in package.entries else path.partition("#")[0]
        if name not in package.entries:
            name = name.rpartition("/")[0]  # a module of a macro project
        wanted.setdefault(name, {})[path] = edits
    for name, edited in wanted.items():
        if name.lower().endswith("vbaproject.bin") or SETTINGS.search(name):
            changed[name] = None  # goes as a whole: the file opens without
        elif name in package.entries and name.lower().endswith(XML):
            part = part_of(name, package.read(name), budget)
            changed[name] = changed_part(part, edited)
        else:
            raise CannotRewrite("a change is in a part that is not written")
    if rewrite.names:
        raise CannotRewrite("a part of the package is named after what must go")
    files = {_real(path, known): content for path, content in rewrite.files.items()}
    if not files.keys() <= package.entries.keys():
        raise CannotRewrite("a file inside a part of the package is not written")
    changed.update(files)
    return changed


def _real(path: str, known: Mapping[str, str]) -> str:
    """A path with the real name of its part."""
    if not path.startswith("entry/"):
        return path
    end = next((i for i in range(6, len(path)) if not path[i].isdigit()), len(path))
    return known.get(path[:end], path[:end]) + path[end:]


def changed_part(part: XmlPart, edits: Mapping[str, tuple[Edit, ...]]) -> bytes:
    """One XML part with edits of its pieces. Raises: CannotRewrite."""
    if not edits.keys() <= {piece.path for piece in part.pieces}:
        raise CannotRewrite("a change is in something packed inside a part")
    splices: list[Splice] = []
    for piece in part.pieces:
        if piece.path in edits and not piece.path.endswith("#comments"):
            splices += piece.splices(edits[piece.path])
    return part.source.encode(repaired(part.name, spliced(part.source.text, splices)))


def finished(package: Package, changed: dict[str, bytes | None], budget: Budget) -> bytes:
    """The package written anew, without the thumbnail, which repeats the first page, and without
    signatures, which hold no longer.
    """
    for name in package.entries:
        if name.startswith(("docProps/thumbnail.", "_xmlsignatures/")):
            changed[name] = None
    gone = [name for name, content in changed.items() if content is None]
    if gone:
        _forget(package, changed, gone, budget)
    return package.rebuilt(changed)


_RELATION = re.compile(
    r"<(?:\w+:)?Relationship\b[^<>]*?/>|<(?:\w+:)?Relationship\b[^<>]*></(?:\w+:)?Relationship>"
)
_TARGET = re.compile(r'\bTarget="([^"]*)"')


def _forget(
    package: Package, changed: dict[str, bytes | None], gone: list[str], budget: Budget
) -> None:
    """Take parts that go out of content types and relations, with what only they refer to."""
    lost = set(gone)
    for name in gone:  # what a part that goes refers to by itself, such as vbaData.xml
        own = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
        if own in package.entries:
            lost |= {own, *_targets(package, own, budget)}
    for name in lost:
        changed[name] = None
    for name in package.entries:
        if not name.endswith(".rels") or name in lost:
            continue
        raw = changed.get(name) or package.read(name)
        source = source_of(raw, budget)
        kept = _without(source.text, _base(name), lost)
        if kept != source.text:
            changed[name] = source.encode(kept)
    source = source_of(changed.get(TYPES) or package.read(TYPES), budget)
    text = source.text
    for name in lost:
        text = re.sub(rf'<Override\b[^<>]*PartName="/{re.escape(name)}"[^<>]*/>', "", text)
    changed[TYPES] = source.encode(text)


def _without(rels: str, base: str, lost: Set[str]) -> str:
    """Relations without those to parts that go."""
    return _RELATION.sub(lambda m: "" if _target(m[0], base) in lost else m[0], rels)


def _base(rels: str) -> str:
    """The folder that targets of a relations part are relative to."""
    return dirname(dirname(rels))


def _target(relation: str, base: str) -> str:
    target = _TARGET.search(relation)
    if target is None or 'TargetMode="External"' in relation:
        return ""
    return normpath(join("/", base, target[1])).lstrip("/")


def _targets(package: Package, rels: str, budget: Budget) -> set[str]:
    text = source_of(package.read(rels), budget).text
    found = {_target(match[0], _base(rels)) for match in _RELATION.finditer(text)}
    return {name for name in found if name in package.entries}


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = Format("docx", (_WORD,), read, write)
PPTX = Format("pptx", (_SLIDES,), read, write)
