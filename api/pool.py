"""Worker processes with deadlines, a bounded queue, replacement, reload and an orderly stop.

The event loop hands a job over as bytes and never parses content. A job that passes its deadline
or whose worker dies is answered by another worker as "not scanned" (the policy decides what that
means); if that fails too, submit() raises WorkerLost and the route has a last resort.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from itertools import count
from math import ceil
from typing import Any

from api.generation import Generation, StartError, Worker, Zygote
from api.job import Job, WorkResult
from api.pending import Pending, PoolCounts, QueueFull, WorkerLost
from api.telemetry import log, log_failure
from dlp.errors import ConfigurationError

FAILURE_DEADLINE_S = 5.0  # to answer a job that failed
YOUNG_S = 1.0  # a worker that dies younger and without a job done is replaced after a pause
MAX_PAUSE_S = 5.0
REMEMBERED = 4_096  # conversations whose worker is remembered
PREFIXES = (16_384, 4_096, 1_024)  # bytes of a body by which a resent conversation is known


class Pool:
    """The workers. Everything here runs on the event loop's thread."""

    def __init__(
        self,
        start_zygote: Callable[[], Zygote],
        *,
        workers: int,
        queue_size: int,
        deadline_s: float,
    ) -> None:
        self._start_zygote = start_zygote
        self._size, self._queue_size, self.deadline_s = workers, queue_size, deadline_s
        self._generation: Generation | None = None
        self._idle: list[Worker] = []
        self._queue: deque[Pending] = deque()
        self._running: dict[int, Pending] = {}
        self._numbers, self._worker_numbers = count(1), count(1)
        self._homes: OrderedDict[int, Worker] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._reloading = asyncio.Lock()
        self._early_deaths = 0
        self._mean_s = 0.05
        self._stopping = False
        self.counts = PoolCounts()

    @property
    def about(self) -> dict[str, Any]:
        """What the scanner in use says about itself; empty before the start."""
        return self._generation.about if self._generation else {}

    @property
    def queued(self) -> int:
        """Jobs that wait for a worker."""
        return len(self._queue)

    @property
    def busy(self) -> int:
        """Jobs being worked on."""
        return len(self._running)

    @property
    def alive(self) -> int:
        """Workers of the generation in use."""
        return len(self._generation.workers) if self._generation else 0

    # Life

    async def start(self, zygote: Zygote | None = None) -> None:
        """Start the workers and wait until they can work.

        Raises: ConfigurationError with every mistake; StartError.
        """
        await self._switch(Generation(zygote or self._start_zygote()))

    async def reload(self) -> None:
        """Build the scanner anew and hand over to it; no request is dropped.

        Raises: ConfigurationError or StartError; what runs then goes on unchanged.
        """
        async with self._reloading:
            try:
                await self._switch(Generation(self._start_zygote()))
                self.counts.reloads += 1
            except (ConfigurationError, StartError):
                self.counts.failed_reloads += 1
                raise

    async def stop(self, grace_s: float) -> None:
        """Let running jobs finish for `grace_s` seconds, then end everything."""
        self._stopping = True
        asked = [one.answer for one in (*self._running.values(), *self._queue)]
        if asked:
            await asyncio.wait(asked, timeout=grace_s)
        for task in self._tasks:
            task.cancel()
        if self._generation is not None:
            self._generation.zygote.close()
            await self._generation.zygote.wait(2.0)

    async def _switch(self, new: Generation) -> None:
        try:
            new.about = await new.zygote.ready()
        except (ConfigurationError, StartError):
            new.zygote.close()
            await new.zygote.wait(2.0)
            raise
        old, self._generation = self._generation, new
        for _ in range(self._size):
            await self._add_worker(new)
        self._watch(self._mourn(new))
        if old is not None:
            for worker in list(old.workers):
                if worker.job_number is None:
                    self._retire(worker)
            self._end_if_empty(old)

    async def _add_worker(self, generation: Generation) -> None:
        if self._stopping or generation is not self._generation:
            return
        worker = await generation.add_worker(
            next(self._worker_numbers), self._on_result, self._on_lost
        )
        self._take_up(worker)

    async def _replace(self, generation: Generation, pause_s: float) -> None:
        await asyncio.sleep(pause_s)
        try:
            await self._add_worker(generation)
        except OSError as error:
            log_failure("worker-not-started", error)  # _mourn() sees the zygote's end

    async def _mourn(self, generation: Generation) -> None:
        """Start a new generation when the zygote of the one in use ends unasked."""
        try:
            await generation.zygote.ended()
        except (OSError, ValueError):
            return
        pause = 0.1
        while generation is self._generation and not self._stopping:
            log.error("zygote-ended")
            try:
                await self.reload()
            except (ConfigurationError, StartError) as error:
                log_failure("zygote-not-replaced", error)
                await asyncio.sleep(pause)
                pause = min(2 * pause, MAX_PAUSE_S)

    def _watch(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _retire(self, worker: Worker) -> None:
        if worker in self._idle:
            self._idle.remove(worker)
        worker.retire()

    def _end_if_empty(self, generation: Generation) -> None:
        if generation is not self._generation and not generation.workers:
            generation.zygote.close()
            self._watch(generation.zygote.wait(2.0))

    # Jobs

    async def submit(self, job: Job, at_most_s: float | None = None) -> WorkResult:
        """The result of a job; of one that failed, the answer for "not scanned".

        Args:
            at_most_s: a deadline of this job's own; the pool's counts where that is shorter.
        Raises: QueueFull; WorkerLost when even that answer could not be had.
        """
        deadline_s = min(self.deadline_s, at_most_s or self.deadline_s)
        try:
            return await self._run(job, deadline_s, front=False)
        except WorkerLost as lost:
            log.warning("not-scanned", request=job.request_id, reason=lost.reason)
            again = job.failed(lost.reason, lost.detail)
            return await self._run(again, FAILURE_DEADLINE_S, front=True)

    async def answer_failed(self, job: Job) -> WorkResult:
        """The result of a job that already holds its failure. Raises: WorkerLost."""
        return await self._run(job, FAILURE_DEADLINE_S, front=True)

    async def _run(self, job: Job, deadline_s: float, *, front: bool) -> WorkResult:
        loop = asyncio.get_running_loop()
        if not front and not self._idle and len(self._queue) >= self._queue_size:
            self.counts.refused += 1
            raise QueueFull(self._retry_after())
        known = tuple(hash(job.body[:size]) for size in PREFIXES if len(job.body) >= size)
        pending = Pending(next(self._numbers), job, loop.create_future(), known)
        pending.timer = loop.call_later(deadline_s, self._on_deadline, pending, deadline_s)
        try:
            if self._idle:
                self._give(self._choose(known), pending)
            elif front:
                self._queue.appendleft(pending)
            else:
                self._queue.append(pending)
            return await pending.answer
        finally:
            if pending.worker is None:  # the timer of a running job outlives a caller that left
                pending.timer.cancel()
                if pending in self._queue:
                    self._queue.remove(pending)

    def _retry_after(self) -> int:
        return max(1, min(60, ceil(self._mean_s * len(self._queue) / self._size)))

    def _choose(self, prefixes: tuple[int, ...]) -> Worker:
        """The idle worker that had this conversation before, else the one that rested longest."""
        for prefix in prefixes:
            home = self._homes.get(prefix)
            if home in self._idle:
                self._idle.remove(home)
                return home
        return self._idle.pop(0)

    def _give(self, worker: Worker, pending: Pending) -> None:
        pending.worker, pending.started = worker, time.monotonic()
        self._running[pending.number] = pending
        for prefix in pending.prefixes:
            self._homes[prefix] = worker
            self._homes.move_to_end(prefix)
        while len(self._homes) > REMEMBERED:
            self._homes.popitem(last=False)
        worker.give(pending.number, pending.job)

    def _take_up(self, worker: Worker) -> None:
        """Put a worker without a job to use."""
        while self._queue:
            pending = self._queue.popleft()
            if not pending.answer.done():
                self._give(worker, pending)
                return
        self._idle.append(worker)

    def _finish(self, number: int | None) -> Pending | None:
        """Take a job off the list of running ones."""
        pending = self._running.pop(number, None) if number is not None else None
        if pending is not None and pending.timer is not None:
            pending.timer.cancel()
        return pending

    def _on_result(self, worker: Worker, number: int, result: WorkResult) -> None:
        pending = self._finish(number)
        if pending is not None:
            self._mean_s += 0.05 * (time.monotonic() - pending.started - self._mean_s)
            if not pending.answer.done():
                pending.answer.set_result(result)
        if worker.generation is self._generation:
            self._take_up(worker)
        else:
            worker.retire()
            self._end_if_empty(worker.generation)

    def _on_deadline(self, pending: Pending, deadline_s: float) -> None:
        if pending.answer.done() and pending.worker is None:
            return
        if pending.worker is None:
            self.counts.refused += 1
            pending.answer.set_exception(QueueFull(self._retry_after()))
            return
        self.counts.deadlines += 1
        if not pending.answer.done():
            detail = f"not scanned within {deadline_s:g} seconds"
            pending.answer.set_exception(WorkerLost("deadline", detail))
        pending.worker.kill()

    def _on_lost(self, worker: Worker) -> None:
        generation = worker.generation
        generation.workers.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        pending = self._finish(worker.job_number)
        if pending is not None and not pending.answer.done():
            self.counts.crashes += 1
            pending.answer.set_exception(WorkerLost("crashed", "the worker process ended"))
        if generation is not self._generation:
            self._end_if_empty(generation)
        elif not self._stopping:
            self.counts.restarts += 1
            self._watch(self._replace(generation, self._pause(worker)))

    def _pause(self, worker: Worker) -> float:
        """Seconds to wait before a replacement: none unless workers die without any work."""
        early = worker.job_number is None and not worker.jobs_done
        if not early or time.monotonic() - worker.born > YOUNG_S:
            self._early_deaths = 0
            return 0.0
        self._early_deaths += 1
        return float(min(0.1 * 2**self._early_deaths, MAX_PAUSE_S))
