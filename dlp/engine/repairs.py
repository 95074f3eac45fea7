"""Numbers that a spreadsheet damaged: `85073099932.0`, `8,5073099932E+10`, a leading zero lost.

Only where a header or a label directly before the value says what it is, and only when the check
passes once the digits are whole again. The damaged writing is what is found.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import exp, log
from typing import TYPE_CHECKING

import regex as re

from dlp.engine.context import FAR, HEADER, SAME_LINE
from dlp.engine.overlap import Hit
from recognizers.base import Recognizer

if TYPE_CHECKING:
    from dlp.engine.score import Facts

LOST = 3  # leading zeros that may be missing
SHEET = 5_000  # code points behind a header that stands beside its address
_NOT_DIGIT = re.compile(r"\D+")
MOST_CELLS = 500  # below a header that stands beside its address
RARE = 0.001  # share of random look-alikes that pass: a label farther away is enough
_NUMBER = (
    r"(?P<value>(?P<whole>\d{6,18}|\d{1,3}(?P<by>[., '])\d{3}(?:(?P=by)\d{3}){1,5})"
    r"(?:[.,]0{1,4})?"
    r"|(?P<lead>\d)[.,](?P<rest>\d{3,17}) ?(?:[eE]\+?|[x*×] ?10 ?\^? ?)(?P<power>\d{1,2}))"
    r"(?![\w@]|[.,/\-]\d)"
)
_CELL = re.compile(rf"[ \t\r\"'*=]*{_NUMBER}[ \t\r\"'*]*")
_ADDRESS = re.compile(
    r"(?<![\w$])\$?(?P<column>[A-Z]{1,2})\$?\d{1,5}[ ]?[:=|][ \t]{0,3}[\"'=]{0,3}\Z"
)
_AFTER = re.compile(  # the rest of a label, a sign, a value
    rf"[\p{{L}}]{{0,20}}(?:[ _\-]?(?:nummer|nr|n°|no|num[ée]ro|number)\b\.?)?[\"'”)\]]{{0,2}}"
    rf"[ \t]{{0,3}}(?:[:=|;>\t]|->|is\b|est\b|ist\b)?[ \t]{{0,4}}[\"'“(]{{0,2}}{_NUMBER}"
)
_FAR = re.compile(  # the same clause or the next, of a check that hardly passes by chance
    r"[^\n\d]{0,90}?(?<![\w.,+/\-])(?P<value>(?P<whole>[1-9]\d{7,9})(?P<lead>)(?P<rest>)(?P<power>))"
    r"(?![\w@]|[.,/\-]\d)"
)


class Repairs:
    """Recognizers that say how many digits a whole value has. Stateless; safe to share."""

    __slots__ = ("_by_word", "_checks", "_recognizers")

    def __init__(
        self,
        recognizers: Sequence[tuple[Recognizer, Callable[[str], bool]]],
        words: Mapping[str, Iterable[int]],
    ) -> None:
        self._recognizers = tuple(recognizer for recognizer, _ in recognizers)
        self._checks = tuple(check for _, check in recognizers)
        self._by_word: dict[int, list[int]] = {}
        for i, recognizer in enumerate(self._recognizers):
            for word in words[recognizer.name]:
                self._by_word.setdefault(word, []).append(i)

    def hits(self, facts: "Facts") -> Iterator[Hit]:
        """Scored hits under headers and behind labels. Cost: linear in those and their columns."""
        read: set[tuple[int, int, int]] = set()
        sheet: dict[tuple[int, str], int] = {}  # up to where cells with an address are read
        for i, start, word in facts.labels.starting(self._by_word):
            behind = _AFTER.match(facts.text, start + len(word))
            weight = SAME_LINE
            if behind is None and self._recognizers[i].random_pass_rate <= RARE:
                behind, weight = _FAR.match(facts.text, start + len(word)), FAR
            if behind is not None:
                hit = self._hit(i, behind, 0, weight, f"context:{word}")
                if hit is not None:
                    yield hit
            for low, high in _addressed(facts.text, start, i, sheet):
                cell = _CELL.match(facts.text, low, high)
                hit = self._hit(i, cell, 0, HEADER, f"header:{word}") if cell else None
                if hit is not None:
                    yield hit
            table = facts.tables.under_header(start)
            if table is None:
                continue
            column = (i, table.start, facts.tables.column_of(table, start))
            if column[2] < 0 or column in read:
                continue
            read.add(column)
            for low, high in facts.tables.column(table, start):
                cell = _CELL.fullmatch(facts.text[low:high])
                if cell is not None:
                    hit = self._hit(i, cell, low, HEADER, f"header:{word}")
                    if hit is not None:
                        yield hit

    def _hit(
        self, i: int, match: "re.Match[str]", at: int, weight: float, label: str
    ) -> Hit | None:
        """The damaged number as a hit, when it is one."""
        recognizer, check = self._recognizers[i], self._checks[i]
        start, end = match.span("value")
        digits, damage = _digits(match)
        for size in recognizer.whole:
            lost, whole = size - len(digits), digits.zfill(size)
            if not 0 <= lost <= LOST or not (lost or damage):
                continue
            if recognizer.pattern.fullmatch(whole) is None or not check(whole):
                continue
            evidence = ["pattern", "check-digits", label]
            evidence += ["repaired:number"] if damage else []
            evidence += ["repaired:leading-zero"] if lost else []
            z = log(recognizer.bare / (1 - recognizer.bare)) + weight
            confidence = round(1 / (1 + exp(-z)), 3)
            return Hit(
                at + start,
                at + end,
                recognizer.entity,
                recognizer.name,
                confidence,
                tuple(evidence),
                recognizer.specificity,
            )
        return None


def _addressed(
    text: str, start: int, i: int, sheet: dict[tuple[int, str], int]
) -> Iterator[tuple[int, int]]:
    """The cells below a header whose address is written beside it: "A1: SSIN", "A2: '1101...".

    Args:
        i: of the recognizer.
        sheet: up to where its cells are read already, by its column; brought up to date.
    Cost: linear in the text, for every column and recognizer.
    """
    address = _ADDRESS.search(text, max(0, start - 24), start)
    if address is None or start < sheet.get((i, address["column"]), 0):
        return
    sheet[i, address["column"]] = start + SHEET
    below = re.compile(rf"(?<![\w$])\$?{address['column']}\$?\d{{1,5}}[ ]?[:=|]")
    for number, cell in enumerate(below.finditer(text, start, start + SHEET)):
        if number >= MOST_CELLS:
            sheet[i, address["column"]] = cell.start()
            return
        yield cell.end(), min(len(text), cell.end() + 40)


def _digits(match: "re.Match[str]") -> tuple[str, bool]:
    """The digits as they were, and whether they were written as a quantity."""
    if match["whole"] is not None:
        whole = _NOT_DIGIT.sub("", match["whole"])
        return whole, len(whole) < len(match["value"])
    size = int(match["power"]) + 1
    digits = match["lead"] + match["rest"]
    digits = digits[:size] if not digits[size:].strip("0") else digits
    return (digits.ljust(size, "0") if len(digits) <= size else ""), True
