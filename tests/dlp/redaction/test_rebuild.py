"""What may leave has the shape of what came in."""

import copy
from typing import Any

import pytest

from dlp.data import Finding
from dlp.extraction.messages import read_messages
from dlp.redaction.apply import redact
from dlp.redaction.rebuild import rebuild

CALL = {"id": "c", "function": {"name": "f", "arguments": '{"to": "Jan"}'}}
CHAT = [
    {"role": "system", "content": "a", "cache": {"type": "ephemeral"}},
    {"role": "user", "content": [{"type": "text", "text": "b"}, {"type": "image_url", "x": None}]},
    {"role": "assistant", "content": None, "tool_calls": [CALL]},
]

CASES = [
    ("text", {"text": "a"}, {"text": "b"}, {"text": "b"}),
    ("unchanged text", {"text": "a"}, {}, {"text": "a"}),
    (
        "another section",
        {"messages": CHAT, "tools": [{"description": "a b"}]},
        {"tools/0/description": "c"},
        {"messages": CHAT, "tools": [{"description": "c"}]},
    ),
    ("unchanged messages", {"messages": CHAT}, {}, {"messages": CHAT}),
    (
        "tool call",
        {"messages": CHAT},
        {"messages/2/tool_calls/0/function/arguments": "{}", "messages/1/content/0": "B"},
        {
            "messages": [
                CHAT[0],
                {
                    "role": "user",
                    "content": [{"type": "text", "text": "B"}, {"type": "image_url", "x": None}],
                },
                {
                    "role": "assistant",
                    "content": None,
                    "tool_calls": [{"id": "c", "function": {"name": "f", "arguments": "{}"}}],
                },
            ]
        },
    ),
]


@pytest.mark.parametrize(
    ("content", "texts", "expected"), [pytest.param(*case[1:], id=case[0]) for case in CASES]
)
def test_rebuilds(content: dict[str, Any], texts: dict[str, str], expected: Any) -> None:
    before = copy.deepcopy(content)
    assert rebuild(content, texts) == expected
    assert content == before


MISTAKES = [
    ({"text": "a"}, {"messages/0": "b"}, "1 sections are not in the request"),
    ({"messages": []}, {"text": "b"}, "1 sections are not in the request"),
    ({"messages": []}, {"messages/0": "b"}, "1 of 1 paths"),
]


@pytest.mark.parametrize(("content", "texts", "said"), MISTAKES)
def test_refuses_what_does_not_fit(
    content: dict[str, Any], texts: dict[str, str], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        rebuild(content, texts)


VALUE = "85073099932"
PLACES: list[tuple[str, Any, Any]] = [
    ("content", {"content": f"a {VALUE} b"}, {"content": "a <X_1> b"}),
    ("text part", {"content": [{"text": VALUE}]}, {"content": [{"text": "<X_1>"}]}),
    ("number", {"x": [85073099932, 1]}, {"x": ["<X_1>", 1]}),
    ("key", {"x": {VALUE: 1, "y": 2}}, {"x": {"<X_1>": 1, "y": 2}}),
    ("key and what is under it", {"x": {VALUE: VALUE}}, {"x": {"<X_1>": "<X_1>"}}),
    ("arguments", {"f": {"a": f'{{"n": "{VALUE}"}}'}}, {"f": {"a": '{"n": "<X_1>"}'}}),
    ("role", {"role": VALUE}, {"role": "<X_1>"}),
]


@pytest.mark.parametrize(
    ("message", "expected"), [pytest.param(*case[1:], id=case[0]) for case in PLACES]
)
def test_a_value_goes_wherever_it_stands_in_a_message(message: Any, expected: Any) -> None:
    messages = [{"content": "before"}, message]
    parts = read_messages(messages).parts
    assert not any(VALUE in part.path for part in parts)
    findings = [
        Finding("X", "c", part.path, at, at + len(VALUE), 0.9, "x", (), b"same")
        for part in parts
        if (at := part.text.find(VALUE)) >= 0
    ]
    redacted = redact(parts, findings, ["redact"] * len(findings), {}, pseudonym_key=b"k")
    new = rebuild({"messages": messages}, redacted.texts)
    assert new == {"messages": [{"content": "before"}, expected]}
