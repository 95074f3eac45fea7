"""Places called after somebody, each beside a sentence in which the same name is somebody's."""

import pytest

from tests.dlp.engine.names import people

# A text that names a place only, and one in which a person bears the name.
TWINS = [
    ("Dupont", "De raad zetelt in de raadzaal Jules Dupont.", "In de raadzaal sprak Jules Dupont."),
    ("Verbeke", "Yoga: zaal Jan Verbeke, eerste verdieping.", "Reservatie zaal: Jan Verbeke."),
    ("Segers", "Sporthal Maria Segers is dicht.", "Verantwoordelijke sporthal: Maria Segers."),
    ("Dupont", "Bushalte Jules Dupont verhuist.", "Aan de bushalte zat Jules Dupont."),
    ("Wouters", "We picknicken aan de Rik Woutersfontein.", "Rik Wouters zat aan de fontein."),
    ("Wouters", "Het Rik Wouterspad is afgesloten.", "Het pad van Rik Wouters is afgesloten."),
    ("Weber", "Straten: Klaproosstraat, Jeanne Weberpad.", "Klaproosstraat: Jeanne Weber belde."),
    ("Claus", "De Emile Clauszaal is te huur.", "De zaal huurt Emile Claus."),
    ("Claus", "De Emile Clausroute telt 7 km.", "De route van Emile Claus telt 7 km."),
    ("Segers", "Campus Maria Segers krijgt stalling.", "Op de campus heeft Maria Segers een kot."),
    ("Segers", "WZC Maria Segers zoekt hulp.", "In het WZC woont Maria Segers."),
    ("Maes", "In CC Pieter Maes speelt een band.", "CC: Pieter Maes"),
    ("Maes", "Filiaal Pieter Maes sluit vroeger.", "Het filiaal leidt Pieter Maes."),
    ("Dupont", "De zalen Jules Dupont en Horta.", "De zalen controleert Jules Dupont."),
    ("Dupont", "Vergaderzalen: Horta, Jules Dupont.", "Vergaderzaal geboekt door Jules Dupont."),
    ("Dupont", "Kies een zaal (Horta of Jules Dupont).", "Een zaal (Jules Dupont belde al)."),
    ("Dupont", "Omloop Jules Dupont: start om 9 uur.", "Aan de omloop reed Jules Dupont mee."),
    ("Dupont", "La caserne Général Jules Dupont.", "La caserne du général. Jules Dupont dort."),
    ("Dupont", "La fontaine Jules Dupont est à sec.", "À la fontaine, Jules Dupont est tombé."),
    (
        "Masson",
        "Le hall omnisports Arthur Masson.",
        "Le hall omnisports dont Arthur Masson a soin.",
    ),
    ("Masson", "Le foyer culturel Arthur Masson joue.", "Le foyer culturel engage Arthur Masson."),
    ("Masson", "L'école fondamentale Arthur Masson.", "L'école exclut Arthur Masson."),
    ("Dupont", "Salles Jules Dupont et Horta.", "Salle réservée par Jules Dupont."),
    ("Dupont", "Une salle (Jules Dupont ou Horta).", "Une salle (Jules Dupont l'a vue)."),
    ("Dupont", "L'arrêt de bus Jules Dupont.", "Dans le bus, Jules Dupont a crié."),
    ("Dupont", "L'espace Jules Dupont ouvre.", "Jules Dupont ouvre l'espace."),
    ("Weiss", "Die Sitzung ist im Saal Karl Weiss.", "Die Sitzung im Saal leitet Karl Weiss."),
    ("Weiss", "Die Grundschule Karl Weiss lädt ein.", "Die Grundschule meldet Karl Weiss."),
    ("Weiss", "Die Turnhalle Karl Weiss ist zu.", "In der Turnhalle turnt Karl Weiss."),
    ("Weiss", "Seniorenheim Karl Weiss: Menü.", "Im Seniorenheim wohnt Karl Weiss."),
    ("Dupont", "Meet in the Jules Dupont meeting room.", "Meet Jules Dupont in the room."),
    ("Dupont", "The Jules Dupont Hall is full.", "Jules Dupont's hall is a mess."),
    ("Dupont", "Building Jules Dupont has a drill.", "The building was sold to Jules Dupont."),
]


@pytest.mark.parametrize(("word", "place", "person"), TWINS, ids=[twin[1] for twin in TWINS])
def test_place_is_nobody_and_its_twin_is_somebody(word: str, place: str, person: str) -> None:
    assert (people(place), any(word in name for name in people(person))) == ([], True)


@pytest.mark.parametrize(
    "text",
    [
        "Beste, Anna Rosenberg komt morgen.",
        "Michal Nowak en Nihal Overweg tekenen.",
        "Het verhaal Jan Peeters is bekend.",
        "Mevrouw Vanhalle is ziek.",
        "Contact school: Jan Peeters.",
        "cc Jan Peeters en Lies Maes",
    ],
)
def test_family_name_that_ends_as_a_place_does_is_a_persons(text: str) -> None:
    assert people(text)


def test_later_mention_of_a_place_is_no_person() -> None:
    text = "Zaal Jules Dupont is vrij. Is er wifi? In Jules Dupont wel, in Horta niet."
    assert people(text) == []
    assert people(text + "\nBeste Jules Dupont,\nbel mij.") != []
