"""A model that says what it was told, and remembers every byte that reached it.

It speaks OpenAI's and Anthropic's APIs as far as the official clients need, streaming in pieces of
three characters so that placeholders are cut.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PIECE = 3  # characters of a streamed delta


@dataclass(frozen=True, slots=True)
class Seen:
    """One request that reached the model."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(slots=True)
class Upstream:
    """The model's address and what reached it."""

    url: str
    seen: list[Seen] = field(default_factory=list)

    def everything(self) -> str:
        """All that was ever sent to it, addresses and headers too."""
        return "\n".join(f"{s.target} {s.headers} {s.body!r}" for s in self.seen)


def said(body: dict[str, Any]) -> str:
    """The last text that the user sent, whatever the API."""
    rows = body.get("messages", body.get("input", body.get("prompt", "")))
    if isinstance(rows, str):
        return rows
    content = rows[-1]["content"] if isinstance(rows[-1], dict) else rows[-1]
    if isinstance(content, str):
        return content
    return " ".join(part.get("text", "") for part in content)


def pieces(text: str) -> list[str]:
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream: Upstream

    def log_message(self, *_: Any) -> None:
        return

    def do_GET(self) -> None:
        self._seen(b"")
        if self.path.endswith("/content"):
            self._send(self.upstream.seen[0].body, "application/octet-stream")
        else:
            model = {"id": "os-model", "object": "model", "created": 1, "owned_by": "us"}
            self._json({"object": "list", "data": [model], "has_more": False})

    def do_DELETE(self) -> None:
        self._seen(b"")
        self._json({"id": "x", "object": "file", "deleted": True})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        self._seen(body)
        path = self.path.partition("?")[0]
        if "/files" in path:
            self._json({"id": "f1", "object": "file", "bytes": len(body), "created_at": 1,
                        "filename": "x", "purpose": "batch", "status": "processed"})  # fmt: skip
            return
        asked = json.loads(body)
        if said(asked).startswith("stuk"):
            self._json({"error": {"message": "stuk", "type": "x", "code": "y"}}, 429)
        elif asked.get("stream"):
            self._events(_STREAMS[_kind(path)](asked))
        else:
            self._json(_WHOLE[_kind(path)](asked))

    def _seen(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.upstream.seen.append(Seen(self.command, self.path, headers, body))

    def _json(self, value: Any, status: int = 200) -> None:
        self._send(json.dumps(value).encode(), "application/json", status)

    def _send(self, content: bytes, media_type: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("x-request-id", "up-1")
        self.end_headers()
        self.wfile.write(content)

    def _events(self, events: Iterator[tuple[str, Any]]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for name, event in events:
            lines = f"event: {name}\n" if name else ""
            data = event if isinstance(event, str) else json.dumps(event)
            piece = f"{lines}data: {data}\n\n".encode()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
        self.wfile.write(b"0\r\n\r\n")


def _kind(path: str) -> str:
    names = (
        "chat/completions",
        "responses",
        "embeddings",
        "messages/batches",
        "messages",
        "batches",
    )
    return next((name for name in names if path.endswith(name)), "other")


def _tool(asked: dict[str, Any]) -> str | None:
    return json.dumps({"tekst": said(asked)}) if asked.get("tools") else None


def _chat(asked: dict[str, Any]) -> Any:
    message: dict[str, Any] = {"role": "assistant", "content": said(asked)}
    if (arguments := _tool(asked)) is not None:
        function = {"name": "zoek", "arguments": arguments}
        call = {"id": "c1", "type": "function", "function": function}
        message = {"role": "assistant", "content": None, "tool_calls": [call]}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
    return {"id": "x", "object": "chat.completion", "created": 1, "model": "os-model",
            "choices": [choice], "usage": usage}  # fmt: skip


def _chat_stream(asked: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    def chunk(delta: Any, reason: str | None = None) -> tuple[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return "", {"id": "x", "object": "chat.completion.chunk", "created": 1,
                    "model": "os-model", "choices": [choice]}  # fmt: skip

    yield chunk({"role": "assistant", "content": ""})
    if (arguments := _tool(asked)) is not None:
        head = {"index": 0, "id": "c1", "type": "function"}
        yield chunk({"tool_calls": [{**head, "function": {"name": "zoek", "arguments": ""}}]})
        for piece in pieces(arguments):
            yield chunk({"tool_calls": [{"index": 0, "function": {"arguments": piece}}]})
    else:
        for piece in pieces(said(asked)):
            yield chunk({"content": piece})
    yield chunk({}, "stop")
    yield "", "[DONE]"


def _response(asked: dict[str, Any], status: str = "completed") -> Any:
    text = {"type": "output_text", "text": said(asked), "annotations": []}
    item = {"type": "message", "id": "m", "status": "completed", "role": "assistant",
            "content": [text]}  # fmt: skip
    return {"id": f"r{abs(hash(said(asked)))}", "object": "response", "created_at": 1,
            "status": status, "model": "os-model", "output": [item], "parallel_tool_calls": True,
            "tool_choice": "auto", "tools": [], "error": None, "incomplete_details": None,
            "instructions": None, "metadata": {}, "temperature": 1.0, "top_p": 1.0}  # fmt: skip


def _response_stream(asked: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    whole, text = _response(asked), said(asked)
    number = iter(range(10_000))
    at = {"item_id": "m", "output_index": 0, "content_index": 0}

    def event(name: str, **more: Any) -> tuple[str, Any]:
        return name, {"type": name, "sequence_number": next(number), **more}

    yield event("response.created", response={**whole, "status": "in_progress", "output": []})
    item = {**whole["output"][0], "content": [], "status": "in_progress"}
    yield event("response.output_item.added", output_index=0, item=item)
    part = {"type": "output_text", "text": "", "annotations": []}
    yield event("response.content_part.added", **at, part=part)
    for piece in pieces(text):
        yield event("response.output_text.delta", **at, delta=piece, logprobs=[])
    yield event("response.output_text.done", **at, text=text, logprobs=[])
    yield event("response.content_part.done", **at, part={**part, "text": text})
    yield event("response.output_item.done", output_index=0, item=whole["output"][0])
    yield event("response.completed", response=whole)


def _embeddings(asked: dict[str, Any]) -> Any:
    count = len(asked["input"]) if isinstance(asked["input"], list) else 1
    data = [{"object": "embedding", "index": n, "embedding": [0.5]} for n in range(count)]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return {"object": "list", "model": "os-embedder", "data": data, "usage": usage}


def _message(asked: dict[str, Any]) -> Any:
    content: list[dict[str, Any]] = [{"type": "text", "text": said(asked)}]
    if asked.get("tools"):
        content = [{"type": "tool_use", "id": "t", "name": "zoek", "input": {"q": said(asked)}}]
    return {"id": "m", "type": "message", "role": "assistant", "model": "os-model",
            "content": content, "stop_reason": "end_turn", "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1}}  # fmt: skip


def _message_stream(asked: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    whole = _message(asked)
    kind = whole["content"][0]["type"]
    start: dict[str, Any] = {"type": "text", "text": ""}
    text, delta, key = said(asked), "text_delta", "text"
    if kind == "tool_use":
        start = {**whole["content"][0], "input": {}}
        text, delta, key = json.dumps({"q": said(asked)}), "input_json_delta", "partial_json"
    yield "message_start", {"type": "message_start", "message": {**whole, "content": []}}
    yield "content_block_start", {"type": "content_block_start", "index": 0, "content_block": start}
    for piece in pieces(text):
        change = {"type": delta, key: piece}
        yield "content_block_delta", {"type": "content_block_delta", "index": 0, "delta": change}
    yield "content_block_stop", {"type": "content_block_stop", "index": 0}
    end: dict[str, Any] = {"stop_reason": "end_turn", "stop_sequence": None}
    usage = {"output_tokens": 1}
    yield "message_delta", {"type": "message_delta", "delta": end, "usage": usage}
    yield "message_stop", {"type": "message_stop"}


def _batch(_asked: dict[str, Any]) -> Any:
    return {"id": "b1", "object": "batch", "type": "message_batch", "status": "validating"}


_WHOLE = {
    "chat/completions": _chat,
    "responses": _response,
    "embeddings": _embeddings,
    "messages": _message,
    "messages/batches": _batch,
    "batches": _batch,
    "other": _batch,
}
_STREAMS = {
    "chat/completions": _chat_stream,
    "responses": _response_stream,
    "messages": _message_stream,
}


@contextmanager
def upstream() -> Iterator[Upstream]:
    """A running model, for the time of a block."""
    handler: Any = type("Handler", (_Handler,), {})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        handler.upstream = Upstream(f"http://127.0.0.1:{server.server_address[1]}/v1")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield handler.upstream
        finally:
            server.shutdown()
