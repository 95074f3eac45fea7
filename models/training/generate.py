"""Texts around invented people: lists, forms, tables, signatures, quick prompts, minutes.

The hand-written passages teach what people say; these teach the many ways in which names stand in
lists and forms, which nobody would type by the thousand. A template is a passage with slots:
F full name, G given, S surname, I initial and surname, R surname first, U the same in capitals,
C with a comma ("Peeters, Jan"), L place, A street and number, O organisation, N number, D date,
M mail address, W one of the words given; X, Y and Z are a full, a given and a family name of nobody
(a storm, a firm, a street), B an ordinary word with a capital, K letters of an acronym, and
`<Y:low>` or `<B:low>` one in lower case. Names are marked as in the hand-written files. Templates
of `nobody_*.txt` teach what stands around a name that is nobody's.
"""

import csv
from collections.abc import Callable
from pathlib import Path
from random import Random

import regex as re

from dlp.engine.lexicon import Lexicon, plain
from models.training.examples import Example, marked
from models.training.people import People

_SLOT = re.compile(r"<([A-Z])(?::([^>]*))?>")

TEMPLATES = Path(__file__).parent / "templates"  # one file a language, one passage a line
NOBODY = 0.35  # share of passages in which most names are nobody's
LANGUAGES = ("nl", "fr", "de", "en")
_STREETS = {
    "nl": "Kerkstraat Stationsstraat Molenweg Dorpsplein Nieuwstraat Veldstraat Lindelaan",
    "fr": "rue_de_l'Église rue_du_Moulin chaussée_de_Namur avenue_des_Tilleuls place_Communale",
    "de": "Hauptstraße Bahnhofstraße Kirchweg Aachener_Straße Am_Markt Schulstraße",
    "en": "Church_Street Station_Road Mill_Lane High_Street",
}
_MADE = ("Garage {}", "{} NV", "{} & Zonen", "Bakkerij {}", "Ets. {}", "{} SRL", "{} BV", "Immo {}")


class Generator:
    """Fills templates. Half of the passages join two or three of one language."""

    def __init__(self, data: Path, people: People, rng: Random, lexicon: Lexicon) -> None:
        self.people, self.rng = people, rng
        self.ordinary = [
            word
            for word in lexicon.words()
            if len(word) > 2 and word.isalpha() and lexicon.ordinary(word) > 1
        ]
        folder = data / "gazetteers/belgium"
        with (folder / "spatie_belgian_cities.csv").open(encoding="utf8") as file:
            self.towns = sorted(
                {row["name"] for row in csv.DictReader(file) if row["name"].istitle()}
            )
        lines = (folder / "lblod_flemish_public_bodies.txt").read_text(encoding="utf8").split("\n")
        self.bodies = [line.strip() for line in lines if 4 < len(line.strip()) < 50]
        with (folder / "osm_streets_8_cities.tsv").open(encoding="utf8") as file:
            self.streets = sorted(
                {
                    name
                    for row in csv.DictReader(file, delimiter="\t")
                    for name in row["name"].split(" - ")
                }
            )
        self.templates: dict[str, list[str]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the templates again: people may be writing while a model trains."""
        self.templates = {
            name: (TEMPLATES / f"{name}.txt").read_text(encoding="utf8").strip().split("\n")
            for lang in LANGUAGES
            for name in (lang, f"nobody_{lang}")
        }

    def passages(self, count: int) -> list[Example]:
        """So many passages in the four languages."""
        rng = self.rng
        found = []
        for _ in range(count):
            lang = rng.choices(LANGUAGES, (8, 7, 4, 4))[0]
            whose = f"nobody_{lang}" if rng.random() < NOBODY else lang
            parts = rng.choices(self.templates[whose], k=rng.choice((1, 1, 2, 3)))
            if whose != lang and rng.random() < 0.25:
                parts.insert(rng.randrange(len(parts) + 1), rng.choice(self.templates[lang]))
            text, spans = marked("\n".join(self.fill(part, lang) for part in parts))
            found.append(Example(text, spans, "generated", lang))
        return found

    def fill(self, template: str, lang: str) -> str:
        """One template with its slots filled."""
        family: list[str] = []

        def slot(match: "re.Match[str]") -> str:
            return self._slot(match[1], match[2], lang, family)

        return _SLOT.sub(slot, template.replace("\\n", "\n").replace("\\t", "\t"))

    def _slot(self, kind: str, choice: str | None, lang: str, family: list[str]) -> str:
        rng, people = self.rng, self.people
        if kind in "FGSIRUC":
            return self._name(kind, family)
        if kind in "XYZBK":
            return self._nobody(kind, low=choice == "low")
        if kind == "L":
            return f"{{L:{rng.choice(self.towns)}}}"
        if kind == "A":
            if rng.random() < 0.6:
                return f"{{L:{rng.choice(self.streets)} {rng.randrange(1, 300)}}}"
            street = rng.choice(_STREETS[lang].split()).replace("_", " ")
            return f"{{L:{street} {rng.randrange(1, 300)}}}"
        if kind == "O":
            if rng.random() < 0.5:
                return f"{{O:{rng.choice(self.bodies)}}}"
            return f"{{O:{rng.choice(_MADE).format(people.family())}}}"
        if kind == "D":
            return (
                f"{rng.randrange(1, 29):02d}/{rng.randrange(1, 13):02d}/{rng.randrange(1940, 2025)}"
            )
        if kind == "M":
            first, last = people.pair()
            user = plain(f"{first}.{last}").replace(" ", "").replace("'", "")
            return f"{user}@{rng.choice(('stad', 'gemeente', 'mail', 'ocmw'))}.example"
        if kind == "N":
            return str(rng.randrange(10, 10 ** rng.choice((2, 2, 4, 6))))
        return rng.choice((choice or "").split(","))

    def _nobody(self, kind: str, *, low: bool) -> str:
        """What looks like a name."""
        rng = self.rng
        if kind == "K":
            return "".join(rng.choices("ABCDEFGHIKLMNOPRSTUVWZ", k=rng.randrange(2, 6)))
        if kind == "B":
            word = rng.choice(self.ordinary)
            return word if low else word.capitalize()
        first, last = self.people.pair()
        name = {"X": f"{first} {last}", "Y": first, "Z": last}[kind]
        return name.lower().replace(" ", "_") if low else name

    def _name(self, kind: str, family: list[str]) -> str:
        people = self.people
        first, last = people.pair()
        if kind == "S" and family and self.rng.random() < 0.4:
            last = self.rng.choice(family)
        family.append(last)
        written: dict[str, Callable[[], str]] = {
            "F": lambda: people.written(first, last),
            "G": lambda: first,
            "S": lambda: last,
            "I": lambda: f"{first[0]}. {last}",
            "R": lambda: (
                f"{last} {first}" if self.rng.random() < 0.6 else f"{last.upper()} {first}"
            ),
            "U": f"{last} {first}".upper,
            "C": lambda: f"{last}, {first}",
        }
        return f"{{P:{written[kind]()}}}"
