"""Build the lexicon of word classes: names of Statbel, places, and ordinary words of open corpora.

    python -m models.training.lexicon ../shared/data models/names/roeland_names/lexicon.txt.xz

Classes are described in dlp/engine/lexicon.py. Ordinary words are counted where they stand in lower
case, and in German behind an article, where nouns have a capital. No count of any person remains:
a class holds a power of ten.
"""

import csv
import json
import lzma
import re as plain_re  # noqa: TID251 - two fixed patterns over 60 MB
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from dlp.engine.lexicon import plain
from dlp.engine.name_cues import PARTICLES

_LOWER = plain_re.compile(r"(?<![\w'-])[a-zà-öø-ÿœ]{2,}(?![\w])")
_ARTICLES = (
    "der die das den dem des ein eine einen einem einer im am zum zur beim kein keine keinen ihre"
    " ihr ihren meine mein seine sein unsere unser diese dieser dieses"
)
_NOUN = plain_re.compile(rf"\b(?:{_ARTICLES.replace(' ', '|')}) ([A-ZÄÖÜ][a-zäöüß]{{2,}})\b")
PLACES = Path(__file__).parent / "places.txt"  # countries, regions and cities, four languages


def texts(data: Path) -> Iterator[str]:
    """All running text of the corpora that is not lower-cased."""
    for name, keys in (
        ("be_parliament_2020", ("nl", "fr")),
        ("dekamer_nl_2017", ("question", "answer")),
        ("codealltag_finance_3000", ("text",)),
        ("prompts_chat_half", ("text",)),
    ):
        with lzma.open(data / "text" / f"{name}.jsonl.xz", "rt", encoding="utf8") as lines:
            for line in lines:
                entry = json.loads(line)
                yield from (str(entry.get(key) or "") for key in keys)
    for path in sorted((data / "ner").rglob("*.xz")):
        if "multiconer" in str(path) or any(
            part in path.name for part in ("tar", "enp_", "btc", "wnut")
        ):
            continue
        with lzma.open(path, "rt", encoding="utf8") as lines:
            column = 1 if "NER-de" in path.name or "iob2" in path.name else 0
            tokens = (line.split() for line in lines)
            yield " ".join(
                t[column].split(":", 1)[-1] if "wikiann" in str(path) else t[column]
                for t in tokens
                if len(t) > column
            )


def _bucket(count: float, cuts: tuple[int, int, int]) -> int:
    return sum(count >= cut for cut in cuts)


def names(path: Path, column: str) -> Counter[str]:
    """Bearers by word of a name; a word of several names has the sum."""
    found: Counter[str] = Counter()
    with path.open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            count = int(float(row[column] or 0)) or 1
            for word in row["name"].lower().replace("'", "' ").split():
                if word not in PARTICLES and len(word) > 1:
                    found[word] += count
    return found


def places(folder: Path) -> set[str]:
    """Words that name a municipality, a part of one or a station."""
    found = set(PLACES.read_text(encoding="utf8").split())
    with (folder / "spatie_belgian_cities.csv").open(encoding="utf8") as file:
        found |= {row["name"].lower() for row in csv.DictReader(file)}
    with (folder / "refnis_2019_municipalities_fr_nl.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if "rrondissement" not in row["name_fr"] and not row["nis"].endswith("0000"):
                found |= {row["name_fr"].lower(), row["name_nl"].lower()}
    return {name for name in found if " " not in name and len(name) > 2}


def build(data: Path) -> dict[str, str]:
    """Class by word."""
    folder = data / "gazetteers" / "belgium"
    first = names(folder / "statbel_first_names.tsv", "count")
    family = names(folder / "statbel_family_names_2019.tsv", "belgium")
    for name, counter in (("be_given_names_lower_mit", first), ("be_surnames_lower_mit", family)):
        for line in (folder / f"{name}.txt").read_text(encoding="utf8").split("\n"):
            for word in line.strip().split():
                if word not in PARTICLES and len(word) > 1:
                    counter.setdefault(word, 1)
    towns = places(folder)
    ordinary: Counter[str] = Counter()
    for text in texts(data):
        ordinary.update(_LOWER.findall(text))
        ordinary.update(word.lower() for word in _NOUN.findall(text))
    classes: dict[str, str] = {}
    known = {w for w, n in ordinary.items() if n >= 3}
    for word in sorted({*first, *family, *towns, *known, *PARTICLES}):
        code = (
            f"f{_bucket(first[word], (1, 100, 2000))}s{_bucket(family[word], (1, 300, 3000))}"
            f"w{_bucket(ordinary[word], (3, 30, 500))}p{int(word in towns)}"
        )
        classes[word] = "part" if word in PARTICLES else code
    for word in list(classes):  # "Jerome" is the name that "Jérôme" is
        classes.setdefault(plain(word), classes[word])
    return classes


def main(data: Path, out: Path) -> None:
    """Write the lexicon."""
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, code in build(data).items():
        if "\t" not in word and "\n" not in word:
            by_class[code].append(word)
    with lzma.open(out, "wt", encoding="utf8", newline="\n") as file:
        for code in sorted(by_class):
            file.write(f"{code}\t{' '.join(sorted(by_class[code]))}\n")
    print(
        f"{sum(map(len, by_class.values())):,} words in {len(by_class)} classes, "
        f"{out.stat().st_size:,} bytes"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
