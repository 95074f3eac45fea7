"""Excel's binary workbooks, xls and xlsb, through calamine. Read only.

Cells come from calamine, hidden sheets too; names, comments, headers and links from the characters
in the streams and parts beside the cells.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from dlp.formats.base import Budget, Damaged, Embedded, Encrypted, Format, Found, Slot
from dlp.formats.ole import common, opened, readable
from dlp.formats.ooxml import chosen_names, macros, xml_part
from dlp.formats.package import Package
from dlp.formats.xlsx_sheet import MAX_COLUMNS, Grid, one_line

Value = int | float | str | bool | date | datetime | time | timedelta


def _sheets(content: bytes, budget: Budget) -> Iterator[Slot]:
    """One slot a sheet. Raises: Damaged; Encrypted; LimitReached."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = book.sheet_names
        for number, name in enumerate(names, 1):
            sheet = book.get_sheet_by_name(name)
            budget.check("document_chars", (sheet.total_height + 1) * 2)
            text, grid = _text(name, sheet.to_python(skip_empty_area=False))
            if text.strip():
                yield Slot(f"sheet/{number}", text, grid)
    except PasswordError:
        raise Encrypted("the workbook needs a password") from None
    except (CalamineError, ValueError, OSError):
        raise Damaged("the workbook cannot be read") from None
    except BaseException as error:  # calamine panics on some damaged files: that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Damaged("the workbook cannot be read") from None
    yield Slot("sheet-names", "\n".join(names))


def _text(name: str, rows: list[list[Value]]) -> tuple[str, Grid]:
    """A sheet as a table, and where its cells stand."""
    grid, lines, length = Grid(name), [], 0
    for number, row in enumerate(rows, 1):
        cells = [one_line(shown(value)) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        line = "\t".join(cells)
        grid.line(length, number, list(range(MAX_COLUMNS, len(cells))))
        lines.append(line)
        length += len(line) + 1
    grid.text = "\n".join(lines)
    return grid.text, grid


def shown(value: Value) -> str:
    """A value as a person sees it; whole numbers without a fraction, dates as dates."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e20:
        return str(int(value))
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return str(value)


def read_xls(content: bytes, budget: Budget) -> Iterator[Found]:
    """The sheets, then the characters in all streams: names, comments, headers, links."""
    yield from _sheets(content, budget)
    with opened(content) as ole:
        yield from common(ole, content, budget, frozenset())


def read_xlsb(content: bytes, budget: Budget) -> Iterator[Found]:
    """The sheets, then every part beside them."""
    package = Package(content, budget)
    yield from package.odd()
    if names := chosen_names(package):
        yield Slot("#names", names)
    yield from _sheets(content, budget)
    for name in package.entries:
        part = package.read(name)
        if name.endswith((".xml", ".rels", ".vml")):
            pieces = xml_part(name, part, budget).pieces
            yield from (piece.slot() for piece in pieces if len(piece.traced))
        elif name.endswith("vbaProject.bin"):
            yield from macros(name, part)
        elif not name.endswith(".bin"):
            yield Embedded(name, part)
        elif text := readable(part):
            yield Slot(name, text)


XLS = Format("xls", ("application/vnd.ms-excel",), read_xls)
XLSB = Format("xlsb", ("application/vnd.ms-excel.sheet.binary.macroEnabled.12",), read_xlsb)
