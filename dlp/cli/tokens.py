"""`dlp tokens`: who may call the service. A token is shown once; its SHA-256 is kept."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from dlp.cli import GOOD, WRONG_USE
from dlp.cli.show import say, table, warn

if TYPE_CHECKING:
    from dlp.settings import Scope
    from dlp.tokens import Token

app = typer.Typer(no_args_is_help=True, help="Callers' tokens.", rich_markup_mode=None)

File = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="tokens file [DLP_TOKENS_FILE]")
]


@app.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="of the calling system")],
    scope: Annotated[
        list[str] | None, typer.Option(metavar="SCOPE", help="scan, tune or audit; repeatable")
    ] = None,
    file: File = None,
) -> int:
    """Make a token for a caller, show it once and keep only its digest.

    Example: dlp tokens add litellm --scope scan --file tokens.yaml
    """
    from pydantic import ValidationError

    from dlp.settings import SCOPES
    from dlp.tokens import new_token, save_tokens

    scopes = scope or ["scan"]
    if not set(scopes) <= set(SCOPES):
        warn(f"--scope is one of {', '.join(SCOPES)}")
        return WRONG_USE
    path = _path(file)
    known = _load(path) if path.exists() else ()
    if name in {token.name for token in known}:
        warn(f"{name}: has a token already; revoke it first")
        return WRONG_USE
    try:
        text, token = new_token(name, cast("list[Scope]", list(dict.fromkeys(scopes))))
    except ValidationError:
        warn("a name is 1 to 64 of A-Z, a-z, 0-9, dot, underscore and hyphen")
        return WRONG_USE
    save_tokens(path, [*known, token])
    warn(f"{name}: this token is shown once; put it into the caller's configuration")
    say(text)
    return GOOD


@app.command("list")
def list_(file: File = None) -> int:
    """List callers and scopes.

    Example: dlp tokens list --file tokens.yaml
    """
    rows = [
        (token.name, ", ".join(token.scopes), token.sha256[:12]) for token in _load(_path(file))
    ]
    table(("caller", "scopes", "SHA-256 begins"), rows)
    return GOOD


@app.command()
def revoke(name: Annotated[str, typer.Argument(metavar="NAME")], file: File = None) -> int:
    """Take a caller's token away.

    Example: dlp tokens revoke litellm --file tokens.yaml
    """
    from dlp.tokens import save_tokens

    path = _path(file)
    known = _load(path)
    kept = [token for token in known if token.name != name]
    if len(kept) == len(known):
        warn(f"{name}: has no token; see `dlp tokens list`")
        return WRONG_USE
    save_tokens(path, kept)
    say(f"{name}: revoked; running services take it up at SIGHUP or a restart")
    return GOOD


def _path(file: Path | None) -> Path:
    from dlp.errors import ConfigurationError
    from dlp.settings import load_settings

    path = file or load_settings().tokens_file
    if path is None:
        raise ConfigurationError(["name the tokens file with --file or DLP_TOKENS_FILE"])
    return path


def _load(path: Path) -> "tuple[Token, ...]":
    from dlp.tokens import load_tokens

    return load_tokens(path)
