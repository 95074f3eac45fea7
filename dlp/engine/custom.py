"""Recognizers from what people write in a file instead of code: one entry to `Recognizer`s.

Every pattern is held to what the shipped ones are held to: linear time, no empty match, characters
that normalised text can hold. Mistakes are collected, each with its place inside the entry and the
remedy; what they repeat is the author's own text.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from math import log
from typing import Literal

import regex as re

from dlp.engine.checks import phone
from dlp.engine.context import BEFORE, SAME_LINE, fold
from dlp.engine.custom_anchor import anchor
from dlp.engine.custom_entry import Entry, Keep
from dlp.engine.custom_patterns import SyntaxMistake, compiled, size
from dlp.engine.custom_words import MAX_WORD, NEVER, WordList, Words
from recognizers.base import Anchor, Recognizer, Sample, hit, miss
from recognizers.checkdigits import iso7064_mod97, luhn, mod97_complement, mod97_remainder

Place = tuple[str | int, ...]
Mistake = tuple[Place, str]  # where inside the entry, what and the remedy
SPECIFICITY = 60  # above most of ours: an organisation knows its own numbers
LEAST, MOST = 0.001, 0.999  # confidence is never certain
ENDLESS = 2_000  # code points of a match that is not bounded, near a label
LANGUAGES: tuple[Literal["nl", "fr", "de", "en"], ...] = ("nl", "fr", "de", "en")

_NOT_NAME = re.compile(r"[^a-z0-9]+")


def _ends_in(check: Callable[[str], int]) -> Callable[[str], bool]:
    """True when the last two digits are the check of those before."""
    return lambda digits: len(digits) > 2 and check(digits[:-2]) == int(digits[-2:])


# By the name that an entry gives; what each is asked about unless the entry says `keep`.
CHECKS: dict[str, tuple[Callable[[str], bool], Keep]] = {
    "luhn": (luhn, "digits"),
    "mod97-complement": (_ends_in(mod97_complement), "digits"),
    "mod97-remainder": (_ends_in(mod97_remainder), "digits"),
    "iso7064-mod97": (lambda alnum: len(alnum) > 4 and iso7064_mod97(alnum), "alnum"),
    "phone": (phone, "raw"),
}


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one entry: one recognizer a pattern, all of the entry's name."""

    recognizers: tuple[Recognizer, ...]
    mistakes: tuple[Mistake, ...]


def kebab(name: str) -> str:
    """`Parkeerkaart (Gent)` as recognizers are named: parkeerkaart-gent."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _NOT_NAME.sub("-", plain.lower()).strip("-")


def build(entry: Entry, flags: int, plain: Callable[[str], str]) -> Built:
    """The recognizers of one entry.

    Args:
        flags: of the regular expressions.
        plain: a word as it stands in normalised text.
    Cost: about 5 ms a pattern, most of it trying the pattern on hostile text; 30 ms for a deny list
    of 10,000 words.
    """
    mistakes = [*_whole(entry), *_words(entry)]
    check = _check(entry, mistakes)
    common = _common(entry, check, plain)
    found: list[Recognizer] = []
    for i, pattern in enumerate(entry.patterns):
        try:
            expression, tree = compiled(pattern.regex, flags, plain)
        except SyntaxMistake as mistake:
            mistakes += ((("patterns", i, "regex"), what) for what in mistake.said)
            continue
        score = min(max(pattern.score, LEAST), MOST)
        found.append(
            replace(
                common,
                pattern=expression,
                anchor=_anchor(entry, size(tree), anchor(tree, expression.flags)),
                bare=score,
                boost=_boost(entry, score),
            )
        )
    if entry.deny_list:
        found += _word_list(entry, common, plain, mistakes)
    if found:
        found[0] = replace(found[0], samples=tuple(_samples(entry)))
    return Built(tuple(found), tuple(mistakes))


def _common(
    entry: Entry, check: tuple[Callable[[str], bool], Keep] | None, plain: Callable[[str], str]
) -> Recognizer:
    """What the recognizers of one entry share."""
    excluded = frozenset(_bare(plain(value)) for value in entry.exclusions)
    first = next(iter(entry.title.values()), entry.name or entry.supported_entity)
    shown = sha256(repr(entry.model_dump(exclude={"samples", "title"})).encode())
    return Recognizer(
        name=kebab(entry.name or entry.supported_entity),
        entity=entry.supported_entity,
        category=entry.category,
        title={language: entry.title.get(language, first) for language in LANGUAGES},
        pattern=NEVER,
        anchor=Anchor(),
        refine=(lambda value: 0 if _bare(value) in excluded else len(value)) if excluded else None,
        check=check[0] if check else None,
        keep=entry.keep or (check[1] if check else "raw"),
        context=tuple(dict.fromkeys(word.strip().lower() for word in entry.words)),
        negative=tuple(dict.fromkeys(word.strip().lower() for word in entry.negative_context)),
        needs_context=entry.needs_context,
        before_window=entry.context_before,
        after_window=entry.context_after,
        lists=shown.hexdigest(),
        specificity=SPECIFICITY,
    )


def _word_list(
    entry: Entry, common: Recognizer, plain: Callable[[str], str], mistakes: list[Mistake]
) -> Iterator[Recognizer]:
    excluded = {_bare(plain(value)) for value in entry.exclusions}
    words = {plain(word).strip() for word in entry.deny_list}
    for i, word in enumerate(entry.deny_list):
        if not plain(word).strip():
            mistakes.append((("deny_list", i), "holds nothing to look for; remove it"))
            words.discard("")
    words = {word for word in words if _bare(word) not in excluded or not _bare(word)}
    if not words:
        mistakes.append((("deny_list",), "has no word left; remove it or an exclusion"))
        return
    score = min(max(entry.deny_list_score, LEAST), MOST)
    fields = {name: getattr(common, name) for name in Recognizer.__dataclass_fields__}
    fields.update(anchor=_anchor(entry, MAX_WORD, Anchor()), bare=score, boost=_boost(entry, score))
    yield WordList(**fields, words=Words(words))


def _anchor(entry: Entry, longest: int | None, usual: Anchor) -> Anchor:
    """Near its context words where it needs them, else as usual."""
    if not entry.needs_context:
        return usual
    window = max(BEFORE, entry.context_before or 0, entry.context_after or 0)
    return Anchor(reach=min(longest or ENDLESS, ENDLESS) + window - BEFORE)


def _boost(entry: Entry, score: float) -> float:
    """What makes a label on the same line give `context_score`."""
    wanted = entry.context_score
    if wanted is None:
        return 0.0
    return log(wanted / (1 - wanted)) - log(score / (1 - score)) - SAME_LINE


def _bare(value: str) -> str:
    """Letters and digits only, without case."""
    return "".join(char for char in value.casefold() if char.isalnum())


def _samples(entry: Entry) -> Iterator[Sample]:
    for i, text in enumerate(entry.samples.hit):
        yield hit(text, f"samples.hit[{i}]", scanned=True)
    for i, text in enumerate(entry.samples.miss):
        yield miss(text, f"samples.miss[{i}]", scanned=True)


def _check(entry: Entry, mistakes: list[Mistake]) -> tuple[Callable[[str], bool], Keep] | None:
    if entry.check is None:
        return None
    known = CHECKS.get(entry.check)
    if known is None:
        what = f"there is no such check; checks are {', '.join(CHECKS)}"
        mistakes.append((("check",), what))
        return None
    function, usual = known
    keep = entry.keep or usual
    if usual == "digits" and keep != "digits":
        mistakes.append((("keep",), f"{entry.check} takes digits only; leave keep out"))
        return None
    if usual == "alnum":
        return (lambda value: value.isascii() and value.isalnum() and function(value.upper())), keep
    if usual == "digits":
        return (lambda value: len(value) > 1 and function(value)), keep
    return function, keep


def _whole(entry: Entry) -> Iterator[Mistake]:
    """Keys that need each other."""
    if not kebab(entry.name or entry.supported_entity):
        yield ("name",), "holds no letter or digit; give it a name such as parking-permit"
    if not re.fullmatch(r"[A-Z][A-Z0-9_]*", entry.supported_entity):
        better = kebab(entry.supported_entity).replace("-", "_").upper() or "PARKING_PERMIT"
        yield ("supported_entity",), f"is not written as entities are; write {better}"
    if not entry.patterns and not entry.deny_list:
        yield (), "finds nothing; add patterns or deny_list"
    scores = [pattern.score for pattern in entry.patterns]
    scores += [entry.deny_list_score] if entry.deny_list else []
    if entry.context_score is not None and scores and entry.context_score < max(scores):
        yield (
            ("context_score",),
            f"is lower than the score without context, {max(scores):g}; raise it or lower that",
        )
    if not entry.words:
        for key in ("context_before", "context_after", "context_score"):
            if getattr(entry, key) is not None:
                yield (key,), "says nothing without context words; add context"
        if entry.needs_context:
            yield ("needs_context",), "finds nothing without context words; add context"


def _words(entry: Entry) -> Iterator[Mistake]:
    """Context words that cannot be sought."""
    lists = (("context", entry.context or ()), ("negative_context", entry.negative_context))
    for key, words in lists:
        for i, word in enumerate(words):
            inner = word.strip()
            if "*" in inner[1:-1]:
                yield (key, i), "has * inside; it may stand at the beginning or the end only"
            elif not fold(inner.strip("*")).strip():
                yield (key, i), "holds no letter or digit of ours; write a word"
    both = {word.strip().lower() for word in entry.words}
    for i, word in enumerate(entry.negative_context):
        if word.strip().lower() in both:
            yield ("negative_context", i), "stands in context too; keep one of the two"
