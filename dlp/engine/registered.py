"""Passages of registered documents, known again after light editing.

| similarity | what is shared | confidence |
| --- | --- | --- |
| whole | at least half of the document's fingerprints | 0.97 |
| fragment | a passage: at least LEAST fingerprints that stand closely together | 0.90 |
| trace | at least TRACE of them | 0.45: reported, and no ground for a rule by default |

Fingerprints that many documents share (letter heads, legal formulas) count for none of them.
"""

from collections.abc import Iterator

import numpy as np

from dlp.engine.overlap import PASSAGE, Hit
from dlp.exact import matches
from dlp.fingerprints import SHINGLE, Words, fingerprints, words_of
from dlp.registry import Loaded

ENTITY, RECOGNIZER, LIST = "REGISTERED_DOCUMENT", "registered-document", "registered-list"
RECOGNIZERS = (RECOGNIZER, LIST)
LEAST, TRACE = 5, 3  # fingerprints
APART = 40  # words between fingerprints of one passage
DENSE = 0.15  # fingerprints a word of a passage; an untouched one has 0.4
COMMON = 5  # documents that share a fingerprint before it counts for none, or
COMMON_SHARE = 0.02  # this share of all of them
WHOLE, FRAGMENT, FAINT, LISTED = 0.97, 0.90, 0.45, 0.999
SURE = 95  # specificity of a listed value: it is what it is, whatever it looks like


def registered_hits(text: str, loaded: Loaded) -> list[Hit]:
    """What stands in a text of registered documents and lists, in order.

    Cost: nothing where none is registered; else that of hashing words, 10 MB/s, and a look-up each
    (under 1 ms for a prompt among 10,000 documents).
    """
    if not (len(loaded.hashes) or loaded.lists):
        return []
    words = words_of(text, loaded.key)
    hits = _of_documents(words, loaded) if len(loaded.hashes) else []
    for entry, listed in loaded.lists:
        for match in matches(words, listed, loaded.key, APART):
            evidence = (f"columns:{match.columns}", f"list:{entry.name}")
            place = (match.start, match.end, ENTITY, LIST, LISTED)
            hits.append(Hit(*place, evidence, SURE))
    return sorted(hits)


def _of_documents(words: Words, loaded: Loaded) -> list[Hit]:
    """The passages of registered documents."""
    hashes, at = fingerprints(words, loaded.key)
    low = np.searchsorted(loaded.hashes, hashes, "left")
    high = np.searchsorted(loaded.hashes, hashes, "right")
    common = max(COMMON, int(COMMON_SHARE * len(loaded.documents)))
    matched: dict[int, list[int]] = {}  # words at which something of a document stands
    for i in np.flatnonzero((high > low) & (high - low <= common)).tolist():
        for owner in set(loaded.owners[low[i] : high[i]].tolist()):
            matched.setdefault(owner, []).append(int(at[i]))
    hits: list[Hit] = []
    for owner, places in matched.items():
        hits += _of_document(loaded, owner, places, words)
    return hits


def _of_document(loaded: Loaded, owner: int, places: list[int], words: Words) -> Iterator[Hit]:
    entry = loaded.documents[owner]
    whole = len(places) >= max(LEAST, entry.count / 2)
    for first, last, count in _passages(places):
        dense = count / (last - first + 1) >= DENSE
        if whole:
            similarity, confidence = "whole", WHOLE
        elif count >= LEAST and dense:
            similarity, confidence = "fragment", FRAGMENT
        elif count >= TRACE:
            similarity, confidence = "trace", FAINT
        else:
            continue
        evidence = (f"fingerprints:{count}", f"similarity:{similarity}", f"document:{entry.name}")
        stop = min(last + SHINGLE, len(words.ends)) - 1
        start, end = int(words.starts[first]), int(words.ends[stop])
        yield Hit(start, end, ENTITY, RECOGNIZER, confidence, evidence, PASSAGE)


def _passages(words: list[int]) -> Iterator[tuple[int, int, int]]:
    """First and last word, and how many fingerprints, of each passage."""
    first = last = words[0]
    count = 0
    for word in words:
        if word - last > APART:
            yield first, last, count
            first, count = word, 0
        last = word
        count += 1
    yield first, last, count
