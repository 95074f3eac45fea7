"""`dlp policy`: is a policy file right, and what does it say with its defaults filled in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES
from dlp.cli.show import say, warn

if TYPE_CHECKING:
    from dlp.policy.load import LoadedPolicy

app = typer.Typer(no_args_is_help=True, help="Check and show policies.", rich_markup_mode=None)


@app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> int:
    """List every mistake in a policy file, with its line and a remedy.

    Exit status: 0 good, 3 mistakes; a warning is no mistake.

    Example: dlp policy check policy.yaml
    """
    from dlp.errors import ConfigurationError

    try:
        loaded = _load(file)
    except ConfigurationError as error:
        for mistake in error.mistakes:
            say(mistake)
        return MISTAKES
    for warning in loaded.warnings:
        say(f"warning: {warning}")
    say(f"{file.name}: good; {len(loaded.policy.rules)} rules, {loaded.version}")
    return GOOD


@app.command()
def show(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="the shipped policy without it")
    ] = None,
) -> int:
    """Print a policy with all defaults filled in, as YAML.

    Example: dlp policy show > policy.yaml
    """
    import yaml

    from dlp.settings import load_settings

    loaded = _load(file or load_settings().policy)
    for warning in loaded.warnings:
        warn(f"warning: {warning}")
    content = loaded.policy.model_dump(by_alias=True)  # days stay days
    for line in yaml.safe_dump(content, sort_keys=False, allow_unicode=True).splitlines():
        say(line)
    return GOOD


def _load(file: Path | None) -> "LoadedPolicy":
    """The policy, held against the recognizers and the catalogue that the service would have."""
    from dlp.policy.catalogue import Catalogue
    from dlp.policy.load import load_policy
    from dlp.settings import load_settings
    from recognizers import ALL
    from recognizers.entities import MARKINGS

    settings = load_settings()
    entities = {recognizer.entity for recognizer in ALL}
    names = {recognizer.name for recognizer in ALL}
    if settings.recognizer_files or settings.presidio_recognizers:  # only then: 1 s to import
        from dlp.engine.presidio import Engine, load_others

        engine = Engine(
            others=load_others(settings.recognizer_files, settings.presidio_recognizers)
        )
        entities, names = set(engine.get_supported_entities()), set(engine.names())
    catalogue = Catalogue.load([settings.catalogue] if settings.catalogue else [])
    return load_policy(
        file,
        extra_entities=entities,
        found=entities,
        recognizers=[*names, *MARKINGS],
        catalogue=[tool.key for tool in catalogue.tools],
    )
