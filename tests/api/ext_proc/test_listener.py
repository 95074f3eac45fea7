"""A real gRPC client in Envoy's place, against the running service."""

import json
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc
import pytest

from api.ext_proc.messages import METHOD, SERVICE, ProcessingRequest, ProcessingResponse, set_header
from tests.api.gateways.payloads import CHATS, IBAN, OTHERS, SENTENCE, leaked, user
from tests.api.gateways.upstream import _STREAMS
from tests.api.server import Running, launch


@dataclass(frozen=True, slots=True)
class Envoy:
    """The other side of the stream."""

    call: Any
    service: Running

    def ask(self, *requests: Any) -> list[Any]:
        """The answers to the messages of one HTTP request."""
        return list(self.call(iter(requests), timeout=60))


@pytest.fixture(scope="module")
def envoy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Envoy]:
    folder = tmp_path_factory.mktemp("ext-proc")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = launch(folder, factory="api.serving:build", workers=1, ext_proc_port=port)
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    while lines[-1] and "listens on" not in lines[-1]:
        lines.append(process.stdout.readline())
    http = int(lines[-1].strip().rpartition(":")[2])
    try:
        with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
            call = channel.stream_stream(
                f"/{SERVICE}/{METHOD}",
                request_serializer=lambda message: message.SerializeToString(),
                response_deserializer=ProcessingResponse.FromString,
            )
            yield Envoy(call, Running(process, http, folder, ""))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def headers(kind: str = "request_headers", *, over: bool = False, **given: str) -> Any:
    message = ProcessingRequest()
    getattr(message, kind).end_of_stream = over
    for name, value in given.items():
        one = getattr(message, kind).headers.headers.add()
        one.key, one.raw_value = name.replace("__", ":").replace("_", "-"), value.encode()
    return message


def asked(path: str = "/v1/chat/completions") -> Any:
    given: Any = {"__path": path, "__method": "POST", "content_type": "application/json"}
    return headers(over=False, **given)


def body(content: Any, kind: str = "request_body", *, over: bool = True) -> Any:
    message = ProcessingRequest()
    getattr(message, kind).body = (
        content if isinstance(content, bytes) else json.dumps(content).encode()
    )
    getattr(message, kind).end_of_stream = over
    return message


def test_a_request_with_nothing_in_it_goes_on_as_it_came(envoy: Envoy) -> None:
    first, second = envoy.ask(asked(), body({"messages": user("Dag")}))
    assert list(first.request_headers.response.header_mutation.remove_headers) == [
        "accept-encoding"
    ]
    assert second.WhichOneof("kind") == "request_body"
    assert not second.request_body.response.HasField("body_mutation")


@pytest.mark.parametrize("carrier", [*CHATS, *OTHERS])
def test_values_are_replaced_and_the_length_is_right(envoy: Envoy, carrier: str) -> None:
    _, answer = envoy.ask(asked(), body({**CHATS, **OTHERS}[carrier]))
    response = answer.request_body.response
    changed = response.body_mutation.body
    assert leaked(json.loads(changed)) == set()
    (option,) = response.header_mutation.set_headers
    assert (option.header.key, int(option.header.raw_value)) == ("content-length", len(changed))


def test_a_block_ends_the_request_with_our_words(envoy: Envoy) -> None:
    picture = {"type": "image_url", "image_url": {"url": "https://x.example/a.png"}}
    _, answer = envoy.ask(asked(), body({"messages": user([picture])}), body(b"never read"))
    ended = answer.immediate_response
    assert ended.status.code == 403
    assert "niet verstuurd" in json.loads(ended.body)["error"]["message"]
    assert {o.header.key: o.header.raw_value for o in ended.headers.set_headers}[
        "content-type"
    ] == (b"application/json")


def test_a_part_of_a_body_is_not_scanned_and_so_not_clean(envoy: Envoy) -> None:
    _, answer = envoy.ask(asked(), body({"messages": user("Dag")}, over=False))
    assert answer.immediate_response.status.code == 403
    said = asked()
    said.protocol_config.request_body_mode = 2  # BUFFERED: whole, trailers follow
    _, answer = envoy.ask(said, body({"messages": user("Dag")}, over=False))
    assert answer.WhichOneof("kind") == "request_body"


def test_values_come_back_into_the_answer(envoy: Envoy) -> None:
    told = json.dumps({"choices": [{"message": {"content": "Rekening <IBAN_CODE_1>."}}]}).encode()
    *_, head, answer = envoy.ask(
        asked(),
        body({"messages": user(SENTENCE)}),
        headers("response_headers", content_type="application/json", content_length="70"),
        body(told, "response_body"),
    )
    removed = head.response_headers.response.header_mutation.remove_headers
    assert list(removed) == ["content-length"]
    restored = json.loads(answer.response_body.response.body_mutation.body)
    assert restored["choices"][0]["message"]["content"] == f"Rekening {IBAN}."


def test_streamed_answers_too(envoy: Envoy) -> None:
    said = {"messages": user("Op <IBAN_CODE_1>.")}
    told = [
        e if isinstance(e, str) else json.dumps(e) for _, e in _STREAMS["chat/completions"](said)
    ]
    events = [f"data: {one}\n\n".encode() for one in told]
    chunks = [body(event, "response_body", over=False) for event in events]
    chunks[-1].response_body.end_of_stream = True
    kind = headers("response_headers", content_type="text/event-stream; charset=utf-8")
    answers = envoy.ask(asked(), body({"messages": user(SENTENCE)}), kind, *chunks)[3:]
    text = ""
    for sent, answer in zip(events, answers, strict=True):
        mutation = answer.response_body.response.body_mutation
        shown = mutation.body if mutation.WhichOneof("kind") == "body" else sent
        if mutation.WhichOneof("kind") == "clear_body":
            continue
        for line in shown.decode().splitlines():
            if line.startswith("data: {"):
                text += json.loads(line[6:])["choices"][0]["delta"].get("content") or ""
    assert text == f"Op {IBAN}."


def test_values_in_an_address_are_replaced(envoy: Envoy) -> None:
    (answer,) = envoy.ask(headers(over=True, __path=f"/v1/search?q={IBAN}", __method="GET"))
    mutation = answer.request_headers.response.header_mutation
    assert mutation.set_headers[0].header.key == ":path"
    assert b"BE68" not in mutation.set_headers[0].header.raw_value


def test_trailers_get_their_answer_and_nothing_is_written(envoy: Envoy, tmp_path: Path) -> None:
    trailers = ProcessingRequest()
    trailers.request_trailers.SetInParent()
    answers = envoy.ask(asked(), body({"messages": user(SENTENCE)}), trailers)
    assert answers[-1].WhichOneof("kind") == "request_trailers"
    assert leaked(envoy.service.written()) == set()
    message = ProcessingResponse()
    set_header(message.request_headers.response.header_mutation, "a", "b")
    assert ProcessingResponse.FromString(message.SerializeToString()) == message
