"""Fit how much each sign beside the network's opinion counts (dlp/engine/name_evidence.py).

    python -m models.training.weigh FILE.cases [FILE.cases ...] [--model MODEL] [--before MODEL]

Reads marked texts that no model was trained on, and the held-out passages, as written and in lower
case. A name that the network found is right where half of it is marked. Logistic regression with a
small penalty; COUNTS says how much a name of which texts counts. Prints the table to put into the
module, and beside it what it keeps and loses, each eighth of the texts judged by weights fitted on
the others. With --before a model from before the texts of offices were taught reads those too,
for signs that are rare elsewhere; they count little. Cost: a minute.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dlp.engine.name_doubts import undoubted
from dlp.engine.name_evidence import WEIGHTS, is_given, listed, log_odds, signs
from dlp.engine.name_read import Read
from dlp.engine.name_rules import cued
from dlp.engine.names import NameFinder, paired
from dlp.engine.names_load import load_names
from dlp.engine.tables import Tables
from dlp.engine.tokens import spelled, words
from dlp.evaluation.corpus import load_corpus
from models.training.evaluate import SENTENCES, lowered
from models.training.examples import PERSON, Example, written
from models.training.office import SOURCE, office
from models.training.saved import load

TEXT = 2.0  # how much one name of the files counts
COUNTS = {"passages": 1.0, "lower": 0.7, "misleading": 0.5, "misleading, lower": 0.35, SOURCE: 0.03}
PENALTY = 2.0
FOLDS = 8
Floats = NDArray[np.float64]


class Row(NamedTuple):
    """One name: of which text, how much it counts, whether it is right, and what speaks for it."""

    text: str
    group: str
    counts: float
    right: bool
    opinion: float  # log-odds of the network
    signs: frozenset[str]


def rows(
    finder: NameFinder, name: str, group: str, text: str, gold: Iterable[tuple[int, int]]
) -> Iterator[Row]:
    """The people that the network finds in a text, and that the doubts leave."""
    cut = words(text)
    spelt = [spelled(text, word) for word in cut]
    read = Read(text, cut, spelt, finder.lexicon)
    names = finder.network(text, cut, spelt)
    people = paired(read, names, cued(read, Tables(text)))
    others = [n for n in names if n.label != PERSON]
    beside = listed(read, [n for n, _ in people], others)
    told = [n._replace(evidence=(*n.evidence, *(c.evidence for c in said))) for n, said in people]
    left = {n.start for n in undoubted(read, told) if n.label == PERSON}
    given = [is_given(read, one, said) for one, said in people]
    named = {i for a, b in gold for i in range(a, b)}
    counts = COUNTS.get(group, TEXT)
    for (one, said), own, near in zip(people, given, beside, strict=True):
        if one.start not in left:
            continue
        where = range(cut[one.start][0], cut[one.end - 1][1])
        cues = dict.fromkeys(c.evidence for c in said)
        found = signs(read, one, cues, company=sum(given) > own, beside=near)
        right = 2 * len(named.intersection(where)) >= len(where)
        yield Row(name, group, counts, right, log_odds(one.probability), frozenset(found))


def gathered(finder: NameFinder, files: Sequence[Path]) -> list[Row]:
    """All names of the files and of the held-out passages."""
    found: list[Row] = []
    for path in files:
        for case in load_corpus([path]):
            gold = [(g.start, g.end) for g in case.spans if g.entity == PERSON]
            found += rows(finder, f"{path}:{case.id}", path.stem, case.text, gold)
    passages = list(written(SENTENCES, "heldout"))
    for lower, some in ((False, passages), (True, lowered(passages))):
        for i, e in enumerate(some):
            gold = [(a, b) for a, b, label in e.spans if label == PERSON]
            found += rows(finder, f"passage {i}", _group(e, lower=lower), e.text, gold)
    return found


def before(finder: NameFinder) -> list[Row]:
    """All names of the texts of offices, by a model that was not trained on them."""
    found: list[Row] = []
    for i, e in enumerate(office()):
        found += rows(finder, f"office {i}", SOURCE, e.text, [(a, b) for a, b, _ in e.spans])
    return found


def _group(example: Example, *, lower: bool) -> str:
    """The key of COUNTS of a held-out passage: those without people are there to mislead."""
    if example.source == "written:nobody":
        return "misleading, lower" if lower else "misleading"
    return "lower" if lower else "passages"


def fitted(x: Floats, y: Floats, w: Floats) -> Floats:
    """Weights of the columns, by Newton's method."""
    b = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ b))
        slope = x.T @ (w * (p - y)) + PENALTY * b
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(x.shape[1])
        step = np.linalg.solve(curve, slope)
        b -= step
        if np.abs(step).max() < 1e-6:
            break
    return b


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--before", type=Path)
    args = parser.parse_args()
    shipped = load_names().finder
    model = load(args.model) if args.model else shipped.model
    found = gathered(NameFinder(model, shipped.lexicon, remember=0), args.files)
    if args.before:
        found += before(NameFinder(load(args.before), shipped.lexicon, remember=0))
    keys = [*WEIGHTS, *sorted({s for row in found for s in row.signs} - WEIGHTS.keys())]
    x = np.array([[1.0, r.opinion, *(float(k in r.signs) for k in keys)] for r in found])
    y = np.array([float(r.right) for r in found])
    w = np.array([r.counts for r in found])
    fold = np.array([crc32(r.text.encode()) % FOLDS for r in found])
    judged = np.zeros(len(found))
    for k in range(FOLDS):
        judged[fold == k] = x[fold == k] @ fitted(x[fold != k], y[fold != k], w[fold != k])
    b = fitted(x, y, w)
    print(f"BASE {b[0]:.1f}\nNETWORK {b[1]:.2f}")
    for key, weight, column in zip(keys, b[2:], x.T[2:], strict=True):
        wrong = int(((column > 0) & (y == 0)).sum())
        print(f"    {key!r}: {weight:.1f},  # {int((column > 0).sum())} names, {wrong} wrong")
    for group in dict.fromkeys(r.group for r in found):
        mine = np.array([r.group == group for r in found])
        kept, right = judged >= 0, y == 1
        print(
            f"{group}: {int((mine & right).sum())} right, {int((mine & right & ~kept).sum())} lost;"
            f" {int((mine & ~right).sum())} wrong, {int((mine & ~right & kept).sum())} kept"
        )


if __name__ == "__main__":
    main()
