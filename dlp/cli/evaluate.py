"""`dlp evaluate`: precision and recall on marked texts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dlp.cli import GOOD, MISTAKES
from dlp.cli.show import progress, say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.evaluation.tables import Table


def evaluate(
    corpus: Annotated[list[Path], typer.Argument(metavar="CORPUS", help=".jsonl or .cases")],
    as_json: Annotated[bool, typer.Option("--json", help="as JSON")] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="an earlier --json output to compare with"),
    ] = None,
    misses: Annotated[
        bool, typer.Option("--misses", help="list each miss and false finding by its place")
    ] = False,
    show_values: Annotated[
        bool, typer.Option("--show-values", help="with --misses: and the text that was missed")
    ] = False,
    all_entities: Annotated[
        bool, typer.Option("--all-entities", help="judge entities that nothing finds yet, too")
    ] = False,
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="policy of the verdicts [DLP_POLICY]")
    ] = None,
) -> int:
    """Measure detection and verdicts on marked texts.

    Exit status: 0 measured, 3 mistakes in the corpus.

    Example: dlp evaluate corpus.jsonl --json > today.json
    """
    from tempfile import TemporaryDirectory

    from dlp.errors import ConfigurationError
    from dlp.evaluation import metrics, report, run, tables
    from dlp.evaluation.corpus import load_corpus
    from dlp.scanner import build_scanner
    from dlp.settings import load_settings

    before = None if baseline is None else report.read_baseline(baseline)
    with TemporaryDirectory(prefix="dlp-evaluate-") as state:  # leaves no keys or store behind
        scanner = build_scanner(load_settings(policy=policy, data_dir=state))
        found = run.found_entities(scanner)
        try:
            cases = load_corpus(corpus, found)
        except ConfigurationError as error:
            for mistake in error.mistakes:
                warn(mistake)
            return MISTAKES
        judged = run.judged(scanner, progress(cases, len(cases), "scanning"))
        result = metrics.evaluate(judged, None if all_entities else found)
    values = {case.id: case.text for case in cases} if show_values else None
    answer = report.as_json(result, misses=misses)
    if as_json:
        if before is not None:
            answer["changes"] = [
                {name: getattr(row, name) for name in row.__dataclass_fields__}
                for row in report.changes(before, answer)
            ]
        say_json(answer)
        return GOOD
    for one in tables.tables(result):
        _print(one)
    for line in tables.notes(result):
        say(line)
    if misses:
        for line in tables.misses(result, values):
            say(line)
    if before is not None:
        _print(tables.changed(report.changes(before, answer)))
    return GOOD


def _print(one: "Table") -> None:
    table(one.heads, one.rows, right=range(1, len(one.heads)), title=one.title)
