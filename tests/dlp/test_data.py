"""Which parts of a file hold somebody's words, and what an ordinary file gives."""

from io import BytesIO
from typing import Any

import docx
import openpyxl
import pptx
import pytest

from dlp.data import Part
from dlp.scanner import build_scanner
from dlp.settings import Settings

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
        ("bijlagen.zip/brief.docx/word/settings.xml", True),
        ("word/document.xml", False),
        ("word/document.xml#more", True),
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
    assert Part(path, "").technical is technical


@pytest.mark.parametrize("written", ["author: An Claes", "name: x\ndescr: An", "displayName: An"])
def test_attributes_that_people_fill_in_are_read(written: str) -> None:
    assert not Part("word/comments.xml#more", written).technical
    assert Part("word/comments.xml#more", "name: Content Placeholder 2").technical


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
