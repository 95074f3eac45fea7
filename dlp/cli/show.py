"""Output for people: calm tables, progress on a terminal only, nothing that moves a terminal."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

PIPE_COLUMNS = 200  # a table in a pipe is not broken to the width of a screen nobody looks at

Item = TypeVar("Item")


def plain(text: str) -> str:
    """The text with control characters and undecodable bytes spelled out, tab and all."""
    safe = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in safe)


def console(*, error: bool = False) -> "Console":
    """Where to print: colours and the width of the screen on a terminal, else neither."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else PIPE_COLUMNS
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def say(line: str = "") -> None:
    """One line to standard output."""
    print(plain(line))  # noqa: T201


def warn(line: str) -> None:
    """One line to standard error."""
    print(f"dlp: {plain(line)}", file=sys.stderr)  # noqa: T201


def say_json(value: Any, *, indent: bool = True) -> None:
    """JSON to standard output, in UTF-8 whatever the locale; on one line without indent."""
    import json

    text = json.dumps(value, ensure_ascii=not _is_utf8(), indent=2 if indent else None)
    print(text)  # noqa: T201


def _is_utf8() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Iterable[int] = (),
    title: str | None = None,
) -> None:
    """Rows under heads; `right` names the columns that hold figures."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(
        title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold"
    )
    figures = set(right)
    for place, head in enumerate(heads):
        grid.add_column(head, justify="right" if place in figures else "left", no_wrap=place == 0)
    for row in rows:
        grid.add_row(*(Text(plain(cell)) for cell in row))
    console().print(grid)


def progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """The items, with a bar on standard error while they are taken, when that is a terminal.

    Print nothing to the same terminal meanwhile: the bar would be in between.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.progress import Progress

    # Not redirected: rich would send what is printed for a pipe to the bar's terminal.
    bar = Progress(
        console=console(error=True), transient=True, redirect_stdout=False, redirect_stderr=False
    )
    with bar:
        yield from bar.track(items, total=total, description=what)
