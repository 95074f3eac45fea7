"""The same text as people really send it: lower case, capitals, no punctuation, misread scans."""

from random import Random

from dlp.engine.lexicon import plain
from models.training.examples import Example

_MISREAD = {
    "l": "1",
    "o": "0",
    "i": "l",
    "e": "c",
    "m": "rn",
    "n": "ri",
    "u": "ii",
    "a": "o",
    "s": "5",
}
_MARKS = frozenset('.,;:!?()"«»')


def noisy(example: Example, rng: Random) -> Example:
    """One of the noises, or none in three texts of five; spans keep pointing at the names."""
    roll = rng.random()
    if roll < 0.27:
        text = example.text.lower()
        if rng.random() < 0.5:
            return without_marks(
                Example(text, example.spans, example.source, example.lang), rng, 0.8
            )
        if rng.random() < 0.25:
            text = _same_length_plain(text)
        return Example(text, example.spans, example.source, example.lang)
    if roll < 0.30:
        text = example.text.upper()
        if len(text) == len(example.text):
            return Example(text, example.spans, example.source, example.lang)
    if roll < 0.34:
        return without_marks(example, rng, 0.9)
    if roll < 0.37:
        return _misread(example, rng)
    if roll < 0.39:
        text = _same_length_plain(example.text)
        return Example(text, example.spans, example.source, example.lang)
    if roll < 0.41:
        text = example.text.replace("\n", " ")
        return Example(text, example.spans, example.source, example.lang)
    return example


def _same_length_plain(text: str) -> str:
    """Without accents, character by character."""
    return "".join(p if len(p := plain(c)) == 1 and c.islower() else c for c in text)


def _edited(example: Example, pieces: list[str]) -> Example:
    """The text with each character replaced by a piece of any length."""
    at = [0]
    for piece in pieces:
        at.append(at[-1] + len(piece))
    spans = tuple((at[a], at[b], k) for a, b, k in example.spans if at[b] > at[a])
    return Example("".join(pieces), spans, example.source, example.lang)


def without_marks(example: Example, rng: Random, odds: float) -> Example:
    """Without most punctuation, as in a quick prompt."""
    inside = {i for a, b, _ in example.spans for i in range(a, b)}
    pieces = [
        "" if c in _MARKS and i not in inside and rng.random() < odds else c
        for i, c in enumerate(example.text)
    ]
    return _edited(example, pieces)


def _misread(example: Example, rng: Random) -> Example:
    """With errors of character recognition: one letter in forty."""
    pieces = [_MISREAD.get(c, c) if rng.random() < 0.025 else c for c in example.text]
    return _edited(example, pieces)
