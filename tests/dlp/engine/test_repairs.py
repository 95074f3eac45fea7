"""Numbers that spreadsheets damaged, under a header or behind a label; and what is none."""

import time

import pytest

from dlp.engine.detector import Detector
from dlp.engine.overlap import winners
from recognizers import ALL
from recognizers.base import hit, miss

DETECTOR = Detector(ALL)

NRN, KBO, GSM = "BE_NATIONAL_NUMBER", "BE_ENTERPRISE_NUMBER", "PHONE_NUMBER"
REPAIRED = [
    (NRN, hit("naam;insz\nJan;«85073099932.0»\nAn;«92021499942.00»", "floats")),
    (NRN, hit("naam;insz\nJan;«85073099932,0»", "float with a comma")),
    (NRN, hit("insz\n«8,5073099932E+10»\n«9.2021499942E10»\n", "powers, one column")),
    (NRN, hit("naam;insz\nJan;«8.5073099932e+10»", "power, small e")),
    (NRN, hit("naam\trijksregisternummer\nJan\t«5022999925»", "a leading zero")),
    (NRN, hit("naam\tNISS\nJan\t«12556777»", "three leading zeros, French")),
    (NRN, hit('"naam","insz"\n"Jan","«85073099932.0»"\n"An","x"', "quoted")),
    (NRN, hit("| naam | insz |\n|---|---|\n| Jan | «85073099932.0» |", "Markdown")),
    (NRN, hit("rijksregisternummer: «5022999925»", "behind a label")),
    (NRN, hit('{"insz": «85073099932.0»}', "JSON number")),
    (KBO, hit("naam;ondernemingsnummer\nX;«403019261.0»", "float and a leading zero")),
    (KBO, hit("KBO-nummer\n«403019261»\n«203201340»\n", "one column")),
    (NRN, hit("Nat.-Reg.-Nr.\tKurs\n«8,5073099932E+10»\tChor", "power, comma, German")),
    (NRN, hit("naam;insz\nJan;«8,5073099932 x 10^10»", "power written out")),
    (NRN, hit("naam\tinsz\nJan\t«5,0229999250E+09»", "power, and a zero behind it")),
    (NRN, hit("naam;insz\nJan;«5.022.999.925»", "groups of thousands, a zero lost")),
    (NRN, hit("A1: SSIN    B1: start\nA2: '«5022999925»    B2: May", "cells with addresses")),
    (NRN, hit('A1: naam  B1: insz\nA2: Jan  B2: ="«5022999925»"', "a formula of text")),
    (GSM, hit("naam;gsm\nJan;«478003162»\nAn;«478003163.0»", "telephone numbers")),
    (NRN, hit("in kolom rijksregisternummers staat er «5022999925» nu", "words between")),
    (NRN, miss("rijksregisternummers: zie bestelling\n5022999925", "another line")),
    (NRN, miss("naam;insz\nJan;85073099933.0", "check digits wrong")),
    (NRN, miss("naam;bedrag\nJan;85073099932.0", "no header that says so")),
    (NRN, miss("naam;factuurnummer\nJan;5022999925", "another header")),
    (NRN, miss("naam;insz\nJan;8,507E+10", "digits are lost")),
    (NRN, miss("5022999925", "alone")),
    (NRN, miss("naam;insz;bedrag\nJan;x;5022999925", "another column")),
    (KBO, miss("omzet: 403019261", "no label of it")),
    (NRN, miss("A1: SSIN    B1: bedrag\nA2: x    B2: 5022999925", "another addressed column")),
    (GSM, miss("naam;artikel\nJan;478003162", "article")),
]


@pytest.mark.parametrize(("entity", "sample"), REPAIRED, ids=[s.why for _, s in REPAIRED])
def test_a_damaged_number_is_found_where_it_is_named(entity: str, sample: object) -> None:
    text, spans = sample.text, sample.spans  # type: ignore[attr-defined]
    found = [
        (one.start, one.end)
        for one in winners(DETECTOR.hits(text))
        if one.entity == entity and one.confidence >= 0.5
    ]
    assert found == [(span.start, span.end) for span in spans]


def test_a_finding_says_what_was_repaired() -> None:
    (one,) = winners(DETECTOR.hits("naam;insz\nJan;5022999925.0"))
    assert one.evidence[2:] == ("header:insz", "repaired:number", "repaired:leading-zero")
    assert one.confidence > 0.85


@pytest.mark.parametrize("unit", ["insz 85073099932.0 ", "insz;kbo\n", "5022999925\n", "insz: 8,5"])
def test_reading_damaged_numbers_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = "naam;insz\n" + unit * (size // len(unit))
        start = time.process_time()
        DETECTOR.hits(text)
        return time.process_time() - start

    small = min(spent(20_000) for _ in range(2))
    assert min(spent(80_000) for _ in range(2)) < 9 * small + 0.2
