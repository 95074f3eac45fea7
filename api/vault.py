"""Sealed maps of requests that are under way, for gateways that cannot carry them.

Held in memory only and for a while. What is held is sealed (dlp/sealed.py) and opened by workers
alone: nothing here is plaintext.
"""

import hashlib
import time
from collections import OrderedDict

LIFETIME_S = 900.0
MAX_MAPS = 50_000
MAX_BYTES = 200_000_000


class Vault:
    """Maps by caller and call; the oldest go first when there are too many."""

    def __init__(self, lifetime_s: float = LIFETIME_S) -> None:
        self._lifetime_s = lifetime_s
        self._maps: OrderedDict[bytes, tuple[float, str]] = OrderedDict()
        self._bytes = 0

    def __len__(self) -> int:
        return len(self._maps)

    def put(self, caller: str, call: str, sealed: str) -> None:
        """Hold a map; one of the same call is replaced."""
        key = _key(caller, call)
        self._drop(key)
        self._maps[key] = (time.monotonic() + self._lifetime_s, sealed)
        self._bytes += len(sealed)
        self._clean()

    def get(self, caller: str, call: str) -> str | None:
        """The map of a call, None when it is unknown or too old."""
        held = self._maps.get(_key(caller, call))
        if held is None or held[0] < time.monotonic():
            return None
        return held[1]

    def _drop(self, key: bytes) -> None:
        held = self._maps.pop(key, None)
        if held is not None:
            self._bytes -= len(held[1])

    def _clean(self) -> None:
        now = time.monotonic()
        while self._maps:
            key, (until, _) = next(iter(self._maps.items()))
            if until >= now and len(self._maps) <= MAX_MAPS and self._bytes <= MAX_BYTES:
                return
            self._drop(key)


def _key(caller: str, call: str) -> bytes:
    parts = (caller.encode("utf-8", "surrogatepass"), call.encode("utf-8", "surrogatepass"))
    return hashlib.sha256(b"%d:%b%b" % (len(parts[0]), *parts)).digest()
