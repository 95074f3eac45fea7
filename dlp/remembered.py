"""What was found in messages that come again: chats are sent whole every turn.

Kept are spans with their entity and confidence, under a keyed digest of the text; no text, no value
and no verdict. One scanner has one memory, so recognizers, model and policy are always the same;
what may change under it (registered documents, the day for exclusions with an end) is part of the
key. The texts where two messages meet are remembered in the same way: they come again as well, and
in a chat of forty turns they were nearly all that a turn still cost. Bounded, in this process only.
"""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from dlp.data import Finding, Incomplete, Part
from dlp.quick import quick

LEAST_CHARS = 64  # a shorter text is scanned as fast as it is looked up
MAX_TEXTS = 20_000
MAX_SPANS = 200_000  # in all texts together, some 50 MB

_make_finding = quick(Finding)


@dataclass(frozen=True, slots=True)
class _Known:
    """The findings of one text, without its place, and what was not read of it."""

    findings: tuple[Finding, ...]
    gaps: tuple[tuple[str, str], ...]  # reason and detail


@dataclass(slots=True)
class Remembered:
    """Safe to share between threads."""

    _known: "OrderedDict[bytes, _Known]" = field(default_factory=OrderedDict, repr=False)
    _spans: int = 0
    _key: bytes = field(default_factory=lambda: os.urandom(32), repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __len__(self) -> int:
        return len(self._known)

    def digest(self, text: str, state: object) -> bytes | None:
        """The key of a text, None for one that is not worth it.

        Args:
            state: what else the findings depend on; its repr tells one state from another.
        """
        if len(text) < LEAST_CHARS:
            return None
        digest = hashlib.blake2b(repr(state).encode(), key=self._key, digest_size=16)
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.digest()

    def get(self, key: bytes, part: Part) -> tuple[list[Finding], list[Incomplete]] | None:
        """What is known of the text of a part, in this part; None when it is not."""
        with self._lock:
            known = self._known.get(key)
            if known is None:
                return None
            self._known.move_to_end(key)
        gaps = [Incomplete(part.path, reason, detail) for reason, detail in known.gaps]
        return [_placed(one, part.path, part) for one in known.findings], gaps

    def put(self, key: bytes, findings: Sequence[Finding], gaps: Sequence[Incomplete]) -> None:
        """Remember a text; those that were not asked for longest go first."""
        nowhere = Part("", "")
        kept = _Known(
            tuple(_placed(one, "", nowhere) for one in findings),
            tuple((one.reason, one.detail) for one in gaps),
        )
        with self._lock:
            before = self._known.pop(key, None)
            self._spans += len(findings) - (len(before.findings) if before else 0)
            self._known[key] = kept
            while self._known and (len(self._known) > MAX_TEXTS or self._spans > MAX_SPANS):
                _, gone = self._known.popitem(last=False)
                self._spans -= len(gone.findings)


def _placed(found: Finding, path: str, part: Part) -> Finding:
    return _make_finding(
        found.entity,
        found.category,
        path,
        found.start,
        found.end,
        found.confidence,
        found.recognizer,
        found.evidence,
        found.digest,
        found.passage,
        part.location,
    )
