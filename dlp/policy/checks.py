"""What is wrong or risky across the blocks of a policy: mistakes stop it, warnings do not.

Mistakes are sought in the plain data, so that they are listed beside those of single fields;
warnings in the validated policy. Both are (where, what) with the remedy in `what`.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from dlp.policy.fields import BUILT_IN_RULES, hint, shown
from dlp.policy.model import SCHEMA, Policy
from dlp.policy.rules import KEPT
from dlp.policy.yaml_tree import Loc
from recognizers.entities import CATEGORIES, CATEGORY_OF

Said = Iterator[tuple[Loc, str]]


def mistakes(data: Any) -> Said:
    """Mistakes that no single field shows; `data` may be wrong in any other way too."""
    if not isinstance(data, dict):
        return
    rules = data.get("rules")
    named: dict[str, int] = {}
    for index, rule in enumerate(rules if isinstance(rules, list) else ()):
        name = rule.get("name") if isinstance(rule, dict) else None
        if isinstance(name, str):
            if name in named:
                what = f"rules[{named[name]}] has this name already; every rule needs its own"
                yield ("rules", index, "name"), what
            named.setdefault(name, index)
    known = (*named, *BUILT_IN_RULES)
    messages = data.get("messages")
    for name in messages if isinstance(messages, dict) else ():
        if name not in known:
            yield ("messages", name), f"no rule is named {shown(name)}{hint(name, known)}"


def warnings(policy: Policy, found: Collection[str] | None, today: date) -> Said:
    """Settings that work, but perhaps not as meant."""
    if policy.schema_version < SCHEMA:
        what = f"schema {policy.schema_version} is older than {SCHEMA}; read the changelog, renew"
        yield ("schema",), what
    if policy.default_tier == "approved":
        yield ("default_tier",), "every tool that nobody has looked at counts as approved"
    if policy.on_incomplete.action == "allow":
        what = "what could not be scanned is let through; block is the safe action"
        yield ("on_incomplete", "action"), what
    if policy.on_failure.blocked == "open":
        yield ("on_failure", "blocked"), "has no effect: a blocked tool is blocked all the same"
    if not policy.rules:
        yield ("rules",), "no rules: findings are reported and everything is allowed"
    yield from _unfound(policy, found)
    yield from _exclusions(policy, today)
    yield from _operators(policy)
    for name, texts in policy.messages.items():
        missing = [language for language in policy.languages if language not in texts]
        if missing:
            what = f"has no text in {', '.join(missing)}; the shipped text is shown there"
            yield ("messages", name), what


def _unfound(policy: Policy, found: Collection[str] | None) -> Said:
    for index, rule in enumerate(policy.rules if found is not None else ()):
        for key, selectors in (("any_of", rule.any_of), ("all_of", rule.all_of)):
            for place, selector in enumerate(selectors):
                for at, entity in enumerate(selector.entities):
                    if found is not None and entity not in found:
                        what = f"nothing finds {entity} yet; this part of the rule waits for it"
                        yield ("rules", index, key, place, "entities", at), what


def _exclusions(policy: Policy, today: date) -> Said:
    for index, exclusion in enumerate(policy.exclusions):
        where: Loc = ("exclusions", index)
        if exclusion.until is not None and exclusion.until < today:
            what = f"ended on {exclusion.until}, is not applied; renew it or remove it"
            yield (*where, "until"), what
        if exclusion.owner is None:
            yield where, "nobody answers for it; add owner"
        if exclusion.until is None:
            yield where, "never ends; add until, so that somebody looks at it again"
        if CATEGORY_OF.get(exclusion.entity) in ("national_identifier", "secret") and (
            exclusion.values or exclusion.file
        ):
            what = "keeps a protected value in a file; describe it under patterns instead"
            yield where, what


def _operators(policy: Policy) -> Said:
    kept = {entity for category in KEPT for entity in CATEGORIES[category]}
    for entity in policy.operators:
        if entity in kept:
            what = "has no effect: these passages stay, what identifies the persons is replaced"
            yield ("operators", entity), what
