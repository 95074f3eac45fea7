"""Rules prepared for deciding: what they select is worked out once per sort of finding.

Findings of one sort (entity, recognizer, category, confidence band, whole or cut off) are the
same to every rule, so a table with 20,000 cells is a handful of sorts. What is left per finding
is one dictionary look-up.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dlp.data import STRICTNESS, Context, Finding, Mode
from dlp.policy.model import Policy, Rule, Selector

PARTIAL = "partial"  # evidence word: the value begins here, its end was not located
IDENTIFYING = frozenset(
    ("person", "contact", "national_identifier", "financial", "vehicle", "case_file")
)
KEPT = frozenset(("special_category", "confidential", "classification"))  # passages stay
VALUES = frozenset(("registered-list",))  # recognizers of those that find values, which go

SortKey = tuple[str, str, str, int, bool]  # entity, recognizer, category, band, partial


@dataclass(slots=True)
class Sort:
    """Findings that are the same to every rule."""

    category: str
    partial: bool
    public: bool  # of a recognizer for what an organisation publishes itself
    selectors: int  # bit per selector that takes them, in the order of the policy
    least: float  # the lower bound of the confidence band
    stays: bool = False  # a passage, which no rule replaces
    findings: list[int] = field(default_factory=list)  # indexes


@dataclass(frozen=True, slots=True)
class Taken:
    """Findings of one sort that take part in a rule."""

    sort: Sort
    findings: list[int]  # indexes


@dataclass(frozen=True, slots=True)
class CompiledSelector:
    """One selector of one rule, with the rule's confidence."""

    selector: Selector
    min_confidence: float
    bit: int
    public: tuple[str, ...]  # recognizers taken only when named

    def takes(self, entity: str, category: str, recognizer: str, confidence: float) -> bool:
        """True when a finding of that sort is selected."""
        chosen = self.selector
        if confidence < self.min_confidence:
            return False
        if chosen.entities and entity not in chosen.entities:
            return False
        if chosen.categories and category not in chosen.categories:
            return False
        if entity in chosen.except_entities or _named(recognizer, chosen.except_recognizers):
            return False
        if chosen.recognizers:
            return _named(recognizer, chosen.recognizers)
        return not _named(recognizer, self.public)


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule; `selectors` are those of any_of or all_of."""

    name: str
    action: int  # place in STRICTNESS
    lifted_to: int | None  # action under an override; None when there is none
    mode: Mode
    tiers: frozenset[str]
    groups: frozenset[str]  # without case
    channels: frozenset[str]
    selectors: tuple[CompiledSelector, ...]
    every: bool  # all_of
    linked: bool
    at_least: int
    min_confidence: float
    mask: int  # bits of the selectors

    @property
    def counts(self) -> bool:
        """True when one finding is not enough for the rule: it is about how many there are."""
        return self.at_least > 1 or any(one.selector.at_least > 1 for one in self.selectors)

    def applies(self, tier: str, context: Context) -> bool:
        """True when tier, channel and groups of the request are the rule's."""
        return (
            tier in self.tiers
            and (not self.channels or context.channel in self.channels)
            and (not self.groups or any(g.casefold() in self.groups for g in context.groups))
        )

    def selects(self, finding: Finding) -> bool:
        """True when one of the rule's selectors takes the finding."""
        return any(
            one.takes(finding.entity, finding.category, finding.recognizer, finding.confidence)
            for one in self.selectors
        )

    def taking_part(self, sorts: Iterable[Sort], findings: Sequence[Finding]) -> list[Taken]:
        """The findings for which the rule asks for its action; empty when it does not."""
        mine = [sort for sort in sorts if sort.selectors & self.mask]
        if not mine or (self.every and not self._all_found(mine, findings)):
            return []
        taken = [Taken(sort, sort.findings) for sort in mine]
        if self.linked:
            taken = self._in_common_passages(mine, findings)
        if taken and self.at_least > 1 and distinct(taken, findings) < self.at_least:
            return []
        return taken

    def _all_found(self, mine: Sequence[Sort], findings: Sequence[Finding]) -> bool:
        found = 0
        for sort in mine:
            found |= sort.selectors
        if found & self.mask != self.mask:
            return False
        return all(self._enough(one, mine, findings) for one in self.selectors)

    def _enough(
        self, one: CompiledSelector, mine: Iterable[Sort], findings: Sequence[Finding]
    ) -> bool:
        if one.selector.at_least == 1:
            return True
        taken = [Taken(sort, sort.findings) for sort in mine if sort.selectors & one.bit]
        return distinct(taken, findings) >= one.selector.at_least

    def _in_common_passages(self, mine: Iterable[Sort], findings: Sequence[Finding]) -> list[Taken]:
        places = [
            (sort, [(findings[i].part, findings[i].passage) for i in sort.findings])
            for sort in mine
        ]
        common: set[tuple[str, int]] | None = None
        for one in self.selectors:
            here = {place for sort, its in places if sort.selectors & one.bit for place in its}
            common = here if common is None else common & here
        if not common:
            return []
        taken = []
        for sort, its in places:
            linked = [i for i, place in zip(sort.findings, its, strict=True) if place in common]
            if linked:
                taken.append(Taken(sort, linked))
        return taken


def distinct(taken: Iterable[Taken], findings: Sequence[Finding]) -> int:
    """How many different values; pieces of one value count once, a digest decides what is equal."""
    seen: set[object] = set()
    for one in taken:
        for index in one.findings:
            finding = findings[index]
            seen.add((finding.entity, finding.digest or finding.group or index))
    return len(seen)


def _named(recognizer: str, names: Iterable[str]) -> bool:
    return any(
        recognizer.startswith(name[:-1]) if name.endswith("*") else recognizer == name
        for name in names
    )


class CompiledRules:
    """All rules of a policy, and the memory of which sorts they select (bounded)."""

    MAX_SORTS = 10_000  # entities, recognizers and bands are few; a guard, no cache policy

    def __init__(self, rules: tuple[CompiledRule, ...], public: tuple[str, ...]) -> None:
        self.rules = rules
        self._public = public
        self._bands = sorted({one.min_confidence for rule in rules for one in rule.selectors})
        self._known: dict[SortKey, tuple[int, bool]] = {}

    @classmethod
    def of(cls, policy: Policy) -> "CompiledRules":
        """Prepare the rules of a policy."""
        rules: list[CompiledRule] = []
        bit = 1
        for rule in policy.rules:
            selectors = []
            for selector in rule.any_of or rule.all_of:
                public = policy.public_recognizers
                selectors.append(CompiledSelector(selector, rule.min_confidence, bit, public))
                bit <<= 1
            rules.append(_compiled(rule, policy.mode, tuple(selectors)))
        return cls(tuple(rules), policy.public_recognizers)

    @property
    def least_confidence(self) -> float:
        """The lowest confidence that any rule asks for; 1 without rules."""
        return self._bands[0] if self._bands else 1.0

    def may_link(self, kinds: Iterable[tuple[str, str, str]]) -> bool:
        """True when some linked rule could hold for findings of these kinds.

        Args:
            kinds: entity, category and recognizer of each.
        """
        kinds = set(kinds)
        return len(kinds) > 1 and any(
            all(any(one.takes(*kind, 1.0) for kind in kinds) for one in rule.selectors)
            for rule in self.rules
            if rule.linked
        )

    def wants(self, kinds: Iterable[tuple[str, str, str]], tier: str, context: Context) -> bool:
        """True when a rule that applies here selects some of the kinds.

        Args:
            kinds: entity, category and recognizer of each.
        """
        kinds = tuple(kinds)
        return any(
            rule.applies(tier, context)
            and any(one.takes(*kind, 1.0) for one in rule.selectors for kind in kinds)
            for rule in self.rules
        )

    def named(self, name: str) -> CompiledRule | None:
        """The rule of that name."""
        return next((rule for rule in self.rules if rule.name == name), None)

    def sorted(self, findings: Sequence[Finding]) -> list[Sort]:
        """The findings by sort. Cost: some 0.4 us a finding."""
        sorts: dict[SortKey, Sort] = {}
        bands = self._bands
        for index, finding in enumerate(findings):
            key = (
                finding.entity,
                finding.recognizer,
                finding.category,
                bisect_right(bands, finding.confidence),
                PARTIAL in finding.evidence,
            )
            sort = sorts.get(key)
            if sort is None:
                sort = sorts[key] = self._new_sort(key)
            sort.findings.append(index)
        return list(sorts.values())

    def _new_sort(self, key: SortKey) -> Sort:
        entity, recognizer, category, band, partial = key
        least = self._bands[band - 1] if band else 0.0
        known = self._known.get(key)
        if known is None:
            selectors = 0
            for rule in self.rules:
                for one in rule.selectors:
                    if band and one.takes(entity, category, recognizer, least):
                        selectors |= one.bit
            known = (selectors, _named(recognizer, self._public))
            if len(self._known) < self.MAX_SORTS:
                self._known[key] = known
        stays = category in KEPT and recognizer not in VALUES
        return Sort(category, partial, known[1], known[0], least, stays)


def _compiled(rule: Rule, mode: Mode, selectors: tuple[CompiledSelector, ...]) -> CompiledRule:
    mask = 0
    for one in selectors:
        mask |= one.bit
    return CompiledRule(
        name=rule.name,
        action=STRICTNESS.index(rule.action),
        lifted_to=None if rule.override == "none" else STRICTNESS.index(rule.override),
        mode=rule.mode or mode,
        tiers=frozenset(rule.tiers),
        groups=frozenset(group.casefold() for group in rule.groups),
        channels=frozenset(rule.channels),
        selectors=selectors,
        every=bool(rule.all_of),
        linked=rule.linked,
        at_least=rule.at_least,
        min_confidence=rule.min_confidence,
        mask=mask,
    )
