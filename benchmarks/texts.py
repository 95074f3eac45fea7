"""Texts to measure on: office text, dense prose and tables.

Office text is what people send most: hand-made letters, mails and minutes in four languages
(prose/office.txt) with one sentence that holds an identifier (prose/carriers.txt) about every 1,000
characters. Dense prose is drawn from the lines of our own tuning corpora, which are written to be
hard: look-alikes, labels and digits stand four times as thick in it as in office text. A table
holds nothing but identifiers. Identifiers are generated (national numbers with sequence 999). No
line is repeated as it was: the sentences of every paragraph are shuffled.
"""

import os
from functools import cache
from pathlib import Path
from random import Random

import regex as re

from dlp.evaluation.corpus import load_corpus
from recognizers import ALL

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
PROSE = HERE / "prose"
OWN_PROSE = "DLP_BENCH_PROSE"  # names a text file to take for office.txt: a paragraph a line
CHARACTERS_PER_FINDING = 1_000
WORDS = 8  # on a line that is a sentence rather than a row, a heading or a line of code
# Corpora that came after the speed was first told.
_LATER = ("tuning_fresh", "tuning_ordinary", "tuning_leak")
_KINDS = ("leak", "clean")
_TABLE_HEAD = "dossier;rijksregisternummer;IBAN;gsm;e-mail;geboortedatum\n"
_ROW = "{file};{national};{iban};{phone};{email};{birth}\n"
_SENTENCE = re.compile(r"(?<=[.?]) +")


def corpora() -> list[Path]:
    """Our marked texts, by name."""
    return sorted(CORPUS.glob("*.cases"))


@cache
def paragraphs() -> tuple[list[str], list[str]]:
    """Paragraphs without anything to find, and sentences to put a value in."""
    own = os.environ.get(OWN_PROSE)
    prose = Path(own) if own else PROSE / "office.txt"
    lines = (file.read_text(encoding="utf-8") for file in (prose, PROSE / "carriers.txt"))
    plain, carriers = ([line for line in text.split("\n") if line] for text in lines)
    return plain, carriers


@cache
def _lines() -> tuple[list[str], list[tuple[str, int]]]:
    """Lines of the tuning corpora without anything to find, and with: each with how many spans."""
    judged = {recognizer.entity for recognizer in ALL}
    plain: list[str] = []
    telling: list[tuple[str, int]] = []
    files = (path for path in CORPUS.glob("tuning_*.cases") if not path.name.startswith(_LATER))
    for case in load_corpus(sorted(files)):
        if case.kind not in _KINDS:
            continue
        start = 0
        for line in case.text.split("\n"):
            end = start + len(line)
            inside = [span for span in case.spans if span.start < end and span.end > start]
            spans = sum(span.entity in judged for span in inside)
            if spans:
                telling.append((line, spans))
            elif len(line.split()) >= WORDS:
                plain.append(line)
            start = end + 1
    return plain, telling


def office(size: int, seed: int = 1) -> str:
    """Office text of `size` UTF-8 bytes, cut at a character; the same for the same seed."""
    plain, carriers = paragraphs()
    draw = Random(seed)
    out: list[str] = []
    length, due = 0, CHARACTERS_PER_FINDING // 2  # the first in the middle of the first 1,000
    while length < size:
        for sentence in (*_shuffled(draw.choice(plain), draw), "\n\n"):
            if length >= due:
                carrier = draw.choice(carriers)
                due += CHARACTERS_PER_FINDING * carrier.count("{")
                out.append(carrier.format_map(Values(draw)))
            out.append(sentence)
            length += len(sentence.encode()) + 1
    return _cut(" ".join(out).replace(" \n\n ", "\n\n"), size)


def dense(size: int, seed: int = 1) -> str:
    """Lines of our corpora, `size` UTF-8 bytes, cut at a character; the same for the same seed."""
    plain, telling = _lines()
    draw = Random(seed)
    lines: list[str] = []
    length = characters = spans = 0
    while length < size:
        if spans * CHARACTERS_PER_FINDING < characters:
            line, more = draw.choice(telling)
            spans += more
        else:
            line = " ".join(_shuffled(draw.choice(plain), draw))
        lines.append(line)
        characters += len(line) + 1
        length += len(line.encode()) + 1
    return _cut("\n".join(lines), size)


def table(size: int, seed: int = 1) -> str:
    """A table full of identifiers, of `size` bytes."""
    values = Values(Random(seed))
    rows = [_TABLE_HEAD]
    length = len(_TABLE_HEAD)
    while length < size:
        rows.append(_ROW.format_map(values))
        length += len(rows[-1])
    return _cut("".join(rows), size)


class Values(dict[str, str]):
    """A new identifier for every key asked for; all of them hold."""

    def __init__(self, draw: Random) -> None:
        super().__init__()
        self._draw = draw

    def __missing__(self, kind: str) -> str:
        value: str = getattr(self, f"_{kind}")()
        return value

    def _digits(self, count: int) -> str:
        return f"{self._draw.randrange(10**count):0{count}}"

    def _date(self) -> tuple[int, int, int]:
        draw = self._draw
        return draw.randrange(40, 100), draw.randrange(1, 13), draw.randrange(1, 29)

    def _national(self) -> str:
        year, month, day = self._date()
        check = 97 - int(f"{year:02}{month:02}{day:02}999") % 97
        return f"{year:02}.{month:02}.{day:02}-999.{check:02}"

    def _birth(self) -> str:
        year, month, day = self._date()
        return f"{day:02}/{month:02}/19{year:02}"

    def _iban(self) -> str:
        account = _with_97(self._digits(10))
        iban = f"BE{98 - int(f'{account}111400') % 97:02}{account}"  # B and E are 11 and 14
        return " ".join(iban[place : place + 4] for place in range(0, 16, 4))

    def _ogm(self) -> str:
        digits = _with_97(self._digits(10))
        return f"+++{digits[:3]}/{digits[3:7]}/{digits[7:]}+++"

    def _enterprise(self) -> str:
        digits = f"0{self._draw.randrange(200, 800)}{self._digits(4)}"
        return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}{97 - int(digits) % 97:02}"

    def _phone(self) -> str:
        pairs = ".".join(self._digits(2) for _ in range(3))
        return f"0{self._draw.choice((470, 478, 486, 495))}/{pairs}"

    def _plate(self) -> str:
        letters = "".join(self._draw.choices("ABCDEFGHJKLPRSTVWXYZ", k=3))
        return f"{self._draw.choice((1, 2))}-{letters}-{self._digits(3)}"

    def _email(self) -> str:
        return f"inwoner{self._draw.randrange(10**5)}@example.be"

    def _file(self) -> str:
        return f"D{self._digits(6)}"


def _with_97(digits: str) -> str:
    return f"{digits}{int(digits) % 97 or 97:02}"


def _shuffled(paragraph: str, draw: Random) -> list[str]:
    sentences = _SENTENCE.split(paragraph)
    draw.shuffle(sentences)
    return sentences


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode(errors="ignore")
