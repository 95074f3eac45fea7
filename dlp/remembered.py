"""What was found in texts that come again.

Chats are sent whole every turn, and a redacted file is scanned again before it leaves.

Kept are spans with their entity and confidence, under a keyed digest of the text; no text, no value
and no verdict. One scanner has one memory, so recognizers, model and policy are always the same;
what may change under it (registered documents, the day for exclusions with an end) is part of the
key. Of each beginning of a chat it is kept which values are cut over its messages, so that only the
texts where a new message meets the one before are looked at. Bounded, in this process only.
"""

import hashlib
import os
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dlp.data import Finding, Incomplete, Part
from dlp.joined import Cut
from dlp.quick import quick

MAX_TEXTS = 20_000
MAX_CUTS = 100  # values cut over the messages of a chat; one with more is read anew each time
MAX_SPANS = 200_000  # in all texts together, some 50 MB

_make_finding = quick(Finding)


class Find(Protocol):
    """Scans a piece. Raises: TimeoutError where a pattern takes too long."""

    def __call__(self, piece: Part, /, *, names: bool) -> list[Finding]:
        """Its findings; `names`: whether people are sought."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The findings of one text, without its place, and what was not read of it."""

    findings: tuple[Finding, ...]
    gaps: tuple[tuple[str, str], ...]  # reason and detail


@dataclass(slots=True)
class Remembered:
    """Safe to share between threads."""

    _known: "OrderedDict[bytes, _Known]" = field(default_factory=OrderedDict, repr=False)
    _talks: "OrderedDict[bytes, tuple[tuple[Cut, ...], int]]" = field(
        default_factory=OrderedDict, repr=False
    )  # all beginnings of a chat share one list, of which each has the first so many
    _spans: int = 0
    _key: bytes = field(default_factory=lambda: os.urandom(32), repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def __len__(self) -> int:
        return len(self._known)

    def digest(self, text: str, state: object) -> bytes:
        """The key of a text.

        Args:
            state: what else the findings depend on; its repr tells one state from another.
        Cost: some 3 us; to scan even one word takes 100.
        """
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

    def once(self, find: Find, incomplete: list[Incomplete], state: object) -> Find:
        """The same find, which looks at a text once; known gaps go into `incomplete` too.

        Args:
            find: puts there what it did not read.
            state: as for digest().
        """

        def known_or_found(piece: Part, /, *, names: bool) -> list[Finding]:
            key = self.digest(piece.text, (state, names))
            known = self.get(key, piece)
            if known is None:
                before = len(incomplete)
                known = find(piece, names=names), []
                self.put(key, known[0], incomplete[before:])
            incomplete.extend(known[1])
            return known[0]

        return known_or_found

    def beginnings(
        self, parts: Sequence[Part], keys: Sequence[bytes], state: object
    ) -> list[bytes]:
        """The key of each beginning of a chat: its first part, its first two, ...

        Args:
            keys: digest() of each part's text.
        """
        before, found = repr(state).encode(), []
        for part, key in zip(parts, keys, strict=True):
            speaker = part.speaker.encode("utf-8", "surrogatepass")
            said = b"%b%d:%b%b" % (before, len(speaker), speaker, key)
            before = hashlib.blake2b(said, key=self._key, digest_size=16).digest()
            found.append(before)
        return found

    def talk(self, beginnings: Sequence[bytes]) -> tuple[int, tuple[Cut, ...]]:
        """How many parts of a chat were looked at before, and the values cut over them."""
        with self._lock:
            for count in range(len(beginnings), 0, -1):
                known = self._talks.get(beginnings[count - 1])
                if known is not None:
                    self._talks.move_to_end(beginnings[count - 1])
                    return count, known[0][: known[1]]
        return 0, ()

    def put_talk(self, beginnings: Sequence[bytes], known: int, cut: Sequence[Cut]) -> None:
        """Remember the values cut over the parts of a chat, of which `known` were looked at.

        Args:
            cut: in the order of the parts that they end in.
        """
        if len(cut) > MAX_CUTS:
            return
        shared, ends = tuple(cut), [one.last for one in cut]
        with self._lock:
            for place in range(known, len(beginnings)):
                self._talks[beginnings[place]] = shared, bisect_right(ends, place)
            while len(self._talks) > MAX_TEXTS:
                self._talks.popitem(last=False)


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
