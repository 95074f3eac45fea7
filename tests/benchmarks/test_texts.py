"""What is measured on is what it is said to be."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
import regex as re

from benchmarks import texts
from dlp.engine.presidio import Engine
from dlp.normalise import normalise
from dlp.scanner import LEAST
from recognizers.belgium import national_number
from recognizers.general import iban

SIZES = (1_000, 10_000, 100_000)
ENGINE = Engine()
_NUMBER = re.compile(r"[0-9]+")


@pytest.mark.parametrize("maker", [texts.office, texts.dense, texts.table])
@pytest.mark.parametrize("size", SIZES)
def test_a_text_has_the_size_asked_for_and_is_the_same_again(
    maker: Callable[..., str], size: int
) -> None:
    text = maker(size)
    assert size - 4 < len(text.encode()) <= size
    assert maker(size) == text
    assert maker(size, 2) != text


def found(engine: Engine, text: str) -> int:
    return sum(hit.confidence >= LEAST for hit in engine.detect(normalise(text).text))


@pytest.mark.parametrize("seed", range(8))
def test_a_thousand_characters_of_office_text_hold_about_one_finding(seed: int) -> None:
    assert found(ENGINE, texts.office(1_000, seed)) in (1, 2)  # a sentence may hold two


def test_office_text_holds_one_finding_in_a_thousand_characters() -> None:
    assert 90 <= found(ENGINE, texts.office(100_000)) <= 110


def test_every_value_planted_in_office_text_is_found() -> None:
    kinds = {"{national}", "{iban}", "{phone}", "{email}", "{enterprise}", "{plate}", "{birth}"}
    carriers = (texts.PROSE / "carriers.txt").read_text(encoding="utf-8")
    assert {kind for kind in kinds if kind in carriers} == kinds
    for line in carriers.splitlines():
        sentence = line.format_map(texts.Values(Random(1)))
        assert found(ENGINE, sentence) == line.count("{"), line


def test_office_prose_itself_holds_nothing() -> None:
    assert found(ENGINE, (texts.PROSE / "office.txt").read_text(encoding="utf-8")) == 0


def test_own_prose_takes_the_place_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "own.txt"
    file.write_text("Een zin. Nog een zin.", encoding="utf-8")
    monkeypatch.setenv(texts.OWN_PROSE, str(file))
    texts.paragraphs.cache_clear()
    try:
        assert set(re.split(r"(?<=\.) ", texts.office(21))) == {"Een zin.", "Nog een zin."}
    finally:
        texts.paragraphs.cache_clear()


def test_dense_prose_holds_digits_four_times_as_thick_as_office_text() -> None:
    office, dense = (len(_NUMBER.findall(make(100_000))) for make in (texts.office, texts.dense))
    assert dense > 4 * office


@pytest.mark.parametrize("maker", [texts.office, texts.dense])
def test_prose_is_not_one_repeated_line(maker: Callable[..., str]) -> None:
    lines = [line for line in maker(100_000).split("\n") if len(line) > 60]
    assert len(set(lines)) > len(lines) / 2


def test_a_table_is_full_of_identifiers_that_hold() -> None:
    text = texts.table(10_000)
    rows = text.count("\n") - 1
    for recognizer in (national_number.RECOGNIZER, iban.RECOGNIZERS[0]):
        assert sum(1 for _ in recognizer.find(text)) >= rows
    assert "999" in text
