"""Values given in several turns of a conversation: "Jan: 850730", "An: ok", "Jan: 99932".

What one person says in a row of turns, each beginning with figures or the words for them, is one
text in which a value is whole; what others say in between is left out. Check digits decide the
rest, but for a telephone number that somebody announced.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from dlp.normalise import number_words as words
from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

APART = 5  # turns of others between two of one person
MOST = 12  # turns of one value
LINE = 300  # characters of a turn that are read
BACK = 240  # characters before the first piece that are read with it: what was asked
WHOLE = 12  # figures of a piece; more are a value by themselves
TELEPHONE = 9  # figures that may be a whole telephone number
DIGITS = 8  # and the words for them, of all pieces together

_HEAD = re.compile(rb"\n[^\n]{1,48}?[:>][ \t]")
_TURN = re.compile(
    rb"[ \t>*\-]{0,4}"
    rb"(?:\[[^\[\]\n]{1,24}\][ \t]?"
    rb"|[0-9]{1,2}[:.hu][0-9]{2}(?::[0-9]{2})?[ \t]{0,2}[,\-]?[ \t]{0,2})?"
    rb"(?:<(?P<nick>[^<>\n]{1,24})>[ \t:]|(?P<name>[a-z][^\n:<>{}\"=;,|]{0,30}?)[ \t\xa0]?"
    rb"(?:[(\[][0-9][0-9:.hu ]{2,12}[)\]])?[ \t]?:(?![/:]))[ \t]{0,3}"
)
_TOKEN = re.compile(rb"[a-z\xdf]+|[0-9]+")
_PART = re.compile(  # "2e partie", "deel 2 van 3:", before figures
    rb"(?:(?:[1-9](?:e|re|de|ste|nd|rd|th)?\.?|tweede|derde|deuxieme|troisieme|second|third|zweiter)"
    rb"[ ])?(?:partie|deel|stuk|part|teil|morceau)(?:[ ][1-9](?![0-9]))?"
    rb"(?:[ ]?/[ ]?[1-9]|[ ](?:van|sur|of|von)[ ][1-9](?![0-9]))?[ :.,=\-]{1,3}"
)
_ASIDE = 30  # characters of a turn without figures between two pieces: "sorry, telefoon"
_ALSO = frozenset(  # said before or behind figures, or between them
    b"hmm hm mm uh uhm euh eh ehm ah ja oui yes yep yeah ok oke okay dus en et and und dan puis "
    b"ben bah voila wacht attends wait moment oui donc so also c est het is it s les der das "
    b"die nog deux encore moi ici merci bedankt danke thanks aub svp".split()
) - frozenset(words.VALUES)
_PHONES = re.compile(
    rb"gsm|tel\b|telef|phone|portable|mobil|handy|\bbel\b|appel|rappel|\bcall|anruf"
)


class _Piece(NamedTuple):
    start: int
    end: int
    alone: bool  # nothing else is said in the turn


class _Turn(NamedTuple):
    who: bytes
    start: int
    end: int


def said(body: str, hints: Hints) -> Iterator[Reading]:
    """Values over turns of one person. Cost: linear in the lines; bounded behind every turn."""
    low = hints.low
    turns = list(_turns(low))
    often = {who for who, times in Counter(turn.who for turn in turns).items() if times > 1}
    done = 0
    for i, turn in enumerate(turns[:-1]):
        if turn.start < done or turn.who not in often:
            continue
        last = _last(low, turn)
        if last is None or _size(low, [last]) > WHOLE:
            continue
        pieces, apart = [last], 0
        for other in turns[i + 1 : i + 1 + MOST * (APART + 1)]:
            if other.who != turn.who:
                apart += 1
                if apart > APART:
                    break
                continue
            piece = _first(low, other)
            if piece is None and _aside(low, other):
                continue
            if piece is None or _size(low, [piece]) > WHOLE:
                break
            pieces.append(piece)
            apart = 0
            if not piece.alone or len(pieces) == MOST:
                break
        if len(pieces) > 1 and _size(low, pieces) >= DIGITS:
            floor, done = done, pieces[-1].start
            yield from _joined(body, low, pieces, floor, turn.start)


def _turns(low: bytes) -> Iterator[_Turn]:
    """Lines that somebody says."""
    starts = [head.start() + 1 for head in _HEAD.finditer(low)]
    for start in (0, *starts) if starts else ():
        match = _TURN.match(low, start)
        if match is not None:
            end = low.find(b"\n", match.end())
            who = bytes((match["nick"] or match["name"]).strip())
            yield _Turn(who, match.end(), len(low) if end < 0 else end)


def _numeric(token: bytes) -> bool:
    return token in words.VALUES or token.isdigit()


def _of_number(token: bytes) -> bool:
    return token.isdigit() or token in words.KNOWN or token in _ALSO


def _aside(low: bytes, turn: _Turn) -> bool:
    """True for a short turn without figures."""
    said = low[turn.start : turn.end]
    return len(said) <= _ASIDE and not any(code in b"0123456789" for code in said)


def _first(low: bytes, turn: _Turn) -> _Piece | None:
    """The figures that a turn begins with."""
    found = 0
    part = _PART.match(low, turn.start, turn.end)
    start = end = turn.start if part is None else part.end()
    for match in _TOKEN.finditer(low, end, min(turn.end, turn.start + LINE)):
        if not _of_number(match[0]):
            return _Piece(start, end, alone=False) if found else None
        if _numeric(match[0]):
            start = start if found else match.start()
            found, end = found + 1, match.end()
    return _Piece(start, end, alone=True) if found else None


def _last(low: bytes, turn: _Turn) -> _Piece | None:
    """The figures that a turn ends with."""
    tokens = list(_TOKEN.finditer(low, max(turn.start, turn.end - LINE), turn.end))
    start = end = -1
    for match in reversed(tokens):
        if not _of_number(match[0]):
            break
        if _numeric(match[0]):
            start = match.start()
            end = end if end >= 0 else match.end()
    if start < 0:
        return None
    if low[max(turn.start, start - 2) : start] in (b"be", b"nl", b"lu", b"de", b"fr"):
        start -= 2  # "be68"
    elif low[max(turn.start, start - 3) : start - 1] == b"be":
        start -= 3  # "be 68"
    return _Piece(start, end, alone=True)


def _size(low: bytes, pieces: list[_Piece]) -> int:
    """How many figures the pieces hold at least."""
    tokens = (token for piece in pieces for token in _TOKEN.findall(low, piece.start, piece.end))
    return sum(len(t) if t.isdigit() else len(str(words.VALUES[t])) for t in tokens if _numeric(t))


def _joined(
    body: str, low: bytes, pieces: list[_Piece], floor: int, turn: int
) -> Iterator[Reading]:
    """The pieces as one, with what was said before: words apart, figures apart and together.

    Args:
        floor: nothing before it is read again.
        turn: where what is said in the first turn begins.
    """
    start = pieces[0].start
    asked = low.rfind(b"\n", max(0, start - BACK), start)
    before = low.rfind(b"\n", max(0, start - BACK), max(0, asked)) + 1
    before = min(max(before, start - BACK, floor, 0), start)
    line = max(low.rfind(b"\n", before, turn), min(before, turn))
    turn = max(turn, before)
    figures = not any(low[p.start : p.end].translate(None, b"0123456789 ./-+be") for p in pieces)
    phone = _PHONES.search(low, max(0, start - BACK), start) is not None
    if phone and any(_size(low, [piece]) >= TELEPHONE for piece in pieces):
        return
    for between in (" ", "") if figures else (", ",):
        reading = Reading(body, start, start)
        reading.checked = not phone
        reading.keep(before, line)
        reading.put(" " if line < turn else "", line, turn)  # who answers is not asked for
        reading.keep(turn, start)
        reading.first = reading.last = reading.length
        done = start
        for piece in pieces:
            if done != start:
                reading.put(between, done, piece.start)
            reading.keep(piece.start, piece.end)
            done = piece.end
        reading.last = reading.length
        yield reading
