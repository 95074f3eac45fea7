"""A pattern from plain words, or from values: "2 letters, dash, 6 digits" is [A-Z]{2}-[0-9]{6}.

Words of nl, fr, de and en are understood, mixed too. Fixed text stands between quotes or in
capitals: "PP, streepje, 6 cijfers".
"""

import unicodedata
from collections.abc import Sequence
from difflib import get_close_matches

import regex as re

MOST = 60  # of one sort of character
DIGITS, LETTERS, BOTH = "[0-9]", "[A-Z]", "[A-Z0-9]"

_UNITS: dict[str, tuple[str, ...]] = {
    DIGITS: ("digit digits number numbers", "cijfer cijfers", "chiffre chiffres", "ziffer ziffern"),
    LETTERS: (
        "letter letters capital capitals",
        "hoofdletter hoofdletters",
        "lettre lettres majuscule majuscules",
        "buchstabe buchstaben grossbuchstabe grossbuchstaben",
    ),
    BOTH: ("character characters", "teken tekens", "caractere caracteres", "zeichen"),
}
_SIGNS: dict[str, tuple[str, ...]] = {
    "-": ("dash hyphen", "streepje koppelteken", "tiret", "bindestrich strich"),
    " ": ("space blank", "spatie", "espace", "leerzeichen leerschlag"),
    "/": ("slash", "schuine-streep", "barre barre-oblique", "schragstrich"),
    r"\.": ("dot period", "punt", "point", "punkt"),
    ":": ("colon", "dubbelepunt dubbele-punt", "deux-points", "doppelpunkt"),
    "_": ("underscore", "laag-streepje", "tiret-bas", "unterstrich"),
}
_NUMBERS = (
    "a an one een 1 un une ein eine einen",
    "two twee deux zwei",
    "three drie trois drei",
    "four vier quatre",
    "five vijf cinq funf",
    "six zes sechs",
    "seven zeven sept sieben",
    "eight acht huit",
    "nine negen neuf neun",
    "ten tien dix zehn",
    "eleven elf onze",
    "twelve twaalf douze zwolf",
)
_TO = frozenset("to tot a bis or of ou oder -".split(" "))  # noqa: SIM905 - reads as the words do
_OR = frozenset("or of ou oder".split(" "))  # noqa: SIM905
_MAYBE = re.compile(
    r"\b(?:optional\w*|optione\w+|optionnel\w*|facultati\w+|eventue\w+|maybe|misschien|vielleicht)\b"
)
_THEN = re.compile(
    r"\s*(?:[,;+]|\b(?:then|and|followed by|dan|daarna|en|gevolgd door|puis|et|suivie? de|dann|und"
    r"|gefolgt von)\b)\s*"
)
_FILLER = frozenset("the de het les le la die das der".split(" "))  # noqa: SIM905
_FIXED = re.compile(r"[A-Z0-9][A-Z0-9./\-]{0,19}")
_QUOTED = re.compile("\"([^\"]{1,40})\"|'([^']{1,40})'|“([^”]{1,40})”|‘([^’]{1,40})’")
_RUN = re.compile(r"[A-Za-z]+|[0-9]+|.", re.DOTALL)

_WORD = {
    word: sort
    for table in (_UNITS, _SIGNS)
    for sort, languages in table.items()
    for words in languages
    for word in words.split(" ")
}
_COUNT = {word: i for i, words in enumerate(_NUMBERS, 1) for word in words.split(" ")}


class NotUnderstood(Exception):
    """Which words, and what can be written."""


def from_words(said: str) -> str:
    """The regular expression that the words mean. Raises: NotUnderstood."""
    fixed: list[str] = []

    def keep(match: "re.Match[str]") -> str:
        fixed.append(next(group for group in match.groups() if group is not None))
        return f" \x00{len(fixed) - 1}\x00 "

    pieces = [piece for piece in _THEN.split(_QUOTED.sub(keep, said)) if piece.strip()]
    if not pieces:
        raise NotUnderstood("nothing said; write for example: 2 letters, dash, 6 digits")
    parts = [_piece(piece.strip(), fixed) for piece in pieces]
    if not any(char.isalnum() for part in parts for char in part.replace("?", "")):
        raise NotUnderstood("holds no letters or digits; say what stands between the signs")
    return _between(parts)


def _piece(said: str, fixed: Sequence[str]) -> str:
    """`2 letters`, `optional dash`, `2 to 4 digits`, fixed text."""
    folded = _fold(said)
    maybe = _MAYBE.search(folded) is not None
    rest = [word for word in _MAYBE.sub(" ", folded).split() if word not in _FILLER]
    text = _fixed(said, fixed)
    if text is not None and all(_WORD.get(word) == LETTERS for word in rest[:-1]):
        part = re.escape(text)
        return f"(?:{part})?" if maybe else part
    least, most, words = _counted(rest)
    sort = _sort(words, said)
    least = 0 if maybe else least
    if not 0 < most <= MOST or least > most:
        raise NotUnderstood(f'"{said}": a count is from 1 to {MOST}, the smaller one first')
    return sort + _times(least, most)


def _fixed(said: str, fixed: Sequence[str]) -> str | None:
    """Text that stands as it is: between quotes, or a last word in capitals or figures."""
    last = said.rsplit(maxsplit=1)[-1]
    if last.startswith("\x00"):
        return fixed[int(last.strip("\x00"))]
    return last if _FIXED.fullmatch(last) and _fold(last) not in _WORD else None


def _counted(words: list[str]) -> tuple[int, int, list[str]]:
    """Least, most, and the words behind them."""
    numbers = [_number(word) for word in words]
    if len(words) > 2 and numbers[0] and words[1] in _TO and numbers[2]:
        return numbers[0], numbers[2], words[3:]
    if words and numbers[0]:
        return numbers[0], numbers[0], words[1:]
    return 1, 1, words


def _number(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word[:4])
    return _COUNT.get(word, 0)


def _sort(words: list[str], said: str) -> str:
    joined = "-".join(words).replace("capital-letter", "capital")
    if joined in _WORD:
        return _WORD[joined]
    sorts = {_WORD.get(word) for word in words if word not in _OR}
    if sorts == {DIGITS, LETTERS}:
        return BOTH
    if len(sorts) == 1 and None not in sorts:
        return next(sort for sort in sorts if sort is not None)
    near = get_close_matches(words[-1] if words else "", _WORD, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise NotUnderstood(
        f'"{said}" is not understood{hint}; write letters, digits, characters, dash, space, slash, '
        'dot, colon, or fixed text between quotes, with commas between: "PP", dash, 6 digits'
    )


def _times(least: int, most: int) -> str:
    if (least, most) == (1, 1):
        return ""
    if (least, most) == (0, 1):
        return "?"
    return f"{{{most}}}" if least == most else f"{{{least},{most}}}"


def from_values(values: Sequence[str]) -> str:
    """A pattern of values that are built alike: digits vary, letters only where the values differ.

    Raises: NotUnderstood when they are not built alike.
    """
    split = [_RUN.findall(value.strip()) for value in values if value.strip()]
    if not split:
        raise NotUnderstood("an example is empty; give a value such as PP-123456")
    if len({tuple(map(_kind, runs)) for runs in split}) > 1:
        raise NotUnderstood("the examples are built differently; say it in words with --pattern")
    parts = []
    for runs in zip(*split, strict=True):
        sizes = [len(run) for run in runs]
        kind = _kind(runs[0])
        if kind == DIGITS or (kind == LETTERS and len({run.upper() for run in runs}) > 1):
            parts.append(kind + _times(min(sizes), max(sizes)))
        else:
            parts.append(re.escape(runs[0]))
    return _between(parts)


def _kind(run: str) -> str:
    if run.isascii() and run.isdigit():
        return DIGITS
    return LETTERS if run.isascii() and run.isalpha() else run


def _between(parts: Sequence[str]) -> str:
    """No letter or digit may stand beside it."""
    return "(?<![^\\W_])" + "".join(parts).replace("\\-", "-").replace("\\ ", " ") + "(?![^\\W_])"


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
