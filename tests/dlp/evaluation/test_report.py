"""What is printed and written of an evaluation, and how it compares with an earlier one."""

import json
from pathlib import Path

import pytest

from dlp.data import Finding
from dlp.errors import ConfigurationError
from dlp.evaluation import report, tables
from dlp.evaluation.corpus import Case, Gold
from dlp.evaluation.matching import Judged
from dlp.evaluation.metrics import Evaluation, evaluate

TEXT = "Bel An\nof Geheim nu"


def evaluation(*found: tuple[int, int, str], entities: set[str] | None = None) -> Evaluation:
    case = Case(
        "c-1", "nl", TEXT, (Gold(4, 6, "PERSON"), Gold(10, 16, "ADDRESS")), "redact", "mail", "leak"
    )
    findings = tuple(Finding(e, "person", "text", s, t, 0.9, "r", ()) for s, t, e in found)
    clean = Case("c-2", "fr", "x" * 1000, (), "allow")
    return evaluate(
        [Judged(case, findings, "redact"), Judged(clean, findings[:1], "redact")], entities
    )


def test_json_has_the_keys_of_the_contract() -> None:
    answer = json.loads(json.dumps(report.as_json(evaluation((4, 6, "PERSON")))))
    for score in (answer["entities"]["PERSON"], answer["overall"]):
        assert {"strict", "overlap"} <= set(score)
        assert {"precision", "recall", "f1", "f2"} <= set(score["strict"])
    assert answer["entities"]["PERSON"]["overlap"]["recall"] == 1.0
    assert answer["entities"]["PERSON"]["overlap"]["precision"] == 0.5
    assert answer["missed_share"] == 0.75
    assert answer["entities"]["ADDRESS"]["missed_share"] == 1.0
    assert answer["entities"]["PERSON"]["missed_share"] == 0.0
    assert answer["false_per_1000"] == 1.0
    assert answer["verdicts"]["allow"] == {"allow": 0, "redact": 1, "block": 0}
    assert answer["groups"]["lang"]["nl"]["strict"]["recall"] == 0.5
    assert "misses" not in answer


def test_misses_name_places_and_values_only_when_asked() -> None:
    result = evaluation((4, 6, "PERSON"))
    bare = list(tables.misses(result))
    assert bare == [
        "c-1:2:4: missed ADDRESS",
        "c-2:1:5: false PERSON",
        "c-2: verdict redact, expected allow",
    ]
    shown = list(tables.misses(result, {"c-1": TEXT, "c-2": "x" * 1000}))
    assert shown[0] == "c-1:2:4: missed ADDRESS 'Geheim'"
    assert "Geheim" not in json.dumps(report.as_json(result, misses=True))


def test_tables_and_notes_say_what_was_left_out() -> None:
    result = evaluation((4, 6, "PERSON"), entities={"PERSON"})
    named = {table.title: table for table in tables.tables(result)}
    rows = named["entity, by overlap"].rows
    assert [row[0] for row in rows] == ["PERSON", "all"]
    assert rows[0][1].startswith("0.500 [.")
    assert all(len(row) == len(t.heads) for t in named.values() for row in t.rows)
    notes = "\n".join(tables.notes(result))
    assert "ADDRESS 1" in notes
    assert "verdicts not judged: 1" in notes


def test_a_group_without_spans_or_findings_has_no_row() -> None:
    clean = Case("c", "fr", "x", (), None, kind="clean")
    assert not next(iter(tables.tables(evaluate([Judged(clean, (), "allow")])))).rows


def test_changes_against_a_baseline() -> None:
    before = report.as_json(evaluation((4, 6, "PERSON")))
    after = report.as_json(evaluation((4, 6, "PERSON"), (10, 16, "ADDRESS"), (0, 3, "IBAN_CODE")))
    assert list(report.changes(before, before)) == []
    changes = {(c.entity, c.match, c.measure): c for c in report.changes(before, after)}
    assert changes["ADDRESS", "strict", "recall"].before == 0.0
    assert changes["ADDRESS", "strict", "recall"].after == 1.0
    assert changes["IBAN_CODE", "strict", "precision"].before is None
    assert ("PERSON", "strict", "recall") not in changes
    shown = tables.changed(changes.values()).rows
    assert ("ADDRESS recall (strict)", "0.000", "1.000", "+1.000") in shown
    assert ("IBAN_CODE precision (strict)", "–", "0.000", "–") in shown


def test_a_baseline_is_read_back(tmp_path: Path) -> None:
    answer = report.as_json(evaluation((4, 6, "PERSON")))
    file = tmp_path / "before.json"
    file.write_text(json.dumps(answer))
    assert report.read_baseline(file) == answer


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"overall": {}, "entities": {}}', '{"overall": 1}']
)
def test_another_file_is_no_baseline(tmp_path: Path, content: str) -> None:
    file = tmp_path / "before.json"
    file.write_text(content)
    with pytest.raises(ConfigurationError, match="is no evaluation"):
        report.read_baseline(file)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        report.read_baseline(tmp_path / "none.json")
