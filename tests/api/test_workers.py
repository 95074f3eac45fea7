"""Deadlines, dead workers, a full queue, reload under load, an orderly stop: over real HTTP."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.api.server import CANARY, Answer, Running, running

CLIENTS, REQUESTS = 64, 15

FAILURES = [
    ("sleep 9", "deadline", "within 2 seconds"),
    ("crash", "crashed", "worker process ended"),
    (f"raise {CANARY}", "failure", "ValueError"),
    ("memory", "failure", "MemoryError"),
]


@pytest.mark.parametrize(("text", "reason", "detail"), FAILURES)
def test_failure_is_not_scanned_and_policy_decides(
    service: Running, text: str, reason: str, detail: str
) -> None:
    closed = service.scan(text).json()
    assert (closed["verdict"], closed["complete"]) == ("block", False)
    assert closed["incomplete"][0]["reason"] == reason
    assert detail in closed["incomplete"][0]["detail"]
    opened = service.scan(text, context={"model": "open"}).json()
    assert (opened["verdict"], opened["complete"]) == ("allow", False)
    assert service.scan("after").json()["verdict"] == "allow"
    assert CANARY not in service.written() + service.metrics() + json.dumps([closed, opened])


async def _many(service: Running, client: int, count: int) -> list[bool]:
    """One kept connection; true for each answer that belongs to its question."""
    reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
    good = []
    for turn in range(count):
        mark = f"{client}/{turn}"
        body = json.dumps({"text": f"{mark} 85.07.30-999.32 " + "x" * (turn * 97)}).encode()
        head = f"POST /v1/scan HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode() + b"Content-Type: application/json\r\n\r\n" + body)
        status, headers = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n", 1)
        length = next(
            int(line.split(":")[1])
            for line in headers.lower().split("\r\n")
            if line.startswith("content-length")
        )
        answer = json.loads(await reader.readexactly(length))
        good.append(" 200 " in status and answer["redacted"]["text"].startswith(f"{mark} <BE"))
    writer.close()
    return good


def test_answers_are_never_mixed(tmp_path: Path) -> None:
    async def all_clients(service: Running) -> list[list[bool]]:
        return await asyncio.gather(*(_many(service, n, REQUESTS) for n in range(CLIENTS)))

    with running(tmp_path, queue_size=CLIENTS) as service:
        answers = asyncio.run(all_clients(service))
    assert [sum(good) for good in answers] == [REQUESTS] * CLIENTS


def _at_once(call: Callable[[int], Answer], count: int) -> list[Answer]:
    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(call, range(count)))


def test_full_queue_is_503_with_retry_after(tmp_path: Path) -> None:
    with running(tmp_path, workers=1, queue_size=1) as service:
        answers = _at_once(lambda _: service.scan("sleep 0.5"), 6)
        statuses = sorted(answer.status for answer in answers)
        refused = next(answer for answer in answers if answer.status == 503)
        assert statuses == [200, 200, 503, 503, 503, 503]
        assert int(refused.headers["retry-after"]) >= 1
        assert refused.json()["type"] == "busy"
        assert "dlp_queue_refusals 4.0" in service.metrics()


def test_worker_killed_from_outside_is_replaced(service: Running) -> None:
    worker = service.scan("who").json()["id"].partition("-")[0]
    os.kill(int(worker), signal.SIGKILL)
    _wait_for(lambda: "dlp_workers 2.0" in service.metrics())
    time.sleep(0.1)
    answers = [service.scan("x").json() for _ in range(6)]
    assert [answer["verdict"] for answer in answers] == ["allow"] * 6
    assert worker not in {answer["id"].partition("-")[0] for answer in answers}


def _zygote_of(service: Running) -> int | None:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            stat = path.read_text()
            command = path.with_name("cmdline").read_bytes()
        except OSError:
            continue
        parent = int(stat.rpartition(")")[2].split()[1])
        if parent == service.process.pid and b"api.zygote" in command:
            return int(path.parent.name)
    return None


def test_dead_zygote_is_replaced(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        before = _zygote_of(service)
        assert before is not None
        os.kill(before, signal.SIGKILL)
        assert service.scan("x").status == 200  # answered, whether its worker lived on or not
        _wait_for(lambda: _zygote_of(service) not in (None, before))
        _wait_for(lambda: service.scan("x").json()["verdict"] == "allow")


def test_workers_die_with_the_service(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        worker = int(service.scan("who").json()["id"].partition("-")[0])
        service.process.kill()
        service.process.wait()
        until = time.monotonic() + 3
        while Path(f"/proc/{worker}").exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert not Path(f"/proc/{worker}").exists()


def _policy_in_use(service: Running) -> Any:
    return service.request("GET", "/v1/policy").json()["name"]


def test_reload_under_load_drops_nothing_and_keeps_the_old_on_mistakes(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text("first")
    with running(tmp_path / "run", policy=policy, queue_size=64) as service:
        assert _policy_in_use(service) == "first"
        with ThreadPoolExecutor(4) as threads:
            stop = Event()
            seen = [threads.submit(_scan_until, service, stop) for _ in range(4)]
            time.sleep(0.2)
            policy.write_text("second")
            service.process.send_signal(signal.SIGHUP)
            try:
                _wait_for(lambda: service.scan("x").json()["policy"]["name"] == "second")
                time.sleep(0.2)
            finally:
                stop.set()
            answers = [one for future in seen for one in future.result()]
        assert {answer.status for answer in answers} == {200}
        assert {a.json()["policy"]["name"] for a in answers} == {"first", "second"}
        assert {a.json()["complete"] for a in answers} == {True}
        policy.write_text("wrong")
        service.process.send_signal(signal.SIGHUP)
        _wait_for(lambda: "reload-refused" in service.written())
        assert "policy.yaml:1: rules: a mistake" in service.written()
        assert _policy_in_use(service) == "second"
        assert service.scan("x").json()["policy"]["name"] == "second"


def _scan_until(service: Running, stop: Event) -> list[Answer]:
    answers = []
    while not stop.is_set():
        answers.append(service.scan("x"))
    return answers


def _wait_for(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until, "did not happen"
        time.sleep(0.02)


def test_orderly_stop_finishes_running_requests(tmp_path: Path) -> None:
    with running(tmp_path) as service, ThreadPoolExecutor(1) as thread:
        running_one = thread.submit(service.scan, "sleep 0.7")
        time.sleep(0.3)
        start = time.monotonic()
        status = service.stop()
        assert running_one.result().json()["verdict"] == "allow"
        assert time.monotonic() - start < 5
        assert status == 0


def test_stop_does_not_wait_for_ever(tmp_path: Path) -> None:
    with running(tmp_path, stop_timeout_s=1) as service, ThreadPoolExecutor(1) as thread:
        hanging = thread.submit(service.request, "POST", "/v1/scan", {"text": "sleep 20"})
        time.sleep(0.3)
        start = time.monotonic()
        service.stop()
        assert time.monotonic() - start < 6
        assert hanging.exception() is not None or hanging.result().status >= 500


def test_audit_that_cannot_be_written_blocks(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        assert service.scan("x").json()["verdict"] == "allow"
        folder = tmp_path / "data" / "audit"
        assert '"verdict":"allow"' in (folder / "audit.jsonl").read_text()
        (folder / "audit.jsonl").unlink()
        (folder / "audit.jsonl").mkdir()  # works for root too, unlike permissions
        answer = service.scan("x").json()
        assert (answer["verdict"], answer["incomplete"][0]["reason"]) == ("block", "failure")
        assert "dlp_audit_errors_total 1.0" in service.metrics()
