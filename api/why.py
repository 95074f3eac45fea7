"""What a person may read of a block afterwards, at /why/ID: kinds, advice, and no content.

Kept in memory only, for an hour, and no more than KEPT of them.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

VALID_S = 3_600.0
KEPT = 2_000  # some 3 KB each


@dataclass(slots=True)
class Why:
    """One block or redaction, as it is explained."""

    id: str
    verdict: str
    message: Mapping[str, str]  # by language, in the policy's order; names kinds, never values
    alternatives: tuple[Mapping[str, str], ...]  # name and url
    findings: int
    until: float  # on the clock of Whys
    judged: bool = field(default=False)  # somebody has said that this is wrong

    @classmethod
    def of(cls, told: str, until: float) -> "Why":
        """From what api/icap/work.py tells of a verdict."""
        known: dict[str, Any] = orjson.loads(told)
        return cls(
            known["id"],
            known["verdict"],
            known["message"],
            tuple(known["alternatives"]),
            known["findings"],
            until,
        )


class Whys:
    """The explanations that can still be read."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Why] = OrderedDict()  # oldest first

    def add(self, told: str) -> None:
        """Keep one; the oldest goes when there are too many. Cost: constant."""
        why = Why.of(told, self._clock() + VALID_S)
        self._kept[why.id] = why
        self._forget()

    def get(self, identifier: str) -> Why | None:
        """The explanation, unless it is too old or was never there."""
        self._forget()
        return self._kept.get(identifier)

    def _forget(self) -> None:
        now = self._clock()
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) <= KEPT and oldest.until > now:
                return
            self._kept.popitem(last=False)
