"""The key ring: purposes apart, old keys verifying until retired, a file for its owner alone."""

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from dlp.errors import ConfigurationError
from dlp.keys import KeyRing

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ring" / "keys.json"


def test_a_new_ring_is_readable_by_its_owner_alone(path: Path) -> None:
    before = os.umask(0)
    try:
        KeyRing.create(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_a_ring_loads_as_it_was_written(path: Path) -> None:
    ring = KeyRing.create(path)
    assert KeyRing.load(path) == ring
    assert KeyRing.load(path).derive("override") == ring.derive("override")


def test_purposes_and_rings_share_nothing() -> None:
    ring, other = KeyRing.ephemeral(), KeyRing.ephemeral()
    keys = [ring.derive("override"), ring.derive("pseudonym"), other.derive("override")]
    assert len({*keys, ring.newest.material}) == 4
    assert {len(key) for key in keys} == {32}


def test_old_keys_verify_until_retired(path: Path) -> None:
    first = KeyRing.create(path)
    old = first.derive("override")
    rotated = first.rotate(NOW)
    assert rotated.derive("override") != old
    assert rotated.candidates("override") == [rotated.derive("override"), old]
    retired = rotated.retire(first.newest.id, NOW)
    assert retired.candidates("override") == [rotated.derive("override")]
    assert KeyRing.load(path) == retired
    assert KeyRing.load(path).keys[0].retired == NOW


def test_retiring_erases_the_key_from_the_file(path: Path) -> None:
    first = KeyRing.create(path)
    before = json.loads(path.read_text())["keys"][0]["key"]
    first.rotate().retire(first.newest.id)
    assert before
    assert before not in path.read_text()


@pytest.mark.parametrize(
    ("key_id", "match"), [("newest", "rotate first"), ("00000000x", "no key has this id")]
)
def test_what_cannot_be_retired(key_id: str, match: str, path: Path) -> None:
    ring = KeyRing.create(path)
    with pytest.raises(ConfigurationError, match=match):
        ring.retire(ring.newest.id if key_id == "newest" else key_id)


def test_a_ring_never_shows_a_key(path: Path) -> None:
    ring = KeyRing.create(path)
    written = json.loads(path.read_text())["keys"][0]["key"]
    assert written not in repr(ring)
    assert repr(ring.newest.material)[2:-1] not in repr(ring)


DAMAGED: list[tuple[str, Any]] = [
    ("empty", ""),
    ("no JSON", "{"),
    ("a list", []),
    ("another format", {"format": 2, "keys": []}),
    ("no keys", {"format": 1, "keys": []}),
    ("a key that is no mapping", {"format": 1, "keys": ["secret"]}),
    ("a short key", {"format": 1, "keys": [
        {"id": "0a0b0c0d", "created": "2026-07-01T12:00:00+00:00", "retired": None, "key": "QQ=="}
    ]}),
    ("a key that is no base64", {"format": 1, "keys": [
        {"id": "0a0b0c0d", "created": "2026-07-01T12:00:00+00:00", "retired": None, "key": "*"}
    ]}),
    ("deep nesting", "[" * 60_000),
    ("too large", " " * 70_000),
]  # fmt: skip


@pytest.mark.parametrize("content", [c for _, c in DAMAGED], ids=[name for name, _ in DAMAGED])
def test_a_damaged_ring_is_refused_without_showing_it(content: Any, path: Path) -> None:
    KeyRing.create(path)
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(ConfigurationError) as caught:
        KeyRing.load(path)
    (said,) = caught.value.mistakes
    assert said.startswith("keys.json: is ")
    assert "secret" not in said


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666, 0o644])
def test_a_ring_open_to_others_is_refused(mode: int, path: Path) -> None:
    ring = KeyRing.create(path)
    path.chmod(mode)
    with pytest.raises(ConfigurationError, match="open to others"):
        KeyRing.load(path)
    assert "chmod 600" in ring.check()[0]
    path.chmod(0o600)
    assert ring.check() == ()


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_refused_at_once(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path, 0o600)
    with pytest.raises(ConfigurationError, match=r"keys\.json: (cannot be read|is no )"):
        KeyRing.load(path)


def test_create_never_replaces_a_ring(path: Path) -> None:
    first = KeyRing.create(path)
    with pytest.raises(ConfigurationError, match="exists already"):
        KeyRing.create(path)
    assert KeyRing.load(path) == first


def test_a_folder_that_cannot_be_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigurationError, match=r"keys\.json: cannot be written"):
        KeyRing.create(tmp_path / "file" / "keys.json")


def test_many_starting_at_once_share_one_ring(path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        rings = list(pool.map(lambda _: KeyRing.load_or_create(path), range(16)))
    assert len({ring.derive("override") for ring in rings}) == 1
