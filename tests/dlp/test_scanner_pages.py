"""Pages and slides scanned together give what they give one by one, where it stands."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from pptx import Presentation
from reportlab.pdfgen import canvas

from dlp import scanner_pages
from dlp.data import Finding, Incomplete, Part
from dlp.limits import Limits
from dlp.scanner import Scanner, build_scanner
from dlp.scanner_pages import over_pages, together
from dlp.scanner_windows import Watch
from dlp.settings import Settings

NUMBERS = ("85.07.30-999.32", "90.01.01-999.92", "72.03.04-999.26", "85.07.30-999.32")


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("pages"), names="off"))


def report(lines: tuple[str, ...]) -> bytes:
    out = BytesIO()
    paper = canvas.Canvas(out)
    for line in lines:
        paper.drawString(50, 700, line)
        paper.drawString(50, 100, "gemeente Halle, dienst Bevolking")
        paper.showPage()
    paper.save()
    return out.getvalue()


def slides(lines: tuple[str, ...]) -> bytes:
    deck, out = Presentation(), BytesIO()
    for line in lines:
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "Dossier"
        slide.placeholders[1].text = line
    deck.save(out)
    return out.getvalue()


@pytest.mark.parametrize("made", [report, slides])
def test_findings_stand_on_their_own_page(
    scanner: Scanner, monkeypatch: pytest.MonkeyPatch, made: Callable[[tuple[str, ...]], bytes]
) -> None:
    lines = tuple(f"Haar rijksregisternummer is {number}." for number in NUMBERS)
    content = made(lines)
    file = scanner.scan_file(content)
    texts = {part.path: part.text for part in file.texts}
    found = [one for one in file.verdict.findings if one.entity == "BE_NATIONAL_NUMBER"]
    assert [texts[one.part][one.start : one.end] for one in found] == list(NUMBERS)
    assert len({one.part for one in found}) == 4
    places = [one.location.page or one.location.slide for one in found if one.location]
    assert places == [1, 2, 3, 4]
    assert found[0].digest == found[3].digest
    monkeypatch.setattr(scanner_pages, "TOGETHER", 0)
    alone = scanner.scan_file(content).verdict.findings
    assert [(f.entity, f.part, f.start, f.end, f.confidence) for f in alone] == [
        (f.entity, f.part, f.start, f.end, f.confidence) for f in file.verdict.findings
    ]


def test_a_redacted_report_holds_no_number(scanner: Scanner) -> None:
    lines = tuple(f"Haar rijksregisternummer is {number}." for number in NUMBERS)
    file = scanner.scan_file(report(lines))
    assert file.verdict.verdict == "redact"
    assert file.content
    again = "".join(part.text for part in scanner.scan_file(file.content).texts)
    assert not any(number in again for number in NUMBERS)


def test_only_pages_of_one_file_are_put_together() -> None:
    paths = ["#name", "page/1", "page/2", "mail/2/page/1", "mail/2/page/2", "properties", "page/3"]
    groups = [[part.path for part in group] for group in together(Part(p, "x") for p in paths)]
    assert groups == [
        ["#name"],
        ["page/1", "page/2"],
        ["mail/2/page/1", "mail/2/page/2"],
        ["properties"],
        ["page/3"],
    ]
    sizes = [
        [len(part.text) for part in group]
        for group in together(Part(f"page/{i}", "x" * 40_000) for i in range(5))
    ]
    assert sizes == [[40_000] * 2, [40_000] * 2, [40_000]]


PAGES = (Part("page/1", "aa"), Part("page/2", ""), Part("page/3", "bbb"))


def one(start: int, end: int) -> Finding:
    return Finding("X", "person", "", start, end, 1.0, "x", ())


def scanned(
    *found: Finding, limits: Limits | None = None, late: bool = False, gap: bool = False
) -> tuple[list[tuple[str, int, int]], list[str], list[Incomplete]]:
    """Where findings are said to stand, what was scanned, and what is said to be left."""
    asked: list[str] = []
    gaps: list[Incomplete] = []

    def find(piece: Part, *, names: bool) -> list[Finding]:
        assert not names
        asked.append(piece.text)
        if piece.text == "aa\n\n\n\nbbb":
            if late:
                raise TimeoutError
            if gap:
                gaps.append(Incomplete(piece.path, "limit", "more is encoded"))
            return list(found)
        return []

    watch = Watch(limits or Limits())
    watch.begin(5)
    placed = over_pages(PAGES, find=find, watch=watch, incomplete=gaps, names=False)
    return [(f.part, f.start, f.end) for f in placed], asked, [*gaps, *watch.incomplete()]


def test_findings_are_put_back_where_they_stand() -> None:
    found, asked, gaps = scanned(one(0, 2), one(6, 8), one(8, 9))
    assert found == [("page/1", 0, 2), ("page/3", 0, 2), ("page/3", 2, 3)]
    assert (len(asked), gaps) == (1, [])


@pytest.mark.parametrize("crossing", [one(1, 7), one(2, 4), one(3, 4), one(4, 6)])
def test_a_finding_over_two_pages_has_them_scanned_one_by_one(crossing: Finding) -> None:
    found, asked, _ = scanned(crossing)
    assert (found, asked[1:]) == ([], ["aa", "", "bbb"])


def test_what_went_wrong_together_is_scanned_one_by_one() -> None:
    for wrong in ({"late": True}, {"gap": True}):
        _, asked, gaps = scanned(**wrong)  # type: ignore[arg-type]
        assert (len(asked), gaps) == (4, [])


def test_without_time_every_page_is_said_to_be_unscanned() -> None:
    _, asked, gaps = scanned(limits=replace(Limits(), max_answer_s=0.0))
    assert (asked, [gap.part for gap in gaps]) == ([], ["page/3", "page/1", "page/2"])
