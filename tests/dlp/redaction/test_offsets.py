"""Offsets in the caller's unit, against encoding every prefix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.data import OffsetUnit
from dlp.redaction.offsets import convert

TEXTS = st.text(st.sampled_from("aé€😀\ud83d\udc00\n") | st.characters())


def naive(text: str, offset: int, unit: OffsetUnit) -> int:
    if unit == "utf16":
        return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    return len(text[:offset].encode("utf-8", "surrogatepass")) if unit == "byte" else offset


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "byte"])
@given(data=st.data())
def test_is_the_length_of_the_encoded_prefix(unit: OffsetUnit, data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    offsets = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    assert convert(text, offsets, unit) == [naive(text, offset, unit) for offset in offsets]


CASES = [
    ("a😀é", "codepoint", [0, 1, 2, 3]),
    ("a😀é", "utf16", [0, 1, 3, 4]),
    ("a😀é", "byte", [0, 1, 5, 7]),
    ("abc", "byte", [0, 1, 2, 3]),
    ("", "utf16", [0]),
]


@pytest.mark.parametrize(("text", "unit", "expected"), CASES)
def test_examples(text: str, unit: OffsetUnit, expected: list[int]) -> None:
    assert convert(text, range(len(text) + 1), unit) == expected


@pytest.mark.parametrize("offsets", [[2, 1], [4], [-1]])
@pytest.mark.parametrize("text", ["abc", "a€c"])
def test_refuses_offsets_that_cannot_be(text: str, offsets: list[int]) -> None:
    with pytest.raises(ValueError, match="must not decrease, nor pass the end"):
        convert(text, offsets, "byte")
