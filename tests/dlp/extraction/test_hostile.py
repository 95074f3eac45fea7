"""Hostile files through the way of reading: an answer each, in time, never a false "clean"."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from dlp.extraction.files import FileDocument, read_file
from dlp.formats import ocr
from dlp.limits import FileLimits, Limits
from tests.dlp.formats.hostile import ANSWERED, NEVER_CLEAN, small_files

LIMITS = replace(Limits(), files=FileLimits(max_document_s=15.0))
SECONDS = 20.0  # of processor time for one file
MUTATIONS = 500  # of each small file
SILENT = ("png", "jpg", "tiff", "webp", "bmp", "html")  # may be whole and say nothing
CAUGHT = "reading it ended in"  # how the walker names what a format did not expect


def answer(content: bytes, name: str | None = None) -> FileDocument:
    return read_file(content, name=name, limits=LIMITS, tells=lambda text: False)


def details(document: FileDocument) -> list[str]:
    return [one.detail for one in document.document.incomplete]


@pytest.fixture(autouse=True)
def _no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """What Tesseract makes of noise is not the subject, and slow."""
    empty = ocr.Recognised("", ())
    monkeypatch.setattr(ocr, "recognise", lambda image, **_: empty)


@pytest.mark.parametrize("make", NEVER_CLEAN.values(), ids=NEVER_CLEAN)
def test_what_was_not_read_is_not_clean(make: Callable[[], bytes]) -> None:
    content = make()
    start = time.process_time()
    document = answer(content)
    assert time.process_time() - start < SECONDS
    assert document.document.incomplete
    assert not [text for text in details(document) if CAUGHT in text]


@pytest.mark.parametrize("make", ANSWERED.values(), ids=ANSWERED)
def test_every_file_gets_an_answer_in_time(make: Callable[[], bytes]) -> None:
    content = make()
    start = time.process_time()
    document = answer(content)
    assert time.process_time() - start < SECONDS
    assert not [text for text in details(document) if CAUGHT in text]


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.png", "a.pdf", "a.zip", "a", "\0"])
@pytest.mark.parametrize("kind", small_files())
def test_a_wrong_name_changes_nothing(kind: str, name: str) -> None:
    content = small_files()[kind]
    named, plain = answer(content, name), answer(content)
    assert named.root.format == plain.root.format == kind
    assert [p.text for p in named.document.parts[1:]] == [p.text for p in plain.document.parts]


TIGHT = ("pdf", "zip", "tar", "gz", "bz2", "xz", "png", "tiff", "webp", "bmp")  # say their own size


@pytest.mark.parametrize("kind", TIGHT)
def test_a_file_that_is_cut_short_is_never_clean(kind: str) -> None:
    content = small_files()[kind]
    for cut in range(9, len(content.rstrip(b"\0")) - 12, max(1, len(content) // 60)):
        document = answer(content[:cut])
        assert document.document.incomplete or document.root.format != kind, cut


def mutated(content: bytes, draw: random.Random, others: list[bytes]) -> bytes:
    """Some of: flipped bits, a cut, pieces in another order, a piece of another file."""
    data = bytearray(content)
    for _ in range(draw.randint(1, 3)):
        how, size = draw.random(), len(data)
        if size < 8:
            break
        at, width = draw.randrange(size), draw.randint(1, 1 + size // 4)
        if how < 0.45:
            for _ in range(draw.choice((1, 1, 2, 8, 60))):
                data[draw.randrange(size)] ^= 1 << draw.randrange(8)
        elif how < 0.6:
            del data[at:]
        elif how < 0.7:
            del data[at : at + width]
        elif how < 0.8:
            data[at:at] = data[at : at + width]
        elif how < 0.9:
            to = draw.randrange(size)
            piece = data[at : at + width]
            del data[at : at + width]
            data[to:to] = piece
        else:
            other = draw.choice(others)
            start = draw.randrange(len(other))
            data[at : at + width] = other[start : start + width]
    return bytes(data)


@pytest.mark.slow
@pytest.mark.parametrize("kind", small_files())
def test_mutated_files_get_typed_answers(kind: str) -> None:
    files = small_files()
    draw = random.Random(f"{kind} 2026")
    for number in range(MUTATIONS):
        content = mutated(files[kind], draw, list(files.values()))
        start = time.process_time()
        document = answer(content)
        assert time.process_time() - start < SECONDS, number
        assert not [text for text in details(document) if CAUGHT in text], number
        said = document.document.incomplete or document.document.parts
        assert said or document.root.format in SILENT or not content.strip(), number
