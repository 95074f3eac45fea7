"""Whatever is wrong with a request gets its status, a problem that quotes nothing, and no trace."""

import json
from typing import Any

import pytest

from tests.api.server import CANARY, Running

DEEP = 100_000
TEN_MB = 10_000_000


def scan_of(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


MESSAGES = {"messages": [{"role": "user", "content": CANARY}]}
FORM = "application/x-www-form-urlencoded"

# name, status, body, headers beyond Content-Type: application/json
CASES: list[tuple[str, int, bytes, dict[str, str]]] = [
    ("empty body", 400, b"", {}),
    ("cut JSON", 400, f'{{"text": "{CANARY}'.encode(), {}),
    ("no JSON", 400, CANARY.encode(), {}),
    ("single quotes", 400, f"{{'text': '{CANARY}'}}".encode(), {}),
    ("trailing comma", 400, f'{{"text": "{CANARY}",}}'.encode(), {}),
    ("two values", 400, f'{{"text": "{CANARY}"}} {{}}'.encode(), {}),
    ("NaN", 400, f'{{"text": "{CANARY}", "x": NaN}}'.encode(), {}),
    ("Infinity", 400, f'{{"text": "{CANARY}", "x": -Infinity}}'.encode(), {}),
    ("number out of range", 400, f'{{"text": "{CANARY}", "x": 1e999}}'.encode(), {}),
    ("5,000 digits", 400, b'{"text": "x", "x": ' + b"9" * 5_000 + b"}", {}),
    ("raw NUL in a string", 400, f'{{"text": "{CANARY}\0"}}'.encode(), {}),
    ("byte order mark", 400, b"\xef\xbb\xbf" + scan_of(text=CANARY), {}),
    ("UTF-16", 400, scan_of(text=CANARY).decode().encode("utf-16"), {}),
    ("invalid UTF-8", 400, b'{"text": "' + CANARY.encode() + b'\xff"}', {}),
    ("surrogate in UTF-8", 400, b'{"text": "' + CANARY.encode() + b'\xed\xa0\x80"}', {}),
    ("lone surrogate", 422, f'{{"text": "{CANARY}\\ud800"}}'.encode(), {}),
    ("low surrogate first", 422, f'{{"text": "\\udc00\\ud800{CANARY}"}}'.encode(), {}),
    ("lone surrogate in a key", 422, f'{{"text": "x", "{CANARY}\\ud800": 1}}'.encode(), {}),
    ("deep lists", 422, b"[" * DEEP + b"]" * DEEP, {}),
    ("deep open lists", 422, b"[" * DEEP, {}),
    ("deep objects", 422, b'{"a":' * DEEP + b"1" + b"}" * DEEP, {}),
    (
        "deep messages",
        422,
        b'{"messages":[{"role":"user","x":' + b"[" * 300 + b"]" * 300 + b"}]}",
        {},
    ),
    ("a list", 422, json.dumps([CANARY]).encode(), {}),
    ("a string", 422, json.dumps(CANARY).encode(), {}),
    ("null", 422, b"null", {}),
    ("neither text nor messages", 422, b"{}", {}),
    ("both", 422, scan_of(text=CANARY, **MESSAGES), {}),
    ("both null", 422, scan_of(text=None, messages=None), {}),
    ("text is a number", 422, scan_of(text=85073099932), {}),
    ("text is a list", 422, scan_of(text=[CANARY]), {}),
    ("messages is a string", 422, scan_of(messages=CANARY), {}),
    ("a message is a string", 422, scan_of(messages=[CANARY]), {}),
    ("role is a number", 422, scan_of(messages=[{"role": 1, "content": CANARY}]), {}),
    ("content is an object", 422, scan_of(messages=[{"content": {"text": CANARY}}]), {}),
    ("a part is a string", 422, scan_of(messages=[{"content": [CANARY]}]), {}),
    ("text of a part is null", 422, scan_of(messages=[{"content": [{"type": "text"}]}]), {}),
    ("unknown field", 422, scan_of(text=CANARY, language="nl"), {}),
    ("unknown field that is content", 422, scan_of(text="x", **{CANARY: CANARY}), {}),
    ("unknown field in context", 422, scan_of(text=CANARY, context={CANARY: 1}), {}),
    ("unknown field in options", 422, scan_of(text=CANARY, options={CANARY: 1}), {}),
    ("unknown field in override", 422, scan_of(text=CANARY, options={"override": {CANARY: 1}}), {}),
    ("context is a list", 422, scan_of(text=CANARY, context=[CANARY]), {}),
    ("unknown account", 422, scan_of(text=CANARY, context={"account": CANARY}), {}),
    ("unknown channel", 422, scan_of(text=CANARY, context={"channel": CANARY}), {}),
    ("groups is a string", 422, scan_of(text=CANARY, context={"groups": CANARY}), {}),
    ("user too long", 422, scan_of(text=CANARY, context={"user": CANARY * 20}), {}),
    ("too many groups", 422, scan_of(text=CANARY, context={"groups": [CANARY] * 201}), {}),
    ("destination too long", 422, scan_of(text=CANARY, context={"destination": CANARY * 999}), {}),
    ("unknown unit", 422, scan_of(text=CANARY, options={"offsets": CANARY}), {}),
    ("explain is a word", 422, scan_of(text=CANARY, options={"explain": "yes"}), {}),
    ("explain is a number", 422, scan_of(text=CANARY, options={"explain": 1}), {}),
    (
        "note too long",
        422,
        scan_of(
            text="x", options={"override": {"token": "t", "reason": "other", "note": CANARY * 9}}
        ),
        {},
    ),
    (
        "foreign override",
        422,
        scan_of(text="x", options={"override": {"token": CANARY, "reason": "other"}}),
        {},
    ),
    ("form", 415, f"text={CANARY}".encode(), {"Content-Type": FORM}),
    ("plain text", 415, CANARY.encode(), {"Content-Type": "text/plain"}),
    ("no content type", 415, scan_of(text=CANARY), {"Content-Type": ""}),
    (
        "other charset",
        415,
        scan_of(text=CANARY),
        {"Content-Type": "application/json; charset=latin1"},
    ),
    ("gzip", 415, scan_of(text=CANARY), {"Content-Encoding": "gzip"}),
    ("over the limit", 413, scan_of(text=CANARY + "x" * TEN_MB), {}),
    ("one byte over", 413, b'{"text": "' + b"x" * (TEN_MB - 11) + b'"}', {}),
]


@pytest.mark.parametrize(
    ("status", "body", "headers"),
    [pytest.param(status, body, headers, id=name) for name, status, body, headers in CASES],
)
def test_wrong_request_is_a_problem_that_quotes_nothing(
    service: Running, status: int, body: bytes, headers: dict[str, str]
) -> None:
    answer = service.request("POST", "/v1/scan", body, headers)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["errors"]
    assert all(entry["field"] and entry["remedy"] for entry in problem["errors"])
    everything = answer.body.decode() + str(answer.headers) + service.written() + service.metrics()
    assert CANARY not in everything
    assert "999.32" not in everything


FIELDS = [
    ({"text": "x", "language": "nl"}, "language"),
    ({"text": "x", "context": {"destinaton": "a"}}, "context/key 1"),
    ({"text": "x", "context": {"account": "mine"}}, "context/account"),
    ({"text": "x", "options": {"explain": 1, "offsets": "rune"}}, "options/offsets"),
    ({"messages": [{"content": [{"type": "text", "text": 1}]}]}, "messages/0/content/0/text"),
    ({"text": "x", "options": {"override": {"reason": "other"}}}, "options/override/token"),
]


@pytest.mark.parametrize(("body", "field"), FIELDS)
def test_problem_names_the_field(service: Running, body: Any, field: str) -> None:
    errors = service.request("POST", "/v1/scan", body).json()["errors"]
    assert field in [entry["field"] for entry in errors]


def test_misspelt_field_gets_the_nearest_name(service: Running) -> None:
    answer = service.scan("x", context={"destinaton": "a"})
    assert answer.json()["errors"][0]["remedy"] == "did you mean destination?"


def test_limit_is_named(service: Running) -> None:
    answer = service.request("POST", "/v1/scan", b" " * (TEN_MB + 1))
    assert answer.json()["errors"][0]["limit"] == TEN_MB
    assert answer.headers["connection"] == "close"


ADDRESSES = [
    ("GET", "/v1/scan", 405, "OPTIONS, POST"),
    ("DELETE", "/v1/scan", 405, "OPTIONS, POST"),
    ("PUT", "/v1/feedback", 405, "GET, HEAD, OPTIONS, POST"),
    ("POST", "/healthz", 405, "GET, HEAD, OPTIONS"),
    ("GET", f"/v1/{CANARY}", 404, None),
    ("GET", f"/?q={CANARY}", 307, None),
    ("GET", "/docs/../secrets", 404, None),
    ("GET", "/docs/server.py", 404, None),
    ("POST", "/v1/scan/", 404, None),
    ("OPTIONS", "/v1/scan", 204, "OPTIONS, POST"),
    ("OPTIONS", f"/{CANARY}", 404, None),
    ("HEAD", "/healthz", 200, None),
    ("HEAD", "/v1/scan", 405, "OPTIONS, POST"),
]


@pytest.mark.parametrize(("method", "path", "status", "allow"), ADDRESSES)
def test_wrong_address_or_method(
    service: Running, method: str, path: str, status: int, allow: str | None
) -> None:
    answer = service.request(method, path)
    assert answer.status == status
    assert answer.headers.get("allow") == allow
    assert CANARY not in answer.body.decode() + service.written() + service.metrics()


GOOD: list[tuple[str, Any]] = [
    ("text", {"text": "x"}),
    ("empty text", {"text": ""}),
    ("NUL", {"text": "a\0b"}),
    ("null beside", {"text": "x", "messages": None, "context": None, "options": None}),
    ("no messages", {"messages": []}),
    ("content null", {"messages": [{"role": "assistant", "content": None}]}),
    ("no content", {"messages": [{"role": "assistant", "tool_calls": [{"id": "1"}]}]}),
    ("parts", {"messages": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]}),
    ("image part", {"messages": [{"content": [{"type": "image_url", "image_url": {}}]}]}),
    ("large number", {"messages": [{"role": "user", "n": 12345678901234567890123}]}),
    ("emoji", {"text": "\U0001f600"}),
]


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in GOOD])
def test_right_request_is_answered(service: Running, body: Any) -> None:
    answer = service.request("POST", "/v1/scan", body)
    assert answer.status == 200
    assert answer.json()["verdict"] == "allow"
    assert answer.headers["dlp-request-id"] == answer.json()["id"]
