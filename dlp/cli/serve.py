"""`dlp serve` and `dlp icap`: every setting is an option, so that the list is never out of date."""

import importlib
import inspect
from typing import Any

import typer

from dlp.settings import PREFIX, Settings, load_settings

# The service is above this package, so it is named and not imported (tests/test_architecture.py).
SERVICE = "api.serve"

HELP = """Start the service.

    Without options it listens on http://127.0.0.1:8080 with the shipped policy. Every option is
    also an environment variable: --max-json-bytes is DLP_MAX_JSON_BYTES.

    Example: dlp serve --port 8081 --policy policy.yaml --workers 4
    """


ICAP_HELP = """Start the ICAP service alone, for web proxies (Squid, ProxySG, FortiGate).

    Without options it listens on icap://127.0.0.1:1344/reqmod and /respmod, and nothing listens
    for HTTP; `dlp serve --icap-port 1344` starts both. Every option is also an environment
    variable: --icap-port is DLP_ICAP_PORT.

    Example: dlp icap --icap-host 10.0.0.5 --icap-allowed-peers 10.0.0.4
    """
GATEWAY_HELP = """Start the service as an AI gateway before a model.

    Clients of OpenAI's and Anthropic's APIs use http://127.0.0.1:8080/v1 instead of the model's own
    address. All else is as with `dlp serve`.

    Example: dlp gateway --upstream https://api.mistral.ai/v1
    """
RUNS = {  # function of SERVICE, help
    "serve": ("run", HELP),
    "icap": ("run_icap", ICAP_HELP),
    "gateway": ("run", GATEWAY_HELP),
}


def command(name: str) -> Any:
    """The command of that name, its options made from the settings."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, context_settings={"help_option_names": ["-h", "--help"]})(_serve(name))
    return typer.main.get_command(app)


def _serve(name: str) -> Any:
    function, text = RUNS[name]

    def serve(**given: Any) -> int:
        settings = load_settings(**given)
        if name == "gateway" and settings.upstream is None:
            raise typer.BadParameter("name the model's address", param_hint="--upstream")
        status = getattr(importlib.import_module(SERVICE), function)(settings)
        return status if isinstance(status, int) else 0

    parameters = [_parameter(name, field) for name, field in Settings.model_fields.items()]
    serve.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    serve.__annotations__ = {one.name: one.annotation for one in parameters}
    serve.__doc__ = text
    return serve


def _parameter(name: str, field: Any) -> inspect.Parameter:
    """One option; its value is checked with all the others by load_settings()."""
    flag = f"--{name.replace('_', '-')}"
    default = field.get_default(call_default_factory=True)
    shown = "" if default is None or default == () else f"; default {_written(default)}"
    text = f"{field.description} [{PREFIX}{name.upper()}{shown}]"
    if isinstance(default, bool):
        option = typer.Option(None, f"{flag}/--no-{flag[2:]}", help=text, show_default=False)
        return _keyword(name, option, bool | None)
    metavar = {int: "N", float: "SECONDS" if name.endswith("_s") else "N"}.get(type(default), "")
    kind = metavar or ("FILE" if "Path" in str(field.annotation) else "TEXT")
    option = typer.Option(None, flag, help=text, metavar=kind, show_default=False)
    return _keyword(name, option, str | None)


def _keyword(name: str, option: Any, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=option, annotation=annotation
    )


def _written(default: Any) -> str:
    """A default as one would type it; the home folder by its sign."""
    from pathlib import Path

    if isinstance(default, tuple):
        return ",".join(map(str, default))
    if isinstance(default, Path) and default.is_relative_to(Path.home()):
        return f"~/{default.relative_to(Path.home())}"
    return str(default)
