"""Anchors find what the patterns would find in the whole text, and cost is linear."""

import time
from random import Random

import pytest

from dlp.engine.context import Vocabulary
from dlp.engine.detector import Detector
from dlp.engine.schedule import Schedule
from dlp.engine.score import Facts
from recognizers import ALL
from recognizers.base import Recognizer, Span
from tests.dlp.engine.texts import HOSTILE, corpus

VOCABULARY = Vocabulary(ALL)
SCHEDULE = Schedule(ALL, VOCABULARY.positive, 5.0, VOCABULARY.anchors)


def scheduled(text: str) -> dict[str, list[Span]]:
    facts = Facts(text, VOCABULARY.read(text), VOCABULARY.read(""))
    found = SCHEDULE.candidates(facts)
    return {ALL[i].name: [span for span, _ in spans] for i, spans in found.items()}


SURE = [recognizer for recognizer in ALL if recognizer.sure]


def everywhere(recognizer: Recognizer, text: str) -> list[Span]:
    return apart(
        recognizer, text, [span for span, _ in recognizer.candidates(text, [(0, len(text))])]
    )


def apart(recognizer: Recognizer, text: str, spans: list[Span]) -> list[Span]:
    """Those outside what leaves no doubt: inside, a schedule may seek, as an overlap is settled."""
    if recognizer.sure:
        return spans
    taken = [taken for sure in SURE for taken in sure.find(text)]
    return [s for s in spans if not any(t.start <= s.start and s.end <= t.end for t in taken)]


UNCUED = [r for r in ALL if not r.anchor.cue and not r.needs_context]


@pytest.mark.parametrize("recognizer", UNCUED, ids=lambda r: r.name)
def test_the_anchor_loses_nothing_in_the_corpus(recognizer: Recognizer) -> None:
    for text in corpus():
        found = scheduled_of(text).get(recognizer.name, [])
        assert apart(recognizer, text, found) == everywhere(recognizer, text)


_CACHE: dict[str, dict[str, list[Span]]] = {}


def scheduled_of(text: str) -> dict[str, list[Span]]:
    if text not in _CACHE:
        _CACHE[text] = scheduled(text)
    return _CACHE[text]


@pytest.mark.parametrize("recognizer", ALL, ids=lambda r: r.name)
def test_the_anchor_loses_none_of_the_samples(recognizer: Recognizer) -> None:
    for sample in recognizer.samples:
        if sample.scanned or recognizer not in UNCUED:
            continue
        assert scheduled(sample.text).get(recognizer.name, []) == everywhere(
            recognizer, sample.text
        ), sample.why


# Anchors of addresses look at words around a number, which damage takes away.
BY_SIGNS = [r for r in UNCUED if not (r.anchor.words or r.anchor.sorts)]
VALUES = [s.text[span.start : span.end] for r in BY_SIGNS for s in r.samples for span in s.spans]
BETWEEN: tuple[str, ...] = (
    "",
    " ",
    "  ",
    ".",
    "-",
    "/",
    "+",
    ",",
    ";",
    "\n",
    "(",
    ")",
    "*",
    " (",
    "- ",
    ". ",
    " -",
)
BETWEEN += (
    "-1",
    "/1",
    ". 1",
    "a",
    "A",
    "_",
    ":",
    "é",
    "@",
    "0",
    "BE",
    "iban",
    "rrn",
    "<",
    "'",
    "²",
)


@pytest.mark.parametrize("seed", range(8))
def test_the_anchor_loses_nothing_of_values_glued_and_damaged(seed: int) -> None:
    draw = Random(seed)
    for _ in range(60):
        text = ""
        for _ in range(draw.randint(1, 5)):
            value = draw.choice(VALUES)
            if draw.random() < 0.4:
                at = draw.randrange(len(value) + 1)
                value = value[:at] + draw.choice(BETWEEN) + value[at + draw.choice((0, 0, 1)) :]
            text += value + draw.choice(BETWEEN)
        found = scheduled(text)
        taken = [taken for sure in SURE for taken in sure.find(text)]
        for recognizer in BY_SIGNS:
            spans = found.get(recognizer.name, [])
            if not recognizer.sure:
                spans = [
                    s
                    for s in spans
                    if not any(t.start <= s.start and s.end <= t.end for t in taken)
                ]
            assert spans == everywhere(recognizer, text), (recognizer.name, text)


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_detection_is_linear(unit: str) -> None:
    detector = Detector(ALL)

    def spent(n: int) -> float:
        text = unit * (n // len(unit))
        best = 1e9
        for _ in range(2):
            start = time.process_time()
            detector.hits(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = spent(20_000), spent(40_000)
    assert large < 3.5 * small + 0.05
    assert large < 3.0  # seconds for 40 KB of the worst kind
