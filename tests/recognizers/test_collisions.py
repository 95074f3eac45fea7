"""How often one kind of number passes as another: why a passing check is not certainty."""

from collections.abc import Callable
from math import sqrt
from random import Random

import pytest

from recognizers.base import Recognizer
from recognizers.belgium import (
    bank_account_old,
    bis_number,
    enterprise_number,
    identity_card,
    national_number,
    vat_number,
)
from recognizers.checkdigits import mod97_complement, mod97_remainder
from recognizers.general import credit_card, iban

ROUNDS = 40_000


def _mobile(draw: Random) -> str:
    return f"04{draw.randrange(5, 10)}{draw.randrange(10**7):07}"


def _without_plus(draw: Random) -> str:
    return "32" + _mobile(draw)[1:]


def _communication(draw: Random) -> str:
    payload = f"{draw.randrange(10**10):010}"
    return f"{payload}{mod97_remainder(payload):02}"


def _health_provider(draw: Random) -> str:
    payload = f"{draw.randrange(1, 9)}{draw.randrange(10**5):05}"
    return f"{payload}{mod97_complement(payload):02}{draw.randrange(1000):03}"


def _imei(draw: Random) -> str:
    return f"35{draw.randrange(10**13):013}"


@pytest.mark.parametrize(
    ("number", "recognizer", "rate"),
    [
        pytest.param(_mobile, enterprise_number.ENTERPRISE_NUMBER, 0.0101, id="mobile as KBO"),
        pytest.param(_without_plus, bis_number.MOBILE_LIKE, 0.0031, id="mobile as BIS"),
        pytest.param(_without_plus, bis_number.BIS_NUMBER, 0.0, id="mobile as likely BIS"),
        pytest.param(_communication, identity_card.RECOGNIZER, 1.0, id="OGM as eID"),
        pytest.param(_communication, bank_account_old.RECOGNIZER, 1.0, id="OGM as account"),
        pytest.param(_health_provider, national_number.RECOGNIZER, 0.0005, id="RIZIV as NRN"),
        pytest.param(_imei, credit_card.CARD, 0.0, id="IMEI as card"),
    ],
)
def test_rate(number: Callable[[Random], str], recognizer: Recognizer, rate: float) -> None:
    draw = Random(7)
    passed = sum(1 for _ in recognizer.find("\n".join(number(draw) for _ in range(ROUNDS))))
    assert abs(passed - ROUNDS * rate) <= 4 * sqrt(ROUNDS * rate * (1 - rate)) + ROUNDS * 0.0002


VECTORS = (
    (
        national_number.RECOGNIZER,
        "85.07.30-033.28 00.01.25-567.77 42.01.22-051.81 85.07.30-999.32 92.02.14-999.42 "
        "05.02.29-999.25 12.01.01-999.35 75.01.01-097.97",
        "85.07.30-033.29 85.13.30-033.28 85073003382 85.07.99-033.92",
    ),
    (
        bis_number.BIS_NUMBER,
        "98.47.28-997.65 01.49.07-001.85 78.23.15-001.87 85.47.30-999.21 85.27.30-999.75",
        "85.07.30-033.28 85.60.30-999.21",
    ),
    (identity_card.RECOGNIZER, "591-1917064-58 591-2010999-97 000-0011032-71", "591-1917064-57"),
    (
        enterprise_number.ENTERPRISE_NUMBER,
        "0403.019.261 0566.988.259 0353.456.320 1000.000.120",
        "2.147.812.701 0403.019.262",
    ),
    (vat_number.PREFIXED, "BE0403.019.261 BE0403019261", "BE68539007547034"),
    (
        iban.IBAN,
        "BE68-5390-0754-7034 BE71-0961-2345-6769 BE32-1234-5678-9002 BE43-0689-9999-9501 "
        "BE48-3200-7018-4927 BE91-0010-0000-9776",
        "BE41-0918-1173-5141",
    ),
    (credit_card.CARD, "6703444444444449 67030000000000003", "6703444444444448"),
)


@pytest.mark.parametrize(
    ("recognizer", "valid", "invalid"),
    [pytest.param(*vectors, id=vectors[0].name) for vectors in VECTORS],
)
def test_published_and_synthetic_vectors(recognizer: Recognizer, valid: str, invalid: str) -> None:
    for text in valid.split():
        assert [text[s.start : s.end] for s in recognizer.find(text)] == [text]
    for text in invalid.split():
        assert not [*recognizer.find(text)]
