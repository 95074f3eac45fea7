"""A guess at the language of a segment, for models that read one language only."""

from collections.abc import Iterable

from dlp.engine.name_cues import COMMON

_VOTES: dict[str, list[str]] = {}
for _language, _words in COMMON.items():
    for _word in _words:
        _VOTES.setdefault(_word, []).append(_language)


def language_of(words: Iterable[str]) -> str:
    """The likeliest of four languages, by their most frequent words; "" when none speaks."""
    votes = dict.fromkeys(COMMON, 0)
    for word in words:
        for language in _VOTES.get(word.lower(), ()):
            votes[language] += 1
    best = max(votes, key=lambda language: votes[language])
    return best if votes[best] else ""


def is_common(word: str) -> bool:
    """True for one of the most frequent words of the four languages, in lower case."""
    return word in _VOTES
