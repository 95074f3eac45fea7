"""Addresses of public places pass where nothing tells of a person; homes never do."""

import pytest

from dlp.engine.public_places import RECOGNIZER
from tests.dlp.engine.names import engine


def told(text: str) -> list[tuple[str, bool]]:
    """Each address on which a policy acts or which it lets pass, and whether it is public."""
    return [
        (text[hit.start : hit.end], hit.recognizer == RECOGNIZER)
        for hit in engine().detect(text)
        if hit.entity == "ADDRESS" and hit.confidence >= 0.5
    ]


PUBLIC = [
    "Nieuwe openingsuren: Stadhuis, Botermarkt 1, 9000 Gent.",
    "Consultation du dossier : service Urbanisme, place Communale 4, le lundi.",
    "18h00 Ouverture, perron de l'Hôtel de Ville, Grand-Place 1\n20h30 Concert",
    "Wann: samstags\nWo: Animationszentrum Ephata, Bergkapellstraße 46, Eupen",
    "Die Sprechstunde findet im Rathaus, Hauptstraße 26, 4780 St. Vith statt.",
    "Open day at the fire station (Kazernestraat 10), free entrance.",
    "Bloedinzameling: sporthal De Valk, Sportlaan 22, 3001 Heverlee, 17-20 u.",
    "Kom naar het Woonloket in het Sociaal Huis, Oude Vest 137.",
    "Bibliotheek De Krook\nMiriam Makebaplein 1\n9000 Gent",
    "Het onthaal is in de bibliotheek aan de Stationsstraat 4.",
    "Raadszitting: Stadhuis, zaal Permeke, Grote Markt 21, 19.30 u.",
    "Wat: infosessie\nWanneer: 12/10, 19.30 u.\nWaar: De Brouwketel, Hopstraat 3, Asse",
    "Wahllokal: Grundschule, Schulstraße 4. Öffnung 8 Uhr.",
    "Beroep bij de Raad van State, Wetenschapsstraat 33, 1040 Brussel.",
    "Klacht: Gegevensbeschermingsautoriteit, Drukpersstraat 35, 1000 Brussel.",
    "Complaints: Data Protection Authority, Rue de la Presse 35, 1000 Brussels.",
    "Le CPAS, place Saint-Jacques 13, est fermé le 24 décembre.",
    "De zitting is op Kerkstraat 12 (gemeentehuis), om 20 u.",
    "| straat | aantal klachten |\n| Veldstraat | 12 |\n| Korenmarkt | 7 |",
    "rue;nombre de logements\nRue Haute;14\nRue Basse;22",
    "Straße\tLänge\nMalmedyer Straße\t420",
    "Fase 1: riolering tussen Stationsstraat 2 en Stationsstraat 40.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_address_of_a_public_place_is_told_as_such(text: str) -> None:
    found = told(text)
    assert found
    assert all(public for _, public in found)


HOMES = [
    "Mevr. Claes, Rusthuis De Linde, Dorpsstraat 5, 9850 Landegem.",
    "Ze verblijft in WZC Sint-Jozef, Kerkstraat 5, 9000 Gent.",
    "De bewoner, WZC Sint-Jozef, Kerkstraat 5, belde.",
    "Kamer 12, ziekenhuis Sint-Jan, Kerkstraat 5.",
    "c/o Bibliotheek, Stationsstraat 8, 9000 Gent",
    "Ze woont naast de kerk, Kerkstraat 14 in Aalst.",
    "Het pand achter de bibliotheek, Stationsstraat 8, staat leeg.",
    "Het vluchthuis, Lindestraat 12, blijft onvermeld.",
    "Feest! Wanneer: zaterdag 20u. Waar: Molenstraat 14, Lokeren",
    "Jan Peeters\nBasisschool De Linde\nKerkstraat 12\n9000 Gent",
    "An Claes, Basisschool De Linde, Kerkstraat 12, 9000 Gent",
    "naam;school;adres\nAn Claes;Basisschool De Linde;Kerkstraat 12, 9000 Gent",
    "Referentieadres: OCMW, Markt 4, 9300 Aalst",
    "Il est domicilié au CPAS, rue Haute 12, 4800 Verviers",
    "Wohnhaft im Kloster, Kirchstraße 4, 4700 Eupen",
    "De school stuurde een brief naar Kerkstraat 12, 9000 Gent.",
    "Stadhuis, Markt 1, 9300 Aalst. Aanvrager: Jan Peeters, 85.07.30-999.32.",
    "straat;huisnummer;aantal zakken\nVeldstraat;12;3",
    "naam;straat;aantal kinderen\nPeeters;Veldstraat;2",
    "rue;dette totale\nRue Haute;14",
    "Bibliothèque communale, rue Haute 12. Contact : Marie Dupont, 0470 12 34 56.",
]


@pytest.mark.parametrize("text", HOMES)
def test_address_of_somebody_is_never_told_as_public(text: str) -> None:
    found = told(text)
    assert found
    assert not any(public for _, public in found)


@pytest.mark.parametrize(
    "text", ["Vul in: rue du Modèle 1, 0000 Nulle-Part.", "Bv. Voorbeeldstraat 12, 9000 Gent"]
)
def test_address_that_is_made_up_is_none(text: str) -> None:
    assert told(text) == []
