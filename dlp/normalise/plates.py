"""Licence plates behind their name, spelled or damaged: "1 - T B Z - 4 0 7", "l-VGK-5O8",
"twee, Karel Willem Dirk, drie één acht", "one dash sierra yankee mike dash eight zero four".

Only directly behind a word for a plate is one sought: a digit, three letters, three digits, with
nothing but separators, figures, letters and the words for them between.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator
from typing import NamedTuple

from dlp.normalise.hints import Hints
from dlp.normalise.number_words import AND, HUNDREDS, SEPARATORS, VALUES
from dlp.normalise.numerals import Word, joined, numbers
from dlp.normalise.reading import Reading

REACH = 130  # characters behind the name of a plate in which it stands
FAR = 48  # characters between the name and the plate
TOKENS = 24  # of one plate, at most
SIZE = 7  # of its characters; those before 2010 have no index, and are one shorter
MISREAD = 3  # of them, one letter at most
LEAST_WORD = 3  # characters of a word that a plate may stand behind

_TOKEN = re.compile(rb"[a-z\xdf]+(?:-ray)?|[0-9]+|[|]")
_GAP = re.compile(rb"[ \t,.;:/\-_'\"()\[\]+*\xb7]{0,5}")
_SIGNS = bytes(code for code in range(256) if not chr(code).isalnum())
_PLAIN = re.compile(rb"(?<![a-z0-9])[1-9][ .\-]?[a-z]{3}[ .\-]?[0-9]{3}(?![a-z0-9])")
_SHAPE = re.compile(r"[12]?[A-Z]{3}[0-9]{3}")
_GROUPS = re.compile(r"[A-Z]+|[0-9]+")
_FIRST = frozenset((*VALUES, *HUNDREDS))
_NUMBERS = _FIRST | {*AND, b"vingts"}
_FIGURE = str.maketrans("OQDIL|SBZG", "0001115826")
_LETTER = str.maketrans("01582", "OISBZ")
_SPELLED: dict[str, bytes] = {
    "international": b"alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima "
    b"mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu",
    "otherwise": b"alpha berta caesar doria eco fox gamma henri ida juliet karel leopold maria "
    b"nico oskar peter quiriline rudolf simon theo utrecht viktor whisky x-ray yvonne zoeloe",
    "nl": b"anton bernard cornelis dirk eduard ferdinand gerard hendrik izaak johan kaat lodewijk "
    b"marie nicolaas otto pieter quirinus richard sofie theodoor ursula victoria willem xantippe "
    b"ypsilon zaandam",
    "be": b"arthur brussel carolina desire emiel frederik gustaaf hubert isidoor jozef kilogram "
    b"lea mathilde napoleon olivier piano quotient robert sara telefoon urbain vic waterloo "
    b"xylofoon yoghurt zeeland",
    "fr": b"anatole berthe celestin desire eugene francois gaston henriette irma joseph kleber "
    b"louis marcel nicolas oscar pierre quintal raoul suzanne therese ursule victor william xavier "
    b"yvonne zoe",
    "fr-be": b"anna bruxelles cesar daniel emile frederic gustave hector isidore jeanne kilogramme "
    b"louise madeleine noel olga paul quievrain rene sophie telephone ulysse vincent wagon "
    b"xylophone yves zurich",
    "de": b"adam bernd casar dora emil friedrich gustav heinrich isidor julius kaufmann ludwig "
    b"martha nordpol osten paula quelle rosa samuel theodor ulrich volker wilhelm xanthippe york "
    b"zacharias",
    "de-otherwise": b"albert bertha cacilie david erich fritz georg hans ines jakob konrad leo "
    b"martin nathan ostern paulina qualle rolf siegfried toni uwe vogel walter xaver ypern "
    b"zeppelin",
}
_LETTERS = {
    word: chr(ord("A") + place)
    for words in _SPELLED.values()
    for place, word in enumerate(words.split())
}


class _Part(NamedTuple):
    said: str  # the characters that a token stands for; "" for a separator
    start: int
    end: int


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
        found = next(filter(None, (_plate(low, run, at) for run in _runs(low, at, end))), None)
        if found is None:
            continue
        said, start, done = found
        reading = Reading(body, start)
        reading.put("-".join(_GROUPS.findall(said)), start, done)
        reading.finish(done, 20)
        reading.final = True
        yield reading


def _runs(low: bytes, start: int, end: int) -> Iterator[list[_Part]]:
    """Runs of tokens that may spell a plate, with nothing but signs between them."""
    run: list[_Part] = []
    words: list[Word] = []  # of one number, or several
    last = start
    for match in _TOKEN.finditer(low, start, end):
        token, gap = match[0], low[last : match.start()]
        is_number = len(token) > 1 and token in (_NUMBERS if words else _FIRST)
        said = "" if is_number else _said(token)
        if words and not (is_number and _GAP.fullmatch(gap)):
            run += _in_figures(words)
            words = []
        if said is None or not _GAP.fullmatch(gap):
            yield run
            run = []
        if is_number:
            words.append(Word(token, *match.span(), joined(gap)))
        elif said:
            run.append(_Part(said, *match.span()))
        last = match.end()
    yield [*run, *_in_figures(words)]


def _in_figures(words: list[Word]) -> list[_Part]:
    return [_Part(*number) for number in numbers(words, greedy=True)]


def _said(token: bytes) -> str | None:
    """The characters that a word stands for, "" for the name of a sign, None for other words."""
    if token in SEPARATORS:
        return ""
    if token in _LETTERS:
        return _LETTERS[token]
    return token.decode("latin-1").upper() if len(token) <= SIZE else None


def _plate(low: bytes, run: list[_Part], at: int) -> tuple[str, int, int] | None:
    """The first plate in a run: its characters, and where it stands."""
    for i, first in enumerate(run):
        if first.start - at > FAR:
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
                return plate, first.start, part.end
    return None


def _printed(parts: list[_Part]) -> bool:
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
