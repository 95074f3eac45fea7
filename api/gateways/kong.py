"""Kong's `ai-custom-guardrail`: {"source", "content", "model"} in, {"block", "block_message"} out.

The body is what integrations/kong has Kong send; its Lua raises when `block` is no boolean, which
Kong answers with 500: closed. Kong takes no other text back, so what would be redacted is blocked.
`content` is the text that Kong shows a guardrail; a plugin of one's own may send a whole request.
Source: Kong's plugin reference, 3.14.
"""

from collections.abc import Mapping
from typing import Any

from api import jsonbody
from api.gateways.judged import AS_IT_IS, context_of, parsed, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Context, Verdict

OUTPUT = "OUTPUT"  # the phase of a model's answer
PASS: dict[str, Any] = {"block": False, "block_message": ""}


def run(scanner: Scanner, job: Job) -> WorkResult:
    """One call of the guardrail; answers of models pass."""
    asked = parsed(job)
    if asked.get("source") == OUTPUT:
        return WorkResult(200, jsonbody.dump(PASS))
    context = _context(job, asked)
    content = asked.get("content")
    if not content:  # Kong found no text: a request of pictures or tools alone is not clean
        unread = scanner.failure("unsupported", "Kong sent no content", context, closed=True)
        return _answered(scanner, unread, context)
    sections = content if isinstance(content, dict) else {"input": content}
    verdict = scanner.scan_sections(sections, context=context, options=AS_IT_IS)
    return _answered(scanner, verdict, context)


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where it was not scanned the policy decides."""
    asked = parsed(job)
    if asked.get("source") == OUTPUT:
        return WorkResult(200, jsonbody.dump(PASS))
    context = _context(job, asked)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    return _answered(scanner, verdict, context)


def _context(job: Job, asked: Mapping[str, Any]) -> Context:
    content, model = asked.get("content"), asked.get("model")
    if model is None and isinstance(content, dict):
        model = content.get("model")
    return context_of(job, model=model, user=asked.get("user"))


def _answered(scanner: Scanner, verdict: Verdict, context: Context) -> WorkResult:
    blocks = verdict.verdict != "allow"
    answer = {"block": blocks, "block_message": told(verdict) if blocks else "", "id": verdict.id}
    return result(scanner, verdict, context, jsonbody.dump(answer))


GUARDRAIL = Operation(run, failed)
