"""The command line as another process: pipes, closed streams, Ctrl+C, odd names, start-up."""

import json
import os
import pty
import resource
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


def on_a_terminal(*arguments: str, out_too: bool) -> tuple[bytes, bytes]:
    """What goes to a pipe (nothing when `out_too`) and to a terminal on standard error."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        command(*arguments), stdout=theirs if out_too else subprocess.PIPE, stderr=theirs, cwd=ROOT
    )
    os.close(theirs)
    piped = child.stdout.read() if child.stdout is not None else b""
    seen = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # how Linux says that the other end is closed
            break
        if not piece:
            break
        seen += piece
    child.wait(30)
    os.close(ours)
    if child.stdout is not None:
        child.stdout.close()
    return piped, seen


def test_progress_is_on_the_terminal_and_the_answer_in_the_pipe(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(LEAK)
    piped, seen = on_a_terminal("scan", str(file), "--json", out_too=False)
    assert json.loads(piped)["verdict"] == "redact"
    assert b"scanning" in seen
    assert b"verdict" not in seen


def test_verdicts_on_a_terminal_have_no_bar_in_between(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(LEAK)
    _, seen = on_a_terminal("scan", str(file), out_too=True)
    assert b"a.txt: redact" in seen
    assert b"scanning" not in seen
    assert NUMBER.encode() not in seen


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


def test_ctrl_c_is_quiet(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
    child = subprocess.Popen(
        command("scan", str(fifo)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    signal.signal(signal.SIGINT, heard)
    writer = opened_for_writing(fifo)
    time.sleep(0.5)  # it has opened the FIFO; a moment later it waits for content
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=30)
    os.close(writer)
    assert (child.returncode, out, err) == (130, b"", b"")


def opened_for_writing(fifo: Path) -> int:
    """The FIFO, as soon as somebody reads from it."""
    until = time.monotonic() + 30
    while True:
        try:
            return os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            assert time.monotonic() < until
            time.sleep(0.05)


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], []])
def test_help_answers_at_once(arguments: list[str]) -> None:
    """In CPU time, the best of three, since other work may run beside this: 0.15 s on its own.

    The engine takes 1.5 s to load, so that help which needs it fails on any machine.
    """
    spent = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        process(arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    assert min(spent) < 0.6


def test_a_gateway_needs_a_model() -> None:
    done = process(["gateway"])
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--upstream" in done.stderr
    done = process(["gateway", "--upstream", "ftp://x"])
    assert done.returncode == 2
    assert b"DLP_UPSTREAM" in done.stderr
