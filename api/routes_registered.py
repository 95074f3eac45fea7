"""Registered documents and lists: add, list, expire, remove. Scope `tune`."""

from typing import Any
from urllib.parse import unquote

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.body import body_of
from api.job import Job, WorkResult
from api.problems import Refused, busy, not_found
from api.registered import AUTHORISED, KIND, NAME, OWNER, UNTIL
from api.routes import problems
from api.state import caller_of, request_id_of, service_of

router = APIRouter()
_ADDED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    },
    "parameters": [
        {"name": name, "in": "query", "schema": {"type": "string"}, "description": text}
        for name, text in (
            ("name", "what it is called; needed"),
            ("owner", "who asked for it"),
            ("until", "last day, as 2027-12-31"),
            ("kind", "document, or list: a CSV each row of which is sought"),
            ("authorised", "yes: the list may hold national numbers"),
        )
    ],
}


def _lost(_request_id: str, _reason: str, detail: str) -> WorkResult:
    raise Refused(busy(f"nothing was done: {detail}", 30))


async def _done(request: Request, operation: str, headers: dict[str, str], body: bytes) -> Response:
    service = service_of(request)
    job = Job(operation, request_id_of(request), caller_of(request).name, body, headers=headers)
    result = await service.do(job, _lost)
    if result.status == 404:
        raise Refused(not_found())
    return Response(
        result.body or None, result.status, dict(result.headers), media_type=result.content_type
    )


@router.post(
    "/v1/registered",
    summary="Register a document or list",
    tags=["registered"],
    status_code=201,
    response_model=None,
    responses=problems(400, 401, 403, 408, 413, 422, 503),
    openapi_extra=_ADDED,
)
async def add(request: Request) -> Response:
    """Keep keyed fingerprints of a document, so that pieces of it are known again."""
    service = service_of(request)
    settings = service.settings
    asked = request.query_params
    headers = {key: asked.get(key, "") for key in (NAME, OWNER, UNTIL, KIND, AUTHORISED)}
    limit = settings.max_document_bytes
    async with body_of(request, limit, "max_document_bytes", settings, service.inflight) as body:
        return await _done(request, "register", headers, body)


@router.get(
    "/v1/registered",
    summary="What is registered",
    tags=["registered"],
    response_model=None,
    responses=problems(401, 403, 503),
)
async def listed(request: Request) -> Response:
    """Names, dates and counts; never what a document holds."""
    return await _done(request, "registered", {}, b"")


@router.post(
    "/v1/registered/{identifier}/expire",
    summary="Let it tell nothing from now on",
    tags=["registered"],
    status_code=204,
    response_model=None,
    responses=problems(401, 403, 404, 503),
)
async def expire(request: Request, identifier: str) -> Response:
    """By id or name; it stays in the list."""
    headers = {NAME: unquote(identifier), KIND: "expire"}
    return await _done(request, "unregister", headers, b"")


@router.delete(
    "/v1/registered/{identifier}",
    summary="Forget it",
    tags=["registered"],
    status_code=204,
    response_model=None,
    responses=problems(401, 403, 404, 503),
)
async def remove(request: Request, identifier: str) -> Response:
    """By id or name, with its fingerprints."""
    return await _done(request, "unregister", {NAME: unquote(identifier)}, b"")
