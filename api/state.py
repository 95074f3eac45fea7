"""What the routes share: one object per running service."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from api.access import Caller, Gate
from api.body import Inflight
from api.feedback import FeedbackStore, Recent
from api.job import Job, WorkResult
from api.metrics import Metrics
from api.pending import QueueFull, WorkerLost
from api.pool import Pool
from api.problems import Refused, busy
from api.telemetry import log_failure
from api.vault import Vault
from api.why import Whys
from dlp.audit.files import AuditError
from dlp.audit.writer import Sink
from dlp.sealed import LIFETIME
from dlp.settings import Settings

if TYPE_CHECKING:
    import httpx

CONNECT_S = 10.0  # to reach the model
AUDIT_FAILURE = "the audit record could not be written"


@dataclass(slots=True)
class Service:
    """The running service."""

    settings: Settings
    pool: Pool
    gate: Gate
    audit: Sink
    metrics: Metrics = field(default_factory=Metrics)
    recent: Recent = field(default_factory=Recent)
    whys: Whys = field(default_factory=Whys)
    vault: Vault = field(default_factory=Vault)
    conversations: Vault = field(default_factory=lambda: Vault(LIFETIME.total_seconds()))
    feedback: FeedbackStore = field(init=False)
    inflight: Inflight = field(init=False)
    stopping: bool = False
    _model: "httpx.AsyncClient | None" = None

    def __post_init__(self) -> None:
        self.feedback = FeedbackStore(self.settings.store_location)
        self.inflight = Inflight(self.settings.max_inflight_bytes)
        self.metrics.watch(self.pool)

    def model(self) -> "httpx.AsyncClient":
        """The connections to the model behind our own gateway."""
        if self._model is None:
            import httpx  # the gateway alone needs it

            settings = self.settings
            limits = httpx.Limits(max_connections=settings.max_connections)
            timeout = httpx.Timeout(settings.upstream_timeout_s, connect=CONNECT_S)
            self._model = httpx.AsyncClient(limits=limits, timeout=timeout)
        return self._model

    async def close(self) -> None:
        """Let go of the connections."""
        if self._model is not None:
            await self._model.aclose()

    async def do(
        self,
        job: Job,
        last_resort: Callable[[str, str, str], WorkResult],
        at_most_s: float | None = None,
    ) -> WorkResult:
        """The answer to a job: scanned, recorded and counted, in that order.

        Args:
            last_resort: makes the answer from request id, reason and detail when no worker can.
            at_most_s: for a caller that waits less than the pool's deadline.
        Raises: Refused with 503 when the queue is full.
        """
        try:
            result = await self.pool.submit(job, at_most_s)
        except QueueFull as full:
            raise Refused(
                busy("all workers are busy and the queue is full", full.retry_after_s)
            ) from None
        except WorkerLost as lost:
            result = last_resort(job.request_id, lost.reason, lost.detail)
        if result.audit is not None and not self._record(result):
            result = await self._unrecorded(job, last_resort)
        if result.measure is not None:
            self.metrics.verdict(result.measure)
            self.recent.add(result.measure)
        return result

    def _record(self, result: WorkResult) -> bool:
        """Write the audit record; True when the answer may leave."""
        try:
            self.audit.write(result.audit or {})
        except AuditError as error:
            log_failure("audit-not-written", error)
            self.metrics.audit_error()
            about = self.pool.about.get("audit", {})
            return bool(about.get("on_failure", "block") == "allow")
        return True

    async def _unrecorded(
        self, job: Job, last_resort: Callable[[str, str, str], WorkResult]
    ) -> WorkResult:
        """The closed answer in the caller's own shape; what cannot be recorded does not pass."""
        try:
            return await self.pool.answer_failed(job.failed("failure", AUDIT_FAILURE, closed=True))
        except (QueueFull, WorkerLost):
            return last_resort(job.request_id, "failure", AUDIT_FAILURE)


def service_of(request: Request) -> Service:
    """The service that a request came to."""
    service: Service = request.app.state.service
    return service


def caller_of(request: Request) -> Caller:
    """Who sent a request; the guard has put it there."""
    caller: Caller = request.scope["state"]["caller"]
    return caller


def request_id_of(request: Request) -> str:
    """The id of a request, also in its answer's DLP-Request-Id."""
    return str(request.scope["state"]["request_id"])


def describe(request: Request, key: str) -> Any:
    """One part of what the scanner in use says about itself."""
    return service_of(request).pool.about.get(key)
