"""Addresses and land lines in public matters pass where nothing tells of a person or a home."""

import pytest

from dlp.engine.public_places import RECOGNIZER, SERVICE
from recognizers.general.phone_service import fixed_line
from tests.dlp.engine.names import engine


def told(text: str) -> list[tuple[str, str]]:
    """Each address and number on which a policy may act, with its recognizer."""
    return [
        (text[hit.start : hit.end], hit.recognizer)
        for hit in engine().detect(text)
        if hit.entity in ("ADDRESS", "PHONE_NUMBER") and hit.confidence >= 0.5
    ]


PUBLIC = [
    # opening hours
    "Horaire : me 13h30-18h, ve 15h30-18h, sa 9h30-12h30. Place Communale 3, rez-de-chaussée.",
    "Ouvert du mardi au vendredi de 9h à 17h. Avenue de l'Énergie 12, 4432 Alleur.",
    "Vakantierooster zwembad\nDamstraat 14\nma 12.00-20.00, wo 13.00-21.00, zo 9.00-13.00",
    "Öffnungszeiten: Mo 8-12 Uhr, Do 14-18 Uhr\nKlosterstraße 4, 4700 Eupen",
    "Opening hours: Tue-Fri 9:00-12:00\nHavenlaan 210",
    # firms
    "Gunning: Aannemingen Verhelst NV, Torhoutsesteenweg 300, 8400 Oostende, 412.000 euro.",
    "Attribué à Tradeco SA, rue des Artisans 14, 4900 Spa (TVA BE 0403.019.261).",
    "VIVAQUA, boulevard de l'Impératrice 17-19, 1000 Bruxelles, TVA BE 0202.962.701",
    "Lieferant: Holzbau Ostbelgien GmbH, Industriestraße 25, 4700 Eupen.",
    # walks
    "Start: parking Kasteeldreef 12. Volg de groene zeshoekjes, 4,7 km.",
    "Balade nature, 6 km. Départ : parking de la rue du Moulin 22, à 14 h.",
    "Wanderung um den See. Treffpunkt: Parkplatz Seestraße 5, 10 Uhr.",
    "Guided walk 'Seven gates'. Meeting point: Naamsestraat 102, 2 pm.",
    # heritage
    "Exemples : la maison Autrique de Victor Horta (chaussée de Haecht 266), le Palais Stoclet.",
    "Art-nouveaugevel uit 1902, beschermd monument, Cogels-Osylei 46.",
    "Le Corbusier bouwde het in 1926: een beschermd monument, Populierenlaan 32.",
    # weak signs of two sorts
    "Rommelmarkt op het industrieterrein, Nijverheidslaan 15. Inkom gratis.",
    "Tickets 12 euro via www.dewerf.example.be, Brugstraat 27.",
    "Bloedinzameling door de dienst Welzijn, Sportstraat 12.",
]


@pytest.mark.parametrize("text", PUBLIC)
def test_address_in_a_public_matter_is_told_as_public(text: str) -> None:
    found = [recognizer for said, recognizer in told(text) if not said.startswith("0")]
    assert found
    assert set(found) == {RECOGNIZER}


HOMES = [
    "Kerkstraat 12, 9300 Aalst",
    "Adres: Kerkstraat 12, 9300 Aalst",
    "Klacht geluidsoverlast Kerkstraat 12, elke vrijdag en zaterdag tot 3u. Inkom gratis op fuif.",
    "Ze woont Kerkstraat 12. Openingsuren van het loket: ma 9-12, wo 13-16.",
    "Huisbezoek Kerkstraat 12 (di 9.00-10.00, do 9.00-10.00).",
    "ma 8.00-8.30 Kerkstraat 12\nma 8.45-9.15 Dorpsstraat 4\ndi 8.00-8.30 Molenstraat 7",
    "De huurder van Immo Claes NV, Kerkstraat 12, betaalt niet.",
    "Visite domiciliaire rue du Moulin 22, départ 14 h, 6 km à vélo.",
    "Tuinfeest! Zaterdag 20 u, inkom gratis. Molenstraat 14, Lokeren",
    "Geburtstagsfeier: Klosterstraße 4, 4700 Eupen, Samstag 15 Uhr",
    "Einbruch in der Klosterstraße 4, Öffnungszeiten der Wache: Mo 8-12, Do 14-18 Uhr.",
    "Break-in at 14 Church Street, reported at the front desk.",
    "Bouwaanvraag Kerkstraat 12, gevel in art nouveau, naast een beschermd monument.",
    "Mon adresse : rue du Moulin 22, 4900 Spa. Quelles sont vos heures d'ouverture ?",
    "Onze dienst bracht een brief naar Kerkstraat 12, 9000 Gent, info@stad.example.",
    "Start: parking Kasteeldreef 12, 5 km. Inschrijven bij Jan Peeters, 0470 12 34 56.",
    "Leegstand vastgesteld: Kerkstraat 12, 9300 Aalst. Info: www.stad.example.be",
    "Nachbar beschwert sich: Klosterstraße 4, Konzert am Samstag, Eintritt frei.",
]


@pytest.mark.parametrize("text", HOMES)
def test_address_of_a_home_is_never_told_as_public(text: str) -> None:
    found = told(text)
    assert found
    assert RECOGNIZER not in {recognizer for _, recognizer in found}


DESKS = [
    "Infos : Intradel 04/240 74 74",
    "Tickets via ticket@ccdewerf.example.be of 053 73 28 12.",
    "Vragen? Dienst Burgerzaken, tel. 053 73 23 23.",
    "Reservatie: 09 210 10 10",
    "Renseignements au secrétariat, 087 59 12 34.",
    "Anmeldung im Sekretariat: 087 59 12 34",
    "Call the front desk on 02 518 81 11.",
    "Accueil du hall des sports : 04 222 33 44",
    "VIVAQUA, quai des Usines 17-19, 1000 Bruxelles, TVA BE 0202.962.701, tél. 02 518 81 11.",
    "info@stad.example - 09 266 76 76",
]


@pytest.mark.parametrize("text", DESKS)
def test_land_line_of_a_desk_is_told_as_such(text: str) -> None:
    assert {r for said, r in told(text) if said[:1] == "0"} == {SERVICE}


LINES = [
    "tel. 053 73 23 23",
    "Bel mij op 053 73 23 23, dienst Burgerzaken.",
    "Dienst Burgerzaken, tel. 0470 12 34 56.",
    "Met vriendelijke groeten,\nAn Claes\nDienst Burgerzaken, tel. 053 73 23 23",
    "An Claes, secretariaat, 053 73 23 23",
    "Beller 053 73 23 23 vroeg aan het onthaal naar een attest.",
    "De patiënt belde de balie vanaf 053 73 23 23.",
    "Dienst Burgerzaken, rechtstreeks nummer 053 73 23 23",
    "Ligne directe au service : 04 222 33 44",
    "Contactpersoon dienst: 053 73 23 23",
    "Numéro de ses parents pour l'accueil : 04 222 33 44",
    "Klacht aan het loket, terugbellen op 053 73 23 23",
    "Dienst Burgerzaken 053 73 23 23, dossier van Jan Peeters, 85.07.30-999.32",
    "Call my mother, front desk knows her: 02 518 81 11",
]


@pytest.mark.parametrize("text", LINES)
def test_line_of_somebody_is_never_told_as_a_desks(text: str) -> None:
    found = told(text)
    assert found
    assert SERVICE not in {recognizer for _, recognizer in found}


@pytest.mark.parametrize(
    ("number", "fixed"),
    [
        *(("02 518 81 11", True), ("+32 (0)9 210 10 10", True), ("04/240 74 74", True)),
        *(("0032 53 73 23 23", True), ("0470 12 34 56", False), ("+32 470 12 34 56", False)),
        *(("0800 120 33", False), ("+31 6 12345678", False), ("0471 12 34 56", False)),
    ],
)
def test_land_lines_are_told_from_mobiles(number: str, fixed: bool) -> None:
    assert fixed_line(number) is fixed


def test_nothing_but_a_places_own_name_counts_where_nobody_is_sought() -> None:
    text = "Reservatie: 09 210 10 10. Start: parking Kasteeldreef 12, wandeling van 5 km."
    found = engine().detect(text, names=False)
    assert {RECOGNIZER, SERVICE}.isdisjoint(hit.recognizer for hit in found)


THINGS = [
    "Liste des bulles à verre : rue du Moulin 22 ; place de l'Église 3 ; avenue des Tilleuls 118.",
    "Overzicht laadpalen: Stationsstraat 2 (22 kW), Kerkplein 1 (11 kW).",
    "Standorte Glascontainer: Klosterstraße 4, Hauptstraße 77.",
    "Bus 44 : arrêt rue du Moulin 22 supprimé du 3 au 14 juin.",
    "Street lights out at 14 Church Street and 22 Mill Road.",
    "Signalisation du chantier : panneau D7 à hauteur du n° 14, rue Haute 14.",
    "Locatie;Adres;Capaciteit\nDe Kring;Dorpsstraat 12;120\n't Verzet;Kerkplein 3;80",
    "Bâtiment;Adresse;kWh\nHôtel de ville;Grand-Place 1;120000\nLes Lutins;rue Haute 12;45000",
    "Keuring: bib Kerkstraat 8, academie Schoolstraat 15, brandweer Industrielaan 2",
    "Stadswandeling, halte 5: Huis van Jordaens, Reyndersstraat 6.",
    "Patrimoine : hôtel de maître, rue Royale 316, 1865, façade néoclassique.",
]


@pytest.mark.parametrize("text", THINGS)
def test_address_of_a_thing_in_the_street_is_told_as_public(text: str) -> None:
    found = told(text)
    assert found
    assert {recognizer for _, recognizer in found} == {RECOGNIZER}


OTHERS = [
    "Demande de borne de recharge rue Haute 14, par un citoyen.",
    "Woning;Adres;Huur\nStudio;Kerkstraat 12;450",
    "Gebouw;Adres;Bewoners\nDe Linde;Kerkstraat 12;4",
    "Route maandag: 1. Kerkstraat 12 2. Dorpsstraat 4 3. Molenstraat 7",
    "Parkeerverbod t.h.v. Kerkstraat 12 voor verhuiswagen, tijdens de wegenwerken.",
    "Nieuw gezin ingeschreven, Kerkstraat 12, gevel van herenhuis gerenoveerd.",
    "Hij ging naar school Kerkstraat 8.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_address_beside_such_a_thing_stays(text: str) -> None:
    found = told(text)
    assert found
    assert RECOGNIZER not in {recognizer for _, recognizer in found}
