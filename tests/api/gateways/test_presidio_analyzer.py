"""POST /analyze: what is asked, how it is answered, and that it is what Presidio would say."""

import json
from dataclasses import replace
from typing import Any

import pytest
from presidio_analyzer import (
    AnalysisExplanation,
    AnalyzerEngine,
    AnalyzerRequest,
    RecognizerRegistry,
    RecognizerResult,
)
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from api.gateways.presidio_analyzer import analyze
from api.job import Job
from dlp.data import Finding
from tests.api.gateways.worker import MAIL, NUMBER, Worker

NRN = ("BE_NATIONAL_NUMBER", NUMBER)
IBAN = ("IBAN_CODE", "BE68 5390 0754 7034")
BIRTH = "geboren op 30/07/1985"
ZIP = {
    "name": "Zip code recognizer",
    "supported_language": "en",
    "supported_entity": "ZIP",
    "patterns": [{"name": "zip code", "regex": r"(\b\d{5}(?:\-\d{4})?\b)", "score": 0.01}],
}
TITLE = {"name": "titles", "supported_entity": "TITLE", "deny_list": ["Mr.", "Mrs.", "Mr. Jan"]}

# What is asked beside the text, the text, what is found.
FOUND: list[tuple[str, dict[str, Any], str, set[tuple[str, str]]]] = [
    ("nothing but the text", {}, MAIL, {NRN, IBAN}),
    ("English for Dutch", {"language": "en"}, MAIL, {NRN, IBAN}),
    ("a language nobody has", {"language": "zz"}, MAIL, {NRN, IBAN}),
    ("a language of another type", {"language": ["nl", None]}, MAIL, {NRN, IBAN}),
    ("one entity", {"entities": ["IBAN_CODE"]}, MAIL, {IBAN}),
    ("unknown entities too", {"entities": ["IBAN_CODE", "US_SSN"]}, MAIL, {IBAN}),
    ("unknown entities only", {"entities": ["US_SSN"]}, MAIL, set()),
    ("no entity named", {"entities": []}, MAIL, {NRN, IBAN}),
    ("null everywhere", dict.fromkeys(AnalyzerRequest({}).__dict__.keys() - {"text"}), MAIL,
     {NRN, IBAN}),
    ("unknown fields", {"trace": "1", "x": {"y": []}}, MAIL, {NRN, IBAN}),
    ("threshold above all", {"score_threshold": 1.1}, MAIL, set()),
    ("a kind of date", {"entities": ["DATE_TIME"]}, BIRTH, {("DATE_OF_BIRTH", "30/07/1985")}),
    ("an allowed value", {"allow_list": [NUMBER]}, MAIL, {IBAN}),
    ("part of a value is not it", {"allow_list": [NUMBER[:5]]}, MAIL, {NRN, IBAN}),
    ("an allowed pattern", {"allow_list": [r"^be\d\d"], "allow_list_match": "regex"}, MAIL, {NRN}),
    ("case counts without flags",
     {"allow_list": ["be"], "allow_list_match": "regex", "regex_flags": 0}, MAIL, {NRN, IBAN}),
    ("empty terms allow nothing", {"allow_list": [""], "allow_list_match": "regex"}, MAIL,
     {NRN, IBAN}),
    ("a full-width look-alike", {}, MAIL.replace("85", "８５"),
     {(NRN[0], NUMBER.replace("85", "８５")), IBAN}),
    ("offsets behind signs outside the plane", {}, f"🦁🦁 {MAIL}", {NRN, IBAN}),
    ("offsets behind what vanishes", {}, f"\u00ad\u200b{MAIL}", {NRN, IBAN}),
    ("own pattern", {"ad_hoc_recognizers": [ZIP]}, "Zip code: 10023", {("ZIP", "10023")}),
    ("own pattern, not asked for", {"ad_hoc_recognizers": [ZIP], "entities": ["PERSON"]},
     "Zip code: 10023", set()),
    ("own pattern, asked for", {"ad_hoc_recognizers": [ZIP], "entities": ["ZIP"]},
     f"{MAIL} 10023", {("ZIP", "10023")}),
    ("own pattern under the threshold", {"ad_hoc_recognizers": [ZIP], "score_threshold": 0.1},
     "Zip code: 10023", set()),
    ("own pattern and context",
     {"ad_hoc_recognizers": [{**ZIP, "context": ["zip"]}], "score_threshold": 0.4},
     "Zip code: 10023 10024", {("ZIP", "10023"), ("ZIP", "10024")}),
    ("own pattern and given context",
     {"ad_hoc_recognizers": [{**ZIP, "context": ["zip"]}], "score_threshold": 0.4,
      "context": ["ZIP"]}, "10023", {("ZIP", "10023")}),
    ("deny list", {"ad_hoc_recognizers": [TITLE]}, "mrs. x, Mr. y, Mrsx., aMr. z",
     {("TITLE", "mrs."), ("TITLE", "Mr.")}),
    ("the longest of a deny list", {"ad_hoc_recognizers": [TITLE]}, "Mr. Jan, Mr. Janssens",
     {("TITLE", "Mr. Jan"), ("TITLE", "Mr.")}),
    ("deny list behind a letter that grows", {"ad_hoc_recognizers": [TITLE]}, "İİ MRS. x",
     {("TITLE", "MRS.")}),
    ("deny list with case",
     {"ad_hoc_recognizers": [{**TITLE, "global_regex_flags": 0}]}, "mrs. x, Mr. y",
     {("TITLE", "Mr.")}),
    ("own pattern on the allow list", {"ad_hoc_recognizers": [ZIP], "allow_list": ["10023"]},
     "10023 10024", {("ZIP", "10024")}),
    ("empty matches", {"ad_hoc_recognizers": [{**ZIP, "patterns": [
        {"name": "p", "regex": "x*", "score": 1}]}]}, "axxa", {("ZIP", "xx")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "text", "found"), [pytest.param(*case[1:], id=case[0]) for case in FOUND]
)
def test_finds(
    worker: Worker, fields: dict[str, Any], text: str, found: set[tuple[str, str]]
) -> None:
    assert worker.found(text, **fields) == found


# What is wrong, the body, status and the error.
WRONG: list[tuple[str, Any, int, str]] = [
    ("no text", {}, 500, "No text provided"),
    ("empty text", {"text": "", "language": "en"}, 500, "No text provided"),
    ("no texts", {"text": []}, 500, "No text provided"),
    ("null", None, 400, "Invalid request json"),
    ("a list", ["x"], 400, "Invalid request json"),
    ("text is a number", {"text": 85073099932}, 400, "text must be a string or an array"),
    ("a text is a number", {"text": ["x", 1]}, 400, "text must be an array of strings"),
    ("entities is a string", {"text": "x", "entities": "PERSON"}, 400, "entities must be"),
    ("an entity is a number", {"text": "x", "entities": [1]}, 400, "entities must be"),
    ("threshold is a word", {"text": "x", "score_threshold": "0.4"}, 400, "score_threshold must"),
    ("context is a string", {"text": "x", "context": "y"}, 400, "context must be an array"),
    ("allow list is a string", {"text": "x", "allow_list": "y"}, 400, "allow_list must be"),
    ("another way to match", {"text": "x", "allow_list": ["y"], "allow_list_match": "glob"}, 400,
     "allow_list_match must be exact or regex"),
    ("flags are a string",
     {"text": "x", "allow_list": ["y"], "allow_list_match": "regex", "regex_flags": "i"}, 400,
     "regex_flags must be a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "status", "error"), [pytest.param(*case[1:], id=case[0]) for case in WRONG]
)
def test_says_what_is_wrong(worker: Worker, body: Any, status: int, error: str) -> None:
    given, answer = worker.raw("presidio-analyze", json.dumps(body).encode())
    assert (given, list(answer)) == (status, ["error"])
    assert answer["error"].startswith(error)


def test_an_array_is_answered_by_an_array_of_arrays(worker: Worker) -> None:
    status, answers = worker.ask("analyze", text=["niets", "", MAIL], language="en")
    assert (status, [len(found) for found in answers]) == (200, [0, 0, 2])
    assert worker.ask("analyze", text=MAIL) == (200, answers[2])


def test_keys_and_explanation_are_presidios_in_order(worker: Worker) -> None:
    keys = sorted(RecognizerResult("X", 0, 1, 1.0).to_dict().keys() - {"recognition_metadata"})
    explanation = sorted(AnalysisExplanation("x", 1.0).to_dict())
    own = [{**ZIP, "context": ["zip"]}]
    text = f"{MAIL} Zip 10023"
    for asked in (True, False, None):
        _, results = worker.ask(
            "analyze", text=text, return_decision_process=asked, ad_hoc_recognizers=own
        )
        assert len(results) == 3
        for result in results:
            assert list(result) == keys
            why = result["analysis_explanation"]
            assert (list(why) == explanation) if asked else why is None
    _, results = worker.ask(
        "analyze", text=text, return_decision_process=True, ad_hoc_recognizers=own
    )
    why = {one["entity_type"]: one["analysis_explanation"] for one in results}
    assert why["BE_NATIONAL_NUMBER"]["validation_result"] is True
    assert why["BE_NATIONAL_NUMBER"]["supportive_context_word"].startswith("rijksregister")
    assert why["ZIP"]["pattern"] == ZIP["patterns"][0]["regex"]  # type: ignore[index]
    assert (why["ZIP"]["original_score"], why["ZIP"]["score"]) == (0.01, 0.4)


@pytest.mark.parametrize(
    "own",
    [
        {**ZIP, "patterns": [{"name": "p", "regex": f"x|{NUMBER}", "score": 0.5}]},
        {**ZIP, "patterns": None, "deny_list": [NUMBER]},
    ],
)
def test_explanation_holds_no_value(worker: Worker, own: dict[str, Any]) -> None:
    fields = {"return_decision_process": True, "ad_hoc_recognizers": [own], "entities": ["ZIP"]}
    _, results = worker.ask("analyze", text=MAIL, **fields)
    assert [one["entity_type"] for one in results] == ["ZIP"]
    assert NUMBER not in json.dumps(results)


WALLET = Finding("CRYPTO_WALLET", "financial", "text", 0, 4, 0.9, "crypto-wallet", ("pattern",))


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ([], ["CRYPTO"]),
        (["CRYPTO"], ["CRYPTO"]),
        (["CRYPTO_WALLET"], ["CRYPTO_WALLET"]),
        (["PERSON"], []),
    ],
)
def test_crypto_is_presidios_name_for_a_wallet(asked: list[str], answered: list[str]) -> None:
    class Finds:
        def find(self, text: str, said: list[str]) -> list[Finding]:
            return [WALLET, replace(WALLET, confidence=0.39)]

    body = json.dumps({"text": "3J98 x", "entities": asked}).encode()
    result = analyze(Finds(), Job("presidio-analyze", "1", "test", body))  # type: ignore[arg-type]
    assert [one["entity_type"] for one in json.loads(result.body)] == answered


def test_same_results_as_our_engine_called_in_presidios_way(worker: Worker) -> None:
    fields: dict[str, Any] = {"context": ["rekening"], "score_threshold": 0.0, "allow_list": ["x"]}
    text = f"{MAIL} tel. 0470 12 34 56, jan.peeters@example.org, BE 0203.201.340 of 10023"
    _, ours = worker.ask("analyze", text=text, **fields)
    engine = worker.served.scanner.engine
    theirs = engine.analyze(text, "en", **fields)
    assert {(o["entity_type"], o["start"], o["end"], o["score"]) for o in ours} == {
        (t.entity_type, t.start, t.end, t.score) for t in theirs
    }


OWN = [
    ZIP,
    TITLE | {"deny_list": ["Mr.", "Mrs."]},
    {**ZIP, "supported_entity": "FIVE", "patterns": [
        {"name": "wide", "regex": r"\d{5} \d{5}", "score": 0.5},
        {"name": "narrow", "regex": r"\d{5}", "score": 0.5},
        {"name": "high", "regex": r"24\b", "score": 0.9},
    ]},
]  # fmt: skip


def test_ad_hoc_recognizers_find_what_they_find_in_presidio(worker: Worker) -> None:
    """In order too: best first, overlapping ones of different entities beside each other."""
    stock = AnalyzerEngine(
        registry=RecognizerRegistry([], supported_languages=["en"]),
        nlp_engine=NoOpNlpEngine([{"lang_code": "en", "model_name": "none"}]),
        supported_languages=["en"],
    )
    for text in ("Mrs. 10023 10024 en mr. 1002410024, 10025-1234", "10023\n10024", "Mr.Mrs. Mr."):
        body = {"text": text, "language": "en", "ad_hoc_recognizers": OWN,
                "entities": ["ZIP", "TITLE", "FIVE"]}  # fmt: skip
        asked = AnalyzerRequest(body)
        expected = stock.analyze(
            text, "en", asked.entities, ad_hoc_recognizers=[*asked.ad_hoc_recognizers]
        )
        _, results = worker.ask("analyze", **body)
        ours = [(r["entity_type"], r["start"], r["end"], r["score"]) for r in results]
        theirs = [(r.entity_type, r.start, r.end, r.score) for r in expected]
        assert sorted(ours) == sorted(theirs)
        assert [one[3] for one in ours] == sorted((one[3] for one in ours), reverse=True)
