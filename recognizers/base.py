"""What a recognizer is: data about one identifier, and the samples that prove it.

A recognizer needs no engine: `find()` judges pattern and check, in microseconds. Confidence,
context and overlap are judged by the scanner from the fields below (`dlp/engine/score.py`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex as re

from recognizers.compiled import compiled

Keep = Literal["digits", "alnum", "raw"]
OPEN, CLOSE = "«", "»"
LONG = 2_000  # code points of a window
SORTS_BACK = 16  # code points
GUARD = 3  # code points after a match that look-arounds may want to see


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and exactly the spans the recognizer must find in it."""

    text: str
    spans: tuple[Span, ...]
    why: str
    scanned: bool  # judged by the whole scanner (context, families) instead of find()


def hit(marked: str, why: str, *, scanned: bool = False) -> Sample:
    """A sample whose findings stand between « and »."""
    text: list[str] = []
    spans: list[Span] = []
    start = -1
    for char in marked:
        if char == OPEN:
            start = len(text)
        elif char == CLOSE:
            spans.append(Span(start, len(text)))
        else:
            text.append(char)
    if not spans:
        raise ValueError(f"a hit marks what is found with {OPEN} and {CLOSE}: {why}")
    return Sample("".join(text), tuple(spans), why, scanned)


def miss(text: str, why: str, *, scanned: bool = False) -> Sample:
    """A sample in which nothing may be found."""
    return Sample(text, (), why, scanned)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a match cannot do without, so that a cheap look tells where the pattern may run.

    `digits`: a match holds that many ASCII digits (least, most), with at most three of " ./-()+*"
    between one and the next, and at most `reach` other characters before and after them.
    `after_letter`: the first digit follows a letter, directly or after a hyphen, or two capitals
    and one separator ("BE71", "abc-123", "BE 71"); letters and digits may be mixed from there over
    at most `reach` characters.
    `literal`: a match holds that text (any case), at most `reach` characters from its ends. With
    `leading`, a character class as patterns have it, all that stands before it is of that class,
    and a match does not begin behind an ASCII letter or digit.
    `solid`: a match holds that many ASCII letters and digits in a row.
    `cue`: a match stands within `reach` characters of one of the recognizer's context words, or in
    a table column with such a header; goes with needs_context. With `digits` as well, a match
    holds digits and reaches at most 24 characters before and after some of them. With `exact`,
    the pattern begins at a context word, holds the label and, as its group `value`, the value; a
    cell of a column is read as "header: cell" (dlp/engine/labelled.py). With `near` too, a regular
    expression of the standard library, that must match from the label on, and no column is read;
    with `unless`, one that tells, cheaply, that what follows in the text is of another kind;
    `like` is a value that every label speaks for: a header that does not is none; `cell`, one more
    such expression, must match where a cell begins, so that the pattern need not be tried.
    `words`: a match holds, or touches, one of these, sought with the context words (a * as there),
    at most `before` and `reach` characters from its ends; spaces count: "straat  1" is a type of
    street, a comma and a digit. With `digits` as well, a digit stands within `reach` of the word.
    With `exact`, a match begins exactly `before` characters before such a word.
    `leads`: a cheap look at text and the position of an anchor: False where no value can follow
    there, so that the pattern need not be tried.
    `sorts`: a regular expression of the standard library over the sorts of characters, which a
    match holds at most `before` and `reach` characters from its ends: "0" for a digit, "A" and "a"
    for capitals and small letters, " " for white space, comma and the signs between cells, "-",
    "." for all else. It must begin with literal characters, to be quick; `sorts_before` must
    match right before it, over at most SORTS_BACK characters.
    None of these: the pattern runs over the whole text, which it must be quick at.
    """

    digits: tuple[int, int] | None = None
    after_letter: bool = False
    literal: str | None = None
    cue: bool = False
    words: tuple[str, ...] = ()
    sorts: str | None = None
    sorts_before: str = ""
    reach: int = 8
    before: int | None = None  # reach before the anchor, where it is another one
    holds: tuple[str, ...] = ()  # the text must hold one of these somewhere, when any are given
    exact: bool = False  # with `after_letter` or `words`: a match begins exactly `before`
    # characters before it
    begins: str = ""
    leading: str = ""
    solid: int = 0
    times: int = 1  # so many times in the text, when `holds` is given
    near: str = ""
    unless: str = ""
    like: str = ""
    cell: str = ""
    leads: Callable[[str, int], bool] | None = None
    dots: int = 0  # with `digits`: a match holds that many dots, digits and nothing else

    @property
    def lead(self) -> int:
        """Most characters of a match before what it is anchored at."""
        return self.reach if self.before is None else self.before


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recognizer:
    """One kind of identifier, as data.

    `pattern` runs on normalised text: ASCII digits, plain spaces and hyphens, nothing invisible
    (see dlp/normalise.py). When it has a group `value`, that group is the span; else the whole
    match is. Patterns are linear-time: no nested quantifiers, every repeat bounded.

    `check` receives the value reduced by `keep` (only digits; only letters and digits, upper case;
    or as matched); a text names a check that the engine owns ("phone").
    """

    name: str  # kebab-case, unique: "be-national-number"
    entity: str
    title: dict[str, str]  # what people call it, in nl, fr, de, en: shown in coaching
    pattern: "re.Pattern[str]"
    anchor: Anchor
    refine: Callable[[str], int] | None = None  # leading characters of a match that belong to the
    # value, 0 for none: for patterns that cannot tell where a value ends
    extend: Callable[[str, Span], Span | None] | None = (
        None  # the value's extent in the text, given
    )
    # that of the match; None for no value. It looks at no more than some 200 characters around
    check: Callable[[str], bool] | str | None = None
    keep: Keep = "digits"
    bare: float = 0.5  # confidence when pattern and check hold and nothing else is known; < 0.85
    # for national identifiers: a passing checksum alone never leads to a block
    formatted: "re.Pattern[str] | None" = None  # full match of the value: its usual printed form
    formatted_weight: float = 3.0  # log-odds that the printed form adds
    context: tuple[str, ...] = ()  # words near a true one, any language; see dlp/engine/context.py
    negative: tuple[str, ...] = ()  # words near a look-alike
    needs_context: bool = False  # no finding without a context word or column header
    one_per_label: bool = False  # a label speaks for one value, or a list: dates stand everywhere
    whole: tuple[int, ...] = ()  # digits of a value, where spreadsheets may damage it: a number is
    # read as one with its leading zeros back, under its header or behind its label
    partial: bool = False  # what is found is the beginning of a value whose end is not there: it
    # cannot be cut out, so where the policy would redact it blocks
    sure: bool = False  # pattern and check leave no doubt: nothing else is sought inside a match
    specificity: int = 50  # 0 to 100: who wins between overlapping findings of equal confidence
    category: str | None = None  # of an entity that recognizers/entities.py does not know
    block: int = 0  # a label speaks for every line to the next empty one, so many code points on
    before_window: int | None = None  # code points before a value in which its label is sought
    after_window: int | None = None  # and after it; None: those of dlp/engine/context.py
    boost: float = 0.0  # log-odds that a label adds besides its own
    lists: str = ""  # digest of word lists and excluded values: what the pattern does not show
    shape: str | None = None  # random look-alike: # digit, @ capital, else literal
    random_pass_rate: float = 1.0  # share of such look-alikes that pass; measured by a test
    samples: tuple[Sample, ...] = ()

    def find(self, text: str) -> Iterator[Span]:
        """Spans whose pattern and own check hold, in order; no context, no overlap rules.

        A check that is only named is left to the engine. Cost: linear in the text.
        """
        for span, value in self.candidates(text, ((0, len(text)),)):
            if not callable(self.check) or self.check(reduce(value, self.keep)):
                yield span

    def candidates(
        self, text: str, windows: Iterable[tuple[int, int]], timeout: float | None = None
    ) -> Iterator[tuple[Span, str]]:
        """Every match of the pattern, refined, in the windows (half-open, clipped to the text).

        A match that ends within GUARD of a window's end inside the text is left out: its
        look-arounds did not see what follows.

        Raises: TimeoutError when one window takes longer than `timeout` seconds, where given;
        windows up to LONG code points are not watched: it would double the cost of a short call.
        """
        group, direct = self.group, self.refine is None and self.extend is None
        finditer, length = self.pattern.finditer, len(text)
        for low, high in windows:
            limit = timeout if high - low > LONG else None
            last = high - GUARD if high < length else length
            for match in finditer(text, low, high, timeout=limit):
                if direct:
                    start, end = match.span(group)
                    if end <= last:
                        yield Span(start, end), match[group]
                    continue
                found = self.refined(match)
                if found is not None and (match.end(group) <= last or found[0].end <= last):
                    yield found

    @property
    def group(self) -> str | int:
        """The group of the pattern that is the value."""
        return "value" if "value" in self.pattern.groupindex else 0

    def refined(self, match: "re.Match[str]") -> tuple[Span, str] | None:
        """Span and value of a match; None when the refinement leaves nothing of it."""
        group = self.group
        start, end = match.span(group)
        value = match[group]
        if self.refine is not None:
            size = self.refine(value)
            if not size:
                return None
            value, end = value[:size], start + size
        if self.extend is not None:
            span = self.extend(match.string, Span(start, end))
            return None if span is None else (span, match.string[span.start : span.end])
        return Span(start, end), value


_NOT_DIGIT = compiled(r"[^0-9]+")
_NOT_ALNUM = compiled(r"[^0-9A-Z]+")
_NO_DIGITS = bytes(code for code in range(128) if not chr(code).isdigit())
_NO_ALNUM = bytes(code for code in range(128) if not chr(code).isalnum())


def reduce(value: str, keep: Keep) -> str:
    """A matched value without its separators, as a check and the distinct count see it."""
    if keep == "digits":
        if value.isdigit() and value.isascii():
            return value
        if not value.isascii():
            return _NOT_DIGIT.sub("", value)
        return value.encode().translate(None, _NO_DIGITS).decode()  # thrice as fast as str's
    if keep == "alnum":
        value = value.upper()
        if not value.isascii():
            return _NOT_ALNUM.sub("", value)
        return value.encode().translate(None, _NO_ALNUM).decode()
    return value
