"""A record says what was decided, and nothing of what was sent."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from dlp.audit.record import model_name, pseudonym, record
from dlp.data import Context, Finding, Incomplete, Placeholder, Verdict

NOW = datetime(2026, 1, 31, 23, 30, 0, 123_456, tzinfo=UTC)
KEY = b"k" * 32
CANARY = "85.07.30-999.32"


def finding(entity: str, confidence: float, group: str | None = None) -> Finding:
    return Finding(entity, "c", f"mail/{CANARY}", 1, 2, confidence, entity.lower(), (CANARY,),
                   digest=CANARY.encode(), group=group)  # fmt: skip


VERDICT = Verdict(
    id="01JD",
    verdict="redact",
    mode="enforce",
    would_be="block",
    incomplete=(Incomplete(CANARY, "encrypted", CANARY), Incomplete("b", CANARY, "c")),
    findings=(
        finding("PERSON", 0.5),
        finding("PERSON", 0.9),
        finding("IBAN_CODE", 0.4, group="g"),
        finding("IBAN_CODE", 0.7, group="g"),
        finding("ADDRESS", 0.39),
    ),
    actions=("allow", "redact", "allow", "allow", "allow"),
    redacted={"text": CANARY},
    placeholders=(Placeholder(CANARY, "PERSON", 1),),
    rules=("personal-data",),
    message={"nl": CANARY},
    override={"allowed": True, "token": CANARY},
    alternatives=({"name": CANARY, "url": CANARY},),
    policy={"name": "default", "version": "sha256:ab"},
    tier="tolerated",
    tool="chatgpt",
    timings_ms={"total": 3.4},
)
CONTEXT = Context(
    destination=f"https://chatgpt.com/c/{CANARY}",
    model="gpt-4o",
    account="personal",
    channel="paste",
    user=f"jan-{CANARY}",
    groups=("hr", CANARY),
    caller="proxy",
    path=f"/{CANARY}",
)


def made(verdict: Verdict = VERDICT, context: Context = CONTEXT, **given: Any) -> dict[str, Any]:
    usual: dict[str, Any] = {"now": NOW, "host": "chatgpt.com", "known_groups": ("hr", "it")}
    return record(verdict, context, **usual | given)


def test_the_whole_record() -> None:
    assert made(catalogue_name="ChatGPT") == {
        "schema": 1,
        "time": "2026-01-31T23:30:00.123Z",
        "id": "01JD",
        "verdict": "redact",
        "would_be": "block",
        "mode": "enforce",
        "rules": ["personal-data"],
        "entities": {
            "IBAN_CODE": {"count": 1, "likelihood": "likely", "action": "allow"},
            "PERSON": {"count": 2, "likelihood": "very_likely", "action": "redact"},
        },
        "recognizers": {"iban_code": 1, "person": 2},
        "complete": False,
        "incomplete": {"encrypted": 1, "other": 1},
        "override": None,
        "policy": {"name": "default", "version": "sha256:ab"},
        "tier": "tolerated",
        "tool": "chatgpt",
        "destination": {"host": "chatgpt.com", "name": "ChatGPT"},
        "model": "gpt-4o",
        "channel": "paste",
        "account": "personal",
        "groups": ["hr"],
        "caller": "proxy",
        "user": None,
        "timings_ms": {"total": 3.4},
    }


@pytest.mark.parametrize("user", ["none", "pseudonym"])
def test_holds_nothing_of_what_was_sent(user: str) -> None:
    assert CANARY not in json.dumps(made(user=user, pseudonym_key=KEY, host=f"x/{CANARY}"))


FIELDS: list[tuple[str, dict[str, Any], tuple[str, ...], Any]] = [
    ("host of another form", {"host": "https://chatgpt.com/c/1"}, ("destination", "host"), None),
    ("no host", {"host": None}, ("destination", "host"), None),
    ("a number for a host", {"host": "85.07.30-999.32"}, ("destination", "host"), None),
    ("a number in a host", {"host": "x0470123456.test"}, ("destination", "host"), None),
    (
        "a date in a host",
        {"host": "gpt-20240806.test"},
        ("destination", "host"),
        "gpt-20240806.test",
    ),
    ("IPv4 host", {"host": "192.168.100.123"}, ("destination", "host"), "192.168.100.123"),
    ("IPv6 host", {"host": "[2001:db8::1]"}, ("destination", "host"), "[2001:db8::1]"),
    ("no groups known", {"known_groups": ()}, ("groups",), []),
    ("user unasked", {"pseudonym_key": KEY}, ("user",), None),
    (
        "user",
        {"user": "pseudonym", "pseudonym_key": KEY},
        ("user",),
        pseudonym(CONTEXT.user or "", KEY),
    ),
    (
        "time elsewhere",
        {"now": datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=1)))},
        ("time",),
        "2026-01-01T00:00:00.000Z",
    ),
    (
        "override",
        {
            "verdict": replace(VERDICT, overridden=("a", "b"), override_reason="authorised"),
            "note": "for <PERSON_1>",
        },
        ("override",),
        {"rules": ["a", "b"], "reason": "authorised", "note": "for <PERSON_1>"},
    ),
    ("note without an override", {"note": "<PERSON_1>"}, ("override",), None),
    ("complete", {"verdict": replace(VERDICT, incomplete=())}, ("complete",), True),
]


@pytest.mark.parametrize(
    ("given", "field", "expected"), [pytest.param(*case[1:], id=case[0]) for case in FIELDS]
)
def test_fields(given: dict[str, Any], field: tuple[str, ...], expected: Any) -> None:
    value: Any = made(**given)
    for key in field:
        value = value[key]
    assert value == expected


MODELS = [
    ("gpt-4o-2024-08-06", True),
    ("anthropic.claude-3-5-sonnet-20241022-v2:0", True),
    ("meta-llama/Llama-3.3-70B", True),
    ("x" * 80, True),
    ("x" * 81, False),
    ("", False),
    ("my model", False),
    ("jan@example.be", False),
    ("85.07.30-999.32", False),
    ("m85073099932", False),
    ("BE68539007547034", False),
    ("0470-12-34-56", False),
    ("4111", False),
    ("gpt\n", False),
]


@pytest.mark.parametrize(("name", "is_kept"), MODELS)
def test_names_of_models(name: str, is_kept: bool) -> None:
    assert model_name(name) == (name if is_kept else None)
    assert made(context=replace(CONTEXT, model=name))["model"] == (name if is_kept else None)


def test_a_pseudonym_is_stable_while_the_key_is() -> None:
    assert pseudonym("jan", KEY) == pseudonym("jan", KEY) != pseudonym("piet", KEY)
    assert pseudonym("jan", KEY) != pseudonym("jan", b"other")
    assert len(pseudonym("\ud800", KEY)) == 16


@pytest.mark.parametrize(
    ("given", "said"),
    [({"now": datetime(2026, 1, 1)}, "time zone"), ({"user": "pseudonym"}, "needs a key")],  # noqa: DTZ001
)
def test_refuses_what_would_make_a_wrong_record(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        made(**given)
