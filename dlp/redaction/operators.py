"""What stands in the place of a value: placeholder, mask, its last characters, or a pseudonym.

Separators are white space, hyphens and . / : , ; ( ) @ _; all else is a character to hide.
"""

import hmac
import unicodedata
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import regex as re

from recognizers.base import reduce

Kind = Literal["placeholder", "mask", "keep_last", "pseudonym"]

KINDS: tuple[Kind, ...] = ("placeholder", "mask", "keep_last", "pseudonym")
KEEP_LAST = 4  # characters, when the policy says keep_last: true
PSEUDONYM_CHARS = 8  # 40 bits: among 10,000 values two are equal with a chance of 0.005 %

_HIDDEN = re.compile(r"[^\s\p{Z}\p{Pd}./:,;()@_]")


@dataclass(frozen=True, slots=True)
class Operator:
    """How the values of one entity are replaced."""

    kind: Kind = "placeholder"
    keep: int = KEEP_LAST  # characters that stay readable, for keep_last


def operator(settings: Any) -> Operator:
    """What a policy asks for: {"keep_last": 4}, {"mask": True}; None is a placeholder.

    Raises:
        ValueError: no operator is named, or more than one.
    """
    if settings is None:
        return Operator()
    is_mapping = isinstance(settings, Mapping)
    given = {
        kind: settings.get(kind) if is_mapping else getattr(settings, kind, None) for kind in KINDS
    }
    chosen = [kind for kind in KINDS if given[kind]]
    if len(chosen) != 1:
        raise ValueError(f"an operator is exactly one of {', '.join(KINDS)}")
    keep = given["keep_last"]
    return Operator(chosen[0], KEEP_LAST if keep is True or keep is None else int(keep))


def mask(value: str) -> str:
    """The value with `*` for every character that is no separator; as long as it was."""
    return _HIDDEN.sub("*", value)


def keep_last(value: str, keep: int) -> str:
    """As mask(), but the last `keep` characters stay readable, never more than half of them."""
    places = [match.start() for match in _HIDDEN.finditer(value)]
    keep = min(keep, len(places) // 2)
    if keep == 0:
        return mask(value)
    return mask(value[: places[-keep]]) + value[places[-keep] :]


def canonical(value: str) -> str:
    """A value without its separators, upper case, so that its spellings are one.

    For ASCII, recognizers.base.reduce(value, "alnum"); letters and digits of other scripts stay.
    A value of neither is given back as it is, so that two of those are never equal by accident.
    """
    if value.isascii():
        return reduce(value, "alnum") or value
    folded = unicodedata.normalize("NFKC", value).upper()
    kept = (str(unicodedata.decimal(char, char)) for char in folded if char.isalnum())
    return "".join(kept) or value


def pseudonym(entity: str, canonical_value: str, key: bytes) -> str:
    """A name for a value that is the same in every request while the key is: <IBAN_CODE_k7f3q2ab>.

    HMAC-SHA-256 over entity and value, the first 40 bits in base 32: without the key nobody can
    tell which value it was by trying all of them.
    """
    message = f"{entity}\0{canonical_value}".encode("utf-8", "surrogatepass")
    digest = b32encode(hmac.digest(key, message, "sha256")[:5]).decode().lower()
    return f"<{entity}_{digest[:PSEUDONYM_CHARS]}>"
