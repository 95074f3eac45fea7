"""Coaching: short, in the policy's languages, with kinds and counts and never a value."""

from collections.abc import Sequence
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
import regex as re

from dlp.data import LANGUAGES, Context, Finding, Incomplete
from dlp.policy.decide import decide
from dlp.policy.load import LoadedPolicy
from dlp.policy.messages import Reason, coaching, texts
from recognizers.entities import CATEGORIES
from tests.dlp.policy.policies import (
    APPROVED,
    BLOCKED,
    CATALOGUE,
    TOLERATED,
    finding,
    loaded,
    many,
    shipped,
)

CANARY = "canary-7f3a"
PLACEHOLDERS = {
    "tool", "Tool", "list", "topics", "marking", "reasons", "alternatives", "way", "contact"
}  # fmt: skip


def encrypted(reason: str = "encrypted") -> list[Incomplete]:
    return [Incomplete(CANARY, reason, CANARY)]


LINKED = [finding("HEALTH_DATA", passage=1), finding("PERSON", passage=1)]
NRNS = many("BE_NATIONAL_NUMBER", 12)

# what, context, findings, incomplete, part of the message in nl, fr, de, en
CASES: list[tuple[str, Context, list[Finding], list[Incomplete], tuple[str, str, str, str]]] = [
    ("redact", TOLERATED, [*many("PERSON", 2), finding("IBAN_CODE", 5)], [], (
        "2 namen en 1 rekeningnummer vervangen", "remplacé 2 noms et 1 numéro de compte",
        "2 Namen und 1 Kontonummer ersetzt", "replaced 2 names and 1 bank account number")),
    ("redact nothing", APPROVED, [finding("CLASSIFICATION_MARKING", recognizer="vl-icr-3")], [], (
        "vertrouwelijke informatie", "ni nom ni numéro", "vertrauliche", "no names or numbers")),
    ("one value twice", TOLERATED, [finding("PERSON"), finding("PERSON", start=50, end=60)], [], (
        "1 naam vervangen", "remplacé 1 nom.", "1 Namen ersetzt", "replaced 1 name in")),
    ("many kinds", TOLERATED, [finding(e, i) for i, e in enumerate(CATEGORIES["contact"])], [], (
        "en andere gegevens", "et d'autres données", "und weitere Daten", "and other data")),
    ("destination", BLOCKED, [finding("PERSON")], [], (
        "DeepSeek is in onze organisatie niet toegestaan", "DeepSeek n'est pas autorisé",
        "DeepSeek ist in unserer Organisation nicht zugelassen", "DeepSeek is not allowed")),
    ("bulk", TOLERATED, NRNS, [], (
        "12 rijksregisternummers", "12 numéros de registre national",
        "12 Nationalregisternummern", "12 national register numbers")),
    ("special", TOLERATED, LINKED, [], (
        "over iemands gezondheid", "à propos d'une personne, des informations sur sa santé.",
        "über eine Person, und zwar über ihre Gesundheit.", "about someone's health")),
    ("secret", TOLERATED, many("SECRET", 2), [], (
        "2 wachtwoorden of sleutels", "2 mots de passe ou clés",
        "2 Passwörter oder Schlüssel", "2 passwords or keys")),
    ("marking", TOLERATED, [finding("CLASSIFICATION_MARKING", recognizer="nato-secret")], [], (
        "van de NAVO", "de l'OTAN", "der NATO", "a NATO security classification")),
    ("limited", TOLERATED,
     [finding("CLASSIFICATION_MARKING", recognizer="be-limited-distribution")], [], (
        "bevestig dat u dit mag versturen", "confirmez que vous avez le droit",
        "bestätigen Sie, dass Sie dies senden dürfen", "confirm that you are allowed")),
    ("topic", TOLERATED, [finding("CONFIDENTIAL_TOPIC")], [], (
        "vertrouwelijk dossier", "dossier confidentiel", "vertraulichen Vorgang",
        "a confidential file")),
    ("encrypted", TOLERATED, [], encrypted(), (
        "een versleuteld onderdeel", "un élément chiffré", "einen verschlüsselten Teil",
        "an encrypted part")),
    ("unheard-of reason", TOLERATED, [finding("PERSON")], encrypted("odd"), (
        "een onderdeel dat we niet kunnen lezen", "un élément que nous ne pouvons pas lire",
        "einen Teil, den wir nicht lesen können", "a part that we cannot read")),
    ("failure", TOLERATED, [], encrypted("deadline"), (
        "ligt niet aan u", "Vous n'y êtes pour rien", "liegt nicht an Ihnen",
        "not your fault")),
    ("override redact", TOLERATED, [finding("SECRET")], [], (
        "bevestig dat u dit nodig hebt", "confirmez que vous en avez besoin",
        "bestätigen Sie, dass es nötig ist", "confirm that you need this")),
]  # fmt: skip


def sentences(text: str) -> list[str]:
    """By full stop, question or exclamation mark before a blank or the end."""
    return [part for part in re.split(r"(?<=[.?!])(?:\s+|$)", text) if part]


def told(
    policy: LoadedPolicy,
    context: Context,
    findings: Sequence[Finding],
    incomplete: Sequence[Incomplete] = (),
) -> dict[str, str] | None:
    decision = decide(findings, incomplete, context, policy, CATALOGUE)
    name = CATALOGUE[decision.tool].name if decision.tool else None
    return coaching(decision, findings, incomplete, policy, name)


@pytest.fixture(scope="module")
def default(tmp_path_factory: pytest.TempPathFactory) -> LoadedPolicy:
    return shipped(tmp_path_factory.mktemp("default"))


@pytest.mark.parametrize(
    ("context", "findings", "incomplete", "parts"),
    [c[1:] for c in CASES],
    ids=[c[0] for c in CASES],
)
def test_the_message_says_what_why_and_what_now(
    context: Context,
    findings: list[Finding],
    incomplete: list[Incomplete],
    parts: tuple[str, ...],
    default: LoadedPolicy,
) -> None:
    message = told(default, context, findings, incomplete)
    assert message is not None
    assert tuple(message) == LANGUAGES
    for text, part in zip(message.values(), parts, strict=True):
        assert part in text
        assert 2 <= len(sentences(text)) <= 3, text
        assert not re.search(r"[{}]|  |\.\.|,\.| \.|None", text), text
        assert CANARY not in text
        assert max(len(sentence.split()) for sentence in sentences(text)) <= 36, text


def test_a_file_that_cannot_be_cleaned_has_its_own_message(default: LoadedPolicy) -> None:
    found = [finding("PERSON")]
    decision = decide(found, (), TOLERATED, default, CATALOGUE, can_redact=False)
    assert (decision.verdict, decision.actions, decision.overridable) == ("block", ("block",), ())
    message = coaching(decision, found, (), default)
    assert message is not None
    assert "bevat 1 naam. In dit soort bestand" in message["nl"]


def test_nothing_is_said_when_nothing_was_found(default: LoadedPolicy) -> None:
    assert told(default, TOLERATED, []) is None
    assert told(default, TOLERATED, [finding("ORGANIZATION")]) is None


RULE = """
schema: 1
contact: "dpo@example.org."
languages: [fr, nl]
alternatives: [{name: Stadshulp, url: "https://hulp.example.org"}]
tiers: {blocked: {match: [{catalogue: deepseek}]}}
mode: MODE
rules:
  - {name: names, any_of: [{entities: [PERSON]}], action: redact}
on_incomplete: {action: block, override: none}
messages: {names: {nl: "Eigen tekst van de stad."}}
"""


def test_languages_order_contact_alternatives_and_own_texts(tmp_path: Path) -> None:
    policy = loaded(tmp_path, RULE.replace("MODE", "enforce"))
    message = told(policy, TOLERATED, [finding("PERSON")])
    assert message is not None
    assert list(message) == ["fr", "nl"]
    assert message["nl"] == "Eigen tekst van de stad."
    assert message["fr"].endswith(
        "votre travail\u00a0; pour toute question\u00a0: dpo@example.org."
    )
    blocked = told(policy, BLOCKED, [])
    assert blocked is not None
    assert "Gebruik liever Stadshulp (https://hulp.example.org); voor vragen" in blocked["nl"]


@pytest.mark.parametrize(
    ("mode", "incomplete", "said"),
    [
        ("notify", [], "contient 1 nom. Il est envoyé"),
        ("notify", encrypted(), "contient 1 nom. Il est envoyé"),
        ("observe", [], None),
    ],
)
def test_notify_speaks_and_observe_is_silent(
    mode: str, incomplete: list[Incomplete], said: str | None, tmp_path: Path
) -> None:
    policy = loaded(tmp_path, RULE.replace("MODE", mode))
    message = told(policy, TOLERATED, [finding("PERSON"), finding("IBAN_CODE", 2)], incomplete)
    assert (message is None) == (said is None)
    assert said is None or said in (message or {})["fr"]


def test_notify_of_what_was_not_scanned(tmp_path: Path) -> None:
    policy = loaded(tmp_path, RULE.replace("MODE", "notify"))
    message = told(policy, TOLERATED, [], encrypted())
    assert message is not None
    assert "een versleuteld onderdeel" in message["nl"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    words = texts(language)
    assert set(words.sentences) == set(get_args(Reason))
    assert set(words.nouns) >= {*CATEGORIES, "PERSON"}
    assert set(words.topics) == {*CATEGORIES["special_category"], "other"}
    assert list(words.nouns) == list(texts("nl").nouns)
    assert set(words.markings) == set(texts("nl").markings)
    assert set(words.reasons) == set(texts("nl").reasons)
    for text in words.sentences.values():
        used = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert used <= PLACEHOLDERS
        assert "contact" in used
        assert len(sentences(text)) == 3
