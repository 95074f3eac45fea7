"""What a file is, by its content alone; its name decides nothing but which kind of text it is.

Own table of magic numbers, a look into ZIP and OLE containers, the beginning of text formats;
puremagic names the media type of what none of them knows. A format that is named here and not in
dlp.formats.FORMATS is known but not read: Incomplete.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

import olefile
import puremagic
import regex as re

from dlp.formats import FORMATS
from dlp.formats.encoding import decode, is_texty

UNKNOWN = "unknown"
OCTETS = "application/octet-stream"
_BROKEN = (RuntimeError, ValueError, OSError, EOFError)  # what readers raise on broken containers
_HEAD = 4_096  # bytes in which text formats show themselves
_MAX_DIRECTORY = 64_000_000  # bytes of a ZIP directory that is looked at here
_MAX_ENTRY = 2_000_000  # bytes of [Content_Types].xml and mimetype that are read here


class Detected(NamedTuple):
    """What a file is."""

    format: str  # name in dlp.formats.FORMATS, or of what is known and not read
    media_type: str


# Prefix, format, media type. Longer prefixes first where one begins like another.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\0ROELAND-CHAT\0", "chat", "application/x-roeland-chat"),
    (b"\0ROELAND-REQUEST\0", "web-request", "application/x-roeland-request"),
    (b"%PDF-", "pdf", "application/pdf"),
    (b"{\\rtf", "rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "png", "image/png"),
    (b"\xff\xd8\xff", "jpg", "image/jpeg"),
    (b"II*\x00", "tiff", "image/tiff"),
    (b"MM\x00*", "tiff", "image/tiff"),
    (b"II+\x00", "tiff", "image/tiff"),
    (b"GIF8", "gif", "image/gif"),
    (b"\x1f\x8b", "gz", "application/gzip"),
    (b"BZh", "bz2", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "xz", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "rar", "application/vnd.rar"),
    (b"\x28\xb5\x2f\xfd", "zst", "application/zstd"),
    (b"MSCF", "cab", "application/vnd.ms-cab-compressed"),
    (b"\x7fELF", "program", "application/x-executable"),
    (b"MZ", "program", "application/vnd.microsoft.portable-executable"),
    (b"SQLite format 3\x00", "sqlite", "application/vnd.sqlite3"),
    (b"\xd7\xcd\xc6\x9a", "wmf", "image/wmf"),
    (b"\x01\x00\x09\x00\x00\x03", "wmf", "image/wmf"),
    (b"OggS", "media", "audio/ogg"),
    (b"ID3", "media", "audio/mpeg"),
    (b"fLaC", "media", "audio/flac"),
    (b"\x1aE\xdf\xa3", "media", "video/x-matroska"),
)
_RIFF = {
    b"WEBP": ("webp", "image/webp"),
    b"WAVE": ("media", "audio/wav"),
    b"AVI ": ("media", "video/x-msvideo"),
}
_HEIF = (b"heic", b"heix", b"mif1", b"avif", b"msf1")

# Words of the main part's content type in [Content_Types].xml, format.
_OOXML: tuple[tuple[bytes, str], ...] = (
    (b"application/vnd.ms-excel.sheet.binary.macroEnabled.main", "xlsb"),
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx"),
    (b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "docx"),
    (b"application/vnd.ms-word.document.macroEnabled.main+xml", "docx"),
    (b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "docx"),
    (b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx"),
    (b"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "xlsx"),
    (b"application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"application/vnd.ms-excel.template.macroEnabled.main+xml", "xlsx"),
    (b"application/vnd.ms-excel.addin.macroEnabled.main+xml", "xlsx"),
    (b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "pptx"),
    (b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml", "pptx"),
    (b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml", "pptx"),
    (b"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", "pptx"),
    (b"application/vnd.ms-powerpoint.template.macroEnabled.main+xml", "pptx"),
    (b"application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml", "pptx"),
    (b"application/vnd.ms-visio.", "visio"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/vnd.oasis.opendocument.graphics": "odp",
}
_OLE = (  # a stream that only one kind of file has
    ("EncryptedPackage", "encrypted-office", "application/x-encrypted-office"),
    ("WordDocument", "doc", "application/msword"),
    ("Workbook", "xls", "application/vnd.ms-excel"),
    ("Book", "xls", "application/vnd.ms-excel"),
    ("PowerPoint Document", "ppt", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "msg", "application/vnd.ms-outlook"),
)

# Beginnings of text formats, in the first characters without leading white space.
_HEADER = r"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]{0,900}(?:\n[ \t][^\n]{0,900}){0,50}\n)"
_TEXT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(?i)BEGIN:VCALENDAR\b"), "ics", "text/calendar"),
    (re.compile(r"(?i)BEGIN:VCARD\b"), "vcf", "text/vcard"),
    (re.compile(rf"(?i)From \S[^\n]{{4,200}}\n{_HEADER}{{2}}"), "mbox", "application/mbox"),
    (
        re.compile(
            rf"(?i){_HEADER}{{0,60}}?Content-Type:\s*multipart/related\b[^\n]*"
            r"(?:\n[ \t][^\n]*)*type=\"?text/html"
        ),
        "mhtml",
        "multipart/related",
    ),
    (
        re.compile(
            rf"(?i)(?={_HEADER}{{0,40}}(?:From|Received|Return-Path|Message-ID|MIME-Version|Date):)"
            rf"(?={_HEADER}{{0,60}}(?:Subject|To|Cc|Received|MIME-Version|Message-ID|Content-Type):)"
            rf"{_HEADER}{{2}}"
        ),
        "eml",
        "message/rfc822",
    ),
    (
        re.compile(
            r"(?i)(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(?:!doctype\s+html|html\b)",
            re.DOTALL,
        ),
        "html",
        "text/html",
    ),
    (
        re.compile(
            r"<\?xml\s|<!DOCTYPE\s|<!--|<[A-Za-z_][\w.-]*(?::[\w.-]+)?(?:\s+[\w:.-]+\s*=|\s*/?>)"
        ),
        "xml",
        "application/xml",
    ),
    (re.compile(r"[\[{]"), "json", "application/json"),
)
# What browsers post. A form is told from prose by having nothing that a form escapes.
_MULTIPART = re.compile(rb"(?:\r\n)?--[^\r\n]{1,200}\r\n(?i:Content-(?:Disposition|Type)):")
_FORM = re.compile(
    rb"[\w.*%+~\[\]-]{1,200}=[\w.*%+~-]*+(?:&[\w.*%+~\[\]-]{1,200}=[\w.*%+~-]*+)*+&?"
)
_HTML_HINT = re.compile(r"(?i)<(?:body|head|table|div|p|br|span|meta|title|a)\b[^>]*>")
_HINTS = {".csv": ("csv", "text/csv"), ".tsv": ("csv", "text/tab-separated-values")}


def detect(content: bytes, name_hint: str | None = None) -> Detected:
    """What a file is; UNKNOWN with the media type that puremagic gives when nothing fits.

    Args:
        name_hint: the file's name: among kinds of plain text it tells tables from prose.
    Cost: linear at most, mostly the first kilobytes and the directory of a container.
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole(content)
    for magic, name, media_type in _MAGIC:
        if content.startswith(magic) and not (magic == b"MZ" and is_texty(content[:_HEAD])):
            return Detected(name, media_type)
    if (binary := _binary(content)) is not None:
        return binary
    if _MULTIPART.match(content):
        return Detected("multipart", "multipart/form-data")
    if b"=" in content[:201] and _FORM.fullmatch(content) and re.search(rb"[%&]", content):
        return Detected("form", "application/x-www-form-urlencoded")
    sample = decode(content[: _HEAD - _HEAD % 4])
    if sample is not None or not content:
        return _text(sample.text if sample else "", content, name_hint)
    if b"%PDF-" in content[:1_024]:
        return Detected("pdf", "application/pdf")
    if decode(content) is not None:  # the sample ended within a character
        return Detected("txt", "text/plain")
    return Detected(UNKNOWN, _guessed(content))


def _binary(content: bytes) -> Detected | None:
    """Formats whose mark stands further on."""
    if content[257:262] == b"ustar":
        return Detected("tar", "application/x-tar")
    if content.startswith(b"RIFF") and content[8:12] in _RIFF:
        return Detected(*_RIFF[content[8:12]])
    if content.startswith(b"BM") and content[6:10] == bytes(4) and not is_texty(content[:64]):
        return Detected("bmp", "image/bmp")
    if content[4:8] == b"ftyp":
        if content[8:12] in _HEIF:
            return Detected("heif", "image/heif")
        return Detected("media", "video/mp4")
    if content[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"):
        return Detected("media", "audio/mpeg")
    if content[40:44] == b" EMF":
        return Detected("emf", "image/emf")
    if content.startswith(b"VCLMTF"):
        return Detected("svm", "application/x-openoffice-gdimetafile")
    return None


def _text(head: str, content: bytes, name_hint: str | None) -> Detected:
    """Which kind of text it is."""
    start = head.lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    for pattern, name, media_type in _TEXT:
        if not pattern.match(start):
            continue
        if name == "json" and content.rstrip(b" \t\r\n\0")[-1:] not in (b"]", b"}"):
            continue
        if (
            name == "xml"
            and not start.startswith(("<?xml", "<!DOCTYPE"))
            and _HTML_HINT.search(head)
        ):
            return Detected("html" if "html" in FORMATS else "txt", "text/html")
        if name == "json" and b'"nbformat"' in content:
            return Detected("ipynb", "application/x-ipynb+json")
        return Detected(name if name in FORMATS else "txt", media_type)
    if b"%PDF-" in content[:1_024]:  # junk before the header is allowed there
        return Detected("pdf", "application/pdf")
    suffix = (name_hint or "").lower()[-4:]
    name, media_type = _HINTS.get(suffix, ("txt", "text/plain"))
    return Detected(name if name in FORMATS else "txt", media_type)


def _zip(content: bytes) -> Detected:
    """What kind of package it is."""
    plain = Detected("zip", "application/zip")
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if end < 0 or end + 22 > len(content):
        return plain
    (size,) = struct.unpack_from("<I", content, end + 12)
    if size > _MAX_DIRECTORY:
        return plain
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            if "mimetype" in names:
                kind = _entry(archive, "mimetype").strip()
                for media_type, name in _ODF.items():
                    if kind.startswith(media_type):
                        return Detected(name, kind.decode("ascii", "replace")[:100])
            if "[Content_Types].xml" in names:
                types = _entry(archive, "[Content_Types].xml")
                for media_type, name in _OOXML:
                    if media_type in types:
                        return Detected(name, _shown(media_type))
    except (zipfile.BadZipFile, zlib.error, struct.error, *_BROKEN):
        return plain
    return plain


def _shown(media_type: bytes) -> str:
    """The media type of the file, from that of its main part."""
    shown = media_type.decode("ascii").removesuffix("+xml").removesuffix(".main").rstrip(".")
    return f"{shown}.12" if "macroEnabled" in shown else shown


def _entry(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(_MAX_ENTRY)


def _ole(content: bytes) -> Detected:
    """What kind of OLE file it is, by the streams at its root."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as ole:
            roots = {path[0] for path in ole.listdir(streams=True, storages=True)}
    except (struct.error, IndexError, KeyError, TypeError, AttributeError, *_BROKEN):
        return Detected("ole", "application/x-ole-storage")
    for stream, name, media_type in _OLE:
        if stream in roots:
            return Detected(name, media_type)
    return Detected("ole", "application/x-ole-storage")


def _guessed(content: bytes) -> str:
    """A media type for the answer only."""
    try:
        found = puremagic.magic_string(content[:65_536])
    except (puremagic.PureError, ValueError, IndexError, struct.error):
        return OCTETS
    return next((one.mime_type for one in found if one.mime_type), OCTETS)
