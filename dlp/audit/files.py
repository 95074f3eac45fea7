"""The files that audit records stand in: their names, and reading them back.

The current file is `audit.jsonl`; a closed one carries the time of its last record, as in
`audit-20260131T235959000000Z.jsonl`. Times are in UTC.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

STAMP = "%Y%m%dT%H%M%S%fZ"
TAIL_BYTES = 65_536  # a record is far shorter


class AuditError(Exception):
    """Records cannot be written or read; says which file and why, never what the record holds."""


def closed_files(path: Path) -> list[tuple[datetime, Path]]:
    """The closed files beside the current one, oldest first, with the time of their last record."""
    found = []
    for candidate in path.parent.iterdir():
        stamp = candidate.name.removeprefix(f"{path.stem}-").removesuffix(path.suffix)
        when = _parse(stamp, STAMP)
        if when is not None and candidate.name == f"{path.stem}-{stamp}{path.suffix}":
            found.append((when, candidate))
    return sorted(found)


def closed_name(path: Path, when: datetime) -> Path:
    """A free name for a closed file whose last record is of that time."""
    while True:
        stamp = when.astimezone(UTC).strftime(STAMP)
        name = path.with_name(f"{path.stem}-{stamp}{path.suffix}")
        if not name.exists():
            return name
        when += timedelta(microseconds=1)


def last_time(path: Path) -> datetime | None:
    """When the last whole record of a file was made; its last change when none tells.

    None for a file that is empty or not there.
    """
    if not path.exists() or (size := path.stat().st_size) == 0:
        return None
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL_BYTES))
        lines = file.read().split(b"\n")
    for line in reversed(lines):
        record = _record(line)
        if record is not None and isinstance(stamp := record.get("time"), str):
            when = _parse(stamp, "%Y-%m-%dT%H:%M:%S.%fZ")
            if when is not None:
                return when
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def read(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The records of these files, in their order, without lines that a crash or full disk tore.

    For all records of a service: [closed for _, closed in closed_files(path)] + [path].

    Raises:
        AuditError: a file cannot be read.
    """
    for path in paths:
        try:
            with path.open("rb") as file:
                for line in file:
                    if (record := _record(line)) is not None:
                        yield record
        except OSError as error:
            raise AuditError(f"{path}: {error.strerror}") from error


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return record if isinstance(record, dict) else None


def _parse(stamp: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, form).replace(tzinfo=UTC)
    except ValueError:
        return None
