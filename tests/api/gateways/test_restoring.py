"""Answers restored: whole and streamed, wherever the network cuts them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.gateways.restoring import Events, whole
from dlp.redaction.restore import Restorer
from tests.api.gateways.upstream import _STREAMS

VALUES = {"<PERSON_1>": 'Fatima "F" Voorbeeld', "<IBAN_CODE_1>": "BE68 5390 0754 7034"}
RESTORER = Restorer(VALUES)
TEXT = "Beste <PERSON_1>, uw rekening <IBAN_CODE_1> < is goed. <PERSO"
TOLD = 'Beste Fatima "F" Voorbeeld, uw rekening BE68 5390 0754 7034 < is goed. <PERSO'
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "chat": ("chat/completions", {"messages": [{"role": "user", "content": TEXT}]}),
    "chat tool": ("chat/completions", {"messages": [{"content": TEXT}], "tools": [1]}),
    "responses": ("responses", {"input": TEXT}),
    "messages": ("messages", {"messages": [{"role": "user", "content": TEXT}]}),
    "messages tool": ("messages", {"messages": [{"content": TEXT}], "tools": [1]}),
}


def stream(case: str) -> bytes:
    kind, asked = ASKED[case]
    written = b""
    for name, event in _STREAMS[kind](asked):
        data = event if isinstance(event, str) else json.dumps(event)
        written += (f"event: {name}\n" if name else "").encode() + f"data: {data}\n\n".encode()
    return written


def events(raw: bytes) -> list[Any]:
    lines = raw.decode().split("\n")
    return [json.loads(line[6:]) for line in lines if line[:6] == "data: " and "[DONE]" not in line]


def told(case: str, raw: bytes) -> str:
    """The text or the arguments of the tool that a client puts together."""
    out = ""
    for event in events(raw):
        for choice in event.get("choices", ()):
            delta = choice["delta"]
            out += delta.get("content") or ""
            for call in delta.get("tool_calls", ()):
                out += call["function"]["arguments"]
        if event.get("type", "").endswith("output_text.delta"):
            out += event["delta"]
        if event.get("type") == "content_block_delta":
            out += event["delta"].get("text", "") + event["delta"].get("partial_json", "")
    return next(iter(json.loads(out).values())) if "tool" in case else out


@pytest.mark.parametrize("case", ASKED)
@given(sizes=st.lists(st.integers(1, 400), max_size=30))
def test_a_stream_is_the_same_wherever_the_network_cuts_it(case: str, sizes: list[int]) -> None:
    raw, restored, at = stream(case), Events(RESTORER), 0
    shown = b""
    for size in [*sizes, len(raw)]:
        shown += restored.feed(raw[at : at + size])
        at += size
    shown += restored.finish()
    assert told(case, shown) == TOLD
    if case == "responses":
        whole_ones = [e for e in events(shown) if e["type"] == "response.completed"]
        assert whole_ones[0]["response"]["output"][0]["content"][0]["text"] == TOLD
        numbers = [event["sequence_number"] for event in events(shown)]
        assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("case", ASKED)
def test_a_stream_without_placeholders_keeps_its_events(case: str) -> None:
    restored = Events(Restorer({"<PERSON_9>": "Zoë"}))
    shown = restored.feed(stream(case)) + restored.finish()
    assert told(case, shown).startswith("Beste <PERSON_1>, uw")
    assert len(events(shown)) >= len(events(stream(case)))
    assert shown.count(b"[DONE]") == stream(case).count(b"[DONE]")


def test_what_is_held_is_no_more_than_may_begin_a_placeholder() -> None:
    restored = Events(RESTORER)
    event = {"choices": [{"index": 0, "delta": {"content": "Dag allemaal "}}]}
    shown = restored.feed(f"data: {json.dumps(event)}\n\n".encode())
    assert told("chat", shown) == "Dag allemaal "


def test_a_text_in_json_stays_json() -> None:
    answer = {"content": '{"naam": "<PERSON_1>"}', "arguments": '{"a": "<PERSON_1>"}', "id": "x"}
    restored = json.loads(whole(json.dumps(answer).encode(), RESTORER))
    assert json.loads(restored["content"])["naam"] == VALUES["<PERSON_1>"]
    assert json.loads(restored["arguments"])["a"] == VALUES["<PERSON_1>"]
    piece = {"choices": [{"index": 0, "delta": {"content": '{"naam": "<PERSON_1>"}'}}]}
    events_ = Events(RESTORER, as_json=True)
    raw = events_.feed(f"data: {json.dumps(piece)}\n\n".encode()) + events_.finish()
    assert json.loads(told("chat", raw)) == {"naam": VALUES["<PERSON_1>"]}


@pytest.mark.parametrize(
    "raw", [b": ping\n\n", b"data: {\n\n", b"data: [1]\n\n", b"\xff\n\n", b"x"]
)
def test_what_is_not_known_passes(raw: bytes) -> None:
    restored = Events(RESTORER)
    assert (restored.feed(raw) + restored.finish()).strip() == raw.strip()
    assert whole(b"<PERSON_1> is no JSON", RESTORER) == b"<PERSON_1> is no JSON"
