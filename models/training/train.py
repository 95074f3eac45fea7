"""Train the names model; seeds fixed, one core.

    python -m models.training.train DATA OUT [--minutes 40] [--width 96] [--depth 4]
        [--start MODEL] [--seed 7] [--last]

DATA is the folder of corpora. Each epoch draws anew: hand-written and gold texts whole, with half
of their people swapped for others, silver by quota, and generated lists and forms; then noise. The
dev set is the hand-written held-out passages with some of each gold corpus. Prints one line an
epoch and keeps the best by F1 of persons, hand-written and three gold corpora weighing the same;
with --last the last, which is right where a run goes on from good weights with a falling rate.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from spacy.tokens import Doc
from thinc.api import Adam, NumpyOps, set_current_ops

from dlp.engine import ner
from dlp.engine.decode import CLASSES, Floats, decode
from dlp.engine.lexicon import Lexicon
from dlp.engine.tokens import segments, spelled, words
from models.training.corpus import Corpus
from models.training.examples import PERSON, Example
from models.training.noise import noisy
from models.training.office import SOURCE
from models.training.scores import Score

set_current_ops(NumpyOps(use_blis=False))  # the BLAS of numpy is three times as fast

NOBODY = -1  # a word that is of no person, and of which nothing else is known
_ALLOWED = np.vstack(  # one row a class and, last, NOBODY: what a word may be
    [np.eye(len(CLASSES), dtype=bool), [not name.endswith(f"-{PERSON}") for name in CLASSES]]
)


def targets(example: Example) -> list[tuple[list[str], list[int], list[tuple[int, int]]]]:
    """Segments as (words, class of each word or NOBODY, offsets of each word)."""
    text = example.text
    cut = words(text)
    tags = [NOBODY if example.source == SOURCE else 0] * len(cut)
    for start, end, label in example.spans:
        inside = [i for i, (a, b) in enumerate(cut) if a < end and b > start]
        if not inside:
            continue
        for i in inside:
            position = "I"
            if len(inside) == 1:
                position = "U"
            elif i == inside[0]:
                position = "B"
            elif i == inside[-1]:
                position = "L"
            tags[i] = CLASSES.index(f"{position}-{label}")
    return [
        ([spelled(text, w) for w in cut[a:b]], tags[a:b], cut[a:b]) for a, b in segments(text, cut)
    ]


def batches(
    examples: Iterable[Example], rng: Random, size: int
) -> Iterable[list[tuple[list[str], list[int], float]]]:
    """Batches of about `size` words, from texts of about the same length."""
    items = []
    for example in examples:
        weight = Corpus.weight(example.source)
        for spelt, tags, _ in targets(example):
            if spelt:
                items.append((spelt, tags, weight))
    rng.shuffle(items)
    batch: list[tuple[list[str], list[int], float]] = []
    count = 0
    for item in items:
        batch.append(item)
        count += len(item[0])
        if count >= size:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch


def evaluate(nlp: Any, examples: Sequence[Example]) -> Score:
    """Scores of the model alone over held-out examples."""
    score = Score()
    pipe = ner.component_of(nlp)
    for example in examples:
        found = []
        cut = targets(example)
        tables = pipe.probabilities([spelt for spelt, _, _ in cut])
        for table, (_, _, where) in zip(tables, cut, strict=True):
            found += [(where[n.start][0], where[n.end - 1][1], n.label) for n in decode(table)]
        score.add(example, found)
    return score


def lesson(guess: Floats, tags: Sequence[int]) -> tuple[float, Floats]:
    """Loss of one segment, summed over its words, and its gradient; NOBODY allows many classes."""
    wanted = np.where(_ALLOWED[tags], guess, 0.0)
    likely = np.maximum(wanted.sum(axis=1, keepdims=True), 1e-9)
    return -float(np.log(likely).sum()), guess - wanted / likely


def step(model: Any, optimizer: Any, vocab: Any, batch: Sequence[Any], drop: float) -> float:
    """One update; returns the mean loss of a word."""
    docs = [Doc(vocab, words=spelt) for spelt, _, _ in batch]
    for node in model.walk():
        if node.name == "dropout" or "dropout_rate" in node.attrs:
            node.attrs["dropout_rate"] = drop
    guesses, backprop = model.begin_update(docs)
    loss, grads, total = 0.0, [], sum(len(tags) for _, tags, _ in batch)
    for guess, (_, tags, weight) in zip(guesses, batch, strict=True):
        wrong, grad = lesson(guess, tags)
        loss += wrong
        grads.append((grad * (weight / total)).astype("float32"))
    backprop(grads)
    model.finish_update(optimizer)
    return loss / total


def arguments() -> argparse.Namespace:
    """What the command was given."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--sentences", type=Path, nargs="*", default=[Path(__file__).parent / "sentences"]
    )
    parser.add_argument(
        "--lexicon", type=Path, default=Path("models/names/roeland_names/lexicon.txt.xz")
    )
    parser.add_argument("--silver", type=Path)
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--width", type=int, default=96)
    parser.add_argument("--depth", type=int, default=4)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--rate", type=float, default=0.002)
    parser.add_argument("--dropout", type=float, default=0.12)
    parser.add_argument("--epoch-words", type=int, default=700_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--last", action="store_true", help="keep the last weights, not the best")
    return parser.parse_args()


def main() -> None:
    """The command."""
    args = arguments()
    rng = Random(args.seed)
    np.random.seed(args.seed)
    lexicon = Lexicon.load(args.lexicon)
    corpus = Corpus(args.data, args.sentences, lexicon, rng, args.silver)
    nlp = ner.blank(lexicon, width=args.width, depth=args.depth)
    pipe = ner.component_of(nlp)
    model = pipe.model
    model.initialize(X=[Doc(pipe.vocab, words=["a"])])
    if args.start:
        pipe.model.from_bytes((args.start).read_bytes())
    optimizer = Adam(args.rate, L2=0.0, grad_clip=1.0)
    dev = corpus.dev
    print(f"dev {len(dev)} texts; {corpus.about()}", flush=True)
    begun, seen, best, epoch = time.monotonic(), 0, 0.0, 0
    total = args.minutes * 60
    args.out.mkdir(parents=True, exist_ok=True)
    while (spent := time.monotonic() - begun) < total:
        epoch += 1
        corpus.refresh()
        losses: list[float] = []
        examples = [noisy(e, rng) for e in corpus.epoch(args.epoch_words)]
        for batch in batches(examples, rng, 600 if epoch == 1 else 1200):
            spent = time.monotonic() - begun
            left = max(0.0, 1 - spent / total)
            optimizer.learn_rate = args.rate * (0.03 + 0.97 * left)
            losses.append(step(model, optimizer, pipe.vocab, batch, args.dropout))
            seen += sum(len(tags) for _, tags, _ in batch)
            if left <= 0:
                break
        if (epoch % 2 and epoch > 1) and time.monotonic() - begun < total * 0.8:
            continue
        with model.use_params(optimizer.averages if epoch > 2 else {}):
            score = evaluate(nlp, dev)
            groups = ("written", "winer_fr", "germeval", "uner_ewt")
            value = sum(score.f1("PERSON", group) for group in groups) / len(groups)
            line = {
                "epoch": epoch,
                "s": round(time.monotonic() - begun),
                "words": seen,
                "loss": round(float(np.mean(losses)), 4),
                **score.summary(),
            }
            print(json.dumps(line), flush=True)
            if value >= best or args.last:
                best = max(best, value)
                (args.out / "model.bin").write_bytes(model.to_bytes())
                (args.out / "about.json").write_text(
                    json.dumps({**line, "width": args.width, "depth": args.depth})
                )
    print(f"best person F1, mean of four held-out sets {best:.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
