"""The gRPC listener for Envoy, as the settings ask for it."""

from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import grpc

from api.access import peer_allowed
from api.ext_proc.messages import METHOD, SERVICE, ProcessingRequest
from api.ext_proc.processor import Processor
from api.state import Service
from api.telemetry import log_failure
from dlp.settings import Settings

ROOM = 1_000_000  # bytes of a message besides its body


class ExtProc:
    """The running listener."""

    def __init__(self, server: Any) -> None:
        self._server = server

    async def stop(self, grace_s: float) -> None:
        """Take no more requests, and let those under way finish."""
        await self._server.stop(grace_s)


async def listen(service: Service, settings: Settings) -> ExtProc:
    """Listen for Envoy. Raises: OSError."""
    options = [
        ("grpc.max_receive_message_length", settings.max_document_bytes + ROOM),
        ("grpc.max_send_message_length", -1),
        ("grpc.so_reuseport", 0),
    ]
    server = grpc.aio.server(options=options, maximum_concurrent_rpcs=settings.max_connections)
    server.add_generic_rpc_handlers((_handler(service, settings),))
    host = settings.ext_proc_host or settings.host
    shown = f"[{host}]" if ":" in host else host
    address = f"{shown}:{settings.ext_proc_port}"
    try:
        if settings.tls_cert is None:
            port = server.add_insecure_port(address)
        else:
            port = server.add_secure_port(address, _credentials(settings))
    except RuntimeError:
        raise OSError(0, f"{address} cannot be had") from None
    await server.start()
    with suppress(OSError):  # a full disk or a closed pipe is no reason not to serve
        print(f"ext_proc:  {shown}:{port}", flush=True)  # noqa: T201
    return ExtProc(server)


def _handler(service: Service, settings: Settings) -> Any:
    async def process(requests: AsyncIterator[Any], context: Any) -> AsyncIterator[Any]:
        if not peer_allowed(_address(context.peer()), settings.allowed_peers):
            await context.abort(grpc.StatusCode.PERMISSION_DENIED, "see DLP_ALLOWED_PEERS")
        try:
            async for answer in Processor(service).answers(requests):
                yield answer
        except Exception as error:  # noqa: BLE001 - logged; Envoy answers 500, or as it was told
            log_failure("ext-proc-failed", error)
            await context.abort(grpc.StatusCode.INTERNAL, "our mistake")

    method = grpc.stream_stream_rpc_method_handler(
        process,
        request_deserializer=ProcessingRequest.FromString,
        response_serializer=lambda answer: answer.SerializeToString(),
    )
    return grpc.method_handlers_generic_handler(SERVICE, {METHOD: method})


def _address(peer: str) -> str:
    """The IP address in gRPC's words: `ipv4:10.0.0.4:5123`, `ipv6:%5B::1%5D:5123`."""
    return (
        peer.partition(":")[2].rpartition(":")[0].replace("%5B", "").replace("%5D", "").strip("[]")
    )


def _credentials(settings: Settings) -> Any:
    """The certificate of the HTTP service; with tls_client_ca callers need one too."""

    def read(path: Path | None) -> bytes | None:
        return path.read_bytes() if path is not None else None

    authority = read(settings.tls_client_ca)
    pair = [(read(settings.tls_key), read(settings.tls_cert))]
    return grpc.ssl_server_credentials(pair, authority, authority is not None)
