"""The way past a block over ICAP: a reason at /why/ID, then the same content passes once."""

import json
import time
import uuid
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
import regex as re

from tests.api.icap.test_service import ask, connect, get, http
from tests.api.icap.wire import chunks, reqmod
from tests.integrations.squid.messages import BULK, CLEAN, NUMBER
from tests.integrations.squid.network import Roeland, roeland

FORM = "application/x-www-form-urlencoded"
PUBLIC = "https://dlp.city.example"
LIMITED = "BEPERKTE VERSPREIDING\n\nOntwerp van nota over de heraanleg van het plein."
UNREADABLE = "Content-Encoding: x-secret"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roeland]:
    started = roeland(
        tmp_path_factory.mktemp("override"), public_url=PUBLIC, deadline_s=60, workers=2
    )
    try:
        yield started
    finally:
        started.stop()


def prompt(text: str) -> bytes:
    """As ChatGPT's page sends it: another id and time with each try."""
    message = {"id": str(uuid.uuid4()), "create_time": round(time.time(), 3)}
    message |= {"content": {"content_type": "text", "parts": [text]}}
    return json.dumps({"messages": [message], "parent": str(uuid.uuid4())}).encode()


def send(
    service: Roeland,
    body: bytes,
    *lines: str,
    user: str = "",
    address: str = "10.0.0.7",
    **where: str,
) -> tuple[str, str, bytes]:
    """Verdict, id and what goes on instead."""
    who = {"X-Client-IP": address} | ({"X-Authenticated-User": user} if user else {})
    with connect(service.icap_port) as client:
        head = http(body, *lines, **where)
        client.send(reqmod(http=head, body=chunks(body), Allow="204", **who))
        _, headers, _, sent = client.answer()
    return headers["x-dlp-verdict"], headers["x-dlp-id"], sent


def give(
    service: Roeland, identifier: str, reason: str = "authorised", note: str = "", **more: str
) -> tuple[int, str]:
    """Fill in the form of that page."""
    page = get(service, f"/why/{identifier}")[1]
    keys = set(re.findall(r'name="key" value="([^"]+)"', page))
    fields = {"key": next(iter(keys), "none"), "reason": reason, "note": note, **more}
    connection = HTTPConnection("127.0.0.1", service.port, timeout=30)
    headers = {"Content-Type": FORM, "Origin": "null", "Host": "dlp.city.example"}
    connection.request("POST", f"/why/{identifier}/override", urlencode(fields), headers)
    answer = connection.getresponse()
    told = answer.status, answer.read().decode()
    connection.close()
    return told


def last(service: Roeland) -> dict[str, object]:
    record: dict[str, object] = json.loads(service.audit()[-1])
    return record


def test_the_same_text_passes_once_and_the_audit_has_the_reason(service: Roeland) -> None:
    verdict, identifier, _ = send(service, prompt(LIMITED))
    assert verdict == "block"
    page = get(service, f"/why/{identifier}")[1]
    for words in ("Toch versturen?", "Envoyer quand même", "Trotzdem senden?", "Send it anyway?"):
        assert words in page
    assert "as it is" in page
    status, page = give(service, identifier, "emergency", f"voor dossier {NUMBER}")
    assert (status, "It passes once." in page, "<form" in page) == (200, True, True)
    assert send(service, prompt(LIMITED))[0] == "allow"
    record = last(service)
    override = record["override"]
    assert isinstance(override, dict)
    assert (record["verdict"], override["reason"]) == ("allow", "emergency")
    assert override["rules"]
    assert override["note"] == "voor dossier <BE_NATIONAL_NUMBER_1>"
    assert send(service, prompt(LIMITED))[0] == "block"  # once
    assert len([line for line in service.audit() if identifier in line]) == 1


def test_where_the_policy_gives_the_rest_it_is_cleaned(service: Roeland) -> None:
    _, identifier, _ = send(service, prompt(BULK))
    assert "what was found is replaced" in get(service, f"/why/{identifier}")[1]
    assert give(service, identifier)[0] == 200
    verdict, _, sent = send(service, prompt(BULK))
    assert verdict == "redact"
    assert b"85.07" not in sent
    assert b"<BE_NATIONAL_NUMBER_12>" in sent


@pytest.mark.parametrize(
    "change",
    ["text", "more", "place", "address", "user"],
)
def test_it_holds_for_that_content_place_and_person_only(service: Roeland, change: str) -> None:
    text = f"{LIMITED} Over {change}."
    _, identifier, _ = send(service, prompt(text))
    assert give(service, identifier)[0] == 200
    second = json.dumps([text, LIMITED + " Een tweede."]).encode()
    others: dict[str, tuple[bytes, dict[str, str]]] = {
        "text": (prompt(text + " En nog iets."), {}),
        "more": (second, {}),
        "place": (prompt(text), {"host": "claude.ai"}),
        "address": (prompt(text), {"address": "10.0.0.8"}),
        "user": (prompt(text), {"user": "jan"}),
    }
    body, where = others[change]
    assert send(service, body, **where)[0] == "block"
    assert send(service, prompt(text))[0] == "allow"


def test_with_a_user_the_address_does_not_matter(service: Roeland) -> None:
    text = f"{LIMITED} Met naam."
    _, identifier, _ = send(service, prompt(text), user="CITY\\jan")
    give(service, identifier)
    assert send(service, prompt(text), user="CITY\\piet")[0] == "block"
    assert send(service, prompt(text), user="CITY\\jan", address="10.0.0.9")[0] == "allow"


def test_what_cannot_be_read_may_pass_for_a_reason(service: Roeland) -> None:
    _, identifier, _ = send(service, b"\x01\x02\x03" * 9, UNREADABLE)
    assert give(service, identifier)[0] == 200
    assert send(service, b"\x01\x02\x04" * 9, UNREADABLE)[0] == "block"
    assert send(service, b"\x01\x02\x03" * 9, UNREADABLE)[0] == "allow"
    assert last(service)["complete"] is False
    assert send(service, b"\x01\x02\x03" * 9, UNREADABLE)[0] == "block"


def upload(content: bytes) -> tuple[bytes, str]:
    """A form as a browser makes it, with another boundary each time."""
    boundary = f"----WebKitFormBoundary{uuid.uuid4().hex[:16]}"
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="f"; filename="a.bin"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
    return body, f"Content-Type: multipart/form-data; boundary={boundary}"


def test_an_unreadable_upload_is_known_again_with_another_boundary(service: Roeland) -> None:
    secret = bytes(range(256)) * 20
    verdict, identifier, _ = send(service, *upload(secret))
    assert verdict == "block"
    assert give(service, identifier)[0] == 200
    assert send(service, *upload(secret + b"x"))[0] == "block"
    assert send(service, *upload(secret))[0] == "allow"


def test_only_the_pages_own_form_counts(service: Roeland) -> None:
    text = f"{LIMITED} Formulier."
    _, identifier, _ = send(service, prompt(text))
    assert give(service, identifier, key="guessed")[0] == 403
    assert give(service, identifier, reason="because")[0] == 422
    assert give(service, identifier, note="x" * 201)[0] == 422
    assert give(service, identifier, **{f"f{n}": "x" for n in range(9)})[0] == 400
    assert give(service, "01M8M72BZ3J5P7EPHZ7FCSDCNN")[0] == 404
    assert send(service, prompt(text))[0] == "block"


def test_where_the_policy_leaves_no_way_the_page_has_none(service: Roeland) -> None:
    _, _, _, body = ask(service, prompt("TLP:RED\n\nNota."))
    link = re.search(r"/why/([0-9A-Z]{26})", json.loads(body)["detail"])
    assert link is not None
    page = get(service, f"/why/{link[1]}")[1]
    assert "Toch versturen" not in page
    assert 'name="key"' not in page


def test_nothing_of_what_was_sent_is_kept(service: Roeland, tmp_path: Path) -> None:
    _, identifier, _ = send(service, prompt(BULK + " Zeezout"))
    give(service, identifier, "other", "Zeezout mag")
    assert send(service, prompt(BULK + " Zeezout"))[0] == "redact"
    assert send(service, prompt(CLEAN))[0] == "allow"
    files = [path for path in service.folder.rglob("*") if path.is_file()]
    written = b"\n".join(path.read_bytes() for path in files)
    assert b"85.07" not in written
    assert written.count(b"Zeezout") == 1  # the person's own note
    assert b"Zeezout mag" in written
    assert not list(tmp_path.iterdir())
