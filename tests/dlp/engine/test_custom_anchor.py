"""What runs around digits only finds what it would find everywhere."""

from random import Random

import pytest
import regex as re

from dlp.engine.context import Vocabulary
from dlp.engine.custom import build
from dlp.engine.custom_anchor import anchor
from dlp.engine.custom_entry import Entry
from dlp.engine.custom_regex import parse
from dlp.engine.schedule import Schedule
from dlp.engine.score import Facts
from recognizers import ALL
from recognizers.base import Anchor

FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL
ANCHORED = (  # pattern, least digits, signs before, signs after
    (r"\bPP-[0-9]{6}\b", 6, 3, 1),
    (r"(?<![^\W_])[A-Z]{2}-?[0-9]{2}[ .]?[0-9]{2,4}(?![^\W_])", 4, 3, 1),
    (r"#[0-9][0-9]", 2, 1, 1),
    (r"\d[1-9][05]", 3, 0, 1),
    (r"(?P<value>[0-9]{3})-?[A-Z]{0,4}$", 3, 0, 5),
    (r"[0-9]{3} ?[-.][0-9]?/", 3, 0, 3),
)
EVERYWHERE = (
    *(r"[A-Z]{2}", r"[A-Z0-9]{4}", r"\w{3}[0-9]", r"(?:A|B)[0-9]", r"(?:[0-9]{2} ){3}", r"[0-9]+"),
    *(r"[0-9]{2}[ .]{4}[0-9]{2}", r"[0-9]{2}x[0-9]{2}", r"[0-9]{2}(?!.{9}x)", r"[0-9]?-[0-9]{2}"),
    *(r"[\p{Nd}\p{Hebrew}]{4}", r"[0-9Ä]", r"[A-Z]{61}[0-9]", r"[0-9]-x-[0-9]", r"[0-9]?PP"),
)
PIECES = (
    "PP-",
    "pp",
    "1",
    "12",
    "123456",
    "7890",
    " ",
    ".",
    "-",
    "--",
    "/",
    "x",
    "AB",
    "#",
    "\n",
    "é",
)


@pytest.mark.parametrize(("pattern", "least", "before", "after"), ANCHORED)
def test_signs_digits_signs(pattern: str, least: int, before: int, after: int) -> None:
    assert anchor(parse(pattern), FLAGS) == Anchor(digits=(least, 40), before=before, reach=after)


@pytest.mark.parametrize("pattern", EVERYWHERE)
def test_anything_else_runs_everywhere(pattern: str) -> None:
    assert anchor(parse(pattern), FLAGS) == Anchor()


@pytest.mark.parametrize("pattern", [one[0] for one in ANCHORED])
def test_nothing_is_lost(pattern: str) -> None:
    entry = Entry.model_validate(
        {"supported_entity": "X", "patterns": [{"regex": pattern}], "name": "own"}
    )
    (own,) = build(entry, FLAGS, str).recognizers
    assert own.anchor != Anchor()
    draw = Random(pattern)
    found = 0
    for others in ((), ALL):
        recognizers = (own, *others)
        vocabulary = Vocabulary(recognizers)
        schedule = Schedule(recognizers, vocabulary.positive, 5.0, vocabulary.anchors)
        for _ in range(600):
            text = "".join(draw.choices(PIECES, k=draw.randint(1, 40)))
            facts = Facts(text, vocabulary.read(text), vocabulary.read(""))
            spans = [span for span, _ in schedule.candidates(facts).get(0, [])]
            assert spans == list(own.find(text)), text
            found += len(spans)
    assert found > 5
