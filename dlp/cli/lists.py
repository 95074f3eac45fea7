"""`dlp lists`: names of public figures and of the organisation's own people.

A listed name with nothing else about the person near it is reported and passes. Only keyed digests
are kept, never names.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from dlp.cli import GOOD, MISTAKES, WRONG_USE
from dlp.cli.show import say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.registry import Entry, Registry

app = typer.Typer(
    no_args_is_help=True,
    help="Names of public figures and of your own people, which pass where nothing else is said.",
    rich_markup_mode=None,
)


@app.command("import")
def import_(
    name: Annotated[str, typer.Argument(metavar="NAME", help="what the list is called")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, or a name a line; - is stdin")],
    kind: Annotated[
        Literal["public", "own", "historic"],
        typer.Option(help="public figures, the organisation's own people, or persons of history"),
    ],
    source: Annotated[
        str, typer.Option(metavar="TEXT", help="where it comes from; public lists need one")
    ] = "",
    date: Annotated[
        str, typer.Option(metavar="DATE", help="of which day it is, as 2027-12-31")
    ] = "",
    owner: Annotated[str, typer.Option(metavar="NAME", help="who asked for it")] = "",
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="last day, as 2027-12-31; else for good")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="in the place of the list of that name")
    ] = False,
) -> int:
    """Import a list of names. Columns: given and family name, or name; others are left out.

    Example: dlp lists import council council.csv --kind own --owner secretary --until 2030-12-31
    """
    from dlp.cli.files import read
    from dlp.listing import MAX_BYTES
    from dlp.registering import About, Refusal, is_day, register_names

    if until is not None and not is_day(until):
        warn("--until is a day such as 2027-12-31")
        return WRONG_USE
    expires = None if until is None else datetime.fromisoformat(f"{until}T23:59:59+00:00")
    try:
        content = read(str(file), MAX_BYTES)
    except OSError as error:
        warn(f"{file}: {error.strerror}")
        return WRONG_USE
    if content is None:
        warn(f"{file.name}: is larger than {MAX_BYTES:,} bytes; split it")
        return MISTAKES
    about = About(name, owner, expires, source, date)
    try:
        entry, repeated = register_names(
            _registry(), content, file.name, kind, about, replaces=replace
        )
    except Refusal as refused:
        for line in refused.lines:
            warn(line)
        return MISTAKES
    again = f"; lines that say what others say: {repeated:,}" if repeated else ""
    say(f"{entry.id}  {entry.name}: {entry.count:,} people{again}")
    return GOOD


@app.command("list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> int:
    """List the lists, the shipped ones first.

    Example: dlp lists list
    """
    from dlp.listing import KINDS

    shown = [*_shipped(), *(_shown(entry) for entry in _registry(whole=False).entries(KINDS))]
    if as_json:
        say_json(shown)
        return GOOD
    keys = ("name", "kind", "people", "source", "dated", "owner", "added", "until")
    table(keys, [tuple(str(one[key] or "") for key in keys) for one in shown], right=(2,))
    return GOOD


@app.command()
def remove(which: Annotated[str, typer.Argument(metavar="NAME_OR_ID")]) -> int:
    """Forget a list. The shipped ones: DLP_PUBLIC_FIGURES=off.

    Example: dlp lists remove council
    """
    from dlp.listing import KINDS

    if not _registry(whole=False).remove(which, KINDS):
        warn(f"{which}: there is no list of that name; see `dlp lists list`")
        return MISTAKES
    return GOOD


def _registry(*, whole: bool = True) -> "Registry":
    from dlp.keys import KeyRing
    from dlp.registry import Registry
    from dlp.settings import load_settings
    from dlp.store import Store

    settings = load_settings()
    keys = KeyRing.load_or_create(settings.key_ring_location)
    return Registry(Store(settings.store_location), keys, whole=whole)


def _shipped() -> list[dict[str, object]]:
    from dlp.listing import shipped
    from dlp.settings import load_settings

    is_off = load_settings().public_figures == "off"
    return [
        {
            "id": None,
            "name": f"shipped-{kind}",
            "kind": kind,
            "people": len(people.people),
            "source": people.source,
            "dated": people.date,
            "owner": None,
            "added": None,
            "until": "switched off" if is_off else None,
        }
        for kind, people in shipped().items()
    ]


def _shown(entry: "Entry") -> dict[str, object]:
    ended = entry.expires_at is not None and entry.expires_at <= datetime.now(UTC)
    until = f"{entry.expires_at:%Y-%m-%d}" if entry.expires_at else None
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "people": entry.count,
        "source": entry.source,
        "dated": entry.dated,
        "owner": entry.owner,
        "added": f"{entry.added_at:%Y-%m-%d}",
        "until": f"{until}, ended" if ended else until,
    }
