"""Values where a file's application shows or gives them and its bytes do not: found, then gone."""

import base64
import binascii
import io
import json
import zlib
from collections.abc import Callable
from urllib.parse import quote

import openpyxl
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from dlp.data import FileVerdict
from dlp.scanner import Scanner
from tests.dlp.formats.pdfs import changed

NUMBER = "85.07.30-999.32"
DIGITS = "85073099932"
MAIL = "jan.voorbeeld@stad.example.be"


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body><p>Formulier.</p>{body}</body></html>".encode()


def uuencoded(content: bytes, name: str = "brief.txt") -> str:
    lines = [binascii.b2a_uu(content[at : at + 45]).decode() for at in range(0, len(content), 45)]
    return f"begin 644 {name}\n{''.join(lines)}`\nend\n"


def mailed(body: str, kind: str = "text/plain; charset=utf-8") -> bytes:
    return f"Subject: vraag\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}\n".encode()


def masked(address: str, key: int = 0x42) -> str:
    return f"{key:02x}" + "".join(f"{ord(char) ^ key:02x}" for char in address)


def inputs(template: str) -> bytes:
    return html("INSZ " + "".join(template.format(i, d) for i, d in enumerate(DIGITS)))


BIDI = "unicode-bidi:bidi-override;direction:rtl"
TEXTS: dict[str, bytes] = {
    "html, an input a digit": inputs("<input maxlength=1 value={1}>"),
    "html, a named input a digit": inputs('<input name="n{0}" size="1" value="{1}">'),
    "html, shown from its end": html(f'<p>INSZ <bdo dir="rtl">{NUMBER[::-1]}</bdo></p>'),
    "html, shown from its end by style": html(
        f'<p>INSZ <span style="{BIDI}">{NUMBER[::-1]}</span></p>'
    ),
    "html, an address that is masked": html(f'<a data-cfemail="{masked(MAIL)}">[protected]</a>'),
    "json, a key a digit": json.dumps({f"insz_{i}": int(d) for i, d in enumerate(DIGITS)}).encode(),
    "json, an object a digit": json.dumps(
        {"insz": [{"pos": i, "val": d} for i, d in enumerate(DIGITS)]}, indent=2
    ).encode(),
    "json, a line a digit": json.dumps({"insz": list(DIGITS)}, indent=1).encode(),
    "json, bytes": json.dumps({"type": "Buffer", "data": list(f"INSZ {NUMBER}".encode())}).encode(),
    "json, over the operations of an editor": json.dumps(
        {"ops": [{"insert": "INSZ 85.07"}, {"insert": ".30-99", "b": 1}, {"insert": "9.32\n"}]}
    ).encode(),
    "xml, an attribute a digit": "<insz {}/>".format(
        " ".join(f'd{i}="{d}"' for i, d in enumerate(DIGITS))
    ).encode(),
    "text, uuencoded": f"Dag,\n\n{uuencoded(f'INSZ {NUMBER} '.encode() * 5)}\nGroet\n".encode(),
    "text, right-to-left override": f"INSZ \u202e{NUMBER[::-1]}\u202c klopt\n".encode(),
    "mail, uuencoded": mailed(f"Dag,\n\n{uuencoded(f'INSZ {NUMBER}'.encode())}"),
    "mail, lines that flow without space": mailed(
        "INSZ 85.07 \n.30-99 \n9.32", "text/plain; format=flowed; delsp=yes"
    ),
}


def proven(scanner: Scanner, content: bytes) -> FileVerdict:
    """The verdict; what is handed back of a redacted file is clean when it is scanned again."""
    file = scanner.scan_file(content)
    if file.verdict.verdict == "redact":
        assert file.content is not None
        again = scanner.scan_file(file.content)
        assert again.verdict.verdict == "allow"
    return file


@pytest.mark.parametrize("content", TEXTS.values(), ids=TEXTS)
def test_what_a_page_or_mail_shows_is_found_and_goes(scanner: Scanner, content: bytes) -> None:
    file = proven(scanner, content)
    assert file.verdict.verdict == "redact"
    found = {one.entity for one in file.verdict.findings}
    assert found & {"BE_NATIONAL_NUMBER", "EMAIL_ADDRESS"}


ORDINARY: dict[str, bytes] = {
    "inputs of a survey": inputs("<input name=q{0} value=3>"),
    "values of a chart": json.dumps({"a": [{"value": d * 2} for d in DIGITS]}).encode(),
    "rows of numbers": json.dumps([{"text": "0470 12"}, {"text": "34 56"}]).encode(),
    "flags": json.dumps({f"d{i}": 1 for i in range(11)}).encode(),
    "begin in a sentence": b"We begin 644 tests\nnow, and end\nthem soon.\n",
}


@pytest.mark.parametrize("content", ORDINARY.values(), ids=ORDINARY)
def test_single_figures_that_are_no_value_pass(scanner: Scanner, content: bytes) -> None:
    assert scanner.scan_file(content).verdict.verdict == "allow"


def test_a_packed_file_in_a_mail_is_read(scanner: Scanner) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(f"INSZ {NUMBER}".encode()) + packer.flush()
    file = scanner.scan_file(mailed(f"Dag,\n\n{uuencoded(packed, 'brief.gz')}"))
    assert file.verdict.verdict == "block"
    assert [one.part for one in file.verdict.findings] == ["mail/1/uu/1/brief.gz/file/1"]


def test_a_page_of_a_diagram_is_unpacked(scanner: Scanner) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    page = quote(f'<mxGraphModel><mxCell value="INSZ {NUMBER}"/></mxGraphModel>').encode()
    packed = base64.b64encode(packer.compress(page) + packer.flush()).decode()
    file = scanner.scan_file(f"<mxfile><diagram>{packed}</diagram></mxfile>".encode())
    assert file.verdict.verdict == "block"
    assert [one.part for one in file.verdict.findings] == ["diagram/1"]


# PDF --------------------------------------------------------------------------------------------


def _comb(pdf: Pdf) -> None:
    fields = [
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Tx,
                Rect=[20 * i, 9, 20 * i + 18, 29],
                T=String(f"insz{i}"),
                V=String(digit),
            )
        )
        for i, digit in enumerate(DIGITS)
    ]
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields))
    pdf.pages[0].obj.Annots = Array(fields)


def _destination(pdf: Pdf) -> None:
    pdf.Root.Dests = Dictionary({f"/{NUMBER}": Array([pdf.pages[0].obj, Name.Fit])})


def _link(pdf: Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=Name(f"/{NUMBER}")
    )
    pdf.pages[0].obj.Annots = Array([link])


def _property(pdf: Pdf) -> None:
    pdf.docinfo[f"/INSZ {NUMBER}"] = String("x")


def _font(pdf: Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    first = next(iter(fonts.keys()))
    fonts[first] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{NUMBER}"))


def _instructions(code: str) -> Callable[[Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(code.encode())


IN_PDF: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "a remark between instructions": (_instructions(f"% INSZ {NUMBER}\n0 0 1 1 re"), "redact"),
    "a field a digit": (_comb, "redact"),
    "the name of a destination": (_destination, "block"),
    "a link to it": (_link, "block"),
    "the name of a property": (_property, "block"),
    "the name of a font": (_font, "block"),
    "a tag of marked content": (_instructions(f"/INSZ#20{NUMBER} BMC EMC"), "block"),
}


@pytest.mark.parametrize(("change", "verdict"), IN_PDF.values(), ids=IN_PDF)
def test_what_stands_in_names_remarks_and_fields_of_a_pdf_is_found(
    scanner: Scanner, change: Callable[[Pdf], None], verdict: str
) -> None:
    file = proven(scanner, changed(change))
    assert file.verdict.verdict == verdict
    assert {one.entity for one in file.verdict.findings} == {"BE_NATIONAL_NUMBER"}
    if file.content is not None:
        with pikepdf.open(io.BytesIO(file.content)) as pdf:
            streams = [one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not any(NUMBER.encode() in stream for stream in streams)


# Pictures and workbooks --------------------------------------------------------------------------


def test_a_packed_chunk_of_a_picture_is_read(scanner: Scanner) -> None:
    info, out = PngInfo(), io.BytesIO()
    info.add(b"prVt", zlib.compress(f"INSZ {NUMBER}".encode()))
    Image.new("RGB", (60, 40), "white").save(out, "PNG", pnginfo=info)
    assert proven(scanner, out.getvalue()).verdict.verdict == "redact"


FORMULAS = {
    "CHAR": "&".join(f"CHAR({ord(char)})" for char in NUMBER),
    "UNICHAR": "&".join(f"_xlfn.UNICHAR({ord(char)})" for char in NUMBER),
    "figures": "&".join(DIGITS),
}


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_a_formula_without_its_value_is_read(scanner: Scanner, formula: str) -> None:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["insz", f"={formula}"])
    book.save(out)
    assert proven(scanner, out.getvalue()).verdict.verdict == "redact"
