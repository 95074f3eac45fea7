"""PDF files for the tests, made by reportlab and pikepdf: one for each place that can hide text."""

import io
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from tests.dlp.formats.pictures import letter


def page(draw: Callable[[Any], None], **options: Any) -> bytes:
    """One page of A4."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4, **options)
    paper.drawString(60, 780, "Stad Voorbeeld, dienst bevolking")
    draw(paper)
    paper.showPage()
    paper.save()
    return out.getvalue()


def changed(change: Callable[[Pdf], None], source: bytes | None = None) -> bytes:
    """A page that pikepdf has changed."""
    pdf = pikepdf.open(io.BytesIO(source or page(lambda paper: None)))
    change(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _text(x: float, y: float, prepare: Callable[[Any], None] | None = None) -> Any:
    def make(value: str) -> bytes:
        def draw(paper: Any) -> None:
            paper.saveState()
            if prepare:
                prepare(paper)
            paper.drawString(x, y, f"Nummer {value} einde")
            paper.restoreState()

        return page(draw)

    return make


def _clip(paper: Any) -> None:
    path = paper.beginPath()
    path.rect(0, 0, 1, 1)
    paper.clipPath(path, stroke=0)


def _mode3(value: str) -> bytes:
    def draw(paper: Any) -> None:
        text = paper.beginText(100, 500)
        text.setTextRenderMode(3)
        text.textLine(f"Nummer {value} einde")
        paper.drawText(text)

    return page(draw)


def _form_drawing(value: str) -> bytes:
    def draw(paper: Any) -> None:
        paper.beginForm("letterhead")
        paper.drawString(0, 0, f"Nummer {value} einde")
        paper.endForm()
        paper.translate(100, 300)
        paper.doForm("letterhead")

    return page(draw)


def _split(value: str) -> bytes:
    """Each character placed by itself, in another order than it is read."""

    def draw(paper: Any) -> None:
        for place in reversed(range(len(value))):
            paper.drawString(100 + 7 * place, 400, value[place])

    return page(draw)


def _two_lines(value: str) -> bytes:
    def draw(paper: Any) -> None:
        paper.drawString(100, 400, "Het nummer van de aanvrager is " + value[: len(value) // 2])
        paper.drawString(100, 386, value[len(value) // 2 :] + " en geen ander")

    return page(draw)


def _kerned(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pieces = " -20 ".join(f"({char})" for char in value)
        pdf.pages[0].contents_add(f"BT /F1 11 Tf 100 400 Td [{pieces}] TJ ET".encode())

    return changed(change)


def _quotes(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        code = f"BT /F1 11 Tf 14 TL 100 400 Td (eerst) Tj ({value}) ' 1 0.5 (weer {value}) \" ET"
        pdf.pages[0].contents_add(code.encode())

    return changed(change)


def _spoken(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        code = f"/Span <</ActualText ({value})>> BDC BT /F1 11 Tf 100 400 Td (teken) Tj ET EMC"
        pdf.pages[0].contents_add(code.encode())

    return changed(change)


def _artifact(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        code = f"/Artifact <</Type /Pagination /Contents ({value})>> BDC 100 400 9 9 re f EMC"
        pdf.pages[0].contents_add(code.encode())

    return changed(change)


def _hidden_layer(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Concept")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=[layer], D=Dictionary(OFF=[layer], Order=[layer], BaseState=Name.ON)
        )
        pdf.pages[0].obj.Resources.Properties = Dictionary(L1=layer)
        code = f"/OC /L1 BDC BT /F1 11 Tf 100 400 Td ({value}) Tj ET EMC"
        pdf.pages[0].contents_add(code.encode())

    return changed(change)


def _layer_name(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(value)))
        pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(Order=[layer]))

    return changed(change)


def _note(subtype: str, **more: Any) -> Callable[[str], bytes]:
    def make(value: str) -> bytes:
        def change(pdf: Pdf) -> None:
            note = Dictionary(
                Type=Name.Annot, Subtype=Name("/" + subtype), Rect=[100, 100, 300, 200]
            )
            for key, text in more.items():
                note["/" + key] = String(text.format(value)) if isinstance(text, str) else text
            if not more:
                note.Contents = String(f"Bel {value}")
            pdf.pages[0].obj.Annots = pdf.make_indirect(Array([pdf.make_indirect(note)]))

        return changed(change)

    return make


def _link(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String(f"https://voorbeeld.be/?nr={value}"))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)
        pdf.pages[0].obj.Annots = Array([note])

    return changed(change)


def _appearance(value: str) -> bytes:
    """A note whose drawing says something else than its contents."""

    def change(pdf: Pdf) -> None:
        drawing = Stream(pdf, f"BT /F1 11 Tf 2 2 Td ({value}) Tj ET".encode())
        drawing.Type, drawing.Subtype, drawing.BBox = Name.XObject, Name.Form, [0, 0, 200, 20]
        drawing.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=[100, 100, 300, 120],
            Contents=String("niets"),
            AP=Dictionary(N=drawing),
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

    return changed(change)


def _field(value: str) -> bytes:
    def draw(paper: Any) -> None:
        paper.acroForm.textfield(name="insz", tooltip="INSZ", value=value, x=100, y=400, width=200)

    return page(draw)


def _xfa(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        xml = f"<xdp><data><insz>{value}</insz></data></xdp>".encode()
        pdf.Root.AcroForm = Dictionary(Fields=[], XFA=pdf.make_stream(xml))

    return changed(change)


def _attached(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments["lijst.txt"] = f"nummer {value}".encode()

    return changed(change)


def _attached_name(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments[f"dossier {value}.txt"] = b"leeg"

    return changed(change)


def _outline(value: str) -> bytes:
    def draw(paper: Any) -> None:
        paper.bookmarkPage("een")
        paper.addOutlineEntry("Kop", "een")
        paper.addOutlineEntry(f"Dossier {value}", "een", level=1)

    return page(draw)


def _xmp(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata() as meta:
            meta["dc:description"] = f"over {value}"

    return changed(change)


def _script(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(
            S=Name.JavaScript, JS=pdf.make_stream(f"app.alert('{value}')".encode())
        )

    return changed(change)


def _page_label(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.PageLabels = Dictionary(Nums=[0, Dictionary(P=String(value))])

    return changed(change)


def _structure(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(f"foto van {value}"))
        pdf.Root.StructTreeRoot = Dictionary(
            Type=Name.StructTreeRoot, K=[pdf.make_indirect(element)]
        )

    return changed(change)


def _orphan_page(value: str) -> bytes:
    """A page that left the list of pages but stands in the file: another object points to it."""
    source = _text(100, 400)(value)

    def change(pdf: Pdf) -> None:
        pdf.Root.Hidden = pdf.make_indirect(Dictionary(dict(pdf.pages[0].obj.items())))
        code = b"BT /F1 11 Tf 60 780 Td (Stad Voorbeeld, dienst bevolking) Tj ET"
        pdf.pages[0].obj.Contents = pdf.make_stream(code)

    return changed(change, source)


def _pattern(value: str) -> bytes:
    def change(pdf: Pdf) -> None:
        pattern = Stream(pdf, f"BT /F1 11 Tf 2 2 Td ({value}) Tj ET".encode())
        pattern.Type, pattern.PatternType, pattern.PaintType = Name.Pattern, 1, 1
        pattern.TilingType, pattern.BBox, pattern.XStep, pattern.YStep = 1, [0, 0, 200, 20], 200, 20
        pattern.Resources = Dictionary(Font=pdf.pages[0].obj.Resources.Font)
        pdf.pages[0].obj.Resources.Pattern = Dictionary(P1=pattern)
        pdf.pages[0].contents_add(b"/Pattern cs /P1 scn 100 100 200 20 re f")

    return changed(change)


def _picture(value: str) -> bytes:
    picture = letter(f"Nummer {value} einde", size=12)

    def draw(paper: Any) -> None:
        wide = 400
        paper.drawImage(ImageReader(picture), 80, 300, wide, wide * picture.height / picture.width)

    return page(draw)


def _scan_with_text(value: str) -> bytes:
    """A scanned page with the recognised text, invisible, in front of it."""
    picture = letter(f"Nummer {value} einde", "Gemeente Voorbeeld", size=12)

    def draw(paper: Any) -> None:
        paper.drawImage(ImageReader(picture), 80, 300, 400, 400 * picture.height / picture.width)
        text = paper.beginText(110, 340)
        text.setTextRenderMode(3)
        text.textLine(f"Nummer {value} einde")
        paper.drawText(text)

    return page(draw)


def _old_revision(value: str) -> bytes:
    """A value that a later save in the same file took off the page."""
    old = _text(100, 400)(value)
    with pikepdf.open(io.BytesIO(old)) as pdf:
        contents = pdf.pages[0].obj.Contents.objgen[0]
        root, size = pdf.trailer.Root.objgen[0], int(pdf.trailer.Size)
    code = b"BT /F1 11 Tf 60 780 Td (Stad Voorbeeld, dienst bevolking) Tj ET"
    start = int(old[old.rindex(b"startxref") :].split()[1])
    at = len(old)
    new = f"{contents} 0 obj\n<</Length {len(code)}>>\nstream\n".encode() + code
    new += b"\nendstream\nendobj\n"
    xref = at + len(new)
    new += f"xref\n{contents} 1\n{at:010d} 00000 n \ntrailer\n".encode()
    new += f"<</Size {size} /Root {root} 0 R /Prev {start}>>\nstartxref\n{xref}\n%%EOF\n".encode()
    return bytes(old + new)


PLACES: dict[str, Callable[[str], bytes]] = {
    "text": _text(100, 400),
    "small text": _text(100, 400, lambda p: p.setFont("Times-Italic", 5)),
    "turned text": _text(100, -400, lambda p: p.rotate(90)),
    "slanted text": _text(300, 300, lambda p: p.rotate(30)),
    "text off the page": _text(5_000, 400),
    "white text": _text(100, 400, lambda p: p.setFillColorRGB(1, 1, 1)),
    "clipped text": _text(100, 400, _clip),
    "invisible text": _mode3,
    "drawing": _form_drawing,
    "characters in any order": _split,
    "cut over two lines": _two_lines,
    "kerned": _kerned,
    "new line operators": _quotes,
    "text for readers aloud": _spoken,
    "words of an artifact": _artifact,
    "hidden layer": _hidden_layer,
    "name of a layer": _layer_name,
    "note": _note("Text"),
    "author of a note": _note("Text", T="{}"),
    "rich text of a note": _note("FreeText", RC="<body><p>{}</p></body>"),
    "link": _link,
    "drawing of a note": _appearance,
    "form value": _field,
    "XFA": _xfa,
    "attachment": _attached,
    "name of an attachment": _attached_name,
    "bookmark": _outline,
    "properties": lambda value: page(lambda p: p.setAuthor(f"An {value}")),
    "XMP": _xmp,
    "script": _script,
    "page label": _page_label,
    "tag of a figure": _structure,
    "page outside the list": _orphan_page,
    "pattern": _pattern,
    "earlier version": _old_revision,
    "before the file": lambda value: f"nr {value}\n".encode() + page(lambda p: None),
    "behind the file": lambda value: page(lambda p: None) + f"\nnr {value}\n".encode(),
}
PICTURES: dict[str, Callable[[str], bytes]] = {
    "picture": _picture,
    "scan with text": _scan_with_text,
}
