"""Overrides that a person gave beside the request: for callers that can put none into it.

A web tool sends its prompt again with new ids, times and boundaries, so that its bytes are others
each time. An override of a web request is therefore bound to the texts that something was found
in, all of them and no others, without what looks like an id, a time or a bare number and is no
finding; and where something could not be read, to the body's bytes as well.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import regex as re

from dlp.data import Context, Decision, Finding, Incomplete, Options, OverrideRequest, Part, Verdict
from dlp.errors import OverrideError
from dlp.policy import override
from dlp.policy.decide import decide
from dlp.verdict import assemble

if TYPE_CHECKING:
    from dlp.scanner import Scanner

MAX_GRANTED = 8  # that are tried for one request
_MAX_BOUNDARY = 200  # bytes

_MADE_UP = re.compile(
    r"(?<![\w-])[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![\w-])"  # UUID
    r'|"(?=[^"\s0-9]{0,8192}+[0-9])[\w+/=.:~!-]{20,8192}+"'  # token or time: a word with digits
    r'|(?<=":|": )-?[0-9.]{1,20}+(?=[,}\]])'  # number of a key
)

Bound = Mapping[str, object]


class Granted(NamedTuple):
    """An override that belongs to the request; from now on it is used."""

    asked: OverrideRequest
    rules: frozenset[str]


def web_content(
    body: bytes,
    parts: Sequence[Part],
    findings: Sequence[Finding],
    incomplete: Sequence[Incomplete],
    decision: Decision,
    options: Options,
) -> Bound:
    """What an override of a web request is bound to: digests only. Cost: linear in the body."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for finding, action in zip(findings, decision.actions, strict=True):
        if action != "allow":
            spans.setdefault(finding.part, []).append((finding.start, finding.end))
    texts = [
        _digest(lasting(part.text, spans[part.path]).encode("utf-8", "surrogatepass"))
        for part in parts
        if part.path in spans
    ]
    unread = _digest(_steady(body)) if incomplete else ""
    return {"texts": sorted(texts), "unread": unread, "for": options.granted_for}


def lasting(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without what a tool makes up anew with each try; spans stay as they are.

    Cost: linear.
    """
    pieces: list[str] = []
    at = 0
    for start, end in sorted(spans):
        pieces += (_MADE_UP.sub("#", text[at:start]), text[start:end])
        at = max(at, end)
    return "\0".join((*pieces, _MADE_UP.sub("#", text[at:])))


def _steady(body: bytes) -> bytes:
    """A form without its boundary, which a browser makes up anew each time."""
    line = body[:_MAX_BOUNDARY].partition(b"\r\n")[0]
    return body.replace(line, b"--") if line.startswith(b"--") and len(line) > 4 else body


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def granted(
    scanner: "Scanner", bound: Bound, context: Context, options: Options, decision: Decision
) -> Granted | None:
    """The first of the overrides that belongs to this request and lifts something of it.

    Raises: StoreError: nobody can say whether it was used.
    """
    if not decision.overridable:
        return None
    content = override.content_of(bound, context)
    for asked in options.granted[:MAX_GRANTED]:
        try:
            rules = override.redeem(
                scanner.keys,
                scanner.store,
                token=asked.token,
                content=content,
                caller=context.caller,
                now=datetime.now(UTC),
            )
        except OverrideError:  # of another request, too old, or used: then it lifts nothing
            continue
        return Granted(asked, rules)
    return None


def unread(
    scanner: "Scanner", reason: str, detail: str, content: bytes, context: Context, options: Options
) -> Verdict:
    """The verdict on a body that was not scanned at all: on_incomplete or on_failure decides."""
    start = perf_counter()
    incomplete = (Incomplete("body", reason, detail),)
    decision = decide((), incomplete, context, scanner.policy, scanner.catalogue)
    bound = web_content(content, (), (), incomplete, decision, options)
    given = granted(scanner, bound, context, options, decision)
    if given is not None:
        decision = decide(
            (), incomplete, context, scanner.policy, scanner.catalogue, lifted=given.rules
        )
    return assemble(
        decision,
        scanner.policy,
        scanner.catalogue,
        incomplete=incomplete,
        override=scanner.offer(decision, bound, context),
        timings_ms={"total": round((perf_counter() - start) * 1e3, 3)},
        overridden=tuple(sorted(given.rules)) if given else (),
        override_reason=given.asked.reason if given else None,
        override_note=given.asked.note if given else "",
    )
