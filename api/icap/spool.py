"""A body on its way: in memory up to a limit, then in a temporary file that has no name."""

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

PIECE = 65_536  # bytes handed on at a time


class Spool:
    """Bytes in order. Beyond `most` they are dropped and `too_large` says so."""

    __slots__ = ("_file", "_memory", "_most", "_pieces", "size", "too_large")

    def __init__(self, memory: int, most: int) -> None:
        """Args: memory: bytes kept in memory before a file is used; most: bytes kept at all."""
        self._memory, self._most = memory, most
        self._pieces: list[bytes] = []
        self._file: IO[bytes] | None = None
        self.size = 0
        self.too_large = False

    def add(self, data: bytes) -> None:
        """Keep some more. Raises: OSError when the disk is full."""
        self.size += len(data)
        if self.size > self._most:
            self.too_large = True
            self.close()
        elif self._file is not None:
            self._file.write(data)
        else:
            self._pieces.append(data)
            if self.size > self._memory:
                self._file = TemporaryFile()  # noqa: SIM115 - lives as long as the request
                self._file.writelines(self._pieces)
                self._pieces.clear()

    def content(self) -> bytes:
        """All of it, empty when it was too large."""
        if self._file is not None:
            self._file.seek(0)
            return self._file.read()
        return self._pieces[0] if len(self._pieces) == 1 else b"".join(self._pieces)

    def pieces(self) -> Iterator[bytes]:
        """All of it in pieces; nothing may be added any more."""
        if self._file is None:
            yield from self._pieces
            return
        self._file.seek(0)
        while piece := self._file.read(PIECE):
            yield piece

    def close(self) -> None:
        """Drop what is kept."""
        self._pieces.clear()
        if self._file is not None:
            self._file.close()
            self._file = None
