"""Hostile files for the tests: bombs, loops, polyglots, lies about sizes. All made here."""

import base64
import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from tests.dlp.formats import ole
from tests.dlp.formats.pdfs import changed, page
from tests.dlp.formats.pictures import saved
from tests.dlp.formats.values import NRN

MB = 1_000_000


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def nested(content: bytes, times: int, pack: Callable[[bytes], bytes]) -> bytes:
    for _ in range(times):
        content = pack(content)
    return content


def _shared_members() -> bytes:
    """Many members over the same packed bytes: unpacks to far more than the file has."""
    inner = zipped({"kernel": bytes(9 * MB)})
    start = inner.index(b"PK\x01\x02")
    end = inner.rindex(b"PK\x05\x06")
    directory = inner[start:end] * 1_000
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1_000, 1_000, len(directory), start, 0)
    return inner[:start] + directory + tail


def _many_members() -> bytes:
    return zipped({f"{number}": b"" for number in range(30_000)}, zipfile.ZIP_STORED)


def _tar(size: int, name: str = "a", body: bytes = b"") -> bytes:
    info = tarfile.TarInfo(name)
    info.size = size
    return info.tobuf(tarfile.GNU_FORMAT) + body


def _sparse_tar() -> bytes:
    info = tarfile.TarInfo("sparse")
    info.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.realsize": str(10**13),
        "GNU.sparse.name": "x",
    }
    body = b"1\n0\n10\n".ljust(512, b"\0")
    info.size = len(body)
    return info.tobuf(tarfile.PAX_FORMAT) + body + bytes(1_024)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * min(height * (1 + width // 8), 4 * MB), 9)
    out = b"\x89PNG\r\n\x1a\n"
    for name, data in ((b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b"")):
        out += struct.pack(">I", len(data)) + name + data
        out += struct.pack(">I", zlib.crc32(name + data))
    return out


def _huge_bmp() -> bytes:
    return (
        b"BM"
        + struct.pack("<LHHL", 1_000, 0, 0, 54)
        + struct.pack("<LllHHLLllLL", 40, 30_000, 30_000, 1, 24, 0, 0, 1, 1, 0, 0)
    )


def _huge_jpg() -> bytes:
    small = saved(Image.new("L", (8, 8), 128), "jpg")
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", 30_000, 30_000) + small[at + 4 :]


def _huge_webp() -> bytes:
    body = b"VP8X" + struct.pack("<L", 10) + b"\0\0\0\0"
    body += (16_382).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<L", len(body) + 4) + b"WEBP" + body


def _tiff(*entries: tuple[int, int, int, int], following: int = 0) -> bytes:
    out = b"II*\0" + struct.pack("<LH", 8, len(entries))
    for entry in entries:
        out += struct.pack("<HHLL", *entry)
    return out + struct.pack("<L", following)


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF written by hand, its directory right."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    trailer = f"trailer\n<</Size {len(objects) + 1}/Root {root} 0 R>>\nstartxref\n{start}\n%%EOF\n"
    return out + trailer.encode()


CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<>>>>"


def _stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<<" + extra + f"/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"


def _self_drawing() -> bytes:
    def change(pdf: Pdf) -> None:
        form = Stream(pdf, b"/F Do BT /F1 9 Tf (x) Tj ET")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
        form = pdf.make_indirect(form)
        form.Resources = Dictionary(XObject=Dictionary(F=form))
        pdf.pages[0].obj.Resources.XObject = Dictionary(F=form)
        pdf.pages[0].contents_add(b"/F Do")

    return changed(change)


def _doubling_drawings() -> bytes:
    """Thirty drawings, each of which draws the next one twice."""

    def change(pdf: Pdf) -> None:
        after = None
        for _ in range(30):
            form = pdf.make_indirect(Stream(pdf, b"/F Do /F Do" if after is not None else b""))
            form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, [0, 0, 9, 9]
            form.Resources = Dictionary(XObject=Dictionary({} if after is None else {"/F": after}))
            after = form
        pdf.pages[0].obj.Resources.XObject = Dictionary({"/F": after})
        pdf.pages[0].contents_add(b"/F Do")

    return changed(change)


def _loop(build: Callable[[Pdf], None]) -> bytes:
    return changed(build)


def _outline_loop(pdf: Pdf) -> None:
    one = pdf.make_indirect(Dictionary(Title=pikepdf.String("een")))
    two = pdf.make_indirect(Dictionary(Title=pikepdf.String("twee"), Next=one, First=one))
    one.Next, one.First = two, one
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=one, Last=two))


def _field_loop(pdf: Pdf) -> None:
    field = pdf.make_indirect(Dictionary(T=pikepdf.String("x")))
    field.Kids = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _deep_arrays() -> bytes:
    return _pdf(CATALOG, PAGES, PAGE, _stream(b""), b"[" * 40_000 + b"]" * 40_000)


def _deep_page_tree() -> bytes:
    depth = 3_000
    objects = [CATALOG]
    kids = "<</Type/Pages/Kids[{} 0 R]/Count 1>>"
    objects += [kids.format(number + 1).encode() for number in range(2, depth)]
    objects.append(b"<</Type/Page/MediaBox[0 0 9 9]>>")
    return _pdf(*objects)


def _mails(depth: int) -> bytes:
    head = b"From: a@b.example\nSubject: x\nContent-Type: message/rfc822\n\n"
    return head * depth + b"Subject: y\n\n" + NRN.encode()


def _multiparts(depth: int) -> bytes:
    out = b""
    for number in range(depth):
        out += f'Content-Type: multipart/mixed; boundary="{number}"\n\n--{number}\n'.encode()
    return b"MIME-Version: 1.0\nSubject: x\n" + out + b"\n" + NRN.encode()


def _many_parts(count: int) -> bytes:
    return (
        b'Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        + b"--b\n\nx\n" * count
        + b"--b--\n"
    )


def _attached(content: bytes) -> bytes:
    body = base64.encodebytes(content)
    return (
        b"Subject: x\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\nContent-Type: a/b\n\n"
        + body
    )


def _ole_loop() -> bytes:
    """A directory whose entries point at each other."""
    content = bytearray(ole.build({"__properties_version1.0": bytes(32), "a": {"b": b"x" * 9}}))
    entry = content.index("b".encode("utf-16-le") + b"\0\0\0\0")
    content[entry + 68 : entry + 80] = struct.pack("<LLL", 1, 2, 2)
    return bytes(content)


def _ole_fat_loop() -> bytes:
    content = bytearray(ole.build({"__properties_version1.0": b"x" * 9_000}))
    fat = len(content) - 512
    content[fat : fat + 40] = struct.pack("<10L", *[0] * 10)
    return bytes(content)


def saved_gif() -> bytes:
    out = io.BytesIO()
    Image.new("L", (9, 9)).save(out, "GIF")
    return out.getvalue()


def _pdf_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(bytes(80 * MB), 9), 9)
    return _pdf(CATALOG, PAGES, PAGE, _stream(packed, b"/Filter[/FlateDecode/FlateDecode]"))


def _huge_page() -> bytes:
    image = _stream(
        bytes(300),
        b"/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
    big = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 999999 999999]/Contents 4 0 R"
    big += b"/Resources<</XObject<</I 5 0 R>>>>>>"
    return _pdf(CATALOG, PAGES, big, _stream(b"999999 0 0 999999 0 0 cm /I Do"), image)


def _broken_picture() -> bytes:
    image = _stream(
        b"junk" * 99, b"/Type/XObject/Subtype/Image/Width 100/Height 100/Filter/JPXDecode"
    )
    with_image = PAGE.replace(b"/Resources<<>>", b"/Resources<</XObject<</I 5 0 R>>>>")
    return _pdf(CATALOG, PAGES, with_image, _stream(b"200 0 0 200 0 0 cm /I Do"), image)


def locked_pdf() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(page(lambda p: None))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _laughs() -> bytes:
    names = ["lol", *(f"lol{number}" for number in range(1, 10))]
    lines = ['<!ENTITY lol "lol">']
    for before, name in pairwise(names):
        lines.append(f'<!ENTITY {name} "{f"&{before};" * 10}">')
    return f'<?xml version="1.0"?><!DOCTYPE lolz [{"".join(lines)}]><svg>&lol9;</svg>'.encode()


EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'

# What must not come back as completely read: name, file.
NEVER_CLEAN: dict[str, Callable[[], bytes]] = {
    "zip bomb": lambda: zipped({"a": bytes(60 * MB)}),
    "zip bomb in zips": lambda: nested(
        zipped({"a": bytes(60 * MB)}), 3, lambda c: zipped({"z": c})
    ),
    "many bombs below the ratio": lambda: zipped(
        {f"{n}": (bytes(range(256)) * 10 + bytes(300 * 1_000)) * 4 for n in range(150)}
    ),
    "members that share bytes": _shared_members,
    "too many members": _many_members,
    "zips in zips": lambda: nested(zipped({"a": b"x"}), 40, lambda c: zipped({"z": c})),
    "gzips in gzips": lambda: nested(b"x" * 100, 60, lambda c: gzip.compress(c, mtime=0)),
    "gzip bomb": lambda: gzip.compress(bytes(80 * MB)),
    "bzip2 bomb": lambda: bz2.compress(bytes(80 * MB)),
    "xz bomb": lambda: lzma.compress(bytes(80 * MB)),
    "xz that wants memory": lambda: b"\xfd7zXZ\0\0\4\xe6\xd6\xb4F\2\0!\1\x28" + bytes(60),
    "tar that promises terabytes": lambda: _tar(8 << 40),
    "tar cut in a member": lambda: _tar(9_999, body=b"x" * 600),
    "zip with a bad checksum": lambda: zipped({"a": b"abc" * 99}, zipfile.ZIP_STORED).replace(
        b"abcabc", b"abdabc", 1
    ),
    "zip without a directory": lambda: zipped({"a": NRN.encode() * 99})[:60],
    "zip and its directory disagree": lambda: zipped({"aaa": b"x"}).replace(b"aaa", b"bbb", 1),
    "picture of 30,000 by 30,000": lambda: png(30_000, 30_000),
    "tiff of 30,000 by 30,000": lambda: _tiff(
        (256, 4, 1, 30_000), (257, 4, 1, 30_000), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1),
        (273, 4, 1, 8), (278, 4, 1, 30_000), (279, 4, 1, 99),
    ),
    "bmp of 30,000 by 30,000": _huge_bmp,
    "jpg of 30,000 by 30,000": _huge_jpg,
    "webp of 16,383 by 16,383": _huge_webp,
    "tiff that comes back to itself": lambda: _tiff((256, 4, 1, 9), (257, 4, 1, 9), following=8),
    "gif": saved_gif,
    "PDF with a loop of pages": lambda: _pdf(CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
    "PDF without pages": lambda: _pdf(b"<</Type/Catalog>>"),
    "PDF whose directory is itself": lambda: b"%PDF-1.4\nstartxref\n9\n%%EOF\n",
    "PDF cut in the middle": lambda: page(lambda p: p.drawString(9, 9, NRN))[:700],
    "PDF bomb": _pdf_bomb,
    "PDF page of a square kilometre": _huge_page,
    "PDF with a password": locked_pdf,
    "2,000 mails in mails": lambda: _mails(2_000),
    "2,000 multiparts": lambda: _multiparts(2_000),
    "40,000 parts": lambda: _many_parts(40_000),
    "bomb in a mail": lambda: _attached(zipped({"a": bytes(60 * MB)})),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c\0\4" + bytes(60),
    "rar": lambda: b"Rar!\x1a\x07\x01\0" + bytes(60),
    "a program": lambda: b"MZ" + bytes(range(256)) * 8,
    "noise": lambda: bytes((n * 7_919 >> 3) & 255 for n in range(30_000)),
    "PDF with a zip behind it": lambda: page(lambda p: None) + zipped({"a": bytes(60 * MB)}),
    "picture with a bomb behind it": lambda: png(9, 9) + zipped({"a": bytes(60 * MB)}),
    "OLE cut short": lambda: ole.build({"__properties_version1.0": b"x" * 9_000})[:2_000],
    "PNG cut short": lambda: png(400, 400)[:60],
}  # fmt: skip
# What has to be answered in time, whatever the answer: some of it can be read.
ANSWERED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"x",
    "zeros": lambda: bytes(100_000),
    "only a mark": lambda: b"\xff\xfe",
    "zip with odd names": lambda: zipped(
        {"../" * 400 + "a": b"x", "C:\\x": b"y", "a\u202etxt.exe": b"z", "n" * 60_000: b"q"}
    ),
    "zip with NUL in a name": lambda: zipped({"a_b.txt": b"x"}).replace(b"a_b", b"a\0b"),
    "tar with a sparse member": _sparse_tar,
    "tar with links": lambda: _tar(0, "../" * 30 + "x") + bytes(1_024),
    "png with a text bomb": lambda: png(
        9, 9, (b"zTXt", b"a\0\0" + zlib.compress(bytes(50 * MB), 9))
    ),
    "png with many chunks": lambda: png(9, 9, *[(b"tEXt", b"a\0b")] * 5_000),
    "PDF that draws itself": _self_drawing,
    "PDF with doubling drawings": _doubling_drawings,
    "PDF with a loop of bookmarks": lambda: _loop(_outline_loop),
    "PDF with a loop of fields": lambda: _loop(_field_loop),
    "PDF of deep arrays": _deep_arrays,
    "PDF of a deep page tree": _deep_page_tree,
    "PDF with junk instructions": lambda: _pdf(
        CATALOG, PAGES, PAGE, _stream(b"( [ << BT Tj" * 2_000)
    ),
    "PDF with a million operators": lambda: _pdf(CATALOG, PAGES, PAGE, _stream(b"q Q " * 300_000)),
    "PDF with a broken picture": _broken_picture,
    "mail of headers": lambda: b"Subject: x\nTo: a\n" + b"X-A: b\n" * 200_000,
    "mail with one endless header": lambda: b"Subject: x\nTo: " + b"a@b, " * 200_000 + b"\n\nx",
    "mail of encoded words": lambda: b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\nTo: a\n\nx",
    "mail of half encoded words": lambda: b"Subject: " + b"=?utf-8?q?" * 50_000 + b"\nTo: a\n\nx",
    "mail of parameters": lambda: b"Subject: x\nTo: a\nContent-Type: a/b; "
    + b'x*0="a"; ' * 3_000
    + b"\n\nx",
    "mailbox of From lines": lambda: b"From a b\nTo: x\nTo: y\n\n" * 15_000,
    "html of open tags": lambda: b"<!doctype html>" + b"<div>" * 200_000,
    "html of tables": lambda: b"<!doctype html>" + b"<table><tr><td>" * 60_000,
    "html of quotes": lambda: b"<!doctype html>" + b"<a b='" * 100_000,
    "html of comments": lambda: b"<!doctype html>" + b"<!--" * 200_000,
    "html of entities": lambda: b"<!doctype html>" + b"&amp;" * 200_000,
    "billion laughs as svg": _laughs,
    "external entity": lambda: EXTERNAL,
    "deep xml": lambda: b"<?xml version='1.0'?>" + b"<a>" * 100_000,
    "calendar of folds": lambda: b"BEGIN:VCALENDAR\r\nX:" + b"\r\n a" * 200_000,
    "calendar of escapes": lambda: b"BEGIN:VCALENDAR\r\nX:" + b"\\n" * 400_000,
    "card of quotes": lambda: b"BEGIN:VCARD\r\n" + b'X;"' * 100_000,
    "card of soft line ends": lambda: b"BEGIN:VCARD\r\nX;QUOTED-PRINTABLE:" + b"=\r\na" * 100_000,
    "OLE with a loop of entries": _ole_loop,
    "OLE with a loop of sectors": _ole_fat_loop,
    "picture and script": lambda: b"GIF89a/*" + b"*/=1;alert(1)//" * 9,
    "html in a picture": lambda: saved(Image.new("L", (9, 9)), "jpg") + b"<html><script>1</script>",
    "rtf of groups": lambda: b"{\\rtf1 " + b"{\\b x}" * 100_000 + b"}",
    "rtf of pictures": lambda: b"{\\rtf1 " + b"{\\pict " * 50_000,
    "metafile of many records": lambda: b"VCLMTF\1\0\x31\0\0\0"
    + bytes(49)
    + (b"\x70\0\1\0\x10\0\0\0" + bytes(16)) * 50_000,
    "json of escapes": lambda: b'{"a":"' + b"\\u0041" * 300_000 + b'"}',
    "json of arrays": lambda: b"[" * 100_000 + b"]" * 100_000,
    "one long line": lambda: b"a1 " * 300_000,
}  # fmt: skip


def small_files() -> dict[str, bytes]:
    """One small, good file of each format: what the soak mutates."""
    text: Any = f"Stad Voorbeeld {NRN}"
    mail = (
        "Subject: x\nFrom: a@b.example\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{text}\n"
        f"--b\nContent-Type: text/html\n\n<p>{text}</p>\n--b--\n"
    )
    page_ = f"<!doctype html><html><body><table><tr><td title='{text}'>{text}</td></tr>"
    card = f"BEGIN:VCARD\r\nNOTE;ENCODING=QUOTED-PRINTABLE:{text}=\r\n=C3=A9\r\nEND:VCARD\r\n"
    plain = Image.new("RGB", (40, 30), "white")
    files = {
        "pdf": page(lambda p: p.drawString(60, 700, text)),
        "zip": zipped({"a.txt": text.encode(), "b/c.html": f"<p>{text}</p>".encode()}),
        "tar": _tar(len(text), body=text.encode().ljust(512, b"\0")) + bytes(1_024),
        "gz": gzip.compress(text.encode(), mtime=0),
        "bz2": bz2.compress(text.encode()),
        "xz": lzma.compress(text.encode()),
        "eml": mail.encode(),
        "mbox": b"From a@b.example Mon\n" + mail.encode(),
        "html": page_.encode(),
        "ics": f"BEGIN:VCALENDAR\r\nDESCRIPTION:{text}\\, b\r\n c\r\nEND:VCALENDAR\r\n".encode(),
        "vcf": card.encode(),
        "msg": ole.build(
            {
                "__properties_version1.0": bytes(32),
                "__substg1.0_1000001F": text.encode("utf-16-le"),
                "__attach_version1.0_#00000000": {"__substg1.0_37010102": b"abc"},
            }
        ),
    }
    return files | {kind: saved(plain, kind) for kind in ("png", "jpg", "tiff", "webp", "bmp")}
