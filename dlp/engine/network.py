"""The names network in numpy: what spaCy computes, several times as fast on one core.

Three things make it quick. The vector of a word depends on the word alone, so those of common words
are made once, at load. The convolutions run over all segments of a text in one matrix, through
the BLAS of numpy. Pieces of a maxout lie in blocks: their maximum is two passes over memory. The
same numbers come out as from the network of spaCy, to rounding; a test holds it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ids = NDArray[np.uint64]

ROWS = 1_536  # words in one matrix: what the processor's cache holds


class Layer(NamedTuple):
    """A maxout layer with layer normalisation; weights in the network's own order."""

    weights: Floats  # (inputs, pieces * width): one block a piece
    bias: Floats
    scale: Floats
    shift: Floats
    pieces: int

    @classmethod
    def of(cls, weights: Floats, bias: Floats, scale: Floats, shift: Floats) -> "Layer":
        """From (width, pieces, inputs) and (width, pieces), as thinc keeps them."""
        width, pieces, inputs = weights.shape
        blocks = weights.transpose(1, 0, 2).reshape(pieces * width, inputs)
        flat = bias.T.reshape(-1)
        return cls(np.ascontiguousarray(blocks.T), np.ascontiguousarray(flat), scale, shift, pieces)

    def __call__(self, rows: Floats) -> Floats:
        """Cost: one matrix product and a dozen passes over memory."""
        product: Floats = rows @ self.weights
        product += self.bias
        width = product.shape[1] // self.pieces
        best: Floats = product[:, :width]
        for piece in range(1, self.pieces):
            best = np.maximum(best, product[:, piece * width : (piece + 1) * width])
        best = best - best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / width + 1e-8
        best *= (variance**-0.5)[:, None]
        best *= self.scale
        best += self.shift
        return best


@dataclass(frozen=True, slots=True)
class Weights:
    """What a trained network consists of."""

    tables: tuple[Floats, ...]  # one hash embedding a feature
    seeds: tuple[int, ...]
    mixer: Layer
    layers: tuple[Layer, ...]
    output: Floats  # (width, classes)
    output_bias: Floats


class Network:
    """Class probabilities of words in segments. Immutable; safe to share."""

    __slots__ = ("_hashed", "_ids", "_known", "_rows", "_weights", "width")

    def __init__(
        self,
        weights: Weights,
        ids: Callable[[str], Sequence[int]],
        hashed: Callable[[Ids, int], NDArray[np.uint32]],
        common: Iterable[str],
    ) -> None:
        """
        Args:
            ids: the hash of each feature of a word.
            hashed: four hashes of each id, by seed.
            common: words whose vectors are made now; those of others are made anew for every text,
                so that no word of any text stays behind.
        """
        self._weights, self._ids, self._hashed = weights, ids, hashed
        self.width = weights.output.shape[0]
        words = list(dict.fromkeys(common))
        self._known = {word: i for i, word in enumerate(words)}
        self._rows = self._embedded(words)

    def _embedded(self, words: Sequence[str]) -> Floats:
        if not words:
            return np.zeros((0, self.width), dtype="float32")
        parts = []
        for start in range(0, len(words), ROWS):
            some = words[start : start + ROWS]
            ids = np.array([self._ids(word) for word in some], dtype="uint64")
            columns = []
            for i, (table, seed) in enumerate(
                zip(self._weights.tables, self._weights.seeds, strict=True)
            ):
                keys = self._hashed(np.ascontiguousarray(ids[:, i]), seed) % table.shape[0]
                columns.append(
                    table[keys[:, 0]] + table[keys[:, 1]] + table[keys[:, 2]] + table[keys[:, 3]]
                )
            parts.append(self._weights.mixer(np.concatenate(columns, axis=1)))
        return np.concatenate(parts)

    def probabilities(self, segments: Sequence[Sequence[str]]) -> list[Floats]:
        """One row a word and one column a class, for every segment. Cost: linear in the words."""
        known = self._known
        new: dict[str, int] = {}
        offset = len(known)
        indexes = []
        for segment in segments:
            index = []
            for word in segment:
                at = known.get(word, -1)
                if at < 0:
                    at = new.setdefault(word, offset + len(new))
                index.append(at)
            indexes.append(index)
        vectors = self._rows
        fresh = self._embedded(list(new)) if new else None
        found: list[Floats] = []
        batch: list[list[int]] = []
        size = 0
        for index in indexes:
            batch.append(index)
            size += len(index)
            if size >= ROWS:
                found += self._run(batch, vectors, fresh)
                batch, size = [], 0
        if batch:
            found += self._run(batch, vectors, fresh)
        return found

    def _run(self, batch: list[list[int]], known: Floats, fresh: Floats | None) -> list[Floats]:
        """All layers over some segments, with rows of zeros between them as spaCy has them."""
        pad = len(self._weights.layers)
        total = sum(map(len, batch)) + pad * (len(batch) + 1)
        rows = np.zeros((total, self.width), dtype="float32")
        at, places = pad, []
        where = np.full(total, -1, dtype=np.int64)
        for index in batch:
            where[at : at + len(index)] = index
            places.append((at, at + len(index)))
            at += len(index) + pad
        if fresh is None:
            filled = where >= 0
            rows[filled] = known[where[filled]]
        else:
            old = (where >= 0) & (where < len(known))
            rows[old] = known[where[old]]
            unseen = where >= len(known)
            rows[unseen] = fresh[where[unseen] - len(known)]
        width = self.width
        window = np.zeros((total, 3 * width), dtype="float32")
        for layer in self._weights.layers:
            window[1:, :width] = rows[:-1]
            window[:, width : 2 * width] = rows
            window[:-1, 2 * width :] = rows[1:]
            rows += layer(window)
        logits = rows @ self._weights.output
        logits += self._weights.output_bias
        logits -= logits.max(axis=1, keepdims=True)
        np.exp(logits, out=logits)
        logits /= logits.sum(axis=1, keepdims=True)
        return [logits[start:end] for start, end in places]
