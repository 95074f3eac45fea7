"""The classifier of sensitive passages: windows, sums, evidence, and what a damaged file does."""

import lzma
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlp.engine import learned
from dlp.engine.context import folded
from dlp.engine.lexicon import Lexicon
from dlp.engine.marks import LEAST
from dlp.engine.names_load import FOLDER, LEXICON
from dlp.engine.overlap import Hit
from dlp.engine.sensitive import KINDS, RECOGNIZERS, listed_hits
from dlp.errors import ConfigurationError

# In words that stand on no list.
TOLD = [
    "hij zit weer aan de pillen sinds zijn vrouw weg is en komt al drie weken niet opdagen",
    "La petite du premier vient à l'école avec des bleus, sa maman dit qu'elle est tombée",
    "Frau vom zweiten Stock schreit nachts, ihr Mann hat wieder zugeschlagen, die Kinder weinen und"
    " sie traut sich nicht zur Polizei",
    "my colleague whispered that she has not slept since the baby was taken away from her",
    "De raad hoort betrokkene met zijn raadsman en stelt een inhouding van wedde voor",
]
ORDINARY = [
    "De vergadering begint om negen uur in zaal drie, koffie staat klaar.",
    "Merci de traduire ce règlement de stationnement en néerlandais.",
    "Die Bibliothek bleibt am Montag wegen Inventur geschlossen.",
    "Write a haiku about the tram in Ghent.",
    "def main():\n    for row in rows:\n        print(row)",
    "Wie ziek is, meldt dit voor negen uur aan de personeelsdienst.",
    "",
]


def read(text: str, listed: tuple[Hit, ...] = ()) -> list[Hit]:
    plain = b" %b " % folded(text)
    return learned.shipped().heard(text, plain, listed, listed_hits(text, plain, listed)[1])


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    [hit] = read(text)
    assert hit.confidence >= LEAST
    assert RECOGNIZERS[hit.recognizer] == hit.entity
    assert hit.evidence[0] == "classifier"
    assert text[hit.start : hit.end].strip()


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary(text: str) -> None:
    assert read(text) == []


LEAFLET = (
    "Infosessie over dementie op dinsdag 12 mei om 19.30 uur in de bibliotheek. Iedereen is welkom,"
    " de toegang is gratis en inschrijven kan tot 5 mei via de website van de gemeente."
)


def listed(text: str, word: str, confidence: float) -> Hit:
    at = text.index(word)
    kind = "statement" if confidence >= LEAST else "mention"
    end = at + len(word)
    return Hit(at, end, "HEALTH_DATA", f"{kind}-health", confidence, ("term:x",))


def test_what_a_list_found_needs_no_second_voice() -> None:
    sure = listed(TOLD[0], "pillen", 0.9)
    assert read(TOLD[0], (sure,)) == [sure]


def test_a_mention_where_something_is_told_is_a_statement() -> None:
    [hit] = read(TOLD[0], (listed(TOLD[0], "pillen", 0.42),))
    assert (hit.recognizer, TOLD[0][hit.start : hit.end]) == ("statement-health", "pillen")
    assert LEAST <= hit.confidence <= learned.MOST
    assert hit.evidence == ("classifier", "term:x")


@pytest.mark.parametrize("confidence", [0.6, 0.7, 0.9])
def test_what_a_list_found_in_a_leaflet_is_a_mention(confidence: float) -> None:
    [hit] = read(LEAFLET, (listed(LEAFLET, "dementie", confidence),))
    assert hit.confidence == learned.UNSURE
    assert hit.evidence == ("term:x", "classifier:subject")


def test_in_a_few_words_the_lists_decide() -> None:
    hit = listed("dementie is een ziekte", "dementie", 0.7)
    assert read("dementie is een ziekte", (hit,)) == [hit]


@pytest.mark.parametrize(
    "text",
    [
        "Raadslid Vermeulen is partijlid van Groen en stemt tegen.",
        "De vakbondsafgevaardigde verdedigt de arbeiders van de groendienst.",
        "Schepen Claes (N-VA) stemt voor het voorstel.",
    ],
)
def test_an_office_is_nobodys_opinion(text: str) -> None:
    assert read(text) == []


def test_evidence_names_nobody() -> None:
    """Names are weighed like all words, and never shown."""
    told = "Fatima Peeters zei dat Kowalski weer drinkt en dat zijn vrouw Emma is weggelopen"
    for hit in read(told):
        shown = " ".join(hit.evidence)
        assert not any(name in shown for name in ("fatima", "peeters", "kowalski", "emma"))


def test_only_ordinary_words_may_be_shown() -> None:
    """Not what many training texts have: "wojcik", "clarke" are of people in them."""
    lexicon = Lexicon.load(FOLDER / LEXICON)
    for word in map(bytes.decode, learned.shipped().weights.cues):
        assert word.isalpha()
        assert lexicon.ordinary(word) > 0
        assert not lexicon.first(word), word
        assert not lexicon.family(word), word


def test_evidence_holds_no_value_that_others_found() -> None:
    [bare] = read(TOLD[0])
    word = bare.evidence[1].removeprefix("cue:")
    at = TOLD[0].index(word)
    secret = Hit(at, at + len(word), "SECRET", "password", 0.9, ())
    plain = b" %b " % folded(TOLD[0])
    [hit] = learned.shipped().heard(TOLD[0], plain, (), (), (secret,))
    assert f"cue:{word}" not in hit.evidence
    assert (hit.start, hit.end) != (secret.start, secret.end)


@given(st.text(alphabet="ab. \n!?A", max_size=2_000))
def test_windows_cover_the_text(text: str) -> None:
    some = list(learned.windows(text))
    assert "".join(text[a:b] for a, b in some) == text
    assert all(b == c for (_, b), (c, _) in pairwise(some))
    assert all(a < b <= a + 2 * learned.SIZE + learned.LEFT for a, b in some)


@given(st.text(max_size=600))
def test_any_text(text: str) -> None:
    for hit in read(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert LEAST <= hit.confidence <= learned.MOST


@given(st.sets(st.binary(min_size=1, max_size=12), max_size=40))
def test_unseen_words_are_skipped_only_where_they_cannot_decide(words: set[bytes]) -> None:
    model = learned.shipped()
    unseen = [word for word in words if word not in model.weights.whole]
    full = model.weights.bias + sum(model.weights.whole.get(word, 0) for word in words)
    full += max(-learned.CAP, min(learned.CAP, sum(map(model._unseen, unseen))))
    assert (model.score(words) >= 0) == (full >= 0)


def test_linear() -> None:
    text = "De dienst bezorgt de aanvraag aan het college. " * 200

    def cost(times: int) -> float:
        plain = b" %b " % folded(text * times)
        best = 9.0
        for _ in range(3):
            before = process_time()
            learned.shipped().heard(text * times, plain, ())
            best = min(best, process_time() - before)
        return best

    assert cost(40) < 40 * cost(4)


def test_a_file_that_is_gone_or_damaged(tmp_path: Path) -> None:
    for content in (None, b"nonsense", lzma.compress(b"w\tx"), lzma.compress(b"bias\t-\t1\n")):
        file = tmp_path / "weights.tsv.xz"
        if content is not None:
            file.write_bytes(content)
        with pytest.raises(ConfigurationError, match=r"weights\.tsv\.xz.*install again"):
            learned.load(file)


def test_kinds_are_those_of_the_lists() -> None:
    assert learned.shipped().weights.kinds == tuple(KINDS.values())


def test_few_windows_may_lack_a_little_and_many_may_not() -> None:
    words = [b"w" + bytes([97 + n // 26, 97 + n % 26]) for n in range(18)]
    plain = b" ".join(words) + b". "
    lacking = round(-100 * learned.LENIENT[0]) // 2
    weights = learned.Weights(
        lacking, {}, {}, (("statement-health", "HEALTH_DATA"),), (0,), {}, frozenset()
    )
    alone = plain.decode()
    [hit] = learned.Learned(weights).heard(alone, b" %b " % folded(alone), ())
    assert hit.confidence == pytest.approx(0.55, abs=0.05)
    crowded = alone.capitalize() * 8 * len(learned.LENIENT)
    assert len(list(learned.windows(crowded))) > len(learned.LENIENT)
    assert learned.Learned(weights).heard(crowded, b" %b " % folded(crowded), ()) == []


@pytest.mark.parametrize(
    ("bias", "entity", "recognizer", "told"),
    [
        (60, "PERSON", "person-name", False),  # goes in any event, and sounds like a case a little
        (60, "ADDRESS", "address", False),
        (60, "EMAIL_ADDRESS", "email-address-function", True),  # of nobody
        (60, "BE_ENTERPRISE_NUMBER", "be-enterprise-number", True),
        (160, "PERSON", "person-name", True),
    ],
)
def test_beside_what_is_private_more_is_asked(
    bias: int, entity: str, recognizer: str, told: bool
) -> None:
    text = "Zij komt volgende week terug."
    kinds = (("statement-health", "HEALTH_DATA"),)
    classifier = learned.Learned(learned.Weights(bias, {}, {}, kinds, (0,), {}, frozenset()))
    beside = Hit(0, 3, entity, recognizer, 0.9, ("pattern",))
    heard = classifier.heard(text, b" %b " % folded(text), (), found=(beside,))
    assert bool(heard) is told
