"""The benchmark's own bytes and measures, and a mixed load in earnest: 2 minutes in CI."""

import os

import pytest

from api.icap.connection import Connection, Data, EndOfBody, Request
from benchmarks import icap_load
from benchmarks.icap import UNREAD, Server, clean, cpu_s, request


@pytest.mark.parametrize("preview", [True, False])
@pytest.mark.parametrize("size", [0, 1_000, 64_000])
def test_requests_are_what_they_say(size: int, *, preview: bool) -> None:
    body = os.urandom(size)
    connection = Connection()
    connection.receive_data(request(Server(1344, "reqmod", list), "chatgpt.com", body, preview))
    head = connection.next_event()
    assert isinstance(head, Request)
    assert (head.head.preview, head.head.allow_204) == (size if preview else None, preview)
    data = b""
    while isinstance(event := connection.next_event(), Data):
        data += event.data
    assert (data, event) == (body, EndOfBody(ieof=preview))


def test_clean_posts_differ() -> None:
    assert len({clean(seed) for seed in range(100)}) == 100
    assert 700 < len(clean(1)) < 1_300


def test_cpu_of_a_process_grows() -> None:
    before = cpu_s(os.getpid())
    sum(range(3_000_000))
    assert before <= cpu_s(os.getpid())
    assert cpu_s(2**22 + 1) == 0.0  # nobody has this number


@pytest.mark.slow
def test_two_minutes_of_mixed_load_leave_nothing_behind() -> None:
    found = icap_load.load(120.0 if os.environ.get("CI") == "true" else 20.0)
    assert set(found.answers) <= {"200", "204", "503"}
    assert found.answers["200"] > 10
    assert found.answers["204"] > 10
    assert found.wrong == 0
    assert found.descriptors[1] <= found.descriptors[0] + 2
    assert found.rss_mb[-1] < found.rss_mb[0] + 100  # the full run is longer: benchmarks icap-load


def test_a_wrong_answer_is_seen() -> None:
    body = b"x" * 10
    whole = b"\r\n\r\nPOST / HTTP/1.1\r\n\r\na\r\n" + body + b"\r\n0\r\n\r\n"
    assert icap_load._right(UNREAD, "redact", 200, whole, body)
    assert not icap_load._right(UNREAD, "redact", 200, whole, b"y" * 10)
    assert not icap_load._right("chatgpt.com", "redact", 204, b"", body)
    assert not icap_load._right("chatgpt.com", "redact", 200, icap_load.NUMBER, body)
    assert not icap_load._right("grok.com", "clean", 204, b"", body)
    assert not icap_load._right("claude.ai", "block", 204, b"", body)
