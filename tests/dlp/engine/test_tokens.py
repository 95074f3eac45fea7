"""Words and segments: what the names model sees, and that a text that grows keeps its segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine.tokens import MOST_WORDS, segments, spelled, words

CASES = [
    ("Jean-Pierre belde.", ["Jean-Pierre", "belde", "."], "hyphens stay inside"),
    ("l'OCMW d'Alain s'appelle", ["l'", "OCMW", "d'", "Alain", "s'", "appelle"], "elisions"),
    ("J.P. Peeters en P.De Smet", ["J.P.", "Peeters", "en", "P.", "De", "Smet"], "initials"),
    ("Peeters's auto, O'Brien", ["Peeters", "'s", "auto", ",", "O'Brien"], "genitive, not O'"),
    ("Naam:\tJan\n\n\nx", ["Naam", ":", "\t", "Jan", "\n\n", "x"], "tabs and breaks are words"),
    ("mail jan@gent.be nu", ["mail", "jan@gent.be", "nu"], "addresses stay whole"),
    ("12.345,67 !!! --", ["12.345,67", "!!!", "--"], "numbers and runs of signs"),
    ("", [], "nothing"),
    ("İstanbul'da Çağlar", ["İstanbul'da", "Çağlar"], "letters of every alphabet"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[c[2] for c in CASES])
def test_words(text: str, expected: list[str], why: str) -> None:
    assert [spelled(text, word) for word in words(text)] == expected


@given(st.text(max_size=400))
def test_words_are_in_order_apart_and_leave_nothing_but_space(text: str) -> None:
    at = 0
    for start, end in words(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(alphabet="ab .\n\t", max_size=3_000))
def test_segments_cover_all_words_and_are_bounded(text: str) -> None:
    cut = words(text)
    at = 0
    for start, end in segments(text, cut):
        assert start == at
        assert 0 < end - start <= MOST_WORDS
        at = end
    assert at == len(cut)


def test_a_text_that_grows_keeps_its_first_segments() -> None:
    text = "Dag Jan, de raad komt samen.\n" * 60
    grown = text + "En nog een zin erbij.\n"
    before = [text[: words(text)[b - 1][1]] for _, b in segments(text, words(text))][:-1]
    after = [grown[: words(grown)[b - 1][1]] for _, b in segments(grown, words(grown))]
    assert before == after[: len(before)]
