"""What is counted, for Prometheus: names and numbers from closed lists, never content."""

from collections.abc import Callable, Mapping
from typing import Any

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from api.pool import Pool

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """The counters of one service."""

    def __init__(self) -> None:
        # They double the size and say nothing.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        kept: dict[str, Any] = {"registry": self.registry}
        self._requests = Counter(
            "dlp_requests",
            "Requests by route, method and status",
            ["route", "method", "status"],
            **kept,
        )
        self._seconds = Histogram(
            "dlp_request_seconds", "Time from headers to answer", ["route"], buckets=SECONDS, **kept
        )
        self._verdicts = Counter(
            "dlp_verdicts", "Verdicts by verdict and tier", ["verdict", "tier"], **kept
        )
        self._rules = Counter(
            "dlp_rules", "Verdicts that a rule asked for", ["rule", "verdict", "tier"], **kept
        )
        self._findings = Counter("dlp_findings", "Findings by entity", ["entity"], **kept)
        self._incomplete = Counter(
            "dlp_incomplete", "Parts not scanned, by reason", ["reason"], **kept
        )
        self._stages = Histogram(
            "dlp_scan_seconds", "Time of scanning by stage", ["stage"], buckets=SECONDS, **kept
        )
        self._feedback = Counter("dlp_feedback", "Judgements of users", ["judgement"], **kept)
        self._icap = Counter(
            "dlp_icap_requests",
            "ICAP requests by service and outcome",
            ["service", "outcome"],
            **kept,
        )
        self._audit_errors = Counter("dlp_audit_errors", "Audit records not written", **kept)

    def watch(self, pool: Pool) -> None:
        """Read the pool's own numbers whenever metrics are asked for."""
        readings: tuple[tuple[str, str, Callable[[], float]], ...] = (
            ("dlp_queue_depth", "Requests that wait for a worker", lambda: pool.queued),
            ("dlp_workers", "Worker processes", lambda: pool.alive),
            ("dlp_workers_busy", "Worker processes at work", lambda: pool.busy),
            ("dlp_worker_restarts", "Workers replaced so far", lambda: pool.counts.restarts),
            ("dlp_deadlines", "Requests over the deadline so far", lambda: pool.counts.deadlines),
            ("dlp_crashes", "Requests whose worker died so far", lambda: pool.counts.crashes),
            ("dlp_queue_refusals", "Requests refused as busy so far", lambda: pool.counts.refused),
            ("dlp_reloads", "Reloads so far", lambda: pool.counts.reloads),
            ("dlp_failed_reloads", "Reloads refused so far", lambda: pool.counts.failed_reloads),
        )
        for name, text, reading in readings:
            Gauge(name, text, registry=self.registry).set_function(reading)

    def watch_icap(self, connections: Callable[[], float], unread: Callable[[], float]) -> None:
        """Read the listener's own numbers whenever metrics are asked for."""
        for name, text, reading in (
            ("dlp_icap_connections", "Open ICAP connections", connections),
            ("dlp_icap_unread", "ICAP requests passed unread so far", unread),
        ):
            Gauge(name, text, registry=self.registry).set_function(reading)

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        self._requests.labels(route, method, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def verdict(self, measure: Mapping[str, Any]) -> None:
        """Count one verdict, as work.measure() gives it."""
        verdict, tier = measure["verdict"], measure["tier"]
        self._verdicts.labels(verdict, tier).inc()
        for rule in measure["rules"]:
            self._rules.labels(rule, verdict, tier).inc()
        for entity, number in measure["entities"].items():
            self._findings.labels(entity).inc(number)
        for reason in measure["incomplete"]:
            self._incomplete.labels(reason).inc()
        for stage, milliseconds in measure["timings_ms"].items():
            self._stages.labels(stage).observe(milliseconds / 1e3)

    def feedback(self, judgement: str) -> None:
        """Count one judgement."""
        self._feedback.labels(judgement).inc()

    def icap(self, service: str, outcome: str) -> None:
        """Count one ICAP request that was read: allow, redact, block, busy, or a retry: again."""
        self._icap.labels(service, outcome).inc()

    def audit_error(self) -> None:
        """Count one record that could not be written."""
        self._audit_errors.inc()

    def text(self) -> bytes:
        """The metrics in Prometheus' text format."""
        return generate_latest(self.registry)
