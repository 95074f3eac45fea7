"""OpenDocument: every hiding place is read, and empty after redaction."""

import pytest

from dlp.extraction.files import read_file
from dlp.formats.base import Encrypted
from dlp.limits import Limits
from tests.dlp.formats.office import (
    GONE,
    HALVES,
    VALUE,
    entries,
    found,
    holds,
    labels,
    slots,
    well_formed,
    without,
    zipped,
)

OASIS = {
    **{name: name for name in ("office", "text", "table", "meta", "style", "form", "script")},
    "draw": "drawing",
    "svg": "svg-compatible",
}
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in OASIS.items()
)
SPACES += ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
KIND = "application/vnd.oasis.opendocument."


def odf(kind: str, body: str = "<text:p>x</text:p>", **more: str) -> bytes:
    """A document of this body; more parts by name, __ for a full stop."""
    inner = f"<office:{kind}>{body}</office:{kind}>"
    parts = {
        "mimetype": f"{KIND}{'spreadsheet' if kind == 'spreadsheet' else kind}",
        "content.xml": f"<office:document-content {SPACES}><office:body>{inner}</office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {SPACES}><office:meta/></office:document-meta>",
        "Thumbnails/thumbnail.png": "a picture",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
        'opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:media-type="image/png" '
        'manifest:full-path="Thumbnails/thumbnail.png"/></manifest:manifest>',
    }
    parts |= {name.replace("__", "."): text for name, text in more.items()}
    return zipped({name: text.encode() for name, text in parts.items()})


def text(body: str, **more: str) -> bytes:
    return odf("text", body, **more)


def meta(inner: str) -> str:
    return (
        f"<office:document-meta {SPACES}><office:meta>{inner}</office:meta></office:document-meta>"
    )


CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info>'
    "<dc:creator>x</dc:creator></office:change-info><text:p>{deleted}</text:p></text:deletion>"
    '</text:changed-region><text:changed-region text:id="c2"><text:insertion/>'
    "</text:changed-region></text:tracked-changes>"
)
FIRST, SECOND = HALVES
PLACES = {
    "a paragraph": text(f"<text:p>INSZ {VALUE}</text:p>"),
    "a heading": text(f"<text:h>INSZ {VALUE}</text:h>"),
    "spans": text(f"<text:p>{FIRST}<text:span>{SECOND}</text:span></text:p>"),
    "spans in spans": text(
        f"<text:p><text:span>85.<text:span>07</text:span>.30</text:span>{SECOND}</text:p>"
    ),
    "around a bookmark": text(f'<text:p>{FIRST}<text:bookmark text:name="b"/>{SECOND}</text:p>'),
    "around a note": text(
        f'<text:p>{FIRST}<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        f"<text:p>x</text:p></text:note-body></text:note>{SECOND}</text:p>"
    ),
    "in a note": text(
        f"<text:p>x<text:note><text:note-body><text:p>{VALUE}</text:p></text:note-body></text:note></text:p>"
    ),
    "a comment and its author": text(
        f"<text:p>x<office:annotation><dc:creator>{VALUE}</dc:creator><text:p>{FIRST}<text:span>"
        f"{SECOND}</text:span></text:p></office:annotation></text:p>"
    ),
    "deleted text": text(
        CHANGES.format(deleted=VALUE) + '<text:p>x<text:change text:change-id="c1"/></text:p>'
    ),
    "half of it deleted": text(
        CHANGES.format(deleted=SECOND)
        + f'<text:p>{FIRST}<text:change text:change-id="c1"/> en</text:p>'
    ),
    "an insertion in the middle": text(
        CHANGES.format(deleted="")
        + f'<text:p>{FIRST}<text:change-start text:change-id="c2"/>xyz<text:change-end '
        f'text:change-id="c2"/>{SECOND}</text:p>'
    ),
    "a formula of two texts": text(
        '<table:table table:name="t"><table:table-row><table:table-cell table:formula="of:=&quot;'
        f"{FIRST}&quot;&amp;&quot;{SECOND}&quot;\"/></table:table-row></table:table>"
    ),
    "a table": text(
        "<table:table><table:table-row><table:table-cell><text:p>INSZ</text:p></table:table-cell>"
        f"</table:table-row><table:table-row><table:table-cell><text:p>{VALUE}</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    ),
    "a text box": text(
        f"<text:p>x<draw:frame><draw:text-box><text:p>{VALUE}</text:p></draw:text-box></draw:frame></text:p>"
    ),
    "alternative text": text(
        f"<text:p><draw:frame draw:name='{VALUE}'><svg:title>{VALUE}</svg:title><svg:desc>{VALUE}"
        "</svg:desc></draw:frame></text:p>"
    ),
    "the title of a picture among other words": text(
        f"<text:p>x<draw:frame><svg:title>INSZ {VALUE}</svg:title><svg:desc>y</svg:desc>"
        "</draw:frame>z</text:p>"
    ),
    "the cache of pages": text("<text:p>x</text:p>", **{"layout-cache": f"\x01\x02INSZ {VALUE}\0"}),
    "a link": text(f'<text:p><text:a xlink:href="mailto:x?subject={VALUE}">x</text:a></text:p>'),
    "hidden text": text(f'<text:p><text:hidden-text text:string-value="{VALUE}"/></text:p>'),
    "a form": text(f'<form:form><form:text form:value="{VALUE}"/></form:form><text:p>x</text:p>'),
    "a header": text(
        "<text:p>x</text:p>",
        styles__xml=f"<office:document-styles {SPACES}><style:master-page><style:header><text:p>"
        f"{VALUE}</text:p></style:header></style:master-page></office:document-styles>",
    ),
    "properties": text(
        "<text:p>x</text:p>",
        meta__xml=meta(
            f"<dc:creator>{VALUE}</dc:creator><meta:user-defined meta:name='INSZ'>{VALUE}"
            "</meta:user-defined>"
        ),
    ),
    "an XML comment": text(f"<!-- {VALUE} --><text:p>x</text:p>"),
    "a macro": text(
        "<text:p>x</text:p>",
        **{"Basic/Standard/Module1__xml": f"<script:module {SPACES}>REM {VALUE}</script:module>"},
    ),
    "an object": text(
        "<text:p>x</text:p>",
        **{
            "Object 1/content__xml": f"<office:document-content {SPACES}><text:p>{FIRST}<text:span>"
            f"{SECOND}</text:span></text:p></office:document-content>"
        },
    ),
    "a slide's notes": odf(
        "presentation",
        f"<draw:page draw:name='1'><draw:frame><draw:text-box><text:p>{VALUE}</text:p>"
        "</draw:text-box></draw:frame></draw:page>",
    ),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_value_is_found_and_goes(place: str) -> None:
    content = PLACES[place]
    clean = without(content)
    assert clean != content, "the value was found nowhere"
    assert not holds(clean)
    well_formed(clean)
    assert next(iter(entries(clean))) == "mimetype"
    assert "Thumbnails/thumbnail.png" not in entries(clean)
    assert b"thumbnail" not in entries(clean)["META-INF/manifest.xml"]
    if place not in ("an XML comment", "the cache of pages"):
        assert GONE in "\n".join(slots(clean).values())


def cell(shown: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def sheet(name: str, *rows: str) -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


BOOK = odf(
    "spreadsheet",
    sheet("Klanten", row(cell("Naam"), cell("INSZ")), row(cell("Jan"), cell(VALUE)))
    + sheet(
        "Verborgen",
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>',
        row(
            '<table:table-cell table:number-columns-repeated="2"/>',
            cell(
                "8,51E+10",
                'office:value-type="float" office:value="85073099932" table:formula="of:=1+1"',
            ),
            cell(VALUE, 'office:value-type="float" office:value="85073099932"'),
        ),
    ),
)


def test_sheets_are_tables_with_cells() -> None:
    read = read_file(BOOK, name=None, limits=Limits(), tells=lambda _: False)
    first, second = read.root.slots["sheet/1"], read.root.slots["sheet/2"]
    assert first.text == f"Naam\tINSZ\nJan\t{VALUE}\n"
    assert second.text == f"\t\t8,51E+10\t{VALUE}\n"
    where = first.location(first.text.index(VALUE))
    assert where is not None
    assert (where.sheet, where.cell, where.header) == ("Klanten", "B2", "INSZ")


def test_a_cell_that_changes_loses_its_value_and_formula() -> None:
    clean = without(BOOK)
    text = entries(clean)["content.xml"].decode()
    assert VALUE not in text
    shown = f'<table:table-cell office:value-type="string"><text:p>&lt;{GONE[1:-1]}&gt;</text:p>'
    assert text.count(shown) == 2
    assert text.count("85073099932") == 1, "the other cell shows it otherwise"
    assert not holds(without(clean, "85073099932"))


def test_a_table_in_a_text_knows_its_headers() -> None:
    read = read_file(PLACES["a table"], name=None, limits=Limits(), tells=lambda _: False)
    slot = read.root.slots["content.xml#table/1"]
    where = slot.location(slot.text.index(VALUE))
    assert where is not None
    assert where.header == "INSZ"


def test_spaces_tabs_and_breaks_are_read() -> None:
    content = text('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>')
    assert slots(content)["content.xml"] == "a   b\tc\nd\n"


def test_an_encrypted_document_is_said_to_be() -> None:
    content = text("x", **{"META-INF/manifest__xml": "<manifest><encryption-data/></manifest>"})
    with pytest.raises(Encrypted):
        found(content)


def test_sensitivity_labels_are_read() -> None:
    name = "MSIP_Label_0f4b1c2d-1111-2222-3333-444455556666"
    given = "".join(
        f'<meta:user-defined meta:name="{name}_{what}">{value}</meta:user-defined>'
        for what, value in (("Enabled", "true"), ("Name", "Intern"))
    )
    content = text("<text:p>x</text:p>", meta__xml=meta(given))
    (label,) = labels(content)
    assert label.name == "Intern"
    assert slots(content)["meta.xml"][label.start : label.end] == "Intern"
