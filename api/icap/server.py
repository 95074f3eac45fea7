"""The ICAP listener: its connections, their deadlines, and what OPTIONS says."""

import asyncio
from contextlib import suppress
from typing import Any

from api.icap import replies
from api.icap.adapter import Adapter
from api.icap.session import IcapLimits, IcapProtocol

SWEEP_S = 1.0  # how often deadlines are looked at
OPTIONS_TTL_S = 300


class IcapServer:
    """A listener and its connections."""

    def __init__(self, adapter: Adapter, limits: IcapLimits) -> None:
        self.adapter, self.limits = adapter, limits
        self.connections: set[IcapProtocol] = set()
        self.stopping = False
        self.loop: asyncio.AbstractEventLoop
        self.istag = ""
        self._unchanged = b""
        self._options: dict[str, bytes] = {}
        self._server: asyncio.Server | None = None
        self._empty = asyncio.Event()
        self._sweep: asyncio.TimerHandle | None = None

    async def start(self, host: str, port: int, ssl: Any = None) -> int:
        """Listen; returns the port. Raises: OSError."""
        self.loop = asyncio.get_running_loop()
        self.refresh()
        self._server = await self.loop.create_server(
            lambda: IcapProtocol(self), host, port, ssl=ssl, backlog=1_024
        )
        self._look()
        port_taken: int = self._server.sockets[0].getsockname()[1]
        return port_taken

    def refresh(self) -> None:
        """Take up a changed policy or model: another ISTag."""
        istag = self.adapter.istag
        if istag == self.istag:
            return
        self.istag, self._unchanged = istag, replies.status(204, istag)
        self._options = {
            path: replies.options(
                service, istag, connections=self.limits.max_connections, ttl_s=OPTIONS_TTL_S
            )
            for path, service in self.adapter.services.items()
        }

    def unchanged(self, *, close: bool) -> bytes:
        """The answer that lets a message pass."""
        return replies.status(204, self.istag, close=True) if close else self._unchanged

    def options(self, path: str) -> bytes:
        """The OPTIONS answer of a service that exists."""
        return self._options[path]

    def _look(self) -> None:
        """Once a second: end what is too late, and see whether the policy changed."""
        self.refresh()
        now = self.loop.time()
        for connection in [c for c in self.connections if 0.0 < c.deadline < now]:
            connection.too_late()
        self._sweep = self.loop.call_later(SWEEP_S, self._look)

    def lost(self, connection: IcapProtocol) -> None:
        """A connection has ended."""
        self.connections.discard(connection)
        if self.stopping and not self.connections:
            self._empty.set()

    async def stop(self, grace_s: float) -> None:
        """Take no more; let what is under way finish for `grace_s` seconds."""
        self.stopping = True
        if self._server is not None:
            self._server.close()
        for connection in list(self.connections):
            connection.stop()
        if not self.connections:
            self._empty.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(grace_s):
                await self._empty.wait()
        if self._sweep is not None:
            self._sweep.cancel()
        for connection in list(self.connections):
            connection.abort()
