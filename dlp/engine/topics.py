"""Confidential topics, passage by passage: weighted cues, and what was published against them.

A passage is REACH code points; passages overlap by half, so that no file falls between two. Kinds
of document or file and strong cues are sought in one pass over the text. Where a kind stands, or
two different strong cues of one topic, or one and that it is not to be told, and only there, all
cues are counted: confidence = 1 / (1 + exp(MIDDLE - sum)) over different words, a word within a
longer one left out.

| evidence | weight |
| --- | --- |
| the kind of document or file ("gunningsverslag"); each more | 3.0; 1.0 |
| a strong cue of the topic ("laagste bieder"), each | 1.6 |
| a cue of the topic ("bestek"), each | 1.0; 0.5 from the fifth on |
| not to be told ("tussen ons"), each of two at most | 0.75 |
| published, a rule, a vacancy, a question in general ("ECLI", "leg uit"), each | -2.0 |
| what such texts say too ("artikel"), each | -0.75 |
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from math import exp

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine.cues import pattern
from dlp.engine.overlap import PASSAGE, Hit
from recognizers.sensitive.lists import DOUBT, PRIVATE, PUBLIC, TOPICS
from recognizers.sensitive.terms import Topic

ALL = -1  # instead of a topic
ENTITY = "CONFIDENTIAL_TOPIC"
RECOGNIZERS = {topic.name: ENTITY for topic in TOPICS}
REACH = 1_400  # code points of a passage
HALF = REACH // 2
KIND, KIND_MORE, STRONG, CUE, CUE_MORE = 3.0, 1.0, 1.6, 1.0, 0.5
CUES = 4  # so many count in full
AGAINST, DOUBTED, KEPT, MIDDLE = -2.0, -0.75, 0.75, 4.75
KEPT_MOST = 2  # so many words of KEPT count
PAIR = 2  # so many strong cues, or one and a word of KEPT, open a passage as a kind does
LEAST = 0.4  # confidence under which nothing is said
TOLD = 3  # cues named as evidence

_TELLING = re.compile(r"[^\n.!?]{0,120}")


class Topics:
    """The cues of all topics, compiled once. Stateless; safe to share."""

    __slots__ = ("_cues", "_means", "_names", "_openers", "_opens", "_words")

    def __init__(self, topics: Sequence[Topic] = TOPICS) -> None:
        self._names = tuple(topic.name for topic in topics)
        means: dict[str, dict[int, float]] = defaultdict(dict)  # word: topic, or ALL: weight
        for i, topic in enumerate(topics):
            for some, weight in ((topic.kinds, KIND), (topic.strong, STRONG), (topic.cues, CUE)):
                for word in some:
                    means[word].setdefault(i, weight)
        for some, weight in ((PUBLIC, AGAINST), (DOUBT, DOUBTED), (PRIVATE, KEPT)):
            for word in some:
                means[word][ALL] = weight
        self._words = tuple(means)
        self._means = tuple(tuple(some.items()) for some in means.values())
        self._cues = _automaton(list(means))
        openers = {
            word: tuple(
                (i, weight) for i, weight in some.items() if weight >= STRONG or weight == KEPT
            )
            for word, some in means.items()
        }
        self._opens = tuple(some for some in openers.values() if some)
        self._openers = _automaton([word for word, some in openers.items() if some])

    def openers(self, plain: bytes) -> list[tuple[int, int, int]]:
        """The kinds and strong cues in a folded text: word, start and end. Cost: linear."""
        return self._openers.find_matches_as_indexes(plain, overlapping=True)

    def spots(self, found: Sequence[tuple[int, int, int]]) -> list[tuple[int, str]]:
        """Where each topic has one of openers(), in code points, and its name."""
        return [
            (start, self._names[topic])
            for word, start, _ in found
            for topic, _ in self._opens[word]
            if topic != ALL
        ]

    def hits(self, text: str, plain: bytes, found: Sequence[tuple[int, int, int]]) -> list[Hit]:
        """The confidential passages of a text, each at its first telling words.

        Args:
            text: normalised, n code points.
            plain: the same folded, one byte a code point, a space around.
            found: its openers().
        Cost: linear in n; some 40 us a passage that has the name of a kind of file.
        """
        if not found:
            return []
        hits = []
        done = [-1] * len(self._names)  # up to where each topic has been told
        for passage, spots in sorted(self._passages(found).items()):
            low = passage * HALF
            sums, told = self._weigh(plain[low : low + REACH])
            for topic, at in sorted(spots.items()):
                confidence = round(1 / (1 + exp(MIDDLE - sums[topic])), 3)
                if at >= done[topic] and confidence >= LEAST:
                    done[topic] = low + REACH
                    words = tuple(f"cue:{word}" for word in told[topic][:TOLD])
                    piece = _TELLING.match(text, at)
                    end = piece.end() if piece is not None and piece.end() > at else at + 1
                    hits.append(
                        Hit(at, end, ENTITY, self._names[topic], confidence, words, PASSAGE)
                    )
        return hits

    def _passages(self, found: Sequence[tuple[int, int, int]]) -> dict[int, dict[int, int]]:
        """The passages worth weighing: of each the topics in question, and where they begin."""
        weights: dict[tuple[int, int], dict[int, float]] = defaultdict(dict)  # of different words
        first: dict[tuple[int, int], int] = {}
        for word, start, _ in found:
            for passage in {max(0, start // HALF - 1), start // HALF}:
                for topic, weight in self._opens[word]:
                    weights[passage, topic][word] = weight
                    first.setdefault((passage, topic), start)
        spots: dict[int, dict[int, int]] = defaultdict(dict)
        for (passage, topic), some in weights.items():
            kept = min(1, len(weights.get((passage, ALL), ())))
            if topic != ALL and (len(some) + kept >= PAIR or KIND in some.values()):
                spots[passage][topic] = first[passage, topic]
        return spots

    def _weigh(self, passage: bytes) -> tuple[list[float], dict[int, list[str]]]:
        """The sum of each topic in a passage, and its cues, the strongest first."""
        found = self._cues.find_matches_as_indexes(b" %b " % passage, overlapping=True)
        given: dict[int, set[tuple[float, int]]] = defaultdict(set)
        reached = [0] * len(self._names)
        farthest = 0
        for word, _, end in sorted(found, key=lambda one: (one[1], -one[2])):
            for topic, weight in self._means[word]:  # none that lies in a longer one
                if end > (farthest if topic == ALL else reached[topic]):
                    given[topic].add((-weight, word))
                    if topic != ALL:
                        reached[topic] = end
            farthest = max(farthest, end)
        everywhere = [-weight for weight, _ in given.pop(ALL, ())]
        kept = sum(weight for weight in everywhere if weight > 0)
        common = sum(weight for weight in everywhere if weight < 0) + min(kept, KEPT_MOST * KEPT)
        sums, told = [common] * len(self._names), dict[int, list[str]]()
        for topic, some in given.items():
            told[topic] = [self._words[word].strip("*") for _, word in sorted(some)]
            counts = [sum(-weight == sort for weight, _ in some) for sort in (KIND, STRONG, CUE)]
            sums[topic] += KIND * (counts[0] > 0) + KIND_MORE * max(0, counts[0] - 1)
            sums[topic] += STRONG * counts[1]
            sums[topic] += CUE * min(counts[2], CUES) + CUE_MORE * max(0, counts[2] - CUES)
        return sums, told


def _automaton(words: Sequence[str]) -> BytesAhoCorasick:
    return BytesAhoCorasick(
        [pattern(word) for word in words], implementation=Implementation.ContiguousNFA
    )


@cache
def shipped() -> Topics:
    """Those of the shipped lists, compiled at first use (some 20 ms)."""
    return Topics()
