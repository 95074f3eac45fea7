"""Texts to measure on: office prose with about one finding in 1,000 characters, and tables.

Prose is drawn from the lines of our corpora that are sentences, shuffled, so that no line is
repeated as it was; tables hold generated identifiers only (national numbers with sequence 999).
"""

from functools import cache
from pathlib import Path
from random import Random

from dlp.evaluation.corpus import load_corpus
from recognizers import ALL

CORPUS = Path(__file__).with_name("corpus")
CHARACTERS_PER_FINDING = 1_000
PROSE = 8  # words on a line that is a sentence rather than a row, a heading or a line of code
_KINDS = ("leak", "clean")
_TABLE_HEAD = "dossier;rijksregisternummer;IBAN;gsm;e-mail;geboortedatum\n"


def corpora() -> list[Path]:
    """Our marked texts, by name."""
    return sorted(CORPUS.glob("*.cases"))


@cache
def _lines() -> tuple[list[str], list[tuple[str, int]]]:
    """Lines without anything to find, and lines with: each with how many spans."""
    judged = {recognizer.entity for recognizer in ALL}
    plain: list[str] = []
    telling: list[tuple[str, int]] = []
    for case in load_corpus(corpora()):
        if case.kind not in _KINDS:
            continue
        start = 0
        for line in case.text.split("\n"):
            end = start + len(line)
            inside = [span for span in case.spans if span.start < end and span.end > start]
            spans = sum(span.entity in judged for span in inside)
            if spans:
                telling.append((line, spans))
            elif len(line.split()) >= PROSE:
                plain.append(line)
            start = end + 1
    return plain, telling


def office(size: int, seed: int = 1) -> str:
    """Prose of `size` UTF-8 bytes, cut at a character; the same for the same seed."""
    plain, telling = _lines()
    draw = Random(seed)
    lines: list[str] = []
    length = characters = spans = 0
    while length < size:
        if spans * CHARACTERS_PER_FINDING < characters:
            line, more = draw.choice(telling)
            spans += more
        else:
            sentences = draw.choice(plain).split(". ")
            draw.shuffle(sentences)
            line = ". ".join(sentences)
        lines.append(line)
        characters += len(line) + 1
        length += len(line.encode()) + 1
    return _cut("\n".join(lines), size)


def table(size: int, seed: int = 1) -> str:
    """A table full of identifiers, of `size` bytes."""
    draw = Random(seed)
    rows = [_TABLE_HEAD]
    length = len(_TABLE_HEAD)
    while length < size:
        rows.append(_row(draw))
        length += len(rows[-1])
    return _cut("".join(rows), size)


def _row(draw: Random) -> str:
    year, month, day = draw.randrange(40, 100), draw.randrange(1, 13), draw.randrange(1, 29)
    number = f"{year:02}{month:02}{day:02}999"
    check = 97 - int(number) % 97
    account = f"{draw.randrange(10**10):010}"
    account += f"{int(account) % 97 or 97:02}"
    iban_check = 98 - int(f"{account}111400") % 97  # B and E are 11 and 14
    iban = f"BE{iban_check:02}{account}"
    cells = (
        f"D{draw.randrange(10**6):06}",
        f"{year:02}.{month:02}.{day:02}-999.{check:02}",
        " ".join(iban[place : place + 4] for place in range(0, 16, 4)),
        f"0{draw.choice((470, 478, 486, 495))}/{draw.randrange(100):02}."
        f"{draw.randrange(100):02}.{draw.randrange(100):02}",
        f"inwoner{draw.randrange(10**5)}@example.be",
        f"{day:02}/{month:02}/19{year:02}",
    )
    return ";".join(cells) + "\n"


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
