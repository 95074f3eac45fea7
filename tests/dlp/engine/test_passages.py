"""Sentences, lines and rows: what stands in the same passage and what does not."""

import pytest

from dlp.engine.passages import passages

CASES = [
    ("a 1 b 2", True, "one sentence"),
    ("a 1. Zo 2", False, "two sentences"),
    ("a 1! Zo 2", False, "an exclamation"),
    ('a 1?" «Zo 2', False, "quotes around the joint"),
    ("a 1. zo 2", True, "an abbreviation"),
    ("dr. Jan 1 en nr. 2", True, "an abbreviation before digits"),
    ("a 1 \nb 2", False, "two lines"),
    ("a;1\n\n\nb;2", False, "empty lines between"),
    ("a;1;b;2\n", True, "one row"),
    ("a 1. Été 2", False, "a capital with an accent"),
    ("a 1.Zo 2", True, "no space: no end"),
    ("a 1 😀. Zo 2", False, "beyond the basic plane"),
]


@pytest.mark.parametrize(("text", "same", "why"), CASES, ids=[row[2] for row in CASES])
def test_same_passage(text: str, same: bool, why: str) -> None:
    first, second = passages(text, [text.index("1"), text.index("2")])
    assert (first == second) is same
    assert first <= second


def test_every_position_has_a_passage() -> None:
    assert passages("Een. Twee. Drie", [0, 3, 5, 11, 14]) == [0, 0, 1, 2, 2]
    assert passages("Een. Twee", []) == []
    assert passages("", [0]) == [0]
