"""Strict JSON by tables; the statuses over HTTP are in test_bad_input.py."""

from typing import Any

import pytest

from api.jsonbody import MAX_DEPTH, deeper_than, dump, parse, surrogate_path
from api.problems import Refused

KEPT = [
    b'{"a":12345678901234567890123}',
    b'{"a":1.5,"b":-0.0,"c":[true,null]}',
    '{"a":"é\U0001f600"}'.encode(),
    b'{"a":"\\u0000"}',
    b"[" * 200 + b"]" * 200,
]


@pytest.mark.parametrize("body", KEPT)
def test_what_comes_in_goes_out(body: bytes) -> None:
    assert dump(parse(body)) == body


def nested(depth: int) -> Any:
    value: Any = 1
    for turn in range(depth):
        value = [value] if turn % 2 else {"a": value}
    return value


DEPTHS = [(0, False), (1, False), (MAX_DEPTH, False), (MAX_DEPTH + 1, True), (50_000, True)]


@pytest.mark.parametrize(("depth", "deeper"), DEPTHS)
def test_deeper_than(depth: int, deeper: bool) -> None:
    assert deeper_than(nested(depth), MAX_DEPTH) is deeper


SURROGATES = [
    ({"text": "\ud800"}, "text"),
    ({"messages": [{"content": "x"}, {"content": "\udfff"}]}, "messages/1/content"),
    ({"x": 1, "secret": "\ud800"}, "key 2"),
    ({"context": {"\ud800": 1}}, "context, key 1"),
    ("\ud800", "body"),
    ({"text": "\U0001f600"}, None),
]


@pytest.mark.parametrize(("value", "path"), SURROGATES)
def test_surrogate_is_named_by_place(value: Any, path: str | None) -> None:
    assert surrogate_path(value) == path


def test_place_of_a_mistake_is_told() -> None:
    with pytest.raises(Refused) as caught:
        parse(b'{"text": "x",\n "secret": nul}')
    assert caught.value.problem.detail.startswith("the body is not JSON at line 2 column ")
