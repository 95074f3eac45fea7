"""Which word labels a value: where it stands, what stands between, and what it is."""

from dataclasses import replace

import pytest

from dlp.engine.context import (
    BEHIND,
    FAR,
    HEADER,
    LINE_BEFORE,
    NEGATIVE,
    SAME_LINE,
    Vocabulary,
    fold,
)
from recognizers import ALL
from recognizers.base import Recognizer, hit
from recognizers.belgium.enterprise_number import ENTERPRISE_NUMBER as ENTERPRISE
from recognizers.belgium.identity_card import RECOGNIZER as CARD
from recognizers.belgium.national_number import RECOGNIZER as NATIONAL

VOCABULARY = Vocabulary(ALL)
N = "«85073099932»"
OTHER = "92021499942"
K = "«0403019261»"

NEAR = [
    # before, on the same line
    (NATIONAL, f"rijksregisternummer {N}", SAME_LINE, "rijksregister"),
    (NATIONAL, f"RIJKSREGISTERNUMMER: {N}", SAME_LINE, "rijksregister"),
    (NATIONAL, f"Rijksregisternummers van het gezin: {N}", SAME_LINE, "rijksregister"),
    (NATIONAL, f"rrn={N}", SAME_LINE, "rrn"),
    (NATIONAL, f'{{"insz": "{N}"}}', SAME_LINE, "insz"),
    (NATIONAL, f"<niss>{N}</niss>", SAME_LINE, "niss"),
    (NATIONAL, "rijksregisternummer " + "x " * 28 + N, SAME_LINE, "rijksregister"),
    (NATIONAL, "rijksregisternummer " + "x " * 41 + N, None, "over 80 code points away"),
    # four languages, accents or none
    (NATIONAL, f"numéro de registre national {N}", SAME_LINE, "registre national"),
    (NATIONAL, f"NUMÉRO NATIONAL : {N}", SAME_LINE, "numéro national"),
    (NATIONAL, f"numero national : {N}", SAME_LINE, "numéro national"),
    (NATIONAL, f"Nationalregisternummer {N}", SAME_LINE, "nationalregister"),
    (NATIONAL, f"national register number {N}", SAME_LINE, "national register"),
    (NATIONAL, f"née le / {N}", SAME_LINE, "née le"),
    # glued to another word it is another word
    (NATIONAL, f"mijnrijksregisternummer {N}", None, "inside a word"),
    (NATIONAL, f"rnx {N}", None, "not to its end"),
    # the line before: forms, wrapped prose
    (NATIONAL, f"Rijksregisternummer:\n{N}", LINE_BEFORE, "rijksregister"),
    (NATIONAL, f"Rijksregisternummer:\r\n{N}", LINE_BEFORE, "rijksregister"),
    (NATIONAL, f"rijksregisternummer van wie\nkomt, is {N}", LINE_BEFORE, "rijksregister"),
    (NATIONAL, f"Rijksregisternummer\nNaam\nGemeente\n{N}", None, "three lines up"),
    (NATIONAL, f"Rijksregisternummer {OTHER}\n{N}", None, "another number between the lines"),
    # behind
    (NATIONAL, f"{N} (rijksregisternummer)", BEHIND, "rijksregister"),
    (NATIONAL, f"{N} is mijn rijksregisternummer", BEHIND, "rijksregister"),
    (NATIONAL, f"{N}, het rijksregisternummer", None, "in the next clause"),
    (NATIONAL, f"{N}\nrijksregisternummer", None, "on the next line"),
    (NATIONAL, f"{N} rijksregisternummer {OTHER}", None, "the label of the next value"),
    (NATIONAL, f"{N} rijksregisternummer: {OTHER}", None, "the label of the next value"),
    (ENTERPRISE, f"{K} KBO 0566988259", None, "the label of the next value"),
    (ENTERPRISE, f"{K} KBO BE68539007547034", None, "the label of the next value"),
    (NATIONAL, f"{N} is wat ik vond over deze man of vrouw, rijksregister", None, "too far"),
    # lists and other numbers between
    (NATIONAL, f"insz {OTHER} en {N}", SAME_LINE, None),
    (NATIONAL, f"insz {OTHER}, 05022999925 et {N}", SAME_LINE, None),
    (NATIONAL, f"insz {OTHER} klant Jan {N}", FAR, "insz"),
    # the nearest label wins
    (NATIONAL, f"factuurnummer 2024, rijksregisternummer {N}", SAME_LINE, "rijksregister"),
    (NATIONAL, f"rijksregisternummer Jan, factuurnummer {N}", NEGATIVE, "factuurnummer"),
    (ENTERPRISE, f"btw of KBO {K}", SAME_LINE, "kbo"),
    (ENTERPRISE, f"KBO is geen btw-nummer, zei hij, maar tva {K}", NEGATIVE, "tva"),
    (NATIONAL, f"factuurnummer {N}", NEGATIVE, "factuurnummer"),
    (NATIONAL, f"facture n° {N}", NEGATIVE, "facture"),
    (NATIONAL, f"Rechnungsnummer {N}", NEGATIVE, "rechnungsnummer"),
    (NATIONAL, f"order number {N}", NEGATIVE, "order number"),
    (NATIONAL, f"Ordernummer 5. Het getal {N}", None, "another sentence"),
    (NATIONAL, f"bestelling, {N}", None, "another clause"),
    (NATIONAL, f"order een twee drie vier vijf {N}", None, "over four words away"),
    (NATIONAL, f"factuurnummer\nNaam {N}", None, "the line before, with a word on this one"),
    (NATIONAL, f"factuurnummer:\n{N}", NEGATIVE, "factuurnummer"),
    # a label denied
    (NATIONAL, f"dit is geen rijksregisternummer: {N}", NEGATIVE, "rijksregister"),
    (NATIONAL, f"Bisnummer:\ngeen\nRijksregisternummer\n{N}", LINE_BEFORE, "rijksregister"),
    (NATIONAL, f"niet het rijksregisternummer {N}", NEGATIVE, "rijksregister"),
    (NATIONAL, f"ce n'est pas un numéro national : {N}", NEGATIVE, "numéro national"),
    (NATIONAL, f"kein Nationalregister {N}", NEGATIVE, "nationalregister"),
    (NATIONAL, f"not a national number {N}", NEGATIVE, "national number"),
    (NATIONAL, f"genoteerd rijksregisternummer {N}", SAME_LINE, "rijksregister"),
    # words of e-mail addresses label nothing
    (NATIONAL, f"insz@example.be {N}", None, "in an address"),
    (NATIONAL, f"factuur@example.be {N}", None, "in an address"),
    (NATIONAL, f"insz.loket+gent@example.be {N}", None, "in an address"),
    (NATIONAL, f"rijksregister factuur@example.be {N}", SAME_LINE, "rijksregister"),
]


@pytest.mark.parametrize(("recognizer", "marked", "weight", "word"), NEAR)
def test_the_label_of_a_value(
    recognizer: Recognizer, marked: str, weight: float | None, word: str | None
) -> None:
    sample = hit(marked, "")
    (span,) = sample.spans
    labels = VOCABULARY.read(sample.text)
    said = labels.near(recognizer, span.start, span.end, in_row=False)
    assert (said.weight if said is not None else None) == weight
    if said is not None and word is not None:
        kind = "negative" if weight == NEGATIVE else "context"
        assert said.name == f"{kind}:{word}"


def test_a_row_of_a_table_is_not_labelled_by_the_row_above() -> None:
    sample = hit(f"naam;rijksregisternummer\nJan;{N}", "")
    (span,) = sample.spans
    labels = VOCABULARY.read(sample.text)
    assert labels.near(NATIONAL, span.start, span.end, in_row=False) is not None
    assert labels.near(NATIONAL, span.start, span.end, in_row=True) is None


STARS = [
    ("nummer", "nummer «1»", True),
    ("nummer", "nummers «1»", False),
    ("nummer", "volgnummer «1»", False),
    ("nummer*", "nummers «1»", True),
    ("nummer*", "volgnummer «1»", False),
    ("*nummer", "volgnummer «1»", True),
    ("*nummer", "nummers «1»", False),
    ("*nummer*", "volgnummers «1»", True),
    ("rr-nr", "rr nr «1»", True),
    ("rr-nr", "RR.nr.: «1»", True),
    ("rr-nr", "rrnr «1»", False),
    ("n° nat", "n° nat. «1»", True),
    ("n° nat", "N°nat «1»", False),
    ("straße", "STRASSE «1»", False),
    ("straße", "straße «1»", True),
]


@pytest.mark.parametrize(("word", "marked", "found"), STARS)
def test_stars_and_edges(word: str, marked: str, found: bool) -> None:
    one = replace(CARD, context=(word,), negative=())
    sample = hit(marked, "")
    (span,) = sample.spans
    labels = Vocabulary([one]).read(sample.text)
    assert (labels.near(one, span.start, span.end, in_row=False) is not None) is found


HEADERS = [
    ("rijksregisternummer", HEADER, "header:rijksregister"),
    ("INSZ burger", HEADER, "header:insz"),
    ("N° national", HEADER, "header:n° national"),
    ("factuurnummer", NEGATIVE, "negative:factuurnummer"),
    ("insz op factuur", HEADER, "header:insz"),
    ("naam", None, None),
]


@pytest.mark.parametrize(("header", "weight", "name"), HEADERS)
def test_a_column_header(header: str, weight: float | None, name: str | None) -> None:
    text = f"kbo;{header};bedrag"
    said = VOCABULARY.read(text).within(NATIONAL, 4, 4 + len(header))
    assert (said and (said.weight, said.name)) == (weight and (weight, name))


def test_words_from_outside_count_as_labels() -> None:
    said = VOCABULARY.read("rijksregister factuur")
    found = said.anywhere(NATIONAL)
    assert found is not None
    assert found.weight == SAME_LINE
    assert VOCABULARY.read("factuur").anywhere(NATIONAL) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Né(e) LE", "ne e  le"),
        ("Ümläut Ça", "umlaut ca"),
        ("n° & §", "n° & §"),
        ("日本 😀", "     "[:4]),
        ("", ""),
    ],
)
def test_folding_keeps_the_length(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(fold(text)) == len(text)


def test_no_words_no_labels() -> None:
    bare = replace(CARD, context=(), negative=())
    assert Vocabulary([bare]).read("kaart").near(bare, 0, 1, in_row=False) is None
