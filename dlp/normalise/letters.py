"""Letters and figures said one by one: spelling alphabets of four languages, "B comme Bruxelles",
numbers in words between them.
"""

import re  # noqa: TID251 - bytes: faster than regex
from collections.abc import Iterator
from typing import NamedTuple

from dlp.normalise.number_words import AND, HUNDREDS, SEPARATORS, VALUES
from dlp.normalise.numerals import Word, joined, numbers

FIGURES = 6  # of one token

_TOKEN = re.compile(
    rb"(?<![a-z])([a-z])[ ,]{1,2}"
    rb"(?:comme|van|als(?: in)?|wie|for|as in|like|zoals|pour|de|in|voor|fur)"
    rb"[ ]{1,2}(?:de |in |in het woord )?['\"]?\1[a-z\xdf-]*|[a-z\xdf]+(?:-ray)?|[0-9]+|[|]"
)
_GAP = re.compile(rb"[ \t,.;:/\-_'\"()\[\]+*\xb7]{0,5}")
_FIRST = frozenset((*VALUES, *HUNDREDS))
_NUMBERS = _FIRST | {*AND, b"vingts"}
_THEN = (b"then", b"puis", b"dann", b"daarna", b"ensuite", b"danach", b"gevolgd", b"suivi")
_NO_LETTERS = frozenset(
    b"is de la le du op am my it te um zu to nr no".split()
)  # words before them
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
LETTERS = {
    word: chr(ord("A") + place)
    for words in _SPELLED.values()
    for place, word in enumerate(words.split())
}


class Part(NamedTuple):
    """What a token stands for; offsets into the text."""

    said: str  # "" for a separator
    start: int
    end: int


def runs(
    low: bytes, start: int, end: int, longest: int, *, greedy: bool = True
) -> Iterator[list[Part]]:
    """Runs of tokens that stand for letters and figures, with nothing but signs between them.

    Args:
        longest: characters of a token that may stand for itself.
        greedy: "twenty five" is 25, else 20 and 5.
    Cost: linear in end - start.
    """
    run: list[Part] = []
    words: list[Word] = []  # of one number, or several
    last = start
    for match in _TOKEN.finditer(low, start, end):
        token, gap = match[0], low[last : match.start()]
        is_number = len(token) > 1 and token in (_NUMBERS if words else _FIRST)
        said = "" if is_number else _said(token, longest)
        if words and not (is_number and _GAP.fullmatch(gap)):
            run += _in_figures(words, greedy)
            words = []
        if said is None or not _GAP.fullmatch(gap):
            yield run
            run = []
        if is_number:
            words.append(Word(token, *match.span(), joined(gap)))
        elif said:
            run.append(Part(said, *match.span()))
        last = match.end()
    yield [*run, *_in_figures(words, greedy)]


def _in_figures(words: list[Word], greedy: bool) -> list[Part]:
    return [Part(*number) for number in numbers(words, greedy=greedy)]


def _said(token: bytes, longest: int) -> str | None:
    """The characters that a word stands for, "" for the name of a sign, None for other words."""
    if token in SEPARATORS or token in _THEN:
        return ""
    if token in _NO_LETTERS:
        return None
    if b" " in token or b"," in token:  # "B comme Bruxelles"
        return token[:1].decode("latin-1").upper()
    if token in LETTERS:
        return LETTERS[token]
    most = max(longest, FIGURES) if token.isdigit() else longest
    return token.decode("latin-1").upper() if len(token) <= most else None
