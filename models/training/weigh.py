"""Fit how much each sign beside the network's opinion counts (dlp/engine/name_evidence.py).

    python -m models.training.weigh FILE.cases [FILE.cases ...] [--model MODEL]

Reads marked texts that no model was trained on, and the held-out passages, as written and in lower
case. A name that the network found is right where half of it is marked. Logistic regression with a
small penalty; texts of one file and the passages weigh the same as told by TEXT and PASSAGE. Prints
the table to put into the module, and beside it what it keeps and loses, each eighth of the texts
judged by weights fitted on the others. Cost: a minute.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dlp.engine.name_doubts import undoubted
from dlp.engine.name_evidence import WEIGHTS, is_given, log_odds, signs
from dlp.engine.name_rules import Read, cued
from dlp.engine.names import NameFinder, paired
from dlp.engine.names_load import load_names
from dlp.engine.tables import Tables
from dlp.engine.tokens import spelled, words
from dlp.evaluation.corpus import load_corpus
from models.training.evaluate import SENTENCES, lowered
from models.training.examples import PERSON, written
from models.training.saved import load

TEXT, PASSAGE, LOWERED = 2.0, 1.0, 0.7  # how much one name counts
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
    people = paired(read, finder.network(text, cut, spelt), cued(read, Tables(text)))
    told = [n._replace(evidence=(*n.evidence, *(c.evidence for c in said))) for n, said in people]
    left = {n.start for n in undoubted(read, told) if n.label == PERSON}
    given = [is_given(read, one, said) for one, said in people]
    named = {i for a, b in gold for i in range(a, b)}
    counts = {"passages": PASSAGE, "lower": LOWERED}.get(group, TEXT)
    for (one, said), own in zip(people, given, strict=True):
        if one.start not in left:
            continue
        where = range(cut[one.start][0], cut[one.end - 1][1])
        found = signs(read, one, dict.fromkeys(c.evidence for c in said), company=sum(given) > own)
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
    for group, some in (("passages", passages), ("lower", lowered(passages))):
        for i, e in enumerate(some):
            gold = [(a, b) for a, b, label in e.spans if label == PERSON]
            found += rows(finder, f"passage {i}", group, e.text, gold)
    return found


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
    args = parser.parse_args()
    shipped = load_names().finder
    model = load(args.model) if args.model else shipped.model
    found = gathered(NameFinder(model, shipped.lexicon, remember=0), args.files)
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
