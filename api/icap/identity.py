"""Who sits behind the proxy, as ICAP headers say it; trusted only from proxies that are.

Squid sends plain names or base64 (`icap_client_username_encode`), ProxySG always base64 of a URI
(`WinNT://DOMAIN/user`), FortiGate either. A name can itself be valid base64 ("jan1" decodes), so
`auto` takes the decoded form only when it looks like an identity.
"""

from base64 import b64decode
from binascii import Error
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Literal

import regex as re

Encoding = Literal["auto", "base64", "plain"]

USER_HEADERS = ("x-authenticated-user", "x-client-username")  # the second is Squid's default
MAX_GROUPS = 200
MAX_CHARS = 1_000  # of a user's name
_SIGNS = ("://", "\\", "@", "=")  # of a URI, a domain name, an address, a distinguished name
_NEXT_GROUP = re.compile(r",(?=[A-Za-z0-9+.\-]{2,20}://)")  # commas also stand inside LDAP names
_COMMON_NAME = re.compile(r"(?i)(?:^|[/,])CN=((?:\\.|[^,\\])+)")


@dataclass(frozen=True, slots=True)
class Identity:
    """What the proxy says; every field may be missing."""

    client_ip: str | None = field(default=None, repr=False)
    user: str | None = field(default=None, repr=False)
    groups: tuple[str, ...] = field(default=(), repr=False)  # short names and whole ones


def identity(headers: Mapping[str, str], encoding: Encoding) -> Identity:
    """The identity in the ICAP headers (lower-case names). Raises: nothing; odd values are none."""
    user = next((headers[name] for name in USER_HEADERS if headers.get(name)), None)
    groups = headers.get("x-authenticated-groups")
    return Identity(
        _address(headers.get("x-client-ip")),
        decoded(user, encoding)[:MAX_CHARS] if user else None,
        _groups(decoded(groups, encoding)) if groups else (),
    )


def decoded(value: str, encoding: Encoding) -> str:
    """A header value without its base64, where it has one."""
    if encoding == "plain":
        return _utf8(value)
    try:
        text = b64decode(value, validate=True).decode("utf-8")
    except (Error, ValueError):
        return _utf8(value)
    likely = text.isprintable() and (encoding == "base64" or any(s in text for s in _SIGNS))
    return text if likely else _utf8(value)


def _utf8(value: str) -> str:
    """Header values are Latin-1 on the way; most proxies mean UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _groups(value: str) -> tuple[str, ...]:
    """Every group, whole and by its short name: `LDAP://dc/CN=hr,OU=city` is also `hr`."""
    whole = _NEXT_GROUP.split(value) if "://" in value else value.split(",")
    found: dict[str, None] = {}
    for group in (one.strip(" \t\"'") for one in whole[:MAX_GROUPS]):
        if group:
            found[short_name(group)] = None
            found[group] = None
    return tuple(found)


def short_name(group: str) -> str:
    """The name a person gives a group: the common name, or what stands behind the last slash."""
    common = _COMMON_NAME.search(group)
    if common is not None:
        return re.sub(r"\\(.)", r"\1", common[1])
    return re.split(r"[/\\]", group)[-1]


def _address(value: str | None) -> str | None:
    try:
        return str(ip_address((value or "").strip()))
    except ValueError:
        return None
