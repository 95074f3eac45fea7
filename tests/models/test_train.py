"""What a training text teaches of each word, and what of words of which little is known."""

from pathlib import Path

import numpy as np
import pytest

from dlp.engine.decode import CLASSES
from models.training.examples import PERSON, Example
from models.training.office import office
from models.training.train import NOBODY, lesson, targets

CASES = """\
### a-1 | nl | mail | clean | allow
⟦PERSON|Jan Peeters⟧ belt naar Gent.

### a-2 | nl | mail | leak | block
⟦HEALTH_DATA|Jan Peeters is ziek⟧, zegt ⟦PERSON|An⟧.
"""


@pytest.mark.parametrize(("source", "other"), [("office", NOBODY), ("written:mail", 0)])
def test_of_the_other_words_an_office_text_says_only_that_they_name_nobody(
    source: str, other: int
) -> None:
    ((_, tags, _),) = targets(Example("An ziet Gent", ((0, 2, PERSON),), source, "nl"))
    assert tags == [CLASSES.index("U-PERSON"), other, other]


def test_a_word_that_names_nobody_may_be_anything_else() -> None:
    guess = np.full((2, len(CLASSES)), 1 / len(CLASSES), dtype="float32")
    loss, grad = lesson(guess, [NOBODY, 0])
    person = np.array([name.endswith("-PERSON") for name in CLASSES])
    assert (grad[0, person] > 0).all()
    assert np.ptp(grad[0, ~person]) == pytest.approx(0)
    assert grad[1, 0] < 0 < grad[1, 1:].min()
    assert loss == pytest.approx(np.log(13 / 9) + np.log(13), rel=1e-5)


def test_office_texts_are_those_with_all_people_marked(tmp_path: Path) -> None:
    (tmp_path / "nl.cases").write_text(CASES, encoding="utf8")
    (tmp_path / "nl_blind_a.cases").write_text(CASES.replace("a-", "b-"), encoding="utf8")
    (found,) = office(tmp_path)
    assert found.text[slice(*found.spans[0][:2])] == "Jan Peeters"
