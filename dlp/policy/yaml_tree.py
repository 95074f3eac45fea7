"""YAML to plain data with the line of every key and item; refuses what could mislead a reader.

Refused: duplicate keys, aliases (anchor bombs), tags, keys that are no text, several documents,
nesting deeper than MAX_DEPTH. Scalars follow YAML 1.2: only true and false are booleans, so the
country NO and the answer `yes` stay text; no octal, no sexagesimal numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import regex as re
import yaml

MAX_DEPTH = 16  # mappings and sequences inside each other
MAX_NODES = 100_000  # keys, items and scalars together

Loc = tuple[str | int, ...]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml where PyYAML has it
_INT = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORDS: dict[str, Any] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds, and where. `mistakes` are (line, where, what) with lines from 1."""

    data: Any
    lines: dict[Loc, int]
    mistakes: list[tuple[int, Loc, str]]
    whole: bool = True  # False: a mistake ended the reading before the file did

    def line(self, loc: Loc) -> int:
        """The line of the nearest node at or above `loc`."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)


@dataclass(slots=True)
class _Level:
    """One open mapping or sequence."""

    loc: Loc
    data: dict[str, Any] | list[Any]
    key: str | None = None  # of the value that comes next, in a mapping
    skip: bool = False  # the value that comes next has no place of its own
    seen: set[str] = field(default_factory=set)


class _Stop(Exception):
    """Ends the reading."""

    def __init__(self, line: int, loc: Loc, what: str) -> None:
        self.mistake = (line, loc, what)


def read_tree(text: str) -> Tree:
    """Plain data (dict, list, str, int, float, bool, date, None) of one YAML document.

    Mistakes that leave the rest readable are collected; one that does not ends the reading.
    Cost: linear; about 1 ms for 10 kB with libyaml.
    """
    builder = _Builder()
    whole = True
    try:
        for event in _events(text):
            builder.take(event)
    except _Stop as stop:
        builder.mistakes.append(stop.mistake)
        whole = False
    return Tree(builder.root, builder.lines, builder.mistakes, whole)


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _Stop(line, (), f"no YAML: {(error.problem or 'unreadable')[:80]}") from None
    except yaml.YAMLError:
        raise _Stop(1, (), "no YAML: a character that YAML does not allow; remove it") from None


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[Loc, int] = {(): 1}
        self.mistakes: list[tuple[int, Loc, str]] = []
        self._stack: list[_Level] = []
        self._documents = 0
        self._nodes = 0

    def take(self, event: Any) -> None:
        """One event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise _Stop(line, (), "a second document begins; keep one, without ---")
        elif isinstance(event, yaml.AliasEvent):
            raise _Stop(line, self._where(), "an alias; write the value out")
        elif isinstance(event, yaml.ScalarEvent):
            self._tag(event, line)
            self._scalar(event, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._tag(event, line)
            self._open({} if isinstance(event, yaml.MappingStartEvent) else [], line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._stack.pop()

    def _tag(self, event: Any, line: int) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise _Stop(line, (), f"more than {MAX_NODES:,} values; make the file smaller")
        if event.tag is not None and event.tag != "!":
            raise _Stop(line, self._where(), "a tag; write plain values")
        if event.anchor is not None:
            self.mistakes.append((line, self._where(), "an anchor; write the value out"))

    def _where(self) -> Loc:
        """The place that the next value takes."""
        if not self._stack:
            return ()
        top = self._stack[-1]
        if isinstance(top.data, list):
            return (*top.loc, len(top.data))
        return top.loc if top.key is None else (*top.loc, top.key)

    def _scalar(self, event: Any, line: int) -> None:
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.data, dict) and top.key is None:
            self._key(top, event.value, line)
        else:
            plain = event.implicit[0] and event.style in (None, "")
            self._place(resolve(event.value) if plain else event.value, line)

    def _key(self, top: _Level, key: str, line: int) -> None:
        top.key, top.skip = key, key in top.seen
        if top.skip:
            first = self.lines[(*top.loc, key)]
            what = f"the key stands on line {first} already; keep one of the two"
            self.mistakes.append((line, (*top.loc, key), what))
        else:
            top.seen.add(key)
            self.lines[(*top.loc, key)] = line

    def _place(self, value: Any, line: int) -> None:
        if not self._stack:
            self.root = value
            return
        top = self._stack[-1]
        if isinstance(top.data, list):
            self.lines[(*top.loc, len(top.data))] = line
            top.data.append(value)
        elif top.key is not None:
            if not top.skip:
                top.data[top.key] = value
            top.key = None

    def _open(self, data: dict[str, Any] | list[Any], line: int) -> None:
        top = self._stack[-1] if self._stack else None
        if len(self._stack) >= MAX_DEPTH:
            raise _Stop(line, self._where(), f"nested deeper than {MAX_DEPTH} levels; flatten it")
        if top is not None and isinstance(top.data, dict) and top.key is None:
            raise _Stop(line, top.loc, "a key that is no text; write a plain word")
        level = _Level(self._where(), data)
        if top is not None and top.skip:  # its lines would overwrite those of the first
            level.loc = (*level.loc, "(second)")
        self._place(data, line)
        self._stack.append(level)


def resolve(word: str) -> Any:
    """The value of a plain YAML scalar."""
    if word in _WORDS:
        return _WORDS[word]
    if not (word[:1].isdigit() or word[:1] in "+-"):
        return word
    if _INT.fullmatch(word):
        return int(word)
    if _FLOAT.fullmatch(word):
        return float(word)
    if match := _DATE.fullmatch(word):
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return word
    return word
