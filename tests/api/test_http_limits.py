"""What the wire can do to us: slow, cut, pipelined, chunked, oversized and no HTTP at all."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.api.server import CANARY, Running, closed, read_answer, running

BODY = json.dumps({"text": CANARY}).encode()
HEAD = "POST /v1/scan HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"


def whole(body: bytes = BODY, extra: str = "") -> bytes:
    return f"{HEAD}{extra}Content-Length: {len(body)}\r\n\r\n".encode() + body


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    settings = {
        "header_timeout_s": 0.5,
        "body_timeout_s": 1,
        "keep_alive_s": 1,
        "max_header_bytes": 8_000,
        "max_json_bytes": 50_000,
    }
    with running(tmp_path_factory.mktemp("strict"), **settings) as started:
        yield started


SLOW = [
    ("nothing at all", b"", 408),
    ("half a request line", b"POST /v1/sc", 408),
    ("headers without an end", HEAD.encode(), 408),
    ("no body", whole()[: -len(BODY)], 408),
    ("half a body", whole()[:-5], 408),
    ("half a chunk", f"{HEAD}Transfer-Encoding: chunked\r\n\r\n20\r\nx".encode(), 408),
]


@pytest.mark.parametrize(
    ("sent", "status"), [pytest.param(sent, status, id=name) for name, sent, status in SLOW]
)
def test_slow_caller_is_told_and_let_go(strict: Running, sent: bytes, status: int) -> None:
    with strict.connect() as connection:
        connection.sendall(sent)
        answer = read_answer(connection)
        assert answer.status == status
        assert answer.json()["type"] == "request-timeout"
        assert answer.json()["errors"][0]["remedy"]
        assert closed(connection)


def test_drip_is_no_way_around(strict: Running) -> None:
    start = time.monotonic()
    with strict.connect() as connection:
        for byte in HEAD.encode():
            try:
                connection.sendall(bytes([byte]))
            except ConnectionError:
                break
            time.sleep(0.05)
    assert time.monotonic() - start < 3


NO_HTTP = [
    ("noise", b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
    ("bad version", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
    ("bad header", b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400),
    ("two lengths", whole(extra="Content-Length: 3\r\n"), 400),
    ("length and chunks", whole(extra="Transfer-Encoding: chunked\r\n"), 400),
    ("negative length", f"{HEAD}Content-Length: -1\r\n\r\n".encode(), 400),
    ("large header", f"{HEAD}X: {'x' * 9_000}\r\n\r\n".encode(), 431),
    ("endless header", f"{HEAD}X: {'x' * 90_000}".encode(), 431),
    ("many headers", (HEAD + "A: b\r\n" * 9_000 + "\r\n").encode(), 431),
    ("long address", b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\n\r\n", 431),
]


@pytest.mark.parametrize(
    ("sent", "status"), [pytest.param(sent, status, id=name) for name, sent, status in NO_HTTP]
)
def test_what_is_no_request_is_refused(strict: Running, sent: bytes, status: int) -> None:
    with strict.connect() as connection:
        connection.sendall(sent)
        answer = read_answer(connection)
        assert answer.status == status
        assert answer.json()["status"] == status
        assert answer.json()["errors"][0].keys() >= {"field", "detail", "remedy"}
        assert closed(connection)
    assert CANARY not in answer.body.decode() + strict.written() + strict.metrics()


@pytest.mark.parametrize("cut", [1, len(HEAD), len(whole()) - len(BODY), len(whole()) - 1])
def test_cut_connection_harms_nobody(strict: Running, cut: int) -> None:
    with strict.connect() as connection:
        connection.sendall(whole()[:cut])
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    assert strict.scan("x").status == 200
    assert "request-failed" not in strict.written()


def test_caller_that_leaves_while_scanned_harms_nobody(strict: Running) -> None:
    with strict.connect() as connection:
        connection.sendall(whole(b'{"text": "sleep 0.3"}'))
    assert strict.scan("x").status == 200
    time.sleep(0.4)
    assert "request-failed" not in strict.written()


def test_chunked_body_is_read(strict: Running) -> None:
    pieces = b"".join(b"%x\r\n%s\r\n" % (1, BODY[i : i + 1]) for i in range(len(BODY)))
    with strict.connect() as connection:
        connection.sendall(
            f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode() + pieces + b"0\r\n\r\n"
        )
        assert read_answer(connection).json()["verdict"] == "redact"


def test_chunked_body_over_the_limit_is_413(strict: Running) -> None:
    with strict.connect() as connection:
        connection.sendall(f"{HEAD}Transfer-Encoding: chunked\r\n\r\n".encode())
        for _ in range(10):
            connection.sendall(b"2710\r\n" + b"x" * 10_000 + b"\r\n")
        connection.sendall(b"0\r\n\r\n")
        answer = read_answer(connection)
        assert answer.status == 413
        assert answer.json()["errors"][0]["limit"] == 50_000
        assert closed(connection)


def test_declared_size_is_refused_before_it_is_sent(strict: Running) -> None:
    with strict.connect() as connection:
        connection.sendall(f"{HEAD}Expect: 100-continue\r\nContent-Length: 60000\r\n\r\n".encode())
        assert read_answer(connection).status == 413
        assert closed(connection)


def test_pipelined_requests_are_answered_in_order(strict: Running) -> None:
    texts = [f"sleep 0.{9 - n}" if n < 2 else f"{n} 85.07.30-999.32" for n in range(6)]
    with strict.connect() as connection:
        connection.sendall(b"".join(whole(json.dumps({"text": t}).encode()) for t in texts))
        answers = [read_answer(connection).json() for _ in texts]
    assert [answer["redacted"] is None for answer in answers] == [True, True] + [False] * 4
    assert [answer["redacted"]["text"][0] for answer in answers[2:]] == list("2345")


def test_idle_connection_is_closed(strict: Running) -> None:
    with strict.connect() as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert read_answer(connection).status == 200
        assert closed(connection)


def test_connections_are_bounded(tmp_path: Path) -> None:
    with running(tmp_path, max_connections=2) as service:
        held = [service.connect() for _ in range(2)]
        for connection in held:
            connection.sendall(b"GET /healthz HTTP/1.1\r\n")
        with service.connect() as connection:
            answer = read_answer(connection)
            assert (answer.status, answer.headers["retry-after"]) == (503, "1")
        for connection in held:
            connection.close()
