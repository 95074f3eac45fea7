"""The files of telling words: what is read of them, and what is refused."""

from importlib.resources import files

import pytest

from dlp.engine.context import fold
from recognizers.sensitive.lists import (
    CRIMINAL,
    DOUBT,
    HEALTH,
    HEARD,
    OTHER,
    PRIVATE,
    PUBLIC,
    SOCIAL_AID,
    SPECIAL,
    TOPICS,
    VICTIM,
)
from recognizers.sensitive.terms import read_sections

SORTS = ("telling", "plain")


def test_sections() -> None:
    text = "# about\n[telling]\nschizofrenie, hiv positief\nptsd\n\n[plain fr]\ndettes, dettes\n"
    assert read_sections("w.txt", text, SORTS) == {
        "telling": ("schizofrenie", "hiv positief", "ptsd"),
        "plain": ("dettes",),
    }


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [("[teling]\nptsd\n", 1, "'teling'; use telling, plain"), ("\nptsd\n", 2, "before the first")],
)
def test_mistakes_name_the_line(text: str, line: int, says: str) -> None:
    with pytest.raises(ValueError, match=f"w.txt:{line}: .*{says}"):
        read_sections("w.txt", text, SORTS)


def test_every_file_is_read() -> None:
    there = {f.name for f in (files("recognizers.sensitive") / "words").iterdir()}
    named = [some.name for some in (*SPECIAL, *TOPICS)]
    named += [*HEALTH, *CRIMINAL, *VICTIM, *SOCIAL_AID]
    named += ["public", "private", "persons", "stories", "other"]
    named += ["heard-nl", "heard-fr", "heard-de", "heard-en"]
    assert there == {f"{name}.txt" for name in named}


def test_words_are_folded() -> None:
    """A word in capitals, with an accent or a sign would never be found; ß stays as it is."""
    sorts = [s for t in SPECIAL for s in (t.telling, t.plain, t.told)]
    sorts += [s for t in TOPICS for s in (t.kinds, t.strong, t.cues)]
    odd = [
        word
        for some in (*sorts, *HEARD.values(), *OTHER.values(), PUBLIC, DOUBT, PRIVATE)
        for word in some
        if not word.strip("*°").replace(" ", "").isalnum()
        or fold(word.replace("œ", "o")) != word.replace("œ", "o").replace("*", " ")
    ]
    assert odd == []


def test_heard_words_are_of_every_list() -> None:
    assert set(HEARD) == {some.name for some in (*SPECIAL, *TOPICS)}
    assert all(len(some) > 300 for some in HEARD.values())
