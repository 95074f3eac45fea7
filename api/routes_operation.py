"""What operators ask: is it alive, what is loaded, what was counted, what the API looks like."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.problems import Refused, busy, not_found
from api.routes import problems
from api.state import describe, service_of

PAGE = Path(__file__).with_name("docs_page")
PAGE_FILES = {
    "": ("index.html", "text/html; charset=utf-8"),
    "app.js": ("app.js", "text/javascript; charset=utf-8"),
    "style.css": ("style.css", "text/css; charset=utf-8"),
}
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

router = APIRouter(tags=["operation"])


@router.get("/healthz", summary="Is the service alive?")
async def alive() -> dict[str, str]:
    """Answers as long as the event loop runs."""
    return {"status": "alive"}


@router.get("/readyz", summary="Can it scan, and with what?", responses=problems(503))
async def ready(request: Request) -> Response:
    """Digests of what is loaded; 503 while no worker runs or the service stops."""
    service = service_of(request)
    about = service.pool.about
    policy, recognizers = about.get("policy", {}), about.get("recognizers", {})
    content = {
        "status": "ready",
        "policy": {key: policy.get(key) for key in ("name", "version", "warnings")},
        "recognizers": {
            "digest": recognizers.get("digest"),
            "count": len(recognizers.get("items", ())),
        },
        "model": about.get("model"),
        "names": about.get("model") is not None,
        "catalogue": about.get("catalogue"),
        "workers": service.pool.alive,
    }
    if service.stopping or not service.pool.alive:
        raise Refused(busy("the service is stopping or has no worker yet", 1))
    return JSONResponse(content)


@router.get(
    "/metrics",
    summary="Counters for Prometheus",
    response_class=PlainTextResponse,
    responses=problems(401, 403),
)
async def metrics(request: Request) -> Response:
    """The metrics in Prometheus' text format; no content in any label."""
    text = service_of(request).metrics.text()
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


@router.get("/v1/policy", summary="The policy in use", responses=problems(401, 403))
async def policy(request: Request) -> Any:
    """Name, version and the whole policy; excluded values are left out, by number only."""
    return describe(request, "policy")


@router.get("/v1/recognizers", summary="What is looked for", responses=problems(401, 403))
async def recognizers(request: Request) -> Any:
    """Every recognizer with its entity and titles, and the digest of all."""
    return describe(request, "recognizers")


@router.get("/v1/entities", summary="Entities", responses=problems(401, 403))
async def entities(request: Request) -> Any:
    """Every entity with its category and whether a recognizer for it is loaded."""
    return {"entities": describe(request, "entities")}


@router.get("/openapi.json", summary="This API as an OpenAPI document", include_in_schema=False)
async def openapi_document(request: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(request.app.openapi())


@router.get("/docs", summary="This API as a page", include_in_schema=False)
async def docs() -> Response:
    """A page to read and try the API; everything it needs is in the package."""
    return _page_file("")


@router.get("/docs/{name}", include_in_schema=False)
async def docs_file(name: str) -> Response:
    """The page's script and style."""
    return _page_file(name)


def _page_file(name: str) -> Response:
    if name not in PAGE_FILES:
        raise Refused(not_found())
    file, media_type = PAGE_FILES[name]
    headers = {"Content-Security-Policy": PAGE_POLICY, "Cache-Control": "no-cache"}
    return Response((PAGE / file).read_bytes(), headers=headers, media_type=media_type)


@router.get("/", include_in_schema=False)
async def root() -> Response:
    """Send a browser to the page."""
    return Response(status_code=307, headers={"Location": "/docs"})
