"""Documents through the whole scanner: verdicts, redaction with proof, names, overrides."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import docx
import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from dlp import formats
from dlp.data import Context, Options, OverrideRequest
from dlp.formats import base, txt
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings

NUMBER = "85.07.30-999.32"
LETTER = f"Mijn rijksregisternummer is {NUMBER}.\r\n".encode("utf-16")
CLEAN = "Mijn rijksregisternummer is <BE_NATIONAL_NUMBER_1>.\r\n".encode("utf-16")


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("files")))


def test_a_text_is_redacted_in_its_own_encoding(scanner: Scanner) -> None:
    file = scanner.scan_file(LETTER, name="brief.txt", media_type="text/html")
    assert file.verdict.verdict == "redact"
    assert (file.content, file.name) == (CLEAN, "brief.txt")
    assert (file.media_type, file.declared_type, file.redactable) == (
        "text/plain",
        "text/html",
        True,
    )
    assert [(p.placeholder, p.count) for p in file.verdict.placeholders] == [
        ("<BE_NATIONAL_NUMBER_1>", 1)
    ]


def test_what_may_pass_is_handed_on_and_what_may_not_is_not(scanner: Scanner) -> None:
    assert scanner.scan_file(b"De zon schijnt.").content == b"De zon schijnt."
    blocked = scanner.scan_file(LETTER, context=Context(destination="grok.com"))
    assert (blocked.verdict.verdict, blocked.content, blocked.name) == ("block", None, None)


def test_a_value_in_the_name_is_found_counted_with_the_rest_and_taken_out(scanner: Scanner) -> None:
    file = scanner.scan_file(LETTER, name=f"INSZ_{NUMBER}.txt")
    assert file.name == "INSZ_BE_NATIONAL_NUMBER_1.txt"
    assert [f.part for f in file.verdict.findings] == ["#name", "text"]
    assert len(file.verdict.placeholders) == 1


@pytest.mark.parametrize("digits", [NUMBER, "85073099932"])
def test_a_number_written_down_a_page_is_found_and_goes(scanner: Scanner, digits: str) -> None:
    out = BytesIO()
    paper = canvas.Canvas(out)
    for line, text in enumerate(("Rijksregisternummer", *digits, "Dank u")):
        paper.drawString(72, 780 - 14 * line, text)
    paper.save()
    file = scanner.scan_file(out.getvalue())
    assert [one.entity for one in file.verdict.findings] == ["BE_NATIONAL_NUMBER"]
    assert file.verdict.verdict == "redact"
    assert file.content is not None
    with pypdfium2.PdfDocument(file.content) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert not any(char.isdigit() for char in text.replace("_1>", ""))
    assert "Dank u" in text


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """The text format with another `write`, given by the test as the one item of the list."""
    chosen: list[object] = []

    def of(name: str) -> base.Format | None:
        found = txt.FORMAT if name == "txt" else None
        return replace(found, write=chosen[0]) if found else None  # type: ignore[arg-type]

    for place in ("dlp.scanner_files", "dlp.extraction.files", "dlp.redaction.files"):
        monkeypatch.setattr(f"{place}.format_of", of)
    yield chosen
    formats.format_of.cache_clear()


def refuse(*_: object) -> bytes:
    raise base.CannotRewrite("of no kind")


WRITERS = [
    pytest.param(None, id="a format that is only read"),
    pytest.param(refuse, id="a change that cannot be made"),
    pytest.param(lambda content, *_: content, id="a change that is not made"),
    pytest.param(
        lambda *_: f"{NUMBER[:-1]}\u200b2 Mijn rijksregisternummer".encode(),
        id="a value that only looks gone",
    ),
    pytest.param(lambda *_: bytes(range(256)), id="a file that nobody can read again"),
]


@pytest.mark.parametrize("writer", WRITERS)
def test_what_cannot_be_redacted_for_certain_is_blocked(
    scanner: Scanner, broken: list[object], writer: object
) -> None:
    broken.append(writer)
    file = scanner.scan_file(LETTER, name="brief.txt")
    verdict = file.verdict
    assert (verdict.verdict, verdict.would_be, file.content) == ("block", "block", None)
    assert verdict.rules == ("personal-data",)
    assert set(verdict.actions) == {"block"}
    assert file.redactable is False
    assert verdict.message is not None
    assert "soort bestand" in verdict.message["nl"]


def test_a_blocked_file_passes_once_with_its_override(scanner: Scanner) -> None:
    unknown = bytes(range(256))
    offer = scanner.scan_file(unknown).verdict.override
    assert offer is not None
    options = Options(override=OverrideRequest(offer["token"], "authorised"))
    file = scanner.scan_file(unknown, options=options)
    assert (file.verdict.verdict, file.content) == ("allow", unknown)


def test_a_proxy_passes_what_is_out_of_scope_unread(scanner: Scanner) -> None:
    context = Context(destination="https://example.com/", channel="proxy")
    file = scanner.scan_file(LETTER, name="x", context=context)
    assert (file.verdict.tier, file.content, file.parts) == ("out_of_scope", LETTER, ())


def test_a_value_at_the_end_does_not_go_on_in_the_metadata(scanner: Scanner) -> None:
    """It once did, and then the file could not be written back."""
    made = BytesIO()
    document = docx.Document()
    document.add_paragraph("Mevrouw woont in de Kerkstraat 12, 9000 Gent.")
    document.save(made)
    file = scanner.scan_file(made.getvalue(), name="brief.docx")
    assert file.verdict.verdict == "redact"
    found = [f.part for f in file.verdict.findings if f.entity == "ADDRESS"]
    assert found == ["word/document.xml"]
    assert file.content is not None
