"""Answers of models with the values back in them: JSON whole, and streams event by event. No I/O.

The streams of OpenAI's chat, completions and Responses APIs and of Anthropic's Messages API are
known. Of each text that comes in pieces only what may begin a placeholder is held back; it goes out
with the next piece, or in an event of its own before the text ends.
"""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import orjson
import regex as re

from api import jsonbody
from api.problems import Refused
from dlp.formats.json_text import escape
from dlp.redaction.restore import Restorer, Stream

MAX_EVENT_BYTES = 50_000_000  # an event that is longer ends the stream
JSON_KEYS = frozenset({"arguments", "partial_json"})  # strings that hold JSON
_BOUNDARY = re.compile(rb"\r?\n\r?\n|\r\r")
Key = tuple[object, ...]


class TooLongError(Exception):
    """An event passes MAX_EVENT_BYTES."""


def whole(body: bytes, restorer: Restorer) -> bytes:
    """A JSON answer restored; what is no JSON comes back as it is."""
    try:
        value = jsonbody.parse(body)
    except Refused:
        return body
    restored = tree(value, restorer)
    return body if restored == value else jsonbody.dump(restored)


def tree(value: Any, restorer: Restorer) -> Any:
    """A JSON value with all its strings restored. Nesting is bounded by jsonbody.parse()."""
    if isinstance(value, dict):
        return {key: _field(key, one, restorer) for key, one in value.items()}
    if isinstance(value, list):
        return [tree(one, restorer) for one in value]
    return text(value, restorer) if isinstance(value, str) else value


def _field(key: str, value: Any, restorer: Restorer) -> Any:
    if key in JSON_KEYS and isinstance(value, str):
        return restorer.restore(value, escape)
    return tree(value, restorer)


def text(value: str, restorer: Restorer) -> str:
    """A text restored; one that is JSON stays JSON."""
    restored = restorer.restore(value)
    if restored == value or not value.lstrip().startswith(("{", "[")):
        return restored
    try:
        orjson.loads(value)
    except orjson.JSONDecodeError:
        return restored
    return restorer.restore(value, escape)


class Events:
    """One stream of server-sent events: bytes in, bytes out.

    Args:
        as_json: the request asked for an answer in JSON, so texts are escaped as such.
    """

    def __init__(self, restorer: Restorer, *, as_json: bool = False) -> None:
        self._restorer, self._as_json = restorer, as_json
        self._buffer = b""
        self._streams: dict[Key, Stream] = {}
        self._templates: dict[Key, tuple[bytes, Any]] = {}  # the last event of each text
        self._number: int | None = None  # of the next event, where the API numbers them

    def feed(self, data: bytes) -> bytes:
        """What may be shown after these bytes. Raises: TooLongError."""
        self._buffer += data
        out: list[bytes] = []
        start = 0
        for boundary in _BOUNDARY.finditer(self._buffer):
            out += self._event(self._buffer[start : boundary.start()])
            start = boundary.end()
        self._buffer = self._buffer[start:]
        if len(self._buffer) > MAX_EVENT_BYTES:
            raise TooLongError
        return b"".join(out)

    def finish(self) -> bytes:
        """The rest, when the stream has ended."""
        left, self._buffer = self._buffer, b""
        out = list(self._event(left)) if left.strip() else []
        return b"".join([*self._close(()), *out])

    def _event(self, raw: bytes) -> Iterator[bytes]:
        lines = raw.splitlines()
        data = b"\n".join(line[5:].removeprefix(b" ") for line in lines if line[:5] == b"data:")
        rest = b"".join(line + b"\n" for line in lines if line[:5] != b"data:")
        try:
            event = orjson.loads(data) if data else None
        except orjson.JSONDecodeError:
            event = None
        if not isinstance(event, dict):
            if data.strip() == b"[DONE]":
                yield from self._close(())
            yield raw + b"\n\n"
            return
        if (ends := ending(event)) is not None:
            yield from self._close(ends)
        held: dict[int, tuple[dict[str, Any], str]] = {}
        for key, holder, field, is_json in pieces(event):
            piece = holder[field]
            if key not in self._streams:
                as_json = is_json or self._as_json
                self._streams[key] = Stream(self._restorer, escape if as_json else None)
            self._templates[key] = (rest, event)
            held[id(holder)] = (holder, field)
            holder[field] = self._streams[key].feed(piece)
        yield self._written(rest, self._others(event, held))

    def _others(self, event: dict[str, Any], held: Mapping[int, Any]) -> Any:
        """The event with its other strings restored."""
        return event if held else tree(event, self._restorer)

    def _close(self, ends: Key) -> Iterator[bytes]:
        """The rest of the texts whose keys begin so, each in an event of its own."""
        for key in [key for key in self._streams if key[: len(ends)] == ends]:
            rest = self._streams.pop(key).finish()
            head, event = self._templates.pop(key)
            if rest:
                yield self._written(head, only(event, key, rest))

    def _written(self, head: bytes, event: Any) -> bytes:
        if isinstance(number := event.get("sequence_number"), int):
            event["sequence_number"] = self._number = (
                number if self._number is None else self._number + 1
            )
        return head + b"data: " + jsonbody.dump(event) + b"\n\n"


Piece = tuple[Key, dict[str, Any], str, bool]  # key of the text, its holder, field, is it JSON


def pieces(event: dict[str, Any]) -> Iterator[Piece]:
    """Where an event holds a piece of a text."""
    kind = event.get("type")
    delta = event.get("delta")
    if isinstance(kind, str) and kind.endswith(".delta") and isinstance(delta, str):
        is_json = "arguments" in kind or kind.endswith("input.delta")
        where = (event.get("item_id"), event.get("output_index"), event.get("content_index"))
        yield ("item", *where, kind), event, "delta", is_json
    elif kind == "content_block_delta" and isinstance(delta, dict):
        for field in ("text", "partial_json", "thinking"):
            if isinstance(delta.get(field), str):
                yield ("block", event.get("index"), field), delta, field, field in JSON_KEYS
    choices = event.get("choices")
    for choice in choices if isinstance(choices, list) else ():
        if isinstance(choice, dict):
            yield from _choice(choice)


def _choice(choice: dict[str, Any]) -> Iterator[Piece]:
    at, delta = choice.get("index"), choice.get("delta")
    if isinstance(choice.get("text"), str):
        yield ("choice", at, "text"), choice, "text", False
    if not isinstance(delta, dict):
        return
    for field in ("content", "reasoning_content", "reasoning", "refusal"):
        if isinstance(delta.get(field), str):
            yield ("choice", at, field), delta, field, False
    calls = delta.get("tool_calls")
    called = [(c.get("index"), c.get("function")) for c in calls or () if isinstance(c, dict)]
    called.append((None, delta.get("function_call")))
    for number, function in called:
        if isinstance(function, dict) and isinstance(function.get("arguments"), str):
            yield ("choice", at, "call", number), function, "arguments", True


def ending(event: dict[str, Any]) -> Key | None:
    """The beginning of the keys of the texts that end with this event; None when none does."""
    kind = event.get("type")
    if kind == "content_block_stop":
        return ("block", event.get("index"))
    if isinstance(kind, str) and kind.endswith(".done") and "item_id" in event:
        where = (event.get("item_id"), event.get("output_index"), event.get("content_index"))
        return ("item", *where)
    if kind in ("response.completed", "response.incomplete", "response.failed", "message_stop"):
        return ()
    choices = event.get("choices")
    for choice in choices if isinstance(choices, list) else ():
        if isinstance(choice, dict) and choice.get("finish_reason"):
            return ("choice", choice.get("index"))
    return None


def only(event: dict[str, Any], key: Key, rest: str) -> dict[str, Any]:
    """An event like the one that last held a piece of this text, with nothing but `rest` in it."""
    again = copy.deepcopy(event)
    for other, holder, field, _ in pieces(again):
        holder[field] = rest if other == key else ""
    if isinstance(choices := again.get("choices"), list):
        again["choices"] = [c for c in choices if c.get("index") == key[1]]
        for choice in again["choices"]:
            choice["finish_reason"] = None
    again.pop("usage", None)
    return again
