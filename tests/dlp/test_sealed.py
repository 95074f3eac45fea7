"""Sealed maps: only ours, only for whom they were made, only for a while."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.keys import KeyRing
from dlp.sealed import SealError, seal, unseal

KEYS = KeyRing.ephemeral()
VALUES = {"<PERSON_1>": "Fatima Voorbeeld", "<EMAIL_ADDRESS_1>": "f@voorbeeld.example"}
NOW = datetime(2026, 11, 29, tzinfo=UTC)


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=40), max_size=5), st.text(max_size=9))
def test_comes_back_as_it_was(values: dict[str, str], conversation: str) -> None:
    try:
        sealed = seal(values, KEYS, caller="gateway", conversation=conversation)
    except TypeError:  # JSON holds no lone surrogates
        return
    assert unseal(sealed, KEYS, caller="gateway", conversation=conversation) == values


def test_shows_nothing_and_is_never_the_same_twice() -> None:
    first, second = (seal(VALUES, KEYS, caller="gateway") for _ in range(2))
    assert first != second
    assert "Fatima" not in first
    assert first.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    ("caller", "conversation", "keys"),
    [
        ("other", "c1", KEYS),
        ("gateway", "c2", KEYS),
        ("gatewayc", "1", KEYS),
        ("gateway", "c1", KeyRing.ephemeral()),
    ],
)
def test_opens_for_nobody_else(caller: str, conversation: str, keys: KeyRing) -> None:
    sealed = seal(VALUES, KEYS, caller="gateway", conversation="c1")
    with pytest.raises(SealError, match="foreign"):
        unseal(sealed, keys, caller=caller, conversation=conversation)


def test_expires() -> None:
    sealed = seal(VALUES, KEYS, caller="g", now=NOW, lifetime=timedelta(minutes=5))
    assert unseal(sealed, KEYS, caller="g", now=NOW + timedelta(minutes=4)) == VALUES
    with pytest.raises(SealError, match="expired"):
        unseal(sealed, KEYS, caller="g", now=NOW + timedelta(minutes=6))


def test_old_keys_open_until_they_are_retired(tmp_path: Path) -> None:
    ring = KeyRing.create(tmp_path / "keys.json")
    sealed = seal(VALUES, ring, caller="g")
    rotated = ring.rotate()
    assert unseal(sealed, rotated, caller="g") == VALUES
    with pytest.raises(SealError, match="foreign"):
        unseal(sealed, rotated.retire(ring.newest.id), caller="g")


@pytest.mark.parametrize("sealed", ["", "x", "é", "UkmAA", "A" * 100, " " * 100])
def test_what_is_none_is_malformed(sealed: str) -> None:
    with pytest.raises(SealError, match="malformed"):
        unseal(sealed, KEYS, caller="g")


@given(st.integers(0, 400), st.integers(1, 255))
def test_any_changed_byte_is_seen(at: int, change: int) -> None:
    sealed = seal(VALUES, KEYS, caller="g")
    at %= len(sealed)
    letter = chr(33 + (ord(sealed[at]) - 33 + change) % 90)
    changed = sealed[:at] + letter + sealed[at + 1 :]
    if changed == sealed:
        return
    try:
        opened = unseal(changed, KEYS, caller="g")
    except SealError:
        return
    assert opened == VALUES  # base64 has unused bits at its end
