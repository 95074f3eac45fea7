"""Secrets that people tell one another: a trained linear classifier over a value and its words.

Patterns know "wachtwoord: ..."; people say "typ gewoon 4471# en dan direct duwen", or answer the
question of the line before. Near a word about keys, codes and accounts every token is weighed: what
it looks like, what stands around it, the words before and behind, the header of its column. Its
weights, their training and their limits: models/secrets/README.md.
"""

import lzma
import re as plain_re  # noqa: TID251 - plain character classes: faster than regex
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from math import exp
from pathlib import Path
from sys import intern

import orjson
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine import learned
from dlp.engine.overlap import Hit
from dlp.engine.told_tokens import LONGEST_LINE, PLACES, Token, around, header, own, tokens
from dlp.engine.told_words import CUES, WEAK_CUES
from dlp.errors import ConfigurationError
from recognizers.secrets.values import stand_in

FILE = Path(__file__).parents[2] / "models" / "secrets" / "weights.tsv.xz"
NAME, ENTITY = "secret-told", "SECRET"
TINY = 500  # code points of a text that is read wherever cues stand
SHORT = 4_000  # code points of a text in which words that stand everywhere are cues too
NEAR = 320  # code points around a cue that are read
MOST_READ = 60_000  # code points that are read of a text at most
STEM = 5  # letters by which an unseen word is known
FLOOR = -4.0  # log-odds of what a token looks like from which its words are weighed too
LEAST = 0.0  # log-odds of a value
UNCUED = 0.25  # the same where nothing in a tiny text speaks of codes or accounts
GOES_ON = -0.5  # of the next token of a phrase
MOST = 0.95  # confidence of the surest
TAKEN = 0.5  # confidence from which other findings are sure
SPECIFICITY = 45  # under the patterns, which know what sort of secret it is
_LOG = plain_re.compile(
    r"\W?(?:\d{4}-\d\d-\d\d.\d\d:\d\d:\d\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d)"
)
_OTHER_CODE = plain_re.compile(  # before a value: a code of another kind
    r"(?i)(?:(?:post|zip|bar|streepjes|qr|bron|kleur|farb|colou?r|fout|error|fehler|land|country|area"
    r"|gebied|arti[kc]el|produ[ck]te?|kosten|cost|budget|nace|nis|ins|sort|halte|cursus|course|vak"
    r"|dress|kortings?|promo|discount|rabatt?|module?|proje[ck]te?|vestigings?|iso|bank|swift|bic)"
    r"[- ]?codes?|codes? (?:postal|postaux|couleur|promo|produit|article|barres|erreur|pays|naf"
    r"|nace|ins|analytique|teinte|projet|iso|bic|swift|banque|guichet)|postleitzahl|plz)"
    r"[\w' ]{0,12}[:=]? ?\Z"
)
_NEAREST = 45  # code points before a value in which its label stands
_CALL = plain_re.compile(r"\w{0,20}(?:[_(=<\[{$]|[.:]\w| ?=|\"? ?: ?[\"'{\[(]|['\"]\])")
_OTHER = plain_re.compile(  # a date, an ISBN, an identifier of a record, an address
    r"(?i)(?:19|20)\d\d-\d\d-\d\d.*|97[89][ -]?\d[\d -]{8,14}|https?:.*"
    r"|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
)
_FIGURES = plain_re.compile(r"[\d\s.,:%€$|;+-]{3,}")  # a row of a table without a word


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned, in hundredths of log-odds."""

    bias: int
    own: Mapping[str, int]  # by own()
    words: Mapping[str, Mapping[str, int]]  # by place, then word or "stem*"
    digest: str = field(default="")


class ToldSecrets:
    """The classifier. Stateless, it keeps nothing of a text; safe to share."""

    __slots__ = ("_automaton", "_strong", "known", "weights")

    def __init__(self, weights: Weights, known: Container[bytes]) -> None:
        self.weights, self.known = weights, known
        cues = [cue.encode("latin-1") for cue in (*CUES, *WEAK_CUES)]
        self._strong = len(CUES)
        self._automaton = BytesAhoCorasick(cues, implementation=Implementation.ContiguousNFA)

    def hits(self, text: str, plain: bytes, body: int, found: Sequence[Hit] = ()) -> list[Hit]:
        """The secrets that are told in a normalised text.

        Args:
            plain: the same folded (dlp/engine/context.py), one byte a code point, a space around.
            body: code points of it that are read: what follows repeats it (its views).
            found: what else stands in it; no secret is told where something of that is sure.
        Cost: linear; next to nothing where no cue stands, some 0.3 ms a KB where they do.
        """
        hits: list[Hit] = []
        windows = self.windows(text, plain, body)
        taken = _taken(len(text), found) if windows else bytearray()
        for low, high, cued in windows:
            some = tokens(text, plain, low, high, self.known)
            told = False
            for i, token in enumerate(some):
                if token.plain and not told:
                    continue
                if not told and _lost(taken, some, i):
                    continue
                score = self.score(text, plain, some, i, told=told, cued=cued)
                goes_on = told and token.gap != "\n" and token.start - hits[-1].end <= 3
                told = score >= (GOES_ON if goes_on else LEAST if cued else UNCUED)
                if told and goes_on:
                    best = max(hits[-1].confidence, _confidence(score))
                    hits[-1] = hits[-1]._replace(end=token.end, confidence=best)
                elif told:
                    hits.append(
                        Hit(
                            token.start,
                            token.end,
                            ENTITY,
                            NAME,
                            _confidence(score),
                            ("classifier",),
                            SPECIFICITY,
                        )
                    )
        return [hit for hit in hits if not _other(text, hit, taken)]

    def windows(self, text: str, plain: bytes, body: int) -> list[tuple[int, int, bool]]:
        """Where cues stand, over whole lines where these are not too long; all of a tiny text.

        Returns: beginning, end and whether there is a cue.
        """
        found = self._automaton.find_matches_as_indexes(plain[: body + 1])
        if body <= TINY:
            return [(0, body, bool(found))]
        if not found:
            return []
        if body > SHORT:
            strong = self._strong
            found = [one for one in found if one[0] < strong]
            if sum(_of_program(text, end - 1) for _, _, end in found) * 2 > len(found):
                return []
        out: list[tuple[int, int, bool]] = []
        left = MOST_READ
        for _, at, _ in found:
            if out and at + NEAR <= out[-1][1]:
                continue
            if left < 0:
                break
            line = text.rfind("\n", max(0, at - LONGEST_LINE), at) + 1
            if _LOG.match(text, line):
                continue
            low, high = max(0, at - NEAR), min(body, at + NEAR)
            low = max(0, text.rfind("\n", max(0, low - LONGEST_LINE), low) + 1 or low)
            end = text.find("\n", high, min(body, high + LONGEST_LINE))
            high = end if end >= 0 else high
            left -= high - (max(low, out[-1][1]) if out else low)
            if out and low <= out[-1][1]:
                out[-1] = (out[-1][0], high, True)
            else:
                out.append((low, high, True))
        return out

    def score(
        self, text: str, plain: bytes, some: Sequence[Token], i: int, *, told: bool, cued: bool
    ) -> float:
        """The log-odds that a token is told as a secret."""
        get = self.weights.own.get
        total = self.weights.bias
        for key in own(text, some, i, told=told, cued=cued):
            total += get(key, 0)
        if total < FLOOR * 100:
            return total / 100
        words = self.weights.words
        for place, word in around(some, i):
            total += weight(words[place], word)
        for word in header(text, plain, some[i].start):
            total += weight(words["H"], word)
        return total / 100


def _of_program(text: str, end: int) -> bool:
    """True for a word that goes on as names in programs do, or before a sign of theirs."""
    match = _CALL.match(text, end, end + 60)
    return match is not None


def _taken(length: int, found: Iterable[Hit]) -> bytearray:
    """1 for each code point of a text where something else was surely found."""
    taken = bytearray(length)
    for one in found:
        if one.confidence >= TAKEN:
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return taken


def _lost(taken: bytearray, some: Sequence[Token], i: int) -> bool:
    """True for a token inside what was surely found that no secret beside it can be part of."""
    if taken.find(1, some[i].start, some[i].end) < 0:
        return False
    if i + 1 == len(some) or some[i + 1].plain:
        return True
    return taken.find(1, some[i + 1].start, some[i + 1].end) >= 0


def _other(text: str, hit: Hit, taken: bytearray) -> bool:
    """True for what is plainly something else, or only shows how a secret looks."""
    start, end, *_ = hit
    value = text[start:end]
    return (
        taken.find(1, start, end) >= 0  # between two tokens of a phrase
        or _OTHER.fullmatch(value) is not None
        or stand_in(value)
        or _OTHER_CODE.search(text, max(0, start - _NEAREST), start) is not None
        or _heads_figures(text, start, end)
    )


def _heads_figures(text: str, start: int, end: int) -> bool:
    """True for a cell of a head over a row of figures: "hour;desk1;desk2" over "9;14;11"."""
    low = max(0, start - LONGEST_LINE)
    low = text.rfind("\n", low, start) + 1 or low
    line = text.find("\n", end, end + LONGEST_LINE)
    if line < 0 or "\n" in text[start:end]:
        return False
    for sign in "\t;|,":
        cells = text.count(sign, low, line)
        if cells > 1:
            row = text[line + 1 : line + 1 + LONGEST_LINE].partition("\n")[0]
            return row.count(sign) == cells and _FIGURES.fullmatch(row) is not None
    return False


def weight(by_word: Mapping[str, int], word: str) -> int:
    """Of a word at a place; an unseen one weighs as its stem does."""
    found = by_word.get(word)
    return by_word.get(f"{word[:STEM]}*", 0) if found is None and len(word) > STEM else found or 0


def _confidence(score: float) -> float:
    return round(min(MOST, 1 / (1 + exp(-score))), 3)


def load(file: Path = FILE) -> ToldSecrets:
    """The shipped weights.

    Raises: ConfigurationError for a missing or damaged file.
    """
    try:
        raw = file.read_bytes()
        weights = _parsed(lzma.decompress(raw), sha256(raw).hexdigest())
    except (OSError, lzma.LZMAError, ValueError) as error:
        message = f"{file.name}: the weights of told secrets cannot be read; install again"
        raise ConfigurationError([message]) from error
    return ToldSecrets(weights, learned.shipped().weights.whole)


def _parsed(raw: bytes, digest: str) -> Weights:
    """See write() in models/training/told.py."""
    by_place: dict[str, dict[str, int]] = {}
    bias = 0
    for line in raw.splitlines():
        place, weight, keys = orjson.loads(line)
        if place == "bias":
            bias = weight
        else:
            by_place.setdefault(place, {}).update(dict.fromkeys(map(intern, keys), weight))
    own = by_place.pop("own")
    return Weights(bias, own, {place: by_place.get(place, {}) for place in PLACES}, digest)


@cache
def shipped() -> ToldSecrets:
    """The shipped classifier, read once."""
    return load()
