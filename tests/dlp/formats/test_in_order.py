"""Results come in the order in which they were asked for, however long each takes."""

import threading
import time
from functools import partial

import pytest

from dlp.formats.in_order import InOrder


def test_results_keep_their_order() -> None:
    def work(number: int) -> int:
        time.sleep(0.02 * (number % 3))
        return number

    got: list[int] = []
    with InOrder[int](3) as results:
        for number in range(20):
            if number % 4:
                results.ask(partial(work, number))
            else:
                results.put(number)
            got += results.ready()
        got += results.rest()
    assert got == list(range(20))


def test_no_more_than_twice_the_threads_wait() -> None:
    gate = threading.Event()
    with InOrder[int](2) as results:
        for number in range(4):
            results.ask(lambda: int(gate.wait(20)))
            assert list(results.ready()) == [], number
        threading.Timer(0.05, gate.set).start()
        results.ask(lambda: 5)
        got = list(results.ready())
        assert got[0] == 1
        assert [*got, *results.rest()] == [1, 1, 1, 1, 5]


def test_what_the_work_raises_is_raised() -> None:
    def fails() -> int:
        raise KeyError

    with InOrder[int](1) as results:
        results.ask(fails)
        with pytest.raises(KeyError):
            list(results.rest())
