"""Values that an organisation says are no finding, such as its own bank accounts.

Asked before a finding is built, while the value is still at hand; nothing is kept of the answer.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

import regex as re

MAX_PATTERN = 200  # characters of one pattern
MAX_VALUE = 200  # code points of a value; a longer one is never excluded
TIMEOUT = 0.02  # seconds for one pattern on one value; a slower one excludes nothing

_FOLDED_AWAY = re.compile(r"[^\p{L}\p{N}]+")
_PROBE = ("0" * 11, "Ab1", "x@y.zz")  # a pattern that takes all of these takes anything


@dataclass(frozen=True, slots=True)
class ExclusionList:
    """One exclusion of the policy with the lines of its file read in."""

    entity: str
    values: tuple[str, ...] = field(default=(), repr=False)
    patterns: tuple[str, ...] = field(default=(), repr=False)
    until: date | None = None  # the last day on which it applies; None: always


def canonical(value: str) -> str:
    """Letters and digits only, compatible forms folded, without case: BE68 5390 is be685390."""
    return _FOLDED_AWAY.sub("", unicodedata.normalize("NFKC", value)).casefold()


def check_pattern(pattern: str) -> None:
    """ValueError when the pattern is too long, does not compile, or takes any value."""
    if len(pattern) > MAX_PATTERN:
        raise ValueError(f"a pattern is longer than {MAX_PATTERN} characters; split it")
    try:
        compiled = re.compile(pattern)
        if all(compiled.fullmatch(probe, timeout=TIMEOUT) for probe in _PROBE):
            raise ValueError("a pattern takes any value; say what the value looks like")
    except re.error as error:
        raise ValueError(f"a pattern is no regular expression: {str(error)[:80]}") from None
    except TimeoutError:
        raise ValueError("a pattern is too slow; leave out repeats inside repeats") from None


@dataclass(frozen=True, slots=True)
class _OfEntity:
    values: Mapping[str, date]  # canonical value to last day
    patterns: tuple[tuple["re.Pattern[str]", date], ...]


class Exclusions:
    """All exclusions of a policy, ready to be asked. Holds the values listed, shows none."""

    __slots__ = ("_entities",)

    def __init__(self, lists: Iterable[ExclusionList] = ()) -> None:
        values: dict[str, dict[str, date]] = {}
        patterns: dict[str, list[tuple[re.Pattern[str], date]]] = {}
        for one in lists:
            until = one.until or date.max
            known = values.setdefault(one.entity, {})
            for value in map(canonical, one.values):
                if value:
                    known[value] = max(until, known.get(value, until))
            patterns.setdefault(one.entity, []).extend(
                (re.compile(pattern), until) for pattern in one.patterns
            )
        self._entities = {
            entity: _OfEntity(values[entity], tuple(patterns[entity])) for entity in values
        }

    def __bool__(self) -> bool:
        return bool(self._entities)

    def covers(self, entity: str, value: str, today: date) -> bool:
        """True when the value is excluded on that day. Linear in the value; fast when not listed.

        Patterns are held against the value as written, in full; one that takes longer than
        TIMEOUT excludes nothing, so the finding stays.
        """
        listed = self._entities.get(entity)
        if listed is None or len(value) > MAX_VALUE:
            return False
        until = listed.values.get(canonical(value))
        if until is not None and today <= until:
            return True
        return any(
            today <= last_day and _matches(pattern, value) for pattern, last_day in listed.patterns
        )


def _matches(pattern: "re.Pattern[str]", value: str) -> bool:
    try:
        return pattern.fullmatch(value, timeout=TIMEOUT) is not None
    except TimeoutError:
        return False
