"""Markings where files carry them: headers, watermarks, labels and the name of the file."""

from io import BytesIO

import docx
import pytest

from dlp.scanner import Scanner
from tests.dlp.formats.office import with_part

LABEL = "0f4b1c2d-1111-2222-3333-444455556666"
PICTURE = (
    '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:p><w:r><w:pict><v:shape id="WaterMark1">'
    '<v:textpath style="font-family:Calibri" string="{}"/></v:shape></w:pict></w:r></w:p></w:hdr>'
)
PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
)


def written(header: str = "") -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_paragraph("De werken aan de brug starten in mei.")
    document.sections[0].header.paragraphs[0].text = header
    document.save(out)
    return out.getvalue()


def watermarked(words: str) -> bytes:
    return with_part(written(), "word/header9.xml", PICTURE.format(words))


def labelled(**given: str) -> bytes:
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{i}" '
        f'name="MSIP_Label_{LABEL}_{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for i, (name, value) in enumerate(given.items(), 2)
    )
    return with_part(written(), "docProps/custom.xml", PROPERTIES.format(items))


PLAIN = written()
ROWS = [
    (written("GEHEIM - WET 11.12.1998"), "a.docx", "be-secret", "block"),
    (written("pagina 1/4"), "a.docx", None, "allow"),
    (watermarked("GEHEIM"), "a.docx", "be-secret", "block"),
    (watermarked("TLP:RED"), "a.docx", "tlp-red", "block"),
    (watermarked("CONCEPT"), "a.docx", "draft", "allow"),
    (labelled(Enabled="true", Name="Vertrouwelijk"), "a.docx", "ms-label", "allow"),
    (labelled(Enabled="true", Name="X", ContentBits="8"), "a.docx", "ms-label-encrypting", "block"),
    (PLAIN, "NATO SECRET - annex.docx", "nato-secret", "block"),
    (PLAIN, "TLP-AMBER rapport.docx", "tlp-amber", "block"),
    (PLAIN, "GEHEIM_nota brug.docx", "be-secret", "block"),
    (PLAIN, "geheim recept.docx", None, "allow"),
    (PLAIN, "het GEHEIM van de Schelde.docx", None, "allow"),
]


@pytest.mark.parametrize(("content", "name", "marking", "verdict"), ROWS)
def test_markings(
    scanner: Scanner, content: bytes, name: str, marking: str | None, verdict: str
) -> None:
    file = scanner.scan_file(content, name=name)
    found = {f.recognizer for f in file.verdict.findings if f.category == "classification"}
    assert found == ({marking} if marking else set())
    assert file.verdict.verdict == verdict
