"""The decision: findings, completeness and context in, actions and the rules behind them out.

Pure. The strictest rule wins and the order of rules never matters. Three rules are built in:
`blocked-destination` (always enforced), `incomplete` (about content) and `failure` (about us).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from dlp.data import MODES, STRICTNESS, Action, Context, Decision, Finding, Incomplete, Mode
from dlp.policy.catalogue import Catalogue
from dlp.policy.load import LoadedPolicy
from dlp.policy.model import Policy
from dlp.policy.rules import IDENTIFYING, CompiledRule, Sort, Taken
from dlp.policy.tiers import Resolved
from dlp.quick import quick

ALLOW, REDACT, BLOCK = range(3)  # places in STRICTNESS

_make_decision = quick(Decision)

FAILURES = frozenset(("deadline", "crashed", "failure"))  # Incomplete reasons that are about us


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one rule asks for in this request."""

    name: str
    action: int
    lifted_to: int | None  # under an override
    mode: Mode
    taken: Sequence[Taken] = ()
    min_confidence: float = 0.5
    replaces: bool = False  # it would redact, were all values whole

    def under(self, lifted: Collection[str]) -> int:
        """The action when an override lifts the rules named."""
        if self.lifted_to is not None and self.name in lifted:
            return min(self.action, self.lifted_to)
        return self.action


def decide(
    findings: Sequence[Finding],
    incomplete: Sequence[Incomplete],
    context: Context,
    policy: LoadedPolicy,
    catalogue: Catalogue,
    *,
    lifted: frozenset[str] = frozenset(),
    can_redact: bool = True,
    rewrites: bool = True,
) -> Decision:
    """What the policy makes of one request.

    Args:
        findings: in any order; `actions` of the result has one per finding, in that order.
        lifted: rules that a redeemed override lifts: each asks for no more than its `override`;
            names of rules that cannot be overridden change nothing.
        can_redact: False for a document in which nothing can be replaced: redact becomes block.
        rewrites: False for a caller that can only let a request pass or end it: the same.
    Returns:
        the Decision. In the blocked tier every finding has action block. Findings of special
        categories, topics and markings are never replaced: where a rule asks to redact them,
        what identifies a person is redacted and the passage has action allow.
    Cost: some 15 us for three findings (10 us more with a destination), 0.4 us for each more.
    """
    where = policy.tiers.resolve(context, catalogue)
    if context.tier is not None:  # as configured for a gateway; a blocked tool stays blocked
        tier = "blocked" if where.tier == "blocked" else context.tier
        where = Resolved(tier, where.tool, where.host)
    if where.tier == "out_of_scope":
        return _decision(policy, where, [], (), (), lifted)
    sorts = policy.rules.sorted(findings)
    asks = []
    found = 0
    for sort in sorts:
        found |= sort.selectors
    for rule in policy.rules.rules if found else ():
        if rule.mask & found and rule.applies(where.tier, context):
            taken = rule.taking_part(sorts, findings)
            if taken:
                asks.append(_ask(rule, taken))
    asks += _built_in(policy.policy, where.tier, incomplete, sorts)
    if can_redact and rewrites:
        return _decision(policy, where, asks, sorts, findings, lifted)
    was_redact = _strictest(asks, lifted, enforced_only=True) == REDACT
    asks = [_without_redact(ask) for ask in asks]
    decision = _decision(policy, where, asks, sorts, findings, lifted)
    return replace(decision, uncleanable=was_redact, rewrites=rewrites)


def _ask(rule: CompiledRule, taken: list[Taken]) -> _Ask:
    """A value whose end was not located cannot be cut out: redact becomes block, for good."""
    action, lifted_to, replaces = rule.action, rule.lifted_to, rule.action == REDACT
    if REDACT in (action, lifted_to) and any(one.sort.partial for one in taken):
        action = BLOCK if action == REDACT else action
        lifted_to = None if lifted_to == REDACT else lifted_to
    return _Ask(rule.name, action, lifted_to, rule.mode, taken, rule.min_confidence, replaces)


def _without_redact(ask: _Ask) -> _Ask:
    """The same where nothing can be replaced: redact becomes block, and no way past it."""
    action = BLOCK if ask.action == REDACT else ask.action
    return replace(ask, action=action, lifted_to=None if ask.lifted_to == REDACT else ask.lifted_to)


def _built_in(
    policy: Policy, tier: str, incomplete: Sequence[Incomplete], sorts: Sequence[Sort]
) -> list[_Ask]:
    asks: list[_Ask] = []
    if tier == "blocked":
        everything = [Taken(sort, sort.findings) for sort in sorts]
        asks.append(_Ask("blocked-destination", BLOCK, None, "enforce", everything))
    if not incomplete:
        return asks
    ours = sum(one.reason in FAILURES for one in incomplete)
    override = policy.on_incomplete.override
    lifted_to = None if override == "none" else STRICTNESS.index(override)
    if ours < len(incomplete):
        action = STRICTNESS.index(policy.on_incomplete.action)
        asks.append(_Ask("incomplete", action, lifted_to, policy.mode))
    if ours and getattr(policy.on_failure, tier) == "closed":
        asks.append(_Ask("failure", BLOCK, lifted_to, policy.mode))
    return asks


def _decision(
    policy: LoadedPolicy,
    where: Resolved,
    asks: list[_Ask],
    sorts: Sequence[Sort],
    findings: Sequence[Finding],
    lifted: frozenset[str],
) -> Decision:
    levels = [ask.under(lifted) if lifted else ask.action for ask in asks]
    would_be = max(levels, default=ALLOW)
    enforced = [pair for pair in zip(asks, levels, strict=True) if pair[0].mode == "enforce"]
    verdict = max((level for _, level in enforced), default=ALLOW)
    behind = [ask for ask, level in enforced if verdict and level == verdict]
    mode = policy.policy.mode
    if would_be:
        modes = {ask.mode for ask, level in zip(asks, levels, strict=True) if level == would_be}
        mode = max(modes, key=MODES.index)
    overridable = frozenset(
        [
            ask.name
            for ask in behind
            if ask.lifted_to is not None and ask.lifted_to < verdict and ask.name not in lifted
        ]
    )
    gives = _strictest(asks, lifted | overridable, enforced_only=True) if overridable else verdict
    way_past = gives < verdict
    tool = where.tool
    return _make_decision(
        verdict=STRICTNESS[verdict],
        would_be=STRICTNESS[would_be],
        mode=mode,
        rules=tuple([ask.name for ask in behind]),
        observed=()
        if len(enforced) == len(asks)
        else tuple(
            ask.name
            for ask, level in zip(asks, levels, strict=True)
            if ask.mode != "enforce" and level > verdict
        ),
        actions=_actions(enforced, sorts, findings),
        tier=where.tier,
        tool=tool.key if tool is not None else None,
        overridable=tuple(ask.name for ask in behind if ask.name in overridable)
        if way_past
        else (),
        override_gives=STRICTNESS[gives] if way_past else None,
        operators=policy.operators,
    )


def _strictest(asks: Sequence[_Ask], lifted: Collection[str], *, enforced_only: bool) -> int:
    strictest = ALLOW
    for ask in asks:
        if ask.mode == "enforce" or not enforced_only:
            strictest = max(strictest, ask.under(lifted))
    return strictest


def _actions(
    enforced: Sequence[tuple[_Ask, int]], sorts: Sequence[Sort], findings: Sequence[Finding]
) -> tuple[Action, ...]:
    """The strictest action of the enforced rules that select each finding."""
    levels = [ALLOW] * len(findings)
    for ask, action in sorted(enforced, key=itemgetter(1)):  # the strictest writes last
        if action == ALLOW:
            continue
        keeps = False
        for taken in ask.taken:
            if taken.sort.stays and (action == REDACT or ask.replaces):
                keeps = True
                if action == REDACT:
                    continue
            for index in taken.findings:
                levels[index] = action
        if keeps:
            _redact_identifying(levels, ask, sorts)
    return tuple([STRICTNESS[level] for level in levels])


def _redact_identifying(levels: list[int], ask: _Ask, sorts: Sequence[Sort]) -> None:
    """A passage stays, so everything in the request that says whom it is about goes."""
    for sort in sorts:
        sure = sort.least >= ask.min_confidence
        if sort.category in IDENTIFYING and sure and not sort.public:
            for index in sort.findings:
                levels[index] = max(levels[index], REDACT)
