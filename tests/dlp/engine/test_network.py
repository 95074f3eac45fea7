"""The network in numpy gives what spaCy gives, on the same segments."""

from collections.abc import Iterable

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span
from spacy.util import filter_spans

from dlp.engine import ner
from dlp.engine.decode import POSSIBLE
from dlp.engine.names_load import FOLDER
from dlp.engine.tokens import segments, spelled, words
from tests.dlp.engine.names import shipped
from tests.dlp.engine.texts import corpus


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(FOLDER)


def test_probabilities_are_those_of_spacy(plain: Language) -> None:
    parts = []
    for text in corpus()[:80]:
        cut = words(text)
        parts += [[spelled(text, w) for w in cut[a:b]] for a, b in segments(text, cut)]
    theirs = ner.component_of(plain).probabilities(parts)
    ours = shipped().finder.model.probabilities(parts)  # type: ignore[union-attr]
    assert len(parts) > 80
    for one, other in zip(ours, theirs, strict=True):
        assert np.allclose(one, other, atol=1e-4)


def test_findings_are_those_of_the_plain_pipeline(plain: Language) -> None:
    finder = shipped().finder
    for text in corpus()[:60]:
        cut = words(text)
        spelt = [spelled(text, word) for word in cut]
        found = finder.network(text, cut, spelt)
        doc = plain(text)
        theirs = [(e.start_char, e.end_char, e.label_) for e in doc.ents]
        # its tokens may be coarser than our words: a name takes the tokens that it touches
        spans = [
            (
                n.probability,
                doc.char_span(
                    cut[n.start][0], cut[n.end - 1][1], label=n.label, alignment_mode="expand"
                ),
            )
            for n in found
        ]
        # ours has also those that are only possible: what speaks beside them decides later
        some = {least: _where(s for p, s in spans if s and p > least) for least in (0, POSSIBLE)}
        assert set(some[POSSIBLE]) <= set(theirs) <= set(some[0])


def _where(spans: Iterable[Span]) -> list[tuple[int, int, str]]:
    return [(s.start_char, s.end_char, s.label_) for s in filter_spans(spans)]


def test_words_of_texts_do_not_stay_in_memory(plain: Language) -> None:
    network = ner.fast(ner.component_of(plain))
    known = len(network._known)
    network.probabilities([["Zzyzxqq", "belde"]])
    assert len(network._known) == known
    assert "Zzyzxqq" not in network._known
