"""The other commands: what they print, which status they end with, and their help."""

import importlib
import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from dlp.cli.program import COMMAND
from dlp.cli.samples import Checked
from dlp.policy.load import load_policy
from dlp.settings import Settings
from dlp.tokens import find_token, load_tokens
from recognizers import ALL
from recognizers.base import hit
from tests.dlp.cli.conftest import ROOT, Done

Dlp = Callable[..., Done]

POLICY = (
    "schema: 1\nrules:\n  - {name: mail, any_of: [{entities: [EMAIL_ADDRESS]}], action: redact}\n"
)
CASES = """### a-1 | nl | mail | leak | redact
Bel ⟦PHONE_NUMBER|053 72 00 41⟧ of ⟦PERSON|An⟧, rrn ⟦BE_NATIONAL_NUMBER|85.07.30-999.32⟧
"""


def leaves(group: Any, *path: str) -> Iterator[tuple[str, ...]]:
    for name, one in group.commands.items():
        if hasattr(one, "commands"):
            yield from leaves(one, *path, name)
        else:
            yield (*path, name)


@pytest.mark.parametrize("path", list(leaves(COMMAND)), ids=" ".join)
def test_every_command_has_help_with_an_example(dlp: Dlp, path: tuple[str, ...]) -> None:
    done = dlp(*path, "--help")
    assert done.status == 0
    assert f"Example: dlp {' '.join(path)}" in done.out


def test_serve_lists_every_setting_with_its_variable(dlp: Dlp) -> None:
    said = " ".join(dlp("serve", "--help").out.split())
    for name in Settings.model_fields:
        assert f"--{name.replace('_', '-')} " in said
        assert f"[DLP_{name.upper()}" in said


def test_serve_hands_the_settings_to_the_service(dlp: Dlp, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Settings] = []

    def keep(settings: Settings) -> int:
        given.append(settings)
        return 3

    def service(name: str) -> SimpleNamespace:
        assert name == "api.serve"
        return SimpleNamespace(run=keep)

    monkeypatch.setattr("dlp.cli.serve.importlib.import_module", service)
    monkeypatch.setenv("DLP_WORKERS", "7")
    assert dlp("serve", "--port", "0", "--insecure-plaintext", "--host", "127.0.0.2").status == 3
    (settings,) = given
    assert (settings.port, settings.workers, settings.host) == (0, 7, "127.0.0.2")
    assert settings.insecure_plaintext


def test_serve_lists_all_wrong_settings_without_their_values(dlp: Dlp) -> None:
    done = dlp("serve", "--port", "70000", "--workers", "hunter2")
    assert done.status == 2
    assert "DLP_PORT" in done.err
    assert "DLP_WORKERS" in done.err
    assert "hunter2" not in done.err


def test_the_service_is_where_serve_looks_for_it() -> None:
    assert callable(importlib.import_module("api.serve").run)


def test_policy_check(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(POLICY)
    done = dlp("policy", "check", file)
    assert done.status == 0
    assert "policy.yaml: good; 1 rules, sha256:" in done.out
    file.write_text(POLICY.replace("EMAIL_ADDRESS", "EMAIL_ADRES") + "modus: x\n")
    done = dlp("policy", "check", file)
    assert done.status == 3
    assert "policy.yaml:3" in done.out
    assert "did you mean EMAIL_ADDRESS" in done.out
    assert "policy.yaml:4" in done.out
    assert dlp("policy", "check", tmp_path / "none.yaml").status == 3


def test_policy_show_is_a_policy_again(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "shown.yaml"
    shown = dlp("policy", "show").out
    assert shown.count(": null") == 1  # contact, for the organisation to fill in
    file.write_text(shown)
    assert load_policy(file).version == load_policy().version
    own = tmp_path / "policy.yaml"
    own.write_text(POLICY)
    assert yaml.safe_load(dlp("policy", "show", own).out)["default_tier"] == "tolerated"


def test_policy_diff(dlp: Dlp, tmp_path: Path) -> None:
    file, own = tmp_path / "c.cases", tmp_path / "own.yaml"
    file.write_text(CASES)
    own.write_text(POLICY)
    done = dlp("policy", "diff", "default", own, "--corpus", file)
    assert done.status == 0
    assert "a-1: redact → allow (personal-data)" in done.out
    assert "BE_NATIONAL_NUMBER   redacted   left" in done.out
    assert not (tmp_path / "state").exists()
    answer = json.loads(dlp("policy", "diff", own, "strict", "--corpus", file, "--json").out)
    assert answer["policies"]["after"]["name"] == "strict"
    assert [one["after"] for one in answer["cases"]] == ["block"]
    assert "85.07" not in json.dumps(answer)
    same = dlp("policy", "diff", own, own, "--corpus", file, "--destination", "chatgpt.com")
    assert "1 texts, 0 with another verdict" in same.out


def test_policy_diff_lists_all_mistakes(dlp: Dlp, tmp_path: Path) -> None:
    file, own = tmp_path / "c.jsonl", tmp_path / "own.yaml"
    file.write_text("[]\n")
    own.write_text(POLICY + "modus: x\n")
    done = dlp("policy", "diff", own, "none.yaml", "--corpus", file)
    assert done.status == 3
    for said in ("own.yaml:4", "none.yaml: cannot be read", "c.jsonl:1"):
        assert said in done.err
    assert dlp("policy", "diff", own, own).status == 2
    wrong = dlp("policy", "diff", own, own, "--corpus", file, "--destination", "http://")
    assert wrong.status == 2


def test_recognizers_list(dlp: Dlp) -> None:
    listed = json.loads(dlp("recognizers", "list", "--json").out)
    names = [one["name"] for one in listed]
    assert names[: len(ALL)] == [one.name for one in ALL]
    others = {"person-name", "statement-health", "mention-health", "topic-tender", "ms-label"}
    assert others <= set(names[len(ALL) :])
    done = dlp("recognizers", "list")
    assert all(name in done.out for name in names)


def test_recognizers_check_names_what_fails(dlp: Dlp, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Checked("x", 1, (hit("«niets»", "said wrongly"),), 0.5, 0.01, False)
    monkeypatch.setattr("dlp.cli.samples.check_recognizer", lambda *_: failing)
    done = dlp("recognizers", "check")
    assert done.status == 3
    assert "x: not found as marked: 'niets' (said wrongly)" in done.out
    assert "x: random look-alikes pass at 1.000%, not 50.000%" in done.out


def test_every_recognizer_keeps_its_word(dlp: Dlp) -> None:
    done = dlp("recognizers", "check")
    assert done.status == 0, done.out


def test_evaluate(dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DLP_NAMES", "off")  # so that nothing finds a person
    file = tmp_path / "c.cases"
    file.write_text(CASES)
    done = dlp("evaluate", file, "--json")
    assert done.status == 0
    answer = json.loads(done.out)
    assert answer["entities"]["BE_NATIONAL_NUMBER"]["strict"]["recall"] == 1.0
    assert answer["left_out"] == {"PERSON": 1}
    assert not (tmp_path / "state").exists()
    baseline = tmp_path / "before.json"
    baseline.write_text(done.out)
    assert json.loads(dlp("evaluate", file, "--json", "--baseline", baseline).out)["changes"] == []
    everything = dlp("evaluate", file, "--all-entities", "--misses", "--baseline", baseline)
    assert "a-1:1:21: missed PERSON" in everything.out
    assert "'An'" not in everything.out
    assert "against the baseline" in everything.out
    shown = dlp("evaluate", file, "--all-entities", "--misses", "--show-values")
    assert "missed PERSON 'An'" in shown.out


def test_evaluate_says_what_changed_and_fails_where_asked(dlp: Dlp, tmp_path: Path) -> None:
    file, baseline = tmp_path / "c.cases", tmp_path / "before.json"
    file.write_text(CASES)
    answer = json.loads(dlp("evaluate", file, "--json").out)
    baseline.write_text(json.dumps(answer))
    against = ("evaluate", file, "--baseline", baseline)
    assert dlp(*against, "--fail-on-regression").status == 0
    (case,) = answer["cases"]
    case["verdict"] = "block"
    (person,) = [span for span in case["wanted"] if span["entity"] == "PERSON"]
    person["found"], person["leaked"] = True, 0
    case["findings"].append(
        {key: person[key] for key in ("entity", "start", "end", "line", "column")}
        | {"recognizer": "model", "right": True}
    )
    baseline.write_text(json.dumps(answer))
    done = dlp(*against, "--fail-on-regression")
    assert done.status == 3
    assert "a-1: verdict block → redact, expected redact" in done.out
    assert "a-1:1:21: vanished (was right) PERSON" in done.out
    assert "worse beyond noise: PERSON, recall" in done.out
    assert dlp(*against).status == 0
    assert "vanished (was right) PERSON 'An'" in dlp(*against, "--show-values").out
    said = json.loads(dlp(*against, "--json").out)["comparison"]
    assert said["regressions"] == ["PERSON"]
    assert [(one["before"], one["after"]) for one in said["cases"]] == [("block", "redact")]
    assert "053 72" not in json.dumps(said)


def test_pages_are_written_whole_and_without_values(dlp: Dlp, tmp_path: Path) -> None:
    file, page, own = tmp_path / "c.cases", tmp_path / "page.html", tmp_path / "own.yaml"
    file.write_text(CASES)
    own.write_text(POLICY)
    assert dlp("evaluate", file, "--html", page, "--json").status == 0
    bare = page.read_text(encoding="utf-8")
    assert bare.startswith("<!DOCTYPE html>")
    assert "PERSON" in bare
    assert dlp("policy", "diff", own, "strict", "--corpus", file, "--html", page).status == 0
    policies = page.read_text(encoding="utf-8")
    assert "numbers-and-files" in policies
    everything = ("evaluate", file, "--html", page, "--all-entities", "--show-values")
    assert dlp(*everything).status == 0
    assert '<td class="words">An</td>' in page.read_text(encoding="utf-8")
    for value in ("053 72", "85.07.30", ">An<"):
        assert value not in bare + policies
    done = dlp("evaluate", file, "--html", tmp_path / "none" / "page.html")
    assert done.status == 2
    assert "page.html: cannot be written" in done.err


def test_evaluate_wants_a_baseline_to_fail_on(dlp: Dlp, tmp_path: Path) -> None:
    file, baseline = tmp_path / "c.cases", tmp_path / "before.json"
    file.write_text(CASES)
    assert dlp("evaluate", file, "--fail-on-regression").status == 2
    answer = json.loads(dlp("evaluate", file, "--json").out)
    del answer["cases"]
    baseline.write_text(json.dumps(answer))
    assert dlp("evaluate", file, "--fail-on-regression", "--baseline", baseline).status == 2
    assert "make it again" in dlp("evaluate", file, "--baseline", baseline).out


def test_evaluate_shows_what_users_said(dlp: Dlp, tmp_path: Path) -> None:
    file, feedback = tmp_path / "c.cases", tmp_path / "feedback.json"
    file.write_text(CASES)
    row = {"recognizer": "be-national-number", "rule": "personal-data", "tier": "tolerated"}
    counts = [{**row, "judgement": "right", "count": 31}, {**row, "judgement": "wrong", "count": 7}]
    feedback.write_text(json.dumps({"counts": counts}))
    line = next(
        line
        for line in dlp("evaluate", file, "--feedback", feedback).out.splitlines()
        if line.strip().startswith("be-national-number")
    )
    assert line.split()[1:] == ["personal-data", "tolerated", "31", "7", "0", "1", "0"]
    for wrong in ("[]", '{"counts": [{"recognizer": "Geheim"}]}'):
        feedback.write_text(wrong)
        done = dlp("evaluate", file, "--feedback", feedback)
        assert (done.status, "Geheim" in done.err) == (2, False)


def test_evaluate_lists_mistakes_of_the_corpus(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "c.jsonl"
    file.write_text("{}\n[]\n")
    done = dlp("evaluate", file)
    assert done.status == 3
    assert "c.jsonl:1:" in done.err
    assert "c.jsonl:2:" in done.err
    assert dlp("evaluate", file, "--baseline", file).status == 2
    assert dlp("evaluate").status == 2


def test_destinations(dlp: Dlp) -> None:
    keys = {one["key"] for one in json.loads(dlp("destinations", "list", "--json").out)}
    assert {"chatgpt", "grok", "deepseek"} <= keys
    assert "chatgpt" in dlp("destinations", "list").out
    assert (
        json.loads(dlp("destinations", "check", "--json", "https://chatgpt.com/c/1").out)["tool"][
            "key"
        ]
        == "chatgpt"
    )
    assert "not in the catalogue" in dlp("destinations", "check", "example.org").out
    assert dlp("destinations", "check", "http://").status == 2


def test_destinations_export(dlp: Dlp) -> None:
    lines = dlp("destinations", "export", "--format", "squid").out.splitlines()
    assert ".chatgpt.com" in lines
    some = dlp("destinations", "export", "--tool", "grok").out.splitlines()
    assert 0 < len(some) < len(lines)
    whole = dlp("destinations", "export", "--whole", "--tool", "grok").out.splitlines()
    assert (".x.com" in some, ".x.com" in whole, ".grok.com" in whole) == (True, False, True)
    sign_in = dlp("destinations", "export", "--sign-in").out.splitlines()
    assert "auth.openai.com" in sign_in
    assert dlp("destinations", "export", "--format", "bind").status == 2
    assert dlp("destinations", "export", "--tool", "nonsense").status == 2


def test_keys(dlp: Dlp, tmp_path: Path) -> None:
    file = tmp_path / "sub" / "keys.json"
    at = ("--file", file)
    assert dlp("keys", "check", *at).status == 3
    assert dlp("keys", "list", *at).status == 2
    assert dlp("keys", "init", *at).status == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert dlp("keys", "init", *at).status == 2
    first = json.loads(file.read_text())["keys"][0]
    assert dlp("keys", "rotate", *at).status == 0
    listed = dlp("keys", "list", *at).out
    assert "verifies" in listed
    assert "in use" in listed
    assert dlp("keys", "retire", first["id"], *at).status == 0
    assert dlp("keys", "retire", "00000000", *at).status == 2
    assert "retired" in dlp("keys", "list", *at).out
    assert dlp("keys", "check", *at).status == 0
    file.chmod(0o644)
    done = dlp("keys", "check", *at)
    assert done.status == 3
    assert first["key"] not in done.out


def test_keys_are_where_the_settings_say(dlp: Dlp, tmp_path: Path) -> None:
    assert dlp("keys", "init").status == 0
    assert (tmp_path / "state" / "roeland" / "keys.json").is_file()


def test_tokens(dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dlp("tokens", "list").status == 2
    file = tmp_path / "tokens.yaml"
    monkeypatch.setenv("DLP_TOKENS_FILE", str(file))
    done = dlp("tokens", "add", "litellm", "--scope", "scan", "--scope", "audit")
    assert done.status == 0
    token = done.out.strip()
    assert token not in file.read_text() + done.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    known = find_token(load_tokens(file), token)
    assert known is not None
    assert known.scopes == ("scan", "audit")
    assert dlp("tokens", "add", "litellm").status == 2
    assert dlp("tokens", "add", "no name").status == 2
    assert dlp("tokens", "add", "other", "--scope", "root").status == 2
    assert dlp("tokens", "add", "other").status == 0
    listed = dlp("tokens", "list").out
    assert "litellm" in listed
    assert token not in listed
    assert dlp("tokens", "revoke", "litellm").status == 0
    assert find_token(load_tokens(file), token) is None
    assert dlp("tokens", "revoke", "litellm").status == 2


WRONG = [["nonsense"], ["policy", "nonsense"], ["policy", "check"], ["keys", "init", "extra"]]


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_use_ends_with_two(dlp: Dlp, arguments: list[str]) -> None:
    done = dlp(*arguments)
    assert done.status == 2
    assert done.err


def test_the_installed_command_is_this_one() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"]["dlp"] == "dlp.cli:main"


def test_policy_check_knows_what_the_service_would_find(
    dlp: Dlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(POLICY.replace("{entities: [EMAIL_ADDRESS]}", "{recognizers: [nonsense]}"))
    assert dlp("policy", "check", file).status == 3
    file.write_text(POLICY.replace("EMAIL_ADDRESS", "US_SSN"))
    assert dlp("policy", "check", file).status == 3
    monkeypatch.setenv("DLP_PRESIDIO_RECOGNIZERS", "UsSsnRecognizer")
    done = dlp("policy", "check", file)
    assert (done.status, "warning" in done.out) == (0, False)
