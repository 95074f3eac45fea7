"""What a value becomes under each operator."""

from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.redaction.operators import Operator, canonical, keep_last, mask, operator, pseudonym
from recognizers.base import reduce

KEY = b"k" * 32


@dataclass
class AsModel:
    """The policy's model has attributes instead of keys."""

    mask: bool | None = None
    keep_last: int | None = None


SETTINGS = [
    (None, Operator("placeholder")),
    ({"placeholder": True}, Operator("placeholder")),
    ({"mask": True}, Operator("mask")),
    ({"keep_last": 2}, Operator("keep_last", 2)),
    ({"keep_last": True}, Operator("keep_last", 4)),
    ({"keep_last": 4, "mask": None}, Operator("keep_last", 4)),
    ({"pseudonym": True}, Operator("pseudonym")),
    (AsModel(mask=True), Operator("mask")),
    (AsModel(keep_last=3), Operator("keep_last", 3)),
]


@pytest.mark.parametrize(("settings", "expected"), SETTINGS)
def test_reads_settings(settings: Any, expected: Operator) -> None:
    assert operator(settings) == expected


@pytest.mark.parametrize(
    "settings", [{}, {"remove": True}, {"mask": True, "pseudonym": True}, "mask"]
)
def test_refuses_what_is_not_one_operator(settings: Any) -> None:
    with pytest.raises(ValueError, match="exactly one of placeholder, mask, keep_last, pseudonym"):
        operator(settings)


# value, masked, last four kept
VALUES = [
    ("BE68 5390 0754 7034", "**** **** **** ****", "**** **** **** 7034"),
    ("BE68539007547034", "****************", "************7034"),
    ("85.07.30-999.32", "**.**.**-***.**", "**.**.**-*99.32"),
    ("jan@example.be", "***@*******.**", "***@*****le.be"),
    ("1234", "****", "**34"),
    ("123", "***", "**3"),
    ("1", "*", "*"),
    ("p@$$w!", "*@****", "*@**w!"),
    ("Renée", "*****", "***ée"),
    ("１２３４", "****", "**３４"),
    ("😀1", "**", "*1"),
    ("--", "--", "--"),
]


@pytest.mark.parametrize(("value", "masked", "kept"), VALUES)
def test_masks(value: str, masked: str, kept: str) -> None:
    assert mask(value) == masked
    assert keep_last(value, 4) == kept


@given(st.text(min_size=1), st.integers(1, 8))
def test_a_mask_is_as_long_as_the_value_and_shows_at_most_half(value: str, keep: int) -> None:
    kept, hidden = keep_last(value, keep), mask(value)
    assert len(kept) == len(hidden) == len(value)
    shown = sum(k != h for k, h in zip(kept, hidden, strict=True))
    assert shown <= min(keep, hidden.count("*") // 2)


SAME = [
    ("BE68 5390 0754 7034", "be68-5390-0754-7034", True),
    ("８５.07.30-999.32", "85073099932", True),
    ("٨٥073099932", "85073099932", True),
    ("85\u200b073099932", "85073099932", True),
    ("Rene\u0301e", "RENÉE", True),
    ("Иван", "Пётр", False),
    ("--", "..", False),
    ("😀", "😁", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_spellings_of_one_value_are_equal(one: str, other: str, same: bool) -> None:
    assert (canonical(one) == canonical(other)) is same
    assert (pseudonym("X", canonical(one), KEY) == pseudonym("X", canonical(other), KEY)) is same


@given(st.text(st.characters(max_codepoint=127), min_size=1))
def test_ascii_is_reduced_as_recognizers_do(value: str) -> None:
    assert canonical(value) == (reduce(value, "alnum") or value)


def test_a_pseudonym_is_stable_and_depends_on_entity_and_key() -> None:
    name = pseudonym("IBAN_CODE", "BE68539007547034", KEY)
    assert name == "<IBAN_CODE_sxxyrsb6>"
    assert pseudonym("PERSON", "BE68539007547034", KEY)[-9:] != name[-9:]
    assert pseudonym("IBAN_CODE", "BE68539007547034", b"other" * 7) != name
    assert pseudonym("PERSON", "\ud800", KEY).startswith("<PERSON_")
