"""What one request may cost. Beyond a limit the answer is Incomplete, never "clean"."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FileLimits:
    """Caps on one document with everything inside it; every one is a setting."""

    max_unpacked_bytes: int = 1_000_000_000  # all that is unpacked from archives and packages
    max_unpack_ratio: int = 250  # of one entry, once it unpacks to more than 10 MB
    max_entries: int = 20_000  # files in archives and packages, together
    max_file_depth: int = 16  # files inside files
    max_pages: int = 2_000  # pages of text and of pictures, together
    max_pixels: int = 100_000_000  # of one picture: A1 at 400 dots an inch, 400 MB unpacked
    max_xml_bytes: int = 45_000_000  # of one XML or HTML part; it is held up to seven times over
    max_document_chars: int = 60_000_000  # code points of text, together
    max_document_s: float = 14.0  # to read it, wall clock, within max_answer_s
    max_ocr_s: float = 20.0  # to recognise the text of one picture
    max_ocr_processes: int = 2  # that recognise pictures of one document at once


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one request; every one is a setting."""

    max_text_chars: int = 10_000_000  # code points over all parts
    max_parts: int = 100_000  # runs of text in one request
    max_depth: int = 64  # nesting of messages and their extra keys
    pattern_timeout_s: float = 5.0  # per pattern and part; ends as Incomplete
    max_answer_s: float = 16.0  # to read, scan and redact, wall clock; the answer follows
    max_findings: int = 100_000  # what stands behind so many is not scanned
    files: FileLimits = field(default_factory=FileLimits)
