"""What the vault holds is found again by whom it is of, for a while, and never without bounds."""

from itertools import count

import pytest

from api import vault
from api.vault import Vault


def test_gives_a_map_to_its_caller_and_call_only() -> None:
    held = Vault()
    held.put("a", "call", "sealed")
    assert held.get("a", "call") == "sealed"
    others = [held.get(*who) for who in (("b", "call"), ("a", "cal"), ("ac", "all"), ("", "acall"))]
    assert others == [None] * 4


def test_a_later_map_takes_the_place_of_an_earlier_one() -> None:
    held = Vault()
    held.put("a", "call", "first")
    held.put("a", "call", "second")
    assert (held.get("a", "call"), len(held)) == ("second", 1)


def test_forgets_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000.0
    monkeypatch.setattr("api.vault.time.monotonic", lambda: now)
    held = Vault()
    held.put("a", "call", "sealed")
    now += vault.LIFETIME_S - 1
    assert held.get("a", "call") == "sealed"
    now += 2
    assert held.get("a", "call") is None
    held.put("a", "other", "sealed")
    assert len(held) == 1


@pytest.mark.parametrize(("maps", "chars"), [(3, 1_000), (1_000, 25)])
def test_the_oldest_go_when_there_are_too_many(
    monkeypatch: pytest.MonkeyPatch, maps: int, chars: int
) -> None:
    monkeypatch.setattr(vault, "MAX_MAPS", maps)
    monkeypatch.setattr(vault, "MAX_BYTES", chars)
    held = Vault()
    for number in range(9):
        held.put("a", str(number), "x" * 10)
    kept = [number for number in range(9) if held.get("a", str(number))]
    assert kept == list(range(9))[-len(kept) :]
    assert len(kept) == len(held) == min(maps, chars // 10)


def test_one_map_over_the_limit_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vault, "MAX_BYTES", 5)
    held = Vault()
    for number in count():
        if number == 3:
            break
        held.put("a", str(number), "x" * 10)
    assert len(held) == 0
