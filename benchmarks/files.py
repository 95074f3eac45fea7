"""Files to measure on: one maker for each format, from the same office text and tables.

Word, Excel, PowerPoint and PDF files are made by the libraries that others make them with. Files
of 50 MB hold text only, packed as programs pack it; their bulk is written straight into the
container, as no library makes them in reasonable time. Everything is the same again with a seed.
"""

import csv
import io
import json
import textwrap
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache, partial
from itertools import count
from math import inf
from random import Random
from xml.sax.saxutils import escape

from benchmarks import texts

HEAD = ("dossier", "rijksregisternummer", "IBAN", "gsm", "e-mail", "geboortedatum", "bedrag")
_BLOCK = 1_000_000  # bytes of text that are made at once
_DIFFERENT = 12  # such blocks; packers look back 32 KB at most, so a file packs as if all were
_ROWS = 20_000  # different ones of a large table
_SLIDE = 9  # lines on a slide
FULL = 45_000_000  # bytes of the largest part of a package, page or XML file that is read
_PAGE = 46  # lines on a page of PDF


def lines(size: int, seed: int = 1) -> list[str]:
    """Office text of about `size` bytes as paragraphs that are not empty."""
    return [line for line in texts.office(size, seed).split("\n") if line.strip()]


def rows(number: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """Rows of a table of identifiers, an amount behind each."""
    values = texts.Values(Random(seed))
    keys = ("file", "national", "iban", "phone", "email", "birth")
    for row in range(number):
        yield (*(values[key] for key in keys), f"{row % 9_973}.{row % 89:02}")


def letter(paragraphs: int) -> bytes:
    """A Word document by python-docx: paragraphs of some 200 characters."""
    import docx

    document = docx.Document()
    for text in sentences(paragraphs):
        document.add_paragraph(text)
    return _saved(document.save)


def sentences(number: int) -> list[str]:
    """So many sentences of 60 to 400 characters."""
    found: list[str] = []
    for seed in count(1):
        found += [one for line in lines(_BLOCK, seed) for one in _cut(line)]
        if len(found) >= number:
            break
    return found[:number]


def _cut(line: str) -> list[str]:
    """A paragraph in pieces of about 200 characters that end with a word."""
    pieces: list[str] = []
    while len(line) > 400:
        at = line.find(" ", 200)
        pieces.append(line[:at])
        line = line[at + 1 :]
    return [*pieces, line] if len(line) >= 60 else pieces


def workbook(number: int) -> bytes:
    """An Excel workbook by openpyxl: one sheet of `number` rows under seven heads."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dossiers")
    sheet.append(HEAD)
    for row in rows(number):
        sheet.append([*row[:-1], float(row[-1])])
    return _saved(book.save)


def slides(number: int) -> bytes:
    """Slides by python-pptx: a title and some lines on each."""
    import pptx

    deck = pptx.Presentation()
    given = iter(sentences(number * _SLIDE))
    for place in range(number):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = f"Punt {place}"
        slide.placeholders[1].text = "\n".join(next(given) for _ in range(_SLIDE - 1))
    return _saved(deck.save)


def report(pages: int) -> bytes:
    """A PDF by reportlab: full pages of text, 46 lines of about 90 characters."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4)
    given = _wrapped()
    for page in range(1, pages + 1):
        text = paper.beginText(50, 790)
        text.setFont("Helvetica", 10)
        text.setLeading(16)
        for _ in range(_PAGE):
            text.textLine(next(given))
        paper.drawText(text)
        paper.drawString(280, 30, str(page))
        paper.showPage()
    paper.save()
    return out.getvalue()


def _wrapped() -> Iterator[str]:
    """Lines of about 90 characters, without end."""
    for seed in count(1):
        for line in lines(_BLOCK, seed):
            yield from textwrap.wrap(line, 90)


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


# Files of a size -------------------------------------------------------------------------------


def large(kind: str, size: int) -> bytes:
    """A file of one of the formats of LARGE, of about `size` bytes."""
    return LARGE[kind](size)


def _blocks(size: float = inf) -> Iterator[list[str]]:
    """Paragraphs, about `size` bytes of them in all; the same come again after _DIFFERENT MB."""
    for number in count():
        left = size - number * _BLOCK
        if left <= 0:
            return
        block = _block(number % _DIFFERENT)
        yield block if left >= _BLOCK else lines(int(left), number % _DIFFERENT + 1)


@cache
def _block(number: int) -> list[str]:
    """A MB; the signs of word processors are in it, with which a text takes twice the memory."""
    return ["« Aujourd’hui – 5 € »", *lines(_BLOCK, number + 1)]


def _text(size: int) -> bytes:
    return "\n".join("\n".join(block) for block in _blocks(size)).encode()


def _html(size: int, end: str = "") -> bytes:
    """A page as large as is read; `end` comes behind every paragraph."""
    head = "<!doctype html><html><head><title>x</title></head><body>\n"
    body = "\n".join(f"<p>{escape(line)}{end}</p>" for block in _blocks(size) for line in block)
    return _as_read(f"{head}{body}")


def _chat(size: int) -> bytes:
    """A page of short messages with emoji: four bytes a character, and many elements."""
    lines_ = ("goed 👍 tot morgen 🙂", "merci beaucoup 🙏 pour le dossier", "ok 👌 5 € te betalen")
    head = "<!doctype html><html><head><title>x</title></head><body>\n"
    body = "".join(f"<div><span>{line}</span></div>\n" for line in lines_)
    return _as_read(head + body * (size // len(body.encode())))


def _as_read(text: str) -> bytes:
    """As much of a text as is read, in whole characters."""
    return text.encode()[:FULL].decode(errors="ignore").encode()


def _json(size: int) -> bytes:
    texts_ = (line for block in _blocks(size) for line in block)
    found = [{"id": number, "text": line} for number, line in enumerate(texts_)]
    return json.dumps(found, ensure_ascii=False, indent=1).encode()


def _xml(size: int) -> bytes:
    blocks = _blocks(min(size, FULL - 2_500_000))  # the elements come on top
    body = "\n".join(f"<stuk>{escape(line)}</stuk>" for block in blocks for line in block)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<dossier>\n{body}\n</dossier>'.encode()


def _csv(size: int) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows(rows(min(_ROWS, size // 115)))
    body = out.getvalue()
    return (";".join(HEAD) + "\r\n" + body * (size // len(body) or 1)).encode()


def _eml(size: int) -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = "stukken", "a@b.example", "c@d.example"
    message.set_content("Zie bijlage.\n")
    message.add_attachment(_text(size * 3 // 4), "text", "plain", filename="stukken.txt")
    return message.as_bytes()


def _pdf(size: int) -> bytes:
    """Pages for a tenth of it, and a text attached that is the rest, not packed."""
    import pikepdf

    with pikepdf.open(io.BytesIO(report(max(1, size // 30_000)))) as pdf:
        attached = pikepdf.AttachedFileSpec(pdf, _text(size * 9 // 10), filename="stukken.txt")
        pdf.attachments["stukken.txt"] = attached
        return _saved(partial(pdf.save, compress_streams=False))


@dataclass(frozen=True, slots=True)
class Bulk:
    """How a package is filled: a small one, the part that grows, where, and one paragraph."""

    small: Callable[[], bytes]
    part: str
    before: str  # what the paragraphs are put before
    paragraph: str


BULK = {
    "docx": Bulk(
        lambda: letter(1),
        "word/document.xml",
        "<w:sectPr",
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
    ),
    "pptx": Bulk(
        lambda: slides(1),
        "ppt/slides/slide1.xml",
        "</p:txBody></p:sp></p:spTree>",
        "<a:p><a:r><a:t>{}</a:t></a:r></a:p>",
    ),
    "xlsx": Bulk(
        lambda: workbook(1),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '<row><c t="inlineStr"><is><t>{}</t></is></c></row>',
    ),
}


def _package(kind: str, size: int, unpacked: float = inf) -> bytes:
    """A package grown to `size` packed bytes, its part to at most `unpacked`; a MB of text packs
    to some 200 KB.
    """
    bulk, out = BULK[kind], io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(bulk.small())) as small,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in small.namelist():
            content = small.read(name)
            if name != bulk.part:
                archive.writestr(name, content)
                continue
            head, before, tail = content.decode().partition(bulk.before)
            with archive.open(name, "w") as part:
                part.write(head.encode())
                written = len(content)
                for block in _blocks():
                    filled = "".join(bulk.paragraph.format(escape(one)) for one in block).encode()
                    written += len(filled)
                    if out.tell() >= size or written > unpacked:
                        break
                    part.write(filled)
                part.write(f"{before}{tail}".encode())
    return out.getvalue()


def _full(kind: str, size: int) -> bytes:
    """A package whose part is as large as max_xml_bytes lets it be."""
    return _package(kind, size, FULL)


def _zip(size: int) -> bytes:
    """Text files of five MB each."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for seed in count():
            if out.tell() >= size:
                break
            text = ("\n".join(_block((seed * 5 + more) % _DIFFERENT)) for more in range(5))
            archive.writestr(f"stuk{seed}.txt", "\n".join(text))
    return out.getvalue()


LARGE: Mapping[str, Callable[[int], bytes]] = {
    "txt": _text,
    "html": _html,
    "html, emoji": partial(_html, end=" 🙂"),
    "html, short messages": _chat,
    "json": _json,
    "csv": _csv,
    "xml": _xml,
    **{kind: partial(_package, kind) for kind in BULK},
    **{f"{kind}, part of {FULL // 1_000_000} MB": partial(_full, kind) for kind in BULK},
    "pdf": _pdf,
    "eml": _eml,
    "zip": _zip,
}
