"""What a worker process can do: a table of operations, each from bytes to bytes.

A new caller (a gateway, a document route) adds one line to OPERATIONS and one router to
api/routers.py. An operation has two sides: `run` for the usual case and `failed` for when
something of ours went wrong (deadline, crash): it answers in the caller's own shape what the
policy's on_failure says, and reads as little of the body as it can.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Protocol

from api import jsonbody
from api.job import Job, WorkResult
from api.problems import MEDIA_TYPE, Problem, Refused, field_error, invalid
from api.schemas import ContextIn, OptionsIn, ScanRequest, validate
from dlp.answer import LEFT_OUT_BELOW, to_answer
from dlp.data import Context, FileVerdict, Finding, Options, OverrideRequest, Part, Verdict
from dlp.errors import OverrideError
from dlp.extraction.messages import read_messages
from dlp.registering import About
from dlp.registry import Entry


class Scanner(Protocol):
    """What the service needs of the library's scanner."""

    def scan(
        self,
        *,
        text: str | None,
        messages: Sequence[Any] | None,
        context: Context,
        options: Options,
    ) -> Verdict:
        """Scan one request. Raises: OverrideError."""

    def scan_file(
        self,
        content: bytes,
        *,
        name: str | None,
        media_type: str | None,
        context: Context,
        options: Options,
    ) -> FileVerdict:
        """Scan one document; what must go is taken out of a copy. Raises: OverrideError."""

    def scan_sections(
        self, sections: Mapping[str, Any], context: Context, options: Options
    ) -> Verdict:
        """Scan a request to a model by its sections. Raises: OverrideError."""

    def register(self, content: bytes, about: About, *, rows: bool, authorised: bool) -> Entry:
        """Register a document or list. Raises: Refusal; StoreError."""

    def registered(self) -> Sequence[Entry]:
        """What is registered. Raises: StoreError."""

    def unregister(self, which: str, *, expire: bool) -> bool:
        """Forget an entry, or let it expire; False when there is none. Raises: StoreError."""

    def seal(self, values: Mapping[str, str], *, caller: str, conversation: str) -> str:
        """Values of placeholders, sealed for that caller and conversation."""

    def unseal(self, sealed: str, *, caller: str, conversation: str) -> dict[str, str]:
        """The values again. Raises: SealError."""

    def find(self, text: str, said: Sequence[str] = ()) -> list[Finding]:
        """The findings of one text before policy. Raises: TimeoutError."""

    def unread(
        self, reason: str, detail: str, content: bytes, context: Context, options: Options
    ) -> Verdict:
        """The verdict for the body of a web request that was not scanned at all.

        As failure(), but options.granted may lift it, and the verdict may offer an override.
        """

    def failure(
        self, reason: str, detail: str, context: Context, *, closed: bool = False
    ) -> Verdict:
        """The verdict for a request that we failed to scan: the policy's on_failure for its tier.

        With `closed` it is block, whatever on_failure says.
        """

    def describe(self) -> Mapping[str, Any]:
        """What is loaded: see dlp/about.py for the keys."""

    def audit_record(
        self, verdict: Verdict, context: Context, options: Options
    ) -> Mapping[str, Any]:
        """The audit record of a verdict, without content."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Both sides of an operation."""

    run: Callable[[Scanner, Job], WorkResult]
    failed: Callable[[Scanner, Job, str, str], WorkResult]  # reason, detail


def run(scanner: Scanner, job: Job) -> WorkResult:
    """Do one job. What the caller did wrong becomes a problem answer; our failures raise."""
    operation = operation_of(job.operation)
    try:
        if job.failure is None:
            return operation.run(scanner, job)
        return operation.failed(scanner, job, *job.failure)
    except Refused as refused:
        return problem_result(refused.problem, job)
    except OverrideError as error:
        remedy = "repeat the request without options.override for a new token"
        entry = field_error("options/override/token", f"the token is {error.code}", remedy)
        return problem_result(invalid((entry,)), job)


def problem_result(problem: Problem, job: Job) -> WorkResult:
    """A problem as the result of a job."""
    body = problem.body(job.request_id)
    return WorkResult(problem.status, body, MEDIA_TYPE, dict(problem.headers))


def context_of(given: ContextIn | None, caller: str) -> Context:
    """The caller's context as the library takes it."""
    if given is None:
        return Context(caller=caller)
    return Context(
        destination=given.destination,
        model=given.model,
        account=given.account,
        channel=given.channel,
        user=given.user,
        groups=tuple(given.groups),
        caller=caller,
    )


def options_of(given: OptionsIn | None) -> Options:
    """The caller's options as the library takes them."""
    if given is None:
        return Options()
    asked = given.override
    override = OverrideRequest(asked.token, asked.reason, asked.note) if asked else None
    return Options(given.offsets, given.explain, override)


def measure(verdict: Verdict, options: Options) -> dict[str, Any]:
    """What is counted of a verdict: names and numbers only.

    `recognizers` has one name per finding of the answer, in its order, for feedback.
    """
    shown = [f for f in verdict.findings if options.explain or f.confidence >= LEFT_OUT_BELOW]
    return {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "would_be": verdict.would_be,
        "tier": verdict.tier,
        "rules": list(verdict.rules),
        "entities": dict(Counter(finding.entity for finding in shown)),
        "recognizers": [finding.recognizer for finding in shown],
        "incomplete": [one.reason for one in verdict.incomplete],
        "timings_ms": dict(verdict.timings_ms),
    }


def verdict_result(
    scanner: Scanner, verdict: Verdict, answer: Any, context: Context, options: Options
) -> WorkResult:
    """A verdict as the result of a job; `answer` is in the caller's own shape."""
    return WorkResult(
        200,
        jsonbody.dump(answer),
        headers={"DLP-Request-Id": verdict.id, "DLP-Verdict": verdict.verdict},
        audit=scanner.audit_record(verdict, context, options),
        measure=measure(verdict, options),
    )


def scan(scanner: Scanner, job: Job) -> WorkResult:
    """POST /v1/scan."""
    asked = validate(jsonbody.parse(job.body))
    context, options = context_of(asked.context, job.caller), options_of(asked.options)
    verdict = scanner.scan(
        text=asked.text, messages=asked.messages, context=context, options=options
    )
    answer = to_answer(verdict, options, _parts(asked, options))
    return verdict_result(scanner, verdict, answer, context, options)


def _parts(asked: ScanRequest, options: Options) -> tuple[Part, ...]:
    """The text as sent, where offsets must be converted."""
    if options.offsets == "codepoint":
        return ()
    if asked.text is not None:
        return (Part("text", asked.text),)
    return read_messages(asked.messages or []).parts


def scan_failed(scanner: Scanner, job: Job, reason: str, detail: str) -> WorkResult:
    """POST /v1/scan where scanning failed: only the context is used."""
    asked = validate(jsonbody.parse(job.body))
    context = context_of(asked.context, job.caller)
    verdict = scanner.failure(reason, detail, context, closed=job.closed)
    return verdict_result(scanner, verdict, to_answer(verdict, Options()), context, Options())


# Of a gateway only the place stands here: workers load it, the service itself never does.
OPERATIONS: Mapping[str, Operation | str] = MappingProxyType(
    {
        "scan": Operation(scan, scan_failed),
        "scan-document": "api.documents:SCAN",
        "redact-document": "api.documents:REDACT",
        "relay": "api.gateways.relay_work:REQUEST",
        "icap-request": "api.icap.work:REQUEST",
        "icap-response": "api.icap.work:RESPONSE",
        "register": "api.registered:ADD",
        "registered": "api.registered:LIST",
        "unregister": "api.registered:CHANGE",
        "litellm": "api.gateways.litellm:GUARDRAIL",
        "portkey": "api.gateways.portkey:GUARDRAIL",
        "agentgateway-request": "api.gateways.agentgateway:REQUEST",
        "agentgateway-response": "api.gateways.agentgateway:RESPONSE",
        "ext-authz": "api.gateways.ext_authz:CHECK",
        "kong": "api.gateways.kong:GUARDRAIL",
        "webhook": "api.gateways.webhook:REQUEST",
        "llm-guard-analyze-prompt": "api.gateways.text_apis:ANALYZE_PROMPT",
        "llm-guard-scan-prompt": "api.gateways.text_apis:SCAN_PROMPT",
        "llm-guard-analyze-output": "api.gateways.text_apis:ANALYZE_OUTPUT",
        "llm-guard-scan-output": "api.gateways.text_apis:SCAN_OUTPUT",
        "guardrails-ai": "api.gateways.text_apis:VALIDATE",
        "openwebui": "api.gateways.openwebui:PROCESS",
        "presidio-analyze": "api.gateways.presidio_analyzer:ANALYZE",
        "presidio-anonymize": "api.gateways.presidio_anonymizer:ANONYMIZE",
        "presidio-deanonymize": "api.gateways.presidio_anonymizer:DEANONYMIZE",
    }
)


def operation_of(name: str) -> Operation:
    """The operation of that name, loaded if it was not yet."""
    found = OPERATIONS[name]
    if isinstance(found, Operation):
        return found
    module, _, attribute = found.partition(":")
    loaded: Operation = getattr(import_module(module), attribute)
    return loaded
