"""Numbers that are somebody's because of who stands beside them (labelled_beside.py).

They are sought only around what tells of a private person, so that a text without one costs
nothing and an order of screws stays an order of screws.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex as re

from dlp.engine.beside_dates import born
from dlp.engine.overlap import GENERIC, NAMES, Hit, winners
from dlp.engine.tables import Tables
from recognizers.compiled import compiled
from recognizers.entities import CATEGORY_OF
from recognizers.general.date_of_birth_named import NAME as BORN_NAME
from recognizers.general.date_of_birth_told import AGED
from recognizers.general.labelled_beside import (
    ALONE,
    BEHIND,
    ENTITY,
    KEY,
    LABELLED,
    NAME,
    NOBODYS,
)
from recognizers.general.labelled_near import (
    CELL,
    CODED,
    HEAD,
    INSERTED,
    NO_HEAD,
    REFUSED,
    ROW,
    SAID,
    SHORT,
    VALUE,
)
from recognizers.labels import check

RECOGNIZERS: Mapping[str, str] = {NAME: ENTITY, BORN_NAME: "DATE_OF_BIRTH"}
SURE = 0.5  # confidence from which a finding tells of somebody
REACH = 600  # code points around it
LEAD = 40  # code points before a number in which a word may say that it is nobody's
LABEL, CODE = 0.66, 0.6  # confidence behind a label, and of a code alone
PATTERNS = (
    *((LABELLED, LABEL), (KEY, LABEL), (BEHIND, LABEL), (ALONE, CODE), (CELL, CODE)),
    *((SAID, CODE), (CODED, CODE)),
)
PHRASE = 60  # code points between a short number and a person
CLOSE = 3  # of these, in which a full stop may stand: "key no. K-14. Mr Baines"
COLUMNS = 12  # of a row that is inserted
LIKELY = 0.4  # confidence below which a finding yields to a longer number with its label
EVIDENCE = ("pattern", "beside:person")
_STOPS = (". ", "! ", "? ", ".\n", "\n\n")  # between a short number and a person: another phrase
BEFORE, AFTER = 120, 60  # code points around a number in which a label may stand
_TELLING = frozenset(("person", "national_identifier"))
_NUMBER = compiled(r"\d[^\s;|]{0,80}")
_OPENS = frozenset(" \t\r\n;|([{\"'«“„€~<>=*•")  # before a number that no letter or dash is part of
_PLAIN = compiled(  # a year, a time, a date, an amount, a small number on its own, an ordinal
    r"(?:(?:19|20)\d\d(?:[\-–/](?:(?:19|20)?\d\d))?|\d{1,2}[:.uh]\d\d(?:[:.]\d\d)?[uh]?"
    r"|\d{1,2}[uh](?:[\-–]\d{1,2}[uh])?|\d{1,2}[./\-]\d{1,2}(?:[./\-](?:\d{4}|\d\d))?"
    r"|\d{4}-\d\d-\d\d|\d{1,3}(?:[.,]\d{3}){0,4}(?:[.,]\d{1,2})?(?:€|%|-)?"
    r"|\d{1,2}(?:e|er|de|ste|th|st|nd|rd|°|ème|x|m|m²|km|kg|cm|mm|l|kWh|MB|GB))"
    r"[)\]\"'»”.,;:!?]{0,4}(?=[\s;|]|\Z)(?![ ]\d)"
)
_AGE = compiled(
    r"(?i)\d(?<=(?<![\d.,/:\-])\d{1,3})(?=[ ]?[,;:(–\-jay]|[ ][a-z])"
)  # where AGED may be
_FIGURE = compiled(r"[\d.]{1,20}(?=[\t;|\r\n]|\Z)")  # all of a cell: only its header labels it


def with_beside(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The findings, and the numbers around those persons whom they tell of, outside all others.

    Args:
        text: normalised.
        hits: in order, none overlapping; unsure names doubted and listed ones told.
    Cost: linear in the text around persons; nothing without one.
    """
    more: dict[int, Hit] = {}
    firm = [hit for hit in hits if hit.entity not in NAMES]
    refused: set[int] = set()
    windows = list(_windows(text, hits))
    if windows:
        _add(more, _headed(text, windows, firm, refused))
        _add(more, _phrased(text, hits))
        people = [hit for hit in hits if hit.entity == "PERSON" and _tells(hit)]
        for start, end in born(text, people, windows):
            _add(more, (Hit(start, end, "DATE_OF_BIRTH", BORN_NAME, LABEL, EVIDENCE),))
    for low, high in windows:
        _add(more, _inserted(text, low, high))
        for first, last in _numbered(text, low, high, firm):
            for pattern, confidence in PATTERNS:
                for match in pattern.finditer(text, first, last):
                    hit = _hit(text, match, low, confidence)
                    _add(more, () if hit is None else (hit,))
        old = AGED.candidates(text, ((low, high),)) if _AGE.search(text, low, high) else ()
        for span, value in old:  # "15j (23/02/2011": no cue
            if callable(AGED.check) and AGED.check(value):
                more[span.start] = Hit(*span, AGED.entity, AGED.name, LABEL, EVIDENCE)
    if not more:
        return list(hits)
    for start in refused & more.keys():
        del more[start]
    new = [hit for hit in winners(more.values()) if not _meets(firm, hit)]
    return winners([*hits, *new]) if new else list(hits)


def _numbered(text: str, low: int, high: int, firm: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """The places around numbers that no finding has and that are no date, amount or the like."""
    start = stop = -1
    for first, last in _gaps(low, high, firm):
        for match in _NUMBER.finditer(text, first, last):
            begin, end = match.span()
            alone = begin == first or text[begin - 1] in _OPENS
            if alone and (_is_figure(text, begin) or _PLAIN.match(text, begin) is not None):
                continue
            if start >= 0 and begin - BEFORE <= stop:
                stop = end + AFTER
                continue
            if start >= 0:
                yield start, min(stop, high)
            start, stop = max(low, begin - BEFORE), end + AFTER
    if start >= 0:
        yield start, min(stop, high)


def _is_figure(text: str, begin: int) -> bool:
    """True for digits and dots that are all of a cell behind another one of its row."""
    return (
        begin > 1
        and text[begin - 1] in "\t;|"
        and not text[begin - 2].isspace()
        and _FIGURE.match(text, begin) is not None
    )


def _gaps(low: int, high: int, firm: Sequence[Hit]) -> Iterator[tuple[int, int]]:
    """What lies between findings that are apart and in order."""
    for i in range(bisect_right(firm, low, key=lambda one: one.end), len(firm)):
        hit = firm[i]
        if hit.start >= high:
            break
        if hit.start > low:
            yield low, hit.start
        low = max(low, hit.end)
    if low < high:
        yield low, high


def _meets(hits: Sequence[Hit], hit: Hit) -> bool:
    """Whether one of the hits, sorted and apart, overlaps another and is no part of it."""
    i = bisect_right(hits, hit.start, key=lambda one: one.end)
    while i < len(hits) and hits[i].start < hit.end:
        one = hits[i]
        inside = hit.start <= one.start and one.end <= hit.end
        if one.confidence >= LIKELY or not inside or one.end - one.start >= hit.end - hit.start:
            return True
        i += 1
    return False


def _add(more: dict[int, Hit], hits: Iterable[Hit]) -> None:
    """The longest at each place, by their start."""
    for hit in hits:
        known = more.get(hit.start)
        if known is None or known.end < hit.end:
            more[hit.start] = hit


def _found(start: int, end: int, confidence: float = LABEL) -> Hit:
    return Hit(start, end, ENTITY, NAME, confidence, EVIDENCE, GENERIC)


def _valued(text: str, start: int, end: int) -> Iterator[Hit]:
    """The number that is all of a cell, quotes and spaces aside."""
    cell = text[start:end]
    value = cell.strip(" \t\r\"'")
    if value and VALUE.fullmatch(value) is not None and check(value):
        start += cell.index(value)
        yield _found(start, start + len(value))


def _headed(
    text: str, windows: Sequence[tuple[int, int]], firm: Sequence[Hit], refused: set[int]
) -> Iterator[Hit]:
    """Numbers below a header that names what people get; below others they are refused.

    Cells that a finding of `firm` has whole are passed over: it would win.

    Cost: linear in the tables.
    """
    tables = Tables(text)
    whole: dict[int, int] = {}
    for table in tables.tables:
        near = [(low, high) for low, high in windows if low < table.end and table.start < high]
        if not near:
            continue
        whole = whole or {one.start: one.end for one in firm if one.confidence >= LIKELY}
        for start, end in table.columns:
            head = text[start:end].strip(" \t\r\"'*")
            if REFUSED.match(head):
                refused.update(first for first, _ in tables.column(table, start))
            if len(head) > COLUMNS * 4 or NO_HEAD.match(head) or HEAD.fullmatch(head) is None:
                continue
            for first, last in tables.column(table, start):
                if whole.get(first, -1) >= last:
                    continue
                if any(low <= first < high for low, high in near):
                    yield from _valued(text, first, last)


def _inserted(text: str, low: int, high: int) -> Iterator[Hit]:
    """Numbers in rows of SQL whose column is named: "(pasnr, naam) VALUES ('118204', 'Jan')"."""
    for match in INSERTED.finditer(text, low, high):
        names = [name.strip(" \"'`[]_").replace("_", " ") for name in match["names"].split(",")]
        wanted = {
            i for i, name in enumerate(names) if not NO_HEAD.match(name) and HEAD.fullmatch(name)
        }
        for row in ROW.finditer(text, *match.span("rows")) if wanted else ():
            at = row.start("cells")
            for i, cell in enumerate(row["cells"].split(",", COLUMNS)):
                if i in wanted:
                    yield from _valued(text, at, at + len(cell))
                at += len(cell) + 1


def _phrased(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Short numbers in one phrase with a person."""
    for hit in hits:
        if hit.entity != "PERSON" or not _tells(hit):
            continue
        low = max(0, hit.start - PHRASE)
        for match in SHORT.finditer(text, low, min(len(text), hit.end + PHRASE)):
            start, end = match.span("value")
            between = text[end : hit.start] if end <= hit.start else text[hit.end : match.start()]
            if match.end() > hit.start and match.start() < hit.end:
                continue
            if between.count("\n") > (match["n"] is not None) or any(
                sign in between[CLOSE:] for sign in _STOPS
            ):
                continue
            if NOBODYS.search(text, max(low, match.start() - LEAD), match.start()) is None:
                yield _found(start, end, CODE)


def _hit(text: str, match: "re.Match[str]", low: int, confidence: float) -> Hit | None:
    """What a match finds; None where it is no number, or nobody's."""
    start, end = match.span("value")
    if not check(match["value"].lstrip("#")):
        return None
    first = max(low, match.start() - LEAD)
    if NOBODYS.search(text, first, start) is not None and "imei" not in match[0].lower():
        return None
    return _found(start, end, confidence)


def _windows(text: str, found: Iterable[Hit]) -> Iterator[tuple[int, int]]:
    """What is near a person, whole lines, apart and in order."""
    low = high = -1
    for hit in sorted(found):
        if not _tells(hit):
            continue
        first, last = max(0, hit.start - 2 * REACH), min(len(text), hit.end + 2 * REACH)
        start = max(first, text.rfind("\n", first, max(0, hit.start - REACH)) + 1)
        stop = text.find("\n", hit.end + REACH, last)
        stop = last if stop < 0 else stop
        if start <= high:
            high = max(high, stop)
            continue
        if high >= 0:
            yield low, high
        low, high = start, stop
    if high >= 0:
        yield low, high


def _tells(hit: Hit) -> bool:
    if hit.confidence < SURE or CATEGORY_OF.get(hit.entity) not in _TELLING:
        return False
    return not any(said.startswith("list:") for said in hit.evidence)
