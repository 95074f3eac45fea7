"""A baseline with known changes: which entities, which texts, and what counts as worse."""

import json
from math import comb, isclose
from pathlib import Path

import pytest

from dlp.data import Action, Finding
from dlp.errors import ConfigurationError
from dlp.evaluation import report
from dlp.evaluation.compare import ALL, Comparison, Side, compare
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.matching import Judged, Result
from dlp.evaluation.measures import chance_of
from dlp.evaluation.metrics import Evaluation, evaluate

A, B = "PERSON", "ADDRESS"
Spans = list[tuple[int, int, str]]


def judged(
    gold: Spans, found: Spans, given: Action = "redact", name: str = "1", length: int = 100
) -> Judged:
    case = Case(name, "nl", "x" * length, tuple(Gold(*span) for span in gold), "redact")
    findings = (Finding(e, "person", "text", s, t, 0.9, "r", ()) for s, t, e in found)
    return Judged(case, tuple(findings), given, ("rule",))


def results(*texts: Judged) -> tuple[Result, ...]:
    return evaluate(texts).results


def spans(entity: str, count: int) -> Spans:
    return [(10 * place, 10 * place + 5, entity) for place in range(count)]


def compared(gold: Spans, before: Spans, after: Spans) -> Comparison:
    return compare(results(judged(gold, before)), results(judged(gold, after)))


@pytest.mark.parametrize(("worse", "better"), [(0, 0), (1, 0), (4, 0), (0, 4), (6, 1), (40, 25)])
def test_chance_is_the_mid_p_of_the_sign_test(worse: int, better: int) -> None:
    changes = worse + better
    more = sum(comb(changes, k) for k in range(worse + 1, changes + 1))
    expected = (more + comb(changes, worse) / 2) / 2**changes if changes else 1.0
    assert isclose(chance_of(worse, better), expected)


# gold, found before, found after: which measures are worse beyond noise
WORSE = [
    (spans(A, 9), spans(A, 9), spans(A, 9), ()),
    (spans(A, 9), spans(A, 9), spans(A, 8), ()),
    (spans(A, 9), spans(A, 9), spans(A, 6), ()),
    (spans(A, 9), spans(A, 9), spans(A, 5), ("recall", "missed_share")),
    (spans(A, 9), spans(A, 5), spans(A, 9), ()),
    (spans(A, 2), spans(A, 2), [], ("recall",)),  # nothing of it is found any more
    (spans(A, 9), spans(A, 9)[:4], spans(A, 9)[4:8], ()),  # as many won as lost
    (spans(A, 6), spans(A, 6), [(s, s + 3, A) for s, _, _ in spans(A, 6)], ("missed_share",)),
    (spans(A, 6), spans(A, 6), spans(B, 6), ("recall",)),  # covered, but not as what it is
    ([], [], spans(A, 9), ()),  # false findings are no leak
]


@pytest.mark.parametrize(("gold", "before", "after", "worse"), WORSE)
def test_worse_is_beyond_noise(
    gold: Spans, before: Spans, after: Spans, worse: tuple[str, ...]
) -> None:
    found = {change.entity: change.worse for change in compared(gold, before, after).regressions}
    assert found.get(A, ()) == worse
    assert set(found) <= {A, ALL}


def test_an_entity_shows_both_sides() -> None:
    gold = spans(A, 2) + spans(B, 2)
    (both, one) = compared(gold, spans(A, 2), [(0, 3, A), (90, 99, A)]).entities
    assert (both.entity, one.entity) == (ALL, A)  # B is found by neither
    assert one.before == Side(1.0, 1.0, 1.0, 0.0)
    assert one.after == Side(0.5, 0.5, 0.5, 0.7)
    assert (one.lost, one.won, one.leaks_more, one.leaks_less) == (1, 0, 2, 0)
    assert both.before == one.before


def test_an_entity_without_difference_has_no_row() -> None:
    same = compared(spans(A, 3), spans(A, 2), spans(A, 2))
    assert (same.entities, same.cases, same.texts) == ((), (), 1)


def test_texts_show_what_vanished_and_appeared() -> None:
    before = results(
        judged(spans(A, 2), spans(A, 2)), judged([], [], "allow", "2"), judged([], [], name="3")
    )
    after = results(judged(spans(A, 2), [(0, 5, A), (10, 16, A)]), judged([], [], "block", "2"))
    found = compare(before, after)
    one, two = found.cases
    assert [(f.entity, f.start, f.end, f.right) for f in one.vanished] == [(A, 10, 15, True)]
    assert [(f.entity, f.start, f.end, f.line, f.column) for f in one.appeared] == [
        (A, 10, 16, 1, 11)
    ]
    assert (two.id, two.before, two.after, two.expected) == ("2", "allow", "block", "redact")
    assert (found.only_before, found.only_after) == (("3",), ())


ALTERED = [judged(spans(A, 2), [], length=99), judged(spans(A, 3), []), judged(spans(B, 2), [])]


@pytest.mark.parametrize("now", ALTERED)
def test_a_text_that_is_another_is_not_compared(now: Judged) -> None:
    found = compare(results(judged(spans(A, 2), spans(A, 2))), results(now))
    assert (found.texts, found.altered, found.entities) == (0, ("1",), ())


def evaluation() -> Evaluation:
    return evaluate([judged(spans(A, 2), spans(A, 1)), judged([], [], "allow", "2")])


def test_texts_are_read_back_from_json() -> None:
    answer = json.loads(json.dumps(report.as_json(evaluation(), cases=True)))
    assert report.results_of(Path("b.json"), answer) == evaluation().results
    assert "cases" not in report.as_json(evaluation())
    assert report.results_of(Path("b.json"), report.as_json(evaluation())) is None


@pytest.mark.parametrize("cases", [1, None, [1], [{"id": "Geheim"}], [{"wanted": "Geheim"}]])
def test_other_texts_are_a_mistake(cases: object) -> None:
    with pytest.raises(ConfigurationError, match="is no text of an evaluation") as raised:
        report.results_of(Path("b.json"), {"cases": cases})
    assert "Geheim" not in str(raised.value)
