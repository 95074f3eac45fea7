"""Names as keyed digests: known again however they are written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.listed import FAMILY_FIRST, INITIALS, NameList, Names, name_list
from dlp.listing import Person

KEY = b"k" * 32
PEOPLE = (
    Person("An", "Testers"),
    Person("Jean-Luc", "De Proefkonijn"),
    Person("Émile", "D'Haezenspel"),
    Person("koning", "Testfilip"),
    Person("König", "Probephilipp"),
)
NAMES = Names([("own", "raad", name_list(PEOPLE, KEY))], KEY)

CASES = [
    pytest.param("Vandaag sprak An Testers.", [("An Testers", 0)], id="as listed"),
    pytest.param("an testers sprak", [("an testers", 0)], id="lower case"),
    pytest.param("AN TESTERS", [("AN TESTERS", 0)], id="capitals"),
    pytest.param("TESTERS An", [("TESTERS An", FAMILY_FIRST)], id="family name first"),
    pytest.param("Testers, An", [("Testers, An", FAMILY_FIRST)], id="with a comma"),
    pytest.param("An, Testers", [], id="a comma behind the given name"),
    pytest.param("A. Testers en Testers A.", [("A. Testers", 1), ("Testers A", 3)], id="initial"),
    pytest.param("J.-L. De Proefkonijn", [("J.-L. De Proefkonijn", INITIALS)], id="initials"),
    pytest.param("JL De Proefkonijn", [("JL De Proefkonijn", INITIALS)], id="initials together"),
    pytest.param("Jean Luc de proefkonijn", [("Jean Luc de proefkonijn", 0)], id="no hyphen"),
    pytest.param("Emile d’Haezenspel", [("Emile d’Haezenspel", 0)], id="no accent, other sign"),
    pytest.param("koning Testfilip", [("koning Testfilip", 0)], id="a title"),
    pytest.param("K. Testfilip, Testfilip K.", [], id="no initial of a title"),
    pytest.param("Probephilipp König, K. Probephilipp", [], id="nor of a German one"),
    pytest.param("Testers;An", [("Testers;An", FAMILY_FIRST)], id="two cells"),
    pytest.param("An\nTesters", [("An\nTesters", 0)], id="two lines"),
    pytest.param("Dit zei An. Testers zweeg", [], id="two sentences"),
    pytest.param("An / Testers", [], id="a sign between"),
    pytest.param("Jan-An Testers", [], id="a longer given name"),
    pytest.param("An Testers-Voorbeeld", [], id="a longer family name"),
    pytest.param("An Testersen", [], id="another name"),
    pytest.param("Testers", [], id="half a name"),
    pytest.param("An Testers An Testers", [("An Testers", 0)] * 2, id="side by side"),
    pytest.param("", [], id="nothing"),
    pytest.param("\U0001f514 \ud800 1 2 3", [], id="no words"),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_finds_listed_names(text: str, found: list[tuple[str, int]]) -> None:
    matches = NAMES.matches(text)
    assert [(text[m.start : m.end], m.how) for m in matches] == found
    assert all(m.name == "raad" and m.kind == "own" for m in matches)


def test_a_name_on_several_lists_is_of_the_first_kind() -> None:
    one = name_list(PEOPLE, KEY)
    both = Names([("historic", "h", one), ("own", "o", one), ("public", "p", one)], KEY)
    assert [match.name for match in both.matches("An Testers")] == ["p"]


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(PEOPLE))
def test_a_listed_name_between_spaces_is_found_in_any_text(
    before: str, after: str, person: Person
) -> None:
    text = f"{before} | {person.given} {person.family} | {after}"
    start = len(before) + 3
    assert start in {match.start for match in NAMES.matches(text)}


def test_nothing_is_found_without_lists_or_under_another_key() -> None:
    assert Names().matches("An Testers") == []
    assert not Names()
    other = Names([("own", "raad", name_list(PEOPLE, KEY))], b"o" * 32)
    assert other.matches("An Testers") == []


def test_comes_back_from_the_store_as_it_was() -> None:
    again = NameList.from_data(name_list(PEOPLE, KEY).data)
    assert again.people == len(PEOPLE)
    assert Names([("own", "raad", again)], KEY).matches("An Testers")


def test_nothing_readable_is_kept() -> None:
    data = name_list(PEOPLE, KEY).data.lower()
    for word in (b"testers", b"proefkonijn", b"haezenspel", b"jean"):
        assert word not in data


@pytest.mark.slow
def test_time_is_linear_where_every_word_is_listed() -> None:
    from time import process_time

    def seconds(count: int) -> float:
        text = "Testers An " * count
        times = []
        for _ in range(3):
            start = process_time()
            NAMES.matches(text)
            times.append(process_time() - start)
        return min(times)

    assert seconds(20_000) < 3 * seconds(10_000) + 0.05
