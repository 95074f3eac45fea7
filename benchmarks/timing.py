"""Times with warm-up, rounds and spread."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter_ns


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of each round, sorted."""

    seconds: tuple[float, ...]

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Times":
        """From rounds in any order; at least one."""
        return cls(tuple(sorted(seconds)))

    @property
    def median(self) -> float:
        """Half of the rounds took less."""
        return median(self.seconds)

    def percentile(self, percent: int) -> float:
        """1 to 99, interpolated; the only round when there is one."""
        if len(self.seconds) == 1:
            return self.seconds[0]
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    @property
    def spread(self) -> float:
        """Half the way from the 10th to the 90th percentile, as a share of the median."""
        return (self.percentile(90) - self.percentile(10)) / 2 / self.median


def measure(
    call: Callable[[], object],
    *,
    budget_s: float = 1.0,
    least: int = 3,
    most: int = 200,
    clock: Callable[[], int] = perf_counter_ns,
) -> Times:
    """Time rounds of a call, after one unmeasured.

    Args:
        budget_s: stop when this long has been spent, but after `least` rounds.
        clock: in nanoseconds; process_time_ns for what waits for nothing.
    """
    call()
    seconds: list[float] = []
    while len(seconds) < most and (len(seconds) < least or sum(seconds) < budget_s):
        start = clock()
        call()
        seconds.append((clock() - start) / 1e9)
    return Times.of(seconds)
