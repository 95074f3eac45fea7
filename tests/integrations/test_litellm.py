"""The real LiteLLM proxy with the shipped configuration: what the model and what the user sees."""

import contextlib
import os
import secrets
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest

from tests.api.gateways import test_fields as fields
from tests.api.gateways.payloads import CHATS, IBAN, NUMBER, SENTENCE, leaked, user
from tests.api.gateways.upstream import Upstream, upstream
from tests.api.server import ROOT, running

PROGRAM = ROOT / "build/peers/litellm/bin/litellm"
CONFIG = ROOT / "integrations/litellm/config.yaml"
START_S = 240  # on a busy machine
pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Proxy:
    """LiteLLM with us behind it and a model that remembers."""

    client: Any
    model: Upstream


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    if not PROGRAM.exists():
        say = "needs LiteLLM: make build/peers/litellm/.installed"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(say)
    folder = tmp_path_factory.mktemp("litellm")
    with (
        upstream() as model,
        running(folder / "roeland", factory="api.serving:build", workers=1) as service,
        LiteLLM(folder, model.url, f"http://127.0.0.1:{service.port}") as (url, key),
        openai.OpenAI(base_url=url, api_key=key, max_retries=0, timeout=120) as client,
    ):
        yield Proxy(client, model)


class LiteLLM:
    """The proxy's process, for the time of a block; gives its address and key."""

    def __init__(self, folder: Path, model: str, roeland: str) -> None:
        self._folder, self._key = folder, f"sk-{secrets.token_hex(24)}"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._environment = {
            **{k: v for k, v in os.environ.items() if "proxy" not in k.lower()},
            "LITELLM_MASTER_KEY": self._key,
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
            "UPSTREAM_URL": model,
            "UPSTREAM_KEY": "sk-upstream",
            "ROELAND_URL": roeland,
            "ROELAND_TOKEN": "none-needed-on-loopback",
            "NO_PROXY": "*",
        }

    def __enter__(self) -> tuple[str, str]:
        command = [PROGRAM, "--config", CONFIG, "--host", "127.0.0.1", "--port", str(self._port)]
        self._log = (self._folder / "litellm.log").open("w")
        self._process = subprocess.Popen(
            [str(part) for part in command],
            cwd=self._folder,
            env=self._environment,
            stdout=self._log,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + START_S
        while time.monotonic() < end and self._process.poll() is None:
            try:
                httpx.get(f"http://127.0.0.1:{self._port}/health/liveliness", timeout=5)
            except httpx.HTTPError:
                time.sleep(0.5)
            else:
                return f"http://127.0.0.1:{self._port}/v1", self._key
        self.__exit__()
        raise AssertionError((self._folder / "litellm.log").read_text()[-3000:])

    def __exit__(self, *_: Any) -> None:
        self._process.kill()
        self._process.wait()
        self._log.close()


def chat(proxy: Proxy, messages: Any, **more: Any) -> Any:
    return proxy.client.chat.completions.create(model="assistant", messages=messages, **more)


def test_the_user_sees_values_and_the_model_does_not(proxy: Proxy) -> None:
    answer = chat(proxy, user(f"Schrijf aan de inwoner: {SENTENCE}"))
    assert NUMBER in answer.choices[0].message.content
    assert IBAN in answer.choices[0].message.content
    assert "<BE_NATIONAL_NUMBER_1>" in proxy.model.seen[-1].body.decode()
    assert leaked(proxy.model.everything()) == set()


def test_streamed_too(proxy: Proxy) -> None:
    stream = chat(proxy, user(SENTENCE), stream=True)
    pieces = [c.choices[0].delta.content or "" for c in stream if c.choices]
    assert "".join(pieces) == SENTENCE
    assert len(pieces) > 3
    assert leaked(proxy.model.everything()) == set()


FIELDS = {name: body for name, body in fields.CHAT.items() if isinstance(body["messages"], list)}
CARRIERS = {**CHATS, "name of the user": {"messages": user("Dag"), "user": SENTENCE}}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_no_carrier_brings_a_value_to_the_model(proxy: Proxy, carrier: str) -> None:
    body = {**CARRIERS[carrier], "model": "assistant"}
    before = len(proxy.model.seen)
    proxy.client.post("/chat/completions", body=body, cast_to=object)
    assert len(proxy.model.seen) == before + 1
    for seen in proxy.model.seen[before:]:
        assert leaked(seen.json()) == set()
    assert leaked(proxy.model.everything()) == set()


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_brings_a_value_to_the_model(proxy: Proxy, field: str) -> None:
    before = len(proxy.model.seen)
    body = {**FIELDS[field], "model": "assistant"}
    with contextlib.suppress(openai.APIStatusError):  # what is refused goes nowhere
        proxy.client.post("/chat/completions", body=body, cast_to=object)
    for seen in proxy.model.seen[before:]:
        assert leaked(seen.json()) == set(), seen.body


def test_embeddings_and_responses(proxy: Proxy) -> None:
    proxy.client.embeddings.create(model="embedder", input=["Dag", SENTENCE])
    answer = proxy.client.responses.create(model="assistant", input=SENTENCE)
    assert answer.output_text
    assert leaked(proxy.model.everything()) == set()


def test_a_block_reaches_the_user_and_not_the_model(proxy: Proxy) -> None:
    before = len(proxy.model.seen)
    picture = {"type": "image_url", "image_url": {"url": "https://x.example/a.png"}}
    with pytest.raises(openai.BadRequestError) as caught:
        chat(proxy, user([{"type": "text", "text": "Wat is dit?"}, picture]))
    assert "niet" in str(caught.value)
    assert len(proxy.model.seen) == before


def test_presidio_guardrail_finds_dutch_with_language_en(proxy: Proxy) -> None:
    only = {"guardrails": ["roeland-presidio"]}
    chat(proxy, user(SENTENCE), extra_body=only)
    assert "<BE_NATIONAL_NUMBER>" in proxy.model.seen[-1].body.decode()  # as Presidio writes it
    assert leaked(proxy.model.everything()) == set()
    before = len(proxy.model.seen)
    with pytest.raises(openai.BadRequestError, match="BE_IDENTITY_CARD"):
        chat(proxy, user("Mijn identiteitskaart heeft nummer 591-1917064-58"), extra_body=only)
    assert len(proxy.model.seen) == before
