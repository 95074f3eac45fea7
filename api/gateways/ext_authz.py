"""Envoy's ext_authz over HTTP: 200 lets a request on, 403 ends it with our body.

Envoy cannot change a body here, so what would be redacted is blocked; ext_proc can. A partial body
(`x-envoy-auth-partial-body: true`) has not been scanned.
"""

from dataclasses import replace

import orjson

from api.gateways.http_body import TwiceError, judge, model_of, sections_of
from api.gateways.judged import AS_IT_IS, context_of, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Context, Verdict


def run(scanner: Scanner, job: Job) -> WorkResult:
    """One request that Envoy asks about."""
    if job.headers.get("partial") == "true":
        return failed(scanner, job, "limit", "Envoy sent a part of the body (max_request_bytes)")
    try:
        sections = sections_of(job.body)
    except TwiceError:  # read as a file, both count
        sections = None
    context = _context(job, model_of(sections))
    target = job.headers.get("target", "")
    judged = judge(scanner, target, job.body, sections, context, AS_IT_IS)
    return _answered(scanner, judged.verdict, context)


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where it was not scanned the policy decides."""
    context = _context(job)
    return _answered(scanner, scanner.failure(reason, detail, context, closed=job.closed), context)


def _answered(scanner: Scanner, verdict: Verdict, context: Context) -> WorkResult:
    if verdict.verdict == "allow":
        return result(scanner, verdict, context, b"")
    error = {"message": told(verdict), "type": "blocked", "param": None, "code": "blocked"}
    return result(scanner, verdict, context, orjson.dumps({"error": error}), status=403)


def _context(job: Job, model: object = None) -> Context:
    """The configured place; without one the host that the request was for."""
    context = context_of(job, model=model, user=job.headers.get("user"))
    if context.tier is None and context.destination is None and job.headers.get("host"):
        return replace(context, destination=job.headers["host"])
    return context


CHECK = Operation(run, failed)
