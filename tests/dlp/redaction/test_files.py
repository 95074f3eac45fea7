"""Files written back over the walk that read them: what is known is not found out twice."""

from dataclasses import replace
from typing import Any

import pytest

from dlp.extraction.files import read_file
from dlp.formats import format_of, ocr
from dlp.formats.base import CannotRewrite, Edit, Format
from dlp.limits import FileLimits, Limits
from dlp.redaction import files
from tests import components
from tests.dlp.formats.hostile import zipped
from tests.dlp.formats.pictures import letter, saved
from tests.dlp.formats.values import NRN, bare

LIMITS = replace(Limits(), files=FileLimits(max_document_s=600.0, max_ocr_s=300.0))


def test_pictures_are_recognised_once_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    components.require("tesseract")
    looked: list[str] = []
    recognise = ocr.recognise

    def counted(image: Any, **options: Any) -> ocr.Recognised:
        found = recognise(image, **options)
        looked.append(bare(found.text))
        return found

    monkeypatch.setattr(ocr, "recognise", counted)
    content = zipped(
        {
            "a.png": saved(letter(f"INSZ {NRN}", dpi=120), "png"),
            "b.png": saved(letter("Gemeente Voorbeeld", dpi=120), "png"),
        }
    )
    first = read_file(content, name=None, limits=LIMITS, tells=lambda _: False)
    part = next(p for p in first.document.parts if bare(NRN) in bare(p.text))
    edits = {part.path: (Edit(0, len(part.text), "<X>"),)}
    clean = files.rewrite_file(content, first.root, edits, LIMITS.files)
    again = read_file(clean, name=None, limits=LIMITS, tells=lambda _: False, memo=first.root.memo)
    assert bare(NRN) not in bare("".join(p.text for p in again.document.parts))
    assert looked.count("gemeentevoorbeeld") == 1
    assert sum(bare(NRN) in text for text in looked) == 1
    assert len(looked) <= 3  # the picture that changed is looked at anew


def test_a_writer_that_trips_has_not_cleaned(monkeypatch: pytest.MonkeyPatch) -> None:
    found = format_of("html")
    assert found is not None

    def trips(*_: object) -> bytes:
        raise ZeroDivisionError

    broken = Format(found.name, found.media_types, found.read, trips)
    monkeypatch.setattr(files, "format_of", lambda name: broken)
    page = f"<!doctype html><p>{NRN}</p>".encode()
    read = read_file(page, name=None, limits=LIMITS, tells=lambda _: False)
    with pytest.raises(CannotRewrite, match="ZeroDivisionError"):
        files.rewrite_file(page, read.root, {"text": (Edit(0, 3, "x"),)}, LIMITS.files)
