"""The pack's patterns, compiled once and kept beside Python's byte code.

`regex` takes over two seconds to compile them all and a twentieth of one to load them. The file is
written as byte code is: into `__pycache__` (or PYTHONPYCACHEPREFIX), whole or not at all, where
Python may write it; without it all is compiled anew. It holds nothing but patterns, of this very
version of `regex`; one that is damaged or holds anything else is not used.
"""

import io
import os
import pickle  # noqa: TID251 - of patterns only, see _Patterns; as trusted as the byte code
import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import regex as re

_DIGEST = 32  # bytes before the patterns
_VERSION = re.__version__.encode()
_FILE = Path(cache_from_source(__file__)).with_suffix(".patterns")
_USED: "dict[str, re.Pattern[str]]" = {}


class _Patterns(pickle.Unpickler):
    """Reads compiled patterns and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("regex._regex", "compile"):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no pattern")


def compiled(pattern: str) -> "re.Pattern[str]":
    """The compiled pattern, from the file where it stands there.

    Raises: regex.error for one that is none.
    """
    found = _KEPT.get(pattern)
    if found is None:
        found = _USED.get(pattern) or re.compile(pattern)
    _USED[pattern] = found
    return found


def keep(file: Path = _FILE) -> None:
    """Write the patterns compiled so far, unless these very ones stand there already."""
    if sys.dont_write_bytecode or _USED.keys() == _KEPT.keys():
        return
    patterns = pickle.dumps(_USED, protocol=5)
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(_digest(patterns) + patterns)
        draft.replace(file)
    except OSError:  # a folder that is not ours: as with byte code, the next start compiles again
        with suppress(OSError):
            draft.unlink()


def kept(file: Path = _FILE) -> "dict[str, re.Pattern[str]]":
    """The patterns in the file by their source; none where it is missing, damaged or outdated."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    digest, patterns = content[:_DIGEST], content[_DIGEST:]
    if digest != _digest(patterns):
        return {}
    try:
        found: dict[str, re.Pattern[str]] = _Patterns(io.BytesIO(patterns)).load()
    except (pickle.UnpicklingError, TypeError, ValueError):
        return {}
    return found


def _digest(patterns: bytes) -> bytes:
    return blake2b(patterns, digest_size=_DIGEST, key=_VERSION).digest()


_KEPT = kept()
