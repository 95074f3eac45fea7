"""A record made quickly is like any other of its kind."""

import gc
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from dlp.quick import quick, seldom_collected


@dataclass(frozen=True, slots=True)
class Kind:
    """A frozen record."""

    where: int
    what: str = field(default="x", repr=False)
    more: list[int] = field(default_factory=list)


def test_it_is_equal_hidden_and_frozen() -> None:
    made = quick(Kind)(3, what="secret")
    assert type(made) is Kind
    assert made == Kind(3, "secret")
    assert "secret" not in repr(made)
    assert replace(made, where=4) == Kind(4, "secret")
    assert quick(Kind)(1).more is not quick(Kind)(1).more
    with pytest.raises(FrozenInstanceError):
        made.where = 4  # type: ignore[misc]


def test_a_field_that_lacks_is_an_error() -> None:
    with pytest.raises(TypeError):
        quick(Kind)()  # type: ignore[call-arg]


def test_the_collector_looks_less_often_for_a_while() -> None:
    before = gc.get_threshold()
    seen: list[int] = []

    @seldom_collected()
    def fails() -> None:
        seen.append(gc.get_threshold()[0])
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fails()
    assert seen[0] > before[0]
    assert gc.get_threshold() == before
    try:
        gc.set_threshold(0)
        with seldom_collected():
            assert gc.get_threshold()[0] == 0, "who has switched it off keeps it off"
    finally:
        gc.set_threshold(*before)
