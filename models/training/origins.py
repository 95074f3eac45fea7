"""Names by origin: for the generator, and, every fourth kept apart, for the fairness table.

They were typed by hand from general knowledge as common names of each language community in
Belgium; no list of persons was read. First and family names are paired at random, so that nobody in
particular is meant. Lines whose kind ends in "+" came later and are for the generator alone.
Flemish and Walloon names also come from Statbel's lists (see people.py).
"""

from pathlib import Path

FIRST: dict[str, str] = {}
LAST: dict[str, str] = {}
MORE: dict[tuple[str, str], str] = {}  # by origin and "first" or "family"; training only
_FILE = Path(__file__).parent / "names_by_origin.tsv"
for _line in _FILE.read_text(encoding="utf8").splitlines():
    _origin, _kind, _block = _line.split("\t")
    if _kind.endswith("+"):
        MORE[_origin, _kind[:-1]] = _block
    else:
        (FIRST if _kind == "first" else LAST)[_origin] = _block


def names(block: str) -> list[str]:
    """Names of a block; an underscore joins the words of one name."""
    return [name.replace("_", " ") for name in dict.fromkeys(block.split())]


def parts(block: str) -> tuple[list[str], list[str]]:
    """Names to train with, and every fourth, kept for measuring."""
    found = names(block)
    return [n for i, n in enumerate(found) if i % 4 != 3], found[3::4]
