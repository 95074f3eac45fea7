"""Our engine and a stock AnalyzerEngine with our recognizers give the same findings."""

import logging
import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from dlp.engine.name_alone import doubted_alone
from dlp.engine.overlap import Hit, winners
from dlp.engine.plate_forms import with_forms
from dlp.engine.presidio import Engine, belgian_recognizers, load_others
from dlp.engine.public_places import with_places
from dlp.engine.sensitive import RECOGNIZERS as SENSITIVE
from dlp.engine.told_secrets import NAME as TOLD
from dlp.errors import ConfigurationError
from recognizers import ALL
from tests.dlp.engine.texts import corpus

SHARES = 8  # of the corpus, so that several processes may go through it
SPECIFICITY = {recognizer.name: recognizer.specificity for recognizer in ALL}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="module")
def stock() -> AnalyzerEngine:
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    return AnalyzerEngine(
        registry=RecognizerRegistry(belgian_recognizers("nl"), supported_languages=["nl"]),
        nlp_engine=NoOpNlpEngine([{"lang_code": "nl", "model_name": "none"}]),
        supported_languages=["nl"],
    )


def stock_hits(stock: AnalyzerEngine, text: str) -> list[Hit]:
    return winners(
        Hit(
            result.start,
            result.end,
            result.entity_type,
            name := result.recognition_metadata["recognizer_name"],
            result.score,
            tuple(result.analysis_explanation.textual_explanation.split(", ")),
            SPECIFICITY[name],
        )
        for result in stock.analyze(text, "nl", return_decision_process=True)
    )


@pytest.mark.parametrize("share", range(SHARES))
def test_same_findings_as_the_stock_engine_over_the_corpus(
    engine: Engine, stock: AnalyzerEngine, share: int
) -> None:
    texts = corpus()[share::SHARES]
    assert len(texts) > 250
    for text in texts:
        found = engine.detect(text)
        ours = [without_name(hit) for hit in found if hit.recognizer not in SENSITIVE]
        told = [hit for hit in found if hit.recognizer == TOLD]  # wins over what is unsure
        placed = with_forms(text, with_places(text, stock_hits(stock, text), named=False))
        theirs = [
            without_name(hit)
            for hit in doubted_alone(placed)
            if not any(hit.start < one.end and one.start < hit.end for one in told)
        ]
        assert ours == theirs, text[:60]


def without_name(hit: Hit) -> tuple[object, ...]:
    """Of equals over the same characters the stock engine keeps any one, not the most specific."""
    return hit.start, hit.end, hit.entity, hit.confidence


MAIL = "Mijn rijksregisternummer is 85.07.30-999.32 en mijn rekening BE68 5390 0754 7034."


@pytest.mark.parametrize("language", [None, "nl", "en", "tlh", ""])
def test_any_language_or_none(engine: Engine, language: str | None) -> None:
    found = {result.entity_type for result in engine.analyze(MAIL, language)}
    assert found == {"BE_NATIONAL_NUMBER", "IBAN_CODE"}


def test_analyze_takes_presidios_arguments(engine: Engine) -> None:
    def entities(**arguments: Any) -> list[str]:
        return [result.entity_type for result in engine.analyze(MAIL, **arguments)]

    assert entities(entities=["IBAN_CODE", "NO_SUCH_THING"]) == ["IBAN_CODE"]
    assert entities(score_threshold=1.1) == []
    assert entities(allow_list=["85.07.30-999.32"]) == ["IBAN_CODE"]
    assert entities(allow_list=[r"BE\d\d.*"], allow_list_match="regex") == ["BE_NATIONAL_NUMBER"]
    bare = engine.analyze("85073099932")[0].score
    assert engine.analyze("85073099932", context=["rijksregister"])[0].score > bare
    explained = engine.analyze(MAIL, return_decision_process=True)[0].analysis_explanation
    assert "check-digits" in explained.textual_explanation
    assert engine.analyze(MAIL)[0].analysis_explanation is None


def zip_code(score: float = 0.3) -> PatternRecognizer:
    return PatternRecognizer(
        "PARKING_PERMIT",
        name="parking",
        patterns=[Pattern("p", r"\bPP-\d{4}\b", score)],
        context=["bewonerskaart"],
    )


def test_ad_hoc_recognizers_and_their_context(engine: Engine) -> None:
    found = engine.analyze("see PP-1234", ad_hoc_recognizers=[zip_code()])
    assert [(r.entity_type, r.score) for r in found] == [("PARKING_PERMIT", 0.3)]
    found = engine.analyze("bewonerskaart PP-1234", ad_hoc_recognizers=[zip_code()])
    assert found[0].score == pytest.approx(0.65)


def test_presidios_recognizers_run_beside_ours() -> None:
    engine = Engine(others=[zip_code(0.6)])
    found = engine.detect("bewonerskaart PP-1234 van 85.07.30-999.32")
    assert [(hit.entity, hit.recognizer) for hit in found] == [
        ("PARKING_PERMIT", "parking"),
        ("BE_NATIONAL_NUMBER", "be-national-number"),
    ]
    assert "PARKING_PERMIT" in engine.get_supported_entities()


def test_presidios_email_recognizer_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    (email,) = load_others([], ["EmailRecognizer"])
    found = Engine((), [email]).detect("mail naar jan@voorbeeld.be aub")
    assert [hit.entity for hit in found] == ["EMAIL_ADDRESS"]


def test_entries_that_presidio_builds_itself() -> None:
    (email,) = load_others(
        [
            (
                "own.yaml:2: recognizers[0]",
                {"name": "EmailRecognizer", "type": "predefined", "supported_languages": ["nl"]},
            )
        ],
        [],
    )
    assert [hit.entity for hit in Engine((), [email]).detect("jan@voorbeeld.be")] == [
        "EMAIL_ADDRESS"
    ]


def test_every_wrong_name_and_entry_is_named() -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_others([("own.yaml:2: recognizers[0]", {"type": "predefined"})], ["EmailRecogniser"])
    assert "own.yaml:2: recognizers[0]: Presidio cannot build this" in caught.value.mistakes[0]
    assert "did you mean EmailRecognizer?" in caught.value.mistakes[1]


def test_categories_of_entities_that_ours_and_presidios_add() -> None:
    own = replace(ALL[0], entity="PARKING_PERMIT", category="vehicle")
    engine = Engine((own,), others=[zip_code()])
    assert engine.category("PARKING_PERMIT") == "vehicle"
    assert engine.category("PERSON") == "person"
    assert engine.category("SOMETHING_ELSE") == "case_file"


def test_the_example_of_the_readme_runs() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    (code,) = (
        block.partition("```")[0]
        for block in readme.split("```python\n")[1:]
        if "belgian_recognizers" in block
    )
    names: dict[str, Any] = {}
    exec(code, names)  # our own README
    assert [(r.entity_type, r.start, r.end) for r in names["results"]] == [
        ("BE_NATIONAL_NUMBER", 5, 20)
    ]
