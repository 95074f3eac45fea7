"""Days, animals, streets, statues and invented names are nobody's; people called so stay."""

import pytest

from tests.dlp.engine.names import engine


def people(text: str) -> list[str]:
    """The persons on which a policy acts."""
    return [
        text[hit.start : hit.end]
        for hit in engine().detect(text)
        if hit.entity == "PERSON" and hit.confidence >= 0.5
    ]


NOBODY = [
    "Schule\tTag\tAbfahrt\nHerbesthal\tMo\t9.05\nWalhorn\tMo\t10.10\nHauset\tDi\t8.50",
    "Summer (1 Apr–30 Sep) Thu until 19:00",
    "Open from 15 Mar to 30 Sep, last entry 17:00",
    "Ezel Gust krijgt een hoefbehandeling.",
    "L'âne Marcel est au pré et la chèvre Josette aussi.",
    "Donkey Oscar gets new shoes on Friday.",
    "7. Place Delcour, gaufre bien méritée",
    "1. Statue du bourgmestre Rogier, boulevard d'Avroy",
    "Het standbeeld van burgemeester Bockstael wordt gereinigd.",
    "Rollenspel met fantasienamen van fruit (meneer Appel, mevrouw Peer) voor 2 leerlingen.",
    "Rollenspiel mit erfundenen Namen (Herr Apfel, Frau Birne).",
    "Jeu de rôle avec des noms inventés (monsieur Pomme, madame Poire).",
    "Oefening NT2: Piet gaat naar de winkel. Hij koopt brood bij Fatima.",
    "Rekenoefening: Lotte rijdt 12 km met de fiets, Emma 8 km. Hoeveel km samen?",
    'Voorbeeldzin: "Geachte heer Peeters, uw afspraak is op maandag 4 mei."',
    "Persona: Herr Schmitz, 58, Handwerker, hat wenig Zeit und hasst Formulare.",
    "Rozenrassen voor het park: 'Louise Odier', 'Madame Meilland'.",
    "Linear heat density 2.9 MWh/m. CAPEX is 2.75 million.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_thing_is_nobody(text: str) -> None:
    assert people(text) == []


SOMEBODY = [
    ("Naam\tGsm\nMo\t0470 12 34 56", "Mo"),
    ("Gust Peeters bracht zijn ezel mee naar de dienst.", "Gust Peeters"),
    ("Burgemeester Karel Claes opent de markt op 30 september.", "Karel Claes"),
    ("Mevrouw Peer vroeg een attest aan het loket.", "Peer"),
    ("Madame Delcour habite place Saint-Jacques.", "Delcour"),
    ("Monsieur Pierre Dupont a nettoyé la statue hier.", "Pierre Dupont"),
    ("De namen zijn niet verzonnen. Mevrouw Claes belde.", "Claes"),
    ("Jan Maes nam 30 dagen verlof, Sep Claes 12.", "Sep Claes"),
    ("Porteurs des géants : Jean Turpin, Marie Dupont", "Jean Turpin"),
    ("Planten: besteld door mevrouw Claes", "Claes"),
    ("Evacuatieoefening dinsdag: Jan Peeters leidt ze.", "Jan Peeters"),
    ("Oefening: meneer Claes, 0470 12 34 56, komt niet.", "Claes"),
    ("Dossier van Sven Ezels, geboren op 1/2/1980.", "Sven Ezels"),
]


@pytest.mark.parametrize(("text", "name"), SOMEBODY)
def test_person_called_so_stays(text: str, name: str) -> None:
    assert any(name in said for said in people(text))
