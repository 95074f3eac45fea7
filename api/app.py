"""The FastAPI application: routers in one table, errors as problem+json, the OpenAPI document."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from api.answer import BlockedOut, ProblemOut
from api.guard import Guard, methods_at, problem_response
from api.problems import (
    Problem,
    Refused,
    field_error,
    internal,
    invalid,
    method_not_allowed,
    not_found,
)
from api.routers import ROUTERS, all_routes
from api.schemas import FeedbackIn, ScanRequest
from api.state import Service, request_id_of

CLIENT_GONE = 499  # as nginx counts it; no such status exists
Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[None]]
DESCRIPTION = (
    "Scans what people send to AI tools and answers allow, redact or block. A verdict is never in "
    "the status: a block is a 200. Errors are RFC 9457 problem details and quote nothing."
)


def create_app(
    lifespan: Lifespan, more: Sequence[APIRouter] = (), first: Sequence[APIRouter] = ()
) -> ASGIApp:
    """The whole application. The lifespan sets `app.state.service`.

    Args:
        more: routers besides those of every service; theirs come last.
        first: the same, but theirs come before all others.
    """
    app = FastAPI(
        title="Roeland",
        version="1",
        description=DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    for router in (*first, *ROUTERS, *more):
        app.include_router(router)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(ClientDisconnect, _gone)
    app.add_exception_handler(Exception, _mistake)
    app.add_exception_handler(StarletteHTTPException, _http_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _wrong_request)
    app.openapi = lambda: openapi(app)  # type: ignore[method-assign]

    def service() -> Service:
        found: Service = app.state.service
        return found

    return Guard(app, [*all_routes(), *(r for one in more for r in one.routes)], service)


async def _refused(request: Request, error: Exception) -> Response:
    """What a route refuses."""
    problem = error.problem if isinstance(error, Refused) else internal()
    return problem_response(problem, request_id_of(request))


async def _gone(_request: Request, _error: Exception) -> Response:
    """The caller left; nobody reads this, but the count shows it."""
    return Response(status_code=CLIENT_GONE)


async def _mistake(request: Request, _error: Exception) -> Response:
    """Our mistake; the guard logs its place."""
    return problem_response(internal(), request_id_of(request))


async def _http_error(request: Request, error: Exception) -> Response:
    """404 and 405 of the router, and what a route raises."""
    status = getattr(error, "status_code", 500)
    if status == 404:
        problem = not_found()
    elif status == 405:
        methods = methods_at(all_routes(), request.scope)
        methods |= {"HEAD"} if "GET" in methods else set()
        problem = method_not_allowed(", ".join(sorted(methods | {"OPTIONS"})))
    else:
        problem = Problem(status, "error", "Error", "the request cannot be served")
    return problem_response(problem, request_id_of(request))


async def _wrong_request(request: Request, error: Exception) -> Response:
    """Parameters that FastAPI itself checks, where a gateway declares some."""
    entries = []
    if isinstance(error, RequestValidationError):
        for one in error.errors():
            where = "/".join(str(step) for step in one["loc"][:2])
            entries.append(field_error(where, "is missing or wrong", "see /docs for the shape"))
    return problem_response(invalid(tuple(entries)), request_id_of(request))


def openapi(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, made once."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            routes=app.routes,
        )
        models = [
            (model, "validation") for model in (ScanRequest, FeedbackIn, ProblemOut, BlockedOut)
        ]
        _, schemas = models_json_schema(models, ref_template="#/components/schemas/{model}")  # type: ignore[arg-type]
        components = document.setdefault("components", {})
        components.setdefault("schemas", {}).update(schemas["$defs"])
        components["securitySchemes"] = {
            "bearer": {"type": "http", "scheme": "bearer"},
            "key": {"type": "apiKey", "in": "header", "name": "x-api-key"},
        }
        document["security"] = [{}, {"bearer": []}, {"key": []}]
        app.openapi_schema = document
    return app.openapi_schema
