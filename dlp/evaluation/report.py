"""An evaluation as JSON with the contract's keys, and compared with an earlier one."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dlp.errors import ConfigurationError
from dlp.evaluation.matching import Result
from dlp.evaluation.metrics import Evaluation

MEASURES = ("precision", "recall", "f1", "f2")
MATCHES = ("strict", "overlap")

_RESULTS = TypeAdapter(tuple[Result, ...])


@dataclass(frozen=True, slots=True)
class Change:
    """One figure of one entity that is not what it was; None where it had or has no such entity."""

    entity: str
    match: str  # "strict" or "overlap"
    measure: str  # "precision", "recall", ...
    before: float | None
    after: float | None


def as_json(evaluation: Evaluation, *, misses: bool = False, cases: bool = False) -> dict[str, Any]:
    """All figures; shares from 0 to 1. Figures that divide by nothing are 0, their counts too.

    Args:
        misses: each miss, false finding and wrong verdict, by its place.
        cases: verdict and spans of each text, by their places: what a later run compares with.
    """
    answer: dict[str, Any] = {
        "texts": evaluation.texts,
        "characters": evaluation.characters,
        "entities": {
            name: {**score.as_json(), **_leak(*evaluation.leaks.get(name, (0, 0)))}
            for name, score in evaluation.entities.items()
        },
        "overall": evaluation.overall.as_json(),
        "missed_share": round(evaluation.missed_share, 6),
        "sensitive_characters": evaluation.sensitive,
        "false_per_1000": round(evaluation.false_per_1000, 6),
        "texts_without_spans": evaluation.clean_texts,
        "verdicts": evaluation.confusion,  # expected to given to texts
        "verdicts_left_out": evaluation.verdicts_left_out,
        "left_out": evaluation.left_out,
        "groups": {
            name: {value: score.as_json() for value, score in group.items()}
            for name, group in evaluation.groups.items()
        },
    }
    if misses:
        answer["misses"] = [asdict(error) for error in evaluation.errors]
        answer["wrong_verdicts"] = [
            {"case": case, "expected": expected, "given": given}
            for case, expected, given in evaluation.wrong_verdicts
        ]
    if cases:
        answer["cases"] = [asdict(result) for result in evaluation.results]
    return answer


def _leak(sensitive: int, missed: int) -> dict[str, Any]:
    share = missed / sensitive if sensitive else 0.0
    return {"missed_share": round(share, 6), "sensitive_characters": sensitive}


def read_baseline(path: Path) -> dict[str, Any]:
    """An earlier output of `dlp evaluate --json`.

    Raises: ConfigurationError when it cannot be read or is something else.
    """
    try:
        given = json.loads(path.read_bytes())
    except OSError as error:
        raise ConfigurationError([f"{path}: cannot be read: {error.strerror}"]) from None
    except (ValueError, RecursionError):
        given = None
    try:
        for score in [given["overall"], *given["entities"].values()]:
            for match in MATCHES:
                for measure in MEASURES:
                    float(score[match][measure])
    except (TypeError, KeyError, ValueError, AttributeError):
        remedy = "make it with `dlp evaluate CORPUS --json`"
        raise ConfigurationError([f"{path}: is no evaluation; {remedy}"]) from None
    assert isinstance(given, dict)  # noqa: S101 - for the type checker
    return given


def results_of(path: Path, baseline: dict[str, Any]) -> tuple[Result, ...] | None:
    """The texts of an earlier output, None when it was written without them.

    Raises: ConfigurationError when they are something else.
    """
    if "cases" not in baseline:
        return None
    try:
        return _RESULTS.validate_python(baseline["cases"])
    except ValidationError as error:  # its message would quote what the file holds
        where = "/".join(str(step) for step in error.errors()[0]["loc"][:1])
        raise ConfigurationError(
            [f"{path}: cases/{where} is no text of an evaluation; make the file again"]
        ) from None


def changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    """Every figure that differs between two outputs, overall first, then by entity."""
    rows = {"overall": (before["overall"], after["overall"])}
    for name in sorted(before["entities"].keys() | after["entities"].keys()):
        rows[name] = before["entities"].get(name), after["entities"].get(name)
    for name, (old, new) in rows.items():
        for match in MATCHES:
            for measure in MEASURES:
                was = None if old is None else old[match][measure]
                now = None if new is None else new[match][measure]
                if was != now:
                    yield Change(name, match, measure, was, now)
