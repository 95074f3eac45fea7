"""Views: short copies behind the folded text in which a hidden value stands whole.

Four spellings hide a value from a pattern without changing its characters one by one: a line end
in the middle of it, a space between all its characters, separators or markup that nobody prints
("85_07_30", "85 . 07", "**85.07**.30"), and letters where scanning read digits.
A view repeats what stands before (the label) and the value as it was meant; whatever is found in it
points back into the body. Check digits decide whether the reading was right.
"""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator
from typing import Literal

from dlp.normalise.apart import taken_apart
from dlp.normalise.misread import MISREAD, READ, misread
from dlp.normalise.offsets import Pieces, View
from dlp.normalise.reading import label_start

TAIL = 90  # characters before a value that a view repeats: its label
ODD = 60  # characters around an odd separator in which the value is sought
MOST_LINES = 4  # that one value is cut over, behind its first
SHORT = 12  # characters of a line that holds nothing but a piece of a value
DOCUMENT = 6  # digits behind two letters: of a passport
MIN_DIGITS = 8  # fewer are no identifier that is worth a view

_NEXT_LINE = re.compile(r"\n[> \t]{0,8}(?=[ .\-/]?[0-9])")
_LINE_END = re.compile(r"[0-9][ \t]?([-./]?)[ \t]{0,8}\r?\Z")
_HEAD = re.compile(r"[0-9 ./\-]{1,32}")
_NUMBER_LINE = re.compile(r"[0-9 ./\-+()]+")
_LAST_RUN = re.compile(r"[0-9A-Za-z+][0-9A-Za-z ./\-+()]{0,30}\Z")

_SPACED_HINT = re.compile(r"[0-9](?<=[ \t][0-9])[ \t]{1,3}[0-9./\-](?=[ \t])")
_SPACED = re.compile(
    r"(?<![^\s:;=(\"'|])[0-9A-Za-z+](?:[ \t]{1,3}[0-9A-Za-z./\-_()<]){7,60}(?=[\s,;.)\"'|]|\Z)"
)

_SCORES = re.compile(  # what rows of single figures are counted in
    r"(?i)\b(?:scores?|punten|points|punkte|bar[èe]me|qcm|quiz|r[ée]ponses|antwoorden|answers|antworten"
    r"|oplossing(?:en)?|solutions?|lösung(?:en)?|w[üu]rfe|worpen|gooien|lancers?|throws|rolls|manches?"
    r"|pluvio\w*|neerslag|rainfall|niederschl\w*|precipitation|dobbel\w*|dice|würfel\w*|loter\w*"
    r"|lotto|tirage|trekking|ziehung|stemmen|stimmen|per dag|par jour|pro tag|per day|per uur)\b"
)
_NAMED = re.compile(
    r"(?i)rijksreg|niss|insz|nation|ssin|\brrn?\b|gsm|\btel|phone|portable|mobil|handy|nummer:|bel(?:len)?\b"
    r"|appel|\bcall|anruf|rekening|compte|konto|account|kaart|carte|card|iban"
)

_TAG = r"</?(?![tT][dDhHrR]>)[A-Za-z]{1,8}>"  # markup inside a value; not that of cells
_ODD_HINT = re.compile(
    r"[0-9](?:[_*]{1,3}(?:[.\-/][_*]{0,3})?[0-9]|[.\-/]?[_*]{1,3}[0-9]| [.\-/] ?[0-9]|[.\-/] [0-9]"
    rf"|[.\-/]?{_TAG}|[.\-]{{2,3}}[0-9])"
)
_ODD = (
    r"(?:[ ]?[.\-/]?[ ]?|[_*]{1,3}[.\-/][_*]{1,3}"
    rf"|[.\-/]?(?:[_*]{{1,3}}|(?:{_TAG}){{1,3}}(?:[.\-/](?:{_TAG}){{1,3}})?)[.\-/]?"
    r"|[.\-]{2,3})"
)
_ODD_RUN = re.compile(
    rf"(?:(?<![A-Za-z0-9])|(?<=[^A-Za-z0-9][rRnN][rRnN])|(?<=[sSrR][sSrR][nN]))[0-9A-Z]{{1,16}}(?:{_ODD}[0-9A-Z]{{1,16}}){{1,16}}"
)
_KEPT = re.compile(r"<[^>]*>|[0-9A-Z./\-]+")

_BARE = re.compile(r"[0-9A-Z]+")

_AS: dict[str, dict[int, int]] = {  # how a value is written in its view
    "misread": READ,
    "under": str.maketrans("_", "-"),
}
_CAPITALS = "ACEFHJKLMNPRTUVWXYÀÂÄÇÈÉÊËÎÏÔÖÙÛÜ"  # the others may be misread figures
_SORTS = {"0123456789": "d", MISREAD: "O", _CAPITALS: "A", " \t./-": " ", "_*<": "_"}
_GATE = bytes(  # the sort of each character: digit, letter that may be one, separator, odd sign
    ord(next((sort for chars, sort in _SORTS.items() if chr(code) in chars), "x"))
    for code in range(256)
)

_ODDITY = re.compile(  # begins with d: one search, and most texts hold none of them
    rb"d(?:[_O]| [_O]|  d|   d|(?<= d)(?: d |  )|(?<=Od))"
)

_LETTERS_HINT = b"A A"  # in each such word two letters that are no misread figures stand so
_LETTERS = re.compile(r"[A-ZÀ-Ü](?:[ \t]{1,4}[A-ZÀ-Ü:+/\-]){3,60}(?![A-Za-z0-9])")
_LETTER_GAP = re.compile(r"[ \t]+")
_BEFORE_LETTERS = " \t\n\r\"'([{*_#>|:"
REST = 60  # characters of the line behind spaced letters that are read with them

Span = tuple[int, int]
How = Literal["cut", "spaced", "parted", "apart", "misread", "letters", "under"]


def add_views(body: str, pieces: Pieces) -> list[View]:
    """The views of a folded text, appended to `pieces`. Cost: linear; mostly three searches."""
    views: list[View] = []
    known, position = len(pieces.at), len(body)
    for how, label, value in _wanted(body):
        start = at = position + 2
        appended = ["\n\n"]
        for i, (low, high) in enumerate((label, *value)):
            pieces.copy(known, low, high, at)
            text = body[low:high]
            written = how in _AS and i and not (i > 1 and text.strip(" .").isalpha())
            appended.append(text.translate(_AS[how]) if written else text)
            at += high - low
        pieces.appended.extend(appended)
        head = start + label[1] - label[0]  # where the value begins, or where the line end was
        views.append(View(start, at, before=head if how == "cut" else at, after=head))
        position = at
    return views


def _wanted(body: str) -> Iterator[tuple[How, Span, list[Span]]]:
    """How a value is hidden, its label, and the pieces of the body that make it."""
    for label, heads in _cut(body):
        yield "cut", label, heads
    for start, pieces in taken_apart(body):
        yield "apart", _label(body, start), pieces
    gate = body.encode("latin-1", "replace").translate(_GATE)
    if _LETTERS_HINT in gate:
        yield from _lettered(body, gate)
    if _ODDITY.search(gate) is None:
        return
    if b" d d " in gate or b" d  " in gate:
        yield from _spaced(body)
    if any(odd in gate for odd in (b"d_", b"d _", b"d  d", b"d   d")):
        yield from _parted(body)
    for start, pieces in misread(body, gate):
        yield "misread", _label(body, start), pieces


def _lettered(body: str, gate: bytes) -> Iterator[tuple[How, Span, list[Span]]]:
    """Words with a space between their letters: "T L P : R E D", "Z E E R   G E H E I M"."""
    at, done = gate.find(_LETTERS_HINT), 0
    while at >= 0:
        while at >= done + 2 and body[at - 1] == " " and body[at - 2].isupper():
            at -= 2
        run = _LETTERS.match(body, at)
        end = done = gate.find(_LETTERS_HINT, at) + 2 if run is None else run.end()
        if run is not None and (not at or body[at - 1] in _BEFORE_LETTERS):
            gaps = [gap.span() for gap in _LETTER_GAP.finditer(body, at, end)]
            least = min(high - low for low, high in gaps)
            value, start = [], at
            for low, high in gaps:  # one space is left where there are more than elsewhere
                value.append((start, low + (high - low > least)))
                start = high
            value.append((start, end))
            line = body.find("\n", end, end + REST)
            value.append((end, min(len(body), end + REST) if line < 0 else line))
            yield "letters", _label(body, at), value
        at = gate.find(_LETTERS_HINT, end)


def _spaced(body: str) -> Iterator[tuple[How, Span, list[Span]]]:
    done = 0
    for hint in _SPACED_HINT.finditer(body):
        if hint.start() < done:
            continue
        for run in _SPACED.finditer(body, max(done, hint.start() - ODD), hint.end() + 3 * ODD):
            if run.end() >= hint.end():
                done = run.end()
                lettered = run[0][0].isalpha() and run[0][2:4].strip()[:1].isalpha()
                least = DOCUMENT if lettered else MIN_DIGITS
                if _counted(body, run.start()):
                    break
                if run.start() <= hint.start() and _digits(run[0]) >= least:
                    drop = " \t_./-" if lettered else " \t_"
                    value = [(i, i + 1) for i in range(*run.span()) if body[i] not in drop]
                    yield "spaced", _label(body, run.start()), value
                break


def _counted(body: str, start: int) -> bool:
    """True where what stands before tells of points, answers or measures, and of no number."""
    low = max(0, start - TAIL)
    return _SCORES.search(body, low, start) is not None and _NAMED.search(body, low, start) is None


def _parted(body: str) -> Iterator[tuple[How, Span, list[Span]]]:
    done = 0
    for hint in _ODD_HINT.finditer(body):
        if hint.start() < done:
            continue
        for run in _ODD_RUN.finditer(body, max(done, hint.start() - ODD), hint.end() + ODD):
            if run.end() >= hint.end():
                done = run.end()
                if run.start() <= hint.start() and _digits(run[0]) >= MIN_DIGITS:
                    kept = _KEPT.finditer(body, *run.span())
                    value = [one.span() for one in kept if body[one.start()] != "<"]
                    if run[0][:2].isalpha():  # "BE68 / 5390 / 0754": an account, without its signs
                        value = [one.span() for one in _BARE.finditer(body, *run.span())]
                    yield "parted", _label(body, run.start()), value
                    if "_" in run[0] and "*" not in run[0] and "<" not in run[0]:
                        yield "under", _label(body, run.start()), [run.span()]  # "85-07-30_999_32"
                break


def _cut(body: str) -> Iterator[tuple[Span, list[Span]]]:
    """The end of a line with a number, and the beginnings of the next ones that go on with it."""
    for match in _NEXT_LINE.finditer(body):
        end = _LINE_END.search(body, max(0, match.start() - 12), match.start())
        if end is None:
            continue
        cut = end.end(1) if end[1] else end.start() + 1  # "850730-" keeps its separator
        line = max(body.rfind("\n", max(0, cut - TAIL), cut) + 1, cut - TAIL, 0)
        head = _HEAD.match(body, match.end())
        heads = _going_on(body, head.span()) if head is not None else []
        if heads and _may_be_cut(body, line, cut, heads):
            if len(heads) > 1 and body[cut - 1] == "-":  # "5187220-\n946310-\n859": hyphenated
                bare = [(low, high - (body[high - 1] == "-")) for low, high in heads]
                yield (line, cut - 1), bare
            yield (line, cut), heads


def _going_on(body: str, head: Span) -> list[Span]:
    """The pieces of a value on the next lines, where a piece is all there is on its line."""
    heads = [head]
    while len(heads) < MOST_LINES and body[heads[-1][1] : heads[-1][1] + 1] in ("\n", "\r"):
        after = _NEXT_LINE.match(body, heads[-1][1])
        more = after and _HEAD.match(body, after.end())
        if not more or more.end() - more.start() > SHORT or heads[-1][1] - heads[-1][0] > SHORT:
            break
        heads.append(more.span())
    return heads


def _may_be_cut(body: str, line: int, cut: int, heads: list[Span]) -> bool:
    """False for a column of equal numbers and where both sides hold too few digits for a value."""
    tail = _LAST_RUN.search(body, line, cut)
    if tail is None or _digits(tail[0]) + sum(_digits(body[i:j]) for i, j in heads) < MIN_DIGITS:
        return False
    first = _NUMBER_LINE.fullmatch(body, line, cut)
    return not (first and len(first[0].strip()) == len(body[slice(*heads[0])].strip()))


def _label(body: str, start: int) -> Span:
    """What stands before a value on its line, or in the question before that."""
    return label_start(body, max(0, start - TAIL), start), start


def _digits(text: str) -> int:
    return sum(map(text.count, "0123456789"))
