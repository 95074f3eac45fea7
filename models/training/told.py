"""Train the weights of told secrets: `python -m models.training.told DATA`.

A logistic regression over what tokens look like and the words around them
(dlp/engine/told_secrets.py). Every token near a cue is learned from, of texts in which secrets are
marked and of ordinary ones. Only the order is drawn, from one seed: a second run
gives the same file. Cost: some three minutes and 4 GB on one core.
"""

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dlp.engine import learned, told_secrets, told_tokens
from dlp.engine.context import folded
from dlp.evaluation.corpus import Case, load_corpus
from models.training.sensitive import annotated

HERE = Path(__file__).parent
TOLD = HERE / "told"
OWN = HERE.parents[1] / "benchmarks" / "corpus"
SEEN = 2  # tokens that must have a feature
FINEST_OWN = 8  # the same of what a token looks like
FINEST = 11  # hundredths: words that weigh less, beside their stems, are left out
SHIFT = 0.4  # log-odds taken off: stopping ordinary work is a mistake too
ORDINARY = ("passages", "sentences")  # of models/training: texts in which nobody tells a secret
PUBLIC = {  # file and the keys of its texts
    "be_parliament_2020.jsonl.xz": ("nl", "fr"),
    "dekamer_nl_2017.jsonl.xz": ("question",),
    "prompts_chat_half.jsonl.xz": ("text",),
}
EVERY = 1  # texts of our own of another kind, one in so many
TEXTS = 6_000  # of each
LONGEST = 1_500  # code points of one that are read
OTHERS = 1.0  # how much a token of a text of another kind counts
ROUNDS, BATCH, PACE, RIDGE = 6, 512, 0.1, 2e-5  # of the descent
TAB = "\x1f"  # between the place of a word and the word


Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One token: its features, whether it is a secret, how much it counts."""

    features: tuple[str, ...]
    secret: bool
    weight: float


def features(
    text: str,
    plain: bytes,
    some: Sequence[told_tokens.Token],
    i: int,
    *,
    told: bool,
    cued: bool,
) -> list[str]:
    """All that weighs of a token, words as themselves and by their stems."""
    out = told_tokens.own(text, some, i, told=told, cued=cued)
    placed = [*told_tokens.around(some, i)]
    placed += (("H", word) for word in told_tokens.header(text, plain, some[i].start))
    for place, word in placed:
        out.append(f"{place}{TAB}{word}")
        if len(word) > told_secrets.STEM:
            out.append(f"{place}{TAB}{word[: told_secrets.STEM]}*")
    return out


def secrets_of(case: Case) -> tuple[tuple[int, int], ...]:
    """Where the marked secrets stand."""
    return tuple((s.start, s.end) for s in case.spans if s.entity == told_secrets.ENTITY)


def rows(
    text: str,
    secrets: Sequence[tuple[int, int]],
    reader: told_secrets.ToldSecrets,
    weight: float = 1.0,
) -> Iterator[Row]:
    """The tokens of a text that are near a cue, but for plain words."""
    plain = b" %b " % folded(text)
    for low, high, cued in reader.windows(text, plain, len(text)):
        some = told_tokens.tokens(text, plain, low, high, reader.known)
        told = False
        for i, token in enumerate(some):
            if token.plain and not told:
                continue
            half = (token.end - token.start) / 2
            now = any(min(token.end, b) - max(token.start, a) >= half for a, b in secrets)
            yield Row(tuple(features(text, plain, some, i, told=told, cued=cued)), now, weight)
            told = now


def ordinary() -> Iterator[Case]:
    """Our own texts of other kinds: nobody tells a secret in them."""
    for folder in ORDINARY:
        for file in sorted((HERE / folder).glob("*.cases")):
            yield from load_corpus([file])[::EVERY]


def public(data: Path) -> Iterator[str]:
    """Questions of parliament and prompts: CC0."""
    for file, keys in PUBLIC.items():
        with lzma.open(data / "text" / file, "rt", encoding="utf-8") as lines:
            for line in islice(lines, TEXTS):
                entry = json.loads(line)
                yield from (entry[key][:LONGEST] for key in keys)


def corpus(data: Path, held: Iterable[str] = ()) -> list[Row]:
    """All that is learned from, but for the files of these names."""
    weights = told_secrets.Weights(0, {}, {})
    reader = told_secrets.ToldSecrets(weights, learned.shipped().weights.whole)
    found: list[Row] = []
    for file in (*sorted(TOLD.glob("*.cases")), *sorted(OWN.glob("tuning_*.cases"))):
        if file.stem not in held:
            for case in load_corpus([file]):
                found += rows(case.text, secrets_of(case), reader)
    for case in ordinary():
        found += rows(case.text, (), reader, OTHERS)
    for text in (*public(data), *(window.text for window in annotated(data))):
        found += rows(text, (), reader, OTHERS)
    return found


class Matrix:
    """Tokens by features: of each token the numbers of the features that it has."""

    def __init__(self, some: Sequence[Row]) -> None:
        seen = Counter(feature for row in some for feature in set(row.features))
        self.features = [feature for feature, n in seen.items() if n >= SEEN]
        place = {feature: i for i, feature in enumerate(self.features)}
        rows = [sorted({place[f] for f in row.features if f in place}) for row in some]
        self.columns = np.fromiter(chain.from_iterable(rows), np.int32)
        self.lengths = np.array([len(row) for row in rows])
        self.starts = np.cumsum(self.lengths) - self.lengths

    def of(self, some: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The features of these tokens, behind one another, and where each begins."""
        lengths = self.lengths[some]
        begins = np.cumsum(lengths) - lengths
        places = np.repeat(self.starts[some] - begins, lengths) + np.arange(lengths.sum())
        return self.columns[places], begins


def fit(matrix: Matrix, wanted: Floats, shares: Floats) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression, by adaptive steepest descent in small batches."""
    count, draw = len(wanted), np.random.RandomState(7)
    weights = np.zeros(len(matrix.features))
    steep = np.full(len(weights), 0.01)
    share = float(wanted.mean())
    bias, bias_steep = float(np.log(share / (1 - share))), 0.01
    for _ in range(ROUNDS):
        order = draw.permutation(count)
        for at in range(0, count, BATCH):
            some = order[at : at + BATCH]
            columns, begins = matrix.of(some)
            sums = np.add.reduceat(weights[columns], begins) + bias
            wrong = shares[some] * (1 / (1 + np.exp(-sums)) - wanted[some])
            slopes = np.bincount(columns, np.repeat(wrong, matrix.lengths[some]), len(weights))
            moved = np.flatnonzero(slopes)
            slope = slopes[moved] + RIDGE * BATCH * weights[moved]
            steep[moved] += slope * slope
            weights[moved] -= PACE * slope / np.sqrt(steep[moved])
            total = float(wrong.sum())
            bias_steep += total * total
            bias -= PACE * total / bias_steep**0.5
    return weights, bias


def train(some: Sequence[Row]) -> told_secrets.Weights:
    """The weights of these tokens."""
    matrix = Matrix(some)
    wanted = np.array([float(row.secret) for row in some])
    weights, bias = fit(matrix, wanted, np.array([row.weight for row in some]))
    own: dict[str, int] = {}
    words: dict[str, dict[str, int]] = {place: {} for place in told_tokens.PLACES}
    of = dict(zip(matrix.features, weights.tolist(), strict=True))
    for feature, one in of.items():
        place, tab, word = feature.partition(TAB)
        if tab and not word.endswith("*") and len(word) > told_secrets.STEM:
            stem = of.get(f"{place}{TAB}{word[: told_secrets.STEM]}*", 0.0)
            words[place][word] = round((one + stem) * 100)
        elif abs(one) * 100 >= (FINEST if tab else FINEST_OWN):
            (words[place] if tab else own)[word if tab else feature] = round(one * 100)
    return told_secrets.Weights(round((bias - SHIFT) * 100), own, _lean(words))


def _lean(words: Mapping[str, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Without the words that weigh what their stems do."""
    return {
        place: {
            word: one
            for word, one in by_word.items()
            if abs(one - stem_of(by_word, word)) >= FINEST or word.endswith("*")
        }
        for place, by_word in words.items()
    }


def stem_of(by_word: Mapping[str, int], word: str) -> int:
    """What the word would weigh if it were unseen."""
    long = len(word) > told_secrets.STEM and not word.endswith("*")
    return by_word.get(f"{word[: told_secrets.STEM]}*", 0) if long else 0


def write(weights: told_secrets.Weights, file: Path) -> None:
    """Lines `place<TAB>hundredths of log-odds<TAB>what weighs so`, packed; `own` and `bias` too."""
    by_weight: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, one in weights.own.items():
        by_weight["own", one].append(key)
    for place, by_word in weights.words.items():
        for word, one in by_word.items():
            by_weight[place, one].append(word)
    lines = [json.dumps(["bias", weights.bias, []])]
    lines += (
        json.dumps([a, n, sorted(keys)], ensure_ascii=False)
        for (a, n), keys in sorted(by_weight.items())
    )
    file.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=6))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the corpora, see models/README.md")
    parser.add_argument("--out", type=Path, default=told_secrets.FILE)
    parser.add_argument("--hold", nargs="*", default=[], help="names of files to leave out")
    given = parser.parse_args()
    some = corpus(given.data, given.hold)
    print(f"{len(some)} tokens, {sum(row.secret for row in some)} of them secrets")
    write(train(some), given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
