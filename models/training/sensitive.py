"""Train the weights of sensitive passages: `python -m models.training.sensitive DATA`.

Two linear models over the words of a window and their beginnings and ends (dlp/engine/learned.py):
one says whether something sensitive is told, by logistic regression with an elastic net, the other
which kind it is, the same with a softmax over what is sensitive. Nothing is drawn but the sample of
parliament and the names that are hidden, both from one seed, so a second run gives the same file.
Cost: some two minutes and 1 GB on one core.
"""

import argparse
import json
import lzma
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from dlp.engine import learned, marks
from dlp.engine.context import folded
from dlp.engine.lexicon import Lexicon
from dlp.engine.names_load import FOLDER, LEXICON
from dlp.engine.overlap import Hit
from dlp.engine.sensitive import KINDS, listed_hits
from dlp.evaluation.corpus import Case, Gold, load_corpus
from models.training.examples import PERSON, Example, gold, silver, written

HERE = Path(__file__).parent
PASSAGES = HERE / "passages"
OWN = HERE.parents[1] / "benchmarks"
LONGEST = 700  # code points of a sensitive text that are learned: the whole of nearly all
HIDDEN = 0.5  # share of the names that are taken out: they must not be what is learned
MARKED = 25  # code points of a marked sentence that make its window a sensitive one
TOPIC = "CONFIDENTIAL_TOPIC"  # marked in documents; the header says which
SEEN = 2  # windows in which a word or piece must stand
SHIFT = 0.8  # log-odds taken off: stopping ordinary work is the dearer mistake
FINEST = 0.1  # weights under it are left out
LASSO, RIDGE, ROUNDS = 1e-6, 5e-5, 800  # short texts want weights as free as that
KIND_FINEST = 0.05  # of those that say which kind
# Hand-written sentences of the names model in which nobody's health, debts or offences are told.
ORDINARY = frozenset(
    (
        *("nobody", "plain", "club", "invite", "news", "policy", "permit", "sports", "tech"),
        *("helpdesk", "recipe", "signature", "history", "parliament", "minutes", "table"),
        *("prompt", "mail", "letter", "form", "chat", "voice", "speech", "transport", "culture"),
        *("agriculture", "election", "list", "manual", "meeting", "org", "place", "name"),
        *("thread", "whatsapp", "people"),
    )
)
WEIGHTS = {
    "passages": 1.0,
    "own": 0.5,
    "sentences": 0.4,
    "parliament": 0.4,
    "prompts": 0.4,
    "annotated": 0.4,
}
# Corpora of the names model whose licence puts no condition on weights but to name the makers.
GOLD = ("winer_fr", "germeval", "mobie", "en_misc")
ALLOWED = frozenset((*GOLD, "wikigold", "btc", "wnut17", "crossner", "multiconer", "europeana"))
MIXED = 10_000  # windows of several texts
MOST = 1_000  # windows of each and of each language

Floats = NDArray[np.float64]
Span = tuple[int, int]  # half-open, in code points


@dataclass(frozen=True, slots=True)
class Window:
    """What is learned from: one window and what it is."""

    text: str
    kind: str  # an entity, the name of a topic, or "" where nothing sensitive is told
    weight: float
    people: tuple[Span, ...] = ()  # of the names in it


def hidden(
    text: str, names: Iterable[Span], rng: Random, share: float
) -> tuple[str, tuple[Span, ...]]:
    """The text without a share of its names, and where the others stand."""
    left: list[Span] = []
    for start, end in sorted(names, reverse=True):
        if rng.random() < share:
            text = text[:start] + "-" + text[end:]
            left = [(a - (end - start - 1), b - (end - start - 1)) for a, b in left]
        else:
            left.append((start, end))
    return text, tuple(sorted(left))


def cut(text: str, people: Iterable[Span], kind: str, weight: float) -> Iterator[Window]:
    """A text in windows, all of one kind."""
    for low, high in learned.windows(text):
        yield Window(text[low:high], kind, weight, _within(people, low, high))


def _within(people: Iterable[Span], low: int, high: int) -> tuple[Span, ...]:
    return tuple((a - low, b - low) for a, b in people if low <= a and b <= high)


def of_cases(cases: Iterable[Case], weight: float, rng: Random) -> Iterator[Window]:
    """The windows of marked texts; the class of a sensitive one stands in its genre."""
    for case in cases:
        marked = [s for s in case.spans if s.entity in KINDS or s.entity == TOPIC]
        if case.verdict == "block" and len(case.text) > LONGEST and marked:
            yield from _of_document(case, marked, weight)
            continue
        names = [(s.start, s.end) for s in case.spans if s.entity == PERSON]
        text, people = hidden(case.text, names, rng, HIDDEN)
        if case.verdict == "block":
            people = _within(people, 0, LONGEST)
            yield Window(text[:LONGEST], _kind(case), weight, people)
        else:
            yield from cut(text, people, "", weight)


def _of_document(case: Case, marked: Sequence[Gold], weight: float) -> Iterator[Window]:
    """Windows of a long text; what is marked says which tell something."""
    for low, high in learned.windows(case.text):
        here = [s for s in marked if min(s.end, high) - max(s.start, low) >= MARKED]
        kind = "" if not here else here[0].entity if here[0].entity in KINDS else _kind(case)
        people = [(s.start, s.end) for s in case.spans if s.entity == PERSON]
        yield Window(case.text[low:high], kind, weight, _within(people, low, high))


def _kind(case: Case) -> str:
    """The class in the header of a training text, else what is marked in one of a corpus."""
    kinds = (case.genre, *(span.entity for span in case.spans))
    return next((kind for kind in kinds if kind in KINDS), "?")


def sentences(rng: Random) -> Iterator[Window]:
    """Ordinary sentences with names, written for the names model."""
    for example in written(HERE / "sentences"):
        if example.source.rpartition(":")[2] in ORDINARY:
            names = [(s, e) for s, e, label in example.spans if label == PERSON]
            text, people = hidden(example.text, names, rng, 0.7)
            people = _within(people, 0, LONGEST)
            yield Window(text[:LONGEST], "", WEIGHTS["sentences"], people)


def others(data: Path, rng: Random, most: int) -> Iterator[Window]:
    """Windows of the Belgian parliament and of public prompts: nobody's case."""
    for name in ("be_parliament_2020", "dekamer_nl_2017", "prompts_chat_half"):
        with lzma.open(data / "text" / f"{name}.jsonl.xz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        weight = WEIGHTS["prompts" if "prompts" in name else "parliament"]
        for row in rng.sample(rows, min(most, len(rows))):
            for text in row.values():
                if isinstance(text, str) and len(text) > 200:
                    some = list(learned.windows(text))
                    for low, high in rng.sample(some, min(2, len(some))):
                        yield Window(text[low:high], "", weight)


def annotated(data: Path) -> Iterator[Window]:
    """News, tweets, forum posts and encyclopaedias of the names model, in windows."""
    some = (e for e in (*gold(data, GOLD), *silver(data)) if e.source.split(":")[0] in ALLOWED)
    for source, examples in groupby(some, key=lambda e: (e.source.split(":")[0], e.lang)):
        del source
        for text in islice(_joined(examples), MOST):
            yield Window(text, "", WEIGHTS["annotated"])


def _joined(examples: Iterable[Example]) -> Iterator[str]:
    """Examples that follow each other, until they make a window."""
    text = ""
    for example in examples:
        text = f"{text} {example.text}".strip()
        if len(text) > learned.SIZE:
            yield text[:LONGEST]
            text = ""


def corpus(data: Path, rng: Random, held: Sequence[Path] = ()) -> list[Window]:
    """All windows, in a fixed order; `held` files are left out."""
    ours = [path for path in sorted(PASSAGES.glob("*.cases")) if path not in held]
    windows = list(of_cases(load_corpus(ours), WEIGHTS["passages"], rng))
    files = [OWN / "passages" / "tuning.cases", *sorted((OWN / "corpus").glob("tuning_*.cases"))]
    own = [c for c in load_corpus(files) if c.verdict != "block" or _sensitive(c)]
    windows += of_cases(own, WEIGHTS["own"], rng)
    for path in sorted((OWN / "prose").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        windows += cut(text, (), "", WEIGHTS["own"])
    windows += mixed(windows, rng)
    windows += sentences(rng)
    windows += others(data, rng, 1_500)
    windows += annotated(data)
    return windows


def mixed(windows: Sequence[Window], rng: Random) -> Iterator[Window]:
    """Ordinary texts one behind another, and some around a sensitive one, as files have them."""
    plain = [w for w in windows if not w.kind and w.weight >= WEIGHTS["own"] and len(w.text) < 260]
    told = [w for w in windows if w.kind and len(w.text) < 260]
    for n in range(MIXED):
        text, kind = "", ""
        if n % 4 == 0:
            one = rng.choice(told)
            text, kind = one.text, one.kind
        while len(text) < learned.SIZE:
            gap = rng.choice((" ", "\n", "\n\n")) if text else ""
            other = rng.choice(plain).text
            text = text + gap + other if rng.random() < 0.5 else other + gap + text
        yield Window(text[:LONGEST], kind, WEIGHTS["own"])


def _sensitive(case: Case) -> bool:
    """True where the text blocks for what it tells, and not for a secret or a marking."""
    return all(span.entity == PERSON or span.entity in KINDS for span in case.spans)


class Matrix:
    """Windows by features, sparse; a value counts the different words that have the feature."""

    def __init__(self, windows: Sequence[Window]) -> None:
        rows = [_features(window) for window in windows]
        seen = Counter(feature for row in rows for feature in row)
        self.features = [feature for feature, n in seen.items() if n >= SEEN]
        place = {feature: i for i, feature in enumerate(self.features)}
        columns, values, counts = [], [], []
        for row in rows:
            kept = [(place[f], n) for f, n in row.items() if f in place]
            columns += [i for i, _ in kept]
            values += [n for _, n in kept]
            counts.append(len(kept))
        self.columns = np.array(columns)
        self.values = np.array(values, dtype=np.float64)
        self.rows = np.repeat(np.arange(len(rows)), counts)
        self.shape = (len(rows), len(self.features))

    def dot(self, weights: Floats) -> Floats:
        """The sum of each window."""
        adds = self.values * weights[self.columns]
        return np.bincount(self.rows, adds, self.shape[0]).astype(np.float64)

    def transposed(self, residuals: Floats) -> Floats:
        """The sum of each feature."""
        adds = self.values * residuals[self.rows]
        return np.bincount(self.columns, adds, self.shape[1]).astype(np.float64)


def _features(window: Window) -> Counter[bytes]:
    plain = b" %b " % folded(window.text)
    row: Counter[bytes] = Counter()
    words = set(plain.split())
    for word in filter(bytes.isalpha, words):
        row[word] += 1
        row.update(marks.pieces(word))
    people = [Hit(a, b, PERSON, "names", 0.9, (), 0) for a, b in window.people]
    listed, spots = listed_hits(window.text, plain, people)
    lists, span = {name for _, name in spots}, (0, len(window.text))
    row.update(marks.of_window(window.text, plain, span, words, listed, lists, named=bool(people)))
    return row


def fit(
    matrix: Matrix, wanted: Floats, shares: Floats, lasso: float, ridge: float, rounds: int = 400
) -> tuple[Floats, Floats]:
    """Weights (features, classes) and biases by accelerated proximal gradient.

    Args:
        wanted: one row a window; one column for yes or no, or one for each of several classes.
        shares: how much each window counts.
        lasso, ridge: weights of the sums of absolute and of squared weights.
    """
    classes = wanted.shape[1]
    shares = (shares / shares.sum())[:, None]
    probe = np.random.RandomState(0).rand(matrix.shape[1])
    steep = 1.0
    for _ in range(15):
        probe = matrix.transposed(shares[:, 0] * matrix.dot(probe))
        steep = float(np.linalg.norm(probe))
        probe /= steep
    steep = (0.25 if classes == 1 else 0.5) * (steep + 1) * 1.05 + ridge
    weights = np.zeros((matrix.shape[1], classes))
    bias = np.zeros(classes)
    ahead, ahead_bias, pace = weights.copy(), bias.copy(), 1.0
    for _ in range(rounds):
        sums = np.stack([matrix.dot(ahead[:, c]) for c in range(classes)], 1) + ahead_bias
        if classes == 1:
            likely = 1 / (1 + np.exp(-sums))
        else:
            likely = np.exp(sums - sums.max(1, keepdims=True))
            likely /= likely.sum(1, keepdims=True)
        wrong = shares * (likely - wanted)
        slope = np.stack([matrix.transposed(wrong[:, c]) for c in range(classes)], 1)
        moved = ahead - (slope + ridge * ahead) / steep
        moved = np.sign(moved) * np.maximum(np.abs(moved) - lasso / steep, 0)
        moved_bias = ahead_bias - wrong.sum(0) / steep
        next_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        push = (pace - 1) / next_pace
        ahead = moved + push * (moved - weights)
        ahead_bias = moved_bias + push * (moved_bias - bias)
        weights, bias, pace = moved, moved_bias, next_pace
    return weights, bias


def train(windows: Sequence[Window], lexicon: Lexicon) -> learned.Weights:
    """Both models from the windows; the lexicon says which words are names, which are not shown."""
    matrix = Matrix(windows)
    shares = np.array([window.weight for window in windows])
    wanted = np.array([[float(window.kind != "")] for window in windows])
    weights, bias = fit(matrix, wanted, shares, lasso=LASSO, ridge=RIDGE, rounds=ROUNDS)
    told = [window for window in windows if window.kind in KINDS]
    order = list(KINDS)
    kinds = Matrix(told)
    of_kind = np.zeros((len(told), len(order)))
    of_kind[np.arange(len(told)), [order.index(window.kind) for window in told]] = 1
    kind_shares = np.array([window.weight for window in told])
    kind_shares /= np.sqrt(of_kind @ (of_kind.T @ kind_shares))  # rare kinds count for more
    kind_weights, kind_bias = fit(kinds, of_kind, kind_shares, lasso=1e-5, ridge=1e-4, rounds=250)
    single = dict(zip(matrix.features, weights[:, 0].tolist(), strict=True))
    whole = {
        word: _hundredths(weight + sum(single.get(p, 0.0) for p in _pieces(word)))
        for word, weight in single.items()
        if b"*" not in word
    }
    return learned.Weights(
        bias=_hundredths(float(bias[0]) - SHIFT),
        whole=whole,
        pieces={
            piece: _hundredths(weight)
            for piece, weight in single.items()
            if b"*" in piece and abs(weight) >= FINEST / 2
        },
        kinds=tuple(KINDS.values()),
        kind_bias=tuple(map(_hundredths, kind_bias.tolist())),
        kind_words={
            feature: tuple((k, _hundredths(w)) for k, w in enumerate(row) if abs(w) >= KIND_FINEST)
            for feature, row in zip(kinds.features, kind_weights.tolist(), strict=True)
        },
        cues=frozenset(word for word in whole if _is_cue(word.decode(), lexicon)),
    )


def _pieces(word: bytes) -> list[bytes]:
    return marks.pieces(word) if word.isalpha() else []


def _hundredths(weight: float) -> int:
    return round(weight * 100)


def _is_cue(word: str, lexicon: Lexicon) -> bool:
    """True for a word that may be shown: nobody's name, and known as an ordinary one.

    That many texts have it does not make it one: people in them have names that no list has.
    """
    named = lexicon.first(word) or lexicon.family(word)
    return word.isalpha() and len(word) > 3 and not named and lexicon.ordinary(word) > 0


def write(weights: learned.Weights, file: Path) -> None:
    """Lines `sort<TAB>hundredths of log-odds<TAB>what weighs so`, packed.

    Sorts are `w` and `q` for words (`q`: may be shown as evidence), `p` for pieces, the number of a
    kind for what speaks for it, `kind` for its name and `bias`.
    """
    lines = [f"bias\t{weights.bias}\t-"]
    for (name, entity), bias in zip(weights.kinds, weights.kind_bias, strict=True):
        lines.append(f"kind\t{bias}\t{name} {entity}")
    by_weight: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, weight in weights.whole.items():
        by_weight["q" if word in weights.cues else "w", weight].append(word.decode())
    for piece, weight in weights.pieces.items():
        by_weight["p", weight].append(piece.decode())
    for key, by_kind in weights.kind_words.items():
        for kind, weight in by_kind:
            by_weight[str(kind), weight].append(key.decode())
    for (sort, hundredths), keys in sorted(by_weight.items()):
        lines.append(f"{sort}\t{hundredths}\t{' '.join(sorted(keys))}")
    file.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode("ascii"), preset=9))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the corpora, see models/README.md")
    parser.add_argument("--out", type=Path, default=learned.FILE)
    parser.add_argument("--hold", type=Path, nargs="*", default=[], help="passages to leave out")
    given = parser.parse_args()
    windows = corpus(given.data, Random(7), [path.resolve() for path in given.hold])
    print(f"{len(windows)} windows, {sum(w.kind != '' for w in windows)} of them sensitive")
    given.out.parent.mkdir(exist_ok=True)
    write(train(windows, Lexicon.load(FOLDER / LEXICON)), given.out)
    print(f"{given.out}: {given.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
