"""What is measured on is what it is said to be."""

from collections.abc import Callable

import pytest

from benchmarks import texts
from dlp.engine.presidio import Engine
from dlp.normalise import normalise
from recognizers.belgium import national_number
from recognizers.general import iban

SIZES = (1_000, 10_000, 100_000)


@pytest.mark.parametrize("maker", [texts.office, texts.table])
@pytest.mark.parametrize("size", SIZES)
def test_a_text_has_the_size_asked_for_and_is_the_same_again(
    maker: Callable[..., str], size: int
) -> None:
    text = maker(size)
    assert size - 4 < len(text.encode()) <= size
    assert maker(size) == text
    assert maker(size, 2) != text


def test_prose_holds_about_one_finding_in_a_thousand_characters() -> None:
    text = texts.office(100_000)
    assert 50 < len(Engine().detect(normalise(text).text)) < 150


def test_prose_is_not_one_repeated_line() -> None:
    lines = [line for line in texts.office(100_000).split("\n") if len(line) > 60]
    assert len(set(lines)) > len(lines) / 2


def test_a_table_is_full_of_identifiers_that_hold() -> None:
    text = texts.table(10_000)
    rows = text.count("\n") - 1
    for recognizer in (national_number.RECOGNIZER, iban.RECOGNIZERS[0]):
        assert sum(1 for _ in recognizer.find(text)) >= rows
    assert "999" in text
