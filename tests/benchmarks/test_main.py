"""`python -m benchmarks` runs the parts named, and no others."""

import subprocess
import sys
from pathlib import Path

import pytest

import benchmarks.__main__ as program

ROOT = Path(__file__).parents[2]


def test_an_unknown_part_is_wrong_use() -> None:
    command = [sys.executable, "-m", "benchmarks", "nonsense"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "no part is called nonsense" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "ran"), [([], list(program.PARTS)), (["http", "speed"], ["http", "speed"])]
)
def test_parts_run_one_after_another(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], ran: list[str]
) -> None:
    seen: list[str] = []

    def apart(part: str, minutes: float) -> bool:
        assert minutes == 2
        seen.append(part)
        return part != "http"

    monkeypatch.setattr(program, "_apart", apart)
    monkeypatch.setattr(sys, "argv", ["benchmarks", *arguments])
    assert program.main() == 1  # http could not be measured
    assert seen == ran
