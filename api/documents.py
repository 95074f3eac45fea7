"""Operations on documents: scan one, or get it back without what must stay inside.

Runs in the worker processes.
"""

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import orjson

from api.job import Job, WorkResult
from api.problems import MEDIA_TYPE
from api.schemas import ContextIn
from api.upload import Upload, upload_of
from api.work import (
    Operation,
    Scanner,
    context_of,
    measure,
    options_of,
    verdict_result,
)
from dlp.answer import LEFT_OUT_BELOW, document_answer
from dlp.data import Context, FileVerdict, Options, Verdict
from dlp.formats.detect import OCTETS


def scan(scanner: Scanner, job: Job) -> WorkResult:
    """POST /v1/scan/document."""
    upload, context, options = _asked(job)
    file = _scanned(scanner, upload, context, options)
    return verdict_result(scanner, file.verdict, document_answer(file, options), context, options)


def scan_failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """POST /v1/scan/document where scanning failed: only the context is used."""
    file, context = _failed(scanner, job, reason, detail)
    answer = document_answer(file, Options())
    return verdict_result(scanner, file.verdict, answer, context, Options())


def redact(scanner: Scanner, job: Job) -> WorkResult:
    """POST /v1/redact/document."""
    upload, context, options = _asked(job)
    file = _scanned(scanner, upload, context, options)
    return _handed_back(scanner, file, context, options)


def redact_failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """POST /v1/redact/document where scanning failed: the file as it came, or 403."""
    file, context = _failed(scanner, job, reason, detail)
    return _handed_back(scanner, file, context, Options())


def _upload(job: Job) -> Upload:
    """What was sent, taken out of the body once."""
    if job.upload is None:
        job.unpacked(upload_of(job.body, job.content_type, job.headers))
    upload: Upload = job.upload
    return upload


def _asked(job: Job) -> tuple[Upload, Context, Options]:
    upload = _upload(job)
    return upload, _context(upload.context, job.caller), options_of(upload.options)


def _context(given: ContextIn, caller: str) -> Context:
    """The caller's context; a document is an upload unless it is said to be something else."""
    context = context_of(given, caller)
    return context if "channel" in given.model_fields_set else replace(context, channel="upload")


def _scanned(scanner: Scanner, upload: Upload, context: Context, options: Options) -> FileVerdict:
    return scanner.scan_file(
        upload.content,
        name=upload.name,
        media_type=upload.declared_type,
        context=context,
        options=options,
    )


def _failed(scanner: Scanner, job: Job, reason: str, detail: str) -> tuple[FileVerdict, Context]:
    upload = _upload(job)
    context = _context(upload.context, job.caller)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    content = upload.content if verdict.verdict == "allow" else None
    file = FileVerdict(verdict, OCTETS, upload.declared_type, None, (), False, content, upload.name)
    return file, context


def _handed_back(
    scanner: Scanner, file: FileVerdict, context: Context, options: Options
) -> WorkResult:
    """The file, or a problem of type `blocked`; recorded and counted like any verdict."""
    verdict = file.verdict
    headers = {
        "DLP-Request-Id": verdict.id,
        "DLP-Verdict": verdict.verdict,
        "DLP-Findings": findings_header(verdict),
    }
    if verdict.verdict == "block" or file.content is None:
        status, content_type, body = 403, MEDIA_TYPE, blocked_body(verdict)
        headers["DLP-Verdict"] = "block"
    else:
        status, content_type, body = 200, file.media_type or OCTETS, file.content
        headers["Content-Disposition"] = _disposition(file.name)
    return WorkResult(
        status,
        body,
        content_type,
        headers,
        audit=scanner.audit_record(verdict, context, options),
        measure=measure(verdict, options),
    )


def findings_header(verdict: Verdict) -> str:
    """`BE_NATIONAL_NUMBER=2, IBAN_CODE=1`: counts per entity, in the order of the names."""
    counts = Counter(f.entity for f in verdict.findings if f.confidence >= LEFT_OUT_BELOW)
    return ", ".join(f"{entity}={count}" for entity, count in sorted(counts.items()))


def blocked_body(verdict: Verdict) -> bytes:
    """Problem details of a block: which rules, what was not scanned, and the coaching."""
    content: dict[str, Any] = {
        "type": "blocked",
        "title": "Blocked",
        "status": 403,
        "detail": "the policy does not let this document pass",
        "request_id": verdict.id,
        "rules": list(verdict.rules),
        "incomplete": [
            {"part": one.part, "reason": one.reason, "detail": one.detail}
            for one in verdict.incomplete
        ],
        "message": None if verdict.message is None else dict(verdict.message),
        "override": None if verdict.override is None else dict(verdict.override),
    }
    return orjson.dumps(content)


def _disposition(name: str | None) -> str:
    """A download under its own name; nothing of ours is shown as a page."""
    if not name:
        return "attachment"
    return f"attachment; filename*=UTF-8''{quote(name, safe='')}"


SCAN = Operation(scan, scan_failed)
REDACT = Operation(redact, redact_failed)
