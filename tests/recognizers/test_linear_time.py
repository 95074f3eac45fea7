"""No pattern takes more than linear time, whatever it reads."""

from time import process_time_ns

import pytest

from recognizers import ALL
from recognizers.base import Recognizer

SIZE = 12_000  # code points
RATIO = 4.0  # twice the text may take so many times as long: quadratic would be 4 and more
SLACK_NS = 4_000_000  # below this a ratio says nothing
CEILING_NS_PER_CHAR = 8_000  # a bounded pattern that is hopelessly slow fails as well

# Each is repeated to the size wanted.
UNITS: dict[str, str] = {
    "digits": "1234567890",
    "ones": "1",
    "zeros": "0",
    "spaced digits": "1 2 3 4 5 6 7 8 9 0 ",
    "spaced pairs": "04 70 ",
    "dotted": "85.07.30.",
    "hyphens": "12-",
    "slashes": "01/02/",
    "spaces": " ",
    "dots": ".",
    "separators": " .-/",
    "plus": "+",
    "plus and digits": "+32 ",
    "brackets": "(0)",
    "stars": "*** ",
    "letters": "a",
    "capitals": "A",
    "letters and digits": "a1",
    "capitals and digits": "BE68 ",
    "Guatemala": "GT82TRAJ",
    "at signs": "@",
    "mail": "a@a.",
    "mail hosts": "a.a-",
    "labels": "x@" + "a" * 62 + ".",
    "colons": ":",
    "groups": "fe80:",
    "gaps": "::",
    "quads": "10.0.0.",
    "months": "30 juli ",
    "plates": "1-ABC-12 ",
    "cards": "4111 1111 1111 111 ",
    "accents": "é",
}


def _nanoseconds(recognizer: Recognizer, text: str) -> int:
    best = 0
    for _ in range(3):
        start = process_time_ns()
        for _span in recognizer.find(text):
            pass
        spent = process_time_ns() - start
        best = spent if best == 0 else min(best, spent)
    return best


@pytest.mark.parametrize("recognizer", [pytest.param(r, id=r.name) for r in ALL])
def test_twice_the_text_takes_about_twice_as_long(recognizer: Recognizer) -> None:
    for name, unit in UNITS.items():
        text = unit * (SIZE // len(unit))
        once, twice = _nanoseconds(recognizer, text), _nanoseconds(recognizer, text * 2)
        assert twice <= once * RATIO + SLACK_NS, name
        assert twice <= len(text) * 2 * CEILING_NS_PER_CHAR, name
