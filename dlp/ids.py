"""Identifiers of requests and verdicts: ULIDs, sortable by time."""

import os
import time

_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's
_PAIRS = [first + second for first in _BASE32 for second in _BASE32]
_SHIFTS = range(120, -1, -10)


def new_id() -> str:
    """A ULID: 48 bits of time in milliseconds and 80 random ones, sortable, 26 characters."""
    number = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10))
    return "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
