"""A record made quickly is like any other of its kind."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from dlp.quick import quick


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
