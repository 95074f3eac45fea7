"""Writing a page that a command was asked for."""

from datetime import datetime
from pathlib import Path

from dlp.cli.files import write_whole
from dlp.errors import ConfigurationError


def today() -> str:
    """The day as the clock on the wall shows it, e.g. 2026-05-31."""
    return datetime.now().astimezone().date().isoformat()


def write_page(path: Path, page: str) -> None:
    """Put the page in its place, whole. Raises: ConfigurationError when it cannot be written."""
    try:
        write_whole(path, page.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise ConfigurationError([f"{path}: cannot be written: {error.strerror}"]) from None
