"""Which hosts are judged at all, known in the listening process, so that the rest passes unread.

Only hosts of the catalogue, and those that the policy names itself, are read. What Roeland answers
for them is the workers' business; here stand just the tiers, loaded again whenever theirs are.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from api.icap.adapter import Mode
from api.icap.http_head import HttpHead
from dlp.data import Context
from dlp.policy.catalogue import Catalogue
from dlp.policy.destinations import DestinationError, parse
from dlp.policy.load import load_policy
from dlp.policy.tenants import TenantHeaders
from dlp.policy.tiers import TierList
from dlp.policy.tool import Tool
from dlp.settings import Settings

REMEMBERED = 4_096  # destinations whose scope is remembered; the memory is emptied when full


class Scope:
    """The tiers of one policy and catalogue."""

    def __init__(
        self,
        tiers: TierList,
        catalogue: Catalogue,
        *,
        everything: bool,
        tenants: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        self._tenants = TenantHeaders(tenants)
        self._tiers, self._catalogue, self._everything = tiers, catalogue, everything
        self._known: dict[tuple[str, bool], bool] = {}

    @classmethod
    def load(cls, settings: Settings, about: Mapping[str, Any]) -> "Scope":
        """As the settings say; `about` is what the workers have loaded.

        Raises: ConfigurationError; the workers have found none in the same files before.
        Cost: some 100 ms.
        """
        catalogue = Catalogue.load(own=[settings.catalogue] if settings.catalogue else [])
        policy = load_policy(
            settings.policy,
            extra_entities=[one["entity"] for one in about["entities"]],
            catalogue=[tool.key for tool in catalogue.tools],
        )
        everything = settings.icap_scope == "all"
        return cls(policy.tiers, catalogue, everything=everything, tenants=policy.policy.tenants)

    def restricted(self, header: bytes) -> bytes | None:
        """Request headers with those that let only the organisation's accounts in.

        A field of that name that the client sent itself is replaced. None where the policy asks
        for none. Raises: RemoteProtocolError.
        """
        if not self._tenants or header.startswith(b"CONNECT "):
            return None
        head = HttpHead.parse(header)
        try:
            fields = self._tenants.of(parse(head.url() or "").host)
        except DestinationError:
            return None
        for name, value in fields:
            head = head.with_field(name, value)
        return head.raw() if fields else None

    def covers(self, url: str, *, tunnel: bool = False) -> bool:
        """True when a request to this URL is to be read. Cost: a look-up, mostly.

        Args:
            tunnel: for CONNECT, which holds nothing: read (and so refused) to blocked tools only.
        """
        place = (url.partition("?")[0], tunnel)
        known = self._known.get(place)
        if known is None:
            known = self._judged(*place)
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[place] = known
        return known

    def _judged(self, place: str, tunnel: bool) -> bool:
        """Signing in and telemetry pass, unless the whole tool is blocked."""
        where = self._tiers.resolve(Context(destination=place, channel="proxy"), self._catalogue)
        if where.tier == "blocked":
            return True
        if tunnel:  # nothing to read in it but the name
            return False
        if where.tool is not None and self._is_overhead(where.tool, place):
            return False
        return self._everything or where.tier != "out_of_scope"

    def _is_overhead(self, tool: Tool, place: str) -> bool:
        """True for the tool's own identity, token and telemetry traffic, which holds no prompts.

        The path of a tool on a host where people sign in as well (github.com/copilot) is none.
        """
        try:
            at = parse(place)
        except DestinationError:
            return False
        if at.host in tool.identity_hosts:
            found = self._catalogue.match(at)
            return found is None or not found.site.shared
        return any(
            at.path == path or at.path.startswith(f"{path}/") for path in tool.telemetry_paths
        )


def request_mode(scope: Scope, header: bytes | None) -> Mode:
    """What to do with a request. One that says not where it goes is read: it may go anywhere.

    Raises: RemoteProtocolError.
    """
    if header is None:
        return "read"
    start = header.split(b" ", 2)
    if len(start) == 3 and start[1].startswith((b"https://", b"http://")):
        # Says itself where it goes, as all do but tunnels: no need to look at the other lines.
        return "read" if scope.covers(start[1].decode("latin-1")) else "pass"
    head = HttpHead.parse(header)
    url = head.url()
    covered = url is None or scope.covers(url, tunnel=head.method == "CONNECT")
    return "read" if covered else "pass"


def response_mode(scope: Scope, request: bytes | None, response: bytes | None, asked: str) -> Mode:
    """What to do with an answer: streams never wait, the rest as `icap_respmod` says."""
    if asked == "pass" or response is None:
        return "pass"
    kind = (HttpHead.parse(response).get("content-type") or "").lower()
    if kind.startswith(("text/event-stream", "application/x-ndjson", "application/grpc")):
        return "pass"
    return request_mode(scope, request)
