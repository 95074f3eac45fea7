"""The ICAP listener as the settings ask for it."""

from contextlib import suppress
from ssl import CERT_REQUIRED, PROTOCOL_TLS_SERVER, SSLContext

from api.icap.judge import Judge
from api.icap.server import IcapServer
from api.icap.session import IcapLimits
from api.state import Service
from dlp.settings import Settings


async def listen(service: Service, settings: Settings) -> IcapServer:
    """Listen for proxies. Raises: OSError."""
    limits = IcapLimits(
        max_header_bytes=settings.max_header_bytes,
        max_body_bytes=settings.max_document_bytes,
        memory_bytes=settings.icap_memory_bytes,
        max_connections=settings.icap_max_connections,
        header_timeout_s=settings.header_timeout_s,
        idle_timeout_s=settings.icap_idle_timeout_s,
        min_body_rate=settings.min_body_rate,
    )
    judge = Judge(service, settings)
    server = IcapServer(judge, limits)
    service.metrics.watch_icap(lambda: len(server.connections), lambda: judge.unread)
    context = _tls(settings)
    host = settings.icap_host or settings.host
    port = await server.start(host, settings.icap_port or 0, context)
    scheme = "icaps" if context is not None else "icap"
    shown = f"[{host}]" if ":" in host else host
    with suppress(OSError):  # a full disk or a closed pipe is no reason not to serve
        print(f"ICAP:      {scheme}://{shown}:{port}/reqmod", flush=True)  # noqa: T201
    return server


def _tls(settings: Settings) -> SSLContext | None:
    """The certificate of the HTTP service, unless ICAP is to be plain."""
    if settings.tls_cert is None or settings.icap_tls is False:
        return None
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings.tls_cert, settings.tls_key)
    if settings.tls_client_ca is not None:
        context.load_verify_locations(settings.tls_client_ca)
        context.verify_mode = CERT_REQUIRED
    return context
