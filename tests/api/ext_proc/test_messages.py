"""Our messages are Envoy's: the bytes are those of its published protocol files.

The wire bytes below were made once with the message classes that `envoy_data_plane` 2.2.0 generates
from Envoy's own files.
"""

from typing import Any

import pytest

from api.ext_proc.messages import (
    MESSAGES,
    ProcessingRequest,
    ProcessingResponse,
    headers_of,
    set_header,
)

HEADERS = (
    "12540a520a0f0a073a6d6574686f641a04504f53540a1d0a053a706174681a142f76312f636861742f636f6d706c6574"
    "696f6e730a200a0c636f6e74656e742d747970651a106170706c69636174696f6e2f6a736f6e5a0408021002"
)


def test_reads_headers_and_modes() -> None:
    read = ProcessingRequest.FromString(bytes.fromhex(HEADERS))
    assert read.WhichOneof("kind") == "request_headers"
    assert headers_of(read.request_headers) == {
        ":method": "POST",
        ":path": "/v1/chat/completions",
        "content-type": "application/json",
    }
    assert (read.protocol_config.request_body_mode, read.protocol_config.response_body_mode) == (
        2,
        2,
    )


@pytest.mark.parametrize(
    ("wire", "kind", "body"),
    [
        ("220b0a077b2261223a317d1001", "request_body", b'{"a":1}'),
        ("2a030a0178", "response_body", b"x"),
        ("1a120a100a0e0a073a7374617475731a03323030", "response_headers", None),
        ("3200", "request_trailers", None),
    ],
)
def test_reads_the_other_kinds(wire: str, kind: str, body: bytes | None) -> None:
    read = ProcessingRequest.FromString(bytes.fromhex(wire))
    assert read.WhichOneof("kind") == kind
    assert body is None or getattr(read, kind).body == body


def changed(answer: Any) -> None:
    set_header(answer.request_body.response.header_mutation, "content-length", "7")
    answer.request_body.response.body_mutation.body = b"abc"


def ended(answer: Any) -> None:
    answer.immediate_response.status.code = 403
    set_header(answer.immediate_response.headers, "content-length", "7")
    answer.immediate_response.body = b"no"
    answer.immediate_response.details = "roeland"


def unpacked(answer: Any) -> None:
    mutation = answer.request_headers.response.header_mutation
    mutation.remove_headers.append("accept-encoding")


def cleared(answer: Any) -> None:
    answer.response_body.response.body_mutation.clear_body = True


def trailers(answer: Any) -> None:
    answer.request_trailers.SetInParent()


LENGTH = "0a170a130a0e636f6e74656e742d6c656e6774681a01371802"
WRITTEN = [
    (changed, "1a240a221219" + LENGTH + "1a050a03616263"),
    (ended, "3a2d0a030893031219" + LENGTH + "1a026e6f2a07726f656c616e64"),
    (unpacked, "0a150a131211120f6163636570742d656e636f64696e67"),
    (cleared, "22060a041a021001"),
    (trailers, "2a00"),
]


@pytest.mark.parametrize(("fill", "wire"), WRITTEN, ids=[fill.__name__ for fill, _ in WRITTEN])
def test_writes_what_envoy_reads(fill: Any, wire: str) -> None:
    answer = ProcessingResponse()
    fill(answer)
    assert answer.SerializeToString().hex() == wire


def test_no_number_stands_twice_in_a_message() -> None:
    for fields in MESSAGES.values():
        assert len({number for number, _, _ in fields}) == len(fields)
