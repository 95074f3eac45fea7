"""Belgian municipalities and their parts, with postcodes: municipalities.tsv, read at first use.

Names in Dutch, French, German and, for the best known, English. Makers and licences: NOTICE.
"""

import unicodedata
from functools import cache
from importlib.resources import files

from recognizers.compiled import compiled

_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_APART = compiled(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """Lower case, without accents, one space for whatever stands between words."""
    if name.isascii():
        return " ".join(name.translate(_ASCII).split())
    plain = unicodedata.normalize("NFD", name.lower())
    return " ".join(
        _APART.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).split()
    )


@cache
def _towns() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "municipalities.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {fold(name): frozenset(codes.split()) for name, codes in rows}


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for codes in _towns().values() for code in codes)


def is_code(code: str) -> bool:
    """True for a postcode that some Belgian municipality or a part of one has."""
    return code in _codes()


def postcodes(name: str) -> frozenset[str]:
    """The postcodes of a municipality or a part of one; none where the name is unknown."""
    return _towns().get(fold(name), frozenset())
