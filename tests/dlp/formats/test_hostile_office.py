"""Hostile and damaged office files: always an answer, never a crash, never "clean" by mistake."""

import random
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dlp.extraction.files import FileDocument, read_file
from dlp.formats import format_of
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Edit,
    Encrypted,
    LimitReached,
    Rewrite,
)
from dlp.limits import FileLimits, Limits
from tests.dlp.formats.compound import compound
from tests.dlp.formats.office import VALUE, entries, zipped
from tests.dlp.formats.test_legacy import XLS, doc, records
from tests.dlp.formats.test_odf import BOOK
from tests.dlp.formats.test_odf import PLACES as ODF_PLACES
from tests.dlp.formats.test_ooxml import in_table, saved, slides, word
from tests.dlp.formats.test_xlsx import plain, shared


def read(content: bytes, **limits: float) -> FileDocument:
    chosen = replace(Limits(), files=replace(FileLimits(), **limits))  # type: ignore[arg-type]
    return read_file(content, name=None, limits=chosen, tells=lambda _: False)


def reasons(found: FileDocument) -> set[str]:
    return {one.reason for one in found.document.incomplete}


def bomb(part: str, size: int) -> bytes:
    """A document in which one part unpacks to `size` bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries(word()).items():
            archive.writestr(name, content)
        with archive.open(part, "w") as file:
            for _ in range(size // 1_000_000):
                file.write(b" " * 1_000_000)
    return out.getvalue()


def many_entries() -> bytes:
    return zipped({**entries(word()), **{f"customXml/item{i}.xml": b"<a/>" for i in range(500)}})


def deep_document(depth: int) -> bytes:
    content = word(VALUE)
    for _ in range(depth):
        content = zipped({**entries(word()), "word/embeddings/a.docx": content})
    return content


def deep_xml() -> bytes:
    return zipped({**entries(word()), "word/document.xml": b"<a>" * 200_000 + b"</a>" * 200_000})


LIMITS = [
    pytest.param(
        lambda: bomb("customXml/item7.xml", 40_000_000), {}, "max_unpack_ratio", id="ratio"
    ),
    pytest.param(
        lambda: bomb("customXml/item7.xml", 8_000_000), {"max_unpacked_bytes": 1_000_000},
        "max_unpacked_bytes", id="bytes",
    ),
    pytest.param(many_entries, {"max_entries": 100}, "max_entries", id="entries"),
    pytest.param(lambda: deep_document(5), {"max_file_depth": 3}, "max_file_depth", id="depth"),
    pytest.param(
        lambda: word("x" * 5_000), {"max_document_chars": 1_000}, "max_document_chars",
        id="characters",
    ),
    pytest.param(word, {"max_xml_bytes": 500}, "max_xml_bytes", id="XML"),
    pytest.param(word, {"max_document_s": 0.0}, "max_document_s", id="time"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "limits", "name"), LIMITS)
def test_a_limit_that_is_passed_is_named(make: object, limits: dict[str, float], name: str) -> None:
    found = read(make(), **limits)  # type: ignore[operator]
    said = {one.detail for one in found.document.incomplete if one.reason == "limit"}
    assert said
    assert all(f"{name} = " in detail for detail in said)


def test_what_is_nested_within_the_limit_is_read() -> None:
    found = read(deep_document(3))
    assert not found.document.incomplete
    assert any(VALUE in part.text for part in found.document.parts)
    assert any(part.path.count("embeddings") == 3 for part in found.document.parts)


def test_elements_nested_without_end_are_read_or_damaged() -> None:
    assert reasons(read(deep_xml())) <= {"damaged"}


def test_a_row_without_end_is_read_or_damaged() -> None:
    parts = entries(plain())
    sheet = parts["xl/worksheets/sheet1.xml"]
    cut = sheet[: sheet.index(b"</row>")] + b"<c r='Z1'>" * 100_000
    assert reasons(read(zipped({**parts, "xl/worksheets/sheet1.xml": cut}))) == {"damaged"}


def test_names_that_lead_elsewhere_are_names_only() -> None:
    content = zipped({**entries(word()), "../../etc/passwd": b"x", "C:\\x\\y.txt": VALUE.encode()})
    found = read(content)
    assert any(VALUE in part.text for part in found.document.parts)
    assert not any(".." in part.path for part in found.document.parts if part.path != "#names")


# Files that real producers made, then damaged


@cache
def seeds() -> dict[str, bytes]:
    return {
        "docx": in_table(),
        "xlsx": shared(plain()),
        "pptx": saved(slides()),
        "odt": ODF_PLACES["a table"],
        "ods": BOOK,
        "doc": doc((f"Geachte {VALUE}", True), ("é", False)),
        "xls": XLS.read_bytes(),
        "ppt": compound({"PowerPoint Document": records((0x0FA8, b"x" * 100))}),
        "rtf": rf"{{\rtf1\ansi {{\b INSZ}} \u233? {VALUE}\par}}".encode(),
    }


def mutated(content: bytes, seed: int) -> bytes:
    """Bits flipped, pieces cut out, doubled or moved."""
    chance = random.Random(seed)
    data = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at, size = chance.randrange(len(data)), chance.randint(1, 200)
        match chance.randrange(5):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                data[at : at + size] = chance.randbytes(size)
            case 2:
                del data[at : at + size]
            case 3:
                data[at:at] = data[at : at + size]
            case 4:
                del data[max(1, at) :]
        if not data:
            data = bytearray(b"x")
    return bytes(data)


def mutated_parts(content: bytes, seed: int) -> bytes:
    """Parts of a package damaged or swapped, in a container that is whole."""
    chance = random.Random(seed)
    parts = entries(content)
    for name in chance.sample(sorted(parts), min(3, len(parts))):
        other = chance.choice(sorted(parts))
        parts[name] = parts[other] if chance.random() < 0.3 else mutated(parts[name] or b"x", seed)
    return zipped(parts)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 1_000_000))
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx", "odt", "ods", "doc", "xls", "ppt", "rtf"])
def test_a_damaged_file_gets_an_answer(kind: str, seed: int) -> None:
    content = seeds()[kind]
    for damaged in (mutated(content, seed), *packages(content, seed)):
        found = read(damaged, max_document_s=20.0)
        nothing = not found.document.parts and not found.document.incomplete
        assert not nothing or not damaged.strip(), "nothing was read and nothing was said"
        internal = [one.detail for one in found.document.incomplete if "ended in" in one.detail]
        assert not internal, internal
        rewrite(damaged, found)


def packages(content: bytes, seed: int) -> list[bytes]:
    return [mutated_parts(content, seed)] if content.startswith(b"PK") else []


def rewrite(content: bytes, found: FileDocument) -> None:
    """Whatever can be read may be written, or is said not to be."""
    reader = format_of(found.root.format)
    if reader is None or reader.write is None:
        return
    edits = {s.path: (Edit(0, 1, "<X_1>"),) for s in found.root.slots.values() if s.text.strip()}
    try:
        reader.write(content, Rewrite(edits), Budget())
    except (CannotRewrite, Damaged, Encrypted, LimitReached):
        return


def test_a_truncated_file_is_never_complete() -> None:
    for kind in ("docx", "xlsx", "pptx", "odt", "ods"):
        content = seeds()[kind]
        for share in (0.1, 0.5, 0.9, 0.99):
            assert reasons(read(content[: int(len(content) * share)])), (kind, share)


def test_seeds_are_whole(tmp_path: Path) -> None:
    for kind, content in seeds().items():
        assert not read(content).document.incomplete, kind
    (tmp_path / "a.docx").write_bytes(seeds()["docx"])
    docx.Document(str(tmp_path / "a.docx"))
