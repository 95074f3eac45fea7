"""Compressed bodies: undone, capped, and never taken for something else when broken."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from api.icap.coding import Undecodable, decoded

TEXT = b"Mijn nummer is 85.07.30-999.32. " * 100


def raw_deflate(data: bytes) -> bytes:
    pack = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return pack.compress(data) + pack.flush()


PACK: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "none": ("", bytes),
    "identity": ("identity", bytes),
    "gzip": ("gzip", gzip.compress),
    "x-gzip": ("X-GZIP", gzip.compress),
    "deflate": ("deflate", zlib.compress),
    "deflate without header": ("deflate", raw_deflate),
    "brotli": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.ZstdCompressor().compress),
    "two": ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    "two gzip members": ("gzip", lambda data: gzip.compress(data[:50]) + gzip.compress(data[50:])),
}


@pytest.mark.parametrize(("coding", "pack"), PACK.values(), ids=PACK)
@pytest.mark.parametrize("body", [TEXT, b"", b"x"], ids=["text", "empty", "one byte"])
def test_undoes_a_coding(coding: str, pack: Callable[[bytes], bytes], body: bytes) -> None:
    assert decoded(pack(body), coding, 10_000) == body


@pytest.mark.parametrize("name", [name for name in PACK if name not in ("none", "identity")])
def test_caps_what_it_unpacks_to(name: str) -> None:
    coding, pack = PACK[name]
    with pytest.raises(Undecodable) as error:
        decoded(pack(bytes(5_000_000)), coding, 100_000)
    assert error.value.reason == "limit"


@pytest.mark.parametrize("name", ["gzip", "deflate", "brotli", "zstd", "two"])
def test_a_cut_body_is_damaged(name: str) -> None:
    coding, pack = PACK[name]
    with pytest.raises(Undecodable) as error:
        decoded(pack(TEXT)[:-3], coding, 10_000)
    assert error.value.reason == "damaged"


@pytest.mark.parametrize(
    ("coding", "reason"), [("compress", "unsupported-part"), ("gzip,gzip,gzip,gzip", "limit")]
)
def test_refuses_what_it_does_not_know(coding: str, reason: str) -> None:
    with pytest.raises(Undecodable) as error:
        decoded(TEXT, coding, 10_000)
    assert error.value.reason == reason


@given(st.binary(max_size=300), st.sampled_from(["gzip", "deflate", "br", "zstd"]))
def test_noise_is_refused_or_read(noise: bytes, coding: str) -> None:
    try:
        size = len(decoded(noise, coding, 100_000))
    except Undecodable as refused:
        size = 0 if refused.reason in ("damaged", "limit") else -1
    assert 0 <= size <= 100_000
