"""Headers by which a vendor lets only some organisations' accounts in, where a proxy adds them.

The policy says which organisations (`tenants`); this table says how each vendor is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import regex as re

_UUID = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_DOMAIN = r"(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}"
_MICROSOFT = ("login.microsoftonline.com", "login.microsoft.com", "login.windows.net")


@dataclass(frozen=True, slots=True)
class Restriction:
    """How one vendor is told."""

    header: str
    hosts: tuple[str, ...]  # each with all under it
    form: str  # of one identifier, a pattern
    example: str
    source: str


RESTRICTIONS: Mapping[str, Restriction] = MappingProxyType(
    {
        "anthropic": Restriction(
            "anthropic-allowed-org-ids",
            ("claude.ai", "api.anthropic.com"),
            _UUID,
            "550e8400-e29b-41d4-a716-446655440000",
            "support.claude.com, article 13198485, read 2026-11-29",
        ),
        "chatgpt": Restriction(
            "ChatGPT-Allowed-Workspace-Id",
            ("chatgpt.com", "chat.openai.com", "auth.openai.com"),
            _UUID,
            "550e8400-e29b-41d4-a716-446655440000",
            "help.openai.com, article 20001323, read 2026-11-29; the hosts are not verified",
        ),
        "openai-api": Restriction(
            "OpenAI-Allowed-Organization-Ids",
            ("api.openai.com",),
            r"org-[A-Za-z0-9]{4,60}",
            "org-AbCdEf0123",
            "developers.openai.com, guide organization-blocking, read 2026-11-29",
        ),
        "google": Restriction(
            "X-GoogApps-Allowed-Domains",
            ("google.com",),
            rf"{_DOMAIN}|consumer_accounts|visitor_accounts",
            "city.example",
            "docs.trendmicro.com on tenancy restriction, read 2026-11-29; values and hosts by "
            "general knowledge, not verified",
        ),
        "microsoft": Restriction(
            "Restrict-Access-To-Tenants",
            _MICROSOFT,
            rf"{_DOMAIN}|{_UUID}",
            "city.onmicrosoft.com",
            "docs.trendmicro.com on tenancy restriction, read 2026-11-29; hosts by general "
            "knowledge, not verified",
        ),
        "microsoft-directory": Restriction(
            "Restrict-Access-Context",
            _MICROSOFT,
            _UUID,
            "550e8400-e29b-41d4-a716-446655440000",
            "as microsoft: the one directory that sets the restriction",
        ),
        "microsoft-personal": Restriction(
            "sec-Restrict-Tenant-Access-Policy",
            ("login.live.com",),
            "restrict-msa",
            "restrict-msa",
            "general knowledge, not verified: no personal Microsoft accounts",
        ),
    }
)


def mistake(key: str, identifier: str) -> str | None:
    """What is wrong with an identifier of a vendor in the table; None when nothing is."""
    known = RESTRICTIONS[key]
    if re.fullmatch(known.form, identifier, timeout=1.0):
        return None
    return f"is no identifier of {key}; one looks like {known.example}"


class TenantHeaders:
    """The headers to add, by host."""

    def __init__(self, tenants: Mapping[str, Sequence[str]]) -> None:
        """Args: tenants: identifiers by key of RESTRICTIONS, checked."""
        self._by_host: dict[str, list[tuple[str, str]]] = {}
        for key, identifiers in tenants.items():
            for host in RESTRICTIONS[key].hosts if identifiers else ():
                field = (RESTRICTIONS[key].header, ",".join(identifiers))
                self._by_host.setdefault(host, []).append(field)

    def __bool__(self) -> bool:
        return bool(self._by_host)

    def of(self, host: str) -> list[tuple[str, str]]:
        """Names and values for a host, lower case. Cost: linear in its labels."""
        found: list[tuple[str, str]] = []
        name = host
        while name:
            found += self._by_host.get(name, ())
            name = name.partition(".")[2]
        return found
