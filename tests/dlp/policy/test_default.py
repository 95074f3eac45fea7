"""The table of the contract, "What the shipped default policy answers", row by row."""

from pathlib import Path

import pytest

from dlp.data import Context, Finding, Incomplete
from dlp.policy.decide import decide
from dlp.policy.load import SHIPPED, LoadedPolicy, load_policy
from recognizers.entities import CATEGORIES
from tests.dlp.policy.policies import (
    APPROVED,
    BLOCKED,
    CATALOGUE,
    NOWHERE,
    TOLERATED,
    UNKNOWN,
    finding,
    many,
    shipped,
)

# verdict, or verdict with the verdict that an override gives
ALLOW, REDACT, BLOCK = "allow", "redact", "block"
BLOCK_REDACT, BLOCK_ALLOW = "block, override redact", "block, override allow"

COLUMNS = {
    "approved": (0, APPROVED),
    "tolerated": (1, TOLERATED),
    "unknown": (1, UNKNOWN),
    "none given": (1, NOWHERE),
    "blocked": (2, BLOCKED),
    "blocked by model": (2, Context(model="openrouter/deepseek/deepseek-r1")),
    "blocked by model at a known host": (2, Context("https://chatgpt.com/", model="xai/grok-4")),
}

IDENTIFYING = ("person", "contact", "national_identifier", "financial", "vehicle", "case_file")
NATIONAL = ("BE_NATIONAL_NUMBER", "BE_BIS_NUMBER", "NL_BSN", "FR_NIR", "LU_MATRICULE")


def marking(recognizer: str) -> list[Finding]:
    """A marking of that kind, alone."""
    return [finding("CLASSIFICATION_MARKING", recognizer=recognizer)]


def linked(entity: str, person: str) -> list[Finding]:
    """A special category and a person on one line."""
    return [finding(entity, passage=3), finding(person, passage=3)]


def mixed_numbers(count: int, confidence: float) -> list[Finding]:
    """Distinct national numbers of all five sorts together."""
    return [
        finding(NATIONAL[i % len(NATIONAL)], i, confidence=confidence, passage=i)
        for i in range(count)
    ]


def list_of(persons: int, others: int, confidence: float = 0.9) -> list[Finding]:
    """A table with so many distinct names and other identifiers."""
    return [
        *many("PERSON", persons, confidence=confidence),
        *many("EMAIL_ADDRESS", others // 2, confidence=confidence),
        *many("IBAN_CODE", others - others // 2, confidence=confidence),
    ]


ROWS: list[tuple[str, list[Finding], tuple[str, str, str]]] = [
    ("nothing sensitive", [], (ALLOW, ALLOW, BLOCK)),
    *(
        (entity, [finding(entity)], (REDACT, REDACT, BLOCK))
        for category in IDENTIFYING
        for entity in CATEGORIES[category]
    ),
    *((entity, [finding(entity)], (ALLOW, ALLOW, BLOCK)) for entity in CATEGORIES["public"]),
    *(
        (f"{entity} linked", linked(entity, "PERSON"), (REDACT, BLOCK_REDACT, BLOCK))
        for entity in CATEGORIES["special_category"]
    ),
    *(
        (f"HEALTH_DATA linked to {who}", linked("HEALTH_DATA", who), (REDACT, BLOCK_REDACT, BLOCK))
        for who in ("BE_NATIONAL_NUMBER", "EMAIL_ADDRESS", "BE_COURT_ROLL")
    ),
    *(
        (f"{entity} alone", [finding(entity)], (ALLOW, ALLOW, BLOCK))
        for entity in CATEGORIES["special_category"]
    ),
    (
        "a special category and a person elsewhere",
        [finding("HEALTH_DATA", passage=1), finding("PERSON", passage=9)],
        (REDACT, REDACT, BLOCK),
    ),
    (
        "a special category and a function's mailbox",
        [
            finding("HEALTH_DATA", passage=1),
            finding("EMAIL_ADDRESS", passage=1, recognizer="email-address-function"),
        ],
        (ALLOW, ALLOW, BLOCK),
    ),
    ("ten numbers", mixed_numbers(10, 0.85), (BLOCK_REDACT, BLOCK_REDACT, BLOCK)),
    ("nine numbers", mixed_numbers(9, 0.98), (REDACT, REDACT, BLOCK)),
    ("ten doubtful numbers", mixed_numbers(10, 0.84), (REDACT, REDACT, BLOCK)),
    (
        "one number ten times",
        [finding("NL_BSN", start=i * 20, end=i * 20 + 9) for i in range(10)],
        (REDACT, REDACT, BLOCK),
    ),
    ("ten German tax numbers", many("DE_TAX_ID", 10), (REDACT, REDACT, BLOCK)),
    ("fifty and fifty", list_of(50, 50), (BLOCK_REDACT, BLOCK_REDACT, BLOCK)),
    ("fifty persons alone", list_of(50, 49), (REDACT, REDACT, BLOCK)),
    ("fifty others alone", list_of(49, 50), (REDACT, REDACT, BLOCK)),
    ("fifty and fifty, doubtful", list_of(50, 50, 0.8), (REDACT, REDACT, BLOCK)),
    ("a topic", [finding("CONFIDENTIAL_TOPIC")], (ALLOW, BLOCK_REDACT, BLOCK)),
    ("a document", [finding("REGISTERED_DOCUMENT")], (ALLOW, BLOCK_REDACT, BLOCK)),
    (
        "a topic and a person",
        [finding("CONFIDENTIAL_TOPIC"), finding("PERSON", 1)],
        (REDACT, BLOCK_REDACT, BLOCK),
    ),
    ("a secret", [finding("SECRET", recognizer="password")], (REDACT, BLOCK_REDACT, BLOCK)),
    (
        "a secret without an end",
        [finding("SECRET", recognizer="private-key", evidence=("pattern", "partial"))],
        (BLOCK, BLOCK, BLOCK),
    ),
    *(
        (name, marking(name), (BLOCK, BLOCK, BLOCK))
        for name in (
            "be-confidential", "be-secret", "be-top-secret", "eu-restricted", "eu-confidential",
            "eu-secret", "eu-top-secret", "nato-restricted", "nato-confidential", "nato-secret",
            "cosmic-top-secret", "tlp-red", "tlp-amber-strict",
        )
    ),
    *(
        (name, marking(name), (BLOCK_ALLOW, BLOCK_ALLOW, BLOCK))
        for name in (
            "be-limited-distribution", "tlp-amber", "vl-icr-4", "vl-icr-5", "ms-label-encrypting",
            "be-restricted", "a-marking-of-a-city", "alliance-unclassified",
        )
    ),
    ("vl-icr-3", marking("vl-icr-3"), (REDACT, BLOCK_REDACT, BLOCK)),
    *(
        (name, marking(name), (ALLOW, ALLOW, BLOCK))
        for name in ("tlp-green", "tlp-clear", "tlp-white", "vl-icr-1", "vl-icr-2", "draft")
    ),
    (
        "a function's mailbox",
        [finding("EMAIL_ADDRESS", recognizer="email-address-function")],
        (ALLOW, ALLOW, BLOCK),
    ),
    (
        "a public help line",
        [finding("PHONE_NUMBER", recognizer="phone-number-helpline")],
        (ALLOW, ALLOW, BLOCK),
    ),
    ("a doubtful name", [finding("PERSON", confidence=0.49)], (ALLOW, ALLOW, BLOCK)),
    (
        "what may be overridden beside what may not",
        [*marking("tlp-red"), finding("SECRET", 1)],
        (BLOCK, BLOCK, BLOCK),
    ),
]  # fmt: skip

CASES = [
    pytest.param(findings, context, expected[column], id=f"{row}: {name}")
    for row, findings, expected in ROWS
    for name, (column, context) in COLUMNS.items()
]


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> LoadedPolicy:
    return shipped(tmp_path_factory.mktemp("default"))


@pytest.mark.parametrize(("findings", "context", "expected"), CASES)
def test_default_answers(
    findings: list[Finding], context: Context, expected: str, default: LoadedPolicy
) -> None:
    decision = decide(findings, (), context, default, CATALOGUE)
    gives = f", override {decision.override_gives}" if decision.override_gives else ""
    assert f"{decision.verdict}{gives}" == expected
    assert decision.would_be == decision.verdict
    assert decision.mode == "enforce"
    assert bool(decision.rules) == (decision.verdict != "allow")
    assert bool(decision.overridable) == (decision.override_gives is not None)


@pytest.mark.parametrize(
    ("context", "expected"),
    [(APPROVED, "allow"), (TOLERATED, "allow"), (NOWHERE, "allow"), (BLOCKED, None)],
)
@pytest.mark.parametrize("reason", ["encrypted", "damaged", "limit", "unsupported-part", "media"])
def test_default_blocks_what_was_not_scanned(
    reason: str, context: Context, expected: str | None, default: LoadedPolicy
) -> None:
    decision = decide([], [Incomplete("text", reason, "")], context, default, CATALOGUE)
    assert decision.verdict == "block"
    assert decision.override_gives == expected


@pytest.mark.parametrize(
    ("context", "verdict", "gives"),
    [(APPROVED, "allow", None), (TOLERATED, "block", "allow"), (BLOCKED, "block", None)],
)
def test_default_is_open_for_approved_tools_when_we_fail(
    context: Context, verdict: str, gives: str | None, default: LoadedPolicy
) -> None:
    decision = decide([], [Incomplete("text", "deadline", "30 s")], context, default, CATALOGUE)
    assert (decision.verdict, decision.override_gives) == (verdict, gives)


@pytest.mark.parametrize(("findings", "context", "expected"), CASES)
def test_observe_blocks_destinations_only(
    findings: list[Finding],
    context: Context,
    expected: str,
    default: LoadedPolicy,
    observe: LoadedPolicy,
) -> None:
    decision = decide(findings, (), context, observe, CATALOGUE)
    enforced = decide(findings, (), context, default, CATALOGUE)
    blocked = decision.tier == "blocked"
    assert decision.verdict == ("block" if blocked else "allow")
    assert decision.mode == ("enforce" if blocked else "observe")
    assert decision.would_be == enforced.verdict
    if not blocked:
        assert set(enforced.rules) <= set(decision.observed)
        assert set(decision.actions) <= {"allow"}


@pytest.fixture(scope="module")
def observe(tmp_path_factory: pytest.TempPathFactory) -> LoadedPolicy:
    return shipped(tmp_path_factory.mktemp("observe"), "observe")


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> LoadedPolicy:
    return shipped(tmp_path_factory.mktemp("strict"), "strict")


@pytest.mark.parametrize(("findings", "context", "expected"), CASES)
def test_strict_is_never_laxer_than_default(
    findings: list[Finding],
    context: Context,
    expected: str,
    default: LoadedPolicy,
    strict: LoadedPolicy,
) -> None:
    order = ["allow", "redact", "block"]
    lax = decide(findings, (), context, default, CATALOGUE)
    tight = decide(findings, (), context, strict, CATALOGUE)
    assert order.index(tight.verdict) >= order.index(lax.verdict)
    lifted = (tight.override_gives or tight.verdict, lax.override_gives or lax.verdict)
    assert order.index(lifted[0]) >= order.index(lifted[1])


def test_observe_has_the_rules_of_default() -> None:
    default, observe = load_policy().policy, load_policy(SHIPPED / "observe.yaml").policy
    assert observe == default.model_copy(update={"name": "observe", "mode": "observe"})


@pytest.mark.parametrize("name", ["default", "observe", "strict"])
def test_shipped_policies_load_without_warning(name: str) -> None:
    keys = [tool.key for tool in CATALOGUE.tools]
    policy = load_policy(SHIPPED / f"{name}.yaml", catalogue=keys)
    assert (policy.name, policy.warnings) == (name, ())


def test_default_is_what_is_loaded_when_no_file_is_named() -> None:
    assert load_policy() == load_policy(Path(SHIPPED / "default.yaml"))
