"""A recognizer is held to its samples and to its stated false-alarm rate."""

from dataclasses import replace

from dlp.cli.samples import check_recognizer
from dlp.engine.presidio import Engine
from recognizers.base import hit, miss
from recognizers.belgium.national_number import RECOGNIZER

NUMBER = "rijksregisternummer 85.07.30-999.32"
ENGINE = Engine((RECOGNIZER,))


def test_a_recognizer_that_keeps_its_word() -> None:
    checked = check_recognizer(RECOGNIZER, ENGINE)
    assert list(checked.failures()) == []
    assert checked.samples == len(RECOGNIZER.samples)


def test_samples_are_judged_as_they_say() -> None:
    wrong = (
        hit("«niets»", "not found"),
        miss(NUMBER, "found"),
        replace(miss(NUMBER, "scanned and found"), scanned=True),
    )
    right = replace(hit("rijksregisternummer «85.07.30-999.32»", "scanned"), scanned=True)
    checked = check_recognizer(replace(RECOGNIZER, samples=(*wrong, right)), ENGINE)
    assert checked.failed == wrong


def test_a_rate_that_is_not_as_stated_is_a_failure() -> None:
    checked = check_recognizer(replace(RECOGNIZER, random_pass_rate=0.5), ENGINE)
    assert not checked.rate_holds
    assert "not 50.000%" in next(checked.failures())


def test_without_a_shape_there_is_no_rate() -> None:
    checked = check_recognizer(replace(RECOGNIZER, shape=None), ENGINE)
    assert checked.measured is None
    assert checked.rate_holds
