"""Portkey's webhook guardrail. Whole bodies are read: `request.text` is just the last message.

`verdict` false with the hook's `deny` makes Portkey answer 446. A webhook that errs counts as
passed unless the check has `failOnError`: integrations/portkey says so.
"""

from collections.abc import Mapping
from typing import Any

from api import jsonbody
from api.gateways.judged import NO_OPTIONS, changed, context_of, parsed, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Context

BEFORE = "beforeRequestHook"


def run(scanner: Scanner, job: Job) -> WorkResult:
    """One hook call; answers of models pass."""
    asked = parsed(job)
    if asked.get("eventType", BEFORE) != BEFORE:
        return WorkResult(200, jsonbody.dump({"verdict": True}))
    request = asked.get("request")
    body = request.get("json") if isinstance(request, dict) else None
    sections: Mapping[str, Any] = body if isinstance(body, dict) else {"input": body}
    context = _context(job, asked, sections)
    verdict = scanner.scan_sections(sections, context=context, options=NO_OPTIONS)
    answer: dict[str, Any] = {"verdict": verdict.verdict != "block", "data": {"id": verdict.id}}
    if verdict.verdict != "allow":
        answer["data"]["reason"] = told(verdict)
    if verdict.verdict == "redact":
        whole = {**sections, **changed(sections, verdict)}
        answer["transformedData"] = {"request": {"json": whole}}
    return result(scanner, verdict, context, jsonbody.dump(answer))


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where scanning failed the policy decides."""
    asked = parsed(job)
    context = _context(job, asked, {})
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    answer = {"verdict": verdict.verdict == "allow", "data": {"reason": told(verdict)}}
    return result(scanner, verdict, context, jsonbody.dump(answer))


def _context(job: Job, asked: Mapping[str, Any], body: Mapping[str, Any]) -> Context:
    metadata = asked.get("metadata")
    user = metadata.get("_user") if isinstance(metadata, dict) else None
    return context_of(job, model=body.get("model"), user=user)


GUARDRAIL = Operation(run, failed)
