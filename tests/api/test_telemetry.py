"""Logs keep places and names, and never what an exception or a library says."""

import json
import subprocess
import sys

import pytest

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
