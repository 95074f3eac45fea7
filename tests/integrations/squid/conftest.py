"""One Squid, one Roeland and one origin for all tests that change nothing about them."""

from collections.abc import Iterator

import pytest

from tests.integrations.squid.network import Roeland, Squid, roeland, squid


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roeland]:
    public = "https://dlp.city.example"
    started = roeland(tmp_path_factory.mktemp("roeland"), deadline_s=120, public_url=public)
    try:
        yield started
    finally:
        started.stop()


@pytest.fixture(scope="session")
def shared_proxy(service: Roeland) -> Iterator[Squid]:
    with squid(service.icap_port) as started:
        yield started


@pytest.fixture(scope="session")
def patient_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Squid]:
    """Rules only, and a Squid that waits on a busy machine: for what is large."""
    folder = tmp_path_factory.mktemp("rules")
    started = roeland(folder, names="off", workers=1, deadline_s=300, icap_deadline_s=280)
    try:
        waits = ("icap_io_timeout 40 seconds", "icap_io_timeout 300 seconds")
        with squid(started.icap_port, changed=[waits]) as running:
            yield running
    finally:
        started.stop()


@pytest.fixture
def proxy(shared_proxy: Squid) -> Squid:
    shared_proxy.origin.seen.clear()
    return shared_proxy
