"""One generation of workers: a zygote with one configuration, and the workers forked from it."""

import asyncio
import os
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import orjson

from api.frames import Frame, FrameError, FrameReader, pack
from api.job import Job, WorkResult
from dlp.errors import ConfigurationError

_ORDER = struct.Struct("!cI")
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class StartError(Exception):
    """The scanner could not be built for a reason that is no configuration mistake."""


class Zygote:
    """The service's end of a zygote process. Starting it blocks for about a millisecond."""

    def __init__(self, factory: str, settings: dict[str, Any]) -> None:
        self._control, control = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._report, report = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        descriptors = (control.fileno(), report.fileno())
        path = os.pathsep.join(entry for entry in sys.path if Path(entry).is_absolute())
        self._process = subprocess.Popen(  # noqa: S603 - our own module and descriptors
            # -P: a folder named api where the service was started must not be taken for ours
            [sys.executable, "-P", "-m", "api.zygote", *map(str, descriptors), factory],
            pass_fds=descriptors,
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # the terminal's Ctrl+C is for the service alone
            # One thread each: workers are the parallelism, and forking wants a single thread.
            env={**os.environ, **_ONE_THREAD, "PYTHONPATH": path},
        )
        control.close()
        report.close()
        self._control.send(orjson.dumps(settings))

    async def ready(self) -> dict[str, Any]:
        """What the scanner says about itself.

        Raises: ConfigurationError with the mistakes; StartError when it ended otherwise.
        """
        self._report.setblocking(False)
        loop, reader = asyncio.get_running_loop(), FrameReader()
        said: Mapping[str, Any] = {"failure": "the process that builds the scanner ended"}
        while data := await loop.sock_recv(self._report, 65_536):
            if frames := list(reader.feed(data)):
                said = frames[0].meta
                break
        if "about" in said:
            return dict(said["about"])
        self._report.close()
        if "mistakes" in said:
            raise ConfigurationError(said["mistakes"])
        raise StartError(str(said["failure"]))

    async def ended(self) -> None:
        """Returns when the process has ended, asked or not."""
        try:
            await asyncio.get_running_loop().sock_recv(self._report, 1)
        finally:
            self._report.close()

    def start_worker(self, number: int, channel: socket.socket) -> None:
        """Order a worker that talks on `channel`. Raises: OSError when the zygote is gone."""
        socket.send_fds(self._control, [_ORDER.pack(b"S", number)], [channel.fileno()])

    def kill_worker(self, number: int) -> None:
        """Order the end of a worker; nothing when the zygote is gone, its workers then are too."""
        try:
            self._control.send(_ORDER.pack(b"K", number))
        except OSError:
            return

    def close(self) -> None:
        """End the process and its workers, without waiting."""
        self._control.close()

    async def wait(self, timeout_s: float) -> None:
        """Wait for the end after close(), then insist."""
        until = time.monotonic() + timeout_s
        while self._process.poll() is None:
            if time.monotonic() > until:
                self._process.kill()
            await asyncio.sleep(0.01)


class Worker(asyncio.Protocol):
    """The service's end of one worker process: at most one job at a time."""

    def __init__(
        self,
        number: int,
        generation: "Generation",
        on_result: Callable[["Worker", int, WorkResult], None],
        on_lost: Callable[["Worker"], None],
    ) -> None:
        self.number = number
        self.generation = generation
        self.job_number: int | None = None
        self.jobs_done = 0
        self.born = time.monotonic()
        self._on_result, self._on_lost = on_result, on_lost
        self._reader = FrameReader()
        self._transport: asyncio.Transport | None = None
        self._lost = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called once, before the first job."""
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take in an answer; one that is out of turn ends the worker."""
        try:
            for frame in self._reader.feed(data):
                if frame.number != self.job_number:
                    self.kill()
                    return
                result = WorkResult.from_frame(frame.meta, frame.body)
                self.job_number = None
                self.jobs_done += 1
                self._on_result(self, frame.number, result)
        except (FrameError, TypeError, KeyError):
            self.kill()

    def connection_lost(self, _error: Exception | None) -> None:
        """The worker ended by itself or was killed."""
        if not self._lost:
            self._lost = True
            self.generation.zygote.kill_worker(self.number)  # reaps it
            self._on_lost(self)

    def give(self, number: int, job: Job) -> None:
        """Send a job; large bodies are buffered here, so nothing waits for the worker to read."""
        self.job_number = number
        cast(asyncio.Transport, self._transport).writelines(
            pack(Frame(number, job.meta(), job.body))
        )

    def retire(self) -> None:
        """Let an idle worker end by itself."""
        self._lost = True
        if self._transport is not None:
            self._transport.close()
        self.generation.workers.discard(self)

    def kill(self) -> None:
        """End it now, whatever it is doing."""
        self.generation.zygote.kill_worker(self.number)
        if self._transport is not None:
            self._transport.abort()


class Generation:
    """A zygote and its workers."""

    def __init__(self, zygote: Zygote) -> None:
        self.zygote = zygote
        self.workers: set[Worker] = set()
        self.about: dict[str, Any] = {}

    async def add_worker(
        self,
        number: int,
        on_result: Callable[[Worker, int, WorkResult], None],
        on_lost: Callable[[Worker], None],
    ) -> Worker:
        """Fork a worker; it may be given a job at once. Raises: OSError."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with theirs:
            try:
                self.zygote.start_worker(number, theirs)
            except OSError:
                ours.close()
                raise
        ours.setblocking(False)
        worker = Worker(number, self, on_result, on_lost)
        self.workers.add(worker)
        await asyncio.get_running_loop().create_unix_connection(lambda: worker, sock=ours)
        return worker
