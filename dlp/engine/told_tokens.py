"""Tokens of a text, and what a classifier weighs of one: its look, its neighbours, its column.

What the features are is told here alone: training (models/training/told.py) and use
(told_secrets.py) both take them from here.
"""

import re as plain_re  # noqa: TID251 - plain character classes: faster than regex
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

LONGEST_LINE = 400  # code points up to the end of its line that are read as well
PLACES = ("p1", "p2", "p3", "b", "B", "C", "l", "u", "n1", "n2", "a", "H")  # around a token
BEFORE, BEHIND = 40, 7  # tokens whose words are weighed
HEADERS = 6  # words of a column header
GIVEN = 2_000  # code points above a row in which the head of its table is sought
OPENING, CLOSING = "\"'«“”‘’„([{<`*_~→•", "\"'»”’)]}>.:?`_…"
_TOKEN = plain_re.compile(r"[^\s|;,>]+")
_PAIR = plain_re.compile(r"(?<=[^\W_])(?:[/=]|:(?!//))(?=[^\s/])")  # "admin/Zomer2024!"
_SEPARATORS = ("|", "\t", ";", " > ", ",")
_MARKED = frozenset(("\n", ":", "=", "-", "→", "/"))  # gaps that set a token apart
_SIGNS = frozenset("-./_#*@&+!$")
_QUOTES = frozenset("\"'«“„‘`")


class Token(NamedTuple):
    """A run of signs between blanks, without the punctuation around it."""

    start: int  # in code points
    end: int
    word: str  # folded
    known: bool  # a word that ordinary texts have
    gap: str  # what stands between it and the token before, shortened; "\n" over a line end
    opens: str = ""  # punctuation before it
    closes: str = ""  # and behind

    @property
    def plain(self) -> bool:
        """True for a word like any other, which nothing sets apart."""
        return self.known and not self.opens and self.gap not in _MARKED


def shape(value: str) -> str:
    """The sorts of its signs, runs made one: "Aa-9"; of figures how many."""
    if value.isdecimal():
        return "9" * min(len(value), 9)
    out = ""
    for char in value:
        sort = "9" if char.isdigit() else "A" if char.isupper() else "a" if char.isalpha() else char
        if not sort.isalnum() and sort not in _SIGNS:
            sort = "x"
        if out[-1:] != sort:
            out += sort
    return out[:7]


def tokens(text: str, plain: bytes, low: int, high: int, known: Container[bytes]) -> list[Token]:
    """The tokens of text[low:high], of which `plain` is the folded form with a space around."""
    found: list[Token] = []
    last, make = low, tuple.__new__  # half the cost of Token()
    for match in _TOKEN.finditer(text, low, high):
        start, stop = match.span()
        gap = text[last:start]
        if gap != " ":
            gap = "\n" if "\n" in gap else " ".join(gap.split())[:2] or gap[:1]
        whole = plain[start + 1 : stop + 1]
        if whole.isalnum():  # no punctuation
            word = whole.decode("latin-1")
            found.append(make(Token, (start, stop, word, whole in known, gap, "", "")))
            last = stop
            continue
        for begin, end in _pieces(text, start, stop):
            sign = gap if begin == start else text[begin - 1]
            one = _stripped(text, plain, begin, end, known, sign)
            if one is not None:
                found.append(one)
                last = end
    return found


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The halves of "admin/Zomer2024!"; dates and times are one piece."""
    low = start
    for sign in _PAIR.finditer(text, start, stop):
        if not (text[low : sign.start()].isdecimal() and text[sign.end()].isdecimal()):
            yield low, sign.start()
            low = sign.end()
    yield low, stop


def _stripped(
    text: str, plain: bytes, low: int, high: int, known: Container[bytes], gap: str
) -> Token | None:
    start, end = low, high
    while start < end and text[start] in OPENING:
        start += 1
    while end > start and text[end - 1] in CLOSING:
        end -= 1
    if start == end:
        return None
    word = plain[start + 1 : end + 1].strip()
    opens, closes = text[low:start][-2:], text[end:high][:2]
    return Token(start, end, word.decode("latin-1"), word in known, gap, opens, closes)


def own(text: str, some: Sequence[Token], i: int, *, told: bool, cued: bool) -> list[str]:
    """What a token looks like and what stands beside it.

    Args:
        told: the one before is a secret.
        cued: there is a word near which people tell secrets.
    """
    t = some[i]
    before = some[i - 1].word if i else "^"
    behind = some[i + 1].word if i + 1 < len(some) else "$"
    form, gap, was = shape(text[t.start : t.end]), t.gap, "k" if t.known else "u"
    first = not i or gap == "\n"
    last = i + 1 == len(some) or some[i + 1].gap == "\n"
    figures = "9" if form[:1] == "9" else ""
    out = [
        f"S={form}",
        f"SK={form}{was}",
        f"L={min(t.end - t.start, 16) // 2}{was}",
        f"g={gap}",
        f"Sg={form}{gap}",
        f"o={t.opens}",
        f"c={t.closes}",
        f"gk={gap}{was}{figures}",
        f"p1p={before}",
        f"n1n={behind}",
        f"S1={form} {before}",
        f"Sn={form} {behind}",
        f"g1={gap}{before}",
        f"pn={before} {behind}",
        f"y={told:d}",
        f"yS={told:d}{form}{gap}",
    ]
    if not cued:
        out += ("uncued", f"uncued{form}")
    if t.known or form == "a":
        out.append(f"w={t.word}")
    if i > 1:
        out.append(f"p2={some[i - 2].word} {before}")
    if first:
        out += ("first", f"first{form}")
    if last:
        out += ("last", f"last{form}")
    if first and last:
        out += ("alone", f"alone{form}{was}")
    if t.opens[-1:] and t.opens[-1:] in _QUOTES:
        out += ("quoted", f"quoted{was}")
    return out


def around(some: Sequence[Token], i: int) -> Iterator[tuple[str, str]]:
    """The words around a token, each with where it stands."""
    line = True  # still in the line of the token
    for n in range(1, min(i, BEFORE) + 1):
        line = line and some[i - n + 1].gap != "\n"
        word = some[i - n].word
        if n <= 3:
            yield f"p{n}", word
        yield "b" if n <= 6 else "B" if n <= 16 else "C", word
        if line:
            yield "l", word
    if i and some[i].gap == "\n":
        for n in range(1, min(i, 12) + 1):
            yield "u", some[i - n].word  # of the line above
            if some[i - n].gap == "\n":
                break
    for n in range(1, min(len(some) - i - 1, BEHIND) + 1):
        word = some[i + n].word
        if n <= 2:
            yield f"n{n}", word
        yield "a", word


def header(text: str, plain: bytes, at: int) -> list[str]:
    """The first words of the head of the column that a place stands in; none outside a table."""
    low = text.rfind("\n", max(0, at - LONGEST_LINE), at) + 1
    row = text[low:at]
    top = text.rfind("\n\n", max(0, low - GIVEN), low)
    top = top + 2 if top >= 0 else max(0, low - GIVEN)
    if not low or top >= low:
        return []
    end = text.find("\n", top, low)
    head = text[top:end]
    for sign in _SEPARATORS:
        if sign in head and (sign != "," or head.count(sign) > 1):
            cells = head.split(sign)
            n = row.count(sign)
            if n >= len(cells):
                return []
            start = top + sum(len(cell) + len(sign) for cell in cells[:n])
            words = plain[start + 1 : start + len(cells[n]) + 1].split()
            return [word.decode("latin-1") for word in words[:HEADERS]]
    return []
