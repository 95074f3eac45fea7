"""Exact-match lists: staff, project names, tender numbers, residents where the organisation may.

A list is kept as keyed digests of its values, word by word, with the row and column of each; never
as values. A row with several columns matches where all of them stand in one passage (name and birth
date); dates match in every usual spelling.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import regex as re

from dlp.fingerprints import Hashes, Words, in_a_row, word_count, words_of

MAX_ROWS = 1_000_000
MAX_COLUMNS = 6
MAX_WORDS_IN_VALUE = 12
LEAST_CHARS = 4  # letters and digits of a row's values together; fewer would match everywhere
_DATE = re.compile(r"(\d{1,4})[./\- ](\d{1,2})[./\- ](\d{1,4})")
_NUMBER = re.compile(r"\D")
ROW = np.dtype([("hash", "<u8"), ("row", "<u4"), ("column", "u1"), ("words", "u1")])
LAW = (
    "to use one, a list of them too, takes an authorisation (Law of 8 August 1983, art. 8; not "
    "legal advice)"
)


MAX_MISTAKES = 100  # told at once


class ListMistake(ValueError):
    """The list cannot be registered; `lines` say where and why, never what stands there."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        super().__init__("; ".join(self.lines))


class Row(NamedTuple):
    """One row of a list and the line of the file on which it ends, from 1."""

    line: int
    cells: list[str]


class Match(NamedTuple):
    """A row that stands in a text; offsets in code points."""

    start: int
    end: int
    columns: int


@dataclass(frozen=True, slots=True)
class ExactList:
    """A list ready to be sought; `rows` sorted by hash."""

    rows: npt.NDArray[np.void] = field(repr=False)
    columns: int

    @property
    def data(self) -> bytes:
        """As the store keeps it."""
        return bytes([self.columns]) + self.rows.tobytes()

    @classmethod
    def from_data(cls, data: bytes) -> "ExactList":
        """What `data` gave."""
        return cls(np.frombuffer(data[1:], dtype=ROW), data[0])


def read_rows(content: str) -> list[Row]:
    """The rows of a CSV text with a header line; one column needs no delimiter.

    Raises: ListMistake with every mistake.
    """
    sample = content[:4_096]
    delimiter = max(";,\t|", key=sample.count)
    reader = csv.reader(io.StringIO(content), delimiter=delimiter, strict=True)
    try:
        rows = [
            Row(reader.line_num, [cell.strip() for cell in row])
            for row in reader
            if any(map(str.strip, row))
        ]
    except csv.Error:
        said = f"line {reader.line_num}: is no CSV; look for a quote that nothing closes"
        raise ListMistake([said]) from None
    if len(rows) < 2:
        raise ListMistake(["the list has no rows; the first line names the columns"])
    if len(rows) - 1 > MAX_ROWS:
        raise ListMistake([f"the list has more than {MAX_ROWS:,} rows; split it"])
    width = len(rows[0].cells)
    if not 1 <= width <= MAX_COLUMNS:
        raise ListMistake([f"the list has {width} columns; give 1 to {MAX_COLUMNS}"])
    _refuse(
        f"line {row.line} does not have a value in every column"
        for row in rows[1:]
        if len(row.cells) != width or not all(row.cells)
    )
    return rows[1:]


def exact_list(rows: Sequence[Row], key: bytes, *, authorised: bool = False) -> ExactList:
    """The digests of the rows. Raises: ListMistake with every mistake. Cost: some 5 us a value."""
    _refuse(said for row in rows for said in _wrong(row, authorised=authorised))
    found: list[tuple[int, int, int, int]] = []
    for number, row in enumerate(rows):
        for column, cell in enumerate(row.cells):
            for spelling in _spellings(cell):
                words = words_of(spelling, key).hashes
                digest = int(in_a_row(words, len(words), key)[0])
                found.append((digest, number, column, len(words)))
    array = np.array(sorted(set(found)), dtype=ROW)
    return ExactList(array, len(rows[0].cells))


def _refuse(said: Iterable[str]) -> None:
    """Raises: ListMistake when something is said; at most MAX_MISTAKES lines of it."""
    lines = list(islice(said, MAX_MISTAKES + 1))
    if len(lines) > MAX_MISTAKES:
        lines[MAX_MISTAKES:] = ["and more; mend these first"]
    if lines:
        raise ListMistake(lines)


def _wrong(row: Row, *, authorised: bool) -> Iterator[str]:
    if sum(char.isalnum() for cell in row.cells for char in cell) < LEAST_CHARS:
        yield f"line {row.line} is too short: it would be found everywhere"
    elif not authorised and any(map(is_national_number, row.cells)):
        yield (
            f"line {row.line} holds a national register number: {LAW}; leave the column out, or "
            "give --with-authorisation when you have it"
        )
    elif not all(1 <= word_count(cell) <= MAX_WORDS_IN_VALUE for cell in row.cells):
        yield f"line {row.line}: a value has 1 to {MAX_WORDS_IN_VALUE} words"


def matches(words: Words, listed: ExactList, key: bytes, apart: int) -> Iterator[Match]:
    """Every row that stands in the text, all its columns at most `apart` words from each other."""
    columns: dict[int, dict[int, list[tuple[int, int]]]] = {}
    for count in np.unique(listed.rows["words"]).tolist():
        grams = in_a_row(words.hashes, count, key)
        for at, index in _hits(grams, listed.rows["hash"]):
            one = listed.rows[index]
            if one["words"] == count:
                places = columns.setdefault(int(one["row"]), {})
                places.setdefault(int(one["column"]), []).append((at, at + count - 1))
    for places in columns.values():
        if len(places) == listed.columns:
            yield from _together(words, places, listed.columns, apart)


def _hits(grams: Hashes, known: Hashes) -> Iterator[tuple[int, int]]:
    """Place in the text and in the list of every value that is in both."""
    low = np.searchsorted(known, grams, "left")
    high = np.searchsorted(known, grams, "right")
    for at in np.flatnonzero(high > low).tolist():
        for index in range(low[at], high[at]):
            yield at, index


def _together(
    words: Words, places: dict[int, list[tuple[int, int]]], columns: int, apart: int
) -> Iterator[Match]:
    for first, last in places[0]:
        low, high = first, last
        for column in range(1, columns):
            near = [p for p in places[column] if p[0] - high <= apart and low - p[1] <= apart]
            if not near:
                break
            nearest = min(near, key=lambda p: abs(p[0] - first))
            low, high = min(low, nearest[0]), max(high, nearest[1])
        else:
            yield Match(int(words.starts[low]), int(words.ends[high]), columns)


def _spellings(value: str) -> set[str]:
    """The value, and of a date every order and padding."""
    found = {value}
    match = _DATE.fullmatch(value)
    if match is None:
        return found
    first, second, third = (int(part) for part in match.groups())
    year, month, day = (first, second, third) if first > 31 else (third, second, first)
    try:
        born = date(year + (1900 if year < 100 else 0), month, day)
    except ValueError:
        return found
    for d, m in ((f"{day}", f"{month}"), (f"{day:02}", f"{month:02}")):
        found |= {f"{d} {m} {born.year}", f"{born.year} {m} {d}", f"{d} {m} {born.year % 100:02}"}
    found |= {f"{day} {name} {born.year}" for name in _MONTHS[month - 1]}
    return found


_MONTHS = (
    ("januari", "janvier", "januar", "january"),
    ("februari", "février", "februar", "february"),
    ("maart", "mars", "märz", "march"),
    ("april", "avril"),
    ("mei", "mai", "may"),
    ("juni", "juin", "june"),
    ("juli", "juillet", "july"),
    ("augustus", "août", "august"),
    ("september", "septembre"),
    ("oktober", "octobre", "october"),
    ("november", "novembre"),
    ("december", "décembre", "dezember"),
)


def is_national_number(value: str) -> bool:
    """True for eleven digits, however written, that pass the check of an NRN or BIS number."""
    digits = _NUMBER.sub("", value)
    if len(digits) != 11 or len(digits) < len(value.replace(" ", "")) - 5:
        return False
    number, check = int(digits[:9]), int(digits[9:])
    return check in (97 - number % 97, 97 - (2_000_000_000 + number) % 97)
