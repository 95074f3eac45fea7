"""PDF as a format: pdf_read.py reads it, pdf_write.py writes it back."""

from dlp.formats.base import Format
from dlp.formats.pdf_read import MEDIA_TYPES, read
from dlp.formats.pdf_write import write

FORMAT = Format("pdf", MEDIA_TYPES, read, write)
