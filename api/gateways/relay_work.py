"""Our own gateway: the worker's side. Judges a request before it goes to the model.

A result with the header SEND says what may go on; any other is the answer to the caller, in the
error shape of its API.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import orjson

from api import jsonbody
from api.gateways.http_body import TwiceError, judge, model_of, sections_of
from api.gateways.judged import context_of, result, told
from api.job import Job, WorkResult
from api.work import Operation, Scanner
from dlp.data import Context, Options, Verdict
from dlp.sealed import SealError

TARGET, SCOPE, UPSTREAM = "target", "scope", "upstream"  # of a job
TURN = "turn"  # of a result: the conversation that grows by this request
SEALED = "sealed"  # of a result; of a job with the turn's id behind it, for each that is known
SEND = "send"  # of a result: the address that may be asked
HEADERS = "headers"  # of a job: those to scan, as a JSON object; of a result: as they may go on
BLOCKED = 403
MAX_USER = 1_000


def api_error(target: str, status: int, code: str, message: str) -> bytes:
    """An error as the API writes it to which an address belongs."""
    if target.startswith(("/v1/messages", "/v1/complete")):
        kinds = {403: "permission_error", 404: "not_found_error", 413: "request_too_large"}
        kinds |= {401: "authentication_error", 503: "overloaded_error", 502: "api_error"}
        kind = kinds.get(status, "invalid_request_error")
        return jsonbody.dump({"type": "error", "error": {"type": kind, "message": message}})
    kind = "server_error" if status >= 500 else "invalid_request_error"
    error = {"message": message, "type": kind, "param": None, "code": code}
    return jsonbody.dump({"error": error})


def run(scanner: Scanner, job: Job) -> WorkResult:
    """Judge one request."""
    target = job.headers.get(TARGET, "")
    try:
        sections = sections_of(job.body)
    except TwiceError:
        message = "a key stands twice in one object of the JSON body; send it once"
        return WorkResult(400, api_error(target, 400, "duplicate_key", message))
    scope = job.headers.get(SCOPE, "")
    known: dict[str, str] = {}
    if (turn := _before(target, sections)) is not None:
        sealed = job.headers.get(f"{SEALED} {turn}")
        try:
            if sealed is None:  # too old, from before a restart, or somebody else's
                return WorkResult(400, forgotten(target))
            if sealed:
                known = scanner.unseal(sealed, caller=job.caller, conversation=scope)
        except SealError:
            return WorkResult(400, forgotten(target))
    context = _context(job, sections)
    said: dict[str, str] = orjson.loads(job.headers.get(HEADERS, "{}"))
    judged = judge(scanner, target, job.body, sections, context, Options(known=known), said)
    verdict = judged.verdict
    if judged.body is None:
        return _blocked(scanner, verdict, context, target)
    values = {**known, **verdict.values}
    headers = {SEND: judged.target}
    if judged.headers != said:
        headers[HEADERS] = orjson.dumps(dict(judged.headers)).decode()
    if values:
        headers[SEALED] = scanner.seal(values, caller=job.caller, conversation=scope)
    if turn is not None and sections and "conversation" in sections:
        headers[TURN] = turn
    sent = result(scanner, verdict, context, judged.body, headers=headers)
    return replace(sent, values=values)


def _before(target: str, sections: dict[str, Any] | None) -> str | None:
    """The turn that a request goes on from, where turns stay with the model."""
    if sections is None or not target.startswith("/v1/responses"):
        return None
    turn = sections.get("previous_response_id") or sections.get("conversation")
    turn = turn.get("id") if isinstance(turn, dict) else turn
    return turn if isinstance(turn, str) else None


def forgotten(target: str) -> bytes:
    """The answer where the values of an earlier turn are gone: nothing may be guessed then."""
    message = (
        "The earlier turn is not known here any more, so its names and numbers cannot be put "
        "back. Please start a new conversation, or send the whole conversation."
    )
    return api_error(target, 400, "previous_response_not_found", message)


def failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """Where judging failed the policy decides."""
    context = _context(job, None)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    target = job.headers.get(TARGET, "")
    if verdict.verdict != "allow":
        return _blocked(scanner, verdict, context, target)
    return result(scanner, verdict, context, job.body, headers={SEND: target})


def _blocked(scanner: Scanner, verdict: Verdict, context: Context, target: str) -> WorkResult:
    body = api_error(target, BLOCKED, "blocked", told(verdict))
    return result(scanner, verdict, context, body, status=BLOCKED)


def _context(job: Job, sections: dict[str, Any] | None) -> Context:
    """The configured place; without one the host of the model."""
    user = sections.get("user") if sections else None
    metadata = sections.get("metadata") if sections else None
    if user is None and isinstance(metadata, dict):
        user = metadata.get("user_id")
    context = context_of(job, model=model_of(sections), user=user)
    if context.tier is None and context.destination is None:
        return replace(context, destination=urlsplit(job.headers.get(UPSTREAM, "")).hostname)
    return context


REQUEST = Operation(run, failed)
