"""Headers that let only an organisation's accounts in: their forms, and the hosts they go to."""

from pathlib import Path

import pytest
import regex as re

from dlp.errors import ConfigurationError
from dlp.policy.load import load_policy
from dlp.policy.tenants import RESTRICTIONS, TenantHeaders, mistake

ID = "550e8400-e29b-41d4-a716-446655440000"


def test_the_examples_of_the_table_are_in_their_form() -> None:
    for key, known in RESTRICTIONS.items():
        assert mistake(key, known.example) is None
        assert re.fullmatch(r"[A-Za-z\-]+", known.header)
        assert known.source


WRONG = [
    ("anthropic", "our-city"),
    ("anthropic", f"{ID}\r\nX: y"),
    ("anthropic", f"{ID},{ID}"),
    ("openai-api", ID),
    ("google", "city.example, other.example"),
    ("google", "https://city.example"),
    ("microsoft-directory", "city.example"),
    ("microsoft-personal", "allow"),
]


@pytest.mark.parametrize(("key", "identifier"), WRONG)
def test_other_forms_are_mistakes(key: str, identifier: str) -> None:
    assert mistake(key, identifier) is not None


HOSTS = [
    ("claude.ai", [("anthropic-allowed-org-ids", f"{ID},{ID}")]),
    ("api.anthropic.com", [("anthropic-allowed-org-ids", f"{ID},{ID}")]),
    ("anthropic.com", []),
    ("notclaude.ai", []),
    ("gemini.google.com", [("X-GoogApps-Allowed-Domains", "city.example")]),
    ("login.microsoftonline.com", [
        ("Restrict-Access-To-Tenants", "city.example"), ("Restrict-Access-Context", ID)]),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("host", "fields"), HOSTS)
def test_each_host_gets_its_own(host: str, fields: list[tuple[str, str]]) -> None:
    tenants = {
        "anthropic": (ID, ID),
        "google": ("city.example",),
        "microsoft": ("city.example",),
        "microsoft-directory": (ID,),
    }
    assert TenantHeaders(tenants).of(host) == fields


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("tenants: {claude: [x]}", "no such vendor; one of anthropic"),
        ("tenants: {anthropic: [x]}", "anthropic[0] is no identifier of anthropic"),
        ("tenants: {anthropic: []}", "needs at least one identifier"),
    ],
)
def test_mistakes_of_a_policy_are_said(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "policy.yaml"
    file.write_text(f"schema: 1\nrules: []\n{line}\n")
    with pytest.raises(ConfigurationError) as caught:
        load_policy(file)
    assert said in "\n".join(caught.value.mistakes)
    assert "policy.yaml:3" in "\n".join(caught.value.mistakes)
