"""Languages, heads of mails, characters, tests, rooms and works, each beside somebody's name."""

import pytest

from tests.dlp.engine.test_name_works import told

TWINS = [
    ("Vertaal dit naar Frans en Engels.", "Frans en Marie Maes komen."),
    ("Graag in het Duits, Frans en Engels.", "Vraag het aan Frans Engels."),
    (
        "Von: Informatikdienst\nAn: alle Nutzer\nBetr.: Test",
        "An: ik kom later\nJos: en wij komen ook",
    ),
    (
        "Les personnages s'appellent comme tu veux mais pas Jean et Marie.",
        "Les agents Jean et Marie Dupont sont absents.",
    ),
    ("De fictieve figuren Emma en Noah rekenen.", "Emma en Noah Maes rekenen."),
    ('assert full_name("Jan", "Maes") == "Jan Maes"', "Jan Maes belt met de dienst."),
    (
        '- het veer "Burgemeester Max" vaart uit',
        "- het veer wordt gedoopt door burgemeester Maes",
    ),
    ("* zaal Permeke (12p), Ensor (8p) en Rik Wouters (30p)", "Zaal vrij. Rik Wouters belt."),
    ("Zaalbezetting: Hugo Maes (12p) vrij.", "Zaalbezetting: Hugo Maes (12 u) belt."),
    ("Zaal;Plaatsen\nJules Dupont;20\nRik Maes;12", "Naam;Punten\nJules Dupont;20\nRik Maes;12"),
    ("Zaal Jules Dupont is vrij. Jules Dupont = directie.", "De zaal. Jules Dupont = directie."),
    ("We move to the former Jules Dupont fruit auction hall.", "Jules Dupont sold the hall."),
    ("We gaan naar het Jules Dupontmuseum en het Jan Maeshuis.", "Jan Maes gaat naar huis."),
    ("De harmonie speelt het Scheldelied van Jules Dupont.", "De fiets van Jules Dupont."),
    ("Ook orgelmuziek van Jules Dupont en Jan Maes klinkt.", "Ook het orkest. Jan Maes zingt."),
    ("De mis, gecomponeerd door Jules Dupont.", "De mis wordt betaald door Jules Dupont."),
    ("Lees de roman 'De brug' van Jules Dupont.", "Lees de mail 'De brug' van Jules Dupont."),
    ("Wandel op de sporen van Jules Dupont.", "Neem de trein van Jules Dupont."),
    ("Sur les pas de Jules Dupont, à pied.", "La plainte de Jules Dupont, à pied."),
    ("Théâtre : les quatre fils Aymon.", "Théâtre : le fils Dupont y va."),
    (
        "Museum: gemälde und Denkmal, 1752 und 1815 baute Karl Weiss das Haus.",
        "2015 baute Karl Weiss das Haus.",
    ),
]


@pytest.mark.parametrize(("nobody", "somebody"), TWINS, ids=[twin[0] for twin in TWINS])
def test_nobody_is_left_and_the_twin_is_told(nobody: str, somebody: str) -> None:
    assert (told(nobody), bool(told(somebody))) == ([], True)


def test_whoever_guides_or_attends_in_a_text_about_art_is_told() -> None:
    text = "Het museum, de schilderijen, het orgel, het kasteel en het koor. Gids: Karel Maes."
    assert told(text) == ["Karel Maes"]
