"""Train the network of short statements: `python -m models.training.brief DATA`.

From the windows that the classifier of passages learns from (sensitive.py), by logistic loss: rows
of features add up in eight rectified units (dlp/engine/brief.py). Half of the features of a window
are left out each time it is seen, so that no word alone decides. What is drawn is drawn from one
seed: a second run on the same machine gives the same file. Cost: some four minutes and 2 GB.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dlp.engine import brief, marks
from dlp.engine.context import folded
from dlp.engine.overlap import Hit
from dlp.engine.sensitive import listed_hits
from models.training.examples import PERSON
from models.training.sensitive import Window, corpus

UNITS = 8
SEEN = 5  # windows in which a feature must stand
LEFT_OUT = 0.5  # share of the features of a window that are, each time
ROUNDS, BATCH = 8, 2_048
PACE = 0.02  # of the steps, each divided by how far its row went before
SHIFT = 0.6  # log-odds taken off: stopping ordinary work is the dearer mistake
LARGEST = 127

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Units = tuple[Floats, Floats, Floats]  # rows (features, 1 + units), start (1 + units), out (units)


@dataclass(frozen=True, slots=True)
class Rows:
    """The features of windows: those of window i are places[bounds[i] : bounds[i + 1]]."""

    names: list[bytes]
    places: Ints
    bounds: Ints


def read(window: Window) -> set[bytes]:
    """The features of a window, as dlp/engine/learned.py gives them."""
    plain = b" %b " % folded(window.text)
    tokens = plain.split()
    people = [Hit(a, b, PERSON, "names", 0.9, (), 0) for a, b in window.people]
    listed, spots = listed_hits(window.text, plain, people)
    lists, span = {name for _, name in spots}, (0, len(window.text))
    some = marks.of_window(window.text, plain, span, set(tokens), listed, lists, named=bool(people))
    return brief.features(tokens, some)


def rows_of(windows: Iterable[Window]) -> Rows:
    """The features that SEEN windows have at least; in order of their names."""
    sets = [read(window) for window in windows]
    seen = Counter(feature for some in sets for feature in some)
    names = sorted(name for name, count in seen.items() if count >= SEEN)
    place = {name: i for i, name in enumerate(names)}
    kept = [sorted(place[name] for name in some if name in place) for some in sets]
    bounds = np.cumsum([0, *map(len, kept)])
    return Rows(names, np.array([i for some in kept for i in some], np.int64), bounds)


def fit(rows: Rows, told: Floats, shares: Floats, rounds: int = ROUNDS) -> Units:
    """The network by stochastic descent, with steps that shrink as a row has moved (AdaGrad).

    Args:
        told: one or nought for each window.
        shares: how much each window counts.
    """
    draw = np.random.RandomState(0)
    shares = shares / shares.mean()
    table = np.zeros((len(rows.names), 1 + UNITS), np.float32)
    table[:, 1:] = draw.randn(len(rows.names), UNITS) * 0.05
    start, out = np.zeros(1 + UNITS, np.float32), (draw.randn(UNITS) * 0.5).astype(np.float32)
    start[0] = -1
    moved = np.full((len(rows.names), 2), 1e-8, np.float32)  # squared slopes of sum and units
    moved_start = np.full(1 + UNITS, 1e-6, np.float32)
    moved_out = np.full(UNITS, 1e-6, np.float32)
    for turn in range(rounds):
        pace = np.float32(PACE * (1 - turn / rounds) ** 0.5)
        order = draw.permutation(len(told))
        for low in range(0, len(order), BATCH):
            batch = order[low : low + BATCH]
            places, whose = _drawn(rows, batch, draw)
            sums = _summed(table[places] * np.float32(1 / (1 - LEFT_OUT)), whose, len(batch))
            sums += start
            units = np.maximum(sums[:, 1:], 0)
            likely = 1 / (1 + np.exp(-(sums[:, 0] + units @ out)))
            wrong = (likely - told[batch]) * shares[batch] / np.float32(len(batch))
            slopes = np.empty_like(sums)
            slopes[:, 0], slopes[:, 1:] = wrong, np.outer(wrong, out) * (sums[:, 1:] > 0)
            by_place = np.argsort(places, kind="stable")
            touched, first = np.unique(places[by_place], return_index=True)
            slope = np.add.reduceat(slopes[whose[by_place]], first) / np.float32(1 - LEFT_OUT)
            moved[touched, 0] += slope[:, 0] ** 2
            moved[touched, 1] += (slope[:, 1:] ** 2).mean(1)
            far = np.sqrt(moved[touched])
            table[touched, :1] -= pace * slope[:, :1] / far[:, :1]
            table[touched, 1:] -= pace * slope[:, 1:] / far[:, 1:]
            _step(out, units.T @ wrong, moved_out, pace)
            _step(start, slopes.sum(0), moved_start, pace)
    return table, start, out


def _drawn(rows: Rows, batch: Ints, draw: np.random.RandomState) -> tuple[Ints, Ints]:
    """The features of these windows that are not left out, and whose they are."""
    places = np.concatenate([rows.places[rows.bounds[i] : rows.bounds[i + 1]] for i in batch])
    whose = np.repeat(np.arange(len(batch)), rows.bounds[batch + 1] - rows.bounds[batch])
    kept = draw.rand(len(places)) >= LEFT_OUT
    return places[kept], whose[kept]


def _summed(some: Floats, whose: Ints, count: int) -> Floats:
    """The sum of the rows of each window."""
    sums = np.zeros((count, some.shape[1]), np.float32)
    present, first = np.unique(whose, return_index=True)
    if len(present):
        sums[present] = np.add.reduceat(some, first)
    return sums


def _step(weights: Floats, slope: NDArray[Any], moved: Floats, pace: np.float32) -> None:
    moved += slope**2
    weights -= pace * slope / np.sqrt(moved)


def packed(names: Sequence[bytes], units: Units) -> bytes:
    """The network as dlp/engine/brief.py reads it: rows in whole numbers, by hashes that rise."""
    table, start, out = units
    steps = np.abs(table).max(0).astype(np.float64) / LARGEST
    steps[steps == 0] = 1
    by_hash: dict[int, int] = {}
    for i, name in enumerate(names):
        by_hash.setdefault(crc32(name), i)
    hashes = sorted(by_hash)
    whole = np.rint(table[[by_hash[one] for one in hashes]] / steps).astype(np.int8)
    begun = start.astype(np.float64)
    begun[0] -= SHIFT
    arrays = {
        "keys": np.array(hashes, np.uint32),
        "rows": whole,
        "steps": steps,
        "start": begun,
        "out": out.astype(np.float64),
    }
    file = BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def train(windows: Sequence[Window], say: Callable[[str], object] = print) -> bytes:
    """The file of the network that these windows teach."""
    rows = rows_of(windows)
    say(f"{len(windows)} windows, {len(rows.names)} features")
    told = np.array([window.kind != "" for window in windows], np.float32)
    shares = np.array([window.weight for window in windows], np.float32)
    return packed(rows.names, fit(rows, told, shares))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the corpora, see models/README.md")
    parser.add_argument("--out", type=Path, default=brief.FILE)
    parser.add_argument("--hold", type=Path, nargs="*", default=[], help="passages to leave out")
    given = parser.parse_args()
    held = [path.resolve() for path in given.hold]
    file = train(corpus(given.data, Random(7), held))
    given.out.write_bytes(file)
    print(f"{given.out}: {len(file) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
