"""Logs keep places and names, and never what an exception or a library says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from api.telemetry import Lines
from tests.api.server import CANARY, ROOT

START = f"""
import logging, sys, warnings
from api.telemetry import configure_logs, log, log_failure
configure_logs("info", process="test")
canary = "{CANARY}"
def fail():
    raise ValueError("quotes " + canary)
"""
TRIED = [
    (
        "an exception",
        "try:\n    fail()\nexcept ValueError as error:\n    log_failure('failed', error)",
        {"event": "failed", "error": "ValueError", "level": "error", "process": "test"},
    ),
    (
        "an exception nothing catches",
        "fail()",
        {"event": "stopped-by-an-error", "error": "ValueError"},
    ),
    (
        "a library",
        "logging.getLogger('presidio-analyzer').error('found %s', canary)",
        {"event": "library-message", "logger": "presidio-analyzer"},
    ),
    (
        "a library with an exception",
        "try:\n    fail()\nexcept ValueError:\n    logging.getLogger('x').exception(canary)",
        {"event": "library-message", "error": "ValueError"},
    ),
    (
        "a warning",
        "warnings.warn(canary, stacklevel=1)",
        {"event": "library-message", "logger": "py.warnings"},
    ),
    ("our server", "logging.getLogger('uvicorn.error').error('fixed')", {"event": "fixed"}),
]


@pytest.mark.parametrize(
    ("code", "expected"), [pytest.param(code, line, id=name) for name, code, line in TRIED]
)
def test_nothing_that_was_said_is_logged(code: str, expected: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START + code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    line = json.loads(done.stderr)
    assert {key: line.get(key) for key in expected} == expected
    assert CANARY not in done.stderr + done.stdout


def test_place_is_logged() -> None:
    code = START + TRIED[0][1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert json.loads(done.stderr)["at"][-1].endswith(" fail")


def test_a_full_disk_under_the_log_stops_nobody() -> None:
    code = START + "log.info('lost')\nlog_failure('lost', ValueError())\nprint('on')"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, stderr=full, timeout=60
        )
    assert (done.returncode, done.stdout) == (0, b"on\n")


def test_lines_that_were_lost_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    room = [100]

    def write(_descriptor: int, data: bytes) -> int:
        if room[0] == 0:
            raise OSError(28, "No space left on device")
        taken = data[: room[0]]
        room[0] -= len(taken)
        written.append(taken)
        return len(taken)

    monkeypatch.setattr("api.telemetry.os.write", write)
    lines = Lines(2)
    for name in ("a", "b", "c", "d"):
        lines.msg(name * 40)
    room[0] = 10_000
    lines.error("e")
    whole = b"".join(written).decode().splitlines()
    assert whole[:3] == ["a" * 40, "b" * 40, "c" * 18]
    assert [json.loads(whole[3])[key] for key in ("event", "lines")] == ["log-lines-lost", 2]
    assert whole[4:] == ["e"]
