"""The library's scanner as the service needs it: with what is loaded, failures and audit records.

Runs in the worker processes only; `build` is what the zygote calls.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

# Before all that imports spaCy.
import api.lean_spacy  # noqa: F401

# First, from few calls deep: Presidio compiles patterns by recursion while it is imported, which
# where Python's own stack grows into a new block takes 0.2 s more.
import dlp.engine.presidio  # noqa: F401
from api.work import OPERATIONS, operation_of
from dlp.about import describe
from dlp.audit.record import record
from dlp.data import Context, FileVerdict, Finding, Options, Verdict
from dlp.policy.destinations import DestinationError, parse
from dlp.policy.load import LoadedPolicy
from dlp.policy.model import OnFailure
from dlp.registering import About, register_document, register_list
from dlp.registry import Entry
from dlp.scanner import Scanner, build_scanner
from dlp.scanner_granted import unread
from dlp.sealed import seal, unseal
from dlp.settings import Settings
from dlp.verdict import failure

_CLOSED = OnFailure(approved="closed", tolerated="closed", blocked="closed")


@dataclass(frozen=True, slots=True)
class Served:
    """One scanner in a worker process; see api/work.py for what each method is for."""

    scanner: Scanner
    closed_policy: LoadedPolicy = field(repr=False)

    def scan(
        self,
        *,
        text: str | None,
        messages: Sequence[Any] | None,
        context: Context,
        options: Options,
    ) -> Verdict:
        """Scan one request. Raises: OverrideError."""
        return self.scanner.scan(text=text, messages=messages, context=context, options=options)

    def scan_file(
        self,
        content: bytes,
        *,
        name: str | None,
        media_type: str | None,
        context: Context,
        options: Options,
    ) -> FileVerdict:
        """Scan one document. Raises: OverrideError."""
        return self.scanner.scan_file(
            content, name=name, media_type=media_type, context=context, options=options
        )

    def scan_sections(
        self, sections: Mapping[str, Any], context: Context, options: Options
    ) -> Verdict:
        """Scan a request to a model by its sections. Raises: OverrideError."""
        return self.scanner.scan_sections(sections, context, options)

    def register(self, content: bytes, about: About, *, rows: bool, authorised: bool) -> Entry:
        """Register a document or list. Raises: Refusal; StoreError."""
        registry = self.scanner.registry
        if rows:
            return register_list(registry, content, about, authorised=authorised)
        return register_document(registry, content, about, self.scanner.limits)

    def registered(self) -> Sequence[Entry]:
        """What is registered. Raises: StoreError."""
        return self.scanner.registry.entries()

    def unregister(self, which: str, *, expire: bool) -> bool:
        """Forget an entry, or let it expire. Raises: StoreError."""
        registry = self.scanner.registry
        return registry.expire(which) if expire else registry.remove(which)

    def seal(self, values: Mapping[str, str], *, caller: str, conversation: str) -> str:
        """Values of placeholders, sealed with the key ring."""
        return seal(values, self.scanner.keys, caller=caller, conversation=conversation)

    def unseal(self, sealed: str, *, caller: str, conversation: str) -> dict[str, str]:
        """The values again. Raises: SealError."""
        return unseal(sealed, self.scanner.keys, caller=caller, conversation=conversation)

    def find(self, text: str, said: Sequence[str] = ()) -> list[Finding]:
        """The findings of one text before policy. Raises: TimeoutError."""
        return self.scanner.find(text, said)

    def failure(
        self, reason: str, detail: str, context: Context, *, closed: bool = False
    ) -> Verdict:
        """The policy's on_failure, or block when `closed`."""
        start = perf_counter()
        policy = self.closed_policy if closed else self.scanner.policy
        spent = round((perf_counter() - start) * 1e3, 3)
        return failure(reason, detail, context, policy, self.scanner.catalogue, total_ms=spent)

    def unread(
        self, reason: str, detail: str, content: bytes, context: Context, options: Options
    ) -> Verdict:
        """The policy's on_incomplete or on_failure, with a way past where it leaves one."""
        return unread(self.scanner, reason, detail, content, context, options)

    def audit_record(
        self, verdict: Verdict, context: Context, options: Options
    ) -> Mapping[str, Any]:
        """The audit record: counts and names; an override's note as far as it may be kept."""
        policy = self.scanner.policy.policy
        tool = self.scanner.catalogue[verdict.tool] if verdict.tool is not None else None
        note = options.override.note if options.override and verdict.overridden else ""
        note = note or verdict.override_note
        by_pseudonym = policy.audit.user == "pseudonym"
        return record(
            verdict,
            context,
            now=datetime.now(UTC),
            host=host_of(context.destination),
            catalogue_name=tool.name if tool is not None else None,
            known_groups={group for rule in policy.rules for group in rule.groups or ()},
            note=self._kept_note(note, context) if note else None,
            user=policy.audit.user,
            pseudonym_key=self.scanner.keys.derive("pseudonym") if by_pseudonym else b"",
        )

    def _kept_note(self, note: str, context: Context) -> str:
        """The note as its own scan leaves it; a note that would be blocked is withheld."""
        verdict = self.scanner.scan(text=note, context=replace(context, destination=None))
        if verdict.would_be == "allow":
            return note
        return str(verdict.redacted["text"]) if verdict.redacted else "(withheld)"

    def describe(self) -> Mapping[str, Any]:
        """What is loaded, with digests."""
        return describe(self.scanner)


def host_of(destination: str | None) -> str | None:
    """The host of a destination, the only part that is kept."""
    if destination is None:
        return None
    try:
        return parse(destination).host
    except DestinationError:
        return None


def build(settings: Settings) -> Served:
    """The scanner as the settings say. Raises: ConfigurationError; StoreError."""
    for name in OPERATIONS:  # before workers are forked, so that they share the memory
        operation_of(name)
    scanner = build_scanner(settings)
    closed = scanner.policy.policy.model_copy(update={"on_failure": _CLOSED})
    return Served(scanner, replace(scanner.policy, policy=closed))
