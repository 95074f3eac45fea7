"""A webhook for any gateway: the request to a model in `body`, what may go on in `body`.

    {"body": ..., "model"?, "user"?, "groups"?, "conversation"?, "map"?, "direction"?: "response"}
    {"id", "verdict", "body", "reason", "message", "findings", "incomplete", "map"}

The caller sends on the `body` that it gets, never its own: on a block there is none. `map` holds
the values of the placeholders, sealed for this caller and conversation; it comes back with the next
turn, so that numbers stay, and with the model's answer, in which the values are then put back.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from api import jsonbody
from api.gateways.judged import changed, context_of, parsed, result, told
from api.gateways.restoring import tree
from api.job import JSON, Job, WorkResult
from api.problems import Refused, field_error, invalid
from api.work import Operation, Scanner
from dlp.answer import LEFT_OUT_BELOW
from dlp.data import Context, Options, Verdict
from dlp.redaction.restore import Restorer
from dlp.sealed import SealError

KEYS = frozenset(
    {"body", "model", "user", "groups", "conversation", "map", "direction"}
)  # others are a mistake: a misspelt `direction` must not be taken for a request
NEW_TURN = "send the whole conversation without a map"


def run(scanner: Scanner, job: Job) -> WorkResult:
    """One request on its way to a model, or one answer on its way back."""
    asked = _checked(job)
    known = _known(scanner, job, asked)
    if asked.get("direction") == "response":
        answer = {"verdict": "allow", "body": tree(asked["body"], Restorer(known))}
        return WorkResult(200, jsonbody.dump(answer), JSON)
    body = asked["body"]
    sections: Mapping[str, Any] = body if isinstance(body, dict) else {"input": body}
    context = _context(job, asked)
    verdict = scanner.scan_sections(sections, context=context, options=Options(known=known))
    goes_on = body
    if verdict.verdict == "redact":
        whole = {**sections, **changed(sections, verdict)}
        goes_on = whole if isinstance(body, dict) else whole["input"]
    answer = _answer(verdict, goes_on)
    values = {**known, **verdict.values}
    if values and verdict.verdict != "block":
        conversation = asked.get("conversation") or ""
        answer["map"] = scanner.seal(values, caller=job.caller, conversation=conversation)
    return result(scanner, verdict, context, jsonbody.dump(answer))


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where scanning failed the policy decides; an answer keeps its placeholders."""
    asked = _checked(job)
    if asked.get("direction") == "response":
        return WorkResult(200, jsonbody.dump({"verdict": "allow", "body": asked["body"]}))
    context = _context(job, asked)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    return result(scanner, verdict, context, jsonbody.dump(_answer(verdict, asked["body"])))


def _answer(verdict: Verdict, body: Any) -> dict[str, Any]:
    """The answer without its map."""
    shown = [one for one in verdict.findings if one.confidence >= LEFT_OUT_BELOW]
    return {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "body": None if verdict.verdict == "block" else body,
        "reason": None if verdict.message is None else told(verdict),
        "message": verdict.message,
        "findings": dict(Counter(one.entity for one in shown)),
        "incomplete": sorted({one.reason for one in verdict.incomplete}),
        "map": None,
    }


def _checked(job: Job) -> dict[str, Any]:
    """The body of the call. Raises: Refused with 400 or 422."""
    asked = parsed(job)
    wrong = []
    if asked.get("body") is None:
        wrong.append(field_error("body", "is missing", "send the request to the model in it"))
    if (place := next((n for n, key in enumerate(asked) if key not in KEYS), None)) is not None:
        remedy = f"send only {', '.join(sorted(KEYS))}"
        wrong.append(field_error(f"key {place + 1}", "is not known", remedy))
    if asked.get("direction", "request") not in ("request", "response"):
        wrong.append(field_error("direction", "is neither", "write request or response"))
    wrong += [
        field_error(name, "is no text", f"send {name} as it was given")
        for name in ("map", "conversation")
        if not isinstance(asked.get(name) or "", str)
    ]
    if asked.get("direction") == "response" and not asked.get("map"):
        wrong.append(field_error("map", "is missing", "send the map that came with the request"))
    if wrong:
        raise Refused(invalid(tuple(wrong)))
    return asked


def _known(scanner: Scanner, job: Job, asked: Mapping[str, Any]) -> dict[str, str]:
    """The values of earlier turns. Raises: Refused with 422: nothing is guessed then."""
    if not asked.get("map"):
        return {}
    conversation = asked.get("conversation") or ""
    try:
        return scanner.unseal(asked["map"], caller=job.caller, conversation=conversation)
    except SealError as error:
        entry = field_error("map", f"is {error.code}", NEW_TURN)
        raise Refused(invalid((entry,))) from None


def _context(job: Job, asked: Mapping[str, Any]) -> Context:
    body, groups = asked["body"], asked.get("groups")
    model = asked.get("model")
    if model is None and isinstance(body, dict):
        model = body.get("model")
    return context_of(
        job,
        model=model,
        user=asked.get("user"),
        groups=groups if isinstance(groups, list) else (),
    )


REQUEST = Operation(run, failed)
