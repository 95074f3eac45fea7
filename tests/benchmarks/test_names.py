"""The names benchmark: the peer is fair, and every line is measured on text that is new."""

import pytest
from presidio_analyzer import AnalyzerEngine

from benchmarks import names
from benchmarks.scanners import shipped
from dlp.engine.names_load import load_names

TEXT = "Sophie Peeters woont in Antwerpen en werkt bij de stad. Karim Benali en Luc Maes ook."


@pytest.fixture(scope="module")
def engine() -> AnalyzerEngine:
    return names.stock()


def test_stock_presidio_finds_what_the_network_finds(engine: AnalyzerEngine) -> None:
    theirs = {(r.entity_type, TEXT[r.start : r.end]) for r in engine.analyze(TEXT, names.LANGUAGE)}
    ours = {(hit.entity, TEXT[hit.start : hit.end]) for hit in load_names().finder.hits(TEXT)}
    assert {("PERSON", "Sophie Peeters"), ("PERSON", "Luc Maes")} <= theirs & ours


def test_every_engine_is_measured_at_every_size(engine: AnalyzerEngine) -> None:
    with shipped("on") as scanner:
        figures = names.measured(scanner, engine, {600: 2}, budget_s=0.01)
        assert scanner.names is not None
        scanner.scan(text=TEXT)
        assert scanner.names.finder.memory.known
        names.forget(scanner)
        assert not scanner.names.finder.memory.known
    assert figures[0]["engine"] == names.OURS
    assert len(figures) == 4
    assert all(f["mb_per_s"] > 0 and f["rounds"] >= 3 for f in figures)
    times = names.faster(figures)
    assert times[names.OURS, 600] == 1
    assert all(ratio > 0 for ratio in times.values())


def test_a_scanner_without_names_is_not_measured(engine: AnalyzerEngine) -> None:
    with shipped() as scanner, pytest.raises(ValueError, match="names are off"):
        names.measured(scanner, engine, {600: 1})
