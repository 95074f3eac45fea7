"""Numbers said in words: "vijfentachtig nul zeven dertig", "quatre-vingt-cinq", "triple nine".

Words and figures may be mixed, with "then" and the names of signs between the groups. Where a row
can be grouped in two ways both are read: check digits tell which was meant.
"""

import re  # noqa: TID251 - bytes: faster than regex
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dlp.normalise import number_words as words
from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

MIN_WORDS, MIN_DIGITS = 5, 8  # fewer are a price or a year
NEAR = 24  # characters between the hints of one row
FAR = 160  # characters between the name of a number and one word among its figures
OCTETS = 3  # dots of a network address, of four numbers
REGISTER = 11  # digits of a national number
GROUPS = range(3, 6)  # of a telephone number as it is said
HINTS = 3  # of them in a row are worth a look
LONGEST = 6  # figures of one token; more are a number by themselves


_FIGURES = frozenset(b"0123456789")
_PLUS = ord("+")
_HOUR = re.compile(rb"[hu](?![a-z])")  # "na 16u": no figure of the row
_BREAKS = frozenset(b"\n;(?")  # a number may end there


class Word(NamedTuple):
    """A word of a row; offsets into the text."""

    word: bytes
    start: int
    end: int
    joined: str  # how with the word before: "-", " ", "|" at a break, or "" for otherwise


class Number(NamedTuple):
    """A number or a sign in figures; offsets of the words for it."""

    figures: str
    start: int
    end: int


def readings(body: str, hints: Hints) -> Iterator[Reading]:
    """Every row of numbers in words that may be an identifier. Cost: linear in the text."""
    found, low, done = hints.at.get("number", ()), hints.low, 0
    last, register = len(found) - HINTS, hints.at.get("register", ())
    for i, first in enumerate(found):
        if first < done:
            continue
        if i > last or found[i + HINTS - 1] - first > NEAR * (HINTS - 1):
            beside = low[first - 2] in _FIGURES or low[first - 3] in _FIGURES
            if (
                not beside and register and _behind(register, first)
            ):  # "85 07 30 en dan drie keer 9", behind its name
                beside = not _FIGURES.isdisjoint(low[max(0, first - 12) : first])
            if not (beside or low[first - 1] == _PLUS) or _FIGURES.isdisjoint(
                low[first : first + NEAR]
            ):
                continue  # not among figures either: "85 zeven 30", "+zweiunddreißig 486"
        row, done = _row(low, max(done, first - NEAR), first)
        for said in _readings(row):
            reading = Reading(body, said[0].start)
            for number in said:
                reading.put(number.figures, number.start, number.end)
            reading.finish(said[-1].end, 40)
            yield reading


def _behind(names: Sequence[int], at: int) -> bool:
    """True when one of the names of a national number stands shortly before `at`."""
    i = bisect_left(names, at)
    return i > 0 and at - names[i - 1] < FAR


def _readings(row: Sequence[Word]) -> Iterator[list[Number]]:
    """The ways to read a row, each with enough digits; none twice."""
    known: set[str] = set()
    for part in _parts(row):
        least = MIN_WORDS - (sum(word.word in words.DOTS for word in part) == OCTETS)
        if _spoken(part) < least or all(word.word.isdigit() for word in part):
            continue
        for said in (
            numbers(part, greedy=True),
            numbers(part, greedy=False),
            _padded(part),
            _telephone(part),
        ):
            while said and not said[-1].figures.strip(" .-/"):
                said.pop()
            text = "".join(number.figures for number in said)
            if text not in known and sum(map(str.isdigit, text)) >= MIN_DIGITS:
                known.add(text)
                yield said


def _padded(row: Sequence[Word]) -> list[Number]:
    """The row in figures, a zero before days and months: "85, zeven, 30, 999, 32"; else nothing."""
    said = numbers(row, greedy=True)
    sizes = [len(one.figures) if one.figures.isdigit() else 2 for one in said]
    alone = [
        size == 1 and 1 not in (sizes[i - 1 : i] + sizes[i + 1 : i + 2])
        for i, size in enumerate(sizes)
    ]
    if not any(alone) or sum(sizes) + sum(alone) != REGISTER:
        return []
    return [
        one._replace(figures="0" + one.figures) if single else one
        for one, single in zip(said, alone, strict=True)
    ]


def _telephone(row: Sequence[Word]) -> list[Number]:
    """The row in figures with a space at every break of it, where that may be a telephone number:
    "zero two / five-one-seven / eight-eight / thirty-six"; else nothing."""
    said: list[Number] = []
    first = 0
    breaks = [i for i, word in enumerate(row) if i and word.joined in ("", "|")]
    if len(breaks) + 1 not in GROUPS:
        return []
    for end in (*breaks, len(row)):
        group = numbers(row[first:end], greedy=True)
        if said and group:
            group[0] = group[0]._replace(figures=" " + group[0].figures)
        said += group
        first = end
    text = "".join(one.figures for one in said)
    return said if text[:1] in ("0", "+") and text.count(" ") in GROUPS else []


def _parts(row: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The row, the same without figures before it ("13:20 nul vier"), and what breaks it up."""
    yield row
    figures = next((i for i, word in enumerate(row) if not word.word.isdigit()), 0)
    if figures:
        yield row[figures:]
    breaks = [i for i, word in enumerate(row) if word.joined == "|"]
    if breaks:
        for start, end in pairwise((0, *breaks, len(row))):
            yield row[start:end]


def _spoken(row: Sequence[Word]) -> int:
    return sum(word.word in words.VALUES or word.word.isdigit() for word in row)


def _row(low: bytes, start: int, at: int) -> tuple[list[Word], int]:
    """The number words around `at`, and where the next search may begin."""
    row: list[Word] = []
    fillers = 0
    for match in words.TOKEN.finditer(low, start):
        token = match[0]
        known = token in words.KNOWN or (token.isdigit() and len(token) <= LONGEST)
        if known and token.isdigit() and _HOUR.match(low, match.end()):
            known = False
        fillers = fillers + 1 if token in words.FILLERS else 0
        if known and row and fillers <= words.MOST_FILLERS:
            gap = low[row[-1].end : match.start()]
            # "9sept 0huit": a figure and a word without anything between
            if words.GAP.fullmatch(gap) or (not gap and token.isdigit() != row[-1].word.isdigit()):
                row.append(Word(token, *match.span(), joined(gap)))
                continue
        if row and row[-1].end > at:
            break
        row = [Word(token, *match.span(), "")] if known and _begins(token) else []
        if not row and match.start() > at:
            break
    while row and not _ends(row[-1].word):
        row.pop()
    return row, (row[-1].end if row else at + 1)


def _begins(token: bytes) -> bool:
    return (
        token in words.VALUES
        or token in words.REPEATED
        or token.isdigit()
        or words.SEPARATORS.get(token) == "+"
    )


def _ends(token: bytes) -> bool:
    return (
        token in words.VALUES
        or token in words.HUNDREDS
        or token == b"vingts"
        or token.isdigit()
        or words.SEPARATORS.get(token) == "+"
    )


def joined(gap: bytes) -> str:
    """How a word is joined with the one before it, by what stands between them."""
    if gap == b"-":
        return "-"
    if not _BREAKS.isdisjoint(gap):
        return "|"
    return " " if gap.isspace() else ""


def numbers(row: Sequence[Word], *, greedy: bool) -> list[Number]:
    """The row in figures. Greedy: "twenty five" is 25, else 20 and 5 unless tied by a hyphen."""
    said: list[Number] = []
    i = 0
    while i < len(row):
        start = i
        times, i = _times(row, i)
        word = row[i].word
        if word in words.SEPARATORS:
            figures, i = words.SEPARATORS[word], i + 1
        elif word.isdigit():
            figures, i = word.decode(), i + 1
        elif word in words.VALUES or word in words.HUNDREDS or word == b"vingts":
            value, i = _number(row, i, greedy)
            figures = str(value)
        else:
            i += 1
            continue
        said.append(Number(figures * times, row[start].start, row[i - 1].end))
    return said


def _times(row: Sequence[Word], i: int) -> tuple[int, int]:
    """How often the next number is said, and where it stands: "triple nine", "drie keer negen"."""
    last = len(row) - 1
    if row[i].word in words.REPEATED and i < last:
        return words.REPEATED[row[i].word], i + 1
    if i + 1 < last and row[i + 1].word in words.TIMES:
        times = words.VALUES.get(row[i].word, 0)
        if 2 <= times <= 4:
            article = i + 3 < len(row) and row[i + 2].word in (*words.ARTICLES, *words.FIGURE)
            article = article and row[i + 3].word in words.VALUES  # "drie keer een negen"
            return times, i + 2 + article
    return 1, i


def _number(row: Sequence[Word], i: int, greedy: bool) -> tuple[int, int]:
    """The number that begins at row[i], and where the next one begins."""
    value, after = _below_hundred(row, i, greedy)
    if after < len(row) and row[after].word in words.HUNDREDS and 1 < value < 10:
        value, after = value * 100, after + 1
    elif row[i].word in words.HUNDREDS:
        value = 100
    elif not (greedy and value >= 100 and value % 100 == 0):  # "negenhonderd negenennegentig"
        return value, after
    unit = after + (after < len(row) and row[after].word in words.AND)
    if unit < len(row) and row[unit].joined in ("-", " ") and row[unit].word in words.VALUES:
        rest, next_after = _below_hundred(row, unit, greedy)
        if 0 < rest < 100:
            return value + rest, next_after
    return value, after


def _below_hundred(row: Sequence[Word], i: int, greedy: bool) -> tuple[int, int]:
    word = row[i].word
    value, after = words.VALUES.get(word, 20 if word == b"vingts" else 100), i + 1
    if after + 1 < len(row) and (greedy or row[after].joined == "-"):  # "vijf en tachtig"
        language = words.JOINS.get(row[after].word)
        tens = row[after + 1]
        if language and word in words.UNIT_OF[language] and tens.word in words.TEN_OF[language]:
            return value + words.VALUES[tens.word], after + 2
    tied = ("-", " ") if greedy else ("-",)
    adds = words.ADDS.get(word)
    if word == b"dix" and after < len(row) and row[after].joined in tied:  # "dix-sept"
        more = words.VALUES.get(row[after].word, 0)
        if 7 <= more <= 9 and row[after].word in words.ADDS[b"trente"]:
            return value + more, after + 1
    if word == b"quatre" and after < len(row) and row[after].word in (b"vingt", b"vingts"):
        value, after, adds = 80, after + 1, words.ADDS[b"vingts"]
    if adds is None or after >= len(row):
        return value, after
    also = after + 1 < len(row) and row[after].word in words.AND
    unit = after + also
    if row[unit].word not in adds or not _adds(row, unit, also or greedy):
        return value, after
    value, after = value + words.VALUES[row[unit].word], unit + 1
    if row[unit].word == b"dix" and after < len(row) and row[after].joined in tied:
        more = words.VALUES.get(row[after].word, 0)  # "soixante-dix-sept"
        if 7 <= more <= 9:
            return value + more, after + 1
    return value, after


def _adds(row: Sequence[Word], unit: int, loosely: bool) -> bool:
    """True when a unit belongs to the tens before: "trente-neuf", not "trente, neuf cent"."""
    if row[unit].joined == "-":
        return True
    hundreds = unit + 1 < len(row) and row[unit + 1].word in words.HUNDREDS
    return loosely and row[unit].joined == " " and not hundreds
