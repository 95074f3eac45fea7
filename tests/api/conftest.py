"""One service per test module, for the tests that do not need their own settings."""

from collections.abc import Iterator

import pytest

from tests.api.server import Running, running


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("service"), deadline_s=2, queue_size=8) as started:
        yield started
