"""What the model is trained on, how much of each, and what is kept for measuring."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from dlp.engine.lexicon import Lexicon
from dlp.engine.tokens import words
from models.training.examples import PERSON, Example, gold, silver, written
from models.training.generate import Generator
from models.training.office import office
from models.training.people import People, swapped

# Shares of the words of one epoch; what a source has less of comes several times.
SHARES = {
    "written": 0.36,
    "office": 0.26,
    "generated": 0.13,
    "parliament": 0.12,
    "winer_fr": 0.10,
    "germeval": 0.05,
    "mobie": 0.03,
    "ler_de": 0.03,
    "uner_ewt": 0.08,
    "crossner": 0.02,
    "wikigold": 0.03,
    "btc": 0.02,
    "wnut17": 0.02,
    "wikiann": 0.04,
    "multiconer": 0.03,
    "europeana": 0.02,
}
WEIGHTS = {"wikiann": 0.4, "multiconer": 0.4, "europeana": 0.5, "parliament": 0.7, "mobie": 0.7}
TWICE = {"written:nobody": 2, "written:people": 2}  # short passages that are hard on purpose
NAMED = {"office": 2}  # texts with people: there are four times as many without
SWAP = {
    "written": 0.55,
    "office": 0.55,
    "winer_fr": 0.3,
    "germeval": 0.3,
    "uner_ewt": 0.3,
    "parliament": 0.6,
}


def source_of(example: Example) -> str:
    """The corpus of an example, without its kind."""
    return example.source.split(":")[0]


class Corpus:
    """All examples by source; `epoch()` draws from them."""

    def __init__(
        self,
        data: Path,
        sentences: Sequence[Path],
        lexicon: Lexicon,
        rng: Random,
        more: Path | None = None,
    ) -> None:
        self.rng, self.lexicon = rng, lexicon
        self.people = People(data, rng)
        self.generator = Generator(data, self.people, rng, lexicon)
        self.by_source: dict[str, list[Example]] = {}
        self._sentences = sentences
        held = [e for folder in sentences for e in written(folder, "heldout")]
        self.refresh()
        rest = [*office(), *gold(data), *silver(data), *(_read(more) if more else ())]
        for example in rest:
            if "@" in example.text and source_of(example) == "btc":
                continue
            mine = self.by_source.setdefault(source_of(example), [])
            mine += [example] * (NAMED.get(example.source, 1) if example.spans else 1)
        self.dev = held
        for source in ("winer_fr", "germeval", "uner_ewt"):
            mine = self.by_source[source]
            self.dev += mine[::12]
            self.by_source[source] = [e for i, e in enumerate(mine) if i % 12]
        self._order: dict[str, Iterator[Example]] = {}

    def refresh(self) -> None:
        """Read the hand-written passages again: people may be writing while a model trains."""
        self.generator.refresh()
        self.by_source["written"] = [
            e
            for folder in self._sentences
            for e in written(folder)
            for _ in range(TWICE.get(e.source, 1))
        ]

    @staticmethod
    def weight(source: str) -> float:
        """How much an error counts."""
        return WEIGHTS.get(source.split(":", maxsplit=1)[0], 1.0)

    def about(self) -> str:
        """Texts by source."""
        counts = Counter({s: len(e) for s, e in self.by_source.items()})
        return ", ".join(f"{s} {n}" for s, n in counts.most_common())

    def epoch(self, size: int) -> list[Example]:
        """About `size` words by SHARES, people swapped, order random."""
        found: list[Example] = []
        total = sum(share for s, share in SHARES.items() if s in self.by_source or s == "generated")
        for source, share in SHARES.items():
            quota = size * share / total
            if source == "generated":
                made = self.generator.passages(int(quota / 32))
                found += made
                continue
            mine = self.by_source.get(source)
            if not mine:
                continue
            most = 14 * sum(len(e.text) for e in mine) / 6  # no text too often in one epoch
            quota = min(quota, most)
            while quota > 0:
                example = self._next(source, mine)
                quota -= len(words(example.text)) or 1
                named = any(label == PERSON for *_, label in example.spans)
                if named and self.rng.random() < SWAP.get(source, 0.15):
                    example = swapped(example, self.people, self.lexicon)
                found.append(example)
        self.rng.shuffle(found)
        return found

    def _next(self, source: str, mine: list[Example]) -> Example:
        order = self._order.get(source)
        example = next(order, None) if order else None
        if example is None:
            again = list(mine)
            self.rng.shuffle(again)
            self._order[source] = order = iter(again)
            example = next(order)
        return example


def _read(path: Path) -> Iterator[Example]:
    """Silver made before: one JSON object a line."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            e = json.loads(line)
            spans = tuple((a, b, k) for a, b, k in e["spans"])
            yield Example(e["text"], spans, e["source"], e["lang"])
