"""Patterns that are kept beside the byte code: the same ones, and never anything else."""

import os
import pickle  # noqa: TID251 - to show that more than patterns is refused
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import regex as re

import recognizers
from recognizers import compiled as module
from recognizers.compiled import compiled, keep, kept

SAMPLES = [(r, s) for r in recognizers.ALL for s in r.samples if not s.scanned]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(module, "_KEPT", {})
    path = tmp_path / "cache" / "pack.patterns"
    keep(path)
    return path


def test_kept_patterns_find_what_new_ones_find(file: Path) -> None:
    back = kept(file)
    for recognizer, sample in SAMPLES:
        fresh, same = recognizer.pattern, back[recognizer.pattern.pattern]
        assert same.groupindex == fresh.groupindex
        assert same.flags == fresh.flags
        found = [match.regs for match in same.finditer(sample.text)]
        assert found == [match.regs for match in fresh.finditer(sample.text)], sample.text


def test_one_source_is_one_pattern() -> None:
    assert compiled(r"\d{3}") is compiled(r"\d{3}")


def test_a_broken_pattern_says_so() -> None:
    with pytest.raises(re.error):
        compiled("(")


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
        lambda content: b"\0" * len(content),
    ],
    ids=["empty", "cut", "a bit", "zeros"],
)
def test_a_damaged_file_is_not_used(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert kept(file) == {}


def test_a_missing_file_is_none(tmp_path: Path) -> None:
    assert kept(tmp_path / "none") == {}


def test_anything_but_patterns_is_refused(tmp_path: Path) -> None:
    content = pickle.dumps({"a": os.getcwd})
    path = tmp_path / "other.patterns"
    path.write_bytes(module._digest(content) + content)
    assert kept(path) == {}


def test_of_another_version_is_not_used(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_VERSION", b"2020.1.1")
    assert kept(file) == {}


def test_nothing_is_written_where_python_may_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    keep(tmp_path / "a.patterns")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "file").touch()
    keep(tmp_path / "file" / "a.patterns")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_the_pack_is_kept_with_its_byte_code(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    code = "import recognizers; from recognizers.compiled import _KEPT; print(len(_KEPT))"
    counts = [
        int(
            subprocess.run(
                [sys.executable, "-c", code], env=environment, capture_output=True
            ).stdout
        )
        for _ in range(2)
    ]
    assert counts[0] == 0
    assert counts[1] > 400
    assert len(list(tmp_path.rglob("*.patterns"))) == 1
