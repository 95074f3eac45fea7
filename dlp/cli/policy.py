"""`dlp policy`: is a policy file right, what does it say, and what would another one change."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES, WRONG_USE
from dlp.cli.show import progress, say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.evaluation.corpus import Case
    from dlp.evaluation.policies import PolicyDiff
    from dlp.policy.load import LoadedPolicy
    from dlp.scanner import Scanner

VERSION = len("sha256:") + 16  # characters that tell versions apart on a page
SHIPPED = ("default", "observe", "strict")

app = typer.Typer(
    no_args_is_help=True, help="Check, show and compare policies.", rich_markup_mode=None
)


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
    said = loaded.policy.model_dump(by_alias=True, exclude_none=True)  # days stay days
    content = {key: said.get(key) for key in loaded.policy.model_dump(by_alias=True)}
    for line in yaml.safe_dump(content, sort_keys=False, allow_unicode=True).splitlines():
        say(line)
    return GOOD


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="file, or a shipped policy's name")],
    after: Annotated[str, typer.Argument(metavar="B", help="the same")],
    corpus: Annotated[
        list[Path], typer.Option(metavar="FILE", help=".jsonl or .cases; may be given again")
    ],
    destination: Annotated[
        str | None, typer.Option(metavar="HOST", help="the AI tool; an unknown one without it")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="as JSON, with each finding")] = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="write a page with plots and tables, too")
    ] = None,
) -> int:
    """Show what policy B makes of texts that policy A decides otherwise; never what they say.

    Shipped policies: default, observe, strict.

    Exit status: 0 compared, 3 mistakes in a policy or the corpus.

    Example: dlp policy diff default policy.yaml --corpus corpus.jsonl
    """
    from tempfile import TemporaryDirectory

    from dlp.data import Context
    from dlp.errors import ConfigurationError
    from dlp.evaluation.policies import summed, turns
    from dlp.policy.destinations import DestinationError, parse

    if destination is not None:
        try:
            parse(destination)
        except DestinationError as error:
            warn(str(error))
            return WRONG_USE
    context = Context(destination=destination)
    with TemporaryDirectory(prefix="dlp-policy-") as state:  # leaves no keys or store behind
        try:
            scanners, cases = _loaded((before, after), corpus, Path(state))
        except ConfigurationError as error:
            for mistake in error.mistakes:
                warn(mistake)
            return MISTAKES
        old, new = scanners
        result = summed(progress(turns(old, new, cases, context), len(cases), "deciding"))
    if html is not None:
        from dlp.cli.pages import today, write_page
        from dlp.evaluation.policy_page import policy_page

        names = [f"{one.policy.name}, {one.policy.version[:VERSION]}" for one in scanners]
        write_page(html, policy_page(result, names[0], names[1], today()))
    if as_json:
        policies = {
            side: {"name": one.policy.name, "version": one.policy.version}
            for side, one in (("before", old), ("after", new))
        }
        say_json({"policies": policies, **result.as_json()})
    else:
        _show_diff(result)
    return GOOD


def _loaded(
    policies: tuple[str, str], corpus: list[Path], state: Path
) -> tuple[tuple["Scanner", "Scanner"], tuple["Case", ...]]:
    """Two scanners that share everything but the policy, and the texts.

    Raises: ConfigurationError with every mistake of policies and corpus.
    """
    from dataclasses import replace

    from dlp.errors import ConfigurationError
    from dlp.evaluation.corpus import load_corpus
    from dlp.evaluation.run import found_entities
    from dlp.scanner import Scanner, build_scanner
    from dlp.settings import load_settings

    scanners: list[Scanner] = []
    mistakes: list[str] = []
    for name in dict.fromkeys(policies):
        try:
            scanners.append(build_scanner(load_settings(policy=_file(name), data_dir=state)))
        except ConfigurationError as error:
            mistakes += error.mistakes
    entities = {entity for scanner in scanners for entity in found_entities(scanner)}
    try:
        cases = load_corpus(corpus, entities)
    except ConfigurationError as error:
        raise ConfigurationError([*mistakes, *error.mistakes]) from None
    if mistakes:
        raise ConfigurationError(mistakes)
    return (scanners[0], replace(scanners[0], policy=scanners[-1].policy)), cases


def _file(name: str) -> Path:
    """The file, or the shipped policy of that name where there is no such file."""
    from dlp.policy.load import SHIPPED as FOLDER

    given = Path(name)
    return FOLDER / f"{name}.yaml" if name in SHIPPED and not given.exists() else given


def _show_diff(result: "PolicyDiff") -> None:
    from dlp.evaluation.policy_tables import policy_notes, policy_tables, turn_lines

    for one in policy_tables(result):
        table(one.heads, one.rows, right=one.figures, title=one.title)
    for line in turn_lines(result):
        say(line)
    for line in policy_notes(result):
        say(line)


def _load(file: Path | None) -> "LoadedPolicy":
    """The policy, held against the recognizers and the catalogue that the service would have."""
    from dlp.engine.listed import RECOGNIZERS as LISTED_BY
    from dlp.engine.registered import RECOGNIZERS as REGISTERED_BY
    from dlp.policy.catalogue import Catalogue
    from dlp.policy.load import load_policy
    from dlp.settings import load_settings
    from dlp.unpatterned import unpatterned
    from recognizers import ALL
    from recognizers.entities import MARKINGS

    settings = load_settings()
    others = unpatterned(names=settings.names == "on")
    entities = {*(recognizer.entity for recognizer in ALL), *others.values()}
    names = {*(recognizer.name for recognizer in ALL), *others}
    if settings.recognizer_files or settings.presidio_recognizers:  # only then: 1 s to import
        from dlp.scanner_recognizers import load_engine

        engine = load_engine(settings.recognizer_files, settings.presidio_recognizers).engine
        entities.update(engine.get_supported_entities())
        names.update(engine.names())
    catalogue = Catalogue.load([settings.catalogue] if settings.catalogue else [])
    return load_policy(
        file,
        extra_entities=entities,
        found=entities,
        recognizers=[*names, *MARKINGS, *REGISTERED_BY, *LISTED_BY.values()],
        catalogue=[tool.key for tool in catalogue.tools],
    )
