"""Who may do what over HTTP: peers, tokens, scopes, and no web page that was not invited.

Order for each request: the address of the peer, the Host name (against DNS rebinding), the Origin
(against pages in a browser), the caller, the scope. What is not listed in SCOPES needs `scan`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from api.problems import Refused, forbidden, unauthenticated
from dlp.settings import SCOPES as ALL_SCOPES
from dlp.settings import Network, Settings
from dlp.tokens import Token, find_token

OPEN = "open"  # no caller needed: nothing in the answer depends on content or organisation
ANY = "any"  # any known caller

# Address and method to scope; "" is every method. The longest address that fits wins.
SCOPES: Mapping[tuple[str, str], str] = {
    ("/", "GET"): OPEN,
    ("/healthz", ""): OPEN,
    ("/readyz", ""): OPEN,
    ("/health", ""): OPEN,
    ("/openapi.json", ""): OPEN,
    ("/docs", ""): OPEN,
    ("/why", ""): OPEN,  # for whoever has the id: kinds and advice, no content
    ("/metrics", ""): ANY,
    ("/v1/entities", ""): ANY,
    ("/v1/recognizers", ""): ANY,
    ("/v1/policy", ""): "tune",
    ("/v1/registered", ""): "tune",
    ("/v1/feedback", "GET"): "tune",
    ("/v1/feedback", "POST"): "scan",
    ("/v1/scan", ""): "scan",
}
# Envoy repeats the Host and Origin of the request it asks about, which are not ours; a page that
# explains a block is reached by a link on the AI tool's page.
FOREIGN_HOST = ("/gateways/ext_authz", "/why/")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls, by name only, and what that caller may do."""

    name: str
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Peer:
    """What is known of a request's sender before its body is read."""

    address: str | None
    certificate_name: str | None  # of a verified client certificate
    headers: Mapping[str, str]  # lower-case names


def is_loopback(host: str) -> bool:
    """True for an address or name that only this machine can reach."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def listener_mistakes(
    name: str,
    host: str,
    *,
    tokens: bool,
    client_certificates: bool,
    peers: bool,
    tls: bool,
    insecure_plaintext: bool,
) -> list[str]:
    """Why a listener must not start; for every listener (HTTP, ICAP, ext_proc) alike."""
    if is_loopback(host):
        return []
    mistakes = []
    if not (tokens or client_certificates or peers):
        mistakes.append(
            f"{name}: listens beyond this machine without callers named; set DLP_TOKENS_FILE, "
            "DLP_TLS_CLIENT_CA or DLP_ALLOWED_PEERS, or listen on 127.0.0.1"
        )
    if tokens and not tls and not insecure_plaintext:
        mistakes.append(
            f"{name}: tokens would travel in the clear; set DLP_TLS_CERT and DLP_TLS_KEY, or "
            "give --insecure-plaintext where a proxy in front does TLS"
        )
    return mistakes


def http_mistakes(settings: Settings) -> list[str]:
    """Why the HTTP service must not start with these settings."""
    return listener_mistakes(
        "http",
        settings.host,
        tokens=settings.tokens_file is not None,
        client_certificates=settings.tls_client_ca is not None,
        peers=bool(settings.allowed_peers),
        tls=settings.tls_cert is not None,
        insecure_plaintext=settings.insecure_plaintext,
    )


def icap_mistakes(settings: Settings) -> list[str]:
    """Why the ICAP service must not start with these settings: proxies send no tokens."""
    if settings.icap_port is None:
        return []
    found = listener_mistakes(
        "icap",
        settings.icap_host or settings.host,
        tokens=False,
        client_certificates=settings.tls_client_ca is not None and settings.icap_tls is not False,
        peers=bool(settings.icap_allowed_peers or settings.allowed_peers),
        tls=settings.tls_cert is not None,
        insecure_plaintext=settings.insecure_plaintext,
    )
    remedy = "set DLP_ICAP_ALLOWED_PEERS to the proxies' addresses"
    return [one.replace("set DLP_TOKENS_FILE", remedy) for one in found]


def ext_proc_mistakes(settings: Settings) -> list[str]:
    """Why ext_proc must not start with these settings: Envoy sends no tokens."""
    if settings.ext_proc_port is None:
        return []
    found = listener_mistakes(
        "ext_proc",
        settings.ext_proc_host or settings.host,
        tokens=False,
        client_certificates=settings.tls_client_ca is not None,
        peers=bool(settings.allowed_peers),
        tls=settings.tls_cert is not None,
        insecure_plaintext=settings.insecure_plaintext,
    )
    return [one.replace("set DLP_TOKENS_FILE", "set DLP_ALLOWED_PEERS") for one in found]


def scope_of(path: str, method: str) -> str:
    """The scope that a request needs: of the longest listed address that it lies under."""
    parts = path.rstrip("/").split("/")
    while parts:
        prefix = "/".join(parts) or "/"
        if prefix == "/" and path != "/":
            break
        for key in ((prefix, method), (prefix, "")):
            if key in SCOPES:
                return SCOPES[key]
        parts.pop()
    return "scan"


def peer_allowed(address: str | None, networks: tuple[Network, ...]) -> bool:
    """True when no network is named or the address is in one of them."""
    if not networks:
        return True
    try:
        parsed = ip_address((address or "").partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in networks)


class Gate:
    """Decides on each request of one listener; `tokens` is replaced at a reload."""

    def __init__(self, settings: Settings, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self._settings = settings
        self._hosts = LOOPBACK_NAMES | {name.lower() for name in settings.allowed_hosts}
        self._local = is_loopback(settings.host) and settings.tokens_file is None

    def admit(self, peer: Peer, method: str, path: str) -> Caller:
        """The caller. Raises: Refused with 401 or 403."""
        if not peer_allowed(peer.address, self._settings.allowed_peers):
            raise Refused(forbidden("this address may not connect; see DLP_ALLOWED_PEERS"))
        if not path.startswith(FOREIGN_HOST):
            self._refuse_pages(peer.headers)
        needed = scope_of(path, method)
        caller = self._caller(peer, needed)
        if needed not in (OPEN, ANY) and needed not in caller.scopes:
            raise Refused(forbidden(f"{method} here needs scope {needed}, which the caller lacks"))
        return caller

    def admit_preflight(self, peer: Peer) -> None:
        """Whether to tell what an address takes: no caller is needed. Raises: Refused with 403."""
        if not peer_allowed(peer.address, self._settings.allowed_peers):
            raise Refused(forbidden("this address may not connect; see DLP_ALLOWED_PEERS"))
        self._refuse_pages(peer.headers)

    def origin_allowed(self, origin: str) -> bool:
        """True for a browser origin that the settings name."""
        return origin in self._settings.allowed_origins

    def _refuse_pages(self, headers: Mapping[str, str]) -> None:
        """Refuse what a web page in somebody's browser may have made it send."""
        host = headers.get("host", "")
        if self._local and host_name(host) not in self._hosts:
            detail = "the Host is not a name of this machine; add it to DLP_ALLOWED_HOSTS"
            raise Refused(forbidden(detail))
        origin = headers.get("origin")
        if origin is not None and self.origin_allowed(origin):
            return
        foreign = origin is not None and urlsplit_host(origin) != host.lower()
        if foreign or headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            detail = "web pages of other origins may not call; see DLP_ALLOWED_ORIGINS"
            raise Refused(forbidden(detail))

    def _caller(self, peer: Peer, needed: str) -> Caller:
        if self._settings.tokens_file is not None:
            given = peer.headers.get("dlp-token") or presented_token(peer.headers)
            token = find_token(self.tokens, given) if given else None
            if token is not None:
                return Caller(token.name, frozenset(token.scopes))
            if needed == OPEN:
                return Caller("anonymous", frozenset())
            detail = "the token is not known" if given else "no token was sent"
            remedy = "send it as 'Authorization: Bearer' or 'x-api-key'"
            raise Refused(unauthenticated(f"{detail}; {remedy}"))
        scopes = frozenset(self._settings.peer_scopes)
        if peer.certificate_name is not None:
            return Caller(peer.certificate_name, scopes)
        if self._settings.allowed_peers:
            return Caller("peer", scopes)
        if is_loopback(self._settings.host):
            return Caller("local", frozenset(ALL_SCOPES))
        raise Refused(unauthenticated("a client certificate is needed"))


def presented_token(headers: Mapping[str, str]) -> str | None:
    """The token of a request: `Authorization: Bearer` before `x-api-key`."""
    kind, _, value = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and value.strip():
        return value.strip()
    return headers.get("x-api-key") or None


def host_name(host: str) -> str:
    """The name of a Host header without its port and without brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.rpartition(":")[0].lower() if host.count(":") == 1 else host.lower()


def urlsplit_host(origin: str) -> str:
    """Host and port of an origin, lower-case; "" for `null` and what is no URL."""
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""
