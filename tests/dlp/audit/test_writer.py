"""Records reach the file whole, files are closed and deleted in time, failures are said."""

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dlp.audit.files import AuditError, closed_files, last_time, read
from dlp.audit.writer import AuditWriter, NullWriter

LINE = 45  # bytes of a record below
START = datetime(2026, 1, 31, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)

    def record(self, name: str) -> dict[str, Any]:
        return {"time": self.now.isoformat(timespec="milliseconds")[:-6] + "Z", "id": name}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit" / "audit.jsonl"


def everything(path: Path) -> list[str]:
    return [record["id"] for record in read([*(p for _, p in closed_files(path)), path])]


def test_writes_lines_for_the_owner_only(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("é"))
    writer.close()
    assert path.read_bytes() == '{"time":"2026-01-31T12:00:00.000Z","id":"é"}\n'.encode()
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0


def test_goes_on_after_a_restart_and_after_close(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("a"))
    writer.close()
    writer.write(clock.record("b"))
    AuditWriter(path, clock=clock, fsync=True).write(clock.record("c"))
    assert everything(path) == ["a", "b", "c"]
    assert closed_files(path) == []


@pytest.mark.parametrize("cut", range(1, LINE + 1))
def test_a_torn_last_line_costs_no_other_line(path: Path, clock: Clock, cut: int) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("a"))
    writer.write(clock.record("b"))
    writer.close()
    os.truncate(path, path.stat().st_size - cut)
    AuditWriter(path, clock=clock).write(clock.record("c"))
    assert everything(path) == (["a", "b", "c"] if cut == 1 else ["a", "c"])


def test_a_file_is_closed_before_it_is_too_large(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, max_bytes=2 * LINE, clock=clock)
    for name in "abcde":
        writer.write(clock.record(name))
    assert everything(path) == list("abcde")
    assert [closed.stat().st_size for _, closed in closed_files(path)] == [2 * LINE] * 2


def test_a_record_larger_than_a_file_is_still_kept(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, max_bytes=10, clock=clock)
    writer.write(clock.record("a"))
    writer.write(clock.record("b"))
    assert everything(path) == ["a", "b"]


def test_only_the_newest_closed_files_stay(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, max_bytes=10, keep_files=2, clock=clock)
    for name in "abcde":
        writer.write(clock.record(name))
        clock.forward(seconds=1)
    assert everything(path) == ["c", "d", "e"]


def test_a_file_holds_one_day_and_carries_the_time_of_its_last_record(
    path: Path, clock: Clock
) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("a"))
    clock.forward(hours=11.5)
    writer.write(clock.record("b"))
    clock.forward(hours=1)
    writer.write(clock.record("c"))
    ((when, closed),) = closed_files(path)
    assert closed.name == "audit-20260131T233000000000Z.jsonl"
    assert when == START + timedelta(hours=11.5) == last_time(closed)
    assert [record["id"] for record in read([closed])] == ["a", "b"]
    assert everything(path) == ["a", "b", "c"]


def restart(path: Path, clock: Clock, _: AuditWriter) -> None:
    AuditWriter(path, retention_days=90, clock=clock)


def next_record(path: Path, clock: Clock, writer: AuditWriter) -> None:
    writer.write(clock.record("new"))


def daily(path: Path, clock: Clock, writer: AuditWriter) -> None:
    writer.enforce_retention()


@pytest.mark.parametrize("how", [restart, next_record, daily])
@pytest.mark.parametrize(("days", "stays"), [(1, True), (89.9, True), (90.1, False), (400, False)])
def test_a_record_goes_after_its_retention(
    path: Path,
    clock: Clock,
    how: Callable[[Path, Clock, AuditWriter], None],
    days: float,
    stays: bool,
) -> None:
    writer = AuditWriter(path, retention_days=90, clock=clock)
    writer.write(clock.record("old"))
    clock.forward(days=days)
    how(path, clock, writer)
    assert ("old" in everything(path)) is stays


def test_files_that_are_not_ours_stay(path: Path, clock: Clock) -> None:
    path.parent.mkdir()
    others = ["audit-notes.jsonl", "other-20200101T000000000000Z.jsonl", "audit-20200101.jsonl"]
    for name in others:
        (path.parent / name).write_text("x")
    AuditWriter(path, clock=clock, keep_files=1).write(clock.record("a"))
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([*others, "audit.jsonl"])


def test_a_file_that_was_moved_away_is_made_again(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("a"))
    path.rename(path.with_name("elsewhere"))
    writer.write(clock.record("b"))
    assert everything(path) == ["b"]


def test_threads_do_not_mix_lines(path: Path, clock: Clock) -> None:
    writer = AuditWriter(path, max_bytes=2_000, clock=clock)
    names = [f"{n:03}" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: writer.write(clock.record(name)), names))
    assert sorted(everything(path)) == names


def test_a_full_disk_is_said_and_costs_only_its_own_record(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = AuditWriter(path, clock=clock)
    writer.write(clock.record("a"))
    whole = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda file, line: whole(file, line[:10]))
        with pytest.raises(AuditError, match="No space left on device; make room"):
            writer.write(clock.record("b"))
    writer.write(clock.record("c"))
    assert everything(path) == ["a", "c"]


def refused(*_: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


@pytest.mark.parametrize("call", ["write", "open", "fsync"])
def test_a_failing_disk_is_said(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    writer = AuditWriter(path, clock=clock, fsync=True)
    if call == "open":
        writer.close()
    monkeypatch.setattr(os, call, refused)
    with pytest.raises(AuditError, match="Read-only file system"):
        writer.write({"id": "secret"})


def test_a_folder_that_is_a_file_is_said_at_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(AuditError, match=r"file/audit\.jsonl"):
        AuditWriter(tmp_path / "file" / "audit.jsonl")


def test_what_json_cannot_hold_is_said_without_showing_it(path: Path) -> None:
    with pytest.raises(AuditError) as error:
        AuditWriter(path).write({"id": "secret\ud800"})
    assert "secret" not in str(error.value)


@pytest.mark.parametrize("wrong", [{"max_bytes": 0}, {"keep_files": 0}, {"retention_days": 0}])
def test_refuses_numbers_below_one(path: Path, wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        AuditWriter(path, **wrong)  # type: ignore[arg-type]


def test_reading_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="No such file"):
        list(read([tmp_path / "none.jsonl"]))


def test_the_null_writer_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sink = NullWriter()
    sink.write({"id": "a"})
    sink.enforce_retention()
    sink.close()
    assert list(tmp_path.iterdir()) == []
