"""Our own gateway with the official clients: what they see, what the model sees."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import anthropic
import httpx
import openai
import pytest

from tests.api.gateways.payloads import CHATS, IBAN, NUMBER, OTHERS, SENTENCE, leaked, user
from tests.api.gateways.upstream import Upstream, upstream
from tests.api.server import Running, running

PICTURE = {"type": "image_url", "image_url": {"url": "https://x.example/a.png"}}
TOOLS: Any = [{"type": "function", "function": {"name": "zoek", "parameters": {"type": "object"}}}]


@dataclass(frozen=True, slots=True)
class Gateway:
    """The running gateway, its clients, and the model behind it."""

    service: Running
    model: Upstream
    openai: Any
    anthropic: Any

    def safe(self) -> None:
        """Nothing that was planted ever reached the model."""
        assert leaked(self.model.everything()) == set()


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    folder = tmp_path_factory.mktemp("gateway")
    with (
        upstream() as model,
        running(folder, factory="api.serving:build", workers=2, upstream=model.url) as service,
        openai.OpenAI(base_url=f"http://127.0.0.1:{service.port}/v1", api_key="sk-up",
                      max_retries=0) as one,
        anthropic.Anthropic(base_url=f"http://127.0.0.1:{service.port}", api_key="sk-ant",
                            max_retries=0) as other,
    ):  # fmt: skip
        yield Gateway(service, model, one, other)


def chat(gateway: Gateway, messages: Any, **more: Any) -> Any:
    return gateway.openai.chat.completions.create(model="os-model", messages=messages, **more)


def test_chat(gateway: Gateway) -> None:
    assert chat(gateway, user(SENTENCE)).choices[0].message.content == SENTENCE
    seen = gateway.model.seen[-1]
    assert "<IBAN_CODE_1>" in seen.json()["messages"][0]["content"]
    assert seen.headers["authorization"] == "Bearer sk-up"
    gateway.safe()


def test_chat_streamed(gateway: Gateway) -> None:
    stream = chat(gateway, user(SENTENCE), stream=True)
    assert "".join(c.choices[0].delta.content or "" for c in stream) == SENTENCE
    gateway.safe()


@pytest.mark.parametrize("streamed", [False, True])
def test_arguments_of_tools(gateway: Gateway, streamed: bool) -> None:
    if streamed:
        chunks = chat(gateway, user(SENTENCE), tools=TOOLS, stream=True)
        calls = [c.choices[0].delta.tool_calls or [] for c in chunks]
        arguments = "".join(one[0].function.arguments for one in calls if one)
    else:
        answer = chat(gateway, user(SENTENCE), tools=TOOLS)
        arguments = answer.choices[0].message.tool_calls[0].function.arguments
    assert json.loads(arguments) == {"tekst": SENTENCE}
    gateway.safe()


def test_responses_whole_and_streamed(gateway: Gateway) -> None:
    answer = gateway.openai.responses.create(model="os-model", input=SENTENCE)
    assert answer.output_text == SENTENCE
    stream = gateway.openai.responses.create(model="os-model", input=SENTENCE, stream=True)
    events = list(stream)
    deltas = [e.delta for e in events if e.type == "response.output_text.delta"]
    assert "".join(deltas) == SENTENCE
    assert events[-1].response.output_text == SENTENCE
    gateway.safe()


@pytest.mark.parametrize("streamed", [False, True])
def test_a_turn_after_a_response_keeps_its_numbers(gateway: Gateway, streamed: bool) -> None:
    create = gateway.openai.responses.create
    if streamed:
        first = list(create(model="m", input=f"Eerst {IBAN}.", stream=True))[-1].response
    else:
        first = create(model="m", input=f"Eerst {IBAN}.")
    said = f"Nu BE71 0961 2345 6769, dan weer {IBAN}."
    after = create(model="m", input=said, previous_response_id=first.id)
    assert after.output_text == said
    sent = gateway.model.seen[-1].json()["input"]
    assert sent == "Nu <IBAN_CODE_2>, dan weer <IBAN_CODE_1>."
    last = create(model="m", input="Schrijf <IBAN_CODE_2> op.", previous_response_id=after.id)
    assert last.output_text == "Schrijf BE71 0961 2345 6769 op."


def test_a_turn_that_is_not_known_is_a_clear_error(gateway: Gateway) -> None:
    mine = gateway.openai.responses.create(model="m", input=f"Mijn rekening {IBAN}.")
    stranger = gateway.openai.with_options(api_key="sk-someone-else")
    before = len(gateway.model.seen)
    for client, turn in ((gateway.openai, "resp_lost"), (stranger, mine.id)):
        with pytest.raises(openai.BadRequestError) as caught:
            client.responses.create(model="m", input="<IBAN_CODE_1>?", previous_response_id=turn)
        assert caught.value.code == "previous_response_not_found"
    mine_too = {"Authorization": "Bearer sk-up"}
    hidden = b'{"input": "x", "previous\\u005fresponse_id": "resp_lost"}'
    assert gateway.service.request("POST", "/v1/responses", hidden, mine_too).status == 400
    assert len(gateway.model.seen) == before
    told = {"input": "<IBAN_CODE_1>?", "metadata": {"conversation": mine.id}}
    answer = gateway.service.request("POST", "/v1/responses", told, mine_too)
    assert answer.status == 200
    assert leaked(answer.json()) == set()  # named, but not gone on from


def test_a_conversation_that_stays_with_the_model_keeps_its_numbers(gateway: Gateway) -> None:
    made = gateway.openai.conversations.create()
    create = gateway.openai.responses.create
    create(model="m", input=f"Eerst {IBAN}.", conversation=made.id)
    after = create(model="m", input="Nu BE71 0961 2345 6769.", conversation={"id": made.id})
    assert gateway.model.seen[-1].json()["input"] == "Nu <IBAN_CODE_2>."
    assert after.output_text == "Nu BE71 0961 2345 6769."
    with pytest.raises(openai.BadRequestError):
        create(model="m", input="x", conversation="conv_lost")


def test_messages_of_anthropic(gateway: Gateway) -> None:
    rows: Any = user(SENTENCE)
    create = gateway.anthropic.messages.create
    answer = create(model="m", max_tokens=9, messages=rows)
    assert answer.content[0].text == SENTENCE
    assert "sk-ant" in str(gateway.model.seen[-1].headers)
    with gateway.anthropic.messages.stream(model="m", max_tokens=9, messages=rows) as stream:
        assert "".join(stream.text_stream) == SENTENCE
    tools: Any = [{"name": "zoek", "input_schema": {"type": "object"}}]
    with gateway.anthropic.messages.stream(
        model="m", max_tokens=9, messages=rows, tools=tools
    ) as stream:
        block: Any = stream.get_final_message().content[0]
    assert block.input == {"q": SENTENCE}
    gateway.safe()


PATHS = {"Responses": "/responses", "embeddings": "/embeddings", "completion": "/completions"}
CARRIERS = {
    name: (
        "/messages/batches" if "batch" in name else "/messages" if "Anthropic" in name
        else PATHS.get(name.partition(":")[0], "/chat/completions"),
        body,
    )
    for name, body in {**CHATS, **OTHERS}.items()
}  # fmt: skip


@pytest.mark.parametrize("carrier", CARRIERS)
def test_no_carrier_brings_a_value_to_the_model(gateway: Gateway, carrier: str) -> None:
    path, body = CARRIERS[carrier]
    before = len(gateway.model.seen)
    gateway.service.request("POST", f"/v1{path}", body)
    assert len(gateway.model.seen) == before + 1
    assert leaked(gateway.model.seen[-1].json()) == set()


def test_files_are_cleaned_on_their_way(gateway: Gateway) -> None:
    rows = [{"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": body}
            for body in (CHATS["flat"], CHATS["tool arguments"])]  # fmt: skip
    batch = "\n".join(json.dumps(row) for row in rows).encode()
    made = gateway.openai.files.create(file=("batch.jsonl", batch), purpose="batch")
    assert made.id == "f1"
    assert b"batch.jsonl" in gateway.model.seen[-1].body
    gateway.safe()


def test_addresses_and_headers_reach_the_model_cleaned(gateway: Gateway) -> None:
    asked = {"X-Title": SENTENCE, "X-Zaak": "12", "X-Forwarded-For": "10.11.12.13"}
    gateway.service.request("GET", f"/v1/vector_stores/{NUMBER}/files", headers=asked)
    seen = gateway.model.seen[-1]
    assert seen.target == "/v1/vector_stores/%3CBE_NATIONAL_NUMBER_1%3E/files"
    assert (seen.headers["x-zaak"], "x-forwarded-for" in seen.headers) == ("12", False)
    assert "<IBAN_CODE_1>" in seen.headers["x-title"]
    gateway.service.request("GET", "/v1/files/rrn%2085%2E07%2E30%2D999.32")
    assert "%3CBE_NATIONAL_NUMBER_1%3E" in gateway.model.seen[-1].target
    gateway.safe()


def test_what_holds_nothing_passes_as_it_came(gateway: Gateway) -> None:
    body = b'{ "model":"os-model","messages" : [{"role":"user","content":"Dag \\u00e9"}],"n":1.0 }'
    answer = gateway.service.request("POST", "/v1/chat/completions?x=1", body)
    assert answer.status == 200
    seen = gateway.model.seen[-1]
    assert (seen.body, seen.target) == (body, "/v1/chat/completions?x=1")
    assert answer.headers["x-request-id"] == "up-1"
    assert answer.headers["content-length"] == str(len(answer.body))
    assert [model.id for model in gateway.openai.models.list()] == ["os-model"]
    gateway.service.request("GET", "/v1/files/a%2Fb%3Fc=d%20e/content?x=%26")
    assert gateway.model.seen[-1].target == "/v1/files/a%2Fb%3Fc=d%20e/content?x=%26"
    with pytest.raises(openai.RateLimitError, match="stuk"):
        chat(gateway, user("stuk"))


def test_a_block_is_an_error_of_the_api_and_stays_here(gateway: Gateway) -> None:
    before = len(gateway.model.seen)
    with pytest.raises(openai.PermissionDeniedError) as caught:
        chat(gateway, user([{"type": "text", "text": "Wat is dit?"}, PICTURE]), stream=True)
    assert caught.value.code == "blocked"
    assert "niet verstuurd" in caught.value.message
    linked: Any = {"type": "image", "source": {"type": "url", "url": "https://x.example/a.png"}}
    with pytest.raises(anthropic.PermissionDeniedError) as other:
        gateway.anthropic.messages.create(model="m", max_tokens=9, messages=user([linked]))
    assert "niet verstuurd" in str(other.value)
    twice = b'{"messages": [], "messages": []}'
    assert gateway.service.request("POST", "/v1/chat/completions", twice).status == 400
    assert len(gateway.model.seen) == before


def test_64_conversations_at_once_never_mix(gateway: Gateway) -> None:
    def talk(number: int) -> bool:
        said = f"Dossier {number}: mail burger{number}@voorbeeld.be."
        stream = chat(gateway, user(said), stream=number % 2 == 0)
        if number % 2:
            return bool(stream.choices[0].message.content == said)
        return "".join(c.choices[0].delta.content or "" for c in stream) == said

    with ThreadPoolExecutor(64) as pool:
        assert all(pool.map(talk, range(64)))
    assert "burger" not in gateway.model.everything()


def test_a_model_that_is_away_is_a_502_in_its_own_words(tmp_path: Any) -> None:
    with running(tmp_path, workers=1, factory="api.serving:build",
                 upstream="http://127.0.0.1:9") as service:  # fmt: skip
        answer = service.request("GET", "/v1/models")
        assert (answer.status, answer.json()["error"]["code"]) == (502, "upstream_unreachable")
        answer = service.request("POST", "/v1/messages", {"model": "m", "messages": user("Dag")})
        assert answer.json()["type"] == "error"
        assert service.scan(NUMBER).json()["verdict"] == "redact"


def test_after_a_restart_a_turn_is_a_clear_error(tmp_path: Any) -> None:
    answers: list[Any] = []
    with upstream() as model:
        for body in ({"input": f"Eerst {IBAN}."}, {"input": "Schrijf <IBAN_CODE_1> op."}):
            if answers:
                body["previous_response_id"] = answers[0].json()["id"]
            with running(tmp_path, workers=1, factory="api.serving:build",
                         upstream=model.url) as service:  # fmt: skip
                answers.append(service.request("POST", "/v1/responses", body))
        assert [answer.status for answer in answers] == [200, 400]
        assert answers[1].json()["error"]["code"] == "previous_response_not_found"
        assert leaked(answers[1].json()) == set()
        assert len(model.seen) == 1


def test_nothing_of_it_is_written(gateway: Gateway) -> None:
    chat(gateway, user(SENTENCE))
    assert leaked(gateway.service.written()) == set()
    assert httpx.get(f"http://127.0.0.1:{gateway.service.port}/healthz").status_code == 200
