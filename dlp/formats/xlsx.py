"""Excel workbooks, macro and template variants too: cells, and everything beside them.

Every sheet is one table, hidden and very hidden ones like the others; formulas stand apart. All
other parts (names, comments, validation lists, pivot caches, drawings, links to other books) are
read as XML. A cell whose value is replaced becomes text and loses its formula, which would work the
value out again; a formula that names a value is replaced by its last result.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import join, normpath

import regex as re

from dlp.formats.base import Budget, CannotRewrite, Edit, Format, Found, Rewrite, Slot
from dlp.formats.ooxml import read_package, xml_part
from dlp.formats.ooxml_text import tells, texts_of
from dlp.formats.ooxml_write import changes, finished
from dlp.formats.package import Package
from dlp.formats.traced import Traced, spliced, unescaped
from dlp.formats.xlsx_numbers import Styles
from dlp.formats.xlsx_sheet import Sheet, column_of, read_sheet
from dlp.formats.xlsx_strings import Strings
from dlp.formats.xlsx_write import SheetChanges, written
from dlp.formats.xml_source import Source, check_xml, source_of

BOOK = "xl/workbook.xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
CHAIN = "xl/calcChain.xml"
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^<>]*)>")
_NAME, _ID = re.compile(r'\sname="([^"]*)"'), re.compile(r'\s(?:\w+:)id="([^"]*)"')
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^<>]*)>")
_REL_ID, _TARGET = re.compile(r'\sId="([^"]*)"'), re.compile(r'\sTarget="([^"]*)"')
_1904 = re.compile(r'\bdate1904="(?:1|true)"')
_SHEET_PART = re.compile(r"xl/(?:worksheets|macrosheets|dialogsheets)/[^/]+\.xml$")
_PARTING = re.compile(r"[\t\n]")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7}) =")


@dataclass(slots=True)
class Book:
    """What the sheets need of the workbook."""

    package: Package
    budget: Budget
    strings: Strings
    strings_source: Source
    styles: Styles
    sheets: Sequence[tuple[str, str]] = field(repr=False)  # part and name, in the book's order

    def sheet(self, part: str, name: str) -> Sheet:
        """One sheet, read whole."""
        most = self.budget.left("document_chars")
        chunks = self.package.pieces(part)
        return read_sheet(chunks, name, self.strings.texts, self.styles, most)


def open_book(package: Package, budget: Budget) -> Book:
    """The workbook's tables. Raises: Damaged; LimitReached."""

    def part(name: str) -> Source:
        found = name in package.entries
        return source_of(package.read(name), budget) if found else Source("")

    book, strings = part(BOOK).text, part(STRINGS)
    targets: dict[str, str] = {}
    for relation in _RELATION.finditer(part(BOOK_RELS).text):
        key, to = _REL_ID.search(relation[1]), _TARGET.search(relation[1])
        if key and to:
            targets[key[1]] = normpath(join("/xl", to[1])).lstrip("/")
    sheets: list[tuple[str, str]] = []
    for one in _SHEET.finditer(book):
        name, key = _NAME.search(one[1]), _ID.search(one[1])
        target = targets.get(key[1], "") if key else ""
        if target in package.entries and _SHEET_PART.search(target):
            sheets.append((target, unescaped(name[1]) if name else ""))
    known = {listed for listed, _ in sheets}
    sheets += [(n, "") for n in package.entries if _SHEET_PART.search(n) and n not in known]
    styles = Styles(part(STYLES).text, from_1904=bool(_1904.search(book)))
    return Book(package, budget, Strings(strings.text), strings, styles, sheets)


def read(content: bytes, budget: Budget) -> Iterator[Found]:
    """Sheets first, then strings that no cell shows, then all other parts."""
    package = Package(content, budget)
    book = open_book(package, budget)
    used: set[int] = set()
    for number, (part, name) in enumerate(book.sheets, 1):
        sheet = book.sheet(part, name)
        used |= sheet.used
        if sheet.grid.text:
            yield Slot(f"sheet/{number}", sheet.grid.text, sheet.grid)
        if len(sheet.formulas):
            yield Slot(f"sheet/{number}/formulas", sheet.formulas.text)
        around = _around(sheet.outer)
        if len(around):
            yield Slot(part, around.text)
    left, _ = book.strings.unused(used)
    if len(left):
        yield Slot(STRINGS, left.text)
    yield from read_package(package, budget, xml_part, _own_parts(book))


def _own_parts(book: Book) -> set[str]:
    """Those that are read otherwise; the order of formulas where it holds nothing else."""
    package, own = book.package, {STRINGS, *(part for part, _ in book.sheets)}
    if CHAIN in package.entries and not tells(source_of(package.read(CHAIN), book.budget).text):
        own.add(CHAIN)
    return own


def _around(outer: str) -> Traced:
    """Text around the rows of a sheet: headers and footers, validation lists, links."""
    check_xml(outer.encode("utf-8", "surrogatepass"))
    texts = texts_of(outer)
    traced = texts.body if texts.body.says else Traced()
    if len(texts.more):
        traced.copy(texts.more)
    return traced


def write(content: bytes, rewrite: Rewrite, budget: Budget) -> bytes:
    """The workbook with its changes. Raises: CannotRewrite."""
    package = Package(content, budget)
    book = open_book(package, budget)
    sheets = {part: number for number, (part, _) in enumerate(book.sheets, 1)}
    own = {STRINGS, *sheets}
    own |= {f"sheet/{n}{more}" for n in sheets.values() for more in ("", "/formulas")}
    rest = Rewrite({p: e for p, e in rewrite.edits.items() if p not in own}, rewrite.files)
    changed = changes(package, rest, budget, xml_part)
    string_edits: dict[int, list[Edit]] = {}
    used: set[int] = set()
    lost_formulas = False
    for number, (part, name) in enumerate(book.sheets, 1):
        paths = (f"sheet/{number}", f"sheet/{number}/formulas", part)
        orphans_wanted = STRINGS in rewrite.edits
        if not orphans_wanted and not any(path in rewrite.edits for path in paths):
            continue
        sheet = book.sheet(part, name)
        used |= sheet.used
        if not any(path in rewrite.edits for path in paths):
            continue
        wanted = _sheet_changes(sheet, rewrite.edits, paths)
        done = written(package.pieces(part), wanted, book.strings.texts, book.styles)
        changed[part] = done.content
        lost_formulas |= done.lost_formulas
        for index, edits in done.string_edits.items():
            string_edits.setdefault(index, []).extend(edits)
    if string_edits or STRINGS in rewrite.edits:
        left, _ = book.strings.unused(used)
        more = left.splices(rewrite.edits.get(STRINGS, ()))
        changed[STRINGS] = book.strings_source.encode(book.strings.rewritten(string_edits, more))
    if lost_formulas and CHAIN in package.entries:
        changed[CHAIN] = None
    return finished(package, changed, budget)


def _sheet_changes(
    sheet: Sheet, edits: Mapping[str, tuple[Edit, ...]], paths: tuple[str, str, str]
) -> SheetChanges:
    """What changes in one sheet, cell by cell."""
    cells: dict[tuple[int, int], list[Edit]] = {}
    text, grid = sheet.grid.text, sheet.grid
    for edit in edits.get(paths[0], ()):
        start, end, replacement = edit
        while start < end:  # a span over several cells empties all but the first
            parting = _PARTING.search(text, start, end)
            stop = parting.start() if parting else end
            if stop > start:
                row, column, begin = grid.cell(start)
                own = Edit(start - begin, stop - begin, replacement)
                cells.setdefault((row, column), []).append(own)
                replacement = ""
            start = stop + 1
    without: set[tuple[int, int]] = set()
    formulas = sheet.formulas.text
    for start, _, _ in edits.get(paths[1], ()):
        found = _CELL.match(formulas, formulas.rfind("\n", 0, start) + 1)
        if found is None:
            raise CannotRewrite("a change is outside of every formula")
        without.add((int(found[2]), column_of(found[1])))
    outer = spliced(sheet.outer, _around(sheet.outer).splices(edits.get(paths[2], ())))
    return SheetChanges(cells, without, outer)


_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMAT = Format("xlsx", (_BOOK_TYPE,), read, write)
