"""Listed words: whole words, the longest, whatever their case, ten thousand at the cost of one."""

from random import Random
from time import process_time, thread_time

import pytest

from dlp.engine import custom_words
from dlp.engine.custom_words import Words
from recognizers.base import hit

SYLLABLES = tuple("ka lo mi ten ra vo bel ge stra at en dor pa ru xi zo".split(" "))  # noqa: SIM905

CASES = (  # words, text with what is found
    (("Jan", "Jan Peeters"), "«JAN» en «jan peeters», «Jan»."),
    (("Mr.", "Dr."), "«Mr.» Peeters, «dr.» Smets, drs. Claes, Mr Claes"),
    (("C++",), "«C++», C++x, «c++»"),
    (("aan", "an"), "«aan» «an» Jan aanvraag an_ a-«an»"),
    (("Žižek", "Ćorić"), "«žižek» en «ĆORIĆ»"),
    (("İzmir",), "naar «İzmir» toe"),
    (("a", "a a", "a a a"), "«a a a» «a»"),
)


@pytest.mark.parametrize(("words", "marked"), CASES)
def test_whole_words_the_longest_first(words: tuple[str, ...], marked: str) -> None:
    sample = hit(marked, "marked")
    found = [span for span, _ in Words(words).found(sample.text, 0, len(sample.text))]
    assert tuple(found) == sample.spans


def test_only_inside_the_window() -> None:
    text = "Jan Jan Jan"
    assert [span.start for span, _ in Words(["jan"]).found(text, 4, 8)] == [4]
    assert [span.start for span, _ in Words(["jan"]).found(text, 1, 11)] == [4, 8]


def test_a_word_over_the_edge_of_a_piece_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "xx Jan Peeters yy " * 9
    whole = list(Words(["Jan Peeters", "Jan"]).found(text, 0, len(text)))
    for piece in range(1, 20):
        monkeypatch.setattr(custom_words, "PIECE", piece)
        assert list(Words(["Jan Peeters", "Jan"]).found(text, 0, len(text))) == whole


def test_ten_thousand_words() -> None:
    draw = Random(1)
    words: set[str] = set()
    while len(words) < 10_000:
        words.add("".join(draw.choices(SYLLABLES, k=draw.randint(2, 5))))
    text = " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(1, 6))) for _ in range(120_000))
    text = text[:1_000_000]
    started = process_time()
    listed = Words(words)
    assert process_time() - started < 1
    started = thread_time()
    found = list(listed.found(text, 0, len(text)))
    assert thread_time() - started < 1
    assert [value for _, value in found] == [word for word in text.split(" ") if word in words]
