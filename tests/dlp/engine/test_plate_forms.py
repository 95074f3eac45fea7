"""Licence plates that show a form, and those of cars."""

import pytest

from tests.dlp.engine.names import engine


def plates(text: str) -> list[str]:
    return [
        text[hit.start : hit.end]
        for hit in engine().detect(text)
        if hit.entity == "BE_LICENCE_PLATE" and hit.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    "text",
    [
        "De kolom kenteken moet het formaat 1-ABC-123 hebben.",
        "regex pour les plaques, nouveau format 1-ABC-123, ancien ABC-123, taxis T-XAA-001",
        r"plaques : \b[1-9]-?[A-Z]{3}-?[0-9]{3}\b, tests : 1-ABC-123 ok, 1-CSC-019 ko",
        "Placeholder im Feld Kennzeichen: z.B. 1-XYZ-789",
        "Licence plate pattern (e.g. 2-ABC-123) in the form field",
    ],
)
def test_plate_that_shows_a_form_is_left(text: str) -> None:
    assert plates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "De wagen met nummerplaat 1-ABC-123 stond dubbel geparkeerd.",
        "Formaat klopt niet voor nummerplaat 1-KLM-220.",
        "Het formaat is 1-ABC-123. De wagen 1-KLM-220 is weggesleept.",
        r"[A-Z]{3}-\d{3}: nummerplaat 1-KLM-220 van de dader",
        "Plaat 1-ABC-123, formaat onbekend, eigenaar 85.07.30-999.32",
    ],
)
def test_plate_of_a_car_is_told(text: str) -> None:
    assert plates(text) != []
