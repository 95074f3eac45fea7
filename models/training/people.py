"""Invented people: names of all origins, in the ways they are written, and in place of others.

Everything draws from one seeded random.Random, so that a corpus is the same on every run.
"""

import csv
from pathlib import Path
from random import Random

from dlp.engine.lexicon import Lexicon, plain
from dlp.engine.name_cues import PARTICLES
from models.training.examples import PERSON, Example, Span
from models.training.origins import FIRST, LAST, MORE, names, parts

WEIGHTS = {"flemish": 16, "walloon": 10, "statbel": 30, "moroccan": 7, "turkish": 5, "german": 4}


class People:
    """Draws names; `heldout` draws those that are kept from training."""

    def __init__(self, data: Path, rng: Random, *, heldout: bool = False) -> None:
        self.rng = rng
        pick = 1 if heldout else 0
        self.first = {origin: parts(block)[pick] for origin, block in FIRST.items()}
        self.last = {origin: parts(block)[pick] for origin, block in LAST.items()}
        self.origins = list(FIRST)
        if not heldout:
            kept = {n for block in (*FIRST.values(), *LAST.values()) for n in parts(block)[1]}
            folder = data / "gazetteers/belgium"
            self.first["statbel"], self._first_odds = _pool(
                folder / "statbel_first_names.tsv", "count", kept, 12_000
            )
            self.last["statbel"], self._last_odds = _pool(
                folder / "statbel_family_names_2019.tsv", "belgium", kept, 14_000
            )
            self.origins.append("statbel")
            for (origin, kind), block in MORE.items():
                pool = (self.first if kind == "first" else self.last)[origin]
                pool += [name for name in names(block) if name not in kept]
        self._odds = [WEIGHTS.get(origin, 4) for origin in self.origins]

    def origin(self) -> str:
        """One origin, as often as in a Belgian town, roughly."""
        return self.rng.choices(self.origins, self._odds)[0]

    def given(self, origin: str | None = None) -> str:
        """A first name, now and then double or with an odd spelling."""
        origin = origin or self.origin()
        if origin == "statbel":
            name = self.rng.choices(self.first[origin], cum_weights=self._first_odds)[0]
        else:
            name = self.rng.choice(self.first[origin])
            if self.rng.random() < 0.1:
                name = blended(name, self.rng.choice(self.first[origin]))
        return self._odd(name)

    def family(self, origin: str | None = None) -> str:
        """A family name, now and then of two families or with an odd spelling."""
        origin = origin or self.origin()
        if origin == "statbel":
            name = self.rng.choices(self.last[origin], cum_weights=self._last_odds)[0]
        else:
            name = self.rng.choice(self.last[origin])
            if self.rng.random() < 0.2:
                name = blended(name, self.rng.choice(self.last[origin]))
        if self.rng.random() < 0.04 and " " not in name:
            other = self.rng.choice(self.last[self.origin()])
            name += ("-" if self.rng.random() < 0.7 or origin == "spanish" else " ") + other
        if name.startswith("Van ") and self.rng.random() < 0.12:
            name = "v" + name[1:]
        return self._odd(name)

    def pair(self) -> tuple[str, str]:
        """First and family name, mostly of one origin."""
        origin = self.origin()
        other = origin if self.rng.random() < 0.8 else self.origin()
        return self.given(origin), self.family(other)

    def full(self) -> str:
        """A whole name in one of the ways it is written."""
        first, last = self.pair()
        return self.written(first, last)

    def written(self, first: str, last: str) -> str:
        """One of the ways: mostly first name first."""
        roll = self.rng.random()
        initial = "-".join(f"{p[0]}." for p in first.split("-"))
        if roll < 0.62:
            return f"{first} {last}"
        if roll < 0.72:
            return (
                f"{last.upper()} {first}" if self.rng.random() < 0.6 else f"{first} {last.upper()}"
            )
        if roll < 0.80:
            return f"{last} {first}"
        if roll < 0.90:
            return f"{initial} {last}"
        if roll < 0.94:
            return f"{last} {initial}"
        if roll < 0.97:
            return f"{first} {self.given()[0]}. {last}"
        return f"{first} {self.given()} {last}"

    def _odd(self, name: str) -> str:
        """The name with one letter changed, now and then: so that the model also learns names
        which no list holds; or without its accents."""
        roll = self.rng.random()
        if roll < 0.06 and len(name) > 4:
            at = self.rng.randrange(2, len(name) - 1)
            if name[at].isalpha() and name[at - 1].isalpha():
                return name[:at] + self.rng.choice("aeiourlnstkdmbz") + name[at + 1 :]
        if roll > 0.94 and not name.isascii():
            flat = plain(name)
            return "".join(
                a.upper() if b.isupper() else a for a, b in zip(flat, name, strict=False)
            )
        return name


def blended(name: str, other: str) -> str:
    """The head of one name on the tail of another of the same origin: a name that no list holds but
    that looks like its neighbours ("Kowalewska"). The name itself where one of them is short."""
    low = other.lower()
    if min(len(name), len(other)) < 6 or not (name + other).isalpha():
        return name
    return name[: (len(name) + 1) // 2] + low[len(low) // 2 :]


def _pool(path: Path, column: str, kept: set[str], most: int) -> tuple[list[str], list[float]]:
    """Names and cumulative odds: the square root of their bearers, so that rare ones come too."""
    names: list[str] = []
    odds: list[float] = []
    total = 0.0
    with path.open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if row["name"] not in kept and len(row["name"]) > 1 and len(names) < most:
                total += (float(row[column] or 1) or 1.0) ** 0.5
                names.append(row["name"])
                odds.append(total)
    return names, odds


def swapped(example: Example, people: People, lexicon: Lexicon) -> Example:
    """The same text about other people: each name replaced by one written the same way."""
    whom: dict[str, str] = {}
    drawn: dict[str, str] = {}
    spans = sorted(example.spans)
    for start, end, label in sorted(spans, key=lambda s: s[0] - s[1]):
        if label == PERSON:
            old = example.text[start:end]
            if old not in whom:
                whom[old] = _renamed(old, people, lexicon, drawn)
    out: list[str] = []
    moved: list[Span] = []
    size = last = 0
    for start, end, label in spans:
        if start < last:
            continue
        before = example.text[last:start]
        inner = example.text[start:end]
        new = whom[inner] if label == PERSON else inner
        size += len(before)
        moved.append((size, size + len(new), label))
        out += (before, new)
        size += len(new)
        last = end
    out.append(example.text[last:])
    return Example("".join(out), tuple(moved), example.source, example.lang)


def _renamed(old: str, people: People, lexicon: Lexicon, drawn: dict[str, str]) -> str:
    """A name of the same make-up; words seen before in this text get the same new word."""
    words = old.split(" ")
    if any(c.isdigit() or c in "@/\n\t" for c in old) or len(words) > 4:
        return old
    origin = people.origin()
    real = [i for i, w in enumerate(words) if plain(w) not in PARTICLES and not w.endswith(".")]
    if not real:
        return old
    firsts = [i for i in real if lexicon.first(words[i]) > lexicon.family(words[i])]
    first = firsts[0] if firsts else (real[0] if len(real) > 1 else -1)
    rest = [i for i in real if i != first and i not in firsts]
    surname = words[rest[-1]] if rest else words[real[-1]]
    new: list[str] = []
    family = ""
    for i, word in enumerate(words):
        if word.endswith(".") and len(word) <= 6:
            new.append(word)
        elif i == first or i in firsts:
            new.append(_cased(drawn.setdefault(word.lower(), people.given(origin)), word))
        elif not family:
            family = drawn.setdefault(surname.lower(), people.family(origin))
            new.append(_cased(family, surname))
    return " ".join(new) if new else old


def _cased(name: str, like: str) -> str:
    """The name in the case of the word it replaces."""
    if like.isupper() and len(like) > 1:
        return name.upper()
    return name.lower() if like.islower() else name
