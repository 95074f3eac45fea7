"""Findings of single parts, and pieces of values that are cut over parts, without overlap."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dlp.data import Finding, Part
from dlp.engine.passages import passages
from dlp.normalise import WHOLE, chains, joints


@dataclass(frozen=True, slots=True)
class Cut:
    """A value that is cut over parts: where, never what."""

    chain: int  # which of chains() its parts follow each other in
    last: int  # the last part that was looked at to find it
    whole: Finding  # in no part
    places: tuple[tuple[int, int, int], ...]  # part, start, end


def cuts(
    parts: Sequence[Part],
    find: Callable[[Part], list[Finding]],
    known: int = 0,
    before: Sequence[Cut] = (),
) -> list[Cut]:
    """Values that are cut over parts, in the order of the parts that they end in.

    Args:
        find: the findings of one part; asked for the joints of the parts that follow each other.
        known: so many parts were looked at before, and `before` is what was found in them: a chat
            comes again with every turn. The same is found as without.
    """
    texts, speakers = [part.text for part in parts], [part.speaker for part in parts]
    had_chains = len({name for name in speakers[:known] if name}) > 1
    found: dict[tuple[tuple[int, int, int], ...], Cut] = {}
    for number, chain in enumerate(chains(speakers)):
        resumes = _resumes(texts, chain, known) if number == 0 or had_chains else 0
        for cut in before if resumes else ():
            if cut.chain == number and cut.last <= chain[resumes]:
                found.setdefault(cut.places, cut)
        for joint in joints([texts[i] for i in chain[resumes:]]):
            for whole in find(Part("", joint.text)):
                if joint.crosses(whole.start, whole.end):
                    source = joint.source(whole.start, whole.end)
                    places = tuple((chain[resumes + i], start, end) for i, start, end in source)
                    last = chain[resumes + joint.last]
                    found.setdefault(places, Cut(number, last, whole, places))
    return sorted(found.values(), key=lambda cut: (cut.last, cut.chain, cut.places))


def _resumes(texts: Sequence[str], chain: Sequence[int], known: int) -> int:
    """The place in a chain from which on joints may be others than before.

    A long part ends the joint before it and begins the next one, whatever comes later.
    """
    for place in range(bisect_left(chain, known) - 1, 0, -1):
        text = texts[chain[place]]
        if len(text) > WHOLE and not text[:200].isspace():
            return place
    return 0


def pieces(cut: Sequence[Cut], parts: Sequence[Part]) -> list[Finding]:
    """One finding for each part that a cut value touches; those of one value share a group."""
    found: list[Finding] = []
    for one in cut:
        found += _pieces(one.whole, one.places, parts, f"cut-{len(found)}")
    return found


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
