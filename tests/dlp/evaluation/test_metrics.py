"""Counts and figures, on spans small enough to count by hand."""

from math import isclose

import pytest

from dlp.data import Action, Finding
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.matching import Judged, covered_of, joined
from dlp.evaluation.measures import Counts, wilson
from dlp.evaluation.metrics import Evaluation, evaluate

Spans = list[tuple[int, int, str]]


def judged(
    gold: Spans,
    found: Spans,
    *,
    text: str = "x" * 100,
    expected: Action | None = None,
    given: Action = "allow",
    confidence: float = 0.9,
    **said: str,
) -> Judged:
    case = Case(said.pop("id", "1"), "nl", text, tuple(Gold(*g) for g in gold), expected, **said)
    findings = [
        Finding(entity, "person", "text", start, end, confidence, "r", ("pattern",))
        for start, end, entity in found
    ]
    return Judged(case, tuple(findings), given)


def one(gold: Spans, found: Spans) -> Evaluation:
    return evaluate([judged(gold, found)])


A, B = "PERSON", "ADDRESS"
# gold, findings, strict (found, missed, right, false), overlap (the same)
COUNTED: list[tuple[Spans, Spans, tuple[int, ...], tuple[int, ...]]] = [
    ([(0, 10, A)], [(0, 10, A)], (1, 0, 1, 0), (1, 0, 1, 0)),
    ([(0, 10, A)], [(0, 5, A)], (0, 1, 0, 1), (1, 0, 1, 0)),
    ([(0, 10, A)], [(0, 4, A)], (0, 1, 0, 1), (0, 1, 0, 1)),
    ([(0, 10, A)], [(0, 3, A), (7, 10, A)], (0, 1, 0, 2), (1, 0, 2, 0)),
    ([(0, 10, A)], [(0, 10, B)], (0, 1, 0, 1), (0, 1, 0, 1)),
    ([(0, 10, A)], [], (0, 1, 0, 0), (0, 1, 0, 0)),
    ([], [(0, 10, A)], (0, 0, 0, 1), (0, 0, 0, 1)),
    ([(0, 4, A), (6, 10, A)], [(0, 10, A)], (0, 2, 0, 1), (2, 0, 1, 0)),
    ([(0, 10, A)], [(0, 10, A), (0, 10, A)], (1, 0, 1, 1), (1, 0, 2, 0)),
    ([(0, 10, A)], [(5, 30, A)], (0, 1, 0, 1), (1, 0, 1, 0)),
    ([], [], (0, 0, 0, 0), (0, 0, 0, 0)),
]


@pytest.mark.parametrize(("gold", "found", "strict", "overlap"), COUNTED)
def test_spans_are_matched(
    gold: Spans, found: Spans, strict: tuple[int, ...], overlap: tuple[int, ...]
) -> None:
    overall = one(gold, found).overall
    assert overall.strict == Counts(*strict)
    assert overall.overlap == Counts(*overlap)


def test_each_entity_is_counted_apart_and_together() -> None:
    result = one([(0, 10, A), (20, 30, B)], [(0, 10, A), (40, 50, B)])
    assert result.entities[A].strict == Counts(1, 0, 1, 0)
    assert result.entities[B].strict == Counts(0, 1, 0, 1)
    assert result.overall.strict == Counts(1, 1, 1, 1)


def test_figures_of_counts() -> None:
    counts = Counts(found=3, missed=1, right=3, false=3)
    assert (counts.precision, counts.recall) == (0.5, 0.75)
    assert isclose(counts.f(1), 0.6)
    assert isclose(counts.f(2), 5 * 0.5 * 0.75 / (4 * 0.5 + 0.75))
    assert Counts().f(1) == Counts().precision == Counts().recall == 0


# From the worked values in Newcombe (1998), Statistics in Medicine 17, 857-872, table I.
@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_interval_is_wilsons(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson(hits, trials) == pytest.approx((low, high), abs=5e-5)


def test_no_trials_tell_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_sensitive_characters_are_missed_only_where_nothing_covers_them() -> None:
    result = one([(0, 10, A), (5, 15, B)], [(0, 6, B), (12, 40, A)])
    assert (result.sensitive, result.missed) == (15, 6)
    assert result.missed_share == pytest.approx(0.4)


def test_false_findings_are_per_thousand_characters_of_texts_without_spans() -> None:
    texts = [
        judged([], [(0, 5, A), (9, 12, A)], text="x" * 500),
        judged([], [], text="x" * 1500),
        judged([(0, 5, A)], [(50, 60, A)], text="x" * 9000),
    ]
    assert evaluate(texts).false_per_1000 == 1.0


def test_findings_that_no_answer_shows_are_not_counted() -> None:
    shown = judged([], [(0, 5, A)], confidence=0.4)
    hidden = judged([], [(0, 5, A)], confidence=0.39)
    assert evaluate([shown, hidden]).overall.strict == Counts(false=1)


def test_entities_that_nothing_finds_are_left_out_and_counted() -> None:
    texts = [
        judged([(0, 5, A), (8, 9, B)], [(0, 5, A)], expected="redact", given="redact"),
        judged([(0, 5, A)], [(0, 5, A)], expected="redact", given="redact"),
        judged([], [], expected="allow", given="block"),
    ]
    some = evaluate(texts, {A})
    assert set(some.entities) == {A}
    assert some.left_out == {B: 1}
    assert some.verdicts_left_out == 1
    assert some.confusion["redact"] == {"allow": 0, "redact": 1, "block": 0}
    assert some.confusion["allow"] == {"allow": 0, "redact": 0, "block": 1}
    assert some.wrong_verdicts == (("1", "allow", "block"),)
    every = evaluate(texts)
    assert set(every.entities) == {A, B}
    assert every.left_out == {}
    assert every.confusion["redact"]["redact"] == 2


def test_a_text_with_spans_left_out_is_no_text_without_spans() -> None:
    assert evaluate([judged([(0, 5, B)], [(0, 5, A)])], {A}).clean_texts == 0


def test_groups_are_counted_where_the_text_names_them() -> None:
    texts = [
        judged([(0, 5, A)], [(0, 5, A)], genre="mail", kind="leak"),
        judged([], [(0, 5, A)], genre="log", kind="clean"),
        judged([(0, 5, A)], []),
    ]
    groups = evaluate(texts).groups
    assert groups["genre"]["mail"].strict == Counts(1, 0, 1, 0)
    assert groups["genre"]["log"].strict == Counts(0, 0, 0, 1)
    assert groups["lang"]["nl"].strict == Counts(1, 1, 1, 1)
    assert set(groups["kind"]) == {"leak", "clean"}


def test_an_error_says_line_and_column() -> None:
    result = evaluate([judged([(7, 9, A)], [(1, 3, B)], text="een\r\nen twee")])
    assert [(e.sort, e.entity, e.line, e.column) for e in result.errors] == [
        ("false", B, 1, 2),
        ("missed", A, 2, 3),
    ]


@pytest.mark.parametrize(
    ("spans", "whole"),
    [([], []), ([(5, 9), (0, 3)], [(0, 3), (5, 9)]), ([(0, 3), (3, 5), (4, 9), (4, 6)], [(0, 9)])],
)
def test_spans_are_joined(spans: list[tuple[int, int]], whole: list[tuple[int, int]]) -> None:
    assert joined(spans) == whole


@pytest.mark.parametrize(
    ("span", "shared"), [((0, 10), 6), ((3, 5), 0), ((2, 6), 2), ((8, 20), 3), ((30, 40), 0)]
)
def test_cover_is_measured(span: tuple[int, int], shared: int) -> None:
    assert covered_of(span, [(0, 3), (5, 6), (8, 11)]) == shared
