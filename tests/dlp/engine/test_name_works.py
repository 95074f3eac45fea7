"""Persons of history and of art, each beside a sentence in which the same name is a citizen's."""

import pytest

from tests.dlp.engine.names import engine, people


def told(text: str) -> list[str]:
    """The people of a text whom a policy acts on."""
    return [
        text[hit.start : hit.end]
        for hit in engine().detect(text)
        if hit.entity == "PERSON" and hit.confidence >= 0.5
    ]


# A text about works or the past, and one in which the name is somebody's today.
TWINS = [
    ("Er hangt een schilderij van Jules Dupont.", "Gestolen: een schilderij. Jules Dupont belde."),
    ("Een quiz over het oeuvre van Jules Dupont.", "Een quiz over verkeer, door Jules Dupont."),
    ("De bib kocht romans van Jules Dupont aan.", "De bib kocht de fiets van Jules Dupont."),
    ("De expo over Jules Dupont is open.", "De expo wordt bewaakt door Jules Dupont."),
    ("Ook werk van Jules Dupont hangt er.", "Het werk van Jules Dupont is ondermaats."),
    ("Het plein is genoemd naar Jules Dupont.", "Jules Dupont woont aan het plein."),
    ("Schrijf in de stijl van Jules Dupont.", "Schrijf aan de raad van Jules Dupont."),
    ("De beeldhouwer Jules Dupont exposeert.", "De collega Jules Dupont exposeert."),
    ("L'œuvre de Jules Dupont et d'Anne Masson.", "Le bureau de Jules Dupont."),
    ("Un tableau de Jules Dupont est exposé.", "La plainte de Jules Dupont est classée."),
    ("L'exposition consacrée à Jules Dupont.", "La réunion consacrée à Jules Dupont."),
    ("La statue de Jules Dupont est déplacée.", "La voiture de Jules Dupont est déplacée."),
    ("Fresque en hommage à Jules Dupont.", "Rendons le livre à Jules Dupont."),
    ("Conférence sur Jules Dupont au musée.", "Plainte de Jules Dupont au musée."),
    ("Ein Gemälde von Karl Weiss hängt hier.", "Ein Antrag von Karl Weiss liegt hier."),
    ("Die Ausstellung über Karl Weiss ist offen.", "Die Beschwerde über Karl Weiss ist offen."),
    ("Die Straße wird nach Karl Weiss benannt.", "Karl Weiss hat die Straße gekehrt."),
    ("A painting by Jules Dupont was cleaned.", "A letter by Jules Dupont was late."),
    ("The novel by Jules Dupont is on the list.", "The car by Jules Dupont is on the lawn."),
    ("Jules Dupont (1882-1916) woonde hier.", "Jules Dupont (1931-2024) woonde hier."),
    ("Jules Dupont (Gent, 1882 - Namur, 1916).", "Jules Dupont (Gent, 1982)."),
    ("In 1881 koos de raad Jules Dupont.", "In 1981 koos de raad Jules Dupont."),
    ("En 1898, le maire Jules Dupont inaugura.", "En 2019, le maire Jules Dupont inaugura."),
    ("Um 1901 wählte der Rat Karl Weiss.", "Um 1991 wählte der Rat Karl Weiss."),
    ('Speelotheek "Sofie en Sam" is open.', 'De moeder "Sofie Maes" is er.'),
    ("Koningin Elisabeth kwam langs.", "Collega Elisabeth Maes kwam langs."),
    ("De basisschool Prins Filip is dicht.", "De leerling Prince Kabongo is ziek."),
    ("Vorsten: Jozef II, Napoleon, Willem I.", "Vorsten: Jozef II. Aanwezig: Willem Maes."),
    ("Een retabel uit de 17de eeuw van Jan Dupont.", "De 21ste eeuw, aldus Jan Dupont."),
    ("Leesclub: van Molière tot Rembrandt.", "Leesclub: Karim Rembrandt en Lies Maes."),
    ("Hij was heer der Nederlanden.", "Hij sprak met de heer Der Kinderen."),
    ("Zijn zoon Filips II volgde hem op.", "Zijn zoon Filip Maes volgde hem op."),
]


@pytest.mark.parametrize(("known", "today"), TWINS, ids=[twin[0] for twin in TWINS])
def test_person_of_art_or_history_is_left_and_the_twin_is_told(known: str, today: str) -> None:
    assert (told(known), bool(told(today))) == ([], True)


@pytest.mark.parametrize(
    "text",
    [
        "Een schilderij van Jules Dupont, gsm 0470 12 34 56, is gestolen.",
        "Een schilderij van Jules Dupont hing bij Marie Lambert uit Gent thuis.",
        "Jules Dupont woont in 1080 Molenbeek.",
        "Koningin Mathilde en Jules Dupont openden de zaal.",
    ],
)
def test_name_beside_a_work_is_told_where_something_else_tells_of_a_person(text: str) -> None:
    assert any("Dupont" in name for name in told(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De breedte is 1.910 m. Gelieve versie 2 te nemen.", []),
        ("Wacht 120 ms. Herhaal dan.", []),
        ("le 12 m. dupont est passé", ["dupont"]),
        ("Vu par 2 agents. M. Dupont est passé.", ["Dupont"]),
    ],
)
def test_measure_is_no_title(text: str, found: list[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize("number", ["9" * 5_000, "9" * 5_000 + "de", "1" * 4_301 + "."])
def test_a_number_of_any_length_is_no_century(number: str) -> None:
    assert told(f"De buurman Jules Dupont telde tot {number} eeuw.") == ["Jules Dupont"]
