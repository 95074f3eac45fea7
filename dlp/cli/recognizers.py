"""`dlp recognizers`: what can be found, and whether every recognizer keeps its word."""

from typing import Annotated

import typer

from dlp.cli import GOOD, MISTAKES
from dlp.cli.show import progress, say, say_json, table

app = typer.Typer(no_args_is_help=True, help="What can be found.", rich_markup_mode=None)


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False) -> int:
    """List every recognizer.

    Example: dlp recognizers list --json
    """
    from recognizers import ALL
    from recognizers.entities import CATEGORY_OF

    if as_json:
        say_json(
            [
                {
                    "name": one.name,
                    "entity": one.entity,
                    "category": CATEGORY_OF[one.entity],
                    "title": one.title,
                    "confidence": one.bare,
                    "needs_context": one.needs_context,
                    "check": one.check is not None,
                    "random_pass_rate": one.random_pass_rate,
                    "samples": len(one.samples),
                }
                for one in ALL
            ]
        )
        return GOOD
    table(
        ("recognizer", "entity", "category", "finds", "check", "samples"),
        (
            (
                one.name,
                one.entity,
                CATEGORY_OF[one.entity],
                one.title["en"],
                "yes" if one.check else "no",
                str(len(one.samples)),
            )
            for one in ALL
        ),
        right=(5,),
    )
    return GOOD


@app.command()
def check() -> int:
    """Run every recognizer on its samples and on random look-alikes.

    Exit status: 0 good, 3 failed samples or a false-alarm rate that is not as stated.

    Example: dlp recognizers check
    """
    from dlp.cli.samples import check_recognizer
    from dlp.engine.presidio import Engine
    from recognizers import ALL

    engine = Engine()
    checked = [
        check_recognizer(one, engine) for one in progress(ALL, len(ALL), "checking recognizers")
    ]
    table(
        ("recognizer", "samples", "failed", "stated rate", "measured rate"),
        (
            (
                one.name,
                str(one.samples),
                str(len(one.failed)),
                "–" if one.stated is None else f"{one.stated:.3%}",
                "–" if one.measured is None else f"{one.measured:.3%}",
            )
            for one in checked
        ),
        right=(1, 2, 3, 4),
    )
    failures = [line for one in checked for line in one.failures()]
    for line in failures:
        say(line)
    return MISTAKES if failures else GOOD
