"""Scores of names by label and source: strict, overlap, and characters of names missed."""

from collections import defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import Any

from models.training.examples import LABELS, Example, Span


class Score:
    """Counts by (label, group): right strictly, gold, found, gold covered by half, found true."""

    def __init__(self) -> None:
        self.counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * 7)
        self.empty: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # by group: see add()

    def add(self, example: Example, found: Sequence[Span]) -> None:
        """Count one text; one without people adds its characters and false persons to `empty`."""
        if not any(label == "PERSON" for *_, label in example.spans):
            for group in dict.fromkeys(("all", *_groups(example))):
                self.empty[group][0] += len(example.text)
                self.empty[group][1] += sum(label == "PERSON" for *_, label in found)
        for label in LABELS:
            gold = [(a, b) for a, b, k in example.spans if k == label]
            mine = [(a, b) for a, b, k in found if k == label]
            covered = {i for a, b in mine for i in range(a, b)}
            named = {i for a, b in gold for i in range(a, b)}
            for group in _groups(example):
                count = self.counts[label, group]
                count[0] += len(set(gold) & set(mine))
                count[1] += len(gold)
                count[2] += len(mine)
                count[3] += sum(2 * len(covered & set(range(a, b))) >= b - a for a, b in gold)
                count[4] += sum(2 * len(named & set(range(a, b))) >= b - a for a, b in mine)
                count[5] += len(named)
                count[6] += len(named - covered)

    def f1(self, label: str, group: str, *, strict: bool = False) -> float:
        """F1 of a label in a group."""
        right, gold, found, covered, true, _, _ = self.counts[label, group]
        recall = (right if strict else covered) / gold if gold else 0.0
        precision = (right if strict else true) / found if found else 0.0
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    def row(self, label: str, group: str) -> dict[str, Any]:
        """Figures of a label in a group."""
        _, gold, found, covered, true, chars, missed = self.counts[label, group]
        return {
            "n": gold,
            "p": round(true / found, 3) if found else None,
            "r": round(covered / gold, 3) if gold else None,
            "f1": round(self.f1(label, group), 3),
            "strict": round(self.f1(label, group, strict=True), 3),
            "missed": round(missed / chars, 3) if chars else None,
        }

    def false(self, group: str) -> float:
        """False persons in 1,000 characters of texts without people."""
        chars, found = self.empty.get(group, (0, 0))
        return 1000 * found / max(1, chars)

    def summary(self) -> dict[str, Any]:
        """One line: persons and the rest."""
        groups = sorted({g for label, g in self.counts if label == "PERSON"})
        return {
            "dev": {
                g: [self.row("PERSON", g)[k] for k in ("p", "r", "f1", "strict", "missed")]
                for g in groups
                if not g.startswith("written:")
            },
            "LOC": round(self.f1("LOCATION", "written"), 3),
            "ORG": round(self.f1("ORGANIZATION", "written"), 3),
            "false/1000": round(self.false("all"), 3),
        }


def interval(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    z, p = 1.96, right / of
    middle = p + z * z / (2 * of)
    half = z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return (middle - half) / scale, (middle + half) / scale


def _groups(example: Example) -> list[str]:
    source = example.source.split(":")[0]
    groups = [source, f"{source}:{example.lang}" if source == "written" else source]
    if source == "written":
        groups = ["written", f"written {example.lang}", example.source]
    return list(dict.fromkeys(groups))
