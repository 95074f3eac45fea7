"""The command line as another process: pipes, closed streams, Ctrl+C, odd names, start-up."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.dlp.cli.conftest import ROOT, command, process

NUMBER = "85.07.30-999.32"
LEAK = f"Rijksregisternummer {NUMBER} van de klant\n"


def test_standard_input_is_scanned() -> None:
    done = process(["scan", "-", "--json"], LEAK.encode())
    assert done.returncode == 10
    assert json.loads(done.stdout)["file"] == "-"
    assert done.stderr == b""


def test_nothing_but_the_answer_goes_into_a_pipe() -> None:
    done = process(["scan", "-"], LEAK.encode())
    assert done.returncode == 10
    assert b"\x1b" not in done.stdout
    assert b"scanning" not in done.stdout + done.stderr


def test_a_name_that_is_no_utf8_is_taken(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(LEAK)
    done = process(["scan", name])
    assert done.returncode == 10
    assert rb"caf\xe9.txt" in done.stdout


def test_any_terminal_can_show_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    done = process(["scan", "-", "--json"], LEAK.encode())
    assert "remplacé" in json.loads(done.stdout)["message"]["fr"]
    assert rb"remplac\xe9" in process(["scan", "-"], LEAK.encode()).stdout


def test_a_reader_that_leaves_early_is_no_failure() -> None:
    child = subprocess.Popen(
        command("destinations", "list", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    with child.stderr:
        assert child.stderr.read() == b""
    assert child.wait(30) == 141


def test_closed_streams_change_no_status() -> None:
    shell = ["/bin/sh", "-c", '"$@" >&- 2>&-', "sh", *map(str, command("scan", "-"))]
    done = subprocess.run(shell, input=LEAK.encode(), cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 10


def test_ctrl_c_is_quiet() -> None:
    child = subprocess.Popen(
        command("scan", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    time.sleep(2.5)  # it waits for standard input by now
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    assert (child.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], []])
def test_help_answers_at_once(arguments: list[str]) -> None:
    """Under 0.3 s; the best of three, since other work may run beside this."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        process(arguments)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.3
