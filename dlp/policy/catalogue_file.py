"""Read catalogue files: YAML to tools, with every mistake of every file listed at once.

A file holds `schema: 1` and a list `tools` of entries. Later files go over earlier ones: an entry
with a key that exists changes the fields it gives and leaves the others, `remove: true` takes the
tool out, any other entry is a new tool. The YAML is composed to nodes and read as text, never
constructed: no tag is obeyed, `no` stays "no" and the country `NO` stays Norway.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import regex as re
import yaml

from dlp.errors import ConfigurationError
from dlp.policy.catalogue_nodes import Nodes, composed, near
from dlp.policy.tool import KINDS, TRAINING, UNKNOWN, Fact, Site, Tool

SCHEMA = "1"

_KEY = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
_COUNTRY = re.compile(r"[A-Z]{2}|unknown")
_HOST = re.compile(r"(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)++(?!-)[a-z0-9-]{2,63}(?<!-)")
_MODEL = re.compile(r"\*[a-z0-9._:-]{3,}+\*|[a-z0-9._:-]{3,}+\*|[a-z0-9._:-]{2,}+")
_PROVIDER = re.compile(r"[a-z0-9._:-]{2,}+(?:/[a-z0-9._:-]++)*+/\*")
_PATH = re.compile(r"/[^\s?#]*+")


class CatalogueError(ConfigurationError, ValueError):
    """Mistakes in catalogue files, each as `file:line: where: what; remedy`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of one file, or several over each other; None is a field nobody gave."""

    key: str
    place: str  # "file:line", of the entry that spoke last
    remove: bool | None = None
    name: str | None = None
    vendor: str | None = None
    country: str | None = None
    kind: str | None = None
    sites: tuple[Site, ...] | None = None
    models: tuple[str, ...] | None = None
    prompt_paths: tuple[str, ...] | None = None
    upload_paths: tuple[str, ...] | None = None
    identity_hosts: tuple[str, ...] | None = None
    telemetry_paths: tuple[str, ...] | None = None
    data_kept: Fact | None = None
    trains_on_input: Fact | None = None

    def over(self, older: "Entry") -> "Entry":
        """This entry, with the older one's value where this one is silent."""
        silent = {f.name for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **{name: getattr(older, name) for name in silent})


def read(files: Sequence[Path]) -> tuple[Tool, ...]:
    """All tools of the files, later files over earlier ones.

    Raises:
        CatalogueError: with all mistakes; a file that cannot be read is one too.
    """
    mistakes: list[str] = []
    merged: dict[str, Entry] = {}
    for file in files:
        for entry in _entries(file, mistakes):
            older = merged.get(entry.key)
            if entry.remove and older is None:
                mistakes.append(
                    f"{entry.place}: {entry.key}: there is no such tool to remove"
                    f"{near(entry.key, list(merged))}; take the entry out"
                )
            elif entry.remove:
                del merged[entry.key]
            else:
                merged[entry.key] = entry if older is None else entry.over(older)
    tools = [tool for entry in merged.values() if (tool := _tool(entry, mistakes))]
    mistakes.extend(_conflicts(tools, merged))
    if mistakes:
        raise CatalogueError(mistakes)
    return tuple(tools)


def _tool(entry: Entry, mistakes: list[str]) -> Tool | None:
    """The tool an entry describes, or None with a mistake when it lacks a field."""
    missing = [
        name for name in ("name", "vendor", "country", "kind") if getattr(entry, name) is None
    ] + ([] if entry.sites or entry.models else ["hosts (or models)"])
    if missing:
        mistakes.append(
            f"{entry.place}: {entry.key}: a tool without {', '.join(missing)}; "
            f"add it, or correct the key if the entry should change a shipped tool"
        )
        return None
    given = {
        f.name: value
        for f in fields(Tool)
        if f.name != "key" and (value := getattr(entry, f.name)) is not None
    }
    return Tool(key=entry.key, **given)


def _conflicts(tools: Sequence[Tool], merged: dict[str, Entry]) -> Iterator[str]:
    """Hosts and model patterns that two tools claim: the look-up would have to guess."""
    owners: dict[object, str] = {}
    for tool in tools:
        claims: list[tuple[object, str]] = [
            ((site.host, site.subdomains, path.rstrip("/").lower()), f"host {site.host}{path}")
            for site in tool.sites
            for path in site.paths or ("",)
        ]
        claims += [(pattern, f"model {pattern}") for pattern in tool.models]
        for claim, text in claims:
            owner = owners.setdefault(claim, tool.key)
            if owner != tool.key:
                yield (
                    f"{merged[tool.key].place}: {tool.key}: {text} already belongs to {owner}; "
                    f"give it to one of them"
                )


def _entries(file: Path, mistakes: list[str]) -> list[Entry]:
    """The entries of one file, without those that cannot be read at all."""
    root = composed(file, mistakes)
    if root is None:
        return []
    reader = _EntryReader(file.name, mistakes)
    top = reader.mapping(root, "file", ("schema", "tools"))
    schema = reader.text(top["schema"], "schema") if "schema" in top else None
    if schema != SCHEMA:
        reader.mistake(root, "schema", "is not a schema we know", f"write schema: {SCHEMA}")
    entries: dict[str, Entry] = {}
    for node in reader.items(top["tools"], "tools") if "tools" in top else ():
        entry = reader.entry(node)
        if entry is None:
            continue
        if entry.key in entries:
            reader.mistake(
                node, entry.key, f"also at {entries[entry.key].place}", "merge the two entries"
            )
        entries[entry.key] = entry
    return list(entries.values())


class _EntryReader(Nodes):
    """Reads the entries of one file."""

    def __init__(self, file: str, mistakes: list[str]) -> None:
        super().__init__(file, mistakes)
        self._fields: dict[str, Callable[[yaml.Node, str], object]] = {
            "key": self.text,
            "remove": self._yes,
            "name": self.text,
            "vendor": self.text,
            "country": lambda n, w: self.form(n, w, _COUNTRY, "two capitals, as in BE, or unknown"),
            "kind": lambda n, w: self.word(n, w, KINDS),
            "hosts": self._sites,
            "models": self._patterns,
            "prompt_paths": self._paths,
            "upload_paths": self._paths,
            "identity_hosts": self._hosts,
            "telemetry_paths": self._paths,
            "data_kept": lambda n, w: self._fact(n, w, self._area),
            "trains_on_input": lambda n, w: self._fact(
                n, w, lambda v, at: self.word(v, at, TRAINING)
            ),
        }

    def entry(self, node: yaml.Node) -> Entry | None:
        """One tool entry, or None when it has no usable key."""
        given = self.mapping(node, "tools", tuple(self._fields))
        key = self.form(given["key"], "key", _KEY, "kebab-case") if "key" in given else None
        if not key:
            self.mistake(node, "tools", "an entry without a key", "add key: in kebab-case")
            return None
        values: dict[str, Any] = {
            "sites" if name == "hosts" else name: self._fields[name](value, f"{key}.{name}")
            for name, value in given.items()
            if name != "key"
        }
        place = f"{self.file}:{node.start_mark.line + 1}"
        return Entry(key, place, **values)

    def _yes(self, node: yaml.Node, where: str) -> bool:
        return self.word(node, where, ("true",)) == "true"

    def _sites(self, node: yaml.Node, where: str) -> tuple[Site, ...]:
        return tuple(s for item in self.items(node, where) if (s := self._site(item, where)))

    def _site(self, node: yaml.Node, where: str) -> Site | None:
        paths: tuple[str, ...] = ()
        if isinstance(node, yaml.MappingNode):
            given = self.mapping(node, where, ("host", "paths"))
            if given.keys() < {"host", "paths"}:
                self.mistake(node, where, "a host with paths needs both", "write host and paths")
                return None
            paths = self._paths(given["paths"], where)
            node = given["host"]
        host = self.text(node, where)
        bare = host.removeprefix(".")
        if not _HOST.fullmatch(bare):
            says = "example.ai for that host only, .example.ai for all under it too"
            self.mistake(node, where, f"{host} is no host name", f"write {says}, in lower case")
            return None
        return Site(bare, host != bare, paths)

    def _hosts(self, node: yaml.Node, where: str) -> tuple[str, ...]:
        says = "a host name in lower case"
        return tuple(self.form(item, where, _HOST, says) for item in self.items(node, where))

    def _paths(self, node: yaml.Node, where: str) -> tuple[str, ...]:
        says = "a path that starts with / and has no blank, ? or #"
        return tuple(self.form(item, where, _PATH, says) for item in self.items(node, where))

    def _patterns(self, node: yaml.Node, where: str) -> tuple[str, ...]:
        found = []
        for item in self.items(node, where):
            value = self.text(item, where)
            if _MODEL.fullmatch(value) or _PROVIDER.fullmatch(value):
                found.append(value)
            else:
                says = "grok-4, grok-*, *grok* or xai/*, in lower case, three letters beside *"
                self.mistake(item, where, f"{value} is no model pattern", f"write it as {says}")
        return tuple(found)

    def _area(self, node: yaml.Node, where: str) -> str:
        value = self.text(node, where)
        if value != "EEA" and not _COUNTRY.fullmatch(value):
            self.mistake(node, where, f"{value} is no area", "write EEA, US or unknown")
        return value

    def _fact(
        self, node: yaml.Node, where: str, read_value: Callable[[yaml.Node, str], str]
    ) -> Fact:
        if isinstance(node, yaml.ScalarNode) and node.value.strip() == UNKNOWN:
            return Fact(UNKNOWN)
        given = self.mapping(node, where, ("value", "source", "note"))
        if "value" not in given:
            self.mistake(node, where, "has no value", "write value: and source:, or unknown")
            return Fact(UNKNOWN)
        value = read_value(given["value"], where)
        source, note = (
            self.text(given[name], where) if name in given else "" for name in ("source", "note")
        )
        if value != UNKNOWN and not source:
            self.mistake(node, where, "has no source", "say who says so and when it was read")
        return Fact(value, source, note)
