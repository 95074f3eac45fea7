"""Files of the command line: read up to a limit, and put in their place whole or not at all."""

import os
import secrets
import sys
from pathlib import Path

STDIN = "-"


def read(name: str, limit: int) -> bytes | None:
    """The bytes of a file, or of standard input for `-`; None when there are more than `limit`.

    Raises: OSError.
    """
    if name == STDIN:
        data = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(name).open("rb") as file:
            data = file.read(limit + 1)
    return None if len(data) > limit else data


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in its place at once: a reader sees the old one or all of the new one.

    Raises: OSError.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
