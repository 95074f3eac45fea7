"""Does a recognizer find what its samples mark, and pass as few look-alikes as it says?"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from random import Random
from string import ascii_uppercase, digits

from dlp.engine.presidio import Engine
from dlp.normalise import normalise
from recognizers.base import Recognizer, Sample, Span

MOST = 60_000  # look-alikes of one recognizer
WANTED = 100  # expected to pass, where MOST allows
SPREAD = 4.0  # standard deviations that chance may make of the difference
LEAST = 0.4  # confidence of what is reported

_POOLS = {"#": digits, "@": ascii_uppercase}


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one recognizer."""

    name: str
    samples: int
    failed: tuple[Sample, ...]
    stated: float | None  # share of random look-alikes that pass; None where there is no shape
    measured: float | None
    rate_holds: bool

    def failures(self) -> Iterator[str]:
        """One line for each failure. Samples are published, so their text may be shown."""
        for sample in self.failed:
            judged = "scanned" if sample.scanned else "found"
            yield f"{self.name}: not {judged} as marked: {sample.text!r} ({sample.why})"
        if not self.rate_holds:
            rates = f"{self.measured:.3%}, not {self.stated:.3%}"
            yield f"{self.name}: random look-alikes pass at {rates}"


def check_recognizer(recognizer: Recognizer, engine: Engine) -> Checked:
    """Judge the samples, by find() or the whole engine, and the false-alarm rate."""
    failed = tuple(s for s in recognizer.samples if not _holds(recognizer, s, engine))
    if recognizer.shape is None:
        return Checked(recognizer.name, len(recognizer.samples), failed, None, None, True)
    rate = recognizer.random_pass_rate
    count = min(MOST, round(WANTED / rate))
    passed = sum(1 for _ in recognizer.find(_lookalikes(recognizer, recognizer.shape, count)))
    holds = abs(passed - count * rate) <= SPREAD * sqrt(count * rate * (1 - rate)) + 1
    samples = len(recognizer.samples)
    return Checked(recognizer.name, samples, failed, rate, passed / count, holds)


def _holds(recognizer: Recognizer, sample: Sample, engine: Engine) -> bool:
    if not sample.scanned:
        return tuple(recognizer.find(sample.text)) == sample.spans
    normal = normalise(sample.text)
    return sample.spans == tuple(
        Span(*normal.source(hit.start, hit.end))
        for hit in engine.detect(normal.text)
        if hit.recognizer == recognizer.name and hit.confidence >= LEAST
    )


def _lookalikes(recognizer: Recognizer, shape: str, count: int) -> str:
    """That many of the shape, one a line, the same on every run."""
    draw = Random(recognizer.name)  # noqa: S311 - repeatable, nothing is kept secret by it
    return "\n".join(
        "".join(draw.choice(_POOLS[c]) if c in _POOLS else c for c in shape) for _ in range(count)
    )
