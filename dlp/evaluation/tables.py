"""An evaluation as tables of text: rows of words, laid out by whoever shows them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dlp.data import STRICTNESS
from dlp.evaluation.measures import Score, wilson
from dlp.evaluation.metrics import Evaluation
from dlp.evaluation.report import Change

NONE = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, column heads and rows; the first columns are words, the others figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = (0,)  # columns that are no figures

    @property
    def figures(self) -> tuple[int, ...]:
        """Columns that hold figures."""
        return tuple(place for place in range(len(self.heads)) if place not in self.words)


def tables(evaluation: Evaluation) -> Iterator[Table]:
    """Entities, groups and verdicts, where there are any."""
    heads = ("precision", "recall", "F1", "F2", "P strict", "R strict", "gold", "missed", "false")
    rows = [*evaluation.entities.items(), ("all", evaluation.overall)]
    yield Table("entity, by overlap", ("", *heads), _scores(rows))
    for name, group in evaluation.groups.items():
        if len(group) > 1:
            yield Table(f"by {name}", ("", *heads), _scores(group.items()))
    if any(any(row.values()) for row in evaluation.confusion.values()):
        yield Table(
            "verdict: expected down, given across", ("", *STRICTNESS), _confusion(evaluation)
        )


def notes(evaluation: Evaluation) -> Iterator[str]:
    """What the tables do not say, a sentence a line."""
    yield f"{evaluation.texts:,} texts, {evaluation.characters:,} characters"
    yield (
        f"sensitive characters missed: {evaluation.missed_share:.2%} of {evaluation.sensitive:,}"
    )
    yield (
        f"false findings per 1,000 characters: {evaluation.false_per_1000:.3f}"
        f" ({evaluation.clean_false} in {evaluation.clean_texts:,} texts without spans)"
    )
    if evaluation.left_out:
        names = ", ".join(f"{name} {count}" for name, count in evaluation.left_out.items())
        yield f"not judged, no recognizer finds them yet: {names}"
    if evaluation.verdicts_left_out:
        yield (
            f"verdicts not judged: {evaluation.verdicts_left_out}, their texts hold such entities"
            " (--all-entities judges all)"
        )


def misses(evaluation: Evaluation, values: Mapping[str, str] | None = None) -> Iterator[str]:
    """One line for each miss, false finding and wrong verdict.

    Args:
        values: text of each case by id, only where somebody asked to see values.
    """
    for error in evaluation.errors:
        line = f"{error.case}:{error.line}:{error.column}: {error.sort} {error.entity}"
        if values is not None:
            line += f" {values[error.case][error.start : error.end]!r}"
        yield line
    for case, expected, given in evaluation.wrong_verdicts:
        yield f"{case}: verdict {given}, expected {expected}"


def changed(rows: Iterable[Change]) -> Table:
    """What differs from a baseline."""
    return Table(
        "against the baseline",
        ("", "before", "after", "change"),
        tuple(
            (
                f"{row.entity} {row.measure} ({row.match})",
                NONE if row.before is None else f"{row.before:.3f}",
                NONE if row.after is None else f"{row.after:.3f}",
                NONE
                if row.before is None or row.after is None
                else f"{row.after - row.before:+.3f}",
            )
            for row in rows
        ),
    )


def _scores(rows: Iterable[tuple[str, Score]]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (name, *_figures(score))
        for name, score in rows
        if score.overlap.gold or score.overlap.findings
    )


def _figures(score: Score) -> Iterator[str]:
    overlap, strict = score.overlap, score.strict
    yield _share(overlap.right, overlap.findings)
    yield _share(overlap.found, overlap.gold)
    yield f"{overlap.f(1):.3f}" if overlap.gold else NONE
    yield f"{overlap.f(2):.3f}" if overlap.gold else NONE
    yield f"{strict.precision:.3f}" if strict.findings else NONE
    yield f"{strict.recall:.3f}" if strict.gold else NONE
    yield str(overlap.gold)
    yield str(overlap.missed)
    yield str(overlap.false)


def _share(hits: int, trials: int) -> str:
    """A share with its 95 % interval: 0.982 [.954 .993]."""
    if not trials:
        return NONE
    low, high = (f"{end:.3f}".removeprefix("0") for end in wilson(hits, trials))
    return f"{hits / trials:.3f} [{low} {high}]"


def _confusion(evaluation: Evaluation) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (expected, *(str(given[verdict]) for verdict in STRICTNESS))
        for expected, given in evaluation.confusion.items()
    )
