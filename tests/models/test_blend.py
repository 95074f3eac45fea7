"""The mean of models: of one with itself it is that one, of two it lies between."""

import json
from pathlib import Path

import numpy as np
import pytest
from spacy.tokens import Doc

from dlp.engine import ner
from dlp.engine.lexicon import Lexicon
from models.training import blend
from models.training.saved import pipeline

SIZE = {"width": 8, "depth": 1}


def _saved(folder: Path, factor: float) -> Path:
    """A model whose first table is `factor` throughout."""
    component = ner.component_of(ner.blank(Lexicon({}), **SIZE))
    component.model.initialize(X=[Doc(component.vocab, words=["a"])])
    for node in component.model.walk():
        if node.name == "hashembed":
            node.set_param("E", np.full_like(node.get_param("E"), factor))
    folder.mkdir()
    (folder / "model.bin").write_bytes(component.model.to_bytes())
    (folder / "about.json").write_text(json.dumps(SIZE))
    return folder


@pytest.mark.parametrize(("factors", "mean"), [((1.0, 1.0), 1.0), ((1.0, 2.0, 6.0), 3.0)])
def test_weights_of_the_mean(tmp_path: Path, factors: tuple[float, ...], mean: float) -> None:
    out = tmp_path / "out"
    out.mkdir()
    models = [_saved(tmp_path / str(i), factor) for i, factor in enumerate(factors)]
    (out / "model.bin").write_bytes(blend.blended(models))
    (out / "about.json").write_text(json.dumps(SIZE))
    tables = [
        node.get_param("E")
        for node in ner.component_of(pipeline(out)).model.walk()
        if node.name == "hashembed"
    ]
    assert tables
    assert all(np.allclose(table, mean) for table in tables)
