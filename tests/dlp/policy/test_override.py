"""Override tokens: for one request, one caller, ten minutes, once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import regex as re
from hypothesis import given
from hypothesis import strategies as st

from dlp.data import Context
from dlp.errors import OverrideError
from dlp.keys import KeyRing
from dlp.policy.override import content_of, issue, redeem
from dlp.store import Store

NOW = datetime(2026, 7, 1, 12, 0, 0, tzinfo=UTC)
CONTENT = content_of({"text": "hello"}, Context())
RULES = frozenset({"secrets", "confidential"})
RING = KeyRing.ephemeral()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(f"sqlite:///{tmp_path / 'store.db'}")


def token(ring: KeyRing = RING) -> str:
    return issue(ring, content=CONTENT, rules=RULES, caller="gateway", now=NOW)[0]


def use(store: Store, given_token: str, **other: Any) -> frozenset[str]:
    arguments = {"content": CONTENT, "caller": "gateway", "now": NOW, **other}
    return redeem(RING, store, token=given_token, **arguments)


def test_a_token_lifts_the_rules_it_names(store: Store) -> None:
    assert use(store, token()) == RULES


def test_a_token_is_compact_and_safe_in_a_url() -> None:
    made, ends = issue(RING, content=CONTENT, rules=RULES, caller="gateway", now=NOW)
    assert re.fullmatch(r"[A-Za-z0-9_-]{60,140}", made)
    assert ends == NOW + timedelta(minutes=10)


def test_two_tokens_for_one_request_differ(store: Store) -> None:
    first, second = token(), token()
    assert first != second
    assert use(store, first) == use(store, second)


def changed(made: str, place: int) -> str:
    return made[:place] + ("A" if made[place] != "A" else "B") + made[place + 1 :]


REFUSED: list[tuple[str, str, Callable[[str], str], dict[str, Any]]] = [
    ("other content", "foreign", str, {"content": content_of({"text": "hallo"}, Context())}),
    ("other caller", "foreign", str, {"caller": "gateway2"}),
    ("expired", "expired", str, {"now": NOW + timedelta(minutes=10)}),
    ("a rule added", "foreign", lambda made: changed(made, len(made) - 2), {}),
    ("a later end", "foreign", lambda made: changed(made, 5), {}),
    ("another nonce", "foreign", lambda made: changed(made, 20), {}),
    ("another MAC", "foreign", lambda made: changed(made, 50), {}),
    ("another version", "malformed", lambda made: changed(made, 0), {}),
    ("cut short", "malformed", lambda made: made[:60], {}),
    ("empty", "malformed", lambda made: "", {}),
    ("no base64", "malformed", lambda made: made + "!", {}),
    ("line end", "malformed", lambda made: made + "\n", {}),
    ("other letters", "malformed", lambda made: "é" * 80, {}),
    ("huge", "malformed", lambda made: "A" * 1_000_000, {}),
]


@pytest.mark.parametrize(
    ("code", "spoil", "other"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_refused(
    code: str, spoil: Callable[[str], str], other: dict[str, Any], store: Store
) -> None:
    made = token()
    with pytest.raises(OverrideError) as caught:
        use(store, spoil(made), **other)
    assert caught.value.code == code
    assert made[:20] not in str(caught.value)
    assert "options.override.token" in str(caught.value)
    assert use(store, made) == RULES, "a refused try must not use the token up"


def test_used_once(store: Store) -> None:
    made = token()
    use(store, made)
    with pytest.raises(OverrideError) as caught:
        use(store, made)
    assert caught.value.code == "used"


def test_of_another_ring(store: Store) -> None:
    with pytest.raises(OverrideError) as caught:
        use(store, token(KeyRing.ephemeral()))
    assert caught.value.code == "foreign"


def test_rotation_keeps_tokens_and_retiring_ends_them(store: Store, tmp_path: Path) -> None:
    ring = KeyRing.create(tmp_path / "keys.json")
    first, second = token(ring), token(ring)
    rotated = ring.rotate()
    arguments: dict[str, Any] = {"content": CONTENT, "caller": "gateway", "now": NOW}
    assert redeem(rotated, store, token=first, **arguments) == RULES
    retired = rotated.retire(ring.newest.id)
    with pytest.raises(OverrideError):
        redeem(retired, store, token=second, **arguments)


BASE = Context(destination="https://chatgpt.com/c/1", model="m", account="personal", user="u")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(BASE, destination="https://chatgpt.com/c/2"), True),
        (replace(BASE, destination="CHATGPT.com."), True),
        (replace(BASE, channel="paste"), True),
        (replace(BASE, destination="https://claude.ai/"), False),
        (replace(BASE, destination=None), False),
        (replace(BASE, model="n"), False),
        (replace(BASE, account="organisation"), False),
        (replace(BASE, user="v"), False),
    ],
)
def test_content_is_bound_to_where_it_goes(other: Context, *, same: bool) -> None:
    assert (content_of({"text": "x"}, other) == content_of({"text": "x"}, BASE)) is same


def test_content_of_messages_keeps_their_order_and_shape() -> None:
    one = [{"role": "user", "content": "a"}, {"role": "user", "content": "b"}]
    same, other = [dict(m) for m in one], one[::-1]
    assert content_of({"messages": one}, BASE) == content_of({"messages": same}, BASE)
    assert content_of({"messages": one}, BASE) != content_of({"messages": other}, BASE)


@given(st.text(max_size=200))
def test_no_text_is_a_token(text: str) -> None:
    with pytest.raises(OverrideError) as caught:
        redeem(
            RING, None, token=text, content=CONTENT, caller="gateway", now=NOW  # type: ignore[arg-type]
        )  # fmt: skip
    assert caught.value.code in ("malformed", "foreign")
