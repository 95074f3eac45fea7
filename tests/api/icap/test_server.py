"""The server over real sockets: what is legal to answer when, and what a bad peer gets."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.icap.adapter import Busy, Changed, Message, Outcome, Unchanged
from api.icap.session import IcapLimits
from tests.api.icap.running import Running, Script, running
from tests.api.icap.wire import BODY, HTTP, RESPONSE, chunks, options, reqmod, respmod

IEOF = b"0; ieof\r\n\r\n"
LARGE = bytes(range(256)) * 8_000  # 2 MB


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def server(script: Script) -> Iterator[Running]:
    with running(script) as run:
        yield run


def test_options_say_what_squid_needs(server: Running) -> None:
    status, headers, _, _ = server.call(options())
    assert status == 200
    assert headers["methods"] == "REQMOD"
    assert headers["istag"] == '"one"'
    assert headers["preview"] == "65535"
    assert headers["transfer-preview"] == "*"  # without it Squid sends no preview
    assert headers["allow"] == "204"
    assert headers["encapsulated"] == "null-body=0"
    assert "date" not in headers
    assert server.call(options("/respmod"))[1]["preview"] == "0"


# Request, and whether the answer may be 204; else it is the whole message.
LICENCES = {
    "asked for": (reqmod(body=chunks(BODY), Allow="204"), True),
    "asked for among others": (reqmod(body=chunks(BODY), Allow="204, trailers"), True),
    "not asked for": (reqmod(body=chunks(BODY), Allow="trailers"), False),
    "ieof in the preview": (reqmod(body=chunks(BODY, last=IEOF), Preview="1024"), True),
    "after 100 Continue": (reqmod(body=chunks(b"hello") + chunks(b", world"), Preview="5"), False),
    "after 100 Continue, asked for": (
        reqmod(body=chunks(b"hello") + chunks(b", world"), Preview="5", Allow="204"),
        True,
    ),
}


@pytest.mark.parametrize(("wire", "legal"), LICENCES.values(), ids=LICENCES)
def test_answers_204_only_where_it_is_legal(
    server: Running, script: Script, wire: bytes, *, legal: bool
) -> None:
    with server.connect() as client:
        client.send(wire)
        answer = client.answer()
        if answer[0] == 100:
            answer = client.answer()
        status, headers, http, body = answer
        assert script.seen == [BODY]
        assert headers["istag"] == '"one"'
        assert (status, http, body) == ((204, b"", b"") if legal else (200, HTTP, BODY))


def test_a_get_with_preview_0_is_answered_at_once(server: Running) -> None:
    assert server.call(reqmod(Preview="0", Allow="204"))[0] == 204
    assert server.call(reqmod(Preview="0"))[0] == 204


def test_a_request_without_body_and_licence_comes_back_whole(server: Running) -> None:
    status, headers, http, body = server.call(reqmod())
    assert (status, http, body) == (200, HTTP, b"")
    assert headers["encapsulated"] == f"req-hdr=0, null-body={len(HTTP)}"


def test_no_100_after_ieof(server: Running) -> None:
    assert server.call(reqmod(body=chunks(BODY, last=IEOF), Preview="12"))[0] == 204


def test_a_preview_is_continued_and_read_whole(server: Running, script: Script) -> None:
    with server.connect() as client:
        client.send(reqmod(body=chunks(b"hello"), Preview="5"))
        assert client.answer()[0] == 100
        client.send(chunks(b", world"))
        assert client.answer()[3] == BODY
    assert script.seen == [BODY]


@pytest.mark.parametrize("path", ["/reqmod", "/unread"])
def test_a_large_body_comes_back_byte_for_byte(server: Running, path: str) -> None:
    pieces = [LARGE[i : i + 65_536] for i in range(0, len(LARGE), 65_536)]
    status, _, http, body = server.call(reqmod(path=path, body=chunks(*pieces)))
    assert (status, http) == (200, HTTP)
    assert body == LARGE


def test_what_passes_unread_is_answered_at_the_preview(server: Running, script: Script) -> None:
    wire = reqmod(path="/unread", body=chunks(b"hello"), Preview="5")
    with server.connect() as client:
        client.send(wire)
        assert client.answer()[0] == 204
        client.send(wire)  # and the connection is of further use
        assert client.answer()[0] == 204
    assert script.seen == []


def test_a_response_passes_or_comes_back(server: Running) -> None:
    assert server.call(respmod(chunks(), Preview="0", Allow="204"))[0] in (100, 204)
    status, headers, http, body = server.call(respmod(chunks(BODY)))
    assert (status, http, body) == (200, RESPONSE, BODY)
    assert headers["encapsulated"] == f"res-hdr=0, res-body={len(RESPONSE)}"


PAGE = b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n"
OUTCOMES = {
    "another request": (Changed("req", HTTP, b"clean", {"X-DLP-Id": "1"}), "req", HTTP, b"clean"),
    "a page": (Changed("res", PAGE, b"no"), "res", PAGE, b"no"),
    "a page without body": (Changed("res", PAGE, None), "null", PAGE, b""),
}


@pytest.mark.parametrize(("outcome", "kind", "http", "body"), OUTCOMES.values(), ids=OUTCOMES)
def test_a_changed_message_is_sent_whole(
    outcome: Changed, kind: str, http: bytes, body: bytes
) -> None:
    with running(Script(lambda _m, _b: outcome)) as server:
        status, headers, got, content = server.call(reqmod(body=chunks(BODY), Allow="204"))
    assert (status, got, content) == (200, http, body)
    assert headers["encapsulated"].split(", ")[-1].startswith(kind)


def test_overload_is_503_and_keeps_the_connection() -> None:
    with running(Script(lambda _m, _b: Busy(3))) as server, server.connect() as client:
        for _ in range(2):
            client.send(reqmod(body=chunks(BODY)))
            status, headers, _, _ = client.answer()
            assert (status, headers["retry-after"]) == (503, "3")


def test_our_own_failure_is_500_and_never_passes() -> None:
    def fails(_message: Message, _body: bytes) -> Outcome:
        raise ZeroDivisionError

    with running(Script(fails)) as server, server.connect() as client:
        client.send(reqmod(body=chunks(BODY), Allow="204"))
        assert client.answer()[0] == 500
        assert client.closed()


WRONG = {
    "service": (reqmod(path="/nothing", body=chunks(BODY)), 404),
    "method for the service": (reqmod(path="/respmod", body=chunks(BODY)), 405),
    "preview to no service": (reqmod(path="/nothing", body=chunks(b"hel"), Preview="3"), 404),
}


@pytest.mark.parametrize(("wire", "code"), WRONG.values(), ids=WRONG)
def test_a_wrong_service_is_said_and_the_connection_goes_on(
    server: Running, wire: bytes, code: int
) -> None:
    with server.connect() as client:
        client.send(wire + options())
        assert client.answer()[0] == code
        assert client.answer()[0] == 200


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        (b"GETMOD icap://h/reqmod ICAP/1.0\r\n\r\n", 501),
        (b"REQMOD icap://h/reqmod ICAP/2.0\r\n\r\n", 505),
        (b"\x16\x03\x01\x02\r\n\r\n", 400),
        (reqmod(body=b"0x5\r\nhello\r\n0\r\n\r\n"), 400),
    ],
)
def test_a_broken_peer_gets_the_reason_and_is_left(server: Running, wire: bytes, code: int) -> None:
    with server.connect() as client:
        client.send(wire)
        status, headers, _, _ = client.answer()
        assert (status, headers["connection"]) == (code, "close")
        assert client.closed()


def test_pipelined_requests_are_answered_in_order() -> None:
    def echo(_message: Message, body: bytes) -> Outcome:
        return Changed("req", HTTP, body.upper())

    bodies = [b"one", b"two", b"three", b"four"]
    with running(Script(echo, delay_s=0.01)) as server, server.connect() as client:
        client.send(b"".join(reqmod(body=chunks(body)) for body in bodies))
        assert [client.answer()[3] for _ in bodies] == [body.upper() for body in bodies]


def test_connection_close_is_kept(server: Running) -> None:
    with server.connect() as client:
        client.send(reqmod(body=chunks(BODY), Allow="204", Connection="close"))
        assert client.answer()[1]["connection"] == "close"
        assert client.closed()


def test_a_body_over_the_limit_is_judged_as_too_large() -> None:
    told: list[tuple[bool, int]] = []

    def note(message: Message, body: bytes) -> Outcome:
        assert message.body is not None
        told.append((message.body.too_large, len(body)))
        return Changed("res", PAGE, b"no")

    limits = IcapLimits(max_body_bytes=100_000, memory_bytes=1_000)
    with running(Script(note), limits) as server:
        status, _, http, _ = server.call(reqmod(body=chunks(LARGE)))
    assert (status, http, told) == (200, PAGE, [(True, 0)])


SLOW = IcapLimits(header_timeout_s=0.2, idle_timeout_s=0.2, min_body_rate=1_000)


@pytest.mark.parametrize("wire", [b"REQMOD icap", reqmod(body=b"")[:-20]])
def test_slow_headers_end_in_408(wire: bytes) -> None:
    with running(Script(), SLOW) as server, server.connect() as client:
        client.send(wire)
        assert client.answer()[0] == 408
        assert client.closed()


def test_an_idle_connection_is_closed_without_a_word() -> None:
    with running(Script(), SLOW) as server, server.connect() as client:
        assert client.closed()


def test_a_dripping_body_ends_in_408(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.icap.session.RATE_AFTER_S", 0.3)
    with running(Script(), SLOW) as server, server.connect() as client:
        client.send(reqmod(body=b"5\r\nhe"))
        status = client.answer()[0]
        assert status == 408


def test_a_peer_that_leaves_in_the_middle_harms_nobody(server: Running, script: Script) -> None:
    for cut in (10, 150, len(reqmod()) + 8):
        with server.connect() as client:
            client.send(reqmod(body=chunks(BODY))[:cut])
    assert server.call(reqmod(body=chunks(BODY), Allow="204"))[0] == 204
    assert script.seen == [BODY]


def test_200_connections_get_their_own_answers() -> None:
    def echo(_message: Message, body: bytes) -> Outcome:
        return Changed("req", HTTP, b"<" + body + b">")

    def ask(number: int) -> bool:
        body = b"%d" % number * 50
        with run.connect() as client:
            client.send(reqmod(body=chunks(body)))
            first = client.answer()[3]
            client.send(reqmod(body=chunks(body[::-1])))
            return (first, client.answer()[3]) == (b"<%b>" % body, b"<%b>" % body[::-1])

    with running(Script(echo, delay_s=0.005)) as run:
        idle = [run.connect() for _ in range(200)]
        with ThreadPoolExecutor(20) as threads:
            assert all(threads.map(ask, range(200)))
        for client in idle:
            client.socket.close()


def test_connections_over_the_limit_are_turned_away() -> None:
    with running(Script(), IcapLimits(max_connections=1)) as server, server.connect() as first:
        first.send(options())
        assert first.answer()[0] == 200
        with server.connect() as second:
            assert second.answer()[0] == 503


def test_a_stop_lets_the_answer_out() -> None:
    with running(Script(delay_s=0.3)) as server, server.connect() as client:
        client.send(reqmod(body=chunks(BODY), Allow="204"))
        time.sleep(0.1)
        server.stop(5.0)
        assert client.answer()[0] == 204
        assert client.closed()


def test_a_changed_policy_is_another_istag(server: Running, script: Script) -> None:
    script.istag = "two"
    server.loop.call_soon_threadsafe(server.server.refresh)
    assert server.call(options())[1]["istag"] == '"two"'
    assert server.call(reqmod(Allow="204"))[1]["istag"] == '"two"'


def test_unchanged_may_name_itself_to_the_proxy() -> None:
    named = Unchanged({"X-DLP-Id": "01JD"})
    with running(Script(lambda _m, _b: named)) as server:
        assert server.call(reqmod(Allow="204"))[1]["x-dlp-id"] == "01JD"
        assert server.call(reqmod(body=chunks(BODY)))[1]["x-dlp-id"] == "01JD"
