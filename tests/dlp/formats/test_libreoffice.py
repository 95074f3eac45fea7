"""Files as LibreOffice writes them, scanned and redacted, and opened by it again."""

import subprocess
from io import BytesIO
from pathlib import Path

import docx
import openpyxl.chart
import pptx.util
import pytest
import regex as re

from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from tests import components
from tests.dlp.formats.office import HALVES, VALUE, holds
from tests.dlp.formats.pictures import letter as letter_picture

IBAN = "BE68 5390 0754 7034"
PAGE = re.compile(rb"/Type\s*/Page\b")
MADE = {"brief": ("docx", ("doc", "rtf", "odt")), "lijst": ("xlsx", ("xls", "ods"))}
MADE |= {"toelichting": ("pptx", ("ppt", "odp"))}
WRITTEN = ("docx", "xlsx", "pptx", "odt", "ods", "odp")


def convert(files: list[Path], kind: str, folder: Path) -> None:
    """All files to one format, in one start of the program."""
    program = components.require("soffice")
    profile = f"-env:UserInstallation=file://{folder.parent}/profile"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=180)


def letter(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(f"Het rijksregisternummer is {VALUE}.")
    split = document.add_paragraph("INSZ ")
    for half in HALVES:
        split.add_run(half).bold = half is HALVES[0]
    document.sections[0].footer.paragraphs[0].text = f"rekening {IBAN}"
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Naam", "INSZ", "x", VALUE], strict=True
    ):
        cell.text = text
    picture = BytesIO()
    letter_picture(f"rijksregisternummer {VALUE}", "Stad Voorbeeld").save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture)
    document.add_comment(document.paragraphs[0].runs, text=f"klopt {VALUE}?", author="x")
    document.core_properties.comments = f"over {VALUE}"
    document.add_page_break()
    document.add_paragraph("Tweede bladzijde")
    document.save(str(path))


def sheets(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "INSZ", "Rekening"])
    book.active.append(["x", VALUE, IBAN])
    book.active.append(["y", 85073099932, "=C2"])
    book.active["A2"].comment = openpyxl.comments.Comment(f"INSZ {VALUE}", "x")
    book.create_sheet("Verborgen")["B2"] = f"INSZ {VALUE}"
    book["Verborgen"].sheet_state = "hidden"
    book.active["E1"], book.active["E2"] = "Aantal", 3
    chart = openpyxl.chart.BarChart()
    chart.title = f"INSZ {VALUE}"
    chart.add_data(openpyxl.chart.Reference(book.active, min_col=5, min_row=1, max_row=2))
    book.active.add_chart(chart, "G2")
    book.save(path)


def deck(path: Path) -> None:
    made = pptx.Presentation()
    for text in (f"INSZ {VALUE}", "Tweede dia"):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = "Toelichting"
        slide.placeholders[1].text = text
    table = made.slides[1].shapes.add_table(1, 2, *[pptx.util.Inches(2)] * 4).table
    table.cell(0, 0).text, table.cell(0, 1).text = "INSZ", VALUE
    made.slides[1].notes_slide.notes_text_frame.text = f"notitie: INSZ {VALUE}"
    made.save(str(path))


@pytest.mark.slow
@pytest.mark.component
def test_real_files_are_found_out_and_open_again_after_redaction(tmp_path: Path) -> None:
    source, clean, pdf = (tmp_path / name for name in ("source", "clean", "pdf"))
    for folder in (source, clean, pdf, pdf / "before", pdf / "after"):
        folder.mkdir()
    letter(source / "brief.docx")
    sheets(source / "lijst.xlsx")
    deck(source / "toelichting.pptx")
    for name, (kind, others) in MADE.items():
        for other in others:
            convert([source / f"{name}.{kind}"], other, source)
            (source / f"{name}.{other}").rename(source / f"{name}-{other}.{other}")
    scanner = build_scanner(Settings(data_dir=tmp_path / "data"))
    written = []
    for file in sorted(source.iterdir()):
        written += [file] if redacted(scanner, file, clean) else []
    assert {file.suffix[1:] for file in written} == set(WRITTEN)
    convert(written, "pdf", pdf / "before")
    convert([clean / file.name for file in written], "pdf", pdf / "after")
    before, after = (
        {path.name: len(PAGE.findall(path.read_bytes())) for path in (pdf / when).iterdir()}
        for when in ("before", "after")
    )
    assert before == after
    assert len(before) == len(WRITTEN)


def redacted(scanner: Scanner, file: Path, clean: Path) -> bool:
    """Scan one file; True when its format can be written, with the clean one put in a folder."""
    content = file.read_bytes()
    found = scanner.scan_file(content, name=file.name)
    entities = {one.entity for one in found.verdict.findings}
    assert "BE_NATIONAL_NUMBER" in entities, file.name
    assert not found.verdict.incomplete, file.name
    if not found.redactable:
        assert (found.verdict.verdict, found.content) == ("block", None)
        return False
    assert found.verdict.verdict == "redact", file.name
    assert found.content is not None
    assert not holds(found.content), file.name
    (clean / file.name).write_bytes(found.content)
    return True
