"""Judgements: counted per recognizer, rule and tier, and nothing else kept."""

from typing import Any

import pytest

from api.feedback import Recent
from api.problems import Refused
from api.schemas import FeedbackIn
from tests.api.server import CANARY, Running


def give(service: Running, **judgement: Any) -> int:
    return service.request("POST", "/v1/feedback", judgement).status


def test_judgements_are_counted(service: Running) -> None:
    answer = service.scan("x 85.07.30-999.32").json()
    assert give(service, id=answer["id"], finding=0, judgement="wrong") == 204
    assert give(service, id=answer["id"], finding=0, judgement="wrong") == 204
    assert give(service, id=answer["id"], missed="PERSON") == 204
    counts = service.request("GET", "/v1/feedback").json()["counts"]
    where = {"rule": "personal-data", "tier": "tolerated"}
    assert counts == [
        {"recognizer": "PERSON", **where, "judgement": "missed", "count": 1},
        {"recognizer": "fake-number", **where, "judgement": "wrong", "count": 2},
    ]
    assert 'dlp_feedback_total{judgement="wrong"} 2.0' in service.metrics()


WRONG: list[dict[str, Any]] = [
    {"finding": 0, "judgement": "wrong"},
    {"id": "unknown", "finding": 0, "judgement": "wrong"},
    {"id": "known", "finding": 1, "judgement": "wrong"},
    {"id": "known", "finding": -1, "judgement": "wrong"},
    {"id": "known", "finding": True, "judgement": "wrong"},
    {"id": "known", "finding": 0},
    {"id": "known", "judgement": "wrong"},
    {"id": "known", "finding": 0, "judgement": CANARY},
    {"id": "known", "missed": CANARY},
    {"id": "known", "missed": "JAN_PEETERS"},  # counts are shown: no words of a caller in them
    {"id": "known", "missed": "PERSON", "finding": 0, "judgement": "wrong"},
    {"id": "known", "missed": "PERSON", "judgement": "wrong"},
    {"id": "known", "missed": "PERSON", "text": CANARY},
    {"id": CANARY + " ", "missed": "PERSON"},
]


@pytest.mark.parametrize("judgement", WRONG)
def test_wrong_judgement_is_refused(service: Running, judgement: dict[str, Any]) -> None:
    known = service.scan("85.07.30-999.32").json()["id"]
    given = {**judgement, **({"id": known} if judgement.get("id") == "known" else {})}
    answer = service.request("POST", "/v1/feedback", given)
    assert answer.status == 422
    assert CANARY not in answer.body.decode() + service.written()


def test_memory_is_bounded() -> None:
    recent = Recent(size=2)
    for name in ("a", "b", "c"):
        recent.add({"id": name, "recognizers": ["r"], "rules": [], "tier": "approved"})
    with pytest.raises(Refused):
        recent.rows(FeedbackIn(id="a", missed="PERSON"))
    row = {"recognizer": "PERSON", "rule": "", "tier": "approved", "judgement": "missed"}
    assert recent.rows(FeedbackIn(id="c", missed="PERSON")) == [row]
