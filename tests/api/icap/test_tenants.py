"""Headers that are added to every request of a host, whatever else becomes of it."""

from collections.abc import Iterator
from typing import Any

import pytest

from api.icap.adapter import Changed
from api.icap.http_head import HttpHead
from api.icap.scope import Scope
from dlp.policy.catalogue import Catalogue
from dlp.policy.load import load_policy
from tests.api.icap.running import Running, Script, running
from tests.api.icap.wire import BODY, HTTP, chunks, reqmod

ID = "550e8400-e29b-41d4-a716-446655440000"
IEOF = b"0; ieof\r\n\r\n"
ADDED = HTTP[:-2] + b"X-Only: ours\r\n\r\n"
LARGE = bytes(range(256)) * 4_000


def adds(header: bytes) -> bytes:
    return HttpHead.parse(header).with_field("X-Only", "ours").raw()


@pytest.fixture
def server() -> Iterator[Running]:
    with running(Script(adds=adds)) as run:
        yield run


@pytest.mark.parametrize("path", ["/reqmod", "/unread"])
@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (chunks(BODY), {"Allow": "204"}),
        (chunks(BODY), {}),
        (chunks(BODY, last=IEOF), {"Allow": "204", "Preview": "1024"}),
        (chunks(b"hello") + chunks(b", world"), {"Allow": "204", "Preview": "5"}),
        (chunks() + chunks(BODY), {"Preview": "0"}),
        (chunks(LARGE[:100_000], LARGE[100_000:]), {}),
        (None, {"Allow": "204", "Preview": "0"}),
        (None, {}),
    ],
)
def test_nothing_goes_without_them(
    server: Running, path: str, body: bytes | None, headers: dict[str, Any]
) -> None:
    with server.connect() as client:
        for _ in range(2):  # and the connection is of further use
            client.send(reqmod(path=path, body=body, **headers))
            answer = client.answer()
            if answer[0] == 100:
                answer = client.answer()
            assert (answer[0], answer[2]) == (200, ADDED)
            large = body is not None and len(body) > 1_000_000
            assert answer[3] == (b"" if body is None else LARGE if large else BODY)


def test_a_request_that_was_changed_has_them_too() -> None:
    script = Script(lambda _m, _b: Changed("req", HTTP, b"clean"), adds=adds)
    with running(script) as server:
        _, _, http, body = server.call(reqmod(body=chunks(BODY), Allow="204"))
    assert (http, body) == (ADDED, b"clean")


def test_the_scope_adds_what_the_policy_says() -> None:
    policy, catalogue = load_policy(None), Catalogue.load()
    tenants = {"anthropic": (ID,)}
    scope = Scope(policy.tiers, catalogue, everything=False, tenants=tenants)
    own = b"Anthropic-Allowed-Org-Ids: mine\r\nAccept: */*\r\n\r\n"
    there = scope.restricted(b"GET https://claude.ai/ HTTP/1.1\r\nHost: claude.ai\r\n" + own)
    assert there is not None
    assert HttpHead.parse(there).all("anthropic-allowed-org-ids") == [ID]  # not the client's own
    for other in (
        b"GET https://chatgpt.com/ HTTP/1.1\r\n\r\n",
        b"CONNECT claude.ai:443 HTTP/1.1\r\n\r\n",
    ):
        assert scope.restricted(other) is None
    none = Scope(policy.tiers, catalogue, everything=False)
    assert none.restricted(b"GET https://claude.ai/ HTTP/1.1\r\n\r\n") is None
