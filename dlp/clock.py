"""How long each stage of a scan takes."""

from time import perf_counter

STAGES = ("extract", "normalise", "detect", "decide", "redact")


class Clock:
    """Milliseconds per stage; a stage that runs once a part adds up."""

    __slots__ = ("_last", "_spent", "_start")

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self._spent: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Add the time since the last lap to a stage."""
        now = perf_counter()
        self._spent[stage] = self._spent.get(stage, 0.0) + now - self._last
        self._last = now

    def laps(self) -> dict[str, float]:
        """Milliseconds per stage, and `total` since the start."""
        spent = {stage: round(self._spent.get(stage, 0.0) * 1000, 3) for stage in STAGES}
        spent["total"] = round((perf_counter() - self._start) * 1000, 3)
        return spent
