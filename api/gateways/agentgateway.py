"""agentgateway's webhook: {"action": pass | mask | reject}, told apart by the keys they hold.

A pass never has `body`; answers of models pass.
"""

from typing import Any

from api import jsonbody
from api.gateways.judged import NO_OPTIONS, changed, context_of, parsed, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Verdict

PASS: dict[str, Any] = {"action": {"reason": "nothing to change"}}


def request(scanner: Scanner, job: Job) -> WorkResult:
    """POST /request."""
    asked = parsed(job)
    body = asked.get("body")
    sections: dict[str, Any] = body if isinstance(body, dict) else {"input": body}
    context = context_of(job, model=sections.get("model"))
    verdict = scanner.scan_sections(sections, context=context, options=NO_OPTIONS)
    if verdict.verdict == "redact":
        whole = {**sections, **changed(sections, verdict)}
        answer: dict[str, Any] = {"action": {"body": whole, "reason": told(verdict)}}
    else:
        answer = PASS if verdict.verdict == "allow" else _rejected(verdict)
    return result(scanner, verdict, context, jsonbody.dump(answer))


def request_failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """POST /request where scanning failed."""
    context = context_of(job)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    answer = PASS if verdict.verdict == "allow" else _rejected(verdict)
    return result(scanner, verdict, context, jsonbody.dump(answer))


def _rejected(verdict: Verdict) -> dict[str, Any]:
    said = told(verdict)
    return {"action": {"body": said, "status_code": 403, "reason": said}}


def response(_scanner: Scanner, _job: Job) -> WorkResult:
    """POST /response."""
    return WorkResult(200, jsonbody.dump(PASS))


def response_failed(_scanner: Scanner, _job: Job, _reason: str, _detail: str) -> WorkResult:
    """POST /response where scanning failed."""
    return WorkResult(200, jsonbody.dump(PASS))


REQUEST = Operation(request, request_failed)
RESPONSE = Operation(response, response_failed)
