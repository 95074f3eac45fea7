"""Append audit records to a file of JSON lines that is closed every day and deleted in time."""

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import orjson

from dlp.audit.files import AuditError, closed_files, closed_name, last_time

MAX_BYTES = 100_000_000
KEEP_FILES = 1_000
RETENTION_DAYS = 90


class Sink(Protocol):
    """Where records go."""

    def write(self, record: Mapping[str, Any]) -> None:
        """Keep one record, or raise AuditError."""

    def enforce_retention(self) -> None:
        """Delete what is too old, or raise AuditError."""

    def close(self) -> None:
        """Let go of what is open."""


class NullWriter:
    """Keeps nothing: for runs that leave no trace, such as `dlp scan`."""

    def write(self, record: Mapping[str, Any]) -> None:
        """Forget the record."""

    def enforce_retention(self) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is open."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


class AuditWriter:
    """One writer of one file, safe over threads.

    A record is one write() of one line, so a crash tears the last line at most; the next write or
    start ends a torn line. With `fsync` a line is on the disk before write() returns
    (milliseconds instead of microseconds). A file that was moved away is made again.

    Args:
        path: the current file; file and folder are made when missing, for their owner only.
        max_bytes: the file is closed before it would pass this size.
        keep_files: so many closed files stay, even when the oldest is within its retention.
        retention_days: a closed file is deleted when its last record is older. A file holds
            records of one day (UTC), so none outlives its retention by more than a day.
        clock: gives the time with its zone.
    Raises:
        AuditError: the file cannot be opened, written, closed or deleted.
        ValueError: a number is below 1.
    """

    def __init__(
        self,
        path: Path,
        *,
        max_bytes: int = MAX_BYTES,
        keep_files: int = KEEP_FILES,
        retention_days: int = RETENTION_DAYS,
        fsync: bool = False,
        clock: Callable[[], datetime] = _utc_now,
    ) -> None:
        if min(max_bytes, keep_files, retention_days) < 1:
            raise ValueError("max_bytes, keep_files and retention_days are 1 or more")
        self.path = path
        self._max_bytes = max_bytes
        self._keep_files = keep_files
        self._retention = timedelta(days=retention_days)
        self._fsync = fsync
        self._clock = clock
        self._lock = Lock()
        self._file: int | None = None
        self._inode = 0
        self._size = 0
        self._last: datetime | None = None  # time of the last record in the current file
        with _failures(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._open()
        self.enforce_retention()

    def write(self, record: Mapping[str, Any]) -> None:
        """Append one record. Cost: two system calls, tens of microseconds."""
        try:
            line = orjson.dumps(record) + b"\n"
        except orjson.JSONEncodeError as error:
            raise AuditError(f"{self.path}: a record that JSON cannot hold") from error
        with self._lock, _failures(self.path):
            now = self._now()
            file = self._current()
            is_full = self._size > 0 and self._size + len(line) > self._max_bytes
            if is_full or self._is_of_another_day(now):
                file = self._rotate()
                self._purge(now)
            self._append(file, line)
            self._last = now

    def enforce_retention(self) -> None:
        """Close a file of another day and delete what is too old; writes do so when a day begins.

        For a service that may be idle for days: call it once a day. Cost: one folder listing.
        """
        with self._lock, _failures(self.path):
            now = self._now()
            self._current()
            if self._is_of_another_day(now):
                self._rotate()
            self._purge(now)

    def close(self) -> None:
        """Close the file; a later write opens it again."""
        with self._lock:
            self._close()

    def _is_of_another_day(self, now: datetime) -> bool:
        return self._last is not None and self._last.date() != now.date()

    def _now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def _current(self) -> int:
        """The open file, opened again when it was closed, moved or deleted."""
        if self._file is not None:
            try:
                if self.path.stat().st_ino == self._inode:
                    return self._file
            except FileNotFoundError:
                pass  # deleted or moved: made again below
        return self._open()

    def _open(self) -> int:
        self._close()
        self._last = last_time(self.path)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        file = os.open(self.path, flags, 0o600)
        state = os.fstat(file)
        self._file, self._inode, self._size = file, state.st_ino, state.st_size
        if self._size and os.pread(file, 1, self._size - 1) != b"\n":
            self._append(file, b"\n")
        return file

    def _append(self, file: int, line: bytes) -> None:
        """Write once; after a failure the file is opened anew, which ends a torn line."""
        try:
            if os.write(file, line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            if self._fsync:
                os.fsync(file)
        except OSError:
            self._close()
            raise
        self._size += len(line)

    def _rotate(self) -> int:
        """Close the current file under the time of its last record and begin a new one."""
        self._close()
        self.path.rename(closed_name(self.path, self._last or self._now()))
        return self._open()

    def _purge(self, now: datetime) -> None:
        closed = closed_files(self.path)
        surplus = len(closed) - self._keep_files
        for place, (when, path) in enumerate(closed):
            if place < surplus or when < now - self._retention:
                path.unlink(missing_ok=True)

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


@contextmanager
def _failures(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise AuditError(
            f"{path}: audit record not kept: {error.strerror}; make room, or let the service write"
        ) from error
