"""The benchmark's own bytes and measures, and a short mixed load in earnest."""

import os

import pytest

from api.icap.connection import Connection, Data, EndOfBody, Request
from benchmarks import icap
from benchmarks.icap import Server, clean, cpu_s, request


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
def test_mixed_load_leaves_nothing_behind() -> None:
    found = icap.load(20.0)
    answers, descriptors, rss = found["answers"], found["descriptors"], found["rss_mb"]
    assert isinstance(answers, dict)
    assert isinstance(descriptors, tuple)
    assert isinstance(rss, tuple)
    assert set(answers) <= {200, 204, 503}
    assert answers[200] > 10
    assert found["leaks"] == 0
    assert descriptors[1] <= descriptors[0] + 2
    assert rss[1] < rss[0] + 50
