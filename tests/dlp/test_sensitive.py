"""What the shipped policy answers on special categories and confidential topics, by whole scans."""

import pytest

from dlp.data import Context, Options, OverrideRequest
from dlp.scanner import Scanner

NUMBER = "85.07.30-999.32"
STATEMENT = f"Mevrouw Peeters, rrn {NUMBER}, heeft schizofrenie."
TOPIC = f"Tuchtdossier: preventieve schorsing, verhoor op 3 juni. Nummer {NUMBER}."

# text, verdict in a tolerated tool, what an override gives, rules that asked
CASES = [
    ("a statement with a number", STATEMENT, "block", "redact"),
    ("a statement with a name only", "Mevrouw Peeters heeft schizofrenie.", "block", "redact"),
    ("a confidential topic", TOPIC, "block", "redact"),
    ("a role alone", "Mijn cliënt heeft schizofrenie. Hoe pak ik dit aan?", "allow", None),
    ("a leaflet", "Folder: leven met diabetes, voor personen met suikerziekte.", "allow", None),
    ("a law", "Artikel 57: het leefloon wordt toegekend door het bijzonder comité.", "allow", None),
    ("figures", "In 2025 kregen 1.240 personen een leefloon.", "allow", None),
]


@pytest.mark.parametrize(("name", "text", "verdict", "gives"), CASES)
def test_a_tool_that_is_tolerated(
    scanner: Scanner, name: str, text: str, verdict: str, gives: str | None
) -> None:
    answer = scanner.scan(text=text)
    assert answer.verdict == verdict, name
    assert (answer.override or {}).get("gives") == gives


@pytest.mark.parametrize("text", [STATEMENT, TOPIC])
def test_an_approved_tool_gets_it_without_what_identifies(scanner: Scanner, text: str) -> None:
    answer = scanner.scan(text=text, context=Context(tier="approved"))
    assert answer.verdict == "redact"
    assert NUMBER not in answer.redacted["text"]
    assert {f.category for f in answer.findings} & {"special_category", "confidential"}
    kept = [word for word in ("schizofrenie", "preventieve schorsing") if word in text]
    assert all(word in answer.redacted["text"] for word in kept)


def test_an_override_takes_out_what_identifies_and_leaves_the_passage(scanner: Scanner) -> None:
    offered = scanner.scan(text=STATEMENT).override
    assert offered is not None
    override = OverrideRequest(token=offered["token"], reason="authorised")
    answer = scanner.scan(text=STATEMENT, options=Options(override=override))
    assert answer.verdict == "redact"
    assert NUMBER not in answer.redacted["text"]
    assert "schizofrenie" in answer.redacted["text"]


def test_a_role_alone_is_reported(scanner: Scanner) -> None:
    (finding,) = scanner.scan(text="Mijn cliënt heeft schizofrenie.").findings
    assert (finding.entity, finding.recognizer) == ("HEALTH_DATA", "statement-health")
