"""What can be read of a block afterwards: for an hour, bounded, and without content."""

import json
from datetime import UTC, datetime, timedelta

from api.why import KEPT, VALID_S, Whys


def told(identifier: str) -> str:
    return json.dumps(
        {
            "id": identifier,
            "verdict": "block",
            "message": {"en": "It holds 12 national numbers."},
            "alternatives": [{"name": "Own", "url": "https://ai.city.example"}],
            "findings": 12,
        }
    )


def test_it_is_there_for_an_hour() -> None:
    now = 1_000.0
    whys = Whys(clock=lambda: now)
    whys.add(told("a"))
    now += VALID_S - 1
    found = whys.get("a")
    assert found is not None
    assert (found.verdict, found.findings, found.judged) == ("block", 12, False)
    now += 2
    assert whys.get("a") is None


def test_the_oldest_go_when_there_are_too_many() -> None:
    whys = Whys(clock=lambda: 0.0)
    for number in range(KEPT + 3):
        whys.add(told(str(number)))
    assert whys.get("2") is None
    assert whys.get("3") is not None
    assert whys.get(str(KEPT + 2)) is not None


def test_a_note_goes_with_its_grant_whoever_asks_next() -> None:
    now = 0.0
    whys = Whys(clock=lambda: now)
    expires = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()
    way = {"gives": "redact", "token": "t", "expires_at": expires}
    whys.add(json.dumps({**json.loads(told("a")), "override": way}), person="p")
    found = whys.get("a")
    assert found is not None
    assert whys.grant(found, "other", "Zeezout")
    assert [note for _, _, note in whys.granted("p")] == ["Zeezout"]
    now += 601
    whys.add(told("b"), person="q")
    assert "Zeezout" not in repr(whys.__dict__)
