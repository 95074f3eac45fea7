"""From a Decision to a Verdict: identifier, coaching, the offer of an override.

Light on purpose: the API process builds the verdict of a failure here, without the engine.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dlp.data import Context, Decision, Finding, Incomplete, Placeholder, Verdict
from dlp.ids import new_id
from dlp.policy.catalogue import Catalogue
from dlp.policy.decide import decide
from dlp.policy.load import LoadedPolicy
from dlp.policy.messages import coaching
from dlp.quick import quick

_make_verdict = quick(Verdict)


def assemble(
    decision: Decision,
    policy: LoadedPolicy,
    catalogue: Catalogue,
    *,
    findings: Sequence[Finding] = (),
    incomplete: Sequence[Incomplete] = (),
    redacted: Any = None,
    placeholders: tuple[Placeholder, ...] = (),
    override: Mapping[str, Any] | None = None,
    timings_ms: Mapping[str, float],
    overridden: tuple[str, ...] = (),
    override_reason: str | None = None,
    override_note: str = "",
    values: Mapping[str, str] | None = None,
) -> Verdict:
    """Everything the caller is told, from the stages' results."""
    tool = catalogue[decision.tool] if decision.tool is not None else None
    message = coaching(
        decision, findings, incomplete, policy, tool.name if tool is not None else None
    )
    return _make_verdict(
        id=new_id(),
        verdict=decision.verdict,
        mode=decision.mode,
        would_be=decision.would_be,
        incomplete=tuple(incomplete),
        findings=tuple(findings),
        actions=decision.actions,
        redacted=redacted,
        placeholders=placeholders,
        rules=decision.rules,
        message=message,
        override=override,
        alternatives=tuple(a.model_dump() for a in policy.policy.alternatives),
        policy={"name": policy.name, "version": policy.version},
        tier=decision.tier,
        tool=decision.tool,
        timings_ms=timings_ms,
        overridden=overridden,
        override_reason=override_reason,
        override_note=override_note,
        values=values or {},
    )


def failure(
    reason: str,
    detail: str,
    context: Context,
    policy: LoadedPolicy,
    catalogue: Catalogue,
    *,
    total_ms: float,
) -> Verdict:
    """The verdict when we failed (deadline, crashed worker): on_failure of the policy decides."""
    incomplete = (Incomplete("request", reason, detail),)
    decision = decide((), incomplete, context, policy, catalogue)
    return assemble(
        decision, policy, catalogue, incomplete=incomplete, timings_ms={"total": total_ms}
    )
