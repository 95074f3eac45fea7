"""POST /gateways/proxy: the question of ICAP over HTTP, for proxies that do not speak it.

The body is one HTTP/1 request as `message/http` (RFC 9112, section 10.1): start line with the whole
address, headers, body. The answer is 204 (let it pass as it is), or 200 with another message in its
place; `DLP-Message` says whether that is the changed `request` or the `response` that ends it here.
"""

from contextlib import suppress

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.body import body_of, require_type
from api.icap.adapter import Changed
from api.icap.grammar import RemoteProtocolError, check_section
from api.icap.identity import Identity, identity
from api.icap.judge import Judge, judged, outcome, told_of
from api.icap.scope import Scope, request_mode
from api.job import Job
from api.problems import Refused, malformed
from api.routes import problems
from api.state import caller_of, request_id_of, service_of
from dlp.errors import ConfigurationError

KIND = "message/http"
RAW = {"type": "string", "format": "binary"}
FORM = "send one HTTP/1 request: start line with the whole address, headers, an empty line, body"

router = APIRouter()


@router.post(
    "/gateways/proxy",
    summary="Judge one HTTP request on its way to an AI tool",
    tags=["gateways"],
    response_model=None,
    responses={
        200: {"description": "Another message in its place; DLP-Message says which"},
        204: {"description": "Let it pass as it is"},
        **problems(400, 401, 403, 408, 413, 415, 503),
    },
    openapi_extra={"requestBody": {"required": True, "content": {KIND: {"schema": RAW}}}},
)
async def proxy(request: Request) -> Response:
    """As REQMOD: unread where no AI tool is asked, else allowed, cleaned in place or blocked."""
    service = service_of(request)
    settings, limit = service.settings, service.settings.max_document_bytes
    require_type(request, KIND)
    scope = _judge(request).scope
    async with body_of(request, limit, "max_document_bytes", settings, service.inflight) as raw:
        header, body = _parts(bytes(raw), settings.max_header_bytes)
        mode, tenant = _where(scope, header)
        if mode == "pass":
            return _answer("request", tenant, body) if tenant else Response(status_code=204)
        job = Job(
            "icap-request",
            request_id_of(request),
            caller_of(request).name,
            body,
            headers={
                **told_of(settings, header, _who(request)),
                "has_body": "yes" if body else "",
            },
        )
        try:
            result = await judged(service, job)
        except Refused:
            service.metrics.icap("HTTP", "busy")
            raise
    service.metrics.icap("HTTP", result.headers.get("DLP-Verdict", "block"))
    told = {name: value for name, value in result.headers.items() if name.startswith("DLP-")}
    answer = outcome(result)
    if not isinstance(answer, Changed):
        return (
            _answer("request", tenant, body, told)
            if tenant
            else Response(status_code=204, headers=told)
        )
    if answer.kind == "req":
        changed = scope.restricted(answer.header) or answer.header
        return _answer("request", changed, answer.body or b"", told)
    return _answer("response", answer.header, answer.body or b"", told)


def _judge(request: Request) -> Judge:
    """What knows which hosts are read; made at the first question, loaded anew with the policy."""
    state = request.app.state
    if not hasattr(state, "proxy_judge"):
        state.proxy_judge = Judge(service_of(request), service_of(request).settings)
    judge: Judge = state.proxy_judge
    with suppress(ConfigurationError):  # changed again meanwhile: the workers take that up next
        judge.refresh()
    return judge


def _parts(raw: bytes, most: int) -> tuple[bytes, bytes]:
    """Headers with their empty line, and the body. Raises: Refused with 400."""
    end = raw.find(b"\r\n\r\n", 0, most) + 4
    header = raw[:end] if end > 3 else b""
    try:
        check_section("req-hdr", header)
    except RemoteProtocolError as error:
        raise Refused(malformed(error.reason, FORM)) from None
    return header, raw[end:]


def _where(scope: Scope, header: bytes) -> tuple[str, bytes | None]:
    """Whether to read it, and its headers with a tenant's added. Raises: Refused with 400."""
    try:
        return request_mode(scope, header), scope.restricted(header)
    except RemoteProtocolError as error:
        raise Refused(malformed(error.reason, FORM)) from None


def _who(request: Request) -> Identity:
    """The person, as the proxy says: a caller with scope `scan` is believed, as in /v1/scan."""
    return identity(request.headers, service_of(request).settings.icap_identity)


def _answer(kind: str, header: bytes, body: bytes, told: dict[str, str] | None = None) -> Response:
    headers = {**(told or {}), "DLP-Message": kind}
    return Response(header + body, 200, headers, media_type=KIND)
