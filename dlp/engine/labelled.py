"""Values known by their label only: what follows the label in text, lists and tables.

A recognizer whose anchor is a cue with `exact` has a pattern that begins at the label and ends
with the value. It is tried where the vocabulary found one of its words, and nowhere else. A list
goes on under its label ("dossiers A-1 en A-2") while its values look alike, and a cell of a table
is read as "header: cell", so that one pattern serves forms, keys, lists and columns.
"""

import re as plain_re  # noqa: TID251 - on one class it is twice as fast as regex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

import regex as re

from dlp.engine.context import HEADER, LINE_BEFORE, SAME_LINE, Evidence
from dlp.engine.tables import Table
from recognizers.base import Recognizer, Span

if TYPE_CHECKING:
    from dlp.engine.score import Facts

REACH = 90  # code points from a label in which a digit of its value stands
MOST = 160  # code points from a label to the end of its value
BEFORE = 30  # code points before the noun that may belong to its label
NEXT = 60  # code points in which the next value of a list stands
LIST = 5_000  # values of one list
PUBLIC = 70  # code points before a label in which a word may say that it is no person's
_GOES_ON = re.compile(
    r"[ \t]*(?:[,;/&]|\b(?:en|et|und|and|of|ou|oder|or)\b|\r?\n)[ \t]*(?:[-*•] )?"
)
_GOES_FAR = re.compile(  # "FR-20-4418, et celui de ma femme, FR-20-4419"
    rf"{_GOES_ON.pattern}(?:(?:en|et|und|and)[ ])?(?:\p{{Ll}}{{2,12}}[ ,]{{1,2}}){{0,5}}+"
)
CELL = 60  # code points of a header cell
LONGEST = 2_000  # code points of a line that may head a table
_INNER_GAP = plain_re.compile(r"[^ ]  +[^\s]")
_HEADS = plain_re.compile(r"[;\t|,<]|[^ ]  +[^\s]")  # what the line of a header holds
_TAGS = ("<td", "<th", "<TD", "<TH", "<Td", "<Th")
_LONE = plain_re.compile(r"[ \t]{0,8}[0-9][0-9 .,/\-eE+]{6,30}\r?(?:\n|\Z)")
_RUNS = re.compile(r"(?P<d>[0-9]+)|(?P<l>\p{L}+)")
_HEADER_END = re.compile(r"[\w.°'’ /()–\-]{1,60}")
_GOODS = re.compile(  # what stands in other columns of a list of goods
    r"(?i)(?<!\p{L})(?:d[ée]signation|qt[ée]s?|quantit[ée]s?|stuks|prix unitaire|eenheidsprijs"
    r"|menge|st[üu]ckpreis|qty|quantity|unit price|artikelomschrijving|conditionnement"
    r"|verpakking)(?!\p{L})"
)
_EQUIPMENT = re.compile(  # and in those of a list of machines and buildings
    r"(?i)(?<!\p{L})(?:lifts?(?: id)?|ascenseurs?|aufz[üu]ge?|elevators?|toestel\p{L}*|appareils?"
    r"|ger[äa]te?|devices?|machines?|installati\p{L}+|gebouw\p{L}*|b[âa]timents?|buildings?"
    r"|geb[äa]ude|merk|marque|brand|serienummer|serial|last inspection|keuring\p{L}*"
    r"|brandblusser\p{L}*"
    r"|extincteurs?|voertuig\p{L}*|nummerplaat|hersteller)(?!\p{L})"
)
_PEOPLE = re.compile(  # unless somebody stands in another
    r"(?i)(?<!\p{L})(?:naam|nom|name|voornaam|pr[ée]nom|vorname|klant\p{L}*|clients?|cli[ëe]nt\p{L}*"
    r"|kunde\p{L}*|aanvrag\p{L}+|demandeur\p{L}*|antragsteller\p{L}*|applicant|bewoner\p{L}*|huurder"
    r"|locataire|tenant|mieter|eigenaar|propri[ée]taire|owner|eigentümer|contact\p{L}*|persoon"
    r"|personne|person|insz|niss|rijksregister\p{L}*|geb\p{L}*|n[ée]e?|dob|born|e-?mail|gsm|t[ée]l\p{L}*"
    r"|telefoon|phone|houder|titulaire|bestuurder|conducteur|gebruiker|utilisateur|user)(?!\p{L})"
)
_OF_GOODS = re.compile(r"(?i)(?:r[ée]f[ée]rences?|r[ée]fs?|referenties?|references?|referenz)\b")
_DRESS = " \t\r\"'*`_"  # what a cell may wear

Found = list[tuple[Span, str]]


class Labelled:
    """Recognizers whose patterns begin with a label, compiled once. Stateless; safe to share."""

    __slots__ = ("_by_word", "_recognizers")

    def __init__(
        self, recognizers: Sequence[Recognizer], words: Mapping[str, Iterable[int]]
    ) -> None:
        self._recognizers = tuple(recognizers)
        self._by_word: dict[int, list[int]] = {}
        for i, recognizer in enumerate(self._recognizers):
            for word in words[recognizer.name]:
                self._by_word.setdefault(word, []).append(i)

    def candidates(self, facts: "Facts") -> dict[int, Found]:
        """What follows the labels in the text, by index of recognizer, in order of position."""
        labels: dict[int, list[tuple[int, str]]] = {}
        for i, start, word in facts.labels.starting(self._by_word):
            labels.setdefault(i, []).append((start, word))
        return {
            i: values
            for i, places in labels.items()
            if (values := _labelled(self._recognizers[i], facts, places))
        }


def _labelled(recognizer: Recognizer, facts: "Facts", labels: Iterable[tuple[int, str]]) -> Found:
    """Every value that follows a label of the recognizer, in order; evidence goes into `facts`.

    Args:
        labels: where each of the recognizer's own words begins, and the word, in order.
    Cost: linear in the labels, the lists under them and the tables under such a header.
    """
    found: dict[int, tuple[Span, str]] = {}
    columns: set[tuple[int, int]] = set()
    last = -1
    anchor = recognizer.anchor
    some = _some_digits(anchor.digits[0]) if anchor.digits else None
    if anchor.near:
        some = _compiled(anchor.near)
    unless = _compiled(anchor.unless).match if anchor.unless else None
    for start, word in labels:
        if start == last:
            continue
        last = start
        near = some is None or some.match(facts.text, start, start + REACH) is not None
        if near and unless and unless(facts.text, start, start + REACH):
            near = False
        heads = not anchor.near and _heads(facts, start)
        table = facts.tables.under_header(start) if heads else None
        if not (near or table) or facts.labels.against(recognizer, start, PUBLIC):
            continue
        for span, value, lines in _under(recognizer, facts.text, start) if near else ():
            if span.start not in found:
                found[span.start] = (span, value)
                weight = LINE_BEFORE if lines else SAME_LINE
                facts.labelled[recognizer.name, span.start] = Evidence(weight, f"context:{word}")
        if table is None:
            continue
        column = (table.start, facts.tables.column_of(table, start))
        header = _header(recognizer, facts, table, start) if column not in columns else None
        if header is not None:
            columns.add(column)
            for span, value in _cells(recognizer, facts, table, start, header):
                found[span.start] = (span, value)
                evidence = Evidence(HEADER, f"header:{word}")
                facts.labelled[recognizer.name, span.start] = evidence
    return [found[start] for start in sorted(found)]


def _heads(facts: "Facts", start: int) -> bool:
    """Whether the line of a label may head a table; a line is looked at once."""
    low = facts.text.rfind("\n", max(0, start - LONGEST), start) + 1
    if not low and start > LONGEST:
        return True  # a line too long to say
    known = facts.heads.get(low)
    if known is None:
        known = facts.heads[low] = _may_head(facts.text, low, start)
    return known


def _may_head(text: str, low: int, start: int) -> bool:
    """False where the line of a label heads no table: reading tables costs more than all the rest.

    A header has a delimiter that stands in a line below too, a gap over a gap, the tag of a cell or
    a number under it.
    """
    high = text.find("\n", start)
    if high < 0:
        return False
    if high - low > LONGEST or _LONE.match(text, high + 1):
        return True
    if _HEADS.search(text, low, high) is None:
        return False
    below = text.find("\n", high + 1)
    after = text.find("\n", below + 1) if below >= 0 else -1
    line = text[low:high]
    rows = text[high + 1 : after if after >= 0 else len(text)]
    if "<" in line and any(tag in text for tag in _TAGS):
        return True
    first, _, second = rows.partition("\n")
    if "  " in line and _INNER_GAP.search(line) and _INNER_GAP.search(first):
        return True
    for delimiter in ";\t|":
        if delimiter in line and delimiter in rows:
            cells = line.split(delimiter)
            return max(len(cell.strip(_DRESS)) for cell in cells) <= CELL
    commas = line.count(",")
    if not commas or line.rstrip()[-1:] in ".,:?":
        return False
    if '"' in line or '"' in rows:  # a quoted cell may hold commas
        return rows.count(",") >= commas
    return first.count(",") == commas and (commas > 1 or second.count(",") == 1)


@cache
def _compiled(pattern: str) -> "plain_re.Pattern[str]":
    return plain_re.compile(pattern)


@cache
def _some_digits(count: int) -> "plain_re.Pattern[str]":
    """So many digits, whatever stands between: looked for before the pattern, for it costs less."""
    return plain_re.compile(f"(?:[^0-9]*[0-9]){{{count}}}")


def _under(recognizer: Recognizer, text: str, start: int) -> Iterator[tuple[Span, str, bool]]:
    """The value behind the label at start, and those that go on after it."""
    match = recognizer.pattern.match(text, start, start + MOST)
    if match is None or match.end() > start + MOST - 3:
        return
    span = Span(*match.span("value"))
    if not _holds(recognizer, match["value"]):
        return
    if recognizer.extend is not None:
        whole = recognizer.extend(text, span)
        if whole is None:
            return
        span = whole
    yield span, text[span.start : span.end], "\n" in text[start : span.start]
    before = max(0, start - BEFORE)  # "n° de" may stand there
    label = text[before : span.start]
    shape = _shape(match["value"])
    goes_on = _GOES_ON if shape.isdigit() else _GOES_FAR
    for _ in range(LIST):
        between = goes_on.match(text, span.end)
        if between is None:
            return
        at = between.end()
        match = recognizer.pattern.match(label + text[at : at + NEXT], start - before)
        if match is None or _shape(match["value"]) != shape:
            return
        if match.start("value") != len(label) or not _holds(recognizer, match["value"]):
            return
        span = Span(at, at + len(match["value"]))
        yield span, match["value"], True


def _header(
    recognizer: Recognizer, facts: "Facts", table: Table, start: int
) -> tuple[str, int] | None:
    """The header as a label before a value, and where in it the word at `start` begins.

    None where it speaks for no such value from that word on: "réf." of "réf. dossier".
    """
    column = facts.tables.column_of(table, start)
    if column < 0:
        return None
    text = facts.text
    low, high = table.columns[column]
    before = max(low, start - BEFORE)
    words = _HEADER_END.match(text, start, max(high, start))
    if words is None:
        return None
    if _OF_GOODS.fullmatch(text[low:high].strip(_DRESS + ".")):
        line = text.rfind("\n", max(0, low - LONGEST), low) + 1, text.find("\n", high)
        stop = line[1] if line[1] >= 0 else len(text)
        if _GOODS.search(text, line[0], stop):
            return None
        if _EQUIPMENT.search(text, line[0], stop) and not _PEOPLE.search(text, line[0], stop):
            return None
    label, skip = f"{text[before:start]}{words[0].strip(' .(_-')}: ", start - before
    like = recognizer.anchor.like
    if like and recognizer.pattern.match(label + like, skip) is None:
        return None
    return label, skip


def _cells(
    recognizer: Recognizer, facts: "Facts", table: Table, start: int, header: tuple[str, int]
) -> Iterator[tuple[Span, str]]:
    """The cells of a column that are a value, whole."""
    text, pattern = facts.text, recognizer.pattern
    label, skip = header
    begins = _compiled(recognizer.anchor.cell).match
    for low, high in facts.tables.column(table, start):
        cell = text[low:high]
        value = cell.strip(_DRESS)
        if not value or len(value) > NEXT or not begins(value):
            continue
        if recognizer.keep != "raw" and not any(c.isdigit() for c in value):
            continue
        match = pattern.match(label + value, skip)
        if match is None or match["value"] != value:
            continue
        at = low + cell.index(value)
        yield Span(at, at + len(value)), value


def _holds(recognizer: Recognizer, value: str) -> bool:
    return not callable(recognizer.check) or recognizer.check(value)


def _shape(value: str) -> str:
    """Letters and digits as they alternate; numbers by their length, for those have no more."""
    if value.isdigit():
        return f"{len(value)}"
    return _RUNS.sub(lambda run: "0" if run["d"] else "A", value)
