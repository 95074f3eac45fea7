"""The catalogue of AI tools: which tool is behind a host, a path or a model name.

The shipped entries are in catalogue.yaml; a city adds, changes or removes entries with files of
its own in the same form (see catalogue_file.py). Look-ups touch only the labels of one host, or
the segments of one model name: microseconds, however many tools there are.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from dlp.policy.catalogue_file import CatalogueError, read
from dlp.policy.tool import Fact, Site, Tool

__all__ = ["Catalogue", "CatalogueError", "Fact", "Match", "Site", "Tool"]

SHIPPED = Path(__file__).with_name("catalogue.yaml")
PREFIX = 3  # characters of a model pattern that name its bucket

_PROVIDER, _NAME, _ANYWHERE = range(3)  # sorts of model patterns, from weakest to strongest
_Rank = tuple[int, int, int]  # sort, literal characters, position


class HasHostAndPath(Protocol):
    """What a look-up needs of destinations.Destination."""

    @property
    def host(self) -> str: ...
    @property
    def path(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Match:
    """A tool, and the site of it that was asked for."""

    tool: Tool
    site: Site


@dataclass(frozen=True, slots=True)
class _Place:
    """One host of one tool, with one path, as the host index holds it."""

    path: str  # lower case, no slash at the end; empty for every path
    subdomains: bool
    match: Match

    def covers(self, path: str) -> bool:
        return path.startswith(self.path) and path[len(self.path) : len(self.path) + 1] in ("", "/")


class ModelIndex:
    """Finds the pattern for a model name, whatever providers stand before it.

    Names come as `grok-4`, `xai/grok-4`, `openrouter/x-ai/grok-4`, `us.deepseek.r1-v1:0`. A
    pattern without a slash is held against each segment between slashes; one with a slash, such
    as `xai/*`, against the name from each segment on. Of several patterns the best is
    `*deepseek*` before any other, so that no prefix hides it; then one for a name before one for
    a provider, since `openai/o3` may be anybody's interface in OpenAI's style; then the one with
    most literal characters, then the one furthest right.
    """

    __slots__ = ("_equal", "_inside", "_starts")

    def __init__(self, tools: Iterable[Tool]) -> None:
        self._equal: dict[str, Tool] = {}
        self._starts: dict[str, list[tuple[str, Tool]]] = {}  # by their first PREFIX characters
        self._inside: list[tuple[str, Tool]] = []
        for tool in tools:
            for pattern in tool.models:
                literal = pattern.strip("*")
                if pattern.startswith("*"):
                    self._inside.append((literal, tool))
                elif pattern.endswith("*"):
                    self._starts.setdefault(literal[:PREFIX], []).append((literal, tool))
                else:
                    self._equal[literal] = tool

    def find(self, model: str) -> Tool | None:
        """The tool with the best pattern for the name, or None. Linear in the name."""
        name = fold_model(model)
        best: tuple[_Rank, Tool] | None = None
        for literal, tool in self._inside:
            if (at := name.rfind(literal)) >= 0:
                best = _better(best, (_ANYWHERE, len(literal), at), tool)
        start = 0
        while True:
            end = name.find("/", start)
            stop = len(name) if end < 0 else end
            equal = self._equal.get(name[start:stop])
            if equal is not None:
                best = _better(best, (_NAME, stop - start, start), equal)
            for literal, tool in self._starts.get(name[start : start + PREFIX], ()):
                if name.startswith(literal, start):
                    sort = _PROVIDER if "/" in literal else _NAME
                    best = _better(best, (sort, len(literal), start), tool)
            if end < 0:
                return best[1] if best else None
            start = end + 1


def _better(best: tuple[_Rank, Tool] | None, rank: _Rank, tool: Tool) -> tuple[_Rank, Tool]:
    return (rank, tool) if best is None or rank > best[0] else best


def fold_model(model: str) -> str:
    """A model name in the spelling of the patterns: lower case, compatible forms, no blanks."""
    if not model.isascii():
        model = unicodedata.normalize("NFKC", model)
    return "-".join(model.lower().split())


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tools, sorted by key. Two catalogues with the same tools have the same digest."""

    tools: tuple[Tool, ...]
    digest: str = field(init=False)  # "sha256:" and 64 hexadecimal digits
    _by_key: Mapping[str, Tool] = field(init=False, repr=False, compare=False)
    _by_host: Mapping[str, Sequence[_Place]] = field(init=False, repr=False, compare=False)
    _models: ModelIndex = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tools = tuple(sorted(self.tools, key=lambda tool: tool.key))
        object.__setattr__(self, "tools", tools)
        object.__setattr__(self, "digest", _digest(tools))
        object.__setattr__(self, "_by_key", {tool.key: tool for tool in tools})
        object.__setattr__(self, "_by_host", _host_index(tools))
        object.__setattr__(self, "_models", ModelIndex(tools))

    @classmethod
    def load(cls, own: Sequence[Path] = (), shipped: Path = SHIPPED) -> "Catalogue":
        """The shipped catalogue with the city's own files over it, in their order.

        Raises:
            CatalogueError: with every mistake of all files, each with file, line and remedy.
        Cost: about 25 ms for the shipped file where PyYAML has libyaml.
        """
        return cls(read((shipped, *own)))

    def __getitem__(self, key: str) -> Tool:
        """The tool with that key; KeyError without one."""
        return self._by_key[key]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def find(self, destination: HasHostAndPath) -> Tool | None:
        """The tool behind a host and path, or None. The most specific host wins."""
        hit = self.match(destination)
        return hit.tool if hit else None

    def match(self, destination: HasHostAndPath) -> Match | None:
        """As find(), with the site that matched. Linear in the length of the host.

        Labels are compared whole: evilchatgpt.com and chatgpt.com.example are not chatgpt.com.
        Among sites of one host the longest path wins, then the one for that host only.
        """
        name, below = destination.host, False
        while name:
            for place in self._by_host.get(name, ()):
                if below and not place.subdomains:
                    continue
                if not place.path or place.covers(destination.path.lower()):
                    return place.match
            name, below = name.partition(".")[2], True
        return None

    def tool_for_model(self, model: str) -> Tool | None:
        """The tool whose vendor made the model named so, hosted by whomever, or None."""
        return self._models.find(model)


def _host_index(tools: Iterable[Tool]) -> dict[str, list[_Place]]:
    index: dict[str, list[_Place]] = {}
    for tool in tools:
        for site in tool.sites:
            for path in site.paths or ("",):
                place = _Place(path.rstrip("/").lower(), site.subdomains, Match(tool, site))
                index.setdefault(site.host, []).append(place)
    for places in index.values():
        places.sort(key=lambda place: (-len(place.path), place.subdomains))
    return index


def _digest(tools: Sequence[Tool]) -> str:
    text = json.dumps([asdict(tool) for tool in tools], sort_keys=True, ensure_ascii=True)
    return f"sha256:{hashlib.sha256(text.encode('ascii')).hexdigest()}"
