"""Files of the command line: limits, and writing them whole."""

import stat
from pathlib import Path

import pytest

from dlp.cli.files import read, write_whole


@pytest.mark.parametrize(("size", "whole"), [(0, True), (10, True), (11, False)])
def test_a_file_over_the_limit_is_not_read(tmp_path: Path, size: int, whole: bool) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x" * size)
    assert read(str(file), 10) == (b"x" * size if whole else None)


def test_a_file_is_put_in_its_place_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_nothing_is_left_behind_when_a_file_cannot_be_put(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
    assert stat.S_ISDIR(target.stat().st_mode)
