"""The OpenAPI document against the service: requests made up from it, answers checked by it."""

import json
from typing import Any

import pytest
import regex as re
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from api.answer import ScanAnswer
from api.routes_operation import PAGE, PAGE_FILES
from tests.api.server import Running

CHECKS = [
    schemathesis.checks.not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
]


@schemathesis.serializer("message/http")
def whole(_context: Any, value: Any) -> bytes:
    """A body that is one HTTP message: as it was made up."""
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode))
def test_requests_from_the_document(service: Running, mode: "schemathesis.GenerationMode") -> None:
    schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{service.port}/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    tried = [
        _try(operation, mode)
        for operation in operations
        if mode.is_positive or (operation.method == "post" and _can_be_wrong(operation))
    ]
    assert sum(tried) > 60


def _can_be_wrong(operation: "schemathesis.APIOperation[Any, Any, Any, Any]") -> bool:
    """False without a body, and where the document says nothing of what stands in it."""
    return any(body.media_type != "message/http" for body in operation.body)


def _try(
    operation: "schemathesis.APIOperation[Any, Any, Any, Any]", mode: "schemathesis.GenerationMode"
) -> int:
    """Send made-up requests to one operation; how many there were."""
    cases = []
    must_pass = mode.is_positive and operation.path == "/v1/scan"
    checks = [check for check in CHECKS if not _is_lost_in_a_form(check, operation.path)]

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy(generation_mode=mode))
    def every(case: "schemathesis.Case[Any]") -> None:
        cases.append(case)
        answer = case.call_and_validate(checks=checks)
        assert not must_pass or answer.status_code == 200 or "override" in str(case.body)

    every()
    return len(cases)


def _is_lost_in_a_form(check: Any, path: str) -> bool:
    """A form has no way to write an empty list, so a wrong field may leave as none at all.

    tests/api/test_documents.py has the wrong fields of these routes.
    """
    return check is negative_data_rejection and path.endswith("/document")


def test_document_describes_every_answer(service: Running) -> None:
    document = service.request("GET", "/openapi.json").json()
    for path in (
        "/v1/scan",
        "/v1/scan/document",
        "/v1/redact/document",
        "/v1/feedback",
        "/healthz",
        "/readyz",
        "/metrics",
        "/v1/policy",
    ):
        assert path in document["paths"]
    for path in ("/v1/scan", "/v1/scan/document", "/v1/redact/document"):
        answers = document["paths"][path]["post"]["responses"]
        assert set(answers) == {"200", "400", "401", "403", "408", "413", "415", "422", "503"}
    text = json.dumps(document)
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', text))
    assert named <= set(document["components"]["schemas"])


EXPECTED_KEYS = [
    "id",
    "verdict",
    "mode",
    "would_be",
    "complete",
    "incomplete",
    "findings",
    "redacted",
    "placeholders",
    "rules",
    "message",
    "override",
    "alternatives",
    "policy",
    "tier",
    "timings_ms",
]


def test_answer_has_the_shape_of_the_document(service: Running) -> None:
    answer = service.scan("x 85.07.30-999.32", options={"explain": True}).json()
    ScanAnswer.model_validate(answer)
    assert list(answer)[: len(EXPECTED_KEYS)] == EXPECTED_KEYS
    assert answer["findings"][0]["reasons"] == [
        "the text has the form of this entity",
        "its check digits are right",
    ]


def test_low_findings_are_for_explain_only(service: Running) -> None:
    plain = service.scan("low").json()
    assert plain["findings"] == []
    assert "reasons" not in plain
    explained = service.scan("low", options={"explain": True}).json()
    assert explained["findings"][0]["likelihood"] == "unlikely"


UNITS = [("codepoint", 2, 17), ("utf16", 3, 18), ("byte", 5, 20)]


@pytest.mark.parametrize(("unit", "start", "end"), UNITS)
def test_offsets_are_in_the_unit_asked_for(
    service: Running, unit: str, start: int, end: int
) -> None:
    answer = service.scan("\U0001f600 85.07.30-999.32", options={"offsets": unit})
    finding = answer.json()["findings"][0]
    assert (finding["start"], finding["end"]) == (start, end)


def test_every_json_body_has_an_example_that_is_right(service: Running) -> None:
    """The page fills them in; a judgement is of a verdict of one's own."""
    paths = service.request("GET", "/openapi.json").json()["paths"]
    tried = set()
    for path, methods in paths.items():
        body = methods.get("post", {}).get("requestBody", {"content": {}})
        if (content := body["content"].get("application/json")) is None:
            continue
        example = content["example"]
        if "id" in example:
            example = {**example, "id": service.scan("85.07.30-999.32").json()["id"]}
        assert service.request("POST", path, example).status in (200, 204)
        tried.add(path)
    assert tried == {"/v1/scan", "/v1/feedback"}


def test_page_needs_nothing_from_outside(service: Running) -> None:
    for name in PAGE_FILES:
        answer = service.request("GET", f"/docs/{name}".rstrip("/"))
        assert answer.status == 200
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert not re.search(rb"(?:src|href|url|import)\W{1,4}(?:https?:)?//", answer.body)
    page = (PAGE / "index.html").read_text()
    assert "<script>" not in page
    assert " style=" not in page
