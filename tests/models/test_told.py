"""Training the weights of told secrets, on a handful of texts."""

from pathlib import Path

import pytest

from dlp.engine import told_secrets
from dlp.engine.context import folded
from dlp.evaluation.corpus import load_corpus
from models.training.told import TOLD, Row, rows, secrets_of, train, write

TEXTS = [
    *(
        "typ gewoon ⟦4471#⟧ en duw",
        "de kluis gaat open met ⟦9034#⟧ en duw",
        "geef ⟦1208#⟧ in en duw",
    ),
    *(
        "zaal 4471 is vrij",
        "bel 9034 en vraag naar An",
        "bus 12 rijdt om 8 uur",
        "artikel 1208 zegt",
    ),
]
READER = told_secrets.ToldSecrets(told_secrets.Weights(0, {}, {}), frozenset((b"en", b"is")))


@pytest.fixture(scope="module")
def weights() -> told_secrets.Weights:
    some: list[Row] = []
    for marked in TEXTS * 20:
        text = marked.replace("⟦", "").replace("⟧", "")
        start = marked.find("⟦")
        secrets = ((start, marked.index("⟧") - 1),) if start >= 0 else ()
        some += rows(text, secrets, READER)
    return train(some)


def test_learns(weights: told_secrets.Weights) -> None:
    reader = told_secrets.ToldSecrets(weights, READER.known)

    def told(text: str) -> list[str]:
        hits = reader.hits(text, b" %b " % folded(text), len(text))
        return [text[hit.start : hit.end] for hit in hits]

    assert told("de berging gaat open met 7718# en duw") == ["7718#"]
    assert told("zaal 7718 is vrij") == []


def test_what_is_written_is_read_again(weights: told_secrets.Weights, tmp_path: Path) -> None:
    file = tmp_path / "weights.tsv.xz"
    write(weights, file)
    again = told_secrets.load(file).weights
    assert (again.bias, again.own, again.words) == (weights.bias, weights.own, weights.words)
    write(weights, tmp_path / "again")
    assert (tmp_path / "again").read_bytes() == file.read_bytes()


def test_the_training_texts_are_well_formed() -> None:
    cases = load_corpus(sorted(TOLD.glob("*.cases")))
    assert len(cases) > 6_000
    assert len({case.text for case in cases}) > 0.99 * len(cases)
    told = [case for case in cases if secrets_of(case)]
    assert 0.4 < len(told) / len(cases) < 0.7
    assert all(case.verdict == "block" for case in told)
