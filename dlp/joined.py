"""Findings of single parts, and pieces of values that are cut over parts, without overlap."""

from collections.abc import Sequence

from dlp.data import Finding, Part


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
