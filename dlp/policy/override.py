"""Override tokens: a caller repeats a request and says that this time it may pass.

A token names the rules it lifts and is bound, by an HMAC, to the content, the place it goes to,
the calling system, the user and the time. It holds none of these but the rule names and the time.
Ten minutes, once per store. The rules it does not name still decide.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from dlp.data import Context
from dlp.errors import OverrideError
from dlp.keys import KeyRing
from dlp.policy.destinations import DestinationError, parse
from dlp.store import Store

VALID = timedelta(minutes=10)
PURPOSE = "override"
MAX_TOKEN = 4096  # characters

_VERSION = b"\x01"
_NONCE = 16  # bytes
_MAC = 32  # bytes
_HEAD = 1 + 5 + _NONCE  # version, seconds since 1970, nonce

_AGAIN = "send the request again without options.override for a new token"
_REMEDIES = {
    "used": f"options.override.token: was used before and counts once; {_AGAIN}",
    "expired": f"options.override.token: is older than {VALID.seconds // 60} minutes; {_AGAIN}",
    "foreign": f"options.override.token: belongs to another request or caller; {_AGAIN}",
    "malformed": f"options.override.token: is no token of ours; {_AGAIN}",
}


def content_of(content: Mapping[str, Any], context: Context) -> bytes:
    """What a token is bound to: the request's content, the place it goes to and the user.

    Of a URL only the host counts: a chat gets its address while one types.
    """
    where = {
        "destination": _host(context.destination),
        "model": context.model,
        "account": context.account,
        "user": context.user,
    }
    request = {"content": content, "context": where}
    return hashlib.sha256(json.dumps(request, sort_keys=True).encode("ascii")).digest()


def _host(destination: str | None) -> str | None:
    if destination is None:
        return None
    try:
        return parse(destination).host
    except DestinationError:
        return destination


def issue(
    keyring: KeyRing, *, content: bytes, rules: Collection[str], caller: str, now: datetime
) -> tuple[str, datetime]:
    """A token that lifts these rules for this content and caller, and when it ends.

    Args:
        content: content_of() the request, or the bytes of a document with it.
        rules: Decision.overridable.
        now: with a zone.
    Returns:
        the token, URL-safe, some 80 characters and the rule names; its end, in whole seconds, UTC.
    """
    ends = int((now + VALID).timestamp())
    head = _VERSION + ends.to_bytes(5, "big") + secrets.token_bytes(_NONCE)
    names = "\n".join(sorted(rules)).encode()
    mac = _mac(keyring.derive(PURPOSE), head, names, caller, content)
    token = base64.urlsafe_b64encode(head + mac + names).rstrip(b"=").decode("ascii")
    return token, datetime.fromtimestamp(ends, UTC)


def redeem(
    keyring: KeyRing, store: Store, *, token: str, content: bytes, caller: str, now: datetime
) -> frozenset[str]:
    """The rules that the token lifts; from now on it is used.

    Raises:
        OverrideError: "malformed", "foreign", "expired" or "used", in this order of looking.
        StoreError: nobody can say whether it was used; nothing is lifted.
    """
    head, mac, names = _opened(token)
    if not any(
        hmac.compare_digest(mac, _mac(key, head, names, caller, content))
        for key in keyring.candidates(PURPOSE)
    ):
        raise _error("foreign")
    ends = int.from_bytes(head[1:6], "big")
    if now.timestamp() >= ends:
        raise _error("expired")
    if not store.use_token(hashlib.sha256(head).digest(), ends):
        raise _error("used")
    return frozenset(names.decode().split("\n"))


def _opened(token: str) -> tuple[bytes, bytes, bytes]:
    """Head, MAC and rule names of a token."""
    if len(token) > MAX_TOKEN or not token.isascii():
        raise _error("malformed")
    try:
        raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except binascii.Error:
        raise _error("malformed") from None
    if len(raw) <= _HEAD + _MAC or raw[:1] != _VERSION:
        raise _error("malformed")
    return raw[:_HEAD], raw[_HEAD : _HEAD + _MAC], raw[_HEAD + _MAC :]


def _mac(key: bytes, head: bytes, names: bytes, caller: str, content: bytes) -> bytes:
    """Over every piece with its length in front, so that no two requests read the same."""
    pieces = (
        head,
        names,
        caller.encode("utf-8", "surrogatepass"),
        hashlib.sha256(content).digest(),
    )
    message = b"".join(len(piece).to_bytes(4, "big") + piece for piece in pieces)
    return hmac.digest(key, message, "sha256")


def _error(code: str) -> OverrideError:
    return OverrideError(code, _REMEDIES[code])
