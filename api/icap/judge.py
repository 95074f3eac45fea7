"""From an HTTP message inside ICAP to a job for the workers, and from their result to an answer.

Nothing here parses content: a worker does (api/icap/work.py). Here are the peers, the identity that
a trusted proxy gives, the scope, and what happens when no worker can answer.
"""

from asyncio import create_task, shield
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Literal

import orjson

from api.access import is_loopback, peer_allowed
from api.icap.adapter import Busy, Changed, Message, Mode, Outcome, Peer, ServiceInfo, Unchanged
from api.icap.grammar import Head
from api.icap.identity import Identity, identity
from api.icap.retries import Answer, Retries
from api.icap.scope import Scope, request_mode, response_mode
from api.icap.work import last_resort
from api.job import Job, WorkResult
from api.problems import Refused
from api.state import Service
from dlp.errors import ConfigurationError
from dlp.ids import new_id
from dlp.settings import Settings

PREVIEW = 65_535  # a whole prompt mostly; everything must be read, so a small one only costs a turn
SERVICES: Mapping[str, ServiceInfo] = MappingProxyType(
    {
        "/reqmod": ServiceInfo("REQMOD", "Roeland, requests to AI tools", PREVIEW),
        "/respmod": ServiceInfo("RESPMOD", "Roeland, answers of AI tools", 0),
    }
)


class Judge:
    """The adapter between one ICAP listener and the service."""

    services = SERVICES

    def __init__(self, service: Service, settings: Settings) -> None:
        self._service, self._settings = service, settings
        self._about: Mapping[str, Any] = {}
        self._scope: Scope
        self._istag = ""
        self.unread = 0  # messages passed unread so far; read by the metrics
        self._retries = Retries()
        self.refresh()

    def refresh(self) -> None:
        """Take up what the workers have loaded. Raises: ConfigurationError at the start only."""
        about = self._service.pool.about
        if about is self._about:
            return
        self._scope = Scope.load(self._settings, about)
        self._about = about
        parts = (about["policy"], about["recognizers"]["digest"], about["catalogue"]["digest"])
        loaded = repr((parts[0]["version"], *parts[1:], about["model"]))
        self._istag = f"RL-{sha256(loaded.encode()).hexdigest()[:24]}"

    @property
    def scope(self) -> Scope:
        """Which hosts are read."""
        return self._scope

    @property
    def istag(self) -> str:
        """Another one with every other policy, catalogue, recognizer set or model."""
        try:
            self.refresh()
        except ConfigurationError:  # changed again while the workers took it up: they come next
            return self._istag
        return self._istag

    def admits(self, peer: Peer) -> bool:
        """Whether the proxy's address is among those that may connect."""
        settings = self._settings
        return peer_allowed(peer.address, settings.icap_allowed_peers or settings.allowed_peers)

    def mode(self, head: Head, request_header: bytes | None, response_header: bytes | None) -> Mode:
        """Read what goes to an AI tool; pass the rest. Raises: RemoteProtocolError."""
        if head.method == "REQMOD":
            mode = request_mode(self._scope, request_header)
        else:
            asked = self._settings.icap_respmod
            mode = response_mode(self._scope, request_header, response_header, asked)
        if mode == "pass":
            self.unread += 1
        return mode

    def restricted(self, request_header: bytes) -> bytes | None:
        """With the headers that let only the organisation's accounts in, where policy has some."""
        return self._scope.restricted(request_header)

    async def judge(self, message: Message) -> Outcome:
        """Have a worker judge a message; full queues are 503, failures are the policy's.

        A proxy that gave up waiting asks once more: it gets the first question's answer, so that
        the audit has one record.
        """
        body = message.body.content() if message.body is not None else b""
        told = self._told(message)
        method = message.head.method
        again = self._retries.take(told, body)
        task = again or self._service_task(message, told, body)
        try:
            result = await shield(task)
        except Refused as refused:
            self._service.metrics.icap(method, "busy")
            return Busy(int(refused.problem.headers.get("Retry-After", "1")))
        verdict = result.headers.get("DLP-Verdict", "block")
        self._service.metrics.icap(method, verdict if again is None else "again")
        return outcome(result)

    def _service_task(self, message: Message, told: dict[str, str], body: bytes) -> Answer:
        operation = "icap-request" if message.head.method == "REQMOD" else "icap-response"
        job = Job(operation, new_id(), message.peer.certificate_name or "proxy", body, headers=told)

        async def do() -> WorkResult:
            inflight = self._service.inflight
            inflight.held += len(body)
            try:
                return await judged(self._service, job)
            finally:
                inflight.held -= len(body)

        task = create_task(do())
        self._retries.watch(task, told, body, message.gone)
        return task

    def _told(self, message: Message) -> dict[str, str]:
        """What the worker has to know besides the body; strings only."""
        told = told_of(self._settings, message.request_header, self._identity(message))
        told["has_body"] = "yes" if message.body is not None else ""
        if message.response_header is not None:
            told["response"] = message.response_header.decode("latin-1")
        if message.body is not None and message.body.too_large:
            told["too_large"] = str(message.body.size)
        return told

    def _identity(self, message: Message) -> Identity:
        """What the proxy says of the person, where this proxy is one that we know."""
        settings, peer = self._settings, message.peer
        known = bool(settings.icap_allowed_peers or settings.allowed_peers)
        local = peer.address is not None and is_loopback(peer.address)
        if not (known or local or peer.certificate_name is not None):
            return Identity()
        return identity(message.head.headers, settings.icap_identity)


def told_of(settings: Settings, request: bytes | None, who: Identity) -> dict[str, str]:
    """What every worker's job on a web request has to know: strings only."""
    told = {
        "user": who.user or "",
        "client": who.client_ip or "",
        "groups": "\n".join(who.groups),
        "public_url": settings.public_url or "",
        "on_redact": settings.icap_on_redact,
    }
    if request is not None:
        told["request"] = request.decode("latin-1")
    return told


async def judged(service: Service, job: Job) -> WorkResult:
    """Have a worker judge a web request; what it says of a block can be read at /why/ID then.

    Raises: Refused with 503 when the queue is full.
    """
    person = f"{job.caller}\n{job.headers['user'] or job.headers['client']}"
    granted = service.whys.granted(person)
    if granted:
        job = replace(job, headers={**job.headers, "granted": orjson.dumps(granted).decode()})
    result = await service.do(job, last_resort, service.settings.icap_deadline_s)
    if "why" in result.headers:
        service.whys.add(result.headers["why"], person)
    return result


def outcome(result: WorkResult) -> Outcome:
    """The worker's result as the ICAP server answers it."""
    named = {
        name: value for name, value in result.headers.items() if name.lower().startswith("dlp-")
    }
    headers = {f"X-{name}": value for name, value in named.items()}
    if result.status == 204:
        return Unchanged(headers)
    size = int(result.headers["header-bytes"])
    kind: Literal["req", "res"] = "req" if result.headers["kind"] == "req" else "res"
    body = None if result.headers.get("no-body") else result.body[size:]
    return Changed(kind, result.body[:size], body, headers)
