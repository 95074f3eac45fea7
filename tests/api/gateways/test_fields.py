"""Every field of the APIs that can hold a text or a file: read and cleaned, or never called clean.

The rows follow OpenAI's chat and Responses APIs and Anthropic's Messages API as of 2026. Each has
SENTENCE in one place; what nothing can read (an address, sound, numbers of tokens) is Incomplete.
"""

import io
import json
from base64 import b64encode
from functools import cache
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from api.gateways.http_body import address_of
from api.gateways.judged import NO_OPTIONS
from api.job import Job, WorkResult
from api.work import run
from dlp.data import Context
from tests.api.gateways.payloads import (
    BLOCK,
    FORM,
    IBAN,
    INPUT_FILE,
    NUMBER,
    PLANTED,
    chat,
    leaked,
    user,
)
from tests.api.gateways.payloads import SENTENCE as S
from tests.api.gateways.worker import Worker
from tests.components import require

LINK = "https://x.example/a.png"
DAY = user("Dag")
SOUND = b64encode(b"RIFF\x24\0\0\0WAVEfmt " + bytes(200)).decode()


def asked(worker: Worker, path: str, body: Any, **headers: str) -> WorkResult:
    """What our own gateway's worker makes of a request."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"target": path, "scope": "s", "upstream": "http://model.example", **headers}
    return run(worker.served, Job("relay", "01TEST", "test", raw, headers=named))


def openai(**more: Any) -> dict[str, Any]:
    return chat(DAY, **more)


def assistant(**more: Any) -> dict[str, Any]:
    return chat([{"role": "assistant", "content": None, **more}, *DAY])


def items(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"model": "m", "input": [*rows, *DAY], **more}


def claude(*blocks: dict[str, Any], role: str = "user", **more: Any) -> dict[str, Any]:
    return {
        "model": "m",
        "max_tokens": 9,
        "messages": [{"role": role, "content": [*blocks]}],
        **more,
    }


def document(**source: Any) -> dict[str, Any]:
    return {"type": "document", "source": source}


def function(**more: Any) -> list[dict[str, Any]]:
    return [{"type": "function", "function": {"name": "zoek", **more}}]


TEXT = {"type": "text", "text": S}
SCHEMA = {"type": "object", "properties": {"a": {"description": S, "enum": [S], "default": S}}}
CALL = {"id": "c", "type": "custom", "custom": {"name": "f", "input": S}}
RESULT: dict[str, Any] = {"type": "tool_result", "tool_use_id": "t"}
EXEC = {"type": "code_execution_result", "stdout": S, "stderr": "", "return_code": 0, "content": []}
CITED = {"type": "char_location", "cited_text": S, "document_index": 0, "document_title": S}

CHAT = {
    "developer": chat([{"role": "developer", "content": S}, *DAY]),
    "a role that nobody knows": chat([{"role": "critic", "content": S}, *DAY]),
    "prediction": openai(prediction={"type": "content", "content": S}),
    "prediction in parts": openai(prediction={"type": "content", "content": [TEXT]}),
    "metadata": openai(metadata={"zaak": S}),
    "key of metadata": openai(metadata={S: "x"}),
    "user": openai(user=S),
    "safety_identifier": openai(safety_identifier=S),
    "prompt_cache_key": openai(prompt_cache_key=S),
    "schema of a tool": openai(tools=function(parameters=SCHEMA)),
    "name of a tool": openai(tools=[{"type": "function", "function": {"name": S}}]),
    "functions": openai(functions=[{"name": "f", "description": S}]),
    "tool_choice": openai(tool_choice={"type": "function", "function": {"name": S}}),
    "grammar of a tool": openai(tools=[{"type": "custom", "custom": {"name": "f", "format": {
        "type": "grammar", "grammar": {"syntax": "lark", "definition": S}}}}]),
    "response_format": openai(response_format={"type": "json_schema", "json_schema": {
        "name": "x", "description": S, "schema": SCHEMA}}),
    "logit_bias": openai(logit_bias={f"{NUMBER} {IBAN}": -100}),
    "stop": openai(stop=[S]),
    "place of a search": openai(web_search_options={"user_location": {"approximate": {"city": S}}}),
    "refusal": assistant(refusal=S),
    "transcript": assistant(audio={"id": "a", "transcript": S}),
    "function_call": assistant(function_call={"name": "f", "arguments": json.dumps(FORM)}),
    "input of a custom tool": assistant(tool_calls=[CALL]),
    "reasoning": assistant(reasoning_content=S),
    "parts of a tool's result": chat([{"role": "tool", "tool_call_id": "c", "content": [TEXT]}]),
    "a part without type": chat(user([{"text": S}])),
    "a part that is a string": chat(user([S])),
    "messages that are a string": {"model": "m", "messages": S},
    "a field that nobody knows": openai(extra={"a": [{"b": [{"c": S}]}]}),
    "tiny file": chat(user([{"type": "file", "file": {"filename": f"{NUMBER} {IBAN}.csv",
                             "file_data": b64encode(b"a;b\r\n").decode()}}])),
}  # fmt: skip
RESPONSES = {
    "input_text": items(*user([{"type": "input_text", "text": S}])),
    "output_text": items({"role": "assistant", "content": [{"type": "output_text", "text": S}]}),
    "annotation": items({"role": "assistant", "content": [{"type": "output_text", "text": "x",
                         "annotations": [{"type": "url_citation", "title": S}]}]}),
    "function_call": items({"type": "function_call", "arguments": json.dumps(FORM)}),
    "parts of an output": items({"type": "function_call_output", "call_id": "c",
                                 "output": [{"type": "input_text", "text": S}]}),
    "file of an output": items({"type": "function_call_output", "call_id": "c",
                                "output": [INPUT_FILE]}),
    "reasoning": items({"type": "reasoning", "summary": [{"type": "summary_text", "text": S}]}),
    "custom_tool_call": items({"type": "custom_tool_call", "call_id": "c", "input": S}),
    "custom output": items({"type": "custom_tool_call_output", "call_id": "c", "output": S}),
    "shell": items({"type": "local_shell_call", "action": {"command": ["echo", S]}}),
    "file_search": items({"type": "file_search_call", "queries": [S], "results": [{"text": S}]}),
    "web_search": items({"type": "web_search_call", "action": {"type": "search", "query": S}}),
    "code_interpreter": items({"type": "code_interpreter_call", "code": S,
                               "outputs": [{"type": "logs", "logs": S}]}),
    "mcp_call": items({"type": "mcp_call", "arguments": json.dumps(FORM), "output": S}),
    "variables of a prompt": items(prompt={"id": "p", "variables": {"naam": S}}),
    "part in a prompt": items(prompt={"variables": {"f": {"type": "input_text", "text": S}}}),
    "file in a prompt": items(prompt={"variables": {"f": INPUT_FILE}}),
    "text.format": items(text={"format": {"type": "json_schema", "name": "x", "schema": SCHEMA}}),
    "headers of an MCP server": items(tools=[{"type": "mcp", "headers": {"X-Zaak": S}}]),
}  # fmt: skip
MESSAGES = {
    "system": claude(system=S),
    "cached system block": claude(system=[{**TEXT, "cache_control": {"type": "ephemeral"}}]),
    "document of text": claude(document(type="text", media_type="text/plain", data=S)),
    "document of blocks": claude(document(type="content", content=[TEXT])),
    "document of a string": claude(document(type="content", content=S)),
    "file in a document": claude(document(type="content", content=[BLOCK])),
    "title of a document": claude({**BLOCK, "title": S, "context": S}),
    "text of a tool": claude({**RESULT, "content": S}),
    "document of a tool": claude({**RESULT, "content": [
        document(type="text", media_type="text/plain", data=S)]}),
    "search_result": claude({"type": "search_result", "source": "u", "title": S,
                             "content": [TEXT]}),
    "thinking": claude({"type": "thinking", "thinking": S, "signature": "x" * 80},
                       role="assistant"),
    "tool_use": claude({"type": "tool_use", "id": "t", "input": {"a": {"b": [S]}}}),
    "server_tool_use": claude({"type": "server_tool_use", "id": "t", "input": {"query": S}}),
    "web_search_tool_result": claude({"type": "web_search_tool_result", "content": [
        {"type": "web_search_result", "title": S, "url": "u", "encrypted_content": "x"}]}),
    "mcp_tool_use": claude({"type": "mcp_tool_use", "id": "t", "input": FORM}),
    "mcp_tool_result": claude({"type": "mcp_tool_result", "tool_use_id": "t", "content": [TEXT]}),
    "output of code": claude({"type": "code_execution_tool_result", "content": EXEC}),
    "citation": claude({"type": "text", "text": "x", "citations": [CITED]}, role="assistant"),
    "tools": claude(tools=[{"name": "f", "description": S, "input_schema": SCHEMA}]),
    "metadata": claude(metadata={"user_id": S}),
    "stop_sequences": claude(stop_sequences=[S]),
    "mcp_servers": claude(mcp_servers=[{"type": "url", "url": "https://x.example", "name": S}]),
}  # fmt: skip
OTHERS = {
    "/v1/completions": {"model": "m", "prompt": ["Dag", S], "suffix": S},
    "/v1/moderations": {"input": S},
    "/v1/images/generations": {"prompt": S},
    "/v1/audio/speech": {"input": S, "instructions": S},
    "/v1/assistants": {"instructions": S},
    "/v1/threads/runs": {"thread": {"messages": user(S)}},
    "/v1/threads/t/runs": {"additional_messages": user(S)},
    "/v1/conversations": {"items": user([INPUT_FILE])},
    "/v1/conversations/c/items": {"items": user([{"type": "input_text", "text": S}])},
    "/v1/vector_stores/v/search": {"query": S},
    "/v1/messages/count_tokens": claude(TEXT),
    "/v1/messages/batches": {"requests": [{"custom_id": S, "params": claude(TEXT)}]},
}
ROWS = [
    *(pytest.param("/v1/chat/completions", body, id=f"chat: {k}") for k, body in CHAT.items()),
    *(pytest.param("/v1/responses", body, id=f"responses: {k}") for k, body in RESPONSES.items()),
    *(pytest.param("/v1/messages", body, id=f"messages: {k}") for k, body in MESSAGES.items()),
    *(pytest.param(path, body, id=path) for path, body in OTHERS.items()),
]


@pytest.mark.parametrize(("path", "body"), ROWS)
def test_every_field_is_read_and_cleaned(worker: Worker, path: str, body: dict[str, Any]) -> None:
    result = asked(worker, path, body)
    assert result.measure is not None
    assert (result.measure["verdict"], result.measure["incomplete"]) == ("redact", [])
    assert set(result.measure["entities"]) == PLANTED
    assert leaked(json.loads(result.body)) == set()
    assert set(json.loads(result.body)) == set(body)


def test_addresses_and_headers_are_read_too(worker: Worker) -> None:
    sent = asked(worker, f"/v1/vector_stores/{NUMBER}/files?iban={IBAN}", chat(DAY)).headers["send"]
    assert leaked(sent) == set()
    assert sent.startswith("/v1/vector_stores/%3CBE_NATIONAL_NUMBER_1%3E/files?iban=")
    plain = "/v1/responses/resp_68af4030592c81938ec0a5fbab4a3e9f?include[]=a%20b"
    assert asked(worker, plain, chat(DAY)).headers["send"] == plain
    said = json.dumps({"x-title": S, "x-zaak": "12"})
    headers = asked(worker, "/v1/x", chat(DAY), headers=said).headers
    assert leaked(headers["headers"]) == set()
    assert json.loads(headers["headers"])["x-zaak"] == "12"
    assert "headers" not in asked(worker, "/v1/x", chat(DAY), headers='{"x-zaak": "12"}').headers
    beside_a_file = asked(worker, "/v1/files", b"a;b\r\n", headers=said)
    assert (beside_a_file.status, leaked(beside_a_file.body.decode())) == (403, set())


@pytest.mark.parametrize(
    ("target", "needs_a_scan"),
    [
        ("/v1/chat/completions", ""),
        ("/v1/vector_stores", ""),
        ("/v1/models?limit=2", "?limit=2"),
        ("/v1/files/f-1/content", "/v1/files/f-1/content"),
        ("/v1/x/85.07.30-999.32?a=b", "/v1/x/85.07.30-999.32?a=b"),
    ],
)
def test_an_address_of_plain_words_costs_nothing(target: str, needs_a_scan: str) -> None:
    plain, scanned = address_of(target)
    assert (plain + scanned, scanned) == (target, needs_a_scan)


@pytest.mark.parametrize("name", ["request-target", "request-headers", "request-target~"])
def test_a_key_with_the_name_of_our_own_is_read_like_any_other(worker: Worker, name: str) -> None:
    said = json.dumps({"x-title": "Dag"})
    result = asked(worker, "/v1/x?a=b", chat(DAY, **{name: S}), headers=said)
    assert leaked(json.loads(result.body)) == set()
    assert set(json.loads(result.body)) == {"model", "messages", name}
    assert result.headers["send"] == "/v1/x?a=b"


@cache
def picture() -> str:
    """SENTENCE as a picture, in base64."""
    held, page = io.BytesIO(), Image.new("RGB", (1500, 120), "white")
    ImageDraw.Draw(page).text((20, 40), S, fill="black", font=ImageFont.load_default(28))
    page.save(held, "PNG")
    return b64encode(held.getvalue()).decode()


def pictures(data: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """A picture in every place where one may stand."""
    url = f"data:image/png;base64,{data}"
    image = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": data}}
    shot = {"type": "computer_screenshot", "image_url": url}
    return {
        "image_url": ("chat", chat(user([{"type": "image_url", "image_url": {"url": url}}]))),
        "image_url, a string": ("chat", chat(user([{"type": "image_url", "image_url": url}]))),
        "a field that nobody knows": ("chat", chat(DAY, extra={"foto": url})),
        "input_image": ("responses", items(*user([{"type": "input_image", "image_url": url}]))),
        "output of a tool": ("responses", items({"type": "function_call_output", "call_id": "c",
                             "output": [{"type": "input_image", "image_url": url}]})),
        "screenshot": ("responses", items({"type": "computer_call_output", "output": shot})),
        "made by a model": ("responses", items({"type": "image_generation_call", "result": data})),
        "image": ("messages", claude(image)),
        "result of a tool": ("messages", claude({**RESULT, "content": [image]})),
        "in a document": ("messages", claude(document(type="content", content=[image]))),
        "input of a tool": ("messages", claude({"type": "tool_use", "input": {"foto": url}})),
    }  # fmt: skip


@pytest.mark.parametrize("place", pictures(""))
def test_pictures_are_read_wherever_they_stand(worker: Worker, place: str) -> None:
    require("tesseract")
    api, body = pictures(picture())[place]
    result = asked(worker, f"/v1/{api}", body)
    assert result.measure is not None
    assert (result.measure["verdict"], set(result.measure["entities"])) == ("redact", PLANTED)
    assert picture() not in result.body.decode()


def part(**fields: Any) -> dict[str, Any]:
    return chat(user([{"type": "text", "text": "Wat is dit?"}, fields]))


UNREAD: dict[str, tuple[str, str, dict[str, Any]]] = {
    "picture elsewhere": ("unsupported-part", "messages/0/content/1",
                          part(type="image_url", image_url={"url": LINK})),
    "a file that nothing reads": ("unsupported-part", "messages/0/content/1", part(
        type="file", file={"filename": "a.bin",
                           "file_data": b64encode(bytes(range(256))).decode()})),
    "file elsewhere": ("unsupported-part", "messages/0/content/1",
                       part(type="file", file={"file_id": "f"})),
    "an unknown part": ("unsupported-part", "messages/0/content/1", part(type="odd", x="y")),
    "sound": ("media", "messages/0/content/1/input_audio/data", part(
        type="input_audio", input_audio={"data": SOUND, "format": "wav"})),
    "numbers of tokens": ("unsupported-part", "input", {"model": "m", "input": [101, 2023]}),
    "lists of them": ("unsupported-part", "prompt/0", {"model": "m", "prompt": [[101, 2023]]}),
    "input_file elsewhere": ("unsupported-part", "input/0/content/0", items(
        *user([{"type": "input_file", "file_url": LINK}]))),
    "output of a tool elsewhere": ("unsupported-part", "input/0/output/0", items(
        {"type": "function_call_output", "output": [{"type": "input_image", "image_url": LINK}]})),
    "screenshot elsewhere": ("unsupported-part", "input/0/output", items(
        {"type": "computer_call_output", "output": {"type": "computer_screenshot",
                                                    "file_id": "f"}})),
    "picture of code elsewhere": ("unsupported-part", "input/0/outputs/0", items(
        {"type": "code_interpreter_call", "outputs": [{"type": "image", "url": LINK}]})),
    "file in a prompt": ("unsupported-part", "prompt/variables/f", items(
        prompt={"variables": {"f": {"type": "input_file", "file_id": "x"}}})),
    "picture in a conversation": ("unsupported-part", "items/0/content/0", {
        "items": user([{"type": "input_image", "image_url": LINK}])}),
    "document elsewhere": ("unsupported-part", "messages/0/content/0", claude(
        document(type="url", url=LINK))),
    "picture of a tool elsewhere": ("unsupported-part", "messages/0/content/0/content/0", claude(
        {**RESULT, "content": [{"type": "image", "source": {"type": "url", "url": LINK}}]})),
    "container_upload": ("unsupported-part", "messages/0/content/0", claude(
        {"type": "container_upload", "file_id": "f"})),
}  # fmt: skip


@pytest.mark.parametrize("place", UNREAD)
def test_what_nothing_reads_is_never_clean(worker: Worker, place: str) -> None:
    reason, where, body = UNREAD[place]
    scanned = worker.served.scan_sections(body, Context(), NO_OPTIONS)
    assert [(one.reason, one.part) for one in scanned.incomplete] == [(reason, where)]
    assert asked(worker, "/v1/x", body).status == 403
