"""How often a further identifier passes as another, and who wins in the whole engine."""

from collections.abc import Callable
from math import sqrt
from random import Random

import pytest

from dlp.engine.presidio import Engine
from recognizers.base import Recognizer
from recognizers.belgium import (
    driving_licence,
    enterprise_number,
    establishment_number,
    health_provider,
    national_number,
    teacher_number,
)
from recognizers.checkdigits import mod97_complement
from recognizers.general import credit_card, phone_number
from recognizers.neighbours import de_tax_id

ROUNDS = 40_000


def _register(draw: Random) -> str:
    payload = f"{draw.randrange(30, 100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}999"
    return f"{payload}{mod97_complement(payload):02}"


def _provider(draw: Random) -> str:
    payload = f"{draw.randrange(1, 9)}{draw.randrange(10**5):05}"
    return f"{payload}{mod97_complement(payload):02}{draw.randrange(1000):03}"


def _teacher(draw: Random) -> str:
    born = f"{draw.randrange(100):02}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    payload = f"{draw.randrange(1, 3)}{born}{draw.randrange(100):02}"
    return f"{payload}{int(payload) % 97:02}"


def _establishment(draw: Random) -> str:
    payload = f"{draw.randrange(2, 9)}{draw.randrange(10**7):07}"
    return f"{payload}{mod97_complement(payload):02}"


def _mobile(draw: Random) -> str:
    return f"04{draw.randrange(5, 10)}{draw.randrange(10**7):07}"


def _meter(draw: Random) -> str:
    return f"5414{draw.randrange(10**14):014}"


@pytest.mark.parametrize(
    ("number", "recognizer", "rate"),
    [
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
    ],
)
def test_rate(number: Callable[[Random], str], recognizer: Recognizer, rate: float) -> None:
    draw = Random(7)
    passed = sum(1 for _ in recognizer.find("\n".join(number(draw) for _ in range(ROUNDS))))
    assert abs(passed - ROUNDS * rate) <= 4 * sqrt(ROUNDS * rate * (1 - rate)) + ROUNDS * 0.0015


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.mark.parametrize(
    ("text", "found"),
    [
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
        ("parcelle, section A n° 3675 A", {"BE_CADASTRAL_PARCEL": "A n° 3675 A"}),
        ("griffie, A.R. 20/1234/A", {"BE_COURT_ROLL": "20/1234/A"}),
        ("Kennzeichen AC-XY 123", {"BE_LICENCE_PLATE": "AC-XY 123"}),
        ("ECLI:BE:CASS:2020:ARR.20201030.1N.4 van cassatie", {}),
        ("kost 2.147.812.701 euro", {}),
        ("teller 1084471902", {}),
        ("nummer 111222333", {}),
        ("code AB123456", {}),
        ("op de E-40 en de A 12", {}),
    ],
)
def test_the_label_decides(engine: Engine, text: str, found: dict[str, str]) -> None:
    said = {hit.entity: text[hit.start : hit.end] for hit in engine.detect(text)}
    likely = {
        hit.entity: text[hit.start : hit.end]
        for hit in engine.detect(text)
        if hit.confidence >= 0.4 and hit.entity != "PHONE_NUMBER"
    }
    assert likely == found
    assert found.keys() <= said.keys()
