"""Errors as RFC 9457 problem details: what is wrong, where, which limit, and the remedy.

A problem never quotes what was sent: an unknown key is named by its place only.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

MEDIA_TYPE = "application/problem+json"
# For people, where no scanner could answer: by language.
LAST_RESORT_MESSAGE = {
    "nl": "Dit kon niet worden nagekeken en is daarom niet verstuurd. Probeer het opnieuw.",
    "fr": "Ceci n'a pas pu être vérifié et n'a donc pas été envoyé. Veuillez réessayer.",
    "de": "Dies konnte nicht geprüft werden und wurde nicht gesendet. Bitte erneut versuchen.",
    "en": "This could not be checked and was therefore not sent. Please try again.",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One error answer."""

    status: int
    type: str  # kebab-case, a relative reference that names the kind
    title: str
    detail: str
    errors: tuple[Mapping[str, Any], ...] = ()  # each with field, detail, remedy, limit
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self, request_id: str = "") -> bytes:
        """The JSON of the answer."""
        content: dict[str, Any] = {
            "type": self.type,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            content["errors"] = [dict(one) for one in self.errors]
        if request_id:
            content["request_id"] = request_id
        return orjson.dumps(content)


class Refused(Exception):
    """Raised where a request cannot be served; becomes the problem's answer."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.type)
        self.problem = problem


def field_error(
    field_name: str, detail: str, remedy: str, limit: int | None = None
) -> dict[str, Any]:
    """One entry of `errors`."""
    entry: dict[str, Any] = {"field": field_name, "detail": detail, "remedy": remedy}
    if limit is not None:
        entry["limit"] = limit
    return entry


def malformed(detail: str, remedy: str) -> Problem:
    """400: the body is not what its type says."""
    return Problem(
        400, "malformed", "Malformed request", detail, (field_error("body", detail, remedy),)
    )


def invalid(errors: tuple[Mapping[str, Any], ...]) -> Problem:
    """422: well-formed, but fields are wrong or unknown."""
    count = len(errors)
    detail = "1 field is wrong" if count == 1 else f"{count} fields are wrong"
    return Problem(422, "invalid-field", "Invalid field", detail, errors)


def too_large(limit: int, setting: str) -> Problem:
    """413: the body is over the limit; the connection ends with the answer."""
    detail = f"the body is larger than {limit} bytes"
    remedy = f"send less at a time, or have {setting} raised"
    return Problem(
        413,
        "body-too-large",
        "Body too large",
        detail,
        (field_error("body", detail, remedy, limit),),
        {"Connection": "close"},
    )


def unsupported(header: str, detail: str, remedy: str) -> Problem:
    """415: a content type or encoding that this address does not take."""
    return Problem(
        415,
        "unsupported-media-type",
        "Unsupported media type",
        detail,
        (field_error(header, detail, remedy),),
    )


def too_slow(detail: str) -> Problem:
    """408: the body comes too slowly; the connection ends with the answer."""
    remedy = "send the body faster or in smaller requests"
    return Problem(
        408,
        "request-timeout",
        "Request timeout",
        detail,
        (field_error("body", detail, remedy),),
        {"Connection": "close"},
    )


def busy(detail: str, retry_after_s: int, *, close: bool = False) -> Problem:
    """503: too much to do right now; `close` when part of the body was not read."""
    return Problem(
        503,
        "busy",
        "Service busy",
        f"{detail}; try again in {retry_after_s} s",
        headers={"Retry-After": str(retry_after_s), **({"Connection": "close"} if close else {})},
    )


def unauthenticated(detail: str) -> Problem:
    """401: no caller known by what was sent."""
    return Problem(
        401,
        "unauthenticated",
        "Authentication needed",
        detail,
        headers={"WWW-Authenticate": 'Bearer realm="dlp"'},
    )


def forbidden(detail: str) -> Problem:
    """403: this caller may not do this."""
    return Problem(403, "forbidden", "Not allowed", detail)


def not_found() -> Problem:
    """404: no such address."""
    return Problem(
        404, "not-found", "Not found", "nothing is served at this address; see /openapi.json"
    )


def method_not_allowed(allowed: str) -> Problem:
    """405: the address exists, the method does not."""
    return Problem(
        405,
        "method-not-allowed",
        "Method not allowed",
        f"this address takes {allowed}",
        headers={"Allow": allowed},
    )


def internal() -> Problem:
    """500: a mistake of ours; its place is in the log under the request id."""
    return Problem(
        500,
        "internal",
        "Internal error",
        "the service made a mistake; its log has the place under this request id",
    )
