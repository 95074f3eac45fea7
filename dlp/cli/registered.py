"""`dlp registered`: sensitive documents and lists whose pieces are known again later.

Only keyed fingerprints are kept, never text.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES, WRONG_USE
from dlp.cli.show import say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.limits import Limits
    from dlp.registry import Entry, Registry

app = typer.Typer(
    no_args_is_help=True,
    help="Sensitive documents and lists, known again later.",
    rich_markup_mode=None,
)


@app.command()
def add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="documents of any kind")],
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="of one file; else the file's own name")
    ] = None,
    owner: Annotated[str, typer.Option(metavar="NAME", help="who asked for it")] = "",
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="last day, as 2027-12-31; else for good")
    ] = None,
    rows: Annotated[
        bool, typer.Option("--rows", help="a CSV list: each row is sought, all columns together")
    ] = False,
    with_authorisation: Annotated[
        bool, typer.Option("--with-authorisation", help="the list may hold national numbers")
    ] = False,
) -> int:
    """Register documents, or with --rows a list, under their names.

    Example: dlp registered add minutes-closed.docx --owner secretary --until 2027-12-31
    """
    from dlp.cli.files import read
    from dlp.registering import About, Refusal, register_document, register_list
    from dlp.settings import load_settings

    expires = _day(until)
    if (until and expires is None) or (name and len(files) > 1):
        warn("--until is a day such as 2027-12-31; --name goes with one file")
        return WRONG_USE
    registry, limits = _registry()
    limit = load_settings().max_document_bytes
    status = GOOD
    for file in files:
        try:
            content = read(str(file), limit)
            if content is None:
                warn(f"{file.name}: is larger than {limit:,} bytes; split it")
                status = MISTAKES
                continue
            about = About(name or file.name, owner, expires)
            if rows:
                entry = register_list(registry, content, about, authorised=with_authorisation)
            else:
                entry = register_document(registry, content, about, limits)
        except OSError as error:
            warn(f"{file}: {error.strerror}")
            return WRONG_USE
        except Refusal as refused:
            for line in refused.lines:
                warn(f"{file.name}: {line}")
            status = MISTAKES
            continue
        say(f"{entry.id}  {entry.name}: {entry.count:,} fingerprints")
    return status


@app.command("list")
def list_(
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
) -> int:
    """List what is registered.

    Example: dlp registered list
    """
    from dlp.registering import shown

    entries = _registry(whole=False)[0].entries()
    if as_json:
        say_json([shown(entry) for entry in entries])
        return GOOD
    rows = [
        (e.id, e.name, e.kind, e.owner, _date(e.added_at), _until(e), f"{e.count:,}")
        for e in entries
    ]
    table(("id", "name", "kind", "owner", "added", "until", "fingerprints"), rows)
    return GOOD


@app.command()
def expire(which: Annotated[str, typer.Argument(metavar="ID_OR_NAME")]) -> int:
    """Let a document or list tell nothing from now on; it stays in the list.

    Example: dlp registered expire minutes-closed.docx
    """
    return _done(_registry()[0].expire(which), which)


@app.command()
def remove(which: Annotated[str, typer.Argument(metavar="ID_OR_NAME")]) -> int:
    """Forget a document or list and its fingerprints.

    Example: dlp registered remove minutes-closed.docx
    """
    return _done(_registry(whole=False)[0].remove(which), which)


def _registry(*, whole: bool = True) -> "tuple[Registry, Limits]":
    from dlp.keys import KeyRing
    from dlp.registering import limits_of
    from dlp.registry import Registry
    from dlp.settings import load_settings
    from dlp.store import Store

    settings = load_settings()
    keys = KeyRing.load_or_create(settings.key_ring_location)
    return Registry(Store(settings.store_location), keys, whole=whole), limits_of(settings)


def _done(found: bool, which: str) -> int:
    if not found:
        warn(f"{which}: nothing of that id or name is registered; see `dlp registered list`")
        return MISTAKES
    return GOOD


def _day(text: str | None) -> datetime | None:
    """The end of that day."""
    if text is None:
        return None
    try:
        day = datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return None
    return day.replace(hour=23, minute=59, second=59)


def _date(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _until(entry: "Entry") -> str:
    if entry.expires_at is None:
        return "for good"
    ended = entry.expires_at <= datetime.now(UTC)
    return f"{_date(entry.expires_at)}{', ended' if ended else ''}"
