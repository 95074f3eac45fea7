"""Fixed texts are found where they stand, few or many."""

import pytest

from dlp.engine.literals import FEW, Literals

SOME = ("@", "::", "AKIA", "ghp_")
MANY = (*SOME, *(f"key{number}-" for number in range(FEW)))
TEXT = "é a@b::c akia1 ghp_x GHP_y \u0416 @"
FOUND = {"@": [3, 29], "::": [5], "akia": [9], "ghp_": [15, 21]}


@pytest.mark.parametrize("literals", [SOME, MANY], ids=["few", "many"])
def test_where_they_stand(literals: tuple[str, ...]) -> None:
    assert Literals(literals).read(TEXT) == FOUND


def test_none_are_nowhere() -> None:
    assert Literals(()).read(TEXT) == {}


def test_only_ascii() -> None:
    with pytest.raises(UnicodeEncodeError):
        Literals(["é"])
