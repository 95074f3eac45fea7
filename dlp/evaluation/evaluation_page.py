"""An evaluation as one page: plots, the same figures as tables, and what changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dlp.evaluation import page, plots, tables
from dlp.evaluation.changes_page import changes_section
from dlp.evaluation.compare import ALL, Comparison
from dlp.evaluation.feedback import NOTE
from dlp.evaluation.markup import Markup, joined
from dlp.evaluation.measures import Counts, wilson
from dlp.evaluation.metrics import Evaluation
from dlp.evaluation.tables import NONE, Table

OTHER = "other"  # texts of no kind


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about besides the figures."""

    corpora: tuple[str, ...]  # file names
    made: str  # date
    values: page.Values | None = field(default=None, repr=False)  # where asked for
    comparison: Comparison | None = None
    feedback: Table | None = None


def evaluation_page(evaluation: Evaluation, subject: Subject) -> str:
    """The whole page; no value of the corpus unless `subject.values` is given."""
    made = f"{', '.join(subject.corpora)}. Made {subject.made}."
    children = [
        page.lines([made]),
        *_head(evaluation, subject),
        _entities(evaluation),
        _verdicts(evaluation),
        _false_by_kind(evaluation),
    ]
    if subject.comparison is not None:
        children.append(changes_section(subject.comparison, subject.values))
    if subject.feedback is not None:
        told = page.grid(subject.feedback, first="recognizer or entity")
        children.append(page.section("What users said", page.lines([NOTE]), told))
    children += [_errors(evaluation, subject.values), _groups(evaluation)]
    return page.document("Evaluation", children)


def _head(evaluation: Evaluation, subject: Subject) -> Iterator[Markup]:
    overall = evaluation.overall.overlap
    rows = evaluation.confusion.items()
    right = sum(given[verdict] for verdict, given in rows)
    judged = sum(sum(given.values()) for _, given in rows)
    sensitive, clean = f"{evaluation.sensitive:,}", f"{evaluation.clean_texts:,}"
    yield page.figures(
        (
            ("Recall", _share(overall.found, overall.gold), _interval(overall.found, overall.gold)),
            (
                "Precision",
                _share(overall.right, overall.findings),
                _interval(overall.right, overall.findings),
            ),
            ("F2", f"{overall.f(2):.3f}", "recall weighs twice"),
            ("Characters missed", f"{evaluation.missed_share:.2%}", f"of {sensitive} sensitive"),
            (
                "False per 1,000 characters",
                f"{evaluation.false_per_1000:.3f}",
                f"in {clean} texts without spans",
            ),
            ("Right verdicts", _share(right, judged), f"{right:,} of {judged:,} judged"),
        )
    )
    yield page.lines([f"{evaluation.texts:,} texts, {evaluation.characters:,} characters."])
    if subject.values is not None:
        yield page.note("This page shows values from the corpus, as was asked for.", bad=True)
    if subject.comparison is not None and subject.comparison.regressions:
        names = ", ".join(change.entity for change in subject.comparison.regressions)
        yield page.note(f"Worse than the baseline beyond noise: {names}.", bad=True)
    if evaluation.left_out:
        most = _most(evaluation.left_out)
        yield page.note(
            "Only what the loaded recognizers can find is judged. Nothing finds"
            f" {len(evaluation.left_out)} of the marked entities yet ({most});"
            f" their {sum(evaluation.left_out.values()):,} spans, and the verdicts of the"
            f" {evaluation.verdicts_left_out:,} texts that hold them, are in no figure here."
        )
        rows_left = tuple((name, f"{count:,}") for name, count in evaluation.left_out.items())
        left = Table("Marked, not judged", ("entity", "spans"), rows_left)
        yield page.folded("Entities that are not judged", page.grid(left))


def _most(counts: dict[str, int], shown: int = 4) -> str:
    """The names that count most."""
    names = [name for name, _ in Counter(counts).most_common(shown)]
    return ", ".join([*names, "..."] if len(counts) > shown else names)


def _entities(evaluation: Evaluation) -> Markup:
    scores = [(ALL, evaluation.overall), *evaluation.entities.items()]
    rows = [
        (name, (_dot(one.overlap.found, one.overlap.gold), _dot(*_rights(one.overlap))))
        for name, one in scores
        if one.overlap.gold or one.overlap.findings
    ]
    plot = plots.dots(
        "entities",
        "Recall and precision of each entity",
        "Dots with 95 % intervals; the table below has the same figures.",
        ("Recall, %", "Precision, %"),
        rows,
    )
    table = next(tables.tables(evaluation))
    return page.section(
        "Detection by entity",
        page.lines(
            [
                "A marked span is found when findings of its entity cover at least half of it;"
                " a finding is right when it shares a character with such a span. Lines and"
                " brackets are 95 % intervals (Wilson); strict wants the same start and end."
            ]
        ),
        page.figure(plot, "Axes begin at the tenth below what is lowest."),
        page.grid(table, first="entity"),
    )


def _verdicts(evaluation: Evaluation) -> Markup:
    confusion = [one for one in tables.tables(evaluation) if one.title.startswith("verdict")]
    if not confusion:
        return page.section("Verdicts", page.lines(["The corpus names no verdict to judge."]))
    plot = plots.matrix(
        "verdicts",
        "Verdicts given against verdicts expected",
        "Counts of texts; the diagonal is right. The table below has the same figures.",
        evaluation.confusion,
        down="expected",
        across="given",
    )
    rules = {result.id: ", ".join(result.rules) or NONE for result in evaluation.results}
    wrong = [
        (name, expected, given, rules[name]) for name, expected, given in evaluation.wrong_verdicts
    ]
    listed: Markup = page.lines(["Every verdict is as expected."])
    if wrong:
        heads = ("text", "expected", "given", "rules")
        table = Table("Verdicts that are not as expected", heads, tuple(wrong), words=(0, 1, 2, 3))
        listed = page.grid(table)
    return page.section(
        "Verdicts",
        page.figure(plot, "Right of the framed diagonal is too strict, left of it a leak."),
        page.grid(confusion[0], first="expected"),
        listed,
    )


def _false_by_kind(evaluation: Evaluation) -> Markup:
    texts: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    false: dict[str, Counter[str]] = {}
    judged = evaluation.entities
    for result in evaluation.results:
        kind = result.kind or OTHER
        texts[kind] += 1
        characters[kind] += result.characters
        entities = (f.entity for f in result.findings if not f.right and f.entity in judged)
        false.setdefault(kind, Counter()).update(entities)
    kinds = sorted(texts)
    counts = {kind: false[kind].total() for kind in kinds}
    rates = {kind: 1000 * counts[kind] / max(1, characters[kind]) for kind in kinds}
    plot = plots.bars(
        "kinds",
        "False findings per 1,000 characters, by kind of text",
        "A bar for each kind; the table below has the same figures.",
        [
            (kind, rates[kind], f"{rates[kind]:.3f} ({counts[kind]} in {texts[kind]:,} texts)")
            for kind in kinds
        ],
    )
    rows = tuple(
        (
            kind,
            f"{texts[kind]:,}",
            f"{characters[kind]:,}",
            str(counts[kind]),
            f"{rates[kind]:.3f}",
            ", ".join(f"{name} {n}" for name, n in false[kind].most_common()) or NONE,
        )
        for kind in kinds
    )
    heads = ("kind", "texts", "characters", "false", "per 1,000 characters", "of which")
    table = Table("False findings by kind of text", heads, rows, words=(0, 5))
    return page.section(
        "False findings by kind of text",
        page.figure(plot, "False findings per 1,000 characters."),
        page.grid(table),
    )


def _errors(evaluation: Evaluation, values: page.Values | None) -> Markup:
    missed = sum(error.sort == "missed" for error in evaluation.errors)
    listed = page.places(
        "Missed spans and false findings, by overlap",
        ("what", "entity"),
        ((e.case, e.start, e.end, e.line, e.column, (e.sort, e.entity)) for e in evaluation.errors),
        values,
    )
    summary = f"{missed:,} missed spans, {len(evaluation.errors) - missed:,} false findings"
    return page.section("Each miss and false finding", page.folded(summary, listed))


def _groups(evaluation: Evaluation) -> Markup:
    some = [one for one in tables.tables(evaluation) if one.title.startswith("by ")]
    folded = (page.folded(one.title.capitalize(), page.grid(one, first="group")) for one in some)
    return page.section("Groups of texts", joined(folded)) if some else joined(())


def _rights(counts: Counts) -> tuple[int, int]:
    return counts.right, counts.findings


def _dot(hits: int, trials: int) -> plots.Dot:
    if not trials:
        return plots.Dot(None)
    return plots.Dot(hits / trials, *wilson(hits, trials))


def _share(hits: int, trials: int) -> str:
    return f"{hits / trials:.1%}" if trials else NONE


def _interval(hits: int, trials: int) -> str:
    low, high = wilson(hits, trials)
    return f"95 %: {100 * low:.1f} to {100 * high:.1f}"
