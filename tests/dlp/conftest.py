"""One real scanner for the tests of this folder, its state in a fresh folder."""

import pytest

from dlp.scanner import Scanner, build_scanner
from dlp.settings import Settings


@pytest.fixture(scope="session")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Scanner:
    return build_scanner(Settings(data_dir=tmp_path_factory.mktemp("scanner")))
