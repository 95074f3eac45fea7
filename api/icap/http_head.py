"""The headers of an HTTP message inside ICAP: read without loss, changed without side effects.

What is not changed stays byte for byte, order and spelling of names too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from api.icap.grammar import RemoteProtocolError


@dataclass(frozen=True, slots=True)
class HttpHead:
    """A start line and its fields."""

    start: bytes = field(repr=False)  # without its line end
    lines: tuple[bytes, ...] = field(repr=False)  # header lines without their line ends

    @classmethod
    def parse(cls, raw: bytes) -> "HttpHead":
        """A header section with its empty line. Raises: RemoteProtocolError."""
        start, *lines = raw.split(b"\r\n")
        if lines[-2:] != [b"", b""]:
            raise RemoteProtocolError("an encapsulated header has no end")
        fields = tuple(lines[:-2])
        if any(b":" not in line or line[:1] in b" \t" or b"\n" in line for line in fields):
            raise RemoteProtocolError("an encapsulated header line is malformed")
        return cls(start, fields)

    def get(self, name: str) -> str | None:
        """The value of the first field of that name, None without one."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> list[str]:
        """The values of every field of that name, in order."""
        wanted = name.lower().encode()
        return [
            line.partition(b":")[2].strip(b" \t").decode("latin-1")
            for line in self.lines
            if line.partition(b":")[0].strip(b" \t").lower() == wanted
        ]

    def without(self, names: Iterable[str]) -> "HttpHead":
        """The same without the fields of these names."""
        gone = {name.lower().encode() for name in names}
        kept = (
            line for line in self.lines if line.partition(b":")[0].strip(b" \t").lower() not in gone
        )
        return HttpHead(self.start, tuple(kept))

    def with_field(self, name: str, value: str) -> "HttpHead":
        """The same with this field as the only one of its name, at the end.

        Raises: ValueError for a line end in name or value.
        """
        line = f"{name}: {value}"
        if "\r" in line or "\n" in line:
            raise ValueError("a header field holds a line end")
        rest = self.without((name,))
        return HttpHead(rest.start, (*rest.lines, line.encode("latin-1")))

    def raw(self) -> bytes:
        """The bytes with the empty line."""
        return b"\r\n".join((self.start, *self.lines, b"", b""))

    @property
    def method(self) -> str:
        """Of a request."""
        return self.start.split(b" ", 1)[0].decode("latin-1")

    @property
    def target(self) -> str:
        """Of a request, as it stands in the start line."""
        return self.start.split(b" ")[1].decode("latin-1")

    def url(self) -> str | None:
        """Where the request goes: its target when that names a host, else Host and target.

        Two answers that differ are the first one's: it is what the proxy will connect to.
        """
        target = self.target
        if "://" in target.partition("?")[0] or self.method == "CONNECT":
            return target
        host = self.get("host")
        return f"{host}{target}" if host and target.startswith("/") else host
