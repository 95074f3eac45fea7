"""Custom recognizers in the running service: listed, found, and kept when a reload is wrong."""

import signal
import time
from pathlib import Path

from tests.api.server import Running, running

RULES = """
recognizers:
  - name: {name}
    supported_entity: PARKING_PERMIT
    patterns: [{{name: p, regex: '{regex}', score: 0.6}}]
    samples: {{hit: ["kaart «PP-123456»"]}}
"""


def _recognizers(service: Running) -> list[str]:
    items = service.request("GET", "/v1/recognizers").json()["items"]
    return [one["name"] for one in items if one["entity"] == "PARKING_PERMIT"]


def _written(service: Running, word: str) -> None:
    until = time.monotonic() + 30
    while word not in service.written():
        assert time.monotonic() < until, f"{word} was not written"
        time.sleep(0.05)


def test_a_wrong_file_keeps_the_rules_that_run(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(RULES.format(name="permit", regex="PP-[0-9]{6}"))
    settings = {"recognizer_files": file, "workers": 1}
    with running(tmp_path / "run", factory="api.serving:build", **settings) as service:
        assert _recognizers(service) == ["permit"]
        (finding,) = service.scan("bewonerskaart PP-123456").json()["findings"]
        assert (finding["recognizer"], finding["category"]) == ("permit", "case_file")
        file.write_text(RULES.format(name="renamed", regex="PP-[0-9]{5}$"))
        service.process.send_signal(signal.SIGHUP)
        _written(service, "reload-refused")
        assert "own.yaml:6: recognizers[0].samples.hit[0]" in service.written()
        assert _recognizers(service) == ["permit"]
        assert service.scan("PP-123456").json()["findings"]
        file.write_text(RULES.format(name="renamed", regex="PP-[0-9]{6}"))
        service.process.send_signal(signal.SIGHUP)
        _written(service, '"reloaded"')
        assert _recognizers(service) == ["renamed"]
