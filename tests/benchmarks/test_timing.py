"""Rounds, medians and spreads."""

import json
from pathlib import Path

import pytest

from benchmarks.show import keep, size_name, table, target
from benchmarks.timing import Times, measure


def test_figures_of_rounds() -> None:
    times = Times.of([float(second) for second in range(100, 0, -1)])
    assert times.median == 50.5
    assert times.percentile(99) == pytest.approx(99.01)
    assert times.spread == pytest.approx((90.1 - 10.9) / 2 / 50.5)
    assert Times((2.0,)).spread == 0


@pytest.mark.parametrize(("budget", "least", "most", "calls"), [(0, 3, 9, 3), (60, 1, 5, 5)])
def test_rounds_end_with_the_budget_or_the_most(
    budget: float, least: int, most: int, calls: int
) -> None:
    seen: list[int] = []
    times = measure(lambda: seen.append(1), budget_s=budget, least=least, most=most)
    assert len(times.seconds) == calls
    assert len(seen) == calls + 1  # one warm-up


@pytest.mark.parametrize(
    ("size", "name"), [(1_000, "1 KB"), (100_000, "100 KB"), (1_000_000, "1 MB")]
)
def test_sizes_are_named(size: int, name: str) -> None:
    assert size_name(size) == name


def test_a_missed_promise_is_said() -> None:
    assert target(4.9, 5, at_least=True) == "≥ 5 MISSED"
    assert target(5, 5, at_least=True) == "≥ 5"
    assert target(8.1, 8, at_least=False) == "≤ 8 MISSED"


def test_tables_line_up(capsys: pytest.CaptureFixture[str]) -> None:
    table("t", ("a", "bb"), [("x", "1"), ("yy", "22")])
    assert capsys.readouterr().out == "\nt\n  a   bb\n  --  --\n  x    1\n  yy  22\n"


def test_figures_of_parts_are_kept_together(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "latest.json"
    keep("a", [1], path)
    keep("b", {"x": 2}, path)
    keep("a", [3], path)
    assert json.loads(path.read_text()) == {"a": [3], "b": {"x": 2}}
