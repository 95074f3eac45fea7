"""The ICAP service with the real scanner: verdicts, what they say, and what is kept of them."""

import gzip
import json
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote_plus

import brotli
import pytest
import regex as re
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.icap.running import Client
from tests.api.icap.wire import chunks, options, reqmod, respmod
from tests.api.test_tls import make
from tests.components import require
from tests.integrations.squid.messages import (
    BULK,
    CLEAN,
    NUMBER,
    PERSONAL,
    PLACEHOLDER,
    chat,
    document,
)
from tests.integrations.squid.network import ROOT, Roeland, free_port, roeland

PUBLIC = "https://dlp.city.example"
IEOF = b"0; ieof\r\n\r\n"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roeland]:
    started = roeland(
        tmp_path_factory.mktemp("icap"), public_url=PUBLIC, deadline_s=60, icap_respmod="scan"
    )
    try:
        yield started
    finally:
        started.stop()


def http(
    body: bytes, *lines: str, host: str = "chatgpt.com", path: str = "/backend-api/conversation"
) -> bytes:
    """The headers of a request, as a proxy hands them on."""
    head = [f"POST https://{host}{path} HTTP/1.1", f"Host: {host}", *lines]
    return "\r\n".join([*head, f"Content-Length: {len(body)}", "", ""]).encode()


def connect(port: int) -> Client:
    return Client(socket.create_connection(("127.0.0.1", port), timeout=60))


def ask(
    service: Roeland, body: bytes, *lines: str, allow: str = "204", **where: str
) -> tuple[int, dict[str, str], bytes, bytes]:
    with connect(service.icap_port) as client:
        client.send(reqmod(http=http(body, *lines, **where), body=chunks(body), Allow=allow))
        return client.answer()


def get(service: Roeland, path: str, method: str = "GET") -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", service.port, timeout=30)
    try:
        link = {"Sec-Fetch-Site": "cross-site", "Host": "dlp.city.example"}
        connection.request(method, path, headers=link)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_the_three_verdicts(service: Roeland) -> None:
    assert ask(service, chat(CLEAN))[0] == 204
    status, headers, head, body = ask(service, chat(PERSONAL))
    assert (status, headers["x-dlp-verdict"]) == (200, "redact")
    assert head.startswith(b"POST https://chatgpt.com/backend-api/conversation HTTP/1.1\r\n")
    assert body == chat(PERSONAL.replace(NUMBER, PLACEHOLDER))
    assert f"Content-Length: {len(body)}\r\n".encode() in head
    status, headers, head, body = ask(service, chat(BULK))
    assert (status, headers["x-dlp-verdict"]) == (200, "block")
    assert head.startswith(b"HTTP/1.1 403 Forbidden\r\n")
    assert b"85.07" not in body


def test_a_block_is_explained_for_whoever_has_the_link(service: Roeland) -> None:
    _, headers, _, body = ask(service, chat(BULK), "Accept-Language: de")
    link = f"{PUBLIC}/why/{headers['x-dlp-id']}"
    told = json.loads(body)["detail"]
    assert told.endswith(link)
    assert told.startswith("Ihre Nachricht wurde nicht gesendet")
    status, page = get(service, f"/why/{headers['x-dlp-id']}")
    assert status == 200
    for word in ("Dit bericht is niet verstuurd", "This message was not sent", "12 "):
        assert word in page
    assert "85.07" not in page
    assert "<button>This is wrong</button>" in page
    before = feedback(service)
    status, page = get(service, f"/why/{headers['x-dlp-id']}", "POST")
    assert "Thank you." in page
    assert "This is wrong" not in page
    get(service, f"/why/{headers['x-dlp-id']}", "POST")  # counts once
    assert feedback(service) == before + 1


def feedback(service: Roeland) -> int:
    """How often the recognizer was said to be wrong."""
    connection = HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("GET", "/v1/feedback")
    answer = json.loads(connection.getresponse().read())
    connection.close()
    return answer_count(answer)


def answer_count(answer: object) -> int:
    """The sum of all counts, wherever they stand in the answer."""
    if isinstance(answer, dict):
        own = answer.get("count")
        return (own if isinstance(own, int) else 0) + sum(map(answer_count, answer.values()))
    return sum(map(answer_count, answer)) if isinstance(answer, list) else 0


def test_a_redaction_is_explained_too(service: Roeland) -> None:
    _, headers, _, _ = ask(service, chat(PERSONAL))
    status, page = get(service, f"/why/{headers['x-dlp-id']}")
    assert (status, "This message was changed before it left" in page) == (200, True)


def test_what_was_never_there_is_gone(service: Roeland) -> None:
    for method in ("GET", "POST"):
        status, page = get(service, "/why/01M8M72BZ3J5P7EPHZ7FCSDCNN", method)
        assert status == 404
        assert "an hour" in page


def test_the_page_of_a_navigation_has_the_link(service: Roeland) -> None:
    _, headers, head, body = ask(service, chat(BULK), "Sec-Fetch-Dest: document")
    assert b"text/html" in head
    assert f'<a href="{PUBLIC}/why/{headers["x-dlp-id"]}">' in body.decode()


def test_requests_are_counted(service: Roeland) -> None:
    ask(service, chat(CLEAN))
    ask(service, chat(CLEAN), host="www.belgium.example")
    metrics = get_metrics(service)
    assert 'dlp_icap_requests_total{outcome="allow",service="REQMOD"}' in metrics
    assert re.search(r"(?m)^dlp_icap_unread [1-9]", metrics)
    assert re.search(r"(?m)^dlp_icap_connections [0-9]", metrics)


def get_metrics(service: Roeland) -> str:
    connection = HTTPConnection("127.0.0.1", service.port, timeout=30)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def test_a_retry_is_recorded_once(service: Roeland) -> None:
    """The proxy gives up and asks the same again, as Squid does after icap_io_timeout."""
    body = chat(CLEAN + " Een keer." + "x " * 500_000)
    wire = reqmod(http=http(body), body=chunks(body), Allow="204")
    before = len(service.audit())
    with connect(service.icap_port) as client:
        client.send(wire)
        time.sleep(0.02)
    with connect(service.icap_port) as client:
        client.send(wire)
        assert client.answer()[0] == 204
    time.sleep(0.3)
    assert len(service.audit()) == before + 1


def test_the_page_one_comes_from_does_not_tell(service: Roeland) -> None:
    """After a prompt in an address the browser names that address with all that it loads."""
    for query, told in ((f"q=nummer%20{NUMBER}", True), ("q=gedicht&n=2", False)):
        page = f"https://chatgpt.com/?{query}"
        status, _, head, body = ask(service, chat(CLEAN), f"Referer: {page}", "X-Own: Kept")
        assert status == (200 if told else 204)
        assert NUMBER.encode() not in head
        if told:
            assert (
                b"Referer: https://chatgpt.com/?q=nummer%20%3CBE_NATIONAL_NUMBER_1%3E\r\n" in head
            )
            assert b"X-Own: Kept\r\n" in head
            assert body == chat(CLEAN)
    page = "https://chatgpt.com/?q=" + quote_plus(BULK)
    _, _, head, _ = ask(service, chat(PERSONAL), f"Referer: {page}")
    assert b"Referer: https://chatgpt.com/\r\n" in head


@pytest.mark.parametrize("space", ["+", "%20"])
def test_an_address_is_cleaned_however_spaces_are_written(service: Roeland, space: str) -> None:
    path = f"/c++/?q=mijn nummer is {NUMBER} dank u&b=1%2B1".replace(" ", space)
    status, _, head, _ = ask(service, b"", path=path)
    target = head.split(b" ")[1].decode()
    assert status == 200
    assert target == "https://chatgpt.com" + path.replace(NUMBER, "%3CBE_NATIONAL_NUMBER_1%3E")


def test_codings_on_two_lines_are_one_list(service: Roeland) -> None:
    body = brotli.compress(gzip.compress(chat(PERSONAL)))
    lines = ("Content-Encoding: gzip", "Content-Encoding: br")
    status, headers, _, sent = ask(service, body, *lines)
    assert (status, headers["x-dlp-verdict"]) == (200, "redact")
    assert sent == chat(PERSONAL.replace(NUMBER, PLACEHOLDER))


# --- The verdict does not depend on how the same thing is sent -----------------------------------

FRAMINGS: dict[str, tuple[str, ...]] = {
    "plain": (),
    "gzip": ("Content-Encoding: gzip",),
    "br": ("Content-Encoding: br",),
    "zstd": ("Content-Encoding: zstd",),
}
CODED = {
    "plain": lambda body: body,
    "gzip": gzip.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}
SECRET = "rijksregisternummer 85.07.30-999.32"  # redact; here with other fields around it


def shaped(shape: str, order: list[int], text: str) -> tuple[bytes, str]:
    """A body and its media type, with the text in one of several fields in some order."""
    fields = [("a", "1"), ("prompt", text), ("model", "auto"), ("note", "geen gegevens")]
    given = {fields[i][0]: fields[i][1] for i in order}
    if shape == "json":
        return json.dumps(given).encode(), "application/json"
    if shape == "escaped":
        escaped = "".join(f"\\u{ord(c):04x}" for c in text)
        raw = json.dumps({**given, "prompt": "@"}).replace("@", escaped)
        return raw.encode(), "application/json"
    if shape == "nested":
        return json.dumps({"q": json.dumps([json.dumps(given)])}).encode(), "application/json"
    if shape == "form":
        joined = "&".join(f"{name}={quote_plus(value)}" for name, value in given.items())
        return joined.encode(), "application/x-www-form-urlencoded"
    if shape == "multipart":
        parts = [
            f'--xx\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in given.items()
        ]
        return ("".join(parts) + "--xx--\r\n").encode(), "multipart/form-data; boundary=xx"
    return "\n".join(given.values()).encode(), "text/plain"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shape=st.sampled_from(["json", "escaped", "nested", "form", "multipart", "text"]),
    order=st.permutations(range(4)),
    coding=st.sampled_from(sorted(CODED)),
    cuts=st.lists(st.integers(1, 60), max_size=8),
    preview=st.sampled_from([None, 0, 1, 30, 65_535]),
    allow=st.sampled_from(["204", "trailers"]),
    declared=st.booleans(),
    secret=st.booleans(),
)
def test_the_verdict_is_the_same_however_it_is_sent(
    service: Roeland,
    shape: str,
    order: list[int],
    coding: str,
    cuts: list[int],
    preview: int | None,
    allow: str,
    *,
    declared: bool,
    secret: bool,
) -> None:
    plain, kind = shaped(shape, order, SECRET if secret else "Schrijf een gedicht")
    body = CODED[coding](plain)
    lines = [*FRAMINGS[coding], *([f"Content-Type: {kind}"] if declared else [])]
    head = http(body, *lines)
    with connect(service.icap_port) as client:
        if preview is None:
            client.send(reqmod(http=head, body=chunks(*pieces(body, cuts)), Allow=allow))
        else:
            first, rest = body[:preview], body[preview:]
            last = IEOF if not rest else b"0\r\n\r\n"
            given = {"Preview": str(preview), "Allow": allow}
            wire = chunks(*pieces(first, cuts), last=last)
            client.send(reqmod(http=head, body=wire, **given))
        answer = client.answer()
        if answer[0] == 100:
            client.send(chunks(*pieces(body[preview:], cuts)))
            answer = client.answer()
    status, headers, _, sent = answer
    assert headers["x-dlp-verdict"] == ("redact" if secret else "allow")
    if secret:
        assert status == 200
        assert NUMBER.encode() not in sent
        assert b"85.07.30" not in sent
    else:
        assert (status, sent) in ((204, b""), (200, body))


def pieces(body: bytes, cuts: list[int]) -> list[bytes]:
    """The body cut at these lengths, then the rest."""
    found, at = [], 0
    for cut in cuts:
        if at >= len(body):
            break
        found.append(body[at : at + cut])
        at += cut
    return [*found, body[at:]] if body[at:] else found


# --- Blocked tools, answers, other clients --------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
@pytest.mark.parametrize("host", ["grok.com", "chat.deepseek.com"])
def test_a_blocked_tool_is_blocked_on_every_method(
    service: Roeland, method: str, host: str
) -> None:
    target = f"{host}:443" if method == "CONNECT" else f"https://{host}/"
    head = f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    with connect(service.icap_port) as client:
        client.send(reqmod(http=head, Preview="0", Allow="204"))
        status, headers, page, _ = client.answer()
    assert (status, headers["x-dlp-verdict"]) == (200, "block")
    assert page.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    ("kind", "status"), [("text/event-stream", 204), ("application/json", 200)]
)
def test_answers_are_scanned_unless_they_stream(service: Roeland, kind: str, status: int) -> None:
    body = chat(PERSONAL)
    response = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode()
    asked = http(b"")
    sections = f"req-hdr=0, res-hdr={len(asked)}, res-body={len(asked) + len(response)}"
    head = f"RESPMOD icap://h/respmod ICAP/1.0\r\nAllow: 204\r\nEncapsulated: {sections}\r\n\r\n"
    with connect(service.icap_port) as client:
        client.send(head.encode() + asked + response + chunks(body))
        answer = client.answer()
    assert answer[0] == status
    assert NUMBER.encode() not in answer[3]
    assert respmod(None)


@pytest.mark.component
@pytest.mark.parametrize(
    ("content", "verdict"),
    [(CLEAN.encode(), "allow"), (PERSONAL.encode(), "redact"), (document(BULK), "block")],
    ids=["allow", "redact", "block"],
)
def test_c_icap_client_gets_the_same_verdicts(
    service: Roeland, tmp_path: Path, content: bytes, verdict: str
) -> None:
    source, target = tmp_path / "sent", tmp_path / "got"
    source.write_bytes(content)
    command = [
        *(
            require("c-icap-client"),
            "-i",
            "127.0.0.1",
            "-p",
            str(service.icap_port),
            "-s",
            "reqmod",
        ),
        *("-f", str(source), "-o", str(target), "-method", "POST", "-v"),
        *("-req", "https://chatgpt.com/upload"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    told = (done.stdout + done.stderr).decode("latin-1")
    assert f"X-DLP-Verdict: {verdict}" in told, told
    if verdict == "redact":
        assert PLACEHOLDER.encode() in target.read_bytes()


# --- TLS, and ICAP alone --------------------------------------------------------------------------


def test_dlp_icap_alone_over_mutual_tls(tmp_path: Path) -> None:
    authority = make(tmp_path, "authority")
    server = make(tmp_path, "server", authority)
    proxy = make(tmp_path, "proxy", authority)
    port = free_port()
    command = [
        *(str(Path(sys.executable).with_name("dlp")), "icap", "--icap-port", str(port)),
        *("--workers", "1", "--data-dir", str(tmp_path / "data"), "--tls-cert"),
        *(str(server.certificate), "--tls-key", str(server.key)),
        *("--tls-client-ca", str(authority.certificate)),
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == f"ICAP:      icaps://127.0.0.1:{port}/reqmod\n"
        context = ssl.create_default_context(cafile=str(authority.certificate))
        context.load_cert_chain(proxy.certificate, proxy.key)
        bare = socket.create_connection(("127.0.0.1", port), timeout=60)
        with Client(context.wrap_socket(bare, server_hostname="localhost")) as client:
            client.send(options())
            assert client.answer()[0] == 200
            client.send(reqmod(http=http(chat(PERSONAL)), body=chunks(chat(PERSONAL))))
            assert PLACEHOLDER.encode() in client.answer()[3]
        assert refuses(port, ssl.create_default_context(cafile=str(authority.certificate)))
        process.terminate()
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def refuses(port: int, context: ssl.SSLContext) -> bool:
    """True when a client with this context gets no answer."""
    bare = socket.create_connection(("127.0.0.1", port), timeout=60)
    try:
        with Client(context.wrap_socket(bare, server_hostname="localhost")) as client:
            client.send(options())
            client.answer()
    except (ssl.SSLError, ConnectionError, EOFError):
        return True
    return False


def test_a_redaction_can_be_a_block_that_offers_the_clean_text(tmp_path: Path) -> None:
    started = roeland(tmp_path, icap_on_redact="block", workers=1)
    try:
        _, headers, head, body = ask(started, chat(PERSONAL), "Accept-Language: en")
        told = json.loads(body)["detail"]
        assert headers["x-dlp-verdict"] == "block"
        assert head.startswith(b"HTTP/1.1 403 ")
        assert "This you can send:" in told
        assert told.endswith(PERSONAL.replace(NUMBER, PLACEHOLDER))
        page = ask(started, chat(PERSONAL), "Sec-Fetch-Dest: document")[3].decode()
        assert page.count("<pre>") == 4
    finally:
        started.stop()
