"""Operations on what a proxy carries: one request or one answer of an AI tool. Runs in the workers.

The address and the body are one document (dlp/formats/web_request.py), so the policy counts over
both. What must go is replaced where it stands, in the escaping that it stands in.
"""

from dataclasses import replace
from urllib.parse import urlsplit

import orjson
import regex as re

from api.icap import pages
from api.icap.coding import Undecodable, decoded
from api.icap.http_head import HttpHead
from api.icap.offer import cleaned_texts
from api.job import Job, WorkResult
from api.problems import LAST_RESORT_MESSAGE
from api.work import Operation, Scanner, measure
from dlp.answer import LEFT_OUT_BELOW
from dlp.data import Context, Options, OverrideRequest, Verdict
from dlp.formats.web_request import pack, unpack
from dlp.ids import new_id

MAX_UNPACKED = 50_000_000  # bytes that a compressed body may hold; the scanner has its own limits
NO_OPTIONS = Options()
# Headers that tell something of the body as it was.
ABOUT_THE_BODY = (
    *("Content-Encoding", "Content-MD5", "Digest", "Content-Digest", "Repr-Digest"),
    *("Transfer-Encoding", "Trailer"),
)
_MODEL = re.compile(rb'"model"\s{0,4}:\s{0,4}"([A-Za-z0-9][\w.:/@-]{0,99})"')
_IN_MODEL = 100_000  # bytes in which the model's name is sought


def request(scanner: Scanner, job: Job) -> WorkResult:
    """Judge one request on its way to an AI tool."""
    head, context = _asked(job)
    if "too_large" in job.headers:
        detail = (
            f"the body has {int(job.headers['too_large']):,} bytes, more than max_document_bytes"
        )
        return _not_read(scanner, job, head, context, "limit", detail)
    try:
        body = decoded(job.body, ", ".join(head.all("content-encoding")), MAX_UNPACKED)
    except Undecodable as error:
        return _not_read(scanner, job, head, context, error.reason, error.detail)
    came, head = head, _referred(scanner, head, context)
    before, address = _address(head.target)
    context = _with_model(context, body)
    file = scanner.scan_file(
        pack(address, body), name=None, media_type=None, context=context, options=_options(job)
    )
    verdict, has_body = file.verdict, bool(job.headers.get("has_body"))
    if verdict.verdict == "allow":
        if head is came:
            return _result(scanner, verdict, context, 204)
        sent = head.raw(), job.body
        return _result(scanner, verdict, context, 200, "req", *sent, has_body=has_body)
    if verdict.verdict == "redact" and file.content is not None:
        new_address, new_body = unpack(file.content)
        if job.headers.get("on_redact") == "block" and not verdict.overridden:
            return _offered(scanner, job, head, verdict, context, new_body)
        changed = _readdressed(head, before, new_address) if new_address != address else head
        if new_body != body:
            changed = changed.without(ABOUT_THE_BODY).with_field(
                "Content-Length", str(len(new_body))
            )
            sent = changed.raw(), new_body
        else:
            sent = changed.raw(), job.body
        return _result(scanner, verdict, context, 200, "req", *sent, has_body=has_body)
    return _blocked(scanner, job, head, verdict, context)


def request_failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """As request() where scanning failed: only the headers are used."""
    head, context = _asked(job)
    return _not_read(scanner, job, head, context, reason, detail, closed=job.closed)


def response(scanner: Scanner, job: Job) -> WorkResult:
    """Judge one answer of an AI tool, where the settings ask for it."""
    asked, context = _asked(job)
    head = HttpHead.parse(job.headers["response"].encode("latin-1"))
    if "too_large" in job.headers:
        return _not_read(
            scanner, job, asked, context, "limit", "the answer is over max_document_bytes"
        )
    try:
        body = decoded(job.body, head.get("content-encoding") or "", MAX_UNPACKED)
    except Undecodable as error:
        return _not_read(scanner, job, asked, context, error.reason, error.detail)
    file = scanner.scan_file(body, name=None, media_type=None, context=context, options=NO_OPTIONS)
    verdict = file.verdict
    if verdict.verdict == "allow":
        return _result(scanner, verdict, context, 204)
    if verdict.verdict == "redact" and file.content is not None:
        changed = head.without(ABOUT_THE_BODY).with_field("Content-Length", str(len(file.content)))
        return _result(scanner, verdict, context, 200, "res", changed.raw(), file.content)
    return _blocked(scanner, job, asked, verdict, context)


def _asked(job: Job) -> tuple[HttpHead, Context]:
    """The request's headers and what is known of it."""
    raw = job.headers.get("request")
    head = HttpHead.parse(raw.encode("latin-1")) if raw else HttpHead(b"POST / HTTP/1.1", ())
    groups = tuple(group for group in job.headers.get("groups", "").split("\n") if group)
    return head, Context(
        destination=head.url(),
        channel="proxy",
        user=job.headers.get("user") or None,
        groups=groups,
        caller=job.caller,
    )


def _options(job: Job) -> Options:
    """With the overrides that this person was given at /why/ID."""
    given = orjson.loads(job.headers.get("granted", "[]"))
    whose = "" if job.headers.get("user") else job.headers.get("client", "")
    return Options(granted=tuple(OverrideRequest(*one) for one in given), granted_for=whose)


def _with_model(context: Context, body: bytes) -> Context:
    """The context with the model that the body names: a model can be blocked wherever it runs."""
    named = _MODEL.search(body, 0, _IN_MODEL)
    return context if named is None else replace(context, model=named[1].decode("ascii"))


def _address(target: str) -> tuple[str, str]:
    """Scheme and host of a request's target, and the rest, which is scanned."""
    if "://" not in target.partition("?")[0]:
        return "", target if target.startswith("/") else ""
    place = urlsplit(target)
    before = f"{place.scheme}://{place.netloc}"
    return before, target[len(before) :]


def _referred(scanner: Scanner, head: HttpHead, context: Context) -> HttpHead:
    """The same headers, without what must not leave in the address of the page one comes from.

    A prompt in an address is cleaned on its way, but the browser goes on to name the page as it
    was asked for, in the Referer of everything that the page then loads.
    """
    page = head.get("referer") or ""
    if "?" not in page:
        return head
    before, address = _address(page)
    file = scanner.scan_file(
        pack(address, b""), name=None, media_type=None, context=context, options=NO_OPTIONS
    )
    if file.verdict.verdict == "allow":
        return head
    clean = unpack(file.content)[0] if file.content is not None else address.partition("?")[0]
    return head.with_field("Referer", before + clean)


def _readdressed(head: HttpHead, before: str, address: str) -> HttpHead:
    method, _, version = head.start.split(b" ", 2)
    target = f"{before}{address}".encode("latin-1", "replace")
    return HttpHead(b" ".join((method, target, version)), head.lines)


def _not_read(
    scanner: Scanner,
    job: Job,
    head: HttpHead,
    context: Context,
    reason: str,
    detail: str,
    *,
    closed: bool = False,
) -> WorkResult:
    """What the policy says of something that was not scanned.

    There is a way past only for a body that is there to be sent.
    """
    if closed or "too_large" in job.headers or "response" in job.headers:
        verdict = scanner.failure(reason, detail, context, closed=closed)
    else:
        verdict = scanner.unread(reason, detail, job.body, context, _options(job))
    if verdict.verdict == "allow":
        return _result(scanner, verdict, context, 204)
    return _blocked(scanner, job, head, verdict, context)


def _offered(
    scanner: Scanner,
    job: Job,
    head: HttpHead,
    verdict: Verdict,
    context: Context,
    body: bytes,
) -> WorkResult:
    """A redaction as a block that shows what may be sent instead, for icap_on_redact."""
    held = replace(verdict, verdict="block", message=verdict.message or {})
    clean = cleaned_texts(body, [one.placeholder for one in verdict.placeholders])
    return _blocked(scanner, job, head, held, context, clean)


def _blocked(
    scanner: Scanner,
    job: Job,
    head: HttpHead,
    verdict: Verdict,
    context: Context,
    clean: str = "",
) -> WorkResult:
    public = job.headers.get("public_url")
    why = f"{public}/why/{verdict.id}" if public else None
    page = pages.blocked(head, verdict, why, clean)
    size = page.index(b"\r\n\r\n") + 4
    return _result(scanner, verdict, context, 200, "res", page[:size], page[size:])


def _result(
    scanner: Scanner,
    verdict: Verdict,
    context: Context,
    status: int,
    kind: str = "",
    header: bytes = b"",
    body: bytes = b"",
    *,
    has_body: bool = True,
) -> WorkResult:
    """204: unchanged; 200: another message of this kind, its headers before its body."""
    headers = {"DLP-Id": verdict.id, "DLP-Verdict": verdict.verdict}
    if kind:
        headers |= {"kind": kind, "header-bytes": str(len(header))}
        if not has_body:
            headers["no-body"] = "yes"
    if verdict.message:
        headers["why"] = _told(verdict)
    return WorkResult(
        status,
        header + body,
        "application/octet-stream",
        headers,
        audit=scanner.audit_record(verdict, context, NO_OPTIONS),
        measure=measure(verdict, NO_OPTIONS),
    )


def _told(verdict: Verdict) -> str:
    """What /why/ID may say of a verdict: see api/why.py."""
    shown = [one for one in verdict.findings if one.confidence >= LEFT_OUT_BELOW]
    known = {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "message": dict(verdict.message or {}),
        "alternatives": [dict(one) for one in verdict.alternatives],
        "findings": len(shown),
        "override": dict(verdict.override) if verdict.override and verdict.message else None,
    }
    return orjson.dumps(known).decode()


def last_resort(request_id: str, _reason: str, _detail: str) -> WorkResult:
    """The answer when no worker can give one: a page that says so, in JSON for scripts too."""
    page = pages.plain(LAST_RESORT_MESSAGE, request_id or new_id())
    size = page.index(b"\r\n\r\n") + 4
    headers = {"DLP-Verdict": "block", "kind": "res", "header-bytes": str(size)}
    return WorkResult(200, page, "application/octet-stream", headers)


REQUEST = Operation(request, request_failed)
RESPONSE = Operation(response, request_failed)
