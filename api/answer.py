"""The shape of the answers, as models for /openapi.json; `dlp.answer` writes the verdict itself."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from dlp.data import Action, Likelihood, Mode


class Shape(BaseModel):
    """Base of what the service answers."""

    model_config = ConfigDict(extra="forbid")


class IncompleteOut(Shape):
    """Something that was not scanned."""

    part: str
    reason: str
    detail: str


class LocationOut(Shape):
    """Where a person would look in a document."""

    page: int | None
    sheet: str | None
    cell: str | None
    slide: int | None
    header: str | None


class FindingOut(Shape):
    """One finding: where, never what."""

    entity: str
    category: str
    part: str
    start: int
    end: int
    confidence: float
    likelihood: Likelihood
    action: Action
    recognizer: str
    evidence: list[str]
    location: LocationOut | None
    group: str | None
    reasons: list[str] | None = None


class PlaceholderOut(Shape):
    """One placeholder of the redacted text."""

    placeholder: str
    entity: str
    count: int


class OverrideOut(Shape):
    """The way past a verdict, where there is one."""

    allowed: bool
    gives: Literal["redact", "allow"] | None = None
    token: str | None = None
    expires_at: str | None = None


class AlternativeOut(Shape):
    """An approved tool to use instead."""

    name: str
    url: str


class PolicyOut(Shape):
    """Which policy decided."""

    name: str
    version: str


class ScanAnswer(Shape):
    """The verdict on one request."""

    id: str
    verdict: Action
    mode: Mode
    would_be: Action
    complete: bool
    incomplete: list[IncompleteOut]
    findings: list[FindingOut]
    redacted: Mapping[str, Any] | None
    placeholders: list[PlaceholderOut]
    rules: list[str]
    message: dict[str, str] | None
    override: OverrideOut | None
    alternatives: list[AlternativeOut]
    policy: PolicyOut
    tier: str
    timings_ms: dict[str, float]
    tool: str | None
    overridden: list[str]
    reasons: list[str] | None = None


class LabelOut(Shape):
    """A sensitivity label."""

    id: str
    name: str | None


class PartOut(Shape):
    """One part of a document."""

    part: str
    media_type: str
    characters: int
    scanned: bool


class DocumentOut(Shape):
    """What the document is and what of it was read."""

    media_type: str
    declared_type: str | None
    label: LabelOut | None
    parts: list[PartOut]
    redactable: bool


class DocumentAnswer(ScanAnswer):
    """The verdict on one document."""

    document: DocumentOut


class ProblemError(Shape):
    """One thing that is wrong with a request."""

    field: str
    detail: str
    remedy: str
    limit: int | None = None


class ProblemOut(Shape):
    """An error by RFC 9457; nothing of what was sent is quoted."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemError] | None = None
    request_id: str | None = None


class BlockedOut(ProblemOut):
    """A document that may not pass, as a problem of type `blocked`."""

    rules: list[str] | None = None
    incomplete: list[IncompleteOut] | None = None
    message: dict[str, str] | None = None
    override: OverrideOut | None = None
