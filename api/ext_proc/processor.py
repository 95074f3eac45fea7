"""One HTTP request on its way through Envoy: its messages in, our answers out.

Bodies must come whole (BUFFERED): of a part nothing can be said, so it is "not scanned" and the
policy decides. Answers of models are restored, buffered or, when they are events, streamed. A
stream is never just closed: Envoy would let the request pass.
"""

from collections.abc import AsyncIterator
from typing import Any

from api.ext_proc.messages import BUFFERED, ProcessingResponse, headers_of, set_header
from api.gateways.http_body import address_of
from api.gateways.judged import PLACE
from api.gateways.relay_work import SEND, TARGET, UPSTREAM, api_error
from api.gateways.restoring import Events, whole
from api.job import JSON, Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE, Refused, busy
from api.state import Service
from dlp.ids import new_id
from dlp.redaction.restore import Restorer

CALLER = "envoy"
PARTIAL = "Envoy sent a part of the body; it has to send it whole (request_body_mode: BUFFERED)"


class Processor:
    """The state of one request."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._headers: dict[str, str] = {}
        self._answer_kind = ""
        self._restorer: Restorer | None = None
        self._events: Events | None = None
        self._modes = (0, 0)  # of the two bodies, where Envoy says
        self._id = new_id()

    async def answers(self, requests: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """One answer for each message, until the request is over or ended."""
        async for request in requests:
            if request.HasField("protocol_config"):
                config = request.protocol_config
                self._modes = (config.request_body_mode, config.response_body_mode)
            answer = await self._answer(request)
            if request.observability_mode:
                continue
            yield answer
            if answer.WhichOneof("kind") == "immediate_response":
                return

    async def _answer(self, request: Any) -> Any:
        kind = request.WhichOneof("kind")
        answer = ProcessingResponse()
        if kind == "request_headers":
            return await self._request_headers(request.request_headers, answer)
        if kind == "request_body":
            return await self._request_body(request.request_body, answer)
        if kind == "response_headers":
            self._response_headers(request.response_headers, answer)
        elif kind == "response_body":
            self._response_body(request.response_body, answer)
        elif kind is not None:
            getattr(answer, kind).SetInParent()
        return answer

    async def _request_headers(self, message: Any, answer: Any) -> Any:
        self._headers = headers_of(message)
        if message.end_of_stream and address_of(self._headers.get(":path", ""))[1]:
            result = await self._judge(b"")
            if SEND not in result.headers:
                return self._ended(result, answer)
            self._mutated(answer.request_headers.response.header_mutation, result)
        # An answer that comes packed could not be restored.
        answer.request_headers.response.header_mutation.remove_headers.append("accept-encoding")
        return answer

    async def _request_body(self, message: Any, answer: Any) -> Any:
        body = message.body
        is_whole = message.end_of_stream or self._modes[0] == BUFFERED
        result = await self._judge(body, is_whole=is_whole)
        if SEND not in result.headers:
            return self._ended(result, answer)
        response = answer.request_body.response
        response.SetInParent()
        if result.body != body:
            response.body_mutation.body = result.body
            set_header(response.header_mutation, "content-length", str(len(result.body)))
        self._mutated(response.header_mutation, result)
        return answer

    async def _judge(self, body: bytes, *, is_whole: bool = True) -> WorkResult:
        service, settings = self._service, self._service.settings
        target = self._headers.get(":path", "/")
        host = self._headers.get(":authority", "")
        headers = {PLACE: settings.place_of("ext_proc"), UPSTREAM: f"//{host}", TARGET: target}
        content_type = self._headers.get("content-type", "")
        job = Job("relay", self._id, CALLER, body, content_type, headers)
        if not is_whole:
            job = job.failed("limit", PARTIAL)
        inflight = service.inflight
        inflight.held += len(body)
        try:
            if inflight.held > inflight.limit:
                raise Refused(busy("too many bytes are being scanned", 1))
            result = await service.do(job, self._last_resort)
        except Refused as refused:
            problem = refused.problem
            said = api_error(target, problem.status, problem.type, problem.detail)
            return WorkResult(problem.status, said, headers=dict(problem.headers))
        finally:
            inflight.held -= len(body)
        self._restorer = Restorer(result.values) if result.values else None
        return result

    def _last_resort(self, request_id: str, _reason: str, _detail: str) -> WorkResult:
        said = f"{' '.join(LAST_RESORT_MESSAGE.values())} ({request_id})"
        return WorkResult(403, api_error(self._headers.get(":path", ""), 403, "blocked", said))

    def _mutated(self, mutation: Any, result: WorkResult) -> None:
        """Another address, where something was replaced in it."""
        if result.headers[SEND] != self._headers.get(":path", "/"):
            set_header(mutation, ":path", result.headers[SEND])

    def _ended(self, result: WorkResult, answer: Any) -> Any:
        """The request ends here, with our words."""
        ended = answer.immediate_response
        ended.status.code = result.status
        ended.body = result.body
        ended.details = "roeland"
        set_header(ended.headers, "content-type", JSON)
        for name, value in result.headers.items():
            set_header(ended.headers, name.lower(), value)
        return answer

    def _response_headers(self, message: Any, answer: Any) -> None:
        headers = headers_of(message)
        self._answer_kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        answer.response_headers.response.SetInParent()
        if self._restorer is not None and not message.end_of_stream:
            # The length changes with the values; Envoy counts anew, or sends in chunks.
            removed = answer.response_headers.response.header_mutation.remove_headers
            removed.append("content-length")

    def _response_body(self, message: Any, answer: Any) -> None:
        response = answer.response_body.response
        response.SetInParent()
        if self._restorer is None:
            return
        is_whole = message.end_of_stream or self._modes[1] == BUFFERED
        if self._answer_kind == "text/event-stream":
            self._events = self._events or Events(self._restorer)
            shown = self._events.feed(message.body)
            shown += self._events.finish() if is_whole else b""
        elif self._answer_kind == JSON and is_whole:
            shown = whole(message.body, self._restorer)
        else:
            return
        if shown != message.body:
            if shown:
                response.body_mutation.body = shown
            else:
                response.body_mutation.clear_body = True
