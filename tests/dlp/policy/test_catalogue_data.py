"""The shipped entries: well formed, complete against the v2fly lists, never too wide."""

import time
from collections import Counter
from pathlib import Path

import pytest
import regex as re

from dlp.policy.catalogue import Catalogue, Tool
from dlp.policy.destinations import Destination, parse
from dlp.policy.tool import EEA, KINDS, TRAINING, Fact

CATALOGUE = Catalogue.load()
V2FLY = Path(__file__).with_name("v2fly_ai_hosts.txt")

# Hosts of the v2fly lists that are no entry, and why.
LEFT_OUT = {
    r"regexp:^chatgpt-async-webps-prod-\S+-\d+\.webpubsub\.azure\.com$": "carries answers only; "
    "other names under webpubsub.azure.com are other people's",
    "full:browser-intake-datadoghq.com": "monitoring of any site, not of OpenAI alone",
    "full:o33249.ingest.sentry.io": "error reports, takes no prompts",
    "full:openai.qualtrics.com": "questionnaires, takes no prompts",
    "host.livekit.cloud": "calls of any customer of LiveKit",
    "turn.livekit.cloud": "calls of any customer of LiveKit",
    "coderabbit.gallery.vsassets.io": "download of an extension, takes no prompts",
    "envato.com": "shop for stock media",
    "envato-static.com": "shop for stock media",
    "envatousercontent.com": "shop for stock media",
    "themeforest.net": "shop for stock media",
    "liveperson.net": "chat windows with the staff of other companies",
    "lpsnmedia.net": "chat windows with the staff of other companies",
    "safeskill.cn": "checks agent skills, takes no prompts",
}

# General hosts: the catalogue may hold hosts under them or paths of them, never the whole.
_GENERAL = """
    accounts.google.com amazonaws.com apple.com atlassian.com azure.com azureedge.net
    azurewebsites.net b-cdn.net bing.com blob.core.windows.net brave.com canva.com cloud.ibm.com
    cloud.microsoft cloudflare.com cloudinary.com cloudfront.net duckduckgo.com ec.europa.eu
    github.com api.github.com githubusercontent.com google.com www.google.com docs.google.com
    googleapis.com storage.googleapis.com gstatic.com infomaniak.com kagi.com
    login.microsoftonline.com linkedin.com microsoft.com www.microsoft.com nvidia.com notion.so
    office.com outlook.office.com ovh.net qq.com s3.amazonaws.com sharepoint.com slack.com
    tencent.com baidu.com aliyun.com quark.cn 360.com twitter.com vercel.app windows.net x.com
    yandex.ru zapier.com zoom.us
"""
NEVER_WHOLE = _GENERAL.split()


def tool_at(destination: str) -> str | None:
    tool = CATALOGUE.find(parse(destination))
    return tool.key if tool else None


@pytest.mark.parametrize("tool", CATALOGUE.tools, ids=lambda tool: tool.key)
def test_every_tool_is_well_formed_and_found_by_its_own_sites_and_models(tool: Tool) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", tool.key)
    assert tool.name
    assert tool.vendor
    assert tool.country == "unknown" or re.fullmatch("[A-Z]{2}", tool.country)
    assert tool.kind in KINDS
    assert tool.sites or tool.models
    assert re.fullmatch("EEA|[A-Z]{2}|unknown", tool.data_kept.value)
    assert tool.trains_on_input.value in TRAINING
    for fact in (tool.data_kept, tool.trains_on_input):
        assert fact.value == "unknown" or len(fact.source) > 10
    for site in tool.sites:
        for path in site.paths or ("/",):
            assert tool_at(f"{site.host}{path}") == tool.key
            assert parse(site.host) == Destination(site.host)
    for pattern in tool.models:
        found = CATALOGUE.tool_for_model(pattern.replace("*", "zz"))
        assert found is tool


def test_the_catalogue_is_large_and_holds_what_the_policies_name() -> None:
    assert len(CATALOGUE.tools) >= 150
    assert Counter(tool.key for tool in CATALOGUE.tools).most_common(1)[0][1] == 1
    for key in ("grok", "deepseek", "chatgpt", "claude", "gemini", "copilot", "mistral"):
        assert key in CATALOGUE
        assert CATALOGUE[key].key == key
    assert "nonesuch" not in CATALOGUE


@pytest.mark.parametrize("host", NEVER_WHOLE)
def test_no_general_host_is_taken_whole(host: str) -> None:
    assert tool_at(host) is None
    assert tool_at(f"nonesuch-7.{host}/nonesuch") is None


def v2fly_hosts() -> list[str]:
    lines = V2FLY.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", v2fly_hosts())
def test_every_host_of_the_v2fly_lists_is_known_or_left_out_with_a_reason(line: str) -> None:
    if line.startswith("regexp:"):
        assert line in LEFT_OUT
        return
    host = line.removeprefix("full:")
    assert (tool_at(host) is None) == (line in LEFT_OUT)
    if host == line and line not in LEFT_OUT:
        assert tool_at(f"some.{host}") is not None


def test_nothing_is_left_out_that_the_lists_do_not_hold() -> None:
    assert set(LEFT_OUT) <= set(v2fly_hosts())


@pytest.mark.parametrize(
    ("kept", "area", "outside"),
    [
        ("EEA", "EEA", False),
        ("BE", "EEA", False),
        ("NO", "EEA", False),
        ("CH", "EEA", True),
        ("US", "EEA", True),
        ("CN", "EEA", True),
        ("unknown", "EEA", True),
        ("EEA", "BE", True),
        ("BE", "BE", False),
    ],
)
def test_data_of_unknown_whereabouts_counts_as_outside(kept: str, area: str, outside: bool) -> None:
    tool = Tool("a", "A", "A", "BE", "chat", data_kept=Fact(kept, "a source"))
    assert tool.data_kept_outside(area) is outside


def test_the_area_has_thirty_states() -> None:
    assert len(EEA) == 30


def test_loading_keeps_to_its_share_of_the_start() -> None:
    def load_ms() -> float:
        start = time.process_time_ns()
        Catalogue.load()
        return (time.process_time_ns() - start) / 1e6

    assert min(load_ms() for _ in range(5)) < 150  # 40 on a machine that does nothing else
