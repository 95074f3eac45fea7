"""What a wrong start says, and with which exit status."""

import socket
from pathlib import Path
from typing import Any

import pytest

from tests.api.server import CANARY, Running, errors, launch, running

REAL = "api.serving:build"
STARTS: list[tuple[str, dict[str, Any], str, int, str]] = [
    ("wrong setting", {"port": CANARY}, REAL, 3, "DLP_PORT"),
    ("no policy", {"policy": "none.yaml"}, REAL, 3, "none.yaml"),
    ("no tokens", {"tokens_file": "none.yaml"}, REAL, 3, "none.yaml: cannot be read"),
    ("no certificate", {"tls_cert": "a", "tls_key": "b"}, REAL, 3, "DLP_TLS_CERT"),
    ("store that cannot be", {"store_url": "sqlite:////proc/none/x.db"}, REAL, 3, "DLP_STORE_URL"),
    ("audit that cannot be", {"audit_path": "/proc/none/x"}, REAL, 3, "DLP_AUDIT_PATH"),
    ("our mistake", {}, "tests.api.fake_scanner:build_badly", 1, "RuntimeError at"),
]


@pytest.mark.parametrize(
    ("settings", "factory", "status", "says"),
    [pytest.param(*case[1:], id=case[0]) for case in STARTS],
)
def test_wrong_start(
    tmp_path: Path, settings: dict[str, Any], factory: str, status: int, says: str
) -> None:
    with launch(tmp_path, factory=factory, **settings) as process:
        assert process.wait(30) == status
    assert says in errors(tmp_path)
    assert CANARY not in errors(tmp_path)
    assert "Traceback" not in errors(tmp_path)


def test_port_in_use(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with launch(tmp_path, port=port) as process:
            assert process.wait(20) == 1
    assert "address already in use" in errors(tmp_path)


def test_announcement_names_address_curl_and_page(service: Running) -> None:
    address = f"http://127.0.0.1:{service.port}"
    listens, curl, page = service.announcement.splitlines()
    assert listens == f"Roeland listens on {address}"
    assert f"curl -s {address}/v1/scan" in curl
    assert page.endswith(f"{address}/docs")


def test_real_scanner_past_its_deadline_is_closed_by_policy(tmp_path: Path) -> None:
    with running(tmp_path, factory=REAL, deadline_s=0.05) as real:
        answer = real.scan("jan 85.07.30-999.32 " * 400_000).json()
        assert (answer["verdict"], answer["rules"]) == ("block", ["failure"])
        assert answer["incomplete"][0]["reason"] == "deadline"
        assert set(answer["message"]) == {"nl", "fr", "de", "en"}
        assert real.scan("x").status == 200
