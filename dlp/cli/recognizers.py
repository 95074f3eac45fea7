"""`dlp recognizers`: what can be found, and whether every recognizer keeps its word."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES
from dlp.cli.recognizers_new import new
from dlp.cli.show import progress, say, say_json, table

if TYPE_CHECKING:
    from dlp.scanner_recognizers import Custom
    from recognizers.base import Recognizer

app = typer.Typer(no_args_is_help=True, help="What can be found.", rich_markup_mode=None)
app.command("new")(new)


def _listed() -> tuple[Sequence["Recognizer"], Mapping[str, str]]:
    """Every recognizer, one of each name, and the files of custom ones."""
    from dlp.settings import load_settings
    from recognizers import ALL

    files = load_settings().recognizer_files
    if not files:
        return ALL, {}
    from dlp.scanner_recognizers import load_engine

    custom = load_engine(files)
    return (*ALL, *_firsts(custom)), custom.file_of


def _words(entity: str) -> str:
    """The name of an entity in plain words."""
    return entity.lower().replace("_", " ")


def _firsts(custom: "Custom") -> Sequence["Recognizer"]:
    """One recognizer of each name, the one that carries the samples."""
    return tuple({one.name: one for one in reversed(custom.recognizers)}.values())[::-1]


@app.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False) -> int:
    """List every recognizer, those of DLP_RECOGNIZER_FILES and word lists too.

    Example: dlp recognizers list --json
    """
    from dlp.settings import load_settings
    from dlp.unpatterned import listed_unpatterned
    from recognizers.entities import CATEGORY_OF

    listed, file_of = _listed()
    others = listed_unpatterned(names=load_settings().names == "on")
    if as_json:
        say_json(
            [
                {
                    "name": one.name,
                    "entity": one.entity,
                    "category": one.category or CATEGORY_OF[one.entity],
                    "title": one.title,
                    "confidence": one.bare,
                    "needs_context": one.needs_context,
                    "check": one.check is not None,
                    "random_pass_rate": one.random_pass_rate,
                    "samples": len(one.samples),
                    "file": file_of.get(one.name),
                }
                for one in listed
            ]
            + [{**one, "title": None, "check": False, "samples": 0, "file": None} for one in others]
        )
        return GOOD
    table(
        ("recognizer", "entity", "category", "finds", "check", "samples", "file"),
        [
            (
                one.name,
                one.entity,
                one.category or CATEGORY_OF[one.entity],
                one.title["en"],
                "yes" if one.check else "no",
                str(len(one.samples)),
                file_of.get(one.name, ""),
            )
            for one in listed
        ]
        + [
            (one["name"], one["entity"], one["category"], _words(one["entity"]), "no", "", "")
            for one in others
        ],
        right=(5,),
    )
    return GOOD


@app.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="custom recognizers only")
    ] = None,
) -> int:
    """Run every recognizer on its samples and on random look-alikes, or check custom files.

    Without files: the shipped ones, and those of DLP_RECOGNIZER_FILES.

    Exit status: 0 good, 3 mistakes in a file, failed samples or a false-alarm rate that is not as
    stated.

    Example: dlp recognizers check own.yaml
    """
    from dlp.errors import ConfigurationError
    from dlp.scanner_recognizers import load_engine
    from dlp.settings import load_settings

    try:
        custom = load_engine(files or load_settings().recognizer_files)
    except ConfigurationError as error:
        for mistake in error.mistakes:
            say(mistake)
        return MISTAKES
    if files:
        for file in files:
            own = [one for one in _firsts(custom) if custom.file_of[one.name] == file.name]
            samples = sum(len(one.samples) for one in own)
            say(f"{file}: good; recognizers: {len(own)}, samples that hold: {samples}")
        return GOOD
    return _check_all(custom)


def _check_all(custom: "Custom") -> int:
    from dlp.cli.samples import check_recognizer
    from recognizers import ALL

    every = (*ALL, *_firsts(custom))
    checked = [
        check_recognizer(one, custom.engine)
        for one in progress(every, len(every), "checking recognizers")
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
