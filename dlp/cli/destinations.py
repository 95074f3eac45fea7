"""`dlp destinations`: which AI tools are known, and who is behind a host."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dlp.cli import GOOD, WRONG_USE
from dlp.cli.show import say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.policy.catalogue import Catalogue

app = typer.Typer(no_args_is_help=True, help="The catalogue of AI tools.", rich_markup_mode=None)

FORMATS = ("squid",)
SHOWN_HOSTS = 3


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False) -> int:
    """List every AI tool of the catalogue.

    Example: dlp destinations list
    """
    from dlp.policy.destinations import listing

    tools: list[dict[str, Any]] = listing(_catalogue())
    if as_json:
        say_json(tools)
        return GOOD
    table(
        ("key", "name", "kind", "hosts", "data kept", "trains"),
        (
            (
                tool["key"],
                tool["name"],
                tool["kind"],
                _few(tool["hosts"]),
                tool["data_kept"]["value"],
                tool["trains_on_input"]["value"],
            )
            for tool in tools
        ),
    )
    return GOOD


@app.command()
def check(
    destination: Annotated[str, typer.Argument(metavar="HOST_OR_URL")],
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> int:
    """Say which AI tool is behind a host or URL.

    Example: dlp destinations check https://chatgpt.com/c/1
    """
    from dlp.policy.destinations import DestinationError, checked

    try:
        found: dict[str, Any] = checked(_catalogue(), destination)
    except DestinationError as error:
        warn(str(error))
        return WRONG_USE
    if as_json:
        say_json(found)
    elif (tool := found["tool"]) is None:
        say(f"{found['host']}: not in the catalogue")
    else:
        say(f"{found['host']}: {tool['name']} ({tool['key']}), {tool['vendor']}")
        say(f"  matched {found['matched']}; {tool['kind']}")
        for label, fact in (("data kept", "data_kept"), ("trains on input", "trains_on_input")):
            source = f", {tool[fact]['source']}" if tool[fact]["source"] else ""
            say(f"  {label}: {tool[fact]['value']}{source}")
    return GOOD


@app.command()
def export(
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="squid")] = "squid",
    tool: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="only this tool; may be repeated")
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="no hosts that carry much else, for a list to refuse")
    ] = False,
    sign_in: Annotated[
        bool, typer.Option("--sign-in", help="where people sign in, for a list to leave encrypted")
    ] = False,
) -> int:
    """Print the hosts for another program; `squid` is a dstdomain list.

    Example: dlp destinations export --format squid > ai-tools.txt
    """
    from dlp.policy.destinations import squid_hosts, squid_sign_in_hosts

    if form not in FORMATS:
        warn(f"--format is one of {', '.join(FORMATS)}")
        return WRONG_USE
    catalogue = _catalogue()
    unknown = [key for key in tool or () if key not in catalogue]
    if unknown:
        warn(f"no such tool: {', '.join(unknown)}; see `dlp destinations list`")
        return WRONG_USE
    if sign_in:
        lines = squid_sign_in_hosts(catalogue, tool or None)
    else:
        lines = squid_hosts(catalogue, tool or None, shared=not whole)
    for line in lines:
        say(line)
    return GOOD


def _catalogue() -> "Catalogue":
    from dlp.policy.catalogue import Catalogue, CatalogueError
    from dlp.settings import load_settings

    own: Path | None = load_settings().catalogue
    try:
        return Catalogue.load([own] if own else [])
    except CatalogueError as error:
        from dlp.errors import ConfigurationError

        raise ConfigurationError(str(error).splitlines()) from None


def _few(hosts: list[str]) -> str:
    more = len(hosts) - SHOWN_HOSTS
    return ", ".join(hosts[:SHOWN_HOSTS]) + (f" and {more} more" if more > 0 else "")
