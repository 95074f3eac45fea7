"""The likeliest sequence that makes sense."""

import numpy as np
import pytest

from dlp.engine.decode import CLASSES, MOST_FAINT, POSSIBLE, Floats, Name, decode, faint


def rows(*likely: str, sure: float = 0.9) -> Floats:
    """Probabilities in which each class named has `sure` and the rest share what is left."""
    table = np.full((len(likely), len(CLASSES)), (1 - sure) / (len(CLASSES) - 1), dtype="float32")
    for i, name in enumerate(likely):
        table[i, CLASSES.index(name)] = sure
    return table


CASES = [
    (("O", "U-PERSON", "O"), [(1, 2, "PERSON")]),
    (("B-PERSON", "I-PERSON", "L-PERSON"), [(0, 3, "PERSON")]),
    (("U-PERSON", "U-LOCATION"), [(0, 1, "PERSON"), (1, 2, "LOCATION")]),
    (("O", "O"), []),
]


@pytest.mark.parametrize(("likely", "expected"), CASES)
def test_names(likely: tuple[str, ...], expected: list[tuple[int, int, str]]) -> None:
    assert [name[:3] for name in decode(rows(*likely))] == expected


@pytest.mark.parametrize("likely", [("B-PERSON", "O"), ("I-PERSON",), ("B-PERSON", "L-LOCATION")])
def test_what_makes_no_sense_is_mended(likely: tuple[str, ...]) -> None:
    for name in decode(rows(*likely)):
        assert 0 <= name.start < name.end <= len(likely)
        assert 0 < name.probability <= 1


def test_the_surer_the_words_the_surer_the_name() -> None:
    low, high = (decode(rows("U-PERSON", sure=p))[0].probability for p in (0.6, 0.95))
    assert low < high


def possible(*masses: float) -> Floats:
    """Probabilities in which each word is a person of one word with that mass, else no name."""
    table = np.zeros((len(masses), len(CLASSES)), dtype="float32")
    for i, mass in enumerate(masses):
        table[i, CLASSES.index("U-PERSON")], table[i, 0] = mass, 1 - mass
    return table


FAINT = [
    ((0.0, 0.3, 0.45, 0.1), [(1, 3)]),
    ((0.3, 0.1, 0.3), [(0, 1), (2, 3)]),
    ((0.19, 0.0), []),
    ((0.3,) * (MOST_FAINT + 1), []),
]


@pytest.mark.parametrize(("masses", "expected"), FAINT)
def test_people_who_are_only_possible(
    masses: tuple[float, ...], expected: list[tuple[int, int]]
) -> None:
    table = possible(*masses)
    found = faint(table, decode(table))
    assert [(name.start, name.end) for name in found] == expected
    assert all(name.probability <= POSSIBLE for name in found)


def test_no_name_is_possible_where_one_stands() -> None:
    assert not faint(possible(0.4), [Name(0, 1, "LOCATION", 0.9)])
