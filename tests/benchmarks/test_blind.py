"""The benchmark of blind texts: what it counts, and that its texts are nowhere else."""

from types import SimpleNamespace
from typing import Any

from benchmarks import blind, texts
from dlp.evaluation.corpus import load_corpus
from models.training.told import TOLD


def judged(wanted: str, given: str) -> Any:
    return SimpleNamespace(case=SimpleNamespace(verdict=wanted), verdict=given)


def test_verdicts() -> None:
    some = [judged("allow", "allow"), judged("allow", "redact"), judged("block", "redact")]
    assert blind._verdicts([*some, judged("redact", "allow")]) == ("1 of 2", "1 of 2")


def test_nothing_is_tuned_on() -> None:
    files = sorted(TOLD.parent.glob("*/*.cases"))  # what the classifiers learn from
    ours = {case.text for case in load_corpus([*texts.corpora(), *files])}
    for name in blind.WANTED:
        cases = load_corpus([blind.CASES / f"{name}.cases"])
        assert len(cases) > 50
        assert not ours & {case.text for case in cases}
