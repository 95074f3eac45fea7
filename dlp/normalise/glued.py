"""Strings that a program puts together ('850730' + "99932"), and passwords in spaced characters."""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

LINE = 400  # characters of a line that are read together
REACH = 40  # characters between the name of a secret and its first character

_JOINT = re.compile(r"[\"'][ \t]{0,3}(?:\+|&|\|\||\.(?=[ \t]))[ \t\r\n]{0,12}[\"']")
_SPACED = re.compile(r"(?<=[:=\"'’ ] )\S(?: \S){5,40}(?=\s|\Z)|(?<=[:=])\S(?: \S){5,40}(?=\s|\Z)")
_ADDRESS = re.compile(
    r"(?<![^\s:=\"'(])[A-Za-z0-9](?: [A-Za-z0-9._+\-]){2,40} @"
    r"(?: [A-Za-z0-9.\-]){4,40}(?=[\s,;)]|\Z)"
)
_CALL = re.compile(r"[A-Za-z._]{2,24}\(([^()\n]{4,200})\)")
_PIECE = re.compile(r"[\"']([^\"'\n]{0,40})[\"']|(?<![\w\"'])([0-9]{1,16})(?![\w\"'])")
_MARK = r"(?:[*`]{1,3}|</?[A-Za-z]{1,6}/?>|<!--[^<>]{0,40}-->)"
_MARKED_NAME = re.compile(
    rf"(?<![\w.+\-*`>]){_MARK}?[\w.+\-]{{1,40}}(?:{_MARK}{{1,3}}[\w.+\-]{{1,40}}){{0,4}}{_MARK}{{0,3}}\Z"
)
_MARKED_DOMAIN = re.compile(
    rf"@{_MARK}{{0,3}}[\w\-]{{1,40}}(?:{_MARK}{{0,3}}\.{_MARK}{{0,3}}[\w\-]{{1,40}}){{1,4}}"
)
_MARKS = re.compile(_MARK)
_STARS = re.compile(r"[*]+")
_NAME = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"[0-9 .,:/\-]+")


def strings(body: str, hints: Hints) -> Iterator[Reading]:
    """Every line with strings that are put together, as one. Cost: linear in the text."""
    done = 0
    for at in hints.at.get("glue", ()):
        if at < done or _JOINT.match(body, at) is None:
            continue
        reading = Reading(body, at)
        start = at
        for joint in _JOINT.finditer(body, at, at + LINE):
            if "\n" in body[start : joint.start()]:
                break
            reading.keep(start, joint.start())
            start, reading.last = joint.end(), reading.length
        done = start
        reading.finish(done)
        yield reading


def concatenated(body: str, hints: Hints) -> Iterator[Reading]:
    """What a sheet's or a database's function puts together, as one. Cost: linear."""
    done = 0
    for at in hints.at.get("concat", ()):
        call = _CALL.match(body, at) if at >= done else None
        if call is None:
            continue
        pieces = [
            (p.start(1) if p[1] is not None else p.start(2), p[1] or p[2] or "")
            for p in _PIECE.finditer(body, call.start(1), call.end(1))
        ]
        pieces = [
            (start, text) for start, text in pieces if text not in ("", "TRUE", "WAAR", "VRAI")
        ]
        if len(pieces) < 2:
            continue
        reading = Reading(body, call.start(), done)
        done = call.end()
        for start, text in pieces:
            reading.put(text, start, start + len(text))
        reading.finish(done, 40)
        yield reading


def marked(body: str, hints: Hints) -> Iterator[Reading]:
    """E-mail addresses with marks of markup in them: "**jan**@**example.be**". Cost: linear."""
    done = 0
    for at in hints.at.get("marked", ()):
        sign = body.find("@", at, at + 2)
        low = max(done, at - 2 * REACH)
        before = _MARKED_NAME.search(body, low, sign)
        behind = _MARKED_DOMAIN.match(body, sign) if before is not None else None
        if before is None or behind is None:
            continue
        stars = _STARS.findall(before[0])
        if stars and (len(stars) % 2 or min(stars) != max(stars)) and "*" not in behind[0]:
            continue  # "j***@example.be": masked, not marked
        done = behind.end()
        reading = Reading(body, before.start())
        reading.put(_MARKS.sub("", before[0] + behind[0]), before.start(), done)
        reading.final = True
        yield reading


def addresses(body: str, hints: Hints) -> Iterator[Reading]:
    """E-mail addresses in spaced characters: "j a n @ p o s t . b e". Cost: linear."""
    done = 0
    for at in hints.at.get("at", ()):
        if body[at : at + 3] != " @ ":
            continue
        run = _ADDRESS.search(body, max(done, at - 2 * REACH), at + 2 * REACH)
        if run is None or not run.start() < at < run.end():
            continue
        done = run.end()
        reading = Reading(body, run.start())
        reading.put(run[0].replace(" ", ""), *run.span())
        reading.finish(done, 20)
        reading.final = True
        yield reading


def secrets(body: str, hints: Hints) -> Iterator[Reading]:
    """Passwords whose characters stand apart, behind their name. Cost: linear in the text."""
    for at in hints.at.get("secret", ()):
        line = body.find("\n", at, at + REACH + LINE)
        run = _SPACED.search(body, at, at + REACH + LINE if line < 0 else line)
        answer = run is None and line > 0
        if answer:  # "wachtwoord?", and on the next line what it is
            after = body.find("\n", line + 1, line + REACH + LINE)
            run = _SPACED.search(body, line + 1, line + REACH + LINE if after < 0 else after)
        reach = line if answer else at
        if run is None or run.start() > reach + REACH or _FIGURES.fullmatch(run[0]):
            continue
        reading = Reading(body, at if answer else run.start())
        if answer:
            name = _NAME.match(body, at)
            end = name.end() if name is not None else at
            reading.keep(at, end)
            reading.put(": ", end, run.start())
        reading.put(run[0].replace(" ", ""), *run.span())
        reading.finish(run.end(), 20)
        reading.final = True
        yield reading
