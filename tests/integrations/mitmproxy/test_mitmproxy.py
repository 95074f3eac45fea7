"""A real mitmproxy with the shipped add-on: HTTP/2 and WebSocket on their way to an AI tool."""

import base64
import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.api.server import Running, running
from tests.components import require
from tests.integrations.mitmproxy.websocket import BINARY, WebSocket
from tests.integrations.squid.certificates import Authority
from tests.integrations.squid.messages import (
    BULK,
    CLEAN,
    NUMBER,
    PERSONAL,
    PLACEHOLDER,
    PROMPT,
    REDACTED,
    chat,
    document,
    document_text,
)
from tests.integrations.squid.network import DLP, ROOT, Reply, free_port

PEER = ROOT / "build/peers/mitmproxy/bin"
ADDON = ROOT / "integrations/mitmproxy/roeland.py"
HERE = Path(__file__).parent
HOSTS = ("chatgpt.com", "claude.ai", "grok.com", "auth.openai.com", "tax.example")
START_S = 120.0  # on a busy machine
TOLD_S = 1.0
JSON = ("-H", "Content-Type: application/json")
pytestmark = pytest.mark.component


@dataclass
class Origin:
    """What reached the tools and everybody else."""

    process: "subprocess.Popen[str]"
    port: int = 0
    seen: list[dict[str, Any]] = field(default_factory=list)

    def read(self) -> None:
        """Gather what it says, for a thread."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            told = json.loads(line)
            if "port" in told:
                self.port = told["port"]
            else:
                self.seen.append({**told, "body": base64.b64decode(told["body"])})

    def take(self) -> list[dict[str, Any]]:
        """What has come since the last call; it is told after the answer, so a moment is left."""
        until = time.monotonic() + TOLD_S
        while not self.seen and time.monotonic() < until:
            time.sleep(0.01)
        found = self.seen[:]
        self.seen.clear()
        return found


@dataclass
class Proxy:
    """mitmproxy with everything around it."""

    port: int
    process: "subprocess.Popen[str]"
    origin: Origin
    ca: Path
    origin_ca: Path
    log: Path

    def curl(self, url: str, *options: str, data: bytes | None = None, ca: Path | None = None,
             version: str = "--http2") -> Reply:  # fmt: skip
        """One request through the proxy."""
        command = [require("curl"), "-sS", version, "--max-time", "60", "--cacert"]
        command += [str(ca or self.ca), "-x", f"http://127.0.0.1:{self.port}", "-i", *options]
        command += ["-w", "\n%{http_code} %{http_version}", url]
        command += ["--data-binary", "@-"] if data is not None else []
        done = subprocess.run(command, input=data, capture_output=True, timeout=90, check=False)
        whole, _, told = done.stdout.rpartition(b"\n")
        status, self.version = (told.decode() or "0 0").split()
        head, _, body = whole.partition(b"\r\n\r\n")
        if head.startswith(b"HTTP/1.1 200 Connection established"):
            head, _, body = body.partition(b"\r\n\r\n")
        return Reply(int(status), 0, body, head.decode("latin-1"), done.returncode, 0.0)

    version: str = ""

    def websocket(self, host: str = "chatgpt.com") -> WebSocket:
        return WebSocket(self.port, host, self.ca)


def program(name: str) -> str:
    """A program of the mitmproxy of the tests."""
    if not (PEER / name).exists():
        say = "needs mitmproxy: make build/peers/mitmproxy/.installed"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(say)
    return str(PEER / name)


def start(stack: ExitStack, folder: Path, roeland: str) -> Proxy:
    """An origin, and mitmproxy with the add-on before it."""
    folder.mkdir(parents=True, exist_ok=True)
    authority = Authority("Roeland test origin")
    pem = authority.issue(folder / "origin.pem", "origin", HOSTS)
    origin_ca = authority.write(folder / "origin-ca.pem")
    origin = Origin(
        stack.enter_context(
            subprocess.Popen(
                [program("python"), str(HERE / "origin.py"), str(pem)],
                stdout=subprocess.PIPE,
                text=True,
            )
        )
    )
    stack.callback(origin.process.kill)
    threading.Thread(target=origin.read, daemon=True).start()
    _until(lambda: origin.port > 0, "the origin")
    lists = {"hosts": (), "sign_in": ("--sign-in",)}
    for name, more in lists.items():
        command = [str(DLP), "destinations", "export", "--format", "squid", *more]
        done = subprocess.run(command, capture_output=True, check=True)
        (folder / name).write_bytes(done.stdout)
    with (folder / "hosts").open("a") as hosts:
        hosts.write("localhost\n")
    port, log = free_port(), folder / "mitmproxy.log"
    options = {
        "confdir": folder / "ca",
        "ssl_verify_upstream_trusted_ca": origin_ca,
        "roeland_url": roeland,
        "roeland_hosts": folder / "hosts",
        "roeland_sign_in": folder / "sign_in",
    }
    command = [program("mitmdump"), "-s", str(ADDON), "-s", str(HERE / "reroute.py")]
    command += ["--listen-host", "127.0.0.1", "--listen-port", str(port)]
    command += [word for name, value in options.items() for word in ("--set", f"{name}={value}")]
    with log.open("w") as output:
        process = stack.enter_context(
            subprocess.Popen(
                command,
                env={**os.environ, "ORIGIN_PORT": str(origin.port), "NO_PROXY": "*"},
                stdout=output,
                stderr=subprocess.STDOUT,
                text=True,
            )
        )
    stack.callback(process.kill)
    ca = folder / "ca/mitmproxy-ca-cert.pem"
    _until(lambda: process.poll() is None and _listens(port) and ca.exists(), "mitmproxy", log)
    return Proxy(port, process, origin, ca, origin_ca, log)


def _until(is_so: Any, what: str, log: Path | None = None) -> None:
    end = time.monotonic() + START_S
    while not is_so():
        if time.monotonic() > end:
            raise AssertionError(f"{what} has not started: {log.read_text() if log else ''}")
        time.sleep(0.1)


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("roeland")
    public = "https://dlp.city.example"
    with running(folder, factory="api.serving:build", workers=1, public_url=public) as one:
        yield one


@pytest.fixture(scope="module")
def shared(service: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    with ExitStack() as stack:
        yield start(stack, tmp_path_factory.mktemp("mitm"), f"http://127.0.0.1:{service.port}")


@pytest.fixture
def proxy(shared: Proxy) -> Proxy:
    shared.origin.take()
    return shared


def post(proxy: Proxy, body: bytes, *options: str, host: str = "chatgpt.com") -> Reply:
    return proxy.curl(f"https://{host}{PROMPT}", *JSON, *options, data=body)


def test_http2_clean_passes_to_the_byte(proxy: Proxy) -> None:
    reply = post(proxy, chat(CLEAN), "-H", "X-Own: Kept")
    assert (reply.status, reply.body, proxy.version) == (200, b"Goeiendag", "2")
    assert "alt-svc" not in reply.headers.lower()
    (seen,) = proxy.origin.take()
    headers = dict(seen["headers"])
    assert (seen["version"], seen["body"]) == ("2", chat(CLEAN))
    assert (headers[":path"], headers[":authority"], headers["x-own"]) == (
        PROMPT,
        "chatgpt.com",
        "Kept",
    )


def test_http2_is_cleaned_where_it_stands(proxy: Proxy) -> None:
    body = chat("Lange tekst zonder gegevens. " * 3_000 + PERSONAL)
    assert post(proxy, body).status == 200
    (seen,) = proxy.origin.take()
    assert seen["version"] == "2"
    assert seen["body"] == body.replace(NUMBER.encode(), PLACEHOLDER.encode())
    headers = dict(seen["headers"])
    assert headers["content-length"] == str(len(seen["body"]))
    assert headers[":authority"] == "chatgpt.com"
    told = json.dumps(seen["headers"]).lower()
    assert not any(word in told for word in ("dlp", "roeland", "x-client", "mitm"))


def test_an_address_is_cleaned(proxy: Proxy) -> None:
    reply = proxy.curl(f"https://chatgpt.com/?q=mijn%20nummer%20is%20{NUMBER}&b=2")
    assert reply.status == 200
    (seen,) = proxy.origin.take()
    path = dict(seen["headers"])[":path"]
    assert NUMBER not in path
    assert path.startswith("/?q=mijn%20nummer%20is%20")
    assert path.endswith("&b=2")


def test_http2_block_is_the_tools_error_or_the_page(proxy: Proxy) -> None:
    reply = post(proxy, chat(BULK), "-H", "Accept-Language: fr")
    told = json.loads(reply.body)
    assert (reply.status, proxy.version) == (403, "2")
    assert told["detail"].startswith("Votre message")
    assert "https://dlp.city.example/why/" in told["detail"]
    assert "85.07" not in reply.body.decode()
    page = post(proxy, chat(BULK), "-H", "Sec-Fetch-Dest: document")
    assert "Dit bericht is niet verstuurd" in page.body.decode()
    claude = post(proxy, chat(BULK), host="claude.ai")
    assert json.loads(claude.body)["error"]["type"] == "permission_error"
    assert not proxy.origin.take()


def test_a_blocked_tool_is_refused(proxy: Proxy) -> None:
    assert proxy.curl("https://grok.com/").status == 403
    assert not proxy.origin.take()


def test_documents_are_cleaned(proxy: Proxy) -> None:
    kind = ("-X", "PUT", "-H", "Content-Type: application/octet-stream")
    assert proxy.curl("https://chatgpt.com/upload/1", *kind, data=document(PERSONAL)).status == 200
    (seen,) = proxy.origin.take()
    assert document_text(seen["body"]) == REDACTED


@pytest.mark.parametrize("host", ["tax.example", "auth.openai.com"])
def test_other_hosts_stay_encrypted_and_untouched(
    proxy: Proxy, service: Running, host: str
) -> None:
    before = len(audit(service))
    body = f"rrn={NUMBER}&pw=Zx9%21kkLp22qq".encode()
    reply = proxy.curl(f"https://{host}/form", data=body, ca=proxy.origin_ca)
    assert reply.status == 200  # with the origin's own certificate
    (seen,) = proxy.origin.take()
    assert seen["body"] == body
    assert len(audit(service)) == before


def audit(service: Running) -> list[dict[str, Any]]:
    files = sorted((service.folder / "data/audit").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text().splitlines()]


def test_a_name_in_tls_that_is_no_tool_does_not_hide_one(proxy: Proxy) -> None:
    there = ("--connect-to", "tax.example:443:chatgpt.com:443")
    post_to = proxy.curl(f"https://tax.example{PROMPT}", *JSON, *there, data=chat(PERSONAL))
    bodies = b"".join(seen["body"] for seen in proxy.origin.take())
    assert NUMBER.encode() not in bodies, post_to


def test_what_is_neither_tls_nor_http_to_a_tool_is_ended(proxy: Proxy) -> None:
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=30) as tunnel:
        tunnel.sendall(b"CONNECT localhost:443 HTTP/1.1\r\nHost: localhost:443\r\n\r\n")
        assert b" 200 " in tunnel.recv(1_000)
        tunnel.sendall(b"\x00\x01 " + NUMBER.encode())
        assert tunnel.recv(1_000) == b""


def test_websocket_messages_pass_are_cleaned_and_blocked(proxy: Proxy) -> None:
    tool = proxy.websocket()
    assert b" 101 " in tool.handshake
    tool.send(chat(CLEAN))
    assert tool.receive() == "ja"
    tool.send(chat(PERSONAL), pieces=7)
    assert tool.receive() == "ja"
    tool.send(chat(BULK))
    told = json.loads(tool.receive())
    assert "85.07" not in json.dumps(told)
    assert told["detail"].startswith("Uw bericht")
    tool.send(chat(CLEAN))  # it goes on
    assert tool.receive() == "ja"
    tool.close()
    arrived = [seen["body"] for seen in proxy.origin.take() if seen["version"] == "websocket"]
    assert arrived == [chat(CLEAN), chat(REDACTED), chat(CLEAN)]


def test_websocket_messages_of_other_shapes(proxy: Proxy) -> None:
    tool = proxy.websocket()
    signalr = json.dumps({"type": 4, "arguments": [{"text": PERSONAL}]}) + "\x1e"
    socketio = "42" + json.dumps(["prompt", {"text": PERSONAL}])
    for text in (signalr, socketio):
        tool.send(text.encode())
        assert tool.receive() == "ja"
    tool.send(b"\x00\x9f\x92" * 40, BINARY)  # nobody can say what that is
    assert "detail" in tool.receive()
    tool.close()
    arrived = [seen["body"].decode() for seen in proxy.origin.take()]
    assert arrived == [text.replace(NUMBER, PLACEHOLDER) for text in (signalr, socketio)]


def test_other_hosts_websockets_are_not_opened(proxy: Proxy, service: Running) -> None:
    before = len(audit(service))
    other = WebSocket(proxy.port, "tax.example", proxy.origin_ca)
    other.send(NUMBER.encode())
    assert other.receive() == "ja"
    other.close()
    assert [seen["body"] for seen in proxy.origin.take()] == [NUMBER.encode()]
    assert len(audit(service)) == before


def test_a_reason_lets_the_same_message_through_once(proxy: Proxy, service: Running) -> None:
    text = "BEPERKTE VERSPREIDING\n\nOntwerp van nota over het plein."
    link = "/why/" + json.loads(post(proxy, chat(text)).body)["detail"].rpartition("/why/")[2]
    page = service.request("GET", link).body.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    form = f"key={key}&reason=authorised&note=".encode()
    assert service.request("POST", f"{link}/override", form, kind).status == 200
    tool = proxy.websocket()  # the same content, on another way to the same tool
    tool.send(chat(text))
    assert tool.receive() == "ja"
    tool.send(chat(text))
    assert "detail" in tool.receive()
    tool.close()
    assert [seen["body"] for seen in proxy.origin.take()] == [chat(text)]
    assert audit(service)[-2]["override"]["reason"] == "authorised"


def test_every_question_is_in_the_audit(proxy: Proxy, service: Running) -> None:
    before = len(audit(service))
    for text in (CLEAN, PERSONAL, BULK):
        post(proxy, chat(text))
    records = audit(service)[before:]
    assert [record["verdict"] for record in records] == ["allow", "redact", "block"]
    assert {record["channel"] for record in records} == {"proxy"}
    assert NUMBER not in service.written()
    assert NUMBER not in proxy.log.read_text()


@pytest.mark.parametrize("wrong", ["", "/nowhere"])
def test_without_roeland_nothing_reaches_a_tool(
    service: Running, tmp_path: Path, wrong: str
) -> None:
    away = f"http://127.0.0.1:{service.port}{wrong}" if wrong else "http://127.0.0.1:9"
    with ExitStack() as stack:
        proxy = start(stack, tmp_path, away)
        reply = post(proxy, chat(CLEAN))
        assert reply.status == 503
        assert "kon niet worden nagekeken" in json.loads(reply.body)["detail"]
        assert proxy.curl("https://chatgpt.com/", "-H", "Accept: text/html").status == 503
        tool = proxy.websocket()
        assert b" 503 " in tool.handshake  # not even the handshake
        assert not proxy.origin.take()
        other = proxy.curl("https://tax.example/", ca=proxy.origin_ca)
        assert other.status == 200  # all else goes on
        assert NUMBER not in proxy.log.read_text()
