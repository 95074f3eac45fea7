"""Web pages, mails, calendars, cards, Outlook messages, archives: every place, and back again."""

import base64
import bz2
import email
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.mime.text import MIMEText
from typing import Any

import pytest

from dlp.data import Incomplete
from dlp.formats import format_of, mime
from dlp.formats.base import Budget, CannotRewrite, Damaged, Format, LimitReached, Rewrite, Slot
from dlp.formats.msg import unpack_rtf
from dlp.limits import FileLimits
from tests.dlp.formats import ole
from tests.dlp.formats.values import (
    MAIL,
    NRN,
    bare,
    edits_for,
    embedded,
    everything,
    read,
    redacted,
    slots,
)


def form(name: str) -> Format:
    found = format_of(name)
    assert found is not None
    return found


def mail(build: Callable[[EmailMessage], Any], subject: str = "vergadering") -> bytes:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "dienst@stad.example.be"
    message["To"] = "loket@stad.example.be"
    build(message)
    return message.as_bytes()


def _alternative(value: str) -> bytes:
    def build(message: EmailMessage) -> None:
        message.set_content("zie de opgemaakte tekst")
        message.add_alternative(f"<p>nummer <b>{value[:6]}</b>{value[6:]}</p>", subtype="html")

    return mail(build)


def _between(value: str) -> bytes:
    return (
        b'Content-Type: multipart/mixed; boundary="b"\n\n'
        + f"vooraf {value}\n--b\n\ntekst\n--b--\n".encode()
    )


def _utf16(value: str) -> bytes:
    text = f"<html><body>é {value}</body></html>"
    return b"\xff\xfe" + text.encode("utf-16-le")


HTML: dict[str, str] = {
    "text": "<p>nummer {0}</p>",
    "over elements": "<p>nummer 85.<b>07</b>.<i>30-9</i>99.32</p>",
    "over lines": "<p>nummer 85.07.30-\n   999.32</p>",
    "entities": "<p>85&#46;07&period;30&#x2d;999.32</p>",
    "table": "<table><tr><th>INSZ<th>x<tr><td>{0}<td>y</table>",
    "alt text": "<img alt='foto {0}'>",
    "title": '<a title="{0}">x</a>',
    "link": "<a href=https://x.be/?nr={0}>x</a>",
    "form value": "<input type=hidden name=insz value='{0}'>",
    "data attribute": "<div data-insz={0}></div>",
    "comment": "<!-- {0} -->",
    "conditional comment": "<!--[if mso]><p>{0}</p><![endif]-->",
    "script": "<script>var insz='{0}';</script>",
    "style": "<style>/* {0} */</style>",
    "hidden element": "<div style='display:none'>{0}</div>",
    "title of the page": "<title>{0}</title>",
    "text area": "<textarea>{0}</textarea>",
    "template": "<template><p>{0}</p></template>",
    "no script": "<noscript>{0}</noscript>",
    "bogus comment": "<?php {0} ?>",
    "SVG text": "<svg><text>{0}</text></svg>",
    "an attribute that never ends": '<p title="{0}',
    "a comment that never ends": "<!-- {0}",
    "attribute twice": "<p title=a title='{0}'>",
    "quote in an unquoted value": "<p title=it's>nummer {0}</p> b'c",
}
MAILS: dict[str, Callable[[str], bytes]] = {
    "text": lambda v: mail(lambda m: m.set_content(f"nummer {v}\n")),
    "quoted-printable": lambda v: mail(
        lambda m: m.set_content(f"één nummer {v} " + "é" * 60, cte="quoted-printable")
    ),
    "base64": lambda v: mail(lambda m: m.set_content(f"nummer {v}", cte="base64")),
    "HTML": _alternative,
    "subject": lambda v: mail(lambda m: m.set_content("x"), f"Dossier {v}"),
    "encoded subject": lambda v: mail(lambda m: m.set_content("x"), f"Dossier één {v} " + "ë" * 40),
    "long subject": lambda v: mail(lambda m: m.set_content("x"), "woord " * 30 + v),
    "name of a sender": lambda v: f'Reply-To: "{v}" <a@b.example>\n\nx\n'.encode(),
    "odd header": lambda v: f"X-Insz: {v}\nSubject: x\n\ntekst\n".encode(),
    "before the parts": _between,
    "latin-1": lambda v: MIMEText(f"één {v}", _charset="iso-8859-1").as_bytes(),
    "raw 8 bit": lambda v: f"Subject: één {v}\n\nx".encode(),
}
CARDS: dict[str, tuple[str, str]] = {
    "note": ("vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\nNOTE:nr {0}\r\nEND:VCARD\r\n"),
    "folded": (
        "vcf",
        "BEGIN:VCARD\r\nNOTE:nummer 85.07.\r\n 30-999\r\n .32\\, einde\r\nEND:VCARD\r\n",
    ),
    "quoted-printable": (
        "vcf",
        "BEGIN:VCARD\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=A9=\n=C3=A9 85=2E07.30-=\n"
        "999.32\nEND:VCARD\n",
    ),
    "parameter": (
        "ics",
        'BEGIN:VCALENDAR\r\nATTENDEE;CN="{0}":mailto:a@b.example\r\nEND:VCALENDAR\r\n',
    ),
    "description": ("ics", "BEGIN:VCALENDAR\r\nDESCRIPTION:a\\nnr {0}\\; b\r\nEND:VCALENDAR\r\n"),
    "comment line": ("ics", "BEGIN:VCALENDAR\r\nX-WR {0}\r\nEND:VCALENDAR\r\n"),
}


def test_words_of_elements_that_stand_apart_are_parted_in_html() -> None:
    source = (
        "<p>a<svg><desc>b</desc><text>c<tspan>d</tspan></text></svg><template>e</template>"
        "<noscript>f</noscript><button>g</button><b>h</b>i"
    )
    (text,) = (one.text for one in read(form("html"), source.encode()) if isinstance(one, Slot))
    assert text.split() == ["a", "b", "cd", "e", "f", "g", "hi"]


@pytest.mark.parametrize("source", HTML.values(), ids=HTML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_html_gives_and_loses_a_value_in_every_place(source: str, encoding: str) -> None:
    text = f"<!doctype html><html><body><p>één</p>{source.format(NRN)}"
    content = text.encode(encoding)
    assert bare(NRN) in everything(read(form("html"), content))
    clean = redacted(form("html"), content, {NRN: "<X>"})
    assert bare(NRN) not in bare(clean.decode(encoding))
    assert bare(NRN) not in everything(read(form("html"), clean))
    left = clean.decode(encoding)
    assert left.startswith("<!doctype html><html><body><p>één</p>")
    assert bare("&lt;X&gt;") in bare(left) or "<X>" in left


def test_a_table_in_html_is_a_table_of_tabs() -> None:
    page = (
        "<table>\n <tr>\n  <th>Naam</th>\n  <th colspan=2>INSZ</th></tr>\n"
        "<tr><td><p>Test</p></td><td></td><td>1</td></tr></table>"
    )
    assert slots(read(form("html"), page.encode()))[""].strip() == "Naam\t\tINSZ\nTest\t\t1"


def test_a_picture_in_an_attribute_is_a_file_and_comes_back() -> None:
    page = f"<p>x<img src='data:image/png;base64,{base64.b64encode(b'old').decode()}'>y".encode()
    found = read(form("html"), page)
    assert embedded(found)["data/1"].content == b"old"
    write = form("html").write
    assert write is not None
    changed = write(page, Rewrite({}, {"data/1": b"new"}, {}), Budget())
    assert changed == page.replace(b"b2xk", b"bmV3")


def test_text_that_only_a_browser_sees_is_found_and_not_rewritten() -> None:
    page = f"<plaintext>a<b {NRN}".encode()
    assert bare(NRN) in everything(read(form("html"), page))
    with pytest.raises(CannotRewrite):
        redacted(form("html"), page, {NRN: "<X>"})


@pytest.mark.parametrize("make", MAILS.values(), ids=MAILS)
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"])
def test_mail_gives_and_loses_a_value_in_every_place(
    make: Callable[[str], bytes], newline: bytes
) -> None:
    content = make(NRN).replace(b"\r\n", b"\n").replace(b"\n", newline)
    assert bare(NRN) in everything(read(form("eml"), content))
    clean = redacted(form("eml"), content, {NRN: "<X>"})
    again = everything(read(form("eml"), clean))
    assert bare(NRN) not in again
    assert bare(NRN) not in bare(clean.decode("latin-1"))
    assert "x" in again


def test_other_parts_of_a_mail_keep_their_bytes() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content(f"nummer {NRN}")
        message.add_attachment(
            b"\0binary" * 50, maintype="application", subtype="x", filename="a.x"
        )

    content = mail(build)
    clean = redacted(form("eml"), content, {NRN: "<X>"})
    assert clean == content.replace(NRN.encode(), b"<X>")


def test_attachments_and_mails_in_mails_are_files() -> None:
    inner = EmailMessage()
    inner["Subject"] = f"binnen {NRN}"
    inner.set_content("x")

    def build(message: EmailMessage) -> None:
        message.set_content("zie bijlage")
        message.add_attachment(b"abc", maintype="text", subtype="csv", filename="lijst één.csv")
        message.add_attachment(inner)

    content = mail(build)
    found = embedded(read(form("eml"), content))
    by_name = {one.name: one for one in found.values()}
    assert by_name["lijst één.csv"].content == b"abc"
    (message,) = [one for one in found.values() if one.media_type == "message/rfc822"]
    assert bare(NRN) in everything(read(form("eml"), message.content))
    write = form("eml").write
    assert write is not None
    clean = write(content, Rewrite({}, {message.path: b"Subject: <X>\n\nx\n"}, {}), Budget())
    assert NRN.encode() not in clean
    assert b"Subject: <X>" in clean


@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; smime-type=enveloped-data", "multipart/encrypted"]
)
def test_a_sealed_mail_is_encrypted(kind: str) -> None:
    found = read(form("eml"), f"Subject: x\nContent-Type: {kind}\n\nabc\n".encode())
    assert [one.reason for one in found if isinstance(one, Incomplete)] == ["encrypted"]


def test_parts_are_those_of_the_standard_library() -> None:
    def build(message: EmailMessage) -> None:
        message.set_content("plat")
        message.add_alternative("<p>rijk</p>", subtype="html")
        message.add_attachment(b"\1\2", maintype="image", subtype="x", filename="a")
        message.add_attachment("tekst", subtype="plain", filename="b.txt")

    content = mail(build)
    theirs = [
        part.get_payload(decode=True)
        for part in email.message_from_bytes(content, policy=policy.default).walk()
        if not part.is_multipart()
    ]
    ours = [
        mime.unpacked(part, content) for part in mime.parts(content, Budget()) if not part.split
    ]
    assert ours == theirs


def test_mailboxes_hold_mails() -> None:
    one, two = MAILS["text"](NRN), MAILS["subject"](NRN)
    box = b"From jan@b.example Mon\n" + one + b"\nFrom an@b.example Tue\n" + two
    found = read(form("mbox"), box)
    assert list(embedded(found)) == ["mail/1", "mail/2"]
    assert "jan@b.example" in slots(found)["envelopes"]
    write = form("mbox").write
    assert write is not None
    rewrite = Rewrite(edits_for(found, {"jan@b.example": "<X>"}), {"mail/2": b"Subject: y\n\n"}, {})
    clean = write(box, rewrite, Budget())
    assert clean == b"From -\n" + one + b"\nFrom an@b.example Tue\n" + b"Subject: y\n\n"


@pytest.mark.parametrize(("name", "source"), CARDS.values(), ids=CARDS)
def test_calendars_and_cards_give_and_lose_a_value(name: str, source: str) -> None:
    content = source.format(NRN).encode()
    assert bare(NRN) in everything(read(form(name), content))
    clean = redacted(form(name), content, {NRN: "X"})
    assert bare(NRN) not in bare(clean.decode())
    assert bare(NRN) not in everything(read(form(name), clean))
    first, last = content.splitlines(True)[0], content.splitlines(True)[-1]
    assert clean.startswith(first)
    assert clean.endswith(last)


def test_a_photo_in_a_card_is_a_file() -> None:
    packed = base64.b64encode(b"\x89PNG" * 40).decode()
    card = (
        f"BEGIN:VCARD\r\nPHOTO;ENCODING=b;TYPE=PNG:{packed[:60]}\r\n {packed[60:]}\r\nEND:VCARD\r\n"
    )
    found = read(form("vcf"), card.encode())
    assert embedded(found)["file/1"].content == b"\x89PNG" * 40
    write = form("vcf").write
    assert write is not None
    clean = write(card.encode(), Rewrite({}, {"file/1": b"new" * 50}, {}), Budget())
    assert embedded(read(form("vcf"), clean))["file/1"].content == b"new" * 50
    assert all(len(line) <= 76 for line in clean.splitlines())


def _property(tag: int, text: str) -> dict[str, bytes]:
    return {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le")}


def _message(value: str, **more: Any) -> dict[str, Any]:
    return {"__properties_version1.0": bytes(32), **_property(0x0037, f"over {value}"), **more}


MSG: dict[str, dict[str, Any]] = {
    "subject": _message(NRN),
    "body": _message("", **_property(0x1000, f"nummer {NRN}")),
    "long body": _message("", **_property(0x1000, "woord " * 2000 + NRN)),
    "narrow text": _message("", **{"__substg1.0_1000001E": f"één {NRN}".encode("cp1252")}),
    "named property": _message("", **_property(0x8005, NRN)),
    "several values": _message("", **{"__substg1.0_8006101F-00000000": NRN.encode("utf-16-le")}),
    "HTML": _message("", **{"__substg1.0_10130102": f"<p>{NRN[:5]}<b>{NRN[5:]}</b>".encode()}),
    "recipient": _message("", **{"__recip_version1.0_#00000000": _property(0x3001, NRN)}),
    "message inside": _message(
        "",
        **{"__attach_version1.0_#00000000": {"__substg1.0_3701000D": _message(NRN)}},
    ),
    "binary property": _message("", **{"__substg1.0_0C190102": b"\0\1" + NRN.encode("utf-16-le")}),
}


@pytest.mark.parametrize("tree", MSG.values(), ids=MSG)
def test_outlook_messages_are_read_in_every_place(tree: dict[str, Any]) -> None:
    assert bare(NRN) in everything(read(form("msg"), ole.build(tree)))


def test_attachments_of_outlook_messages_are_files() -> None:
    attachment = {"__substg1.0_37010102": b"a,b\n1,2\n", **_property(0x3707, "lijst.csv")}
    rtf = b"{\\rtf1 x}"
    packed = struct.pack("<4L", len(rtf) + 12, len(rtf), 0x414C454D, 0) + rtf
    tree = _message("x", **{"__attach_version1.0_#00000000": attachment})
    tree["__substg1.0_10090102"] = packed
    found = embedded(read(form("msg"), ole.build(tree)))
    assert found["attachment/1/file"].name == "lijst.csv"
    assert found["attachment/1/file"].content == b"a,b\n1,2\n"
    assert found["rtf"].content == rtf
    assert form("msg").write is None


def test_compressed_rtf_is_that_of_the_specification() -> None:
    """The worked example of MS-OXRTFCP, 3.1.1."""
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542"
        "320af32068656c090020627705b06c647d0a800fa0"
    )
    assert unpack_rtf(packed, Budget()) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def zipped(members: dict[str, bytes], comment: bytes = b"", **options: Any) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment
    return out.getvalue()


def test_members_of_a_zip_are_files_with_names() -> None:
    content = zipped({"a/lijst.txt": b"abc", "../../etc/passwd": b"x", "leeg/": b""}, NRN.encode())
    found = read(form("zip"), content)
    names = {one.name: one.content for one in embedded(found).values()}
    assert names == {"a/lijst.txt": b"abc", "../../etc/passwd": b"x"}
    assert slots(found)["directory"].splitlines() == [NRN, "leeg/"]


def test_a_zip_comes_back_with_untouched_members_as_they_were() -> None:
    content = zipped({"a.txt": b"old " * 100, "b.bin": bytes(range(256)) * 9}, NRN.encode())
    write = form("zip").write
    assert write is not None
    found = read(form("zip"), content)
    rewrite = Rewrite(edits_for(found, {NRN: "x"}), {"file/1": b"new"}, {"file/1": "c.txt"})
    clean = write(content, rewrite, Budget())
    assert NRN.encode() not in clean
    with zipfile.ZipFile(io.BytesIO(clean)) as archive, zipfile.ZipFile(io.BytesIO(content)) as old:
        assert archive.testzip() is None
        assert archive.namelist() == ["c.txt", "b.bin"]
        assert archive.read("c.txt") == b"new"
        size = old.getinfo("b.bin").compress_size
        assert archive.getinfo("b.bin").compress_size == size
        start = content.index(b"b.bin") + 5
        assert content[start : start + size] in clean


def test_what_a_zip_hides_is_handed_on() -> None:
    content = zipped({"a.txt": b"abc"})
    assert [p for p in embedded(read(form("zip"), content + b"\nnr 1")) if "gap" in p]
    double = io.BytesIO()
    with zipfile.ZipFile(double, "w") as archive:
        archive.writestr("a.txt", "een")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "twee")
    found = embedded(read(form("zip"), double.getvalue()))
    assert [one.content for one in found.values()] == [b"een", b"twee"]
    hidden = content.replace(b"PK\x01\x02", zipped({"b": b"weg"})[:31] + b"weg!PK\x01\x02", 1)
    gaps = [
        one
        for one in read(form("zip"), _moved(content, hidden))
        if "gap" in str(getattr(one, "path", ""))
    ]
    assert gaps


def _moved(content: bytes, longer: bytes) -> bytes:
    """The end of the directory, told where the directory begins now."""
    end = longer.rindex(b"PK\x05\x06")
    start = longer.index(b"PK\x01\x02")
    assert len(longer) > len(content)
    return longer[: end + 16] + struct.pack("<L", start) + longer[end + 20 :]


def test_a_locked_member_is_encrypted_and_its_name_is_read() -> None:
    content = bytearray(zipped({f"{NRN}.txt": b"abc", "b.txt": b"open"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    found = read(form("zip"), bytes(content))
    (lack,) = [one for one in found if isinstance(one, Incomplete)]
    assert (lack.part, lack.reason) == ("file/1", "encrypted")
    assert NRN in slots(found)["directory"]
    assert [one.content for one in embedded(found).values()] == [b"open"]


def test_a_bomb_is_a_limit_that_is_named() -> None:
    content = zipped({"a": bytes(60_000_000)})
    (lack,) = [one for one in read(form("zip"), content) if isinstance(one, Incomplete)]
    assert lack.reason == "limit"
    assert "max_unpack_ratio" in lack.detail
    for name, pack in (("gz", gzip.compress), ("bz2", bz2.compress), ("xz", lzma.compress)):
        with pytest.raises(LimitReached, match="max_unpack"):
            read(form(name), pack(bytes(60_000_000)))


def test_a_directory_of_a_million_members_is_a_limit() -> None:
    with pytest.raises(LimitReached, match="max_entries"):
        read(form("zip"), b"PK\x03\x04" + b"PK\x01\x02" * 100, Budget(FileLimits(max_entries=10)))


def test_tar_archives_give_members_links_owners() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in ("a.txt", "é" * 120 + ".txt"):
            info = tarfile.TarInfo(name)
            info.size, info.uname = 3, "jan"
            info.pax_headers = {"comment": NRN}
            archive.addfile(info, io.BytesIO(b"abc"))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, f"/etc/{MAIL}"
        archive.addfile(link)
    content = out.getvalue()
    found = read(form("tar"), content + b"\0" * 512 + b"more than zeros")
    names = [one.name for one in embedded(found).values()]
    assert names == ["a.txt", "é" * 120 + ".txt", None]
    assert all(text in slots(found)["directory"] for text in ("jan", NRN, MAIL, "link"))
    cut = read(form("tar"), content[: content.index(b"abc") + 2])
    assert [one.reason for one in cut if isinstance(one, Incomplete)]


@pytest.mark.parametrize("name", ["gz", "bz2", "xz"])
def test_packed_files_give_what_is_in_them(name: str) -> None:
    packers: dict[str, Any] = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
    pack = packers[name]
    content = pack(b"een ") + pack(b"twee")
    assert embedded(read(form(name), content))["file/1"].content == b"een twee"
    assert embedded(read(form(name), content + b"rest"))["behind/1"].content == b"rest"
    for cut in (len(content) - 1, 12, len(content) - 9):
        with pytest.raises(Damaged):
            read(form(name), content[:cut])


def test_the_header_of_a_gzip_file_is_read() -> None:
    out = b"\x1f\x8b\x08\x18" + bytes(6) + b"naam.txt\0" + NRN.encode() + b"\0"
    out += gzip.compress(b"x", mtime=0)[10:]
    found = read(form("gz"), out)
    assert slots(found)["directory"] == NRN
    assert embedded(found)["file/1"].name == "naam.txt"
