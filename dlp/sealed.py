"""Maps from placeholders to values that travel sealed: nobody but us can read or change them.

A gateway or client carries the map of its own conversation; the service keeps nothing. ChaCha20
with Poly1305 under a key derived for each seal (HKDF-SHA-256 of the ring's "sealed-map" key and a
random salt), so that nonces cannot repeat. Bound to caller and conversation, and expiring.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from secrets import token_bytes
from struct import Struct

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from dlp.keys import KeyRing

PURPOSE = "sealed-map"
LIFETIME = timedelta(hours=1)
MAX_CHARS = 4_000_000  # of a sealed map that is opened
_VERSION = b"RM1"
_SALT_BYTES = 16
_EXPIRES = Struct("!Q")  # seconds since 1970
_NONCE = bytes(12)  # every seal has a key of its own


class SealError(Exception):
    """The map cannot be opened: `code` is malformed, foreign or expired. Quotes nothing."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def seal(
    values: Mapping[str, str],
    keys: KeyRing,
    *,
    caller: str,
    conversation: str = "",
    now: datetime | None = None,
    lifetime: timedelta = LIFETIME,
) -> str:
    """The map as text for URLs, headers and JSON.

    Args:
        values: placeholder to value, `<PERSON_1>` to the name.
        caller: authenticated name of the calling system; only it can have the map opened.
        conversation: whatever the caller ties the map to; the same is needed to open it.
    Cost: some 20 us and the length of the values.
    """
    expires = _EXPIRES.pack(int(((now or datetime.now(UTC)) + lifetime).timestamp()))
    salt = token_bytes(_SALT_BYTES)
    cipher = ChaCha20Poly1305(_key(keys.derive(PURPOSE), salt))
    bound = _bound(expires, caller, conversation)
    sealed = cipher.encrypt(_NONCE, orjson.dumps(dict(values)), bound)
    return urlsafe_b64encode(b"".join((_VERSION, salt, expires, sealed))).decode().rstrip("=")


def unseal(
    sealed: str, keys: KeyRing, *, caller: str, conversation: str = "", now: datetime | None = None
) -> dict[str, str]:
    """The map that seal() was given, under any key of the ring that is not retired.

    Raises: SealError: not one of ours, changed, another caller's or conversation's, or too old.
    """
    raw = _raw(sealed)
    at = len(_VERSION)
    salt, expires = raw[at : at + _SALT_BYTES], raw[at + _SALT_BYTES : at + _SALT_BYTES + 8]
    body = raw[at + _SALT_BYTES + 8 :]
    bound = _bound(expires, caller, conversation)
    for key in keys.candidates(PURPOSE):
        try:
            plain = ChaCha20Poly1305(_key(key, salt)).decrypt(_NONCE, body, bound)
        except InvalidTag:
            continue
        if _EXPIRES.unpack(expires)[0] < (now or datetime.now(UTC)).timestamp():
            raise SealError("expired")
        values: dict[str, str] = orjson.loads(plain)
        return values
    raise SealError("foreign")


def _raw(sealed: str) -> bytes:
    if len(sealed) > MAX_CHARS:
        raise SealError("malformed")
    try:
        raw = urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    except (Error, ValueError):
        raise SealError("malformed") from None
    if not raw.startswith(_VERSION) or len(raw) < len(_VERSION) + _SALT_BYTES + 8 + 16:
        raise SealError("malformed")
    return raw


def _key(key: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, PURPOSE.encode()).derive(key)


def _bound(expires: bytes, caller: str, conversation: str) -> bytes:
    """What the seal also covers; lengths part the fields."""
    fields = [
        caller.encode("utf-8", "surrogatepass"),
        conversation.encode("utf-8", "surrogatepass"),
    ]
    return b"".join((_VERSION, expires, *(b"%d:%b" % (len(f), f) for f in fields)))
