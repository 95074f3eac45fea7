"""Marks of a window: what stands there beside its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine import cues, learned, marks
from dlp.engine.context import folded
from dlp.engine.overlap import Hit
from dlp.engine.sensitive import listed_hits
from recognizers.sensitive.lists import SPECIAL, TOPICS

FEW, MANY = {b"zijn", b"pillen"}, {b"%d" % n for n in range(40)}
NAMES = sorted({terms.name for terms in SPECIAL} | {topic.name for topic in TOPICS})
FLAGS = ((b"", b"g"), (b"", b"t"))
HIT = Hit(5, 11, "HEALTH_DATA", "mention-health", 0.42, ())


@pytest.mark.parametrize(
    ("confidence", "name", "wanted"),
    [
        (0.9, "statement-health", b"!health"),
        (0.6, "statement-health", b"+health"),
        (0.42, "mention-health", b"?health"),
        (0.8, "topic-tender", b"!topic-tender"),
    ],
)
def test_of_a_hit(confidence: float, name: str, wanted: bytes) -> None:
    assert marks.mark(Hit(0, 1, "X", name, confidence, ())) == wanted


def test_of_few_words_how_many_and_the_first() -> None:
    assert marks.marks(FEW, b"zijn", ()) == {b"#8", b"#12", b"#17", b"^zijn"}
    assert marks.marks(FEW, b"12", ()) == {b"#8", b"#12", b"#17"}
    assert marks.marks(MANY, b"zijn", ()) == set()


def test_a_hit_is_weighed_with_what_stands_beside_it() -> None:
    about = (b"r", b"", b"t")
    assert marks.marks(MANY, b"", (HIT,), (), about) == {b"?health", b"?health#rt", b"#rt"}
    here = marks.marks(MANY | {b"mijn", b"zijn"}, b"", (HIT,), (), about, asks=True)
    assert {b"?health&he", b"?health&our", b"?health&asked"} <= here
    assert b"?health&#8" in marks.marks(FEW, b"", (HIT,))


def test_a_word_of_a_list_is_weighed_with_whom_it_is_told_of() -> None:
    about = (b"p", b"g", b"t")
    long = {b"~health", b"~any", b"~health#pgt", b"~any#pgt", b"~health#p", b"~any#p", b"#pgt"}
    assert marks.marks(MANY, b"", (), {"health"}, about) == long
    short = marks.marks(FEW, b"zijn", (), {"topic-tender"}, about)
    assert {b"~topic-tender", b"~topic", b"~topic#Spg", b"#pgtS"} <= short


@pytest.mark.parametrize(
    ("text", "named", "wanted"),
    [
        ("De vergadering begint om negen uur", False, (b"n", b"", b"")),
        ("Mevrouw Claes kreeg een blaam", True, (b"p", b"", b"t")),
        ("Mevrouw Claes kreeg een blaam", False, (b"h", b"", b"t")),
        ("zij krijgt een blaam", False, (b"o", b"", b"t")),
        ("De leerling krijgt een blaam", False, (b"r", b"", b"t")),
        ("Wat is een blaam?", False, (b"n", b"g", b"")),
    ],
)
def test_of_whom(text: str, *, named: bool, wanted: marks.About) -> None:
    plain = b" %b " % folded(text)
    sorts = [cue.sort for cue in cues.shipped().read(plain, 0, len(text))]
    assert marks.whom(sorts, named=named, asks="?" in text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mag dat, 12 % van het loon?", {b"@ask", b"@%"}),
        ("Art. 12, § 2 geldt.", {b"@art"}),
        ("Geachte [NAAM], u hebt", {b"@hole"}),
        ("if (motief == null)", {b"@code"}),
        ("1. kalm blijven\n2. bel 112", {b"@list"}),
        ("De zaal is vrij [zie kaart].", set()),
    ],
)
def test_of_signs(text: str, wanted: set[bytes]) -> None:
    assert marks.shapes(text, 0, len(text), set(folded(text).split())) == wanted


def test_of_what_may_happen_to_anybody() -> None:
    for text, framed in (
        ("In geval van psychose: bel 112", True),
        ("Bei Psychose hilft Ruhe", True),
        ("Bij de bewoner is psychose vastgesteld", False),
    ):
        plain = b" %b " % folded(text)
        hits, spots = listed_hits(text, plain, [])
        lists = {name for _, name in spots}
        span, words = (0, len(text)), set(plain.split())
        some = marks.of_window(text, plain, span, words, hits, lists, named=False)
        assert (b"@if" in some) == framed


def test_everyday_words_of_the_lists_are_spots_though_no_hits() -> None:
    text = "Zij wordt door haar man geslagen."
    hits, spots = listed_hits(text, b" %b " % folded(text), [])
    assert hits == []
    assert "victim" in {name for _, name in spots}


def test_spots_come_in_order_and_name_lists() -> None:
    text = "Tuchtverslag over de operatie van de leerling: schulden, dronken, geslagen. " * 3
    _, spots = listed_hits(text, b" %b " % folded(text), [])
    names = {terms.name for terms in SPECIAL}
    assert spots == sorted(spots)
    assert spots
    assert all(name in names or name.startswith("topic-") for _, name in spots)


@given(
    st.sets(st.sampled_from(NAMES), min_size=1),
    st.tuples(st.sampled_from((b"p", b"h", b"o", b"r", b"n")), *map(st.sampled_from, FLAGS)),
)
def test_marks_add_no_more_than_the_most(lists: set[str], about: marks.About) -> None:
    weights = learned.shipped().weights.whole
    most = marks.most(weights)
    adds = sum(weights.get(mark, 0) for mark in marks.marks(MANY, b"", (), lists, about))
    assert adds <= most[""] + sum(most.get(name, 0) for name in lists)
