"""curl through a real Squid: what reaches the AI tool, and what the person gets."""

import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from email import message_from_bytes
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import regex as re

from tests.integrations.squid.messages import (
    BULK,
    CLEAN,
    CODINGS,
    JSON,
    NUMBER,
    PERSONAL,
    PLACEHOLDER,
    PROMPT,
    REDACTED,
    chat,
    document,
    document_text,
    gemini,
    gemini_text,
)
from tests.integrations.squid.network import DLP, SHIPPED, Reply, Roeland, Squid, roeland, squid
from tests.integrations.squid.origin import Seen

pytestmark = pytest.mark.component
CHATGPT = f"https://chatgpt.com{PROMPT}"
FORM = ("-H", "Content-Type: application/x-www-form-urlencoded")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND")


def arrived(proxy: Squid) -> Seen:
    """The one request that has reached the origin; its framing must be right."""
    (seen,) = proxy.origin.take()
    if seen.body and "transfer-encoding" not in seen.headers:
        assert seen.headers["content-length"] == str(len(seen.body))
    return seen


def asked(proxy: Squid, before: int, host: str) -> list[str]:
    """Outcome words of the questions about a host since `before`, tunnels left out."""
    until = time.monotonic() + 10
    while True:
        lines = [line.split() for line in proxy.log()[before:]]
        words = [line[2] for line in lines if line[4] == host and line[5] != "-"]
        if words or time.monotonic() > until:
            return words
        time.sleep(0.05)


def form_parts(seen: Seen) -> dict[str, bytes]:
    """The fields of an uploaded form by name."""
    head = b"Content-Type: " + seen.headers["content-type"].encode() + b"\r\n\r\n"
    found: dict[str, bytes] = {}
    for part in message_from_bytes(head + seen.body).walk():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = content
    return found


def send(proxy: Squid, data: bytes, *options: str, url: str = CHATGPT) -> Reply:
    return proxy.curl(url, *options, data=data)


def test_allow_passes_to_the_byte(proxy: Squid) -> None:
    before = len(proxy.log())
    reply = send(proxy, chat(CLEAN), *JSON, "-H", "X-Own: Kept")
    seen = arrived(proxy)
    assert (reply.status, reply.body) == (200, b'{"answer": "Goeiendag"}')
    assert (seen.method, seen.host, seen.path, seen.body) == (
        "POST",
        "chatgpt.com",
        PROMPT,
        chat(CLEAN),
    )
    assert seen.headers["x-own"] == "Kept"
    assert asked(proxy, before, "chatgpt.com") == ["ICAP_ECHO/204"]


def test_redact_cleans_the_prompt_where_it_stands(proxy: Squid) -> None:
    before = len(proxy.log())
    reply = send(proxy, chat(PERSONAL), *JSON)
    seen = arrived(proxy)
    assert reply.status == 200
    assert seen.body == chat(REDACTED)
    assert asked(proxy, before, "chatgpt.com") == ["ICAP_MOD/200"]


def test_block_reaches_nobody(proxy: Squid) -> None:
    before = len(proxy.log())
    reply = send(proxy, chat(BULK), *JSON)
    told = json.loads(reply.body)
    assert reply.status == 403
    assert not proxy.origin.take()
    assert set(told) >= {"detail", "error"}
    assert "85.07" not in reply.body.decode()
    assert asked(proxy, before, "chatgpt.com") == ["ICAP_SAT/200"]


def test_nothing_of_ours_reaches_the_vendor(proxy: Squid, service: Roeland) -> None:
    send(proxy, chat(PERSONAL), *JSON, "-H", "X-Forwarded-For: 10.9.8.7")
    told = "\n".join(f"{name}: {value}" for name, value in arrived(proxy).headers.items()).lower()
    for word in ("dlp", "roeland", "icap", "x-client", "authenticated", "via:", "10.9.8.7"):
        assert word not in told
    assert str(service.icap_port) not in told


def test_http3_is_not_offered_for_what_is_decrypted(proxy: Squid) -> None:
    assert "alt-svc" not in send(proxy, chat(CLEAN), *JSON).headers.lower()


@pytest.mark.parametrize("host", ["grok.com", "chat.deepseek.com"])
def test_blocked_tools_are_refused_in_squid_itself(proxy: Squid, host: str) -> None:
    before = len(proxy.log())
    with ThreadPoolExecutor(4) as threads:
        replies = list(
            threads.map(lambda m: proxy.curl(f"https://{host}/x", "-X", m, "-m", "20"), METHODS)
        )
    # HEAD has no body, and curl waits for one when the method was given by hand.
    assert {reply.status for reply in replies} == {403}
    assert not proxy.origin.take()
    assert all("ICAP" not in line for line in proxy.log()[before:] if host in line)
    page = replies[METHODS.index("GET")].body.decode()
    assert "ERR_ROELAND_BLOCKED" not in page
    for language in ("nl", "fr", "de", "en"):
        assert f'<section lang="{language}">' in page
    assert host in page
    assert "%H" not in page


@pytest.mark.parametrize("method", METHODS)
def test_a_blocked_tool_on_a_shared_host_is_refused_by_roeland(proxy: Squid, method: str) -> None:
    reply = proxy.curl("https://x.com/i/grok", "-X", method, *(["-I"] if method == "HEAD" else []))
    assert reply.status == 403
    assert not proxy.origin.take()


def test_the_rest_of_a_shared_host_passes(proxy: Squid) -> None:
    assert proxy.curl("https://x.com/home?q=" + NUMBER).status == 200
    assert arrived(proxy).path == f"/home?q={NUMBER}"


def test_a_tax_form_stays_encrypted_and_untouched(proxy: Squid, service: Roeland) -> None:
    before, records = len(proxy.log()), len(service.audit())
    body = f"rrn={NUMBER}&naam=Test".encode()
    reply = proxy.curl("https://tax.example/aangifte", *FORM, data=body, ca=proxy.origin_ca)
    assert reply.status == 200  # the certificate is the origin's own
    assert arrived(proxy).body == body
    assert proxy.curl("https://tax.example/", ca=proxy.proxy_ca).failure == 60  # nobody else's
    assert not [line for line in proxy.log()[before:] if "tax.example" in line]
    assert len(service.audit()) == records


def test_a_tunnel_that_names_another_host_inside_is_closed(proxy: Squid) -> None:
    port = proxy.origin.port
    there = ("--connect-to", f"tax.example:{port}:chatgpt.com:{port}")
    reply = proxy.curl(f"https://tax.example{PROMPT}", *JSON, *there, data=chat(PERSONAL))
    assert (reply.connect, reply.status) == (200, 0)
    assert not proxy.origin.take()


def test_a_request_that_names_another_host_inside_does_not_pass_unread(proxy: Squid) -> None:
    send(proxy, chat(PERSONAL), *JSON, "-H", "Host: tax.example")
    assert NUMBER.encode() not in b"".join(seen.body for seen in proxy.origin.take())


@pytest.mark.parametrize("host", ["auth.openai.com", "accounts.google.com"])
def test_signing_in_is_not_decrypted(proxy: Squid, host: str) -> None:
    body = b"username=jan.peeters%40stad.example&password=Zx9%21kkLp22qq&state=eyJhbGciOi"
    reply = proxy.curl(f"https://{host}/u/login", *FORM, data=body, ca=proxy.origin_ca)
    assert reply.status == 200
    assert arrived(proxy).body == body


def test_a_page_with_its_assets_loads(proxy: Squid) -> None:
    paths = ["/", "/c/1", *(f"/assets/{n}.js?v={n}" for n in range(10)), "/favicon.ico"]
    with ThreadPoolExecutor(4) as threads:
        replies = list(threads.map(lambda p: proxy.curl(f"https://chatgpt.com{p}"), paths))
    assert {reply.status for reply in replies} == {200}
    assert sorted(seen.path for seen in proxy.origin.take()) == sorted(paths)


def test_a_burst_of_telemetry_passes_unread(proxy: Squid, service: Roeland) -> None:
    records = len(service.audit())
    body = json.dumps({"events": [{"userId": "jan.peeters@stad.example", "n": NUMBER}]}).encode()
    with ThreadPoolExecutor(4) as threads:
        replies = list(
            threads.map(
                lambda n: send(proxy, body, *JSON, url=f"https://chatgpt.com/ces/v1/t?n={n}"),
                range(12),
            )
        )
    assert {reply.status for reply in replies} == {200}
    assert [seen.body for seen in proxy.origin.take()] == [body] * 12
    assert len(service.audit()) == records


def test_a_path_that_only_begins_like_telemetry_is_read(proxy: Squid) -> None:
    url = "https://chatgpt.com/ces/v1/../../backend-api/conversation"
    send(proxy, chat(PERSONAL), *JSON, "--path-as-is", url=url)
    assert arrived(proxy).body == chat(REDACTED)


def test_an_address_is_scanned_like_a_body(proxy: Squid) -> None:
    assert proxy.curl(f"https://chatgpt.com/?q=mijn%20nummer%20is%20{NUMBER}").status == 200
    assert NUMBER not in arrived(proxy).path


def test_gemini_is_cleaned_in_its_own_escaping(proxy: Squid) -> None:
    path = "/_/BardChatUi/data/assistant.lamda.BardFrontendService/StreamGenerate"
    text = f'Zeg "{PERSONAL}"'
    send(proxy, gemini(text), *FORM, url=f"https://gemini.google.com{path}")
    assert gemini_text(arrived(proxy).body) == text.replace(NUMBER, PLACEHOLDER)


@pytest.mark.parametrize("coding", CODINGS)
def test_compressed_bodies_are_read(proxy: Squid, coding: str) -> None:
    packed = CODINGS[coding]
    header = ("-H", f"Content-Encoding: {coding}")
    send(proxy, packed(chat(CLEAN)), *JSON, *header)
    clean = arrived(proxy)
    assert (clean.body, clean.headers["content-encoding"]) == (packed(chat(CLEAN)), coding)
    send(proxy, packed(chat(PERSONAL)), *JSON, *header)
    cleaned = arrived(proxy)
    assert cleaned.body == chat(REDACTED)
    assert "content-encoding" not in cleaned.headers
    assert send(proxy, packed(chat(BULK)), *JSON, *header).status == 403


def test_an_unknown_coding_does_not_pass(proxy: Squid) -> None:
    assert send(proxy, b"\x01\x02", "-H", "Content-Encoding: x-secret").status == 403
    assert not proxy.origin.take()


@pytest.mark.parametrize(
    "options",
    [
        ("-H", "Transfer-Encoding: chunked"),
        ("-H", "Expect: 100-continue"),
        ("-H", "Transfer-Encoding: chunked", "-H", "Expect: 100-continue"),
    ],
    ids=["chunked", "expect", "both"],
)
@pytest.mark.parametrize("size", [0, 200_000], ids=["small", "large"])
def test_other_ways_to_upload(proxy: Squid, options: tuple[str, ...], size: int) -> None:
    filler = "Een zin zonder gegevens. " * (size // 25)
    assert send(proxy, chat(CLEAN + filler), *JSON, *options).status == 200
    assert arrived(proxy).body == chat(CLEAN + filler)
    assert send(proxy, chat(filler + PERSONAL), *JSON, *options).status == 200
    assert arrived(proxy).body == chat(filler + REDACTED)
    assert send(proxy, chat(filler + BULK), *JSON, *options).status == 403


def plain(size: int) -> str:
    """About so many characters without anything to find."""
    return "".join(f"Zin {n} zonder gegevens. " for n in range(size // 27))


@pytest.mark.parametrize("size", [1_000, 60_000, 70_000, 1_000_000])
def test_sizes(proxy: Squid, size: int) -> None:
    sentences = plain(size)
    send(proxy, chat(sentences), *JSON)
    assert arrived(proxy).body == chat(sentences)
    send(proxy, chat(sentences + PERSONAL), *JSON)
    assert arrived(proxy).body == chat(sentences + REDACTED)


@pytest.mark.slow
def test_twenty_megabytes(patient_proxy: Squid) -> None:
    sentences, wait = plain(20_000_000), ("--max-time", "300")
    assert 19_000_000 < len(sentences) < 21_000_000
    patient_proxy.origin.take()
    text = ("-H", "Content-Type: text/plain")
    assert send(patient_proxy, sentences.encode(), *text, *wait).status == 200
    assert arrived(patient_proxy).body == sentences.encode()
    assert send(patient_proxy, chat(sentences + PERSONAL), *JSON, *wait).status == 200
    assert arrived(patient_proxy).body == chat(sentences + REDACTED)
    assert send(patient_proxy, (sentences + BULK).encode(), *text, *wait).status == 403
    assert not patient_proxy.origin.take()


@pytest.mark.slow
def test_what_is_not_scanned_in_time_gets_a_page_and_does_not_pass(tmp_path: Path) -> None:
    """Twenty megabytes with names take longer than any proxy waits."""
    service = roeland(tmp_path, icap_deadline_s=3, workers=1)
    try:
        with squid(service.icap_port) as proxy:
            page = ("-H", "Sec-Fetch-Dest: document", "-H", "Content-Type: text/plain")
            reply = send(proxy, plain(20_000_000).encode(), *page)
            assert reply.status == 403
            for words in ("niet op tijd", "à temps", "nicht rechtzeitig", "did not finish in time"):
                assert words in reply.body.decode()
            assert not proxy.origin.take()
            assert proxy.log()[-1].split()[2] == "ICAP_SAT/200"
            assert send(proxy, chat(CLEAN), *JSON).status == 200  # and it goes on
        (record, _) = (json.loads(line) for line in service.audit())
        assert (record["verdict"], record["incomplete"]) == ("block", {"deadline": 1})
    finally:
        service.stop()


def test_documents_are_cleaned_inside_their_form(proxy: Squid, tmp_path: Path) -> None:
    word, text = tmp_path / "nota.docx", tmp_path / "nota.txt"
    word.write_bytes(document(PERSONAL))
    text.write_text(PERSONAL)
    reply = proxy.curl(
        "https://chatgpt.com/backend-api/files",
        *("-F", f"word=@{word}", "-F", f"text=@{text};type=text/plain", "-F", "purpose=chat"),
    )
    assert reply.status == 200
    seen = arrived(proxy)
    parts = form_parts(seen)
    assert document_text(parts["word"]) == REDACTED
    assert parts["text"].decode() == REDACTED
    assert parts["purpose"] == b"chat"
    assert b'filename="nota.docx"' in seen.body


def test_a_raw_upload_is_judged_by_what_it_is(proxy: Squid) -> None:
    kind = ("-X", "PUT", "-H", "Content-Type: application/octet-stream")
    url = "https://chatgpt.com/upload/1"
    send(proxy, document(PERSONAL), *kind, url=url)
    assert document_text(arrived(proxy).body) == REDACTED
    assert send(proxy, document(BULK), *kind, url=url).status == 403


def test_a_person_gets_a_page_and_a_script_gets_the_tools_error(proxy: Squid) -> None:
    page = ("-H", "Sec-Fetch-Dest: document", "-H", "Accept: text/html")
    person = send(proxy, b"q=" + BULK.encode(), *FORM, *page)
    assert person.status == 403
    assert "text/html" in person.headers
    assert "Dit bericht is niet verstuurd" in person.body.decode()
    script = send(proxy, chat(BULK), *JSON, url="https://claude.ai/api/organizations/1/completion")
    told = json.loads(script.body)
    assert (told["type"], told["error"]["type"]) == ("error", "permission_error")


def test_a_reason_lets_the_same_prompt_through_once(proxy: Squid, service: Roeland) -> None:
    text = "BEPERKTE VERSPREIDING\n\nOntwerp van nota over het plein."
    told = json.loads(send(proxy, chat(text), *JSON).body)["detail"]
    link = told.rpartition("https://dlp.city.example")[2]
    page = requests(service, link)
    assert "Send it anyway?" in page
    key = page.partition('name="key" value="')[2].partition('"')[0]
    fields = urlencode({"key": key, "reason": "authorised", "note": "afgesproken"})
    assert "It passes once." in requests(service, f"{link}/override", fields)
    assert not proxy.origin.take()
    assert send(proxy, chat(text), *JSON).status == 200
    assert arrived(proxy).body == chat(text)
    record = json.loads(service.audit()[-1])
    assert record["override"]["reason"] == "authorised"
    assert send(proxy, chat(text), *JSON).status == 403
    assert not proxy.origin.take()


def requests(service: Roeland, path: str, form: str | None = None) -> str:
    """A page of Roeland's own, as a person opens it."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    connection = HTTPConnection("127.0.0.1", service.port, timeout=60)
    connection.request("POST" if form else "GET", path, form, headers)
    answer = connection.getresponse()
    assert answer.status == 200
    page = answer.read().decode()
    connection.close()
    return page


def test_the_lists_can_open_places_to_sign_in(tmp_path: Path) -> None:
    hosts = "auth.openai.com login.microsoftonline.com accounts.google.com"
    environment = {"PATH": os.environ["PATH"], "DLP": str(DLP), "OPEN": hosts}
    subprocess.run([SHIPPED / "update-lists", str(tmp_path)], check=True, env=environment)
    opened = (tmp_path / "ai_hosts.txt").read_text().splitlines()
    closed = (tmp_path / "ai_sign_in.txt").read_text().splitlines()
    assert not {*hosts.split()} & {*closed}
    assert "login.live.com" in closed
    assert opened.count("login.microsoftonline.com") == 1
    assert "auth.openai.com" not in opened  # .openai.com has it
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "ai_blocked.txt",
        "ai_hosts.txt",
        "ai_sign_in.txt",
    ]


def test_every_question_is_in_the_audit_without_content(proxy: Squid, service: Roeland) -> None:
    before = len(service.audit())
    for text in (CLEAN, PERSONAL, BULK):
        send(proxy, chat(text), *JSON)
    records = [json.loads(line) for line in service.audit()[before:]]
    assert [record["verdict"] for record in records] == ["allow", "redact", "block"]
    assert {record["channel"] for record in records} == {"proxy"}
    written = "\n".join(service.audit())
    assert not re.search(r"[0-9]{2}-999|[0-9]{6}999[0-9]{2}", written)  # ids have 999 by chance
