"""Texts for the engine's tests: the project's own corpus, normalised, and hostile strings."""

from functools import cache
from pathlib import Path

import regex as re

from dlp.normalise import normalise

CORPUS = Path(__file__).parents[3] / "benchmarks" / "corpus"
_MARK = re.compile(r"⟦[A-Z_]+\|([^⟧]*)⟧")
_CODE = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")


@cache
def corpus() -> tuple[str, ...]:
    """Every text of the corpus, as patterns see it."""
    texts = []
    for path in sorted(CORPUS.glob("*.cases")):
        for block in re.split(r"^### .*\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            text = _MARK.sub(r"\1", block.rstrip("\n"))
            texts.append(normalise(_CODE.sub(lambda m: chr(int(m[1], 16)), text)).text)
    return tuple(texts)


HOSTILE = (
    "1", "1 ", "1.", "1-", "1/", "0", "00 ", "A1", "BE1", "BE71 ", "@", "a@", "a.b@", "+", "+32",
    "::", ":1", "1.1.1.1 ", "(0)", "((", "né le ", "rijksregister 1", "1-ABC-", "ABC", "1,", "1;",
    "a;b\n", "a,b,c\n1,2,3\n", "|a|b|\n", '"', '";', "\t1", "\n1", "1\n", "2024-01-01 ", "geboren ",
    "85.07.30-999.32 ", "BE68 5390 0754 7034", "factuur 1 ",
)  # fmt: skip
