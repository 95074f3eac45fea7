"""Joints: where one message or cell ends and the next begins, a value may go on."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex as re

TAIL = 90  # characters of the part before: the beginning of the value, and its label
HEAD = 60  # characters of the part after
WHOLE = 40  # a part of at most so many characters may be a middle piece of a value
MIN_DIGITS = 8  # on both sides together; fewer are no identifier
MOST = 64  # parts of one joint

_OPEN = re.compile(r"[\p{L}\p{N}+@_./\-]\s{0,8}\Z")  # a value may go on behind this
_GOES_ON = re.compile(r"\s{0,8}[\p{L}\p{N}@_./\-]")
_PIECE = re.compile(r"\s{0,8}[\p{L}\p{N}@_.+/\-][\p{L}\p{N} @_.+/\-]{0,38}\s{0,8}")
_DIGIT = re.compile(r"\p{Nd}")


@dataclass(frozen=True, slots=True)
class Joint:
    """The end of one part, short parts after it, and the beginning of a last one, in one text.

    `text` is as sent: give it to normalise(). `_at[i]` is where piece i begins in `text`;
    `_parts[i]` its part, `_from[i]` its offset there, in code points.
    """

    text: str = field(repr=False)
    _at: tuple[int, ...]
    _parts: tuple[int, ...]
    _from: tuple[int, ...]

    def source(self, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
        """(part, start, end) of every part that text[start:end] touches, in order; start < end."""
        touched = []
        for i in range(bisect_right(self._at, start) - 1, bisect_right(self._at, end - 1)):
            shift = self._from[i] - self._at[i]
            stop = self._at[i + 1] if i + 1 < len(self._at) else len(self.text)
            low, high = max(start, self._at[i]), min(end, stop)
            touched.append((self._parts[i], low + shift, high + shift))
        return tuple(touched)

    @property
    def last(self) -> int:
        """The part that the text ends in."""
        return self._parts[-1]

    def crosses(self, start: int, end: int) -> bool:
        """False for what stands in one part: the scan of that part has it already."""
        return bisect_right(self._at, start) < bisect_right(self._at, end - 1)


def chains(speakers: Sequence[str]) -> Iterator[Sequence[int]]:
    """The parts that follow each other: all of them, then those of each speaker by themselves.

    A value goes on around what another one answers in between: "85.07.30", "And the rest?",
    "999.32". Cost: linear.
    """
    yield range(len(speakers))
    said: dict[str, list[int]] = {}
    for i, speaker in enumerate(speakers):
        if speaker:
            said.setdefault(speaker, []).append(i)
    if len(said) > 1:
        yield from said.values()


def joints(parts: Sequence[str]) -> Iterator[Joint]:
    """The joints of parts that follow each other: messages of one speaker, cells of one column.

    A part that is empty or blank is passed over. White space around a joint is left out.
    Cost: linear in the number of parts; at most about 150 characters for each.
    """
    filled = [i for i, part in enumerate(parts) if part and not part[:200].isspace()]
    at = 0
    while at + 1 < len(filled):
        chain = [filled[at]]
        while at + 1 < len(filled) and len(chain) < MOST:
            at += 1
            chain.append(filled[at])
            part = parts[filled[at]]
            if len(part) > WHOLE or not _PIECE.fullmatch(part) or not _open(parts, chain):
                break
        if _open(parts, chain) and _worth(parts, chain):
            yield _joint(parts, chain)


def _open(parts: Sequence[str], chain: list[int]) -> bool:
    """True when a value may go on from the last but one part of the chain to the last."""
    before, after = parts[chain[-2]], parts[chain[-1]]
    return bool(_OPEN.search(before, max(0, len(before) - 12)) and _GOES_ON.match(after))


def _worth(parts: Sequence[str], chain: list[int]) -> bool:
    text = "".join(text for text, _ in _pieces(parts, chain))
    return "@" in text or len(_DIGIT.findall(text)) >= MIN_DIGITS


def _pieces(parts: Sequence[str], chain: list[int]) -> Iterator[tuple[str, int]]:
    """What each part of the chain gives, and from which offset on."""
    for i, index in enumerate(chain):
        part = parts[index]
        start = max(0, len(part.rstrip()) - TAIL) if i == 0 else len(part) - len(part.lstrip())
        end = start + HEAD if i == len(chain) - 1 else len(part.rstrip())
        yield part[start:end], start


def _joint(parts: Sequence[str], chain: list[int]) -> Joint:
    at, origin, out, length = [], [], [], 0
    for text, start in _pieces(parts, chain):
        at.append(length)
        origin.append(start)
        out.append(text)
        length += len(text)
    return Joint("".join(out), tuple(at), tuple(chain), tuple(origin))
