"""A browser's side of a WebSocket through a proxy, to the byte."""

import base64
import os
import socket
import ssl
from pathlib import Path
from struct import pack, unpack

TEXT, BINARY, CLOSE = 1, 2, 8


class WebSocket:
    """An open connection to a host, inside a tunnel of the proxy."""

    def __init__(self, proxy: int, host: str, ca: Path, timeout_s: float = 60) -> None:
        """Raises: OSError; AssertionError when the tunnel or the handshake is refused."""
        bare = socket.create_connection(("127.0.0.1", proxy), timeout=timeout_s)
        bare.sendall(f"CONNECT {host}:443 HTTP/1.1\r\nHost: {host}:443\r\n\r\n".encode())
        assert b" 200 " in self._head(bare)
        context = ssl.create_default_context(cafile=str(ca))
        self._socket = context.wrap_socket(bare, server_hostname=host)
        key = base64.b64encode(os.urandom(16)).decode()
        self._socket.sendall(
            f"GET /ws HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
            f"Origin: https://{host}\r\nAccept-Language: nl\r\n\r\n".encode()
        )
        self.handshake = self._head(self._socket)

    @staticmethod
    def _head(connection: socket.socket) -> bytes:
        found = b""
        while not found.endswith(b"\r\n\r\n"):
            piece = connection.recv(1)
            if not piece:
                break
            found += piece
        return found

    def send(self, content: bytes, kind: int = TEXT, pieces: int = 1) -> None:
        """One message, in so many frames."""
        size = -(-len(content) // pieces)
        cut = [content[at : at + size] for at in range(0, len(content), size)]
        for place, piece in enumerate(cut):
            last = 0x80 if place == len(cut) - 1 else 0
            mask, length = os.urandom(4), len(piece)
            head = bytes([last | (0 if place else kind)])
            if length < 126:
                head += bytes([0x80 | length])
            elif length < 65_536:
                head += bytes([0x80 | 126]) + pack("!H", length)
            else:
                head += bytes([0x80 | 127]) + pack("!Q", length)
            masked = bytes(byte ^ mask[i % 4] for i, byte in enumerate(piece))
            self._socket.sendall(head + mask + masked)

    def receive(self) -> str:
        """The next message."""
        first, second = self._exactly(2)
        length = second & 127
        if length == 126:
            (length,) = unpack("!H", self._exactly(2))
        elif length == 127:
            (length,) = unpack("!Q", self._exactly(8))
        assert first & 15 == TEXT
        return self._exactly(length).decode()

    def _exactly(self, count: int) -> bytes:
        found = b""
        while len(found) < count:
            piece = self._socket.recv(count - len(found))
            if not piece:
                raise ConnectionError("closed")
            found += piece
        return found

    def close(self) -> None:
        """Go away."""
        self._socket.close()
