"""Figures of detection quality from counts: precision, recall, F scores and their intervals."""

from dataclasses import dataclass
from math import sqrt
from typing import Any

Z95 = 1.959964  # standard normal quantile of a two-sided 95 % interval


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """95 % interval of a share; the whole range when there are no trials.

    Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212.
    """
    if trials == 0:
        return 0.0, 1.0
    share, square = hits / trials, Z95 * Z95
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    reach = (Z95 / (1 + square / trials)) * sqrt(
        share * (1 - share) / trials + square / (4 * trials * trials)
    )
    return max(0.0, centre - reach), min(1.0, centre + reach)


def chance_of(worse: int, better: int) -> float:
    """How likely it is that at least so many of the changes are for the worse, by chance alone.

    One-sided McNemar test with mid-p, for the same items judged twice; 1 without changes.
    Source: Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology 13:91.
    Cost: linear in the number of changes.
    """
    changes = worse + better
    if not changes:
        return 1.0
    ways, tail = 1, 0  # ways: of choosing k changes, from k = 0 on; C(n, k) is C(n, n - k)
    for k in range(better):
        tail += ways
        ways = ways * (changes - k) // (k + 1)
    return (2 * tail + ways) / (1 << (changes + 1))


@dataclass(frozen=True, slots=True)
class Counts:
    """What one way of matching gives, for one entity or all of them."""

    found: int = 0  # gold spans that are found
    missed: int = 0  # gold spans that are not
    right: int = 0  # findings that belong to a gold span
    false: int = 0  # findings that do not

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.found + other.found,
            self.missed + other.missed,
            self.right + other.right,
            self.false + other.false,
        )

    @property
    def gold(self) -> int:
        """Spans that were to be found."""
        return self.found + self.missed

    @property
    def findings(self) -> int:
        """Spans that the scanner gave."""
        return self.right + self.false

    @property
    def precision(self) -> float:
        """Share of findings that are right; 0 without findings."""
        return self.right / self.findings if self.findings else 0.0

    @property
    def recall(self) -> float:
        """Share of gold spans that are found; 0 without gold spans."""
        return self.found / self.gold if self.gold else 0.0

    def f(self, beta: float) -> float:
        """The F score that weighs recall `beta` times as much as precision; 0 when both are 0."""
        weight = beta * beta
        below = weight * self.precision + self.recall
        return (1 + weight) * self.precision * self.recall / below if below else 0.0

    def as_json(self) -> dict[str, Any]:
        """The contract's keys, with counts and 95 % intervals beside them."""
        return {
            "precision": round(self.precision, 6),
            "recall": round(self.recall, 6),
            "f1": round(self.f(1), 6),
            "f2": round(self.f(2), 6),
            "precision_interval": _rounded(wilson(self.right, self.findings)),
            "recall_interval": _rounded(wilson(self.found, self.gold)),
            "gold": self.gold,
            "found": self.found,
            "missed": self.missed,
            "findings": self.findings,
            "false": self.false,
        }


@dataclass(frozen=True, slots=True)
class Score:
    """Both ways of matching."""

    strict: Counts = Counts()  # same entity, start and end
    overlap: Counts = Counts()  # at least half of the gold span covered by the same entity

    def __add__(self, other: "Score") -> "Score":
        return Score(self.strict + other.strict, self.overlap + other.overlap)

    def as_json(self) -> dict[str, Any]:
        """Both as the contract names them."""
        return {"strict": self.strict.as_json(), "overlap": self.overlap.as_json()}


def _rounded(interval: tuple[float, float]) -> list[float]:
    return [round(end, 6) for end in interval]
