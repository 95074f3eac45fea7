"""The key ring: one file of random keys, from which every purpose derives its own.

A purpose ("override", "pseudonym", "sealed-map", "fingerprint") never sees the key itself: it gets
HKDF-SHA-256 of it (RFC 5869) with the purpose as info, so that what leaks from one purpose opens
nothing else. New work uses the newest key; older ones verify until they are retired, and a retired
key's bytes are erased. The file is JSON, readable by its owner alone, replaced atomically.
"""

import base64
import binascii
import hmac
import json
import os
import secrets
import stat
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import regex as re

from dlp.errors import ConfigurationError

KEY_BYTES = 32
MAX_BYTES = 64 * 1024  # of the file; some 300 keys
FORMAT = 1

_SALT = b"roeland key ring 1"
_ID = re.compile(r"[0-9a-f]{8}")


@dataclass(frozen=True, slots=True)
class Key:
    """One key. Safe to print: the bytes are hidden."""

    id: str  # eight hexadecimal digits, random
    created: datetime
    retired: datetime | None = None
    material: bytes = field(default=b"", repr=False)  # KEY_BYTES; empty once retired


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Keys, oldest first; the newest, which is last, is never retired."""

    keys: tuple[Key, ...]
    path: Path | None = None  # None: in memory, gone with the process

    @classmethod
    def ephemeral(cls) -> "KeyRing":
        """A ring with one new key that no other process knows."""
        return cls((_new_key(),))

    @classmethod
    def create(cls, path: Path) -> "KeyRing":
        """A new ring file with one key, mode 0600.

        Raises:
            ConfigurationError: the file exists already, or cannot be written.
        """
        ring = cls((_new_key(),), path)
        ring._write(new=True)
        return ring

    @classmethod
    def load(cls, path: Path) -> "KeyRing":
        """Read a ring file.

        Raises:
            ConfigurationError: not there, no plain file, open to others than its owner, not ours,
                or damaged. Never shows what the file holds.
        """
        return cls(_read(path), path)

    @classmethod
    def load_or_create(cls, path: Path) -> "KeyRing":
        """The ring of a service that was given none, beside its store; safe over processes."""
        try:
            return cls.create(path)
        except _ExistsError:
            return cls.load(path)

    @property
    def newest(self) -> Key:
        """The key that new work uses."""
        return self.keys[-1]

    def derive(self, purpose: str) -> bytes:
        """The newest key for a purpose, 32 bytes."""
        return _derived(self.newest, purpose)

    def candidates(self, purpose: str) -> list[bytes]:
        """Every key for a purpose that still verifies, newest first."""
        return [_derived(key, purpose) for key in reversed(self.keys) if key.retired is None]

    def rotate(self, now: datetime | None = None) -> "KeyRing":
        """The ring with a new newest key, written to its file. Running services must be told."""
        return self._saved((*self.keys, _new_key(now)))

    def retire(self, key_id: str, now: datetime | None = None) -> "KeyRing":
        """The ring without the bytes of one key; what it made no longer verifies.

        Raises:
            ConfigurationError: no key has this id, or it is the newest.
        """
        if key_id == self.newest.id:
            raise self._wrong("the newest key is in use; rotate first, then retire it")
        if key_id not in {key.id for key in self.keys}:
            raise self._wrong("no key has this id; see `dlp keys list`")
        retired = now or datetime.now(UTC)
        keys = tuple(
            replace(key, retired=key.retired or retired, material=b"") if key.id == key_id else key
            for key in self.keys
        )
        return self._saved(keys)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file as it is now; empty when it can be used."""
        if self.path is None:
            return ()
        try:
            _read(self.path)
        except ConfigurationError as error:
            return error.mistakes
        return ()

    def _saved(self, keys: tuple[Key, ...]) -> "KeyRing":
        ring = replace(self, keys=keys)
        ring._write(new=False)
        return ring

    def _write(self, *, new: bool) -> None:
        """To a temporary file beside it, then renamed: a reader sees the old ring or the new."""
        if self.path is None:
            return
        path = self.path
        temporary = None
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".keys-")  # 0600
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(_written(self.keys))
                file.flush()
                os.fsync(file.fileno())
            if new:
                _link(Path(temporary), path)
            else:
                Path(temporary).replace(path)
        except OSError as error:
            raise self._wrong(f"cannot be written ({error.strerror}); check the folder") from None
        finally:
            if temporary is not None:
                Path(temporary).unlink(missing_ok=True)

    def _wrong(self, what: str) -> ConfigurationError:
        return ConfigurationError([f"{self.path.name if self.path else 'key ring'}: {what}"])


class _ExistsError(ConfigurationError):
    """Another process was first."""


def _link(temporary: Path, path: Path) -> None:
    """Put the file in its place, unless one is there, whoever made it."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise _ExistsError([f"{path.name}: exists already; use another name"]) from None


def _new_key(now: datetime | None = None) -> Key:
    return Key(
        id=secrets.token_hex(4),
        created=(now or datetime.now(UTC)).replace(microsecond=0),
        material=secrets.token_bytes(KEY_BYTES),
    )


def _derived(key: Key, purpose: str) -> bytes:
    """HKDF-SHA-256, extract and one block of expand: 32 bytes. Source: RFC 5869, section 2."""
    extracted = hmac.digest(_SALT, key.material, "sha256")
    return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")


def _written(keys: Sequence[Key]) -> str:
    listed = [
        {
            "id": key.id,
            "created": key.created.isoformat(),
            "retired": key.retired.isoformat() if key.retired else None,
            "key": base64.b64encode(key.material).decode("ascii"),
        }
        for key in keys
    ]
    return json.dumps({"format": FORMAT, "keys": listed}, indent=2) + "\n"


def _read(path: Path) -> tuple[Key, ...]:
    try:
        # Opened first and judged by its descriptor, so that nobody swaps the file in between.
        # O_NONBLOCK: a pipe in the place of the file must not make us wait.
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(file.fileno())
            raw = file.read(MAX_BYTES + 1) if stat.S_ISREG(status.st_mode) else b""
    except OSError as error:
        raise ConfigurationError(
            [f"{path.name}: cannot be read ({error.strerror}); see `dlp keys init`"]
        ) from None
    wrong = _not_private(status)
    if wrong is None and len(raw) > MAX_BYTES:
        wrong = f"is larger than {MAX_BYTES:,} bytes; is it a key ring?"
    if wrong is not None:
        raise ConfigurationError([f"{path.name}: {wrong}"])
    try:
        keys = _parsed(json.loads(raw))
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ConfigurationError(
            [f"{path.name}: is damaged or no key ring; put a copy back or run `dlp keys init`"]
        ) from None
    return keys


def _not_private(status: os.stat_result) -> str | None:
    if not stat.S_ISREG(status.st_mode):
        return "is no plain file; name the key ring file"
    if status.st_mode & 0o077:
        return f"is open to others (mode {stat.S_IMODE(status.st_mode):04o}); chmod 600"
    if status.st_uid not in (0, os.geteuid()):
        return "belongs to another user; chown it to the one that runs the service"
    return None


def _parsed(data: Any) -> tuple[Key, ...]:
    """The keys of a ring; ValueError, KeyError or TypeError when it is none."""
    if data["format"] != FORMAT:
        raise ValueError
    keys = tuple(_key(entry) for entry in data["keys"])
    ids = {key.id for key in keys}
    if not keys or len(ids) < len(keys) or keys[-1].retired is not None:
        raise ValueError
    return keys


def _key(entry: Any) -> Key:
    retired = entry["retired"]
    try:
        material = base64.b64decode(entry["key"], validate=True)
    except binascii.Error:
        raise ValueError from None
    key = Key(
        id=entry["id"],
        created=datetime.fromisoformat(entry["created"]),
        retired=datetime.fromisoformat(retired) if retired else None,
        material=material,
    )
    if not _ID.fullmatch(key.id) or len(material) != (0 if retired else KEY_BYTES):
        raise ValueError
    return key
