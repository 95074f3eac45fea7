"""The tier of a destination: every key of a match, their order, the proxy, hostile input."""

from pathlib import Path
from time import process_time

import pytest

from dlp.data import Context
from tests.dlp.policy.policies import CATALOGUE, loaded

PROXY = "proxy"


def at(destination: str | None = None, **other: str) -> Context:
    return Context(destination=destination, **other)  # type: ignore[arg-type]


# the match of the approved tier, the request, does it match
MATCHES: list[tuple[str, Context, bool]] = [
    ("host: ai.example.org", at("https://ai.example.org/x"), True),
    ("host: ai.example.org", at("AI.Example.ORG."), True),
    ("host: ai.example.org", at("https://user@ai.example.org:8443/"), True),
    ("host: ai.example.org", at("https://chat.ai.example.org/"), True),
    ("host: ai.example.org", at("https://evilai.example.org/"), False),
    ("host: ai.example.org", at("https://ai.example.org.evil.net/"), False),
    ("host: ai.example.org", at("https://evil.net/ai.example.org"), False),
    ("host: ai.example.org", at("https://ai.example.org@evil.net/"), False),
    ("host: ai.example.org", at(None), False),
    ("host: '*.example.org'", at("https://a.b.example.org/"), True),
    ("host: '*.example.org'", at("https://example.org/"), False),
    ("host: 'ai-*.example.org'", at("https://ai-1.example.org/"), True),
    ("host: 'a?.example.org'", at("https://ai.example.org/"), False),
    ("host: '[2001:db8::1]'", at("http://[2001:DB8:0::1]:80/"), True),
    ("path: /ai", at("https://example.org/ai"), True),
    ("path: /ai", at("https://example.org/AI/chat?q=1"), True),
    ("path: /ai", at("https://example.org/aid"), False),
    ("path: /ai", at("https://example.org/x/../ai"), True),
    ("path: /ai", at("https://example.org/ai/../x"), False),
    ("path: '/*/chat'", at("https://example.org/v1/chat"), True),
    ("path: /ai", at("example.org", path="/ai/chat?q=1"), True),
    ("path: /ai", at("https://example.org/ai", path="/other"), False),
    ("model: 'gpt-*'", at(model="gpt-4"), True),
    ("model: 'gpt-*'", at(model="azure/GPT-4"), True),
    ("model: 'gpt-*'", at(model="mygpt-4"), False),
    ("model: 'gpt-*'", at(), False),
    ("model: 'azure/*'", at(model="azure/gpt-4"), True),
    ("account: organisation", at(account="organisation"), True),
    ("account: organisation", at(account="personal"), False),
    ("account: organisation", at(), False),
    ("catalogue: chatgpt", at("https://chatgpt.com/c/1"), True),
    ("catalogue: chatgpt", at("https://claude.ai/"), False),
    ("catalogue: deepseek", at("https://chat.deepseek.com/"), True),
    ("catalogue: deepseek", at(model="deepseek-chat"), False),  # a model's name vouches for nothing
    ("where: {country: CN}", at("https://chat.deepseek.com/"), True),
    ("where: {country: CN}", at(model="deepseek-chat"), True),  # no destination: the model's maker
    ("where: {country: CN}", at("https://chatgpt.com/"), False),
    ("where: {country: CN}", at("https://unknown.example.net/"), False),
    ("where: {data_kept: CN, trains_on_input: yes}", at("https://chat.deepseek.com/"), True),
    ("where: {data_kept: CN, trains_on_input: no}", at("https://chat.deepseek.com/"), False),
    ("where: {data_kept_outside: EEA, kind: chat}", at("https://chat.deepseek.com/"), True),
    ("where: {data_kept_outside: EEA, kind: office}", at("https://chat.deepseek.com/"), False),
    ("catalogue: chatgpt, account: organisation", at("https://chatgpt.com/"), False),
    ("catalogue: chatgpt, account: organisation",
     at("https://chatgpt.com/", account="organisation"), True),
]  # fmt: skip


@pytest.mark.parametrize(("match", "context", "expected"), MATCHES)
def test_all_keys_of_a_match_must_hold(
    match: str, context: Context, *, expected: bool, tmp_path: Path
) -> None:
    text = f"schema: 1\nrules: []\ntiers: {{approved: {{match: [{{{match}}}]}}}}\n"
    policy = loaded(tmp_path, text)
    assert policy.tiers.resolve(context, CATALOGUE).tier == (
        "approved" if expected else "tolerated"
    )


ALL = """
schema: 1
rules: []
default_tier: approved
proxy_default_tier: out_of_scope
tiers:
  blocked: {match: [{catalogue: deepseek}, {host: bad.example.org}]}
  approved: {match: [{host: example.org}]}
  tolerated: {match: [{catalogue: chatgpt}, {host: bad.example.org}]}
"""


@pytest.mark.parametrize(
    ("context", "tier", "tool"),
    [
        (at("https://bad.example.org/"), "blocked", None),  # before approved and tolerated
        (at("https://good.example.org/"), "approved", None),
        (at("https://chatgpt.com/"), "tolerated", "chatgpt"),
        (at("https://claude.ai/"), "approved", "claude"),
        (at("https://unknown.example.net/"), "approved", None),
        (at(None), "approved", None),
        (at("https://chatgpt.com/", model="deepseek-r1"), "blocked", "chatgpt"),
        (at(model="deepseek/deepseek-r1"), "blocked", "deepseek"),
        (at("https://unknown.example.net/", channel=PROXY), "out_of_scope", None),
        (at("https://unknown.example.net/", channel=PROXY, model="deepseek-r1"), "blocked",
         "deepseek"),
        (at("https://good.example.org/", channel=PROXY), "approved", None),
        (at("https://claude.ai/", channel=PROXY), "approved", "claude"),
        (at(None, channel=PROXY), "approved", None),
        (at("http://", channel=PROXY), "approved", None),  # not readable: never out of scope
        (at("\ud800", channel=PROXY), "approved", None),
    ],
)  # fmt: skip
def test_the_first_tier_that_matches(
    context: Context, tier: str, tool: str | None, tmp_path: Path
) -> None:
    resolved = loaded(tmp_path, ALL).tiers.resolve(context, CATALOGUE)
    assert (resolved.tier, resolved.tool.key if resolved.tool else None) == (tier, tool)


@pytest.mark.parametrize("glob", ["*a*a*a*a*b", "*-*-*-*-*"])
def test_a_glob_takes_linear_time(glob: str, tmp_path: Path) -> None:
    text = f"schema: 1\nrules: []\ntiers: {{blocked: {{match: [{{model: '{glob}'}}]}}}}\n"
    policy = loaded(tmp_path, text)
    start = process_time()
    policy.tiers.resolve(at(model="a-" * 20_000), CATALOGUE)
    assert process_time() - start < 1
