"""Identifiers of requests and verdicts: ULIDs, sortable by time."""

import os
import time

_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's


def new_id() -> str:
    """A ULID: 48 bits of time in milliseconds and 80 random ones, sortable, 26 characters."""
    number = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10))
    return "".join(_BASE32[number >> shift & 31] for shift in range(125, -1, -5))
