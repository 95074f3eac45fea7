"""The addresses of the gateway adapters; what they do is in one small file each.

Where the caller's contract has a place for the verdict, the status never carries it: a gateway
takes an error for "not reachable" and may let the request pass. Envoy and Open WebUI have no other.
"""

from collections.abc import Callable, Mapping
from typing import Any

import regex as re
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api import jsonbody
from api.body import body_of, require_type
from api.gateways.judged import PLACE
from api.job import JSON, Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE
from api.state import caller_of, request_id_of, service_of

router = APIRouter(include_in_schema=False)

_CALL_ID = re.compile(rb'(?<!\\)"litellm_call_id"\s{0,4}:\s{0,4}"([\w.:-]{1,200})"')


def _said(request_id: str) -> str:
    return f"{' '.join(LAST_RESORT_MESSAGE.values())} ({request_id})"


def _as(answer: Callable[[str], Any], status: int = 200) -> Callable[[str, str, str], WorkResult]:
    """The adapter's answer when no worker can give one: blocked, in the caller's own shape."""

    def last_resort(request_id: str, _reason: str, _detail: str) -> WorkResult:
        return WorkResult(status, jsonbody.dump(answer(_said(request_id))))

    return last_resort


_LITELLM = _as(lambda said: {"action": "BLOCKED", "blocked_reason": said})
_PORTKEY = _as(lambda said: {"verdict": False, "data": {"reason": said}})
_AGENTGATEWAY = _as(lambda said: {"action": {"body": said, "status_code": 403, "reason": said}})
_KONG = _as(lambda said: {"block": True, "block_message": said})
_WEBHOOK = _as(lambda said: {"verdict": "block", "body": None, "reason": said, "map": None})
_LLM_GUARD = _as(
    lambda _said: {
        "is_valid": False,
        "scanners": {"Roeland": 1.0},
        "sanitized_prompt": "",
        "sanitized_output": "",
    }
)
_GUARDRAILS_AI = _as(
    lambda said: {
        "validationPassed": False,
        "validatedOutput": "",
        "rawLlmOutput": "",
        "error": said,
    }
)
_REFUSED = _as(lambda said: {"error": {"message": said, "type": "blocked", "code": "blocked"}}, 403)


async def _answer(
    request: Request,
    operation: str,
    adapter: str,
    last_resort: Callable[[str, str, str], WorkResult],
    headers: Mapping[str, str] | None = None,
    limit: str = "max_json_bytes",
) -> WorkResult:
    """Have a worker judge a body. Raises: Refused."""
    service = service_of(request)
    settings = service.settings
    most: int = getattr(settings, limit)
    async with body_of(request, most, limit, settings, service.inflight) as body:
        job = Job(
            operation,
            request_id_of(request),
            caller_of(request).name,
            body,
            request.headers.get("content-type", "").partition(";")[0].strip() or JSON,
            {PLACE: settings.place_of(adapter), **(headers or {})},
        )
        return await service.do(job, last_resort)


def _response(result: WorkResult) -> Response:
    return Response(
        result.body, result.status, dict(result.headers), media_type=result.content_type
    )


@router.post("/beta/litellm_basic_guardrail_api")
async def litellm(request: Request) -> Response:
    """LiteLLM's Generic Guardrail API."""
    service, caller = service_of(request), caller_of(request).name
    require_type(request, JSON)
    limit = service.settings.max_json_bytes
    async with body_of(
        request, limit, "max_json_bytes", service.settings, service.inflight
    ) as body:
        calls = set(_CALL_ID.findall(body))
        call = calls.pop().decode("ascii") if len(calls) == 1 else ""
        headers = {PLACE: service.settings.place_of("litellm"), "call": call}
        if call and (held := service.vault.get(caller, call)) is not None:
            headers["sealed"] = held
        job = Job("litellm", request_id_of(request), caller, body, headers=headers)
        result = await service.do(job, _LITELLM)
    shown = dict(result.headers)
    if (sealed := shown.pop("sealed", None)) is not None:
        service.vault.put(caller, call, sealed)
    return Response(result.body, result.status, shown, media_type=result.content_type)


@router.post("/gateways/portkey")
async def portkey(request: Request) -> Response:
    """Portkey's webhook."""
    require_type(request, JSON)
    return _response(await _answer(request, "portkey", "portkey", _PORTKEY))


@router.post("/gateways/agentgateway/request")
async def agentgateway_request(request: Request) -> Response:
    """agentgateway's webhook before the model."""
    require_type(request, JSON)
    operation = "agentgateway-request"
    return _response(await _answer(request, operation, "agentgateway", _AGENTGATEWAY))


@router.post("/gateways/agentgateway/response")
async def agentgateway_response(request: Request) -> Response:
    """agentgateway's webhook after the model."""
    require_type(request, JSON)
    operation = "agentgateway-response"
    return _response(await _answer(request, operation, "agentgateway", _AGENTGATEWAY))


@router.post("/gateways/kong")
async def kong(request: Request) -> Response:
    """Kong's ai-custom-guardrail, configured as in integrations/kong."""
    require_type(request, JSON)
    return _response(await _answer(request, "kong", "kong", _KONG))


@router.post("/gateways/webhook")
async def webhook(request: Request) -> Response:
    """A webhook for any other gateway."""
    require_type(request, JSON)
    return _response(await _answer(request, "webhook", "webhook", _WEBHOOK))


@router.post("/gateways/llm-guard/{what}/{side}")
async def llm_guard(request: Request, what: str, side: str) -> Response:
    """LLM Guard's API: analyze or scan, prompt or output."""
    if what not in ("analyze", "scan") or side not in ("prompt", "output"):
        raise HTTPException(404)
    require_type(request, JSON)
    operation = f"llm-guard-{what}-{side}"
    return _response(await _answer(request, operation, "llm-guard", _LLM_GUARD))


@router.get("/gateways/llm-guard")
@router.get("/gateways/llm-guard/{what}")
async def llm_guard_alive(what: str = "") -> Response:
    """LLM Guard's own addresses for who asks whether it runs."""
    states = {"": {"name": "LLM Guard API"}, "healthz": {"status": "alive"}}
    states["readyz"] = {"status": "ready"}
    if what not in states:
        raise HTTPException(404)
    return JSONResponse(states[what])


@router.post("/gateways/guardrails-ai/guards/{name}/validate")
async def guardrails_ai(request: Request, name: str) -> Response:
    """A Guardrails AI server; every guard is the policy."""
    del name
    require_type(request, JSON)
    return _response(await _answer(request, "guardrails-ai", "guardrails-ai", _GUARDRAILS_AI))


@router.put("/gateways/openwebui/process")
async def openwebui(request: Request) -> Response:
    """Open WebUI's external document engine."""
    headers = {
        "name": request.headers.get("x-filename", ""),
        "user": request.headers.get("x-openwebui-user-id", ""),
    }
    return _response(
        await _answer(request, "openwebui", "openwebui", _REFUSED, headers, "max_document_bytes")
    )


@router.api_route(
    "/gateways/ext_authz/{path:path}",
    methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
)
async def ext_authz(request: Request, path: str) -> Response:
    """Envoy's question about a request of any method."""
    query = f"?{request.url.query}" if request.url.query else ""
    headers = {
        "target": f"/{path}{query}",
        "host": request.headers.get("host", ""),
        "user": request.headers.get("x-authenticated-user", ""),
        "partial": request.headers.get("x-envoy-auth-partial-body", "").lower(),
    }
    return _response(await _answer(request, "ext-authz", "ext_authz", _REFUSED, headers))
