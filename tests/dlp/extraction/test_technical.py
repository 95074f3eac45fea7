"""Which parts of a file hold somebody's words, and what an ordinary file gives."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pptx
import pytest

from dlp.extraction.technical import technical as is_technical
from dlp.scanner import build_scanner
from dlp.settings import Settings

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "De vergadering over de begroting begint om 14 uur in zaal 3, over het groenbeheer."


@pytest.mark.parametrize(
    ("path", "technical"),
    [
        ("word/fontTable.xml", True),
        ("word/theme/theme1.xml", True),
        ("xl/styles.xml", True),
        ("ppt/presProps.xml", True),
        ("settings.xml", True),
        ("styles.xml#more", True),
        ("content.xml#more", True),
        ("word/document.xml", False),
        ("word/document.xml#more", True),
        ("_rels/.rels", True),
        ("ppt/_rels/presentation.xml.rels", True),
        ("stream/4", True),
        ("word/vbaProject.bin", True),
        ("styles.xml", False),
        ("meta.xml", False),
        ("docProps/core.xml", False),
        ("text", False),
        ("mysettings.xml", False),
    ],
)
def test_technical_parts(path: str, technical: bool) -> None:
    assert is_technical(DOCX, path, "") is technical


@pytest.mark.parametrize("written", ["author: An Claes", "name: x\ndescr: An", "displayName: An"])
def test_attributes_that_people_fill_in_are_read(written: str) -> None:
    assert not is_technical(DOCX, "word/comments.xml#more", written)
    assert is_technical(DOCX, "word/comments.xml#more", "name: Content Placeholder 2")


def test_an_archive_is_no_office_file(scanner: Any) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("settings.xml", "<a>De kluis gaat tegenwoordig open met 7092.</a>")
        archive.writestr("stream/4", "De kluis gaat tegenwoordig open met 7092.")
    found = scanner.scan_file(out.getvalue(), name="a.zip").verdict
    assert [one.entity for one in found.findings if one.confidence >= 0.5] == ["SECRET"] * 2
    assert not is_technical("application/zip", "settings.xml", "")


def _letter() -> Any:
    made = docx.Document()
    made.core_properties.author = ""
    made.add_paragraph(TEXT)
    return made


def _book() -> Any:
    made = openpyxl.Workbook()
    made.properties.creator = ""
    made.active.append(["Punt", "Duur"])
    made.active.append([TEXT, 20])
    return made


def _deck() -> Any:
    made = pptx.Presentation()
    made.core_properties.author = made.core_properties.last_modified_by = ""
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "Agenda", TEXT
    return made


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("data"), names="on"))


@pytest.mark.parametrize("make", [_letter, _book, _deck])
def test_an_ordinary_file_is_allowed_with_names_on(scanner: Any, make: Any) -> None:
    out = BytesIO()
    make().save(out)
    found = scanner.scan_file(out.getvalue(), name="agenda")
    told = [one for one in found.verdict.findings if one.entity in ("PERSON", "SECRET")]
    assert [one for one in told if one.confidence >= 0.5] == []
    assert found.verdict.verdict == "allow"
