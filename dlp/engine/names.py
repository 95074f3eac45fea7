"""People, places and organisations in normalised text: network, cues and coreference together.

Text is cut into segments; the network reads those that can hold a name and are not remembered; cues
(name_rules.py) add evidence and what the network missed; a person named in full once is found again
by surname or initials. Remembered is only where names stood in a segment, under a keyed digest.
"""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from os import urandom
from threading import Lock
from typing import Protocol

import regex as re

from dlp.engine.decode import Floats, decode, faint
from dlp.engine.language import language_of
from dlp.engine.lexicon import Lexicon
from dlp.engine.name_again import again
from dlp.engine.name_code import coded
from dlp.engine.name_cues import NO_NAMES, PARTICLES, TITLES
from dlp.engine.name_doubts import undoubted
from dlp.engine.name_evidence import SURE_CUE, weighed
from dlp.engine.name_initials import initialled
from dlp.engine.name_lists import in_lists
from dlp.engine.name_ocr import mended
from dlp.engine.name_places import in_columns
from dlp.engine.name_read import Cued, Found, Read
from dlp.engine.name_rows import in_rows
from dlp.engine.name_rules import cued, dotted, is_amt, is_rank
from dlp.engine.overlap import Hit
from dlp.engine.tables import Tables
from dlp.engine.tokens import can_hold, segments, spellings, words

RECOGNIZERS = {  # and what each finds
    "person-name": "PERSON",
    "location-name": "LOCATION",
    "organization-name": "ORGANIZATION",
}
_RECOGNIZER = {
    "PERSON": "person-name",
    "LOCATION": "location-name",
    "ORGANIZATION": "organization-name",
}
SPECIFICITY = 10  # an identifier of equal confidence wins
MOST_REMEMBERED = 20_000  # segments


Remembered = tuple[tuple[int, int, str, float], ...]  # words [start, end), label, probability


# Words of code and abbreviations: "da-DK", "GeneratorAgent", "EMA", other scripts.
_TECHNICAL = re.compile(
    r"^[a-z]{2}-[A-Z]{2}$|[a-z]{2}[A-Z][a-z]+[A-Z]|^[a-z]+[A-Z]|^[A-Z]{3,}[a-z]{2,}|_"
    r"|[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Devanagari}]"
)


# Of a program: "d1185215-a5fc-4ba7-beea-931e4f28548d", "gAAAAABl3f9...": replaced, it breaks.
_MADE_UP = re.compile(
    r"(?=(?:[^0-9]{0,99}[0-9]){3})[\w+/=.~-]{16,8192}+|(?=(?:[a-f]{0,9}[0-9]){2})[0-9a-f]{8,99}+"
)


class Model(Protocol):
    """What gives class probabilities of words: the fast network, or a pipeline of others."""

    def probabilities(self, segments: Sequence[Sequence[str]]) -> list[Floats]:
        """One row a word, one column a class, for every segment."""


class Other(Protocol):
    """A pipeline of others, for all text or for one language."""

    language: str

    def names(self, texts: Iterable[str]) -> Iterable[list[tuple[int, int, str, float]]]:
        """Of each text: start, end, label, confidence."""


class Memory:
    """Where names stood in segments seen before; bounded, oldest out first. Holds no text."""

    def __init__(self, most: int = MOST_REMEMBERED) -> None:
        self.most, self.key = most, urandom(32)
        self.known: OrderedDict[bytes, Remembered] = OrderedDict()
        self.lock = Lock()

    def digest(self, words: Sequence[str]) -> bytes:
        """A keyed digest of a segment."""
        text = "\0".join(words).encode("utf-8", "surrogatepass")
        return blake2b(text, key=self.key, digest_size=16).digest()

    def get(self, digest: bytes) -> Remembered | None:
        """Names of a segment as words [start, end), label, probability; None when it is new."""
        with self.lock:
            found = self.known.get(digest)
            if found is not None:
                self.known.move_to_end(digest)
            return found

    def put(self, digest: bytes, names: Remembered) -> None:
        """Remember a segment."""
        with self.lock:
            self.known[digest] = names
            while len(self.known) > self.most:
                self.known.popitem(last=False)


class NameFinder:
    """Scored hits of names. Safe to share between threads."""

    def __init__(
        self,
        model: Model | None,
        lexicon: Lexicon,
        *,
        others: Sequence[Other] = (),
        rules: bool = True,
        remember: int = MOST_REMEMBERED,
    ) -> None:
        self.model, self.lexicon, self.rules = model, lexicon, rules
        self.others = tuple(others)
        self.memory = Memory(remember)

    def hits(self, text: str) -> list[Hit]:
        """Names in normalised text; PERSON, LOCATION and ORGANIZATION, none overlapping.

        Cost: linear in the text; some 0.4 MB/s on office text that is new.
        """
        cut = words(text)
        if not any(text[start].isalpha() for start, _ in cut):
            return []
        spelt = spellings(text, cut)
        if self.rules:
            spelt = mended(text, spelt, self.lexicon)
        names = self.network(text, cut, spelt)
        if self.rules:
            read = Read(text, cut, spelt, self.lexicon)
            tables = Tables(text)
            names = self._with_cues(read, names, tables)
            names = dotted(read, undoubted(read, names, in_columns(read, tables)))
            names = initialled(read, again(read, in_lists(read, in_rows(read, names))))
        return [
            Hit(
                cut[n.start][0],
                cut[n.end - 1][1],
                n.label,
                _RECOGNIZER[n.label],
                round(min(0.99, max(0.01, n.probability)), 3),
                n.evidence,
                SPECIFICITY,
            )
            for n in names
            if not _is_extension(text, cut[n.start][0])
            and not _MADE_UP.fullmatch(text, cut[n.start][0], cut[n.end - 1][1])
        ]

    def network(
        self, text: str, cut: Sequence[tuple[int, int]], spelt: Sequence[str]
    ) -> list[Found]:
        """What the network alone finds, segment by segment."""
        ranges = list(segments(text, cut))
        known: list[Remembered | None] = []
        new: list[tuple[int, bytes, Sequence[str]]] = []
        for i, (a, b) in enumerate(ranges):
            part = spelt[a:b]
            if not can_hold(part):
                known.append(())
                continue
            digest = self.memory.digest(part)
            known.append(self.memory.get(digest))
            if known[i] is None:
                new.append((i, digest, part))
        read = self._read(text, cut, [(ranges[i], part) for i, _, part in new])
        for (i, digest, _), names in zip(new, read, strict=True):
            self.memory.put(digest, names)
            known[i] = names
        return [
            Found(a + start, a + end, label, probability, ("model",))
            for (a, _), names in zip(ranges, known, strict=True)
            for start, end, label, probability in names or ()
        ]

    def _read(
        self,
        text: str,
        cut: Sequence[tuple[int, int]],
        parts: Sequence[tuple[tuple[int, int], Sequence[str]]],
    ) -> list[Remembered]:
        """What the models find in segments that are new."""
        found: list[list[tuple[int, int, str, float]]] = [[] for _ in parts]
        if self.model is not None:
            tables = self.model.probabilities([part for _, part in parts])
            found = [_of_table(table) for table in tables]
        for other in self.others:
            for i, ((a, b), part) in enumerate(parts):
                if other.language and other.language != language_of(part):
                    continue
                low, high = cut[a][0], cut[b - 1][1]
                for names in other.names([text[low:high]]):
                    found[i] = joined(found[i], in_words(names, low, cut, a, b))
        return [tuple(names) for names in found]

    def _with_cues(self, read: Read, names: list[Found], tables: Tables) -> list[Found]:
        """Names with what cues say of them, and those that cues alone give away."""
        cues = sorted([*cued(read, tables), *coded(read)])
        kept = [name for name in names if name.label != "PERSON"]
        people = weighed(read, paired(read, names, cues), kept)
        taken = {i for name in people for i in range(name.start, name.end)}
        kept += people
        for cue in cues:
            if cue.sure and taken.isdisjoint(range(cue.start, cue.end)):
                kept = [n for n in kept if n.end <= cue.start or n.start >= cue.end]
                kept.append(Found(cue.start, cue.end, "PERSON", SURE_CUE, (cue.evidence,)))
                taken.update(range(cue.start, cue.end))
        return sorted(kept)


def _of_table(table: Floats) -> list[tuple[int, int, str, float]]:
    """The names of a segment, in order, with those that are only possible."""
    names = decode(table)
    return sorted((n.start, n.end, n.label, n.probability) for n in (*names, *faint(table, names)))


def paired(
    read: Read, names: Iterable[Found], cues: Sequence[Cued]
) -> list[tuple[Found, list[Cued]]]:
    """The people among the names, without what is no part of them, each with its cues."""
    found: list[tuple[Found, list[Cued]]] = []
    at = 0
    for name in names:
        better = _trimmed(read, name) if name.label == "PERSON" else None
        if better is None:
            continue
        while at < len(cues) and cues[at].end <= better.start:
            at += 1
        said = [c for c in cues[at : at + 4] if c.start < better.end and c.end > better.start]
        found.append((better, said))
    return found


def in_words(
    names: Iterable[tuple[int, int, str, float]],
    offset: int,
    cut: Sequence[tuple[int, int]],
    a: int,
    b: int,
) -> list[tuple[int, int, str, float]]:
    """Names by characters of a segment as words of it; the words that they touch."""
    found = []
    for start, end, label, confidence in names:
        first = bisect_right(cut, start + offset, a, b, key=lambda word: word[1])
        last = bisect_left(cut, end + offset, first, b, key=lambda word: word[0])
        if last > first:
            found.append((first - a, last - a, label, confidence))
    return found


def joined(
    ours: Iterable[tuple[int, int, str, float]], theirs: Iterable[tuple[int, int, str, float]]
) -> list[tuple[int, int, str, float]]:
    """Names of two models: where they overlap the surer one stays, people before the rest."""
    kept: list[tuple[int, int, str, float]] = []
    for name in sorted([*ours, *theirs], key=lambda n: (n[2] != "PERSON", -n[3], n[0] - n[1])):
        if all(name[1] <= other[0] or name[0] >= other[1] for other in kept):
            kept.append(name)
    return sorted(kept)


def _trimmed(read: Read, name: Found) -> Found | None:
    """The name without titles and signs at its ends; None when nothing is left."""
    start, end = name.start, name.end
    while start < end and (
        read.low[start] in TITLES
        or is_amt(read, start)
        or (end - start > 1 and is_rank(read, start))
        or not (read.spelt[start][0].isalpha() or read.spelt[start][0] == "'")
    ):
        start += 1
    while end > start and (
        not read.spelt[end - 1][0].isalpha() or (end - start > 1 and _is_tail(read, start, end - 1))
    ):
        end -= 1
    if start == end or all(
        read.low[i] in NO_NAMES or _TECHNICAL.search(read.spelt[i]) for i in range(start, end)
    ):
        return None
    return name._replace(start=start, end=end)


def _is_tail(read: Read, start: int, i: int) -> bool:
    """True for a word behind a name that is none of it: "Gilbert viendra", "ewald streitet"."""
    word = read.spelt[i]
    glued = read.cut[i - 1][1] == read.cut[i][0]  # "D'haveloose"
    if not word.islower() or glued or read.known(word) or word in PARTICLES:
        return False
    return read.spelt[start][0].isupper() or read.lexicon.ordinary(word) > 1


_EXTENSION = re.compile(
    r"(?:docx?|dotx?|odt|ods|odp|rtf|pptx?|xls[xmb]?|csv|pdf|txt|md|eml|msg|html?|xml|json|ya?ml"
    r"|zip|png|jpe?g|gif|tiff?|ico|svg|mp[34]|py|js|css|ts|sh|ini|log|sql)\b",
    re.IGNORECASE,
)


def _is_extension(text: str, start: int) -> bool:
    """True where a file's extension begins: "/favicon.ico", not "/jan.peeters"."""
    glued = start > 1 and text[start - 1] == "." and text[start - 2].isalnum()
    return glued and _EXTENSION.match(text, start) is not None
