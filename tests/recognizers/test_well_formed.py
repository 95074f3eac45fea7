"""Every recognizer says all that engine, policy and people need of it."""

from collections.abc import Iterator

import pytest
import regex as re

from recognizers import ALL
from recognizers.base import Anchor, Recognizer
from recognizers.entities import CATEGORY_OF

LANGUAGES = {"nl", "fr", "de", "en"}
FEWEST = 8  # samples of each sort
BLOCKS = 0.85  # confidence from which the default policy counts towards a block

EACH = pytest.mark.parametrize("recognizer", [pytest.param(r, id=r.name) for r in ALL])
_ZONE = re.compile(r"[0-9]+(?:[ ./\-()+*]{1,3}[0-9]+)*")  # digits, at most three signs apart
_AFTER_LETTER = re.compile(r"(?:\p{L}-?|[A-Z]{2}[ .\-])$")


def test_names_are_unique() -> None:
    assert len({r.name for r in ALL}) == len(ALL)


@EACH
def test_name_entity_and_titles(recognizer: Recognizer) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", recognizer.name)
    assert recognizer.entity in CATEGORY_OF
    assert set(recognizer.title) == LANGUAGES
    assert all(title == title.strip() and " " in title for title in recognizer.title.values())


@EACH
def test_figures_are_within_their_range(recognizer: Recognizer) -> None:
    assert 0 < recognizer.bare < 1
    assert 0 < recognizer.random_pass_rate <= 1
    assert 0 <= recognizer.specificity <= 100
    if CATEGORY_OF[recognizer.entity] == "national_identifier":
        assert recognizer.bare < BLOCKS


@EACH
def test_samples_show_enough_and_say_why(recognizer: Recognizer) -> None:
    hits = [s for s in recognizer.samples if s.spans]
    misses = [s for s in recognizer.samples if not s.spans]
    assert len(hits) >= FEWEST
    assert len(misses) >= FEWEST
    assert all(s.why for s in recognizer.samples)
    assert len({s.text for s in recognizer.samples}) == len(recognizer.samples)


@EACH
def test_one_sample_at_least_has_the_printed_form(recognizer: Recognizer) -> None:
    if recognizer.formatted is None:
        return
    values = [s.text[span.start : span.end] for s in recognizer.samples for span in s.spans]
    assert any(recognizer.formatted.fullmatch(value) for value in values)


@EACH
def test_context_words_can_be_sought(recognizer: Recognizer) -> None:
    for word in (*recognizer.context, *recognizer.negative):
        assert word == word.lower() == word.strip()
        assert "*" not in word[1:-1]
        assert word.strip("*")
    for word in recognizer.anchor.words:  # a lone letter is a tuple of one text, spread
        assert len(word.strip("*")) > 1
    assert not set(recognizer.context) & set(recognizer.negative)
    if recognizer.needs_context or recognizer.anchor.cue:
        assert recognizer.needs_context
        assert recognizer.context


@EACH
def test_hits_lie_within_reach_of_their_anchor(recognizer: Recognizer) -> None:
    anchor = recognizer.anchor
    before = anchor.reach if anchor.before is None else anchor.before
    if anchor.exact or anchor.cue or anchor.words:  # words: see test_schedule.py
        return
    if anchor.literal is None and anchor.digits is None:
        return
    for sample in recognizer.samples:
        places = [*_places(anchor, sample.text)]
        for span in sample.spans:
            assert any(
                start - before <= span.start and span.end <= end + anchor.reach
                for start, end in places
            ), sample.why


def _places(anchor: Anchor, text: str) -> Iterator[tuple[int, int]]:
    """Where the anchor stands in the text, as recognizers/base.py describes it."""
    if anchor.literal is not None:
        yield from (match.span() for match in re.finditer(re.escape(anchor.literal), text))
        return
    for zone in _ZONE.finditer(text):
        if anchor.after_letter and not _AFTER_LETTER.search(text, 0, zone.start()):
            continue
        least, most = anchor.digits or (0, 0)
        count = sum(char.isdigit() for char in zone[0])
        if least <= count and (count <= most or not zone[0].isdigit()):
            yield zone.span()
