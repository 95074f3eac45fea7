"""Word and PowerPoint: every hiding place is read, and empty after redaction."""

import zipfile
from functools import cache
from io import BytesIO

import docx
import pptx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Inches

from dlp.extraction.files import read_file
from dlp.formats.base import Budget, CannotRewrite
from dlp.formats.ooxml_text import texts_of
from dlp.formats.ooxml_write import DOCX
from dlp.limits import Limits
from tests.dlp.formats.compound import compound
from tests.dlp.formats.office import (
    GONE,
    HALVES,
    VALUE,
    entries,
    found,
    holds,
    labels,
    replaced,
    slots,
    unread,
    well_formed,
    with_part,
    without,
    zipped,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
BODY = "word/document.xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@cache
def word(text: str = "Geachte heer,") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    document.add_paragraph("slot")
    return saved(document)


def saved(document: object) -> bytes:
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def runs(*xml: str) -> bytes:
    """A document whose last paragraph holds these runs."""
    return replaced(word(), BODY, "<w:r><w:t>slot</w:t></w:r>", "".join(xml))


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:{tag}>{text}</w:{tag}></w:r>"


def in_header() -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = f"INSZ {VALUE}"
    section.footer.paragraphs[0].text = f"INSZ {VALUE}"
    return saved(document)


def in_table() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ["Naam", "INSZ", "Jan", VALUE], strict=True
    ):
        cell.text = text
    table.rows[1].cells[0].add_table(rows=1, cols=1).rows[0].cells[0].text = VALUE
    return saved(document)


def in_properties() -> bytes:
    document = docx.Document()
    core = document.core_properties
    core.author = core.title = core.keywords = core.comments = f"INSZ {VALUE}"
    return saved(document)


def in_link() -> bytes:
    document = docx.Document()
    document.part.relate_to(
        f"https://stad.example/?insz={VALUE}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    return saved(document)


def in_comment() -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Zie opmerking")
    document.add_comment(paragraph.runs, text=f"INSZ {VALUE}", author=VALUE, initials="JP")
    return saved(document)


def with_extra(content: bytes) -> bytes:
    """A value in what an entry may say about times and owners."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in entries(content).items():
            info = zipfile.ZipInfo(name)
            if name == BODY:
                info.extra = b"\xfe\xca" + len(VALUE).to_bytes(2, "little") + VALUE.encode()
            archive.writestr(info, part)
    return out.getvalue()


def drawing(inner: str) -> str:
    return f"<w:r><w:pict>{inner}</w:pict></w:r>"


TEXT_BOX = (
    f"<v:shape xmlns:v='urn:schemas-microsoft-com:vml' alt='{VALUE}'><v:textbox><w:txbxContent>"
    f"<w:p>{run(HALVES[0])}{run(HALVES[1])}</w:p></w:txbxContent></v:textbox></v:shape>"
)
ALT = (
    f'<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    f'wordprocessingDrawing"><wp:docPr id="1" name="Foto" descr="{VALUE}" title="{VALUE}"/>'
    "</wp:inline></w:drawing></w:r>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="INSZ">'
    f"<vt:lpwstr>{VALUE}</vt:lpwstr></property></Properties>"
)
DECLARED = CUSTOM.replace("<vt:lpwstr>", '<vt:lpwstr xmlns:vt="urn:vt">')  # as openpyxl writes it
VECTOR = CUSTOM.replace("<vt:lpwstr>", "<vt:vector><vt:lpwstr>x</vt:lpwstr><vt:lpwstr>").replace(
    "</vt:lpwstr></property>", "</vt:lpwstr></vt:vector></property>"
)
FOOTNOTES = (
    f"<w:footnotes {W}><w:footnote w:id='1'><w:p>{run(VALUE)}</w:p></w:footnote></w:footnotes>"
)
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    f"{A}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{HALVES[0]}</a:t></a:r><a:r>"
    f"<a:t>{HALVES[1]}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:ser><c:cat><c:strRef>"
    f"<c:f>Blad!A1</c:f><c:strCache><c:pt idx='0'><c:v>{VALUE}</c:v></c:pt></c:strCache></c:strRef>"
    "</c:cat></c:ser></c:chart></c:chartSpace>"
)
SMART_ART = (
    '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    f"{A}><dgm:ptLst><dgm:pt modelId='1'><dgm:t><a:p><a:r><a:t>{VALUE}</a:t></a:r></a:p></dgm:t>"
    "</dgm:pt></dgm:ptLst></dgm:dataModel>"
)

WORD_PLACES = {
    "a paragraph": lambda: word(f"INSZ {VALUE}"),
    "two runs": lambda: runs(run(HALVES[0], "<w:b/>"), run(HALVES[1])),
    "five runs": lambda: runs(*(run(VALUE[i : i + 3]) for i in range(0, 15, 3))),
    "a spelling mark between": lambda: runs(
        run(HALVES[0]), '<w:proofErr w:type="spellStart"/>', run(HALVES[1])
    ),
    "a no-break hyphen in it": lambda: runs(
        "<w:r><w:t>85.07.30</w:t><w:noBreakHyphen/><w:t>999.32</w:t></w:r>"
    ),
    "header and footer": in_header,
    "a table, and one in it": in_table,
    "properties": in_properties,
    "custom properties": lambda: with_part(word(), "docProps/custom.xml", CUSTOM),
    "custom properties with a declaration": lambda: with_part(
        word(), "docProps/custom.xml", DECLARED
    ),
    "a list in custom properties": lambda: with_part(word(), "docProps/custom.xml", VECTOR),
    "the name of a property": lambda: with_part(
        word(), "docProps/custom.xml", CUSTOM.replace(VALUE, "").replace('"INSZ"', f'"{VALUE}"')
    ),
    "words above words": lambda: runs(
        f"<w:r><w:ruby><w:rt>{run(VALUE)}</w:rt><w:rubyBase>{run('7')}</w:rubyBase></w:ruby></w:r>"
    ),
    "a page of HTML in it": lambda: with_part(
        word(), "word/afchunk1.htm", f"<p>{HALVES[0]}<b>{HALVES[1]}</b></p>", owner=BODY,
        kind="aFChunk", mime="text/html",
    ),
    "behind an empty element of custom XML": lambda: with_part(
        word(), "customXml/item9.xml", f"<zaak>nr<br/>{VALUE}<br/></zaak>"
    ),
    "a form field": lambda: runs(
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput>'
        f'<w:default w:val="{VALUE}"/></w:textInput><w:ddList><w:listEntry w:val="{VALUE}"/>'
        "</w:ddList></w:ffData></w:fldChar></w:r>"
    ),
    "building blocks": lambda: with_part(
        word(), "word/glossary/document.xml",
        f"<w:glossaryDocument {W}><w:docParts><w:p>{run(VALUE)}</w:p></w:docParts>"
        "</w:glossaryDocument>",
    ),
    "an extra field of the archive": lambda: with_extra(word()),
    "a link": in_link,
    "a comment and its author": in_comment,
    "a footnote": lambda: with_part(
        word(), "word/footnotes.xml", FOOTNOTES, owner=BODY, kind="footnotes",
        mime=f"{MAIN}.footnotes+xml",
    ),
    "an insertion": lambda: runs(f'<w:ins w:author="x" w:id="1">{run(VALUE)}</w:ins>'),
    "a deletion": lambda: runs(
        f'<w:del w:author="x" w:id="1">{run(VALUE, tag="delText")}</w:del>'
    ),
    "the author of a change": lambda: runs(
        f'<w:ins w:author="{VALUE}" w:id="1">{run("x")}</w:ins>'
    ),
    "what moved away": lambda: runs(f'<w:moveFrom w:author="x" w:id="1">{run(VALUE)}</w:moveFrom>'),
    "half of it deleted": lambda: runs(
        run(HALVES[0]), f'<w:del w:author="x" w:id="1">{run(HALVES[1], tag="delText")}</w:del>'
    ),
    "half of it inserted": lambda: runs(
        run(HALVES[0]), f'<w:ins w:author="x" w:id="1">{run(HALVES[1])}</w:ins>', run(" en")
    ),
    "an insertion in the middle": lambda: runs(
        run(HALVES[0]), f'<w:ins w:author="x" w:id="1">{run("xyz")}</w:ins>', run(HALVES[1])
    ),
    "hidden text": lambda: runs(run(VALUE, "<w:vanish/>")),
    "hidden text in the middle": lambda: runs(
        run(HALVES[0]), run("xyz", "<w:vanish/>"), run(HALVES[1])
    ),
    "half of it hidden": lambda: runs(run(HALVES[0]), run(HALVES[1], "<w:vanish/>")),
    "a text box and its description": lambda: runs(drawing(TEXT_BOX)),
    "alternative text": lambda: runs(ALT),
    "a field's instruction": lambda: runs(
        run(f' HYPERLINK "mailto:{HALVES[0]}', tag="instrText"),
        run(f'{HALVES[1]}" ', tag="instrText"),
    ),
    "a simple field": lambda: runs(f'<w:fldSimple w:instr=" QUOTE {VALUE} "/>'),
    "a bookmark": lambda: runs(f'<w:bookmarkStart w:id="1" w:name="{VALUE}"/>'),
    "a content control": lambda: runs(
        f'<w:sdt><w:sdtPr><w:alias w:val="{VALUE}"/><w:tag w:val="{VALUE}"/><w:dropDownList>'
        f'<w:listItem w:displayText="{VALUE}" w:value="{VALUE}"/></w:dropDownList></w:sdtPr>'
        f"<w:sdtContent>{run(VALUE)}</w:sdtContent></w:sdt>"
    ),
    "a document variable": lambda: replaced(
        word(), "word/settings.xml", "</w:settings>",
        f'<w:docVars><w:docVar w:name="insz" w:val="{VALUE}"/></w:docVars></w:settings>',
    ),
    "a name in Word's own list of styles": lambda: replaced(
        word(), "word/styles.xml", "</w:latentStyles>",
        f'<w:lsdException w:name="{VALUE}"/></w:latentStyles>',
    ),
    "the list of the parts": lambda: replaced(
        word(), "[Content_Types].xml", "</Types>",
        f'<Override PartName="/{VALUE}.xml" ContentType="text/xml"/></Types>',
    ),
    "custom XML": lambda: with_part(
        word(), "customXml/item9.xml", f'<zaak nr="{VALUE}"><insz>{VALUE}</insz></zaak>'
    ),
    "a chart": lambda: with_part(word(), "word/charts/chart1.xml", CHART, owner=BODY, kind="chart"),
    "SmartArt": lambda: with_part(word(), "word/diagrams/data1.xml", SMART_ART),
    "an XML comment": lambda: replaced(word(), BODY, "<w:body>", f"<w:body><!-- {VALUE} -->"),
    "CDATA and a comment in it": lambda: runs(
        f"<w:r><w:t><![CDATA[{HALVES[0]}]]><!-- x -->{HALVES[1]}</w:t></w:r>"
    ),
    "entities": lambda: runs("<w:r><w:t>85&#46;07&#x2e;30-999.32</w:t></w:r>"),
    "single quotes": lambda: runs(f"<w:bookmarkStart w:id = '1' w:name = '{VALUE}'/>"),
    "another encoding": lambda: zipped(
        {
            **entries(word()),
            BODY: entries(word(VALUE))[BODY].decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        }
    ),
    "the archive's comment": lambda: zipped(entries(word()), comment=VALUE.encode()),
    "an attribute of nobody": lambda: runs(f'<w:r x:y="{VALUE}" xmlns:x="urn:x"/>'),
    "a mathematical formula": lambda: runs(
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        f"<m:r><m:t>{VALUE}</m:t></m:r></m:oMath>"
    ),
    "the thumbnail's neighbour": lambda: with_part(word(VALUE), "docProps/thumbnail.emf", b"x"),
    "a document in the document": lambda: with_part(
        word(), "word/embeddings/Document1.docx", word(VALUE), owner=BODY, kind="package",
        mime=f"{MAIN}.document",
    ),
}  # fmt: skip


NOT_IN_ITS_OWN_TEXT = (  # it goes as a whole, or stands in a file of its own
    *("an XML comment", "the archive's comment", "an extra field of the archive"),
    *("a document in the document", "a page of HTML in it"),
    *("a name in Word's own list of styles", "the list of the parts"),  # read for a value only
)


@pytest.mark.parametrize("place", WORD_PLACES)
def test_a_value_in_word_is_found_and_goes(place: str) -> None:
    content = WORD_PLACES[place]()  # type: ignore[no-untyped-call]
    clean = without(content)
    assert clean != content, "the value was found nowhere"
    assert not holds(clean)
    well_formed(clean)
    docx.Document(BytesIO(clean))
    again = " ".join(slots(clean).values())
    assert VALUE not in again
    if place not in NOT_IN_ITS_OWN_TEXT:
        assert GONE in again


def test_what_does_not_change_stays_byte_for_byte() -> None:
    content = in_header()
    before, after = entries(content), entries(without(content))
    changed = {name for name in before if after.get(name) != before[name]}
    assert {name.rpartition("/")[2] for name in changed} == {
        "header1.xml", "footer1.xml", "thumbnail.jpeg", ".rels",
    }  # fmt: skip
    header = before["word/header1.xml"].decode()
    assert after["word/header1.xml"].decode() == header.replace(VALUE, f"&lt;{GONE[1:-1]}&gt;")


def test_space_around_a_replacement_stays() -> None:
    spaced = f'<w:r><w:t xml:space="preserve"> {HALVES[0]}</w:t></w:r>'
    clean = without(runs(run("INSZ"), spaced, run(f"{HALVES[1]} en")))
    assert f"INSZ {GONE} en\n" in slots(clean)[BODY]
    assert docx.Document(BytesIO(clean)).paragraphs[1].text == f"INSZ {GONE} en"


def test_a_table_is_one_run_of_text_with_headers_and_places() -> None:
    read = read_file(in_table(), name=None, limits=Limits(), tells=lambda _: False)
    slot = read.root.slots["word/document.xml#table/2"]
    assert slot.text == f"Naam\tINSZ\nJan\t{VALUE}\n"
    where = slot.location(slot.text.index(VALUE))
    assert where is not None
    assert where.header == "INSZ"


def test_paragraphs_tabs_and_breaks_read_as_on_the_page() -> None:
    text = slots(runs("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r>"))
    assert text[BODY] == "Geachte heer,\na\tb\nc & d\n\n"


def test_a_text_that_ends_like_a_tag_is_read() -> None:
    body = texts_of(f"<w:p><w:r><w:t>&lt;{VALUE}></w:t></w:r></w:p>").body
    assert body.text == f"<{VALUE}>\n\n"


def test_texts_are_the_same_wherever_a_part_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    content = entries(in_table())[BODY].decode()
    texts = texts_of(content)
    whole = [texts.body.text, *(one.text for one in texts.tables), texts.more.text]
    for window in (1, 7, 100):
        monkeypatch.setattr("dlp.formats.ooxml_text._WINDOW", window)
        texts = texts_of(content)
        assert [texts.body.text, *(one.text for one in texts.tables), texts.more.text] == whole


# Slides


def slides() -> "pptx.presentation.Presentation":
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Welkom"
    return deck


def in_notes() -> bytes:
    deck = slides()
    deck.slides[0].notes_slide.notes_text_frame.text = f"INSZ {VALUE}"
    return saved(deck)


def in_slide_runs() -> bytes:
    deck = slides()
    paragraph = deck.slides[0].placeholders[1].text_frame.paragraphs[0]
    for half in HALVES:
        paragraph.add_run().text = half
    return saved(deck)


def in_slide_table() -> bytes:
    deck = slides()
    size = (Inches(1),) * 4
    table = deck.slides[0].shapes.add_table(2, 2, *size).table
    for row, texts in enumerate((("Naam", "INSZ"), ("Jan", VALUE))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    return saved(deck)


def in_slide_chart() -> bytes:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    deck = slides()
    data = CategoryChartData()
    data.categories = [VALUE, "b"]
    data.add_series(VALUE, (1, 2))
    size = (Inches(1),) * 4
    deck.slides[0].shapes.add_chart(XL_CHART_TYPE.PIE, *size, data)
    return saved(deck)


def in_alternative_text() -> bytes:
    deck = slides()
    deck.slides[0].shapes.title._element.nvSpPr.cNvPr.set("descr", VALUE)
    return saved(deck)


def in_layout(part: str) -> bytes:
    old = "<a:t>Click to edit Master title style</a:t>"
    return replaced(saved(slides()), part, old, f"<a:t>{VALUE}</a:t>")


COMMENTS = (
    '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm '
    f'authorId="1"><p:text>{VALUE}</p:text></p:cm></p:cmLst>'
)
SLIDE_PLACES = {
    "runs of a slide": in_slide_runs,
    "speaker notes": in_notes,
    "a table": in_slide_table,
    "alternative text": in_alternative_text,
    "the master": lambda: in_layout("ppt/slideMasters/slideMaster1.xml"),
    "a layout": lambda: in_layout("ppt/slideLayouts/slideLayout1.xml"),
    "a comment": lambda: with_part(
        saved(slides()), "ppt/comments/comment1.xml", COMMENTS, owner="ppt/slides/slide1.xml",
        kind="comments",
    ),
    "a tag": lambda: with_part(
        saved(slides()), "ppt/tags/tag1.xml",
        '<p:tagLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        f'<p:tag name="INSZ" val="{VALUE}"/></p:tagLst>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", SLIDE_PLACES)
def test_a_value_in_slides_is_found_and_goes(place: str) -> None:
    content = SLIDE_PLACES[place]()  # type: ignore[no-untyped-call]
    clean = without(content)
    assert clean != content
    assert not holds(clean)
    well_formed(clean)
    assert len(pptx.Presentation(BytesIO(clean)).slides) == 1
    assert GONE in " ".join(slots(clean).values())


def test_a_chart_keeps_its_form_without_the_value() -> None:
    part = {n: c for n, c in entries(without(in_slide_chart())).items() if "charts/chart" in n}
    assert part
    assert not any(VALUE.encode() in content for content in part.values())


def test_findings_know_their_slide() -> None:
    read = read_file(in_notes(), name=None, limits=Limits(), tells=lambda _: False)
    places = {p: s.location(0) for p, s in read.root.slots.items() if VALUE in s.text}
    assert [where.slide for where in places.values() if where] == [1]


# What cannot be read, or not be written


def test_macros_are_read_and_go_whole() -> None:
    project = compound(
        {"VBA": {"Module1": b"\0" * 20 + compressed(f"Attribute VB_Name\r\n' {VALUE}")}}
    )
    content = with_part(
        word(),
        "word/vbaProject.bin",
        project,
        owner=BODY,
        kind="vbaProject",
        mime="application/vba",
    )
    assert f"' {VALUE}" in slots(content)["word/vbaProject.bin/1"]
    clean = without(content)
    parts = entries(clean)
    assert "word/vbaProject.bin" not in parts
    assert b"vbaProject" not in parts["word/_rels/document.xml.rels"] + parts["[Content_Types].xml"]
    docx.Document(BytesIO(clean))


def compressed(text: str) -> bytes:
    """MS-OVBA, all literals."""
    raw, chunk = text.encode("cp1252"), b""
    for at in range(0, len(raw), 8):
        chunk += b"\0" + raw[at : at + 8]
    header = 0xB000 | (len(chunk) - 1)
    return b"\x01" + header.to_bytes(2, "little") + chunk


def doubled(content: bytes) -> bytes:
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(BODY, b"<x/>")
    return out.getvalue()


def with_gap(content: bytes) -> bytes:
    """Bytes between the last entry and the directory."""
    end = content.rfind(b"PK\x05\x06")
    at = int.from_bytes(content[end + 16 : end + 20], "little")
    moved = (at + 100).to_bytes(4, "little")
    return content[:at] + b"x" * 100 + content[at : end + 16] + moved + content[end + 20 :]


ODD = [
    pytest.param(lambda c: b"GIF89a" + c, "unsupported-part", id="bytes before the archive"),
    pytest.param(with_gap, "unsupported-part", id="bytes between entries"),
    pytest.param(doubled, "damaged", id="an entry twice"),
    pytest.param(
        lambda c: replaced(c, BODY, "<w:body>", "<w:body><w:p>"), "damaged", id="not well-formed"
    ),
    pytest.param(
        lambda c: zipped({**entries(c), BODY: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
        "damaged",
        id="an entity",
    ),
]


@pytest.mark.parametrize(("change", "reason"), ODD)
def test_what_another_reader_could_see_is_said(change: object, reason: str) -> None:
    content = change(word(VALUE))  # type: ignore[operator]
    read = list(DOCX.read(content, Budget()))
    assert reason in [one.reason for one in read if hasattr(one, "reason")]


def test_what_a_form_control_remembers_is_read_and_cannot_be_cleaned() -> None:
    content = with_part(
        word(), "word/activeX/activeX1.bin", b"\x02\x00" + VALUE.encode("utf-16-le")
    )
    assert VALUE in slots(content)["word/activeX/activeX1.bin"]
    with pytest.raises(CannotRewrite):
        without(content)


def test_a_part_named_after_a_value_cannot_be_cleaned() -> None:
    content = with_part(word(), f"customXml/{VALUE}.xml", "<a/>")
    assert VALUE in slots(content)["#names"]
    with pytest.raises(CannotRewrite):
        without(content)


LABEL = "0f4b1c2d-1111-2222-3333-444455556666"


def label_properties(**given: str) -> str:
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{i}" '
        f'name="MSIP_Label_{LABEL}_{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for i, (name, value) in enumerate(given.items(), 2)
    )
    return CUSTOM.partition("<property ")[0] + items + "</Properties>"


def test_sensitivity_labels_are_read() -> None:
    given = label_properties(Enabled="true", Name="Vertrouwelijk", ContentBits="8")
    content = with_part(word(), "docProps/custom.xml", given)
    (label,) = labels(content)
    assert (label.id, label.name, label.encrypts) == (LABEL, "Vertrouwelijk", True)
    assert slots(content)[label.path][label.start : label.end] == "Vertrouwelijk"
    info = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata">'
        f'<clbl:label id="{{{LABEL.upper()}}}" enabled="1" method="Privileged" contentBits="0" '
        'removed="0"/></clbl:labelList>'
    )
    newer = with_part(word(), "docMetadata/LabelInfo.xml", info)
    assert [(one.id, one.name, one.encrypts) for one in labels(newer)] == [(LABEL, None, False)]
    both = with_part(content, "docMetadata/LabelInfo.xml", info)
    assert len(labels(both)) == 1
    off = with_part(word(), "docProps/custom.xml", label_properties(Enabled="false", Name="x"))
    assert labels(off) == []


def test_a_damaged_part_leaves_the_others_readable() -> None:
    content = zipped({**entries(word(VALUE)), "word/styles.xml": b"<w:styles"})
    assert [(one.part, one.reason) for one in unread(content)] == [("word/styles.xml", "damaged")]
    assert VALUE in slots(content)[BODY]
    assert len(found(content)) > 5
