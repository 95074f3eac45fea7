"""People in four languages, written as people write them; and what is nobody."""

import pytest

from dlp.engine.names import Memory, NameFinder, in_words, joined
from dlp.engine.tokens import segments, spelled, words
from tests.dlp.engine.names import engine, people, shipped

FOUND = [
    ("Dag Karolien, mevrouw De Smet belde over Youssef El Amrani.",
     ["Karolien", "De Smet", "Youssef El Amrani"]),
    ("mail van jan.janssens aan els", ["jan", "janssens", "els"]),
    ("map a/jan.janssens aan els", ["jan", "janssens", "els"]),
    ("Wie kent Gilbert? Gilbert viendra demain.", ["Gilbert", "Gilbert"]),
    ("maak een brief voor jan peeters over zijn schulden", ["jan peeters"]),
    ("Bonjour Monsieur Dupont, Mme Véronique Lambert passera vendredi à Namur.",
     ["Dupont", "Véronique Lambert"]),
    ("peux tu corriger le mail de fatima bouzid", ["fatima bouzid"]),
    ("Sehr geehrte Frau Schmitz,\nHerr Klaus Weber hat angerufen.", ["Schmitz", "Klaus Weber"]),
    ("Dear Ms Kowalska,\nplease call Mehmet Yılmaz.", ["Kowalska", "Mehmet Yılmaz"]),
    ("AANWEZIG: PEETERS JAN, EL IDRISSI FATIMA", ["PEETERS JAN", "EL IDRISSI FATIMA"]),
    ("Naam: Mbemba\nVoornaam: Grâce", ["Mbemba", "Grâce"]),
    ('{"familienaam": "Delvauxhe", "voornaam": "Selvi"}', ["Delvauxhe", "Selvi"]),
    ("Anwesend: Heinen, Brigitte; Thelen, Jonas", ["Heinen, Brigitte", "Thelen, Jonas"]),
    ("Mevrouw van der Veld en Frau Doktor Meyer kwamen.", ["van der Veld", "Meyer"]),
    ("Me Dupont plaide, my son Brian listens.", ["Dupont", "Brian"]),
    ("mijnheer de veuster en frau dohm zijn er", ["de veuster", "dohm"]),
    ("open C:\\Dossiers\\Thielemans_Jos\\verslag.docx", ["Thielemans", "Jos"]),
    ("Sergeant Philips en tatie Josiane komen.", ["Philips", "Josiane"]),
    ("Naam;Voornaam;Uren\nPeeters;Jan;12\nBouzid;Samira;8", ["Peeters", "Jan", "Bouzid", "Samira"]),
]  # fmt: skip
NOBODY = [
    "De gemeenteraad keurt het reglement op de parkeerplaatsen goed.",
    "Le règlement communal entre en vigueur le premier janvier.",
    "Die Sitzung beginnt am Montag um 20 Uhr im Rathaus.",
    "def main(args):\n    return sorted(args.files)",
    "1 234 5678\n90 12 34\n",
    "/favicon.ico",
    *(
        f'{{"id": "{one}", "parts": ["Dag"]}}'
        for one in (
            "d1185215-a5fc-4ba7-beea-931e4f28548d",
            "bec39165-3fa4-45dc-b0a4-4814c8b63c11",
            "cf38de1a-cbd2-46a6-a1c4-37ac521cb48f",
            "c9b934d2-b5e5-4244-84c3-6b36c098ff31",
        )
    ),
    "Nom\tPrénom\tClasse",
    "Naam\tRijksregisternr\tGsm",
    "Monsieur le Bourgmestre,\nMadame la Directrice,\nle dossier est complet.",
    "Edelachtbare Heer Jeugdrechter,\nWerte Frau Kollegin,\nde zitting is uitgesteld.",
    "Geachte Meester,\nwij antwoorden op uw brief.",
    "Le boulevard Frère Orban et le pont Père Pire sont fermés.",
    "De Renault Zoe en de Opel Adam kregen een sticker.",
    "Le parc Reine Astrid et l'école Jean XXIII restent ouverts.",
    "Sehr geehrte Frau Inspektorin,\nSehr geehrter Herr Generaldirektor,\ndie Fahrt ist bezahlt.",
    "une dame du quartier, madame pleure, elle a deux chats",
    "Onze leveranciers zijn Johnson & Johnson en Morgan Stanley.",
    "A half beat late, and it just kills me. I asked the owner; he never told me I was wrong.",
    "Sehr geehrte Frau Doktor,\ndie Lehrerin ist die geduldigste Frau der Welt.",
    "À la visite de reprise, le docteur du SEPPT déclare le travailleur apte.",
    "J'ai goûté le waterzooi de ma tante. Elle m'avait tout expliqué.",
    'Sample letter: "Dear Ms X, following the hearing".',
    "De opleiding MS Project en MS Teams is volzet; das MS Belvedere fährt ab Namur.",
    "😀😀😀 🎉",
    "",
    "a",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_people_are_found(text: str, expected: list[str]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_found_where_nobody_is(text: str) -> None:
    assert people(text) == []


def test_a_person_named_in_full_is_found_again() -> None:
    text = "Wij ontvingen Tomasz Wieczorek op het kantoor. Later schreef Wieczorek een brief."
    assert people(text) == ["Tomasz Wieczorek", "Wieczorek"]


def test_a_signature_is_known_as_one() -> None:
    text = "Het dossier is klaar.\n\nMet vriendelijke groeten,\nSofie Claes\nDienst Wonen"
    (hit,) = [h for h in shipped().finder.hits(text) if h.entity == "PERSON"]
    assert "signature" in hit.evidence


def test_evidence_names_the_title() -> None:
    (hit,) = shipped().finder.hits("Mevrouw Peeters heeft gebeld.")
    assert hit.evidence[:2] == ("model", "title:mevrouw")
    assert hit.confidence > 0.85


def test_remembered_segments_give_the_same_and_hold_no_text() -> None:
    finder = NameFinder(shipped().finder.model, shipped().finder.lexicon)
    text = "Dag Karolien, mevrouw De Smet belde.\n" * 40
    first = finder.hits(text)
    assert finder.memory.known
    assert finder.hits(text) == first
    held = repr(list(finder.memory.known.items()))
    assert "Smet" not in held
    assert "Karolien" not in held


def test_memory_is_bounded() -> None:
    memory = Memory(most=3)
    for i in range(10):
        memory.put(bytes([i]), ())
    assert list(memory.known) == [bytes([7]), bytes([8]), bytes([9])]


def test_the_model_reads_nothing_that_is_remembered_or_holds_no_word() -> None:
    class Counting:
        read = 0

        def probabilities(self, parts):  # type: ignore[no-untyped-def]
            Counting.read += len(parts)
            return shipped().finder.model.probabilities(parts)  # type: ignore[union-attr]

    finder = NameFinder(Counting(), shipped().finder.lexicon)
    finder.hits("Dag Karolien")
    finder.hits("Dag Karolien")
    finder.hits("1 2 3 4 . 5")
    assert Counting.read == 1


def test_names_yield_to_identifiers() -> None:
    text = "Mail jan.peeters@stad.example of kijk op rekening BE68 5390 0754 7034 van Jan Peeters."
    found = [(hit.entity, text[hit.start : hit.end]) for hit in engine().detect(text)]
    assert ("EMAIL_ADDRESS", "jan.peeters@stad.example") in found
    assert ("IBAN_CODE", "BE68 5390 0754 7034") in found
    assert ("PERSON", "Jan Peeters") in found


def test_names_are_not_sought_where_nobody_asks() -> None:
    text = "Mevrouw Peeters, 85.07.30-999.32"
    assert [h.entity for h in engine().detect(text, names=False)] == ["BE_NATIONAL_NUMBER"]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([(0, 2, "PERSON", 0.9)], [(5, 6, "LOCATION", 0.8)], [(0, 2), (5, 6)]),
        ([(0, 2, "LOCATION", 0.9)], [(1, 2, "PERSON", 0.6)], [(1, 2)]),
        ([(0, 2, "PERSON", 0.9)], [(1, 3, "PERSON", 0.95)], [(1, 3)]),
    ],
)
def test_names_of_two_models_are_joined(ours, theirs, expected) -> None:  # type: ignore[no-untyped-def]
    assert [name[:2] for name in joined(ours, theirs)] == expected


def test_characters_become_the_words_they_touch() -> None:
    text = "Dag Jan Peeters."
    cut = words(text)
    assert in_words([(4, 15, "PERSON", 1.0)], 0, cut, 0, len(cut)) == [(1, 3, "PERSON", 1.0)]
    assert [spelled(text, w) for w in cut[1:3]] == ["Jan", "Peeters"]
    assert list(segments(text, cut)) == [(0, 4)]
