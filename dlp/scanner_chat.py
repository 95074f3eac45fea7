"""The messages of a chat: scanned once, however often they come, and read with their neighbours."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from dlp.data import Finding, Incomplete, Part
from dlp.joined import cuts, pieces, with_pieces
from dlp.remembered import Find, Remembered
from dlp.scanner_windows import LONG, Watch, in_windows


class FindInto(Protocol):
    """Scans a piece. Raises: TimeoutError where a pattern takes too long."""

    def __call__(
        self, piece: Part, /, *, incomplete: list[Incomplete], names: bool
    ) -> list[Finding]:
        """Its findings; what was not read of it goes into `incomplete`."""


def over_messages(
    parts: Sequence[Part],
    *,
    find: FindInto,
    watch: Watch,
    incomplete: list[Incomplete],
    remembered: Remembered,
    state: object,
    names: bool,
) -> list[Finding]:
    """The findings of all messages and of values that are cut over them, as the watch allows.

    `state`: what findings depend on beside the text.
    Cost: that of find() for what is new since the last turn.
    """
    findings: list[Finding] = []
    keys = [remembered.digest(part.text, (state, names)) for part in parts]
    for part, key in zip(parts, keys, strict=True):
        known = remembered.get(key, part)
        if known is None:
            gaps: list[Incomplete] = []
            before = watch.gaps
            inside: Find = partial(find, incomplete=gaps)
            if len(part.text) > LONG:  # its windows come again when some of it was redacted
                inside = watch.seen.once(inside, gaps, state)
            known = in_windows(part, find=inside, watch=watch, names=names), gaps
            if watch.gaps == before:
                remembered.put(key, *known)
        findings += known[0]
        incomplete += known[1]
    try:
        return _with_cuts(findings, parts, keys, find, remembered, state)
    except TimeoutError:
        watch.late(parts[0].path)
        return findings


def _with_cuts(
    findings: list[Finding],
    parts: Sequence[Part],
    keys: Sequence[bytes],
    find: FindInto,
    remembered: Remembered,
    state: object,
) -> list[Finding]:
    """The findings and those of values that are cut over the parts. Raises: TimeoutError."""
    whole = remembered.once(partial(find, incomplete=[]), [], state)
    beginnings = remembered.beginnings(parts, keys, (state, False))
    known, before = remembered.talk(beginnings)
    cut = cuts(parts, partial(whole, names=False), known, before)
    remembered.put_talk(beginnings, known, cut)
    return with_pieces(findings, pieces(cut, parts), parts)
