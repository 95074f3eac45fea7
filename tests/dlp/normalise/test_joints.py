"""A value cut over messages or cells stands whole in a joint, and leads back to each of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.normalise import joints, normalise

CUT = [
    (["RRN 85.07.30-", "999.32 dank"], "85.07.30-999.32", ("85.07.30-", "999.32")),
    (["RRN 85.07.30-999", ".32"], "85.07.30-999.32", ("85.07.30-999", ".32")),
    (["RRN 850730 \n", "  99932"], "85073099932", ("850730", "99932")),
    (["BE68 53", "90 07", "54 7034 ok"], "BE68 5390 0754 7034", ("BE68 53", "90 07", "54 7034")),
    (["8507", "", "  ", "3099932"], "85073099932", ("8507", "3099932")),
    (["mail jan.peeters", "@example.be"], "jan.peeters@example.be", ("jan.peeters", "@example.be")),
    (["x" * 500 + " nr 850730", "99932"], "85073099932", ("850730", "99932")),
    (list("85073099932"), "85073099932", tuple("85073099932")),
]


@pytest.mark.parametrize(("parts", "value", "pieces"), CUT)
def test_a_value_cut_over_parts(parts: list[str], value: str, pieces: tuple[str, ...]) -> None:
    (joint,) = joints(parts)
    at = joint.text.index(value)
    assert joint.crosses(at, at + len(value))
    source = joint.source(at, at + len(value))
    assert tuple(parts[i][start:end] for i, start, end in source) == pieces


NONE = [
    [],
    ["85.07.30-999.32"],
    ["Dag,", "hoe gaat het?"],
    ["In 2024.", "12 punten"],
    ["Wat is 12345678?", "Dat weet ik niet."],
]


@pytest.mark.parametrize("parts", NONE)
def test_no_joint_where_nothing_goes_on(parts: list[str]) -> None:
    assert list(joints(parts)) == []


def test_what_stands_in_one_part_does_not_cross() -> None:
    (joint,) = joints(["RRN 85.07.30-999.32 en 12", "34"])
    at = joint.text.index("85.07.30-999.32")
    assert not joint.crosses(at, at + 15)
    assert joint.crosses(at, len(joint.text))


@given(st.lists(st.text(alphabet="0123456789. -@ax\n", max_size=70), max_size=8))
def test_every_character_leads_back(parts: list[str]) -> None:
    for joint in joints(parts):
        for i, char in enumerate(joint.text):
            ((part, start, end),) = joint.source(i, i + 1)
            assert parts[part][start:end] == char
        whole = joint.source(0, len(joint.text))
        assert "".join(parts[i][start:end] for i, start, end in whole) == joint.text
        normal = normalise(joint.text)
        assert normal.body <= len(joint.text)


@pytest.mark.parametrize("part", ["1", "8507", "1 " * 30, "a@", "x" * 200 + "1"])
def test_linear_in_the_parts(part: str) -> None:
    def spent(n: int) -> float:
        start = time.process_time()
        size = sum(len(joint.text) for joint in joints([part] * n))
        assert size <= 400 * n
        return time.process_time() - start

    small = spent(5_000)
    assert spent(10_000) < 4 * small + 0.05
