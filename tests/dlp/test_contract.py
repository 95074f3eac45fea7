"""Words that callers are promised: entities, categories, fields, likelihoods, policy keys.

Each table is written down from the promise and not from the code: a renamed field fails here first.
"""

from pathlib import Path

import pytest

from dlp.answer import to_answer
from dlp.data import Context, Options, likelihood
from dlp.policy.load import load_policy
from dlp.scanner import Scanner
from recognizers.entities import CATEGORY_OF, MARKINGS

PROMISED = {
    "person": "PERSON DATE_OF_BIRTH",
    "contact": "ADDRESS EMAIL_ADDRESS PHONE_NUMBER IP_ADDRESS MAC_ADDRESS",
    "national_identifier": "BE_NATIONAL_NUMBER BE_BIS_NUMBER BE_IDENTITY_CARD BE_RESIDENCE_CARD "
    "BE_PASSPORT BE_DRIVING_LICENCE MACHINE_READABLE_ZONE NL_BSN FR_NIR DE_TAX_ID LU_MATRICULE",
    "financial": "IBAN_CODE CREDIT_CARD BE_BANK_ACCOUNT_OLD BE_STRUCTURED_COMMUNICATION "
    "CRYPTO_WALLET",
    "vehicle": "BE_LICENCE_PLATE VEHICLE_IDENTIFICATION_NUMBER",
    "case_file": "BE_HEALTH_PROVIDER BE_HEALTH_FUND_MEMBER BE_CADASTRAL_PARCEL BE_POLICE_REPORT "
    "BE_COURT_ROLL BE_FOREIGNER_FILE BE_TEACHER_NUMBER BE_PUPIL_NUMBER BE_ENERGY_EAN "
    "LABELLED_IDENTIFIER",
    "public": "LOCATION ORGANIZATION BIC_CODE BE_ENTERPRISE_NUMBER BE_VAT_NUMBER "
    "BE_ESTABLISHMENT_NUMBER BE_SOCIAL_SECURITY_EMPLOYER FR_SIREN FR_SIRET BE_BUILDING_PERMIT "
    "BE_MUNICIPAL_DECISION",
    "special_category": "HEALTH_DATA CRIMINAL_DATA RELIGION_OR_BELIEF ETHNIC_ORIGIN "
    "SEXUAL_ORIENTATION UNION_MEMBERSHIP POLITICAL_OPINION BIOMETRIC_DATA SOCIAL_AID_DATA "
    "YOUTH_CARE_DATA VICTIM_DATA MIGRATION_STATUS",
    "secret": "SECRET",
    "classification": "CLASSIFICATION_MARKING",
    "confidential": "CONFIDENTIAL_TOPIC REGISTERED_DOCUMENT",
}
KINDS = "aws-access-key private-key password connection-string"  # of secrets, among others
MARKS = "be-secret eu-restricted nato-secret tlp-red tlp-amber be-limited-distribution vl-icr-4 "
MARKS += "ms-label"
ANSWER = (
    "id verdict mode would_be complete incomplete findings redacted placeholders rules message "
)
ANSWER += "override alternatives policy tier timings_ms"
FINDING = (
    "entity category part start end confidence likelihood action recognizer evidence location "
)
FINDING += "group"
TIMINGS = "extract normalise detect decide redact total"

POLICY = """\
schema: 1
name: default
mode: enforce
languages: [nl, fr, de, en]
contact: null
default_tier: tolerated
proxy_default_tier: out_of_scope
tiers:
  blocked:
    match: [{catalogue: grok}, {catalogue: deepseek}, {model: "deepseek-*"}]
    source: "the board"
    since: 2026-06-23
  approved: {match: []}
  tolerated: {match: [{where: {data_kept_outside: EEA}}]}
on_incomplete: {action: block, override: allow}
on_failure: {approved: open, tolerated: closed, blocked: closed}
rules:
  - name: personal-data
    tiers: [approved, tolerated]
    any_of: [{categories: [person, contact, national_identifier, financial, vehicle, case_file]}]
    min_confidence: 0.5
    at_least: 1
    action: redact
    mode: enforce
    override: none
  - name: health-of-a-person
    tiers: [tolerated]
    all_of:
      - categories: [special_category]
      - categories: [person, national_identifier, contact, case_file]
    linked: true
    action: block
    override: redact
exclusions:
  - {entity: IBAN_CODE, values: ["BE68539007547034"], owner: finance, until: 2099-12-31}
operators: {IBAN_CODE: {keep_last: 4}, PERSON: {placeholder: true}}
messages: {personal-data: {nl: "a", fr: "b", de: "c", en: "d"}}
alternatives: []
audit: {retention_days: 90, on_failure: block, user: none}
"""
DEFAULTS = {
    "name": "default",
    "mode": "enforce",
    "languages": ["nl", "fr", "de", "en"],
    "contact": None,
    "default_tier": "tolerated",
    "proxy_default_tier": "out_of_scope",
    "on_incomplete": {"action": "block", "override": "allow"},
    "on_failure": {"approved": "open", "tolerated": "closed", "blocked": "closed"},
    "exclusions": [],
    "operators": {},
    "messages": {},
    "alternatives": [],
    "audit": {"retention_days": 90, "on_failure": "block", "user": "none"},
}
LEAST_RULE = "  - {name: a, any_of: [{categories: [person]}], action: redact}\n"
RULE = {"tiers": ["approved", "tolerated", "blocked"], "min_confidence": 0.5, "at_least": 1}
RULE |= {"groups": [], "channels": [], "linked": False, "override": "none"}


def test_entities_are_in_their_categories() -> None:
    promised = {e: category for category, names in PROMISED.items() for e in names.split()}
    assert promised.items() <= CATEGORY_OF.items()


def test_recognizers_have_the_names_that_policies_use(scanner: Scanner) -> None:
    names = {*scanner.engine.names(), *MARKINGS}
    assert {*KINDS.split(), *MARKS.split()} <= names


def test_an_answer_has_its_fields(scanner: Scanner) -> None:
    verdict = scanner.scan(text="NISS 85.07.30-999.32", context=Context())
    answer = to_answer(verdict, Options())
    assert set(ANSWER.split()) <= answer.keys()
    assert set(FINDING.split()) <= answer["findings"][0].keys()
    assert set(TIMINGS.split()) <= answer["timings_ms"].keys()
    assert answer["placeholders"] == [
        {"placeholder": "<BE_NATIONAL_NUMBER_1>", "entity": "BE_NATIONAL_NUMBER", "count": 1}
    ]
    assert answer["policy"].keys() >= {"name", "version"}


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (0.0, "very_unlikely"),
        (0.199, "very_unlikely"),
        (0.2, "unlikely"),
        (0.399, "unlikely"),
        (0.4, "possible"),
        (0.599, "possible"),
        (0.6, "likely"),
        (0.849, "likely"),
        (0.85, "very_likely"),
        (1.0, "very_likely"),
    ],
)
def test_a_confidence_has_its_word(confidence: float, word: str) -> None:
    assert likelihood(confidence) == word


def test_the_policy_of_the_promise_loads(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(POLICY)
    assert not load_policy(file).warnings


def test_what_a_policy_leaves_out_has_its_default(tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text("schema: 1\nrules:\n" + LEAST_RULE)
    policy = load_policy(file).policy.model_dump(mode="json")
    assert {key: policy[key] for key in DEFAULTS} == DEFAULTS
    rule = policy["rules"][0]
    assert {key: rule[key] for key in RULE} == RULE
