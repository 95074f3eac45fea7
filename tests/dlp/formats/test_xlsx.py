"""Excel workbooks: every hiding place is read, and empty after redaction."""

from base64 import b64encode
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from struct import pack

import openpyxl
import pytest
import regex as re
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from dlp.extraction.files import read_file
from dlp.formats import xlsx
from dlp.formats.base import Budget, CannotRewrite, Rewrite
from dlp.formats.xlsx_numbers import Styles
from dlp.formats.xlsx_sheet import column_of, letters_of
from dlp.limits import Limits
from tests.dlp.formats.office import (
    GONE,
    HALVES,
    VALUE,
    entries,
    holds,
    inside,
    replaced,
    slots,
    well_formed,
    with_part,
    without,
    zipped,
)

SHEET = "xl/worksheets/sheet1.xml"
NUMBER = 85073099932


def book(change: Callable[[openpyxl.Workbook], object] = lambda _: None) -> bytes:
    """A workbook with a little table, changed."""
    made = openpyxl.Workbook()
    for row in (["Naam", "INSZ"], ["Jan", "x"], ["Piet", "y"]):
        made.active.append(row)
    change(made)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@cache
def plain() -> bytes:
    return book()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_INLINE = re.compile(r'<c ([^<>]*)t="inlineStr"([^<>]*)><is>(.*?)</is></c>', re.DOTALL)


def shared(content: bytes, *more: str) -> bytes:
    """The workbook as Excel writes it: texts in one part, cells with their number."""
    parts, strings = entries(content), list(more)

    def number(cell: "re.Match[str]") -> str:
        strings.append(f"<si>{cell[3]}</si>")
        return f'<c {cell[1]}t="s"{cell[2]}><v>{len(strings) - 1}</v></c>'

    for name in parts:
        if name.startswith("xl/worksheets/"):
            parts[name] = _INLINE.sub(number, parts[name].decode()).encode()
    table = f'<sst xmlns="{MAIN}" count="{len(strings)}">{"".join(strings)}</sst>'
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    return with_part(
        zipped(parts), "xl/sharedStrings.xml", table, owner="xl/workbook.xml",
        kind="sharedStrings", mime=mime,
    )  # fmt: skip


def hidden_sheet(made: openpyxl.Workbook) -> None:
    made.create_sheet("Verborgen")["C3"] = VALUE
    made["Verborgen"].sheet_state = "veryHidden"


def hidden_rows(made: openpyxl.Workbook) -> None:
    made.active["B2"] = VALUE
    made.active.row_dimensions[2].hidden = True
    made.active.column_dimensions["B"].hidden = True


def comment(made: openpyxl.Workbook) -> None:
    made.active["A1"].comment = Comment(VALUE, VALUE)


def validation(made: openpyxl.Workbook) -> None:
    rule = DataValidation(type="list", formula1=f'"{VALUE},x"', promptTitle="x", prompt=VALUE)
    made.active.add_data_validation(rule)
    rule.add("D1")


def name(made: openpyxl.Workbook) -> None:
    made.defined_names["insz"] = DefinedName("insz", attr_text=f'"{VALUE}"')


def header(made: openpyxl.Workbook) -> None:
    made.active.oddHeader.center.text = VALUE


def link(made: openpyxl.Workbook) -> None:
    made.active["A3"].hyperlink = f"https://stad.example/?insz={VALUE}"
    made.active["A3"].hyperlink.tooltip = VALUE


def properties(made: openpyxl.Workbook) -> None:
    made.properties.creator = made.properties.description = VALUE


def table(made: openpyxl.Workbook) -> None:
    made.active["B1"] = VALUE
    made.active.add_table(Table(displayName="Tabel1", ref="A1:B3"))


def rich(made: openpyxl.Workbook) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    made.active["B2"] = CellRichText(HALVES[0], TextBlock(InlineFont(b=True), HALVES[1]))


def chart(made: openpyxl.Workbook) -> None:
    from openpyxl.chart import BarChart, Reference

    drawn = BarChart()
    drawn.title = VALUE
    drawn.add_data(Reference(made.active, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    made.active.add_chart(drawn, "E5")


def cell(xml: str) -> bytes:
    """The plain book with a row more."""
    return replaced(plain(), SHEET, "</sheetData>", f'<row r="9">{xml}</row></sheetData>')


RICH_STRING = f"<si><r><t>{HALVES[0]}</t></r><r><rPr><b/></rPr><t>{HALVES[1]}</t></r></si>"
PIVOT = (
    '<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cacheFields count="2"><cacheField name="INSZ"><sharedItems containsSemiMixedTypes="0" '
    f'containsString="0" containsNumber="1" minValue="1" maxValue="{NUMBER}" count="2">'
    f'<n v="{NUMBER}"/><n v="12"/></sharedItems></cacheField><cacheField name="x">'
    f'<sharedItems count="1"><s v="{VALUE}"/></sharedItems></cacheField></cacheFields>'
    "</pivotCacheDefinition>"
)
THREADED = (
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
    f'<threadedComment ref="A1"><text>{VALUE}</text></threadedComment></ThreadedComments>'
)
EXTERNAL = (
    '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook>'
    f'<sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{VALUE}</v></cell>'
    "</row></sheetData></sheetDataSet></externalBook></externalLink>"
)

CHAIN = (
    '<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\n'
    '<c r="A1048576" i="1"/><c r="XFD1048575" i="1" l="1"/></calcChain>'
)


def mashup(query: str) -> bytes:
    """Queries of a workbook as Excel keeps them ([MS-QDEFF])."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    package = zipped({"[Content_Types].xml": types.encode(), "Formulas/Section1.m": query.encode()})
    about = f"<LocalPackageMetadataFile><Item>{query}</Item></LocalPackageMetadataFile>".encode()
    blob = pack("<II", 0, len(package)) + package + pack("<I", len(about)) + about
    return (
        '\ufeff<?xml version="1.0" encoding="utf-16"?><DataMashup xmlns="http://schemas.microsoft.com/'
        f'DataMashup">{b64encode(blob).decode()}</DataMashup>'
    ).encode("utf-16-le")


def test_queries_in_base64_are_read_and_cannot_be_cleaned() -> None:
    content = with_part(plain(), "customXml/item1.xml", mashup(f"shared x = {VALUE}"))
    (package,) = inside(content)
    assert any(VALUE.encode() in one.content for one in inside(package.content))
    assert VALUE in slots(content)["customXml/item1.xml/queries/about"]
    with pytest.raises(CannotRewrite):
        without(content)
    assert xlsx.FORMAT.write is not None
    with pytest.raises(CannotRewrite):
        xlsx.FORMAT.write(content, Rewrite(files={package.path: b"x"}), Budget())


def test_the_order_of_formulas_is_no_text() -> None:
    assert "xl/calcChain.xml" not in slots(with_part(plain(), "xl/calcChain.xml", CHAIN))


PLACES = {
    "a cell": lambda: book(lambda b: b.active.append(["x", VALUE])),
    "a very hidden sheet": lambda: book(hidden_sheet),
    "a hidden row and column": lambda: book(hidden_rows),
    "runs of rich text": lambda: book(rich),
    "a comment and its author": lambda: book(comment),
    "a validation list": lambda: book(validation),
    "a name": lambda: book(name),
    "a page header": lambda: book(header),
    "a link": lambda: book(link),
    "properties": lambda: book(properties),
    "the header of a table": lambda: book(table),
    "a chart's title": lambda: book(chart),
    "a sheet's name": lambda: book(lambda b: b.create_sheet(VALUE)),
    "a formula": lambda: book(lambda b: b.active.append([f'="INSZ {VALUE}"'])),
    "a formula that puts it together": lambda: book(
        lambda b: b.active.append([f'=CONCATENATE("INSZ ","{HALVES[0]}","{HALVES[1]}")'])
    ),
    "beside the order of formulas": lambda: with_part(
        plain(), "xl/calcChain.xml", CHAIN.replace("<c ", f"<x>{VALUE}</x><c ", 1)
    ),
    "an attribute beside it": lambda: with_part(
        plain(), "xl/calcChain.xml", CHAIN.replace('i="1"', f'i="{VALUE}"')
    ),
    "the result of a formula": lambda: cell(
        f'<c r="A9" t="str"><f>A1&amp;B1</f><v>{VALUE}</v></c>'
    ),
    "inline text": lambda: cell(
        f'<c r="A9" t="inlineStr"><is><r><t>{HALVES[0]}</t></r><r><t>{HALVES[1]}</t></r></is></c>'
    ),
    "a string that no cell shows": lambda: shared(
        plain(), RICH_STRING, f"<si><t>{VALUE}</t></si>"
    ),
    "a pivot cache": lambda: with_part(plain(), "xl/pivotCache/pivotCacheDefinition1.xml", PIVOT),
    "a threaded comment": lambda: with_part(
        plain(), "xl/threadedComments/threadedComment1.xml", THREADED
    ),
    "a linked book": lambda: with_part(plain(), "xl/externalLinks/externalLink1.xml", EXTERNAL),
    "a far column": lambda: cell(f'<c r="XFD9" t="str"><v>{VALUE}</v></c>'),
    "cells without places": lambda: cell(f'<c><v>1</v></c><c t="str"><v>{VALUE}</v></c>'),
    "another order of attributes": lambda: cell(f'<c t="str" r="B9"><v>{VALUE}</v></c>'),
    "prefixed XML": lambda: zipped(
        {
            **entries(plain()),
            SHEET: prefixed(entries(cell(f'<c r="A9" t="str"><v>{VALUE}</v></c>'))[SHEET]),
        }
    ),
}  # fmt: skip


def prefixed(sheet: bytes) -> bytes:
    """The same sheet with its own elements under a prefix."""
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", sheet.decode())
    return text.replace("xmlns=", "xmlns:x=", 1).encode()


@pytest.mark.parametrize("form", [bytes, shared], ids=["inline", "shared"])
@pytest.mark.parametrize("place", PLACES)
def test_a_value_in_a_workbook_is_found_and_goes(
    place: str, form: Callable[[bytes], bytes]
) -> None:
    content = PLACES[place]()
    if form is shared and "xl/sharedStrings.xml" not in entries(content):
        content = shared(content)
    clean = without(without(content), str(NUMBER))
    assert clean != content, "the value was found nowhere"
    assert not holds(clean)
    well_formed(clean)
    before, after = (openpyxl.load_workbook(BytesIO(c)) for c in (content, clean))
    assert len(after.sheetnames) == len(before.sheetnames)
    if not place.startswith(
        ("a formula", "an attribute")
    ):  # openpyxl gives it no result that could stay
        assert GONE in "\n".join(slots(clean).values())


NUMBERS = [
    pytest.param(f"<c r='A9'><v>{NUMBER}</v></c>".replace("'", '"'), id="a number"),
    pytest.param('<c r="A9" s="0"><v>8.5073099932E10</v></c>', id="scientific"),
    pytest.param(f'<c r="A9" s="0"><f>B1*1</f><v>{NUMBER}.0</v></c>', id="with a formula"),
]


@pytest.mark.parametrize("xml", NUMBERS)
def test_a_number_becomes_text_without_its_formula(xml: str) -> None:
    clean = without(cell(xml), str(NUMBER))
    assert not holds(clean)
    loaded = openpyxl.load_workbook(BytesIO(clean)).active["A9"]
    assert (loaded.value, loaded.data_type) == (GONE, "s")


def test_formulas_that_share_a_text_go_together() -> None:
    xml = (
        f'<c r="A9" t="str"><f t="shared" ref="A9:B9" si="0">"{VALUE}"</f><v>x</v></c>'
        '<c r="B9" t="str"><f t="shared" si="0"/><v>y</v></c>'
        '<c r="C9"><f t="shared" ref="C9" si="1">1+1</f><v>2</v></c>'
    )
    content = with_part(cell(xml), "xl/calcChain.xml", "<calcChain/>")
    clean = entries(without(content))
    sheet = clean[SHEET].decode()
    assert 'si="0"' not in sheet
    assert '<f t="shared" ref="C9" si="1">1+1</f>' in sheet
    assert "<v>x</v>" in sheet
    assert "xl/calcChain.xml" not in clean


def test_a_sheet_is_one_table_whose_places_are_cells() -> None:
    def change(made: openpyxl.Workbook) -> None:
        hidden_sheet(made)
        made.active.append(["Jan", VALUE])

    content = book(change)
    read = read_file(content, name=None, limits=Limits(), tells=lambda _: False)
    first, second = read.root.slots["sheet/1"], read.root.slots["sheet/2"]
    assert first.text == f"Naam\tINSZ\nJan\tx\nPiet\ty\nJan\t{VALUE}"
    assert second.text == f"\t\t{VALUE}"
    where = first.location(first.text.index(VALUE) + 3)
    assert where is not None
    assert (where.sheet, where.cell, where.header) == ("Sheet", "B4", "INSZ")
    other = second.location(5)
    assert other is not None
    assert (other.sheet, other.cell, other.header) == ("Verborgen", "C3", None)
    top = first.location(6)
    assert top is not None
    assert (top.cell, top.header) == ("B1", None)


def test_what_does_not_change_stays_byte_for_byte() -> None:
    def change(made: openpyxl.Workbook) -> None:
        comment(made)
        made.active.append(["x", VALUE])

    content = shared(book(change))
    before, after = entries(content), entries(without(content))
    changed = {name.rpartition("/")[2] for name in before if after[name] != before[name]}
    assert changed == {"sharedStrings.xml", "comment1.xml"}


CODES = {
    164: "00\\.00\\.00\\-000\\.00",
    165: "00000000000",
    166: "d\\-mmm\\-yy",
    167: "#,##0.00",
    168: "00&quot;.&quot;00",
}
STYLES = (
    "<styleSheet><numFmts>"
    + "".join(f'<numFmt numFmtId="{n}" formatCode="{code}"/>' for n, code in CODES.items())
    + "</numFmts><cellXfs>"
    + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 164, 165, 166, 14, 167, 168))
    + "</cellXfs></styleSheet>"
)
SHOWN = [
    ("85073099932", "0", "85073099932"),
    ("8.5073099932E10", "0", "85073099932"),
    ("85073099932", "1", VALUE),
    ("1012556777", "1", "01.01.25-567.77"),
    ("1012556777", "2", "01012556777"),
    ("31258", "3", "30/07/1985"),
    ("31258.5", "4", "30/07/1985"),
    ("1234567.89", "5", "1234567.89"),
    ("1234", "6", "12.34"),
    ("12345", "6", "123.45"),
    ("abc", "0", "abc"),
    ("12", None, "12"),
    ("12", "99", "12"),
]


@pytest.mark.parametrize(("value", "style", "text"), SHOWN)
def test_numbers_are_read_as_they_show(value: str, style: str | None, text: str) -> None:
    assert Styles(STYLES).shown(value, style) == text


def test_dates_are_read_as_dates() -> None:
    def add(made: openpyxl.Workbook) -> None:
        made.active.append([date(1985, 7, 30)])

    assert "30/07/1985" in slots(book(add))["sheet/1"]


@pytest.mark.parametrize(("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_and_letters(column: int, letters: str) -> None:
    assert letters_of(column) == letters
    assert column_of(letters) == column


def test_a_large_sheet_is_read_in_pieces() -> None:
    made = openpyxl.Workbook(write_only=True)
    sheet = made.create_sheet()
    sheet.append(["Nr", "Tekst", "INSZ"])
    for i in range(20_000):
        sheet.append([i, f"regel {i}", VALUE if i in (0, 9_999, 19_999) else "-"])
    out = BytesIO()
    made.save(out)
    content = out.getvalue()
    text = slots(content)["sheet/1"]
    assert text.count("\n") == 20_000
    assert text.count(VALUE) == 3
    assert not holds(without(content))
    assert Budget().left("document_chars") > len(text)
