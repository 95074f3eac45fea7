"""`dlp evaluate`: precision and recall on marked texts, and what changed since last time."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dlp.cli import GOOD, MISTAKES, WRONG_USE
from dlp.cli.show import progress, say, say_json, table, warn

if TYPE_CHECKING:
    from dlp.evaluation.compare import Comparison
    from dlp.evaluation.corpus import Case
    from dlp.evaluation.metrics import Evaluation
    from dlp.evaluation.tables import Table

SHOWN_CHANGES = 40  # lines, without --misses

Corpus = Annotated[list[Path], typer.Argument(metavar="CORPUS", help=".jsonl or .cases")]
AsJson = Annotated[bool, typer.Option("--json", help="as JSON")]
Baseline = Annotated[
    Path | None, typer.Option(metavar="FILE", help="an earlier --json output to compare with")
]
FailOnRegression = Annotated[
    bool,
    typer.Option(
        "--fail-on-regression",
        help="with --baseline: exit status 3 when the recall of an entity, or its share of"
        " characters missed, got worse beyond noise",
    ),
]
Html = Annotated[
    Path | None, typer.Option(metavar="FILE", help="write a page with plots and tables, too")
]
Feedback = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="a saved answer of GET /v1/feedback, to show beside it"),
]
Misses = Annotated[
    bool, typer.Option("--misses", help="list each miss and false finding by its place")
]
ShowValues = Annotated[
    bool,
    typer.Option(
        "--show-values", help="with --misses, --baseline or --html: and the text in that place"
    ),
]
AllEntities = Annotated[
    bool, typer.Option("--all-entities", help="judge entities that nothing finds yet, too")
]
Policy = Annotated[
    Path | None, typer.Option(metavar="FILE", help="policy of the verdicts [DLP_POLICY]")
]


def evaluate(
    corpus: Corpus,
    as_json: AsJson = False,
    baseline: Baseline = None,
    fail_on_regression: FailOnRegression = False,
    html: Html = None,
    feedback: Feedback = None,
    misses: Misses = False,
    show_values: ShowValues = False,
    all_entities: AllEntities = False,
    policy: Policy = None,
) -> int:
    """Measure detection and verdicts on marked texts.

    An entity got worse beyond noise when, of its marked spans that changed, so many changed for
    the worse that chance alone would do it in less than 5 % of cases (one-sided McNemar test with
    mid-p: 4 lost and none won are enough, 3 are not), or when it was found and now never is.

    Exit status: 0 measured, 3 mistakes in the corpus, or worse with --fail-on-regression.

    Example: dlp evaluate corpus.jsonl --json > today.json
    """
    from dlp.evaluation import feedback as said
    from dlp.evaluation import report
    from dlp.evaluation.compare import compare

    if fail_on_regression and baseline is None:
        warn("--fail-on-regression wants --baseline, made with `dlp evaluate CORPUS --json`")
        return WRONG_USE
    before = None if baseline is None else report.read_baseline(baseline)
    earlier = None if baseline is None or before is None else report.results_of(baseline, before)
    judgements = None if feedback is None else said.read_feedback(feedback)
    if fail_on_regression and earlier is None:
        warn(f"{baseline}: holds no texts to compare with; make it again")
        return WRONG_USE
    measured = _measured(corpus, policy, all_entities)
    if measured is None:
        return MISTAKES
    cases, result = measured
    comparison = None if earlier is None else compare(earlier, result.results)
    values = {case.id: case.text for case in cases} if show_values else None
    answer = report.as_json(result, misses=misses, cases=as_json)
    if before is not None:
        answer["changes"] = [asdict(row) for row in report.changes(before, answer)]
    if comparison is not None:
        answer["comparison"] = comparison.as_json()
    told = None if judgements is None else said.feedback_table(judgements, result.results)
    if html is not None:
        from dlp.cli.pages import today, write_page
        from dlp.evaluation.evaluation_page import Subject, evaluation_page

        names = tuple(path.name for path in corpus)
        subject = Subject(names, today(), values, comparison, told)
        write_page(html, evaluation_page(result, subject))
    if as_json:
        say_json(answer)
    else:
        _show(result, answer, comparison, told, misses=misses, values=values)
    regressed = comparison is not None and bool(comparison.regressions)
    return MISTAKES if fail_on_regression and regressed else GOOD


def _measured(
    corpus: Sequence[Path], policy: Path | None, all_entities: bool
) -> tuple[tuple["Case", ...], "Evaluation"] | None:
    """The texts and what was measured; None after saying what is wrong with the corpus."""
    from tempfile import TemporaryDirectory

    from dlp.errors import ConfigurationError
    from dlp.evaluation import metrics, run
    from dlp.evaluation.corpus import load_corpus
    from dlp.scanner import build_scanner
    from dlp.settings import load_settings

    with TemporaryDirectory(prefix="dlp-evaluate-") as state:  # leaves no keys or store behind
        scanner = build_scanner(load_settings(policy=policy, data_dir=state))
        found = run.found_entities(scanner)
        try:
            cases = load_corpus(corpus, found)
        except ConfigurationError as error:
            for mistake in error.mistakes:
                warn(mistake)
            return None
        without = run.unmarked(cases)
        judged = run.judged(scanner, progress(cases, len(cases), "scanning"), without)
        return cases, metrics.evaluate(judged, None if all_entities else found)


def _show(
    result: "Evaluation",
    answer: dict[str, Any],
    comparison: "Comparison | None",
    told: "Table | None",
    *,
    misses: bool,
    values: dict[str, str] | None,
) -> None:
    """Everything for people."""
    from dlp.evaluation import differences, report, tables

    for one in tables.tables(result):
        _print(one)
    for line in tables.notes(result):
        say(line)
    if misses:
        for line in tables.misses(result, values):
            say(line)
    if told is not None:
        _print(told)
    if comparison is not None:
        _print(differences.entity_table(comparison))
        lines = differences.case_lines(comparison, values)
        for line in lines if misses else islice(lines, SHOWN_CHANGES):
            say(line)
        if more := sum(1 for _ in lines):
            say(f"and {more:,} more; --misses lists all")
        for line in differences.notes(comparison):
            say(line)
    elif "changes" in answer:
        _print(tables.changed(report.Change(**row) for row in answer["changes"]))
        say("the baseline holds no texts: make it again to see which of them changed")


def _print(one: "Table") -> None:
    table(one.heads, one.rows, right=one.figures, title=one.title)
