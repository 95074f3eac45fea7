"""Statements about somebody, and subjects; confidential passages, and published ones."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine.context import folded
from dlp.engine.overlap import Hit
from dlp.engine.presidio import Engine
from dlp.engine.sensitive import RECOGNIZERS, listed_hits, sensitive_hits

SHOWN = 0.5

# A statement: what is told, and the person that makes it one.
STATEMENTS = [
    ("diabetes bij mijn cliënt Fatima", "statement-health", "diabetes", "role"),
    ("Mevrouw Peeters is zwanger.", "statement-health", "zwanger", "honorific"),
    ("Cliënt J.D. heeft een alcoholverslaving.", "statement-health", "alcoholverslaving", "role"),
    ("Kevin L. heeft een strafblad.", "statement-criminal", "strafblad", "initials"),
    ("Inzake 25/3302: werkstraf van 120 uur.", "statement-criminal", "werkstraf", "case"),
    ("Wim Lemmens is homoseksueel.", "statement-orientation", "homoseksueel", "name"),
    ("Karim heeft al jaren epilepsie.", "statement-health", "epilepsie", "subject"),
    ("Ze heeft schizofrenie, zei Fatma Kaya.", "statement-health", "schizofrenie", "name"),
    ("Ik zag mevrouw Kaya. Ze heeft schizofrenie.", "statement-health", "schizofrenie", "near"),
    ("Naam: Kaya\nProblematiek: schizofrenie", "statement-health", "schizofrenie", "near"),
    ("De leerling van 14 uit klas 3B heeft anorexia.", "statement-health", "anorexia",
     "role-and-detail"),
    ("Lotte Maes;3 dagen;miskraam", "statement-health", "miskraam", "name"),
    ("rrn 85.07.30-999.32 leefloon", "statement-social-aid", "leefloon", "identifier"),
    ("Monsieur Diallo perçoit le revenu d'intégration.", "statement-social-aid",
     "revenu d'intégration", "honorific"),
    ("Frau Novak wohnt im Frauenhaus.", "statement-victim", "Frauenhaus", "honorific"),
    ("Mr Haile is an asylum seeker.", "statement-migration", "asylum seeker", "honorific"),
]  # fmt: skip

# Nobody in reach, or a subject: nothing from SHOWN on.
SUBJECTS = [
    "een folder over diabetes",
    "Mijn cliënt heeft schizofrenie. Hoe pak ik dit aan?",
    "Personen met een handicap parkeren gratis.",
    "Artikel 9bis: de regularisatie van de heer of mevrouw",
    "Infosessie dementie. Inschrijven bij Els De Wolf.",
    "Workshop zelfmoordpoging herkennen.\n\nMet vriendelijke groeten\nKatrien Maes",
    "Beste mevrouw Maes,\n\nDe campagne over borstkanker begint in mei.",
    "Raadslid Vermeulen is partijlid van Groen en stemt tegen.",
    "Afgevaardigde Peter Leys is vakbondslid van het ACV.",
    "Le groupe PS vote pour le budget, dit Madame Colin.",
    "In 2025 kregen 1.240 personen een leefloon.",
    "SELECT count(*) FROM patients WHERE diagnosis = 'diabetes'",
]

CONFIDENTIAL = [
    ("topic-social-aid", "Bijzonder comité voor de sociale dienst: leefloon geweigerd, inkomsten"),
    ("topic-closed-session", "Besloten zitting: de raad stemt geheim over het ontslag."),
    ("topic-hr-discipline", "Tuchtdossier: preventieve schorsing, verhoor op 3 juni."),
    ("topic-tender", "Gunningsverslag: inschrijver 1 scoort 82 punten, nog niet beslist."),
    ("topic-security-plan", "Het sleutelplan: dode hoeken, codes van de alarmcentrale."),
    ("topic-legal-privilege", "Advies van onze advocaat: we staan zwak, een dading is beter."),
    ("topic-police", "Procès-verbal d'audition : le suspect déclare, le parquet suit."),
    ("topic-whistleblower", "A whistleblower says that the head of unit forges invoices."),
    ("topic-foreigners", "Aanvraag 9ter geweigerd, gezin met kinderen, bijlage 13."),
]

# No kind of document is named: strong cues of one topic, or one and that it is not to be told.
UNNAMED = [
    ("topic-tender", "De laagste bieder zit ver onder de raming, de tweede is onregelmatig."),
    (
        "topic-hr-discipline",
        "Personeelsnummer 20456: blaam voorgesteld, derde keer ongewettigd afwezig.",
    ),
    ("topic-legal-privilege", "Verliezen we dit? De tegenpartij wil schikken, de rechter aarzelt."),
    ("topic-security-plan", "Entre nous : la porte de la cour ne ferme plus, l'alarme non plus."),
]

PUBLISHED = [
    "Agenda gemeenteraad: besloten zitting over personeel.",
    "Wat moet er in een gunningsverslag staan volgens de wet van 2016? Leg uit met punten.",
    "Artikel 28: de besloten zitting en de geheime stemming worden in het decreet geregeld.",
    "Persbericht: het gunningsverslag is gepubliceerd op de website, gunning aan firma A.",
    "Vacature: ervaring met een sociaal onderzoek en leefloon.",
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def told(engine: Engine, text: str) -> list[Hit]:
    hits = engine.detect(text)
    return [hit for hit in hits if hit.recognizer in RECOGNIZERS and hit.confidence >= SHOWN]


@pytest.mark.parametrize(("text", "recognizer", "words", "person"), STATEMENTS)
def test_a_statement_about_somebody(
    engine: Engine, text: str, recognizer: str, words: str, person: str
) -> None:
    found = {(hit.recognizer, text[hit.start : hit.end]): hit for hit in told(engine, text)}
    assert f"person:{person}" in found[recognizer, words].evidence


@pytest.mark.parametrize("text", SUBJECTS)
def test_a_subject_is_no_statement(engine: Engine, text: str) -> None:
    assert [hit.recognizer for hit in told(engine, text)] == []


def test_a_role_with_a_plain_statement_is_enough(engine: Engine) -> None:
    (hit,) = engine.detect("Mijn cliënt heeft schizofrenie.")
    assert (hit.recognizer, hit.evidence[0]) == ("statement-health", "classifier")
    assert hit.confidence >= 0.5


def test_a_denial_says_something_of_somebody_too(engine: Engine) -> None:
    (hit,) = told(engine, "Mevrouw Peeters heeft geen strafblad.")
    assert "negated" in hit.evidence


@pytest.mark.parametrize(("topic", "text"), CONFIDENTIAL)
def test_a_confidential_passage(engine: Engine, topic: str, text: str) -> None:
    (hit,) = [hit for hit in told(engine, text) if hit.recognizer.startswith("topic-")]
    assert hit.recognizer == topic
    assert all(word.startswith("cue:") for word in hit.evidence)


@pytest.mark.parametrize(("topic", "text"), UNNAMED)
def test_a_confidential_passage_that_names_no_kind_of_document(
    engine: Engine, topic: str, text: str
) -> None:
    topics = [hit.recognizer for hit in told(engine, text) if hit.recognizer.startswith("topic-")]
    assert topics == [topic]


def test_a_word_within_a_longer_one_does_not_count(engine: Engine) -> None:
    """ "Openbare zitting" speaks against, but not within "niet openbare zitting"."""
    text = "Niet openbare zitting: ontslag van de ontvanger, voorstel van het college."
    assert [hit.recognizer for hit in told(engine, text)] == ["topic-closed-session"]
    public = text.replace("Niet o", "O")
    listed, _ = listed_hits(public, b" %b " % folded(public), [])
    assert listed == []


@pytest.mark.parametrize("text", PUBLISHED)
def test_what_is_published_is_not_confidential(engine: Engine, text: str) -> None:
    assert [hit.recognizer for hit in told(engine, text)] == []


def test_a_file_between_two_passages_is_found(engine: Engine) -> None:
    for lead in range(0, 2_800, 350):
        text = "x" * lead + "\n" + CONFIDENTIAL[2][1]
        assert [hit.recognizer for hit in told(engine, text)] == ["topic-hr-discipline"], lead


@given(st.text(alphabet="aé «»\n.;:Mmevrouw strafblad tuchtdossier 85-🙂", max_size=200))
def test_offsets_lie_in_the_text(text: str) -> None:
    for hit in sensitive_hits(text, []):
        assert 0 <= hit.start < hit.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["strafblad ", "mevrouw Aa strafblad. ", "tuchtdossier ", "strafblad\n", "rir;bnip;"]
)
def test_twice_the_text_takes_no_more_than_twice_the_time(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        best = 1e9
        for _ in range(3):
            start = process_time()
            sensitive_hits(text, [])
            best = min(best, process_time() - start)
        return best

    assert cost(80_000) < 6 * cost(20_000) + 0.05
