"""One Squid, one Roeland and one origin for all tests that change nothing about them."""

from collections.abc import Iterator

import pytest

from tests.integrations.squid.network import Roeland, Squid, roeland, squid


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roeland]:
    started = roeland(tmp_path_factory.mktemp("roeland"), deadline_s=120)
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="session")
def shared_proxy(service: Roeland) -> Iterator[Squid]:
    with squid(service.icap_port) as started:
        yield started


@pytest.fixture
def proxy(shared_proxy: Squid) -> Squid:
    shared_proxy.origin.seen.clear()
    return shared_proxy
