"""`dlp scan`: statuses, answers, cleaned files, and no value on any way out."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dlp.cli.conftest import Done

Dlp = Callable[..., Done]

NUMBER = "85.07.30-999.32"
CLEAN = "De fietsenstalling is op zondag gesloten.\n"
LEAK = f"Rijksregisternummer {NUMBER} van de klant\r\nBedankt.\r\n"
CLEANED = "Rijksregisternummer <BE_NATIONAL_NUMBER_1> van de klant\r\nBedankt.\r\n"
SEVEN_ZIP = b"7z\xbc\xaf\x27\x1c x"


def put(folder: Path, **files: str | bytes) -> list[Path]:
    paths = []
    for name, content in files.items():
        path = folder / f"{name}.txt"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(path)
    return paths


STATUSES = [
    ({"a": CLEAN}, (), 0),
    ({"a": LEAK}, (), 10),
    ({"a": SEVEN_ZIP}, (), 20),
    ({"a": CLEAN}, ("--destination", "grok.com"), 20),
    ({"a": CLEAN}, ("--destination", "https://grok.com/chat?x=1"), 20),
    ({"a": CLEAN}, ("--destination", "chatgpt.com"), 0),
    ({"a": CLEAN, "b": LEAK}, (), 10),
    ({"a": LEAK, "b": SEVEN_ZIP, "c": CLEAN}, (), 20),
    ({"a": ""}, (), 0),
    ({"a": CLEAN}, ("--destination", "http://"), 2),
    ({"a": CLEAN}, ("--nonsense",), 2),
    ({}, (), 2),
    ({"a": CLEAN}, ("none.txt",), 2),
    ({"a": LEAK}, ("none.txt",), 2),
]


@pytest.mark.parametrize(("files", "options", "status"), STATUSES)
def test_status_is_the_strictest_verdict(
    dlp: Dlp, tmp_path: Path, files: dict[str, str | bytes], options: tuple[str, ...], status: int
) -> None:
    assert dlp("scan", *put(tmp_path, **files), *options).status == status


NAMED = [
    ("GEHEIM\nNota over de haven", "the marking GEHEIM"),  # not the first of its entity
    ("TLP:AMBER\nReport", "the marking TLP:AMBER"),
]


@pytest.mark.parametrize(("text", "said"), NAMED)
def test_a_finding_is_called_what_it_is(dlp: Dlp, tmp_path: Path, text: str, said: str) -> None:
    out = dlp("scan", *put(tmp_path, a=text)).out
    assert said in " ".join(out.split())
    assert "ZEER" not in out


def test_a_person_is_told_what_where_and_why(dlp: Dlp, tmp_path: Path) -> None:
    done = dlp("scan", *put(tmp_path, a="x\r\n" + LEAK))
    assert "a.txt: redact" in done.out
    assert "2:21" in done.out
    assert "national register number" in done.out
    assert "check-digits" in done.out
    assert "We replaced" in done.out


@pytest.mark.parametrize(
    ("lang", "word"), [("nl_BE", "vervangen"), ("fr", "remplacé"), ("xx", "We replaced")]
)
def test_a_person_is_told_in_their_language(
    dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str, word: str
) -> None:
    monkeypatch.setenv("LC_ALL", f"{lang}.UTF-8")
    assert word in dlp("scan", *put(tmp_path, a=LEAK)).out


def test_json_is_the_answer_of_the_interface_one_a_line(dlp: Dlp, tmp_path: Path) -> None:
    done = dlp("scan", *put(tmp_path, a=LEAK, b=CLEAN, c=SEVEN_ZIP), "--json")
    first, second, third = map(json.loads, done.out.splitlines())
    assert first["verdict"] == "redact"
    assert first["findings"][0]["entity"] == "BE_NATIONAL_NUMBER"
    assert (first["findings"][0]["start"], first["findings"][0]["end"]) == (20, 35)
    assert first["redacted"] == {"text": CLEANED}
    assert second["verdict"] == "allow"
    assert second["redacted"] is None
    assert third["verdict"] == "block"
    assert third["complete"] is False
    assert third["incomplete"][0]["reason"] == "unsupported"
    assert [one["file"] for one in (first, second, third)] == [
        str(tmp_path / f"{name}.txt") for name in "abc"
    ]


@pytest.mark.parametrize("options", [(), ("--json",), ("--destination", "grok.com")])
def test_no_value_is_shown(dlp: Dlp, tmp_path: Path, options: tuple[str, ...]) -> None:
    done = dlp("scan", *put(tmp_path, a=LEAK), *options)
    assert NUMBER not in done.out + done.err


def test_a_name_in_which_something_is_found_is_not_shown(dlp: Dlp, tmp_path: Path) -> None:
    (path,) = put(tmp_path, a=CLEAN)
    named = path.rename(tmp_path / f"rijksregisternummer {NUMBER}.txt")
    for options in ((), ("--json",)):
        done = dlp("scan", named, *options)
        assert NUMBER not in done.out + done.err
        assert "file 1" in done.out


def test_cleaned_text_goes_to_a_file(dlp: Dlp, tmp_path: Path) -> None:
    (path,) = put(tmp_path, a=b"\xff\xfe" + LEAK.encode("utf-16-le"))
    target = tmp_path / "clean.txt"
    assert dlp("scan", path, "--redact-to", target).status == 10
    assert target.read_bytes() == b"\xff\xfe" + CLEANED.encode("utf-16-le")


def test_cleaned_texts_go_to_a_folder_and_blocked_ones_nowhere(dlp: Dlp, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    files = put(tmp_path, a=LEAK, b=CLEAN, c=SEVEN_ZIP)
    assert dlp("scan", *files, "--redact-to", folder).status == 20
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "a.txt": CLEANED.encode(),
        "b.txt": CLEAN.encode(),
    }


def test_nothing_is_written_on_block(dlp: Dlp, tmp_path: Path) -> None:
    target = tmp_path / "clean.txt"
    done = dlp("scan", *put(tmp_path, a=LEAK), "--redact-to", target, "--destination", "grok.com")
    assert done.status == 20
    assert not target.exists()


def test_a_file_may_be_cleaned_in_place(dlp: Dlp, tmp_path: Path) -> None:
    (path,) = put(tmp_path, a=LEAK)
    assert dlp("scan", path, "--redact-to", path).status == 10
    assert path.read_bytes() == CLEANED.encode()


def test_wrong_names_are_refused_before_anything_is_scanned(dlp: Dlp, tmp_path: Path) -> None:
    first, second = put(tmp_path, a=LEAK, b=CLEAN)
    other = tmp_path / "sub"
    other.mkdir()
    (other / "a.txt").write_text(CLEAN)
    for arguments in (
        (first, first),
        (first, other / "a.txt", "--redact-to", tmp_path / "out"),
        (first, second, "--redact-to", first),
        (first, "--redact-to", "-"),
    ):
        done = dlp("scan", *arguments)
        assert done.status == 2
        assert done.out == ""
        assert done.err.startswith("dlp: ")


def test_a_target_that_cannot_be_written_is_said(dlp: Dlp, tmp_path: Path) -> None:
    first, second = put(tmp_path, a=LEAK, b=CLEAN)
    done = dlp("scan", first, "--redact-to", second / "out.txt")
    assert done.status == 2
    assert "out.txt" in done.err or "b.txt" in done.err


def test_a_wrong_policy_is_listed_and_nothing_scanned(dlp: Dlp, tmp_path: Path) -> None:
    policy, text = put(tmp_path, policy="schema: 1\nrulez: []\n", a=CLEAN)
    done = dlp("scan", text, "--policy", policy)
    assert done.status == 2
    assert "policy.txt:2" in done.err
    assert done.out == ""


def test_a_file_over_the_limit_is_blocked(
    dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DLP_MAX_DOCUMENT_BYTES", "1000")
    done = dlp("scan", *put(tmp_path, a="x " * 501), "--json")
    assert done.status == 20
    assert json.loads(done.out)["incomplete"][0]["reason"] == "limit"


def test_our_own_failure_shows_no_content(
    dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ValueError(LEAK)

    monkeypatch.setattr("dlp.scanner.Scanner.scan_file", fails)
    done = dlp("scan", *put(tmp_path, a=LEAK))
    assert done.status == 1
    assert "ValueError at" in done.err
    assert NUMBER not in done.out + done.err


def test_control_characters_of_a_name_do_not_reach_the_terminal(dlp: Dlp, tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[2Jb.txt"
    name.write_text(CLEAN)
    done = dlp("scan", name)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert r"a\x1b[2Jb.txt" in done.out
