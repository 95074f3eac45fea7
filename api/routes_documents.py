"""POST /v1/scan/document and /v1/redact/document: any file, streamed in, parsed by a worker."""

from collections.abc import Callable
from typing import Any

import orjson
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from api.answer import BlockedOut, DocumentAnswer
from api.body import body_of
from api.job import Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE, MEDIA_TYPE, Refused, unsupported
from api.routes import blocked, problems
from api.state import caller_of, request_id_of, service_of
from api.upload import DESTINATION, FILENAME, MULTIPART

router = APIRouter()

_FORM = {
    "type": "object",
    "properties": {
        "file": {"type": "string", "format": "binary", "description": "the document"},
        "context": {"$ref": "#/components/schemas/ContextIn"},
        "options": {"$ref": "#/components/schemas/OptionsIn"},
    },
    "required": ["file"],
    "additionalProperties": False,
}
_REQUEST: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file with its context in a form, or the bare file with any other "
        "Content-Type; what it is, its content says.",
        "content": {
            MULTIPART: {
                "schema": _FORM,
                "encoding": {
                    "context": {"contentType": "application/json"},
                    "options": {"contentType": "application/json"},
                },
            },
            "application/octet-stream": {"schema": {}},
        },
    },
    "parameters": [
        {
            "name": "DLP-Filename",
            "in": "header",
            "description": "name of the file, in UTF-8, percent-encoded",
            "schema": {"type": "string", "pattern": "^(?:[!-$&-~]|%[0-7][0-9A-Fa-f])*$"},
        },
        {
            "name": "DLP-Destination",
            "in": "header",
            "description": "host or URL of the AI tool that the file goes to",
            "schema": {"type": "string", "pattern": "^[!-~]*$"},
        },
    ],
}
_PROBLEMS = (400, 401, 403, 408, 413, 415, 422, 503)


async def _answer(
    request: Request, operation: str, last_resort: Callable[[str, str, str], WorkResult]
) -> Response:
    """Have a document done by a worker. Raises: Refused."""
    service = service_of(request)
    settings = service.settings
    content_type = request.headers.get("content-type", "")
    if not content_type.strip():
        remedy = "send the file's own Content-Type, or multipart/form-data"
        raise Refused(unsupported("Content-Type", "no Content-Type is given", remedy))
    limit = settings.max_document_bytes
    async with body_of(
        request, limit, "max_document_bytes", settings, service.inflight, spool=True
    ) as body:
        headers = {
            name: value
            for name in (FILENAME, DESTINATION)
            if (value := request.headers.get(name)) is not None
        }
        caller = caller_of(request).name
        job = Job(operation, request_id_of(request), caller, body, content_type, headers)
        result = await service.do(job, last_resort)
    return Response(
        result.body, result.status, dict(result.headers), media_type=result.content_type
    )


def _blocked_document(request_id: str, reason: str, detail: str) -> WorkResult:
    """The verdict on a document when no worker can give one: block."""
    result = blocked(request_id, reason, detail)
    answer = orjson.loads(result.body)
    answer["document"] = {
        "media_type": "application/octet-stream",
        "declared_type": None,
        "label": None,
        "parts": [],
        "redactable": False,
    }
    return WorkResult(200, orjson.dumps(answer), headers=result.headers)


def _no_document(request_id: str, reason: str, detail: str) -> WorkResult:
    """The same for the file itself: 403."""
    content = {
        "type": "blocked",
        "title": "Blocked",
        "status": 403,
        "detail": "the document could not be checked",
        "request_id": request_id,
        "rules": ["failure"],
        "incomplete": [{"part": "request", "reason": reason, "detail": detail}],
        "message": dict(LAST_RESORT_MESSAGE),
        "override": None,
    }
    headers = {"DLP-Verdict": "block", "DLP-Findings": ""}
    return WorkResult(403, orjson.dumps(content), MEDIA_TYPE, headers)


@router.post(
    "/v1/scan/document",
    summary="Scan a file of any kind",
    tags=["scan"],
    response_model=None,
    responses={200: {"model": DocumentAnswer}, **problems(*_PROBLEMS)},
    openapi_extra=_REQUEST,
)
async def scan_document(request: Request) -> Response:
    """Answer allow, redact or block for one file and all files inside it."""
    return await _answer(request, "scan-document", _blocked_document)


_FILE = {"content": {"*/*": {"schema": {}}}, "description": "The file, as it came or redacted"}
_BLOCKED = {
    "description": "The file may not pass (type `blocked`), or the caller may not do this",
    "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{BlockedOut.__name__}"}}},
}


@router.post(
    "/v1/redact/document",
    summary="Get a file back without what must stay inside",
    tags=["scan"],
    response_model=None,
    responses={200: _FILE, **problems(*_PROBLEMS), 403: _BLOCKED},
    openapi_extra=_REQUEST,
)
async def redact_document(request: Request) -> Response:
    """The file in its own format: 200 on allow and redact, 403 of type `blocked` on block."""
    return await _answer(request, "redact-document", _no_document)
