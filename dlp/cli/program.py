"""The commands of `dlp`, and what each is for."""

from typing import Any

import typer
from typer.core import TyperGroup

from dlp.cli import (
    destinations,
    evaluate,
    keys,
    lists,
    policy,
    recognizers,
    registered,
    scan,
    tokens,
)

SETTINGS = {"help_option_names": ["-h", "--help"]}


class Commands(TyperGroup):
    """Loads what serves only when asked for: its options, the settings, cost 0.15 s."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the arguments name."""
        if args and args[0] in ("serve", "icap", "gateway"):
            from dlp.cli.serve import command

            self.commands[args[0]] = command(args[0])
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    context_settings=SETTINGS,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback()
def dlp() -> None:
    """Scan what people send to AI tools: allow, redact or block.

    Example: dlp scan letter.txt --destination chatgpt.com
    """


def serve() -> None:
    """Start the service."""


def icap() -> None:
    """Start the ICAP service alone, for web proxies."""


def gateway() -> None:
    """Start the service as an AI gateway before a model."""


app.command("serve")(serve)
app.command("icap")(icap)
app.command("gateway")(gateway)
app.command("scan")(scan.scan)
app.command("evaluate")(evaluate.evaluate)
for name, group in (
    ("policy", policy.app),
    ("recognizers", recognizers.app),
    ("destinations", destinations.app),
    ("registered", registered.app),
    ("lists", lists.app),
    ("keys", keys.app),
    ("tokens", tokens.app),
):
    app.add_typer(group, name=name)

COMMAND = typer.main.get_command(app)
