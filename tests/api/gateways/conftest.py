"""The real scanner, built once for the gateways' tests."""

import pytest

from api.serving import build
from dlp.settings import Settings
from tests.api.gateways.worker import Worker


@pytest.fixture(scope="session")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Worker:
    return Worker(build(Settings(data_dir=tmp_path_factory.mktemp("gateways"))))
