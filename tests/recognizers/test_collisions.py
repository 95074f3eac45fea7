"""The collision matrix: how often one kind of number passes as another, and who wins then.

A passing check is no certainty: the rates are measured over random numbers of each kind, and in the
whole engine the label decides.
"""

from collections.abc import Callable
from math import sqrt
from random import Random

import pytest

from dlp.engine.presidio import Engine
from recognizers.base import Recognizer
from recognizers.belgium import (
    bank_account_old,
    bis_number,
    driving_licence,
    enterprise_number,
    establishment_number,
    health_provider,
    identity_card,
    national_number,
    teacher_number,
    vat_number,
)
from recognizers.checkdigits import mod97_complement, mod97_remainder
from recognizers.general import credit_card, iban, phone_number
from recognizers.neighbours import de_tax_id

ROUNDS = 40_000


def _eleven(draw: Random) -> str:
    return f"{draw.randrange(10**11):011}"


def _account_like(draw: Random) -> str:
    return f"BE{draw.randrange(10**14):014}"


def _mobile(draw: Random) -> str:
    return f"04{draw.randrange(5, 10)}{draw.randrange(10**7):07}"


def _without_plus(draw: Random) -> str:
    return "32" + _mobile(draw)[1:]


def _communication(draw: Random) -> str:
    payload = f"{draw.randrange(10**10):010}"
    return f"{payload}{mod97_remainder(payload):02}"


def _provider(draw: Random) -> str:
    payload = f"{draw.randrange(1, 9)}{draw.randrange(10**5):05}"
    return f"{payload}{mod97_complement(payload):02}{draw.randrange(1000):03}"


def _imei(draw: Random) -> str:
    return f"35{draw.randrange(10**13):013}"


def _register(draw: Random) -> str:
    payload = f"{draw.randrange(30, 100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}999"
    return f"{payload}{mod97_complement(payload):02}"


def _teacher(draw: Random) -> str:
    born = f"{draw.randrange(100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    payload = f"{draw.randrange(1, 3)}{born}{draw.randrange(100):02}"
    return f"{payload}{int(payload) % 97:02}"


def _establishment(draw: Random) -> str:
    payload = f"{draw.randrange(2, 9)}{draw.randrange(10**7):07}"
    return f"{payload}{mod97_complement(payload):02}"


def _meter(draw: Random) -> str:
    return f"5414{draw.randrange(10**14):014}"


# What is drawn, what it may pass as, how often it does.
MATRIX = [
    pytest.param(_eleven, national_number.RECOGNIZER, 0.0005, id="random as NRN"),
    pytest.param(_eleven, bis_number.BIS_NUMBER, 0.001, id="random as BIS"),
    pytest.param(_account_like, iban.IBAN, 0.00011, id="BE and 14 digits as IBAN"),
    pytest.param(_communication, national_number.RECOGNIZER, 0.0, id="OGM as NRN"),
    pytest.param(_communication, health_provider.RECOGNIZER, 0.0, id="OGM as RIZIV"),
    pytest.param(_mobile, enterprise_number.ENTERPRISE_NUMBER, 0.0101, id="mobile as KBO"),
    pytest.param(_without_plus, bis_number.MOBILE_LIKE, 0.0031, id="mobile as BIS"),
    pytest.param(_without_plus, bis_number.BIS_NUMBER, 0.0, id="mobile as likely BIS"),
    pytest.param(_communication, identity_card.RECOGNIZER, 1.0, id="OGM as eID"),
    pytest.param(_communication, bank_account_old.RECOGNIZER, 1.0, id="OGM as account"),
    pytest.param(_provider, national_number.RECOGNIZER, 0.0005, id="RIZIV as NRN"),
    pytest.param(_imei, credit_card.CARD, 0.0, id="IMEI as card"),
    pytest.param(_teacher, national_number.RECOGNIZER, 0.0005, id="teacher as NRN"),
    pytest.param(_provider, teacher_number.RECOGNIZER, 0.0001, id="RIZIV as teacher"),
    pytest.param(_provider, de_tax_id.RECOGNIZER, 0.0038, id="RIZIV as German tax ID"),
    pytest.param(_register, teacher_number.RECOGNIZER, 0.0, id="NRN as teacher"),
    pytest.param(_establishment, enterprise_number.ENTERPRISE_NUMBER, 0.0, id="unit as KBO"),
    pytest.param(_establishment, phone_number.NATIONAL, 0.0, id="unit as phone"),
    pytest.param(_mobile, driving_licence.RECOGNIZER, 0.0, id="mobile as driving licence"),
    pytest.param(_mobile, establishment_number.RECOGNIZER, 0.0, id="mobile as unit"),
    pytest.param(_meter, credit_card.CARD, 0.0, id="meter as card"),
    pytest.param(_teacher, health_provider.RECOGNIZER, 0.0211, id="teacher as RIZIV"),
]


@pytest.mark.parametrize(("number", "recognizer", "rate"), MATRIX)
def test_rate(number: Callable[[Random], str], recognizer: Recognizer, rate: float) -> None:
    draw = Random(7)
    passed = sum(1 for _ in recognizer.find("\n".join(number(draw) for _ in range(ROUNDS))))
    assert abs(passed - ROUNDS * rate) <= 4 * sqrt(ROUNDS * rate * (1 - rate)) + ROUNDS * 0.0005


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


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


# What the whole engine makes of numbers that more than one recognizer could take.
LABELS = [
    ("rijbewijs 1084471902", {"BE_DRIVING_LICENCE": "1084471902"}),
    ("KBO 0403019261", {"BE_ENTERPRISE_NUMBER": "0403019261"}),
    ("permis 0733380155, gsm 0470123456", {"BE_DRIVING_LICENCE": "0733380155"}),
    ("INSZ 85073099932", {"BE_NATIONAL_NUMBER": "85073099932"}),
    ("RIZIV 1-90069-51-001", {"BE_HEALTH_PROVIDER": "1-90069-51-001"}),
    ("RIZIV-nr 19006951001", {"BE_HEALTH_PROVIDER": "19006951001"}),
    ("stamboeknummer 17507300129", {"BE_TEACHER_NUMBER": "17507300129"}),
    ("vestigingseenheid 2.147.812.701", {"BE_ESTABLISHMENT_NUMBER": "2.147.812.701"}),
    ("identiteitskaart 591-1917064-58", {"BE_IDENTITY_CARD": "591-1917064-58"}),
    ("lidnummer 309-7731108-44", {"BE_HEALTH_FUND_MEMBER": "309-7731108-44"}),
    ("EAN 541448920000000005", {"BE_ENERGY_EAN": "541448920000000005"}),
    ("RSZ 0009354-67", {"BE_SOCIAL_SECURITY_EMPLOYER": "0009354-67"}),
    ("BSN 111222333", {"NL_BSN": "111222333"}),
    ("SIREN 732 829 320", {"FR_SIREN": "732 829 320"}),
    ("SIRET 732 829 320 00074", {"FR_SIRET": "732 829 320 00074"}),
    ("Steuer-ID 86 095 742 719", {"DE_TAX_ID": "86 095 742 719"}),
    ("matricule luxembourgeois 1981091234574", {"LU_MATRICULE": "1981091234574"}),
    ("verblijfskaart B 1234567 89", {"BE_RESIDENCE_CARD": "B 1234567 89"}),
    ("n° SP 8.123.457", {"BE_FOREIGNER_FILE": "8.123.457"}),
    ("parcelle, section A n° 3675 A", {"BE_CADASTRAL_PARCEL": "section A n° 3675 A"}),
    ("griffie, A.R. 20/1234/A", {"BE_COURT_ROLL": "20/1234/A"}),
    ("Kennzeichen AC-XY 123", {"BE_LICENCE_PLATE": "AC-XY 123"}),
    ("ECLI:BE:CASS:2020:ARR.20201030.1N.4 van cassatie", {}),
    ("kost 2.147.812.701 euro", {}),
    ("teller 1084471902", {}),
    ("nummer 111222333", {}),
    ("code AB123456", {}),
    ("op de E-40 en de A 12", {}),
    ("tel. 32470226101", {}),
    ("bisnummer 32470226101", {"BE_BIS_NUMBER": "32470226101"}),
    ("+++010/8068/17183+++", {"BE_STRUCTURED_COMMUNICATION": "+++010/8068/17183+++"}),
    ("rekening 539-0075470-34", {"BE_BANK_ACCOUNT_OLD": "539-0075470-34"}),
    ("Veldstraat 12, 9000 Gent", {"ADDRESS": "Veldstraat 12, 9000 Gent"}),
    ("postcode 9000 Gent", {"LOCATION": "9000 Gent"}),
    ("in 2020 Antwerpen bezocht", {}),
    ("artikel 12 weg 3, plaats 4", {}),
]


@pytest.mark.parametrize(("text", "found"), LABELS)
def test_the_label_decides(engine: Engine, text: str, found: dict[str, str]) -> None:
    said = {hit.entity: text[hit.start : hit.end] for hit in engine.detect(text)}
    likely = {
        hit.entity: text[hit.start : hit.end]
        for hit in engine.detect(text)
        if hit.confidence >= 0.4 and hit.entity != "PHONE_NUMBER"
    }
    assert likely == found
    assert found.keys() <= said.keys()
