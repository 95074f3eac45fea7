"""A command line with a home of its own, in this process or in another one."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from dlp.cli import run

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """State in a fresh folder, no settings of the tester's own, English."""
    for name in list(os.environ):
        if name.startswith("DLP_") or name in {"LC_ALL", "LC_MESSAGES", "LANG"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return tmp_path


@pytest.fixture
def dlp(capfd: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run a command in this process."""

    def call(*arguments: object) -> Done:
        status = run([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return Done(status, out, err)

    return call


def command(*arguments: str | bytes) -> list[str | bytes]:
    """The command line of another process."""
    return [sys.executable, "-m", "dlp.cli", *arguments]


def process(
    arguments: Sequence[str | bytes], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in another process."""
    return subprocess.run(
        command(*arguments), input=given, capture_output=True, cwd=ROOT, timeout=60, check=False
    )
