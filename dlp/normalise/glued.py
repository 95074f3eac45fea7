"""Strings that a program puts together ('850730' + "99932"), and passwords in spaced characters."""

import re  # noqa: TID251 - on plain character classes it is 1.5 to 3 times as fast as regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.reading import Reading

LINE = 400  # characters of a line that are read together
REACH = 40  # characters between the name of a secret and its first character

_JOINT = re.compile(r"[\"'][ \t]{0,3}(?:\+|&|\|\||\.(?=[ \t]))[ \t\r\n]{0,12}[\"']")
_SPACED = re.compile(r"(?<=[:=\"'’ ] )\S(?: \S){5,40}(?=\s|\Z)|(?<=[:=])\S(?: \S){5,40}(?=\s|\Z)")
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


def secrets(body: str, hints: Hints) -> Iterator[Reading]:
    """Passwords whose characters stand apart, behind their name. Cost: linear in the text."""
    for at in hints.at.get("secret", ()):
        line = body.find("\n", at, at + REACH + LINE)
        run = _SPACED.search(body, at, at + REACH + LINE if line < 0 else line)
        if run is None or run.start() > at + REACH or _FIGURES.fullmatch(run[0]):
            continue
        reading = Reading(body, run.start())
        reading.put(run[0].replace(" ", ""), *run.span())
        reading.finish(run.end(), 20)
        reading.final = True
        yield reading
