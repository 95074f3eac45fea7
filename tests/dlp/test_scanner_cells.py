"""Values that only several cells of a row together make."""

from io import BytesIO

import docx
import openpyxl
import pytest

from dlp.data import Part
from dlp.scanner import Scanner, build_scanner
from dlp.scanner_cells import with_cells
from dlp.settings import Settings


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("cells")))


DIGITS = "\t".join("85073099932")
FOUND = [
    ("Naam\tRijksregisternummer\t\nJan\t85.07.30-\t999.32\n", 2),
    ("Naam\tx\nRijksregisternummer\t85.07.30\t-999.32\n", 2),
    (f"Naam\tx\nINSZ\t{DIGITS}\n", 11),
    ("Naam\tINSZ\t\t\nJan\t85.07.30\t999\t32\n", 3),
]
NOT_FOUND = [
    "Naam\tx\ty\nJan\t85.07.30-\t999.32\n",  # nothing says what it is
    "Naam\tRijksregisternummer\t\nJan\t85.07.30-\t999.33\n",
    "Bedrag\tAantal\tKosten\n850730\t99932\t12\n",
    "Rijksregisternummer\tx\n85.07.30-999.32\t12\n",  # whole in one cell: found without this
    "",
]


@pytest.mark.parametrize(("text", "pieces"), FOUND)
def test_a_labelled_value_over_cells_is_found_once(
    scanner: Scanner, text: str, pieces: int
) -> None:
    found = with_cells([], [Part("table", text)], scanner.find)
    assert [one.entity for one in found] == ["BE_NATIONAL_NUMBER"] * pieces
    assert len({one.group for one in found}) == 1
    assert "".join(text[one.start : one.end] for one in found).strip() in (
        "85.07.30-999.32", "85073099932", "85.07.3099932",
    )  # fmt: skip


@pytest.mark.parametrize("text", NOT_FOUND)
def test_numbers_beside_each_other_are_no_value(scanner: Scanner, text: str) -> None:
    part = Part("table", text)
    inside = [one for one in scanner.find(text) if one.confidence > 0.5]
    assert with_cells(inside, [part], scanner.find) == inside


def test_a_form_with_a_box_a_digit_is_cleaned(scanner: Scanner) -> None:
    document = docx.Document()
    cells = document.add_table(rows=2, cols=12).rows[1].cells
    for cell, text in zip(cells, ["Rijksregisternummer", *"85073099932"], strict=True):
        cell.text = text
    out = BytesIO()
    document.save(out)
    file = scanner.scan_file(out.getvalue())
    assert file.verdict.verdict == "redact"
    assert file.content is not None
    row = docx.Document(BytesIO(file.content)).tables[0].rows[1]
    assert {cell.text for cell in row.cells[1:]} == {"<BE_NATIONAL_NUMBER_1>", ""}


def test_two_cells_of_a_sheet_are_cleaned(scanner: Scanner) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Naam", "INSZ deel 1", "deel 2"])
    book.active.append(["x", "85.07.30-", "999.32"])
    out = BytesIO()
    book.save(out)
    file = scanner.scan_file(out.getvalue())
    assert file.content is not None
    sheet = openpyxl.load_workbook(BytesIO(file.content)).active
    first, *halves = (cell.value for cell in sheet[2])
    assert first == "x"
    assert set(halves) <= {"<BE_NATIONAL_NUMBER_1>", "", None}
    assert "<BE_NATIONAL_NUMBER_1>" in halves
