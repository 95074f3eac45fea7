"""The AI tool a request is on its way to: parse what a caller says, list and export what we know.

Callers write destinations in every spelling: a bare host, a URL with port and user name, upper
case, a trailing dot, Unicode. Parsing follows what browsers do (WHATWG URL Standard, read in
2025: backslash is slash, tab and line ends vanish, `https:host` has a host), because the host
that a browser would reach is the one to judge. Only host and path come out, and only the host
may be shown: paths and queries hold prompts and identifiers of conversations.
"""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

import idna
import regex as re

from dlp.policy.catalogue import Catalogue
from dlp.policy.tool import Fact, Tool

MAX_CHARS = 65_536  # a longer URL is refused unread
MAX_HOST = 253  # octets, RFC 1035 section 2.3.4
MAX_RAW_HOST = 1_000  # code points before Unicode and percent escapes are folded

_REMEDY = "give a host such as chatgpt.com or a URL such as https://chatgpt.com/"
_WEB_SCHEME = re.compile(r"(?i:https?|wss?):[/\\]*")
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[/\\]{2,}|[/\\]{2,}")
_AUTHORITY_END = re.compile(r"[/\\?#]")
_PATH_END = re.compile(r"[?#]")
_PORT = re.compile(r"[0-9]{0,5}")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*+")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_LINE_ENDS = str.maketrans("", "", "\t\r\n")
_BLANK = "".join(map(chr, range(0x21))) + "\x7f\x85\xa0\u200b\u2028\u2029\u3000\ufeff"


class DestinationError(ValueError):
    """The destination has no readable host. The message never quotes what came in."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a request goes. `host` may be shown and stored; `path` is for matching only."""

    host: str  # lower case, ASCII, no port, no trailing dot; IPv6 in brackets
    path: str = field(default="/", repr=False)  # starts with "/", no query, no "." or ".."


def parse(text: str) -> Destination:
    """Read a host or URL as a browser would.

    Args:
        text: at most MAX_CHARS code points.
    Raises:
        DestinationError: too long, no host, or a host, port or IPv6 address that cannot be.
    Cost: linear in the text.
    """
    if len(text) > MAX_CHARS:
        raise DestinationError(f"destination is longer than {MAX_CHARS:,} characters; {_REMEDY}")
    rest = text.translate(_LINE_ENDS).strip(_BLANK)
    scheme = _WEB_SCHEME.match(rest) or _ANY_SCHEME.match(rest)
    if scheme:
        rest = rest[scheme.end() :]
    end = _AUTHORITY_END.search(rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    return Destination(_host(authority.rpartition("@")[2].strip(_BLANK)), _path(tail))


def _host(authority: str) -> str:
    """The host of `host`, `host:port`, `[IPv6]:port` or a bare IPv6 address, folded."""
    if authority.startswith("[") or authority.count(":") > 1:
        return _ipv6(authority)
    host, _, port = authority.partition(":")
    _check_port(port)
    if not host:
        raise DestinationError(f"destination has no host; {_REMEDY}")
    if len(host) > MAX_RAW_HOST:
        raise DestinationError(f"destination's host is longer than {MAX_HOST} octets; {_REMEDY}")
    if "%" in host:
        host = unquote(host, errors="replace")
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except UnicodeError:
            raise DestinationError(
                f"destination's host is no valid international name; {_REMEDY}"
            ) from None
    host = host.lower().removesuffix(".")
    if len(host) > MAX_HOST:
        raise DestinationError(f"destination's host is longer than {MAX_HOST} octets; {_REMEDY}")
    if not _HOST.fullmatch(host):
        raise DestinationError(
            f"destination's host has an empty or overlong label, or a character no host has; "
            f"{_REMEDY}"
        )
    return host


def _ipv6(authority: str) -> str:
    """The compressed IPv6 address in brackets."""
    inner, port = authority, ""
    if authority.startswith("["):
        inner, closed, after = authority[1:].partition("]")
        if not closed or (after and not after.startswith(":")):
            raise DestinationError(f"destination has an unclosed IPv6 bracket; {_REMEDY}")
        port = after[1:]
    _check_port(port)
    try:
        address = ipaddress.IPv6Address(inner.partition("%")[0])
    except ValueError:
        raise DestinationError(f"destination's IPv6 address cannot be read; {_REMEDY}") from None
    return f"[{address.compressed}]"


def _check_port(port: str) -> None:
    if not _PORT.fullmatch(port) or (port and int(port) > 65_535):
        raise DestinationError(f"destination's port is no number from 0 to 65535; {_REMEDY}")


def _path(tail: str) -> str:
    """The path with slashes, escapes of plain characters and dot segments folded.

    `/i/%67rok`, `//i/./grok` and `\\i\\grok` are `/i/grok` to the server, so they are here.
    """
    end = _PATH_END.search(tail)
    path = (tail[: end.start()] if end else tail).rstrip(_BLANK).replace("\\", "/")
    if "%" in path:
        path = _ESCAPE.sub(_plain, _STRAY_PERCENT.sub("%25", path))
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    folder = kept and segments[-1] in ("", ".", "..")
    return "/" + "/".join(kept) + ("/" if folder else "")


def _plain(escape: "re.Match[str]") -> str:
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else f"%{escape[1].upper()}"


def listing(catalogue: Catalogue) -> list[dict[str, object]]:
    """Every tool as plain data, by key, for `dlp destinations list`."""
    return [described(tool) for tool in catalogue.tools]


def described(tool: Tool) -> dict[str, object]:
    """One tool as plain data: names, hosts as written in the catalogue, facts with sources."""
    return {
        "key": tool.key,
        "name": tool.name,
        "vendor": tool.vendor,
        "country": tool.country,
        "kind": tool.kind,
        "hosts": [str(site) for site in tool.sites],
        "models": list(tool.models),
        "data_kept": _fact(tool.data_kept),
        "trains_on_input": _fact(tool.trains_on_input),
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {"value": fact.value, "source": fact.source, "note": fact.note}


def checked(catalogue: Catalogue, text: str) -> dict[str, object]:
    """What the catalogue knows of one host or URL, for `dlp destinations check`.

    Raises:
        DestinationError: as parse().
    """
    destination = parse(text)
    hit = catalogue.match(destination)
    return {
        "host": destination.host,
        "known": hit is not None,
        "matched": str(hit.site) if hit else None,
        "tool": described(hit.tool) if hit else None,
    }


def squid_hosts(
    catalogue: Catalogue, keys: Iterable[str] | None = None, *, shared: bool = True
) -> list[str]:
    """Lines for a Squid `dstdomain` list: the hosts of the tools named, or of all tools.

    A leading dot stands for the domain and all under it. No line lies under another one, which
    Squid refuses for the whole list.

    Args:
        keys: catalogue keys; None for every tool.
        shared: with hosts of which only some paths are AI tools (x.com for /i/grok). Squid
            cannot see paths before it decrypts, so a list that chooses what is decrypted and
            scanned needs them, and a list that refuses connections must not have them.
    Raises:
        KeyError: a key the catalogue does not have.
    """
    chosen = _chosen(catalogue, keys)
    sites = [site for tool in chosen for site in tool.sites if shared or not site.shared]
    domains = {site.host for site in sites if site.subdomains}
    lines = {f".{host}" for host in domains if not _under(host, domains)}
    lines |= {
        site.host
        for site in sites
        if not site.subdomains and site.host not in domains and not _under(site.host, domains)
    }
    return sorted(lines, key=lambda line: line.removeprefix("."))


def squid_sign_in_hosts(catalogue: Catalogue, keys: Iterable[str] | None = None) -> list[str]:
    """As squid_hosts(), for where people sign in to the tools: a proxy need not decrypt these.

    A host of which some paths are an AI tool (github.com for /copilot) is not among them.

    Raises:
        KeyError: a key the catalogue does not have.
    """
    hosts = {host for tool in _chosen(catalogue, keys) for host in tool.identity_hosts}
    return sorted(hosts - {site.host for tool in catalogue.tools for site in tool.sites})


def _chosen(catalogue: Catalogue, keys: Iterable[str] | None) -> Iterable[Tool]:
    return catalogue.tools if keys is None else [catalogue[key] for key in keys]


def _under(host: str, domains: set[str]) -> bool:
    """True when a parent of the host is one of the domains."""
    while host := host.partition(".")[2]:
        if host in domains:
            return True
    return False
