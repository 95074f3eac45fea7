"""Telephone numbers: what its country's plan knows, and what it does not."""

import pytest

from dlp.engine.checks import NAMED, phone

NUMBERS = [
    ("092667676", True, "fixed line, Ghent"),
    ("025555555", True, "fixed line, Brussels"),
    ("014539130", True, "fixed line, three-digit area"),
    ("0470123456", True, "mobile"),
    ("0455123456", True, "mobile, newer series"),
    ("080012033", True, "free of charge"),
    ("070233077", True, "shared cost"),
    ("+32470123456", True, "international"),
    ("0032470123456", True, "international with 00"),
    ("+32 (0)470 12 34 56", True, "the 0 kept in brackets"),
    ("32470123456", True, "without plus"),
    ("+31201234567", True, "Netherlands"),
    ("0031201234567", True, "Netherlands with 00"),
    ("+33142345678", True, "France"),
    ("0142345678", True, "France, national"),
    ("+352621123456", True, "Luxembourg"),
    ("+493012345678", True, "Germany"),
    ("0470 12 34 5", False, "a digit short"),
    ("04701234567890123", False, "too many digits"),
    ("012345678", True, "fixed line, Hasselt"),
    ("000000000", False, "zeros"),
    ("+32112", False, "an emergency number is nobody's"),
    ("+999123456789", False, "no such country"),
    ("0", False, "one digit"),
    ("", False, "nothing"),
    ("+", False, "a plus"),
]


@pytest.mark.parametrize(("digits", "valid", "why"), NUMBERS, ids=[row[2] for row in NUMBERS])
def test_telephone_numbers(digits: str, valid: bool, why: str) -> None:
    assert phone(digits) is valid


def test_recognizers_name_the_check() -> None:
    assert NAMED["phone"] is phone
