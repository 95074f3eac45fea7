"""Marked texts: what they hold, and reading them from files.

Two forms, told apart by the end of the file name: `.cases` is written by hand (cases_file.py), all
else is one JSON object a line: {"id", "lang", "text", "spans": [{"start", "end", "entity"}],
"verdict"}, offsets in code points, `verdict` and `spans` optional, and `genre` and `kind` where the
text belongs to groups.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dlp.data import STRICTNESS, Action
from dlp.errors import ConfigurationError
from recognizers.entities import CATEGORY_OF

MAX_MISTAKES = 200  # listed at once
_KEYS = frozenset(("id", "lang", "text", "spans", "verdict", "genre", "kind"))


@dataclass(frozen=True, slots=True)
class Gold:
    """One span that is to be found: half-open, code points."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Case:
    """One marked text."""

    id: str
    lang: str
    text: str = field(repr=False)
    spans: tuple[Gold, ...]  # sorted by start
    verdict: Action | None = None  # of the shipped policy, no destination given
    genre: str = ""  # "mail", "sheet", ...
    kind: str = ""  # "leak", "clean", "lookalike", "evasion"


class Mistakes:
    """Collects what is wrong with the files, each with file, line and remedy; never a text."""

    def __init__(self, entities: Iterable[str] = ()) -> None:
        self.entities = frozenset(CATEGORY_OF) | frozenset(entities)
        self.found: list[str] = []
        self._ids: dict[str, str] = {}

    def add(self, where: str, what: str) -> None:
        """Note one mistake; `where` is file:line."""
        self.found.append(f"{where}: {what}")

    def entity(self, where: str, name: str) -> None:
        """Note a name that is no entity, with the nearest that is."""
        if name not in self.entities:
            near = get_close_matches(name, self.entities, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            self.add(where, f"no entity is called {name[:60]!r}{hint}")

    def verdict(self, where: str, given: str) -> None:
        """Note a verdict that is none of the three."""
        if given not in STRICTNESS:
            self.add(where, f"the verdict is one of {', '.join(STRICTNESS)}")

    def identifier(self, where: str, name: str) -> None:
        """Note an id that another text has already."""
        if name in self._ids:
            self.add(where, f"id {name[:60]!r} is that of {self._ids[name]} too; rename one")
        self._ids.setdefault(name, where)


def load_corpus(paths: Iterable[Path], extra_entities: Collection[str] = ()) -> tuple[Case, ...]:
    """Every text of the files, in order.

    Args:
        extra_entities: what custom recognizers add to the known entities.
    Raises: ConfigurationError with every mistake of all files, or when a file cannot be read.
    """
    from dlp.evaluation.cases_file import read_cases

    mistakes = Mistakes(extra_entities)
    cases: list[Case] = []
    for path in paths:
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            mistakes.add(str(path), f"cannot be read: {error.strerror}")
            continue
        except UnicodeDecodeError as error:
            mistakes.add(str(path), f"is not UTF-8 at byte {error.start:,}; save it as UTF-8")
            continue
        read = read_cases if path.suffix == ".cases" else read_json_lines
        before = len(mistakes.found)
        here = read(str(path), text, mistakes)
        if not here and len(mistakes.found) == before:
            mistakes.add(str(path), "holds no texts")
        cases += here
    if mistakes.found:
        more = len(mistakes.found) - MAX_MISTAKES
        rest = [f"and {more:,} more mistakes"] if more > 0 else []
        raise ConfigurationError([*mistakes.found[:MAX_MISTAKES], *rest])
    return tuple(cases)


def read_json_lines(name: str, text: str, mistakes: Mistakes) -> list[Case]:
    """The texts of a file of one JSON object a line; blank lines are passed over."""
    cases = []
    for number, line in enumerate(text.split("\n"), 1):  # not splitlines: JSON may hold U+2028
        if not line.strip():
            continue
        where = f"{name}:{number}"
        before = len(mistakes.found)
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            mistakes.add(where, "is not one JSON object on one line")
            continue
        case = _case(where, given, mistakes)
        if case is not None and len(mistakes.found) == before:
            cases.append(case)
    return cases


def _case(where: str, given: Any, mistakes: Mistakes) -> Case | None:
    if not isinstance(given, dict):
        mistakes.add(where, "is not one JSON object on one line")
        return None
    for key in sorted(map(str, given.keys() - _KEYS)):
        mistakes.add(where, f"unknown key {key[:60]!r}; known are {', '.join(sorted(_KEYS))}")
    words = {key: given.get(key, "") for key in ("id", "lang", "text", "genre", "kind")}
    for key, value in words.items():
        if not isinstance(value, str) or (key in ("id", "lang") and not value):
            mistakes.add(where, f"`{key}` is a text")
            return None
    if "text" not in given:
        mistakes.add(where, "`text` is missing")
        return None
    mistakes.identifier(where, words["id"])
    verdict = given.get("verdict")
    if verdict is not None:
        mistakes.verdict(where, verdict if isinstance(verdict, str) else "")
    spans = _spans(where, given.get("spans", []), len(words["text"]), mistakes)
    return Case(**words, spans=spans, verdict=verdict)


def _spans(where: str, given: Any, length: int, mistakes: Mistakes) -> tuple[Gold, ...]:
    if not isinstance(given, list):
        mistakes.add(where, "`spans` is a list")
        return ()
    spans = []
    for place, span in enumerate(given):
        here = f"{where}: spans[{place}]"
        if not isinstance(span, dict):
            mistakes.add(here, 'is an object {"start", "end", "entity"}')
            continue
        start, end, entity = span.get("start"), span.get("end"), span.get("entity")
        if type(start) is not int or type(end) is not int or not isinstance(entity, str):
            mistakes.add(here, "has whole numbers `start` and `end` and a name `entity`")
            continue
        if not 0 <= start < end <= length:
            mistakes.add(here, f"start < end within the text of {length:,} code points, please")
            continue
        mistakes.entity(here, entity)
        spans.append(Gold(start, end, entity))
    return tuple(sorted(spans, key=lambda gold: (gold.start, gold.end)))
