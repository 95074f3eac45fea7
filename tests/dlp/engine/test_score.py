"""Confidence: labels only raise it, misleading words only lower it, chance alone never blocks."""

from collections.abc import Callable
from random import Random

import pytest

from dlp.engine.detector import Detector
from dlp.engine.overlap import Hit, winners
from recognizers import ALL
from recognizers.base import Recognizer
from recognizers.entities import CATEGORY_OF

BLOCKS = 0.85  # confidence from which the default policy counts national numbers
SHOWN = 0.4
DETECTOR = Detector(ALL)


def best(recognizer: Recognizer, detector: Detector, text: str, start: int) -> float:
    """Confidence of the finding that begins at start; 0 when there is none."""
    return max(
        (
            hit.confidence
            for hit in detector.hits(text)
            if hit.recognizer == recognizer.name and hit.start == start
        ),
        default=0.0,
    )


def lone(recognizer: Recognizer) -> str | None:
    """The first marked value of the samples that is found when it stands alone."""
    for sample in recognizer.samples:
        for span in sample.spans:
            value = sample.text[span.start : span.end]
            if not sample.scanned and any(s.end == len(value) for s in recognizer.find(value)):
                return value
    return None


LABELLED = [(r, value) for r in ALL if r.context and (value := lone(r)) is not None]
MISLED = [(r, value) for r, value in LABELLED if r.negative]


@pytest.mark.parametrize(("recognizer", "value"), LABELLED, ids=[r.name for r, _ in LABELLED])
def test_no_label_lowers(recognizer: Recognizer, value: str) -> None:
    detector = Detector([recognizer])
    bare = best(recognizer, detector, value, 0)
    for word in recognizer.context:
        label = word.strip("*")
        text = f"{label}: {value}"
        assert best(recognizer, detector, text, len(label) + 2) >= bare, word
        assert best(recognizer, detector, f"{value} ({label})", 0) >= bare, word
        assert best(recognizer, detector, f"{label};x\n{value};y\n", len(label) + 3) >= bare, word


@pytest.mark.parametrize(("recognizer", "value"), MISLED, ids=[r.name for r, _ in MISLED])
def test_no_misleading_word_raises(recognizer: Recognizer, value: str) -> None:
    detector = Detector([recognizer])
    bare = best(recognizer, detector, value, 0)
    own = {word.strip("*") for word in recognizer.context}
    for word in recognizer.negative:
        label = word.strip("*")
        if not any(label.startswith(one) or one in label.split() for one in own):
            text = f"{label}: {value}"
            assert best(recognizer, detector, text, len(label) + 2) <= bare, word


def test_a_misleading_word_beside_a_label_does_not_outweigh_it() -> None:
    for text in (
        "insz op factuur 85073099932",
        "factuur: insz 85073099932",
        "rijksregisternummer op factuur 85073099932",
        "identificatienummer van het rijksregister op factuur 85073099932",
    ):
        (hit,) = shown(text)
        assert (hit.entity, hit.confidence > 0.5) == ("BE_NATIONAL_NUMBER", True)


NATIONAL = [r for r in ALL if CATEGORY_OF[r.entity] == "national_identifier"]


@pytest.mark.parametrize("recognizer", NATIONAL, ids=lambda r: r.name)
def test_a_passing_check_alone_blocks_nothing(recognizer: Recognizer) -> None:
    assert recognizer.bare < BLOCKS


@pytest.mark.parametrize("length", [9, 10, 11, 12, 13, 15, 16])
def test_numbers_drawn_at_random_never_reach_the_level_of_a_block(length: int) -> None:
    draw = Random(length)
    for _ in range(4_000):
        digits = str(draw.randrange(10 ** (length - 1), 10**length))
        for hit in DETECTOR.hits(f"zie {digits} hieronder"):
            assert hit.confidence < BLOCKS, hit.recognizer


# Lists of numbers that a shop gave out: nothing in them is anybody's.
FORMS: dict[str, Callable[[list[str]], str]] = {
    "lines": "\n".join,
    "commas": ", ".join,
    "bullets": lambda numbers: "".join(f"- {number}\n" for number in numbers),
    "sentences": lambda numbers: "".join(f"Doos {number} is klaar\n" for number in numbers),
    "csv": lambda numbers: "doos;nummer\n" + "".join(f"a;{number}\n" for number in numbers),
    "markdown": lambda numbers: "|doos|nr|\n|-|-|\n" + "".join(f"|a|{n}|\n" for n in numbers),
    "json": lambda numbers: "".join(f'  {{"doos": "{number}"}},\n' for number in numbers),
}
AMOUNTS = [(length, count) for length in (10, 11, 12, 16) for count in (100, 1_000)]


def numbers(length: int, count: int) -> list[str]:
    draw = Random(count * length)
    return [str(draw.randrange(10 ** (length - 1), 10**length)) for _ in range(count)]


def shown(text: str) -> list[Hit]:
    return [hit for hit in winners(DETECTOR.hits(text)) if hit.confidence >= SHOWN]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("length", "count"), [*AMOUNTS, (11, 10_000)])
def test_a_list_of_random_numbers_holds_no_identifier(form: str, length: int, count: int) -> None:
    assert not shown(FORMS[form](numbers(length, count)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("length", [9, 10, 11])
def test_a_list_of_numbers_with_leading_zeros_holds_no_telephone(form: str, length: int) -> None:
    draw = Random(length)
    listed = [f"{draw.randrange(10**length):0{length}}" for _ in range(1_000)]
    assert not [hit for hit in shown(FORMS[form](listed)) if hit.entity == "PHONE_NUMBER"]


def test_a_column_of_telephone_numbers_keeps_them_beside_other_numbers() -> None:
    draw = Random(5)
    rows = "".join(
        f"04{draw.randrange(70, 99)}{i:06};{draw.randrange(10**10):010}\n" for i in range(60)
    )
    found = [hit for hit in shown("a;b\n" + rows) if hit.entity == "PHONE_NUMBER"]
    assert len(found) == 60


def national(draw: Random) -> str:
    """An invented national number with sequence 999."""
    payload = f"{draw.randrange(100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}999"
    return f"{payload}{97 - int(payload) % 97:02}"


@pytest.mark.parametrize("form", FORMS)
def test_a_list_of_true_numbers_keeps_them_when_some_hold_a_typo(form: str) -> None:
    draw = Random(3)
    true = [national(draw) for _ in range(200)]
    typos = {i: f"{number[:-1]}{(int(number[-1]) + 1) % 10}" for i, number in enumerate(true)}
    listed = [typos[i] if i % 10 == 7 else number for i, number in enumerate(true)]
    found = [hit for hit in shown(FORMS[form](listed)) if hit.entity == "BE_NATIONAL_NUMBER"]
    assert len(found) == 180
    assert all("list-without-checks" not in hit.evidence for hit in found)


def test_a_label_brings_back_a_number_in_a_doubtful_list() -> None:
    text = "\n".join(numbers(11, 50)) + "\nrijksregisternummer 85073099932\n"
    (hit,) = shown(text)
    assert hit.entity == "BE_NATIONAL_NUMBER"


def test_a_header_does_not_bring_back_the_few_of_a_column_that_pass_by_chance() -> None:
    column = numbers(11, 400)
    assert not shown("insz\n" + "\n".join([*column[:200], "85073099932", *column[200:]]))
    assert not shown("id;insz\n" + "".join(f"{i};{n}\n" for i, n in enumerate(column)))


@pytest.mark.parametrize("form", FORMS)
def test_ten_different_numbers_that_pass_a_rare_check_are_evidence(form: str) -> None:
    draw = Random(7)
    listed = [national(draw) for _ in range(10)]
    found = shown(FORMS[form](listed))
    assert len(found) == 10
    assert all("list-of-checks" in hit.evidence and hit.confidence > 0.85 for hit in found)
    assert all(hit.confidence == 0.5 for hit in shown(FORMS[form](listed[:9])))
    assert all(hit.confidence == 0.5 for hit in shown(FORMS[form](listed[:1] * 20)))


def test_numbers_of_another_shape_raise_no_doubt() -> None:
    text = "\n".join(numbers(12, 50)) + "\nzie 85.07.30-999.32\n"
    assert [hit.entity for hit in shown(text)] == ["BE_NATIONAL_NUMBER"]


EVIDENCE = [
    ("85073099932", 0.5, ("pattern", "check-digits")),
    ("85.07.30-999.32", 0.973, ("pattern", "check-digits", "separators")),
    ("insz 85073099932", 0.917, ("pattern", "check-digits", "context:insz")),
    ("insz 85.07.30-999.32", 0.998, ("pattern", "check-digits", "separators", "context:insz")),
    ("factuur 85073099932", 0.029, ("pattern", "check-digits", "negative:factuur")),
    ("naam;insz\na;85073099932", 0.953, ("pattern", "check-digits", "header:insz")),
]


@pytest.mark.parametrize(("text", "confidence", "evidence"), EVIDENCE)
def test_the_formula(text: str, confidence: float, evidence: tuple[str, ...]) -> None:
    (hit,) = [h for h in DETECTOR.hits(text) if h.recognizer == "be-national-number"]
    assert (hit.confidence, hit.evidence) == (confidence, evidence)
