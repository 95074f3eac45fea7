"""Lists of people as they are written: read, or refused with every mistake and its line."""

from contextlib import suppress
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.errors import ConfigurationError
from dlp.listing import KINDS, MAX_MISTAKES, SHIPPED, ListKind, Person, read_people, shipped

AN, BART = Person("An", "Testers"), Person("Bart", "De Proef")
GOOD = [
    pytest.param("An Testers\nBart De Proef\n", (AN, BART), id="a name a line"),
    pytest.param("Testers, An\nDe Proef, Bart", (AN, BART), id="family name first, comma"),
    pytest.param("TESTERS An", (Person("An", "TESTERS"),), id="family name in capitals"),
    pytest.param("DE PROEF Bart", (Person("Bart", "DE PROEF"),), id="in two capital words"),
    pytest.param("naam\nAn Testers", (AN,), id="one column"),
    pytest.param("voornaam;naam\nAn;Testers\nBart;De Proef", (AN, BART), id="Dutch"),
    pytest.param("Nom,Prénom\nTesters,An", (AN,), id="French"),
    pytest.param("Vorname\tNachname\nAn\tTesters", (AN,), id="German"),
    pytest.param('Given_Name|x|Surname\n"An"|7|"Testers"', (AN,), id="English, other columns"),
    pytest.param("# a list\n\nAn Testers\n# more\n", (AN,), id="comments and empty lines"),
    pytest.param("voornaam;naam\n#An;x\n\n;\nAn;Testers", (AN,), id="comments in a table"),
    pytest.param("An Testers\r\nAn Testers\r\n", (AN,), id="the same twice"),
]


@pytest.mark.parametrize(("text", "people"), GOOD)
def test_reads_what_people_write(text: str, people: tuple[Person, ...]) -> None:
    assert read_people(text, "list").people == people


def test_counts_repeats_and_takes_source_and_date_from_the_head() -> None:
    read = read_people("# Source: the council's site\n# date: 2026-11-01\nAn Testers\n" * 2, "l")
    assert (read.repeated, read.source, read.date) == (1, "the council's site", "2026-11-01")


WRONG = [
    ("", "l: lists nobody"),
    ("naam\n", "l: lists nobody"),
    ("Testers", "l:1: is no full name"),
    ("A. T.", "l:1: is no full name"),
    ("naam;voornaam\nTesters;\n", "l:2: is no full name"),
    ("naam;voornaam\nTesters\n", "l:2: has 1 columns; the names want 2"),
    ("An Testers;raadslid", "l:1: has columns and no header"),
    ("An Testers 3", "l:1: holds digits or signs"),
    ("An <b>Testers", "l:1: holds digits or signs"),
    ("An Testers\x00", "l:1: holds digits or signs"),
    ("an.testers@stad.example x", "l:1: holds digits or signs"),
    ("naam;voornaam\n85.07.30-999.32;An", "l:2: holds a national register number.*1983"),
    ("An " + "Testers" * 20, "l:1: a name of more than 100 characters"),
    ("An van de ter den op het erf huis", "l:1: a name of more than 8 words"),
    ('naam;voornaam\n"Testers;An\n', "l:2: is no CSV"),
]


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_refuses_with_file_line_and_remedy(text: str, why: str) -> None:
    with pytest.raises(ConfigurationError, match=why) as refused:
        read_people(text, "l")
    assert "Testers" not in str(refused.value)


def test_says_all_mistakes_at_once_up_to_a_limit() -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_people("An Testers\nx\nBart De Proef\ny\n", "l")
    assert [one.split(": is")[0] for one in refused.value.mistakes] == ["l:2", "l:4"]
    with pytest.raises(ConfigurationError) as refused:
        read_people("x\n" * 500, "l")
    assert len(refused.value.mistakes) == MAX_MISTAKES + 1
    assert refused.value.mistakes[-1] == "l: 400 more mistakes; mend these first"


def test_a_list_of_too_many_is_refused() -> None:
    lines = "\n".join(f"An Tester{chr(97 + i % 26)}" for i in range(100_001))
    with pytest.raises(ConfigurationError, match="more than 100,000 people"):
        read_people(lines, "l")


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ConfigurationError):
        assert read_people(text, "l").people


def test_the_shipped_lists_say_where_they_come_from() -> None:
    lists = shipped()
    assert set(lists) <= set(KINDS)
    for people in lists.values():
        assert len(people.people) > 100
        assert people.source
        assert len(people.date) == 10


@pytest.mark.parametrize("kind", SHIPPED)
def test_the_shipped_lists_are_read_as_any_other(kind: ListKind) -> None:
    text = (files("recognizers.gazetteers") / SHIPPED[kind]).read_text(encoding="utf-8")
    assert shipped()[kind] == read_people(text, SHIPPED[kind])
