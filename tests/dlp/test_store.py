"""The store: a token counts once whatever process asks, and a broken file is said at the start."""

import multiprocessing
import stat
from pathlib import Path

import pytest

from dlp.errors import StoreError
from dlp.store import Store


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def use_all(where: str) -> int:
    """In another process: how many of a hundred tokens this process used first."""
    store = Store(where)
    return sum(store.use_token(bytes([number]), 100) for number in range(100))


def test_a_token_is_used_once_also_after_a_restart(tmp_path: Path) -> None:
    store = Store(url(tmp_path / "store.db"))
    assert store.use_token(b"a" * 32, 100)
    assert not store.use_token(b"a" * 32, 100)
    assert store.use_token(b"b" * 32, 100)
    store.close()
    assert not Store(url(tmp_path / "store.db")).use_token(b"a" * 32, 100)


def test_a_token_is_used_once_over_processes(tmp_path: Path) -> None:
    """They start together, so they make the file and its tables together too."""
    where = url(tmp_path / "store.db")
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        used = pool.map(use_all, [where] * 4)
    assert sum(used) == 100


def test_purge_forgets_what_has_expired(tmp_path: Path) -> None:
    store = Store(url(tmp_path / "store.db"))
    for expires_at in (10, 20, 30):
        store.use_token(bytes([expires_at]), expires_at)
    assert store.purge(25) == 2
    assert store.purge(25) == 0
    assert not store.use_token(bytes([30]), 30)


def test_the_file_is_its_owners_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "var" / "store.db"
    Store(url(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_damaged_file_is_refused_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"not a database " * 1000)
    with pytest.raises(StoreError, match=r"store\.db: .*move the file away"):
        Store(url(path))


def test_a_file_damaged_inside_is_refused_at_the_start(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store(url(path))
    for number in range(200):
        store.use_token(number.to_bytes(32, "big"), 100)
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match=r"store\.db: "):
        Store(url(path))


@pytest.mark.parametrize(
    ("where", "match"),
    [
        ("file/store.db", "folder cannot be made"),
        ("folder", "unable to open"),
    ],
)
def test_what_cannot_be_a_store_is_said_at_the_start(
    where: str, match: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StoreError, match=match):
        Store(url(tmp_path / where))


@pytest.mark.parametrize(
    ("where", "match"),
    [
        ("no url", "try sqlite:////"),
        ("sqlite://", "name a file"),
        ("sqlite:///:memory:", "name a file"),
        ("nonsense://host/x", "try sqlite:////"),
    ],
)
def test_a_url_that_is_none(where: str, match: str) -> None:
    with pytest.raises(StoreError, match=match):
        Store(where)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store("postgresql+psycopg://roeland:canary@127.0.0.1:1/roeland")
    assert "canary" not in str(caught.value)


def test_a_store_that_breaks_later_lifts_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = Store(url(path))
    for file in tmp_path.iterdir():
        file.unlink()
    path.mkdir()
    with pytest.raises(StoreError):
        store.use_token(b"a", 100)
