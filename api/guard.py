"""What surrounds every request: id, access, safe headers, errors as problems, count and log line.

Plain ASGI, outside of FastAPI, so that nothing that goes wrong inside can show a traceback or a
message that quotes content.
"""

import time
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Peer
from api.problems import MEDIA_TYPE, Problem, Refused, internal, not_found
from api.protocol import CERTIFICATE_NAME
from api.state import Service
from api.telemetry import log, log_failure
from dlp.ids import new_id

SMALL_BODY = 65_536  # bytes; a larger one that was not read ends the connection
SAFE_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
    (b"referrer-policy", b"no-referrer"),
)
_PREFLIGHT = "content-type, authorization, x-api-key"


def problem_response(problem: Problem, request_id: str) -> Response:
    """A problem as an answer."""
    return Response(
        problem.body(request_id), problem.status, dict(problem.headers), media_type=MEDIA_TYPE
    )


class Guard:
    """Wraps the app. `service` is asked for at each request: it exists after the start only."""

    def __init__(
        self, app: ASGIApp, routes: list[BaseRoute], service: Callable[[], Service]
    ) -> None:
        self._app, self._routes, self._service = app, routes, service

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; start and stop go through, without their traceback."""
        if scope["type"] != "http":
            await self._app(scope, receive, _without_traceback(send))
            return
        exchange = _Exchange(scope, send, self._service())
        try:
            await self._serve(exchange, scope, receive)
        except Refused as refused:
            await exchange.answer(refused.problem, receive)
        except Exception as error:  # noqa: BLE001 - logged by type and place; the answer is 500
            log_failure("request-failed", error, request=exchange.id)
            await exchange.answer(internal(), receive)
        finally:
            exchange.done()

    async def _serve(self, exchange: "_Exchange", scope: Scope, receive: Receive) -> None:
        headers = Headers(scope=scope)
        method, path = scope["method"], scope["path"]
        allowed = methods_at(self._routes, scope) if method in ("HEAD", "OPTIONS") else set()
        asked = "GET" if method == "HEAD" and "HEAD" not in allowed and "GET" in allowed else method
        origin = headers.get("origin", "")
        if origin and exchange.service.gate.origin_allowed(origin):
            exchange.extra += cors_headers(origin)
        extension = scope.get("extensions", {}).get(CERTIFICATE_NAME, {})
        peer = Peer((scope.get("client") or (None,))[0], extension.get("name"), headers)
        if method == "OPTIONS" and "OPTIONS" not in allowed:
            exchange.service.gate.admit_preflight(peer)
            await self._options(exchange, scope, receive, allowed)
            return
        caller = exchange.service.gate.admit(peer, asked, path)
        state = {**scope.get("state", {}), "caller": caller, "request_id": exchange.id}
        exchange.caller = caller.name
        inner = {**scope, "method": asked, "state": state}
        exchange.inner = inner
        await self._app(inner, exchange.receiving(receive), exchange.send)

    async def _options(
        self, exchange: "_Exchange", scope: Scope, receive: Receive, allowed: set[str]
    ) -> None:
        if not allowed:
            raise Refused(not_found())
        listed = ", ".join(
            sorted(allowed | {"OPTIONS"} | ({"HEAD"} if "GET" in allowed else set()))
        )
        response = Response(status_code=204, headers={"Allow": listed})
        await response(scope, receive, exchange.send)


def _without_traceback(send: Send) -> Send:
    """Starlette hands the traceback of a failed start on to be logged; api/serve.py said why."""

    async def sending(message: Message) -> None:
        if message["type"] in ("lifespan.startup.failed", "lifespan.shutdown.failed"):
            message = {"type": message["type"], "message": ""}
        await send(message)

    return sending


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, send: Send, service: Service) -> None:
        self.service = service
        self.id = new_id()
        self.caller = ""
        self.status = 0
        self.inner: MutableMapping[str, Any] = {}
        self.extra: list[tuple[bytes, bytes]] = []
        self._scope, self._send = scope, send
        self._start = time.perf_counter()
        self._body_read = False

    def receiving(self, receive: Receive) -> Receive:
        """`receive`, noting that the body was asked for."""

        async def noted() -> Message:
            self._body_read = True
            return await receive()

        return noted

    async def send(self, message: Message) -> None:
        """`send`, adding the headers that every answer has."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = list(message.get("headers", ()))
            given = {name.lower() for name, _ in headers}
            headers += [pair for pair in (*SAFE_HEADERS, *self.extra) if pair[0] not in given]
            if b"dlp-request-id" not in given:
                headers.append((b"dlp-request-id", self.id.encode()))
            if self._leaves_much_unread() and b"connection" not in given:
                headers.append((b"connection", b"close"))
            message = {**message, "headers": headers}
        await self._send(message)

    async def answer(self, problem: Problem, receive: Receive) -> None:
        """Answer with a problem, unless the answer has begun."""
        if not self.status:
            await problem_response(problem, self.id)(self._scope, receive, self.send)

    def done(self) -> None:
        """Count and log: the route's pattern, never the path, which could hold content."""
        route = getattr(self.inner.get("route"), "path", "none")
        method = self._scope["method"]
        method = method if method in _KNOWN_METHODS else "other"
        seconds = time.perf_counter() - self._start
        self.service.metrics.request(route, method, self.status, seconds)
        log.info(
            "request",
            request=self.id,
            route=route,
            method=method,
            status=self.status,
            caller=self.caller,
            ms=round(seconds * 1e3, 2),
        )

    def _leaves_much_unread(self) -> bool:
        if self._body_read:
            return False
        headers = Headers(scope=self._scope)
        length = headers.get("content-length", "0")
        return "transfer-encoding" in headers or not length.isdigit() or int(length) > SMALL_BODY


_KNOWN_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def cors_headers(origin: str) -> list[tuple[bytes, bytes]]:
    """What a browser needs to let an invited page call us."""
    return [
        (b"access-control-allow-origin", origin.encode("latin-1")),
        (b"access-control-allow-methods", b"GET, POST, PUT"),
        (b"access-control-allow-headers", _PREFLIGHT.encode()),
        (b"access-control-expose-headers", b"DLP-Request-Id, DLP-Verdict, DLP-Findings"),
        (b"access-control-max-age", b"600"),
        (b"vary", b"Origin"),
    ]


def methods_at(routes: list[BaseRoute], scope: Scope) -> set[str]:
    """Every method that some route takes at this path."""
    found: set[str] = set()
    for route in routes:
        if isinstance(route, Route) and route.matches(scope)[0] is not Match.NONE:
            found |= route.methods or set()
    return found
