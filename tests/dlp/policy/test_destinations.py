"""Destinations in every spelling; lists for people and for Squid."""

import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dlp.policy.catalogue import Catalogue
from dlp.policy.destinations import (
    MAX_CHARS,
    Destination,
    DestinationError,
    checked,
    listing,
    parse,
    squid_hosts,
    squid_sign_in_hosts,
)

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    ("text", "host", "path"),
    [
        ("chatgpt.com", "chatgpt.com", "/"),
        ("https://chatgpt.com/c/1", "chatgpt.com", "/c/1"),
        ("https://chatgpt.com", "chatgpt.com", "/"),
        ("  https://chatgpt.com/c/1  ", "chatgpt.com", "/c/1"),
        ("\u00a0chatgpt.com\ufeff", "chatgpt.com", "/"),
        ("HTTPS://ChatGPT.COM/C/1", "chatgpt.com", "/C/1"),
        ("chatgpt.com.", "chatgpt.com", "/"),
        ("chatgpt.com:443", "chatgpt.com", "/"),
        ("chatgpt.com:", "chatgpt.com", "/"),
        ("chatgpt.com:8443/c/1", "chatgpt.com", "/c/1"),
        ("https://jan:geheim@chatgpt.com/c/1", "chatgpt.com", "/c/1"),
        ("https://chatgpt.com@evil.example/", "evil.example", "/"),
        ("https://a@b@chatgpt.com/", "chatgpt.com", "/"),
        ("https://chatgpt.com/c/1?q=85.07.30#deel", "chatgpt.com", "/c/1"),
        ("chatgpt.com?q=1", "chatgpt.com", "/"),
        ("chatgpt.com#a", "chatgpt.com", "/"),
        ("//chatgpt.com/c", "chatgpt.com", "/c"),
        ("https:chatgpt.com", "chatgpt.com", "/"),
        ("https:/chatgpt.com/c", "chatgpt.com", "/c"),
        ("https:\\\\chatgpt.com\\c\\1", "chatgpt.com", "/c/1"),
        ("https:////chatgpt.com", "chatgpt.com", "/"),
        ("wss://chatgpt.com/ws", "chatgpt.com", "/ws"),
        ("icap://scanner.example:1344/reqmod", "scanner.example", "/reqmod"),
        ("ht\ntps://chat\tgpt.com/\r\nc", "chatgpt.com", "/c"),
        ("https://chat%67pt.com/", "chatgpt.com", "/"),
        ("https://ｃｈａｔｇｐｔ．ｃｏｍ/", "chatgpt.com", "/"),
        ("chatgpt。com", "chatgpt.com", "/"),
        ("https://bücher.example/", "xn--bcher-kva.example", "/"),
        ("https://XN--BCHER-KVA.example/", "xn--bcher-kva.example", "/"),
        ("https://сhatgpt.com/", "xn--hatgpt-hrf.com", "/"),  # Cyrillic first letter
        ("localhost:8080", "localhost", "/"),
        ("my_tool.example", "my_tool.example", "/"),
        ("192.0.2.7:80/a", "192.0.2.7", "/a"),
        ("http://[2001:DB8::1]:8080/a", "[2001:db8::1]", "/a"),
        ("[::1]", "[::1]", "/"),
        ("2001:db8:0:0::1", "[2001:db8::1]", "/"),
        ("http://[fe80::1%25eth0]/", "[fe80::1]", "/"),
        ("x.com/i/%67rok", "x.com", "/i/grok"),
        ("x.com/i/%2567rok", "x.com", "/i/%2567rok"),
        ("x.com/i/gr%6fk/%e2%82%ac", "x.com", "/i/grok/%E2%82%AC"),
        ("x.com/a%2fb", "x.com", "/a%2Fb"),
        ("x.com/100%", "x.com", "/100%25"),
        ("x.com//i///grok/", "x.com", "/i/grok/"),
        ("x.com/a/../i/./grok", "x.com", "/i/grok"),
        ("x.com/../../i/grok/..", "x.com", "/i/"),
        ("x.com/%2e%2e/i/grok", "x.com", "/i/grok"),
    ],
)
def test_a_destination_is_read_as_a_browser_reads_it(text: str, host: str, path: str) -> None:
    assert parse(text) == Destination(host, path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "has no host"),
        ("   ", "has no host"),
        ("https://", "has no host"),
        ("https://:443/", "has no host"),
        ("/etc/passwd", "has no host"),
        ("?q=1", "has no host"),
        ("https://?q", "has no host"),
        (".", "empty or overlong label"),
        ("chatgpt..com", "empty or overlong label"),
        (".chatgpt.com", "empty or overlong label"),
        ("chatgpt.com..", "empty or overlong label"),
        ("*.chatgpt.com", "a character no host has"),
        ("chat gpt.com", "a character no host has"),
        ("https://chat%2fgpt.com", "a character no host has"),
        ("https://chat%00gpt.com", "a character no host has"),
        (f"{'a' * 64}.example", "empty or overlong label"),
        (".".join(["a" * 60] * 5), "longer than 253 octets"),
        ("a" * 2_000, "longer than 253 octets"),
        ("chatgpt.com:99999", "port is no number"),
        ("chatgpt.com:8a", "port is no number"),
        ("javascript:alert(1)", "port is no number"),
        ("http://[::1", "unclosed IPv6 bracket"),
        ("http://[::1]x", "unclosed IPv6 bracket"),
        ("http://[::g]/", "IPv6 address cannot be read"),
        ("1:2:3", "IPv6 address cannot be read"),
        ("https://\u2603\ufe0f..example", "no valid international name"),
        ("a" * (MAX_CHARS + 1), "longer than 65,536 characters"),
    ],
)
def test_what_has_no_host_is_refused_without_quoting_it(text: str, says: str) -> None:
    with pytest.raises(DestinationError) as caught:
        parse(text)
    said = str(caught.value)
    assert says in said
    assert "; give a host such as chatgpt.com" in said
    assert caught.value.__cause__ is None
    assert text.strip(" .:/") in ("", "https") or text not in said


def test_what_is_shown_holds_neither_path_nor_query_nor_user() -> None:
    destination = parse("https://jan:CANARY1@chatgpt.com:443/CANARY2?CANARY3#CANARY4")
    assert repr(destination) == "Destination(host='chatgpt.com')"
    assert "CANARY" not in str(checked(CATALOGUE, "https://chatgpt.com/CANARY?CANARY#CANARY"))


HOSTLIKE = st.text("aZ09.-_:/\\@[]%?# \t\u00e9\uff0e\u3002xn", max_size=40)


@given(st.one_of(st.text(max_size=60), HOSTLIKE, HOSTLIKE.map("https://{}".format)))
@example("%%361")
@example("a/%%361")
@example("a/b /..")
@example("a/b \u00a0?c")
@example("http:a/http://b")
@example("http://http")
@example("[::ffff:1.2.3.4]/..")
def test_parsing_never_crashes_and_is_stable(text: str) -> None:
    try:
        destination = parse(text)
    except DestinationError:
        return
    assert destination.host == destination.host.lower()
    assert destination.host.isascii()
    assert destination.path.startswith("/")
    assert not set("?#\\") & set(destination.path)
    assert parse(f"https://{destination.host}{destination.path}") == destination
    assert parse(f"{destination.host}{destination.path}") == destination
    CATALOGUE.find(destination)


@pytest.mark.parametrize(
    "text",
    [
        "a." * (MAX_CHARS // 2),
        "a/" + "../" * (MAX_CHARS // 3 - 1),
        "a/" + "%" * (MAX_CHARS - 2),
        "a/" + "%41" * (MAX_CHARS // 3 - 1),
        "@" * MAX_CHARS,
        ":" * MAX_CHARS,
        "[" * MAX_CHARS,
        "é." * 499,
        "xn--" * 200,
        "http:" + "/" * (MAX_CHARS - 5),
        "0:" * (MAX_CHARS // 2),
    ],
)
def test_hostile_destinations_cost_linear_time(text: str) -> None:
    start = time.process_time_ns()
    with suppress(DestinationError):
        CATALOGUE.find(parse(text))
    assert (time.process_time_ns() - start) / 1e9 < 0.5


def own(tmp_path: Path) -> Catalogue:
    file = tmp_path / "own.yaml"
    file.write_text(
        """\
schema: 1
tools:
  - key: wide
    name: Wide
    vendor: W
    country: BE
    kind: chat
    hosts: [.wide.example, a.b.wide.example, wide.example, .notwide.example]
  - key: api
    name: Api
    vendor: W
    country: BE
    kind: api
    hosts: [api.wide.example, .deep.api.wide.example, only.example, sub.only.example]
    data_kept: {value: BE, source: "a contract", note: "a note"}
  - {key: part, name: P, vendor: W, country: BE, kind: chat,
     hosts: [{host: .big.example, paths: [/ai]}, {host: x.big.example, paths: [/ai]}]}
  - {key: model-only, name: M, vendor: W, country: BE, kind: api, models: ["mmm-*"]}
""",
        "utf-8",
    )
    return Catalogue.load(shipped=file)


@pytest.mark.parametrize(
    ("keys", "shared", "lines"),
    [
        (["wide"], True, [".notwide.example", ".wide.example"]),
        (["api"], True, ["api.wide.example", ".deep.api.wide.example", "only.example",
                         "sub.only.example"]),
        (["wide", "api"], True, [".notwide.example", "only.example", "sub.only.example",
                                 ".wide.example"]),
        (["part"], True, [".big.example"]),
        (["part"], False, []),
        (["model-only"], True, []),
        ([], True, []),
        (None, False, [".notwide.example", "only.example", "sub.only.example", ".wide.example"]),
    ],
)  # fmt: skip
def test_no_squid_line_lies_under_another(
    tmp_path: Path, keys: list[str] | None, shared: bool, lines: list[str]
) -> None:
    assert squid_hosts(own(tmp_path), keys, shared=shared) == lines


def test_squid_lines_cover_every_host_of_the_shipped_catalogue() -> None:
    lines = squid_hosts(CATALOGUE)
    domains = {line[1:] for line in lines if line.startswith(".")}
    for line in lines:
        labels = line.removeprefix(".").split(".")
        parents = {".".join(labels[cut:]) for cut in range(1, len(labels))}
        assert not parents & domains
        assert line == line.lower()
    for tool in CATALOGUE.tools:
        for site in tool.sites:
            labels = site.host.split(".")
            covering = {".".join(labels[cut:]) for cut in range(len(labels))}
            assert covering & domains or (site.host in lines and not site.subdomains)


def test_a_list_that_refuses_connections_leaves_shared_hosts_out() -> None:
    assert ".x.com" in squid_hosts(CATALOGUE, ["grok"])
    assert squid_hosts(CATALOGUE, ["grok", "deepseek"], shared=False) == [
        ".deepseek.ai",
        ".deepseek.chat",
        ".deepseek.cn",
        ".deepseek.com",
        ".grok.com",
        ".grok.x.com",
        ".grokipedia.com",
        ".grokusercontent.com",
        ".x.ai",
    ]


def test_where_people_sign_in_is_no_place_of_a_tool() -> None:
    hosts = squid_sign_in_hosts(CATALOGUE)
    assert hosts == sorted(hosts)
    assert {"auth.openai.com", "accounts.google.com", "login.microsoftonline.com"} <= set(hosts)
    assert "github.com" not in hosts  # /copilot is a tool
    assert squid_sign_in_hosts(CATALOGUE, ["grok"]) == ["accounts.x.ai"]


def test_an_unknown_key_is_told() -> None:
    with pytest.raises(KeyError, match="nonesuch"):
        squid_hosts(CATALOGUE, ["nonesuch"])


def test_check_and_list_give_plain_data(tmp_path: Path) -> None:
    catalogue = own(tmp_path)
    api = {
        "key": "api",
        "name": "Api",
        "vendor": "W",
        "country": "BE",
        "kind": "api",
        "hosts": ["api.wide.example", ".deep.api.wide.example", "only.example", "sub.only.example"],
        "models": [],
        "data_kept": {"value": "BE", "source": "a contract", "note": "a note"},
        "trains_on_input": {"value": "unknown", "source": "", "note": ""},
    }
    assert [entry["key"] for entry in listing(catalogue)] == ["api", "model-only", "part", "wide"]
    assert listing(catalogue)[0] == api
    assert checked(catalogue, "https://API.wide.example/v1") == {
        "host": "api.wide.example",
        "known": True,
        "matched": "api.wide.example",
        "tool": api,
    }
    assert checked(catalogue, "a.big.example/ai/x")["matched"] == ".big.example (/ai)"
    assert checked(catalogue, "other.example") == {
        "host": "other.example",
        "known": False,
        "matched": None,
        "tool": None,
    }
