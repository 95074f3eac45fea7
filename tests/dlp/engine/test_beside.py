"""Numbers that are somebody's because of who stands beside them, and those that stay nobody's."""

import time

import pytest

from dlp.engine.beside import RECOGNIZERS, with_beside
from dlp.engine.detector import Detector
from dlp.engine.overlap import Hit, winners
from recognizers import ALL
from recognizers.base import Sample, hit, miss

DETECTOR = Detector(ALL)
WHO = "Jan Peeters"


def person(start: int = 0, confidence: float = 0.95) -> Hit:
    return Hit(start, start + len(WHO), "PERSON", "person-name", confidence, ("model",))


def numbers(text: str, *people: Hit) -> list[tuple[int, int]]:
    """Extents of the numbers that are found and acted on."""
    found = with_beside(text, winners([*DETECTOR.hits(text), *people]))
    return [
        (one.start, one.end)
        for one in found
        if one.entity in {"LABELLED_IDENTIFIER", "BE_PUPIL_NUMBER"} and one.confidence >= 0.5
    ]


FOUND = (
    hit("N° engagement : «E25-003381»", "a budget's, of a person"),
    hit("Bons de sortie n° «BS-7741» et suivant", "a noun that is also an exit"),
    hit("Réf. interne MP «2025-041-TRV»", "capitals between"),
    hit("PU «F0412/52043/UFD/2024/27» - car-port", "a permit by its letters"),
    hit("Aktenplan-Nr. «57:506.361»", "a colon inside"),
    hit("Vertrag Nr. «LV 77120-4» (Leasing)", "capitals apart"),
    hit("demande formelle n° «FH-3391».", "an adjective between"),
    hit("le n° «E004-77182» (badge).", "its noun behind"),
    hit("badge «10577»", "a noun and digits"),
    hit("Ticket «#118402» immer noch offen", "a sign before it"),
    hit("Rechnung «R-20240771» muss raus", "an invoice"),
    hit("factuur «2026/00417-B» betwist hij", "an invoice, Dutch"),
    hit("File with HR: «DIS-2024-14»", "behind a colon"),
    hit("«MK-2207-0193» (= nr. medische kaart)", "explained behind"),
    hit("(Vlimpers ID «211907»)", "a word for number, of a program"),
    hit("afsprakencode v/d laatste: «QM-7F3K2»", "what for between"),
    hit("column D our creditor number, e.g. «600418».", "an example that is one"),
    hit("identifiant élève FASE\n«1877-40263»\nElle", "in the next line"),
    hit("<badgeRef>«118204»</badgeRef>", "a key of XML"),
    hit('"lockerRef": "«LK-4471»"', "a key of JSON"),
    hit("ticket_ref=«T26-0418»\n", "a key"),
    hit("parkeerkaart «44718»", "a compound"),
    hit("Besucherausweis «44 182 07»", "a compound, German"),
    hit("visum «VB-2210458»", "a visa"),
    hit("carte STIB «6061077188»", "whose between"),
    hit("| wacht | «KD5518» |", "a cell of a code"),
    hit("Kassenzeichen: «8044-118-26»", "a sign, German"),
    hit("Buchungszeichen «5.0218.004417-1»", "a sign with dots, German"),
    hit("communication interne réf «SG/26/118-K»", "abbreviated without a stop"),
    hit("son casier «B-2204» reste fermé", "a locker, French"),
    hit("sleutelnummer «S-1182» teruggebracht", "a compound of a key"),
    hit("locker «K-1182» is leeg", "a locker"),
    hit("numéro national d'agrément «AG-44-182»", "two nouns"),
    hit("réservation «RES-44182» annulée", "a booking"),
    hit("Terminnummer «T-4471» am Schalter", "an appointment"),
    hit("appointment ref «AP/4471»", "an appointment, English"),
    hit("attest «2026-AZ-118» ontbreekt", "a certificate"),
)
LEFT = (
    miss("RvS nr. 252.564, afd. bestuursrechtspraak", "a judgment"),
    miss("avis de légalité favorable n° 2025/113 de la Directrice", "an opinion"),
    miss("ENI-nummer 05999123, elektrisch", "a ship"),
    miss("marché-cadre CSC n° 2023-IT-022 lot 3", "a tender"),
    miss("Onderhoudscontract OND-2023-88.", "of a lift"),
    miss("raamcontract RC-2024-118", "of a purchase"),
    miss("arrêt n° 147/2021 du 21 octobre", "a judgment, French"),
    miss("zaal B-2204", "a room"),
    miss("afspraak om 10u40", "an hour"),
    miss("de fiche 281.10", "a tax form"),
    miss("code 0x80100017 in het logboek", "an error"),
    miss("la table compte 28.417 lignes", "a count"),
    miss("bestelbon 2026-11804 voor stoelen", "an order"),
    miss("art. L1122-30 du Code", "an article of a law"),
    miss("NBN EN 1838, ISO 27001", "standards"),
    miss('{"statusCode": "40412", "postCode": "9000"}', "keys of a program"),
    miss("dossier 2026", "a year"),
    miss("lijnnummer 118204", "a line"),
    miss("Students are B1/B2 in English", "levels"),
    miss("kluisje 12", "too short"),
    miss("contract 2025-2026", "years"),
    miss("ticket 12,50", "a price"),
    miss("omzendbrief nr. 2026-118", "a circular"),
    miss("model HP-4520", "a make"),
)


@pytest.mark.parametrize("sample", FOUND, ids=lambda one: one.why)
def test_found_beside_a_person(sample: Sample) -> None:
    text = f"{sample.text}\n{WHO}"
    assert numbers(text, person(len(sample.text) + 1)) == [tuple(s) for s in sample.spans]


@pytest.mark.parametrize("sample", LEFT, ids=lambda one: one.why)
def test_nobodys_beside_a_person(sample: Sample) -> None:
    text = f"{sample.text}\n{WHO}"
    assert numbers(text, person(len(sample.text) + 1)) == []


ORDER = "badge 10577"


@pytest.mark.parametrize(
    ("text", "people", "why"),
    [
        (ORDER, (), "nobody"),
        (f"{WHO}, {ORDER}", (person(confidence=0.45),), "a doubted name"),
        (f"{WHO}, {ORDER}", (person()._replace(evidence=("list:own",)),), "a listed name"),
        (f"{WHO}\n{'x' * 700}\n{ORDER}", (person(),), "far away"),
    ],
)
def test_nothing_without_somebody_near(text: str, people: tuple[Hit, ...], why: str) -> None:
    assert not [one for one in with_beside(text, people) if one.recognizer in RECOGNIZERS], why


def test_identifiers_keep_their_place_and_names_yield() -> None:
    plate = Hit(6, 11, "BE_LICENCE_PLATE", "plate", 0.3, ("pattern",))
    assert with_beside(f"badge 10577 {WHO}", [plate, person(12)]) == [plate, person(12)]
    name = Hit(0, 11, "PERSON", "person-name", 0.95, ("model",))
    found = with_beside(f"badge 10577 {WHO}", [name, person(12)])
    assert [(one.start, one.end) for one in found] == [(0, 6), (6, 11), (12, 23)]


def test_age_before_a_date() -> None:
    text = "Milan V., 15j (23/02/2011 volgens school"
    name = Hit(0, 8, "PERSON", "person-name", 0.95, ("model",))
    assert "DATE_OF_BIRTH" in {one.entity for one in with_beside(text, [name])}


def test_cost_is_linear_around_many_people() -> None:
    text = f"{WHO} nr nr nr ticket {'A-1' * 9} " * 4_000
    people = [person(at) for at in range(0, len(text) - 40, len(text) // 4_000)]
    start = time.perf_counter()
    with_beside(text, people)
    assert time.perf_counter() - start < 3
