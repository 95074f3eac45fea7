"""Training the weights of sensitive passages, on a handful of texts."""

from pathlib import Path
from random import Random

import pytest

from dlp.engine import learned
from dlp.engine.lexicon import Lexicon
from dlp.evaluation.corpus import Case, Gold, load_corpus
from models.training.sensitive import (
    HIDDEN,
    PASSAGES,
    Matrix,
    Window,
    hidden,
    of_cases,
    train,
    write,
)

TOLD = ["hij drinkt weer elke avond", "zij drinkt te veel", "drinkt hij nog, de buurman"]
PLAIN = ["de zaal is vrij", "het plan voor de zaal", "de weg naar de zaal is lang", "het plankje"]
LEXICON = Lexicon({"drinkt": "f0s0w3p0", "zaal": "f0s0w3p0", "peeters": "f0s3w0p0"})


@pytest.fixture(scope="module")
def weights() -> learned.Weights:
    windows = [Window(text, "HEALTH_DATA", 1.0) for text in TOLD]
    windows += [Window(text, "", 1.0) for text in PLAIN]
    return train(windows, LEXICON)


def test_learns(weights: learned.Weights) -> None:
    model = learned.Learned(weights)
    assert model.score({b"hij", b"drinkt"}) > model.score({b"de", b"zaal"})
    assert model._unseen(b"drinkers") > 0 > model._unseen(b"planken")  # by their beginnings
    assert weights.kinds[model.kind({b"drinkt"})[0]] == ("statement-health", "HEALTH_DATA")


def test_what_is_written_is_read_again(weights: learned.Weights, tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv.xz"
    write(weights, file)
    again = learned.load(file).weights
    assert again.whole == weights.whole
    assert again.cues == weights.cues == {b"drinkt", b"zaal"}
    assert again.bias == weights.bias
    assert again.kinds == weights.kinds


def test_names_are_hidden() -> None:
    assert hidden("Jan zag An.", [(0, 3), (8, 10)], Random(1), 1.0) == ("- zag -.", ())
    text, left = hidden("Jan zag An, Jan.", [(0, 3), (8, 10), (12, 15)], Random(3), 0.5)
    assert text == "- zag An, -."
    assert [text[a:b] for a, b in left] == ["An"]
    assert 0 < HIDDEN < 1


def test_what_the_lists_find_is_learned_from() -> None:
    told = Window("Jan Jansen heeft schizofrenie.", "HEALTH_DATA", 1.0, ((0, 10),))
    matrix = Matrix([told, told, Window("De zaal is vrij.", "", 1.0)])
    assert b"!health" in matrix.features


def test_only_marked_windows_of_a_document_tell_something() -> None:
    told, rest = "Zij is al weken ziek en slikt pillen.", "De zaal is vrij op maandag. " * 30
    case = Case("d", "nl", rest + told, (Gold(len(rest), len(rest + told), "HEALTH_DATA"),),
                verdict="block", genre="HEALTH_DATA", kind="leak")  # fmt: skip
    kinds = [window.kind for window in of_cases([case], 1.0, Random(1))]
    assert set(kinds[:-1]) == {""}
    assert kinds[-1] == "HEALTH_DATA"


def test_the_training_texts_are_well_formed() -> None:
    cases = load_corpus(sorted(PASSAGES.glob("*.cases")))
    assert len(cases) > 15_000
    assert len({case.text for case in cases}) > 0.99 * len(cases)
