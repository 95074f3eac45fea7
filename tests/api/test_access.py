"""Who may do what: the gate by tables, then the real service with tokens, peers and origins."""

from collections.abc import Iterator
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from api.access import (
    ANY,
    OPEN,
    SCOPES,
    Gate,
    Peer,
    host_name,
    http_mistakes,
    is_loopback,
    peer_allowed,
    presented_token,
    scope_of,
)
from api.problems import Refused
from api.routers import all_routes
from dlp.settings import Settings, load_settings
from dlp.tokens import Token, digest, new_token, save_tokens
from tests.api.server import CANARY, Running, errors, launch, running

HOSTS = [
    ("127.0.0.1", True),
    ("127.8.9.1", True),
    ("::1", True),
    ("localhost", True),
    ("0.0.0.0", False),
    ("::", False),
    ("192.0.2.1", False),
    ("localhost.example.org", False),
    ("127.0.0.1.example.org", False),
]


@pytest.mark.parametrize(("host", "loopback"), HOSTS)
def test_is_loopback(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


SCOPE_CASES = [
    ("/healthz", "GET", OPEN),
    ("/docs/app.js", "GET", OPEN),
    ("/docsx", "GET", "scan"),
    ("/", "GET", OPEN),
    ("/", "POST", "scan"),
    ("/metrics", "GET", ANY),
    ("/v1/policy", "GET", "tune"),
    ("/v1/policy/", "GET", "tune"),
    ("/v1/feedback", "GET", "tune"),
    ("/v1/feedback", "POST", "scan"),
    ("/v1/scan/document", "POST", "scan"),
    ("/gateways/portkey", "POST", "scan"),
    ("/unknown", "GET", "scan"),
]


@pytest.mark.parametrize(("path", "method", "scope"), SCOPE_CASES)
def test_scope_of(path: str, method: str, scope: str) -> None:
    assert scope_of(path, method) == scope


def test_every_scope_is_of_an_address_that_exists() -> None:
    served = {str(getattr(route, "path", "")) for route in all_routes()}
    assert {path for path, _ in SCOPES} - served <= {"/health", "/why"}  # with an id


NAMES = [
    ("localhost:8080", "localhost"),
    ("[::1]:8080", "::1"),
    ("[::1]", "::1"),
    ("::1", "::1"),
    ("LOCALHOST", "localhost"),
    ("", ""),
    ("evil.example:80", "evil.example"),
]


@pytest.mark.parametrize(("host", "name"), NAMES)
def test_host_name(host: str, name: str) -> None:
    assert host_name(host) == name


PEERS = [
    ("10.1.2.3", ("10.0.0.0/8",), True),
    ("::ffff:10.1.2.3", ("10.0.0.0/8",), True),
    ("11.1.2.3", ("10.0.0.0/8",), False),
    ("fe80::1%eth0", ("fe80::/10",), True),
    (None, ("10.0.0.0/8",), False),
    ("nonsense", ("10.0.0.0/8",), False),
    ("11.1.2.3", (), True),
]


@pytest.mark.parametrize(("address", "networks", "allowed"), PEERS)
def test_peer_allowed(address: str | None, networks: tuple[str, ...], allowed: bool) -> None:
    assert peer_allowed(address, tuple(map(ip_network, networks))) is allowed


TOKENS = [
    ({"authorization": "Bearer abc"}, "abc"),
    ({"authorization": "bearer  abc "}, "abc"),
    ({"authorization": "Basic abc"}, None),
    ({"authorization": "Bearer "}, None),
    ({"x-api-key": "abc"}, "abc"),
    ({"authorization": "Bearer abc", "x-api-key": "def"}, "abc"),
    ({"authorization": "Basic abc", "x-api-key": "def"}, "def"),
    ({}, None),
]


@pytest.mark.parametrize(("headers", "token"), TOKENS)
def test_presented_token(headers: dict[str, str], token: str | None) -> None:
    assert presented_token(headers) == token


LOCAL = {"host": "127.0.0.1:8080"}
PAGES = [
    ("no browser", {}, {}, True),
    ("same origin", {"origin": "http://127.0.0.1:8080", "sec-fetch-site": "same-origin"}, {}, True),
    ("typed address", {"sec-fetch-site": "none"}, {}, True),
    ("other origin", {"origin": "https://evil.example"}, {}, False),
    ("other port", {"origin": "http://127.0.0.1:3000"}, {}, False),
    ("sandboxed page", {"origin": "null"}, {}, False),
    ("image from elsewhere", {"sec-fetch-site": "cross-site"}, {}, False),
    ("neighbour", {"sec-fetch-site": "same-site"}, {}, False),
    ("rebound name", {"host": "evil.example:8080"}, {}, False),
    ("no Host", {"host": ""}, {}, False),
    ("IPv6", {"host": "[::1]:8080"}, {}, True),
    ("localhost", {"host": "LocalHost"}, {}, True),
    (
        "invited extension",
        {"origin": "chrome-extension://abc", "sec-fetch-site": "cross-site"},
        {"allowed_origins": "chrome-extension://abc"},
        True,
    ),
    ("named host", {"host": "dlp.example"}, {"allowed_hosts": "dlp.example"}, True),
]


@pytest.mark.parametrize(
    ("headers", "settings", "allowed"),
    [pytest.param(headers, settings, ok, id=name) for name, headers, settings, ok in PAGES],
)
def test_web_pages_may_not_call(
    headers: dict[str, str], settings: dict[str, str], allowed: bool
) -> None:
    gate = Gate(load_settings(**settings), ())
    peer = Peer("127.0.0.1", None, {**LOCAL, **headers})
    if allowed:
        assert gate.admit(peer, "POST", "/v1/scan").name == "local"
    else:
        with pytest.raises(Refused, match="forbidden"):
            gate.admit(peer, "POST", "/v1/scan")


def test_envoy_may_repeat_another_host() -> None:
    peer = Peer("127.0.0.1", None, {"host": "chatgpt.com", "origin": "https://chatgpt.com"})
    assert Gate(load_settings(), ()).admit(peer, "POST", "/gateways/ext_authz/x").name == "local"


STARTS: list[tuple[dict[str, Any], int]] = [
    ({"host": "127.0.0.1"}, 0),
    ({"host": "0.0.0.0"}, 1),
    ({"host": "::"}, 1),
    ({"host": "0.0.0.0", "tokens_file": "t.yaml"}, 1),
    ({"host": "0.0.0.0", "tokens_file": "t.yaml", "insecure_plaintext": True}, 0),
    ({"host": "0.0.0.0", "tokens_file": "t.yaml", "tls_cert": "c", "tls_key": "k"}, 0),
    ({"host": "0.0.0.0", "tls_cert": "c", "tls_key": "k"}, 1),
    ({"host": "0.0.0.0", "tls_cert": "c", "tls_key": "k", "tls_client_ca": "a"}, 0),
    ({"host": "0.0.0.0", "allowed_peers": "10.0.0.0/8"}, 0),
]


@pytest.mark.parametrize(("settings", "mistakes"), STARTS)
def test_listens_beyond_this_machine_only_with_callers_named(
    settings: dict[str, Any], mistakes: int
) -> None:
    assert len(http_mistakes(load_settings(**settings))) == mistakes


def test_refuses_to_start(tmp_path: Path) -> None:
    with launch(tmp_path, host="0.0.0.0") as process:
        assert process.wait(20) == 3
    assert "DLP_TOKENS_FILE" in errors(tmp_path)


def test_network_callers_have_the_scopes_of_the_settings() -> None:
    settings = Settings(host="0.0.0.0", allowed_peers=("10.0.0.0/8",))
    gate = Gate(settings, ())
    assert gate.admit(Peer("10.1.1.1", None, {}), "POST", "/v1/scan").scopes == {"scan"}
    with pytest.raises(Refused, match="forbidden"):
        gate.admit(Peer("10.1.1.1", None, {}), "GET", "/v1/policy")
    with pytest.raises(Refused, match="forbidden"):
        gate.admit(Peer("11.1.1.1", None, {}), "GET", "/healthz")


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Running, dict[str, str]]]:
    folder = tmp_path_factory.mktemp("guarded")
    made = [new_token(scope, [scope]) for scope in ("scan", "tune", "audit")]
    save_tokens(folder / "tokens.yaml", [token for _, token in made])
    origin = "https://intranet.example"
    with running(folder, tokens_file=folder / "tokens.yaml", allowed_origins=origin) as service:
        yield service, {token.name: text for text, token in made}


RIGHTS = [
    ("POST", "/v1/scan", {"scan": 200, "tune": 403, "audit": 403, "none": 401, "wrong": 401}),
    ("GET", "/v1/policy", {"scan": 403, "tune": 200, "audit": 403, "none": 401, "wrong": 401}),
    ("GET", "/v1/feedback", {"scan": 403, "tune": 200, "audit": 403, "none": 401}),
    ("GET", "/metrics", {"scan": 200, "tune": 200, "audit": 200, "none": 401, "wrong": 401}),
    ("GET", "/healthz", {"scan": 200, "none": 200, "wrong": 200}),
    ("GET", "/nowhere", {"scan": 404, "none": 401}),
    ("GET", "/docs", {"none": 200}),
]


@pytest.mark.parametrize(("method", "path", "statuses"), RIGHTS)
def test_each_scope_opens_its_addresses(
    guarded: tuple[Running, dict[str, str]], method: str, path: str, statuses: dict[str, int]
) -> None:
    service, tokens = guarded
    tokens = {**tokens, "none": "", "wrong": CANARY}
    body = {"text": "x"} if method == "POST" else None
    for name, status in statuses.items():
        sent = [{"Authorization": f"Bearer {tokens[name]}"}, {"x-api-key": tokens[name]}]
        for headers in sent if tokens[name] else [{}]:
            answer = service.request(method, path, body, headers)
            assert (name, answer.status) == (name, status)
            if status == 401:
                assert answer.headers["www-authenticate"].startswith("Bearer")
                assert CANARY not in answer.body.decode()
    assert CANARY not in service.written()
    assert not any(text in service.written() for text in tokens.values() if text)


def test_caller_is_in_the_audit_record(guarded: tuple[Running, dict[str, str]]) -> None:
    service, tokens = guarded
    answer = service.request("POST", "/v1/scan", {"text": "x"}, {"x-api-key": tokens["scan"]})
    record = (service.folder / "data/audit/audit.jsonl").read_text().strip().splitlines()[-1]
    assert answer.json()["id"] in record
    assert '"caller":"scan"' in record


def test_invited_origin_gets_cors(guarded: tuple[Running, dict[str, str]]) -> None:
    service, tokens = guarded
    origin = {"Origin": "https://intranet.example", "Sec-Fetch-Site": "cross-site"}
    before = service.request("OPTIONS", "/v1/scan", None, origin)
    assert before.status == 204
    assert before.headers["access-control-allow-origin"] == "https://intranet.example"
    headers = {**origin, "x-api-key": tokens["scan"]}
    assert service.request("POST", "/v1/scan", {"text": "x"}, headers).status == 200
    other = service.request("OPTIONS", "/v1/scan", None, {"Origin": "https://evil.example"})
    assert (other.status, other.headers.get("access-control-allow-origin")) == (403, None)


def test_tokens_are_read_anew_at_a_reload(tmp_path: Path) -> None:
    import signal
    import time

    file = tmp_path / "tokens.yaml"
    old, new = ("dlp_old", "dlp_new")
    save_tokens(file, [Token(name="a", sha256=digest(old), scopes=("scan",))])
    with running(tmp_path, tokens_file=file) as service:
        save_tokens(file, [Token(name="a", sha256=digest(new), scopes=("scan",))])
        service.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 10
        while '"reloaded"' not in service.written() and time.monotonic() < until:
            time.sleep(0.02)
        for text, status in ((old, 401), (new, 200)):
            answer = service.request("POST", "/v1/scan", {"text": "x"}, {"x-api-key": text})
            assert answer.status == status
