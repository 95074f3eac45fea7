"""What goes to a worker and what comes back: types only, so that the service starts lightly."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

JSON = "application/json"


@dataclass(slots=True)
class Job:
    """One request as it came in, unparsed, with what the service knows about it.

    Only unpacked() changes one.
    """

    operation: str
    request_id: str
    caller: str
    body: bytes = field(repr=False)
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)  # those the route chose
    failure: tuple[str, str] | None = None  # reason and detail: answer as not scanned
    closed: bool = False  # with failure: block whatever on_failure says (no audit record)
    upload: Any = field(default=None, repr=False)  # what was taken out of the body, if anything

    def unpacked(self, upload: object) -> None:
        """The body has been taken apart into `upload`, also for failed(); it is held no longer: the
        form around a document takes as much memory as the document.
        """
        self.upload, self.body = upload, b""

    def failed(self, reason: str, detail: str, *, closed: bool = False) -> "Job":
        """The same request, to be answered as not scanned."""
        return replace(self, failure=(reason, detail), closed=closed)

    def meta(self) -> dict[str, Any]:
        """All but the body, for the frame."""
        return {
            "operation": self.operation,
            "request_id": self.request_id,
            "caller": self.caller,
            "content_type": self.content_type,
            "headers": dict(self.headers),
            "failure": self.failure,
            "closed": self.closed,
        }

    @classmethod
    def from_frame(cls, meta: Mapping[str, Any], body: bytes) -> "Job":
        """The job that `meta` and `body` describe."""
        failure = meta["failure"]
        given = {**meta, "failure": tuple(failure) if failure else None}
        return cls(body=body, **given)


@dataclass(frozen=True, slots=True)
class WorkResult:
    """The answer to a job: what to send, what to record, what to count."""

    status: int
    body: bytes = field(repr=False)
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    audit: Mapping[str, Any] | None = field(default=None, repr=False)
    measure: Mapping[str, Any] | None = None  # see measure()
    values: Mapping[str, str] = field(default_factory=dict, repr=False)  # of placeholders, for our
    # own gateway, which puts them back while the answer streams; they live as long as the request

    def meta(self) -> dict[str, Any]:
        """All but the body, for the frame."""
        return {
            "status": self.status,
            "content_type": self.content_type,
            "headers": dict(self.headers),
            "audit": self.audit,
            "measure": self.measure,
            "values": dict(self.values),
        }

    @classmethod
    def from_frame(cls, meta: Mapping[str, Any], body: bytes) -> "WorkResult":
        """The result that `meta` and `body` describe."""
        return cls(body=body, **meta)
