"""What a person may read of a block afterwards, at /why/ID: kinds, advice, and no content.

Where the policy leaves a way past, the person gives a reason there; the token of the verdict, which
is bound to what was sent and to who sent it, then goes with that person's next requests until it is
used or too old. Kept in memory only, for an hour, and no more than KEPT of each.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple

import orjson

from dlp.data import OverrideReason

VALID_S = 3_600.0
KEPT = 2_000  # some 3 KB each
GRANTED_AT_ONCE = 8  # to one person; the oldest goes


class Way(NamedTuple):
    """The way past a block, where there is one."""

    gives: str  # "redact" or "allow"
    token: str
    until: float  # on the clock of Whys


class Grant(NamedTuple):
    """What a person was given: lifts what its token names, once."""

    token: str
    reason: OverrideReason
    note: str
    until: float


@dataclass(slots=True)
class Why:
    """One block or redaction, as it is explained."""

    id: str
    verdict: str
    message: Mapping[str, str]  # by language, in the policy's order; names kinds, never values
    alternatives: tuple[Mapping[str, str], ...]  # name and url
    findings: int
    until: float  # on the clock of Whys
    person: str = field(default="", repr=False)  # whom it was told
    way: Way | None = field(default=None, repr=False)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(16), repr=False)  # of the form:
    # a page of somebody else can send one, but cannot read this
    judged: bool = field(default=False)  # somebody has said that this is wrong
    granted: bool = field(default=False)  # the way past was taken

    @classmethod
    def of(cls, told: str, now: float, person: str = "") -> "Why":
        """From what api/icap/work.py tells of a verdict; `now` on the clock of Whys."""
        known: dict[str, Any] = orjson.loads(told)
        return cls(
            known["id"],
            known["verdict"],
            known["message"],
            tuple(known["alternatives"]),
            known["findings"],
            now + VALID_S,
            person,
            _way(known.get("override"), now),
        )


def _way(override: Mapping[str, Any] | None, now: float) -> Way | None:
    if override is None:
        return None
    left = datetime.fromisoformat(override["expires_at"]) - datetime.now(UTC)
    return Way(override["gives"], override["token"], now + left.total_seconds())


class Whys:
    """The explanations that can still be read, and the overrides that can still be used."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, Why] = OrderedDict()  # oldest first
        self._grants: OrderedDict[str, tuple[Grant, ...]] = OrderedDict()  # by person

    def add(self, told: str, person: str = "") -> None:
        """Keep one; the oldest goes when there are too many. Cost: constant."""
        why = Why.of(told, self._clock(), person)
        self._kept[why.id] = why
        self._forget()

    def get(self, identifier: str) -> Why | None:
        """The explanation, unless it is too old or was never there."""
        self._forget()
        return self._kept.get(identifier)

    def open_way(self, why: Why) -> Way | None:
        """The way past it that can be taken now."""
        way = why.way
        return way if way is not None and not why.granted and way.until > self._clock() else None

    def grant(self, why: Why, reason: OverrideReason, note: str) -> bool:
        """Let that person's next try pass once; False where there is no way, or no longer."""
        way = self.open_way(why)
        if way is None:
            return False
        why.granted = True
        given = (*self._live(why.person), Grant(way.token, reason, note, way.until))
        self._grants[why.person] = given[-GRANTED_AT_ONCE:]
        self._grants.move_to_end(why.person)
        while len(self._grants) > KEPT:
            self._grants.popitem(last=False)
        return True

    def granted(self, person: str) -> list[tuple[str, str, str]]:
        """Token, reason and note of what this person was given and may not have used yet."""
        if not self._grants:
            return []
        live = self._live(person)
        if live:
            self._grants[person] = live
        else:
            self._grants.pop(person, None)
        return [(one.token, one.reason, one.note) for one in live]

    def _live(self, person: str) -> tuple[Grant, ...]:
        now = self._clock()
        return tuple(one for one in self._grants.get(person, ()) if one.until > now)

    def _forget(self) -> None:
        now = self._clock()
        for person in [p for p, given in self._grants.items() if given[-1].until <= now]:
            del self._grants[person]  # a note may hold what a person wrote: it goes with its grant
        while self._kept:
            oldest = next(iter(self._kept.values()))
            if len(self._kept) <= KEPT and oldest.until > now:
                return
            self._kept.popitem(last=False)
