"""Numbers that are somebody's because of who stands beside them, and those that stay nobody's."""

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
    hit("water company, customer «3 018 442 907»: 388.15", "groups of thousands and more"),
    hit("dossier AViQ «115 884 / 2», souffre", "groups, a sign with spaces"),
    hit("KBI-dossier «1 002 874-A»", "groups and a letter"),
    hit("Stromzähler «1SAG 3105 022 817», Stand", "of a meter"),
    hit("chip «981 100 002 447 316» op haar naam", "of a dog"),
    hit("Assessment notice: «731 4402 118 96»", "groups of any length"),
    hit("carte MOBIB «6061 0418 2277 3105 811» REFUS", "a telephone number inside"),
    hit('gravure "«78 12 30 LG 04»" donc', "letters among the groups"),
    hit("téléphone IMEI «35 890204 117731 5»", "of a telephone"),
    hit("nummer op de wachtlijst serviceflats («WL-SF 0039»)", "letters apart, in brackets"),
    hit("Foster placement «PZ-VLB 20817»; child", "letters apart"),
    hit("reconnaissance SPF handicap DGPH «48-0551-7», 14", "hyphens; the letters stay"),
    hit("das Etikett «NB0417» klebt", "a label on a thing lent"),
    hit("le portable «PC-ADM-2291» qu'on lui a donné", "a thing lent"),
    hit("oui c'est «INC0093317»", "an answer"),
    hit("C'est la «RIV-C-05512», elle est", "an answer with an article"),
    hit("dat is de «KL-22041»", "an answer, Dutch"),
    hit("Sie lautet «TZ-11904», danke", "an answer, German"),
    hit("Re: [#«SD-448190»] login", "a subject"),
    hit("elle a été enregistrée «24-W-02219».", "under which it is kept"),
    hit("ingeschreven onder «IN-22-0417».", "the same, Dutch"),
    hit("contrat F70bis «24.3341.08», commence", "its kind between"),
    hit("cand. «22-0441», 9 pts", "cut short"),
    hit("Vertrag-Nr. (z.B. «BZE/24/1067»)", "an example in brackets"),
    hit(
        "Enfant / n° fiche ATL / groupe\nMia / «F-3310» / lutins\nIda / «F-3327» / géants",
        "slashes",
    ),
    hit("Leserausweis\tName\n«SV-30177»\tLara\n«SV-28840»\tErna", "a column"),
    hit("klantenkaart;stad\n«118204»;Gent\n«118377»;Aalst", "a column of digits"),
    hit("INSERT INTO x (jeugdpasnr, y) VALUES\n('«118204»', 'a'), ('«118377»', 'b')", "SQL"),
    hit("K Karte Nr. «88»", "a short one in the next line"),
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
    miss("dossiers 1 284 118", "a count in groups"),
    miss("compteur 18442", "a reading"),
    miss("Schreinerrechnung 2024-211", "of goods"),
    miss("Our ref.: TAX/SR/25-09", "a month"),
    miss("Sinistre du 14/10", "a day"),
    miss("aansluiting moet naar 3x400V", "a voltage"),
    miss("toelage;gemeente\n4200;Gent\n2500;Aalst", "a column of amounts"),
    miss("lokaal;stad\nB-2204;Gent\n", "rooms"),
    miss("Clé WPA2, carte A4", "a kind of key, a size"),
    miss("Het is een identificatienummer. Waarom leest hij 21085073099", "another sentence"),
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


PHRASES = (
    hit("fietskluis nr. «19» van @", "a locker"),
    hit("@ hat den Spind «B 43» aufgebrochen", "a letter apart"),
    hit("Kandidat «K7» = @", "whoever is one of several"),
    hit("au participant «17» (bulletin, Mme @", "a number only"),
    hit("bezoekerspas «V-26», getekend door @", "lent"),
    hit("@ garde la clé n° «12»", "a key"),
    miss("kluis nr. 19 is stuk. De sleutel ligt bij @", "another phrase"),
    miss("kamer 12 van @", "a room"),
    miss("@ behaalde als kandidaat 12/20", "marks"),
    miss("4 candidats, dont @", "a count"),
    miss("badge nr. 2 tot 10 van @", "a range"),
    miss("@ vroeg een kaart A4", "a size"),
)


@pytest.mark.parametrize("sample", PHRASES, ids=lambda one: one.why)
def test_short_numbers_in_one_phrase_with_a_person(sample: Sample) -> None:
    at = sample.text.index("@")
    text = sample.text.replace("@", WHO)
    wanted = [(a + len(WHO) - 1, b + len(WHO) - 1) if a > at else (a, b) for a, b in sample.spans]
    assert numbers(text, person(at)) == wanted


@pytest.mark.parametrize(
    ("text", "born"),
    [
        (f"{WHO} (31.01.90), scellé", True),
        (f"{WHO}, 28.06.59, Fall", True),
        (f"{WHO} (12/03/2099)", False),
        (f"{WHO}, 12/03/1966 om 10 uur", False),
        (f"{WHO} 12/03/1966", False),
        (f"{WHO} | 01/09/1998 | 23/05/1975", False),
    ],
)
def test_born_right_behind_the_name(text: str, born: bool) -> None:
    found = {one.entity for one in with_beside(text, [person()])}
    assert ("DATE_OF_BIRTH" in found) is born


def test_age_before_a_date() -> None:
    text = "Milan V., 15j (23/02/2011 volgens school"
    name = Hit(0, 8, "PERSON", "person-name", 0.95, ("model",))
    assert "DATE_OF_BIRTH" in {one.entity for one in with_beside(text, [name])}
