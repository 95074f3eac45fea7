"""Catalogue files of a city's own: what they change, and how their mistakes are told."""

from pathlib import Path

import pytest
import regex as re

from dlp.policy.catalogue import Catalogue, CatalogueError
from dlp.policy.destinations import Destination
from dlp.policy.tool import Fact


def load(tmp_path: Path, *texts: str) -> Catalogue:
    files = []
    for number, text in enumerate(texts):
        files.append(tmp_path / f"own{number}.yaml")
        files[-1].write_text(text, "utf-8")
    return Catalogue.load(files[1:], shipped=files[0])


BASE = """\
schema: 1
tools:
  - key: one
    name: One
    vendor: Een
    country: NO
    kind: chat
    hosts: [.one.example, {host: .big.example, paths: [/one/]}]
    models: ["one-*", "one/*"]
    trains_on_input: {value: no, source: "terms, 2026-01-01"}
"""


def test_a_plain_no_and_norway_stay_text(tmp_path: Path) -> None:
    tool = load(tmp_path, BASE)["one"]
    assert (tool.country, tool.trains_on_input.value) == ("NO", "no")
    assert tool.data_kept == Fact("unknown")


def test_a_city_changes_only_the_fields_it_gives(tmp_path: Path) -> None:
    own = """\
schema: 1
tools:
  - key: one
    data_kept: {value: BE, source: "our contract of 2026-02-01", note: "tenant Gent"}
  - {key: two, name: Two, vendor: Zwei, country: DE, kind: api, hosts: [two.example]}
"""
    catalogue = load(tmp_path, BASE, own)
    one = catalogue["one"]
    assert one.name == "One"
    assert one.data_kept == Fact("BE", "our contract of 2026-02-01", "tenant Gent")
    assert catalogue.find(Destination("a.one.example")) is one
    assert catalogue.find(Destination("a.big.example", "/one")) is one
    assert catalogue.find(Destination("big.example", "/ones")) is None
    assert catalogue.find(Destination("two.example")) is catalogue["two"]
    assert catalogue.find(Destination("a.two.example")) is None
    assert catalogue.digest != load(tmp_path, BASE).digest


def test_a_city_removes_a_tool_and_a_later_file_brings_it_back(tmp_path: Path) -> None:
    out = "schema: 1\ntools: [{key: one, remove: true}]\n"
    assert load(tmp_path, BASE, out).tools == ()
    assert load(tmp_path, BASE, out, BASE).digest == load(tmp_path, BASE).digest


def test_the_digest_is_of_the_tools_and_not_of_the_text(tmp_path: Path) -> None:
    two = "  - {key: a, name: A, vendor: A, country: BE, kind: chat, models: [aaa]}\n"
    head, entry = BASE.split("tools:\n")
    first = load(tmp_path, f"{head}tools:\n{two}{entry}")
    second = load(tmp_path, f"# a note\n{head}tools:\n{entry}{two}")
    assert first.digest == second.digest
    assert re.fullmatch("sha256:[0-9a-f]{64}", first.digest)


REQUIRED = ("name: A", "vendor: A", "country: BE", "kind: chat", "hosts: [a.example]")
ENTRY = "{key: a, name: A, vendor: A, country: BE, kind: chat, hosts: [a.example]}"


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("", ["own0.yaml:1: file: is empty"]),
        ("- a\n", ["own0.yaml:1: file: is no mapping", "own0.yaml:1: schema: is not"]),
        ("schema: 2\n", ["own0.yaml:1: schema: is not a schema we know; write schema: 1"]),
        ("schema: 1\ntols: []\n", ["own0.yaml:2: file: unknown key tols (did you mean tools?)"]),
        ("schema: 1\nschema: 1\n", ["own0.yaml:2: file: schema is given twice"]),
        ("schema: 1\ntools: {a: 1}\n", ["own0.yaml:2: tools: is no list"]),
        (
            "schema: 1\ntools:\n  - {key: a, remove: true, remove: true}\n",
            ["own0.yaml:3: tools: remove is given twice", "own0.yaml:3: a: there is no such tool"],
        ),
        ("schema: [1\n", ["own0.yaml:2: file: "]),
        ("schema: 1\ntools:\n  - {name: A}\n", ["own0.yaml:3: tools: an entry without a key"]),
        (
            f"schema: 1\ntools:\n  - {ENTRY}\n  - {ENTRY}\n",
            ["own0.yaml:4: a: also at own0.yaml:3; merge the two entries"],
        ),
        (
            "schema: 1\ntools:\n  - {key: a, name: A, country: BE}\n",
            ["own0.yaml:3: a: a tool without vendor, kind, hosts (or models); add it"],
        ),
        (
            "schema: 1\ntools:\n  - {key: a, remove: true}\n",
            ["own0.yaml:3: a: there is no such tool to remove; take the entry out"],
        ),
        (
            f"schema: 1\ntools:\n  - {ENTRY}\n  - {ENTRY.replace('key: a', 'key: b')}\n",
            ["own0.yaml:4: b: host a.example already belongs to a; give it to one of them"],
        ),
    ],
)
def test_mistakes_of_a_file_name_file_line_and_remedy(
    tmp_path: Path, text: str, mistakes: list[str]
) -> None:
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, text)
    assert len(caught.value.mistakes) == len(mistakes)
    for said, start in zip(caught.value.mistakes, mistakes, strict=True):
        assert said.startswith(start)
        assert "; " in said


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("hosts: [A.example]", "a.hosts: A.example is no host name"),
        ("hosts: [example]", "a.hosts: example is no host name"),
        ("hosts: ['*.a.example']", "a.hosts: *.a.example is no host name"),
        ("hosts: ['https://a.example']", "a.hosts: https://a.example is no host name"),
        ("hosts: [{host: a.example}]", "a.hosts: a host with paths needs both"),
        ("hosts: [{host: a.example, paths: [ai]}]", "a.hosts: ai is not a path"),
        ("hosts: a.example", "a.hosts: is no list; write [a, b]"),
        ("models: ['*']", "a.models: * is no model pattern"),
        ("models: ['a*']", "a.models: a* is no model pattern"),
        ("models: ['a*b']", "a.models: a*b is no model pattern"),
        ("models: [GPT-4]", "a.models: GPT-4 is no model pattern"),
        ("country: Belgium", "a.country: Belgium is not two capitals"),
        ("kind: chats", "a.kind: chats is unknown (did you mean chat?)"),
        ("data_kept: {value: Europe, source: x}", "a.data_kept: Europe is no area"),
        ("data_kept: {value: EEA}", "a.data_kept: has no source; say who says so"),
        ("data_kept: {source: x}", "a.data_kept: has no value"),
        ("data_kept: {value: EEA, sauce: x}", "a.data_kept: unknown key sauce (did you mean"),
        ("trains_on_input: {value: never, source: x}", "a.trains_on_input: never is unknown"),
        ("identity_hosts: [a_b]", "a.identity_hosts: a_b is not a host name"),
        ("prompt_paths: ['/a?b']", "a.prompt_paths: /a?b is not a path"),
        ("remove: false", "a.remove: false is unknown"),
        ("vendr: A", "tools: unknown key vendr (did you mean vendor?)"),
    ],
)
def test_mistakes_of_a_field_name_key_field_and_line(tmp_path: Path, field: str, says: str) -> None:
    name = field.partition(":")[0]
    lines = [line for line in REQUIRED if not line.startswith(f"{name}:")] + [field]
    text = "schema: 1\ntools:\n  - key: a\n" + "".join(f"    {line}\n" for line in lines)
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, text)
    start = f"own0.yaml:{3 + len(lines)}: {says}"
    assert [said for said in caught.value.mistakes if said.startswith(start)]


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    other = "schema: 1\ntools:\n  - {key: B}\n  - {key: one, kind: talk}\n"
    with pytest.raises(CatalogueError) as caught:
        load(tmp_path, BASE.replace("NO", "Norway"), other, "schema: 3\n")
    places = [mistake.split(": ")[0] for mistake in caught.value.mistakes]
    assert places == ["own0.yaml:6", "own1.yaml:3", "own1.yaml:3", "own1.yaml:4", "own2.yaml:1"]
    assert str(caught.value).count("\n") == 4


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_a_mistake(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "own.yaml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CatalogueError, match=r"own\.yaml:1: file: "):
        Catalogue.load([file])


def test_tags_and_anchors_construct_nothing(tmp_path: Path) -> None:
    text = BASE.replace("name: One", "name: !!python/object/apply:os.getcwd [ ]")
    with pytest.raises(CatalogueError, match=r"own0\.yaml:4: one\.name: is no text"):
        load(tmp_path, text)
