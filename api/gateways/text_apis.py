"""APIs that send one text: LLM Guard's, and a Guardrails AI server's as LiteLLM calls it.

LLM Guard's own Anonymize calls a text with findings invalid and gives the sanitised one beside it;
so do we. `scanners_suppress` is not obeyed: a caller could turn the policy off with it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from api import jsonbody
from api.gateways.judged import NO_OPTIONS, context_of, parsed, result, text_in, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Verdict

# LLM Guard's scanner for what was found; of other categories the personal one.
_SCANNERS = {"secret": "Secrets", "confidential": "BanTopics", "classification": "BanSubstrings"}
Shape = Callable[[Verdict, str], Mapping[str, Any]]


def _operation(field: str, shape: Shape) -> Operation:
    """Scans the text in `field` and answers in that shape."""

    def run(scanner: Scanner, job: Job) -> WorkResult:
        text = text_in(parsed(job), field)
        context = context_of(job)
        verdict = scanner.scan(text=text, messages=None, context=context, options=NO_OPTIONS)
        return result(scanner, verdict, context, jsonbody.dump(shape(verdict, text)))

    def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
        text = text_in(parsed(job), field)
        context = context_of(job)
        verdict = scanner.failure(reason, detail, context, closed=job.closed)
        return result(scanner, verdict, context, jsonbody.dump(shape(verdict, text)))

    return Operation(run, failed)


def _sanitised(verdict: Verdict, text: str) -> str:
    """What may be sent on; nothing of a text that is blocked."""
    if verdict.verdict == "redact" and verdict.redacted:
        return str(verdict.redacted["text"])
    return text if verdict.verdict == "allow" else ""


def _llm_guard(verdict: Verdict, field: str | None, text: str) -> dict[str, Any]:
    acting = [
        f for f, action in zip(verdict.findings, verdict.actions, strict=True) if action != "allow"
    ]
    scores: dict[str, float] = {}
    for finding in acting:
        name = _SCANNERS.get(finding.category, "Anonymize")
        scores[name] = max(scores.get(name, 0.0), finding.confidence)
    if verdict.verdict == "block" and not scores:
        scores["Roeland"] = 1.0
    answer: dict[str, Any] = {"is_valid": verdict.verdict == "allow", "scanners": scores}
    if field is not None:
        answer[field] = _sanitised(verdict, text)
    return answer


def _guardrails_ai(verdict: Verdict, text: str) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "validationPassed": verdict.verdict != "block",
        "validatedOutput": _sanitised(verdict, text),
        "rawLlmOutput": text if verdict.verdict == "allow" else _sanitised(verdict, text),
    }
    if verdict.verdict != "allow":
        answer["error"] = told(verdict)
    return answer


ANALYZE_PROMPT = _operation("prompt", lambda v, text: _llm_guard(v, "sanitized_prompt", text))
SCAN_PROMPT = _operation("prompt", lambda v, text: _llm_guard(v, None, text))
ANALYZE_OUTPUT = _operation("output", lambda v, text: _llm_guard(v, "sanitized_output", text))
SCAN_OUTPUT = _operation("output", lambda v, text: _llm_guard(v, None, text))
VALIDATE = _operation("llmOutput", _guardrails_ai)
