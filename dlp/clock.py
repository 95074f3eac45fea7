"""How long each stage of a scan takes."""

from time import perf_counter


class Clock:
    """Milliseconds per stage; a stage that runs once a part adds up."""

    __slots__ = ("_last", "_spent", "_start")

    def __init__(self) -> None:
        self._start = self._last = perf_counter()
        self._spent = dict.fromkeys(("extract", "normalise", "detect", "decide", "redact"), 0.0)

    def lap(self, stage: str) -> None:
        """Add the time since the last lap to a stage."""
        now = perf_counter()
        self._spent[stage] += now - self._last
        self._last = now

    def laps(self) -> dict[str, float]:
        """Milliseconds per stage, and `total` since the start."""
        spent = {stage: round(s * 1000, 3) for stage, s in self._spent.items()}
        return {**spent, "total": round((perf_counter() - self._start) * 1000, 3)}
