"""The benchmark of passages counts verdicts as it says."""

from types import SimpleNamespace
from typing import Any

from benchmarks import passages
from dlp.evaluation.corpus import Case, Gold, load_corpus


def test_shares() -> None:
    texts = {"a": "block", "b": "allow", "c": "allow", "d": "block"}
    wanted: dict[str, Any] = {"a": "block", "b": "block", "c": "allow", "d": "allow"}
    cases = [Case(key, "nl", key, (), wanted[key], kind="leak") for key in texts]
    scanner: Any = SimpleNamespace(scan=lambda text: SimpleNamespace(verdict=texts[text]))
    found = passages.judged(scanner, cases)
    assert (found["recall"], found["precision"]) == (0.5, 0.5)
    assert (found["stopped"], found["passed"]) == (0.5, 0.5)


def test_people_are_counted_by_overlap() -> None:
    cases = [
        Case(
            "a",
            "nl",
            "Jan Peeters belt Els",
            (Gold(0, 11, "PERSON"), Gold(17, 20, "PERSON")),
            "redact",
        ),
        Case("b", "nl", "Zaal Rubens", (), "allow"),
        Case("c", "nl", "Zaal Rik", (), "allow"),
    ]
    given = {0: [(4, 11, 0.9)], 1: [(5, 11, 0.9)], 2: [(5, 8, 0.45)]}
    found = iter(
        [
            SimpleNamespace(entity="PERSON", start=start, end=end, confidence=sure)
            for start, end, sure in some
        ]
        for some in given.values()
    )
    scanner: Any = SimpleNamespace(scan=lambda text: SimpleNamespace(findings=next(found)))
    counts = passages.named(scanner, cases)
    assert counts == {"marked": 2, "found": 1, "false": 1, "ordinary": 2, "mistaken": 1}


def test_the_halves_are_alike_and_apart() -> None:
    halves = [load_corpus([passages.CASES / f"{half}.cases"]) for half in ("tuning", "closed")]
    tuning, closed = (sum(case.verdict == "block" for case in half) for half in halves)
    assert tuning >= closed == 50
    assert not {case.text for case in halves[0]} & {case.text for case in halves[1]}
