"""Placeholders come back as values, in one piece or in many, and never as another's."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.redaction.restore import MAX_PLACEHOLDER, Restorer, Stream, holdback

VALUES = {
    "<PERSON_1>": "Fatima Voorbeeld",
    "<PERSON_2>": 'Jan "de" Test',
    "<PERSON_12>": "Zoë",
    "<BE_NATIONAL_NUMBER_1>": "85.07.30-999.32",
}
RESTORER = Restorer(VALUES)


@pytest.mark.parametrize(
    ("text", "restored"),
    [
        ("Beste <PERSON_1>,", "Beste Fatima Voorbeeld,"),
        ("<PERSON_1><PERSON_12>", "Fatima VoorbeeldZoë"),
        ("<person_1> < PERSON 1 > <Person-1>", " ".join(["Fatima Voorbeeld"] * 3)),
        ("<PERSON_1>s dossier", "Fatima Voorbeelds dossier"),
        ("‹PERSON_1›", "Fatima Voorbeeld"),
        ("<PERSOON_1>, <Personne 1>", "Fatima Voorbeeld, Fatima Voorbeeld"),
        ("<RIJKSREGISTERNUMMER_1>", "85.07.30-999.32"),
        ("PERSON_1 en BE_NATIONAL_NUMBER_1.", "Fatima Voorbeeld en 85.07.30-999.32."),
        ("\\u003cPERSON_1\\u003e &lt;PERSON_12&gt;", "Fatima Voorbeeld Zoë"),
    ],
)
def test_restores_what_models_make_of_a_placeholder(text: str, restored: str) -> None:
    assert RESTORER.restore(text) == restored


@pytest.mark.parametrize(
    "text",
    [
        "<PERSON_3>",
        "<PERSON_>",
        "<PERSON>",
        "<ADDRESS_1>",
        "<NUMBER_1>",
        "person_1",
        "MY_PERSON_1",
        "PERSON_1A",
        "PERSON_123",
        "a < b > 1",
        "<b>1</b>",
        "<h1>",
        "&lt;b&gt;",
    ],
)
def test_leaves_what_may_mean_something_else(text: str) -> None:
    assert RESTORER.restore(text) == text


def test_a_form_that_two_placeholders_share_is_left() -> None:
    both = Restorer({"<EMAIL_1>": "a", "<EMAIL_ADDRESS_1>": "b"})
    assert both.restore("<email_1>") == "<email_1>"
    assert both.restore("<EMAIL_1> <EMAIL_ADDRESS_1>") == "a b"


def test_values_are_escaped_where_they_stand() -> None:
    arguments = '{"naam": "<PERSON_2>"}'
    restored = RESTORER.restore(arguments, lambda value: json.dumps(value)[1:-1])
    assert json.loads(restored) == {"naam": 'Jan "de" Test'}


TEXT = "Beste <PERSON_1>, dossier van < person 2 >: BE_NATIONAL_NUMBER_1; 3 < 4 & ABC_ <PERSON_9"


@given(st.lists(st.integers(0, len(TEXT)), max_size=12))
def test_a_stream_shows_the_same_wherever_it_is_cut(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(TEXT)]
    stream = Stream(RESTORER)
    shown = "".join(stream.feed(TEXT[a:b]) for a, b in pairwise(places))
    assert shown + stream.finish() == RESTORER.restore(TEXT)


@given(st.text(alphabet="<>PERSON_12 ab&lt;\\u03c", max_size=80), st.integers(1, 5))
def test_any_stream_shows_the_same_in_small_pieces(text: str, size: int) -> None:
    stream = Stream(RESTORER)
    shown = "".join(stream.feed(text[i : i + size]) for i in range(0, len(text), size))
    assert shown + stream.finish() == RESTORER.restore(text)


@given(st.text(max_size=300))
def test_little_is_held_back(text: str) -> None:
    assert 0 <= holdback(text) <= MAX_PLACEHOLDER


def test_no_value_shows_in_a_repr() -> None:
    assert "Fatima" not in repr(RESTORER)
