"""What every gateway adapter does with a request to a model, whatever language it speaks.

An adapter turns its caller's body into sections (`messages`, `tools`, ...), has them judged
here, and writes the verdict in its caller's shape. The same values are found whoever asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from api import jsonbody
from api.job import Job, WorkResult
from api.problems import Refused, field_error, invalid
from api.work import Scanner, measure
from dlp.data import Context, Options, Verdict
from dlp.policy.fields import TIERS

PLACE = "place"  # among a job's headers: the destination or tier configured for the adapter
NO_OPTIONS = Options()
AS_IT_IS = Options(rewrites=False)  # of callers that can only let a request pass or end it


def context_of(
    job: Job,
    *,
    model: object = None,
    user: object = None,
    groups: Iterable[object] = (),
) -> Context:
    """Where the request goes and who sends it; what is no text counts as not said."""
    place = job.headers.get(PLACE)
    context = Context(
        model=_text(model),
        channel="api",
        user=_text(user),
        groups=tuple(name for one in groups if (name := _text(one)) is not None),
        caller=job.caller,
    )
    if place in TIERS:
        return replace(context, tier=place)
    return replace(context, destination=place) if place else context


def parsed(job: Job) -> dict[str, Any]:
    """The body as a JSON object. Raises: Refused with 400 or 422."""
    asked = jsonbody.parse(job.body)
    if not isinstance(asked, dict):
        entry = field_error("body", "is no JSON object", "send what the gateway's contract says")
        raise Refused(invalid((entry,)))
    return asked


def text_in(asked: Mapping[str, Any], field: str) -> str:
    """A field that has to be text. Raises: Refused with 422."""
    text = asked.get(field)
    if not isinstance(text, str):
        raise Refused(invalid((field_error(field, "is missing or no text", f"send {field}"),)))
    return text


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value and len(value) <= 1_000 else None


def told(verdict: Verdict) -> str:
    """The coaching in one text: every language of the policy, the request's id at the end."""
    said = " ".join((verdict.message or {}).values())
    return f"{said} ({verdict.id})" if said else verdict.id


def changed(sections: Mapping[str, Any], verdict: Verdict) -> dict[str, Any]:
    """The sections in which something was replaced."""
    after: Mapping[str, Any] = verdict.redacted or {}
    return {
        name: after[name] for name, value in sections.items() if after.get(name, value) != value
    }


def result(
    scanner: Scanner,
    verdict: Verdict,
    context: Context,
    body: bytes,
    *,
    status: int = 200,
    content_type: str = "application/json",
    headers: Mapping[str, str] | None = None,
) -> WorkResult:
    """An answer with its audit record and its counts."""
    named = {"DLP-Request-Id": verdict.id, "DLP-Verdict": verdict.verdict, **(headers or {})}
    return WorkResult(
        status,
        body,
        content_type,
        named,
        audit=scanner.audit_record(verdict, context, NO_OPTIONS),
        measure=measure(verdict, NO_OPTIONS),
    )
