"""Accounts, documents and vehicle numbers whose letters are spelled: "bravo echo five five, zero
six three three", "E comme Eugène, P comme Pierre, quatre cent ...", "B (un) (zéro) (quatre) 55".

An account begins with two spelled letters; documents and vehicles are sought behind their name.
"""

import re  # noqa: TID251 - as every other reader
from collections.abc import Iterator
from typing import Literal

from dlp.normalise.hints import Hints
from dlp.normalise.letters import Part, runs
from dlp.normalise.reading import Reading

HEAD = 60  # characters of an account in which its letters are spelled and its figures begin
REACH = 420  # characters of an account or a vehicle number
DOCUMENT = 200  # of a document, and of what stands between it and its name
FAR = 80  # characters between the name of a document and its first letter
OWN = 2  # letters of a token that may stand for themselves

_ACCOUNT = re.compile(r"(?:BE[0-9]{14}|NL[0-9]{2}[A-Z]{4}[0-9]{10}|DE[0-9]{20}|LU[0-9]{18})")
_DOCUMENT = re.compile(r"[A-Z]{2}[0-9]{6}|B[0-9]{9}")
_VEHICLE = re.compile(r"(?=[A-Z0-9]{0,16}[0-9])[A-HJ-NPR-Z0-9]{17}")
_BEGINS = re.compile(r"[A-Z]{2}[0-9]")
_HEADS = ("BE", "NL", "DE", "LU")


def accounts(body: str, hints: Hints) -> Iterator[Reading]:
    """Accounts that begin with two spelled letters. Cost: linear; bounded behind every head."""
    done = 0
    for at in hints.at.get("spelled", ()):
        start = at + (body[at] == " ")
        if start < done or hints.low[start - 1 : start].isalnum():
            continue
        head = next(runs(hints.low, start, start + HEAD, OWN), [])
        if _BEGINS.match("".join(part.said for part in head)) is None:
            continue
        end = head[-1].end
        for greedy in (True, False):
            run = next(runs(hints.low, start, start + REACH, OWN, greedy=greedy), [])
            found = _whole(run, _ACCOUNT)
            if found is not None and found[0][:2] in _HEADS:
                end = found[2]
                yield _read(body, *found)
                break
            end = max(end, run[-1].end)
        done = end  # nor does one begin within what was read


def documents(body: str, hints: Hints) -> Iterator[Reading]:
    """Documents behind their name, in spelled letters. Cost: linear; bounded behind every name."""
    yield from _named(body, hints, "document", _DOCUMENT, DOCUMENT)


def vehicles(body: str, hints: Hints) -> Iterator[Reading]:
    """Vehicle numbers behind their name, in spelled letters. Cost: linear; bounded as above."""
    yield from _named(body, hints, "vehicle", _VEHICLE, REACH)


def _named(
    body: str,
    hints: Hints,
    kind: Literal["document", "vehicle"],
    shape: "re.Pattern[str]",
    reach: int,
) -> Iterator[Reading]:
    done = 0
    for at in hints.at.get(kind, ()):
        if at < done:
            continue
        line = body.find("\n", at, at + reach)
        end = min(len(body), at + reach) if line < 0 else line
        for run in runs(hints.low, at, end, OWN):
            if run and run[0].start > at + FAR:
                break
            found = _whole(run, shape)
            if found is not None:
                done = found[2]
                yield _read(body, *found)
                break


def _whole(run: list[Part], shape: "re.Pattern[str]") -> tuple[str, int, int] | None:
    """The characters that the run stands for and where, when they are of that shape and spelled."""
    for i in range(min(len(run), 4)):
        said = ""
        for part in run[i:]:
            said += part.said
            if shape.fullmatch(said):
                spelled = any(p.end - p.start > len(p.said) for p in run[i:] if p.end <= part.end)
                return (said, run[i].start, part.end) if spelled else None
    return None


def _read(body: str, said: str, start: int, end: int) -> Reading:
    reading = Reading(body, start)
    reading.put(said, start, end)
    reading.finish(end, 20)
    reading.final = True
    return reading
