"""The parser: whole, byte by byte, with the next request behind, and everything malformed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.icap.connection import (
    LINE,
    NEED_DATA,
    TRAILERS,
    Connection,
    Data,
    EndOfBody,
    PreviewEnd,
    Request,
)
from api.icap.grammar import RemoteProtocolError
from tests.api.icap.wire import BODY, HTTP, RESPONSE, chunks, options, reqmod, respmod

Told = list[object]


def tell(connection: Connection, *pieces: bytes) -> Told:
    """All events of these pieces, data put together; requests are finished, previews go on."""
    told: Told = []
    data = b""
    for piece in pieces:
        connection.receive_data(piece)
        while (event := connection.next_event()) is not NEED_DATA:
            if isinstance(event, Data):
                data += event.data
                continue
            if data:
                told.append(data)
                data = b""
            told.append(event)
            if isinstance(event, PreviewEnd):
                connection.go_on()
            if isinstance(event, EndOfBody):
                connection.finish()
    return told


def plain(told: Told) -> list[object]:
    """Requests as their method and headers only."""
    return [
        (e.head.method, e.head.path, e.request_header, e.response_header)
        if isinstance(e, Request)
        else e
        for e in told
    ]


REQUEST = ("REQMOD", "/reqmod", HTTP, None)
END, IEOF = EndOfBody(ieof=False), EndOfBody(ieof=True)
LEGAL = {
    "options without Encapsulated": (options(), [("OPTIONS", "/reqmod", None, None), END]),
    "options with null-body": (
        options(Encapsulated="null-body=0"),
        [("OPTIONS", "/reqmod", None, None), END],
    ),
    "options with a body": (
        options(Encapsulated="opt-body=0") + chunks(b"abc"),
        [("OPTIONS", "/reqmod", None, None), b"abc", END],
    ),
    "no body": (reqmod(), [REQUEST, END]),
    "GET with Preview: 0 and null-body": (reqmod(Preview="0"), [REQUEST, END]),
    "body": (reqmod(body=chunks(BODY)), [REQUEST, BODY, END]),
    "body in chunks": (reqmod(body=chunks(b"hello, ", b"world")), [REQUEST, BODY, END]),
    "empty body": (reqmod(body=chunks()), [REQUEST, END]),
    "preview is the whole body": (
        reqmod(body=chunks(BODY, last=b"0; ieof\r\n\r\n"), Preview="1024"),
        [REQUEST, BODY, IEOF],
    ),
    "ieof without a space, upper case": (
        reqmod(body=chunks(BODY, last=b"0;IEOF\r\n\r\n"), Preview="1024"),
        [REQUEST, BODY, IEOF],
    ),
    "preview, then the rest": (
        reqmod(body=chunks(b"hello") + chunks(b", world"), Preview="5"),
        [REQUEST, b"hello", PreviewEnd(), b", world", END],
    ),
    "preview of exactly the body": (
        reqmod(body=chunks(BODY) + chunks(), Preview="12"),
        [REQUEST, BODY, PreviewEnd(), END],
    ),
    "preview of nothing": (
        reqmod(body=chunks() + chunks(BODY), Preview="0"),
        [REQUEST, PreviewEnd(), BODY, END],
    ),
    "chunk extensions": (
        reqmod(body=b'c;a=b;c="d e" \r\n' + BODY + b"\r\n0;x\r\n\r\n"),
        [REQUEST, BODY, END],
    ),
    "trailers": (
        reqmod(body=chunks(BODY, last=b"0\r\nX-A: b\r\nX-C: d\r\n\r\n")),
        [REQUEST, BODY, END],
    ),
    "leading zeros, capitals": (
        reqmod(body=b"0000000C\r\n" + BODY + b"\r\n00\r\n\r\n"),
        [REQUEST, BODY, END],
    ),
    "no headers at all": (
        reqmod(http=None, body=chunks(BODY)),
        [("REQMOD", "/reqmod", None, None), BODY, END],
    ),
    "respmod": (
        respmod(chunks(BODY)),
        [("RESPMOD", "/respmod", HTTP, RESPONSE), BODY, END],
    ),
    "respmod without a body": (respmod(None), [("RESPMOD", "/respmod", HTTP, RESPONSE), END]),
    "arguments of the service": (
        reqmod(path="/reqmod?scope=all"),
        [("REQMOD", "/reqmod", HTTP, None), END],
    ),
    "line ends before the request": (b"\r\n\r\n" + reqmod(), [REQUEST, END]),
}


@pytest.mark.parametrize(("wire", "told"), LEGAL.values(), ids=LEGAL)
def test_reads_what_is_legal(wire: bytes, told: Told) -> None:
    assert plain(tell(Connection(), wire)) == told


@pytest.mark.parametrize(("wire", "told"), LEGAL.values(), ids=LEGAL)
def test_reads_the_same_byte_by_byte(wire: bytes, told: Told) -> None:
    assert plain(tell(Connection(), *(wire[i : i + 1] for i in range(len(wire))))) == told


@pytest.mark.parametrize(("wire", "told"), LEGAL.values(), ids=LEGAL)
def test_leaves_the_next_request_alone(wire: bytes, told: Told) -> None:
    connection = Connection()
    assert plain(tell(connection, wire + wire + wire[:20])) == [*told, *told]
    assert not connection.idle


@given(st.sampled_from(sorted(LEGAL)), st.lists(st.integers(0, 400), max_size=6))
def test_is_the_same_wherever_the_network_cuts(name: str, cuts: list[int]) -> None:
    wire, told = LEGAL[name]
    places = sorted({0, len(wire), *(min(cut, len(wire)) for cut in cuts)})
    pieces = [wire[a:b] for a, b in pairwise(places)]
    assert plain(tell(Connection(), *pieces)) == told


def chunked(size: bytes, data: bytes = BODY) -> bytes:
    return reqmod(body=size + b"\r\n" + data + b"\r\n0\r\n\r\n")


HEAD = b"REQMOD icap://h/reqmod ICAP/1.0\r\n"
MALFORMED = {
    "chunk size +c": (chunked(b"+c"), 400),
    "chunk size 0xc": (chunked(b"0xc"), 400),
    "chunk size 1_2": (chunked(b"1_2"), 400),
    "chunk size -c": (chunked(b"-c"), 400),
    "chunk size overflows": (chunked(b"fffffffff"), 400),
    "chunk size empty": (chunked(b""), 400),
    "chunk size with a space in front": (chunked(b" c"), 400),
    "chunk size in full-width digits": (chunked("１２".encode()), 400),
    "chunk line with a bare CR": (chunked(b"c;a\rb"), 400),
    "chunk line with a NUL": (chunked(b"c;a\0b"), 400),
    "chunk line with a bare LF": (reqmod(body=b"c\n" + BODY + b"\r\n0\r\n\r\n"), 400),
    "no CR LF after a chunk": (reqmod(body=b"c\r\n" + BODY + b"0\r\n\r\n"), 400),
    "LF only after a chunk": (reqmod(body=b"c\r\n" + BODY + b"\n0\r\n\r\n"), 400),
    "endless chunk line": (reqmod(body=b"c;" + b"a" * LINE), 400),
    "endless trailer": (reqmod(body=chunks(BODY, last=b"0\r\n" + b"a" * LINE)), 400),
    "too many trailers": (
        reqmod(body=chunks(BODY, last=b"0\r\n" + b"A: b\r\n" * (TRAILERS + 1) + b"\r\n")),
        400,
    ),
    "unknown method": (b"GETMOD icap://h/reqmod ICAP/1.0\r\n\r\n", 501),
    "another version": (b"REQMOD icap://h/reqmod ICAP/2.0\r\n\r\n", 505),
    "HTTP": (b"GET / HTTP/1.1\r\n\r\n", 400),
    "TLS": (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
    "no start line": (b"\0\r\n\r\n", 400),
    "no Encapsulated": (HEAD + b"Host: h\r\n\r\n", 400),
    "Encapsulated twice": (
        HEAD + b"Encapsulated: null-body=0\r\nEncapsulated: req-body=0\r\n\r\n",
        400,
    ),
    "Preview twice": (
        HEAD + b"Preview: 1\r\nPreview: 2\r\nEncapsulated: null-body=0\r\n\r\n",
        400,
    ),
    "Preview negative": (reqmod(Preview="-1"), 400),
    "Preview signed": (reqmod(Preview="+1"), 400),
    "Preview of other digits": (HEAD + "Preview: ²\r\n".encode("latin-1") + b"\r\n", 400),
    "Transfer-Encoding": (reqmod(Transfer_Encoding="chunked"), 400),
    "space before the colon": (HEAD + b"Host : h\r\nEncapsulated: null-body=0\r\n\r\n", 400),
    "folded line": (HEAD + b"Host: h\r\n g\r\nEncapsulated: null-body=0\r\n\r\n", 400),
    "bare LF in the head": (HEAD + b"Host: h\nX: y\r\nEncapsulated: null-body=0\r\n\r\n", 400),
    "NUL in the head": (HEAD + b"Host: h\0\r\nEncapsulated: null-body=0\r\n\r\n", 400),
    "line without a colon": (HEAD + b"Host\r\nEncapsulated: null-body=0\r\n\r\n", 400),
}
ENCAPSULATED = (
    "",
    "req-hdr=0",
    "req-body=0, req-hdr=0",
    "req-hdr=0, req-body=-1",
    "req-hdr=0, req-body=+9",
    "req-hdr=0, res-body=107",
    "req-hdr=0, req-hdr=0, req-body=107",
    "req-hdr=1, req-body=107",
    "req-hdr=0, req-body=0",
    "req-hdr=0, req-body=107, null-body=107",
    "res-hdr=0, req-hdr=50, req-body=107",
    "req-hdr=0; req-body=107",
    "req-hdr=0, req-body=99999999999",
    "req-hdr=0 req-body=107",
    "REQ-HDR=0, req-body=107",
    "req-hdr=0x0, req-body=107",
)
OFFSETS = (-40, -2, -1, 1, 2, 40)


@pytest.mark.parametrize(("wire", "status"), MALFORMED.values(), ids=MALFORMED)
def test_refuses_what_is_malformed(wire: bytes, status: int) -> None:
    with pytest.raises(RemoteProtocolError) as error:
        tell(Connection(), wire)
    assert error.value.status == status


@pytest.mark.parametrize("value", ENCAPSULATED)
def test_refuses_a_wrong_encapsulated(value: str) -> None:
    with pytest.raises(RemoteProtocolError):
        tell(Connection(), reqmod(body=chunks(BODY), encapsulated=value))


@pytest.mark.parametrize("off", OFFSETS)
def test_refuses_offsets_that_miss_the_end_of_the_headers(off: int) -> None:
    wire = reqmod(body=chunks(BODY), encapsulated=f"req-hdr=0, req-body={len(HTTP) + off}")
    wire += reqmod(body=chunks(BODY))  # so that even an offset beyond the body finds bytes
    with pytest.raises(RemoteProtocolError):
        tell(Connection(), wire)


@pytest.mark.parametrize(
    "wire",
    [
        b"REQMOD icap://h/reqmod ICAP/1.0\r\n" + b"X: " + b"a" * 70_000,
        b"a" * 70_000,
        HEAD + b"Encapsulated: req-hdr=0, null-body=900000\r\n\r\n",
    ],
    ids=["header", "start line", "encapsulated"],
)
def test_bounds_the_headers(wire: bytes) -> None:
    with pytest.raises(RemoteProtocolError, match="larger than 65536 bytes"):
        tell(Connection(), wire)


@given(st.binary(max_size=200), st.integers(0, 300))
def test_random_bytes_end_as_events_or_an_error(noise: bytes, at: int) -> None:
    wire = reqmod(body=chunks(BODY), Preview="4")
    broken = wire[:at] + noise + wire[at:]
    connection = Connection()
    try:
        told = tell(connection, broken)
    except RemoteProtocolError:
        return
    assert connection.buffered <= len(broken)
    assert told.count(END) + told.count(IEOF) <= len(broken)


def test_keeps_to_its_order() -> None:
    connection = Connection()
    with pytest.raises(RuntimeError):
        connection.finish()
    connection.receive_data(reqmod(body=chunks(BODY)))
    with pytest.raises(RuntimeError):
        connection.go_on()
    while connection.next_event() is not NEED_DATA:
        continue
    with pytest.raises(RuntimeError):  # no preview: there is nothing to go on with
        connection.go_on()
    connection.finish()
    assert connection.idle
