"""Squid when Roeland is slow, busy, gone or back: nothing passes unscanned, and it recovers.

The services are real ICAP servers with a scripted verdict: what is tried here is the protocol.
"""

import asyncio
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from api.icap.adapter import Busy, Changed, Message, Mode, Outcome, Unchanged
from api.icap.grammar import Head
from tests.api.icap.running import Running, Script, running
from tests.integrations.squid.messages import CLEAN, JSON, PROMPT, chat
from tests.integrations.squid.network import Roeland, Squid, free_port, roeland, squid

pytestmark = pytest.mark.component
CHATGPT = f"https://chatgpt.com{PROMPT}"
SMALL, LARGE = chat(CLEAN), chat("Een zin zonder gegevens. " * 8_000)  # 200 KB: over 64 KiB


def ask(proxy: Squid, body: bytes = SMALL, *options: str) -> int:
    return proxy.curl(CHATGPT, *JSON, *options, data=body).status


class Prompts(Script):
    """Judges what tunnels hold, not the tunnels."""

    def mode(self, head: Head, request: bytes | None, response: bytes | None) -> Mode:
        if (request or b"").startswith(b"CONNECT "):
            return "pass"
        return super().mode(head, request, response)


class Two:
    """Two services in a set, and the Squid that asks them."""

    def __init__(self, stack: ExitStack) -> None:
        self.scripts = Prompts(), Prompts()
        self.servers: list[Running] = [
            stack.enter_context(running(script)) for script in self.scripts
        ]
        self.proxy = stack.enter_context(
            squid(*(server.port for server in self.servers), changed=[WAITS_LESS])
        )

    def judged(self, place: int, outcome: Outcome) -> None:
        """From now on this service answers so."""

        def judge(_message: Message, _body: bytes) -> Outcome:
            return outcome

        self.scripts[place].judged = judge


WAITS_LESS = ("icap_io_timeout 40 seconds", "icap_io_timeout 2 seconds")
PAGE = b"HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n"


@pytest.fixture(scope="module")
def two() -> Iterator[Two]:
    with ExitStack() as stack:
        yield Two(stack)


# In this order: each takes more away from the services than the one before it.


def test_both_are_up(two: Two) -> None:
    assert (ask(two.proxy), ask(two.proxy, LARGE)) == (200, 200)
    assert sum(len(script.seen) for script in two.scripts) == 2


def test_a_slow_answer_is_waited_for(two: Two) -> None:
    for script in two.scripts:
        script.delay_s = 1.0
    assert ask(two.proxy) == 200
    for script in two.scripts:
        script.delay_s = 0.0


def test_questions_at_once_get_their_own_answers(two: Two) -> None:
    def mark(_message: Message, body: bytes) -> Outcome:
        return Changed("res", PAGE, body[:2])

    for script in two.scripts:
        script.judged, script.delay_s = mark, 0.05
    with ThreadPoolExecutor(8) as threads:
        bodies = [b"%02d rest" % n for n in range(16)]
        replies = list(threads.map(lambda b: two.proxy.curl(CHATGPT, data=b), bodies))
    assert [reply.body for reply in replies] == [body[:2] for body in bodies]
    for place, script in enumerate(two.scripts):
        two.judged(place, Unchanged())
        script.delay_s = 0.0


@pytest.mark.parametrize("body", [SMALL, LARGE], ids=["small", "large"])
def test_a_busy_service_is_an_error_page_and_passes_nothing(two: Two, body: bytes) -> None:
    for place in (0, 1):
        two.judged(place, Busy(1))
    two.proxy.origin.take()
    assert ask(two.proxy, body) == 500
    assert not two.proxy.origin.take()
    for place in (0, 1):
        two.judged(place, Unchanged())
    assert ask(two.proxy, body) == 200


def test_a_service_that_hangs_passes_nothing(two: Two) -> None:
    for script in two.scripts:
        script.delay_s = 30.0
    two.proxy.origin.take()
    assert ask(two.proxy) == 500
    assert not two.proxy.origin.take()
    for script in two.scripts:
        script.delay_s = 0.0
    assert ask(two.proxy) == 200


def test_one_of_two_is_killed(two: Two) -> None:
    two.servers[0].stop(0.0)
    replies = [ask(two.proxy, body) for body in (SMALL, LARGE, SMALL, LARGE)]
    assert replies.count(200) >= 3  # a large body under way cannot be asked about again
    assert set(replies) <= {200, 500}
    assert ask(two.proxy) == 200


def test_both_are_gone_and_nothing_passes(two: Two) -> None:
    two.servers[1].stop(0.0)
    two.proxy.origin.take()
    assert [ask(two.proxy, body) for body in (SMALL, LARGE)] == [500, 500]
    assert ask(two.proxy, SMALL, "-H", "Transfer-Encoding: chunked") == 500
    assert not two.proxy.origin.take()
    assert two.proxy.curl("https://tax.example/").status == 200  # all else goes on


@pytest.mark.slow
def test_a_service_that_starts_again_is_asked_again(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder, port = tmp_path_factory.mktemp("restarted"), free_port()

    def start() -> Roeland:
        return roeland(folder, icap_port=port, factory="tests.api.fake_scanner:build", workers=1)

    service = start()
    try:
        with squid(port) as proxy:
            assert ask(proxy) == 200
            service.kill()
            assert ask(proxy) == 500
            assert len(proxy.origin.take()) == 1
            service = start()
            until = time.monotonic() + 60
            while (status := ask(proxy)) != 200 and time.monotonic() < until:
                time.sleep(0.5)
            assert status == 200
    finally:
        service.kill()


def test_a_stop_under_load_loses_nothing_unscanned() -> None:
    script = Prompts(delay_s=0.2)
    with running(script) as server, squid(server.port) as proxy, ThreadPoolExecutor(4) as threads:
        assert ask(proxy) == 200
        pending = [threads.submit(ask, proxy) for _ in range(8)]
        time.sleep(0.3)
        asyncio.run_coroutine_threadsafe(server.server.stop(5.0), server.loop).result(20)
        answers = [one.result() for one in pending]
        assert set(answers) <= {200, 500}
        assert len(proxy.origin.take()) == 1 + answers.count(200)
        assert len(script.seen) >= 1 + answers.count(200)
