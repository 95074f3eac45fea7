"""The fit of the weights: what it must learn from names that are right and wrong."""

import numpy as np

from dlp.engine.names import NameFinder
from models.training.examples import Example
from models.training.weigh import COUNTS, _group, fitted, rows
from tests.dlp.engine.names import shipped


def test_the_fit_tells_for_from_against() -> None:
    x = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]] * 20)
    y = np.array([1.0, 0.0] * 20)
    _, speaks_for, against = fitted(x, y, np.ones(40))
    assert speaks_for > 0.5
    assert against < -0.5


def test_a_name_that_counts_more_moves_more() -> None:
    x, y = np.array([[1.0], [1.0]]), np.array([1.0, 0.0])
    assert fitted(x, y, np.array([3.0, 1.0]))[0] > 0 > fitted(x, y, np.array([1.0, 3.0]))[0]


def test_a_row_says_whether_the_name_is_right() -> None:
    finder = NameFinder(shipped().finder.model, shipped().finder.lexicon)
    text = "Mevrouw Peeters belde Karolien Maes."
    found = list(rows(finder, "one", "tuning", text, [(8, 15)]))
    assert [row.right for row in found] == [True, False]
    assert "title" in found[0].signs
    assert "company" in found[1].signs


def test_passages_that_mislead_count_less() -> None:
    kinds = [Example("", (), f"written:{kind}", "nl") for kind in ("mail", "nobody")]
    counts = [[COUNTS[_group(e, lower=lower)] for lower in (False, True)] for e in kinds]
    assert counts[0] > counts[1]
    assert all(plain > lower for plain, lower in counts)
