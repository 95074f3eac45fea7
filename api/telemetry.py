"""Logs: JSON lines on standard error that hold names, counts and places, never content.

An exception is logged by type and place in the code. Its message is left out, because a message
may quote what the code was looking at. Of other libraries' log lines only the name of the logger,
the level and the place are kept, for the same reason.

A line that cannot be written (a full disk, a collector that went away) fails no request: it is
counted, and the count is the first line that can be written again. The audit record is another
matter, and the policy's.
"""

import logging
import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from threading import Lock
from traceback import extract_tb
from types import TracebackType
from typing import Any

import orjson
import structlog

FRAMES = 6  # innermost frames kept of a traceback
TRUSTED_LOGGERS = ("uvicorn.error",)  # its messages are fixed texts and our own addresses

log: structlog.stdlib.BoundLogger = structlog.get_logger()


def where(error: BaseException) -> list[str]:
    """The innermost places of an exception, as file:line function, outermost first."""
    frames = extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return places or ["unknown"]


def log_failure(event: str, error: BaseException, **fields: Any) -> None:
    """Log an exception without its message, which may quote content."""
    log.error(event, error=type(error).__name__, at=where(error), **fields)


def _as_json(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> str:
    """One line of JSON; the time and the event come first."""
    first = {key: event.pop(key) for key in ("timestamp", "level", "event") if key in event}
    return orjson.dumps({**first, **event}, default=str).decode()


class Lines:
    """What structlog writes to: whole lines, unbuffered; what cannot be written is counted."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = Lock()
        self._lost = 0  # lines since one was written
        self._torn = False  # the last line was cut: the next begins on a line of its own

    def msg(self, line: str) -> None:
        """Write one line, and before it how many were lost."""
        with self._lock:
            if self._lost and self._write(_lost(self._lost)):
                self._lost = 0
            if self._lost or not self._write(line):
                self._lost += 1

    debug = info = warning = error = critical = exception = msg

    def _write(self, line: str) -> bool:
        data = ("\n" * self._torn + line + "\n").encode()
        try:
            while data:
                data = data[os.write(self._descriptor, data) :]
                self._torn = True
        except OSError:
            return False
        self._torn = False
        return True


def _lost(lines: int) -> str:
    return orjson.dumps({"level": "error", "event": "log-lines-lost", "lines": lines}).decode()


class _Foreign(logging.Handler):
    """Takes in what other libraries log and keeps only what cannot quote content."""

    def emit(self, record: logging.LogRecord) -> None:
        fields: dict[str, Any] = {"logger": record.name}
        event = "library-message"
        if record.name in TRUSTED_LOGGERS:
            event = record.getMessage().strip()
        else:
            fields["at"] = f"{record.filename}:{record.lineno}"
        if record.exc_info and record.exc_info[1] is not None:
            fields |= {
                "error": type(record.exc_info[1]).__name__,
                "at": where(record.exc_info[1]),
            }
        log.log(record.levelno, event, **fields)


def _last_words(
    _kind: type[BaseException], error: BaseException, _traceback: TracebackType | None
) -> None:
    """What an exception that nothing caught leaves behind; stands in for the usual traceback."""
    log_failure("stopped-by-an-error", error)


def configure_logs(level: str, *, process: str) -> None:
    """Send all logging of this process to standard error from `level` upwards."""
    number = logging.getLevelNamesMapping()[level.upper()]
    lines = Lines(sys.stderr.fileno())
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _as_json,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_: lines,
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(process=process)
    root = logging.getLogger()
    root.handlers[:] = [_Foreign()]
    root.setLevel(max(number, logging.WARNING))
    logging.getLogger("uvicorn.error").setLevel(max(number, logging.WARNING))
    logging.captureWarnings(capture=True)
    sys.excepthook = _last_words
