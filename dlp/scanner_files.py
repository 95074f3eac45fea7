"""The way of a document, once: extract, normalise, detect, decide, redact, prove, verdict.

A redacted file is read and scanned again; where anything is left that had to go, the verdict is
block and no file leaves.
"""

import hashlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from dlp.clock import Clock
from dlp.data import (
    Context,
    Decision,
    FileVerdict,
    Finding,
    Incomplete,
    Location,
    Options,
    PartInfo,
    Placeholder,
)
from dlp.extraction.files import FILE, FileDocument, name_text, read_file
from dlp.formats import format_of
from dlp.formats.base import Budget, CannotRewrite, Label, LimitReached
from dlp.formats.encoding import decode
from dlp.formats.web_request import unpack
from dlp.limits import Limits
from dlp.policy.decide import decide
from dlp.quick import quick
from dlp.redaction.apply import Plan, plan
from dlp.redaction.files import can_rewrite, new_name, rewrite_file
from dlp.redaction.proof import leaves, needles
from dlp.scanner_cells import with_cells
from dlp.scanner_granted import Bound, granted, web_content
from dlp.scanner_windows import Watch
from dlp.verdict import assemble

if TYPE_CHECKING:
    from dlp.scanner import Scanner

ROUNDS = 3  # times that a redacted file is redacted further before it counts as impossible
LEAST = 0.4  # confidence from which a finding in a name keeps that name out of the answer
LABEL, ENCRYPTING = "ms-label", "ms-label-encrypting"  # recognizers of sensitivity labels
WEB = "web-request"  # the format of what a proxy hands over
CHAT = "chat"  # the format whose parts are messages


@dataclass(frozen=True, slots=True)
class _Scanned:
    """One reading of a file and what was found in it."""

    content: bytes
    name: str | None
    document: FileDocument
    findings: list[Finding]
    incomplete: tuple[Incomplete, ...]
    unread: Set[str] = frozenset()  # paths of runs of text of which not all was scanned


@dataclass(frozen=True, slots=True)
class _Clean:
    """A redacted and proven file."""

    content: bytes
    name: str | None
    placeholders: tuple[Placeholder, ...]
    values: Mapping[str, str] = field(repr=False)


def scan_file(
    scanner: "Scanner",
    content: bytes,
    *,
    name: str | None,
    media_type: str | None,
    context: Context,
    options: Options,
) -> FileVerdict:
    """Scan one document and, where the policy asks for it, redact it; see Scanner.scan_file()."""
    clock = Clock()
    if scanner.out_of_scope(context):
        decision = decide((), (), context, scanner.policy, scanner.catalogue)
        verdict = assemble(decision, scanner.policy, scanner.catalogue, timings_ms=clock.laps())
        return FileVerdict(verdict, "", media_type, None, (), False, content, name)
    watch = Watch(scanner.limits)
    scanned = _scan(scanner, content, name, context, clock, watch)
    lifted = frozenset[str]()
    if options.override is not None:
        lifted = scanner.lifted(_file_content(content), context, options)
    decided = _Decider(scanner, context, lifted, options.rewrites)
    decision = decided(scanned)
    given, bound = None, partial(_file_content, content)  # what an override is bound to
    if scanned.document.root.format == WEB:
        bound = partial(_web_content, scanned, decision, options)
        if decision.overridable and options.granted:
            given = granted(scanner, bound(), context, options, decision)
        if given is not None:
            options = replace(options, override=given.asked)
            decided = replace(decided, lifted=given.rules)
            decision = decided(scanned)
    clean: _Clean | None = None
    clock.lap("decide")
    if decision.verdict == "redact":
        clean = _redacted(scanner, scanned, decision, decided, options.known, watch)
        if clean is None:
            if not watch.seconds_left:
                scanned = replace(scanned, incomplete=(*scanned.incomplete, _unfinished(scanner)))
            decision = decided(scanned, can_redact=False)
    elif decision.override_gives == "redact" and not _may_redact(scanned, decision):
        decision = decided(scanned, can_redact=False)
    clock.lap("redact")
    verdict = assemble(
        decision,
        scanner.policy,
        scanner.catalogue,
        findings=scanned.findings,
        incomplete=scanned.incomplete,
        redacted=_text_of(clean, scanned.document.root.format),
        placeholders=clean.placeholders if clean else (),
        override=scanner.offer(decision, bound(), context) if decision.overridable else None,
        timings_ms=clock.laps(),
        overridden=tuple(sorted(decided.lifted)),
        override_reason=options.override.reason if options.override else None,
        override_note=given.asked.note if given else "",
        values=clean.values if clean else {},
    )
    root, passes = scanned.document.root, decision.verdict == "allow"
    found = format_of(root.format)
    return FileVerdict(
        verdict=verdict,
        media_type=root.media_type,
        declared_type=media_type,
        label=_shown_label(scanner, scanned.document),
        parts=_infos(scanned),
        redactable=found is not None and found.write is not None and not decision.uncleanable,
        content=clean.content if clean else content if passes else None,
        name=clean.name if clean else name if passes else None,
        texts=scanned.document.document.parts,
    )


def _file_content(content: bytes) -> Bound:
    """What an override of a file is bound to."""
    return {"file": hashlib.sha256(content).hexdigest()}


def _web_content(scanned: _Scanned, decision: Decision, options: Options) -> Bound:
    """What an override of a web request is bound to."""
    body = unpack(scanned.content)[1]
    found = scanned.findings, scanned.incomplete, decision
    return web_content(body, scanned.document.document.parts, *found, options)


@dataclass(frozen=True, slots=True)
class _Decider:
    """The policy's answer to one reading of the file."""

    scanner: "Scanner"
    context: Context
    lifted: frozenset[str]
    rewrites: bool

    def __call__(self, scanned: _Scanned, *, can_redact: bool = True) -> Decision:
        return decide(
            scanned.findings,
            scanned.incomplete,
            self.context,
            self.scanner.policy,
            self.scanner.catalogue,
            lifted=self.lifted,
            can_redact=can_redact,
            rewrites=self.rewrites,
        )


def _scan(
    scanner: "Scanner",
    content: bytes,
    name: str | None,
    context: Context,
    clock: Clock,
    watch: Watch,
    memo: dict[bytes, object] | None = None,
) -> _Scanned:
    """Read and detect; `memo` is that of an earlier version of the file."""
    limits = _in_time(scanner.limits, watch)

    def tells(text: str) -> bool:
        return any(finding.confidence >= LEAST for finding in scanner.find(text))

    document = read_file(content, name=name, limits=limits, tells=tells, memo=memo)
    clock.lap("extract")
    findings, incomplete = scanner.find_all(
        document.document,
        clock,
        watch,
        is_talk=document.root.format == CHAT,
        names=scanner.reads_names(context),
    )
    findings = with_cells(findings, document.document.parts, scanner.find)
    findings = _with_labels(findings, document)
    findings = _placed(scanner, findings, document)
    return _Scanned(content, name, document, findings, incomplete, watch.unread)


def _in_time(limits: Limits, watch: Watch) -> Limits:
    """The limits, with no more time to read than is left."""
    seconds = min(limits.files.max_document_s, watch.seconds_left)
    return replace(limits, files=replace(limits.files, max_document_s=seconds))


def _unfinished(scanner: "Scanner") -> Incomplete:
    seconds = scanner.limits.max_answer_s
    detail = f"taking out what must go takes longer than max_answer_s = {seconds:g}"
    return Incomplete(FILE, "limit", detail)


def _with_labels(findings: list[Finding], document: FileDocument) -> list[Finding]:
    """The findings and one for each sensitivity label, in the order of the parts."""
    if not document.labels:
        return findings
    labels = [_label_finding(part, label) for part, label in document.labels]
    own = {(f.part, f.start, f.end) for f in labels}
    kept = [f for f in findings if not any(_meets(f, *place) for place in own)]
    order = {part.path: i for i, part in enumerate(document.document.parts)}
    return sorted([*kept, *labels], key=lambda f: (order.get(f.part, 0), f.start))


def _meets(finding: Finding, part: str, start: int, end: int) -> bool:
    return finding.part == part and finding.start < end and start < finding.end


def _label_finding(part: str, label: Label) -> Finding:
    evidence = ("label", "encrypts") if label.encrypts else ("label",)
    digest = hashlib.sha256(label.id.encode()).digest()[:12]
    where = (part, label.start, label.end)
    name = ENCRYPTING if label.encrypts else LABEL
    return Finding("CLASSIFICATION_MARKING", "classification", *where, 1.0, name, evidence, digest)


def _placed(scanner: "Scanner", findings: list[Finding], document: FileDocument) -> list[Finding]:
    """The findings with the page, cell or slide they stand in.

    A sheet name or header in which something is found itself stands in no answer.
    """
    if not findings:
        return findings
    locate = {
        path: slot.location if isinstance(slot.spots, Sequence) else slot.spots.at
        for node in document.root.walk()
        for path, slot in node.slots.items()
    }
    shown: dict[tuple[str | None, str | None], tuple[str | None, str | None]] = {}

    @cache
    def safe(text: str | None) -> str | None:
        return None if text and scanner.find(text) else text

    placed = []
    for finding in findings:
        at = locate.get(finding.part)
        where: Location | None = at(finding.start) if at else None
        if where is None:
            placed.append(finding)
            continue
        named = where.sheet, where.header
        safely = shown.get(named)
        if safely is None:
            safely = shown[named] = safe(where.sheet), safe(where.header)
        if safely != named:
            where = replace(where, sheet=safely[0], header=safely[1])
        placed.append(_at(finding, where))
    return placed


_make_finding = quick(Finding)


def _at(one: Finding, where: Location) -> Finding:
    """The finding with its location; replace() takes ten times as long."""
    return _make_finding(
        *(one.entity, one.category, one.part, one.start, one.end, one.confidence),
        *(one.recognizer, one.evidence, one.digest, one.passage, where, one.group),
    )


def _edits(
    scanner: "Scanner", scanned: _Scanned, decision: Decision, known: Mapping[str, str]
) -> Plan:
    return plan(
        scanned.document.document.parts,
        scanned.findings,
        decision.actions,
        decision.operators,
        pseudonym_key=scanner.keys.derive("pseudonym"),
        known=known,
    )


def _may_redact(scanned: _Scanned, decision: Decision) -> bool:
    """False when something that must go stands in a file of a kind that cannot be written."""
    pairs = zip(scanned.findings, decision.actions, strict=True)
    concerned: dict[str, Any] = {f.part: () for f, action in pairs if action != "allow"}
    return can_rewrite(scanned.document.root, concerned)


def _redacted(
    scanner: "Scanner",
    scanned: _Scanned,
    decision: Decision,
    decided: _Decider,
    known: Mapping[str, str],
    watch: Watch,
) -> _Clean | None:
    """The file without what must go, once reading it again shows that it is gone; None if not."""
    given: dict[str, Placeholder] = {}
    values = dict(known)
    sought = needles(_values(scanned, decision))
    for _ in range(ROUNDS):
        planned = _edits(scanner, scanned, decision, values)
        values |= planned.values
        for one in planned.placeholders:
            given.setdefault(one.placeholder, one)
        root, limits = scanned.document.root, _in_time(scanner.limits, watch).files
        try:
            content = rewrite_file(scanned.content, root, planned.edits, limits)
        except (CannotRewrite, LimitReached):
            return None
        name = new_name(scanned.name, root, planned.edits) if scanned.name else None
        watch = Watch(scanner.limits, watch)
        scanned = _scan(scanner, content, name, decided.context, Clock(), watch, root.memo)
        decision = decided(scanned)
        if decision.verdict == "allow":
            return (
                None
                if _is_left(content, sought, limits)
                else _Clean(content, name, tuple(given.values()), values)
            )
        if decision.verdict == "block":
            return None
    return None


def _text_of(clean: _Clean | None, format_name: str) -> dict[str, str] | None:
    """A plain text is handed back in the answer too, as for /v1/scan."""
    text = decode(clean.content) if clean and format_name == "txt" else None
    return {"text": text.text} if text else None


def _is_left(content: bytes, sought: list[bytes], limits: Any) -> bool:
    try:
        return leaves(content, sought, Budget(limits))
    except LimitReached:
        return True


def _values(scanned: _Scanned, decision: Decision) -> Sequence[str]:
    """What must go, as it stands in the file."""
    texts = {part.path: part.text for part in scanned.document.document.parts}
    pairs = zip(scanned.findings, decision.actions, strict=True)
    return [texts[f.part][f.start : f.end] for f, action in pairs if action != "allow"]


def _infos(scanned: _Scanned) -> tuple[PartInfo, ...]:
    """The parts; those that were not scanned to their end are marked."""
    late = scanned.unread
    if not late:
        return scanned.document.infos
    return tuple(
        replace(one, scanned=False) if one.part in late else one for one in scanned.document.infos
    )


def _shown_label(scanner: "Scanner", document: FileDocument) -> tuple[str, str | None] | None:
    """The label that stands in the answer; its name is left out where it tells something."""
    if not document.labels:
        return None
    label = document.labels[0][1]
    name = label.name and name_text(label.name)
    return label.id, None if name and scanner.find(name) else label.name
