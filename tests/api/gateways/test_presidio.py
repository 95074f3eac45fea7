"""Presidio's API over HTTP: the calls that LiteLLM makes, what the service refuses, no traces."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from api.access import OPEN, scope_of
from api.gateways.presidio_shape import ALIASES, ANONYMIZERS, DEANONYMIZERS
from tests.api.gateways.worker import CANARY, MAIL, NUMBER
from tests.api.server import Answer, Running, running

LIMIT = 1_000_000  # bytes of a body
SLOW = {  # takes longer than the deadline
    "text": "x" * 20_000,
    "ad_hoc_recognizers": [
        {"name": CANARY, "supported_entity": "X", "patterns": [
            {"name": CANARY, "regex": "(x+x+)+y", "score": 0.5}]}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("presidio")
    limits = {"workers": 1, "queue_size": 0, "deadline_s": 1.5, "max_json_bytes": LIMIT}
    with running(folder, factory="api.serving:build", **limits) as service:
        yield service


def lite_llm(service: Running, text: str, **guardrail: Any) -> str:
    """What LiteLLM's presidio guardrail makes of a message, both bases being one address."""
    headers = {"Accept": "application/json"}
    asked = {"text": text, "language": "en", **guardrail}
    analyzed = service.request("POST", "/analyze", asked, headers)
    assert (analyzed.status, analyzed.headers["content-type"]) == (200, "application/json")
    results = analyzed.json()
    assert isinstance(results, list)
    if not results:
        return text
    body = {"text": text, "analyzer_results": results}
    anonymized = service.request("POST", "/anonymize", body, headers)
    assert (anonymized.status, anonymized.headers["content-type"]) == (200, "application/json")
    answer = anonymized.json()
    assert {one["entity_type"] for one in answer["items"]} <= {r["entity_type"] for r in results}
    return str(answer["text"])


ENTITIES = ["CREDIT_CARD", "EMAIL_ADDRESS", "PHONE_NUMBER", "US_SSN", "BE_NATIONAL_NUMBER"]


@pytest.mark.parametrize(
    ("text", "guardrail", "masked"),
    [
        ("Hoe maak ik een draaitabel?", {}, "Hoe maak ik een draaitabel?"),
        (
            MAIL,
            {},
            "Mijn rijksregisternummer is <BE_NATIONAL_NUMBER> en mijn rekening <IBAN_CODE>.",
        ),
        (MAIL, {"entities": ENTITIES}, MAIL.replace(NUMBER, "<BE_NATIONAL_NUMBER>")),
        (
            f"Mon numéro national est le {NUMBER} 🦁 merci",
            {"language": "fr"},
            "Mon numéro national est le <BE_NATIONAL_NUMBER> 🦁 merci",
        ),
        (
            "het project Zeezout",
            {"ad_hoc_recognizers": [{"name": "Projects", "supported_language": "en",
                                     "supported_entity": "PROJECT", "deny_list": ["zeezout"]}]},
            "het project <PROJECT>",
        ),
    ],
)  # fmt: skip
def test_calls_of_lite_llm(
    real: Running, text: str, guardrail: dict[str, Any], masked: str
) -> None:
    assert lite_llm(real, text, **guardrail) == masked


@pytest.mark.parametrize("query", ["", "?language=nl", "?language=zz", "?language=%ff&language=en"])
def test_lists_are_whole_for_any_language(real: Running, query: str) -> None:
    entities = real.request("GET", f"/supportedentities{query}").json()
    loaded = {one["entity"] for one in real.request("GET", "/v1/recognizers").json()["items"]}
    assert loaded <= set(entities)
    assert set(entities) - loaded <= ALIASES.keys()
    assert "DATE_TIME" in entities
    names = real.request("GET", f"/recognizers{query}").json()
    assert "be-national-number" in names


def test_operators_and_health(real: Running) -> None:
    assert real.request("GET", "/anonymizers").json() == list(ANONYMIZERS)
    assert real.request("GET", "/deanonymizers").json() == list(DEANONYMIZERS)
    health = real.request("GET", "/health")
    assert (health.status, health.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert scope_of("/health", "GET") == OPEN
    for path in ("/analyze", "/anonymize", "/deanonymize"):
        assert scope_of(path, "POST") == "scan"


JSON = "application/json"
# What is wrong, the body, its type, the status.
REFUSED: list[tuple[str, bytes, str, int]] = [
    ("empty", b"", JSON, 400),
    ("no JSON", CANARY.encode(), JSON, 400),
    ("cut", f'{{"text": "{CANARY}'.encode(), JSON, 400),
    ("invalid UTF-8", b'{"text": "' + CANARY.encode() + b'\xff"}', JSON, 400),
    ("lone surrogate", f'{{"text": "{CANARY}\\ud83d"}}'.encode(), JSON, 422),
    ("lone surrogate in a key", f'{{"{CANARY}\\ud83d": 1}}'.encode(), JSON, 422),
    ("deep", b'{"text": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", JSON, 422),
    ("a form", CANARY.encode(), "application/x-www-form-urlencoded", 415),
    ("too large", b'{"text": "' + CANARY.encode() * 50_000 + b'"}', JSON, 413),
]


@pytest.mark.parametrize("path", ["/analyze", "/anonymize", "/deanonymize"])
@pytest.mark.parametrize(
    ("body", "kind", "status"), [pytest.param(*case[1:], id=case[0]) for case in REFUSED]
)
def test_refuses_in_presidios_shape(
    real: Running, path: str, body: bytes, kind: str, status: int
) -> None:
    answer = real.request("POST", path, body, {"Content-Type": kind})
    check_error(answer, status)


def check_error(answer: Answer, status: int) -> None:
    """An error of Presidio's shape that quotes nothing."""
    assert (answer.status, answer.headers["content-type"]) == (status, JSON)
    error = answer.json()
    assert list(error) == ["error"]
    assert isinstance(error["error"], str)
    assert NUMBER not in error["error"]
    assert "Zeezout" not in error["error"]


def test_a_costly_request_ends_and_others_are_told_to_wait(real: Running) -> None:
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(real.request, "POST", "/analyze", SLOW)
        while "dlp_workers_busy 1.0" not in real.metrics():
            time.sleep(0.01)
        answers = []
        while not slow.done():
            answers.append(real.request("POST", "/analyze", {"text": MAIL}))
        check_error(slow.result(), 500)
        assert "deadline" in slow.result().json()["error"]
    full = [answer for answer in answers if answer.status != 200]
    assert full
    for answer in full:
        check_error(answer, 503)
        assert int(answer.headers["retry-after"]) >= 1
    assert lite_llm(real, MAIL) != MAIL


def test_nothing_of_a_request_is_written(real: Running) -> None:
    """Runs last: after all of the above, and requests whose every string is a canary."""
    everywhere = {
        "text": [CANARY], "language": CANARY, "correlation_id": CANARY, "entities": [CANARY],
        "context": [CANARY], "allow_list": [CANARY], CANARY: CANARY,
        "ad_hoc_recognizers": SLOW["ad_hoc_recognizers"],
    }  # fmt: skip
    found = {"start": 0, "end": 5, "score": 1, "entity_type": CANARY}
    hidden = {
        "text": CANARY,
        "analyzer_results": [found],
        "anonymizers": {CANARY: {"type": "keep"}},
    }
    key = {"type": "decrypt", "key": CANARY[:16]}
    shown = {"text": CANARY, "anonymizer_results": [found], "deanonymizers": {"DEFAULT": key}}
    assert real.request("POST", "/analyze", everywhere).status == 200
    assert real.request("POST", "/anonymize", hidden).status == 200
    assert real.request("POST", "/deanonymize", shown).status == 422
    assert real.request("GET", f"/recognizers?language={CANARY}").status == 200
    written = real.written() + real.metrics()
    assert "/analyze" in written
    assert NUMBER not in written
    assert "Zeezout" not in written
