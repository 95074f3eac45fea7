"""POST /v1/scan and feedback."""

import asyncio
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api import jsonbody
from api.answer import ScanAnswer
from api.body import body_of, require_type
from api.job import JSON, Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE, MEDIA_TYPE, Refused, busy, field_error, invalid
from api.schemas import validate_feedback
from api.state import caller_of, describe, request_id_of, service_of
from api.telemetry import log_failure
from dlp.errors import StoreError

MAX_FEEDBACK_BYTES = 4_096
_PROBLEM_SCHEMA = {"schema": {"$ref": "#/components/schemas/ProblemOut"}}
_PROBLEM = {"content": {MEDIA_TYPE: _PROBLEM_SCHEMA}}

router = APIRouter()


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The error answers of a route, for the OpenAPI document."""
    return {status: {"description": _MEANS[status], **_PROBLEM} for status in statuses}


_MEANS = {
    400: "The body is malformed",
    401: "No known caller",
    403: "The caller may not do this",
    404: "Nothing is there",
    408: "The body came too slowly",
    413: "The body is over the limit, which is named",
    415: "Another content type or encoding is needed",
    422: "A field is wrong or unknown",
    503: "Too busy; see Retry-After",
}


def json_request(model: str, example: Mapping[str, Any]) -> dict[str, Any]:
    """The request body of a route that reads its body itself, for the OpenAPI document."""
    content = {"schema": {"$ref": f"#/components/schemas/{model}"}, "example": dict(example)}
    return {"requestBody": {"required": True, "content": {JSON: content}}}


SCAN_EXAMPLE = {
    "text": "Mijn rijksregisternummer is 85.07.30-999.32.",
    "context": {"destination": "https://chatgpt.com", "channel": "prompt"},
    "options": {"explain": True},
}
FEEDBACK_EXAMPLE = {"id": "01JD0000000000000000000000", "finding": 0, "judgement": "right"}


async def answer_json(
    request: Request, operation: str, last_resort: Callable[[str, str, str], WorkResult]
) -> Response:
    """Have a JSON request done by a worker; its bytes count as held until the answer is there.

    Raises: Refused.
    """
    service = service_of(request)
    settings = service.settings
    require_type(request, JSON)
    async with body_of(
        request, settings.max_json_bytes, "max_json_bytes", settings, service.inflight
    ) as body:
        job = Job(operation, request_id_of(request), caller_of(request).name, body)
        result = await service.do(job, last_resort)
    return Response(
        result.body, result.status, dict(result.headers), media_type=result.content_type
    )


def blocked(request_id: str, reason: str, detail: str) -> WorkResult:
    """The verdict when no worker can give one: block, in the contract's shape."""
    answer = {
        "id": request_id,
        "verdict": "block",
        "mode": "enforce",
        "would_be": "block",
        "complete": False,
        "incomplete": [{"part": "request", "reason": reason, "detail": detail}],
        "findings": [],
        "redacted": None,
        "placeholders": [],
        "rules": ["failure"],
        "message": dict(LAST_RESORT_MESSAGE),
        "override": None,
        "alternatives": [],
        "policy": {"name": "none", "version": "none"},
        "tier": "tolerated",
        "timings_ms": {"total": 0.0},
        "tool": None,
        "overridden": [],
    }
    return WorkResult(200, orjson.dumps(answer), headers={"DLP-Verdict": "block"})


@router.post(
    "/v1/scan",
    summary="Scan a text or a chat",
    tags=["scan"],
    response_model=None,
    responses={200: {"model": ScanAnswer}, **problems(400, 401, 403, 408, 413, 415, 422, 503)},
    openapi_extra=json_request("ScanRequest", SCAN_EXAMPLE),
)
async def scan(request: Request) -> Response:
    """Answer allow, redact or block for one text or chat, never by the status."""
    return await answer_json(request, "scan", blocked)


@router.post(
    "/v1/feedback",
    summary="Judge a finding, or name what was missed",
    tags=["feedback"],
    response_model=None,
    status_code=204,
    responses=problems(400, 401, 403, 408, 413, 415, 422, 503),
    openapi_extra=json_request("FeedbackIn", FEEDBACK_EXAMPLE),
)
async def give_feedback(request: Request) -> Response:
    """Count one judgement per recognizer, rule and tier; no text is taken or kept."""
    service = service_of(request)
    require_type(request, JSON)
    limit = MAX_FEEDBACK_BYTES
    async with body_of(request, limit, "nothing", service.settings, service.inflight) as body:
        judged = validate_feedback(jsonbody.parse(body))
    if judged.missed is not None:
        require_entity(judged.missed, [one["entity"] for one in describe(request, "entities")])
    rows = service.recent.rows(judged)
    try:
        await asyncio.to_thread(service.feedback.add, rows)
    except StoreError as error:
        log_failure("feedback-not-kept", error)
        raise Refused(busy("the store cannot be used", 30)) from None
    service.metrics.feedback(rows[0]["judgement"])
    return Response(status_code=204)


def require_entity(missed: str, known: list[str]) -> None:
    """Only what exists is counted: the counts are kept and shown, and hold no words of a caller.

    Raises: Refused with 422 that names the nearest entity.
    """
    if missed in known:
        return
    near = get_close_matches(missed, known, n=1)
    remedy = f"did you mean {near[0]}?" if near else "send one of GET /v1/entities"
    raise Refused(invalid((field_error("missed", "is no known entity", remedy),)))


@router.get(
    "/v1/feedback",
    summary="Judgements so far",
    tags=["feedback"],
    responses=problems(401, 403, 503),
)
async def feedback_counts(request: Request) -> dict[str, Any]:
    """Counts per recognizer (or missed entity), rule, tier and judgement."""
    try:
        counts = await asyncio.to_thread(service_of(request).feedback.counts)
    except StoreError as error:
        log_failure("feedback-not-read", error)
        raise Refused(busy("the store cannot be used", 30)) from None
    return {"counts": counts}
