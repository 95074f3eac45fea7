"""Licence plates behind their name, spelled or damaged: "1 - T B Z - 4 0 7", "l-VGK-5O8",
"twee, Karel Willem Dirk, drie één acht", "one dash sierra yankee mike dash eight zero four".

Only directly behind a word for a plate is one sought: a digit, three letters, three digits, with
nothing but separators, figures, letters and the words for them between.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator

from dlp.normalise.hints import Hints
from dlp.normalise.letters import Part, runs
from dlp.normalise.reading import Reading

REACH = 180  # characters behind the name of a plate in which it stands
FAR = 48  # characters between the name and the plate
FAR_SPELLED = 90  # and one whose letters are spelled in words
TOKENS = 24  # of one plate, at most
SIZE = 7  # of its characters; those before 2010 have no index, and are one shorter
MISREAD = 3  # of them, one letter at most
LEAST_WORD = 3  # characters of a word that a plate may stand behind

_SIGNS = bytes(code for code in range(256) if not chr(code).isalnum())
_PLAIN = re.compile(rb"(?<![a-z0-9])[1-9][ .\-]?[a-z]{3}[ .\-]?[0-9]{3}(?![a-z0-9])")
_SHAPE = re.compile(r"[12]?[A-Z]{3}[0-9]{3}")
_GROUPS = re.compile(r"[A-Z]+|[0-9]+")
_FIGURE = str.maketrans("OQDIL|SBZG", "0001115826")
_LETTER = str.maketrans("01582", "OISBZ")


def plates(body: str, hints: Hints) -> Iterator[Reading]:
    """Plates that their names announce. Cost: linear; bounded behind every name."""
    low, done = hints.low, 0
    for at in hints.at.get("plate", ()):
        if at < done:
            continue
        line = low.find(b"\n", at, at + REACH)
        end = min(len(low), at + REACH) if line < 0 else line
        if _PLAIN.search(low, at, end):
            continue  # as it is printed
        found = next(filter(None, (_plate(low, run, at) for run in runs(low, at, end, SIZE))), None)
        if found is None:
            continue
        said, start, done = found
        reading = Reading(body, start)
        reading.put("-".join(_GROUPS.findall(said)), start, done)
        reading.finish(done, 20)
        reading.final = True
        yield reading


def _plate(low: bytes, run: list[Part], at: int) -> tuple[str, int, int] | None:
    """The first plate in a run: its characters, and where it stands."""
    for i, first in enumerate(run):
        far = first.start - at > FAR
        if first.start - at > FAR_SPELLED:
            break
        if i and len(run[i - 1].said) < LEAST_WORD:
            continue  # inside a longer row of figures and letters
        said, letters = "", 0
        if first.end - first.start > 1 and _printed(run[i + 1 : i + 3]):
            continue  # "een BMW 520"
        for part in run[i : i + TOKENS]:
            said += part.said
            letters += part.end - part.start > len(part.said) and part.said.isalpha()
            if len(said) > SIZE:
                break
            if len(said) >= SIZE - (letters == 3) and (plate := _read(said)):
                whole = low[first.start : part.end]
                if b"," in whole and len(whole.translate(None, _SIGNS)) == len(said):
                    break  # "bijlage 1 ABC, 123": a comma is for what is said in words
                if far and not letters:
                    break
                return plate, first.start, part.end
    return None


def _printed(parts: list[Part]) -> bool:
    """True for letters and figures as they are printed, and not said."""
    return [len(part.said) for part in parts] == [3, 3] and all(
        part.end - part.start == 3 for part in parts
    )


def _read(said: str) -> str | None:
    """The plate, when the characters are one or scanning made them of one."""
    index, series, number = said[:-6], said[-6:-3], said[-3:]
    plate = index.translate(_FIGURE) + series.translate(_LETTER) + number.translate(_FIGURE)
    misread = [a != b for a, b in zip(said, plate, strict=True)]
    if sum(misread) > (MISREAD if index else 0) or sum(misread[-6:-3]) > 1 or all(misread[-3:]):
        return None
    return plate if _SHAPE.fullmatch(plate) else None
