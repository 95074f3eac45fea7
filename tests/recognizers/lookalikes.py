"""Random look-alikes of a recognizer's shape, the same on every run."""

from random import Random
from string import ascii_uppercase, digits

from recognizers.base import Recognizer


def lookalikes(recognizer: Recognizer, count: int) -> str:
    """That many look-alikes, one a line. # is a digit, @ a capital, the rest stands as it is."""
    assert recognizer.shape is not None
    draw = Random(recognizer.name)
    pools = {"#": digits, "@": ascii_uppercase}
    return "\n".join(
        "".join(draw.choice(pools[c]) if c in pools else c for c in recognizer.shape)
        for _ in range(count)
    )
