"""The process that builds the scanner once and forks workers from it.

Importing the engine takes about a second, forking a copy of a ready scanner a few milliseconds:
a worker that crashed or passed its deadline is replaced before the next request notices.

The service talks to it over two sockets. On `control` (sequenced packets) come the settings, then
five-byte orders: S + number with the worker's socket attached (start a worker), K + number (kill
it). On `report` goes one frame: {"about": ...} when the scanner is ready, else {"mistakes": ...}
or {"failure": ...}. End of file on `control` means that the service is gone: all workers die.

It has one thread: forking a process with several can leave locks held forever.
"""

import gc
import os
import signal
import socket
import struct
import sys
from importlib import import_module
from typing import Any

from api.frames import Frame, loads_object, pack
from api.hardening import die_with_parent, harden
from api.telemetry import configure_logs, log, log_failure, where
from api.worker import serve_jobs
from dlp.errors import ConfigurationError, StoreError
from dlp.settings import Settings

ORDER = struct.Struct("!cI")
START, KILL = b"S", b"K"
MAX_SETTINGS_BYTES = 150_000


def resolve(name: str) -> Any:
    """The object behind `module:attribute`."""
    module, _, attribute = name.partition(":")
    return getattr(import_module(module), attribute)


def build(factory: str, settings: Settings) -> tuple[Any, dict[str, Any]]:
    """The scanner, or None, and what to report about it."""
    gc.disable()  # of all that is imported and compiled nothing is garbage: it saves half a second
    try:
        scanner = resolve(factory)(settings)
        return scanner, {"about": scanner.describe()}
    except ConfigurationError as error:
        return None, {"mistakes": list(error.mistakes)}
    except StoreError as error:
        return None, {"mistakes": [f"DLP_STORE_URL: {error}"]}
    except Exception as error:  # noqa: BLE001 - reported by type and place; the service refuses to start
        log_failure("scanner-not-built", error)
        return None, {"failure": f"{type(error).__name__} at {where(error)[-1]}"}
    finally:
        gc.enable()


class Children:
    """The workers of this process, by the number that the service gave them."""

    def __init__(self) -> None:
        self._pids: dict[int, int] = {}

    def add(self, number: int, pid: int) -> None:
        """Remember a worker that was just forked."""
        self._pids[number] = pid

    def kill(self, number: int) -> None:
        """Kill and reap one worker; nothing when it is gone already."""
        pid = self._pids.pop(number, None)
        if pid is not None:  # not reaped before, so the number is still that worker's
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)

    def kill_all(self) -> None:
        """Kill and reap every worker."""
        for number in list(self._pids):
            self.kill(number)


def fork_worker(scanner: Any, settings: Settings, channel: socket.socket) -> int:
    """Start one worker on `channel` and return its process id. Never returns in the worker."""
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        die_with_parent(parent)
        harden(memory_bytes=settings.worker_memory_bytes)
        # Descriptors of the service stay behind; after_fork() opens what each process needs itself.
        for descriptor in _sockets_but(channel):
            os.close(descriptor)
        if hasattr(scanner, "after_fork"):
            scanner.after_fork()
        serve_jobs(scanner, channel)
        status = 0
    except Exception as error:  # noqa: BLE001 - logged; the service sees the end of the socket
        log_failure("worker-stopped", error)
    finally:
        os._exit(status)


_own_sockets: list[socket.socket] = []


def _sockets_but(channel: socket.socket) -> list[int]:
    return [one.fileno() for one in _own_sockets if one.fileno() not in (-1, channel.fileno())]


def obey(control: socket.socket, scanner: Any, settings: Settings) -> None:
    """Start and kill workers until the service is gone."""
    children = Children()
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, ORDER.size, 1)
        if len(order) < ORDER.size:
            break
        what, number = ORDER.unpack(order)
        if what == KILL:
            children.kill(number)
        elif what == START and descriptors:
            with socket.socket(fileno=descriptors[0]) as channel:
                children.add(number, fork_worker(scanner, settings, channel))
    children.kill_all()


def main(arguments: list[str]) -> int:
    """Entry point: descriptor of `control`, descriptor of `report`, factory of the scanner."""
    control = socket.socket(fileno=int(arguments[0]))
    report = socket.socket(fileno=int(arguments[1]))
    _own_sockets.extend((control, report))
    # A service manager may signal the whole group; the service decides when its workers stop.
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    harden(memory_bytes=0)
    settings = Settings(**loads_object(control.recv(MAX_SETTINGS_BYTES)))
    configure_logs(settings.log_level, process="worker")
    scanner, said = build(arguments[2], settings)
    report.sendall(b"".join(pack(Frame(0, said))))
    if scanner is None:
        return 3
    # What is built now is shared by all workers; collecting it would copy its pages. Next to none
    # of it is garbage: to look for that first takes 0.2 s and finds 2,500 of 400,000 objects.
    gc.freeze()
    log.debug("scanner-ready")
    obey(control, scanner, settings)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
