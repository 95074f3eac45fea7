"""The words of each caller's contract, to the letter: what it sends, what it must get back."""

import json
from typing import Any

import pytest

from api.gateways import routes
from api.job import Job, WorkResult
from api.work import run
from tests.api.gateways.payloads import IBAN, NUMBER, SENTENCE, leaked, user
from tests.api.gateways.worker import Worker

BLOCKED = {"place": "blocked"}
CLEAN = "Het rijksregisternummer is <BE_NATIONAL_NUMBER_1>, de rekening <IBAN_CODE_1>."


def asked(worker: Worker, operation: str, body: Any, **headers: str) -> tuple[WorkResult, Any]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    result = run(worker.served, Job(operation, "01TEST", "gate", raw, headers=headers))
    return result, json.loads(result.body) if result.body else None


def failed(worker: Worker, operation: str, body: Any, **headers: str) -> tuple[WorkResult, Any]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    job = Job(operation, "01TEST", "gate", raw, headers=headers)
    result = run(worker.served, job.failed("deadline", "not scanned within 1 s"))
    return result, json.loads(result.body) if result.body else None


def guardrail(text: str, **more: Any) -> dict[str, Any]:
    who = {"user_api_key_user_id": "u1", "user_api_key_team_alias": "burgerzaken"}
    asked = {"input_type": "request", "texts": [text], "structured_messages": user(text)}
    return {**asked, "request_data": who, "model": "gpt-x", "images": None, "tools": None, **more}


# LiteLLM


def test_litellm_none_has_no_texts(worker: Worker) -> None:
    assert asked(worker, "litellm", guardrail("Dag"))[1] == {"action": "NONE"}


def test_litellm_rewrites_texts_and_rows_in_their_order(worker: Worker) -> None:
    rows = [{"role": "system", "content": "Wees kort."}, *user(SENTENCE)]
    body = guardrail("x", texts=["Wees kort.", SENTENCE], structured_messages=rows)
    _, answer = asked(worker, "litellm", body)
    assert answer == {
        "action": "GUARDRAIL_INTERVENED",
        "texts": ["Wees kort.", CLEAN],
        "structured_messages": [{"role": "system", "content": "Wees kort."}, *user(CLEAN)],
    }


def test_litellm_blocks_with_a_reason_for_people(worker: Worker) -> None:
    result, answer = asked(worker, "litellm", guardrail("Dag"), **BLOCKED)
    assert result.status == 200  # never in the status
    assert set(answer) == {"action", "blocked_reason"}
    assert answer["action"] == "BLOCKED"
    assert "niet" in answer["blocked_reason"]


def test_litellm_pictures_come_back_in_their_own_field(worker: Worker) -> None:
    answer = asked(worker, "litellm", guardrail("Dag", images=["https://x.example/a.png"]))[1]
    assert answer["action"] == "BLOCKED"  # a picture that lies elsewhere was not read


def test_litellm_puts_values_back_into_the_answer_of_the_same_call(worker: Worker) -> None:
    result, _ = asked(worker, "litellm", guardrail(SENTENCE), call="c1")
    sealed = result.headers["sealed"]
    assert leaked(sealed) == set()
    texts = ["Rekening <IBAN_CODE_1> van <BE_NATIONAL_NUM", None, ""]
    after = {"input_type": "response", "texts": texts, "request_data": {}}
    _, answer = asked(worker, "litellm", after, call="c1", sealed=sealed)
    assert answer["texts"] == [f"Rekening {IBAN} van <BE_NATIONAL_NUM", None, ""]
    assert answer["stream_holdback_chars"] == [len("<BE_NATIONAL_NUM"), 0, 0]
    for other in ({"call": "c2", "sealed": sealed}, {"call": "c1"}, {"call": "c1", "sealed": "x"}):
        assert asked(worker, "litellm", after, **other)[1]["action"] == "NONE"


def test_litellm_not_scanned_is_not_clean(worker: Worker) -> None:
    assert failed(worker, "litellm", guardrail(SENTENCE))[1]["action"] == "BLOCKED"
    open_ = failed(worker, "litellm", guardrail(SENTENCE), place="approved")[1]
    assert open_ == {"action": "NONE"}  # the policy's on_failure for approved tools


# Portkey


def test_portkey_reads_the_whole_body_not_the_last_message(worker: Worker) -> None:
    body = {"model": "gpt-x", "temperature": 0.5, "messages": [*user(SENTENCE), *user("Dag")]}
    request = {"json": body, "text": "Dag", "isStreamingRequest": False, "isTransformed": False}
    hook = {"request": request, "eventType": "beforeRequestHook", "requestType": "chatComplete"}
    _, answer = asked(worker, "portkey", hook)
    assert answer["verdict"] is True
    whole = {**body, "messages": [*user(CLEAN), *user("Dag")]}
    assert answer["transformedData"] == {"request": {"json": whole}}
    assert asked(worker, "portkey", hook, **BLOCKED)[1]["verdict"] is False
    assert "transformedData" not in asked(worker, "portkey", hook, **BLOCKED)[1]
    assert failed(worker, "portkey", hook)[1]["verdict"] is False


def test_portkey_lets_answers_of_models_pass(worker: Worker) -> None:
    hook = {"eventType": "afterRequestHook", "response": {"json": {}, "text": SENTENCE}}
    assert asked(worker, "portkey", hook)[1] == {"verdict": True}


# agentgateway: an untagged enum, so a pass has no body and a mask no status


def test_agentgateway_pass_mask_and_reject(worker: Worker) -> None:
    ask = "agentgateway-request"
    passed = asked(worker, ask, {"body": {"messages": user("Dag")}})[1]["action"]
    assert set(passed) == {"reason"}
    masked = asked(worker, ask, {"body": {"messages": user(SENTENCE)}})[1]["action"]
    assert set(masked) == {"body", "reason"}
    assert masked["body"] == {"messages": user(CLEAN)}
    for answer in (
        asked(worker, ask, {"body": {"messages": user("Dag")}}, **BLOCKED)[1]["action"],
        failed(worker, ask, {"body": {"messages": user("Dag")}})[1]["action"],
    ):
        assert set(answer) == {"body", "status_code", "reason"}
        assert answer["status_code"] == 403
        assert isinstance(answer["body"], str)
    response = {"body": {"choices": [{"message": {"role": "assistant", "content": SENTENCE}}]}}
    assert set(asked(worker, "agentgateway-response", response)[1]["action"]) == {"reason"}


# Envoy ext_authz


def test_envoy_200_lets_on_and_403_ends_with_our_words(worker: Worker) -> None:
    body = {"model": "gpt-x", "messages": user("Dag")}
    passed, _ = asked(worker, "ext-authz", body, target="/v1/chat/completions")
    assert (passed.status, passed.body) == (200, b"")
    ended, answer = asked(worker, "ext-authz", {**body, "messages": user(SENTENCE)}, target="/v1")
    assert ended.status == 403
    assert answer["error"]["code"] == "blocked"
    assert "Langs deze weg" in answer["error"]["message"]


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        (b'{"messages": [{"role": "user", "content": "Da', {"partial": "true"}, "a part"),
        (b"", {"target": f"/v1/x?q=nr%20{NUMBER}"}, "in the address"),
        (b'{"messages": "rrn 85.07.30-999.32", "messages": "x"}', {}, "a key twice"),
        (b"rijksregisternummer=85.07.30-999.32", {}, "a form"),
        (b"{}", {"host": "chat.deepseek.com"}, "a blocked host"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_envoy_also_ends(worker: Worker, body: bytes, headers: dict[str, str], why: str) -> None:
    assert asked(worker, "ext-authz", body, **headers)[0].status == 403, why


def test_envoy_not_scanned_is_not_clean(worker: Worker) -> None:
    assert failed(worker, "ext-authz", b"{}")[0].status == 403
    assert failed(worker, "ext-authz", b"{}", place="approved")[0].status == 200


# APIs of one text


def test_llm_guard_shapes(worker: Worker) -> None:
    _, answer = asked(worker, "llm-guard-analyze-prompt", {"prompt": SENTENCE})
    assert set(answer) == {"is_valid", "scanners", "sanitized_prompt"}
    assert (answer["is_valid"], answer["sanitized_prompt"]) == (False, CLEAN)
    assert set(answer["scanners"]) == {"Anonymize"}
    _, answer = asked(worker, "llm-guard-scan-prompt", {"prompt": "Dag"})
    assert answer == {"is_valid": True, "scanners": {}}
    _, answer = asked(worker, "llm-guard-analyze-output", {"prompt": "x", "output": "Dag"})
    assert answer == {"is_valid": True, "scanners": {}, "sanitized_output": "Dag"}
    suppressed = {"prompt": SENTENCE, "scanners_suppress": ["Anonymize"]}
    assert asked(worker, "llm-guard-scan-prompt", suppressed)[1]["is_valid"] is False
    _, answer = failed(worker, "llm-guard-analyze-prompt", {"prompt": SENTENCE})
    assert (answer["is_valid"], answer["sanitized_prompt"]) == (False, "")


def test_guardrails_ai_shape(worker: Worker) -> None:
    _, answer = asked(worker, "guardrails-ai", {"llmOutput": SENTENCE})
    assert answer["validationPassed"] is True
    assert answer["validatedOutput"] == answer["rawLlmOutput"] == CLEAN
    _, answer = asked(worker, "guardrails-ai", {"llmOutput": SENTENCE}, **BLOCKED)
    assert answer["validationPassed"] is False
    assert leaked(answer) == set()
    assert failed(worker, "guardrails-ai", {"llmOutput": "x"})[1]["validationPassed"] is False


def test_open_webui_gets_clean_text_or_an_error(worker: Worker) -> None:
    result, answer = asked(worker, "openwebui", SENTENCE.encode(), name="brief.txt")
    assert (result.status, set(answer)) == (200, {"page_content", "metadata"})
    assert answer["page_content"] == CLEAN
    broken, _ = asked(worker, "openwebui", b"%PDF-1.7\n\x00\x01", name="x.pdf")
    assert broken.status == 403
    for place in ("approved", "tolerated"):  # there is no text to give when nothing was read
        assert failed(worker, "openwebui", SENTENCE.encode(), place=place)[0].status == 403


# Kong's ai-custom-guardrail: a verdict is `block`, and only that


def test_kong_blocks_what_it_cannot_replace(worker: Worker) -> None:
    ask: dict[str, Any] = {"source": "INPUT", "content": "Dag", "model": "gpt-x"}
    passed, answer = asked(worker, "kong", ask)
    assert (passed.status, answer["block"], answer["block_message"]) == (200, False, "")
    _, answer = asked(worker, "kong", {**ask, "content": SENTENCE})
    assert answer["block"] is True
    assert "Langs deze weg" in answer["block_message"]
    assert leaked(answer) == set()
    assert asked(worker, "kong", ask, **BLOCKED)[1]["block"] is True
    assert failed(worker, "kong", ask)[1]["block"] is True
    assert failed(worker, "kong", ask, place="approved")[1]["block"] is False
    empty: list[dict[str, Any]] = [{}, {"content": ""}, {"content": None}, {"content": []}]
    for nothing in empty:  # not read
        asked_for = {"source": "INPUT", **nothing}
        assert asked(worker, "kong", asked_for, place="approved")[1]["block"] is True
    after = {"source": "OUTPUT", "content": SENTENCE}
    assert asked(worker, "kong", after)[1] == {"block": False, "block_message": ""}


def test_kong_and_webhook_give_the_policy_the_name_of_the_model(worker: Worker) -> None:
    for named in (
        {"model": "deepseek-chat", "content": "Dag"},
        {"content": {"model": "deepseek-r1"}},
    ):
        assert asked(worker, "kong", {"source": "INPUT", **named})[1]["block"] is True
    for named in ({"model": "deepseek-chat", "body": "Dag"}, {"body": {"model": "deepseek-r1"}}):
        assert asked(worker, "webhook", named)[1]["verdict"] == "block"


# The webhook for any other gateway: `body` is what may go on


def test_webhook_shapes(worker: Worker) -> None:
    body = {"model": "gpt-x", "temperature": 0.5, "messages": user("Dag")}
    _, answer = asked(worker, "webhook", {"body": body})
    assert set(answer) == {
        *("id", "verdict", "body", "reason", "message", "findings", "incomplete", "map")
    }
    assert (answer["verdict"], answer["body"], answer["map"]) == ("allow", body, None)
    _, answer = asked(worker, "webhook", {"body": {**body, "messages": user(SENTENCE)}})
    assert (answer["verdict"], answer["body"]) == ("redact", {**body, "messages": user(CLEAN)})
    assert answer["findings"] == {"BE_NATIONAL_NUMBER": 1, "IBAN_CODE": 1}
    assert set(answer["message"]) == {"nl", "fr", "de", "en"}
    for shape, clean in ((SENTENCE, CLEAN), ([*user(SENTENCE)], user(CLEAN))):
        assert asked(worker, "webhook", {"body": shape})[1]["body"] == clean
    _, answer = asked(worker, "webhook", {"body": body}, **BLOCKED)
    assert (answer["verdict"], answer["body"], answer["map"]) == ("block", None, None)
    assert "niet" in answer["reason"]
    _, answer = failed(worker, "webhook", {"body": body})
    assert (answer["verdict"], answer["body"], answer["incomplete"]) == (
        "block",
        None,
        ["deadline"],
    )
    assert failed(worker, "webhook", {"body": body}, place="approved")[1]["body"] == body


def test_webhook_keeps_numbers_over_turns_and_restores_answers(worker: Worker) -> None:
    mine: dict[str, Any] = {"conversation": "c1"}
    _, first = asked(worker, "webhook", {**mine, "body": f"Eerst {IBAN}."})
    assert leaked(first) == set()
    said = f"Nu BE71 0961 2345 6769, dan weer {IBAN}."
    _, second = asked(worker, "webhook", {**mine, "body": said, "map": first["map"]})
    assert second["body"] == "Nu <IBAN_CODE_2>, dan weer <IBAN_CODE_1>."
    call = {"name": "zoek", "arguments": '{"rekening": "<IBAN_CODE_1>", "x": "a\\"b"}'}
    answer = {"content": "<iban_code_2>s en <IBAN_CODE_3>", "function": call}
    after = {**mine, "direction": "response", "body": answer, "map": second["map"]}
    restored = asked(worker, "webhook", after)[1]["body"]
    assert restored["content"] == "BE71 0961 2345 6769s en <IBAN_CODE_3>"
    assert json.loads(restored["function"]["arguments"]) == {"rekening": IBAN, "x": 'a"b'}
    assert failed(worker, "webhook", after)[1]["body"] == answer


def test_webhook_opens_a_map_for_its_own_conversation_only(worker: Worker) -> None:
    _, first = asked(worker, "webhook", {"conversation": "c1", "body": f"Eerst {IBAN}."})
    sealed = first["map"]
    for code, wrong in (
        ("foreign", {"conversation": "c2", "map": sealed}),
        ("foreign", {"map": sealed}),
        ("foreign", {"conversation": "c1", "map": sealed[:-6] + "AAAAAA"}),
        ("malformed", {"conversation": "c1", "map": "RM1"}),
    ):
        for direction in ("request", "response"):
            result, answer = asked(
                worker, "webhook", {"body": "<IBAN_CODE_1>", "direction": direction, **wrong}
            )
            assert result.status == 422, wrong
            assert answer["errors"][0]["detail"] == f"is {code}"
            assert leaked(answer) == set()
    body = json.dumps({"conversation": "c1", "map": sealed, "body": "x"}).encode()
    stranger = run(worker.served, Job("webhook", "01TEST", "somebody else", body))
    assert (stranger.status, leaked(stranger.body.decode())) == (422, set())


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"body": "x", "direction": "answer"},
        {"body": "x", "direction": "response"},
        {"body": "x", "map": 1},
        {"body": "x", NUMBER: 1},
    ],
)
def test_webhook_refuses_what_it_does_not_know(worker: Worker, wrong: dict[str, Any]) -> None:
    result, answer = asked(worker, "webhook", wrong)
    assert result.status == 422
    assert leaked(answer) == set()


# When no worker answers at all


@pytest.mark.parametrize(
    ("last_resort", "status", "key", "value"),
    [
        (routes._LITELLM, 200, "action", "BLOCKED"),
        (routes._PORTKEY, 200, "verdict", False),
        (routes._LLM_GUARD, 200, "is_valid", False),
        (routes._GUARDRAILS_AI, 200, "validationPassed", False),
        (routes._AGENTGATEWAY, 200, "action", None),
        (routes._KONG, 200, "block", True),
        (routes._WEBHOOK, 200, "verdict", "block"),
        (routes._REFUSED, 403, "error", None),
    ],
)
def test_last_resort_blocks_in_the_callers_shape(
    last_resort: Any, status: int, key: str, value: Any
) -> None:
    result = last_resort("01TEST", "crashed", "the worker process ended")
    answer = json.loads(result.body)
    assert result.status == status
    assert value is None or answer[key] == value
    assert key in answer


@pytest.mark.parametrize(
    "operation", ["litellm", "portkey", "agentgateway-request", "kong", "webhook"]
)
def test_a_body_that_is_no_object_is_refused_and_not_quoted(worker: Worker, operation: str) -> None:
    for body in (f'"{NUMBER}"'.encode(), f'["{NUMBER}"'.encode(), b"\xff"):
        result, answer = asked(worker, operation, body)
        assert result.status in (400, 422)
        assert leaked(answer) == set()
