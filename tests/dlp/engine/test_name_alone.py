"""An unsure name counts where something else tells of a person."""

import pytest

from dlp.engine.name_alone import DOUBTED, SURE, doubted_alone
from dlp.engine.overlap import Hit


def person(confidence: float, start: int = 0) -> Hit:
    return Hit(start, start + 5, "PERSON", "person", confidence, ("model",))


def other(entity: str, confidence: float) -> Hit:
    return Hit(50, 60, entity, "any", confidence, ("pattern",))


@pytest.mark.parametrize(
    "beside",
    [
        [],
        [other("LOCATION", 0.9)],
        [other("BE_ENTERPRISE_NUMBER", 0.99)],
        [other("SECRET", 0.95)],
        [other("IBAN_CODE", 0.3)],
        [person(0.6, start=20)],
        [other("EMAIL_ADDRESS", 0.97)._replace(recognizer="email-address-function")],
        [person(0.95, start=20)._replace(recognizer="person-public")],
    ],
)
def test_unsure_name_alone_is_doubted(beside: list[Hit]) -> None:
    first = doubted_alone([person(0.7), *beside])[0]
    assert (first.confidence, first.evidence[-1]) == (DOUBTED, "alone")


@pytest.mark.parametrize(
    "beside",
    [
        person(SURE, start=20),
        other("IBAN_CODE", 0.6),
        other("HEALTH_DATA", 0.5),
        other("CONFIDENTIAL_TOPIC", 0.8),
        other("A_CUSTOM_ONE", 0.9),
    ],
)
def test_unsure_name_beside_what_tells_of_somebody_stays(beside: Hit) -> None:
    hits = [person(0.6), beside]
    assert doubted_alone(hits) == hits


def test_doubt_never_adds_confidence() -> None:
    assert doubted_alone([person(0.3)])[0].confidence == 0.3


def test_sure_name_alone_stays() -> None:
    assert doubted_alone([person(0.95)]) == [person(0.95)]


def test_name_that_a_list_knows_stays() -> None:
    known = person(0.75)._replace(evidence=("list:staff",))
    assert doubted_alone([known]) == [known]


def test_doubting_twice_says_no_more() -> None:
    once = doubted_alone([person(0.7)])
    assert doubted_alone(once) == once
