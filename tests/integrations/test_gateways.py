"""The shipped configurations of other gateways: closed where they can be, and run where we can."""

import importlib.util
import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.api.gateways.payloads import CHATS, SENTENCE, leaked, user
from tests.api.gateways.upstream import Upstream, upstream
from tests.api.server import ROOT, Running, running
from tests.components import require

FOLDER = ROOT / "integrations"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("openwebui")
    with running(folder, factory="api.serving:build", workers=1) as one:
        yield one


def open_webui_filter(url: str) -> Any:
    """The function as Open WebUI loads it: a module of its own."""
    place = FOLDER / "openwebui/roeland_filter.py"
    spec = importlib.util.spec_from_file_location("roeland_filter", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.Filter()
    found.valves.url = url
    return found


@pytest.mark.parametrize("carrier", CHATS)
def test_open_webui_filter_replaces_everywhere_in_messages(service: Running, carrier: str) -> None:
    found = open_webui_filter(f"http://127.0.0.1:{service.port}")
    body = {"model": "x", "messages": CHATS[carrier]["messages"], "stream": True}
    after = found.inlet(body, {"id": "u1"})
    assert leaked(after) == set()
    assert (after["model"], after["stream"]) == ("x", True)


def test_open_webui_filter_stops_and_fails_closed(service: Running) -> None:
    found = open_webui_filter(f"http://127.0.0.1:{service.port}")
    found.valves.destination = "chat.deepseek.com"
    with pytest.raises(RuntimeError, match="niet verstuurd"):
        found.inlet({"messages": user("Dag")})
    away = open_webui_filter("http://127.0.0.1:9")
    with pytest.raises(RuntimeError, match="cannot be reached"):
        away.inlet({"messages": user("Dag")})
    wrong = open_webui_filter(f"http://127.0.0.1:{service.port}/nowhere")
    with pytest.raises(RuntimeError, match="cannot be reached") as caught:
        wrong.inlet({"messages": user(SENTENCE)})
    assert leaked(str(caught.value)) == set()


def test_open_webui_uploads(service: Running) -> None:
    place = "/gateways/openwebui/process"
    headers = {"Content-Type": "text/plain", "X-Filename": "brief.txt"}
    answer = service.request("PUT", place, SENTENCE.encode(), headers)
    assert answer.status == 200
    assert leaked(answer.json()) == set()


def test_envoy_and_portkey_are_shipped_closed() -> None:
    proc, authz = (
        yaml.safe_load((FOLDER / f"envoy/{name}.yaml").read_text())["typed_config"]
        for name in ("ext_proc", "ext_authz")
    )
    assert proc["failure_mode_allow"] is authz["failure_mode_allow"] is False
    assert proc["processing_mode"]["request_body_mode"] == "BUFFERED"
    assert authz["with_request_body"]["allow_partial_message"] is False
    portkey = json.loads((FOLDER / "portkey/config.json").read_text())
    (hook,) = portkey["before_request_hooks"]
    assert hook["deny"] is True
    assert all(check["parameters"]["failOnError"] is True for check in hook["checks"])


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ('{ block = true, block_message = "Niet verstuurd" }', "true Niet verstuurd"),
        ('{ block = false, block_message = "" }', "false "),
        ('{ block = "false" }', None),
        ('{ title = "Service busy", status = 503 }', None),
        ('"<html>"', None),
        ("nil", None),
    ],
)
def test_kong_gets_a_verdict_or_an_error(answer: str, said: str | None) -> None:
    config = yaml.safe_load((FOLDER / "kong/kong.yaml").read_text())["plugins"][0]["config"]
    assert config["guarding_mode"] == "INPUT"
    assert set(config["request"]["body"]) == {"source", "content", "model"}
    function = config["functions"]["roeland"]
    code = f"local f = (function() {function} end)() local r = f({answer})\n"
    shown = 'io.write(tostring(r.block), " ", r.block_message)'
    done = subprocess.run(
        [require("lua5.1"), "-e", code + shown], capture_output=True, text=True, check=False
    )
    if said is None:
        assert "Roeland gave no verdict" in done.stderr
    else:
        assert (done.returncode, done.stdout) == (0, said)


def test_kong_is_asked_over_http(service: Running) -> None:
    ask = {"source": "INPUT", "content": SENTENCE, "model": "os-model"}
    answer = service.request("POST", "/gateways/kong", ask)
    assert (answer.status, answer.json()["block"]) == (200, True)
    assert leaked(answer.json()) == set()


@pytest.fixture(scope="module")
def model() -> Iterator[Upstream]:
    with upstream() as one:
        yield one


def by_webhook(service: Running, model: Upstream, body: Any) -> "subprocess.CompletedProcess[str]":
    """The shipped script, as an operator would run it."""
    require("curl")
    return subprocess.run(
        [FOLDER / "webhook/example.sh"],
        input=json.dumps(body),
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": os.environ["PATH"],
            "ROELAND_URL": f"http://127.0.0.1:{service.port}",
            "MODEL_URL": f"{model.url}/chat/completions",
            "CONVERSATION": "c1",
        },
    )


def test_webhook_script_gives_the_values_back(service: Running, model: Upstream) -> None:
    done = by_webhook(service, model, {"model": "os-model", "messages": user(SENTENCE)})
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["choices"][0]["message"]["content"] == SENTENCE
    assert "<IBAN_CODE_1>" in model.everything()
    assert leaked(model.everything()) == set()


def test_webhook_script_sends_nothing_that_may_not_go(service: Running, model: Upstream) -> None:
    before = len(model.seen)
    blocked = by_webhook(service, model, {"model": "deepseek-chat", "messages": user("Dag")})
    assert (blocked.returncode, blocked.stdout) == (20, "")
    assert "niet" in blocked.stderr
    broken = by_webhook(service, model, {"model": "os-model", "messages": user("\ud800")})
    assert broken.returncode not in (0, 20)
    assert len(model.seen) == before


def test_every_folder_says_how_it_fails() -> None:
    for name in ("litellm", "openwebui", "portkey", "envoy", "kong", "webhook", "mitmproxy"):
        assert "**Fail closed**" in (Path(FOLDER) / name / "README.md").read_text(), name
