"""Canaries through a service that really runs: answers, logs, metrics, audit files and store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.api.server import Running, running
from tests.canaries import BULK, CANARIES, LETTER, PICTURE, leaks, tree


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("service")
    with running(folder, factory="api.serving:build", log_level="debug") as started:
        yield started


NOW = datetime.now(UTC).isoformat()
BODIES: dict[str, Any] = {
    "text": {"text": LETTER},
    "explained": {"text": LETTER, "options": {"explain": True, "offsets": "utf16"}},
    "messages": {"messages": tree(LETTER)},
    "a list": {"text": LETTER + "\n" + BULK},
    "a picture": {"messages": [*tree(LETTER), PICTURE]},
    "everywhere": {
        "text": "x",
        "context": {
            "destination": f"https://chatgpt.com/{LETTER}",
            "model": CANARIES[2],
            "user": CANARIES[3],
            "groups": [CANARIES[0], LETTER],
        },
    },
    "a wrong token": {
        "text": "x",
        "options": {"override": {"token": LETTER, "reason": "other", "note": CANARIES[0]}},
    },
    "a wrong reason": {
        "text": "x",
        "options": {"override": {"token": "t", "reason": LETTER, "note": LETTER * 9}},
    },
    "an unknown field": {"text": "x", CANARIES[0]: LETTER},
    "a wrong channel": {"text": "x", "context": {"channel": LETTER, CANARIES[3]: 1}},
    "text of a wrong type": {"text": [LETTER]},
    "both": {"text": LETTER, "messages": tree(LETTER)},
    "no JSON": ('{"text": "' + LETTER).encode(),
    "not UTF-8": LETTER.encode("utf-16"),
    "a lone surrogate": b'{"text": "\\ud800 ' + CANARIES[0].encode() + b'"}',
    "twice the same key": f'{{"text": "{CANARIES[0]}", "text": "{CANARIES[3]}"}}'.encode(),
}
ROUTES = [
    ("GET", f"/v1/{CANARIES[0]}?q={CANARIES[4].replace(' ', '')}", None),
    ("POST", "/v1/feedback", {"id": CANARIES[0], "missed": CANARIES[3]}),
    ("POST", "/v1/scan?x=63111799985", {"text": "x"}),
    ("PUT", "/v1/scan", {"text": LETTER}),
]


def test_the_service_and_all_that_it_writes(service: Running) -> None:
    answers = []
    for name, body in BODIES.items():
        answer = service.request("POST", "/v1/scan", body)
        assert leaks(answer.body.decode(), str(answer.headers)) == [], name
        answers.append(answer.status)
    assert set(answers) >= {200, 400, 422}
    for method, path, content in ROUTES:
        headers = {"X-Request-Id": CANARIES[0], "User-Agent": CANARIES[3]}
        answer = service.request(method, path.replace(" ", "%20"), content, headers)
        assert leaks(answer.body.decode(), str(answer.headers)) == [], path
    assert leaks(service.metrics(), service.written()) == []
    audit = [path for path in service.folder.rglob("*.jsonl") if path.stat().st_size]
    assert audit, "records were written, so the search above was not in vain"


def test_an_override_over_http_leaves_no_trace(service: Running) -> None:
    text = LETTER + "\n" + BULK + NOW
    offer = service.scan(text).json()["override"]
    given = {"token": offer["token"], "reason": "authorised", "note": LETTER[:190]}
    lifted = service.scan(text, options={"override": given})
    assert lifted.json()["verdict"] == "redact"
    again = service.scan(text, options={"override": given})
    assert again.status == 422
    assert leaks(lifted.body.decode(), again.body.decode(), service.written()) == []
    assert leaks(service.metrics()) == []
    assert [path for path in service.folder.rglob("store.*") if path.stat().st_size]
