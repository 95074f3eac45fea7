"""POST /gateways/proxy: the question of ICAP over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.server import Answer, Running, running
from tests.integrations.squid.messages import BULK, CLEAN, NUMBER, PERSONAL, REDACTED, chat

POLICY = """
schema: 1
rules:
  - {name: numbers, any_of: [{categories: [national_identifier]}], action: redact}
tenants: {anthropic: ["550e8400-e29b-41d4-a716-446655440000"]}
"""
ONLY = b"anthropic-allowed-org-ids: 550e8400-e29b-41d4-a716-446655440000\r\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("proxy")
    policy = folder / "policy.yaml"
    policy.write_text(POLICY)
    more = {"names": "off", "workers": 1, "max_document_bytes": 100_000}
    with running(folder, factory="api.serving:build", policy=policy, **more) as one:
        yield one


def message(body: bytes, host: str = "chatgpt.com") -> bytes:
    head = f"POST https://{host}/backend-api/conversation HTTP/1.1\r\nHost: {host}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(body) + body


def ask(service: Running, raw: bytes, kind: str = "message/http") -> Answer:
    return service.request("POST", "/gateways/proxy", raw, {"Content-Type": kind})


def test_allow_is_204_and_redact_the_changed_request(service: Running) -> None:
    allowed = ask(service, message(chat(CLEAN)))
    assert (allowed.status, allowed.body, allowed.headers["dlp-verdict"]) == (204, b"", "allow")
    cleaned = ask(service, message(chat(PERSONAL)))
    assert (cleaned.status, cleaned.headers["dlp-message"]) == (200, "request")
    assert cleaned.headers["content-type"] == "message/http"
    assert cleaned.body == message(chat(REDACTED))


def test_other_hosts_pass_unread(service: Running) -> None:
    passed = ask(service, message(chat(PERSONAL), "tax.example"))
    assert (passed.status, "dlp-verdict" in passed.headers) == (204, False)


@pytest.mark.parametrize("text", [CLEAN, PERSONAL])
def test_the_tenants_header_is_added_whatever_the_verdict(service: Running, text: str) -> None:
    answer = ask(service, message(chat(text), "claude.ai"))
    head, _, body = answer.body.partition(b"\r\n\r\n")
    assert (answer.status, answer.headers["dlp-message"]) == (200, "request")
    assert ONLY in head + b"\r\n"
    assert body == chat(text).replace(NUMBER.encode(), b"<BE_NATIONAL_NUMBER_1>")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"POST https://chatgpt.com/ HTTP/1.1\r\n",
        b"POST https://chatgpt.com/ HTTP/2\r\n\r\n",
        b"POST https://chatgpt.com/ HTTP/1.1\r\nbroken\r\n\r\n" + NUMBER.encode(),
        b"POST https://chatgpt.com/ HTTP/1.1\r\n folded: x\r\n\r\n",
        b"\r\n\r\n",
        b"POST https://chatgpt.com/ HTTP/1.1\r\nA: " + b"x" * 70_000 + b"\r\n\r\n",
    ],
)
def test_what_is_no_request_is_400_and_quotes_nothing(service: Running, raw: bytes) -> None:
    answer = ask(service, raw)
    assert answer.status == 400
    assert b"85.07" not in answer.body


def test_other_types_and_too_much_are_refused(service: Running) -> None:
    assert ask(service, message(b""), "application/json").status == 415
    assert ask(service, message(b"x" * 100_001)).status == 413


def test_a_request_with_no_place_is_read(service: Running) -> None:
    raw = b"POST /x HTTP/1.1\r\nContent-Length: 15\r\n\r\n" + NUMBER.encode()
    assert NUMBER.encode() not in ask(service, raw).body
    assert ask(service, raw).status == 200


def test_a_blocked_tool_gets_a_response(service: Running, tmp_path: Path) -> None:
    with running(tmp_path, factory="api.serving:build", names="off", workers=1) as shipped:
        answer = ask(shipped, message(b"", "grok.com"))
        assert (answer.headers["dlp-message"], answer.headers["dlp-verdict"]) == (
            "response",
            "block",
        )
        assert answer.body.startswith(b"HTTP/1.1 403 Forbidden\r\n")
        assert b"85.07" not in ask(shipped, message(chat(BULK))).body
