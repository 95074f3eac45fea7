"""A Verdict in the contract's shape: what /v1/scan and `dlp scan --json` both print."""

from collections.abc import Iterable
from typing import Any

from dlp.data import (
    Action,
    FileVerdict,
    Finding,
    Location,
    OffsetUnit,
    Options,
    Part,
    Verdict,
    likelihood,
)
from dlp.redaction.offsets import convert

LEFT_OUT_BELOW = 0.4  # confidence; shown with options.explain only


def to_answer(verdict: Verdict, options: Options, parts: Iterable[Part] = ()) -> dict[str, Any]:
    """The answer to /v1/scan, its keys in the order of the contract.

    `parts` is the text as the caller sent it; it is read only when options.offsets is not
    codepoint. Cost: linear in findings and in the text of parts that have some.
    """
    shown = [
        (finding, action)
        for finding, action in zip(verdict.findings, verdict.actions, strict=True)
        if options.explain or finding.confidence >= LEFT_OUT_BELOW
    ]
    places = positions([finding for finding, _ in shown], options.offsets, parts)
    findings = [
        _finding(finding, action, place)
        for (finding, action), place in zip(shown, places, strict=True)
    ]
    answer: dict[str, Any] = {
        "id": verdict.id,
        "verdict": verdict.verdict,
        "mode": verdict.mode,
        "would_be": verdict.would_be,
        "complete": verdict.complete,
        "incomplete": [
            {"part": one.part, "reason": one.reason, "detail": one.detail}
            for one in verdict.incomplete
        ],
        "findings": findings,
        "redacted": verdict.redacted,
        "placeholders": [
            {"placeholder": one.placeholder, "entity": one.entity, "count": one.count}
            for one in verdict.placeholders
        ],
        "rules": list(verdict.rules),
        "message": None if verdict.message is None else dict(verdict.message),
        "override": None if verdict.override is None else dict(verdict.override),
        "alternatives": [dict(one) for one in verdict.alternatives],
        "policy": dict(verdict.policy),
        "tier": verdict.tier,
        "timings_ms": dict(verdict.timings_ms),
        "tool": verdict.tool,
        "overridden": list(verdict.overridden),
    }
    if options.explain:
        for entry, (finding, _) in zip(findings, shown, strict=True):
            entry["reasons"] = [reason(word) for word in finding.evidence]
        answer["reasons"] = _reasons(verdict)
    return answer


def document_answer(file: FileVerdict, options: Options) -> dict[str, Any]:
    """The answer to /v1/scan/document: that of /v1/scan, and `document`."""
    label = None if file.label is None else {"id": file.label[0], "name": file.label[1]}
    document = {
        "media_type": file.media_type,
        "declared_type": file.declared_type,
        "label": label,
        "parts": [
            {
                "part": one.part,
                "media_type": one.media_type,
                "characters": one.characters,
                "scanned": one.scanned,
            }
            for one in file.parts
        ],
        "redactable": file.redactable,
    }
    return {**to_answer(file.verdict, options, file.texts), "document": document}


def _finding(finding: Finding, action: Action, place: tuple[int, int]) -> dict[str, Any]:
    return {
        "entity": finding.entity,
        "category": finding.category,
        "part": finding.part,
        "start": place[0],
        "end": place[1],
        "confidence": round(finding.confidence, 4),
        "likelihood": likelihood(finding.confidence),
        "action": action,
        "recognizer": finding.recognizer,
        "evidence": list(finding.evidence),
        "location": _location(finding.location),
        "group": finding.group,
    }


def _location(place: Location | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "page": place.page,
        "sheet": place.sheet,
        "cell": place.cell,
        "slide": place.slide,
        "header": place.header,
    }


def positions(
    findings: list[Finding], unit: OffsetUnit, parts: Iterable[Part]
) -> list[tuple[int, int]]:
    """Start and end of each finding in the unit asked for; `byte` is UTF-8.

    Each part is read once. Cost: linear.
    """
    if unit == "codepoint":
        return [(finding.start, finding.end) for finding in findings]
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.part, set()).update((finding.start, finding.end))
    texts = {part.path: part.text for part in parts if part.path in wanted}
    found: dict[tuple[str, int], int] = {}
    for path, offsets in wanted.items():
        ordered = sorted(offsets)
        for offset, converted in zip(ordered, convert(texts[path], ordered, unit), strict=True):
            found[path, offset] = converted
    return [(found[f.part, f.start], found[f.part, f.end]) for f in findings]


_WORDS = {
    "pattern": "the text has the form of this entity",
    "check-digits": "its check digits are right",
    "rarity": "it is too rare to be a word or a stand-in",
    "partial": "its end was not found",
    "separators": "it is written with its usual separators",
    "model": "the language model reads it as this entity",
}


def reason(evidence: str) -> str:
    """A sentence for one piece of evidence; context words come from our own lists."""
    if evidence.startswith("context:"):
        return f"'{evidence.removeprefix('context:')}' stands near"
    if evidence.startswith("header:"):
        return f"the column is headed '{evidence.removeprefix('header:')}'"
    if evidence.startswith("list:"):
        return f"it stands on the list '{evidence.removeprefix('list:')}'"
    return _WORDS.get(evidence, evidence)


def _reasons(verdict: Verdict) -> list[str]:
    """Why the verdict is what it is."""
    reasons = [f"the destination is in tier {verdict.tier}"]
    reasons += [f"rule {name} asks for {verdict.verdict}" for name in verdict.rules]
    reasons += [f"rule {name} was lifted by an override" for name in verdict.overridden]
    reasons += [f"{one.part} was not scanned: {one.reason}" for one in verdict.incomplete]
    return reasons
