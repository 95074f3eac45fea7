"""Lists of people as an organisation writes them: CSV with a header line, or a name a line.

What is wrong is said all at once, with file and line; nothing quotes a name.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

import regex as re

from dlp.errors import ConfigurationError
from dlp.exact import LAW, is_national_number

ListKind = Literal["public", "own", "historic"]
KINDS: tuple[ListKind, ...] = ("public", "own", "historic")  # where a name is on several: the first
SHIPPED: Mapping[ListKind, str] = {
    "public": "public_figures.csv",
    "historic": "historic_persons.csv",
}

MAX_BYTES = 20_000_000  # of one file
MAX_PEOPLE = 100_000  # in one list
MAX_MISTAKES = 100  # listed at once
MAX_NAME = 100  # code points of one name
MAX_WORDS = 8  # of one name
MAX_COLUMNS = 50
LEAST = 3  # letters of the longest word of a name

_GIVEN = frozenset(
    (
        *("given", "given name", "first name", "firstname", "forename", "voornaam", "voornamen"),
        *("prénom", "prenom", "prénoms", "vorname", "vornamen"),
    )
)
_FAMILY = frozenset(
    (
        *("family", "family name", "last name", "lastname", "surname", "achternaam"),
        *("familienaam", "nom de famille", "nachname", "familienname"),
    )
)
_NAME = frozenset(("name", "naam", "nom", "full name", "volledige naam", "nom complet"))
_WORD = re.compile(r"\p{L}+")
_SIGN = re.compile(r"[^\p{L}\p{M} .,'’()\-]")
_ABOUT = re.compile(r"(?i)#\s*(source|date)\s*:\s*(.{1,300}?)\s*\Z")


class Person(NamedTuple):
    """One person of a list. A given name in lower case is a title: "koning"."""

    given: str
    family: str


@dataclass(frozen=True, slots=True)
class People:
    """What a file lists, and what its comments say of where it comes from."""

    people: tuple[Person, ...] = field(repr=False)  # each once
    repeated: int  # lines that say no more than an earlier one
    source: str = ""
    date: str = ""


@cache
def shipped() -> Mapping[ListKind, People]:
    """The lists that come with the product, by kind."""
    folder = files("recognizers.gazetteers")
    return {
        kind: _as_written((folder / name).read_text(encoding="utf-8"))
        for kind, name in SHIPPED.items()
    }


def _as_written(text: str) -> People:
    """What read_people() gives for a list of ours, in a fifth of the time; tests compare them."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    rows = [line.split(";", 2) for line in lines[1:]]  # given and family name first
    people = tuple(dict.fromkeys(Person(row[0].strip(), row[1].strip()) for row in rows))
    about = dict(_about(text))
    return People(people, len(rows) - len(people), about.get("source", ""), about.get("date", ""))


def read_people(text: str, file: str) -> People:
    """The people in a text; `# source: ...` and `# date: ...` lines say where they come from.

    A header line names columns for given and family names, or one for both, in Dutch, French,
    German or English; other columns are left out. Without one, a line is a name: "An Peeters",
    "Peeters, An" or "PEETERS An". Lines that begin with # are comments.

    Raises: ConfigurationError with at most MAX_MISTAKES mistakes, `file:line: what; remedy`.
    Cost: linear; some 5 us a line.
    """
    about = dict(_about(text))
    mistakes: list[str] = []
    found: dict[Person, None] = {}
    count = 0
    for line, one in _rows(text, file, mistakes):
        count += 1
        if count > MAX_PEOPLE:
            mistakes.append(f"{file}:{line}: more than {MAX_PEOPLE:,} people; split the list")
            break
        wrong = _wrong(one)
        if wrong:
            mistakes.append(f"{file}:{line}: {wrong}")
            continue
        found[one] = None
    if not count and not mistakes:
        mistakes.append(f"{file}: lists nobody; write a name a line, or CSV with a header line")
    if mistakes:
        more = len(mistakes) - MAX_MISTAKES
        if more > 0:
            mistakes[MAX_MISTAKES:] = [f"{file}: {more:,} more mistakes; mend these first"]
        raise ConfigurationError(mistakes)
    return People(tuple(found), count - len(found), about.get("source", ""), about.get("date", ""))


def _about(text: str) -> Iterator[tuple[str, str]]:
    """What the comments at the head say."""
    for line in text.splitlines():
        if not line.startswith("#"):
            return
        match = _ABOUT.match(line)
        if match is not None:
            yield match[1].lower(), match[2]


def _rows(text: str, file: str, mistakes: list[str]) -> Iterator[tuple[int, Person]]:
    lines = text.splitlines()
    first = next((i for i, line in enumerate(lines) if _says(line)), len(lines))
    head = lines[first] if first < len(lines) else ""
    delimiter = max(";\t,|", key=head.count)
    columns = _columns(head.split(delimiter))
    if columns is not None:
        yield from _cells(lines, first, delimiter, columns, file, mistakes)
        return
    for number, line in enumerate(lines[first:], first + 1):
        if not _says(line):
            continue
        if any(sign in line for sign in ";\t|"):
            mistakes.append(f"{file}:{number}: has columns and no header line names them; add one")
            continue
        yield number, _split(line.strip())


def _cells(
    lines: Sequence[str],
    first: int,
    delimiter: str,
    columns: tuple[int, int],
    file: str,
    mistakes: list[str],
) -> Iterator[tuple[int, Person]]:
    """The people under a header; `columns` are those of given and family name."""
    given, family = columns
    width = max(columns) + 1
    rows = io.StringIO("\n".join(lines[first + 1 :]))
    reader = csv.reader(rows, delimiter=delimiter, strict=True)
    try:
        for row in reader:
            at = first + 1 + reader.line_num
            if not any(map(str.strip, row)) or row[0].startswith("#"):
                continue
            if not width <= len(row) <= MAX_COLUMNS:
                mistakes.append(f"{file}:{at}: has {len(row)} columns; the names want {width}")
            elif given == family:
                yield at, _split(row[given].strip())
            else:
                yield at, Person(row[given].strip(), row[family].strip())
    except csv.Error:
        at = first + 1 + max(1, reader.line_num)
        mistakes.append(f"{file}:{at}: is no CSV; look for a quote that nothing closes")


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _columns(head: Sequence[str]) -> tuple[int, int] | None:
    """Where given and family names stand, the same twice for one column; None without a header."""
    names = [cell.strip().strip('"').casefold().replace("_", " ") for cell in head]
    given = next((i for i, name in enumerate(names) if name in _GIVEN), None)
    family = next((i for i, name in enumerate(names) if name in _FAMILY), None)
    whole = next((i for i, name in enumerate(names) if name in _NAME), None)
    if given is not None and (family is not None or whole is not None):
        return given, family if family is not None else whole or 0
    return (whole, whole) if whole is not None else None


def _split(name: str) -> Person:
    """A name in one piece: "An Peeters", "Peeters, An", "PEETERS An"."""
    family, comma, given = name.partition(",")
    if comma:
        return Person(given.strip(), family.strip())
    words = name.split()
    loud = [len(word) > 1 and word.isupper() for word in words]
    if any(loud) and not all(loud):
        quiet = [word for word, is_loud in zip(words, loud, strict=True) if not is_loud]
        return Person(" ".join(quiet), " ".join(w for w in words if w not in quiet))
    return Person(" ".join(words[:1]), " ".join(words[1:]))


def _wrong(person: Person) -> str:
    """What keeps an entry from being a name, with the remedy; never the name."""
    whole = f"{person.given} {person.family}"
    if is_national_number(person.given) or is_national_number(person.family):
        return f"holds a national register number: {LAW}; a list of names wants names only"
    if len(whole) > MAX_NAME:
        return f"a name of more than {MAX_NAME} characters; is a quote not closed?"
    if _SIGN.search(whole):
        return "holds digits or signs that no name has; leave titles and numbers out"
    words = [len(word) for word in _WORD.findall(whole) if len(word) > 1]
    if not person.given or not person.family or len(words) < 2 or max(words) < LEAST:
        return "is no full name: a given and a family name, one of them of three letters or more"
    if len(_WORD.findall(whole)) > MAX_WORDS:
        return f"a name of more than {MAX_WORDS} words; one person a line"
    return ""
