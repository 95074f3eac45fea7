"""ICAP messages as bytes, for the tests of parser and server."""

HTTP = (
    b"POST https://chat.test/a HTTP/1.1\r\nHost: chat.test\r\n"
    b"Content-Type: text/plain\r\nContent-Length: 12\r\n\r\n"
)
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
BODY = b"hello, world"


def chunks(*pieces: bytes, last: bytes = b"0\r\n\r\n") -> bytes:
    """A chunked body."""
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + last


def reqmod(
    *,
    http: bytes | None = HTTP,
    body: bytes | None = None,
    path: str = "/reqmod",
    encapsulated: str | None = None,
    **headers: str,
) -> bytes:
    """A REQMOD request; `body` is what follows the headers, chunked already, None for none."""
    size = len(http or b"")
    if encapsulated is None:
        kind = "null-body" if body is None else "req-body"
        encapsulated = f"req-hdr=0, {kind}={size}" if http is not None else f"{kind}=0"
    lines = [f"REQMOD icap://127.0.0.1{path} ICAP/1.0", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Encapsulated: {encapsulated}", "", ""]
    return "\r\n".join(lines).encode("latin-1") + (http or b"") + (body or b"")


def options(path: str = "/reqmod", **headers: str) -> bytes:
    """An OPTIONS request as Squid sends it: without Encapsulated."""
    lines = [f"OPTIONS icap://127.0.0.1{path} ICAP/1.0", "Host: 127.0.0.1", "Allow: trailers"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def respmod(body: bytes | None, **headers: str) -> bytes:
    """A RESPMOD request with request and response headers."""
    at, kind = len(HTTP), "null-body" if body is None else "res-body"
    encapsulated = f"req-hdr=0, res-hdr={at}, {kind}={at + len(RESPONSE)}"
    lines = ["RESPMOD icap://127.0.0.1/respmod ICAP/1.0", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([*lines, f"Encapsulated: {encapsulated}", "", ""]).encode()
    return head + HTTP + RESPONSE + (body or b"")
