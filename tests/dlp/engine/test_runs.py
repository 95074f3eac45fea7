"""Which patterns are tried at which digits, by the shape of a run."""

import pytest

from dlp.engine import runs
from dlp.engine.runs import Runs, kinds, solid
from recognizers.base import Anchor

ELEVEN = Anchor(digits=(11, 11), reach=0, begins="0123456789")
TEN = Anchor(digits=(10, 10), reach=1, begins="(0")
QUAD = Anchor(digits=(4, 40), dots=3, reach=0, begins="0123456789")
LOOSE = Anchor(digits=(8, 9), reach=2)

TRIES = [
    ("85.07.30-999.32", {0: [0]}, "one number of eleven digits"),
    ("x 85073099932,", {0: [2]}, "behind something else"),
    ("2023 85.07.30-999.32", {0: [5]}, "a year before it is another number"),
    ("85 07 30 999 32", {0: [0]}, "numbers that add up"),
    ("85.07.30-999.321", {}, "too many digits joined"),
    ("0470 12 34 56", {1: [0]}, "ten digits"),
    ("1 0470 12 34 56", {1: [2], 0: [0]}, "ten of eleven"),
    ("12.345,67", {}, "an amount"),
]


@pytest.mark.parametrize(("text", "tries", "why"), TRIES, ids=[row[2] for row in TRIES])
def test_where_patterns_are_tried(text: str, tries: dict[int, list[int]], why: str) -> None:
    found, around = Runs([(0, ELEVEN), (1, TEN)], after_letter=False).read(text, kinds(text))
    assert found == tries
    assert not around


def test_few_digits_with_dots() -> None:
    reader = Runs([(0, ELEVEN), (1, QUAD)], after_letter=False)
    for text, places in (("op 10.0.0.1/24", [3]), ("10.0.0", []), ("2.3", []), ("12.345,67", [])):
        found, _ = reader.read(text, kinds(text))
        assert found.get(1, []) == places, text


def test_others_want_a_window() -> None:
    text = "nr 12 345 678 en 1234567 en 1234.5678"
    _, around = Runs([(0, LOOSE)], after_letter=False).read(text, kinds(text))
    assert around == {(0,): [(3, 13), (28, 37)]}


def test_what_is_taken_is_passed_over() -> None:
    text = "85073099932 85073099932"
    found, _ = Runs([(0, ELEVEN)], after_letter=False).read(text, kinds(text), [(0, 23)])
    assert not found


def test_after_a_letter() -> None:
    reader = Runs([(0, Anchor(digits=(2, 40), after_letter=True, begins="B"))], after_letter=True)
    for text, places in (
        ("BE71 0961", [2]),
        ("a-12", [2]),
        ("BE 71", [3]),
        ("x 71", []),
        ("7", []),
    ):
        found, _ = reader.read(text, kinds(text))
        assert found.get(0, []) == places, text


def test_memory_of_shapes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "SHAPES", 3)
    reader = Runs([(0, ELEVEN)], after_letter=False)
    for gap in (" ", ".", "-", "/", "(", ")", "--", ".."):
        text = f"850{gap}7309{gap}9932"
        first = reader.read(text, kinds(text))
        assert reader.read(text, kinds(text)) == first
        assert len(reader._known) <= 3


def test_long_words() -> None:
    sorts = kinds("abc 1A2b3C4d5E é1A2b3C4d5E-x")
    assert solid(sorts, 10) == [(4, 14), (15, 26)]
    assert solid(sorts, 12) == []
