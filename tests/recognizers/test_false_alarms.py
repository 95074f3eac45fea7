"""The share of random look-alikes that pass is what each recognizer says it is."""

from math import sqrt

import pytest

from recognizers import ALL
from recognizers.base import Recognizer
from tests.recognizers.lookalikes import lookalikes

MOST = 100_000  # look-alikes
WANTED = 150  # expected passes, where MOST allows
SPREAD = 4.0  # standard deviations

SHAPED = [pytest.param(r, id=r.name) for r in ALL if r.shape is not None]


@pytest.mark.parametrize("recognizer", SHAPED)
def test_random_lookalikes_pass_as_often_as_stated(recognizer: Recognizer) -> None:
    rate = recognizer.random_pass_rate
    count = min(MOST, round(WANTED / rate))
    passed = sum(1 for _ in recognizer.find(lookalikes(recognizer, count)))
    assert abs(passed - count * rate) <= SPREAD * sqrt(count * rate * (1 - rate)) + 1


def test_every_check_of_digits_has_a_measured_rate() -> None:
    """A check that has no rate would be taken for certainty."""
    unmeasured = {
        r.entity for r in ALL if callable(r.check) and r.keep != "raw" and r.shape is None
    }
    assert not unmeasured
