"""Measure a model on the held-out passages: per language, in lower case, per origin of name.

    python -m models.training.evaluate [MODEL] [--data DIR] [--part closed] [--show N]

MODEL is a folder of saved weights; without it the shipped pipeline is measured. With --data, the
corpora, every twelfth text of three gold sets comes too (training leaves those out), and the table
by origin. Prints what is marked, precision, recall, F1 (overlap), strict F1, share of characters
missed; first of the network alone, then with the rules beside it; then recall by origin of the
names whose passages say it. The passages of the part `closed` are for these figures only: nobody
looks at what is found in them.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random

from dlp.engine.names import Model, NameFinder
from dlp.engine.names_load import load_names
from models.training.examples import (
    PERSON,
    Example,
    Span,
    gold,
    marked,
    origins,
    passages,
    written,
)
from models.training.noise import without_marks
from models.training.origins import FIRST
from models.training.people import People
from models.training.saved import load
from models.training.scores import Score, interval

SENTENCES = Path(__file__).parent / "sentences"
Find = Callable[[str], list[Span]]
WITHOUT = ("written:nobody", "written:plain")  # written to mislead; ordinary texts
# Frames in which every origin's held-out names are put, for the table by origin.
FRAMES = (
    "Dag {P:G}, kan je het dossier van {P:G S} bekijken?\nGroeten,\n{P:G S}",
    "maak een brief voor {P:g s} over de huurachterstand",
    "Mevrouw {P:S} belde over haar zoon {P:G}.",
    "Aanwezig: {P:S G}, {P:S G} en {P:G S}.",
    "Volgens {P:G S} is het plan klaar. De raad volgt {P:S}.",
    "Bonjour {P:G}, Madame {P:S} attend la réponse.\nBien à vous,\n{P:G S}",
    "résume le dossier de {P:g s} qui habite à Namur",
    "Le témoin {P:G S} déclare avoir vu M. {P:S}.",
    "Sehr geehrte Frau {P:S},\nHerr {P:G S} hat den Antrag gestellt.",
    "write a reminder to {P:G S} about the invoice",
)


def finder(model: Model | None, *, rules: bool = True, least: float = 0.5) -> Find:
    """Spans of confidence `least` or more."""
    shipped = load_names().finder
    names = NameFinder(model or shipped.model, shipped.lexicon, rules=rules, remember=0)
    return lambda text: [
        (h.start, h.end, h.entity) for h in names.hits(text) if h.confidence >= least
    ]


def lowered(examples: Iterable[Example]) -> list[Example]:
    """In lower case."""
    return [
        Example(e.text.lower(), e.spans, e.source, e.lang)
        for e in examples
        if len(e.text.lower()) == len(e.text)
    ]


def bare(examples: Iterable[Example]) -> list[Example]:
    """In lower case without punctuation."""
    return [without_marks(e, Random(1), 1.0) for e in lowered(examples)]


def others(data: Path) -> list[Example]:
    """Every twelfth text of three gold corpora: those that training leaves out."""
    by: dict[str, list[Example]] = {}
    for example in gold(data, only=("winer_fr", "germeval", "uner_ewt")):
        by.setdefault(example.source, []).append(example)
    return [e for some in by.values() for e in some[::12]]


def scored(find: Find, examples: Iterable[Example]) -> Score:
    """All examples."""
    score = Score()
    for example in examples:
        score.add(example, find(example.text))
    return score


def by_origin(data: Path, each: int = 12) -> list[Example]:
    """The frames with held-out names of every origin; the source is the origin."""
    people = People(data, Random(5), heldout=True)
    found = []
    for origin in FIRST:
        for number in range(each):
            for frame in FRAMES:
                first, last = people.first[origin], people.last[origin]
                text = frame
                while (
                    at := min((i for k in "GSgs" if (i := _slot(text, k)) >= 0), default=-1)
                ) >= 0:
                    names = first if text[at] in "Gg" else last
                    name = people.rng.choice(names)
                    name = name.lower() if text[at].islower() else name
                    text = f"{text[:at]}\0{name}\0{text[at + 1 :]}"
                plain, spans = marked(text.replace("\0", ""))
                found.append(Example(plain, spans, origin, str(number)))
    return found


def _slot(text: str, letter: str) -> int:
    """Where a slot stands inside marks: the letter between ':' or space and space or '}'."""
    inside = 0
    for i, char in enumerate(text):
        if char == "\0":
            inside ^= 1
        elif inside or char != letter or text[i - 1] not in ": " or text[i + 1] not in " }":
            continue
        elif text.rfind("{", 0, i) > text.rfind("}", 0, i):
            return i
    return -1


def table(title: str, score: Score) -> None:
    """One line a group, for persons."""
    for group in sorted({g for label, g in score.counts if label == PERSON}):
        if ":" not in group:
            print(f"  {title:12} {group:14}", score.row(PERSON, group))
    for group in sorted(score.empty):
        if group in WITHOUT or (":" not in group and group != "all"):
            chars, found = score.empty[group]
            print(f"  {title:12} {group:14} {score.false(group):.2f} false persons", end=" ")
            print(f"in 1,000 characters ({found} in {chars:,} without people)")
    places, firms = score.f1("LOCATION", "written"), score.f1("ORGANIZATION", "written")
    print(f"  {title:12} LOCATION {places:.3f} ORGANIZATION {firms:.3f}")


def marked_origins(find: Find, folders: Iterable[Path], part: str) -> dict[str, tuple[int, int]]:
    """Of the people whose origin the passages say: (found, marked) by origin; `all` sums them."""
    counts: dict[str, list[int]] = {}
    for folder in folders:
        for _, _, passage in passages(folder, part):
            text, spans = marked(passage)
            covered = {i for a, b, k in find(text) if k == PERSON for i in range(a, b)}
            people = [s for s in spans if s[2] == PERSON]
            for (a, b, _), origin in zip(people, origins(passage), strict=True):
                if origin:
                    right = 2 * len(covered & set(range(a, b))) >= b - a
                    for group in (origin, "all"):
                        count = counts.setdefault(group, [0, 0])
                        count[0] += right
                        count[1] += 1
    return {origin: (right, of) for origin, (right, of) in sorted(counts.items())}


def shares(counts: Mapping[str, tuple[int, int]]) -> None:
    """One line an origin: recall, its 95 % interval, count."""
    for origin, (right, of) in counts.items():
        low, high = interval(right, of)
        print(f"  {origin:12} {right / of:.3f} ({low:.3f} to {high:.3f}) of {of}")


def show(find: Find, examples: Sequence[Example], most: int) -> None:
    """Print texts whose persons are not found as marked."""
    for example in examples:
        mine = {s for s in find(example.text) if s[2] == PERSON}
        theirs = {s for s in example.spans if s[2] == PERSON}
        if mine != theirs and most:
            most -= 1
            text = example.text
            print(f"[{example.source} {example.lang}] {text[:300]!r}")
            print("   false:", [text[a:b] for a, b, _ in sorted(mine - theirs)])
            print("   missed:", [text[a:b] for a, b, _ in sorted(theirs - mine)])


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sentences", type=Path, nargs="*", default=[SENTENCES])
    parser.add_argument("--part", choices=("heldout", "closed"), default="heldout")
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    held = [e for folder in args.sentences for e in written(folder, args.part)]
    model = load(args.model) if args.model else None
    find = finder(model)
    for rules in (False, True):
        find = finder(model, rules=rules)
        print("with rules" if rules else "network alone")
        table("as written", scored(find, [*held, *(others(args.data) if args.data else ())]))
        table("lower case", scored(find, lowered(held)))
        table("lower, bare", scored(find, bare(held)))
    if args.data:
        score = scored(find, by_origin(args.data))
        print("by origin, held-out names in frames: recall")
        shares({o: (c[3], c[1]) for o in FIRST if (c := score.counts[PERSON, o])})
    print("by origin, people of the passages")
    shares(marked_origins(find, args.sentences, args.part))
    if args.show and args.part != "closed":
        show(find, held, args.show)


if __name__ == "__main__":
    main()
