"""The record of one request: what was decided and why, and nothing of what was sent.

Only fields named here are recorded, each from a closed list or held to a pattern. Findings are
counted per entity; paths, offsets, texts, URLs and names of users are not part of a record.
"""

import hmac
from base64 import b32encode
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any, Literal

import regex as re

from dlp.data import Action, Context, Finding, Verdict, likelihood, strictest

SCHEMA = 1
REPORTED = 0.4  # confidence; findings below it are shown to those who ask to explain, no more
PSEUDONYM_CHARS = 16  # 80 bits
MAX_DIGITS = 8  # a date; a longer run in a name of a model or host could identify somebody

_MODEL = re.compile(r"[A-Za-z0-9_.:/-]{1,80}+")
_JOINTS = re.compile(r"[_.:/-]")
_LONG_NUMBER = re.compile(rf"[0-9]{{{MAX_DIGITS + 1}}}")
_HOST = re.compile(r"[a-z0-9._-]{1,253}+|\[[0-9a-f:.]{2,45}+\]")
_WORD = re.compile(r"[a-z][a-z-]{0,39}+")


def record(
    verdict: Verdict,
    context: Context,
    *,
    now: datetime,
    host: str | None = None,
    catalogue_name: str | None = None,
    known_groups: Collection[str] = (),
    note: str | None = None,
    user: Literal["none", "pseudonym"] = "none",
    pseudonym_key: bytes = b"",
) -> dict[str, Any]:
    """One record, ready for JSON.

    Args:
        now: with its zone; recorded in UTC, to the millisecond.
        host: of the destination, parsed and lower case; see host_name().
        catalogue_name: what the catalogue calls the destination.
        known_groups: names of groups in the policy; other groups of the caller are left out.
        note: of a valid override, already redacted.
        user: the policy's audit.user.
        pseudonym_key: 32 bytes from the key ring, purpose "pseudonym"; needed for pseudonyms.
    Raises:
        ValueError: now has no zone, or a pseudonym is asked for without a key.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    return {
        "schema": SCHEMA,
        "time": now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "id": verdict.id,
        "verdict": verdict.verdict,
        "would_be": verdict.would_be,
        "mode": verdict.mode,
        "rules": list(verdict.rules),
        "entities": _entities(verdict),
        "recognizers": dict(sorted(Counter(f.recognizer for f in _once(verdict)).items())),
        "complete": verdict.complete,
        "incomplete": _reasons(verdict),
        "override": _override(verdict, note),
        "policy": {key: verdict.policy.get(key) for key in ("name", "version")},
        "tier": verdict.tier,
        "tool": verdict.tool,
        "destination": {"host": host_name(host), "name": catalogue_name},
        "model": model_name(context.model),
        "channel": context.channel,
        "account": context.account,
        "groups": sorted(set(context.groups) & set(known_groups)),
        "caller": context.caller,
        "user": _user(context.user, user, pseudonym_key),
        "timings_ms": dict(verdict.timings_ms),
    }


def model_name(name: str | None) -> str | None:
    """The name of a model as it may be recorded, None when it may be something else.

    Callers fill in what they like, so: at most 80 of letters, digits and _.:/-, at least one
    letter, and no more than MAX_DIGITS digits in a row, separators left out. That lets
    `gpt-4o-2024-08-06` through, and no national number, account or telephone number.
    """
    kept = _held(name, _MODEL)
    if kept is None or not any(char.isalpha() for char in kept):
        return None
    return None if _LONG_NUMBER.search(_JOINTS.sub("", kept)) else kept


def host_name(host: str | None) -> str | None:
    """A host as it may be recorded: an address, or a name without a run of over MAX_DIGITS digits.

    Callers fill in what they like: a national number in the place of a host is none. Separators
    are left out of the count, as in names of models.
    """
    kept = _held(host, _HOST)
    if kept is None or not _LONG_NUMBER.search(_JOINTS.sub("", kept)):
        return kept
    try:
        ip_address(kept.strip("[]"))
    except ValueError:
        return None
    return kept


def pseudonym(user: str, key: bytes) -> str:
    """A user's name in the records: HMAC-SHA-256, 80 bits in base 32; the same while the key is."""
    digest = hmac.digest(key, b"audit-user\0" + user.encode("utf-8", "surrogatepass"), "sha256")
    return b32encode(digest).decode().lower()[:PSEUDONYM_CHARS]


def _reported(verdict: Verdict) -> list[tuple[Finding, Action]]:
    """Findings with their actions, without those that only `explain` shows."""
    pairs = zip(verdict.findings, verdict.actions, strict=True)
    return [(f, action) for f, action in pairs if f.confidence >= REPORTED or action != "allow"]


def _once(verdict: Verdict) -> list[Finding]:
    """The findings, the pieces of one value counted once."""
    kept: list[Finding] = []
    groups: set[str] = set()
    for finding, _ in _reported(verdict):
        if finding.group is None:
            kept.append(finding)
        elif finding.group not in groups:
            groups.add(finding.group)
            kept.append(finding)
    return kept


def _entities(verdict: Verdict) -> dict[str, dict[str, Any]]:
    """Per entity: how many, the highest band of confidence, and the strictest action."""
    counts = Counter(finding.entity for finding in _once(verdict))
    highest: dict[str, float] = {}
    actions: dict[str, list[Action]] = {}
    for finding, action in _reported(verdict):
        highest[finding.entity] = max(finding.confidence, highest.get(finding.entity, 0.0))
        actions.setdefault(finding.entity, []).append(action)
    return {
        entity: {
            "count": counts[entity],
            "likelihood": likelihood(highest[entity]),
            "action": strictest(actions[entity]),
        }
        for entity in sorted(counts)
    }


def _reasons(verdict: Verdict) -> dict[str, int]:
    """How many parts were not scanned, per reason; parts and details may name things."""
    reasons = (_held(gap.reason, _WORD) or "other" for gap in verdict.incomplete)
    return dict(sorted(Counter(reasons).items()))


def _override(verdict: Verdict, note: str | None) -> Mapping[str, Any] | None:
    if not verdict.overridden:
        return None
    return {"rules": list(verdict.overridden), "reason": verdict.override_reason, "note": note}


def _user(user: str | None, how: Literal["none", "pseudonym"], key: bytes) -> str | None:
    if how == "none" or user is None:
        return None
    if not key:
        raise ValueError("a pseudonym needs a key")
    return pseudonym(user, key)


def _held(text: str | None, pattern: "re.Pattern[str]") -> str | None:
    """The text when the whole of it fits the pattern."""
    return text if text is not None and pattern.fullmatch(text) else None
