"""The files that reading is measured on are what they are said to be, and measured as said."""

import pytest

from benchmarks import documents, documents_large, files
from dlp.formats.detect import detect


@pytest.mark.parametrize("kind", files.LARGE)
def test_a_file_of_a_size_is_one_of_its_kind_and_read_whole(kind: str) -> None:
    content = files.large(kind, 300_000)
    suffix = kind.partition(",")[0]  # "docx, part of 60 MB"
    assert detect(content, f"a.{suffix}").format == suffix
    assert 0.2 * 300_000 < len(content) < 5 * 300_000  # packed in blocks
    read = documents.read(content)
    assert not read.document.incomplete
    assert sum(len(part.text) for part in read.document.parts) > 100_000


def test_what_libraries_make_holds_what_it_is_named_after() -> None:
    letter, book, report = files.letter(50), files.workbook(40), files.report(3)
    (body,) = (p for p in documents.read(letter).document.parts if p.path == "word/document.xml")
    assert body.text.count("\n") >= 50
    (sheet,) = (p for p in documents.read(book).document.parts if p.path == "sheet/1")
    assert sheet.text.count("\n") == 40
    assert sheet.text.split("\n")[0].split("\t") == list(files.HEAD)
    assert [p.path for p in documents.read(report).document.parts][:3] == [
        "page/1",
        "page/2",
        "page/3",
    ]


def test_the_largest_file_is_as_large_as_a_form_may_bring_it() -> None:
    content = documents_large.largest("json", 1_000_000)
    assert 900_000 < len(documents_large._form(content)) <= 1_000_000


def test_the_peak_is_that_of_the_worker_that_answers() -> None:
    found = documents_large.answer("txt", files.large("txt", 900_000))
    assert found.start_mb + 1 < found.peak_mb < 2_000
    assert 0 < found.answer_s < 60
    assert found.findings > 500
    assert not found.missed


@pytest.mark.parametrize(
    "peer", [("letter", "_docx"), ("workbook", "_openpyxl"), ("report", "_pdfium")]
)
def test_the_peers_read_the_file_too(peer: tuple[str, str]) -> None:
    made, reads = peer
    assert getattr(documents, reads)(getattr(files, made)(5)) > 5
