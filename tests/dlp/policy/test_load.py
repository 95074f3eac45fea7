"""Policy files: every mistake at once, with file, line, place and remedy; warnings; versions."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dlp.errors import ConfigurationError
from dlp.policy.load import MAX_BYTES, load_policy
from dlp.policy.yaml_tree import read_tree
from tests.dlp.policy.policies import loaded

TODAY = date(2026, 7, 1)
RULE = "  - {name: a, any_of: [{entities: [PERSON]}], action: redact}"


def with_rule(rule: str) -> str:
    return f"schema: 1\nrules:\n  - {rule}\n"


def with_key(key: str) -> str:
    return f"schema: 1\nrules:\n{RULE}\n{key}\n"


# the file, what must be said of it: in this order, each the beginning of a mistake
MISTAKES: list[tuple[str, str, list[str]]] = [
    ("misspelt entity", with_rule(
        "{name: a, any_of: [{entities: [BE_NATIONAL_NUMBR]}], action: block}"), [
        "policy.yaml:3: rules[0].any_of[0].entities[0]: no recognizer finds BE_NATIONAL_NUMBR; "
        "did you mean BE_NATIONAL_NUMBER?"]),
    ("lines of a long rule", (
        "schema: 1\nrules:\n  - name: a\n    any_of:\n      - entities:\n          - PERSON\n"
        "          - PERSONN\n    action: redakt\n"), [
        "policy.yaml:7: rules[0].any_of[0].entities[1]: no recognizer finds PERSONN; did you",
        "policy.yaml:8: rules[0].action: redakt is none of allow, redact, block; did you mean "
        "redact?"]),
    ("unknown category", with_rule("{name: a, any_of: [{categories: [persons]}], action: block}"), [
        "policy.yaml:3: rules[0].any_of[0].categories[0]: no category persons; did you mean "]),
    ("unknown key", with_key("moed: observe"), [
        "policy.yaml:4: moed: unknown key; did you mean mode?"]),
    ("unknown key deep inside", with_key("audit: {retention: 3}"), [
        "policy.yaml:4: audit.retention: unknown key; did you mean retention_days?"]),
    ("unknown key without a neighbour", with_key("on_incomplete: {zzz: 3}"), [
        "policy.yaml:4: on_incomplete.zzz: unknown key; keys here are action, override"]),
    ("missing keys", "name: x\n", [
        "policy.yaml:1: schema: is missing; add it", "policy.yaml:1: rules: is missing; add it"]),
    ("missing action", with_rule("{name: a, any_of: [{entities: [PERSON]}]}"), [
        "policy.yaml:3: rules[0].action: is missing; add it"]),
    ("newer schema", "schema: 2\nrules: []\n", [
        "policy.yaml:1: schema: a newer schema than this program reads"]),
    ("schema as text", "schema: '1'\nrules: []\n", [
        "policy.yaml:1: schema: is text, must be a whole number"]),
    ("number for text", with_key("exclusions: [{entity: IBAN_CODE, values: [539007547034]}]"), [
        "policy.yaml:4: exclusions[0].values[0]: is a number, must be text; put quotes around it"]),
    ("text for a list", with_key("languages: nl"), [
        "policy.yaml:4: languages: is text, must be a list; put [ ] around it"]),
    ("text for a number", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], action: block, at_least: many}"), [
        "policy.yaml:3: rules[0].at_least: is text, must be a whole number"]),
    ("text for a mapping", with_key("audit: none"), [
        "policy.yaml:4: audit: is text, must be a mapping"]),
    ("too small", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], action: block, at_least: 0}"), [
        "policy.yaml:3: rules[0].at_least: is too small; the least is 1"]),
    ("too large", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], action: block, min_confidence: 85}"), [
        "policy.yaml:3: rules[0].min_confidence: is too large; the most is 1"]),
    ("language", with_key("languages: [nl, es]"), [
        "policy.yaml:4: languages[1]: es is none of nl, fr, de, en; choose one"]),
    ("language twice", with_key("languages: [nl, nl]"), [
        "policy.yaml:4: languages: needs each language once"]),
    ("no language", with_key("languages: []"), ["policy.yaml:4: languages: needs each language"]),
    ("same name twice", f"schema: 1\nrules:\n{RULE}\n{RULE}\n", [
        "policy.yaml:4: rules[1].name: rules[0] has this name already; every rule needs its own"]),
    ("name of a built-in rule", with_rule(
        "{name: incomplete, any_of: [{entities: [PERSON]}], action: block}"), [
        "policy.yaml:3: rules[0].name: incomplete is the name of a built-in rule"]),
    ("name with blanks", with_rule(
        "{name: My rule, any_of: [{entities: [PERSON]}], action: block}"), [
        "policy.yaml:3: rules[0].name: no rule name; write"]),
    ("neither any_of nor all_of", with_rule("{name: a, action: block}"), [
        "policy.yaml:3: rules[0]: needs either any_of or all_of"]),
    ("both any_of and all_of", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], all_of: [{entities: [PERSON]}], action: block}"
    ), ["policy.yaml:3: rules[0]: needs either any_of or all_of"]),
    ("linked alone", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], linked: true, action: block}"), [
        "policy.yaml:3: rules[0]: linked needs all_of with two selectors"]),
    ("override that lifts nothing", with_rule(
        "{name: a, any_of: [{entities: [PERSON]}], action: redact, override: redact}"), [
        "policy.yaml:3: rules[0]: override redact lifts nothing from action redact"]),
    ("override of incomplete", with_key("on_incomplete: {action: redact, override: redact}"), [
        "policy.yaml:4: on_incomplete: override redact lifts nothing"]),
    ("no tier", with_rule(
        "{name: a, tiers: [], any_of: [{entities: [PERSON]}], action: redact}"), [
        "policy.yaml:3: rules[0]: tiers is empty, so the rule never applies"]),
    ("empty selector", with_rule("{name: a, any_of: [{}], action: redact}"), [
        "policy.yaml:3: rules[0].any_of[0]: selects nothing"]),
    ("selector that contradicts itself", with_rule(
        "{name: a, any_of: [{entities: [PERSON], categories: [financial]}], action: redact}"), [
        "policy.yaml:3: rules[0].any_of[0]: PERSON is of category person, which categories"]),
    ("recognizer's form", with_rule(
        "{name: a, any_of: [{recognizers: [TLP Red]}], action: redact}"), [
        "policy.yaml:3: rules[0].any_of[0].recognizers[0]: no recognizer name"]),
    ("match of everything", with_key("tiers: {approved: {match: [{source: x}]}}"), [
        "policy.yaml:4: tiers.approved.match[0]: matches every request"]),
    ("host with scheme", with_key("tiers: {blocked: {match: [{host: 'https://a.be/'}]}}"), [
        "policy.yaml:4: tiers.blocked.match[0].host: no host; leave out https://"]),
    ("host that is a top-level domain", with_key("tiers: {approved: {match: [{host: be}]}}"), [
        "policy.yaml:4: tiers.approved.match[0].host: one label covers far too much"]),
    ("path without slash", with_key("tiers: {approved: {match: [{path: chat}]}}"), [
        "policy.yaml:4: tiers.approved.match[0].path: no path; begin with a slash"]),
    ("unknown tool", with_key("tiers: {blocked: {match: [{catalogue: gork}]}}"), [
        "policy.yaml:4: tiers.blocked.match[0].catalogue: the catalogue has no tool gork; did you "
        "mean grok?"]),
    ("exclusion of nothing", with_key("exclusions: [{entity: PERSON}]"), [
        "policy.yaml:4: exclusions[0]: excludes nothing"]),
    ("exclusion of everything", with_key("exclusions: [{entity: PERSON, patterns: ['.*']}]"), [
        "policy.yaml:4: exclusions[0].patterns: a pattern takes any value"]),
    ("broken pattern", with_key("exclusions: [{entity: PERSON, patterns: ['(']}]"), [
        "policy.yaml:4: exclusions[0].patterns: a pattern is no regular expression"]),
    ("missing file", with_key("exclusions: [{entity: PERSON, file: no.txt}]"), [
        "policy.yaml:4: exclusions[0].file: no.txt: cannot be read (No such file"]),
    ("two operators", with_key("operators: {PERSON: {mask: true, keep_last: 2}}"), [
        "policy.yaml:4: operators.PERSON: needs exactly one of"]),
    ("operator of an unknown entity", with_key("operators: {PERSN: {mask: true}}"), [
        "policy.yaml:4: operators.PERSN: no recognizer finds PERSN; did you mean PERSON?"]),
    ("message of an unknown rule", with_key("messages: {b-rule: {nl: x}}"), [
        "policy.yaml:4: messages.b-rule: no rule is named b-rule"]),
    ("alternative without https", with_key("alternatives: [{name: x, url: 'javascript:1'}]"), [
        "policy.yaml:4: alternatives[0].url: does not have the form"]),
    ("day that is none", with_key("exclusions: [{entity: PERSON, values: [x], until: 2026-02-31}]"),
        ["policy.yaml:4: exclusions[0].until: is text, must be a day such as"]),
    ("several, in the order of the file", (
        "schema: 1\nmode: enforced\nrules:\n  - {name: a}\nlanguage: [nl]\n"
        "messages: {zz: {nl: x}}\n"), [
        "policy.yaml:2: mode: enforced is none of enforce, notify, observe; did you mean enforce?",
        "policy.yaml:4: rules[0].action: is missing",
        "policy.yaml:5: language: unknown key; did you mean languages?",
        "policy.yaml:6: messages.zz: no rule is named zz"]),
    ("duplicate key", with_key("mode: enforce\nmode: observe"), [
        "policy.yaml:5: mode: the key stands on line 4 already; keep one of the two"]),
    ("duplicate key beside another mistake", with_key("name: 7\nmode: enforce\nmode: observe"), [
        "policy.yaml:4: name: is a number, must be text",
        "policy.yaml:6: mode: the key stands on line 5 already"]),
    ("alias", "schema: 1\nrules: &r []\nname: *r\n", [
        "policy.yaml:2: rules: an anchor; write the value out",
        "policy.yaml:3: name: an alias; write the value out"]),
    ("tag", "schema: 1\nrules: !!python/object:os.system []\n", ["policy.yaml:2: rules: a tag"]),
    ("two documents", "schema: 1\nrules: []\n---\nschema: 1\n", [
        "policy.yaml:3: file: a second document begins"]),
    ("key that is no text", "schema: 1\n? [a]\n: 1\n", ["policy.yaml:2: file: a key that is no"]),
    ("deep nesting", "schema: " + "[" * 1000, ["policy.yaml:1: schema[0][0]"]),
    ("no YAML", "schema: 1\nrules: [\n", ["policy.yaml:3: file: no YAML: "]),
    ("control character", "schema: \x01\n", ["policy.yaml:1: file: no YAML: "]),
    ("empty", "", ["policy.yaml:1: file: no policy; begin with"]),
    ("a list", "- 1\n", ["policy.yaml:1: file: no policy; begin with"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [m[1:] for m in MISTAKES], ids=[m[0] for m in MISTAKES])
def test_mistakes_say_where_what_and_how_to_mend(
    text: str, said: list[str], tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loaded(tmp_path, text, catalogue=["grok", "deepseek"])
    mistakes = caught.value.mistakes
    assert [m[: len(w)] for m, w in zip(mistakes, said, strict=False)] == said, mistakes
    assert len(mistakes) == len(said), mistakes
    assert all(len(mistake) < 400 for mistake in caught.value.mistakes)


WARNINGS: list[tuple[str, str, list[str]]] = [
    ("older schema", "schema: 0\nrules:\n" + RULE, ["policy.yaml:1: schema: schema 0 is older"]),
    ("no rules", "schema: 1\nrules: []\n", ["policy.yaml:2: rules: no rules"]),
    ("everything approved", with_key("default_tier: approved"), [
        "policy.yaml:4: default_tier: every tool that nobody has looked at"]),
    ("incomplete let through", with_key("on_incomplete: {action: allow}"), [
        "policy.yaml:4: on_incomplete.action: what could not be scanned is let through"]),
    ("open for blocked tools", with_key("on_failure: {blocked: open}"), [
        "policy.yaml:4: on_failure.blocked: has no effect"]),
    ("nothing finds it yet", with_rule(
        "{name: a, any_of: [{entities: [VICTIM_DATA]}], action: block}"), [
        "policy.yaml:3: rules[0].any_of[0].entities[0]: nothing finds VICTIM_DATA yet"]),
    ("ended exclusion", with_key(
        "exclusions: [{entity: PERSON, values: [x], owner: hr, until: 2026-06-30}]"), [
        "policy.yaml:4: exclusions[0].until: ended on 2026-06-30, is not applied"]),
    ("exclusion of nobody, for ever", with_key("exclusions: [{entity: PERSON, values: [x]}]"), [
        "policy.yaml:4: exclusions[0]: nobody answers for it",
        "policy.yaml:4: exclusions[0]: never ends"]),
    ("national numbers in a file", with_key(
        "exclusions: [{entity: NL_BSN, values: [x], owner: hr, until: 2026-12-31}]"), [
        "policy.yaml:4: exclusions[0]: keeps a protected value in a file"]),
    ("operator without effect", with_key("operators: {HEALTH_DATA: {mask: true}}"), [
        "policy.yaml:4: operators.HEALTH_DATA: has no effect"]),
    ("message in some languages", with_key("messages: {a: {nl: x, fr: y}}"), [
        "policy.yaml:4: messages.a: has no text in de, en"]),
    ("message of a built-in rule", with_key(
        "messages: {blocked-destination: {nl: x, fr: x, de: x, en: x}}"), []),
    ("an entity of one's own", with_rule("{name: a, any_of: [{entities: [BADGE]}], action: block}"),
        []),
    ("words that YAML 1.1 takes for booleans", with_key(
        "tiers: {blocked: {match: [{where: {country: NO, trains_on_input: yes}}]}}"), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [w[1:] for w in WARNINGS], ids=[w[0] for w in WARNINGS])
def test_warnings_do_not_stop_a_policy(text: str, said: list[str], tmp_path: Path) -> None:
    policy = loaded(
        tmp_path, text, found=["PERSON", "BADGE"], extra_entities=["BADGE"], today=TODAY
    )
    assert [m[: len(w)] for m, w in zip(policy.warnings, said, strict=True)] == said


def test_the_default_is_not_shown_any_recognizer_it_does_not_know() -> None:
    """A missing recognizer is a mistake only where the caller says which exist."""
    with pytest.raises(ConfigurationError) as caught:
        load_policy(recognizers=["tlp-red", "be-secrets"])
    assert "no recognizer is named be-secret; did you mean be-secrets?" in str(caught.value)


SAME: list[tuple[str, str, bool]] = [
    ("layout", "rules: []\nschema: 1 # a remark\n", True),
    ("a default written out", "schema: 1\nrules: []\nmode: enforce\n", True),
    ("another setting", "schema: 1\nrules: []\nmode: observe\n", False),
]


@pytest.mark.parametrize(("text", "same"), [s[1:] for s in SAME], ids=[s[0] for s in SAME])
def test_the_version_follows_the_content(text: str, *, same: bool, tmp_path: Path) -> None:
    base = loaded(tmp_path, "schema: 1\nrules: []\n")
    assert base.version.startswith("sha256:")
    assert (loaded(tmp_path, text).version == base.version) is same


def test_the_version_follows_the_files_it_names(tmp_path: Path) -> None:
    text = with_key("exclusions: [{entity: PERSON, file: names.txt, owner: hr, until: 2099-01-01}]")
    (tmp_path / "names.txt").write_text("Jan Testmans # the mayor\n\n")
    first = loaded(tmp_path, text)
    assert first.exclusions.covers("PERSON", "JAN TESTMANS", TODAY)
    assert "Testmans" not in repr(first)
    (tmp_path / "names.txt").write_text("An Testmans\n")
    assert loaded(tmp_path, text).version != first.version


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"#" * (MAX_BYTES + 1), "is larger than 262,144 bytes"),
        (b"schema: 1\nname: \xff\n", r"policy\.yaml:2: is not UTF-8"),
        (None, "cannot be read"),
    ],
)
def test_files_that_cannot_be_read(content: bytes | None, match: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=match):
        load_policy(path)


def test_a_mistake_never_quotes_long_content(tmp_path: Path) -> None:
    secret = "canary with blanks " * 20
    with pytest.raises(ConfigurationError) as caught:
        loaded(tmp_path, f"schema: 1\nmode: '{secret}'\n'{secret}': 1\nrules: ['{secret}']\n")
    assert len(caught.value.mistakes) == 3
    assert "canary" not in str(caught.value)


def test_many_mistakes_are_cut_off_with_their_number(tmp_path: Path) -> None:
    rules = "\n".join("  - {}" for _ in range(300))
    with pytest.raises(ConfigurationError) as caught:
        loaded(tmp_path, f"schema: 1\nrules:\n{rules}\n")
    assert len(caught.value.mistakes) == 201
    assert caught.value.mistakes[-1] == "policy.yaml: 400 more mistakes; mend these first"


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | st.text("abc :-[]{}#'\n", max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["rules", "tiers", "name", "match", "x"]), inner, max_size=3
        )
    ),
    max_leaves=9,
)


@settings(max_examples=150)
@given(plain)
def test_no_content_makes_loading_fall_over(tmp_path_factory: Any, data: Any) -> None:
    text = json.dumps(data)
    with suppress(ConfigurationError):  # anything else fails the test
        loaded(tmp_path_factory.getbasetemp(), text)
    assert read_tree(text).data == data


@given(st.text(max_size=60))
def test_any_text_is_a_tree_or_mistakes(text: str) -> None:
    tree = read_tree(text)
    assert all(line >= 1 and what for line, _, what in tree.mistakes)
