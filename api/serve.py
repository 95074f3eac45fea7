"""`dlp serve`: checks the settings, starts the workers, then listens.

Order matters for the start: the process that builds the scanner is started first and imports the
engine while this one imports FastAPI. The port opens when the first scan can be answered.
"""

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from ssl import CERT_NONE, CERT_REQUIRED, PROTOCOL_TLS_SERVER, SSLContext, SSLError
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from api.generation import StartError, Zygote
from api.telemetry import configure_logs, log
from dlp.errors import ConfigurationError
from dlp.settings import Settings
from dlp.tokens import Token, load_tokens

if TYPE_CHECKING:
    from fastapi import APIRouter

    from api.state import Service

FACTORY = "api.serving:build"
ICAP_PORT = 1344  # RFC 3507, section 4.2
OWN_FAILURE, MISTAKES = 1, 3  # exit status


def run(settings: Settings, *, factory: str = FACTORY) -> int:
    """Serve until SIGTERM or SIGINT; SIGHUP loads policy, recognizers and tokens anew.

    Args:
        factory: `module:function` that builds the scanner; tests have their own.
    Returns: 0 after an orderly stop, 3 for mistakes in the configuration, 1 for our own failure;
        what is wrong is on standard error.
    """
    configure_logs(settings.log_level, process="service")
    try:
        tokens = check(settings)
        zygote = start_zygote(settings, factory)
    except ConfigurationError as error:
        return _refuse(error)
    return _Server(settings, factory, tokens).run(zygote)


def run_icap(settings: Settings, *, factory: str = FACTORY) -> int:
    """As run(), for ICAP alone: nothing listens for HTTP. The port is 1344 unless one is set."""
    if settings.icap_port is None:
        settings = settings.model_copy(update={"icap_port": ICAP_PORT})
    configure_logs(settings.log_level, process="service")
    try:
        check(settings, http=False)
        zygote = start_zygote(settings, factory)
    except ConfigurationError as error:
        return _refuse(error)
    return _Server(settings, factory, ()).run_alone(zygote)


def check(settings: Settings, *, http: bool = True) -> tuple[Token, ...]:
    """The tokens, when these settings may listen. Raises: ConfigurationError with all mistakes."""
    from api.access import ext_proc_mistakes, http_mistakes, icap_mistakes

    mistakes = [*(http_mistakes(settings) if http else ()), *icap_mistakes(settings)]
    mistakes += ext_proc_mistakes(settings) if http else []
    tokens: tuple[Token, ...] = ()
    if settings.tokens_file is not None:
        try:
            tokens = load_tokens(settings.tokens_file)
        except ConfigurationError as error:
            mistakes += error.mistakes
    mistakes += _tls_mistakes(settings)
    if mistakes:
        raise ConfigurationError(mistakes)
    return tokens


def _tls_mistakes(settings: Settings) -> list[str]:
    """Files that OpenSSL does not take."""
    context, mistakes = SSLContext(PROTOCOL_TLS_SERVER), []
    try:
        if settings.tls_cert is not None:
            context.load_cert_chain(settings.tls_cert, settings.tls_key)
    except (OSError, SSLError) as error:
        why = getattr(error, "reason", None) or error.strerror
        mistakes.append(f"DLP_TLS_CERT, DLP_TLS_KEY: {settings.tls_cert}: {why}")
    try:
        if settings.tls_client_ca is not None:
            context.load_verify_locations(settings.tls_client_ca)
    except (OSError, SSLError) as error:
        why = getattr(error, "reason", None) or error.strerror
        mistakes.append(f"DLP_TLS_CLIENT_CA: {settings.tls_client_ca}: {why}")
    return mistakes


def start_zygote(settings: Settings, factory: str) -> Zygote:
    """Start the process that builds the scanner."""
    return Zygote(factory, settings.model_dump(mode="json"))


def _refuse(error: ConfigurationError) -> int:
    for mistake in error.mistakes:
        print(mistake, file=sys.stderr)  # noqa: T201 - names settings and files, never content
    return MISTAKES


class _Server:
    """One run of the service."""

    def __init__(self, settings: Settings, factory: str, tokens: tuple[Token, ...]) -> None:
        self._settings, self._factory, self._tokens = settings, factory, tokens
        self._failure: int | None = None
        self._http = True
        self._reloads: set[asyncio.Task[None]] = set()

    def run(self, zygote: Zygote) -> int:
        """Listen until told to stop."""
        import uvicorn

        from api.app import create_app
        from api.protocol import protocol_for

        settings = self._settings
        self._zygote = zygote
        config = uvicorn.Config(
            create_app(self._lifespan, *self._gateway()),
            host=settings.host,
            port=settings.port,
            loop="uvloop",
            http=protocol_for(settings),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # the peer is who connects, not who a header names
            timeout_keep_alive=round(settings.keep_alive_s),
            timeout_graceful_shutdown=round(settings.stop_timeout_s),
            ssl_certfile=settings.tls_cert,
            ssl_keyfile=settings.tls_key,
            ssl_ca_certs=settings.tls_client_ca,
            ssl_cert_reqs=CERT_REQUIRED if settings.tls_client_ca else CERT_NONE,
        )
        # Before uvicorn listens for SIGTERM, and when it raises it once more after an orderly stop.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            announcing(config, settings).run()
        except SystemExit:
            return OWN_FAILURE if self._failure is None else self._failure
        except KeyboardInterrupt:
            return 0
        return 0

    def run_alone(self, zygote: Zygote) -> int:
        """Listen for proxies only, until told to stop."""
        import uvloop

        self._zygote, self._http = zygote, False

        async def serve() -> None:
            told = asyncio.Event()
            loop = asyncio.get_running_loop()
            for one in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(one, told.set)
            async with self._lifespan(SimpleNamespace(state=SimpleNamespace())):
                await told.wait()

        try:
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(serve())
        except (ConfigurationError, StartError, OSError):  # said on standard error already
            return OWN_FAILURE if self._failure is None else self._failure
        return 0

    def _gateway(self) -> "tuple[tuple[APIRouter, ...], tuple[APIRouter, ...]]":
        """Our own gateway, where there is a model behind it: what comes last, and what first."""
        if self._settings.upstream is None:
            return (), ()
        from api.gateways.relay import router, usual

        return (router,), (usual,)

    @asynccontextmanager
    async def _lifespan(self, app: Any) -> AsyncIterator[None]:
        from api.pool import Pool
        from api.state import Service

        settings = self._settings
        pool = Pool(
            lambda: start_zygote(settings, self._factory),
            workers=settings.workers,
            queue_size=settings.queue_size,
            deadline_s=settings.deadline_s,
        )
        try:
            await pool.start(self._zygote)
            service = Service(settings, pool, self._gate(), self._audit(pool.about))
        except ConfigurationError as error:
            self._failure = _refuse(error)
            raise
        except StartError as error:
            print(f"the service cannot start: {error}", file=sys.stderr)  # noqa: T201 - type and place
            raise
        app.state.service = service
        listeners = await self._listeners(service)
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._on_hangup, service)
        try:
            yield
        finally:
            service.stopping = True
            loop.remove_signal_handler(signal.SIGHUP)
            for one in listeners:
                await one.stop(settings.stop_timeout_s)
            await pool.stop(settings.stop_timeout_s)
            await service.close()
            service.audit.close()

    async def _listeners(self, service: "Service") -> list[Any]:
        """ICAP and ext_proc, where they are to be. Raises: OSError when one cannot listen."""
        settings, running = self._settings, []
        wanted = [("ICAP", settings.icap_host, settings.icap_port, "api.icap.listener")]
        if self._http:
            proc = settings.ext_proc_host, settings.ext_proc_port
            wanted.append(("ext_proc", *proc, "api.ext_proc.listener"))
        for name, host, port, module in wanted:
            if port is None:
                continue
            try:
                running.append(await import_module(module).listen(service, settings))
            except OSError as error:
                where = f"{host or settings.host}:{port}"
                why = f"the {name} service cannot listen on {where}: {error.strerror}"
                print(why, file=sys.stderr)  # noqa: T201 - address only
                self._failure = OWN_FAILURE
                raise
        return running

    def _gate(self) -> Any:
        from api.access import Gate

        return Gate(self._settings, self._tokens)

    def _audit(self, about: dict[str, Any]) -> Any:
        from dlp.audit.files import AuditError
        from dlp.audit.writer import AuditWriter

        try:
            return AuditWriter(
                self._settings.audit_location,
                max_bytes=self._settings.audit_max_bytes,
                retention_days=about["audit"]["retention_days"],
            )
        except AuditError as error:
            raise ConfigurationError([f"DLP_AUDIT_PATH: {error}"]) from None

    def _on_hangup(self, service: "Service") -> None:
        task = asyncio.get_running_loop().create_task(self._reload(service))
        self._reloads.add(task)
        task.add_done_callback(self._reloads.discard)

    async def _reload(self, service: "Service") -> None:
        """Take up changed files; with a mistake in any, all stays as it was."""
        try:
            tokens = check(self._settings, http=self._http)
            await service.pool.reload()
        except ConfigurationError as error:
            log.error("reload-refused", mistakes=list(error.mistakes))
            return
        except StartError as error:
            log.error("reload-failed", reason=str(error))
            return
        service.gate.tokens = tokens
        log.warning("reloaded", policy=service.pool.about.get("policy", {}).get("version"))


def _curl(address: str) -> str:
    body = json.dumps({"text": "Mijn nummer is 85.07.30-999.32"})
    return f"curl -s {address}/v1/scan -H 'Content-Type: application/json' -d '{body}'"


def announcement(address: str) -> str:
    """What a person sees when the service listens."""
    return f"Roeland listens on {address}\nTry it:   {_curl(address)}\nThe API:  {address}/docs"


def announcing(config: Any, settings: Settings) -> Any:
    """A uvicorn server that prints the announcement once it listens, the real port in it."""
    import uvicorn

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            if self.started:
                port = self.servers[0].sockets[0].getsockname()[1]
                host = f"[{settings.host}]" if ":" in settings.host else settings.host
                scheme = "https" if settings.tls_cert else "http"
                with suppress(OSError):  # a full disk or a closed pipe is no reason not to serve
                    print(announcement(f"{scheme}://{host}:{port}"), flush=True)  # noqa: T201

    return Announcing(config)
