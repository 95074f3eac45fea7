"""Our own gateway: `dlp gateway --upstream URL`. Every request under /v1/ is judged, then sent on.

What may go on goes as it came, headers too, but for addresses of people; what was replaced comes
back in the answer, streamed or not. Values of placeholders are in this process only while their
answer is under way.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from itertools import islice
from typing import Any

import httpx
import orjson
import regex as re
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from api.body import body_of
from api.gateways.http_body import address_of
from api.gateways.judged import PLACE
from api.gateways.relay_work import HEADERS, SCOPE, SEALED, SEND, TARGET, TURN, UPSTREAM, api_error
from api.gateways.restoring import Events, TooLongError, whole
from api.job import JSON, Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE, Refused, unauthenticated
from api.state import Service, caller_of, request_id_of, service_of
from api.telemetry import log_failure
from dlp.redaction.restore import Restorer

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
TOKEN = "dlp-token"  # noqa: S105 - the header with a caller's token: the others are the model's
MAX_TURNS = 16  # places in a body that may name the turn before
HEAD_BYTES = 65_536  # of a stream in which the id of its turn is sought
MAX_ANSWER_BYTES = 50_000_000  # of an answer that is restored whole; a larger one is 502
# Headers of one connection, and those that we write ourselves.
_OWN = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
    | {"transfer-encoding", "upgrade", "host", "content-length", "accept-encoding", "expect", TOKEN}
    | {"date", "server"}
    # Addresses of people in the house: the model's maker has no need of them.
    | {"x-forwarded-for", "forwarded", "x-real-ip", "x-client-ip"}
)
# What clients write themselves; in any other header a person or program may have put a value.
_CLIENTS = re.compile(
    r"(?:accept|content|if|sec|x-stainless|anthropic|openai|x-goog)-[a-z-]{1,60}"
    r"|accept|authorization|x-api-key|api-key|cookie|user-agent|range|origin|pragma|cache-control"
    r"|priority|traceparent|tracestate|x-request-id|idempotency-key"
)
_OF_BYTES = frozenset({"content-encoding", "content-length"})  # true of bytes that are not changed
_REMEMBERED = ("/v1/responses", "/v1/conversations")  # whose turns stay with the model
_BEFORE = re.compile(
    rb'(?<!\\)"(previous_response_id|conversation)"\s{0,8}:\s{0,8}'
    rb'(?:"([\w.:-]{1,200})"|\{\s{0,8}"id"\s{0,8}:\s{0,8}"([\w.:-]{1,200})"\s{0,8}\})'
)
_ID = re.compile(rb'(?<!\\)"id"\s{0,8}:\s{0,8}"([\w.:-]{1,200})"')
_AS_JSON = re.compile(rb'(?<!\\)"type"\s{0,8}:\s{0,8}"json_(?:object|schema)"')

# Where nearly all requests go; found before any other address, and by Starlette alone.
USUAL = tuple(
    f"/v1/{name}"
    for name in ("chat/completions", "responses", "messages", "embeddings", "completions")
)
router = APIRouter(include_in_schema=False)
usual = APIRouter()


@router.api_route("/v1/{path:path}", methods=list(METHODS))
async def relay(request: Request) -> Response:
    """Judge a request, send it on, and put the values back into the answer."""
    service = service_of(request)
    query = f"?{request.url.query}" if request.url.query else ""
    # As it was written: an address that was decoded could be another one.
    target = request.scope["raw_path"].decode("latin-1") + query
    try:
        return await _Exchange(service, request, target).answer()
    except Refused as refused:
        problem = refused.problem
        said = f"{problem.detail} ({request_id_of(request)})"
        body = api_error(target, problem.status, problem.type, said)
        return Response(body, problem.status, dict(problem.headers), media_type=JSON)


async def _relay_usual(request: Request) -> Response:
    request.scope["route"] = router.routes[0]  # for the count: one route, however it was found
    return await relay(request)


for _path in USUAL:
    usual.add_route(_path, _relay_usual, methods=["POST"], include_in_schema=False)


class _Exchange:
    """One request on its way through."""

    def __init__(self, service: Service, request: Request, target: str) -> None:
        self._service, self._request, self._target = service, request, target
        self._caller = caller_of(request).name
        headers = request.headers
        said = "\n".join(headers.get(name, "") for name in ("authorization", "x-api-key"))
        # Whose conversation it is: nobody else's answer may be given their values.
        self._scope = hashlib.sha256(f"{self._caller}\n{said}".encode()).hexdigest()
        # Headers of one name are one value, as HTTP joins them.
        self._said: dict[str, str] = {}
        for name, value in headers.items():
            if name not in _OWN and not _CLIENTS.fullmatch(name):
                before = self._said.get(name)
                self._said[name] = value if before is None else f"{before}, {value}"
        self._remembered = target.partition("?")[0].startswith(_REMEMBERED)

    async def answer(self) -> Response:
        """The answer. Raises: Refused."""
        settings, headers = self._service.settings, self._request.headers
        if settings.tokens_file is not None and TOKEN not in headers:
            detail = f"send the token in the header {TOKEN}: Authorization goes to the model"
            raise Refused(unauthenticated(detail))
        is_json = headers.get("content-type", "").partition(";")[0].strip().lower() == JSON
        limit = "max_json_bytes" if is_json else "max_document_bytes"
        most: int = getattr(settings, limit)
        async with body_of(self._request, most, limit, settings, self._service.inflight) as body:
            known = {TARGET: self._target, SCOPE: self._scope}
            if self._said:
                known[HEADERS] = orjson.dumps(self._said).decode()
            if self._remembered:  # the worker knows which of these is the turn before
                for found in islice(_BEFORE.finditer(body), MAX_TURNS):
                    turn = (found[2] or found[3]).decode()
                    if (sealed := self._service.conversations.get(self._scope, turn)) is not None:
                        known[f"{SEALED} {turn}"] = sealed
            if not body and not self._said and not address_of(self._target)[1]:
                judged = WorkResult(200, b"", headers={SEND: self._target})
            else:
                judged = await self._judge(body, known)
            if SEND not in judged.headers:
                return Response(judged.body, judged.status, dict(judged.headers), media_type=JSON)
            if (turn := judged.headers.get(TURN)) is not None:
                sealed = judged.headers.get(SEALED, "")
                self._service.conversations.put(self._scope, turn, sealed)
            as_json = _AS_JSON.search(body) is not None
            return await self._forward(judged, as_json=as_json)

    async def _judge(self, body: bytes, known: Mapping[str, str]) -> WorkResult:
        settings = self._service.settings
        job = Job(
            "relay",
            request_id_of(self._request),
            self._caller,
            body,
            self._request.headers.get("content-type", ""),
            {PLACE: settings.place_of("gateway"), UPSTREAM: settings.upstream or "", **known},
        )
        return await self._service.do(job, self._last_resort)

    def _last_resort(self, request_id: str, _reason: str, _detail: str) -> WorkResult:
        said = f"{' '.join(LAST_RESORT_MESSAGE.values())} ({request_id})"
        return WorkResult(403, api_error(self._target, 403, "blocked", said))

    async def _forward(self, judged: WorkResult, *, as_json: bool) -> Response:
        base = (self._service.settings.upstream or "").rstrip("/").removesuffix("/v1")
        changed: dict[str, str] = orjson.loads(judged.headers.get(HEADERS, "{}"))
        sent = [
            (name, value)
            for name, value in self._request.headers.raw
            if (key := name.decode("latin-1").lower()) not in _OWN and key not in changed
        ]
        sent += [(name.encode(), value.encode("latin-1")) for name, value in changed.items()]
        sent.append((b"accept-encoding", b"identity"))
        client = self._service.model()
        asked = client.build_request(
            self._request.method,
            base + judged.headers[SEND],
            content=judged.body or None,
            headers=sent,
        )
        async with AsyncExitStack() as stack:
            try:
                answer = await client.send(asked, stream=True)
                stack.push_async_callback(answer.aclose)
                response = await self._answered(answer, judged, stack, as_json=as_json)
            except httpx.HTTPError as error:
                log_failure("model-not-reached", error, request=request_id_of(self._request))
                message = "The model could not be reached. Please try again later."
                body = api_error(self._target, 502, "upstream_unreachable", message)
                return Response(body, 502, media_type=JSON)
            response.headers["DLP-Verdict"] = judged.headers.get("DLP-Verdict", "allow")
        return response

    async def _answered(
        self, answer: httpx.Response, judged: WorkResult, stack: AsyncExitStack, *, as_json: bool
    ) -> Response:
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        restorer = Restorer(judged.values)
        sealed, as_it_came = judged.headers.get(SEALED, ""), False
        if kind == JSON and (judged.values or self._remembered):
            body = await _read(answer)
            if body is None:
                message = f"the model's answer is over {MAX_ANSWER_BYTES:,} bytes"
                return Response(
                    api_error(self._target, 502, "answer_too_large", message), 502, media_type=JSON
                )
            self._remember(body, sealed)
            if judged.values:
                large = len(body) > HEAD_BYTES  # a thread costs more than restoring little
                body = (
                    await asyncio.to_thread(whole, body, restorer)
                    if large
                    else whole(body, restorer)
                )
            response = Response(body, answer.status_code)
        else:
            events = Events(restorer, as_json=as_json) if judged.values else None
            if kind != "text/event-stream":
                events = None
            kept = stack.pop_all()
            stream = self._streamed(answer, events, kept, sealed)
            response = StreamingResponse(stream, answer.status_code)
            as_it_came = events is None
        for name, value in answer.headers.multi_items():
            of_bytes = as_it_came and name.lower() in _OF_BYTES
            if of_bytes or name.lower() not in _OWN | _OF_BYTES:
                response.headers.append(name, value)
        return response

    async def _streamed(
        self,
        answer: httpx.Response,
        events: Events | None,
        stack: AsyncExitStack,
        sealed: str,
    ) -> AsyncIterator[bytes]:
        """The answer as it comes, restored; ends where the model's ends or breaks."""
        async with stack:
            head = b""  # until it tells the turn's id
            try:
                async for piece in answer.aiter_bytes() if events else answer.aiter_raw():
                    if self._remembered and len(head) < HEAD_BYTES:
                        head += piece
                        head = b"x" * HEAD_BYTES if self._remember(head, sealed) else head
                    shown = events.feed(piece) if events else piece
                    if shown:
                        yield shown
                if events and (rest := events.finish()):
                    yield rest
            except (httpx.HTTPError, TooLongError) as error:
                log_failure("answer-broken-off", error, request=request_id_of(self._request))
                message = "The model's answer broke off."
                body = api_error(self._target, 502, "answer_broken_off", message)
                yield b"event: error\ndata: " + body + b"\n\n"

    def _remember(self, body: bytes, sealed: str) -> bool:
        """Hold the values of a turn that stays with the model, under the turn's id."""
        if not self._remembered or self._request.method != "POST":
            return False
        found = _ids(body)
        for turn in found:
            self._service.conversations.put(self._scope, turn, sealed)
        return bool(found)


def _ids(body: bytes) -> list[str]:
    """The id of a response or conversation: at the top of its JSON, or in an event's `response`."""
    try:
        value: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        found = re.search(rb'"response"\s{0,8}:\s{0,8}\{', body)
        named = _ID.search(body, found.end()) if found else None
        return [named[1].decode()] if named else []
    names = (value.get("id"), value.get("conversation")) if isinstance(value, dict) else ()
    return [name for name in names if isinstance(name, str)]


async def _read(answer: httpx.Response) -> bytes | None:
    """The whole body, None when it is too long."""
    held = bytearray()
    async for piece in answer.aiter_bytes():  # unpacked, though the model was asked not to pack
        held += piece
        if len(held) > MAX_ANSWER_BYTES:
            return None
    return bytes(held)
