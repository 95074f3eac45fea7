"""Our own gateway: the worker's side. Judges a request before it goes to the model.

A result with the header SEND says what may go on; any other is the answer to the caller, in the
error shape of its API.
"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from api import jsonbody
from api.gateways.http_body import TwiceError, judge, model_of, sections_of
from api.gateways.judged import context_of, result, told
from api.work import Job, Operation, Scanner, WorkResult
from dlp.data import Context, Options, Verdict
from dlp.sealed import SealError

TARGET, SEALED, SCOPE, UPSTREAM = "target", "sealed", "scope", "upstream"  # of a job
SEND = "send"  # of a result: the address that may be asked
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
    known: dict[str, str] = {}
    scope = job.headers.get(SCOPE, "")
    if sealed := job.headers.get(SEALED):
        try:
            known = scanner.unseal(sealed, caller=job.caller, conversation=scope)
        except SealError as error:
            return WorkResult(400, forgotten(target, error.code))
    context = _context(job, sections)
    judged = judge(scanner, target, job.body, sections, context, Options(known=known))
    verdict = judged.verdict
    if judged.body is None:
        return _blocked(scanner, verdict, context, target)
    values = {**known, **verdict.values}
    headers = {SEND: judged.target}
    if values:
        headers[SEALED] = scanner.seal(values, caller=job.caller, conversation=scope)
    sent = result(scanner, verdict, context, judged.body, headers=headers)
    return replace(sent, values=values)


def forgotten(target: str, code: str) -> bytes:
    """The answer where the values of an earlier turn are gone: nothing may be guessed then."""
    del code
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
    headers = {SEND: target}
    if sealed := job.headers.get(SEALED):
        headers[SEALED] = sealed
    return result(scanner, verdict, context, job.body, headers=headers)


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
