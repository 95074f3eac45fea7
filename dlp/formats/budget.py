"""What one document may cost, with everything inside it: counted while it is read.

One Budget serves a whole request, nested files too. Its names are those of dlp/limits.py without
`max_`; a limit that is passed raises LimitReached, which becomes an Incomplete that names it.
"""

from collections.abc import Mapping
from dataclasses import fields
from time import monotonic

from dlp.limits import FileLimits

RATIO_FROM = 10_000_000  # unpacked bytes of one entry below which any ratio is fine


class LimitReached(Exception):
    """More than may be spent; the message names the limit and its value, never content."""

    def __init__(self, name: str, limit: float, value: float | None = None) -> None:
        said = "" if value is None else f"; this has {value:,.0f}"
        super().__init__(f"more than {name} = {limit:,.12g}{said}")
        self.name, self.limit, self.value = name, limit, value


class Budget:
    """Counts what is spent, and watches the clock. Not for sharing between requests."""

    __slots__ = ("_limits", "_spent", "_until", "memo", "tags")

    def __init__(
        self, limits: FileLimits | None = None, memo: dict[bytes, object] | None = None
    ) -> None:
        limits = limits or FileLimits()
        self._limits: Mapping[str, float] = {
            one.name.removeprefix("max_"): getattr(limits, one.name) for one in fields(limits)
        }
        self._spent = dict.fromkeys(self._limits, 0.0)
        self.memo = {} if memo is None else memo  # what is dear to find out twice, by digest
        self.tags: dict[str, object] = {}  # tags of XML parts, read once for all parts
        self._until = monotonic() + self._limits["document_s"]

    def spend(self, what: str, amount: float = 1) -> None:
        """Add to what is spent in all: unpacked_bytes, entries, pages, document_chars.

        Raises: LimitReached when that passes its limit, or when the time is over.
        """
        self._spent[what] += amount
        if self._spent[what] > self._limits[what]:
            raise LimitReached(f"max_{what}", self._limits[what])
        self.tick()

    def check(self, what: str, value: float) -> None:
        """Hold one thing against its limit: pixels, xml_bytes, file_depth. Raises: LimitReached."""
        if value > self._limits[what]:
            raise LimitReached(f"max_{what}", self._limits[what], value)
        self.tick()

    def ratio(self, packed: int, unpacked: int) -> None:
        """Hold one packed entry against max_unpack_ratio. Raises: LimitReached."""
        if unpacked > RATIO_FROM and unpacked > packed * self._limits["unpack_ratio"]:
            raise LimitReached("max_unpack_ratio", self._limits["unpack_ratio"])

    def left(self, what: str) -> float:
        """How much may still be spent."""
        return self._limits[what] - self._spent[what]

    def limit(self, what: str) -> float:
        """The limit itself."""
        return self._limits[what]

    @property
    def seconds_left(self) -> float:
        """Wall-clock time that is left, never negative: the timeout of a subprocess."""
        return max(0.0, self._until - monotonic())

    def tick(self) -> None:
        """Raises: LimitReached when the time is over."""
        if monotonic() > self._until:
            raise LimitReached("max_document_s", self._limits["document_s"])
