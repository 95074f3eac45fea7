"""Carrier parity: the same values are found in every place of a request, whoever asks."""

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from api.job import Job, WorkResult
from api.work import run
from tests.api.gateways.payloads import CHATS, OTHERS, PLANTED, SENTENCE, leaked
from tests.api.gateways.worker import Worker

PAYLOADS = {**CHATS, **OTHERS}


def litellm(body: dict[str, Any]) -> dict[str, Any]:
    """What LiteLLM makes of a request: the texts apart, messages and tools as they are."""
    messages = body.get("messages") or body.get("requests") or body.get("input")
    texts = [m["content"] for m in body.get("messages", []) if isinstance(m.get("content"), str)]
    if isinstance(messages, list) and messages and isinstance(messages[0], str):
        texts, messages = messages, None
    rest = {key: body[key] for key in ("prompt", "instructions", "system") if key in body}
    return {
        "input_type": "request",
        "request_data": {"user_api_key_user_id": "u"},
        "texts": [*texts, *(json.dumps(one) for one in rest.values())] or None,
        "structured_messages": messages if isinstance(messages, list) else None,
        "tools": body.get("tools"),
        "model": body.get("model"),
    }


def portkey(body: dict[str, Any]) -> dict[str, Any]:
    request = {"json": body, "text": "Dag", "isStreamingRequest": False, "isTransformed": False}
    return {"request": request, "eventType": "beforeRequestHook", "requestType": "chatComplete"}


Shape = Callable[[dict[str, Any]], dict[str, Any]]
REWRITING: Mapping[str, Shape] = {
    "litellm": litellm,
    "portkey": portkey,
    "agentgateway-request": lambda body: {"body": body},
    "webhook": lambda body: {"body": body},
}
ENDING: Mapping[str, Shape] = {
    "ext-authz": lambda body: body,
    "kong": lambda body: {"source": "INPUT", "content": body},
}


def asked(worker: Worker, operation: str, body: Any, **headers: str) -> WorkResult:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return run(worker.served, Job(operation, "01TEST", "test", raw, headers=headers))


@pytest.mark.parametrize("carrier", PAYLOADS)
@pytest.mark.parametrize("operation", REWRITING)
def test_rewrites_the_same_values_wherever_they_stand(
    worker: Worker, operation: str, carrier: str
) -> None:
    body = copy.deepcopy(PAYLOADS[carrier])
    result = asked(worker, operation, REWRITING[operation](body))
    assert result.measure is not None
    assert result.measure["verdict"] == "redact"
    assert set(result.measure["entities"]) == PLANTED
    answer = json.loads(result.body)
    assert leaked(answer) == set()
    assert "<IBAN_CODE_1>" in result.body.decode() or "base64" in result.body.decode()


@pytest.mark.parametrize("carrier", PAYLOADS)
@pytest.mark.parametrize("operation", ENDING)
def test_ends_the_same_requests(worker: Worker, operation: str, carrier: str) -> None:
    body = ENDING[operation](PAYLOADS[carrier])
    result = asked(worker, operation, body, target="/v1/chat/completions")
    assert result.measure is not None
    assert (result.measure["verdict"], set(result.measure["entities"])) == ("block", PLANTED)
    answer = json.loads(result.body)
    said = answer["error"]["message"] if operation == "ext-authz" else answer["block_message"]
    assert result.status == (403 if operation == "ext-authz" else 200)
    assert "langs deze weg" in said.lower()
    assert leaked(answer) == set()


TEXT_APIS = {
    "llm-guard-analyze-prompt": {"prompt": SENTENCE},
    "llm-guard-scan-prompt": {"prompt": SENTENCE},
    "llm-guard-analyze-output": {"prompt": "x", "output": SENTENCE},
    "llm-guard-scan-output": {"prompt": "x", "output": SENTENCE},
    "guardrails-ai": {"llmOutput": SENTENCE},
    "openwebui": SENTENCE.encode(),
    "scan": {"text": SENTENCE},
    "webhook": {"body": SENTENCE},
}


@pytest.mark.parametrize("operation", TEXT_APIS)
def test_text_apis_find_the_same(worker: Worker, operation: str) -> None:
    result = asked(worker, operation, TEXT_APIS[operation])
    assert result.measure is not None
    assert (result.measure["verdict"], set(result.measure["entities"])) == ("redact", PLANTED)
    assert leaked(json.loads(result.body)) == set()
