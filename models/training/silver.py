"""Silver from the Belgian parliament: what a model finds, kept where both languages agree.

    python -m models.training.silver DATA MODEL OUT.jsonl

French and Dutch questions are parallel and spell names alike. A name that the model finds on one
side is marked wherever it stands on both; a text in which the sides disagree is left out. Texts
without people are kept too, a few for each with: they teach what is no name. Prints what was kept.
"""

import argparse
import json
import re as plain_re  # noqa: TID251 - fixed patterns over trusted corpora
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from dlp.engine.decode import decode
from dlp.engine.network import Network
from dlp.engine.tokens import segments, spelled, words
from models.training.examples import LABELS, PERSON, Example, Span, cut, outer, raw
from models.training.saved import load

_GLUED = plain_re.compile(r"(?<=[a-zà-ÿ)])([.?!])(?=[A-ZÀ-Ý0-9])")
SURE, LEAST = 0.9, 0.5
MOST_OF_ONE = 12  # texts about the same person
EMPTY_SHARE = 1.2  # texts without people for each with


def found(network: Network, text: str) -> list[tuple[int, int, str, float]]:
    """What the model finds."""
    at = words(text)
    ranges = list(segments(text, at))
    tables = network.probabilities([[spelled(text, w) for w in at[a:b]] for a, b in ranges])
    return [
        (at[a + n.start][0], at[a + n.end - 1][1], n.label, n.probability)
        for (a, _), table in zip(ranges, tables, strict=True)
        for n in decode(table)
    ]


def agreed(network: Network, sides: Sequence[tuple[str, str]]) -> Iterator[Example]:
    """Examples of one document in one or two languages: (lang, text) each."""
    hits = [found(network, text) for _, text in sides]
    people: set[str] = set()
    for (_, text), mine in zip(sides, hits, strict=True):
        people |= {text[a:b] for a, b, k, p in mine if k == PERSON and p >= SURE and b - a > 3}
    doubtful = [
        {text[a:b] for a, b, k, p in mine if k == PERSON and p < SURE} - people
        for (_, text), mine in zip(sides, hits, strict=True)
    ]
    for number, ((lang, text), mine) in enumerate(zip(sides, hits, strict=True)):
        spans: list[Span] = [(a, b, k) for a, b, k, p in mine if k != PERSON and p >= LEAST]
        for name in people:
            edge = rf"(?<!\w){plain_re.escape(name)}(?!\w)"
            spans += [(m.start(), m.end(), PERSON) for m in plain_re.finditer(edge, text)]
        # what one side alone holds is kept when the model is sure of it
        if len(sides) > 1:
            alone = {n for n in people if n not in sides[1 - number][1]}
            spans = [s for s in spans if s[2] != PERSON or text[s[0] : s[1]] not in alone]
            doubtful[number] |= alone
        kept = outer(sorted(spans, key=lambda s: (s[0], s[2] != PERSON)))
        for piece in cut(Example(text, kept, "parliament", lang)):
            if not any(name in piece.text for name in doubtful[number]):
                yield piece


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=2_500)
    args = parser.parse_args()
    rng = Random(7)
    network = load(args.model)
    documents: list[list[tuple[str, str]]] = []
    pair: list[tuple[str, str]] = []
    for key, text in raw(args.data, "be_parliament_2020", ("nl", "fr")):
        pair.append((key, _GLUED.sub(r"\1 ", text)[:6_000]))
        if key == "fr":
            documents.append(pair)
            pair = []
    rng.shuffle(documents)
    documents = documents[: args.documents]
    with_people: list[Example] = []
    without: list[Example] = []
    for document in documents:
        for example in agreed(network, document):
            has = any(k == PERSON for *_, k in example.spans)
            (with_people if has else without).append(example)
    seen: Counter[str] = Counter()
    kept = []
    for example in with_people:
        names = {example.text[a:b] for a, b, k in example.spans if k == PERSON}
        if all(seen[name] < MOST_OF_ONE for name in names):
            seen.update(names)
            kept.append(example)
    rng.shuffle(without)
    kept += without[: int(len(kept) * EMPTY_SHARE) + 500]
    with args.out.open("w", encoding="utf8") as file:
        for e in kept:
            line = {"text": e.text, "spans": e.spans, "source": e.source, "lang": e.lang}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    counts = {label: sum(k == label for e in kept for *_, k in e.spans) for label in LABELS}
    print(f"{len(kept):,} texts, {counts}, {len(seen)} different names")


if __name__ == "__main__":
    main()
