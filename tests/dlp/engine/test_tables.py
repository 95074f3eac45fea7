"""Columns of tables in text: which header stands above a value, however far up."""

import time

import pytest

from dlp.engine.detector import Detector
from dlp.engine.tables import Tables
from recognizers import ALL
from recognizers.base import hit

V = "«85073099932»"


def header_of(marked: str) -> str | None:
    """The header above the marked value."""
    sample = hit(marked, "")
    tables = Tables(sample.text)
    cell = tables.cell(sample.spans[0].start)
    if cell is None:
        return None
    start, end = tables.header(cell)
    return sample.text[start:end].strip(' "*\r')


HEADERS = [
    (f"naam;insz;bedrag\nJan;{V};12", "insz", "semicolons"),
    (f"naam;insz;bedrag\r\nJan;{V};12\r\n", "insz", "carriage returns"),
    (f"naam,insz,bedrag\nJan,{V},12", "insz", "commas"),
    (f"naam\tinsz\tbedrag\nJan\t{V}\t12", "insz", "tabs"),
    (f"naam|insz|bedrag\nJan|{V}|12", "insz", "bars"),
    (f"| naam | insz |\n|---|---|\n| Jan | {V} |", "insz", "Markdown"),
    (f"| **naam** | **insz** |\n|:--|--:|\n| Jan | {V} |", "insz", "Markdown in bold"),
    (f'"naam";"insz"\n"Jan";"{V}"', "insz", "quoted"),
    (f'naam;insz;x\n"Jan; de eerste";{V};1', "insz", "a delimiter inside quotes"),
    (f'naam,insz,x\n"a, b, c",1,1\n"Jan, jr.",{V},1', "insz", "commas inside quotes"),
    (f'"naam; voornaam";insz\nJan;{V}', "insz", "a delimiter inside a quoted header"),
    (f"naam;insz;x\n;{V};", "insz", "empty cells"),
    (f"naam / insz / gsm\nJan / 1 / 2\nPiet / {V} / geen\n", "insz", "slashes"),
    (f"lijst\n\nnaam / gsm / insz\r\nJan / 1 / {V}\r\n", "insz", "slashes, further down"),
    (f"naam / insz / gsm\n\nJan / {V} / 2", None, "an empty line under the slashes"),
    (f"naam / insz\nJan / {V}", None, "one slash is no table"),
    (f"naam / insz / gsm\nJan / {V}", None, "fewer cells than the header"),
    (f"naam;;insz\nJan;;{V}", "insz", "an empty header"),
    (f"naam;insz\nJan;1\n\nnaam;factuur\nPiet;{V}", "factuur", "the second of two tables"),
    (f"Beste,\nzie onder:\nnaam;insz\nJan;{V}\nGroeten", "insz", "a mail around it"),
    (f"naam;insz\nJan;1;{V}", "insz", "one cell too many: the last column"),
    ("naam;insz;factuur\n" + "Jan;1;2\n" * 5_000 + f"Piet;{V};2", "insz", "5,000 rows up"),
    ("naam\tinsz\n" + "Jan\t\n" * 5_000 + f"Piet\t{V}", "insz", "5,000 rows up, tabs"),
    (f"a b;insz;c d\n{'y' * 9_000};{V};1", "insz", "a very long cell before it"),
    (f'a b;insz;c d\n"{"y;" * 9_000}";{V};1', "insz", "the same with delimiters in quotes"),
    (f"Rijksregisternummers\n92021499942\n{V}\n", "Rijksregisternummers", "one column"),
    (f"insz\r\n92.02.14-999.42\r\n{V}", "insz", "one column, carriage returns"),
    (f"Dag An,\nDe nummers:\n92021499942\n{V}\nGroeten", "De nummers:", "in a mail"),
    ("insz\n" + "92021499942\n" * 5_000 + V, "insz", "one column, 5,000 rows up"),
    (f"a;b\n1;2\n\ninsz\n92021499942\n{V}", "insz", "one column below a table"),
    (f"Persoon;;Geld;\nnaam;insz;iban;som\nJan;{V};x;12", "insz", "two header lines"),
    (
        f"<table><tr><th>naam</th><th>insz</th></tr><tr><td>Jan</td><td>{V}</td></tr>",
        "insz",
        "HTML",
    ),
    (f"<TR><TD>naam<TD>insz<TR><TD>Jan<TD>{V}", "insz", "HTML without ends"),
    (f"naam          insz         bedrag\nJan Pol   {V}    12,50", "insz", "columns of spaces"),
    (
        f"naam      insz     som\nJan                12\nAn   {V}  9",
        "insz",
        "spaces, an empty cell",
    ),
    (f"  naam   insz\n  Jan    1\n  Pol    {V}\n", "insz", "spaces, indented"),
    (f"geen insz:\n92021499942\n{V}", None, "a header that denies"),
    (f"05022999925\n92021499942\n{V}", None, "one column without a header"),
    (f"insz\n{V}\n", None, "one row: the line before labels it"),
    (f"insz\n92021499942\n\n{V}\n", None, "below an empty line"),
    (f"{V};naam\nJan;Piet", None, "in the first line"),
    (f"naam {V}\nJan", None, "no delimiters"),
    (f"Dag Jan, hoe gaat het,\nik heb, zoals gezegd, {V}, en\ndat is alles.", None, "prose"),
    (f"1234567;85073\n2345678;{V}", None, "no words in the first line"),
    (f"naam;insz\nJan;Piet\nEen gewone zin met {V}", None, "below the table"),
    ("naam;" * 600 + f"\nJan;{V}", None, "a first line that is too long to be a header"),
]


@pytest.mark.parametrize(("marked", "header", "why"), HEADERS, ids=[row[2] for row in HEADERS])
def test_the_header_above_a_value(marked: str, header: str | None, why: str) -> None:
    assert header_of(marked) == header


DETECTOR = Detector(ALL)
FAR_UP = [
    ("insz", "header:insz", 0.95),
    ("rijksregisternummer burger", "header:rijksregister", 0.95),
    ("numéro national", "header:numéro national", 0.95),
    ("factuurnummer", "negative:factuurnummer", 0.03),
    ("omschrijving", None, 0.5),
]


@pytest.mark.parametrize(("header", "evidence", "confidence"), FAR_UP)
def test_the_header_speaks_for_every_row(
    header: str, evidence: str | None, confidence: float
) -> None:
    text = f"naam;{header};bedrag\n" + "Jan;85073099932;12\nAn;92021499942;9\n" * 2_500
    found = [h for h in DETECTOR.hits(text) if h.recognizer == "be-national-number"]
    assert len(found) == 5_000
    for one in found:
        assert one.confidence == pytest.approx(confidence, abs=0.01)
        assert one.evidence == ("pattern", "check-digits", *([evidence] if evidence else []))


def test_ten_numbers_under_one_header_reach_the_level_of_a_block() -> None:
    text = "Rijksregisternummers\n" + "85073099932\n92021499942\n" * 5
    found = [h for h in DETECTOR.hits(text) if h.recognizer == "be-national-number"]
    assert [h.confidence >= 0.85 for h in found] == [True] * 10


def test_the_first_of_two_header_lines_speaks_where_the_second_is_silent() -> None:
    text = (
        "Persoon;;Rijksregister;\nnaam;straat;nummer;som\nJan;x;85073099932;12\nAn;y;92021499942;9"
    )
    found = [h for h in DETECTOR.hits(text) if h.recognizer == "be-national-number"]
    assert [h.evidence[-1] for h in found] == ["header:rijksregister"] * 2


def test_each_column_has_its_own_header() -> None:
    row = ";".join(["85073099932"] * 3)
    text = f"insz;factuurnummer;nota\n{row}\n{row}\n"
    found = [h for h in DETECTOR.hits(text) if h.recognizer == "be-national-number"]
    named = [h.evidence[-1] for h in found]
    assert named == ["header:insz", "negative:factuurnummer", "check-digits"] * 2


SHAPES = [
    ("naam;insz\n", "Jan;85073099932\n"),
    ("naam;insz\n", "Jan;85073099932;"),
    ("naam;insz\n", '"Jan;";85073099932;'),
    ("naam;insz\n", "naam;insz\n"),
    ("a,b\n", "1,2\n3;4\n"),
    ("", "a;b\n\n"),
    ("insz\n", "85073099932\n"),
    ("", "insz\n85073099932\n92021499942\n"),
    ("", "1234567 " * 9 + "\n"),
    ("", "<tr><td>insz<td>85073099932"),
    ("", "<td "),
    ("naam  insz\n", "Jan  85073099932\n"),
    ("", "a  b\n"),
    ("naam / insz / gsm\n", "Jan / 85073099932 / 1\n"),
    ("", "a / b / c\n"),
    ("", " / "),
    ("", "  "),
]


@pytest.mark.parametrize(("first", "unit"), SHAPES)
def test_reading_tables_is_linear(first: str, unit: str) -> None:
    def spent(count: int) -> float:
        text = first + unit * count
        start = time.process_time()
        tables = Tables(text)
        for place in range(len(first), len(text), len(unit)):
            tables.cell(place)
        return time.process_time() - start

    small = min(spent(5_000) for _ in range(2))
    assert min(spent(20_000) for _ in range(2)) < 8 * small + 0.05
