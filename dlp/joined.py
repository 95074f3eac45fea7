"""Findings of single parts, and pieces of values that are cut over parts, without overlap."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from dlp.data import Finding, Part
from dlp.engine.passages import passages
from dlp.normalise import chains, joints


def cut_values(parts: Sequence[Part], find: Callable[[Part], list[Finding]]) -> list[Finding]:
    """Values that are cut over parts: one finding a piece, pieces of one value in a group.

    Args:
        find: the findings of one part; asked for the joints of the parts that follow each other.
    """
    pieces: list[Finding] = []
    seen: set[tuple[tuple[int, int, int], ...]] = set()
    for chain in chains([part.speaker for part in parts]):
        for joint in joints([parts[i].text for i in chain]):
            for whole in find(Part("", joint.text)):
                if not joint.crosses(whole.start, whole.end):
                    continue
                source = joint.source(whole.start, whole.end)
                places = tuple((chain[i], start, end) for i, start, end in source)
                if places not in seen:
                    seen.add(places)
                    pieces += _pieces(whole, places, parts, f"cut-{len(pieces)}")
    return pieces


def _pieces(
    whole: Finding, places: Sequence[tuple[int, int, int]], parts: Sequence[Part], group: str
) -> Iterator[Finding]:
    """One finding for each part (index, start, end) that a cut value touches."""
    for index, start, end in places:
        part = parts[index]
        (passage,) = passages(part.text, [start])
        yield replace(
            whole,
            part=part.path,
            start=start,
            end=end,
            passage=passage,
            location=part.location,
            group=group,
        )


def with_pieces(
    findings: list[Finding], pieces: list[Finding], parts: Sequence[Part]
) -> list[Finding]:
    """Both together, by part and start; a cut value takes the place of what is less sure.

    A value is left out whole when one of its pieces meets a finding that is surer.
    Cost: the findings times the pieces in one part.
    """
    if not pieces:
        return findings
    near: dict[str, list[Finding]] = {}
    for piece in pieces:
        near.setdefault(piece.part, []).append(piece)
    lost = {
        piece.group
        for other in findings
        for piece in near.get(other.part, ())
        if _overlap(piece, other) and piece.confidence < other.confidence
    }
    kept = [piece for piece in pieces if piece.group not in lost]
    near = {}
    for piece in kept:
        near.setdefault(piece.part, []).append(piece)
    kept += [f for f in findings if not any(_overlap(p, f) for p in near.get(f.part, ()))]
    order = {part.path: i for i, part in enumerate(parts)}
    return sorted(kept, key=lambda finding: (order[finding.part], finding.start))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end
