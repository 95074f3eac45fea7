"""Starts the real service with the scanner of fake_scanner.py; settings come from DLP_*."""

import os
import sys

from api.serve import run
from dlp.errors import ConfigurationError
from dlp.settings import load_settings

if __name__ == "__main__":
    try:
        settings = load_settings()
    except ConfigurationError as error:
        sys.stderr.write("\n".join(error.mistakes))
        sys.exit(3)
    sys.exit(run(settings, factory=os.environ.get("FACTORY", "tests.api.fake_scanner:build")))
