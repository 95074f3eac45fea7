"""The peer is a fair one: the stock engine finds what our patterns and checks find."""

import pytest
from presidio_analyzer import AnalyzerEngine

from benchmarks import stock
from dlp.data import LANGUAGES
from recognizers import ALL


@pytest.fixture(scope="module")
def engine() -> AnalyzerEngine:
    return stock.with_our_patterns()


@pytest.mark.parametrize("language", LANGUAGES)
def test_stock_engine_finds_with_our_patterns_and_checks(
    engine: AnalyzerEngine, language: str
) -> None:
    text = "85.07.30-999.32 en BE71 0961 2345 6769, niet 85.07.30-999.33"
    found = {(r.entity_type, r.start, r.end) for r in engine.analyze(text, language)}
    assert ("BE_NATIONAL_NUMBER", 0, 15) in found
    assert ("IBAN_CODE", 19, 38) in found
    assert not {one for one in found if one[0] == "BE_NATIONAL_NUMBER" and one[1] > 0}


def test_stock_engine_has_one_recognizer_per_entity_and_language(
    engine: AnalyzerEngine,
) -> None:
    assert len(list(engine.registry.recognizers)) == len(ALL) * len(LANGUAGES)


def test_stock_engine_with_its_own_recognizers_needs_no_network() -> None:
    found = stock.with_its_own().analyze("write to an@example.com", "en")
    assert "EMAIL_ADDRESS" in {one.entity_type for one in found}
