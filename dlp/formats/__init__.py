"""Files: how each format is read into runs of text and written back over the same walk.

A shared tool like dlp/tree.py: dlp/extraction/files.py reads with it, dlp/redaction/files.py
writes. A format is a module with one frozen object (base.Format); the table says where, and each is
loaded when the first file of its kind comes, so that a worker that never sees a PDF never loads a
parser for it. What is in the table is read; anything else is Incomplete, never clean.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from dlp.formats.base import Format

# Name as dlp/formats/detect.py gives it, and module:attribute of its Format.
FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "bmp": "dlp.formats.images:BMP",
        "chat": "dlp.formats.chat:FORMAT",
        "csv": "dlp.formats.csv_text:FORMAT",
        "doc": "dlp.formats.doc:FORMAT",
        "docx": "dlp.formats.ooxml_write:DOCX",
        "form": "dlp.formats.form:FORMAT",
        "ipynb": "dlp.formats.notebook:FORMAT",
        "jpg": "dlp.formats.images:JPG",
        "json": "dlp.formats.json_text:FORMAT",
        "multipart": "dlp.formats.multipart:FORMAT",
        "odp": "dlp.formats.odf:ODP",
        "ods": "dlp.formats.odf:ODS",
        "odt": "dlp.formats.odf:ODT",
        "ole": "dlp.formats.ole:FORMAT",
        "pdf": "dlp.formats.pdf:FORMAT",
        "png": "dlp.formats.images:PNG",
        "ppt": "dlp.formats.ppt:FORMAT",
        "pptx": "dlp.formats.ooxml_write:PPTX",
        "rtf": "dlp.formats.rtf:FORMAT",
        "tiff": "dlp.formats.images:TIFF",
        "txt": "dlp.formats.txt:FORMAT",
        "web-request": "dlp.formats.web_request:FORMAT",
        "html": "dlp.formats.html:FORMAT",
        "emf": "dlp.formats.metafile:EMF",
        "eml": "dlp.formats.mail:EML",
        "mhtml": "dlp.formats.mail:MHTML",
        "mbox": "dlp.formats.mail:MBOX",
        "msg": "dlp.formats.msg:FORMAT",
        "ics": "dlp.formats.content_lines:ICS",
        "vcf": "dlp.formats.content_lines:VCF",
        "zip": "dlp.formats.zips:FORMAT",
        "tar": "dlp.formats.archives:TAR",
        "gz": "dlp.formats.archives:GZ",
        "bz2": "dlp.formats.archives:BZ2",
        "xz": "dlp.formats.archives:XZ",
        "webp": "dlp.formats.images:WEBP",
        "svm": "dlp.formats.metafile:SVM",
        "wmf": "dlp.formats.metafile:WMF",
        "xls": "dlp.formats.calamine:XLS",
        "xlsb": "dlp.formats.calamine:XLSB",
        "xlsx": "dlp.formats.xlsx:FORMAT",
        "xml": "dlp.formats.xml_text:FORMAT",
    }
)


@cache
def format_of(name: str) -> Format | None:
    """The format of that name, loaded if it was not yet; None when nothing here reads it."""
    place = FORMATS.get(name)
    if place is None:
        return None
    module, _, attribute = place.partition(":")
    found: Format = getattr(import_module(module), attribute)
    return found
