"""`dlp keys`: the key ring behind override tokens, pseudonyms and sealed maps."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES
from dlp.cli.show import say, table

if TYPE_CHECKING:
    from dlp.keys import KeyRing

app = typer.Typer(no_args_is_help=True, help="Make and care for keys.", rich_markup_mode=None)

File = Annotated[
    Path | None, typer.Option("--file", metavar="FILE", help="key ring file [DLP_KEY_RING]")
]


@app.command()
def init(file: File = None) -> int:
    """Make a key ring with one key, readable by its owner only.

    Example: dlp keys init --file /etc/roeland/keys.json
    """
    from dlp.keys import KeyRing

    path = _path(file)
    say(f"{path}: made, key {KeyRing.create(path).newest.id}")
    return GOOD


@app.command("list")
def list_(file: File = None) -> int:
    """List the keys, never their bytes; the last one is in use.

    Example: dlp keys list
    """
    ring = _ring(file)
    table(
        ("key", "made", "state"),
        (
            (
                key.id,
                f"{key.created:%Y-%m-%d %H:%M}",
                "in use"
                if key == ring.newest
                else f"retired {key.retired:%Y-%m-%d}"
                if key.retired
                else "verifies",
            )
            for key in ring.keys
        ),
    )
    return GOOD


@app.command()
def rotate(file: File = None) -> int:
    """Add a key and use it from now on; older ones still verify.

    Example: dlp keys rotate
    """
    say(f"key {_ring(file).rotate().newest.id} is in use; restart the service to take it up")
    return GOOD


@app.command()
def retire(key: Annotated[str, typer.Argument(metavar="KEY")], file: File = None) -> int:
    """Erase an older key; what it made no longer verifies.

    Example: dlp keys retire 3f2a90bc
    """
    _ring(file).retire(key)
    say(f"key {key} is retired; restart the service to take it up")
    return GOOD


@app.command()
def check(file: File = None) -> int:
    """Say whether the service can use the key ring.

    Exit status: 0 good, 3 mistakes.

    Example: dlp keys check
    """
    from dlp.errors import ConfigurationError
    from dlp.keys import KeyRing

    path = _path(file)
    try:
        ring = KeyRing.load(path)
    except ConfigurationError as error:
        for mistake in error.mistakes:
            say(mistake)
        return MISTAKES
    say(f"{path.name}: good; {len(ring.keys)} keys, {ring.newest.id} in use")
    return GOOD


def _path(file: Path | None) -> Path:
    from dlp.settings import load_settings

    return file or load_settings().key_ring_location


def _ring(file: Path | None) -> "KeyRing":
    from dlp.keys import KeyRing

    return KeyRing.load(_path(file))
