"""ICAP answers as bytes. Pure functions of what is to be said."""

from collections.abc import Mapping

from api.icap.adapter import ServiceInfo

REASONS = {
    100: "Continue",
    200: "OK",
    204: "No Content",
    400: "Bad Request",
    403: "Forbidden",
    404: "ICAP Service Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    500: "Server Error",
    501: "Method Not Implemented",
    503: "Service Overloaded",
    505: "ICAP Version Not Supported",
}
CONTINUE = b"ICAP/1.0 100 Continue\r\n\r\n"
LAST_CHUNK = b"0\r\n\r\n"


def status(
    code: int, istag: str, *, close: bool = False, more: Mapping[str, str] | None = None
) -> bytes:
    """A whole answer without a body, or the head of one with `Encapsulated` among `more`."""
    lines = [
        f"ICAP/1.0 {code} {REASONS[code]}",
        f'ISTag: "{istag}"',
        f"Connection: {'close' if close else 'keep-alive'}",
        *(f"{name}: {value}" for name, value in (more or {}).items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def options(service: ServiceInfo, istag: str, *, connections: int, ttl_s: int) -> bytes:
    """What a service is and takes.

    Without `Transfer-Preview: *` Squid sends no previews at all. No Date: with a wrong clock on
    either side Squid would take every OPTIONS answer as stale.
    """
    return status(
        200,
        istag,
        more={
            "Methods": service.method,
            "Service": service.title,
            "Service-ID": f"roeland-{service.method.lower()}",
            "Max-Connections": str(connections),
            "Options-TTL": str(ttl_s),
            "Allow": "204",
            "Preview": str(service.preview),
            "Transfer-Preview": "*",
            "X-Include": "X-Client-IP, X-Authenticated-User, X-Authenticated-Groups",
            "Encapsulated": "null-body=0",
        },
    )


def encapsulated(sections: list[tuple[str, bytes]], body: str | None) -> str:
    """The Encapsulated header: sections in order, then the body ("req", "res") or none."""
    at, parts = 0, []
    for name, raw in sections:
        parts.append(f"{name}={at}")
        at += len(raw)
    parts.append(f"{body}-body={at}" if body is not None else f"null-body={at}")
    return ", ".join(parts)


def chunk(data: bytes) -> list[bytes]:
    """One chunk, in pieces so that large data is not copied; nothing for no data."""
    return [b"%x\r\n" % len(data), data, b"\r\n"] if data else []
