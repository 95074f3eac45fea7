"""Canaries in documents: text, names of files, sheets, columns and parts, in all answers."""

import json
import logging
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from api.serving import Served
from dlp.answer import document_answer
from dlp.cli import run
from dlp.data import Context, Options
from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings
from tests.canaries import BULK, CANARIES, LETTER, leaks


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("leaks")))


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = CANARIES[0]
    book.active.append([f"INSZ {CANARIES[0]}", CANARIES[3]])
    book.active.append([CANARIES[0], LETTER])
    book.properties.title = LETTER
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph(LETTER)
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text = CANARIES[4]
    table.cell(1, 0).text = CANARIES[0]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def archive(name: str, content: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(f"{name}.docx", content)
        made.writestr(f"map {CANARIES[3]}/lijst.txt", BULK)
    return out.getvalue()


def odd_part(content: bytes) -> bytes:
    out = BytesIO(content)
    with zipfile.ZipFile(out, "a") as made:
        made.writestr(f"customXml/{CANARIES[0]}.xml", f"<a>{CANARIES[2]}</a>")
        made.writestr(f"word/media/{CANARIES[3]}.bin", bytes(range(256)))
    return out.getvalue()


FILES = {
    "a letter": (letter(), f"brief {CANARIES[0]}.docx"),
    "a workbook": (workbook(), f"{CANARIES[3]}.xlsx"),
    "a text": (LETTER.encode("utf-16"), "x.txt"),
    "a list": (BULK.encode(), f"{CANARIES[0]}.csv"),
    "an archive": (archive(f"insz {CANARIES[0]}", letter()), "x.zip"),
    "a part with a name": (odd_part(letter()), "x.docx"),
    "a file that is not read": (bytes(range(256)), f"{CANARIES[0]}.bin"),
    "a damaged file": (letter()[:-2_000], f"{CANARIES[3]}.docx"),
}


@pytest.mark.parametrize(("content", "name"), FILES.values(), ids=FILES)
def test_answers_records_and_representations(
    scanner: Scanner,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    content: bytes,
    name: str,
) -> None:
    caplog.set_level(logging.DEBUG)
    for context in (Context(), Context(destination="grok.com", channel="upload")):
        file = scanner.scan_file(content, name=name, media_type="text/plain", context=context)
        options = Options(explain=True, offsets="utf16")
        record = Served(scanner, scanner.policy).audit_record(file.verdict, context, options)
        answer = document_answer(file, options)
        told = [json.dumps(answer, ensure_ascii=False), json.dumps(record), repr(file)]
        assert leaks(*told, caplog.text, *capfd.readouterr()) == []
        if file.verdict.verdict == "redact":
            assert file.content is not None
            assert leaks(file.name or "") == []
            assert leaks(scanner.scan_file(file.content).texts[0].text) == []
        else:
            assert file.content is None


def test_the_command_line_shows_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for content, name in FILES.values():
        path = tmp_path / name
        path.write_bytes(content)
        for options in ([], ["--json"], ["--redact-to", str(tmp_path / "out")]):
            run(["scan", str(path), *options])
        assert leaks(*capfd.readouterr()) == [], name
