"""Numbers with check digits whose digits somebody grouped as no register prints them.

People copy a number as they hear it: "0403 01 92 61", "5904 6163 5857". Any single sign may stand
between two digits then; the check must hold and a label must say what the number is.
"""

from dataclasses import replace

from recognizers.base import Anchor, Recognizer, Sample, hit, miss
from recognizers.compiled import compiled
from recognizers.guards import LEFT, RIGHT

_SEP = r"(?: ?[./\-] ?| )?"
BARE = 0.3  # a label alone makes 0.83 of it


def regrouped(
    printed: Recognizer,
    example: str,
    begins: str,
    shape: str,
    digits: tuple[int, int] | None = None,
) -> Recognizer:
    """The recognizer of the same number in any groups, behind its label only.

    Args:
        printed: that of the usual forms; check, words and entity are taken from it.
        example: digits that pass the check, for the samples; they are grouped anew there.
        begins: the first digits that there are.
        shape: of a random look-alike, in groups.
        digits: fewest and most of them; as many as the example when not given.
    """
    low, high = digits or (len(example), len(example))
    return replace(
        printed,
        name=f"{printed.name}-regrouped",
        whole=(),
        pattern=compiled(
            rf"{LEFT}(?!\d{{{low},{high}}}(?!\d))[{begins}]"
            rf"(?:{_SEP}\d){{{low - 1},{high - 1}}}{RIGHT}"
            r"(?!,\d\d(?!\d)| ?(?i:€|eur))"
        ),
        anchor=Anchor(digits=(low, high), reach=0, begins=begins),
        bare=BARE,
        formatted=None,
        needs_context=True,
        specificity=printed.specificity - 5,
        shape=shape,
        samples=_samples(example),
    )


def _samples(digits: str) -> tuple[Sample, ...]:
    """The example in eight groupings, and what is next to it."""

    def cut(*sizes: int, sign: str = " ") -> str:
        parts, at = [], 0
        for size in sizes:
            parts.append(digits[at : at + size])
            at += size
        return sign.join(part for part in (*parts, digits[at:]) if part)

    wrong = f"{digits[:5]}{(int(digits[5]) + 1) % 10} {digits[6:]}"
    return (
        hit(f"nr. «{cut(4, 2, 2)}»", "four, pairs and the rest"),
        hit(f"n° «{cut(5)}», svp", "five and the rest"),
        hit(f"(«{cut(2, 2, 2, 2)}»)", "pairs, in brackets"),
        hit(f"Nr. «{cut(1, 4, sign='.')}».", "dots, end of sentence"),
        hit(f'"«{cut(6, sign="-")}»"', "a hyphen, quoted"),
        hit(f"nr=«{cut(4, 3, sign='/')}»;", "slashes, in a record"),
        hit(f"1;«{cut(3, 3, sign=' - ')}»;Gent", "spaces around hyphens"),
        hit(f"no. «{cut(7)}»", "seven and the rest"),
        miss(wrong, "one digit is another"),
        miss(digits, "in a row: the other recognizer"),
        miss(cut(5, sign="  "), "two spaces"),
        miss(f"1{cut(5)}x", "glued to a letter"),
        miss(f"{cut(5)}-1", "joined to another number"),
        miss(f"{cut(5)},00", "an amount"),
        miss(cut(5, sign="\n"), "over a line end"),
        miss(f"+{cut(5)}", "telephone number"),
        miss(f"x{cut(5)}", "inside a code"),
    )
