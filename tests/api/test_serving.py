"""The real scanner behind the service: what is loaded, a scan, an audit record, a failure."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest

from api.answer import ScanAnswer
from tests.api.server import CANARY, Running, running

NUMBER = "85.07.30-999.32"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("real")
    with running(folder, factory="api.serving:build") as service:
        yield service


def test_worker_needs_no_web_framework() -> None:
    """It never sees HTTP; FastAPI would cost it a quarter of a second and 10 MB."""
    program = (
        "import sys, api.serving, api.worker; from api.work import OPERATIONS, operation_of\n"
        "for name in OPERATIONS: operation_of(name)\n"
        "print(*{'fastapi', 'starlette', 'uvicorn'}.intersection(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, ""), ran.stderr


def test_spacy_loads_its_commands_when_somebody_wants_them() -> None:
    """Not before: a worker would hold 13 MB of them."""
    program = (
        "import sys, api.serving, spacy\n"
        "print({'typer', 'rich', 'weasel', 'httpx'}.isdisjoint(sys.modules))\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
        "print(callable(spacy.cli.download), 'typer' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert ran.stdout.split() == ["True"] * 4, ran.stderr


def test_what_is_loaded_has_digests(real: Running) -> None:
    ready = real.request("GET", "/readyz").json()
    for what, key in (("policy", "version"), ("recognizers", "digest"), ("catalogue", "digest")):
        assert ready[what][key].startswith("sha256:")
    assert ready["recognizers"]["count"] == len(
        real.request("GET", "/v1/recognizers").json()["items"]
    )
    entities = real.request("GET", "/v1/entities").json()["entities"]
    assert {"BE_NATIONAL_NUMBER", "IBAN_CODE"} <= {e["entity"] for e in entities if e["found"]}
    assert real.request("GET", "/v1/policy").json()["document"]["schema"] == 1


UNITS = [("codepoint", 2), ("utf16", 3), ("byte", 5)]


@pytest.mark.parametrize(("unit", "start"), UNITS)
def test_scan_redacts_and_leaves_no_trace(real: Running, unit: str, start: int) -> None:
    text = f"\U0001f600 {NUMBER} rijksregisternummer"
    messages = [{"role": "user", "content": [{"type": "text", "text": text}], "n": 10**25}]
    body = {
        "messages": messages,
        "options": {"offsets": unit},
        "context": {"destination": f"https://chatgpt.com/c/{NUMBER}", "user": NUMBER},
    }
    answer = real.request("POST", "/v1/scan", body)
    verdict = answer.json()
    ScanAnswer.model_validate(verdict)
    assert (verdict["verdict"], verdict["tool"]) == ("redact", "chatgpt")
    (finding,) = verdict["findings"]
    assert (finding["part"], finding["start"]) == ("messages/0/content/0", start)
    redacted = verdict["redacted"]["messages"][0]
    assert redacted["content"][0]["text"] == "\U0001f600 <BE_NATIONAL_NUMBER_1> rijksregisternummer"
    assert redacted["n"] == 10**25
    record = json.loads((real.folder / "data/audit/audit.jsonl").read_text().splitlines()[-1])
    assert (record["id"], record["destination"]["host"]) == (verdict["id"], "chatgpt.com")
    assert NUMBER not in answer.body.decode() + real.written() + real.metrics()


def test_unknown_override_token_is_refused(real: Running) -> None:
    body = {"text": "x " + CANARY, "options": {}}
    wrong = {"override": {"token": CANARY, "reason": "other", "note": CANARY}}
    answer = real.request("POST", "/v1/scan", {**body, "options": wrong})
    assert answer.status == 422
    assert answer.json()["errors"][0]["field"] == "options/override/token"
    assert CANARY not in answer.body.decode() + real.written()
