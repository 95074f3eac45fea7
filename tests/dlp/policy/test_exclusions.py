"""Exclusions: spellings of one value, days, patterns that cannot hold anything up."""

from datetime import date
from time import process_time

import pytest

from dlp.policy.exclusions import MAX_VALUE, ExclusionList, Exclusions, check_pattern

TODAY = date(2026, 7, 1)
YESTERDAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("listed", "value", "covered"),
    [
        ("BE68539007547034", "BE68 5390 0754 7034", True),
        ("BE68539007547034", "be68.5390-0754/7034", True),
        ("BE68539007547034", "BE68 5390 0754 7035", False),
        ("BE68539007547034", "BE68 5390 0754 703", False),
        ("dpo@example.org", "DPO@Example.org", True),
        ("Straße 1", "STRASSE 1", True),
        ("０９ ２６６ ７６ ７６", "09/266.76.76", True),
        ("---", "...", False),
    ],
)
def test_values_are_compared_without_case_and_separators(
    listed: str, value: str, *, covered: bool
) -> None:
    exclusions = Exclusions([ExclusionList("IBAN_CODE", (listed,))])
    assert exclusions.covers("IBAN_CODE", value, TODAY) is covered
    assert not exclusions.covers("PHONE_NUMBER", value, TODAY)


@pytest.mark.parametrize(
    ("pattern", "value", "covered"),
    [
        (r"(?i)info@.+\.example\.org", "Info@sport.example.org", True),
        (r"info@", "info@example.org", False),  # the whole value, not its beginning
        (r"x.*", "x" * (MAX_VALUE + 1), False),
    ],
)
def test_patterns_hold_for_the_whole_value(pattern: str, value: str, *, covered: bool) -> None:
    exclusions = Exclusions([ExclusionList("EMAIL_ADDRESS", patterns=(pattern,))])
    assert exclusions.covers("EMAIL_ADDRESS", value, TODAY) is covered


@pytest.mark.parametrize(
    ("until", "covered"), [(None, True), (TODAY, True), (YESTERDAY, False), (date.max, True)]
)
def test_an_exclusion_ends(until: date | None, *, covered: bool) -> None:
    for one in (
        ExclusionList("PERSON", ("Jan Testmans",), until=until),
        ExclusionList("PERSON", patterns=("Jan Test.+",), until=until),
    ):
        assert Exclusions([one]).covers("PERSON", "Jan Testmans", TODAY) is covered


def test_the_longest_of_two_exclusions_counts() -> None:
    lists = [ExclusionList("PERSON", ("Jan",), until=until) for until in (TODAY, YESTERDAY)]
    assert Exclusions(lists).covers("PERSON", "Jan", TODAY)


def test_a_slow_pattern_excludes_nothing_and_ends() -> None:
    exclusions = Exclusions([ExclusionList("PERSON", patterns=(r"(x+x+)+y",))])
    start = process_time()
    assert not exclusions.covers("PERSON", "x" * MAX_VALUE, TODAY)
    assert process_time() - start < 0.5


@pytest.mark.parametrize("pattern", ["(", ".*", r"[\s\S]+", "x" * 201, "(?P<a>x)(?P<a>", ".{1,20}"])
def test_patterns_that_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="a pattern "):
        check_pattern(pattern)


def test_nothing_is_shown_of_the_values() -> None:
    exclusions = Exclusions([ExclusionList("PERSON", ("canary",), ("canary.*",))])
    assert "canary" not in repr(exclusions)
    assert "canary" not in repr(ExclusionList("PERSON", ("canary",), ("canary.*",)))
    assert exclusions
    assert not Exclusions()
