"""For mitmproxy in the tests: every name leads to the origin on this machine."""

import os
from typing import Any


def server_connect(data: Any) -> None:
    """Change the address, not the name."""
    data.server.address = ("127.0.0.1", int(os.environ["ORIGIN_PORT"]))
