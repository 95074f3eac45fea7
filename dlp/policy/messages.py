"""Coaching: what a person reads when something was replaced, stopped or noticed.

At most three sentences in each language of the policy: what was found, why it matters, what to do
now and whom to ask. Kinds and counts, never values. The words are in texts/, one file a language.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from dlp.data import Decision, Finding, Incomplete
from dlp.policy.decide import FAILURES
from dlp.policy.fields import Items, Strict
from dlp.policy.load import LoadedPolicy
from dlp.policy.yaml_tree import read_tree

TEXTS = Path(__file__).parent / "texts"
MEMO = 512  # messages remembered: they hold kinds and counts, and writing one takes 40 us
_MEMO: dict[object, dict[str, str]] = {}
MAX_KINDS = 3  # named in one message; the rest is "other data"

Reason = Literal[
    "redact", "redact_nothing", "destination", "destination_alternatives", "bulk", "personal",
    "special", "secret", "marking", "confidential", "incomplete", "failure", "notify",
    "notify_incomplete", "cannot_redact", "cannot_rewrite",
]  # fmt: skip

# The reason for a block, by the category of what caused it; the first that was found is told.
BY_CATEGORY: tuple[tuple[str, Reason], ...] = (
    ("classification", "marking"),
    ("secret", "secret"),
    ("special_category", "special"),
    ("confidential", "confidential"),
)


class Texts(Strict):
    """The words of one language; every key is needed."""

    tool: str
    data: str
    more: str
    and_: str
    or_: str
    contact: str
    way_redact: str
    way_allow: str
    sentences: Mapping[str, str]  # by Reason
    nouns: Mapping[str, Items[str]]  # of an entity or category: one, several
    topics: Mapping[str, str]  # of a special category
    markings: Mapping[str, str]  # of a recognizer, or the first word of its name
    reasons: Mapping[str, str]  # of Incomplete

    def joined(self, items: Sequence[str], last: str) -> str:
        """`a, b and c`, without repeats."""
        once = list(dict.fromkeys(items))
        return last.join([", ".join(once[:-1]), once[-1]] if len(once) > 1 else once)


def coaching(
    decision: Decision,
    findings: Sequence[Finding],
    incomplete: Sequence[Incomplete],
    policy: LoadedPolicy,
    tool_name: str | None = None,
) -> dict[str, str] | None:
    """The message in the policy's languages, in their order; None when there is nothing to say.

    Args:
        findings: the same that decide() was given.
        tool_name: as people know it; None for "this AI tool".
    """
    reason = reason_for(decision, findings, incomplete, policy)
    if reason is None:
        return None
    concerned = _concerned(decision, findings, policy)
    asked = decision.observed if reason.startswith("notify") else decision.rules
    key = (
        *(policy.version, reason, asked, decision.override_gives, tool_name),
        frozenset(_distinct(concerned).items()),
        frozenset(f.recognizer for f in concerned if f.category == "classification"),
        frozenset(one.reason for one in incomplete),
    )
    known = _MEMO.get(key)
    if known is None:
        known = {
            language: _custom(policy, asked, language)
            or _text(texts(language), reason, decision, concerned, incomplete, policy, tool_name)
            for language in policy.policy.languages
        }
        if len(_MEMO) >= MEMO:
            _MEMO.clear()
        _MEMO[key] = known
    return dict(known)


def _distinct(findings: Sequence[Finding]) -> dict[tuple[str, str], int]:
    """How many different values of each entity; a finding without digest counts by itself."""
    values = {(f.entity, f.category, f.digest or f.group or i) for i, f in enumerate(findings)}
    counts: dict[tuple[str, str], int] = {}
    for entity, category, _ in values:
        counts[entity, category] = counts.get((entity, category), 0) + 1
    return counts


def reason_for(
    decision: Decision,
    findings: Sequence[Finding],
    incomplete: Sequence[Incomplete],
    policy: LoadedPolicy,
) -> Reason | None:
    """Which message fits; the gravest reason where there are several."""
    if decision.verdict == "redact":
        return "redact" if "redact" in decision.actions else "redact_nothing"
    if decision.verdict == "allow":
        if decision.mode != "notify" or not decision.observed:
            return None
        noticed = any(_observed_by(decision, policy, finding) for finding in findings)
        return "notify" if noticed or not incomplete else "notify_incomplete"
    if "blocked-destination" in decision.rules:
        return "destination_alternatives" if policy.policy.alternatives else "destination"
    return _block_reason(decision, findings, policy)


def _block_reason(decision: Decision, findings: Sequence[Finding], policy: LoadedPolicy) -> Reason:
    if decision.uncleanable:
        return "cannot_redact" if decision.rewrites else "cannot_rewrite"
    blocked = {
        finding.category
        for finding, action in zip(findings, decision.actions, strict=True)
        if action == "block"
    }
    for category, reason in BY_CATEGORY:
        if category in blocked:
            return reason
    if not blocked and "incomplete" in decision.rules:
        return "incomplete"
    if not blocked and "failure" in decision.rules:
        return "failure"
    rules = [rule for name in decision.rules if (rule := policy.rules.named(name)) is not None]
    return "bulk" if rules and all(rule.counts for rule in rules) else "personal"


def _observed_by(decision: Decision, policy: LoadedPolicy, finding: Finding) -> bool:
    rules = (policy.rules.named(name) for name in decision.observed)
    return any(rule is not None and rule.selects(finding) for rule in rules)


def _concerned(
    decision: Decision, findings: Sequence[Finding], policy: LoadedPolicy
) -> list[Finding]:
    """The findings that the message is about."""
    if decision.verdict == "allow":
        return [finding for finding in findings if _observed_by(decision, policy, finding)]
    pairs = zip(findings, decision.actions, strict=True)
    return [finding for finding, action in pairs if action == decision.verdict]


def _custom(policy: LoadedPolicy, rules: Iterable[str], language: str) -> str | None:
    """The organisation's own text for the first of the rules that has one."""
    own: Mapping[str, Mapping[str, str]] = policy.policy.messages  # type: ignore[assignment]
    found = (own[name].get(language) for name in rules if name in own)
    return next((text for text in found if text), None)


def _text(
    words: Texts,
    reason: Reason,
    decision: Decision,
    concerned: Sequence[Finding],
    incomplete: Sequence[Incomplete],
    policy: LoadedPolicy,
    tool_name: str | None,
) -> str:
    tool = tool_name or words.tool
    way = ""
    if decision.override_gives is not None:
        way = words.way_allow if decision.override_gives == "allow" else words.way_redact
    contact = policy.policy.contact
    alternatives = [f"{one.name} ({one.url})" for one in policy.policy.alternatives]
    return words.sentences[reason].format(
        tool=tool,
        Tool=tool[0].upper() + tool[1:],
        list=_listed(words, concerned),
        topics=_topics(words, concerned),
        marking=_marking(words, concerned),
        reasons=_reasons(words, incomplete),
        alternatives=words.joined(alternatives, words.or_) if alternatives else "",
        way=way,
        contact=words.contact.format(contact=contact.rstrip(".")) if contact else "",
    )


def _listed(words: Texts, findings: Sequence[Finding]) -> str:
    """`2 names and 1 bank account number`: different values, kinds in the order of the file."""
    values: dict[str, set[object]] = {}
    for index, finding in enumerate(findings):
        kind = finding.entity if finding.entity in words.nouns else finding.category
        value = (finding.entity, finding.digest or finding.group or index)
        values.setdefault(kind, set()).add(value)
    counted = [
        f"{len(values[kind])} {one if len(values[kind]) == 1 else several}"
        for kind, (one, several) in words.nouns.items()
        if kind in values
    ]
    if not counted:
        return words.data
    if len(counted) > MAX_KINDS:
        counted[MAX_KINDS:] = [words.more]
    return words.joined(counted, words.and_)


def _topics(words: Texts, findings: Sequence[Finding]) -> str:
    special = {finding.entity for finding in findings if finding.category == "special_category"}
    named = [topic for entity, topic in words.topics.items() if entity in special]
    return words.joined(named[:MAX_KINDS] or [words.topics["other"]], words.and_)


def _marking(words: Texts, findings: Sequence[Finding]) -> str:
    found = []
    for name in sorted({f.recognizer for f in findings if f.category == "classification"}):
        family = name if name in words.markings else name.partition("-")[0]
        found.append(words.markings.get(family, words.markings["other"]))
    return words.joined(found or [words.markings["other"]], words.and_)


def _reasons(words: Texts, incomplete: Sequence[Incomplete]) -> str:
    content = {one.reason for one in incomplete} - FAILURES
    found = [words.reasons.get(reason, words.reasons["other"]) for reason in sorted(content)]
    return words.joined(found or [words.reasons["other"]], words.and_)


@lru_cache(maxsize=8)
def texts(language: str) -> Texts:
    """The words of a language, read once."""
    data = read_tree((TEXTS / f"{language}.yaml").read_text(encoding="utf-8")).data
    known = Texts.model_fields
    given = {f"{key}_" if f"{key}_" in known else key: value for key, value in data.items()}
    sentences = {key: given.pop(key) for key in list(given) if key not in known}
    return Texts(**given, sentences=sentences)
