"""What a scanner has loaded, with digests: for /readyz, /v1/policy, /v1/recognizers and logs."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from dlp.policy.load import LoadedPolicy
from dlp.scanner import Scanner
from dlp.unpatterned import REGISTERED, listed_unpatterned
from recognizers.base import Recognizer
from recognizers.sensitive.lists import PUBLIC, SPECIAL, TOPICS


def describe(scanner: Scanner) -> Mapping[str, Any]:
    """Policy, audit settings, recognizers, entities, catalogue and model; ready for JSON."""
    policy = scanner.policy
    ours = tuple(scanner.engine.detector.recognizers)
    items = recognizers_of(scanner, ours)
    found = {*scanner.engine.get_supported_entities(), REGISTERED}
    return {
        "policy": {
            "name": policy.name,
            "version": policy.version,
            "warnings": list(policy.warnings),
            "document": policy_document(policy),
        },
        "audit": policy.policy.audit.model_dump(mode="json"),
        "recognizers": {"digest": recognizers_digest(ours, scanner.engine.learned), "items": items},
        "entities": [
            {"entity": entity, "category": category, "found": entity in found}
            for entity, category in scanner.engine.categories.items()
        ],
        "catalogue": {"digest": scanner.catalogue.digest, "tools": len(scanner.catalogue.tools)},
        "model": model_of(scanner),
    }


def model_of(scanner: Scanner) -> Mapping[str, Any] | None:
    """The models that find people, places and organisations; None when they are switched off."""
    names = scanner.names
    return {"names": list(names.models), "digest": names.digest} if names else None


def recognizers_of(scanner: Scanner, ours: Sequence[Recognizer]) -> list[dict[str, Any]]:
    """Ours with what people call them, then those of Presidio's, then those without a pattern."""
    listed = [
        {
            "name": one.name,
            "entity": one.entity,
            "category": scanner.engine.category(one.entity),
            "title": dict(one.title),
            "check": one.check is not None,
            "needs_context": one.needs_context,
            "samples": len(one.samples),
        }
        for one in {one.name: one for one in reversed(ours)}.values()  # one of several patterns
    ][::-1]
    listed += [
        {
            "name": other.to_dict()["name"],
            "entity": entity,
            "category": scanner.engine.category(entity),
        }
        for other in scanner.engine.others
        for entity in other.supported_entities
    ]
    return [*listed, *listed_unpatterned(names=bool(scanner.engine.name_recognizers))]


def policy_document(policy: LoadedPolicy) -> dict[str, Any]:
    """The policy to show; excluded values and patterns are content, so only their number is."""
    document = policy.policy.model_dump(mode="json", by_alias=True, exclude_none=True)
    for exclusion in document.get("exclusions", ()):
        for key in ("values", "patterns"):
            if key in exclusion:
                exclusion[key] = len(exclusion[key])
    return document


def recognizers_digest(recognizers: Sequence[Recognizer], learned: str = "") -> str:
    """Changes with any pattern, weight or word of any recognizer, word lists included.

    Args:
        learned: the digest of what the classifier of passages has learned.
    """
    digest = sha256()
    for one in recognizers:
        shown = (
            one.name,
            one.entity,
            one.pattern.pattern,
            one.keep,
            one.bare,
            one.formatted.pattern if one.formatted else None,
            one.formatted_weight,
            one.context,
            one.negative,
            one.needs_context,
            one.specificity,
            one.category,
            one.lists,  # of a custom recognizer: everything else
        )
        digest.update(repr(shown).encode())
    digest.update(repr((SPECIAL, TOPICS, PUBLIC)).encode())
    digest.update(learned.encode())
    return f"sha256:{digest.hexdigest()}"
