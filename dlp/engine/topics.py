"""Confidential topics, passage by passage: weighted cues, and what was published against them.

A passage is REACH code points; passages overlap by half, so that no file falls between two. The
kinds of document or file are sought in one pass over the text; only where one stands are the other
cues of its topic counted. confidence = 1 / (1 + exp(MIDDLE - sum)) over different words:

| evidence | weight |
| --- | --- |
| the kind of document or file ("gunningsverslag"); each more | 3.0; 1.0 |
| a cue of the topic ("inschrijver"), each | 1.0 |
| published, a rule, a vacancy, a question in general ("ECLI", "artikel", "leg uit"), each | -1.5 |
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from math import exp

import regex as re
from ahocorasick_rs import BytesAhoCorasick, Implementation

from dlp.engine.overlap import PASSAGE, Hit
from dlp.engine.reach import pattern
from recognizers.sensitive.lists import PUBLIC, TOPICS
from recognizers.sensitive.terms import Topic

ENTITY = "CONFIDENTIAL_TOPIC"
RECOGNIZERS = {topic.name: ENTITY for topic in TOPICS}
REACH = 1_400  # code points of a passage
KIND, CUE, AGAINST, MIDDLE = 3.0, 1.0, -1.5, 4.75
LEAST = 0.4  # confidence under which nothing is said
TOLD = 3  # cues named as evidence

_TELLING = re.compile(r"[^\n.!?]{0,120}")


class Topics:
    """The cues of all topics, compiled once. Stateless; safe to share."""

    __slots__ = ("_cues", "_kind_of", "_kinds", "_means", "_names", "_words")

    def __init__(self, topics: Sequence[Topic] = TOPICS) -> None:
        self._names = tuple(topic.name for topic in topics)
        kinds = [(word, i) for i, topic in enumerate(topics) for word in topic.kinds]
        self._kind_of = tuple(i for _, i in kinds)
        self._kinds = _automaton([word for word, _ in kinds])
        means: dict[str, list[tuple[int, float]]] = defaultdict(list)  # -1: of all topics
        for i, topic in enumerate(topics):
            for word in topic.kinds:
                means[word].append((i, KIND))
            for word in topic.cues:
                means[word].append((i, CUE))
        for word in PUBLIC:
            means[word].append((-1, AGAINST))
        self._words = tuple(means)
        self._means = tuple(tuple(some) for some in means.values())
        self._cues = _automaton(list(means))

    def hits(self, text: str, plain: bytes) -> list[Hit]:
        """The confidential passages of a text, each at its first telling words.

        Args:
            text: normalised, n code points.
            plain: the same folded, one byte a code point, a space around.
        Cost: linear in n; some 30 us a passage that has the name of a kind of file.
        """
        kinds = self._kinds.find_matches_as_indexes(plain, overlapping=True)
        if not kinds:
            return []
        half = REACH // 2
        spots: dict[int, dict[int, int]] = defaultdict(dict)  # passage: topic: first kind
        for word, start, _ in kinds:
            for passage in (start // half - 1, start // half):
                if passage >= 0 or start < half:
                    spots[max(0, passage)].setdefault(self._kind_of[word], start)
        hits = []
        done = [-1] * len(self._names)  # up to where each topic has been told
        for passage in sorted(spots):
            low = passage * half
            sums, told = self._weigh(plain[low : low + REACH])
            for topic, at in sorted(spots[passage].items()):
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

    def _weigh(self, passage: bytes) -> tuple[list[float], dict[int, list[str]]]:
        """The sum of each topic in a passage, and its cues."""
        found = self._cues.find_matches_as_indexes(b" %b " % passage, overlapping=True)
        words = {word for word, _, _ in found}
        sums = [0.0] * (len(self._names) + 1)  # the last is what speaks against all
        told: dict[int, list[str]] = defaultdict(list)
        named = set[int]()
        for word in sorted(words):
            for topic, weight in self._means[word]:
                sums[topic] += CUE if weight == KIND and topic in named else weight
                if weight == KIND:
                    named.add(topic)
                told[topic].append(self._words[word].strip("*"))
        return [own + sums[-1] for own in sums[:-1]], told


def _automaton(words: Sequence[str]) -> BytesAhoCorasick:
    return BytesAhoCorasick([pattern(word) for word in words], implementation=Implementation.DFA)


@cache
def shipped() -> Topics:
    """Those of the shipped lists, compiled at first use (some 20 ms)."""
    return Topics()
