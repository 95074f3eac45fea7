"""A retry finds the answer of the question that was given up, and nothing else does."""

import asyncio

import pytest

from api.icap.retries import KEPT, Retries
from api.job import WorkResult

TOLD = {"request": "POST https://chatgpt.com/ HTTP/1.1", "user": "jan"}
OTHERS = [({**TOLD, "user": "piet"}, b"body"), (TOLD, b"body!"), (TOLD, b"bodY"), (TOLD, b"")]


async def judged(seconds: float) -> WorkResult:
    await asyncio.sleep(seconds)
    return WorkResult(204, b"")


@pytest.mark.parametrize("seconds", [0.0, 0.05], ids=["judged", "under way"])
def test_a_retry_gets_the_answer_that_was_left(seconds: float) -> None:
    async def run() -> None:
        retries = Retries()
        task = asyncio.create_task(judged(seconds))
        retries.watch(task, TOLD, b"body", lambda: True)
        await asyncio.sleep(0.02)
        assert [retries.take(*other) for other in OTHERS] == [None] * len(OTHERS)
        assert retries.take(TOLD, b"body") is task
        await task
        assert retries.take(TOLD, b"body") is None  # once

    asyncio.run(run())


@pytest.mark.parametrize("seconds", [0.0, 0.05], ids=["judged", "under way"])
def test_a_question_that_somebody_waits_for_is_not_shared(seconds: float) -> None:
    async def run() -> None:
        retries = Retries()
        task = asyncio.create_task(judged(seconds))
        retries.watch(task, TOLD, b"body", lambda: False)
        await asyncio.sleep(0.02)
        assert retries.take(TOLD, b"body") is None
        await task

    asyncio.run(run())


def test_only_so_many_are_kept() -> None:
    async def run() -> None:
        retries = Retries()
        for number in range(KEPT + 5):
            task = asyncio.create_task(judged(0))
            retries.watch(task, TOLD, b"%d" % number, lambda: True)
            await task
            await asyncio.sleep(0)
        assert retries.take(TOLD, b"4") is None
        assert retries.take(TOLD, b"5") is not None

    asyncio.run(run())
