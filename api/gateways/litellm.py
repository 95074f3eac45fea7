"""LiteLLM's Generic Guardrail API: the worker's side.

Reads everything that is on its way to the model, not only `texts`: messages with their tool calls
and files, tools, pictures. Values come back in answers: the map of the call is sealed and held by
the service until then (api/vault.py). Source: litellm 1.108, generic_guardrail_api.py.
"""

from collections.abc import Mapping
from typing import Any

from api import jsonbody
from api.gateways.judged import changed, context_of, parsed, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Context, Options
from dlp.redaction.restore import Restorer, holdback
from dlp.sealed import SealError

SECTIONS = ("structured_messages", "texts", "tools", "tool_calls")
CALL, SEALED = "call", "sealed"  # among a job's and a result's headers
NOTHING = {"action": "NONE"}


def run(scanner: Scanner, job: Job) -> WorkResult:
    """One call of the guardrail, before or after the model."""
    asked = parsed(job)
    if asked.get("input_type") == "response":
        return _restored(scanner, job, asked)
    context = _context(job, asked)
    sections = _sections(asked)
    verdict = scanner.scan_sections(sections, context=context, options=Options())
    if verdict.verdict == "allow":
        return result(scanner, verdict, context, jsonbody.dump(NOTHING))
    if verdict.verdict == "block":
        answer: dict[str, Any] = {"action": "BLOCKED", "blocked_reason": told(verdict)}
        return result(scanner, verdict, context, jsonbody.dump(answer))
    answer = {"action": "GUARDRAIL_INTERVENED", **changed(sections, verdict)}
    if (pictures := answer.pop("messages", None)) is not None:
        answer["images"] = pictures[0]["images"]
    headers = {}
    call = job.headers.get(CALL)
    if call and verdict.values:
        headers[SEALED] = scanner.seal(verdict.values, caller=job.caller, conversation=call)
    return result(scanner, verdict, context, jsonbody.dump(answer), headers=headers)


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where scanning failed the policy decides; an answer that was not restored still passes."""
    asked = parsed(job)
    if asked.get("input_type") == "response":
        return WorkResult(200, jsonbody.dump(NOTHING))
    context = _context(job, asked)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    answer = dict(NOTHING)
    if verdict.verdict != "allow":
        answer = {"action": "BLOCKED", "blocked_reason": told(verdict)}
    return result(scanner, verdict, context, jsonbody.dump(answer))


def _restored(scanner: Scanner, job: Job, asked: Mapping[str, Any]) -> WorkResult:
    """An answer with the values back in it; streamed ones are held back at their end."""
    texts, sealed = asked.get("texts"), job.headers.get(SEALED)
    if not sealed or not isinstance(texts, list):
        return WorkResult(200, jsonbody.dump(NOTHING))
    try:
        values = scanner.unseal(sealed, caller=job.caller, conversation=job.headers.get(CALL, ""))
    except SealError:  # too old: placeholders stay as they are
        return WorkResult(200, jsonbody.dump(NOTHING))
    restorer = Restorer(values)
    shown, held = [], []
    for text in texts:
        if not isinstance(text, str):
            shown.append(text)
            held.append(0)
            continue
        back = holdback(text)
        cut = len(text) - back
        shown.append(restorer.restore(text[:cut]) + text[cut:])
        held.append(back)
    if shown == texts:
        return WorkResult(200, jsonbody.dump({**NOTHING, "stream_holdback_chars": held}))
    answer = {"action": "GUARDRAIL_INTERVENED", "texts": shown, "stream_holdback_chars": held}
    return WorkResult(200, jsonbody.dump(answer))


def _sections(asked: Mapping[str, Any]) -> dict[str, Any]:
    sections = {name: asked[name] for name in SECTIONS if asked.get(name)}
    if asked.get("images"):
        sections["messages"] = [{"images": asked["images"]}]
    return sections


def _context(job: Job, asked: Mapping[str, Any]) -> Context:
    said = asked.get("request_data")
    who: Mapping[str, Any] = said if isinstance(said, dict) else {}
    return context_of(
        job,
        model=asked.get("model"),
        user=who.get("user_api_key_end_user_id") or who.get("user_api_key_user_id"),
        groups=(who.get("user_api_key_team_alias"), who.get("user_api_key_team_id")),
    )


GUARDRAIL = Operation(run, failed)
