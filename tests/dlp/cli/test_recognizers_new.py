"""A compliance officer adds a recognizer: by questions, by options, by hand, and uses it."""

import json
import os
import pty
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import regex as re
import yaml

from tests.dlp.cli.conftest import ROOT, Done, command

Dlp = Callable[..., Done]

ANSWERS = (
    *("--name", "parking permit", "--pattern", "PP, streepje, 6 cijfers"),
    *("--context", "bewonerskaart*", "--title", "nl=een bewonerskaart"),
    *("--hit", "permit PP-123456", "--hit", "PP-654321, «PP-123456»", "--miss", "PP-12345"),
)


def test_options_answer_every_question(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "parking.yaml"
    marked = [one.replace("PP-654321, «", "«PP-654321», «") for one in ANSWERS]
    done = dlp("recognizers", "new", *marked, "--category", "vehicle", "--output", file)
    assert (done.status, done.err) == (0, "")
    assert "written; its samples hold" in done.out
    (entry,) = yaml.safe_load(file.read_text())["recognizers"]
    assert entry["supported_entity"] == "PARKING_PERMIT"
    assert entry["category"] == "vehicle"
    assert entry["title"] == {"nl": "een bewonerskaart"}
    assert entry["samples"]["hit"] == ["permit «PP-123456»", "«PP-654321», «PP-123456»"]
    assert dlp("recognizers", "check", file).out == (
        f"{file}: good; recognizers: 1, samples that hold: 3\n"
    )
    again = dlp("recognizers", "new", *marked, "--output", file)
    assert again.status == 2
    assert "exists; choose another --output" in again.err


def test_nothing_is_written_when_a_sample_fails(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "parking.yaml"
    done = dlp("recognizers", "new", *ANSWERS, "--miss", "PP-111111", "--output", file)
    assert done.status == 3
    assert "Nothing is written" in done.out
    assert "«PP-654321» is found too; mark it or narrow the pattern" in done.out
    assert 'samples.miss[1]: "PP-111111" should hold nothing' in done.out
    assert not file.exists()


WRONG = (  # options, status, what is said
    (("--name", "x"), 2, "not answered: --pattern, --hit (2 of them), --miss; give these options"),
    ((*ANSWERS, "--pattern", "2 leters"), 2, '"2 leters" is not understood; did you mean letters?'),
    ((*ANSWERS, "--hit", "PP 1"), 3, 'finds nothing in "PP 1"; mend the text or the pattern'),
    ((*ANSWERS[:-4], "--miss", "x", "--category", "cars"), 2, "not answered: --hit"),
    ((*ANSWERS, "--category", "vehicel"), 3, "there is no such category; did you mean vehicle?"),
    ((*ANSWERS, "--name", "tlp red"), 3, "the shipped recognizer tlp-red has this name"),
    ((*ANSWERS, "--regex", "PP-(a+)+$"), 3, "finds nothing in"),
    ((*ANSWERS, "--regex", r"PP-(\d+)+"), 3, r"repeat once: \d{1,40}"),
)


@pytest.mark.parametrize(("options", "status", "said"), WRONG)
def test_a_wrong_answer_is_explained(
    dlp: Dlp, tmp_path: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    file = tmp_path / "own.yaml"
    done = dlp("recognizers", "new", *options, "--output", file)
    assert done.status == status
    assert said in done.out + done.err
    assert not file.exists()


def test_values_and_needed_context(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    done = dlp(
        *("recognizers", "new", "--name", "locker", "--example", "1234", "--example", "999"),
        *("--context", "kluis", "--needs-context", "--hit", "kluis 1234", "--hit", "kluis: 777"),
        *("--miss", "in 2024", "--output", file),
    )
    assert done.status == 0, done.out + done.err
    (entry,) = yaml.safe_load(file.read_text())["recognizers"]
    assert entry["patterns"][0]["regex"] == r"(?<![^\W_])[0-9]{3,4}(?![^\W_])"
    assert entry["needs_context"] is True


def test_questions_on_a_terminal(tmp_path: Path) -> None:
    answers = (
        *("parking permit", "2 leters", "PP, dash, 6 digits", "y", "nl=een bewonerskaart", ""),
        *("bewonerskaart", "", "vehicle", "kaart PP-123456", "PP-654321", "PP-12345"),
    )
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*command("recognizers", "new", "--output", str(tmp_path / "p.yaml"))],
        stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    os.close(theirs)
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    out, err = child.communicate(timeout=60)
    os.close(ours)
    assert child.returncode == 0, (out, err)
    assert b"did you mean letters?" in out
    assert b"That is (?<![^\\W_])PP-[0-9]{6}(?![^\\W_])" in out
    assert "vehicle" in (tmp_path / "p.yaml").read_text()


def example() -> str:
    """The file that recognizers/README.md shows."""
    text = (ROOT / "recognizers" / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return str(found[1])


def test_the_way_of_the_readme(tmp_path: Path) -> None:
    readme = (ROOT / "recognizers" / "README.md").read_text(encoding="utf-8")
    file = tmp_path / "parking.yaml"
    file.write_text(example())

    def run(*arguments: str, given: str = "") -> tuple[int, str]:
        done = subprocess.run(
            command(*arguments),
            input=given.encode(),
            capture_output=True,
            cwd=tmp_path,
            timeout=60,
            env={**os.environ, "DLP_RECOGNIZER_FILES": "parking.yaml", "PYTHONPATH": str(ROOT)},
        )
        assert done.stderr == b""
        return done.returncode, done.stdout.decode()

    status, said = run("recognizers", "check", "parking.yaml")
    assert status == 3
    assert said in readme
    file.write_text(example().replace(r"\bPP-[0-9]", r"\bPP[- ][0-9]"))
    assert run("recognizers", "check", "parking.yaml") == (
        0,
        "parking.yaml: good; recognizers: 1, samples that hold: 3\n",
    )
    status, said = run("scan", "-", "--json", given="Mijn bewonerskaart is PP-123456.")
    (finding,) = json.loads(said)["findings"]
    assert status == 10
    assert (finding["entity"], finding["category"]) == ("PARKING_PERMIT", "vehicle")
    assert (finding["recognizer"], finding["start"], finding["end"]) == ("parking-permit", 22, 31)
    (listed,) = [
        one
        for one in json.loads(run("recognizers", "list", "--json")[1])
        if one["file"] is not None
    ]
    assert (listed["name"], listed["file"]) == ("parking-permit", "parking.yaml")


def test_wrong_files_stop_every_command(
    dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("recognizers:\n  - supported_entity: X\n")
    monkeypatch.setenv("DLP_RECOGNIZER_FILES", str(file))
    said = "own.yaml:2: recognizers[0]: finds nothing; add patterns or deny_list"
    for arguments, status in (
        (("recognizers", "check"), 3),
        (("recognizers", "list"), 2),
        (("policy", "show"), 2),
        (("scan", "-"), 2),
    ):
        done = dlp(*arguments)
        assert done.status == status, arguments
        assert said in done.out + done.err
