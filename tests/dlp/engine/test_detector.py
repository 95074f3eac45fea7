"""A set of recognizers run together, in any number and over anything."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine.detector import Detector
from recognizers import ALL
from recognizers.base import Recognizer
from tests.dlp.engine.texts import HOSTILE, corpus

DETECTOR = Detector(ALL)
ODD = ["", " ", "\n", "0", "\x00", "\ud800", "😀", "a" * 5_000, "7" * 5_000, "שלום", ";\n;"]


@pytest.mark.parametrize("text", [*ODD, *HOSTILE], ids=repr)
def test_any_text_has_an_answer(text: str) -> None:
    for hit in DETECTOR.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 < hit.confidence < 1


@given(st.text(alphabet="0123456789 .-/+;:@\nABEaeinrsz«é\ud800😀", max_size=120))
def test_any_generated_text_has_an_answer(text: str) -> None:
    for hit in DETECTOR.hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert 0 < hit.confidence < 1


def test_no_recognizers_find_nothing() -> None:
    assert Detector([]).hits("rijksregisternummer 85.07.30-999.32") == []


@pytest.mark.parametrize("recognizer", ALL, ids=lambda r: r.name)
def test_one_alone_finds_what_it_finds_among_all(recognizer: Recognizer) -> None:
    alone = Detector([recognizer])
    for sample in recognizer.samples:
        together = [h for h in DETECTOR.hits(sample.text) if h.recognizer == recognizer.name]
        own = alone.hits(sample.text)
        assert set(together) <= set(own)  # inside what is sure, nothing else is sought


def test_the_same_text_gives_the_same_hits_in_many_threads() -> None:
    texts = corpus()[:60]
    expected = [DETECTOR.hits(text) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):
            assert list(pool.map(DETECTOR.hits, texts)) == expected


def test_words_from_outside_raise() -> None:
    (bare, *_), (said, *_) = (DETECTOR.hits("85073099932", given) for given in ((), ("insz",)))
    assert said.confidence > bare.confidence
