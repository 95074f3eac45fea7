"""Texts that no person wrote, or few: an answer all the same, in linear time."""

import time

import pytest

from dlp.engine.names import NameFinder
from tests.dlp.engine.names import people, shipped

PROSE = "De heer Jan Peeters en Fatima Bouzid wonen in Gent; de orkaan Katrien niet. "
UNITS = {
    "prose": PROSE,
    "all caps": PROSE.upper(),
    "no space": "JanPeetersEnFatimaBouzid",
    "one name again and again": "Peeters ",
    "ampersands": "Peeters & ",
    "commas": "Jan, ",
    "ships": "schip Johanna, ",
    "code": 'a.jan { color: #ff0000; } naam = "Jan";',
    "dots": "jan.peeters/",
    "numerals": "Jan XXIII ",
    "titles": "mevrouw dokter ",
    "initials": "PV: A.B. Jan Peeters\n",
    "rows": "Jan Peeters;12\nAn Claes;13\n",
    "attendance": "aanwezig: Van de De la Le, ",
    "keys": "nom='Peeters' x='Jan' ",
    "misread": "0abc 1O0l5 Wi11em ",
    "labels": "Naam: ",
    "emoji": "😀🎉👩‍👩‍👧‍👦",
    "right to left": "מר כהן גר ברחוב הרצל السيد أحمد يسكن هنا ",
    "binary": "\x00\x01\ufffdPK\x03\x04ÿþ\x7f\x08",
    "combining": "J\u0301a\u0308n\u0327 ",
    "line breaks": "\n\t",
}


@pytest.mark.parametrize("text", ["", "a", "J", "é", ".", "\n", "\x00", "\ud800", "😀", "א"])
def test_next_to_nothing_names_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_time_is_linear(unit: str) -> None:
    """Eight times the text takes less than sixteen times as long; a quadratic one sixty-four."""
    finder = NameFinder(shipped().finder.model, shipped().finder.lexicon, remember=0)

    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        times = []
        for _ in range(5):
            start = time.process_time()
            finder.hits(text)
            times.append(time.process_time() - start)
        return min(times)

    seconds(2_000)
    assert seconds(16_000) < 16 * seconds(2_000) + 0.02


def test_a_name_after_much_else_is_found_where_it_stands() -> None:
    text = "😀 שלום \x00 " * 2_000 + "Mevrouw Fatima Bouzid woont in Gent."
    assert people(text)[-1] == "Fatima Bouzid"


def test_names_in_capitals_are_found() -> None:
    assert people("AANWEZIG: PEETERS JAN, EL AMRANI YOUSSEF EN MEVROUW DUPONT") == [
        "PEETERS JAN",
        "EL AMRANI YOUSSEF",
        "DUPONT",
    ]


@pytest.mark.slow
def test_five_megabytes_end() -> None:
    line = "De aanvraag van de burger werd op 3 juni ontvangen door de dienst Wonen.\n"
    text = line * (5_000_000 // len(line)) + "Groeten,\nKarolien Maes"
    assert people(text) == ["Karolien Maes"]
