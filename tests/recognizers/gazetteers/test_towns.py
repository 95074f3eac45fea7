"""Municipalities: known in every language, with their own postcodes, read at first use only."""

import subprocess
import sys

import pytest

from recognizers.gazetteers import towns


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Gent", "9000"),
        ("GENT", "9000"),
        ("Gand", "9000"),
        ("Ghent", "9000"),
        ("Sint-Amandsberg", "9040"),
        ("Liège", "4000"),
        ("Luik", "4000"),
        ("Lüttich", "4000"),
        ("Bruxelles", "1000"),
        ("Brussels", "1040"),
        ("Sankt Vith", "4780"),
        ("St. Vith", "4780"),
        ("Kelmis", "4720"),
        ("'s Gravenwezel", "2970"),
        ("Braine-l'Alleud", "1420"),
        ("saint josse ten noode", "1210"),
        ("Bertrix", "6880"),
        ("Pajottegem", "1570"),
    ],
)
def test_a_town_has_its_postcode(name: str, code: str) -> None:
    assert code in towns.postcodes(name)


@pytest.mark.parametrize("name", ["", "Brusselaars", "Amsterdam", "straat", "x" * 10_000])
def test_what_is_no_belgian_town_has_none(name: str) -> None:
    assert not towns.postcodes(name)


def test_the_list_is_read_at_first_use_only() -> None:
    code = "import recognizers; from recognizers.gazetteers import towns as t; "
    code += "assert not t._towns.cache_info().currsize; t.postcodes('Gent'); "
    code += "assert t._towns.cache_info().currsize"
    done = subprocess.run([sys.executable, "-c", code], check=False, timeout=60)
    assert done.returncode == 0
