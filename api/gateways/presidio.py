"""Presidio's HTTP API at the root, so that what talks to Presidio today can point here.

Analyzer and anonymizer share one base address. Bodies are read by the workers, like those of
/v1/scan; this file only passes them on. Source: app.py of presidio-analyzer and presidio-anonymizer
2.2.366. Our own description of the API stays about /v1: Presidio publishes its own.
"""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.gateways.presidio_shape import (
    ALIASES,
    ANONYMIZERS,
    DEANONYMIZERS,
    not_done,
    refusal,
)
from api.problems import Refused
from api.routes import answer_json
from api.state import describe

router = APIRouter(include_in_schema=False)


async def _answer(request: Request, operation: str) -> Response:
    """Have a worker do it; refusals of the service become Presidio's errors too."""
    try:
        return await answer_json(request, operation, not_done)
    except Refused as refused:
        result = refusal(refused.problem)
        return Response(
            result.body, result.status, dict(result.headers), media_type=result.content_type
        )


@router.post("/analyze")
async def analyze(request: Request) -> Response:
    """Findings in a text, or in each text of an array."""
    return await _answer(request, "presidio-analyze")


@router.post("/anonymize")
async def anonymize(request: Request) -> Response:
    """The text with each finding replaced by its operator."""
    return await _answer(request, "presidio-anonymize")


@router.post("/deanonymize")
async def deanonymize(request: Request) -> Response:
    """The text with what was encrypted put back."""
    return await _answer(request, "presidio-deanonymize")


@router.get("/recognizers")
async def recognizers(request: Request) -> Response:
    """Names of all recognizers; each of ours knows every language, so `language` is ignored."""
    items = describe(request, "recognizers")["items"]
    return JSONResponse([item["name"] for item in items])


@router.get("/supportedentities")
async def supported_entities(request: Request) -> Response:
    """Names of all entities that can be asked for, whatever the `language`."""
    found = {item["entity"] for item in describe(request, "recognizers")["items"]}
    found |= {alias for alias, entity in ALIASES.items() if entity in found}
    return JSONResponse(sorted(found))


@router.get("/anonymizers")
async def anonymizers() -> Response:
    """Names of the operators of /anonymize."""
    return JSONResponse(ANONYMIZERS)


@router.get("/deanonymizers")
async def deanonymizers() -> Response:
    """Names of the operators of /deanonymize."""
    return JSONResponse(DEANONYMIZERS)


@router.get("/health")
async def health() -> Response:
    """Answers as long as the event loop runs."""
    return PlainTextResponse("Roeland, in Presidio's place, is up")
