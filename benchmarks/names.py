"""Names: the whole scan beside plain spaCy with the same weights, through stock Presidio.

Both read the same text with the same lexicon and network. The peer is the pipeline of models/names
as spaCy runs it, behind Presidio's stock AnalyzerEngine and its SpacyRecognizer: names only, no
other recognizer. Ours is Scanner.scan(): rules, names, lists, policy and redaction. What is
measured is text that is new: ours forgets what it has read before every round.
"""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from time import process_time_ns
from typing import Any

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer

import dlp.engine.ner  # noqa: F401 - the component of the pipeline
from benchmarks import show, texts
from benchmarks.scanners import shipped
from benchmarks.timing import Times, measure
from dlp.engine.names_load import FOLDER
from dlp.scanner import Scanner

SIZES = {4_000: 4, 100_000: 1}  # bytes, how many texts
PROMISED = {4_000: None, 100_000: 0.3}  # MB/s of the whole scan
FASTER = 3.0  # than plain spaCy through Presidio, with 100,000 bytes
LABELS = ("PERSON", "LOCATION", "ORGANIZATION")
LANGUAGE = "xx"
OURS = "Roeland, whole scan"


class SameWeights(SpacyNlpEngine):
    """Presidio's engine for spaCy with the pipeline of a folder, as spaCy loads it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        super().__init__(
            models=[{"lang_code": LANGUAGE, "model_name": folder.name}],
            ner_model_configuration=NerModelConfiguration(
                model_to_presidio_entity_mapping={label: label for label in LABELS},
                labels_to_ignore=[],
            ),
        )

    def load(self) -> None:
        """Load the pipeline; nothing is downloaded."""
        pipeline = spacy.load(self._folder)
        pipeline.max_length = max(SIZES) * 10
        self.nlp = {LANGUAGE: pipeline}  # type: ignore[assignment]  # Presidio declares it None


def stock(folder: Path = FOLDER) -> AnalyzerEngine:
    """A stock AnalyzerEngine that finds names with the shipped weights."""
    recognizer = SpacyRecognizer(supported_language=LANGUAGE, supported_entities=list(LABELS))
    return AnalyzerEngine(
        registry=RecognizerRegistry([recognizer], supported_languages=[LANGUAGE]),
        nlp_engine=SameWeights(folder),
        supported_languages=[LANGUAGE],
    )


def run() -> None:
    """Measure, print and keep."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with shipped("on") as scanner:
        figures = measured(scanner, stock(), SIZES)
    _show(figures)
    show.keep("names", figures)


def measured(
    scanner: Scanner, engine: AnalyzerEngine, sizes: dict[int, int], *, budget_s: float = 5.0
) -> list[dict[str, Any]]:
    """The figures of every engine at every size, ours first.

    Args:
        sizes: bytes of a text, and how many different texts are read.
        budget_s: of CPU time for one figure.
    """
    plain = spacy.load(FOLDER)
    plain.max_length = max(sizes) * 10
    calls: dict[str, Callable[[str], object]] = {
        OURS: lambda text: scanner.scan(text=text),
        "Roeland, names only": _finder(scanner),
        "spaCy, same weights": plain,
        "stock Presidio, same weights": lambda text: engine.analyze(text, LANGUAGE),
    }
    return [
        _figure(name, size, count, _times(scanner, call, size, count, budget_s))
        for size, count in sizes.items()
        for name, call in calls.items()
    ]


def _finder(scanner: Scanner) -> Callable[[str], object]:
    if scanner.names is None:
        raise ValueError("names are off; measure with a scanner that has them on")
    return scanner.names.finder.hits


def _times(
    scanner: Scanner, call: Callable[[str], object], size: int, count: int, budget_s: float
) -> Times:
    some = [texts.office(size, seed) for seed in range(count)]

    def read_all() -> None:
        forget(scanner)
        for text in some:
            call(text)

    return measure(read_all, budget_s=budget_s, least=3, clock=process_time_ns)


def forget(scanner: Scanner) -> None:
    """Let every text be new again."""
    if scanner.names is not None:
        scanner.names.finder.memory.known.clear()


def _figure(name: str, size: int, count: int, times: Times) -> dict[str, Any]:
    return {
        "engine": name,
        "bytes": size,
        "best_ms": times.seconds[0] * 1e3 / count,
        "median_ms": times.median * 1e3 / count,
        "spread": times.spread,
        "rounds": len(times.seconds),
        "mb_per_s": size * count / times.median / 1e6,
    }


def faster(figures: Iterable[dict[str, Any]]) -> dict[tuple[str, int], float]:
    """By engine and size, how much faster the whole scan of ours is than it; medians."""
    figures = list(figures)
    ours = {f["bytes"]: f["median_ms"] for f in figures if f["engine"] == OURS}
    return {(f["engine"], f["bytes"]): f["median_ms"] / ours[f["bytes"]] for f in figures}


def _show(figures: list[dict[str, Any]]) -> None:
    times = faster(figures)
    show.table(
        "names in office text that is new, one core, CPU time; one warm-up, then rounds",
        ("engine", "size", "median", "best", "spread", "rounds", "MB/s", "to our scan", "promised"),
        (
            (
                f["engine"],
                show.size_name(f["bytes"]),
                f"{f['median_ms']:,.1f} ms",
                f"{f['best_ms']:,.1f} ms",
                f"±{f['spread']:.0%}",
                str(f["rounds"]),
                f"{f['mb_per_s']:.3f}",
                f"{times[f['engine'], f['bytes']]:.1f}x",
                _promise(f, times[f["engine"], f["bytes"]]),
            )
            for f in figures
        ),
    )
    print("  F1 per language: python -m models.training.evaluate")


def _promise(figure: dict[str, Any], times: float) -> str:
    limit = PROMISED[figure["bytes"]]
    if figure["engine"] == OURS and limit is not None:
        return f"{show.target(figure['mb_per_s'], limit, at_least=True)} MB/s"
    if figure["engine"].startswith("stock") and limit is not None:
        return f"{show.target(times, FASTER, at_least=True)}x"
    return ""
