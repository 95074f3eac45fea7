"""The client speaks HTTP as measured, and a started service is measured as a whole."""

import asyncio
import json
import os

import pytest

from benchmarks import memory, service


async def _serve(status: int) -> tuple[list[float], list[bytes]]:
    seen: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await reader.readuntil(b"\r\n\r\n"):
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            seen.append(await reader.readexactly(length))
            writer.write(b"HTTP/1.1 %d X\r\nContent-Length: 2\r\n\r\n{}" % status)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        return await service.latencies(port, 3, 20), seen
    finally:
        server.close()


def test_every_request_is_sent_and_timed() -> None:
    seconds, seen = asyncio.run(_serve(200))
    assert len(seconds) == len(seen) == 20
    sizes = [len(json.loads(body)["text"].encode()) for body in seen]
    assert all(service.BODY - 4 < size <= service.BODY for size in sizes)
    assert len(set(seen)) == 20


def test_an_answer_that_is_no_verdict_is_not_timed() -> None:
    with pytest.raises(RuntimeError, match="answered 503"):
        asyncio.run(_serve(503))


def test_memory_of_a_process_is_read() -> None:
    (found,) = [one for one in memory.processes(os.getpid()) if one.role == "service"]
    assert found.rss_mb > 10
    assert found.pss_mb is None or 1 < found.pss_mb <= found.rss_mb


@pytest.mark.slow
def test_a_started_service_is_measured() -> None:
    with service.started("--workers", "1") as one:
        assert one.ready_s < service.START_TIMEOUT_S
        assert len(asyncio.run(service.latencies(one.port, 2, 10))) == 10
        roles = [process.role for process in memory.processes(one.pid)]
    assert roles == ["service", "zygote", "worker"]


def test_a_service_that_cannot_start_is_an_error() -> None:
    with (
        pytest.raises(RuntimeError, match="ended with status"),
        service.started("--workers", "none"),
    ):
        pass
