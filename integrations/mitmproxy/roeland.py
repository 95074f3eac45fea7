"""mitmproxy asks Roeland about what goes to AI tools: HTTP/1, HTTP/2 and WebSocket messages.

Start: mitmdump -s roeland.py --set roeland_hosts=ai_hosts.txt (README.md says the rest). Hosts that
are not in that list stay encrypted end to end. Everything here is closed until Roeland has opened
it: each request gets an error as its answer, and each message is dropped, before Roeland is asked,
so that no failure of this file, of Roeland or of the network lets anything through unread.
"""

import asyncio
import json
import logging
import os
import ssl
from collections.abc import Iterable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from mitmproxy import ctx, exceptions, http, tcp, tls

log = logging.getLogger("roeland")

KIND = "message/http"
TEXTS = {  # when Roeland cannot be asked
    "nl": "Dit kon niet worden nagekeken en is daarom niet verstuurd. Probeer het later opnieuw.",
    "fr": "Ceci n'a pas pu être vérifié et n'a donc pas été envoyé. Réessayez plus tard.",
    "de": "Dies konnte nicht geprüft werden und wurde nicht gesendet. Bitte später erneut.",
    "en": "This could not be checked and was therefore not sent. Please try again later.",
}
FROM_HANDSHAKE = ("host", "origin", "accept-language", "user-agent")  # told of a WebSocket message


class Answer(NamedTuple):
    """What Roeland says of one message."""

    kind: str  # "pass", "request" (send this instead) or "response" (it ends here)
    start: bytes = b""
    fields: tuple[tuple[bytes, bytes], ...] = ()
    body: bytes = b""


class Hosts:
    """A list from `dlp destinations export`: a host a line, a leading dot for all under it."""

    def __init__(self, path: Path) -> None:
        """Raises: OSError."""
        self._path, self._at = path, 0.0
        self._lines: frozenset[str] = frozenset()
        self._read()

    def _read(self) -> None:
        changed = self._path.stat().st_mtime
        if changed != self._at:
            lines = self._path.read_text(encoding="utf-8").split("\n")
            self._lines = frozenset(line.strip().lower() for line in lines if line.strip())
            self._at = changed

    def covers(self, host: str | None) -> bool:
        """True for a host of the list. A list that cannot be read again stays as it was."""
        try:
            self._read()
        except OSError as error:
            log.error("%s: %s; the list stays as it was", self._path, error.strerror)
        name = (host or "").lower().rstrip(".")
        if name in self._lines:
            return True
        parts = name.split(".")
        return any("." + ".".join(parts[at:]) in self._lines for at in range(len(parts)))


class Roeland:
    """The service, over connections that are kept."""

    def __init__(self, url: str, token: str, ca: str, timeout_s: float) -> None:
        """Raises: ValueError, OSError."""
        self._place, self._timeout_s = urlsplit(url), timeout_s
        if self._place.scheme not in ("http", "https") or not self._place.hostname:
            raise ValueError("roeland_url is an address such as http://127.0.0.1:8080")
        self._tls = ssl.create_default_context(cafile=ca or None)
        self._headers = {"Content-Type": KIND}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._idle: list[HTTPConnection] = []

    def ask(self, message: bytes, who: dict[str, str]) -> Answer:
        """The answer. Raises: OSError, HTTPException, ValueError. Waits; for a thread."""
        headers = {**self._headers, **who}
        kept = self._idle.pop() if self._idle else None
        try:
            return self._exchange(kept or self._connection(), message, headers)
        except (ConnectionError, HTTPException):
            if kept is None:
                raise
        return self._exchange(self._connection(), message, headers)  # the kept one was closed

    def _connection(self) -> HTTPConnection:
        host, port = self._place.hostname or "", self._place.port
        if self._place.scheme == "https":
            return HTTPSConnection(host, port, timeout=self._timeout_s, context=self._tls)
        return HTTPConnection(host, port, timeout=self._timeout_s)

    def _exchange(
        self, connection: HTTPConnection, message: bytes, headers: dict[str, str]
    ) -> Answer:
        try:
            connection.request("POST", f"{self._place.path}/gateways/proxy", message, headers)
            reply = connection.getresponse()
            content, kind = reply.read(), reply.headers.get("DLP-Message", "")
        except BaseException:
            connection.close()
            raise
        self._idle.append(connection)
        if reply.status == 204:
            return Answer("pass")
        if reply.status != 200 or kind not in ("request", "response"):
            raise ValueError(f"Roeland answered {reply.status}")
        head, end, body = content.partition(b"\r\n\r\n")
        if not end:
            raise ValueError("Roeland's answer has no end of headers")
        start, *lines = head.split(b"\r\n")
        pairs = (line.partition(b":") for line in lines)
        return Answer(kind, start, tuple((name, value.strip()) for name, _, value in pairs), body)


class AddOn:
    """What mitmproxy calls."""

    def __init__(self) -> None:
        self._hosts: Hosts | None = None
        self._sign_in: Hosts | None = None
        self._roeland: Roeland | None = None

    def load(self, loader) -> None:
        """Declare the options."""
        for name, default, text in (
            ("roeland_url", "http://127.0.0.1:8080", "address of Roeland"),
            ("roeland_hosts", "", "file: hosts of AI tools, from dlp destinations export"),
            ("roeland_sign_in", "", "file: hosts to leave encrypted, from export --sign-in"),
            ("roeland_ca", "", "PEM authority of Roeland's certificate; the system's without it"),
        ):
            loader.add_option(name, str, default, text)
        loader.add_option("roeland_timeout", int, 40, "seconds to wait for Roeland")

    def configure(self, _updated: set[str]) -> None:
        """Take the options up; a mistake stops mitmproxy at the start."""
        options = ctx.options
        if not options.roeland_hosts:
            raise exceptions.OptionsError("roeland_hosts: name the list of AI tools")
        try:
            self._hosts = Hosts(Path(options.roeland_hosts).expanduser())
            sign_in = options.roeland_sign_in
            self._sign_in = Hosts(Path(sign_in).expanduser()) if sign_in else None
            token = os.environ.get("ROELAND_TOKEN", "")
            self._roeland = Roeland(
                options.roeland_url, token, options.roeland_ca, options.roeland_timeout
            )
        except (OSError, ValueError) as error:
            raise exceptions.OptionsError(f"roeland: {error}") from None

    # What is opened at all

    def _covered(self, names: Iterable[str | None]) -> str | None:
        """The first of the names that is an AI tool's."""
        hosts = self._hosts
        return next((name for name in names if name and hosts and hosts.covers(name)), None)

    def tls_clienthello(self, data: tls.ClientHelloData) -> None:
        """Leave encrypted what goes to no AI tool, by the name asked for and the one in TLS."""
        address = data.context.server.address
        named = data.client_hello.sni
        asked = address[0] if address else None
        data.ignore_connection = self._covered((named, asked)) is None or (
            self._is_sign_in(named or asked)
            and (self._is_sign_in(asked) or self._covered((asked,)) is None)
        )

    def _is_sign_in(self, host: str | None) -> bool:
        return self._sign_in is not None and self._sign_in.covers(host)

    def tcp_start(self, flow: tcp.TCPFlow) -> None:
        """End what is neither TLS nor HTTP on its way to an AI tool: nobody can read it."""
        address = flow.server_conn.address
        if self._covered((flow.client_conn.sni, address[0] if address else None)) is not None:
            flow.kill()

    # Requests

    def requestheaders(self, flow: http.HTTPFlow) -> None:
        """Have the whole body before anything is sent on, whatever other options say."""
        if self._tool(flow) is not None:
            flow.request.stream = False

    async def request(self, flow: http.HTTPFlow) -> None:
        """Ask about one request."""
        host = self._tool(flow)
        if host is None:
            return
        flow.response = _closed(flow.request)
        flow.request.trailers = None
        body = flow.request.raw_content
        if body is None:
            return
        answer = await self._ask(_message(flow.request, host, body), flow)
        if answer.kind == "response":
            flow.response = http.Response.make(
                int(answer.start.split(b" ")[1]), answer.body, http.Headers(answer.fields)
            )
        elif answer.kind == "request":
            _rewrite(flow.request, answer)
            flow.response = None
        elif answer.kind == "pass":
            flow.response = None

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """No invitation to HTTP/3, which may go past this proxy."""
        if self._tool(flow) is not None and flow.response is not None:
            flow.response.headers.pop("alt-svc", None)

    async def websocket_message(self, flow: http.HTTPFlow) -> None:
        """Ask about one message of the person; those of the tool pass."""
        socket = flow.websocket
        host = self._tool(flow)
        if socket is None or host is None or not socket.messages[-1].from_client:
            return
        message = socket.messages[-1]
        message.drop()
        content = message.content
        told = [
            (name, value)
            for name, value in flow.request.headers.fields
            if name.decode("latin-1").lower() in FROM_HANDSHAKE
        ]
        told.append((b"Content-Length", str(len(content)).encode()))
        answer = await self._ask(_head(b"POST", flow.request, host, told) + content, flow)
        if answer.kind == "pass":
            message.dropped = False
        elif answer.kind == "request":
            message.content, message.dropped = answer.body, False
        else:
            said = answer.body or _closed_text(page=False)
            ctx.master.commands.call("inject.websocket", flow, True, said, True)

    def _tool(self, flow: http.HTTPFlow) -> str | None:
        """The AI tool's host that a request goes to, by any of the names that it bears."""
        request = flow.request
        return self._covered((request.host, flow.client_conn.sni, request.pretty_host))

    async def _ask(self, message: bytes, flow: http.HTTPFlow) -> Answer:
        """The answer, `closed` where there is none. Raises: nothing."""
        who = {"X-Client-IP": flow.client_conn.peername[0]} if flow.client_conn.peername else {}
        if "proxyauth" in flow.metadata:
            who["X-Authenticated-User"] = flow.metadata["proxyauth"][0]
        if self._roeland is None:
            return Answer("closed")
        try:
            return await asyncio.to_thread(self._roeland.ask, message, who)
        except (OSError, HTTPException, ValueError) as error:
            log.error("not asked: %s", type(error).__name__)  # no address: it may hold content
            return Answer("closed")


def _message(request: http.Request, host: str, body: bytes) -> bytes:
    return _head(request.data.method, request, host, request.headers.fields) + body


def _head(
    method: bytes, request: http.Request, host: str, fields: Iterable[tuple[bytes, bytes]]
) -> bytes:
    """The headers as HTTP/1 writes them, of HTTP/2 too."""
    port = "" if request.port in (80, 443) else f":{request.port}"
    place = f"{request.scheme}://{host}{port}".encode()
    target = place + (request.data.path if request.data.path.startswith(b"/") else b"/")
    lines = [b" ".join((method, target, b"HTTP/1.1"))]
    lines += [name + b": " + value for name, value in fields]
    return b"\r\n".join([*lines, b"", b""])


def _rewrite(request: http.Request, answer: Answer) -> None:
    """Put the changed request in place: its path, its body, and the headers that differ."""
    target = answer.start.split(b" ")[1]
    if target != _target_sent(request, target):
        request.data.path = b"/" + target.split(b"/", 3)[3]
    kept = [(name, value) for name, value in answer.fields if name.lower() != b"host"]
    hosts = [pair for pair in request.headers.fields if pair[0].lower() == b"host"]
    request.headers = http.Headers([*hosts, *kept])
    request.raw_content = answer.body


def _target_sent(request: http.Request, target: bytes) -> bytes:
    """The whole address as it was told, from that of the answer."""
    return b"/".join(target.split(b"/", 3)[:3]) + request.data.path


def _closed(request: http.Request) -> http.Response:
    """The answer when Roeland has said nothing: a page for a person, JSON for a script."""
    destination = request.headers.get("sec-fetch-dest", "")
    accepts = request.headers.get("accept", "")
    page = destination == "document" or (not destination and "text/html" in accepts)
    kind = "text/html" if page else "application/json"
    headers = {"Content-Type": f"{kind}; charset=utf-8", "Cache-Control": "no-store"}
    return http.Response.make(503, _closed_text(page=page), headers)


def _closed_text(*, page: bool) -> bytes:
    if page:
        said = "".join(f'<p lang="{language}">{text}</p>' for language, text in TEXTS.items())
        text = f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>503</title>{said}'
        return text.encode()
    text = "\n\n".join(TEXTS.values())
    error = {"message": text, "type": "blocked", "param": None, "code": "blocked"}
    return json.dumps({"error": error, "detail": text}, ensure_ascii=False).encode()


addons = [AddOn()]
