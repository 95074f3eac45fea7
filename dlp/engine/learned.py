"""Sensitive passages, weighed as a whole: a trained linear classifier over words and list hits.

Lists (statements.py, topics.py) know terms; people tell the same in a thousand other ways ("hij zit
weer aan de pillen"), and name the terms where nothing is told. The classifier weighs every word of
a window of one to four sentences, seen ones as wholes and unseen ones by their beginnings and ends,
and what the lists found there, and adds up: how much it sounds like something told of one person or
case, or like a piece of a confidential file, as apart from a leaflet, a rule or a question about
the same. Windows of few words are judged by a small network instead (brief.py). A second set of
weights says which category or topic it is. Weights, their training and their limits:
models/passages/README.md.
"""

import lzma
import re as plain_re  # noqa: TID251 - a fixed pattern; on this class it is faster than regex
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from itertools import repeat
from math import exp, inf
from pathlib import Path

from dlp.engine import brief, cues
from dlp.engine.marks import FRAMED, LEAST, PERSON, Spot, most, of_window, pieces
from dlp.engine.overlap import Hit
from dlp.engine.public_places import SIGN as PUBLIC_PLACE
from dlp.errors import ConfigurationError
from recognizers.entities import CATEGORY_OF
from recognizers.sensitive.empty import EMPTY

FILE = Path(__file__).parents[2] / "models" / "passages" / "weights.tsv.xz"
SIZE = 240  # code points that a window has at least, when there are so many; at most twice as many
LEFT = 60  # a rest of so many is of the last window
DOUBT = -1.5  # log-odds that outweigh what the lists find
# ... where nobody is named: by the evidence of whom it is told; a confidential topic
DOUBTS = dict.fromkeys(("person:case", "person:passage", "person:name", "person:subject"), 0.0)
TOPIC_DOUBT = -0.75
FEW = 16  # different words of a window under which they decide alone
FEW_DOUBT, FEWEST = -3.0, 8  # ... but where it plainly tells nothing, in so many words at least
FRAMED_LEAST = 2.5  # log-odds that make a statement of what may happen to anybody
BESIDE = 0.15  # share of the log-odds of a text's other windows that a window gains or loses
BESIDE_LOW, BESIDE_HIGH = -600, 100  # hundredths of log-odds that one of them counts at most
LENIENT = (0.25, 0.15, 0.1)  # log-odds that a window may lack in a text of one, two, three of them
BRIEF = 32  # different words of a window up to which the network (brief.py) judges
BRIEF_SHARE = 0.75  # of its log-odds in theirs; the rest is of the sum's
UNHEARD = -4.0  # log-odds of the sum under which it is not asked: one in a hundred told is there
SHORTEST = 17  # different words over which it may: a short one is taken for a case too easily; as
# many as marks.SHORT goes to
# Log-odds from which a window is a hit where something private stands in the text: everyday matters
# of people sound a little like a case, and what is private of them goes in any event.
PRIVATE_LEAST = 1.1
OFFICE = 1.0  # log-odds of somebody's party or union from which an office in it does not matter
UNSURE = 0.45  # confidence of what the lists find in a window that tells nothing
_PERSONAL = frozenset(
    ("person", "contact", "national_identifier", "financial", "vehicle", "case_file")
)
_PUBLIC = ("email-address-function", "phone-number-helpline", "person-public")
MOST = 0.95  # confidence of the surest: no word of theirs stands on a list
CAP = 100  # hundredths of log-odds that all unseen words of a window add or take at most
TOLD = 3  # words named as evidence
SPECIFICITY = 4  # under that of the lists

_NOTHING = repeat(0)
_END = plain_re.compile(r"\n+|[.!?][)\"'»”]?[ \t]+(?=[\"'«“(A-ZÀ-Þ])")


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Neighbouring windows over whole sentences and lines, in code points. Cost: linear."""
    low, length = 0, len(text)
    while low < length:
        end = _END.search(text, low + SIZE, low + 2 * SIZE)
        high = end.end() if end is not None else low + 2 * SIZE
        high = high if length - high > LEFT else length
        yield low, high
        low = high


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned, in hundredths of log-odds: whole numbers add up the same in any order.

    Keys: "word", "begin*" or "*end" in bytes.
    """

    bias: int
    whole: dict[bytes, int]  # of a word seen in training: all that it adds
    pieces: Mapping[bytes, int]  # of an unseen one's beginnings and ends
    kinds: tuple[tuple[str, str], ...]  # recognizer and entity
    kind_bias: tuple[int, ...]
    # Of words and pieces: index into kinds and what it adds there. Equal ones are one object.
    kind_words: Mapping[bytes, tuple[tuple[int, int], ...]]
    cues: frozenset[bytes]  # words that may be shown as evidence: nobody's name
    digest: str = field(default="")


class Learned:
    """The classifier. Stateless, it keeps nothing of a text; safe to share."""

    __slots__ = ("_brief", "_most", "weights")

    def __init__(self, weights: Weights, short: brief.Brief | None = None) -> None:
        self.weights, self._most, self._brief = weights, most(weights.whole), short

    def heard(
        self,
        text: str,
        plain: bytes,
        listed: Sequence[Hit],
        spots: Sequence[Spot] = (),
        found: Sequence[Hit] = (),
        body: int = 0,
    ) -> list[Hit]:
        """What the lists found, weighed again, and the windows in which only the classifier did.

        A window that sounds like somebody's case, by the sum too, makes statements of what the
        lists only found mentioned in it, and is a hit at its most telling word when they found
        nothing. In one that plainly sounds like none (DOUBT), what they found is no more than a
        mention (UNSURE). A text of few windows has few chances to sound like a case by accident:
        there, less is enough.

        Args:
            text: normalised, n code points.
            plain: the same folded (dlp/engine/context.py), one byte a code point, a space around.
            listed: in any order.
            spots: where words of the lists stand, in order.
            found: what else stands in the text; its words are never shown as evidence.
            body: code points before what repeats the text (its views); 0 when nothing does.
        Cost: linear in n, some 40 us a KB.
        """
        ordered = sorted(listed, key=lambda hit: hit.start)
        found = sorted(found)
        starts = [hit.start for hit in found]
        named = [h.start for h in found if h.entity == PERSON and h.confidence >= LEAST]
        hits: list[Hit] = []
        i = j = 0
        spans = list(windows(text))
        own = sum(low < body for low, _ in spans) if body else len(spans)
        least = PRIVATE_LEAST if any(map(_private, found)) else 0.0
        lenient = LENIENT[own - 1] if 0 < own <= len(LENIENT) else 0.0
        bags = [set(plain[low + 1 : high + 1].split()) for low, high in spans]
        sums = list(map(self._sum, bags))
        around = _around(sums)
        for (low, high), words, known, beyond in zip(spans, bags, sums, around, strict=True):
            first, begin = i, j
            while i < len(ordered) and ordered[i].start < high:
                i += 1
            while j < len(spots) and spots[j][0] < high:
                j += 1
            here, lists = ordered[first:i], {name for _, name in spots[begin:j]}
            given = (lenient if len(words) > SHORTEST else 0.0) + beyond
            judge = self._brief if len(words) <= BRIEF else None
            lacks = 0.0 if judge is None else -UNHEARD  # and may still be told something
            if not here and len(words) > SHORTEST and self._hopeless(known, lists, given + lacks):
                continue
            who = bisect_left(named, low) < bisect_left(named, high)
            beside = of_window(text, plain, (low, high), words, here, lists, named=who)
            score = summed = self._score(words, known + self._added(beside), given)
            if judge is not None and score >= UNHEARD:
                score = _shared(judge, plain[low + 1 : high + 1].split(), beside, score, given)
            if score < 0:
                bare = score - given
                hits += (_doubted(hit) if bare < _doubt(hit, len(words)) else hit for hit in here)
            elif here:
                hits += here if summed < 0 else self._stated(here, score)
            elif score >= least:
                near = found[bisect_left(starts, low - SIZE) : bisect_left(starts, high)]
                hits += self._alone(plain, (low, high), words, beside, near, score)
        return hits

    def score(self, words: set[bytes], given: float = 0.0) -> float:
        """The log-odds that a window of these different folded words and marks is sensitive.

        Unseen ones are looked at only where they could decide. `given` is added.
        """
        return self._score(words, self._sum(words), given)

    def _score(self, words: set[bytes], known: int, given: float) -> float:
        total = known + round(given * 100)
        if total >= -CAP:
            unseen = sum(map(self._unseen, words.difference(self.weights.whole)))
            total += max(-CAP, min(CAP, unseen))
        return total / 100

    def _sum(self, words: Iterable[bytes]) -> int:
        """What different words add up to, with the bias, in hundredths; unseen ones add nothing."""
        return self.weights.bias + self._added(words)

    def _added(self, words: Iterable[bytes]) -> int:
        return sum(map(self.weights.whole.get, words, _NOTHING))

    def _hopeless(self, known: int, lists: Set[str], given: float) -> bool:
        """True where no marks of these lists could make a window that is not short sensitive."""
        adds = self._most
        total = known + round(given * 100) + CAP + adds["@"]
        if total >= 0 or not lists:
            return total < 0
        return total + adds[""] + sum(adds.get(name, 0) for name in lists) < 0

    def _unseen(self, word: bytes) -> int:
        if not word.isalpha():
            return 0
        get = self.weights.pieces.get
        return sum(map(get, pieces(word), _NOTHING))

    def _alone(
        self,
        plain: bytes,
        span: tuple[int, int],
        words: set[bytes],
        beside: set[bytes],
        near: Sequence[Hit],
        score: float,
    ) -> list[Hit]:
        """What only the classifier hears in a window; words of `near` are never shown."""
        low, high = span
        values = b" ".join(plain[h.start + 1 : h.end + 1] for h in near if h.end > low)
        shown = self.weights.cues.intersection(words).difference(values.split())
        hit = self._told(plain, low, high, words | beside, shown - EMPTY or shown, score)
        of_office = score < OFFICE and hit.entity in cues.OF_OFFICE and _of_office(plain, low, high)
        return [] if of_office else [hit]

    def _stated(self, here: Sequence[Hit], score: float) -> Iterable[Hit]:
        """What the lists found in a window that tells something: statements, where none is yet."""
        told = any(hit.confidence >= LEAST for hit in here)
        framed = score < FRAMED_LEAST and all(FRAMED in hit.evidence for hit in here)
        return here if told or framed else [self._promoted(hit, score) for hit in here]

    def _promoted(self, hit: Hit, score: float) -> Hit:
        """A mention in a window that tells something: a statement."""
        recognizer = hit.recognizer.replace("mention-", "statement-")
        evidence = ("classifier", *hit.evidence)
        return hit._replace(recognizer=recognizer, confidence=_confidence(score), evidence=evidence)

    def _told(
        self, plain: bytes, low: int, high: int, words: set[bytes], shown: Set[bytes], score: float
    ) -> Hit:
        """The hit for a window: which kind it is, and by which of its words."""
        kind, by_word = self.kind(words)
        whole = self.weights.whole
        ranked = sorted(shown, key=lambda w: (-3 * by_word.get(w, 0) - whole[w], w))
        start, end = low, min(high, low + 1)
        if ranked:
            match = plain_re.search(rb"\b%b\b" % ranked[0], plain[low : high + 2])
            if match is not None:
                start, end = low + match.start() - 1, low + match.end() - 1
        recognizer, entity = self.weights.kinds[kind]
        confidence = _confidence(score)
        evidence = ("classifier", *(f"cue:{word.decode('ascii')}" for word in ranked[:TOLD]))
        return Hit(start, end, entity, recognizer, confidence, evidence, SPECIFICITY)

    def kind(self, words: set[bytes]) -> tuple[int, Mapping[bytes, int]]:
        """The likeliest kind of a window, and what each word adds to it."""
        weights = self.weights.kind_words
        sums = list(self.weights.kind_bias)
        by_word: dict[bytes, dict[int, int]] = {}
        for word in words:
            adds: dict[int, int] = {}
            for piece in (word, *pieces(word)) if word.isalpha() else (word,):
                for kind, weight in weights.get(piece, ()):
                    adds[kind] = adds.get(kind, 0) + weight
            by_word[word] = adds
            for kind, weight in adds.items():
                sums[kind] += weight
        best = max(range(len(sums)), key=sums.__getitem__)
        return best, {word: adds.get(best, 0) for word, adds in by_word.items()}


def _shared(
    judge: brief.Brief, tokens: list[bytes], beside: set[bytes], score: float, given: float
) -> float:
    """The log-odds of a window of few words, of which the network has its share."""
    return score + BRIEF_SHARE * (judge.score(tokens, beside) - (score - given))


def _around(sums: Sequence[int]) -> list[float]:
    """What each window gains or loses by the others of the text, of which these are the sums."""
    if len(sums) < 2:
        return [0.0] * len(sums)
    held = [max(BESIDE_LOW, min(BESIDE_HIGH, one)) for one in sums]
    total, share = sum(held), BESIDE / (len(sums) - 1) / 100
    return [share * (total - own) for own in held]


def _private(hit: Hit) -> bool:
    """True for a finding about a private person, and so taken out in any event."""
    if hit.confidence < LEAST or hit.recognizer in _PUBLIC or PUBLIC_PLACE in hit.evidence:
        return False
    return CATEGORY_OF.get(hit.entity) in _PERSONAL


def _of_office(plain: bytes, low: int, high: int) -> bool:
    """True where an office, or what unions do, is spoken of."""
    found = cues.shipped().read(plain, low, high)
    return any(cue.sort in (cues.OFFICE, cues.UNION) for cue in found)


def _confidence(score: float) -> float:
    return round(min(MOST, 1 / (1 + exp(-score))), 3)


def _doubt(hit: Hit, words: int) -> float:
    """The log-odds under which a hit of the lists is none, in a window of so many words."""
    if words < FEW:
        return FEW_DOUBT if words >= FEWEST else -inf
    if hit.recognizer.startswith("topic-"):
        return TOPIC_DOUBT
    return max((DOUBTS.get(evidence, DOUBT) for evidence in hit.evidence), default=DOUBT)


def _doubted(hit: Hit) -> Hit:
    """A hit of the lists in a window that is about a subject."""
    if hit.confidence < LEAST:
        return hit
    return hit._replace(confidence=UNSURE, evidence=(*hit.evidence, "classifier:subject"))


def load(file: Path = FILE, short: brief.Brief | None = None) -> Learned:
    """The shipped weights, beside the network of short statements.

    Raises: ConfigurationError for a missing or damaged file.
    Cost: some 80 ms.
    """
    try:
        raw = file.read_bytes()
        return Learned(_parsed(lzma.decompress(raw), sha256(raw).hexdigest()), short)
    except (OSError, lzma.LZMAError, ValueError) as error:
        message = f"{file.name}: the weights of sensitive passages cannot be read; install again"
        raise ConfigurationError([message]) from error


def _parsed(raw: bytes, digest: str) -> Weights:
    """Lines `sort<TAB>hundredths<TAB>keys`; see write() in models/training/sensitive.py."""
    whole: dict[bytes, int] = {}
    some: dict[bytes, int] = {}
    cues: list[bytes] = []
    kinds: list[tuple[str, str]] = []
    kind_bias: list[int] = []
    kind_words: dict[bytes, tuple[tuple[int, int], ...]] = {}
    same: dict[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]] = {}
    bias = None
    for line in raw.splitlines():
        sort, hundredths, rest = line.split(b"\t")
        weight, keys = int(hundredths), rest.split(b" ")
        if sort in {b"w", b"q"}:
            whole.update(dict.fromkeys(keys, weight))
            cues += keys if sort == b"q" else ()
        elif sort == b"p":
            some.update(dict.fromkeys(keys, weight))
        elif sort == b"kind":
            kinds.append((keys[0].decode(), keys[1].decode()))
            kind_bias.append(weight)
        elif sort == b"bias":
            bias = weight
        else:
            kind = int(sort)
            for key in keys:
                adds = (*kind_words.get(key, ()), (kind, weight))
                kind_words[key] = same.setdefault(adds, adds)
    if bias is None or not kinds:
        raise ValueError("no bias or no kinds")
    kept = frozenset(cues)
    return Weights(bias, whole, some, tuple(kinds), tuple(kind_bias), kind_words, kept, digest)


@cache
def shipped() -> Learned:
    """The shipped classifier, read once."""
    return load(short=brief.shipped())
