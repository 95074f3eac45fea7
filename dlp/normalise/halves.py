"""Values told in pieces, with words between: "first half 850730, second half 99932", and groups
that are explained one by one ("85 for the year, 07 for the month").

What is put together stands on both sides of words that say that it goes on ("the rest", "gevolgd
door", "et la fin"), or behind the name of a national number in the groups that it is printed in.
Check digits decide the rest.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import TAIL, Reading

BACK = 160  # characters before the words that say so, in which the piece before stands
AHEAD = 70  # characters behind where they begin, in which the next one begins
NEAR = 30  # characters between two pieces with a weak word ("puis") between them
MOST = 4  # pieces
DIGITS = range(9, 21)  # of all pieces together
LEAST = 2  # of one piece
COMMUNICATION = 12  # of a structured communication, which has signs of its own between groups
WHOLE = (10, 11)  # of a piece that is a value by itself

_TIME = rb"[0-9]{1,2}[ ]?[:hu][ ]?[0-9]{2}(?::[0-9]{2})?(?![0-9])|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PIECE = re.compile(
    rb"(?<![a-z0-9+])(?<![a-z0-9][./\-])(?:" + _TIME + rb"|(?P<run>(?:[+]|[a-z]{2}(?=[0-9]{2}))?"
    rb"[0-9](?:[ ./\-]{0,3}[0-9]){0,24})(?![a-z0-9]))"
)
_STRONG = re.compile(
    rb"[a-z]*(?:helft|halfte|rest\b|reste\b|moitie|half\b|gevolgd|gefolgt|suivie?s? d|followed"
    rb"|tweede|laatste|vervolg|eindigt|staart|en dan nog|slot|daar achter|erachter|aansluitend"
    rb"|achteraan|daarachter"
    rb"|deuxieme|seconde|dernier|la fin|fin :|la suite|finit|termine|enfin|complete"
    rb"|zweite|letzte|schlu|endet|dahinter|fortsetzung"
    rb"|second|last|remain|ends? |ending|tail|continu"
    rb"|controle(?:getal|cijfer|nummer)|de controle|prufz|check digit)"
)
_SIX = rb"[0-9]{2}[ ./,\-]{0,3}[0-9]{2}[ ./,\-]{0,3}[0-9]{2}"
_GAP = rb"(?![0-9])[^0-9]{1,40}(?:[0-9](?:/[0-9])?[^0-9]{1,15})?"  # "NISS 2/2 :" within it
_END = rb"(?![0-9]|[.,][0-9])"
_GROUPS = tuple(  # of a national number: 850730 and 99932; 60 for the year, 10 for October, ...
    re.compile(rb"(?<![0-9a-z.,+])" + groups + _END)
    for groups in (
        b"(" + _SIX + b")" + _GAP + rb"([0-9]{3}[ ./,\-]{0,3}[0-9]{2})",
        b"(" + _SIX + b")" + _GAP + rb"([0-9]{3})" + _GAP + rb"([0-9]{2})",
        b"([0-9]{2})" + (_GAP + rb"([0-9]{2})") * 2 + _GAP + rb"([0-9]{3})" + _GAP + rb"([0-9]{2})",
    )
)
_GROUP = re.compile(rb"[0-9]+")
_PRINTED = re.compile(
    rb"[0-9]{2}[ ./\-]?[0-9]{2}[ ./\-]?[0-9]{2}[ ./\-]{0,3}[0-9]{3}[ ./\-]{0,2}[0-9]{2}"
)
_FIGURE = re.compile(rb"[0-9]{2}")
_NO_FIGURE = bytes(code for code in range(256) if chr(code) not in "0123456789")
_FAR = 80  # characters between the name of a number and its first group

Run = tuple[int, int]


def told(body: str, hints: Hints) -> Iterator[Reading]:
    """Values whose pieces stand around words that say that they go on. Cost: linear."""
    low, done = hints.low, 0
    for at in hints.at.get("half", ()):
        if at < done or len(low[at : at + AHEAD].translate(None, _NO_FIGURE)) < LEAST:
            continue
        following = _behind(low, at, AHEAD)
        first = following and _before(low, at)
        if not first or not following or _size(low, [following]) in WHOLE:
            continue
        if following[0] - first[1] > NEAR and _STRONG.match(low, at) is None:
            continue
        pieces, done = [first], following[0]
        while following is not None and len(pieces) < MOST:
            pieces.append(following)
            if _size(low, pieces) in DIGITS:
                yield _whole(body, low, pieces)
                if _size(low, pieces) == COMMUNICATION:
                    yield _whole(body, low, _groups(low, pieces))
            following = _behind(low, following[1], NEAR)


def _before(low: bytes, at: int) -> Run | None:
    """The piece before the words that something follows, if there is one."""
    if len(low[max(0, at - BACK) : at].translate(None, _NO_FIGURE)) < LEAST:
        return None
    last: Run | None = None
    for match in _PIECE.finditer(low, max(0, at - BACK), at):
        if match["run"] is not None:
            last = match.span("run")
    return last if last is not None and _size(low, [last]) >= LEAST else None


def _behind(low: bytes, at: int, reach: int) -> Run | None:
    """The first piece that begins within `reach` behind `at`."""
    end = min(len(low), at + reach)
    for match in _PIECE.finditer(low, at, min(len(low), end + 60)):
        if match.start() > end:
            break
        if match["run"] is not None:
            return match.span("run") if _size(low, [match.span("run")]) >= LEAST else None
    return None


def _size(low: bytes, pieces: list[Run]) -> int:
    return sum(len(low[start:end].translate(None, _NO_FIGURE)) for start, end in pieces)


def _groups(low: bytes, pieces: list[Run]) -> list[Run]:
    """The figures in the pieces, without what stands between them."""
    return [one.span() for start, end in pieces for one in _GROUP.finditer(low, start, end)]


def _whole(body: str, low: bytes, pieces: list[Run]) -> Reading:
    """The pieces behind what stands before the first, two lines of it: its label."""
    start = pieces[0][0]
    line = low.rfind(b"\n", max(0, start - 2 * TAIL), start)
    before = low.rfind(b"\n", max(0, start - 2 * TAIL), max(0, line)) + 1
    reading = Reading(body, max(before, start - 2 * TAIL, 0))
    reading.checked = True
    reading.keep(max(before, start - 2 * TAIL, 0), start)
    reading.first = reading.last = reading.length
    plain = all(low[a:b].isdigit() for a, b in pieces)
    done = start
    for first, last in pieces:
        if done != first:
            reading.put("" if plain else " ", done, first)
        reading.keep(first, last)
        done = last
    reading.last = reading.length
    reading.finish(done, 40)
    return reading


def explained(body: str, hints: Hints) -> Iterator[Reading]:
    """National numbers whose groups are explained one by one, behind their name. Cost: linear."""
    low, done = hints.low, 0
    for at in hints.at.get("register", ()):
        figure = _FIGURE.search(low, at, at + _FAR) if at >= done else None
        if figure is None:
            continue
        for groups in _GROUPS:
            match = groups.search(low, figure.start(), at + _FAR + 200)
            if match is None or match.start() > at + _FAR:
                continue
            done = match.end()
            if not _PRINTED.fullmatch(match[0]):
                spans = [match.span(i + 1) for i in range(len(match.groups()))]
                yield _whole(body, low, _groups(low, spans))
            break
