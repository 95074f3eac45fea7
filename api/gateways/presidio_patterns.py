"""Patterns that a Presidio client brings along for one request: ad-hoc recognizers, allow lists.

Whoever writes a regular expression can make it cost anything, in time and, through nested counts,
in memory even before it meets a text. So all patterns of a request share one budget of both. Past
it the answer is an error: a recognizer that was not run to its end has not found "nothing".
"""

import resource
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import regex as re

from api.gateways.presidio_shape import PresidioError, listed

SECONDS = 5.0  # for all patterns of one request together
MEMORY_BYTES = 128_000_000  # that compiling and matching may add to the worker's address space
MAX_RECOGNIZERS = 100
MAX_PATTERNS = 100  # of one recognizer
MAX_REGEX = 2_000  # characters of one expression
MAX_TERMS = 10_000  # of one deny list or allow list
MAX_TERM = 1_000  # characters
MAX_NAME = 200  # characters of a recognizer, pattern, entity or context word
MAX_MATCHES = 100_000  # of all ad-hoc recognizers in one request

FLAGS = re.DOTALL | re.MULTILINE | re.IGNORECASE  # Presidio's default, 26
_SAFE_FLAGS = FLAGS | re.VERBOSE | re.ASCII  # others print, or change the syntax
CONTEXT_WORDS = 5  # before a match, in which a context word is sought
CONTEXT_BOOST, CONTEXT_LEAST = 0.35, 0.4  # what such a word adds, and the least it gives
_WORD = re.compile(r"\w+")
_BEFORE = 200  # characters before a match that hold its five words


class Budget:
    """Time for all patterns of one request; starts when it is made."""

    def __init__(self, seconds: float | None = None) -> None:
        self._end = monotonic() + (SECONDS if seconds is None else seconds)
        self.matches = 0

    def left(self) -> float:
        """Seconds left. Raises: TimeoutError when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def count(self, where: str) -> None:
        """Count one match. Raises: PresidioError beyond the limit."""
        self.matches += 1
        if self.matches > MAX_MATCHES:
            raise PresidioError(400, f"{where}: more than {MAX_MATCHES} matches; narrow it down")


@contextmanager
def bounded(where: str) -> Iterator[None]:
    """Turn the end of time or memory into an error that names the field.

    Raises: PresidioError with 400.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    cap = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (cap if soft < 0 else min(soft, cap), hard))
    try:
        yield
    except TimeoutError:
        text = f"{where}: the patterns took longer than {SECONDS:g} s together; simplify them"
        raise PresidioError(400, text) from None
    except MemoryError:
        text = f"{where}: the patterns need more than {MEMORY_BYTES} bytes; simplify them"
        raise PresidioError(400, text) from None
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def compiled(expression: str, where: str, flags: int, budget: Budget) -> "re.Pattern[str]":
    """An expression of a caller, not kept in any cache. Raises: PresidioError, TimeoutError."""
    if len(expression) > MAX_REGEX:
        raise PresidioError(400, f"{where} is longer than {MAX_REGEX} characters")
    budget.left()
    try:
        return re.compile(expression, flags & _SAFE_FLAGS, cache_pattern=False)
    except (re.error, ValueError, OverflowError, RecursionError):
        raise PresidioError(400, f"{where} is not a valid regular expression") from None


@dataclass(frozen=True, slots=True)
class OwnPattern:
    """One pattern of an ad-hoc recognizer, or its deny list."""

    name: str
    score: float
    expression: str | None = field(repr=False)  # None for a deny list
    search: "re.Pattern[str]" = field(repr=False)
    terms: "Terms | None" = field(default=None, repr=False)

    def spans(self, text: str, budget: Budget) -> Iterator[tuple[int, int]]:
        """Spans of the matches, empty ones too. Raises: TimeoutError."""
        if self.terms is not None:
            yield from self.terms.spans(text, self.search, budget)
            return
        for match in self.search.finditer(text, timeout=budget.left()):
            yield match.span()


class Terms:
    """A deny list; found as whole words, at the cost of the text and not of the list."""

    def __init__(self, terms: Sequence[str], flags: int) -> None:
        self._fold = bool(flags & re.IGNORECASE)
        self._terms = {self._plain(term) for term in terms if term}
        self._lengths: dict[str, list[int]] = {}
        for start, length in sorted({(t[0], len(t)) for t in self._terms}, reverse=True):
            self._lengths.setdefault(start, []).append(length)

    def start(self) -> str:
        """The expression of a place where a term may begin."""
        first = "".join(map(re.escape, self._lengths))
        return rf"(?:^|(?<=\W))[{first}]" if first else r"(?!)"

    def spans(
        self, text: str, start: "re.Pattern[str]", budget: Budget
    ) -> Iterator[tuple[int, int]]:
        """Spans of the longest terms, from left to right. Raises: TimeoutError."""
        folded = self._plain(text)
        done = 0
        for turn, match in enumerate(start.finditer(folded, timeout=budget.left())):
            if turn % 1_000 == 0:
                budget.left()
            at = match.start()
            for length in self._lengths[folded[at]] if at >= done else ():
                end = at + length
                whole = end <= len(folded) and _ends(folded, end)
                if whole and folded[at:end] in self._terms:
                    done = end
                    yield at, end
                    break

    def _plain(self, text: str) -> str:
        # Of all letters only this one has two in lower case, which would shift what follows it.
        return text.replace("\u0130", "i").lower() if self._fold else text


def _ends(text: str, at: int) -> bool:
    return _WORD.match(text, at) is None


@dataclass(frozen=True, slots=True)
class OwnRecognizer:
    """A recognizer for one request, in the shape of Presidio's PatternRecognizer."""

    name: str
    entity: str
    patterns: tuple[OwnPattern, ...]
    context: tuple[str, ...]  # lower case
    flags: int


def read_recognizers(given: Any, budget: Budget) -> tuple[OwnRecognizer, ...]:
    """The ad-hoc recognizers of a request; unknown keys and `supported_language` are ignored.

    Raises: PresidioError with 400 naming the place, TimeoutError; see bounded().
    """
    entries = listed(given, "ad_hoc_recognizers", dict, MAX_RECOGNIZERS)
    return tuple(
        _recognizer(entry, f"ad_hoc_recognizers[{i}]", budget) for i, entry in enumerate(entries)
    )


def _recognizer(entry: Mapping[str, Any], where: str, budget: Budget) -> OwnRecognizer:
    entity = entry.get("supported_entity")
    if entity is None and entry.get("supported_entities"):
        names = listed(entry["supported_entities"], f"{where}.supported_entities", str, 100)
        entity = names[0]
    flags = entry.get("global_regex_flags", FLAGS)
    if isinstance(flags, bool) or not isinstance(flags, int):
        raise PresidioError(400, f"{where}.global_regex_flags must be a whole number")
    patterns = [
        _pattern(one, f"{where}.patterns[{i}]", flags, budget)
        for i, one in enumerate(
            listed(entry.get("patterns"), f"{where}.patterns", dict, MAX_PATTERNS)
        )
    ]
    denied = listed(entry.get("deny_list"), f"{where}.deny_list", str, MAX_TERMS, most=MAX_TERM)
    if denied:
        terms = Terms(denied, flags)
        search = re.compile(terms.start(), re.MULTILINE, cache_pattern=False)
        score = _score(entry.get("deny_list_score", 1.0), f"{where}.deny_list_score")
        patterns.append(OwnPattern("deny_list", score, None, search, terms))
    if not patterns:
        raise PresidioError(400, f"{where} needs patterns or a deny_list")
    words = listed(entry.get("context"), f"{where}.context", str, 1_000, most=MAX_NAME)
    return OwnRecognizer(
        name=_name(entry.get("name", "PatternRecognizer"), f"{where}.name"),
        entity=_name(entity, f"{where}.supported_entity"),
        patterns=tuple(patterns),
        context=tuple(word.lower() for word in words),
        flags=flags,
    )


def _pattern(one: Mapping[str, Any], where: str, flags: int, budget: Budget) -> OwnPattern:
    expression = one.get("regex")
    if not isinstance(expression, str):
        raise PresidioError(400, f"{where}.regex must be a string")
    return OwnPattern(
        name=_name(one.get("name"), f"{where}.name"),
        score=_score(one.get("score"), f"{where}.score"),
        expression=expression,
        search=compiled(expression, f"{where}.regex", flags, budget),
    )


def _name(value: Any, where: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MAX_NAME:
        raise PresidioError(400, f"{where} must be a string of 1 to {MAX_NAME} characters")
    return value


def _score(value: Any, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise PresidioError(400, f"{where} must be a number from 0 to 1")
    return float(value)


def supportive_word(
    recognizer: OwnRecognizer, text: str, start: int, said: Sequence[str]
) -> str | None:
    """The context word of the recognizer that is given or stands in the five words before."""
    if not recognizer.context:
        return None
    before = _WORD.findall(text[max(0, start - _BEFORE) : start])[-CONTEXT_WORDS:]
    near = [word.lower() for word in (*before, *said)]
    return next((w for w in recognizer.context if any(w in one for one in near)), None)
