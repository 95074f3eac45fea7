"""PDF: every place is read, every value goes, and what is left says the same as before."""

import io
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import regex as re
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.platypus import SimpleDocTemplate, Table

from dlp.data import Incomplete
from dlp.formats import format_of, pdf_pages
from dlp.formats.base import (
    Budget,
    CannotRewrite,
    Damaged,
    Edit,
    Encrypted,
    Format,
    LimitReached,
    Rewrite,
)
from dlp.limits import FileLimits
from tests import components
from tests.dlp.formats.pdfs import PICTURES, PLACES, page
from tests.dlp.formats.values import (
    NRN,
    bare,
    edits_for,
    embedded,
    everything,
    patient,
    read,
    slots,
)

PDF = format_of("pdf")
assert PDF is not None
FORM: Format = PDF


def cleaned(content: bytes, value: str = NRN, word: str = "<NUMMER_1>") -> bytes:
    """The file without the value: in its text, in files inside it."""
    budget = patient()
    found = list(FORM.read(content, budget))
    files = {
        path: one.content.replace(value.encode(), word.encode())
        for path, one in embedded(found).items()
        if value.encode() in one.content
    }
    assert FORM.write is not None
    return FORM.write(content, Rewrite(edits_for(found, {value: word}), files, {}), budget)


def all_bytes(content: bytes) -> str:
    """Every stream unpacked and every string decoded, bare: an independent look at what is left."""
    out = [content.decode("latin-1")]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    data = one.read_bytes()
                except pikepdf.PdfError:
                    data = one.read_raw_bytes()
                out += [data.decode("latin-1"), data.decode("utf-16-be", "replace")]
                out.append("".join(re.findall(r"\(((?:[^()\\]|\\.)*)\)", data.decode("latin-1"))))
            out.append(str(one.stream_dict if isinstance(one, pikepdf.Stream) else one))
            _strings(one, out)
    return bare("\n".join(out))


def _strings(one: object, out: list[str], depth: int = 0) -> None:
    if isinstance(one, pikepdf.String):
        out.append(str(one))
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array) and depth < 20:
        for value in one if isinstance(one, pikepdf.Array) else one.values():
            if not getattr(value, "is_indirect", True):
                _strings(value, out, depth + 1)


def pdftotext(content: bytes) -> str:
    """What poppler reads."""
    command = [components.require("pdftotext"), "-layout", "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, timeout=60).stdout.decode()


@pytest.mark.parametrize("make", PLACES.values(), ids=PLACES)
def test_a_value_is_found_and_gone_wherever_it_stands(make: Callable[[str], bytes]) -> None:
    content = make(NRN)
    found = read(FORM, content)
    inside = "".join(one.content.decode("latin-1") for one in embedded(found).values())
    assert bare(NRN) in everything(found) + bare(inside)
    assert not [one for one in found if isinstance(one, Incomplete)]
    clean = cleaned(content)
    assert bare(NRN) not in all_bytes(clean)
    again = read(FORM, clean)
    assert bare(NRN) not in everything(again)
    text = pdftotext(clean)
    assert bare(NRN) not in bare(text)
    assert "Stad Voorbeeld, dienst bevolking" in text
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
def test_pictures_are_recognised_and_burnt(make: Callable[[str], bytes]) -> None:
    components.require("tesseract")
    content = make(NRN)
    found = read(FORM, content)
    pictured = "".join(text for path, text in slots(found).items() if "picture" in path)
    assert bare(NRN) in bare(pictured)
    clean = cleaned(content)
    assert bare(NRN) not in all_bytes(clean)
    again = everything(read(FORM, clean))
    assert bare(NRN)[2:9] not in again
    assert "stadvoorbeeld" in again


def test_findings_know_their_page() -> None:
    (slot,) = [
        one for one in read(FORM, PLACES["note"](NRN)) if "notes" in getattr(one, "path", "")
    ]
    assert slot.location(0).page == 1  # type: ignore[union-attr]


def test_what_is_not_redacted_stays_where_it_was() -> None:
    def draw(paper: object) -> None:
        paper.drawString(60, 700, f"Voor {NRN} en daarachter")  # type: ignore[attr-defined]
        paper.drawString(60, 680, "Tweede regel")  # type: ignore[attr-defined]

    content = page(draw)
    clean = cleaned(content)
    before, after = pdftotext(content), pdftotext(clean)
    assert before.replace(NRN, "").split() == after.replace("<NUMMER_1>", "").split()
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        assert "/XObject" not in pdf.pages[0].resources or not pdf.pages[0].resources.XObject


def _table() -> bytes:
    rows = [["Naam", "Rijksregisternummer", "Dossier"]]
    rows += [[f"Test {i}", f"8507309{i:04d}", f"D-{i:05d}"] for i in range(30)]
    out = io.BytesIO()
    SimpleDocTemplate(out).build([Table(rows)])
    return out.getvalue()


def test_cells_of_a_table_are_parted_by_tabs() -> None:
    text = slots(read(FORM, _table()))["page/1"]
    rows = [line.split("\t") for line in text.splitlines()]
    assert rows[0] == ["Naam", "Rijksregisternummer", "Dossier"]
    assert rows[7] == ["Test 6", "85073090006", "D-00006"]


def test_an_empty_cell_keeps_its_column_and_the_row_can_be_redacted() -> None:
    rows = [["Naam", "Rijksregisternummer", "Telefoon", "Dossier"]]
    rows += [
        ["Test", NRN, "", "D-00001"],
        ["Twee", "", "", "D-00002"],
        ["", NRN, "0470 12 34 56", ""],
    ]
    rows += [["Vier", "850730 99932", "0470 12 34 56", "D-00004"]]
    out = io.BytesIO()
    SimpleDocTemplate(out).build([Table(rows)])
    text = slots(read(FORM, out.getvalue()))["page/1"]
    assert [line.split("\t") for line in text.split("\r\n")] == [
        ["Naam", "Rijksregisternummer", "Telefoon", "Dossier"],
        ["Test", NRN, "", "D-00001"],
        ["Twee", "", "", "D-00002"],
        ["", NRN, "0470 12 34 56"],
        ["Vier", "850730 99932", "0470 12 34 56", "D-00004"],
    ]
    clean = cleaned(out.getvalue())
    assert bare(NRN) not in all_bytes(clean)
    left = pdftotext(clean)
    assert all(word in left for word in ("D-00001", "D-00002", "Vier", "0470 12 34 56"))


def test_embedded_fonts_lose_their_glyphs_too() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab

    def draw(paper: Any) -> None:
        paper.setFont("Vera", 11)
        paper.drawString(60, 700, f"Voor {NRN} één daarachter")

    clean = cleaned(page(draw))
    left = pdftotext(clean)
    assert bare(NRN) not in bare(left)
    assert "één daarachter" in left  # text, not a picture


def _in_a_browser(tmp_path: Path, html: str) -> bytes:
    """The page as Chromium prints it: fonts of two bytes a letter, tags, turned text."""
    source, out = tmp_path / "a.html", tmp_path / "a.pdf"
    source.write_text(html, encoding="utf-8")
    command = [components.require("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += [f"--user-data-dir={tmp_path / 'profile'}", f"--print-to-pdf={out}", str(source)]
    subprocess.run(command, capture_output=True, timeout=120)
    return out.read_bytes()


@pytest.mark.slow
def test_what_a_browser_prints_stays_text(tmp_path: Path) -> None:
    content = _in_a_browser(
        tmp_path,
        "<meta charset=utf-8><h1>Fiche efficiënt</h1>"
        f"<p>nummer {NRN[:6]}<b>{NRN[6:]}</b> office</p>"
        f"<table border><tr><th>Naam<th>INSZ<tr><td>Test<td>{NRN}</table>"
        f"<p style='transform:rotate(20deg);width:300px'>gedraaid {NRN}</p>",
    )
    assert bare(NRN) in everything(read(FORM, content))
    clean = cleaned(content)
    assert bare(NRN) not in all_bytes(clean)
    assert bare(NRN) not in bare(pdftotext(clean))
    left = slots(read(FORM, clean))["page/1"]
    assert [w for w in ("Fiche efficiënt", "office", "Test", "gedraaid") if w not in left] == []


def test_a_locked_file_is_encrypted_and_an_owner_lock_is_read() -> None:
    for owner, user, fails in (("a", "b", True), ("a", "", False)):
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(PLACES["text"](NRN))) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
        if fails:
            with pytest.raises(Encrypted):
                read(FORM, out.getvalue())
        else:
            assert bare(NRN) in everything(read(FORM, out.getvalue()))


def test_a_cut_file_is_never_clean() -> None:
    content = PLACES["text"](NRN)
    for cut in range(20, len(content) - 8, len(content) // 25):
        try:
            found = read(FORM, content[:cut])
        except Damaged:
            continue
        assert [one for one in found if isinstance(one, Incomplete)], cut


def test_many_pages_are_a_limit_that_is_named() -> None:
    with pikepdf.open(io.BytesIO(page(lambda paper: None))) as pdf:
        for _ in range(30):
            pdf.pages.append(pdf.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(LimitReached, match="max_pages = 20"):
        read(FORM, out.getvalue(), Budget(FileLimits(max_pages=20)))


def test_a_content_stream_that_unpacks_to_gigabytes_is_a_limit() -> None:
    pack = zlib.compressobj(9)
    packed = b"".join(pack.compress(b" " * 1_000_000) for _ in range(100)) + pack.flush()
    with pikepdf.open(io.BytesIO(page(lambda paper: None))) as pdf:
        bomb = pikepdf.Stream(pdf, b"")
        bomb.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Contents = bomb
        out = io.BytesIO()
        pdf.save(out)
    with pytest.raises(LimitReached, match="max_unpack_ratio"):
        read(FORM, out.getvalue())


def test_an_edit_that_fits_nowhere_is_refused() -> None:
    assert FORM.write is not None
    with pytest.raises(CannotRewrite):
        FORM.write(
            page(lambda p: None), Rewrite({"objects/9": (Edit(0, 1, "x"),)}, {}, {}), Budget()
        )


def test_a_hundred_pages_of_office_text_are_read_page_by_page() -> None:
    out = io.BytesIO()
    paper = canvas.Canvas(out)
    for number in range(100):
        for line in range(40):
            paper.drawString(50, 800 - 15 * line, f"Blad {number} regel {line} van de brief")
        paper.showPage()
    paper.save()
    texts = slots(read(FORM, out.getvalue()))
    assert "Blad 99 regel 39" in texts["page/100"]


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Geachte heer,\r\nétat\tcivil\u00a0: céliba\u00adtaire", 0),
        ("a\x01b\x02\x01", 3),
        ("\ue000\ue001x\ufffd", 3),
        ("\u0378 not assigned", 1),
    ],
)
def test_characters_that_stand_for_no_letter_are_counted(text: str, odd: int) -> None:
    assert pdf_pages._odd(text) == odd
