"""A job on its way through the pool, how it can fail, and what is counted."""

import asyncio
from dataclasses import dataclass, field

from api.generation import Worker
from api.job import Job, WorkResult


class QueueFull(Exception):
    """More requests wait than may; `retry_after_s` is when to come back."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__("queue full")
        self.retry_after_s = retry_after_s


class WorkerLost(Exception):
    """A job could not be answered; `reason` is deadline or crashed."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


@dataclass(slots=True, eq=False)
class Pending:
    """A job on its way."""

    number: int
    job: Job = field(repr=False)
    answer: "asyncio.Future[WorkResult]" = field(repr=False)
    prefixes: tuple[int, ...]
    timer: asyncio.TimerHandle | None = None
    worker: Worker | None = None
    started: float = 0.0


@dataclass(slots=True)
class PoolCounts:
    """What has happened so far, for the metrics."""

    restarts: int = 0
    deadlines: int = 0
    crashes: int = 0
    refused: int = 0
    reloads: int = 0
    failed_reloads: int = 0
