"""HTTP headers inside ICAP: nothing but the change changes."""

import pytest

from api.icap.grammar import RemoteProtocolError
from api.icap.http_head import HttpHead

RAW = b"POST https://chat.test/a?b=c HTTP/1.1\r\nHOST:chat.test\r\nX-A:  1 \r\nx-a: 2\r\n\r\n"


def test_reads_and_gives_back_the_same_bytes() -> None:
    head = HttpHead.parse(RAW)
    assert head.raw() == RAW
    assert (head.method, head.target) == ("POST", "https://chat.test/a?b=c")
    assert (head.get("host"), head.get("X-A"), head.all("x-A")) == ("chat.test", "1", ["1", "2"])
    assert head.get("content-length") is None


def test_changes_one_field_and_leaves_the_rest() -> None:
    head = HttpHead.parse(RAW).with_field("Content-Length", "3").without(["X-A"])
    assert head.raw() == (
        b"POST https://chat.test/a?b=c HTTP/1.1\r\nHOST:chat.test\r\nContent-Length: 3\r\n\r\n"
    )
    assert HttpHead.parse(RAW).with_field("x-a", "3").all("X-A") == ["3"]


def test_takes_no_line_end_into_a_field() -> None:
    with pytest.raises(ValueError, match="line end"):
        HttpHead.parse(RAW).with_field("X-B", "a\r\nX-C: d")


@pytest.mark.parametrize(
    ("start", "host", "url"),
    [
        (b"POST https://chat.test/a HTTP/1.1", b"other.test", "https://chat.test/a"),
        (b"POST /a?u=https://x HTTP/1.1", b"chat.test", "chat.test/a?u=https://x"),
        (b"CONNECT chat.test:443 HTTP/1.1", b"chat.test:443", "chat.test:443"),
        (b"OPTIONS * HTTP/1.1", b"chat.test", "chat.test"),
    ],
)
def test_knows_where_a_request_goes(start: bytes, host: bytes, url: str) -> None:
    assert HttpHead.parse(start + b"\r\nHost: " + host + b"\r\n\r\n").url() == url


def test_a_request_without_a_host_goes_nowhere() -> None:
    assert HttpHead.parse(b"GET /a HTTP/1.0\r\n\r\n").url() is None


@pytest.mark.parametrize("line", [b"no colon", b" folded: x", b"a: b\nc: d"])
def test_refuses_malformed_lines(line: bytes) -> None:
    with pytest.raises(RemoteProtocolError):
        HttpHead.parse(b"GET / HTTP/1.1\r\n" + line + b"\r\n\r\n")
