"""The real service in a process of its own, on a free port, with the fake scanner."""

import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CANARY = "Zeezout-85.07.30-999.32"  # must never come back, nor be written anywhere


@dataclass(frozen=True, slots=True)
class Answer:
    """One HTTP answer."""

    status: int
    headers: Mapping[str, str]  # lower-case names
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(slots=True)
class Running:
    """A running service."""

    process: "subprocess.Popen[str]"
    port: int
    folder: Path
    announcement: str
    tls: ssl.SSLContext | None = None

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 20,
    ) -> Answer:
        """Send one request on a connection of its own; what is no bytes goes as JSON."""
        given = {"Content-Type": "application/json", **(headers or {})}
        raw = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        if self.tls is None:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        else:
            connection = http.client.HTTPSConnection(
                "localhost", self.port, timeout=timeout, context=self.tls
            )
        try:
            connection.request(method, path, raw, given)
            answer = connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, lower, answer.read())
        finally:
            connection.close()

    def scan(self, text: str, **more: Any) -> Answer:
        """POST /v1/scan."""
        return self.request("POST", "/v1/scan", {"text": text, **more})

    def connect(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def written(self) -> str:
        """All that the service has written: logs, audit, store."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        return "\n".join(path.read_bytes().decode("latin-1") for path in files)

    def metrics(self) -> str:
        return self.request("GET", "/metrics").body.decode()

    def stop(self) -> int:
        """SIGTERM, and the exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


def start(
    folder: Path,
    *,
    tls: ssl.SSLContext | None = None,
    factory: str = "tests.api.fake_scanner:build",
    **settings: Any,
) -> Running:
    """Start a service whose files are in `folder`; settings as DLP_* values."""
    process = launch(folder, factory=factory, **settings)
    assert process.stdout is not None
    first = process.stdout.readline()
    if "listens on" not in first:
        process.wait(20)
        raise AssertionError(f"not started: {errors(folder)}")
    lines = first + process.stdout.readline() + process.stdout.readline()
    port = int(first.strip().rpartition(":")[2])
    return Running(process, port, folder, lines, tls)


def launch(
    folder: Path, *, factory: str = "tests.api.fake_scanner:build", **settings: Any
) -> "subprocess.Popen[str]":
    """Start the process without waiting for the port."""
    folder.mkdir(parents=True, exist_ok=True)
    given = {"port": 0, "workers": 2, "data_dir": folder / "data", **settings}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DLP_")}
    environment |= {f"DLP_{name.upper()}": str(value) for name, value in given.items()}
    with (folder / "stderr.log").open("w") as log:
        return subprocess.Popen(
            [sys.executable, "-m", "tests.api.serve_fake"],
            cwd=ROOT,
            env={**environment, "FACTORY": factory, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )


def errors(folder: Path) -> str:
    """What the service has written on standard error."""
    return (folder / "stderr.log").read_text()


@contextmanager
def running(folder: Path, **settings: Any) -> Iterator[Running]:
    """A service for the time of a block, killed after it."""
    service = start(folder, **settings)
    try:
        yield service
    finally:
        service.process.kill()
        service.process.wait()
        if service.process.stdout is not None:
            service.process.stdout.close()


def read_answer(connection: socket.socket) -> Answer:
    """The next answer on a bare connection; it must have a Content-Length."""
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(1)
        if not piece:
            raise ConnectionError(f"closed after {len(data)} bytes")
        data += piece
    status, *lines = data.decode("latin-1").strip().split("\r\n")
    headers = {k.lower(): v for k, v in (line.split(": ", 1) for line in lines)}
    body, length = b"", int(headers.get("content-length", "0"))
    while len(body) < length:  # no byte of a pipelined answer behind it
        piece = connection.recv(length - len(body))
        if not piece:
            raise ConnectionError(f"closed after {len(body)} of {length} bytes of the body")
        body += piece
    return Answer(int(status.split()[1]), headers, body)


def closed(connection: socket.socket) -> bool:
    """True when the other side has closed, now or within the timeout."""
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True
