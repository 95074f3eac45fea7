"""Accounts, cards and vehicle numbers whose groups stand apart: "BE68 (5390) 0754 ~ 7034".

An account is known by its country and first two figures, the others by their name before them.
Whatever stands between their groups is passed over: a check tells whether they belong together, or
the seventeen characters of a vehicle number.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

FAR = 60  # characters between a name and the first group
LENGTH = {b"be": 16, b"de": 22, b"lu": 20}  # of an account
MOD = 97  # ISO 13616

_HEAD = re.compile(rb"(?:be|de|lu)[ .:\-(/|]{0,2}[0-9][ .\-]?[0-9](?![0-9]{13})")
_TAIL = re.compile(rb"(?:[^0-9]{0,40}[0-9]){12,18}[0-9]{0,8}")
_ENDING = re.compile(rb"(?<![0-9a-z])[0-9]{4}(?: ?[0-9]{4}){2,4}(?: ?[0-9]{2})?[^0-9]{1,30}\Z")
_BBAN = rb"(?:[0-9]{3}[ .\-]?[0-9]{7}[ .\-]?[0-9]{2}|[0-9]{4}(?:[ .\-]?[0-9]{4}){2})"
_BEHIND = re.compile(rb"be(?![0-9a-z])[^0-9]{1,40}([0-9]{2}[^0-9]{1,40}" + _BBAN + rb")(?![0-9])")
_AHEAD = re.compile(rb"(?<![0-9a-z])([0-9]{2}[ .\-]?" + _BBAN + rb")[^0-9]{1,30}\Z")
_MISREAD = re.compile(rb"(?<![0-9a-z.,])(8e[ ]?[0-9]{2}(?:[ .\-]?[0-9]{4}){3})(?![0-9a-z])")
_FIGURES = re.compile(rb"[0-9]+")
_PRINTED = re.compile(rb"[a-z]{2}[0-9]{2}(?: ?[0-9]{4}){3,4}(?: ?[0-9]{2,4})?")
_CARD = re.compile(
    rb"(?<![0-9a-z])([0-9]{4})[^0-9]{1,40}([0-9]{4})[^0-9]{1,40}([0-9]{4})[^0-9]{1,40}([0-9]{4})"
    rb"(?![0-9])"
)
_CARD_PRINTED = re.compile(rb"[0-9]{4}(?:[ -][0-9]{4}){3}")
_VIN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z0-9](?:[ \t\r\n./|_,:*~\-]{0,4}[A-Z0-9]){16}(?![A-Za-z0-9])"
)
_NAME = re.compile(rb"[a-z]+")
_VIN_RUN = re.compile(r"[A-Z0-9]+")
_NO_VIN = str.maketrans("IOQ", "100")  # letters that no vehicle number has


def accounts(body: str, hints: Hints) -> Iterator[Reading]:
    """Accounts whose groups stand apart. Cost: linear; bounded behind every head."""
    low, done = hints.low, 0
    for at in hints.at.get("account", ()):
        if at < done or low[max(0, at - 1) : at].isalnum():
            continue
        head = _HEAD.match(low, at)
        if head is None or _PRINTED.match(low, at):
            continue
        check = b"".join(_FIGURES.findall(head[0]))
        size = LENGTH[low[at : at + 2]] - 4
        tail = _TAIL.match(low, head.end())
        spans = _first(low, head.end(), tail.end() if tail else head.end(), size)
        if _passes(low, spans, low[at : at + 2], check):
            first = [(at, at + 2), *(one.span() for one in _FIGURES.finditer(low, *head.span()))]
            yield _joined(body, [*first, *spans])
            done = spans[-1][1]
            continue
        before = _ENDING.search(low, max(done, at - FAR), at)
        spans = _first(low, before.start(), at, size) if before else []
        if _passes(low, spans, low[at : at + 2], check):
            reading = Reading(body, spans[0][0])  # "5390 0754 7034 met BE68 ervoor"
            figures = "".join(body[start:end] for start, end in spans)
            done = head.end()
            reading.put(body[at : at + 2] + check.decode() + figures, spans[0][0], done)
            reading.checked = reading.final = True
            yield reading


def countries(body: str, hints: Hints) -> Iterator[Reading]:
    """Accounts whose country stands apart or is misread: "8E68 5390 ...", "(BE)". Linear."""
    low, done = hints.low, 0
    for at in hints.at.get("country", ()):
        sign = low.find(b"be", at, at + 5)
        if sign < 0 and low[at : at + 2] == b"8e":
            found = _MISREAD.match(low, at)
        else:
            found = _BEHIND.match(low, sign) or _AHEAD.search(low, max(done, sign - FAR), sign)
        if found is None or found.start() < done:
            continue
        figures = b"".join(_FIGURES.findall(found[1].removeprefix(b"8e")))
        if len(figures) == LENGTH[b"be"] - 2 and _check(figures[2:], b"be", figures[:2]):
            done = max(found.end(), sign + 2)
            reading = Reading(body, min(found.start(), at))
            reading.put("BE" + figures.decode(), found.start(1), found.end(1))
            reading.checked = reading.final = True
            yield reading


def _first(low: bytes, start: int, end: int, size: int) -> list[tuple[int, int]]:
    """The groups that hold the first `size` figures from `start` on; none when they do not."""
    spans: list[tuple[int, int]] = []
    for one in _FIGURES.finditer(low, start, end):
        spans.append(one.span())
        size -= one.end() - one.start()
        if size <= 0:
            break
    return spans if size == 0 else []


def _passes(low: bytes, spans: list[tuple[int, int]], country: bytes, check: bytes) -> bool:
    """True when the groups and the check figures of that country are an account (modulo 97)."""
    return _check(b"".join(low[start:end] for start, end in spans), country, check)


def _check(figures: bytes, country: bytes, check: bytes) -> bool:
    letters = b"".join(b"%d" % (code - ord("a") + 10) for code in country)
    return bool(figures) and int(figures + letters + check) % MOD == 1


def cards(body: str, hints: Hints) -> Iterator[Reading]:
    """Payment cards behind their name whose groups stand apart. Cost: linear."""
    low, done = hints.low, 0
    for at in hints.at.get("card", ()):
        card = _CARD.search(low, max(at, done), at + FAR + 160)
        if card is None or card.start() > at + FAR or _CARD_PRINTED.fullmatch(card[0]):
            continue
        done = card.end()
        yield _joined(body, [card.span(group) for group in range(1, 5)])


def vehicles(body: str, hints: Hints) -> Iterator[Reading]:
    """Vehicle numbers behind their name, in groups or with letters misread. Cost: linear."""
    done = 0
    for at in hints.at.get("vehicle", ()):
        name = _NAME.match(hints.low, at)
        run = _VIN.search(body, max(name.end() if name else at, done), at + FAR + 80)
        if run is None or run.start() > at + FAR:
            continue
        done = run.end()
        plain = "".join(_VIN_RUN.findall(run[0]))
        read = plain.translate(_NO_VIN)
        if read == run[0] or not 3 <= sum(map(str.isdigit, plain)) <= 14:
            continue
        reading = Reading(body, run.start())
        reading.put(read, *run.span())
        reading.finish(done, 20)
        reading.final = True
        yield reading


def _joined(body: str, spans: list[tuple[int, int]]) -> Reading:
    """The groups as one, behind what stands before them on the line."""
    reading = Reading(body, spans[0][0])
    reading.checked = reading.final = True
    done = spans[0][0]
    for start, end in spans:
        reading.put("", done, start)
        reading.keep(start, end)
        done = end
    reading.last = reading.length
    reading.finish(done, 20)
    return reading
