"""The scanner as it is shipped, with state that vanishes."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

from dlp.scanner import Scanner, build_scanner
from dlp.settings import load_settings


@contextmanager
def shipped(names: str = "off") -> Iterator[Scanner]:
    """Default policy, all recognizers; rules only unless names are "on"."""
    with TemporaryDirectory(prefix="dlp-bench-") as folder:
        yield build_scanner(load_settings(data_dir=folder, names=names))
