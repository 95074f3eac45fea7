"""Reading and scanning documents on one core: time for each format beside its library.

Time is CPU time of this process, as for the other scans. What large files take of a started service
is measured by documents_large.py.
"""

import io
import os
from collections.abc import Callable, Iterator
from time import process_time_ns
from typing import Any

from benchmarks import documents_large, files, show
from benchmarks.scanners import shipped
from benchmarks.timing import measure
from dlp.extraction.files import FileDocument, read_file
from dlp.limits import Limits
from dlp.scanner import Scanner

SCAN_S = 1.0  # promised for an office file of 1 MB, from reading to verdict, rules only
LINEAR = 1.3  # time a byte of a text of 30 MB against one of 15 MB; more is not linear


def run() -> None:
    """Measure, print and keep."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    reading = [_timed(*one) for one in _samples()]
    _show_reading(reading)
    scanning = list(_scans())
    _show_scans(scanning)
    os.sched_setaffinity(0, cores)
    large = documents_large.run()
    show.keep("documents", {"reading": reading, "scanning": scanning, "large": large})


def read(content: bytes) -> FileDocument:
    """A document as the scanner reads it, without any name and without scanning."""
    return read_file(content, name=None, limits=Limits(), tells=lambda _: False)


# Time of reading --------------------------------------------------------------------------------

Sample = tuple[str, bytes, float | None, tuple[str, Callable[[bytes], object]] | None]


def _samples() -> Iterator[Sample]:
    """What it is, the file, seconds promised, and a peer with its name."""
    yield "PDF of 100 pages", files.report(100), 0.3, ("pypdfium2", _pdfium)
    yield "docx of 3,000 paragraphs", files.letter(3_000), 0.05, ("python-docx", _docx)
    yield "xlsx of 100,000 rows", files.workbook(100_000), 2.0, ("openpyxl", _openpyxl)
    yield "pptx of 100 slides", files.slides(100), None, ("python-pptx", _pptx)
    for kind in ("txt", "html", "json", "csv", "xml", "eml"):
        yield f"{kind} of 1 MB", files.large(kind, 1_000_000), None, None
    for size in (15_000_000, 30_000_000):
        yield f"txt of {show.size_name(size)}", files.large("txt", size), None, None


def _timed(name: str, content: bytes, promised: float | None, peer: Any) -> dict[str, Any]:
    """Seconds to read it, and those of the peer."""
    read_whole = read(content)
    times = measure(lambda: read(content), budget_s=1.5, clock=process_time_ns)
    found: dict[str, Any] = {
        "file": name,
        "bytes": len(content),
        "characters": sum(len(part.text) for part in read_whole.document.parts),
        "complete": not read_whole.document.incomplete,
        "median_s": times.median,
        "best_s": times.seconds[0],
        "spread": times.spread,
        "promised_s": promised,
    }
    if peer is not None:
        peer_name, call = peer
        other = measure(lambda: call(content), budget_s=1.0, least=1, clock=process_time_ns)
        found |= {"peer": peer_name, "peer_s": other.median}
    return found


def _pdfium(content: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(content) as pdf:
        return sum(len(page.get_textpage().get_text_range()) for page in pdf)


def _docx(content: bytes) -> int:
    import docx

    return sum(len(one.text) for one in docx.Document(io.BytesIO(content)).paragraphs)


def _openpyxl(content: bytes) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))


def _pptx(content: bytes) -> int:
    import pptx

    deck = pptx.Presentation(io.BytesIO(content))
    shapes = (shape for slide in deck.slides for shape in slide.shapes)
    return sum(len(shape.text_frame.text) for shape in shapes if shape.has_text_frame)


def _show_reading(found: list[dict[str, Any]]) -> None:
    show.table(
        "reading a document, one core, CPU time; one warm-up, then rounds",
        ("file", "size", "characters", "median", "best", "spread", "promised", "peer", "of peer"),
        (
            (
                one["file"],
                show.size_name(one["bytes"]),
                f"{one['characters']:,}",
                f"{one['median_s'] * 1e3:.1f} ms",
                f"{one['best_s'] * 1e3:.1f} ms",
                f"±{one['spread']:.0%}",
                show.target(one["median_s"], one["promised_s"], at_least=False)
                if one["promised_s"]
                else "",
                f"{one['peer']} {one['peer_s'] * 1e3:.0f} ms" if "peer" in one else "",
                f"x{one['median_s'] / one['peer_s']:.2f}" if "peer" in one else "",
            )
            for one in found
        ),
    )
    half, whole = (one["median_s"] / one["bytes"] for one in found[-2:])
    print(
        f"  a byte of 30 MB text costs x{whole / half:.2f} (promised"
        f" {show.target(whole / half, LINEAR, at_least=False)})"
    )


# Whole scans ------------------------------------------------------------------------------------


def _scans() -> Iterator[dict[str, Any]]:
    """An office file of 1 MB from reading to verdict, rules only."""
    made = {
        "docx, 1 MB of text": files.letter(5_000),
        "pptx, 1 MB of text": files.slides(500),
        "xlsx, 1 MB, 61,000 identifiers": files.workbook(10_200),
        "PDF, 1 MB, 350 pages": files.report(350),
    }
    with shipped() as scanner:
        for kind, content in made.items():
            yield {"file": kind, "bytes": len(content), **_scanned(scanner, content)}


def _scanned(scanner: Scanner, content: bytes) -> dict[str, Any]:
    times = measure(
        lambda: scanner.scan_file(content), budget_s=2.0, least=2, clock=process_time_ns
    )
    found = scanner.scan_file(content)
    return {
        "median_s": times.median,
        "best_s": times.seconds[0],
        "findings": len(found.verdict.findings),
        "verdict": found.verdict.verdict,
        "stages_ms": dict(found.verdict.timings_ms),
    }


def _show_scans(found: list[dict[str, Any]]) -> None:
    show.table(
        "scanning an office file whole, one core, CPU time, rules only, default policy",
        ("file", "packed", "median", "best", "promised", "findings", "verdict"),
        (
            (
                one["file"],
                show.size_name(one["bytes"]),
                f"{one['median_s']:.2f} s",
                f"{one['best_s']:.2f} s",
                show.target(one["median_s"], SCAN_S, at_least=False),
                f"{one['findings']:,}",
                one["verdict"],
            )
            for one in found
        ),
    )
