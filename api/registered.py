"""Operations on registered documents: runs in the workers, which read the files.

A worker that runs long after sees a change within a second (dlp/registry.py).
"""

from datetime import UTC, datetime

from api import jsonbody
from api.job import Job, WorkResult
from api.problems import Refused, busy, field_error, invalid
from api.work import Operation, Scanner, problem_result
from dlp.registering import About, Refusal, shown

NAME, OWNER, UNTIL, KIND, AUTHORISED = "name", "owner", "until", "kind", "authorised"


def add(scanner: Scanner, job: Job) -> WorkResult:
    """POST /v1/registered."""
    told = job.headers
    until = _until(told.get(UNTIL, ""))
    try:
        entry = scanner.register(
            job.body,
            About(told.get(NAME, ""), told.get(OWNER) or job.caller, until),
            rows=told.get(KIND) == "list",
            authorised=told.get(AUTHORISED) == "yes",
        )
    except Refusal as refused:
        remedy = "see `dlp registered add --help`"
        raise Refused(invalid((field_error("file", str(refused), remedy),))) from None
    return WorkResult(201, jsonbody.dump(shown(entry)))


def listed(scanner: Scanner, _job: Job) -> WorkResult:
    """GET /v1/registered."""
    entries = [shown(entry) for entry in scanner.registered()]
    return WorkResult(200, jsonbody.dump({"registered": entries}))


def change(scanner: Scanner, job: Job) -> WorkResult:
    """DELETE /v1/registered/{id}, and POST to its `expire`."""
    gone = scanner.unregister(job.headers[NAME], expire=job.headers.get(KIND) == "expire")
    return WorkResult(204 if gone else 404, b"")


def _until(text: str) -> datetime | None:
    if not text:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        entry = field_error("until", "is no day", "write it as 2027-12-31")
        raise Refused(invalid((entry,))) from None
    return day.replace(hour=23, minute=59, second=59)


def _failed(_scanner: Scanner, job: Job, _reason: str, detail: str) -> WorkResult:
    """Nothing was registered."""
    return problem_result(busy(f"nothing was registered: {detail}", 30), job)


ADD, LIST, CHANGE = (Operation(run, _failed) for run in (add, listed, change))
