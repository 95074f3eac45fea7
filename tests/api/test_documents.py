"""POST /v1/scan/document and /v1/redact/document: forms and bare files, answers, errors."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from api.answer import DocumentAnswer
from tests.api.server import Answer, Running, running

NUMBER = "85.07.30-999.32"
LETTER = f"Mijn rijksregisternummer is {NUMBER}.\r\n"
CLEAN = "Mijn rijksregisternummer is <BE_NATIONAL_NUMBER_1>.\r\n"
BOUNDARY = "x-boundary"


def form(*parts: tuple[str, str, bytes], end: str = "--") -> tuple[bytes, str]:
    """A multipart body of (header parameters, content type, content), and its Content-Type."""
    body = b"".join(
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n".encode()
        + (f"Content-Type: {kind}\r\n" if kind else "").encode()
        + b"\r\n"
        + content
        + b"\r\n"
        for name, kind, content in parts
    )
    return body + f"--{BOUNDARY}{end}\r\n".encode(), f"multipart/form-data; boundary={BOUNDARY}"


def file_part(content: bytes, name: str = "brief.txt") -> tuple[str, str, bytes]:
    return f'name="file"; filename="{name}"', "text/plain", content


def field(name: str, value: Any) -> tuple[str, str, bytes]:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return f'name="{name}"', "", raw


def send(service: Running, route: str, *parts: tuple[str, str, bytes]) -> Answer:
    body, kind = form(*parts)
    return service.request("POST", f"/v1/{route}/document", body, {"Content-Type": kind})


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("documents")
    with running(folder, factory="api.serving:build") as started:
        yield started


def test_a_form_and_a_bare_file_give_one_answer(real: Running) -> None:
    in_form = send(real, "scan", file_part(LETTER.encode(), "brief 12.txt")).json()
    bare = real.request(
        "POST",
        "/v1/scan/document",
        LETTER.encode(),
        {"Content-Type": "text/plain", "DLP-Filename": "brief%2012.txt"},
    ).json()
    for answer in (in_form, bare):
        DocumentAnswer.model_validate(answer)
        for changing in ("id", "timings_ms"):
            del answer[changing]
    assert in_form == bare
    assert in_form["verdict"] == "redact"
    (found,) = in_form["findings"]
    assert (found["part"], found["start"], found["end"]) == ("text", 28, 43)
    assert in_form["document"] == {
        "media_type": "text/plain",
        "declared_type": "text/plain",
        "label": None,
        "parts": [
            {"part": "#name", "media_type": "text/plain", "characters": 12, "scanned": True},
            {"part": "text", "media_type": "text/plain", "characters": 46, "scanned": True},
        ],
        "redactable": True,
    }


def test_the_redacted_file_comes_back_with_its_counts(real: Running) -> None:
    answer = send(real, "redact", file_part(LETTER.encode(), f"{NUMBER}.txt"))
    assert (answer.status, answer.body.decode()) == (200, CLEAN)
    assert answer.headers["dlp-verdict"] == "redact"
    assert answer.headers["dlp-findings"] == "BE_NATIONAL_NUMBER=2"
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''BE_NATIONAL_NUMBER_1.txt"
    )


def test_what_may_pass_comes_back_as_it_came(real: Running) -> None:
    for content in (b"De bibliotheek is open.\r\n\xff", b""):
        answer = send(real, "redact", file_part(content))
        assert (answer.status, answer.body) == (200, content)
        assert (answer.headers["dlp-verdict"], answer.headers["dlp-findings"]) == ("allow", "")


def test_a_block_is_a_200_when_scanned_and_a_403_when_the_file_is_asked_for(real: Running) -> None:
    unknown = file_part(bytes(range(256)))
    scanned = send(real, "scan", unknown)
    assert (scanned.status, scanned.json()["verdict"]) == (200, "block")
    assert scanned.json()["incomplete"][0]["reason"] == "unsupported"
    refused = send(real, "redact", unknown)
    problem = refused.json()
    assert (refused.status, problem["type"], problem["status"]) == (403, "blocked", 403)
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["dlp-verdict"] == "block"
    assert problem["rules"] == ["incomplete"]


def test_the_destination_of_a_bare_file_counts(real: Running) -> None:
    headers = {"Content-Type": "text/plain", "DLP-Destination": "https://grok.com/c/1"}
    answer = real.request("POST", "/v1/scan/document", b"dag", headers).json()
    assert (answer["verdict"], answer["tier"]) == ("block", "blocked")


def test_context_and_options_count(real: Running) -> None:
    answer = send(
        real,
        "scan",
        field("context", {"destination": "grok.com"}),
        file_part("é 85.07.30-999.32".encode()),
        field("options", {"offsets": "byte"}),
    ).json()
    assert answer["tier"] == "blocked"
    assert (answer["findings"][0]["start"], answer["findings"][0]["end"]) == (3, 18)


def test_an_override_is_bound_to_the_file(real: Running) -> None:
    unknown = bytes(range(256))
    offer = send(real, "scan", file_part(unknown)).json()["override"]
    given = {"override": {"token": offer["token"], "reason": "authorised"}}
    other = send(real, "scan", file_part(unknown + b"x"), field("options", given))
    assert other.status == 422
    lifted = send(real, "redact", file_part(unknown), field("options", given))
    assert (lifted.status, lifted.body) == (200, unknown)


WRONG = [
    ([field("context", {})], 422, "file"),
    ([file_part(b"x"), file_part(b"y")], 422, "file"),
    ([file_part(b"x"), field("other", {})], 422, "part 2"),
    ([file_part(b"x"), field("context", {"channel": "fax"})], 422, "context/channel"),
    ([file_part(b"x"), field("context", {"lang": "nl"})], 422, "context/key 1"),
    ([file_part(b"x"), field("context", [])], 422, "context"),
    ([file_part(b"x"), field("options", b"{")], 400, "options"),
    ([file_part(b"x"), field("options", b"\xff")], 400, "options"),
]


@pytest.mark.parametrize(("parts", "status", "where"), WRONG)
@pytest.mark.parametrize("route", ["scan", "redact"])
def test_mistakes_name_the_field(
    service: Running, route: str, parts: list[tuple[str, str, bytes]], status: int, where: str
) -> None:
    answer = send(service, route, *parts)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["field"] == where


BROKEN = [
    (form(file_part(b"x"), end="")[0], f"multipart/form-data; boundary={BOUNDARY}", 400),
    (b"nothing of the sort", f"multipart/form-data; boundary={BOUNDARY}", 400),
    (form(file_part(b"x"))[0], "multipart/form-data", 400),
    (b"x", "", 415),
]


@pytest.mark.parametrize(("body", "kind", "status"), BROKEN)
def test_broken_bodies(service: Running, body: bytes, kind: str, status: int) -> None:
    answer = service.request("POST", "/v1/scan/document", body, {"Content-Type": kind})
    assert answer.status == status


@pytest.mark.parametrize("name", ["%ff", "%zz", "a b", "é"])
def test_a_wrong_file_name_is_refused(service: Running, name: str) -> None:
    headers = {"Content-Type": "text/plain", "DLP-Filename": name}
    answer = service.request("POST", "/v1/scan/document", b"x", headers)
    assert answer.status == 422
    assert answer.json()["errors"][0]["field"] == "DLP-Filename"


@pytest.mark.parametrize(("does", "reason"), [(b"crash ", "crashed"), (b"raise ", "failure")])
def test_a_crash_and_a_mistake_of_ours_are_answered(
    service: Running, does: bytes, reason: str
) -> None:
    for route, status in (("scan", 200), ("redact", 403)):
        answer = send(service, route, file_part(does))
        assert answer.status == status
        assert answer.headers["dlp-verdict"] == "block"
        assert answer.json()["incomplete"][0]["reason"] == reason


def test_a_large_document_comes_back_whole_and_a_larger_one_is_refused(
    service: Running, tmp_path: Any
) -> None:
    content = b"block " * 700_000
    answer = service.request(
        "POST", "/v1/scan/document", content, {"Content-Type": "application/x"}
    )
    assert answer.json()["document"]["parts"][0]["characters"] == len(content)
    clean = b"- " * 2_000_000
    back = service.request("POST", "/v1/redact/document", clean, {"Content-Type": "application/x"})
    assert back.body == clean
    with running(tmp_path, max_document_bytes=2_000_000) as small:
        refused = small.request(
            "POST", "/v1/scan/document", content, {"Content-Type": "application/x"}
        )
        assert refused.status == 413
        assert "max_document_bytes" in refused.json()["errors"][0]["remedy"]
