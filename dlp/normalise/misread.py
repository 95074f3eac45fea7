"""Values in which scanning read letters for figures: "6l.lO.O8-999.l5", "BEOS O682 SOI3 877S".

A run of figures and of letters that look like them is a value when most of it are figures. A date
and an account are few figures, and known by their form. Check digits and labels decide the rest.
"""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

MIN_DIGITS = 8  # fewer are no identifier that is worth a view
MONTH = 16  # characters between the day and the year of a date whose month has a name

MISREAD = "OoQDIl|SBZGgq"
READ = str.maketrans(MISREAD, "0000111582699")
_OCR_HINT = re.compile(  # begins with a class: an alternation would be tried at every character
    rf"[0-9](?:[ ./\-]?[{MISREAD}]{{1,3}}(?=[0-9 ./\-,;:)\"'\n]|\Z)"
    rf"|(?<=[^A-Za-z0-9][{MISREAD}][0-9]))"
)
_OCR_GATE = re.compile(rb"d(?: ?O{1,3}(?=[d x]|\Z)|(?<=Od))")  # where a hint may stand
_BORDER = r"(?!\|[ \n])"  # of a cell, and no figure 1
_OCR_RUN = re.compile(
    rf"[0-9{MISREAD}]{{1,24}}(?:[ ./\-]{{1,3}}{_BORDER}[0-9{MISREAD}]{{1,24}}){{0,8}}"
)
_OCR_YEAR = re.compile(rf"[{MISREAD}]{{2}}[./\-][0-9{MISREAD}]")  # "BS.02.28-999.57"
_OCR_ACCOUNT = re.compile(  # "BEOS O682 SOI3 877S"
    rf"(?<=(?<![A-Z0-9])BE)[0-9{MISREAD}]{{2}}(?:[ ]?[0-9{MISREAD}]{{4}}){{3}}(?![A-Za-z0-9])"
)
_OCR_DATE = re.compile(  # "O7.ll.l958", "l4 mai l9S2"
    rf"(?<![A-Za-z0-9])([0-3OoIl][0-9{MISREAD}]?)([./\-][01OoIl]?[0-9{MISREAD}][./\-]"
    rf"|[ ][a-zA-Zéäû]{{3,9}}\.?[ ])([12IlZ][09OogqGS][0-9{MISREAD}]{{2}})(?![A-Za-z0-9])"
)

Span = tuple[int, int]
Found = tuple[int, list[Span]]


def misread(body: str, gate: bytes) -> Iterator[Found]:
    """Where each such value begins, and its pieces; `gate` has a d for each figure, O for each
    letter that may be one. Cost: linear, bounded around every hint."""
    done = 0
    for hint in _OCR_GATE.finditer(gate):
        if hint.start() < done or _OCR_HINT.match(body, hint.start()) is None:
            continue
        begin = _run_start(body, hint.start())
        account = _OCR_ACCOUNT.match(body, begin)
        run = account or _OCR_RUN.match(body, begin)
        if run is None:
            continue
        done = run.end()
        letters = sum(map(run[0].count, MISREAD))
        digits = _digits(run[0])
        least = 8 if "g" in run[0] or "q" in run[0] else 5  # small letters are in any hash
        many = digits + letters >= MIN_DIGITS > letters > 0 and digits > max(least, letters)
        if many or (account is not None and digits > least):
            yield run.start(), [run.span()]
        elif digits + letters <= MIN_DIGITS:
            date = _OCR_DATE.search(body, max(0, begin - MONTH), done + MONTH)
            if date is not None and date.start() <= begin and date.end() >= done:
                done = date.end()
                named = body[date.start(2)] == " "  # the name of a month is no figure
                groups = [date.span(group) for group in (1, 2, 3)]
                yield date.start(), groups if named else [date.span()]


def _run_start(body: str, at: int) -> int:
    """Where the run of digits, letters read as digits and separators around `at` begins."""
    start = at
    low = max(0, at - 30)
    while start > low and (body[start - 1].isdigit() or body[start - 1] in MISREAD + " ./-"):
        start -= 1
    while start < at and (
        body[start] in " ./-" or body[start : start + 2] == "| " or _in_word(body, start)
    ):
        if body[start] in MISREAD and _begins_value(body, start):
            break
        start += 1
    return start


def _begins_value(body: str, at: int) -> bool:
    """True for letters that are all misread: of a year, or behind the country of an account."""
    if body[at - 2 : at] == "BE":
        return _OCR_ACCOUNT.match(body, at) is not None
    return not body[at - 1 : at].isalnum() and _OCR_YEAR.match(body, at) is not None


def _in_word(body: str, at: int) -> bool:
    """True for a letter that belongs to a word rather than to the number after it."""
    if not body[at].isalpha():
        return False
    return (at > 0 and body[at - 1].isalpha()) or not body[at + 1 : at + 2].isdigit()


def _digits(text: str) -> int:
    return sum(map(text.count, "0123456789"))
